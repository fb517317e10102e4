"""What a YAML scalar means: the types and tags of js-yaml 3, the reader behind gray-matter.

They differ from PyYAML's: ``yes`` and ``off`` are strings, ``1e3`` is a number, ``2026-02-30``
rolls over into March, and every number is a double. Source: js-yaml 3.15, ``schema`` and
``type``.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from guidelint.lazy import lazy_pattern
from guidelint.model import Member, Value

if TYPE_CHECKING:
    import datetime

_PREFIX = "tag:yaml.org,2002:"
MERGE = f"{_PREFIX}merge"

# What a scalar that is not a string can start with, by the patterns below.
TYPED_START = frozenset("+-.~0123456789nNtTfF<")

WORDS = {
    "~": ("null", None),
    "null": ("null", None),
    "Null": ("null", None),
    "NULL": ("null", None),
    "true": ("boolean", True),
    "True": ("boolean", True),
    "TRUE": ("boolean", True),
    "false": ("boolean", False),
    "False": ("boolean", False),
    "FALSE": ("boolean", False),
}

# A byte that was not UTF-8 (U+DC80 to U+DCFF) is U+FFFD for the site, so it counts as printable.
UNPRINTABLE = lazy_pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udc7f\udd00-\udfff]"
)
_INT = lazy_pattern(
    r"[-+]?(?:0(?:b[01_]*[01]|x[0-9a-fA-F_]*[0-9a-fA-F]|[0-7_]*[0-7])?"
    r"|[1-9](?:[0-9_]*[0-9])?"
    r"|[1-9][0-9_]*(?::[0-5]?[0-9])+)"
)
_FLOAT = lazy_pattern(
    r"[-+]?(?:0|[1-9][0-9_]*)(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
    r"|\.[0-9_]+(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*"
    r"|[-+]?\.(?:inf|Inf|INF)"
    r"|\.(?:nan|NaN|NAN)"
)
_DATE = lazy_pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIMESTAMP = lazy_pattern(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \t]+)"
    r"([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?"
    r"(?:[ \t]*(?:Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?"
)
_BASE64 = lazy_pattern(r"[A-Za-z0-9+/=]*")

_SAFE_INTEGER = 2**53


def resolve(text: str) -> tuple[str, Any]:
    """Kind and data of a plain scalar; ``("merge", text)`` for the merge key."""
    if text[:1] not in TYPED_START:
        return "string", text
    if text in WORDS:
        return WORDS[text]
    if text[4:5] == "-" and text[7:8] == "-" and len(text) == 10:
        day = _day(text)
        if day is not None:
            return "date", day
    if _INT.fullmatch(text):
        return "number", _integer(text)
    if _is_float(text):
        return "number", _float(text)
    if text[4:5] == "-":
        moment = timestamp(text)
        if moment is not None:
            return "date", moment
    return ("merge" if text == "<<" else "string"), text


def explicit(tag: str, kind: str, value: Value | None, at: int) -> Value | None:
    """The value of a node with an explicit tag, None when the tag cannot take it.

    `kind` is the node's: scalar, sequence, mapping, or "" for a node without content.

    Raises:
        KeyError: the tag is unknown for this kind of node.
    """
    name = tag.removeprefix(_PREFIX)
    takes = _TAGS[name] if tag.startswith(_PREFIX) else ""
    if not takes or (kind and takes != kind):
        raise KeyError(tag)
    if value is None or value.kind == "null":
        return _EMPTY[name](at) if name in _EMPTY else None
    if name in ("str", "seq", "map", "merge"):
        return value
    if takes == "sequence":
        return _pairs(name, value)
    if takes == "mapping":
        return value if all(m.value.kind == "null" for m in value.members) else None
    if value.kind != "string":
        return None
    if name == "binary":
        return _binary(value)
    kind, data = _typed(name, value.data)
    return Value(kind, value.start, value.end, data) if kind else None


def key_text(value: Value | None) -> str:
    """A mapping key as JavaScript makes it a string.

    Raises:
        ValueError: the key is a list in a list.
    """
    if value is None or value.kind == "null":
        return "null"
    if value.kind == "string":
        return str(value.data)
    if value.kind == "object":
        return "[object Object]"
    if value.kind == "array":
        if any(item.kind == "array" for item in value.items):
            raise ValueError
        return ",".join("" if i.kind == "null" else key_text(i) for i in value.items)
    if value.kind == "boolean":
        return "true" if value.data else "false"
    if value.kind == "number":
        return _number_text(value.data)
    return f"{value.data:%a %b %d %Y %H:%M:%S} GMT+0000 (Coordinated Universal Time)"


def _day(text: str) -> datetime.date | None:
    """A day as nearly all are written; None for what `timestamp` has to look at."""
    from datetime import date

    if text[0] == "0":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:  # no such day: it rolls over
        return None


def timestamp(text: str) -> datetime.date | None:
    """A YAML date, or a moment (in UTC), None when `text` is neither.

    Days and months that do not exist roll over as in JavaScript. Years outside Python's
    calendar become its last day.
    """
    match = _DATE.fullmatch(text) or _TIMESTAMP.fullmatch(text)
    if match is None:
        return None
    import datetime

    year, month, day = (int(part) for part in match.group(1, 2, 3))
    if year < 100:
        year += 1900  # as JavaScript's Date.UTC
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    try:
        date = datetime.date(year, month, 1) + datetime.timedelta(day - 1)
        if match.re.pattern == _DATE.pattern:
            return date
        moment = datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC)
        return moment + _time_of_day(match)
    except (OverflowError, ValueError):
        return datetime.date.max


def _time_of_day(match: re.Match[str]) -> datetime.timedelta:
    import datetime

    hour, minute, second, fraction, sign, zone_hour, zone_minute = match.groups()[3:]
    zone = int(zone_hour or 0) * 60 + int(zone_minute or 0)
    return datetime.timedelta(
        hours=int(hour),
        minutes=int(minute) - (-zone if sign == "-" else zone),
        seconds=int(second),
        milliseconds=int((fraction or "")[:3].ljust(3, "0")),
    )


def _is_float(text: str) -> bool:
    return not text.endswith("_") and _FLOAT.fullmatch(text) is not None


def _integer(text: str) -> int | float:
    sign = -1 if text[0] == "-" else 1
    digits = text.lstrip("+-").replace("_", "")
    if digits[:2] in ("0b", "0x"):
        return sign * _double(int(digits, 0))
    if digits[0] == "0":
        return sign * _double(int(digits, 8))
    if ":" in digits:
        return sign * _sexagesimal([float(part) for part in digits.split(":")])
    if len(digits) < 16:
        return sign * int(digits)
    return sign * _whole(float(digits))  # float first: int() of a long text is slow and refused


def _float(text: str) -> int | float:
    digits = text.replace("_", "").lower()
    sign = -1 if digits[0] == "-" else 1
    digits = digits.lstrip("+-")
    if digits == ".inf":
        return sign * math.inf
    if digits == ".nan" or digits.startswith(".e"):
        return math.nan
    if ":" in digits:
        return sign * _sexagesimal([float(part) for part in digits.split(":")])
    return sign * _whole(float(digits))


def _sexagesimal(parts: list[float]) -> int | float:
    total, base = 0.0, 1.0
    for part in reversed(parts):
        total += part * base
        base *= 60
    return _whole(total)


def _double(number: int) -> int | float:
    """A whole number as a double holds it."""
    if number < _SAFE_INTEGER:
        return number
    try:
        return int(float(number))
    except OverflowError:
        return math.inf


def _whole(number: float) -> int | float:
    """`number` as an int where it is one: JavaScript writes 1e3 and 1000.0 alike as 1000."""
    return int(number) if number.is_integer() else number


def _number_text(number: int | float) -> str:
    if isinstance(number, int) and abs(number) < 10**21:
        return str(number)
    number = float(number)
    if not math.isfinite(number):
        return "NaN" if math.isnan(number) else "-Infinity" if number < 0 else "Infinity"
    return re.sub(r"(?<=e[-+])0+|\.0$", "", repr(number))


def _pairs(name: str, value: Value) -> Value | None:
    """The list of a ``!!pairs`` or ``!!omap`` node: every element has one key."""
    if any(item.kind != "object" or len(item.members) != 1 for item in value.items):
        return None
    if name == "omap":
        keys = [item.members[0].key for item in value.items]
        return value if len(set(keys)) == len(keys) else None
    items: list[Value] = []
    for item in value.items:
        key = item.members[0]
        name_value = Value("string", key.start, key.end, key.key, breaks=((0, key.start),))
        items.append(Value("array", item.start, item.end, items=(name_value, key.value)))
    return Value("array", value.start, value.end, items=tuple(items))


def _typed(name: str, text: str) -> tuple[str, Any]:
    """Kind and data of a scalar with the tag `name`; no kind when it does not fit."""
    if name == "null" or name == "bool":
        kind, data = WORDS.get(text, ("", None))
        return (kind, data) if kind == ("null" if name == "null" else "boolean") else ("", None)
    if name == "int":
        return ("number", _integer(text)) if _INT.fullmatch(text) else ("", None)
    if name == "float":
        return ("number", _float(text)) if _is_float(text) else ("", None)
    moment = timestamp(text)
    return ("date", moment) if moment is not None else ("", None)


def _binary(value: Value) -> Value | None:
    """Bytes have no kind of their own: ``{"$binary": base64}``."""
    digits = re.sub(r"[\r\n]", "", value.data)
    if not _BASE64.fullmatch(digits) or len(digits) % 4:
        return None
    text = Value("string", value.start, value.end, value.data, breaks=value.breaks)
    member = Member("$binary", value.start, value.start, text)
    return Value("object", value.start, value.end, members=(member,))


_TAGS = {
    **dict.fromkeys(("str", "null", "bool", "int", "float", "timestamp"), "scalar"),
    **dict.fromkeys(("merge", "binary"), "scalar"),
    **dict.fromkeys(("seq", "omap", "pairs"), "sequence"),
    **dict.fromkeys(("map", "set"), "mapping"),
}
_EMPTY = {
    "str": lambda at: Value("string", at, at, "", breaks=((0, at),)),
    "null": lambda at: Value("null", at, at),
    "merge": lambda at: Value("null", at, at),
    **dict.fromkeys(("seq", "omap", "pairs"), lambda at: Value("array", at, at)),
    **dict.fromkeys(("map", "set"), lambda at: Value("object", at, at)),
}
