"""One business with two phone numbers, opening hours or house numbers in different articles.

Only cards that are surely of one place are compared: the same name, and addresses of the same
street. Two branches of a chain, weekday and weekend hours, and a district that a card stands
for contradict nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from guidelint.checks.contradictions import Dispute, beside, told
from guidelint.facts.cards import KIND
from guidelint.facts.record import Record, Statement
from guidelint.facts.site import Site
from guidelint.lazy import lazy_pattern
from guidelint.model import Fact, Finding
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`fields`: what is compared; `values`: how many a card may have at most before it stands for
    many places; `minutes`: by how much hours must differ; `alike`: the share of words that two
    addresses must have in common."""

    fields: tuple[str, ...] = ("phone", "hours", "address", "date", "start date", "end date")
    values: int = 2
    minutes: int = 15
    alike: float = 0.6


def check(record: Record, site: Site, options: Options) -> Iterator[Finding]:
    """Values: `{name}`, `{field}`, `{value}`, `{other}` (what others say), `{where}` they do."""
    found = site.once(("cards", options), lambda site: _disputes(site, options))
    for dispute in found.get(record.path, ()):
        yield _finding(dispute, site)


def _disputes(site: Site, options: Options) -> dict[str, list[Dispute]]:
    """Disputes by the path of the article they are told at: one of each name and field."""
    stated: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for place in site.statements(KIND):
        value = place.fact.value
        if value["field"] in options.fields:
            stated[value["owner"], value["field"]].append(place)
    found: dict[str, list[Dispute]] = defaultdict(list)
    for places in stated.values():
        dispute = _dispute(places, options) if len({p.path for p in places}) > 1 else None
        if dispute:
            found[dispute.odd.path].append(dispute)
    return found


def _dispute(places: list[Statement], options: Options) -> Dispute | None:
    values: dict[object, list[Statement]] = defaultdict(list)
    for place in places:
        values[place.fact.value["like"]].append(place)
    if not 1 < len(values) <= options.values:
        return None
    spread = {like: {place.path for place in group} for like, group in values.items()}
    ranked = sorted(values, key=lambda like: (-len(spread[like]), min(spread[like])))
    usual, odd = values[ranked[0]], values[ranked[-1]]
    if spread[ranked[0]] & spread[ranked[-1]]:
        return None  # an article that says both knows of a difference
    if not _apart(usual[0].fact, odd[0].fact, options):
        return None
    same = [place for place in usual if _one_place(place.fact, odd[0].fact, options)]
    return Dispute(odd[0], tuple(same)) if same else None


def _apart(first: Fact, second: Fact, options: Options) -> bool:
    one, other = first.value["like"], second.value["like"]
    if first.value["field"] == "hours":
        return any(abs(a - b) >= options.minutes for a, b in zip(one, other, strict=True))
    if "date" in first.value["field"]:
        return bool(one[:4] == other[:4])  # another year, another festival
    return bool(one != other)


# A review and a profile have a name and a date too.
_EVENT = lazy_pattern(
    r"event|festival|concert|exhibit|\bexpo\b|\bfairs?\b|parade|marathon|biennale|carnival", re.I
)


def _one_place(first: Fact, second: Fact, options: Options) -> bool:
    """Whether two cards of one name are of one place: their addresses say so."""
    one, other = set(first.value["words"]), set(second.value["words"])
    if "date" in first.value["field"]:
        return all(_EVENT.search(f"{fact.data_path} {fact.label}") for fact in (first, second))
    shared = one & other
    if len(shared) < 2:
        return False
    if first.value["field"] == "address":
        return one == other
    return len(shared) >= options.alike * min(len(one), len(other))


def _finding(dispute: Dispute, site: Site) -> Finding:
    odd, others = dispute.odd.fact, dispute.others
    paths = sorted({place.path for place in others})
    values = {
        "name": odd.label,
        "field": "opening hours" if odd.value["field"] == "hours" else odd.value["field"],
        "value": odd.text,
        "other": others[0].fact.text,
        "where": paths[0] if len(paths) == 1 else f"{len(paths)} articles",
    }
    return told(dispute.odd, values, tuple(beside(place, site) for place in others))
