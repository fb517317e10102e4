"""Whether the two amounts of "₩9,000 ($6.70)" can be the same price.

Compared end by end, with half a unit of the last printed digit on either side; the rate comes
from the config, else from the article itself. Without a rate nothing is said.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from guidelint.facts.exchange import Exchange, Pair, Rate, exchange, rate_between, rounded
from guidelint.facts.local import Local
from guidelint.facts.money import Amount, printed
from guidelint.facts.money_marks import Part
from guidelint.model import Article, Fact, Finding, Related
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`above` and `below` bound the factor by which the two differ: 1.15 is 15 % off."""

    above: float = 1.15
    below: float = math.inf


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding a pair; `{first}`, `{second}`, `{rate}`, what each side implies of the other."""
    for wrong in local.once("rates", lambda *_: _compared(article, local)):
        if options.above < wrong.factor <= options.below:
            yield _finding(wrong)


LOOSE = 3.0  # words stand between the amounts: only a slip of zeros is beyond doubt


class _Wrong(NamedTuple):
    pair: Pair
    rate: Rate
    factor: float


def _compared(article: Article, local: Local) -> list[_Wrong]:
    """The article's pairs that a rate is known for and that are not equal by it."""
    facts = local.facts("money")
    if len({fact.value["currency"] for fact in facts}) < 2:
        return []
    found: Exchange = local.once("exchange", lambda *_: exchange(article, facts))
    wrong = []
    for pair in found.pairs:
        first, second, loose = pair
        rate = rate_between(
            first.value["currency"], second.value["currency"], local.settings, found.stated
        )
        factor = factor_between(first, second, rate) if rate else 1.0
        if rate and factor > (LOOSE if loose else 1.0):
            wrong.append(_Wrong(pair, rate, factor))
    return wrong


def factor_between(first: Fact, second: Fact, rate: Rate) -> float:
    """By what factor the two sides of a pair are apart at best; 1.0 when they can be equal."""
    one, other = printed(first.text), printed(second.text)
    if one is None or other is None:
        return 1.0
    ends = (_ends(one), _ends(other))
    whole = (len(one.parts) == 1) == (len(other.parts) == 1)
    sides = (_side(first), _side(second))
    if sides[0] != sides[1]:
        wide = (_widened(ends[0], sides[0]), _widened(ends[1], sides[1]))
        if _between(wide, rate.value, whole=whole) <= 1.0:
            return 1.0
    return _between(ends, rate.value, whole=whole)


def _between(ends: tuple[_Ends, _Ends], rate: float, *, whole: bool) -> float:
    """The factor between two amounts, end by end, or of their hulls where one is a range."""
    if not whole:
        return _apart(_hull(ends[0]), _hull(ends[1]), rate)
    pairs = zip(*ends, strict=True)
    return max((_apart(a, b, rate) for a, b in pairs if a and b), default=1.0)


_Band = tuple[float, float]
_Ends = list[_Band | None]


def _side(fact: Fact) -> str:
    """What a fact leaves open: "to" (under $1), "from" (over $10), "" for an amount or a range."""
    return "to" if fact.value["low"] is None else "from" if fact.value["high"] is None else ""


def _widened(ends: _Ends, side: str) -> _Ends:
    """A bound beside an exact amount: ₩500 is "under $1" and also "under 50 cents"."""
    return [band and (_stretched(band, side)) for band in ends]


def _stretched(band: _Band, side: str) -> _Band:
    low = band[0] / 4 if side == "to" else band[0]
    return low, band[1] * (1.5 if side == "from" else 1)


def _ends(amount: Amount) -> _Ends:
    """The low and the high end, each as the band of values it may have been rounded from."""
    parts = sorted(amount.parts, key=lambda part: part.value or 0.0)
    low = None if amount.low is None else _band(amount.low, parts[0])
    high = None if amount.high is None else _band(amount.high, parts[-1])
    return [low, high]


def _band(value: float, part: Part) -> _Band:
    """Half the last printed digit either way; "1 million" is meant closer than half a million."""
    half = min(part.step / 2, value * 0.08) if part.scale > 1 else part.step / 2
    if part.step == 0.01 and round(value * 100) % 10 == 0:
        half = 0.05  # "$0.20": cents come in pairs of digits, prices in steps of ten
    return value - half, value + half


def _hull(ends: _Ends) -> _Band:
    known = [end for end in ends if end]
    return (known[0][0], known[-1][1]) if known else (0.0, math.inf)


def _apart(first: _Band, second: _Band, rate: float) -> float:
    """The factor between two bands at a rate (first units for one second unit)."""
    low, high = second[0] * rate, second[1] * rate
    if first[1] <= 0 or high <= 0:
        return 1.0  # free here, free there
    if first[0] > high:
        return first[0] / high
    if low > first[1]:
        return low / first[1]
    return 1.0


def _finding(wrong: _Wrong) -> Finding:
    first, second, _ = wrong.pair
    rate = wrong.rate
    values = {
        "first": first.text,
        "second": second.text,
        "rate": f"{rounded(rate.value, rate.base)} to {rounded(1, rate.quote)}"
        if rate.value >= 1
        else f"{rounded(1 / rate.value, rate.quote)} to {rounded(1, rate.base)}",
        "implied_second": implied(first, 1 / rate.value, rate.quote),
        "implied_first": implied(second, rate.value, rate.base),
        "percent": f"{(wrong.factor - 1) * 100:.0f}",
        "factor": f"{wrong.factor:.{int(wrong.factor < 9.95)}f}".removesuffix(".0"),
        "source": "the article's own rate" if rate.stated else "the site's rate",
    }
    related: tuple[Related, ...] = ()
    if rate.stated:
        related = (Related(rate.stated.start, rate.stated.end, "the rate the article gives"),)
    start, end = min(first.start, second.start), max(first.end, second.end)
    return Finding(start, end, values, data_path=second.data_path, related=related)


def implied(fact: Fact, factor: float, currency: str) -> str:
    """What the other side should say: "$3.73", "₩14,700–₩20,100"."""
    ends = [fact.value["low"], fact.value["high"]]
    known = list(dict.fromkeys(end for end in ends if end is not None))
    return "–".join(rounded(end * factor, currency) for end in known)
