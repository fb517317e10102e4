"""Whether a discount or a saving fits the two prices it is said of.

Only plain cases are judged: one sentence, two prices in one currency, one percentage or saving,
and a word that compares the two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from guidelint.checks.price_sums import between, half_step, mismatch, priced, single
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Finding, Passage
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`of`: a "discount" in per cent, or a "saving" in money. `points`: by how many percentage
    points a discount may be off; `tolerance`: by how many per cent a saving."""

    of: Literal["discount", "saving"] = "discount"
    points: float = 4.0
    tolerance: float = 1.0


_SENTENCE = lazy_pattern(r"[.!?](?=\s|\Z)|\n")
_PERCENT = lazy_pattern(
    r"(?<![\d.,–-])(?P<low>\d{1,2}(?:\.\d)?)(?:\s?%?\s?(?:[-–—~]|to)\s?(?P<high>\d{1,2}(?:\.\d)?))?\s?(?:%|percent\b)"
)
_LESS = lazy_pattern(
    r"[*_]*\s?(?:off\b|cheaper|less\b|lower\b|below\b|discount|savings?\b|reduction|price (?:cut|drop)|saved)",
    re.I,
)
_SAVES = lazy_pattern(
    r"\b(?:sav(?:e|es|ing|ings)|discount|reduction|cut|off)(?: of)?(?: (?:about|around|nearly|roughly|over|almost|you))*[ *_]*\Z",
    re.I,
)
_UP_TO = lazy_pattern(
    r"\b(?:up to|at least|over|more than|another|additional|extra|first|further)[ *_]*\Z", re.I
)
_CUE = lazy_pattern(
    r"\b(?:instead of|was|were|originally|regular(?:ly)?|usual(?:ly)?|normal(?:ly)?|list price|full price|compared"
    r"|versus|vs\.?|than|down (?:to|from)|reduced|dropp?\w*|discounted|now|sale price|while|but|whereas)\b|→|->",
    re.I,
)
_SAVE_MONEY = lazy_pattern(
    r"\bsav(?:e|es|ing|ings|ings of)(?: (?:you|about|around|roughly|of|a))*[ *_~]*\Z", re.I
)


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `{said}`, what the article says, `{prices}` beside it, and `{computed}` from them."""
    facts = sorted(local.facts("money"), key=lambda fact: fact.start)
    if len(facts) < 2:
        return
    twice: list[Passage] = local.once("twice priced", lambda *_: _twice(article, local, facts))
    for passage in twice:
        text = passage.text
        if options.of == "discount" and "%" not in text and "percent" not in text:
            continue
        if options.of == "saving" and "sav" not in text.lower():
            continue
        start = 0
        for stop in [*(m.end() for m in _SENTENCE.finditer(text)), len(text)]:
            if stop > start:
                inside = _inside(facts, passage, start, stop)
                judge = _discount if options.of == "discount" else _saving
                yield from judge(article.source, passage, inside, start, stop, options)
            start = stop


def _twice(article: Article, local: Local, facts: list[Fact]) -> list[Passage]:
    """The passages in which two amounts or more stand; `facts` ascend."""
    return [
        passage
        for at, passage in priced(article, local)
        if at + 1 < len(facts)
        and facts[at + 1].start < passage.end
        and len(between(facts, passage.start, passage.end)) > 1
    ]


def _inside(facts: list[Fact], passage: Passage, start: int, stop: int) -> dict[str, list[Fact]]:
    first, last = passage.span(start, stop)
    by_currency: dict[str, list[Fact]] = defaultdict(list)
    for fact in between(facts, first, last):
        if fact.data_path == passage.data_path:
            by_currency[fact.value["currency"]].append(fact)
    return by_currency


def _discount(
    source: str,
    passage: Passage,
    inside: dict[str, list[Fact]],
    start: int,
    stop: int,
    options: Options,
) -> Iterator[Finding]:
    """ "₩20,000, now ₩15,000 (50 % off)": two prices, one percentage, one comparison."""
    text = passage.text[start:stop]
    told = list(_PERCENT.finditer(text))
    if len(told) != 1 or not _CUE.search(text):
        return
    percent = told[0]
    behind = _LESS.match(text, percent.end())
    if not behind and not _SAVES.search(text, 0, percent.start()):
        return
    if _UP_TO.search(text, 0, percent.start()):
        return
    pairs = [mine for mine in inside.values() if len(mine) > 1]
    if len(pairs) != 1 or len(pairs[0]) != 2:
        return
    first, second = (single(fact) for fact in pairs[0])
    if not first or not second or first == second or any(fact.value["per"] for fact in pairs[0]):
        return
    real = (1 - min(first, second) / max(first, second)) * 100
    low, high = float(percent["low"]), float(percent["high"] or percent["low"])
    if low - options.points <= real <= high + options.points:
        return
    at = passage.span(start + percent.start(), start + percent.end())
    prices = [fact.text for fact in pairs[0]]
    values = {"said": percent[0], "computed": f"{real:.0f}%", "prices": " and ".join(prices)}
    yield Finding(*at, values, data_path=passage.data_path)


def _saving(
    source: str,
    passage: Passage,
    inside: dict[str, list[Fact]],
    start: int,
    stop: int,
    options: Options,
) -> Iterator[Finding]:
    """ "₩30,000 instead of ₩50,000, you save ₩25,000"."""
    text = passage.text[start:stop]
    if not _CUE.search(text):
        return
    for mine in inside.values():
        if len(mine) != 3 or any(single(f) is None or f.value["per"] for f in mine):
            continue
        saved = [
            f for f in mine if _SAVE_MONEY.search(source, max(passage.start, f.start - 40), f.start)
        ]
        others = [single(f) or 0.0 for f in mine if f not in saved]
        if len(saved) != 1 or len(others) != 2:
            continue
        value = abs(others[0] - others[1])
        found = mismatch(saved[0], value, sum(half_step(f) for f in mine), options.tolerance)
        if found:
            prices = " and ".join(f.text for f in mine if f not in saved)
            yield found._replace(values={**found.values, "prices": prices})
