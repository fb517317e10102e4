"""What does not fit, and the plain words for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from guidelint.model import Value
from guidelint.tuples import NamedTuple

Schema = dict[str, Any]

_TYPE_WORDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "nothing",
}


class Issue(NamedTuple):
    """One place where a value does not fit its schema.

    `kind` is one of

    =======  ==========================================================================
    missing  a required key is not there; `value` is the object that lacks it
    unknown  a key the schema does not know; start and end cover the key
    type     another JSON type
    value    not one of the allowed values (enum, const)
    limit    too long, too short, too many, too few, too great, too small, repeated
    form     not of the pattern or format
    rule     everything else: ``not``, ``false``, several branches of ``oneOf``
    =======  ==========================================================================

    `path` leads from the validated value to the place (``.rows[3].option2``) and `name` is its
    last key. `problem` reads on after the name: “is missing”, “is the number 3, expected text”.
    `near` is the key or value most likely meant; `case` says that it differs in case only.
    """

    kind: str
    start: int
    end: int
    problem: str
    value: Value
    path: str = ""
    name: str = ""
    expected: str = ""
    near: str = ""
    case: bool = False
    allowed: tuple[Any, ...] = ()


Issues = list[Issue]
NONE: Issues = []  # shared by all that fits; nothing may be appended to it


def issue(kind: str, value: Value, problem: str) -> Issue:
    """An issue with the whole of `value`."""
    return Issue(kind, value.start, value.end, problem, value)


def below(step: str, issues: Issues) -> Issues:
    """The same issues seen from one level up; `step` is ``.key`` or ``[index]``."""
    key = step[1:] if step[0] == "." else ""
    return [found._replace(path=step + found.path, name=found.name or key) for found in issues]


def shown(data: Any) -> str:
    """A value as a reader writes it: “text”, 3, true, nothing."""
    if isinstance(data, str):
        return f"“{data if len(data) <= 60 else data[:57] + '…'}”"
    if isinstance(data, bool):
        return "true" if data else "false"
    return "nothing" if data is None else str(data)


def listed(options: Iterable[Any], limit: int = 12) -> str:
    """``“a”, “b” or “c”``; a long list is cut."""
    words = list(dict.fromkeys(shown(option) for option in options))
    if len(words) > limit:
        return f"{', '.join(words[:limit])} or one of {len(words) - limit} more"
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def type_words(wanted: str | Iterable[str]) -> str:
    """The plain name of a JSON type or of several: “text or a number”."""
    names = [wanted] if isinstance(wanted, str) else wanted
    return " or ".join(dict.fromkeys(_TYPE_WORDS.get(name, name) for name in names))


def is_what(value: Value) -> str:
    """What a value is, to read on after its name: “is the number 3”."""
    if value.kind == "string":
        return f"is the text {shown(value.data)}" if value.data else "is empty text"
    if value.kind == "number":
        return f"is the number {value.data}"
    if value.kind == "boolean":
        return f"is {shown(value.data)}"
    words = {"array": "is a list", "object": "is an object", "date": "is a date"}
    return words.get(value.kind, "is empty")
