"""Pairs of one price in two currencies that are far from what the site's other pairs say.

Where nobody declares an exchange rate, hundreds of pairs do: their median is the rate the
site's authors had in mind, and the few far from it are slips.
"""

from __future__ import annotations

from collections.abc import Iterator

from guidelint.checks.rates import LOOSE, factor_between, implied
from guidelint.facts.exchange import Rate, middle, rounded
from guidelint.facts.pairs import KIND
from guidelint.facts.site import Record, Site
from guidelint.model import Fact, Finding
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`above`: by what factor a pair must be off; `pairs`: how many others there must be;
    `spread`: how far their quartiles may be apart (1.2 is 20 %)."""

    above: float = 1.5
    pairs: int = 12
    spread: float = 1.2


def check(record: Record, site: Site, options: Options) -> Iterator[Finding]:
    """Values: `{first}`, `{second}`, `{rate}`, `{count}` and what each side implies."""
    rates = site.once(("rates", options), lambda site: _rates(site, options))
    for fact in record.facts.get(KIND, ()):
        first, second, loose = fact.value
        known = rates.get((first.value["currency"], second.value["currency"]))
        if known is None:
            continue
        rate, count = known
        if factor_between(first, second, rate) > max(options.above, LOOSE if loose else 1.0):
            yield Finding(
                fact.start,
                fact.end,
                {
                    "first": first.text,
                    "second": second.text,
                    "rate": _said(rate),
                    "count": str(count),
                    "implied_second": implied(first, 1 / rate.value, rate.quote),
                    "implied_first": implied(second, rate.value, rate.base),
                },
                data_path=fact.data_path,
            )


def _rates(site: Site, options: Options) -> dict[tuple[str, str], tuple[Rate, int]]:
    """The median rate of each pair of currencies, and how many pairs it comes from."""
    seen: dict[tuple[str, str], list[float]] = {}
    for record in site.records.values():
        for fact in record.facts.get(KIND, ()):
            if fact.value[2]:
                continue
            value = _ratio(fact)
            key = tuple(item.value["currency"] for item in fact.value[:2])
            seen.setdefault((key[0], key[1]), []).append(value)
            seen.setdefault((key[1], key[0]), []).append(1 / value)
    found = {}
    for (base, quote), values in seen.items():
        if len(values) < options.pairs:
            continue
        values.sort()
        low, half, high = (_quantile(values, part) for part in (0.25, 0.5, 0.75))
        if high <= low * options.spread:
            found[base, quote] = (Rate(base, quote, half), len(values) - 1)
    return found


def _quantile(values: list[float], part: float) -> float:
    """What `part` of the ascending `values` are below."""
    at = part * (len(values) - 1)
    low = int(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (at - low)


def _ratio(fact: Fact) -> float:
    first, second, _ = fact.value
    return (middle(first) or 1.0) / (middle(second) or 1.0)


def _said(rate: Rate) -> str:
    if rate.value >= 1:
        return f"{rounded(rate.value, rate.base)} to {rounded(1, rate.quote)}"
    return f"{rounded(1 / rate.value, rate.quote)} to {rounded(1, rate.base)}"
