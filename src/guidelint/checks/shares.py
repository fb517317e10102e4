"""One source, one year, one thing, and two percentages, in different articles or in one.

Told once for all places, at the percentage that the fewest state. Only percentages that cannot
both be right are told: "over 60%" and "72%" can.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from guidelint.checks.contradictions import Dispute, beside, told
from guidelint.facts.record import Record, Statement
from guidelint.facts.shares import KIND
from guidelint.facts.site import Site
from guidelint.model import Finding, Related
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`values`: how many percentages one thing may have before they are taken for a series."""

    values: int = 3


def check(record: Record, site: Site, options: Options) -> Iterator[Finding]:
    """Values: `{source}`, `{label}`, `{value}`, `{other}` (what others say), `{where}` they do."""
    found = site.once(("shares", options), lambda site: _disputes(site, options))
    for dispute in found.get(record.path, ()):
        yield _finding(dispute, site)


def _disputes(site: Site, options: Options) -> dict[str, list[Dispute]]:
    """Disputes by the path of the article they are told at."""
    places = list(site.statements(KIND))
    if len(places) < 2:
        return {}
    names = _names(places)
    stated: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Statement]] = defaultdict(list)
    for place in places:
        value = place.fact.value
        source = names.get(value["source"], value["source"])
        stated[source, value["years"], value["words"]].append(place)
    found: dict[str, list[Dispute]] = defaultdict(list)
    for group in stated.values():
        dispute = _dispute(group, options) if len(group) > 1 else None
        if dispute:
            found[dispute.odd.path].append(dispute)
    return found


def _names(places: list[Statement]) -> dict[str, str]:
    """The full name of each acronym that only one source on the site has."""
    full: dict[str, set[str]] = defaultdict(set)
    for place in places:
        if place.fact.value["initials"]:
            full[place.fact.value["initials"].lower()].add(place.fact.value["source"])
    return {short: next(iter(names)) for short, names in full.items() if len(names) == 1}


def _dispute(places: list[Statement], options: Options) -> Dispute | None:
    values: dict[tuple[float, float], list[Statement]] = defaultdict(list)
    for place in places:
        values[_bounds(place)].append(place)
    if not 1 < len(values) <= options.values:
        return None
    ranked = sorted(values, key=lambda pair: -len({p.path for p in values[pair]}))
    usual = ranked[0]
    odd = next((pair for pair in reversed(ranked) if _apart(pair, usual)), None)
    if odd is None or _known(values[usual], values[odd]):
        return None
    first = values[odd][0]
    rest = [place for pair in (usual, *ranked[1:]) for place in values[pair] if place != first]
    return Dispute(first, tuple(rest))


def _bounds(place: Statement) -> tuple[float, float]:
    return place.fact.value["low"], place.fact.value["high"]


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _known(usual: list[Statement], odd: list[Statement]) -> bool:
    """Whether an article may state both of a difference that it knows."""
    return any(_near(first, other) for first in usual for other in odd)


def _near(first: Statement, other: Statement) -> bool:
    """Whether two places of one article tell of two things by where they stand.

    Fields and cells are enumerated, sections and items of a component each have their own
    subject; the text of a section, and a component that sums it up, have one.
    """
    one, two = first.fact.value, other.fact.value
    if first.path != other.path or one["kind"] != two["kind"]:
        return False
    if one["kind"] == "field" or one["passage"] == two["passage"]:
        return True
    return bool((one["group"] == two["group"]) == (one["kind"] == "prop"))


def _finding(dispute: Dispute, site: Site) -> Finding:
    odd, others = dispute.odd.fact, dispute.others
    usual = others[0]
    same = {place.path for place in others if _bounds(place) == _bounds(usual)}
    where = usual.path if len(same) == 1 else f"{len(same)} articles"
    if same == {dispute.odd.path}:
        line = site.records[dispute.odd.path].lines.position(usual.fact.start).line
        where = f"line {line}"
    values = {
        "source": odd.value["name"],
        "label": odd.label,
        "value": odd.text,
        "other": usual.fact.text,
        "where": where,
    }
    return told(dispute.odd, values, tuple(_beside(place, site) for place in others))


def _beside(place: Statement, site: Site) -> Related:
    fact = place.fact
    return beside(place, site, f"{fact.value['name']}: {fact.text} ({fact.label})")
