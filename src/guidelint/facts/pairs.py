"""Pairs of one price in two currencies for which no rate is declared or stated: what a site's own
pairs say of each other. Value ``(first, second, loose)``: the two money facts, and whether words
stand between them ("₩1,000 a page (about $0.75)")."""

from __future__ import annotations

from guidelint.facts.exchange import Exchange, exchange, middle, rate_between
from guidelint.facts.local import Local
from guidelint.model import Article, Fact

KIND = "pair"


def pairs(article: Article, local: Local) -> tuple[Fact, ...]:
    """The pairs of an article without a known rate."""
    money = local.facts("money")
    if len({fact.value["currency"] for fact in money}) < 2:
        return ()
    found: Exchange = local.once("exchange", lambda *_: exchange(article, money))
    out = []
    for first, second, loose in found.pairs:
        base, quote = first.value["currency"], second.value["currency"]
        if not middle(first) or not middle(second):
            continue
        if rate_between(base, quote, local.settings, found.stated) is None:
            start, end = min(first.start, second.start), max(first.end, second.end)
            out.append(Fact(KIND, start, end, second.data_path, (first, second, loose)))
    return tuple(out)
