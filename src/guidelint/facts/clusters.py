"""Statements of the same thing across articles, brought together by the words of their labels.

Labels agree if the words that are rare on this site agree: every word weighs as much as it tells
(the logarithm of how few articles have it). What qualifies a price, its unit and its currency
must be the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log

from guidelint.facts.claims import (
    Claim,
    claims,
    only_narrows,
    other_time,
    qualifiers,
    telling,
    years,
)
from guidelint.facts.record import Statement
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact
from guidelint.tuples import NamedTuple

KIND = "claim"
_NEUTRAL = frozenset(("person", "adult", "ride", "trip", "ticket", "way", "entry", "visit"))
_ALIKE = 0.75  # of the weight of all words of two labels must be common
_PRICED = lazy_pattern(r"[$€£¥₩]\s?\d")  # a label that is a price names nothing
_AGREED = 0.6  # of the articles: more must state one value
_WIDE = 120  # characters: a longer sentence qualifies too much at once


class Cluster(NamedTuple):
    """What seems to be said of one thing. `words` are those of its most common label."""

    label: str
    words: tuple[str, ...]
    qualifiers: tuple[str, ...]
    unit: str
    currency: str
    places: tuple[Statement, ...]

    @property
    def articles(self) -> int:
        """In how many articles it is stated."""
        return len({place.path for place in self.places})

    @property
    def agreed(self) -> bool:
        """Whether this may be one fact at all: not every article has its own value for it."""
        paths: dict[float | None, set[str]] = defaultdict(set)
        for place in self.places:  # ₩15,000, from ₩15,000: one threshold
            low, high = _amount(place)
            paths[high if low is None else low].add(place.path)
        most = max(map(len, paths.values()))
        return most > 1 and most > _AGREED * self.articles

    def values(self) -> list[tuple[tuple[float | None, float | None], tuple[Statement, ...]]]:
        """Each amount with its places, the one that most articles state first."""
        found: dict[tuple[float | None, float | None], list[Statement]] = defaultdict(list)
        for place in self.places:
            found[_amount(place)].append(place)
        return sorted(
            ((amount, tuple(places)) for amount, places in found.items()),
            key=lambda pair: (-len({place.path for place in pair[1]}), pair[0][0] or 0),
        )


def _amount(place: Statement) -> tuple[float | None, float | None]:
    return place.fact.value["low"], place.fact.value["high"]


def extract(
    article: Article, money: Iterable[Fact], now: str = "", *, certain: bool = False
) -> tuple[Fact, ...]:
    """The claims of an article that can be compared with others', as lean facts.

    `value` is ``{words, qualifiers, unit, currency, low, high, approx}``. With `certain`, only
    those that may contradict another: one amount, not about, of today (`now`, ISO 8601), and
    of a thing that is named well.
    """
    money = tuple(money)
    if not money:
        return ()
    headings = {head.text for head in article.headings}

    def named(fact: Fact) -> bool:
        value = fact.value
        told = value["low"] is not None or value["high"] is not None
        return told and fact.label not in headings

    def sure(fact: Fact) -> bool:
        return fact.label not in headings and _certain(fact)  # which has an amount

    found: list[Fact] = []
    for claim in claims(article, money, sure if certain else named):
        words = _words(claim)
        if not words or (certain and other_time(claim.sentence)):
            continue
        lean = _lean(claim, words, now)
        if not (certain and _LOOSE.intersection(lean.value["qualifiers"])):
            found.append(lean)
    return tuple(found)


def _certain(fact: Fact) -> bool:
    value = fact.value
    if value["approx"] or value["low"] is None or value["high"] not in (None, value["low"]):
        return False
    words = telling(fact.label)
    return len(words) > 1 or bool(words and _PRICE.search(fact.label))


_PRICE = lazy_pattern(
    r"\b(?:fares?|fees?|admission|entry|entrance|tickets?|wage|tax|minimum)\b", re.I
)
# Said beside a price they are remarks: "cheapest", "book online", "no transfer", "foreigners welcome".
_ASIDE = frozenset(
    ("extra", "level", "online", "foreign", "resident", "cash", "topup", "most", "express")
)
_LOOSE = frozenset(("saving", "deposit", "fine", "topup", "level", "size", "online", "half"))


def _words(claim: Claim) -> frozenset[str]:
    """The words of a claim's label that name something; none where it names nothing."""
    if _PRICED.search(claim.fact.label):
        return frozenset()
    words = telling(claim.label)
    return frozenset() if only_narrows(words) else words


def _lean(claim: Claim, words: frozenset[str], now: str) -> Fact:
    fact = claim.fact
    value = fact.value
    unit = value["per"] or ""
    own = claim.own[:_WIDE]
    narrowed = qualifiers(own) | qualifiers(claim.around) - _ASIDE
    narrowed -= {"oneway"}  # what a fare is when nothing is said
    if not own.isascii() or any(map(own.lower().count, _UNITS)):
        narrowed |= {found[0].lower().replace(" ", "-") for found in _LASTING.finditer(own)}
    dated = {str(year) for year in years(f"{claim.own}\n{claim.sentence}")} - {now[:4]}
    return Fact(
        KIND,
        fact.start,
        fact.end,
        fact.data_path,
        {
            "words": tuple(sorted(words)),
            "qualifiers": tuple(sorted(narrowed | dated)),
            "unit": "" if unit in _NEUTRAL else unit,
            "currency": value["currency"],
            "low": value["low"],
            "high": value["high"],
            "approx": value["approx"],
        },
        fact.text,
        fact.label,
    )


_UNITS = ("day", "hour", "night", "week", "month")
_LASTING = lazy_pattern(r"\b\d{1,3}[- ](?:day|hour|night|week|month)\b", re.I)  # a 7-day pass


class _Group:
    """Claims whose labels have the same words."""

    __slots__ = ("places", "words")

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self.places: list[Statement] = []


def cluster(
    facts: Mapping[str, Iterable[Fact]], *, least: int = 2, alike: float = _ALIKE
) -> list[Cluster]:
    """Clusters stated in at least `least` articles, the most widely stated first.

    `facts` maps the paths of articles to their claims.
    """
    groups: dict[tuple[tuple[str, ...], str, str], dict[tuple[str, ...], _Group]] = {}
    seen: Counter[str] = Counter()
    total = 0
    for path, found in facts.items():
        words: set[str] = set()
        for fact in found:
            value = fact.value
            words.update(value["words"])
            bucket = groups.setdefault((value["qualifiers"], value["unit"], value["currency"]), {})
            told = value["words"]
            bucket.setdefault(told, _Group(told)).places.append(Statement(path, fact))
        seen.update(words)
        total += bool(words)
    weights = {word: log(1 + total / count) for word, count in seen.items()}
    clusters = []
    for (narrowed, unit, currency), bucket in groups.items():
        if _spread(place for group in bucket.values() for place in group.places) < least:
            continue
        for lead, places in _led(list(bucket.values()), weights, alike):
            if _spread(places) >= least:
                labels = Counter(place.fact.label for place in places)
                label = min(labels, key=lambda text: (-labels[text], len(text), text))
                clusters.append(Cluster(label, lead, narrowed, unit, currency, tuple(places)))
    return sorted(clusters, key=lambda one: (-one.articles, one.words, one.qualifiers))


def _spread(places: Iterable[Statement]) -> int:
    """In how many articles the places are."""
    return len({place.path for place in places})


def _led(
    groups: list[_Group], weights: Mapping[str, float], alike: float
) -> list[tuple[tuple[str, ...], list[Statement]]]:
    """Groups gathered around the most common of them."""
    groups.sort(key=lambda group: (-_spread(group.places), group.words))
    if alike >= 1.0:  # only the same words are alike, and these are in one group
        return [(group.words, group.places) for group in groups]
    led: list[tuple[tuple[str, ...], list[Statement]]] = []
    leaders: dict[str, list[int]] = defaultdict(list)
    for group in groups:
        weight = sum(weights[word] for word in group.words)
        shared: Counter[int] = Counter()
        for word in group.words:
            for index in leaders[word][:_CROWD]:
                shared[index] += weights[word]  # type: ignore[assignment]
        best, common = max(shared.items(), key=lambda pair: (pair[1], -pair[0]), default=(-1, 0))
        if best >= 0:
            union = weight + sum(weights[word] for word in led[best][0]) - common
            if common / union >= alike:
                led[best][1].extend(group.places)
                continue
        for word in group.words:
            leaders[word].append(len(led))
        led.append((group.words, list(group.places)))
    return led


_CROWD = 200  # leaders that share a word: more of them share a word that tells nothing


_DATES = ("lastUpdated", "updated", "lastModified", "lastmod", "modified", "date", "pubDate")
_DAY = lazy_pattern(r"(?:19|20)\d\d-\d\d(?:-\d\d)?")


def date_of(article: Article) -> str:
    """When an article was last brought up to date: ISO 8601 as its frontmatter says, or ""."""
    for key in _DATES:
        value = article.meta(key)
        found = _DAY.match(str(value.plain())) if value else None
        if found:
            return found[0]
    return ""
