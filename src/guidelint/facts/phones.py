"""Phone numbers of an article as facts: kind ``phone``.

A prop or a field that is called a phone holds one whatever it looks like; in running text a
number needs its country code or a word such as "call" right before it, so that ids, dates,
populations and prices stay what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from operator import attrgetter

from guidelint.facts.figures import SIGNS, shared
from guidelint.facts.local import Once
from guidelint.facts.numerals import DIGIT
from guidelint.facts.phone_numbers import MASK, Number, analyse
from guidelint.facts.texts import PATHS
from guidelint.facts.texts import paths as make_paths
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Passage, Settings
from guidelint.tuples import NamedTuple

_Countries = Callable[[], tuple[str, ...]]  # asked only for what looks like a number
_KEY = frozenset(
    [
        "phone",
        "telephone",
        "tel",
        "mobile",
        "cell",
        "cellphone",
        "fax",
        "whatsapp",
        "hotline",
        "landline",
    ]
)
# Each key holds one of these.
_KEY_SIGNS = ("phone", "tel", "mobile", "cell", "fax", "whatsapp", "hotline", "landline")
_KEY_OF_PATTERN = frozenset(
    ["format", "placeholder", "example", "pattern", "mask", "hint", "label", "icon"]
)
_KEY_PARTS = lazy_pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_NAMES = ("name", "title", "label", "business", "venue", "clinic", "shop", "restaurant", "hotel")

_ADDRESSES = ("address", "location", "addr", "area", "district")

_SIGN = rf"[\d{SIGNS}]"
_BLOCK = rf"(?:\({_SIGN}{{1,5}}\)|{_SIGN}{{1,12}})"
# One written number: a plus or a bracket, then blocks with a mark, a space or a bracket between.
_WRITTEN = lazy_pattern(
    rf"(?<![\w.,:/+])(?:\+\s?)?{_BLOCK}"
    rf"(?:(?:[ \u00a0]?[-.‐-—][ \u00a0]?|[ \u00a0]|(?<=\))|(?=\()|\)[ -]?){_BLOCK}){{0,6}}"
)
_CUE = lazy_pattern(
    r"(?:\b(?:call(?:ing)?|phone|telephone|tel|mobile|cell|fax|dial(?:ing|ling)?|ring|hotline|helpline|"
    r"whatsapp|text|reach\s+(?:us|them)|reservations?|booking|téléphone|tél|telefon|teléfono|telefone|telefono|"
    r"appelez|llame|ligue|chiamate|điện\s+thoại)\b(?:\s+(?:us|them|number|line|me|him|her))?(?:\s+(?:at|on|is))?|"
    r"전화|연락처|예약|문의|電話|电话|☎️?|📞|📱|☏|โทร)\W{0,12}\Z",
    re.IGNORECASE,
)
_SHOWN_AS_EXAMPLE = lazy_pattern(
    r"\b(?:e\.g|for example|example|examples|sample|such as|like|format\w*|looks?|pattern|template|"
    r"label(?:l?ed)?|starts?|starting|beginning|prefix\w*|dummy|placeholder|fictional|instead of|예|예시|例)\b"
    r"[^.!?]{0,40}\Z",
    re.IGNORECASE,
)
_SLOT = lazy_pattern(r"\[[A-Z][A-Za-z' ]{2,30}\]|\{\{|<[A-Z][A-Za-z ]+>")
_DATE = lazy_pattern(r"(?:19|20)\d\d(?:[-.–](?:0?\d|1[0-2])[-.]\d{1,2}|\s?[-–]\s?(?:19|20)\d\d)\Z")
_QUOTES = "\"'“‘`«「"
# What every number in running text holds: a charset first each, so that the scan is fast.
_DIGITS = lazy_pattern(rf"[+({DIGIT}][{DIGIT})(. \u00a0‐-—-]{{5,}}")
_MASKED = lazy_pattern(r"[Xx×○*#][Xx×○*#]{2}")


_LEAST = 6  # digits of a number that is no short one
_SHORT = Number("", "", None, "", "")


class Phone(NamedTuple):
    """A written phone number; offsets into the text, `number` what it is."""

    start: int
    end: int
    text: str
    number: Number


def find(text: str, country: str = "") -> list[Phone]:
    """The phone numbers in running text, in order."""
    return _in_text(text, lambda: (country,) if country else ())


def _in_text(text: str, countries: _Countries) -> list[Phone]:
    if not (_DIGITS.search(text) or _MASKED.search(text)) or _SLOT.search(text):
        return []
    found = []
    for start, end in _written(text):
        written = text[start:end]
        digits = sum(map(str.isdecimal, written))
        if (digits < 7 and not MASK.search(written)) or _DATE.match(written):
            continue
        before = text[max(0, start - 60) : start]
        if written.startswith("+"):
            if digits < 8 or not re.search(r"[ ().-]", written):
                continue
        elif not _CUE.search(before):
            continue
        if (before[-1:] in _QUOTES and before) or _SHOWN_AS_EXAMPLE.search(before):
            continue
        number = analyse(written, countries())
        if not written.startswith("+") and number.malformed:
            continue  # a number of another country, or none at all: the text does not say
        found.append(Phone(start, end, written, number))
    return found


def _in_field(text: str, countries: _Countries) -> list[Phone]:
    """The numbers of a field that holds phones: all of it but words, hours and short numbers."""
    found = []
    for start, end in _written(text):
        written = text[start:end]
        digits = sum(map(str.isdecimal, written))
        masked = bool(MASK.search(written))
        if (digits < 5 and not masked) or (digits < 6 and written.isdecimal()):
            continue
        if (masked and not digits and written.upper().count("X") < 6) or _DATE.match(written):
            continue
        if text[end : end + 1] == ":" or (text[max(0, start - 1) : start] == ":" and digits < 7):
            continue  # opening hours
        found.append(Phone(start, end, written, analyse(written, countries())))
    return found


def _written(text: str) -> Iterator[tuple[int, int]]:
    for match in _WRITTEN.finditer(text):
        start, end = match.span()
        while end > start and not (text[end - 1].isdecimal() or text[end - 1] in SIGNS):
            end -= 1
        if text[start] == "(" and ")" not in text[start:end]:
            start += 1
        if end < len(text) and (text[end].isalpha() and text[end].isascii()):
            continue
        yield start, end


def extract(article: Article, settings: Settings, once: Once | None = None) -> tuple[Fact, ...]:
    """The phone numbers of an article.

    ``value``: ``{number, e164, country, valid, placeholder, malformed, place}``: as written;
    in E.164 ("" if it is none); ISO code; whether libphonenumber accepts it (null: not known);
    why it stands for none, or cannot be one ("" otherwise); field, link or text. `label` is
    the business it belongs to, where a prop beside it says so.
    """
    from guidelint.facts.scene import article_countries

    countries = cache(lambda: article_countries(article, settings))
    fields = _fields(article, once(PATHS, make_paths) if once else make_paths(article, settings))
    owners: dict[str, str] = {}
    hits: list[int] | None = None
    found: list[Fact] = []
    for index in sorted({*fields, *shared(article, settings, once).long}):
        passage = article.passages[index]
        field = index in fields
        phones = (_in_field if field else _in_text)(passage.text, countries)
        if not phones:
            continue
        if field:
            owners = owners or {each.data_path: each.text for each in article.passages}
        else:
            hits = hits if hits is not None else _hits(article.source)
            at = bisect_left(hits, passage.start)
            if at == len(hits) or hits[at] >= passage.end:
                continue  # the source shows no number: its digits stand in many elements
        label = _owner(owners, passage)
        for phone in phones:
            span = passage.span(phone.start, phone.end)
            place = "field" if field else "text"
            found.append(_fact(phone, span, passage.data_path, place, label))
    found += _links(article, countries)
    return tuple(sorted(found, key=_start))


_start = attrgetter("start")


def _fields(article: Article, paths: str) -> set[int]:
    """The indices of the passages whose key says that they hold a phone."""
    low, passages = paths.lower(), article.passages
    signs = [sign for sign in _KEY_SIGNS if sign in low]
    if not signs:
        return set()
    if low.count("\n") > len(passages):  # a key holds a line break
        likely = set(range(len(passages)))
    else:
        likely = {index for sign in signs for index in _lines(low, sign)}
    return {
        index
        for index in likely
        if passages[index].kind in ("prop", "frontmatter")
        and is_phone_key(passages[index].data_path)
    }


def _lines(text: str, sign: str) -> Iterator[int]:
    """The indices of the lines that hold a sign; a line break ends each."""
    index = end = 0
    while (at := text.find(sign, end)) >= 0:
        index += text.count("\n", end, at)
        end = text.index("\n", at)
        yield index


def _hits(source: str) -> list[int]:
    scans = (_DIGITS.finditer(source), _MASKED.finditer(source))
    return sorted(match.start() for scan in scans for match in scan)


def is_phone_key(path: str) -> bool:
    """Whether the last name in a data path says that it holds a phone: ``contactPhone``."""
    return _holds_phone(path.rpartition(".")[2])


@lru_cache(maxsize=1024)
def _holds_phone(key: str) -> bool:
    parts = {part.lower() for part in _KEY_PARTS.findall(key)}
    return bool(parts & _KEY) and not parts & _KEY_OF_PATTERN


def _fact(phone: Phone, span: tuple[int, int], path: str, place: str, label: str) -> Fact:
    number = phone.number
    value = {
        "number": phone.text,
        "e164": number.e164,
        "country": number.country,
        "valid": number.valid,
        "placeholder": number.placeholder,
        "malformed": number.malformed,
        "place": place,
    }
    return Fact("phone", *span, path, value, phone.text, label)


def _links(article: Article, countries: _Countries) -> Iterator[Fact]:
    """The numbers of ``tel:`` links; `label` is what the link shows."""
    if "tel:" not in article.source:
        return
    for url, span, path, shown in _dialled(article):
        written = url[4:].partition(";")[0].strip("/ ").replace("%20", " ")
        short = sum(map(str.isdecimal, written)) < _LEAST
        number = _SHORT if short else analyse(written, countries())
        yield _fact(Phone(0, 0, written, number), span, path, "link", shown)


def _dialled(article: Article) -> Iterator[tuple[str, tuple[int, int], str, str]]:
    """Every ``tel:`` URL: itself, its span, its data path, and the text of the link."""
    for link in article.links:
        if link.url[:4].lower() == "tel:":
            yield link.url, (link.url_start, link.url_end), "body", link.text
    for component in article.components:
        for prop in component.props:
            url = prop.value.data
            if prop.kind != "boolean" and isinstance(url, str) and url[:4].lower() == "tel:":
                inside = article.source[component.open_end : component.close_start]
                path = f"{component.data_path}.{prop.name}"
                shown = "" if "<" in inside else inside.strip()
                yield url, (prop.value.start, prop.value.end), path, shown


def _owner(texts: dict[str, str], passage: Passage) -> str:
    """The name beside a phone, in its object or its component."""
    parent = passage.data_path.rpartition(".")[0]
    paths = (f"{parent}.{name}" for name in _NAMES)
    return next((texts[path] for path in paths if path in texts), "")


def owned(article: Article, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The phones on cards that name an owner, for comparing articles.

    ``value``: ``{e164, address}``; `label` is the owner. Made-up numbers are left out.
    """
    real = [
        fact
        for fact in facts
        if fact.label and fact.value["place"] == "field" and fact.value["e164"]
        and not fact.value["placeholder"]
    ]  # fmt: skip
    if not real:
        return ()
    where = {
        passage.data_path: passage.text
        for passage in article.passages
        if passage.kind in ("prop", "frontmatter")
        and passage.data_path.rpartition(".")[2] in _ADDRESSES
    }
    found = []
    for fact in real:
        beside = fact.data_path.rpartition(".")[0]
        paths = (f"{beside}.{name}" for name in _ADDRESSES)
        address = next((where[path] for path in paths if path in where), "")
        found.append(fact._replace(value={"e164": fact.value["e164"], "address": address}))
    return tuple(found)
