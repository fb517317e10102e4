"""The same thing at different prices in different articles, with no declaration to decide.

Told once for all articles, at the price that the fewest state. A contradiction that is really
two products is worse than one missed: labels must agree in every word that tells something, and
many articles must agree on one price, as they do about a fare and do not about a coffee.
"""

from __future__ import annotations

from collections.abc import Iterator

from guidelint.checks.contradictions import beside, told
from guidelint.facts.clusters import Cluster, cluster
from guidelint.facts.record import Record, Statement
from guidelint.facts.site import Site
from guidelint.model import Finding
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`articles`: how many must state the price that most state; `share`: of how many hundred
    articles that state one; `values`: how many prices one thing may have at most; `factor`: how
    far apart the prices of one thing may be."""

    articles: int = 3
    share: int = 50
    values: int = 3
    factor: float = 2.5


def check(record: Record, site: Site, options: Options) -> Iterator[Finding]:
    """Values: `{label}`, `{price}`, `{other}` (what most say), `{count}` (their number)."""
    found = site.once(("disputes", options), lambda site: _disputes(site, options))
    for dispute in found.get(record.path, ()):
        yield _finding(dispute, site)


class _Dispute(NamedTuple):
    """A cluster's odd one, what most articles say, and the others that do not."""

    odd: Statement
    usual: tuple[Statement, ...]
    others: tuple[Statement, ...]


def _disputes(site: Site, options: Options) -> dict[str, list[_Dispute]]:
    """Disputes by the path of the article they are told at."""
    claims = {
        path: record.facts.get("claim", ())
        for path, record in site.records.items()
        if not record.draft
    }
    found: dict[str, list[_Dispute]] = {}
    for one in cluster(claims, least=options.articles + 1, alike=1.0):
        dispute = _dispute(one, options)
        if dispute:
            found.setdefault(dispute.odd.path, []).append(dispute)
    return found


def _dispute(one: Cluster, options: Options) -> _Dispute | None:
    amounts: dict[float, list[Statement]] = {}
    for place in one.places:
        amounts.setdefault(place.fact.value["low"], []).append(place)
    if not 1 < len(amounts) <= options.values or max(amounts) > min(amounts) * options.factor:
        return None
    spread = {low: {place.path for place in places} for low, places in amounts.items()}
    if any(
        len(paths & other)
        for low, paths in spread.items()
        for at, other in spread.items()
        if at > low
    ):
        return None  # an article that states both knows of a difference
    ranked = sorted(amounts, key=lambda low: (-len(spread[low]), low))
    most = len(spread[ranked[0]])
    if most < options.articles or most * 100 < one.articles * options.share:
        return None
    if most == len(spread[ranked[1]]):
        return None  # no price is the usual one
    rest = [place for low in reversed(ranked[1:]) for place in amounts[low]]
    return _Dispute(rest[0], tuple(amounts[ranked[0]]), tuple(rest[1:]))


def _finding(dispute: _Dispute, site: Site) -> Finding:
    values = {
        "label": dispute.odd.fact.label,
        "price": dispute.odd.fact.text,
        "other": _usual_text(dispute.usual),
        "count": str(len({place.path for place in dispute.usual})),
    }
    related = tuple(beside(place, site) for place in (*dispute.others, *dispute.usual))
    return told(dispute.odd, values, related)


def _usual_text(places: tuple[Statement, ...]) -> str:
    """How most of the places print their price."""
    texts = [place.fact.text for place in places]
    return max(dict.fromkeys(texts), key=texts.count)
