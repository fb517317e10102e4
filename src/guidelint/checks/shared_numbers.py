"""One number for several businesses, or for several services, over all articles.

A chain answers all its branches on one number, a hotel all its restaurants, a town all its
parks; and one business has many spellings. So owners count as several only where nothing in
their names or addresses ties them, and only if there are three; what belongs to the public,
tours and switchboard numbers are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from guidelint.checks.contradictions import beside, told
from guidelint.facts.record import Record, Statement
from guidelint.facts.registry import known
from guidelint.facts.site import Site
from guidelint.lazy import lazy_pattern
from guidelint.model import Finding
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`of`: owner (a phone on the cards of `least` unrelated businesses), service (a number to
    call that `least` articles give for one thing, and one article for another)."""

    of: Literal["owner", "service"] = "owner"
    least: int = 3


def check(record: Record, site: Site, options: Options) -> Iterator[Finding]:
    """Values: `{number}`, `{owner}`, `{others}`; or `{number}`, `{service}`, `{usual}`, `{count}`."""
    make = _shared if options.of == "owner" else _disputed
    found = site.once(("numbers", options), lambda site: make(site, options.least))
    yield from found.get(record.path, ())


# --- one phone, several businesses -----------------------------------------------------------

_WORD = lazy_pattern(r"[^\W\d_]+")
_COMMON = frozenset(
    """
    the and of at in by for seoul busan korea korean tokyo osaka japan bangkok international global
    clinic hospital dental dentist dermatology plastic surgery medical health beauty skin hair eye
    hotel hostel guesthouse residence inn restaurant cafe coffee bar pub bakery kitchen grill dining
    shop store salon spa studio center centre house wellness massage company group new royal grand
    main best first
    """.split()  # noqa: SIM905 (a word list)
)
_NOBODY_S = lazy_pattern(
    r"\b(?:parks?|trails?|mountains?|mt|museums?|beach|palaces?|temples?|shrines?|fortress|library|"
    r"villages?|islands?|gates?|tours?|trips?|course|class|experience|package|pass|ticket|festival|route|"
    r"area|district|street|alley|markets?|hotline|office|embassy|consulate|police|station|airport|"
    r"terminal|program\w*|event|exhibition|city|government|ministry|university|school|branch)\b|"
    r"(?:점|지점|店|공원|시장|박물관|투어|구청|시청)$",
    re.IGNORECASE,
)
_ADDRESS_NUMBER = lazy_pattern(r"\d+(?:-\d+)?")


def _shared(site: Site, least: int) -> dict[str, list[Finding]]:
    """The findings by the path of the article they are told at."""
    by_number: dict[str, list[Statement]] = {}
    for place in site.statements("phone"):
        if not _NOBODY_S.search(place.fact.label):
            by_number.setdefault(place.fact.value["e164"], []).append(place)
    found: dict[str, list[Finding]] = {}
    for number, places in by_number.items():
        if len(places) < least:
            continue
        owners = _unrelated(places)
        if len(owners) >= least and not _switchboard(number):
            odd = owners[1]
            others = [place.fact.label for place in owners if place is not odd]
            values = {
                "number": odd.fact.text,
                "owner": odd.fact.label,
                "others": ", ".join(others[:3]) + (" …" if len(others) > 3 else ""),
            }
            related = tuple(beside(place, site) for place in owners if place is not odd)
            found.setdefault(odd.path, []).append(told(odd, values, related))
    return found


def _unrelated(places: list[Statement]) -> list[Statement]:
    """One place for each group of owners that nothing ties together."""
    groups: list[list[Statement]] = []
    for place in places:
        tied = [group for group in groups if any(_tied(place, other) for other in group)]
        rest = [group for group in groups if not any(group is one for one in tied)]
        groups = [*rest, [*(one for group in tied for one in group), place]]
    return [group[0] for group in groups]


def _tied(one: Statement, other: Statement) -> bool:
    """Whether two owners may well be one, or belong together."""
    first, second = one.fact.label, other.fact.label
    if first.isascii() != second.isascii():
        return True  # a name and its translation cannot be told from two names
    if _same_name(first, second):
        return True
    where, there = one.fact.value["address"], other.fact.value["address"]
    if not where or not there:
        return one.path == other.path
    numbers = set(_ADDRESS_NUMBER.findall(where)) & set(_ADDRESS_NUMBER.findall(there))
    return bool(numbers) or where.strip().lower() == there.strip().lower()


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(name))


def _same_name(first: str, second: str) -> bool:
    words, others = _words(first), _words(second)
    telling, telling_too = words - _COMMON, others - _COMMON
    if not telling or not telling_too or telling & telling_too:
        return True
    if _initials(first) in others or _initials(second) in words:
        return True
    return any(
        a[:5] == b[:5] or a in b or b in a
        for a in telling
        for b in telling_too
        if min(len(a), len(b)) > 3
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name)).lower()


def _switchboard(e164: str) -> bool:
    """Whether a number is of a kind that companies answer together: toll-free, shared cost."""
    import phonenumbers as numbers

    kind = numbers.number_type(numbers.parse(e164, None))
    single = (
        numbers.PhoneNumberType.FIXED_LINE,
        numbers.PhoneNumberType.MOBILE,
        numbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    )
    return kind not in single


# --- one number, several services ------------------------------------------------------------


def _disputed(site: Site, least: int) -> dict[str, list[Finding]]:
    """Where one article gives a number for what no other does; the registry's own business are
    the numbers it has checked."""
    registry = known(())
    by_number: dict[tuple[str, str], list[Statement]] = {}
    for place in site.statements("short-number"):
        value = place.fact.value
        if len(value["countries"]) == 1 and len(value["roles"]) == 1:
            country, number = value["countries"][0], value["number"]
            entry = registry.entries.get(country, {}).get(number)
            if entry is None or not entry.verified:
                by_number.setdefault((country, number), []).append(place)
    found: dict[str, list[Finding]] = {}
    for places in by_number.values():
        for odd, usual in _odd_ones(places, least):
            role, most = odd.fact.value["roles"][0], usual[0].fact.value["roles"][0]
            service, other = registry.services[role], registry.services[most]
            if "soft" in (service.kind, other.kind) or {role, most} & {"emergency"}:
                continue
            if role in other.accepts or most in service.accepts:
                continue
            values = {
                "number": odd.fact.text,
                "service": service.name,
                "usual": other.name,
                "count": str(len({place.path for place in usual})),
            }
            related = tuple(beside(place, site, f"for {other.name}") for place in usual[:3])
            found.setdefault(odd.path, []).append(told(odd, values, related))
    return found


def _odd_ones(places: list[Statement], least: int) -> Iterator[tuple[Statement, list[Statement]]]:
    """A place whose service only its own article gives, and those of the usual service."""
    by_role: dict[str, list[Statement]] = {}
    for place in places:
        by_role.setdefault(place.fact.value["roles"][0], []).append(place)
    if len(by_role) < 2:
        return
    usual = max(by_role.values(), key=lambda held: len({place.path for place in held}))
    paths = {place.path for place in usual}
    if len(paths) < least:
        return
    for held in by_role.values():
        own = {place.path for place in held}
        if held is not usual and len(own) == 1 and not own & paths:
            yield held[0], usual
