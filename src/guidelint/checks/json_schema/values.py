"""The keywords for single values: enum, const, lengths, patterns, formats, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from guidelint.checks.json_schema.formats import FORMATS
from guidelint.checks.json_schema.issue import (
    NONE,
    Issue,
    Issues,
    is_what,
    issue,
    listed,
    shown,
)
from guidelint.checks.nearest import nearest, same_but_case
from guidelint.model import Value


def fits_type(value: Value, wanted: str | list[str]) -> bool:
    """Whether a value is of a JSON type, or of one of several."""
    kind = value.kind
    if kind == wanted:
        return True
    if not isinstance(wanted, str):
        return any(fits_type(value, one) for one in wanted)
    if wanted == "integer":
        return kind == "number" and value.data - value.data == 0 and value.data == int(value.data)
    return wanted == "string" and kind == "date"


def equals(value: Value, wanted: Any) -> bool:
    """JSON equality: 1 is 1.0 but not true; a YAML date is its ISO text."""
    kind = value.kind
    if kind == "string" or kind == "null":
        return bool(value.data == wanted)
    if isinstance(wanted, bool) or kind == "boolean":
        return value.data is wanted
    if kind == "date":
        return bool(value.data.isoformat() == wanted)
    if kind == "array":
        return (
            isinstance(wanted, list)
            and len(wanted) == len(value.items)
            and all(equals(item, other) for item, other in zip(value.items, wanted, strict=True))
        )
    if kind == "object":
        keys = {member.key: member.value for member in value.members}
        return (
            isinstance(wanted, dict)
            and keys.keys() == wanted.keys()
            and all(equals(item, wanted[key]) for key, item in keys.items())
        )
    return bool(value.data == wanted)


def enum(value: Value, allowed: list[Any]) -> Issues:
    """``enum`` and, with one value, ``const``."""
    if any(equals(value, option) for option in allowed):
        return NONE
    return [wrong_value(value, allowed)]


def wrong_value(value: Value, allowed: list[Any]) -> Issue:
    """The issue of a value that is not one of `allowed`, with the nearest of them."""
    texts = [option for option in allowed if isinstance(option, str)]
    near, case = "", False
    if value.kind == "string":
        near = same_but_case(value.data, texts)
        case = bool(near)
        near = near or nearest(value.data, texts)
    if value.kind in ("string", "date", "boolean", "number", "null"):
        what = shown(text_of(value) if value.kind == "date" else value.data)
        problem = f"{what} is not {listed(allowed)}"
    else:
        problem = f"{is_what(value)}, expected {listed(allowed)}"
    return issue("value", value, problem)._replace(
        near=near, case=case, allowed=tuple(allowed), expected=listed(allowed)
    )


def text_of(value: Value) -> str | None:
    """The text of a string or date, None for anything else."""
    if value.kind == "string":
        return str(value.data)
    return str(value.data.isoformat()) if value.kind == "date" else None


def max_length(value: Value, limit: int, length: Callable[[str], int]) -> Issues:
    """``maxLength``, with the excess spelt out."""
    if value.kind != "string":
        return NONE
    count = length(value.data)
    if count <= limit:
        return NONE
    problem = f"has {count} characters, {count - limit} more than the {limit} allowed"
    return [issue("limit", value, problem)]


def min_length(value: Value, limit: int, length: Callable[[str], int]) -> Issues:
    """``minLength``."""
    if value.kind != "string":
        return NONE
    count = length(value.data)
    if count >= limit:
        return NONE
    if count == 0:
        return [issue("limit", value, "is empty")]
    noun = "character" if count == 1 else "characters"
    return [issue("limit", value, f"has {count} {noun}, at least {limit} are needed")]


def pattern(value: Value, wanted: str) -> Issues:
    """``pattern``: found anywhere in the text, as the standard says."""
    text = text_of(value)
    if text is None or python_pattern(wanted).search(text):
        return NONE
    return [issue("form", value, f"{shown(text)} does not match the pattern {wanted}")]


def format_(value: Value, name: str) -> Issues:
    """``format``; a name we do not know is a schema problem, not an issue."""
    if value.kind != "string" or name not in FORMATS:
        return NONE
    matches, example = FORMATS[name]
    if matches(value.data):
        return NONE
    found = issue("form", value, f"{shown(value.data)} is not {example}")
    return [found._replace(expected=example)]


@cache
def python_pattern(wanted: str) -> re.Pattern[str]:
    r"""A JSON Schema (ECMAScript) pattern compiled for Python. Raises `re.error`.

    ``$`` means the very end, ``\d`` and ``\w`` are ASCII, groups are named ``(?<name>…)``.
    """
    out: list[str] = []
    at, in_class = 0, False
    while at < len(wanted):
        char = wanted[at]
        if char == "\\":
            out.append(wanted[at : at + 2])
            at += 2
            continue
        in_class = char == "[" or (in_class and char != "]")
        if char == "$" and not in_class:
            char = r"\Z"
        elif wanted.startswith("(?<", at) and wanted[at + 3 : at + 4] not in ("=", "!"):
            char = "(?P<"
            at += 2
        out.append(char)
        at += 1
    return re.compile("".join(out), re.ASCII)


BOUNDS: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
    "minimum": (lambda number, bound: number >= bound, "at least"),
    "maximum": (lambda number, bound: number <= bound, "at most"),
    "exclusiveMinimum": (lambda number, bound: number > bound, "more than"),
    "exclusiveMaximum": (lambda number, bound: number < bound, "less than"),
}


def bound(value: Value, keyword: str, limit: float) -> Issues:
    """``minimum`` and its three siblings."""
    fits, words = BOUNDS[keyword]
    if value.kind != "number" or fits(value.data, limit):
        return NONE
    return [issue("limit", value, f"is {value.data}, expected {words} {limit}")]


def multiple_of(value: Value, step: float) -> Issues:
    """``multipleOf``, with room for binary fractions (0.3 is a multiple of 0.1)."""
    if value.kind != "number":
        return NONE
    ratio = value.data / step
    if ratio - ratio == 0 and abs(ratio - round(ratio)) <= 1e-9 * max(1.0, abs(ratio)):
        return NONE
    return [issue("limit", value, f"is {value.data}, expected a multiple of {step}")]
