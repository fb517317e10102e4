"""The registry of emergency numbers and helplines: what is read from ``data/``.

`services.json` says what a number can be for and how texts say it, `helplines.json` which
number is for what in which country, with source and date. A project adds or replaces entries
(see `Row`). Numbers are compared by their digits: ``131 444`` and
``131-444`` are one; a leading ``#`` counts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from guidelint.facts.wordlist import WordList
from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

_DATA = Path(__file__).parent / "data"
CORE = ("police", "ambulance", "fire")
ServiceId = Literal[
    "tourist-police",
    "police-non-emergency",
    "crime-in-progress",
    "ambulance-non-emergency",
    "poison",
    "disease-control",
    "interpretation",
    "hospital-appointment",
    "medical-advice",
    "tourist-hotline",
    "immigration",
    "mental-health",
    "violence",
    "child",
    "coast-guard",
    "mountain-rescue",
    "roadside",
    "traffic",
    "city-information",
    "government-information",
    "customs",
    "office",
    "utility",
    "disaster",
    "ambulance",
    "fire",
    "police",
    "rescue",
    "emergency",
    "medical",
]


class Service(NamedTuple):
    """A service: `accepts` holds the services whose numbers may be given for it.

    `kind`: core (police, ambulance, fire), line (has numbers of its own), soft (many numbers
    help with it), none (not a service: ``emergency room``).
    """

    id: str
    name: str
    kind: str
    accepts: frozenset[str]


class Former(NamedTuple):
    """What a number was for, until when (ISO date or year), and the number that took over."""

    services: tuple[str, ...]
    until: str
    now: str


class Renamed(NamedTuple):
    """Names its owner no longer has, the name it has now, and since when."""

    names: tuple[str, ...]
    to: str
    since: str


class Entry(NamedTuple):
    """A number of a country. Without `verified` it keeps findings away but carries none."""

    number: str
    services: tuple[str, ...]
    owner: str = ""
    since: str = ""
    source: str = ""
    verified: str = ""
    former: Former | None = None
    renamed: Renamed | None = None


class Registry(NamedTuple):
    """Entries by country and digits; `holders`: digits -> the countries that use the number.

    `firsts` are the runs of digits a known number can begin with.
    """

    entries: dict[str, dict[str, Entry]]
    unsure: dict[str, frozenset[str]]
    holders: dict[str, tuple[str, ...]]
    firsts: frozenset[str]
    services: dict[str, Service]


def digits(number: str) -> str:
    """The form numbers are compared in: digits (of any script), with a leading ``#`` kept."""
    if number.isdecimal() and number.isascii():
        return number
    head = "#" if number.lstrip().startswith("#") else ""
    return head + "".join(str(int(sign)) for sign in number if sign.isdecimal())


@lru_cache(maxsize=1)
def load() -> Registry:
    """The registry that comes with guidelint."""
    data = _json("helplines.json")
    sources = {key: value["title"] for key, value in data["sources"].items()}
    entries: dict[str, dict[str, Entry]] = {}
    unsure: dict[str, frozenset[str]] = {}
    for country, held in data["countries"].items():
        found = (_entry(item, sources) for item in held["numbers"])
        entries[country] = {digits(entry.number): entry for entry in found}
        unsure[country] = frozenset(held["unsure"])
    services = {
        item["id"]: Service(
            item["id"], item["name"], item["kind"], frozenset((item["id"], *item.get("for", ())))
        )
        for item in _json("services.json")["services"]
    }
    return Registry(entries, unsure, _holders(entries), _firsts(entries), services)


class FormerRow(NamedTuple):
    """What a number was for, until when, and which number took over."""

    services: tuple[ServiceId, ...]
    until: str
    now: str


class Row(NamedTuple):
    """An entry of a project's own, with the keys of `helplines.json`.

    It replaces the entry of its number; without services and without `formerly` it takes the
    number out of the registry, so that nothing is said about it.
    """

    country: str
    number: str
    services: tuple[ServiceId, ...] = ()
    source: str = ""
    verified: str = ""  # ISO date; without one the entry keeps findings away but carries none
    owner: str = ""
    since: str = ""
    formerly: FormerRow | None = None


@lru_cache(maxsize=8)
def known(rows: tuple[Row, ...]) -> Registry:
    """The registry with a project's own rows: `Settings.numbers`, and those of a rule."""
    return extended(load(), rows)


def extended(registry: Registry, rows: tuple[Row, ...]) -> Registry:
    """`registry` with a project's own rows."""
    if not rows:
        return registry
    entries = {country: dict(held) for country, held in registry.entries.items()}
    unsure = dict(registry.unsure)
    for row in rows:
        country, number = row.country.upper(), digits(row.number)
        held = entries.setdefault(country, {})
        held.pop(number, None)
        unsure[country] = unsure.get(country, frozenset()) - {number}
        former = Former(*row.formerly) if row.formerly else None
        if row.services or former:
            held[number] = Entry(
                row.number, row.services, row.owner, row.since, row.source, row.verified, former
            )
        else:
            unsure[country] |= {number}
    return registry._replace(
        entries=entries, unsure=unsure, holders=_holders(entries), firsts=_firsts(entries)
    )


def serving(registry: Registry, country: str, service: str) -> list[Entry]:
    """The verified numbers for `service` in `country`; those it is the first service of first."""
    held = registry.entries.get(country, {}).values()
    exact = [entry for entry in held if entry.verified and service in entry.services]
    if not exact and service in CORE:
        exact = [entry for entry in held if entry.verified and "emergency" in entry.services]
    if service == "emergency":  # the one for everything first, not the relay for the deaf
        return sorted(exact, key=lambda entry: -len({*CORE} & {*entry.services}))
    return sorted(exact, key=lambda e: e.services.index(service) if service in e.services else 9)


def _json(name: str) -> Any:
    import json

    return json.loads((_DATA / name).read_text(encoding="utf-8"))


def _entry(item: dict[str, Any], sources: dict[str, str]) -> Entry:
    former = item.get("formerly")
    renamed = item.get("renamed")
    source = item.get("source", "")
    return Entry(
        number=str(item["number"]),
        services=tuple(item["services"]),
        owner=item.get("owner", ""),
        since=item.get("since", ""),
        source=sources.get(source, source),
        verified=item.get("verified", ""),
        former=Former(tuple(former["services"]), former["until"], former["now"])
        if former
        else None,
        renamed=Renamed(tuple(renamed["names"]), renamed["to"], renamed["since"])
        if renamed
        else None,
    )


def _holders(entries: dict[str, dict[str, Entry]]) -> dict[str, tuple[str, ...]]:
    holders: dict[str, list[str]] = {}
    for country, held in entries.items():
        for number, entry in held.items():
            if entry.services:
                holders.setdefault(number, []).append(country)
            else:
                holders.setdefault(number, [])  # retired everywhere it was: still to be found
    return {number: tuple(countries) for number, countries in holders.items()}


def _firsts(entries: dict[str, dict[str, Entry]]) -> frozenset[str]:
    found = set()
    for held in entries.values():
        for number, entry in held.items():
            found.add(number.lstrip("#"))
            if entry.number != number:
                found.add(re.split(r"\D", entry.number.lstrip("#"))[0])
    return frozenset(found)


# --- words -----------------------------------------------------------------------------------


class Word(NamedTuple):
    """A place where a text names a service."""

    start: int
    end: int
    service: str


class Lexicon(NamedTuple):
    """The words for services, and the nouns that make another thing of them."""

    services: WordList
    nouns: frozenset[str]

    def words(self, text: str) -> list[Word]:
        """The services named in `text`, in order; "none" marks a word that names no service."""
        low = lowered(text)
        found = []
        for start, end, service in self.services.find(low):
            if service in _COMPOUNDED and self._of_something_else(low, start, end):
                service = "none"
            found.append(Word(start, end, service))
        return found

    def _of_something_else(self, low: str, start: int, end: int) -> bool:
        """Whether the word is part of another thing (police museum), or is counted."""
        noun = _NOUN.match(low, end)
        if noun and noun[1] in self.nouns:
            return True
        return bool(_COUNTED.search(low, max(0, start - 40), start))


def lowered(text: str) -> str:
    """`text` in lower case, every character at its old index."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(low if len(low := sign.lower()) == 1 else low[0] for sign in text)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The words of `services.json`: specific services come first, of each the longest word."""
    data = _json("services.json")
    words = []
    for service in data["services"]:
        own = {word.lower() for held in service["words"].values() for word in held}
        words += [(word, service["id"]) for word in sorted(own, key=lambda w: (-len(w), w))]
    return Lexicon(WordList(words, "-"), frozenset(data["nouns"]))


_NOUN = lazy_pattern(r"(?:['’]s)?[\s-]+([a-z]+)\b")
_COMPOUNDED = frozenset((*CORE, "emergency", "medical", "rescue"))
_COUNTED = lazy_pattern(
    r"\b(?:number|count|total|hundreds|dozens|amount)\s+of\s+(?!the\b|an?\b)(?:\w+\s+)?\Z"
)
