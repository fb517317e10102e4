# ruff: noqa: SIM905  (word lists read better as words)
"""Percentages that a named source is said to state, brought down to what makes two comparable.

Two of them speak of the same thing only if every telling word agrees, in its order: a share is
no growth, a plan is no habit, visitors to one city are not those to another. What leans on its
context ("62% of them", "of visitors to the palace", "of respondents") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from guidelint.facts.claims import folded
from guidelint.facts.clusters import date_of
from guidelint.facts.local import Once
from guidelint.facts.share_fields import FIELDS, Beside
from guidelint.facts.share_sources import HINTS, Said, credited, folded_name, initials, source_of
from guidelint.facts.texts import PATHS, SHARED, Texts
from guidelint.facts.texts import paths as make_paths
from guidelint.facts.texts import texts as make_texts
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Passage, Settings
from guidelint.tuples import NamedTuple

KIND = "share"
_SIGNS = ("%", "％", "percent", "per cent")
_NAMES = ("label", "title", "name", "text", "description", "metric", "stat")
_NARROWING = ("", "title", "heading", "caption", "category", "group", "period", "year")
_LEAST = 3  # words: fewer name nothing
_LONG = 90  # characters of a label that are told
_SHORT = 40  # characters: a percentage alone is shorter


def extract(article: Article, once: Once | None = None) -> tuple[Fact, ...]:
    """The article's percentages that can be compared with others'. `label` is what they are of.

    ``value``: ``{source, name, initials, kind, group, passage, years, words, low, high}``: the
    source's folded name, the name as written, its acronym; whether it stands in the body, in a
    prop or in a field or cell of its own, in which section or component, and where its passage
    starts; the years named; the words that tell what it is of; the least and the most that the
    text allows, in percent.
    """
    source = article.source
    texts: Texts = once(SHARED, make_texts) if once else Texts(article)
    held: set[int] = set()
    for sign in _SIGNS:
        having = texts.having(sign)
        if having and sign in source:
            held |= having
    if not held:
        return ()
    paths: str = once(PATHS, make_paths) if once else make_paths(article, Settings())
    beside = Beside(article, paths)
    found: list[Fact] = []
    for index in sorted(held):
        passage = article.passages[index]
        text = passage.text
        if len(text) < _SHORT and _PERCENT.fullmatch(text.strip()):
            found += _of_field(beside.of(passage), passage)
        elif passage.kind != "heading" and any(map(text.__contains__, HINTS)):
            found += _of_text(passage)
    if not found or not any(map(source.__contains__, HINTS)):
        return ()
    return tuple(_placed(fact, article) for fact in sorted(found, key=attrgetter("start")))


_SPECIAL = lazy_pattern(
    r"\b(?:wo)?men\b|\b(?:fe)?male|\bboys?\b|\bgirls?\b|\bspring\b|\bsummer|\bautumn|\bwinter|\bsenior|\belderly\b"
    r"|\bstudent|\bteen|\bchild|\bkids\b|\bcouple|\bfamil|\bsolo\b|\bweekend|\bweekday|\bgeneration\b|\bgen z\b"
    r"|\bmillennial|\b\d0s\b|\bover \d\d\b|\bunder \d\d\b",
    re.I,
)


def _placed(fact: Fact, article: Article) -> Fact:
    """A percentage of no year is of its article's; one under "Women" is of women."""
    value = dict(fact.value)
    section, title = value.pop("section"), article.meta("title")
    heading = article.headings[section].text if section >= 0 else ""
    if not value["years"]:
        year = date_of(article)[:4]
        value["years"] = (f"article of {year}",) if year else ()
    above = f"{heading} {title.plain() if title else ''}".lower()
    value["words"] += tuple(sorted({found[0] for found in _SPECIAL.finditer(above)}))
    return fact._replace(value=value)


# --- numbers ---------------------------------------------------------------------------------

_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_UNIT = r"\s?(?:%|％|percent\b|per cent\b)"
_PERCENT = lazy_pattern(
    r"(?P<hedge>(?:\b(?:about|around|roughly|approximately|an estimated|some|nearly|almost|close to"
    r"|over|more than|at least|up to|under|less than|fewer than|as (?:many|much) as)|[~≈><+−-])\s?)?"
    rf"(?<![\w.,])(?P<low>{_NUMBER})(?:(?:{_UNIT})?\s?(?:-|–|—|to|and)\s?(?P<high>{_NUMBER}))?{_UNIT}"
    r"(?P<more>\+|\s(?:or more|or less|points?))?",
    re.I,
)
_ROUND = frozenset(
    "about|around|roughly|approximately|an estimated|some|~|≈|nearly|almost|close to".split("|")
)
_ABOVE = frozenset(("over", "more than", "at least", ">"))
_BELOW = frozenset(("up to", "under", "less than", "fewer than", "<", "as many as", "as much as"))
_ABOUT = 5.0  # points on each side that "about" may mean
_MOST = 1000.0


def _bounds(match: re.Match[str]) -> tuple[float, float] | None:
    """The least and the most that a percentage can mean; None where it is a change."""
    hedge, more = (match["hedge"] or "").strip().lower(), (match["more"] or "").strip()
    low = float(match["low"].replace(",", "."))
    high = float((match["high"] or match["low"]).replace(",", "."))
    if hedge in ("+", "-", "−") or more.startswith("point") or low > high:
        return None
    half = 0.5 if re.fullmatch(r"\d+", match["low"]) else 0.05
    if hedge in _ABOVE or more in ("+", "or more"):
        return low - half, _MOST
    if hedge in _BELOW or more == "or less":
        return 0.0, high + half
    half = _ABOUT if hedge in _ROUND else half
    return low - half, high + half


# --- sentences -------------------------------------------------------------------------------

# The sign first: a pattern that looks back before it looks at a character tries each of them.
_STOP = lazy_pattern(
    r"[.!?;|•](?:(?<=[;|•])"
    r"|(?<![.\s][A-Za-z].)(?<!\bDr.)(?<!\bSt.)[\"”’')\]]*(?=\s|\Z))"
)
_TAIL = lazy_pattern(
    r"\s?[,–—(-]\s?(?:driven by|up from|down from|thanks to|while|whereas|making|but|though|although|and\b"
    r"|an? (?:\w+ )?(?:jump|rise|increase|drop|decline|leap) (?:from|on)|\Z)"
)
_YEAR = r"(?:19|20)\d\d"
_WHEN = lazy_pattern(
    rf"\b(?:(?:in|as of|for|during|of|from|at)\s)?(?:the\s)?(?P<part>(?:early|mid|late|end of|since|until|by|before|after"
    rf"|first half of|second half of|Q[1-4])[ -](?:of )?)?(?P<year>{_YEAR})\b,?",
    re.I,
)


def _of_text(passage: Passage) -> Iterator[Fact]:
    text = passage.text.replace("\n", " ")
    start = 0
    for stop in [*_STOP.finditer(text), None]:
        end = stop.end() if stop else len(text)
        if stop and text[end : end + 9].lstrip().lower().startswith("(source"):
            continue  # it belongs to the sentence
        sentence = text[start:end]
        if any(sign in sentence for sign in _SIGNS):
            read = _stated(sentence.rstrip(".!?;|• "))
            if read:
                first, last = start + read.start, start + read.end
                yield _fact(passage, passage.span(first, last), text[first:last], read)
        start = end


class _Stated(NamedTuple):
    start: int
    end: int
    bounds: tuple[float, float]
    said: Said
    years: tuple[str, ...]
    words: tuple[str, ...]
    label: str


def _stated(sentence: str) -> _Stated | None:
    said = source_of(sentence)
    if said is None:
        return None
    rest = sentence[: said.start] + " " * (said.end - said.start) + sentence[said.end :]
    number = _PERCENT.search(rest)
    if number is None:
        return None
    last = max(rest.rfind(sign) for sign in ",–—")  # what stands between two says of whom
    tail = _TAIL.search(rest, max(number.end(), last - 1))
    end = tail.start() if tail else len(rest)
    if _PERCENT.search(rest, number.end(), end):
        return None
    bounds = _bounds(number)
    before, after = rest[: number.start()], rest[number.end() : end]
    words = _telling(before, after)
    if bounds is None or words is None:
        return None
    years = _years(f"{sentence[said.start : said.end]} {before} {after}")
    return _Stated(number.start(), number.end(), bounds, said, years, words, _label(before, after))


def _label(before: str, after: str) -> str:
    """What a percentage is of, as a person would point at it: "searches rose by … in 2024"."""
    after = " ".join(after.split()).removeprefix("of ").strip(" ,.:")
    before = " ".join(_WHEN.sub(" ", before).split()).strip(" ,.:(")
    label = f"{before} … {after}".strip() if before else after
    return label if len(label) < _LONG else label[:_LONG].rpartition(" ")[0] + " …"


def _years(text: str) -> tuple[str, ...]:
    return tuple(
        sorted(
            {f"{(match['part'] or '').lower()}{match['year']}" for match in _WHEN.finditer(text)}
        )
    )


def _fact(
    passage: Passage, span: tuple[int, int], text: str, read: _Stated, *, alone: bool = False
) -> Fact:
    value = {
        "source": folded_name(read.said.name),
        "name": read.said.name,
        "initials": initials(read.said.name),
        "kind": "field" if alone else "prop" if passage.kind == "prop" else "body",
        "group": passage.component if passage.kind == "prop" else passage.section,
        "passage": passage.start,
        "section": passage.section,
        "years": read.years,
        "words": (*read.said.words, "|", *read.words),
        "low": read.bounds[0],
        "high": read.bounds[1],
    }
    return Fact(KIND, *span, passage.data_path, value, text.strip(), read.label)


# --- words -----------------------------------------------------------------------------------

_WORD = lazy_pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_EMPTY = frozenset(
    "a an of the that is are was were be been being has have had do does did now currently still also already just all"
    " their they who there percent share proportion total".split()
)
_SAME = {"international": "foreign", "overseas": "foreign", "traveller": "traveler"}
_LEANING = frozenset(
    "it its this these those them here such former latter same other others rest remaining we our us you your he she his"
    " her respondent respondents participant participants surveyed polled sample interviewees than compared above below"
    " following one two".split()
)
_DEFINITE = lazy_pattern(r"\bthe (?!world\b|past\b|internet\b|elderly\b)(?=[a-z])[\w-]+\b(?! of\b)")
# How well something went: of what, the article's title says.
_OUTCOME = lazy_pattern(r"satisf|success|recommend|effective|improve|content\Z|happy\Z|pleased\Z")
_MANY = 6
_OFFERS = frozenset(  # they vary from day to day, and from buyer to buyer
    "chance probability likelihood odds off discount save saving fee commission surcharge cashback refund bonus"
    " interest duty tip deposit".split()
)
_PEOPLE = lazy_pattern(r"\s*of [A-Z][a-z]+s\b")  # "of Germans" says of whom
_WIDE = lazy_pattern(
    r"\b(?:foreign|international|overseas|domestic|inbound|medical) (?:visitor|tourist|travell?er|patient|resident|guest"
    r"|student|worker|national|arrival)s\b",
    re.I,
)


def _telling(before: str, after: str) -> tuple[str, ...] | None:
    """The words that tell what a percentage is of; None where that leans on the context."""
    after, before = _WHEN.sub(" ", after), _WHEN.sub(" ", before)
    if _DEFINITE.search(after) or _DEFINITE.search(before):
        return None
    tokens = _WORD.findall(after) + _WORD.findall(before)
    if _LEANING.intersection(token.lower() for token in tokens):
        return None
    small = (folded(token) for token in tokens if token.lower() not in _EMPTY)
    words = tuple(_SAME.get(word, word) for word in small)
    least = 2 if _PEOPLE.match(after) else _LEAST
    if (
        len(words) < least
        or _OFFERS.intersection(words)
        or (len(words) < _MANY and any(map(_OUTCOME.match, words)))
    ):
        return None
    specific = _WIDE.search(after) or _WIDE.search(before) or _named(after, before)
    return words if specific else None


def _named(after: str, before: str) -> bool:
    """Whether a name says of whom or where: "Koreans", "Busan"."""
    tokens = _WORD.findall(after) + _WORD.findall(before.lstrip(" ,"))[1:]
    big = [token for token in tokens if token[0].isupper()]
    return bool(big) and len(big) < len(tokens) / 2  # In Titles Every Word Is Big


# --- fields and cells ------------------------------------------------------------------------


def _of_field(beside: dict[str, str], passage: Passage) -> Iterator[Fact]:
    """A percentage alone in its prop or cell, with a field or column that names the source."""
    credit = next((beside[key] for key in FIELDS if key in beside), "")
    named = next((key for key in _NAMES if key in beside), "")
    said = credited(credit) if credit and named else None
    text = passage.text.strip()
    number = _PERCENT.fullmatch(text)
    if said is None or number is None:
        return
    label = beside[named]
    narrowed = " ".join(beside[key] for key in _NARROWING if key in beside and key != named)
    bounds, words = _bounds(number), _telling("", f"{label} {narrowed}")
    if bounds and words:
        dated = _years(f"{credit} {label}")
        label = label.strip(" .:").removeprefix("of ")
        read = _Stated(0, len(text), bounds, said, dated, words, label)
        yield _fact(passage, passage.span(0, len(passage.text)), text, read, alone=True)
