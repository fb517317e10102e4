"""Dates in frontmatter that the site cannot read, or that are on no calendar.

Sites sort, show and announce articles by these values, and JavaScript's `Date` reads them: it
does not know “5th” or “일”, takes a bare year for milliseconds, and turns 30 February into
2 March without a word.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from guidelint.checks.frontmatter import text_span
from guidelint.facts.dates import parse_date
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Finding, Value
from guidelint.tuples import NamedTuple

_DATE_KEY = lazy_pattern(
    r"date|pub_?date|date_?(?:published|created|updated|modified)|update_?date|last_?mod"
    r"|(?:publish(?:ed)?|created|(?:last_?)?(?:updated|modified))(?:_?(?:at|on|date|time))?"
)
_SURELY_DATE = lazy_pattern(r"(?:^|_)date|_at$|last")  # not a flag like `published: yes`
_HUMP = lazy_pattern(r"(?<=[a-z0-9])(?=[A-Z])")

_ISO = lazy_pattern(r"((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?!\d)")
# What every date holds that is on no calendar: a month or a day that is none, or not in each month.
_NEAR_IMPOSSIBLE = lazy_pattern(
    r"-(?:(?:0?0|1[3-9]|[2-9][0-9])-|0?2-(?:29|3)|(?:0?[469]|11)-3"
    r"|[0-9]{1,2}-(?:00|0(?![0-9])|3[2-9]|[4-9][0-9])|[0-9]?[^\x00-\x7f]|[0-9]{1,2}-[0-9]?[^\x00-\x7f])"
)
_COMPACT = lazy_pattern(r"(?:19|20)\d{6}")
_CJK = lazy_pattern(r"(\d{4})\s*[년年]\s*(\d{1,2})\s*[월月]\s*(\d{1,2})\s*[일日]")
_DAY_FIRST = lazy_pattern(r"(\d{1,2})[./\-](\d{1,2})[./\-](\d{4})")
_DAY_MONTH = lazy_pattern(r"(?i)(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+([a-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_DAY = lazy_pattern(r"(?i)([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORD = lazy_pattern(r"[^\W\d_]+")
_KNOWN = frozenset(("t", "z", "am", "pm", "ut", "utc", "gmt")) | frozenset(
    ("est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt")
)
_TEMPLATE = lazy_pattern(r"[{}<>$%]")
_FIRST_TIMESTAMP = 10**9  # seconds; smaller numbers are years or digits run together


class Options(NamedTuple):
    """`ask`: *unreadable*, *impossible* (on no calendar)."""

    ask: Literal["unreadable", "impossible"]


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding a value. Values: `problem` (reads on after the value), `hint` (or "")."""
    if article.frontmatter is None or article.frontmatter.data is None:
        return iter(())
    if options.ask == "unreadable":
        return _unreadable(article, local)
    front = article.frontmatter
    if not _NEAR_IMPOSSIBLE.search(article.source, front.start, front.end):
        return iter(())
    return _impossible(article.source, article.frontmatter.data)


@lru_cache(maxsize=256)
def _date_name(key: str) -> str:
    """``datePublished`` as ``date_published``; "" where a key names no date."""
    name = _HUMP.sub("_", key).replace("-", "_").lower()
    return name if _DATE_KEY.fullmatch(name) else ""


# --- unreadable ------------------------------------------------------------------------------


def _unreadable(article: Article, local: Local) -> Iterator[Finding]:
    schema = (local.settings.frontmatter or {}).get("properties")
    fields = schema if isinstance(schema, dict) else {}
    data = article.frontmatter.data if article.frontmatter else None
    for member in data.members if data else ():
        name = _date_name(member.key)
        if not name:
            continue
        field = fields.get(member.key)
        if isinstance(field, dict) and "format" in field:
            continue  # the schema says what it must look like
        value = member.value
        start, end = text_span(value)
        if value.kind == "number":
            problem = _number_problem(value)
            text = article.source[start:end]
        elif value.kind == "string":
            text = value.data.strip()
            problem = _text_problem(text, _SURELY_DATE.search(name) is not None)
        else:
            continue
        if not problem:
            continue
        day = _meant(text)
        yield Finding(
            start,
            end,
            {"problem": problem, "hint": f"; write {day}" if day else ""},
            data_path=f"frontmatter.{member.key}",
            edits=(Edit(start, end, day),) if day else (),
            reason="the same day, written as every site reads it",
        )


def _number_problem(value: Value) -> str:
    if not 0 < value.data < _FIRST_TIMESTAMP:
        return ""
    return "is a number for the site, which makes it a moment in January 1970"


def _text_problem(text: str, surely: bool) -> str:
    """What keeps JavaScript from reading a date; "" where it reads it, or may."""
    if not text or _TEMPLATE.search(text):
        return ""
    first = next((index for index, char in enumerate(text) if char.isdigit()), -1)
    if first < 0:
        return "cannot be read as a date" if surely else ""
    rest = re.sub(r"\([^()]*\)", "", text[first:])
    for word in _WORD.findall(rest.lower()):
        if word not in _KNOWN and not word.startswith((*_MONTHS, *_DAYS)):
            return "cannot be read as a date"
    if _COMPACT.fullmatch(text):
        return "cannot be read as a date"
    numbers = _DAY_FIRST.fullmatch(text)
    if numbers and int(numbers[1]) > 12:
        return "cannot be read as a date: the month comes first in JavaScript"
    return ""


def _meant(text: str) -> str:
    """The day that `text` surely means, in ISO 8601; "" where it is open."""
    if _COMPACT.fullmatch(text):
        return _iso(int(text[:4]), int(text[4:6]), int(text[6:]))
    if match := _CJK.search(text) or _ISO.match(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if (match := _DAY_FIRST.fullmatch(text)) and int(match[1]) > 12:
        return _iso(int(match[3]), int(match[2]), int(match[1]))
    if match := _DAY_MONTH.search(text):
        return _iso(int(match[3]), _month(match[2]), int(match[1]))
    if match := _MONTH_DAY.search(text):
        return _iso(int(match[3]), _month(match[1]), int(match[2]))
    return ""


def _month(word: str) -> int:
    start = word[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


# --- impossible ------------------------------------------------------------------------------


def _impossible(source: str, data: Value) -> Iterator[Finding]:
    for path, value in data.walk("frontmatter"):
        if value.kind not in ("date", "string"):
            continue
        start, end = text_span(value)
        match = _ISO.match(source, start, end)
        if match is None or (value.kind == "string" and match.end() != end):
            continue
        problem = _not_on_calendar(int(match[1]), int(match[2]), int(match[3]))
        if not problem:
            continue
        shown = f"; the site shows {parse_date(value)}" if value.kind == "date" else ""
        yield Finding(*match.span(), {"problem": problem, "hint": shown}, data_path=path)


def _not_on_calendar(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    with_year = max(year, 1)
    try:
        datetime.date(with_year, month, day)
        return ""
    except ValueError:
        import calendar  # and with it `locale`: more than all other checks of dates

    days = calendar.monthrange(with_year, month)[1]
    return f"{calendar.month_name[month]} {year} has {days} days"
