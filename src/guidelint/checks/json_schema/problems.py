"""What is wrong with a schema itself: asked once, when the config is loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from guidelint.checks.json_schema.formats import ANNOTATIONS, FORMATS
from guidelint.checks.json_schema.values import python_pattern
from guidelint.checks.json_schema.walk import resolve
from guidelint.checks.nearest import nearest

_TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")
_SCHEMA = ("not", "if", "then", "else", "items", "additionalProperties", "propertyNames")
_SCHEMAS = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED = ("properties", "patternProperties", "$defs", "definitions")


def _is_size(data: Any) -> bool:
    return isinstance(data, int) and not isinstance(data, bool) and data >= 0


def _is_number(data: Any) -> bool:
    return isinstance(data, int | float) and not isinstance(data, bool)


def _is_texts(data: Any) -> bool:
    return isinstance(data, list) and all(isinstance(item, str) for item in data)


def _is_text(data: Any) -> bool:
    return isinstance(data, str)


_ARGUMENTS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "required": (_is_texts, "a list of names"),
    "enum": (lambda data: isinstance(data, list) and bool(data), "a list of values"),
    "const": (lambda data: True, ""),
    "pattern": (_is_text, "a regular expression"),
    "format": (_is_text, "the name of a format"),
    "minLength": (_is_size, "a whole number"),
    "maxLength": (_is_size, "a whole number"),
    "minItems": (_is_size, "a whole number"),
    "maxItems": (_is_size, "a whole number"),
    "minProperties": (_is_size, "a whole number"),
    "maxProperties": (_is_size, "a whole number"),
    "minimum": (_is_number, "a number"),
    "maximum": (_is_number, "a number"),
    "exclusiveMinimum": (_is_number, "a number"),
    "exclusiveMaximum": (_is_number, "a number"),
    "multipleOf": (lambda data: _is_number(data) and data > 0, "a number above 0"),
    "uniqueItems": (lambda data: isinstance(data, bool), "true or false"),
    "dependentRequired": (
        lambda data: isinstance(data, dict) and all(map(_is_texts, data.values())),
        "an object of lists of names",
    ),
    "$ref": (_is_text, "a local reference such as #/$defs/Name"),
    "type": (lambda data: True, ""),
}

# Keywords that say something to people and editors and limit nothing.
DESCRIPTIONS = frozenset(
    [
        "$schema",
        "$id",
        "$comment",
        "$anchor",
        "$vocabulary",
        "title",
        "description",
        "default",
        "examples",
        "example",
        "deprecated",
        "readOnly",
        "writeOnly",
        "discriminator",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
        "errorMessage",
        "markdownDescription",
        "enumDescriptions",
        "markdownEnumDescriptions",
        "deprecationMessage",
        "doNotSuggest",
        "defaultSnippets",
        "suggestSortText",
        "allowComments",
        "allowTrailingCommas",
    ]
)
KNOWN = (*_ARGUMENTS, *_SCHEMA, *_SCHEMAS, *_NAMED)


def schema_problems(schema: Any) -> list[str]:
    """Every reason why `validate` could not do all that `schema` asks; empty when there is none.

    Each is a sentence that starts with the place: ``properties.title: unknown keyword …``.
    """
    return list(_problems(schema, "", schema))


def _problems(schema: Any, where: str, root: Any) -> Iterator[str]:
    if isinstance(schema, bool):
        return
    if not isinstance(schema, dict):
        yield _at(where, f"expected a schema, found {schema!r}")
        return
    for keyword, argument in schema.items():
        place = f"{where}.{keyword}" if where else str(keyword)
        if keyword in _SCHEMA:
            yield from _problems(argument, place, root)
        elif keyword in _SCHEMAS:
            if not isinstance(argument, list) or not argument:
                yield _at(place, "expected a list of schemas")
                continue
            for index, inner in enumerate(argument):
                yield from _problems(inner, f"{place}[{index}]", root)
        elif keyword in _NAMED:
            yield from _named_problems(keyword, argument, place, root)
        else:
            yield from _keyword_problems(str(keyword), argument, where, root)
    yield from _loop_problems(schema, where, root)


def _named_problems(keyword: str, argument: Any, place: str, root: Any) -> Iterator[str]:
    if not isinstance(argument, dict):
        yield _at(place, "expected an object of schemas")
        return
    for name, inner in argument.items():
        if keyword == "patternProperties":
            yield from _pattern_problems(name, place)
        yield from _problems(inner, f"{place}.{name}", root)


def _keyword_problems(keyword: str, argument: Any, where: str, root: Any) -> Iterator[str]:
    if keyword in DESCRIPTIONS or keyword.startswith(("x-", "x_")):
        return
    known = _ARGUMENTS.get(keyword)
    if known is None:
        near = nearest(keyword, KNOWN)
        hint = f"; did you mean {near}?" if near else " (it would be ignored)"
        yield _at(where, f"unsupported keyword {keyword!r}{hint}")
        return
    place = f"{where}.{keyword}" if where else keyword
    fits, expected = known
    if not fits(argument):
        yield _at(place, f"expected {expected}, found {argument!r}")
        return
    if keyword == "pattern":
        yield from _pattern_problems(argument, place)
    elif keyword == "type":
        yield from _type_problems(argument, place)
    elif keyword == "format" and argument not in FORMATS and argument not in ANNOTATIONS:
        near = nearest(argument, FORMATS)
        yield _at(
            place, f"unknown format {argument!r}" + (f"; did you mean {near}?" if near else "")
        )
    elif keyword == "$ref":
        try:
            resolve(root, argument)
        except LookupError:
            yield _at(place, f"{argument} leads nowhere; references are local (#/$defs/Name)")


def _type_problems(argument: Any, place: str) -> Iterator[str]:
    names = argument if isinstance(argument, list) else [argument]
    for name in names:
        if name not in _TYPES:
            near = nearest(str(name), _TYPES)
            hint = f"; did you mean {near}?" if near else f"; types: {', '.join(_TYPES)}"
            yield _at(place, f"unknown type {name!r}{hint}")
    if not names:
        yield _at(place, "no type is named")


def _pattern_problems(pattern: str, place: str) -> Iterator[str]:
    try:
        python_pattern(pattern)
    except re.error as error:
        yield _at(place, f"not a usable regular expression: {error}")


def _loop_problems(schema: dict[str, Any], where: str, root: Any) -> Iterator[str]:
    """References that lead to nothing but each other."""
    seen: set[str] = set()
    node: Any = schema
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        if node["$ref"] in seen:
            yield _at(where, f"$ref {node['$ref']} leads back to itself")
            return
        seen.add(node["$ref"])
        try:
            node = resolve(root, node["$ref"])
        except LookupError:
            return


def _at(where: str, message: str) -> str:
    return f"{where}: {message}" if where else message
