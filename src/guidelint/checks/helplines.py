"""Whether the emergency numbers and helplines an article gives are what it says they are.

Judged by the registry (`facts/registry.py`) for every country a number can be meant for; a
number that is right in one of them is right. What the registry does not know, or knows without
a checked source, is never wrong by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from guidelint.facts import countries, helplines
from guidelint.facts.local import Local
from guidelint.facts.registry import (
    CORE,
    Entry,
    Registry,
    Row,
    known,
    serving,
)
from guidelint.model import Article, Fact, Finding
from guidelint.tuples import NamedTuple

Report = Literal["role", "country", "retired", "name"]


class Options(NamedTuple):
    """What to report, and further entries of the registry; those for all rules stand in the
    config (`numbers`).

    `report`: role (a number of the country, given for another service), country (a number of
    other countries), retired (what it no longer is), name (what its owner was once called).
    """

    report: Report = "role"
    numbers: tuple[Row, ...] = ()


class Verdict(NamedTuple):
    """Why a number is wrong in `country`: the services it is wrongly given for."""

    kind: Report
    country: str
    claimed: tuple[str, ...]
    entry: Entry | None


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """`{number}`, `{claimed}`, `{country}`, `{use}`, `{advice}` and `{ended}` for the message."""
    facts = _facts(local, options)
    if not facts:
        return
    registry = _registry(local, options)
    for fact in facts:
        if options.report == "name":
            yield from _old_name(article, registry, fact)
            continue
        verdict = judge(registry, fact.value)
        if verdict is not None and verdict.kind == options.report:
            yield _finding(registry, fact, verdict)


def _registry(local: Local, options: Options) -> Registry:
    return known(local.settings.numbers + options.numbers)


def _facts(local: Local, options: Options) -> tuple[Fact, ...]:
    if not options.numbers:
        return local.facts("short-number")
    found: tuple[Fact, ...] = local.once(
        f"short-number {options.numbers!r}",
        lambda article, settings: helplines.extract(article, settings, _registry(local, options)),
    )
    return found


# --- judging ---------------------------------------------------------------------------------


def judge(registry: Registry, value: dict[str, Any]) -> Verdict | None:
    """What is wrong with a short number, or None; the value of a ``short-number`` fact."""
    verdicts = []
    for country in value["countries"]:
        verdict = _in_country(registry, value, country)
        if verdict is None:
            return None
        verdicts.append(verdict)
    return verdicts[0] if verdicts else None


def _in_country(registry: Registry, value: dict[str, Any], country: str) -> Verdict | None:
    held = registry.entries.get(country)
    if held is None or value["number"] in registry.unsure.get(country, ()):
        return None
    entry = held.get(value["number"])
    if entry is None:
        return _foreign(registry, value, country)
    if entry.former and entry.verified and _was(registry, value, entry):
        return Verdict("retired", country, _claims(registry, value, entry), entry)
    if not entry.services:  # out of use: for anything else it is as strange as another country's
        return _foreign(registry, value, country)
    wrong = _wrong_roles(registry, value, entry)
    wrong = tuple(
        role
        for role in wrong
        if entry.verified or (role != "emergency" and serving(registry, country, _plain(role)))
    )
    return Verdict("role", country, wrong, entry) if wrong else None


def _foreign(registry: Registry, value: dict[str, Any], country: str) -> Verdict | None:
    """A number the country does not have: wrong if others have it for what it is given for."""
    roles = value["roles"]
    holders = registry.holders.get(value["number"], ())
    core = tuple(role for role in roles if registry.services[role].kind == "core")
    bare = not roles and value["called"] and value["explicit"] and len(value["number"]) > 2
    if core or bare:
        urgent = {*CORE, "emergency"}
        if any(urgent & set(_services(registry, other, value)) for other in holders):
            return Verdict("country", country, core, None)
        return Verdict("role", country, core, None) if core and holders else None
    lines = tuple(role for role in roles if registry.services[role].kind == "line")
    for role in lines:
        if any(role in _services(registry, other, value) for other in holders):
            return Verdict("country", country, (role,), None)
    return None


def _services(registry: Registry, country: str, value: dict[str, Any]) -> tuple[str, ...]:
    return registry.entries[country][value["number"]].services


def _accepts(registry: Registry, role: str, entry: Entry) -> bool:
    return bool(registry.services[role].accepts & set(entry.services))


def _was(registry: Registry, value: dict[str, Any], entry: Entry) -> bool:
    """Whether a number is given for what it no longer is."""
    roles = value["roles"]
    assert entry.former is not None
    if not entry.services:
        return bool(roles) and any(
            registry.services[role].accepts & set(entry.former.services) for role in roles
        )
    return bool(set(roles) & set(entry.former.services) & set(_wrong_roles(registry, value, entry)))


def _claims(registry: Registry, value: dict[str, Any], entry: Entry) -> tuple[str, ...]:
    assert entry.former is not None
    former = set(entry.former.services)
    return tuple(role for role in value["roles"] if registry.services[role].accepts & former)


_ANY_OFFICE = ("office", "utility")  # which one is not known, so nothing can be said instead


def _wrong_roles(registry: Registry, value: dict[str, Any], entry: Entry) -> tuple[str, ...]:
    """The services a number is given for and is not for.

    Police, ambulance and fire are judged one by one; of the others one that fits is enough.
    Numbers given together ("112 or 119") need only fit one of the services given.
    """
    roles: list[str] = value["roles"]
    fitting = [role for role in roles if _accepts(registry, role, entry)]
    if len(value["together"]) > 1 and fitting:
        return ()
    wrong = [role for role in roles if role not in fitting and role not in _ANY_OFFICE]
    core = tuple(role for role in wrong if registry.services[role].kind == "core")
    if core and not (set(core) == {"emergency"} and fitting):
        return core
    vague = {"medical", "emergency"}
    near = [role for role in value["near"] if role not in vague]
    if fitting or any(_accepts(registry, role, entry) for role in near):
        return ()
    if set(entry.services) & {*CORE, "emergency"}:  # they help with much: only plain lines count
        return tuple(role for role in wrong if registry.services[role].kind == "line")
    return tuple(wrong)


# --- saying ----------------------------------------------------------------------------------


def _finding(registry: Registry, fact: Fact, verdict: Verdict) -> Finding:
    values = {
        "number": fact.text,
        "claimed": _listed(registry, verdict.claimed) or "the emergency services",
        "country": countries.name(verdict.country),
        "use": _use(registry, fact, verdict),
        "advice": _advice(registry, verdict),
        "ended": _ended(registry, verdict.entry),
    }
    return Finding(fact.start, fact.end, values, fact.data_path)


def _listed(registry: Registry, services: tuple[str, ...]) -> str:
    names = [registry.services[service].name for service in services]
    return (
        names[0]
        if len(names) == 1
        else ", ".join(names[:-1]) + " and " + names[-1]
        if names
        else ""
    )


def _use(registry: Registry, fact: Fact, verdict: Verdict) -> str:
    """What the number really is: its owner or services, or the countries that have it."""
    if verdict.entry is not None:
        return verdict.entry.owner or f"for {_listed(registry, verdict.entry.services[:3])}"
    holders = registry.holders.get(fact.value["number"], ())
    names = [countries.name(country) for country in holders]
    more = f" and {len(names) - 3} more countries" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _advice(registry: Registry, verdict: Verdict) -> str:
    """What to write instead, with the registry's source and date."""
    for service in verdict.claimed or ("emergency",):
        right = serving(registry, verdict.country, _plain(service))
        if right:
            numbers = " or ".join(dict.fromkeys(entry.number for entry in right[:2]))
            name = registry.services[_plain(service)].name
            return f"for {name} the registry gives {numbers} ({_source(right[0])})"
    if verdict.claimed in ((), ("emergency",)):
        found = {service: serving(registry, verdict.country, service)[:1] for service in CORE}
        named = [
            f"{right[0].number} for {registry.services[service].name}"
            for service, right in found.items()
            if right
        ]
        if named:
            first = next(right[0] for right in found.values() if right)
            return f"the registry gives {', '.join(named)} ({_source(first)})"
    if verdict.entry is not None and verdict.entry.verified:
        return f"so the registry ({_source(verdict.entry)})"
    return "the registry knows no such number there"


def _plain(service: str) -> str:
    return "police" if service == "crime-in-progress" else service


def _source(entry: Entry) -> str:
    return f"{entry.source}, checked {entry.verified}"


def _ended(registry: Registry, entry: Entry | None) -> str:
    """Until when a number was what it no longer is, what took over, and what it is today."""
    if entry is None or entry.former is None:
        return ""
    listed = _listed(registry, entry.services[:3])
    today = entry.owner or (f"for {listed}" if listed else "out of use")
    took = f"until {entry.former.until}, when {entry.former.now} took over"
    return f"{took}; today it is {today} ({_source(entry)})"


def _old_name(article: Article, registry: Registry, fact: Fact) -> Iterator[Finding]:
    """The names an owner no longer has, in the line that gives its number."""
    for country in fact.value["countries"]:
        entry = registry.entries.get(country, {}).get(fact.value["number"])
        if entry is None or entry.renamed is None:
            continue
        line = article.source.rfind("\n", 0, fact.start) + 1
        stop = article.source.find("\n", fact.end)
        for name in entry.renamed.names:
            at = article.source.find(name, line, len(article.source) if stop < 0 else stop)
            if at >= 0:
                values = {
                    "number": fact.text,
                    "name": name,
                    "to": entry.renamed.to,
                    "since": entry.renamed.since,
                }
                yield Finding(at, at + len(name), values, fact.data_path)
                return
