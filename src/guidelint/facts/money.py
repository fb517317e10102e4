"""Amounts of money in running text, tables, props and frontmatter.

`find` reads one text; `extract` turns an article's passages into facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guidelint.facts import currencies as money
from guidelint.facts import money_context as context
from guidelint.facts.money_marks import SPACES, Part, read_part
from guidelint.facts.money_ranges import join_ranges
from guidelint.facts.money_spelled import may_spell, spelled_parts
from guidelint.facts.numerals import ANY_DIGIT, NUMBER, SCALES, ascii_digits
from guidelint.model import Article, Fact, Settings


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
    return _find(text, country, spelled=may_spell(text))


def _find(text: str, country: str, *, spelled: bool) -> list[Amount]:
    digits = ANY_DIGIT.search(text)
    if not (digits or spelled):
        return []
    plain = ascii_digits(text)
    parts = _marked_parts(plain) if digits else []
    if spelled and (words := spelled_parts(plain)):
        parts = _without_overlap([*parts, *words])
    if not parts:
        return []
    return [_amount(plain, group, country) for group in join_ranges(plain, parts)]


_BETWEEN = "between "


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
    spelled = may_spell(article.source)  # rare: asked of the article first
    for at, passage in enumerate(article.passages):
        end = named = -1
        words = spelled and may_spell(passage.text)
        for amount in _find(passage.text, settings.country, spelled=words):
            if not (named >= 0 and _REPEATS.fullmatch(passage.text, end, amount.start)):
                named = amount.start  # else: the same price again, in another currency
            end = amount.end
            start_at, end_at = passage.span(amount.start, amount.end)
            found.append(
                Fact(
                    "money",
                    start_at,
                    end_at,
                    passage.data_path,
                    value_of(amount),
                    passage.text[amount.start : amount.end],
                    labels.label(at, named, end),
                )
            )
    found += _unread(article, settings)
    return tuple(found)


_QUOTED = re.compile(r"\"([^\"\n]{1,400})\"|'([^'\n]{1,400})'")


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


_REPEATS = re.compile(r"\s?(?:[(（\[]|[/=≈])\s?(?:[a-z.,~≈]+\s?){0,2}")


def value_of(amount: Amount) -> dict[str, object]:
    """An amount as the plain data of a fact."""
    return {
        "low": _plain(amount.low),
        "high": _plain(amount.high),
        "currency": amount.currency,
        "approx": amount.approx,
        "per": amount.per,
    }


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() else value


# --- which numbers carry a mark --------------------------------------------------------------

_SPACED = re.compile(
    r"(?<![0-9.,])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]{1,2}(?![0-9]))?"
)
_WIDE = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?: , [0-9]{3})+(?![0-9])")
_SPACED_HINT = re.compile(r"[0-9] [0-9]{3}(?![0-9])")
_NEXT = re.compile(
    r"\+?[ \u00a0\u202f\u2009-]?(?:([A-Za-z]+)(?![^\W\d_])|[^\x00-\x7f]|[$A-Za-z]|[.,/]-)"
)
_NEXT_WORDS = (
    frozenset(word for word in money.AFTER if word.isascii())
    | frozenset(word.lower() for word in SCALES if word.isascii())
    | frozenset(code.lower() for code in money.CODES)
    | frozenset(first.partition(" ")[0] for table in money.ADJECTIVES.values() for first in table)
    | {"p", "u"}
)
_LAST_TWO = frozenset(
    word[-2:] for word in (*money.CODES, *money.BEFORE, *money.SMALL_CODES)
) | frozenset(f"{symbol}." for symbol in money.SYMBOLS)


def _marked_parts(text: str) -> list[Part]:
    """The numbers with a currency mark before or behind them."""
    found: list[Part] = []
    last_end = 0
    for start, end in _numbers(text):
        if start < last_end or not (_mark_near(text, start) or _mark_next(text, end)):
            continue
        if text[start - 1 : start] == "," and not text[start - 2 : start - 1].isalnum():
            continue  # ",000": its beginning is lost
        part = read_part(text, start, end)
        if not part.mark or (part.start < last_end and found):
            continue
        if context.is_money(text, part):
            found.append(part)
            last_end = part.end
    return found


def _numbers(text: str) -> list[tuple[int, int]]:
    """The spans of numbers; groups of three joined by plain spaces count as one where marked."""
    spans = [match.span() for match in NUMBER.finditer(text)]
    if len(spans) < 2 or not (_SPACED_HINT.search(text) or " , " in text):
        return spans
    joined = [m.span() for m in _SPACED.finditer(text) if _one_number(text, m.start(), m.end())]
    joined += [
        m.span() for m in _WIDE.finditer(text) if context.before(text, m.start()) in money.SYMBOLS
    ]
    if not joined:
        return spans
    merged: list[tuple[int, int]] = []
    for span in sorted(spans + joined, key=lambda span: (span[0], -span[1])):
        if not merged or span[0] >= merged[-1][1]:
            merged.append(span)
    return merged


def _one_number(text: str, start: int, end: int) -> bool:
    """Whether digits in groups of three are one amount: 10 000 won, € 1 250."""
    part = read_part(text, start, end)
    if part.after or not part.before:
        return bool(part.after)
    return part.mark in _SPACE_GROUPS or not context.goes_on(text, part.end)


_SPACE_GROUPS = frozenset(
    ("EUR", "CHF", "kr", "PLN", "CZK", "HUF", "RUB", "UAH", "BGN", "RON", "ZAR")
)


def _mark_near(text: str, start: int) -> bool:
    """Whether a mark may stand in front: a cheap test that lets most numbers go."""
    if start and text[start - 1] in SPACES:
        start -= 1
    return text[start - 1 : start] in money.SYMBOLS or text[start - 2 : start] in _LAST_TWO


def _mark_next(text: str, end: int) -> bool:
    following = _NEXT.match(text, end)
    if not following:
        return False
    word = following[1]
    if word is None or word.lower() in _NEXT_WORDS or word[1:] == "won":
        return True
    return text[following.end() : following.end() + 1] in money.PREFIXED


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
