"""Which country a text speaks of: names, adjectives and places, in several languages.

A country counts as *said* where the text places something there ("in Japan", "Japan's",
"Thai police", 日本では), and as *named* where it only occurs ("American visitors"). The codes are
ISO 3166-1; ``EU`` is Europe as a whole and ``ZZ`` somewhere else ("back home").
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from guidelint.facts.wordlist import WordList, is_joined
from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

_DATA = Path(__file__).parent / "data" / "countries.json"
_PLACING = lazy_pattern(
    r"(?<!\w)(?:in|across|throughout|within|inside|around|at|on|near|visit|visiting|anywhere in|"
    r"(?:fly|flying|travel|travell?ing|go|going|head|heading|move|moving|cross|crossing)(?:\s+on)?(?:\s+from\s+\w+)?\s+(?:in)?to|"
    r"en|in der|in den|à|au|aux|nel|nella|a|em|no|na|di|ở|tại|w)\s+"
    r"(?:the\s+|all\s+of\s+|most\s+of\s+|any\s+part\s+of\s+|mainland\s+|downtown\s+|central\s+)*\Z",
    re.IGNORECASE,
)
_LEAVING = lazy_pattern(
    r"(?<!\w)(?:leaving|left|like|unlike|than|as in|than in|unlike in|like in)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_FROM = lazy_pattern(r"(?<!\w)from\s+(?:the\s+)?\Z", re.IGNORECASE)
_JOINS = lazy_pattern(r"\s*(?:,|/|&|、|\b(?:and|or|und|y|et|e|ou)\b|와|과|と|和)\s*")
_IN_CJK = lazy_pattern("在\\Z")
_PARTICLE = lazy_pattern("에서|에선|에는|의|에|은|는|では|の|で|に|的|：|:|地区|境内")
_WHERE = lazy_pattern(r",?\s+where\b")  # "unlike the US, where you dial …" is about the US
_OWN = lazy_pattern(r"['’]s?(?!\w)")


class Place(NamedTuple):
    """A country in a text. `said`: something is placed there.

    `kind`: name | adjective | place | where (it holds for its own clause: "the US, where …") |
    left ("from Thailand to Vietnam": either may be meant).
    """

    start: int
    end: int
    country: str
    kind: str
    said: bool


class _Gazetteer(NamedTuple):
    words: WordList
    meaning: dict[str, tuple[str, str]]  # a word -> (country, kind)
    display: dict[str, str]


@lru_cache(maxsize=1)
def _gazetteer() -> _Gazetteer:
    import json

    data = json.loads(_DATA.read_text(encoding="utf-8"))["countries"]
    meaning: dict[str, tuple[str, str]] = {}
    for code, item in data.items():
        for kind, key in (("adjective", "adjectives"), ("place", "places"), ("name", "names")):
            for word in item[key]:
                meaning[word] = (code, kind)
    longest = sorted(meaning, key=len, reverse=True)
    words = WordList([(word, word) for word in longest], "")
    return _Gazetteer(words, meaning, {code: item["name"] for code, item in data.items()})


def name(country: str) -> str:
    """The English name of a country code; the code itself where it is not known."""
    return _gazetteer().display.get(country) or country


def find(text: str, services: tuple[int, ...] = ()) -> list[Place]:
    """The countries in `text`. `services` are offsets where words for services start.

    An adjective counts only before such a word or a word like *number*; a place only after a
    word that places something ("in Seoul") or at the start of the text.
    """
    gazetteer = _gazetteer()
    starts = frozenset(services)
    found = []
    for start, end, word in gazetteer.words.find(text):
        if _in_a_name(text, start, end):
            continue
        country, kind = gazetteer.meaning[word]
        before = text[max(0, start - 40) : start]
        where = bool(_WHERE.match(text, end))
        if _LEAVING.search(before) and not where:
            continue
        if _FROM.search(before) and not where:
            found.append(Place(start, end, country, "left", False))
            continue
        served = kind != "place" and (end + 1 in starts or end + 2 in starts)
        said = served or country == "ZZ" or _said(text, start, end, before)
        if where:
            kind, said = "where", True
        elif country == "EU" and kind == "adjective":
            said = False  # "the European number 112" leaves the other numbers where they are
        elif kind == "adjective" and not served:
            said = False
            if not _NUMBERISH.match(text, end):
                continue
        if kind == "place" and not said and start:
            continue
        if said and found and _JOINS.fullmatch(text, found[-1].end, start):
            found[-1] = found[-1]._replace(said=True)  # "Germany and Austria: …"
        found.append(Place(start, end, country, kind, said))
    return found


_NUMBERISH = lazy_pattern(
    r"\s+(?:\w+\s+)?(?:numbers?|phones?|hotlines?|helplines?|authorit\w+|services?|highways?|"
    r"police|ambulances?|fire|emergency|tourist|travel|coast|government|equivalent|version)\b"
)


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Whether katakana around a word without spaces says that it is part of a longer one."""
    around = text[max(0, start - 1) : start], text[end : end + 1]
    katakana = any("\u30a0" <= sign <= "\u30ff" for sign in around)
    return katakana and is_joined(text[start : start + 1])


def _said(text: str, start: int, end: int, before: str) -> bool:
    if _PLACING.search(before) or _OWN.match(text, end):
        return True
    if not is_joined(text[start : start + 1]):
        return start == 0 and (end == len(text) or text[end : end + 1] == ":")
    return bool(_IN_CJK.search(before) or _PARTICLE.match(text, end))


def of(value: str) -> str:
    """The code for a frontmatter value: an ISO code or a country's name; "" when it is neither."""
    gazetteer = _gazetteer()
    if value.upper() in gazetteer.display and len(value) == 2:
        return value.upper()
    country, kind = gazetteer.meaning.get(value.strip(), ("", ""))
    return country if kind == "name" and country not in ("EU", "ZZ") else ""
