"""Whether the numbers around prices add up: totals, products, sums, discounts, savings.

Only what the article itself spells out is computed; a part that is not given, or given twice,
ends the attempt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from guidelint.facts.exchange import middle, sign_of
from guidelint.facts.local import Local
from guidelint.facts.money import printed
from guidelint.model import Article, Fact, Finding, Node, Passage


class Options(NamedTuple):
    """`of`: the "total" of a table or list; an "equation" ("2 x ₩5,000 = ₩10,000"); a "discount"
    in per cent, or "saving" in money, beside the two prices it is said of. `tolerance`: in per
    cent, for totals and equations; `points`: for discounts, in percentage points.
    """

    of: Literal["total", "equation", "discount", "saving"] = "total"
    tolerance: float = 1.0
    points: float = 4.0


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `{said}`, what the article says, and `{computed}`, what its numbers make."""
    facts = sorted(local.facts("money"), key=lambda fact: fact.start)
    if len(facts) < 2:
        return
    if options.of == "total":
        yield from _table_totals(article, facts, options)
        yield from _list_totals(article, facts, options)
    elif options.of == "equation":
        yield from _equations(article.source, facts, options)
    else:
        yield from _comparisons(article, facts, options)


def _single(fact: Fact) -> float | None:
    """The amount of a fact that is one number; None for ranges and open ends."""
    low: float | None = fact.value["low"]
    return low if low is not None and low == fact.value["high"] else None


def _step(fact: Fact) -> float:
    """Half the unit of the last printed digit."""
    amount = printed(fact.text)
    return max(part.step for part in amount.parts) / 2 if amount else 0.5


def _shown(value: float, currency: str) -> str:
    text = f"{value:,.2f}".removesuffix(".00") if value < 1000 else f"{value:,.0f}"
    return f"{sign_of(currency)}{text}"


def _mismatch(fact: Fact, value: float, spread: float, tolerance: float) -> Finding | None:
    """A finding when `fact` is not `value`; `spread` is what rounding of the parts may add."""
    said = _single(fact)
    if said is None or value <= 0:
        return None
    slack = (
        spread
        + _step(fact)
        + said * (max(tolerance, 7.0) if fact.value["approx"] else tolerance) / 100
    )
    if abs(said - value) <= slack:
        return None
    currency = fact.value["currency"]
    values = {"said": fact.text, "computed": _shown(value, currency)}
    return Finding(fact.start, fact.end, values, data_path=fact.data_path)


# --- totals ----------------------------------------------------------------------------------

_TOTAL = re.compile(
    r"\W*(?:(?:grand|daily|estimated|overall|final|approx(?:imate)?\.?|average|day|week|trip|evening|monthly)\s+)*"
    r"(?:total|합계|총계|총액|sum)\b",
    re.I,
)
_NOTHING = re.compile(r"\b(?:free|included|complimentary|n/?a|none|무료)\b|^\W*[-–—]?\W*$", re.I)
_UNSURE = re.compile(r"\b(?:optional|or|each|per|if|extra|from|starting|up to|vs)\b|/", re.I)


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
    if not any(p.item >= 0 and _TOTAL.match(p.text) for p in article.passages):
        return
    lists = {start: at for at, starts in enumerate(_lists(article.root)) for start in starts}
    groups: dict[int, list[Passage]] = defaultdict(list)
    for passage in article.passages:
        if passage.item in lists:
            groups[lists[passage.item]].append(passage)
    for items in groups.values():
        last = items[-1]
        if (
            len(items) > 2
            and _TOTAL.match(last.text)
            and len({p.item for p in items}) == len(items)
        ):
            if not any(_TOTAL.match(p.text) for p in items[:-1]):
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
        if _single(fact) is None:
            continue
        parts = [_part(facts, row, fact.value["currency"]) for row in rows]
        if any(part.value is None for part in parts) or sum(p.fact is not None for p in parts) < 2:
            continue
        value = sum(part.value or 0.0 for part in parts)
        spread = sum(part.spread for part in parts)
        approx = any(part.fact and part.fact.value["approx"] for part in parts)
        spread += value * 0.03 if approx else 0.0
        if found := _mismatch(fact, value, spread, options.tolerance):
            yield found


def _within(facts: list[Fact], passage: Passage) -> list[Fact]:
    return [
        f
        for f in facts
        if passage.start <= f.start and f.end <= passage.end and f.data_path == passage.data_path
    ]


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
    value = _single(fact)
    unsure = fact.value["per"] or (equals < 0 and _UNSURE.search(passage.text))
    if value is None or unsure:
        return _Part(None, 0.0, None)
    return _Part(value, _step(fact), fact)


# --- equations -------------------------------------------------------------------------------

_MARKUP = r"[*_\s]*(?:\([^()]{0,30}\)[*_\s]*)?"
_TIMES_BEHIND = re.compile(
    rf"{_MARKUP}[x×*]\s?(\d{{1,3}})(?:\s[A-Za-z]+){{0,2}}[*_\s]*=[*_\s~≈]*\Z"
)
_TIMES_BEFORE = re.compile(r"(?<![\d.,])(\d{1,3})\s?[x×]\s?[*_]*\Z")
_EQUALS = re.compile(rf"{_MARKUP}(?:each)?\s*=[*_\s~≈]*\Z")
_PLUS = re.compile(rf"{_MARKUP}\+[*_\s]*\Z")


def _equations(source: str, facts: list[Fact], options: Options) -> Iterator[Finding]:
    """ "2 x ₩5,000 = ₩10,000", "₩3,000 + ₩15,000 = ₩18,000"."""
    for at in range(1, len(facts)):
        result = facts[at]
        terms = _terms(source, facts, at)
        values = [_single(fact) for fact, _ in terms]
        if not terms or None in values:
            continue
        total = sum((value or 0.0) * times for value, (_, times) in zip(values, terms, strict=True))
        spread = sum(_step(fact) * times for fact, times in terms)
        if found := _mismatch(result, total, spread, options.tolerance):
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
            if following is result and len(gap) < 60:
                continue  # a conversion in brackets stands between
            break
        if len(gap) > 60 or "\n" in gap:
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


# --- discounts and savings -------------------------------------------------------------------

_SENTENCE = re.compile(r"[.!?](?=\s|\Z)|\n")
_PERCENT = re.compile(
    r"(?<![\d.,–-])(?P<low>\d{1,2}(?:\.\d)?)(?:\s?%?\s?(?:[-–—~]|to)\s?(?P<high>\d{1,2}(?:\.\d)?))?\s?(?:%|percent\b)"
)
_LESS = re.compile(
    r"[*_]*\s?(?:off\b|cheaper|less\b|lower\b|below\b|discount|savings?\b|reduction|price (?:cut|drop)|saved)",
    re.I,
)
_SAVES = re.compile(
    r"\b(?:sav(?:e|es|ing|ings)|discount|reduction|cut|off)(?: of)?(?: (?:about|around|nearly|roughly|over|almost|you))*[ *_]*\Z",
    re.I,
)
_UP_TO = re.compile(
    r"\b(?:up to|at least|over|more than|another|additional|extra|first|further)[ *_]*\Z", re.I
)
_CUE = re.compile(
    r"\b(?:instead of|was|were|originally|regular(?:ly)?|usual(?:ly)?|normal(?:ly)?|list price|full price|compared"
    r"|versus|vs\.?|than|down (?:to|from)|reduced|dropp?\w*|discounted|now|sale price|while|but|whereas)\b|→|->",
    re.I,
)
_SAVE_MONEY = re.compile(
    r"\bsav(?:e|es|ing|ings|ings of)(?: (?:you|about|around|roughly|of|a))*[ *_~]*\Z", re.I
)


def _comparisons(article: Article, facts: list[Fact], options: Options) -> Iterator[Finding]:
    for passage in article.passages:
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


def _inside(facts: list[Fact], passage: Passage, start: int, stop: int) -> dict[str, list[Fact]]:
    first, last = passage.span(start, stop)
    by_currency: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if first <= fact.start and fact.end <= last and fact.data_path == passage.data_path:
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
    first, second = (_single(fact) for fact in pairs[0])
    if not first or not second or first == second or any(fact.value["per"] for fact in pairs[0]):
        return
    real = (1 - min(first, second) / max(first, second)) * 100
    low, high = float(percent["low"]), float(percent["high"] or percent["low"])
    if low - options.points <= real <= high + options.points:
        return
    at = passage.span(start + percent.start(), start + percent.end())
    prices = [fact.text for fact in pairs[0]]
    values = {"said": percent[0], "computed": f"{real:.0f} %", "prices": " and ".join(prices)}
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
        if len(mine) != 3 or any(_single(f) is None or f.value["per"] for f in mine):
            continue
        saved = [
            f for f in mine if _SAVE_MONEY.search(source, max(passage.start, f.start - 40), f.start)
        ]
        others = [middle(f) or 0.0 for f in mine if f not in saved]
        if len(saved) != 1 or len(others) != 2:
            continue
        value = abs(others[0] - others[1])
        found = _mismatch(saved[0], value, sum(_step(f) for f in mine), options.tolerance)
        if found:
            prices = " and ".join(f.text for f in mine if f not in saved)
            yield found._replace(values={**found.values, "prices": prices})
