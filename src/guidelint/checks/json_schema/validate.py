"""A value against a schema: the table of keywords, and those that combine schemas."""

from __future__ import annotations

from collections.abc import Callable

from guidelint.checks.json_schema import containers, unions, values
from guidelint.checks.json_schema.fits import surely_fits
from guidelint.checks.json_schema.issue import NONE, Issues, Schema, issue
from guidelint.checks.json_schema.walk import Keyword, Walk
from guidelint.model import Value


def validate(value: Value, schema: Schema, length: Callable[[str], int] = len) -> Issues:
    """Every issue of `value` in document order; `schema` must have no `schema_problems`.

    `length` measures what minLength and maxLength limit (by default code points).
    """
    if length is len and surely_fits(value, schema):
        return []
    issues = Walk(schema, _KEYWORDS, length).visit(value, schema, 0)
    return sorted(issues, key=lambda found: found.start)


# --- schemas about schemas -----------------------------------------------------------------------


def _reference(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    """Each value meets each definition once: a schema that refers to itself stays linear."""
    key = (id(value), schema["$ref"])
    if key not in walk.met:
        walk.met[key] = NONE  # what leads back here on the same value asks nothing new
        walk.met[key] = walk.visit(value, walk.resolve(schema["$ref"]), depth)
    return walk.met[key]


def _all_of(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    found = NONE
    for inner in schema["allOf"]:
        issues = walk.visit(value, inner, depth)
        found = found + [other for other in issues if other not in found]
    return found


def _any_of(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    branches: list[unions.Branch] = []
    for inner in schema["anyOf"]:
        issues = walk.visit(value, inner, depth)
        if not issues:
            return NONE
        branches.append((walk.followed(inner), issues))
    return unions.closest(value, branches)


def _one_of(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    branches: list[unions.Branch] = []
    fitting = 0
    for inner in schema["oneOf"]:
        issues = walk.visit(value, inner, depth)
        fitting += not issues
        branches.append((walk.followed(inner), issues))
    if fitting > 1 and value.pure:
        return [issue("rule", value, f"fits {fitting} forms of which only one may fit")]
    return NONE if fitting else unions.closest(value, branches)


def _not(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    if not value.pure or walk.visit(value, schema["not"], depth):
        return NONE
    words = walk.expected(schema["not"])
    return [issue("rule", value, f"must not be {words}" if words else "is not allowed here")]


def _if(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    branch = "else" if walk.visit(value, schema["if"], depth) else "then"
    return walk.visit(value, schema.get(branch, True), depth)


def _bound(keyword: str) -> Keyword:
    return lambda walk, value, schema, depth: values.bound(value, keyword, schema[keyword])


_KEYWORDS: dict[str, Keyword] = {
    "$ref": _reference,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
    "enum": lambda walk, value, schema, depth: values.enum(value, schema["enum"]),
    "const": lambda walk, value, schema, depth: values.enum(value, [schema["const"]]),
    "minLength": lambda walk, value, schema, depth: values.min_length(
        value, schema["minLength"], walk.length
    ),
    "maxLength": lambda walk, value, schema, depth: values.max_length(
        value, schema["maxLength"], walk.length
    ),
    "pattern": lambda walk, value, schema, depth: values.pattern(value, schema["pattern"]),
    "format": lambda walk, value, schema, depth: values.format_(value, schema["format"]),
    "minimum": _bound("minimum"),
    "maximum": _bound("maximum"),
    "exclusiveMinimum": _bound("exclusiveMinimum"),
    "exclusiveMaximum": _bound("exclusiveMaximum"),
    "multipleOf": lambda walk, value, schema, depth: values.multiple_of(
        value, schema["multipleOf"]
    ),
    "prefixItems": containers.prefix_items,
    "items": containers.items,
    "minItems": containers.item_count("minItems"),
    "maxItems": containers.item_count("maxItems"),
    "uniqueItems": containers.unique_items,
    "properties": containers.properties,
    "patternProperties": containers.pattern_properties,
    "additionalProperties": containers.additional,
    "propertyNames": containers.property_names,
    "minProperties": containers.key_count("minProperties"),
    "maxProperties": containers.key_count("maxProperties"),
    "required": containers.required,
    "dependentRequired": containers.dependent_required,
}
