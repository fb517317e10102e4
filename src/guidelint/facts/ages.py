"""When a statement says it was true: "as of March 2024", "2025 prices", "rate of early 2023"."""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = {"early": 4, "spring": 5, "mid": 8, "summer": 8, "fall": 11, "autumn": 11, "late": 12}
_WHEN = (
    r"(?:(?P<part>early|mid|late|spring|summer|fall|autumn|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*)"
    r"\.?[ -](?:\d{1,2}(?:st|nd|rd|th)?,? )?)?(?P<year>20\d\d)(?![\d,.]*\d|s\b|[-–/]\d)"
)
_PRICES = (
    r"(?:(?:ticket|entry|entrance|menu|market) )?"
    r"(?:prices?|pricing|price list|(?:room|nightly|hourly|exchange) rates?|fees?|fares?|admission|minimum wage)\b"
)
_AS_OF = lazy_pattern(
    rf"\b(?:as of|as at|valid (?:in|for)|correct (?:in|for)|last checked(?: in)?|prices? (?:from|of)) (?:the )?{_WHEN}",
    re.I,
)
_PRICES_OF = lazy_pattern(
    rf"(?<![\d,.$€£¥₩–-])(?P<year>20\d\d) {_PRICES}|\b{_PRICES[:-2]}(?: in| for)? ?\(?(?P<year2>20\d\d)\b(?![-–/]\d)",
    re.I,
)


class Dated(NamedTuple):
    """A phrase that dates what stands beside it; `month` is the last one it may mean."""

    start: int
    end: int
    year: int
    month: int
    day: str = ""  # as printed: "early 2023"

    def age(self, now: str) -> int:
        """Months from then to `now` (ISO 8601)."""
        return (int(now[:4]) - self.year) * 12 + int(now[5:7]) - self.month


def as_of(text: str, start: int = 0, end: int | None = None) -> Dated | None:
    """The first "as of March 2024" in text[start:end]."""
    found = _AS_OF.search(text, start, len(text) if end is None else end)
    if not found:
        return None
    printed = text[found.start("part") if found["part"] else found.start("year") : found.end()]
    part = (found["part"] or "").lower()
    return Dated(*found.span(), int(found["year"]), _month(part), printed)


def prices_of(text: str) -> Dated | None:
    """The first "2025 prices", "Fares (2025)"."""
    found = _PRICES_OF.search(text)
    if not found:
        return None
    return Dated(*found.span(), int(found["year"] or found["year2"]), 12)


def _month(part: str) -> int:
    if part[:3] in _MONTHS:
        return _MONTHS.index(part[:3]) + 1
    return _PARTS.get(part, 12)
