"""Prices that say themselves how old they are: "as of 2023", "2025 prices" in a guide for 2026."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from guidelint.checks.price_sums import between, holding
from guidelint.facts.ages import Dated, as_of, prices_of
from guidelint.facts.claims import other_time
from guidelint.facts.clusters import date_of
from guidelint.facts.exchange import Exchange, exchange
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Finding, Passage, Settings
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`ask`: *old* (dated more than `months` before today) or *behind* (of an earlier year than
    the article's title, or than its last update by more than `months`)."""

    ask: Literal["old", "behind"] = "old"
    months: int = 24


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `{age}` in months (old); `{year}`, the article's, and `{where}` it is (behind)."""
    if options.ask == "behind":
        yield from _behind(article, local, options.months)
    elif local.settings.now:
        yield from _old(article, local, options.months)


_YEAR = lazy_pattern(r"20\d\d")
_SENTENCE = lazy_pattern(r"[.!?](?=\s)|\n")
_PAST = lazy_pattern(
    r"\b(?:vs\.?|versus|compared|than|since|until|up from|down from|increase[ds]?|hike[ds]?|rose|history|histor\w+|trend\w*"
    r"|last year|previous|old|forecast|projected|announced)\b|→",
    re.I,
)


def _passages(article: Article, local: Local, latest: int) -> Iterator[Passage]:
    """The passages that name a year up to `latest`."""
    years: list[tuple[int, int]] = local.once("years", _years)
    places = [at for at, year in years if year <= latest]
    return (passage for _, passage in holding(article.passages, places)) if places else iter(())


def _years(article: Article, settings: Settings) -> list[tuple[int, int]]:
    """Where an article names years, and which."""
    return [(m.start(), int(m[0])) for m in _YEAR.finditer(article.source)]


def _prices(article: Article, local: Local) -> list[Fact]:
    """The amounts that are no exchange rate: those are another rule's."""
    facts = local.facts("money")
    told: Exchange = local.once("exchange", lambda *_: exchange(article, facts))
    rates = {rate.stated.start for rate in told.stated if rate.stated}
    prices = [fact for fact in facts if fact.start not in rates and fact.value["low"] != 1]
    return sorted(prices, key=lambda fact: fact.start)


def _old(article: Article, local: Local, months: int) -> Iterator[Finding]:
    """Amounts in a sentence that is dated: "Entry is ₩3,000 (as of 2022)"."""
    now = local.settings.now
    for passage in _passages(article, local, int(now[:4]) - months // 12):
        text = passage.text
        when = as_of(text)
        if when is None or when.age(now) <= months:
            continue
        sentence = _sentence(text, when)
        start, end = passage.span(*sentence)
        words = text[slice(*sentence)]
        if other_time(words) or _PAST.search(words):
            continue
        if between(_prices(article, local), start, end):
            yield _finding(passage, when, {"age": str(when.age(now))})


def _behind(article: Article, local: Local, months: int) -> Iterator[Finding]:
    """ "2025 prices" in a guide that says 2026."""
    year, where = _year_of(article, months)
    for passage in _passages(article, local, year - 1) if year else ():
        text = passage.text
        when = prices_of(text)
        if when is None or when.year >= year:
            continue
        words = text[slice(*_sentence(text, when))]
        named = {int(found) for found in _YEAR.findall(words)}
        if named == {when.year} and not other_time(words) and not _PAST.search(words):
            yield _finding(passage, when, {"year": str(year), "where": where})


def _year_of(article: Article, months: int) -> tuple[int, str]:
    """The year an article says it is of, and where; (0, "") where it does not say."""
    title = article.meta("title")
    named = _YEAR.findall(str(title.plain())) if title else []
    if named:
        return max(map(int, named)), "the title says"
    day = date_of(article)
    if not day:
        return 0, ""
    slack = Dated(0, 0, int(day[:4]) - 1, 12).age(day if len(day) > 6 else f"{day}-01")
    return int(day[:4]) - (slack <= months), "the article was updated in"


def _sentence(text: str, when: Dated) -> tuple[int, int]:
    start = max((m.end() for m in _SENTENCE.finditer(text, 0, when.start)), default=0)
    stop = _SENTENCE.search(text, when.end)
    return start, stop.start() if stop else len(text)


def _finding(passage: Passage, when: Dated, values: dict[str, str]) -> Finding:
    start, end = passage.span(when.start, when.end)
    return Finding(start, end, values, data_path=passage.data_path)
