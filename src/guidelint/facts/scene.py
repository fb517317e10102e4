"""What surrounds the passages of an article: what a number is for, and where, beyond its sentence.

The row, the object and the key beside a prop, the title of the component, the heading, the
sentence that opens a list, the article's own frontmatter, title and file name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from guidelint.facts import countries
from guidelint.facts.mentions import Mention
from guidelint.facts.registry import lexicon
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Passage, Settings

_LABELS = ("label", "name", "title", "question", "service", "type", "term", "heading", "key", "q")
_CALLED = lazy_pattern(r"phone|tel|call|hotline|helpline|number|contact|mobile", re.IGNORECASE)
_NOT_CALLED = lazy_pattern(
    r"\b(?:fees?|prices?|costs?|fares?|rates?|amount|rating|reviews?|hours?|times?|duration|years?|dates?|"
    r"distance|floors?|rooms?|seats?|capacity|size|width|height|count|ids?|zip|postcode|address|lat|lng|"
    r"order|score|image|src|href|url|slug|age|exits?|bus|가격|요금|층|料金|価格|价格|價格)\b",
    re.IGNORECASE,
)
_CAMEL = lazy_pattern(r"(?<=[a-z])(?=[A-Z])|[_\-.]+")
# Labels of what is counted or measured: "Fires", "Police officers on duty", "How long …?"
_COUNTED = lazy_pattern(
    r"\W*(?:(?:fires|wildfires|thefts|crimes|robberies|burglaries|assaults|arrests|ambulances|paramedics|"
    r"fire ?fighters|injuries|injured|deaths|emergency calls)(?:\s+(?:on duty|per|a|in|by|this|last)\b.*|\W*)\Z|"
    r"(?:how (?:many|much|long|far|old|often|tall|big)|when|what (?:year|time|price|share))\b)",
    re.IGNORECASE,
)
_BARE = lazy_pattern(r"[\W_]*#?\d[\d\s-]{1,11}[\W_]*")
_DIGIT = lazy_pattern(r"\d")
_CELL = lazy_pattern(r"(.*\])\[\d+\]")
SHORT = 40  # a passage no longer than this takes its service from the heading above it


class Scene:
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
            return self._object_label(passage) or self._row_label(passage)
        return self._above(passage) if _BARE.fullmatch(passage.text) else ""

    def _above(self, passage: Passage) -> str:
        """What a passage that is nothing but a number stands under: an item, a title, a heading."""
        if passage.item >= 0:
            before = self._before(passage)
            if before is not None and before.item >= 0 and _names_service(before.text):
                return "" if _DIGIT.search(before.text) else before.text
        return self._title(passage) or self._heading(passage)

    def _before(self, passage: Passage) -> Passage | None:
        passages = self._article.passages
        at = next((i for i, other in enumerate(passages) if other.start == passage.start), 0)
        return passages[at - 1] if at else None

    def _title(self, passage: Passage) -> str:
        """The title of the component around a passage, if it names a service."""
        if passage.component < 0:
            return ""
        component = self._article.components[passage.component]
        for name in _LABELS:
            prop = component.prop(name)
            if prop is not None and isinstance(prop.value.data, str):
                return prop.value.data if _names_service(prop.value.data) else ""
        return ""

    def _heading(self, passage: Passage) -> str:
        if passage.section < 0 or passage.kind == "heading":
            return ""
        return self._article.headings[passage.section].text

    def _row_label(self, passage: Passage) -> str:
        """What names the row of a list of lists: ``[["Police", "112"]]``."""
        cell = _CELL.fullmatch(passage.data_path)
        if cell is None or len(passage.text) > SHORT:
            return ""
        row = cell[1] + "["
        beside = (
            other.text
            for other in self._article.passages
            if other.data_path.startswith(row) and other.start != passage.start
        )
        return next((text for text in beside if _names_service(text)), "")

    def _cell_label(self, passage: Passage) -> str:
        row = [cell.text for cell in self._row(passage) if cell.column != passage.column]
        head = next((cell.text for cell in self._head(passage)), "")
        if _NOT_CALLED.search(head) or _COUNTED.match(head):
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
            and not _COUNTED.match(other.text)
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
        """The services that the title around a passage names, else the heading above it."""
        words = lexicon().words(self._title(passage) or self._heading(passage))
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
    codes = [article.meta(key) for key in ("country", "countryCode", "country_code")]
    title = article.meta("title")
    return _about(
        tuple(str(code.data) for code in codes if code is not None and code.kind == "string"),
        str(title.data) if title is not None and title.kind == "string" else "",
        article.path.rpartition("/")[2].rpartition(".")[0],
        (settings.country.upper(),) if settings.country else (),
    )


@lru_cache(maxsize=4)  # phones and short numbers ask, one after the other
def _about(codes: tuple[str, ...], title: str, file: str, home: tuple[str, ...]) -> tuple[str, ...]:
    for code in codes:
        if found := countries.of(code):
            return (found,)
    texts = [title, _CAMEL.sub(" ", file).title()] if title else [_CAMEL.sub(" ", file).title()]
    named = [place for text in texts for place in countries.find(text) if place.country != "ZZ"]
    said = tuple(dict.fromkeys(p.country for p in named if p.said))
    if said and not any(p.country in home for p in named):
        return said
    names = tuple(dict.fromkeys(p.country for p in named if p.kind == "name" or not home))
    return tuple(dict.fromkeys((*home, *names)))
