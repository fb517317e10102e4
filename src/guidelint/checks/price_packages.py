"""Whether a price per session, night or person fits the price of all of them beside it.

Only where the article works one out from the other: "10 sessions for ₩900,000 (₩90,000 per
session)", "3 nights at ₩80,000 come to ₩240,000". A package that is cheaper than its parts is no
mistake, and is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from guidelint.checks.price_sums import half_step, shown, single
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Finding
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`tolerance`: in per cent, beyond what rounding of the parts explains."""

    tolerance: float = 2.0


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `{said}`, the price of one or of all, `{count}` (“10 sessions”), `{other}`, the
    price beside it, and `{computed}`, what it makes."""
    facts = sorted(local.facts("money"), key=lambda fact: fact.start)
    for first, second in _pairs(article.source, facts):
        wrong = _derived(article.source, first, second) or _product(article.source, first, second)
        if wrong and wrong.off > options.tolerance / 100:
            yield _finding(wrong)


_REACH = 60  # characters between the two prices


def _pairs(source: str, facts: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Prices that stand beside each other; a conversion in brackets may stand between."""
    for at, (first, second) in enumerate(pairwise(facts)):
        if first.value["currency"] != second.value["currency"]:
            following = facts[at + 2] if at + 2 < len(facts) else None
            if not following or following.value["currency"] != first.value["currency"]:
                continue
            second = following
        if second.start - first.end > _REACH or first.data_path != second.data_path:
            continue
        if single(first) and single(second) and "\n\n" not in source[first.end : second.start]:
            yield first, second


class _Wrong(NamedTuple):
    fact: Fact
    computed: float
    off: float  # the part of what it should be that it is off by, beyond rounding
    things: str  # “10 sessions”
    other: Fact


_UNITS = (
    r"(session|night|day|visit|class|lesson|ticket|ride|person|people|month|week|bottle|piece|sheet|treatment|game|hour"
    r"|ampoule|box|pack|shot|area|cup|mask|year)"
)
_SINGULAR = {"people": "person"}
_COUNT = lazy_pattern(
    rf"(?<![\d.,₩$€£¥/:+–-])(\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -]{_UNITS}(?:es|s)?\b",
    re.I,
)
_NUMBERS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten".split())  # noqa: SIM905
} | {"twelve": 12}
_WORKED_OUT = lazy_pattern(
    r"(?:\s?\([^()]{0,24}\))?[*_]*(?:\s?\(|,? (?:i\.e\.|that is|that's|which is|which (?:works out|comes) (?:to|at)|making it)"
    r"|\s?[—–=-]\s?)\s?(?:just |only |about |around |approx\.? |roughly |effectively |equals? |works out (?:to|at) |comes (?:to|out at) |~|≈)*[*_]*"
    r"(?:[^()]{0,20}\()?",
    re.I,
)
_COMES_TO = lazy_pattern(
    r"(?:\s?\([^()]{0,24}\))?[*_]*(?:,? ?(?:each|apiece|per \w+|/\w+|an? \w+))?,? (?:=|comes? to|adds? up to|makes?|totals?|is|are|for a total of)"
    r"(?: (?:about|around|roughly|a total of))? [*_]*",
    re.I,
)
_NOT_PLAIN = lazy_pattern(
    r"\b(?:discount\w*|sav\w+|off|deal|bonus|free|extra|plus|instead|promo\w*|event|cheaper|normally|usually|regular\w*|original\w*"
    r"|from|up to|starting|first|additional|deposit|tax|fee|\+\s?\d)\b|%",
    re.I,
)


_CLOSES = lazy_pattern(
    r"(?:\s?/\s?\w+|\s?(?:per|an?) [\w-]+|\s?(?:each|apiece|pp))[*_]*\s?(?:[)\].,;|\"'<\n]|\Z)"
)


def _derived(source: str, total: Fact, each: Fact) -> _Wrong | None:
    """ "10 sessions for ₩900,000 (₩90,000 per session)"."""
    unit = each.value["per"]
    if not unit or total.value["per"] or not _WORKED_OUT.fullmatch(source, total.end, each.start):
        return None
    if not _CLOSES.match(source, each.end):
        return None  # "(₩120,000 per night in August)"
    start, end = _sentence(source, total.start, each.end)
    around = source[start:end]
    if total.label and total.label not in around:
        around = f"{total.label}\n{around}"
    counts = [m for m in _COUNT.finditer(around) if unit == "item" or _unit(m) == unit]
    if len(counts) != 1 or _NOT_PLAIN.search(around):
        return None
    count = _number(counts[0])
    all_of, one = single(total) or 0.0, single(each) or 0.0
    rounding = half_step(each) + half_step(total) / count
    return _judged(each, all_of / count, one, rounding, counts[0][0], total)


def _product(source: str, each: Fact, total: Fact) -> _Wrong | None:
    """ "3 nights at ₩80,000 come to ₩240,000"."""
    if total.value["per"] or not _COMES_TO.fullmatch(source, each.end, total.start):
        return None
    lead = source[max(0, each.start - 40) : each.start]
    found = _AT.search(lead)
    if not found or _NOT_PLAIN.search(lead[found.start() :]):
        return None
    unit = each.value["per"]
    if unit and unit not in (_unit(found), "item"):
        return None
    count = _number(found)
    one, all_of = single(each) or 0.0, single(total) or 0.0
    rounding = half_step(total) + half_step(each) * count
    things = " ".join(lead[found.start() :].replace("-", " ").split()[:2])
    return _judged(total, one * count, all_of, rounding, things, each)


_AT = lazy_pattern(
    rf"{_COUNT.pattern}(?: at| @| x| ×| for| of| costing)(?: only| about| around)? ?[*_]*\Z", re.I
)


def _judged(
    fact: Fact, computed: float, said: float, rounding: float, count: str, other: Fact
) -> _Wrong | None:
    if fact.value["approx"] or other.value["approx"]:
        rounding += computed * 0.05
    off = max(abs(computed - said) - rounding, 0.0) / computed
    return _Wrong(fact, computed, off, count, other)


def _sentence(source: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or the row around source[start:end], 80 characters each way at most."""
    left = max(0, start - 80)
    left = max((m.end() for m in _STOP.finditer(source, left, start)), default=left)
    stop = _STOP.search(source, end, end + 40)
    return left, stop.start() if stop else min(end + 40, len(source))


_STOP = lazy_pattern(r"[.;!?](?=\s)|[\n\"]")


def _unit(match: re.Match[str]) -> str:
    word = match[2].lower()
    return _SINGULAR.get(word, word)


def _number(match: re.Match[str]) -> int:
    word = match[1].lower()
    return int(word) if word.isdigit() else _NUMBERS[word]


def _finding(wrong: _Wrong) -> Finding:
    fact = wrong.fact
    values = {
        "said": fact.text,
        "count": wrong.things,
        "other": wrong.other.text,
        "computed": shown(wrong.computed, fact.value["currency"]),
    }
    return Finding(fact.start, fact.end, values, data_path=fact.data_path)
