"""Emergency numbers and helplines of an article as facts: kind ``short-number``.

The sentence says what a number is for and where (see `mentions`); what it leaves open is taken
from the row, the heading, the label beside a prop, the article's title and the site's country.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from guidelint.facts import countries
from guidelint.facts.mention_tokens import candidates, places
from guidelint.facts.mentions import Mention, find
from guidelint.facts.registry import Registry, known, lexicon
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Passage, Settings, Value

__all__ = ["Mention", "extract", "find"]

_LABELS = ("label", "name", "title", "question", "service", "type", "term", "heading", "key", "q")
_CALLED = lazy_pattern(r"phone|tel|call|hotline|helpline|number|contact|mobile", re.IGNORECASE)
_NOT_CALLED = lazy_pattern(
    r"\b(?:fees?|prices?|costs?|fares?|rates?|amount|rating|reviews?|hours?|times?|duration|years?|dates?|"
    r"distance|floors?|rooms?|seats?|capacity|size|width|height|count|ids?|zip|postcode|address|lat|lng|"
    r"order|score|image|src|href|url|slug|age|exits?|bus|가격|요금|층|料金|価格|价格|價格)\b",
    re.IGNORECASE,
)
_CAMEL = lazy_pattern(r"(?<=[a-z])(?=[A-Z])|[_\-.]+")
_CODE = lazy_pattern(r"`+\s*([#+\d][\d\s-]*?)\s*`+")
_SHORT = 40  # a passage no longer than this takes its service from the heading above it


def extract(
    article: Article, settings: Settings, registry: Registry | None = None
) -> tuple[Fact, ...]:
    """The numbers an article gives to call, each with what it is for and where.

    ``value``: ``{number, roles, near, countries, together, called, explicit}``: digits; ids of
    services tied to it, and others nearby; ISO codes of the countries it can be meant for
    (empty: not known); the numbers given with it; whether a verb such as "dial" governs it;
    whether its own sentence names a country.
    """
    registry = registry or known(settings.numbers)
    scene = _Scene(article, settings)
    found: list[Fact] = []
    hits = places(article.source, registry)
    for passage in article.passages:
        at = bisect_left(hits, passage.start)
        if at == len(hits) or hits[at] >= passage.end:
            continue
        text = _text(article, passage)
        if not candidates(text, registry):
            continue
        label = scene.label(passage)
        for mention in find(text, label, registry):
            start, end = _span(passage, text, mention)
            found.append(_fact(scene, passage, mention, (start, end), text, label))
    found += _numbers(article, scene, registry, hits)
    return tuple(sorted(found, key=lambda fact: fact.start))


def _fact(
    scene: _Scene,
    passage: Passage,
    mention: Mention,
    span: tuple[int, int],
    text: str,
    label: str,
) -> Fact:
    roles = mention.roles
    if not roles and len(text) <= _SHORT:
        roles = scene.heading_roles(passage)
    value = {
        "number": mention.number,
        "roles": list(roles),
        "near": list(mention.near),
        "countries": list(scene.countries(passage, mention)),
        "together": list(mention.group),
        "called": mention.called,
        "explicit": bool(mention.countries),
    }
    shown = text[mention.start : mention.end]
    return Fact("short-number", *span, passage.data_path, value, shown, label)


def _text(article: Article, passage: Passage) -> str:
    """The passage's text, with inline code that is nothing but a number put back in."""
    if not passage.code:
        return passage.text
    text = passage.text
    for start, end in reversed(passage.code):
        code = _CODE.fullmatch(article.source, start, end)
        if code is None:
            continue
        for at, sign in enumerate(text):
            if sign == "\ufffc" and passage.offset(at) == start:
                text = f"{text[:at]}{code[1]}{text[at + 1 :]}"
    return text


def _span(passage: Passage, text: str, mention: Mention) -> tuple[int, int]:
    """The source span of a mention; of code put back in, the code's own."""
    if len(text) == len(passage.text):
        return passage.span(mention.start, mention.end)
    shift = 0
    for at, sign in enumerate(passage.text):
        if sign != "\ufffc" or text[at + shift : at + shift + 1] == "\ufffc":
            continue
        start = passage.offset(at)
        end = next(stop for begin, stop in passage.code if begin == start)
        length = _grown(text, at + shift, passage.text, at)
        if at + shift <= mention.start < at + shift + length:
            return start, end
        if mention.start < at + shift:
            break
        shift += length - 1
    return passage.span(mention.start - shift, mention.end - shift)


def _grown(text: str, start: int, original: str, at: int) -> int:
    """How many characters stand in `text` for the one at original[at]."""
    following = original[at + 1 : at + 2]
    rest = re.compile(r"[#+]?[\d\s-]*\d").match(text, start)
    length = rest.end() - start if rest else 1
    while following and length > 1 and text[start + length : start + length + 1] != following:
        length -= 1
    return length


def _numbers(
    article: Article, scene: _Scene, registry: Registry, hits: list[int]
) -> Iterator[Fact]:
    """Numbers written as numbers: ``police: 110`` in frontmatter, ``value: 112`` in a prop."""
    for path, value in _number_values(article, hits):
        text = article.source[value.start : value.end]
        if text not in registry.holders:
            continue
        passage = Passage("prop", text, value.start, value.end, ((0, value.start),), path)
        label = scene.label(passage)
        for mention in find(text, label, registry):
            span = passage.span(mention.start, mention.end)
            yield _fact(scene, passage, mention, span, text, label)


def _number_values(article: Article, hits: list[int]) -> Iterator[tuple[str, Value]]:
    if article.frontmatter is not None and article.frontmatter.data is not None:
        for path, value in article.frontmatter.data.walk("frontmatter"):
            if value.kind == "number":
                yield path, value
    for component in article.components:
        for prop in component.props:
            if prop.value.kind not in ("array", "object", "number"):
                continue
            at = bisect_left(hits, prop.value.start)
            if at < len(hits) and hits[at] < prop.value.end:
                for path, value in prop.value.walk(f"{component.data_path}.{prop.name}"):
                    if value.kind == "number":
                        yield path, value


class _Scene:
    """What surrounds the passages of one article; each view is made when first asked for."""

    __slots__ = ("_article", "_default", "_lines", "_objects", "_settings")

    def __init__(self, article: Article, settings: Settings) -> None:
        self._article = article
        self._settings = settings
        self._objects: dict[str, list[Passage]] | None = None
        self._lines: dict[tuple[int, int], list[Passage]] | None = None
        self._default: tuple[str, ...] | None = None

    # --- what stands beside a passage

    def label(self, passage: Passage) -> str:
        """What names the passage from outside: its row and column, its object, its key."""
        if passage.table >= 0:
            return self._cell_label(passage)
        if passage.kind in ("prop", "frontmatter"):
            return self._object_label(passage)
        return ""

    def _cell_label(self, passage: Passage) -> str:
        row = [cell.text for cell in self._row(passage) if cell.column != passage.column]
        head = next((cell.text for cell in self._head(passage)), "")
        if _NOT_CALLED.search(head):
            return ""
        for text in (*row[passage.column - 1 :: -1], *row[passage.column :], head):
            if _names_service(text):
                return text
        return head

    def _object_label(self, passage: Passage) -> str:
        parent, _, key = passage.data_path.rpartition(".")
        if _NOT_CALLED.search(_CAMEL.sub(" ", key)):
            return ""
        beside = [
            other.text
            for other in self._siblings(parent)
            if other.start != passage.start
            and other.data_path.rpartition(".")[2] in _LABELS
            and len(other.text) <= 160
        ]
        words = _CAMEL.sub(" ", key)
        if key not in _LABELS and (_names_service(words) or _CALLED.search(key)):
            beside.append(words)
        return ", ".join(beside)

    def _siblings(self, parent: str) -> list[Passage]:
        if self._objects is None:
            self._objects = {}
            for passage in self._article.passages:
                if passage.kind in ("prop", "frontmatter"):
                    held = passage.data_path.rpartition(".")[0]
                    self._objects.setdefault(held, []).append(passage)
        return self._objects.get(parent, [])

    def _row(self, passage: Passage, row: int = -1) -> list[Passage]:
        if self._lines is None:
            self._lines = {}
            for cell in self._article.passages:
                if cell.table >= 0:
                    self._lines.setdefault((cell.table, cell.row), []).append(cell)
        return self._lines.get((passage.table, passage.row if row < 0 else row), [])

    def _head(self, passage: Passage) -> list[Passage]:
        """The cell that heads the column of a cell; none for the head itself."""
        if not passage.row:
            return []
        return [cell for cell in self._row(passage, row=0) if cell.column == passage.column]

    def heading_roles(self, passage: Passage) -> tuple[str, ...]:
        """The services the heading above a passage names."""
        if passage.section < 0 or passage.kind == "heading":
            return ()
        words = lexicon().words(self._article.headings[passage.section].text)
        return tuple(dict.fromkeys(w.service for w in words if w.service != "none"))

    # --- where it is

    def countries(self, passage: Passage, mention: Mention) -> tuple[str, ...]:
        """The countries a mention can be meant for; what is said outright excludes the rest."""
        if mention.said:
            return mention.countries
        around = self._around(passage) or self._article_countries()
        return tuple(dict.fromkeys((*around, *mention.countries)))

    def _around(self, passage: Passage) -> tuple[str, ...]:
        """What the row, the sentence that opens the list, and the headings above say."""
        if passage.table >= 0:
            for cell in (*self._row(passage), *self._head(passage)):
                if country := countries.of(cell.text):
                    return (country,)
        if passage.item >= 0 and (opening := self._list_opening(passage)):
            return opening
        level = 7
        for heading in reversed(self._article.headings[: passage.section + 1]):
            if heading.depth < level:
                level = heading.depth
                if country := countries.of(heading.text):
                    return (country,)
                if said := _said(heading.text):
                    return said
        return ()

    def _list_opening(self, passage: Passage) -> tuple[str, ...]:
        passages = self._article.passages
        at = next((i for i, other in enumerate(passages) if other.start == passage.start), 0)
        for other in reversed(passages[max(0, at - 24) : at]):
            if other.item < 0:
                opens = other.kind == "paragraph" and other.text.rstrip().endswith((":", "："))
                return _said(other.text) if opens else ()
        return ()

    def _article_countries(self) -> tuple[str, ...]:
        if self._default is None:
            self._default = article_countries(self._article, self._settings)
        return self._default


def _names_service(text: str) -> bool:
    return any(word.service != "none" for word in lexicon().words(text))


def _said(text: str) -> tuple[str, ...]:
    starts = tuple(word.start for word in lexicon().words(text))
    return tuple(dict.fromkeys(p.country for p in countries.find(text, starts) if p.said))


def article_countries(article: Article, settings: Settings) -> tuple[str, ...]:
    """The country an article is about: its frontmatter, its title and slug, else the site's.

    A country the title only names ("for Japanese visitors") is added to the site's own, so that
    a number is wrong only if it is wrong in both.
    """
    for key in ("country", "countryCode", "country_code"):
        value = article.meta(key)
        if value is not None and value.kind == "string" and (found := countries.of(value.data)):
            return (found,)
    title = article.meta("title")
    texts = [str(title.data)] if title is not None and title.kind == "string" else []
    texts.append(_CAMEL.sub(" ", article.path.rpartition("/")[2].rpartition(".")[0]).title())
    named = [place for text in texts for place in countries.find(text) if place.country != "ZZ"]
    home = (settings.country.upper(),) if settings.country else ()
    said = tuple(dict.fromkeys(p.country for p in named if p.said))
    if said and not any(p.country in home for p in named):
        return said
    names = tuple(dict.fromkeys(p.country for p in named if p.kind == "name" or not home))
    return tuple(dict.fromkeys((*home, *names)))
