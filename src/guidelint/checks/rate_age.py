"""Exchange rates that are too old to judge or to convert prices by.

A date in the config's ``[rates]`` is told once for the whole site, at the first pair of prices
that it judges; a rate that an article dates itself, once an article.
"""

from __future__ import annotations

from collections.abc import Iterator

from guidelint.facts.rate_dates import KIND
from guidelint.facts.site import Record, Site
from guidelint.model import Finding
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`months`: how old a rate may be."""

    months: int = 18


def check(record: Record, site: Site, options: Options) -> Iterator[Finding]:
    """Values: `{rate}`, `{date}`, `{age}` in months, `{cure}`, what to do."""
    first = site.once("dated rates", _first_judged)
    told = False
    for fact in record.facts.get(KIND, ()):
        value = fact.value
        if value["age"] <= options.months:
            continue
        config = value["source"] == "config"
        if (config and record.path != first) or (not config and told):
            continue
        told = told or not config
        cure = "look it up and renew [rates] in the config" if config else "convert at today's"
        values = {
            "rate": value["rate"],
            "date": value["date"],
            "age": str(value["age"]),
            "cure": cure,
        }
        yield Finding(fact.start, fact.end, values, data_path=fact.data_path)


def _first_judged(site: Site) -> str:
    """The first article with a price that the config's dated rate judges."""
    for path, record in site.records.items():
        if any(fact.value["source"] == "config" for fact in record.facts.get(KIND, ())):
            return path
    return ""
