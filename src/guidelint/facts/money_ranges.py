# ruff: noqa: SIM905  (word lists read better as words)
"""Ranges: two printed amounts, or one and a bare number, joined by a dash or a word.

> | between 8,000 and ₩12,000 · £12-150 · ₩50-80k · 1~2만원
"""

from __future__ import annotations

import re

from guidelint.facts import currencies as money
from guidelint.facts import money_context as context
from guidelint.facts.money_marks import Part, read_part
from guidelint.facts.numerals import NUMBER
from guidelint.lazy import lazy_pattern

_TO = lazy_pattern(
    r"[ \u00a0]?(?P<dash>[-–—−~〜～∼‐‑→]|\.\.\.?|…)[ \u00a0]?"
    r"|[ \u00a0](?P<word>to|and|until|through|thru|bis|und|à|et|y|e|до|или)"
    r"[ \u00a0](?:about |around |roughly |over |nearly |up to |as much as )?"
    r"|[ \u00a0]?(?:에서|부터|から|至|到)[ \u00a0]?"
)
# What `_TO` begins with, blanks aside, and what it ends on: a cheap look before the pattern.
_DASHES = frozenset("-–—−~〜～∼‐‑→.…")
_TO_FIRST = _DASHES | frozenset("tauthbàeyди에부か至到")
_TO_LAST = _DASHES | frozenset("서터ら至到")
_TO_WORDS = frozenset(
    "to and until through thru bis und à et y e до или about around roughly over nearly as".split()
)
_WIDEST = 30  # characters of the longest match of `_TO`, and more
_JOIN_BETWEEN = frozenset(("and", "und", "et", "y", "e"))
_COUNTED_NEXT = lazy_pattern(
    r"[:%‰°/]?[0-9]|[:%‰°]|-?[ \u00a0]?(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|people|persons?"
    r"|guests?|pax|adults?|kids?|km|kilomet\w+|met(?:er|re)s?|m|cm|mm|kg|g|ml|cc|times|sessions?|pieces?|pcs|stars?"
    r"|percent|AM|PM|am|pm|a\.m|p\.m|shots?|grafts?|units?|bottles?|servings?|cups?|items?|stops?|stations?"
    r"|visits?|rooms?|seats?|floors?|minutes?|분|시간|명|개|박|일|회|st|nd|rd|th)\b",
)
_ORDINAL_BEFORE = lazy_pattern(
    r"(?:\b(?:day|line|step|option|level|zone|room|no\.?|exit|gate|terminal|floor|stage|phase|tier|set"
    r"|part|chapter|version|ages?|aged|top|grade|class|type|section|route|bus|course|plan|article|rule|tip"
    r"|table|group|team|size|week|month|year|hour|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|until|till|closes?|opens?|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[ \u00a0]|# ?|[A-Za-z]-?)\Z",
    re.I,
)
_DIGIT = lazy_pattern("[0-9]")
_YEAR = lazy_pattern(r"(?:19|20)\d\d\Z")
_THOUSANDS = frozenset(("KRW", "VND", "IDR"))


def join_ranges(text: str, parts: list[Part]) -> list[tuple[Part, ...]]:
    """Join the ends of ranges; the other end may be a bare number ("£12-150")."""
    found: list[tuple[Part, ...]] = []
    index = 0
    floor = 0
    while index < len(parts):
        part = parts[index]
        group: tuple[Part, ...] = (part,)
        following = parts[index + 1] if index + 1 < len(parts) else None
        if following and _joined(text, part, following):
            group = (part, following)
            index += 1
        elif high := _bare_high(text, part, following):
            group = (part, high)
        elif low := _bare_low(text, part, floor):
            group = (low, part)
        group = _shortened(group)
        found.append(group)
        floor = group[-1].end
        index += 1
    return found


def _joined(text: str, low: Part, high: Part) -> bool:
    """Whether nothing but a range's dash or word stands between two marked amounts."""
    if high.start - low.end > _WIDEST or not _goes_on(text, low.end):
        return False
    gap = _TO.fullmatch(text, low.end, high.start)
    if not gap or low.plus or not _compatible(low, high):
        return False
    if gap["word"] in _JOIN_BETWEEN and not context.between(text, low.start):
        return False
    if gap["dash"] and text[high.end : high.end + 2].strip().startswith("="):
        return False  # ₩10,000 - ₩3,000 = ₩7,000
    return low.value is not None and high.value is not None


def _goes_on(text: str, end: int) -> bool:
    """Whether a range's dash or word may follow."""
    sign = text[end : end + 1]
    if sign == " " or sign == "\u00a0":
        sign = text[end + 1 : end + 2]
    return sign in _TO_FIRST


def _compatible(low: Part, high: Part) -> bool:
    if low.mark == high.mark:
        return True
    return money.in_family(low.mark, high.mark) or money.in_family(high.mark, low.mark)


def _bare_high(text: str, low: Part, following: Part | None) -> Part | None:
    """The bare upper end behind a marked amount: "₩4,500 - 550,000"."""
    gap = _TO.match(text, low.end) if _goes_on(text, low.end) else None
    if (
        not gap
        or low.plus
        or (gap["word"] in _JOIN_BETWEEN and not context.between(text, low.start))
    ):
        return None
    number = NUMBER.match(text, gap.end())
    if not number or (following and number.end() > following.start):
        return None
    high = read_part(text, number.start(), number.end())
    if high.mark or high.value is None or low.value is None:
        return None
    if _COUNTED_NEXT.match(text, high.end):
        return None
    if _YEAR.match(number[0]) and low.value < 1900:
        return None
    if text[high.end : high.end + 1].isalpha() and text[high.end].isascii():
        return None
    if gap["dash"] and text[high.end : high.end + 2].strip()[:1] == "-":
        return None
    if high.scale == 1 and low.scale > 1 and high.value < low.value:
        high = high._replace(value=high.value * low.scale, step=high.step * low.scale)
    top = high.value or 0.0
    inherited = low.value * high.scale if _inherits(low, high) else low.value
    if inherited >= top:
        return None
    if low.after and not low.before and not gap["dash"] and high.scale == 1:
        return None  # "20 dollars to 30" reads on: "to 30 minutes"
    return high


_BACK = lazy_pattern(
    r"([0-9]++(?:[.,][0-9]++)*+)((?:[ -]?(?:k|K|m|M|B|mil|million|billion|thousand|만|억|万|億|천)\b|[만억万億천])?\+?)\Z"
)


def _bare_low(text: str, high: Part, floor: int) -> Part | None:
    """The bare lower end in front of a marked amount: "15,000 to ₩20,000", "8 - 12 EUR"."""
    window = text[max(floor, high.start - 34) : high.start]
    if not _ends_joined(window) or not _DIGIT.search(window):
        return None
    gap = None
    for match in _TO.finditer(window):
        if match.end() == len(window):
            gap = match
            break
    if not gap:
        return None
    at = high.start - len(window) + gap.start()
    number = _BACK.search(text, max(floor, at - 22), at)
    if not number or number[2].endswith("+"):
        return None
    start, end = number.span(1)
    if start > floor and text[start - 1] in "0123456789.,-/:" and text[start - 1] != ",":
        return None
    low = read_part(text, start, end)
    if low.mark or low.value is None or high.value is None or low.end != at:
        return None
    if gap["word"] in _JOIN_BETWEEN and not context.between(text, low.start):
        return None
    if "," not in number[1] and low.scale == 1 and _counts(text, start, gap[0]):
        return None
    return low if _plausible_low(text, low, high, number[1]) else None


def _ends_joined(window: str) -> bool:
    """Whether a text may end on a range's dash or word."""
    sign = window[-1:]
    if sign == " " or sign == "\u00a0":
        return window[-2:-1] in _TO_LAST or not _TO_WORDS.isdisjoint(window.split()[-1:])
    return sign in _TO_LAST


def _counts(text: str, start: int, gap: str) -> bool:
    """Whether the number at `start` counts something else: "Line 2 - ₩1,400", "for 2 - $30"."""
    lead = text[max(0, start - 12) : start]
    if _ORDINAL_BEFORE.search(lead):
        return True
    return lead.lower().endswith("for ") and gap[:1] in " \u00a0"


def _plausible_low(text: str, low: Part, high: Part, raw: str) -> bool:
    assert low.value is not None
    assert high.value is not None
    if _YEAR.match(raw) and high.before:
        return False
    if _inherits(low, high) or low.scale > 1:
        return True
    if low.value > high.value * 10:
        return False
    if high.before and high.mark in _THOUSANDS:
        return low.value >= 100 or _thousands(low, high)
    return low.value * (5000 if high.after else 1000) >= high.value or _thousands(low, high)


def _inherits(low: Part, high: Part) -> bool:
    """Whether the low end borrows the magnitude of the high end: "₩50-80k", "1-2만원"."""
    if high.scale <= 1 or low.scale != 1 or low.value is None or high.value is None:
        return False
    if low.before and high.before and high.mark not in money.WHOLE and high.scale < 1e6:
        return False  # $3 - $4K: each end has its own sign
    return low.value < 1000 and low.value * high.scale <= high.value


def _thousands(low: Part, high: Part) -> bool:
    """Whether "8-12,000 won" means 8,000: small change is not printed before thousands."""
    return (
        high.mark in _THOUSANDS
        and low.value is not None
        and high.value is not None
        and not low.before
        and low.value < 100
        and low.step == 1
        and high.value >= 1000
        and high.value % 1000 == 0
        and low.value * 1000 <= high.value
    )


def _shortened(group: tuple[Part, ...]) -> tuple[Part, ...]:
    """Give the low end the magnitude it borrows."""
    if len(group) == 1:
        return group
    low, high = group
    if low.value is None:
        return group
    factor = high.scale if _inherits(low, high) else 1e3 if _thousands(low, high) else 1.0
    if factor == 1.0:
        return group
    return low._replace(value=low.value * factor, step=low.step * factor), high
