"""What cards say of a business or an event: its phone, hours, address, day.

A card is an object of props with a name: ``{ name: "Lake Baths", hours: "10:00-22:00" }``. Only
what can be compared is told: hours that are one plain span of time (not weekdays, seasons or
breaks), addresses with one house number, days in ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidelint.facts.local import Local
from guidelint.facts.texts import PATHS
from guidelint.facts.texts import paths as make_paths
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Passage, Settings
from guidelint.tuples import NamedTuple

KIND = "card"
_FIELDS = {
    "hours": "hours",
    "openinghours": "hours",
    "businesshours": "hours",
    "address": "address",
    "streetaddress": "address",
    "date": "date",
    "startdate": "start date",
    "enddate": "end date",
}
_NAMED = (".name", ".venue")  # the ends of data paths
_SAID = ("ours", "ddress", ".date", "Date")
_ENDINGS = _NAMED + _SAID
_NAMES = ("name", "venue")


def extract(article: Article, settings: Settings) -> tuple[Fact, ...]:
    """The hours, addresses and days on an article's cards, also those that cannot be compared.

    ``value``: ``{owner, field, like, words}`` as of `cards`; `like` is null where it is open.
    """
    return tuple(fact for card in _cards(article) for fact in _said(card))


def cards(article: Article, local: Local) -> tuple[Fact, ...]:
    """What the article's cards say that can be compared with others'. `label` is the name.

    ``value``: ``{owner, field, like, words}``: the name folded; phone, hours, address …; what
    is said in a form that can be compared; the words of the card's address.
    """
    phones = {fact.data_path.rpartition(".")[0]: fact for fact in _phones(local)}
    paths: str = local.once(PATHS, make_paths)
    if not _one_of(_NAMED, paths) or not (phones or _one_of(_SAID, paths)):
        return ()
    named = list(_cards(article))
    out: list[Fact] = []
    for card in named:
        if phone := phones.get(card.path):
            like = phone.value["e164"]
            span = phone.start, phone.end
            out.append(_fact(card, "phone", like, span, phone.data_path, phone.text))
        out += [fact for fact in _said(card) if fact.value["like"]]
    return tuple(out)


def _one_of(endings: tuple[str, ...], paths: str) -> bool:
    """Whether a data path may end so; a line break stands behind each."""
    return any(f"{ending}\n" in paths for ending in endings)


class _Card(NamedTuple):
    path: str
    name: str
    fields: dict[str, Passage]  # by the name of the prop, in small letters
    words: tuple[str, ...]


def _cards(article: Article) -> Iterator[_Card]:
    found: dict[str, dict[str, Passage]] = {}
    for passage in article.passages:
        if passage.kind == "prop" and passage.data_path.endswith(_ENDINGS):
            parent, _, key = passage.data_path.rpartition(".")
            found.setdefault(parent, {})[key.lower()] = passage
    for path, card in found.items():
        name = next((card[key].text for key in _NAMES if key in card), "")
        if name:
            address = next((p.text for key, p in card.items() if _FIELDS.get(key) == "address"), "")
            yield _Card(path, name, card, address_words(address) if address else ())


def _said(card: _Card) -> Iterator[Fact]:
    for key, passage in card.fields.items():
        field = _FIELDS.get(key)
        if field:
            like = comparable(field, passage.text)
            span = passage.span(0, len(passage.text))
            yield _fact(card, field, like, span, passage.data_path, passage.text)


def _phones(local: Local) -> list[Fact]:
    """The valid numbers in fields; made-up ones have a finding of their own."""
    return [
        fact
        for fact in local.facts("phone")
        if fact.value["place"] == "field" and fact.value["e164"] and not fact.value["placeholder"]
    ]


def _fact(
    card: _Card, field: str, like: object, span: tuple[int, int], path: str, text: str
) -> Fact:
    owner = " ".join(_WORD.findall(card.name.casefold()))
    value = {"owner": owner, "field": field, "like": like, "words": card.words}
    return Fact(KIND, *span, path, value, text, card.name)


def comparable(field: str, text: str) -> object:
    """What a field says in a form that is equal where the meaning is; None where it is open."""
    if field == "hours":
        return span_of_hours(text)
    if field == "address":
        numbers = house_numbers(text)
        return numbers[0] if len(numbers) == 1 else None
    return text.strip() if _DAY.fullmatch(text.strip()) else None


_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")
_DAY = lazy_pattern(r"20\d\d-\d\d-\d\d")

# --- hours -----------------------------------------------------------------------------------

_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s?(am|pm|a\.m\.|p\.m\.)?"
_SPAN = lazy_pattern(rf"{_CLOCK}\s?(?:-|–|—|~|to|until|till)\s?{_CLOCK}", re.I)
_REMARK = lazy_pattern(
    r"\(?\b(?:open|daily|every ?day|all week|7 days(?: a week)?|mon(?:day)?\s?[-–]\s?sun(?:day)?|year[- ]round|hours)\b\)?[:,]?",
    re.I,
)
_ALWAYS = lazy_pattern(r"(?:24\s?h(?:ours|rs)?|24\s?/\s?7|around the clock)", re.I)


def span_of_hours(text: str) -> tuple[int, int] | None:
    """Opening and closing in minutes after midnight, where that is all a text says."""
    always = _ALWAYS.fullmatch(_REMARK.sub(" ", text.replace("hours", "h")).strip(" ,()"))
    if always:
        return 0, 1440
    plain = _SPAN.fullmatch(_REMARK.sub(" ", text).strip(" ,()"))
    if not plain:
        return None
    half, other = plain[3], plain[6]
    first = _minutes(plain[1], plain[2], half or "")
    last = _minutes(plain[4], plain[5], other or "")
    if first is None or last is None or (bool(other) and not half and not plain[2]):
        return None
    if not (plain[2] or half or plain[5] or other):
        return None  # "10-22" may be anything
    return first, last or 1440


def _minutes(hour: str, minute: str | None, half: str) -> int | None:
    value = int(hour)
    if half:
        if not 1 <= value <= 12:
            return None
        value = value % 12 + (12 if half[0] in "pP" else 0)
    if value > 29 or int(minute or 0) > 59:
        return None
    return value * 60 + int(minute or 0)


# --- addresses -------------------------------------------------------------------------------

_BRACKETS = lazy_pattern(r"\([^()]*\)")
_TOKEN = lazy_pattern(r"[^\s,;]+")
_HOUSE = lazy_pattern(r"\d{1,4}(?:-\d{1,4})?[a-z]?", re.I)
_FLOOR = lazy_pattern(
    r"(?:b|l)?\d{1,3}(?:f|층|th|st|nd|rd)|(?:b|l|f|#)\d+|no\.?|floors?|level|suite|unit|room", re.I
)


def address_words(text: str) -> tuple[str, ...]:
    """The words of an address without its numbers and floors: street, district, city."""
    tokens = _TOKEN.findall(_BRACKETS.sub(" ", text.casefold()))
    return tuple(
        sorted(
            {
                token.strip(".")
                for token in tokens
                if not _HOUSE.fullmatch(token)
                and not _FLOOR.fullmatch(token)
                and not token.isdigit()
            }
        )
    )


def house_numbers(text: str) -> list[str]:
    """The house numbers of an address: "33-1" in "33-1, Mill Lane 28-gil, Riverside"."""
    plain = _BRACKETS.sub(" ", text.casefold())
    if _ROOM.search(plain):
        return []
    tokens = _TOKEN.findall(plain)
    return [token for token in tokens if _HOUSE.fullmatch(token) and not _FLOOR.fullmatch(token)]


_ROOM = lazy_pattern(r"\b(?:suite|unit|room|apt|floors?|level)\b")  # its number stands apart
