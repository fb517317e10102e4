"""Exchange rates that say of when they are, as facts: what the config dates, what articles date.

Value ``{"source": "config" | "article", "date": "early 2024", "age": 23, "rate": "₩1,340 to $1"}``;
`age` in months before today. Nothing where today is unknown.
"""

from __future__ import annotations

from guidelint.facts import ages
from guidelint.facts.exchange import Exchange, Rate, exchange, rate_between, rounded
from guidelint.facts.local import Local
from guidelint.model import Article, Fact

KIND = "rate"
_REACH = 90  # characters around a stated rate that may date it


def rates(article: Article, local: Local) -> tuple[Fact, ...]:
    """The dated rates of an article, and the first pair that the config's dated rate judges."""
    settings = local.settings
    money = local.facts("money")
    if not settings.now or len({fact.value["currency"] for fact in money}) < 2:
        return ()
    found: Exchange = local.once("exchange", lambda *_: exchange(article, money))
    out = [fact for rate in found.stated if (fact := _stated(article.source, rate, settings.now))]
    if settings.rates_date:
        for first, second, _ in found.pairs:
            base, quote = first.value["currency"], second.value["currency"]
            rate = rate_between(base, quote, settings)
            if rate:
                year, month = int(settings.rates_date[:4]), int(settings.rates_date[5:7])
                when = ages.Dated(0, 0, year, month, settings.rates_date)
                start, end = min(first.start, second.start), max(first.end, second.end)
                out.append(_fact(start, end, second.data_path, "config", when, rate, settings.now))
                break
    return tuple(out)


def _stated(source: str, rate: Rate, now: str) -> Fact | None:
    """A stated rate as a fact, if its sentence says of when it is."""
    told = rate.stated
    if told is None:
        return None
    start, end = max(0, told.start - _REACH), min(len(source), told.end + _REACH)
    start = max(
        start, source.rfind("\n", start, told.start) + 1, source.rfind(". ", start, told.start) + 1
    )
    stops = [at for mark in ("\n", ". ") if (at := source.find(mark, told.end, end)) >= 0]
    when = ages.as_of(source, start, min(stops, default=end))
    if when is None:
        return None
    return _fact(told.start, told.end, told.data_path, "article", when, rate, now)


def _fact(
    start: int, end: int, path: str, source: str, when: ages.Dated, rate: Rate, now: str
) -> Fact:
    said = f"{rounded(rate.value, rate.base)} to {rounded(1, rate.quote)}"
    if rate.value < 1:
        said = f"{rounded(1 / rate.value, rate.quote)} to {rounded(1, rate.base)}"
    value = {"source": source, "date": when.day, "age": when.age(now), "rate": said}
    return Fact(KIND, start, end, path, value, "", said)
