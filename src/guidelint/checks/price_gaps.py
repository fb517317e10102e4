"""Amounts of which a part is missing: two numbers without the gap between them, a currency or
a number that was left out of its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Finding, Passage


def halves(fact: Fact) -> tuple[int, int] | None:
    """The two ascending numbers that a run of digits may have been: 110300 is 110 and 300."""
    digits = fact.text.strip("+$€£₩¥ ")
    if not digits.isdigit() or not 4 <= len(digits) <= 8:
        return None
    middle = len(digits) // 2
    low, high = int(digits[:middle]), int(digits[middle:])
    if digits[middle] == "0" or not low < high <= low * 10:
        return None
    return low, high


# --- slots without a currency ----------------------------------------------------------------

_CODE = r"(?:USD|US dollars?|EUR|euros?|JPY|GBP|KRW|CNY|RMB|AUD|CAD|SGD|THB)"
_SLOT = lazy_pattern(
    rf"\(\s*(?:(?:,|or|and|/|&)\s*{_CODE}\s*\)|{_CODE}\s*(?:,|or|and|/|&)\s*\))", re.I
)
_LONE_SIGN = lazy_pattern(
    r"[₩€£¥](?=\s*(?:[.,;)]|\Z)(?![0-9])|\s(?:per|for|each|to|and|or)\b)(?<=\s[₩€£¥])"
)
_DUE = lazy_pattern(
    r"\b(?:costs?|pay|paid|only|just|about|around|approximately|roughly|under|over|between|spend|spent)\Z"
)


_LONGEST = 64  # characters before a sign: a word and the blanks behind it
_SIGN_ALONE = {sign: lazy_pattern(f"{sign}(?![0-9])") for sign in "₩€£¥"}  # a quick look


def nameless(article: Article) -> Iterator[Finding]:
    """ "(, USD)", and a currency sign with no number after it."""
    source = article.source
    if _SLOT.search(source):
        for passage in article.passages:
            for match in _SLOT.finditer(passage.text):
                yield _at(passage, *match.span(), ": a currency is missing")
    odd = article.text.odd
    if any(sign in odd and alone.search(source) for sign, alone in _SIGN_ALONE.items()):
        for passage in article.passages:
            if passage.text.isascii():
                continue
            text = passage.text
            for match in _LONE_SIGN.finditer(text):
                before = text[max(0, match.start() - _LONGEST) : match.start()].rstrip()
                if _DUE.search(before):
                    yield _at(passage, *match.span(), ": the amount is missing")


def _at(passage: Passage, start: int, end: int, hint: str) -> Finding:
    first, last = passage.span(start, end)
    return Finding(first, last, {"hint": hint}, data_path=passage.data_path)
