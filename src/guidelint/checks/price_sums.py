"""Whether the numbers around prices add up: totals, products, sums.

Only what the article itself spells out is computed; a part that is not given, or given twice,
ends the attempt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from guidelint.facts.exchange import sign_of
from guidelint.facts.local import Local
from guidelint.facts.money import printed
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Finding, Node, Passage, Settings
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`of`: the "total" of a table or list, or an "equation" ("2 x ₩5,000 = ₩10,000").
    `tolerance`: in per cent, beyond what rounding of the parts explains."""

    of: Literal["total", "equation"] = "total"
    tolerance: float = 1.0


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `{said}`, what the article says, and `{computed}`, what its numbers make."""
    facts = sorted(local.facts("money"), key=lambda fact: fact.start)
    if len(facts) < 2:
        return
    if options.of == "total":
        held = [passage for _, passage in priced(article, local)]
        if any(passage.table >= 0 for passage in held):
            yield from _table_totals(article, facts, options)
        if any(passage.item >= 0 and _TOTAL.match(passage.text) for passage in held):
            yield from _list_totals(article, facts, options)
    else:
        yield from _equations(article.source, facts, options)


def single(fact: Fact) -> float | None:
    """The amount of a fact that is one number; None for ranges and open ends."""
    low: float | None = fact.value["low"]
    return low if low is not None and low == fact.value["high"] else None


def half_step(fact: Fact) -> float:
    """Half the unit of the last printed digit."""
    amount = printed(fact.text)
    return max(part.step for part in amount.parts) / 2 if amount else 0.5


def shown(value: float, currency: str) -> str:
    text = f"{value:,.2f}".removesuffix(".00") if value < 1000 else f"{value:,.0f}"
    return f"{sign_of(currency)}{text}"


def mismatch(fact: Fact, value: float, spread: float, tolerance: float) -> Finding | None:
    """A finding when `fact` is not `value`; `spread` is what rounding of the parts may add."""
    said = single(fact)
    if said is None or value <= 0:
        return None
    slack = (
        spread
        + half_step(fact)
        + said * (max(tolerance, 7.0) if fact.value["approx"] else tolerance) / 100
    )
    if abs(said - value) <= slack:
        return None
    currency = fact.value["currency"]
    values = {"said": fact.text, "computed": shown(value, currency)}
    return Finding(fact.start, fact.end, values, data_path=fact.data_path)


# --- totals ----------------------------------------------------------------------------------

_TOTAL = lazy_pattern(
    r"\W*(?:(?:grand|daily|estimated|overall|final|approx(?:imate)?\.?|average|day|week|trip|evening|monthly)\s+)*"
    r"(?:total|합계|총계|총액|sum)\b",
    re.I,
)
_NOTHING = lazy_pattern(r"\b(?:free|included|complimentary|n/?a|none|무료)\b|^\W*[-–—]?\W*$", re.I)
_UNSURE = lazy_pattern(r"\b(?:optional|or|each|per|if|extra|from|starting|up to|vs)\b|/", re.I)


class _Part(NamedTuple):
    """What a row or list item contributes; a value of None cannot be added."""

    value: float | None
    spread: float
    fact: Fact | None


def _table_totals(article: Article, facts: list[Fact], options: Options) -> Iterator[Finding]:
    cells: dict[tuple[int, int, int], Passage] = {}
    for passage in article.passages:
        if passage.table >= 0:
            cells[passage.table, passage.row, passage.column] = passage
    totals = [
        key for key, p in cells.items() if key[2] == 0 and key[1] > 2 and _TOTAL.match(p.text)
    ]
    for table, row, _ in totals:
        columns = {c for t, r, c in cells if t == table and r == row and c > 0}
        for column in sorted(columns):
            rows = [cells.get((table, r, column)) for r in range(1, row)]
            heads = [cells.get((table, r, 0)) for r in range(1, row)]
            if any(head and _TOTAL.match(head.text) for head in heads):
                continue  # a subtotal: which rows it sums is anybody's guess
            yield from _compared(
                facts, [p for p in rows if p], cells[table, row, column], options, len(rows)
            )


def _list_totals(article: Article, facts: list[Fact], options: Options) -> Iterator[Finding]:
    """A list whose last item is a total."""
    lists = {start: at for at, starts in enumerate(_lists(article.root)) for start in starts}
    groups: dict[int, list[Passage]] = defaultdict(list)
    for passage in article.passages:
        if passage.item in lists:
            groups[lists[passage.item]].append(passage)
    for items in groups.values():
        last = items[-1]
        if len(items) < 3 or not _TOTAL.match(last.text):
            continue
        simple = len({p.item for p in items}) == len(items)
        if simple and not any(_TOTAL.match(p.text) for p in items[:-1]):
            yield from _compared(facts, items[:-1], last, options, len(items) - 1)


def _lists(node: Node) -> Iterator[list[int]]:
    """The starts of the items of every list without lists inside."""
    if node.kind == "list":
        inner = [deep for item in node.children for deep in item.children if deep.kind == "list"]
        if not inner:
            yield [item.start for item in node.children]
            return
    for child in node.children:
        yield from _lists(child)


def _compared(
    facts: list[Fact], rows: list[Passage], total: Passage, options: Options, wanted: int
) -> Iterator[Finding]:
    """Compare a total with the rows above it, in every currency the total is given in."""
    if len(rows) < 2 or len(rows) != wanted:
        return
    for fact in _within(facts, total):
        if single(fact) is None:
            continue
        parts = [_part(facts, row, fact.value["currency"]) for row in rows]
        if any(part.value is None for part in parts) or sum(p.fact is not None for p in parts) < 2:
            continue
        value = sum(part.value or 0.0 for part in parts)
        spread = sum(part.spread for part in parts)
        approx = any(part.fact and part.fact.value["approx"] for part in parts)
        spread += value * 0.03 if approx else 0.0
        if found := mismatch(fact, value, spread, options.tolerance):
            yield found


def _within(facts: list[Fact], passage: Passage) -> list[Fact]:
    return [
        f for f in between(facts, passage.start, passage.end) if f.data_path == passage.data_path
    ]


def between(facts: list[Fact], start: int, end: int) -> list[Fact]:
    """Those of `facts`, which ascend, that lie in source[start:end]."""
    first = bisect_left(facts, start, key=lambda fact: fact.start)
    last = bisect_left(facts, end, key=lambda fact: fact.start)
    return [fact for fact in facts[first:last] if fact.end <= end]


def holding(passages: tuple[Passage, ...], places: list[int]) -> Iterator[tuple[int, Passage]]:
    """The passages in which one of the ascending `places` lies, each with the first one's index.

    Passages mostly ascend, so each is but a step or two away from the one before.
    """
    places = [*places, 1 << 60]
    at = 0
    for passage in passages:
        start = passage.start
        while places[at] < start:
            at += 1
        while at and places[at - 1] >= start:
            at -= 1
        if places[at] < passage.end:
            yield at, passage


def priced(article: Article, local: Local) -> list[tuple[int, Passage]]:
    """The passages in which an amount starts, each with the first one's index by place."""

    def make(article: Article, settings: Settings) -> list[tuple[int, Passage]]:
        return list(holding(article.passages, sorted(f.start for f in local.facts("money"))))

    found: list[tuple[int, Passage]] = local.once("passages with amounts", make)
    return found


def _part(facts: list[Fact], passage: Passage, currency: str) -> _Part:
    mine = [fact for fact in _within(facts, passage) if fact.value["currency"] == currency]
    if not mine:
        return _Part(0.0 if _NOTHING.search(passage.text) else None, 0.0, None)
    equals = passage.text.rfind("=")
    fact = mine[-1]
    if len(mine) > 1 and equals < 0:
        return _Part(None, 0.0, None)
    if equals >= 0 and fact.start < passage.offset(equals):
        return _Part(None, 0.0, None)  # the result is given in another currency
    value = single(fact)
    unsure = fact.value["per"] or (equals < 0 and _UNSURE.search(passage.text))
    if value is None or unsure:
        return _Part(None, 0.0, None)
    return _Part(value, half_step(fact), fact)


# --- equations -------------------------------------------------------------------------------

_MARKUP = r"[*_\s]*(?:\([^()]{0,30}\)[*_\s]*)?"
_TIMES_BEHIND = lazy_pattern(
    rf"{_MARKUP}[x×*]\s?(\d{{1,3}})(?:\s[A-Za-z]+){{0,2}}[*_\s]*=[*_\s~≈]*\Z"
)
_TIMES_BEFORE = lazy_pattern(r"(?<![\d.,])(\d{1,3})\s?[x×]\s?[*_]*\Z")
_EQUALS = lazy_pattern(rf"{_MARKUP}(?:each)?\s*=[*_\s~≈]*\Z")
_PLUS = lazy_pattern(rf"{_MARKUP}\+[*_\s]*\Z")
_REACH = 60  # characters between two terms


def _equations(source: str, facts: list[Fact], options: Options) -> Iterator[Finding]:
    """ "2 x ₩5,000 = ₩10,000", "₩3,000 + ₩15,000 = ₩18,000"."""
    for at in range(1, len(facts)):
        result = facts[at]
        if source.rfind("=", max(0, result.start - _REACH), result.start) < 0:
            continue
        terms = _terms(source, facts, at)
        values = [single(fact) for fact, _ in terms]
        if not terms or None in values:
            continue
        total = sum((value or 0.0) * times for value, (_, times) in zip(values, terms, strict=True))
        spread = sum(half_step(fact) * times for fact, times in terms)
        if found := mismatch(result, total, spread, options.tolerance):
            first = terms[0][0]
            yield found._replace(start=min(first.start, found.start))


def _terms(source: str, facts: list[Fact], at: int) -> list[tuple[Fact, int]]:
    """The terms before the ``=`` in front of facts[at], each with its factor; [] without one."""
    result = facts[at]
    terms: list[tuple[Fact, int]] = []
    following = result
    while at > 0:
        at -= 1
        fact = facts[at]
        gap = source[fact.end : following.start]
        if fact.value["currency"] != result.value["currency"]:
            if following is result and len(gap) < _REACH:
                continue  # a conversion in brackets stands between
            break
        if len(gap) > _REACH or "\n" in gap:
            break
        behind = _TIMES_BEHIND.fullmatch(gap) if not terms else None
        joined = behind or (_EQUALS if not terms else _PLUS).fullmatch(gap)
        if not joined:
            break
        front = _TIMES_BEFORE.search(source, max(0, fact.start - 8), fact.start)
        terms.insert(0, (fact, int(behind[1]) if behind else int(front[1]) if front else 1))
        following = fact
    if len(terms) == 1 and terms[0][1] == 1:
        return []  # "₩10,000 = ₩10,000" says nothing to compute
    return terms
