"""One price in two currencies: which amounts are such a pair, and at what rate.

> | A bowl is ₩9,000 ($6.70) · €20 / ₩30,000 · 15,000 won, about £9 · at ₩1,350 to $1
              a pair           a pair            a pair               a stated rate
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from guidelint.facts import currencies as money
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Settings
from guidelint.tuples import NamedTuple


class Pair(NamedTuple):
    """Two amounts that are meant to be the same price, as printed one after the other."""

    first: Fact
    second: Fact
    loose: bool = False  # words stand between: "₩1,000 a page (about $0.75)"


class Rate(NamedTuple):
    """`value` units of `base` for one `quote`: Rate("KRW", "USD", 1340) is ₩1,340 to the dollar."""

    base: str
    quote: str
    value: float
    stated: Fact | None = None  # where the article says so; None for the config


class Exchange(NamedTuple):
    """The pairs of an article, and the rates it states."""

    pairs: tuple[Pair, ...]
    stated: tuple[Rate, ...]


_MARKUP = r"(?:[*_]{0,3}|</?\w+>)"
_ABOUT = (
    r"(?:(?:about|around|approximately|approx\.?|roughly|circa|ca\.|c\.|some|only|just|nearly|almost|under|over|from|up to"
    r"|equivalent to|equal to|equals|or|i\.e\.,?|that is|that's|which is|at|USD:?|≈|~|∼|=|약|約|约)\s*){0,3}"
)
_UNIT = r"(?:\s?(?:/\s?|per\s|an?\s)[\w ]{1,16}?|\s(?:each|pp|or so|apiece))?"
_BRACKET = lazy_pattern(rf"{_UNIT}{_MARKUP}\s*[(（\[]\s*{_MARKUP}{_ABOUT}{_MARKUP}", re.I)
_BESIDE = lazy_pattern(
    rf"{_UNIT}{_MARKUP}\s*(?:[/≈=~|]|,?\s(?:or|about|approximately|approx\.?|roughly|around|equivalent to|which is"
    rf"|that is|that's|i\.e\.,?)(?=[\s(]))\s*{_ABOUT}{_MARKUP}",
    re.I,
)
_LOOSE = lazy_pattern(
    rf"[^.;:()\[\]{{}}|\n\d\"]{{1,48}}[(（]\s*(?:about|around|approximately|approx\.?|roughly|≈|~)\s*{_MARKUP}",
    re.I,
)
_CLOSES = lazy_pattern(
    r"[*_+~\s]*(?:[)）\],;/|]|\Z|USD\b|US\b|per\b|each\b|an? \w+\)|pp\b|in 20\d\d|or so|approx|equivalent|as of"
    r"|at (?:the |today|current)|plus tax|depending|today|\n)"
)
_OTHER_THING = lazy_pattern(
    r"[*_\s-]*(?:off|discount|credit|coupon|voucher|deposit|extra|more|less|cheaper|savings?|saved|tip|fee|tax"
    r"|surcharge|refund|later|back|elsewhere|abroad|overseas|in (?:the|New|Los|London|Tokyo|Japan|America)"
    r"|minimum|fine|maximum|limit|cap|bonus|cashback|value)\b",
    re.I,
)
_RATE = lazy_pattern(
    r"\s*(?:=|≈|:|~|to|per|is|equals|was|at|for|\(|/)\s*(?:about|around|roughly|approximately|approx\.?|the)?\s*\Z",
    re.I,
)
_REACH = 60  # characters between the two amounts of a pair


def exchange(article: Article, facts: tuple[Fact, ...]) -> Exchange:
    """Find an article's pairs and stated rates among its money facts."""
    source = article.source
    ordered = sorted(facts, key=lambda fact: fact.start)
    return Exchange(tuple(_pairs(source, ordered)), tuple(_stated(source, ordered)))


def _pairs(source: str, facts: list[Fact]) -> Iterator[Pair]:
    lead: Fact | None = None  # the first amount of a bracket that is still open
    for first, second in pairwise(facts):
        if not _near(first, second):
            lead = None
            continue
        gap = source[first.end : second.start]
        if (_is_one(first) or _is_one(second)) and _RATE.match(gap) and "(" not in gap:
            lead = None  # the rate itself
            continue
        behind = source[second.end : second.end + 24]
        if gap == " (" or _BRACKET.fullmatch(gap):
            if _CLOSES.match(behind) and _comparable(first, second):
                yield Pair(first, second)
            lead = first
        elif _BESIDE.fullmatch(gap) and not _OTHER_THING.match(behind):
            pair = Pair(lead or first, second)
            if _comparable(pair.first, second):
                yield pair
        elif _LOOSE.fullmatch(gap) and _CLOSES.match(behind) and _comparable(first, second):
            yield Pair(first, second, loose=True)
            lead = first
        else:
            lead = None


def _near(first: Fact, second: Fact) -> bool:
    return (
        0 <= second.start - first.end <= _REACH
        and first.data_path == second.data_path
        and first.value["currency"] != second.value["currency"]
        and not _unread(first)
        and not _unread(second)
    )


def _unread(fact: Fact) -> bool:
    return fact.value["low"] is None and fact.value["high"] is None


def _is_one(fact: Fact) -> bool:
    return bool(fact.value["low"] == 1 and fact.value["high"] == 1)


def _comparable(first: Fact, second: Fact) -> bool:
    """Whether two amounts are per the same: not a litre here and a gallon there."""
    if first.value["currency"] == second.value["currency"]:
        return False
    units = first.value["per"], second.value["per"]
    return None in units or units[0] == units[1]


def _stated(source: str, facts: list[Fact]) -> Iterator[Rate]:
    """Sentences that give a rate: "$1 = ₩1,350", "1,350 won per dollar"."""
    for index, fact in enumerate(facts):
        quote = money.AFTER.get(fact.value["per"] or "")
        value = middle(fact)
        if quote and value and (code := money.resolve(quote, "")[0]) != fact.value["currency"]:
            yield Rate(fact.value["currency"], code, value, fact)
        following = facts[index + 1] if index + 1 < len(facts) else None
        if not following or not _near(fact, following):
            continue
        if not _RATE.match(source[fact.end : following.start]):
            continue
        one, other = (fact, following) if _is_one(fact) else (following, fact)
        value = middle(other)
        if _is_one(one) and value and not _is_one(other):
            yield Rate(other.value["currency"], one.value["currency"], value, other)


def middle(fact: Fact) -> float | None:
    """The middle of a range, the amount itself, or its one known end."""
    ends = [end for end in (fact.value["low"], fact.value["high"]) if end is not None]
    return sum(ends) / len(ends) if ends else None


def rate_between(
    base: str, quote: str, settings: Settings, stated: tuple[Rate, ...] = ()
) -> Rate | None:
    """How many `base` one `quote` is: from the config, else from what the article states."""
    if value := _configured(base, quote, settings.rates):
        return Rate(base, quote, value)
    for rate in stated:
        if (rate.base, rate.quote) == (base, quote):
            return rate
        if (rate.quote, rate.base) == (base, quote):
            return rate._replace(base=base, quote=quote, value=1 / rate.value)
    return None


def _configured(base: str, quote: str, rates: dict[str, dict[str, float]]) -> float | None:
    if direct := rates.get(base, {}).get(quote):
        return direct
    if inverse := rates.get(quote, {}).get(base):
        return 1 / inverse
    for table in rates.values():  # both known in a third currency
        if table.get(base) and table.get(quote):
            return table[quote] / table[base]
    return None


_SIGNS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "CNY": "CN¥",
    "KRW": "₩",
    "THB": "฿",
    "VND": "₫",
    "PHP": "₱",
    "INR": "₹",
    "AUD": "A$",
    "CAD": "C$",
    "HKD": "HK$",
    "SGD": "S$",
    "TWD": "NT$",
    "NZD": "NZ$",
    "TRY": "₺",
    "RUB": "₽",
    "BRL": "R$",
}


def sign_of(currency: str) -> str:
    """The sign a currency is written with in front of the number: "₩", "CHF "."""
    return _SIGNS.get(currency, f"{currency} ")


def rounded(value: float, currency: str) -> str:
    """An amount in words for a message, three digits exact: ₩14,700, $3.73."""
    if value <= 0:
        return f"{sign_of(currency)}0"
    for unit, name in ((1e12, "trillion"), (1e9, "billion")):
        if value >= unit:
            return f"{sign_of(currency)}{value / unit:.3g} {name}"
    if value < 100 and value != int(value) and currency in money.WHOLE:
        return f"{sign_of(currency)}{value:.3g}"  # a rate: there are no such coins
    digits = 2 - _magnitude(value)
    if currency not in money.WHOLE and value < 100:
        return f"{sign_of(currency)}{value:,.2f}".removesuffix(".00")
    return f"{sign_of(currency)}{round(value, min(digits, 0)):,.0f}"


def _magnitude(value: float) -> int:
    power = 0
    while value >= 10:
        value /= 10
        power += 1
    return power
