# ruff: noqa: SIM905  (word lists read better as words)
"""Amounts written in words: fifty dollars, two to three million won, 오천 원, 一万円."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guidelint.facts import currencies as money
from guidelint.facts.money_marks import Part
from guidelint.facts.numerals import NUMBER_WORDS, read_han, read_words
from guidelint.facts.words import memory
from guidelint.lazy import lazy_pattern

# What a currency word begins with, and the words themselves.
_MONEY = {
    "won": ("won",),
    "dollar": ("dollar", "dollars"),
    "euro": ("euro", "euros"),
    "yen": ("yen",),
    "pounds": ("pounds",),
    "baht": ("baht",),
    "yuan": ("yuan",),
    "cents": ("cents",),
}
_MARKS = {word.encode(): stem for stem, words in _MONEY.items() for word in words}
_SIGNS = frozenset("원円元")
_OPENERS = "([{\"'“‘*_|~"
_BEFORE = frozenset(
    form
    for word in (
        *NUMBER_WORDS,
        "korean",
        "us",
        "american",
        "kong",
        "singapore",
        "australian",
        "canadian",
        "japanese",
    )
    for form in (word, word.title(), word.upper())
)
_ENGLISH_MARK = lazy_pattern(
    r"(?i:\b(?:hundred|thousand|million|billion|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|one|two|three|four|five"
    r"|six|seven|eight|nine))[ -](?:(Korean|US|American|Hong Kong|Singapore|Australian|Canadian|Japanese) )?"
    r"(won|dollars?|euros?|yen|baht|pounds|yuan|cents)\b"
)
_WORD_BACK = lazy_pattern(r"([A-Za-z]+)[ -]\Z")
_EASTERN = lazy_pattern(
    r"((?<![가-힣0-9])(?:[일이삼사오육칠팔구십백천]{0,5}[만억] )?[일이삼사오육칠팔구십백천만억]{1,9}|(?<![一二三四五六七八九十百千万億亿两0-9])[一二三四五六七八九十百千万億亿两]{2,9})"
    r"[ \u00a0]?(원|円|元|日元|韩元|韓元)"
)
_NUMERALS = frozenset("십백천만억일이삼사오육칠팔구十百千万億亿一二三四五六七八九两日韩韓")
_NO_AMOUNT = frozenset("천 만 백 십".split())


def may_spell(text: str) -> bool:
    """A cheap test before `spelled_parts`."""
    return next(_places(text, _MONEY), None) is not None


def spelled_places(source: str) -> list[int]:
    """Where amounts in words may be in the source of an article: the places of currency words."""
    looked = memory().look(source, _MARKS.keys())
    found = {stem for word, stem in _MARKS.items() if word in looked.keys}
    if not found and _SIGNS.isdisjoint(looked.beyond):
        return []
    return sorted(_places(source, found))


def _places(text: str, stems: Iterable[str]) -> Iterator[int]:
    for stem in stems:
        at = text.find(stem)
        while at > 0:
            if text[at - 1] in " -":
                before = text[max(0, at - 16) : at - 1].split()
                if before and before[-1].lstrip(_OPENERS) in _BEFORE:
                    yield at
            at = text.find(stem, at + 1)
    if not text.isascii():
        for sign in _SIGNS:
            at = text.find(sign)
            while at >= 0:
                numeral = text[max(0, at - 2) : at].rstrip(" \u00a0")[-1:]
                if numeral in _NUMERALS:
                    yield at
                at = text.find(sign, at + 1)


def spelled_parts(text: str) -> list[Part]:
    """The amounts whose number is spelled out."""
    found: list[Part] = []
    for match in _ENGLISH_MARK.finditer(text):
        found += _english(text, match)
    if not text.isascii():
        found += _eastern(text)
    return found


def _english(text: str, match: re.Match[str]) -> Iterator[Part]:
    """Walk back over the number words before a currency word; "two to" may stand in front."""
    mark = money.AFTER[match[2].lower()]
    named = money.ADJECTIVES.get(mark, {}).get((match[1] or "").lower())
    at = match.start(1) if match[1] else match.start(2)
    words: list[str] = []
    start = at
    while found := _WORD_BACK.search(text, max(0, start - 14), start):
        word = found[1].lower()
        if word not in NUMBER_WORDS and not (word == "and" and words):
            break
        words.insert(0, word)
        start = found.start(1)
    while words and words[0] == "and":
        words.pop(0)
        start = text.index("and", start) + 4
    read = read_words(words)
    if not read or (mark == "KRW" and read[0] < 10) or (mark == "£" and read[0] < 100):
        return
    if start and (text[start - 1].isalnum() or text[start - 2 : start].strip().isdigit()):
        return
    number, scale = read
    if words[0] in _SCALE_WORDS or words[0] == "hundred":
        one = _ONE.search(text, max(0, start - 8), start)
        if not one or match[2] in ("dollar", "euro"):
            return  # multi-billion dollar, million dollar smile
        start = one.start()
        number *= 0.5 if one[1] else 1.0
    cents = 0.01 if match[2].lower().startswith("cent") else 1.0
    part = Part(
        start,
        match.end(),
        start,
        at - 1,
        number * cents,
        scale * cents,
        named or mark,
        "",
        match[2],
        scale,
    )
    low = _low_words(text, start)
    if low and low[2] * scale <= number:
        first, end, value = low
        yield part._replace(start=first, number=first, number_end=end, end=end, value=value * scale)
        yield part
        return
    yield part


_SCALE_WORDS = frozenset(("thousand", "million", "billion", "trillion"))
_ONE = lazy_pattern(r"\b([Hh]alf )?[aA] \Z")
_TO_BACK = lazy_pattern(r"\b([a-z]+)(?: to |-to-|-)\Z")


def _low_words(text: str, start: int) -> tuple[int, int, float] | None:
    """The number word before "to": "two to three million won"."""
    found = _TO_BACK.search(text, max(0, start - 16), start)
    if not found:
        return None
    value = read_words([found[1]])
    return (*found.span(1), value[0]) if value else None


def _eastern(text: str) -> Iterator[Part]:
    for match in _EASTERN.finditer(text):
        value = read_han(match[1].replace(" ", ""))
        if value is None or value < 100 or not set(match[1]) & set("백천만억百千万億亿十"):
            continue
        attached = match.end(1) == match.start(2)
        if match[1] in _NO_AMOUNT and attached:
            continue
        yield Part(
            match.start(),
            match.end(),
            match.start(1),
            match.end(1),
            value,
            1.0,
            money.AFTER[match[2]],
            "",
            match[2],
        )
