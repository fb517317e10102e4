# ruff: noqa: SIM905  (word lists read better as words)
"""One article, one price: the same thing at two prices in prose, tables, props and answers.

Two statements are compared only when their labels have the same words, the same unit and the
same qualifiers (adult, one-way, weekend …), and neither speaks of another time. A contradiction
that is really two products is worse than one missed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Finding, Related
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`words`: how many telling words a label must have; `apart`: by how many per cent the
    prices must differ at least."""

    words: int = 2
    apart: float = 5.0


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `{label}`, `{price}` and `{other}`, where the other place is in `related`."""
    comparable = list(_comparable(local.facts("money"), options))
    if not comparable:
        return
    headings = {head.text for head in article.headings}  # too wide to name one thing
    groups: dict[_Key, list[_Statement]] = defaultdict(list)
    for fact, words in comparable:
        statement = _statement(article.source, fact, words)
        if statement and fact.label not in headings:
            groups[statement.key].append(statement)
    for group in groups.values():
        if len(group) > 1:
            yield from _conflicts(group, options)


class _Key(NamedTuple):
    words: frozenset[str]
    currency: str
    unit: str
    qualifiers: frozenset[str]


class _Statement(NamedTuple):
    key: _Key
    low: float
    high: float
    place: str  # where it stands: statements of one table or list row are alternatives
    fact: Fact


# --- what a statement is about ---------------------------------------------------------------

_WORD = lazy_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+[a-z]*")
_EMPTY = frozenset(
    "a an the of for in on at to from with and or is are be your our their its it this that these one per by"
    " average avg typical standard usual usually typically approximately approx about around roughly estimated expect pay total currently starting start"
    " starts krw usd won dollar dollars only just".split()
)
_PRICE = frozenset(
    "price prices cost costs costing fee fees fare fares rate rates ticket tickets admission entry rent".split()
)
_QUALIFIERS = lazy_pattern(
    r"\b(adults?|child(?:ren)?|kids?|teens?|youths?|students?|seniors?|infants?|groups?|couples?|foreign(?:er)?s?|locals?"
    r"|residents?|tourists?|members?|one[- ]way|round[- ]?trip|return|single|double|twin|weekdays?|weekends?|peak|off[- ]peak"
    r"|holidays?|mornings?|evenings?|nights?|lunch|dinner|breakfast|small|medium|large|mini|half|full|basic|premium|deluxe"
    r"|luxury|budget|express|all[- ]stop|economy|business|first|vip|with|without|uninsured|insured|insurance|cash|card"
    r"|online|offline|monthly|weekly|daily|annual|yearly|deposit|minimum|maximum|min|max|extra|additional|discount(?:ed)?"
    r"|after|before|second|new|used|original|revision|partial|low|high|cheapest|retail|unlimited|initial|follow-up)\b",
    re.I,
)
_OTHER_TIME = lazy_pattern(
    r"\b(?:was|were|used to|previously|formerly|originally|until|since|before|ago|raised|increas\w+|dropp\w+|lower\w+"
    r"|reduc\w+|old|older|now|new|instead|versus|vs|compared|than|elsewhere|abroad|usa?|uk|japan|tokyo|london|new york"
    r"|america|home|option|alternative|other|another)\b|\b(?:19|20)\d\d\b",
    re.I,
)
_HEDGED = lazy_pattern(
    r"\b(?:from|up to|under|over|as low as|at least|more than|less than|save|off|plus)\b|\+\s", re.I
)
_BREATH = 240  # characters
_NEAR = 70  # characters around an amount that may qualify it


def _comparable(facts: tuple[Fact, ...], options: Options) -> Iterator[tuple[Fact, frozenset[str]]]:
    """The exact amounts whose label's telling words another amount of the article has too."""
    told: dict[tuple[frozenset[str], str], list[Fact]] = defaultdict(list)
    known: dict[str, frozenset[str]] = {}
    for fact in facts:
        value, label = fact.value, fact.label
        if not label or value["low"] is None or value["high"] is None or value["approx"]:
            continue
        if label not in known:
            known[label] = _telling(label, options)
        if known[label]:
            told[known[label], value["currency"]].append(fact)
    for (words, _), group in told.items():
        if len(group) > 1:
            yield from ((fact, words) for fact in group)


def _telling(label: str, options: Options) -> frozenset[str]:
    """The words of a label that tell; none where they are too few to name one thing."""
    told = frozenset(w for w in _WORD.findall(label.lower()) if w not in _EMPTY)
    return told - _PRICE if len(told) >= options.words else frozenset()


def _statement(source: str, fact: Fact, words: frozenset[str]) -> _Statement | None:
    """A fact as a statement that can contradict another; None where it is too vague for that."""
    low, high = fact.value["low"], fact.value["high"]
    around = _around(source, fact)
    if fact.data_path == "body" and ":" in around[: around.find(fact.text)]:
        return None  # "**300 Shots:** ₩800,000" depends on the heading above it
    if _OTHER_TIME.search(around) or _HEDGED.search(around[: around.find(fact.text) + 1]):
        return None
    qualifiers = frozenset(q.lower().rstrip("s") for q in _QUALIFIERS.findall(around))
    key = _Key(words, fact.value["currency"], fact.value["per"] or "", qualifiers)
    return _Statement(key, low, high, _place(fact), fact)


_SENTENCE = lazy_pattern(r"[.!?](?=\s)|[\n|]")
_QUOTES = lazy_pattern("[\"'`]")


def _around(source: str, fact: Fact) -> str:
    """The sentence, cell or string an amount stands in, as far as it may qualify the amount."""
    left = source[max(0, fact.start - _NEAR) : fact.start]
    right = source[fact.end : fact.end + _NEAR]
    if fact.data_path != "body":
        left, right = _QUOTES.split(left)[-1], _QUOTES.split(right)[0]
    return _SENTENCE.split(left)[-1] + fact.text + _SENTENCE.split(right)[0]


def _place(fact: Fact) -> str:
    """A place whose prices are alternatives to each other: a component, or the running text."""
    return fact.data_path.partition(".")[0]


# --- comparing -------------------------------------------------------------------------------


def _conflicts(group: list[_Statement], options: Options) -> Iterator[Finding]:
    """The first statement against the later ones, where there are two prices and not a list."""
    if len({(one.low, one.high) for one in group}) != 2:
        return  # three prices under one name are variants
    first = group[0]
    if any(one.place != "body" and one.place == first.place for one in group[1:]):
        return  # one component lists both: alternatives
    for other in group[1:]:
        if not _apart(first, other, options.apart) or _close(first.fact, other.fact):
            continue
        label = other.fact.label
        values = {"label": label, "price": other.fact.text, "other": first.fact.text}
        told = Related(first.fact.start, first.fact.end, f"{label}: {first.fact.text}")
        yield Finding(
            other.fact.start,
            other.fact.end,
            values,
            data_path=other.fact.data_path,
            related=(told,),
        )


def _close(first: Fact, second: Fact) -> bool:
    """Whether two amounts stand in one breath: a sum, a choice, a price and its change."""
    return first.data_path == second.data_path and second.start - first.end < _BREATH


def _apart(first: _Statement, second: _Statement, percent: float) -> bool:
    """Whether two ranges do not touch, by more than a rounding."""
    slack = 1 + percent / 100
    return first.high * slack < second.low or second.high * slack < first.low
