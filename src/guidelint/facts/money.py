"""Amounts of money in running text, tables, props and frontmatter.

`find` reads one text; `extract` turns an article's passages into facts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from guidelint.facts import currencies as money
from guidelint.facts import money_context as context
from guidelint.facts.money_marks import Part
from guidelint.facts.money_numbers import parts_of
from guidelint.facts.money_ranges import join_ranges
from guidelint.facts.money_scan import Candidate, candidates
from guidelint.facts.money_spelled import may_spell, spelled_parts, spelled_places
from guidelint.facts.numerals import ascii_digits
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Settings
from guidelint.tuples import NamedTuple


class Amount(NamedTuple):
    """An amount or a range; offsets into the text it was found in.

    `low` and `high` are equal for one price, None at an open end, both None for a misprint
    ("₩12,00"). The span covers marks and magnitude, not "from", "about" or "per night".
    """

    start: int
    end: int
    low: float | None
    high: float | None
    currency: str  # ISO 4217
    approx: bool = False
    per: str | None = None
    ambiguous: bool = False  # the mark names several currencies and no country decides
    reversed: bool = False  # printed from high to low
    parts: tuple[Part, ...] = ()  # one, or the two ends as printed


def find(text: str, country: str = "") -> list[Amount]:
    """Every amount of money in a plain text, in order."""
    found = next((found for _, found in candidates([text])), [])
    return _find(text, found, country, spelled=may_spell(text))


def _find(text: str, found: list[Candidate], country: str, *, spelled: bool) -> list[Amount]:
    plain = ascii_digits(text)
    parts = parts_of(plain, found) if found else []
    if spelled and (words := spelled_parts(plain)):
        parts = _without_overlap([*parts, *words])
    if not parts:
        return []
    return [_amount(plain, group, country) for group in join_ranges(plain, parts)]


_BETWEEN = "between "


@lru_cache(maxsize=4096)
def printed(text: str) -> Amount | None:
    """The amount that `text` is as a whole, with its printed parts: a fact's text read again."""
    found = find(text)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        return found[0]
    shift = len(_BETWEEN)  # "8,000 and ₩9,000" is a range only behind "between"
    found = find(_BETWEEN + text)
    if len(found) != 1 or (found[0].start, found[0].end) != (shift, shift + len(text)):
        return None
    amount = found[0]
    parts = tuple(
        part._replace(
            start=part.start - shift,
            end=part.end - shift,
            number=part.number - shift,
            number_end=part.number_end - shift,
        )
        for part in amount.parts
    )
    return amount._replace(start=0, end=len(text), parts=parts)


def extract(article: Article, settings: Settings) -> tuple[Fact, ...]:
    """The money facts of an article, in the order of its passages."""
    from guidelint.facts.money_labels import Labels

    found: list[Fact] = []
    labels = Labels(article)
    texts = [passage.text for passage in article.passages]
    for at, numbers, spelled in _places(article, texts):
        passage, text = article.passages[at], texts[at]
        end = named = -1
        past, label = 0, ""
        for amount in _find(text, numbers, settings.country, spelled=spelled):
            if not (named >= 0 and _REPEATS.fullmatch(text, end, amount.start)):
                named = amount.start  # else: the same price again, in another currency
                label = labels.label(at, named, amount.end, past, label)
            past = end = amount.end
            first, last = passage.span(amount.start, amount.end)
            words = text[amount.start : amount.end]
            value = value_of(amount)
            found.append(Fact("money", first, last, passage.data_path, value, words, label))
    found += _unread(article, settings)
    return tuple(found)


def _places(article: Article, texts: list[str]) -> Iterator[tuple[int, list[Candidate], bool]]:
    """The passages that may have amounts: the index, its numbers, whether some are in words."""
    numbered = candidates(texts)
    places = spelled_places(article.source)
    if not places:
        yield from ((at, numbers, False) for at, numbers in numbered)
        return
    known = dict(numbered)
    for at, passage in enumerate(article.passages):
        first = bisect_left(places, passage.start)
        spelled = first < len(places) and places[first] < passage.end
        if spelled or at in known:
            yield at, known.get(at, []), spelled


_QUOTED = lazy_pattern(r"\"([^\"\n]{1,400})\"|'([^'\n]{1,400})'")


def _unread(article: Article, settings: Settings) -> Iterator[Fact]:
    """Amounts in the quoted strings of what no reader took as text: a price list with a slip,
    or one that its indent turned into code."""
    source = article.source
    indented = [
        (block.start, block.end) for block in article.code_blocks if source[block.start] not in "`~"
    ]
    for start, end in sorted([*article.unread, *indented]):
        for match in _QUOTED.finditer(source, start, end):
            text = match[1] or match[2]
            for amount in find(text, settings.country):
                at = match.start() + 1 + amount.start
                words = text[amount.start : amount.end]
                yield Fact("money", at, at + len(words), "unread", value_of(amount), words)


_REPEATS = lazy_pattern(r"\s?(?:[(（\[]|[/=≈])\s?(?:[a-z.,~≈]+\s?){0,2}")


def value_of(amount: Amount) -> dict[str, object]:
    """An amount as the plain data of a fact."""
    low = _plain(amount.low)
    return {
        "low": low,
        "high": low if amount.high == amount.low else _plain(amount.high),
        "currency": amount.currency,
        "approx": amount.approx,
        "per": amount.per,
    }


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() else value


def _without_overlap(parts: list[Part]) -> list[Part]:
    kept: list[Part] = []
    for part in sorted(parts, key=lambda part: (part.start, -part.end)):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return kept


def _amount(text: str, group: tuple[Part, ...], country: str) -> Amount:
    first, last = group[0], group[-1]
    mark = last.mark if first.mark in money.FAMILIES or not first.mark else first.mark
    mark = mark or first.mark
    currency, ambiguous = money.resolve(mark, country)
    start = first.start
    if len(group) == 2:
        low, high = first.value, last.value
        _, approx = context.bounds(text, start, last.end, plus=False)
        turned = low is not None and high is not None and low > high
        if turned:
            low, high = high, low
    else:
        low = high = first.value
        turned = False
        side, approx = context.bounds(text, start, first.end, plus=first.plus)
        low = None if side == "to" else low
        high = None if side == "from" else high
        if start and text[start - 1] in "-−" and text[start - 2 : start - 1] in ("", *" ([\"'"):
            start -= 1
    unit = context.unit_after(text, last.end)
    return Amount(start, last.end, low, high, currency, approx, unit, ambiguous, turned, group)
