# ruff: noqa: SIM905  (word lists read better as words)
"""Statements of declared facts against the value that is true today.

A statement is compared only where it speaks of the declared thing and nothing else: its label
and its share of the sentence have every declared word, nothing qualifies it that the declaration
does not name, unit and currency agree, and it speaks of today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from guidelint.facts.claims import Claim, claims, other_time, pattern_of, qualifiers, years
from guidelint.facts.currencies import currency_of
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Declared, Finding, Related, Settings
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`ask`: *outdated* (the value was true once) or *wrong* (it never was). A value further off
    than the factor `within` from every declared one is a statement of something else."""

    ask: Literal["outdated", "wrong"]
    within: float = 3.0


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `{what}`, `{value}` (what is true), `{since}` (reads on, or ""), `{until}` (when the
    old value ended, reads on), `{source}` (reads on, or "")."""
    if not local.settings.ledger:
        return
    for told in local.once("ledger", lambda article, settings: _all(article, local, settings)):
        asked = (told.former is not None) == (options.ask == "outdated")
        if asked and _within(told.claim, told.known, options.within):
            yield _finding(told)


# --- the declared ----------------------------------------------------------------------------


class _Known(NamedTuple):
    """A declared thing: what is true today, what was, what is yet to be."""

    now: Declared
    all: tuple[Declared, ...]
    match: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    named: frozenset[str]  # the qualifiers that the declaration names


class _Told(NamedTuple):
    """A claim that contradicts what is known; `former` is the value that it repeats."""

    claim: Claim
    known: _Known
    former: Declared | None
    others: tuple[Claim, ...]  # elsewhere in the article, as wrong


@lru_cache(maxsize=8)
def _known(ledger: tuple[Declared, ...], now: str) -> tuple[_Known, ...]:
    """The declared things that have a value today."""
    groups: dict[str, list[Declared]] = {}
    for entry in ledger:
        groups.setdefault(entry.id, []).append(entry)
    found = []
    for entries in groups.values():
        valid = [e for e in entries if not _ended(e, now) and not (now and e.since > now)]
        if not valid:
            continue
        today = valid[-1]
        found.append(
            _Known(
                today,
                tuple(entries),
                tuple(_pattern(phrase) for phrase in today.match),
                tuple(_pattern(phrase) for phrase in today.unless),
                qualifiers("\n".join((today.what, *today.match, today.unit))),
            )
        )
    return tuple(found)


def _ended(entry: Declared, now: str) -> bool:
    """Whether a value is over; where today is unknown, whatever has an end is."""
    return bool(entry.until) and (not now or entry.until < now)


@lru_cache(maxsize=512)
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(pattern_of(phrase), re.I)


# --- the statements --------------------------------------------------------------------------

_ROUND = lazy_pattern(r"[kKmMbB만억万億]|\b(?:thousand|million|billion)\b")
_NEUTRAL_UNITS = frozenset(
    "person adult ride trip ticket way entry visit passenger card use".split()
)
_PLAIN_QUALIFIERS = frozenset(("foreign",))


def _all(article: Article, local: Local, settings: Settings) -> tuple[_Told, ...]:
    """Every claim of the article that contradicts a declared fact."""
    known = _known(settings.ledger, settings.now)
    source = article.source.lower()
    known = tuple(one for one in known if all(p.search(source) for p in one.match))
    if not known:
        return ()
    found: list[tuple[Claim, _Known]] = []
    for claim in claims(article, local.facts("money")):
        speaks_of = [one for one in known if _speaks_of(claim, one, settings)]
        if speaks_of and not any(_agrees(claim, one.now) for one in speaks_of):
            found.append((claim, speaks_of[0]))
    groups: dict[str, list[Claim]] = {}
    told = []
    for claim, one in found:
        group = groups.setdefault(one.now.id, [])
        group.append(claim)
        if not _ahead(claim, one):
            told.append((len(group) - 1, claim, one))
    return tuple(
        _Told(claim, one, _former(claim, one), _others(groups[one.now.id], at))
        for at, claim, one in told
    )


def _others(group: list[Claim], at: int) -> tuple[Claim, ...]:
    """The claims about a claim's thing that stand nearest to it."""
    return (*group[max(0, at - _OTHERS) : at], *group[at + 1 : at + 1 + _OTHERS])


_OTHERS = 8  # before, and behind


def _speaks_of(claim: Claim, known: _Known, settings: Settings) -> bool:
    """Whether a claim is one of the declared thing, today."""
    own = claim.own
    if not all(pattern.search(own) for pattern in known.match):
        if not claim.alone:
            return False
        own = f"{own}\n{claim.sentence}"
        if not all(pattern.search(own) for pattern in known.match):
            return False
    everything = f"{claim.own}\n{claim.sentence}\n{claim.around}"
    if any(pattern.search(everything) for pattern in known.unless):
        return False
    value = claim.fact.value
    currency = known.now.currency or currency_of(settings.country)
    if currency and value["currency"] != currency:
        return False
    unit = value["per"] or ""
    if known.now.unit:
        if unit and unit != known.now.unit:
            return False
    elif unit and unit not in _NEUTRAL_UNITS:
        return False
    if qualifiers(f"{own}\n{claim.around}") - known.named - _PLAIN_QUALIFIERS:
        return False
    if value["low"] is None and value["high"] is None:
        return False
    return _of_today(claim, known)


def _of_today(claim: Claim, known: _Known) -> bool:
    """Whether a claim speaks of the time that the value of today is true in."""
    words = claim.sentence
    for pattern in known.match:  # the old station is no history
        words = pattern.sub(" ", words)
    if other_time(words):
        return False
    named = years(claim.sentence)
    if not named:
        return True
    since = int(known.now.since[:4] or 0)
    return bool(since) and min(named) > since


# --- comparing -------------------------------------------------------------------------------


def _agrees(claim: Claim, entry: Declared) -> bool:
    """Whether a claim's amount and a declared value touch, within the claim's rounding."""
    value = claim.fact.value
    low = value["high"] if value["low"] is None else value["low"]
    high = value["low"] if value["high"] is None else value["high"]
    low = 0.0 if value["low"] is None else low
    high = float("inf") if value["high"] is None else high
    slack = _slack(claim)
    return bool(low - slack <= entry.high and entry.low <= high + slack)


def _slack(claim: Claim) -> float:
    """How much an amount may be off for its rounding: half of its last digit that is no zero."""
    value = claim.fact.value
    if not value["approx"] and not _ROUND.search(claim.fact.text):
        return 0.0
    amount = value["low"] or value["high"] or 0.0
    step = 1.0 if amount >= 1 else 0.01
    while amount and amount % (step * 10) == 0:
        step *= 10
    return max(step / 2, amount * 0.05 if value["approx"] else 0.0)


def _former(claim: Claim, known: _Known) -> Declared | None:
    """The latest value of another time that a claim repeats."""
    past = [
        entry for entry in known.all if entry is not known.now and entry.since <= known.now.since
    ]
    return next((entry for entry in reversed(past) if _agrees(claim, entry)), None)


def _ahead(claim: Claim, known: _Known) -> bool:
    """Whether a claim tells the value of a time to come."""
    return any(
        _agrees(claim, entry)
        for entry in known.all
        if known.now.since and entry.since > known.now.since
    )


def _within(claim: Claim, known: _Known, factor: float) -> bool:
    value = claim.fact.value
    amounts = [amount for amount in (value["low"], value["high"]) if amount]
    return any(
        entry.low / factor <= amount <= entry.high * factor
        for amount in amounts
        for entry in known.all
    )


# --- telling ---------------------------------------------------------------------------------


def _finding(told: _Told) -> Finding:
    fact, now, former = told.claim.fact, told.known.now, told.former
    until = ""
    if former is not None and (end := former.until or now.since):
        until = f" until {end[:7]}"
    related = tuple(
        Related(other.fact.start, other.fact.end, f"{now.what}: {other.fact.text}")
        for other in told.others
    )
    values = {
        "what": now.what,
        "value": _printed(now, fact.text),
        "since": f" since {now.since[:7]}" if now.since else "",
        "until": until,
        "source": f" ({now.source})" if now.source else "",
    }
    return Finding(fact.start, fact.end, values, data_path=fact.data_path, related=related)


def _printed(entry: Declared, like: str) -> str:
    """A declared value as the article prints amounts: ₩1,550, 1,550 KRW."""
    number = _number(entry.low)
    if entry.high != entry.low:
        number += f"–{_number(entry.high)}"
    mark = re.match(r"[^\d\s]{1,3}(?=\d)", like)
    if mark:
        return mark[0] + number
    word = re.search(r"(?<=\d)\s?[^\W\d_]{1,4}\Z", like)
    return number + (word[0] if word else f" {entry.currency}" if entry.currency else "")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
