"""The keywords for lists and objects."""

from __future__ import annotations

from typing import Any

from guidelint.checks.json_schema import values
from guidelint.checks.json_schema.issue import NONE, Issue, Issues, Schema, below, issue
from guidelint.checks.json_schema.walk import Keyword, Walk
from guidelint.checks.nearest import nearest, same_but_case
from guidelint.model import Member, Value

# --- lists -------------------------------------------------------------------------------------


def prefix_items(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    found = NONE
    for index, (item, inner) in enumerate(zip(value.items, schema["prefixItems"], strict=False)):
        issues = walk.visit(item, inner, depth)
        if issues:
            found = found + below(f"[{index}]", issues)
    return found


def items(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    inner, first = schema["items"], len(schema.get("prefixItems", ()))
    found = NONE
    for index, item in enumerate(value.items):
        if index < first:
            continue
        if inner is False:
            extra = issue("limit", item, f"is one entry more than the {first} allowed")
            return [*found, extra._replace(path=f"[{index}]")]
        issues = walk.visit(item, inner, depth)
        if issues:
            found = found + below(f"[{index}]", issues)
    return found


def _size(value: Value, size: int, least: bool, limit: int, noun: tuple[str, str]) -> Issues:
    if (size >= limit) if least else (size <= limit):
        return NONE
    need = f"at least {limit} are needed" if least else f"at most {limit} are allowed"
    return [issue("limit", value, f"has {size or 'no'} {noun[size != 1]}, {need}")]


def item_count(keyword: str) -> Keyword:
    def check(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
        if value.kind != "array":
            return NONE
        noun = ("entry", "entries")
        return _size(value, len(value.items), keyword == "minItems", schema[keyword], noun)

    return check


def unique_items(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    if value.kind != "array" or schema["uniqueItems"] is not True:
        return NONE
    seen: dict[str, int] = {}
    found = []
    for index, item in enumerate(value.items):
        first = seen.setdefault(repr((item.kind, item.plain())), index)
        if first != index and item.pure:
            repeat = issue("limit", item, f"repeats entry [{first}]")
            found.append(repeat._replace(path=f"[{index}]"))
    return found


# --- objects -----------------------------------------------------------------------------------


def _spreads(value: Value) -> bool:
    """Whether an object takes more keys from an expression (``{...other}``)."""
    return any(member.key == "..." for member in value.members)


def properties(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    properties = schema["properties"]
    found = NONE
    for member in value.members:
        inner = properties.get(member.key)
        if inner:
            issues = walk.visit(member.value, inner, depth)
            if issues:
                found = found + below("." + member.key, issues)
        elif inner is False:
            found = [*found, unknown(value, member, ())]
    return found


def pattern_properties(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    found = NONE
    for pattern, inner in schema["patternProperties"].items():
        matches = values.python_pattern(pattern).search
        for member in value.members:
            if matches(member.key):
                found = found + below("." + member.key, walk.visit(member.value, inner, depth))
    return found


def additional(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    inner = schema["additionalProperties"]
    known = schema.get("properties", ())
    found = NONE
    for member in value.members:
        if member.key in known or inner is True or member.key == "...":
            continue
        patterns = schema.get("patternProperties", ())
        if any(values.python_pattern(pattern).search(member.key) for pattern in patterns):
            continue
        if inner is False:
            found = [*found, unknown(value, member, known)]
        else:
            found = found + below("." + member.key, walk.visit(member.value, inner, depth))
    return found


def unknown(value: Value, member: Member, known: Any) -> Issue:
    """The issue of a key that the schema does not know, with the nearest one it does."""
    present = {other.key for other in value.members}
    case = same_but_case(member.key, known)
    case = case if case not in present else ""
    near = case or nearest(member.key, [key for key in known if key not in present])
    return Issue(
        "unknown",
        member.start,
        member.end,
        "is not known here",
        member.value,
        path="." + member.key,
        name=member.key,
        near=near,
        case=bool(case),
        allowed=tuple(known),
    )


def property_names(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    found = NONE
    for member in value.members:
        key = Value("string", member.start, member.end, member.key)
        issues = walk.visit(key, schema["propertyNames"], depth)
        found = [*found, *below("." + member.key, issues)]
    return found


def key_count(keyword: str) -> Keyword:
    def check(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
        if value.kind != "object" or _spreads(value):
            return NONE
        size = len({member.key for member in value.members})
        noun = ("key", "keys")
        return _size(value, size, keyword == "minProperties", schema[keyword], noun)

    return check


def required(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    return _lacking(walk, value, schema, schema["required"], "is missing")


def dependent_required(walk: Walk, value: Value, schema: Schema, depth: int) -> Issues:
    found = NONE
    for key, needed in schema["dependentRequired"].items():
        if value.get(key) is not None:
            why = f"is missing; “{key}” needs it"
            found = found + _lacking(walk, value, schema, needed, why)
    return found


def _lacking(walk: Walk, value: Value, schema: Schema, needed: list[str], why: str) -> Issues:
    if value.kind != "object":
        return NONE
    present = {member.key for member in value.members}
    if present.issuperset(needed) or _spreads(value):
        return NONE
    known = schema.get("properties", {})
    strangers = sorted(present.difference(known))
    return [
        issue("missing", value, why)._replace(
            path="." + key,
            name=key,
            expected=walk.expected(known.get(key)),
            near=same_but_case(key, strangers) or nearest(key, strangers),
        )
        for key in needed
        if key not in present
    ]
