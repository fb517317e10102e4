"""What an amount is the price *of*, as near as the article says it.

A table says it in the head of the row and of the column, a component in a sibling prop, a list
in its bold lead, a sentence before its verb, and failing all that the heading above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidelint.facts.money_phrases import joined, named_in, tidy
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Passage

NAMES = ("name", "label", "feature", "title", "item", "service", "category", "type", "question")
_RANKS = {name: rank for rank, name in enumerate(NAMES)}
_INDEXED = lazy_pattern(r"\[(\d+)\]\Z|(\d+)\Z")
_HEADS = ("headers", "columns", "options", "heads")

_GENERIC = lazy_pattern(
    r"(?:(?:average|avg|typical|estimated|base|total|approx|starting|current|standard|usual|general|normal|regular)\.?\s)*(?:prices?|costs?|fees?|fares?|rates?"
    r"|admission|entry|entrance|budget|price range|adults?|children|kids|seniors|students|one[- ]way|round[- ]trip|weekdays?"
    r"|weekends?)(?:\s(?:price|fee|cost|range))?|",
    re.I,
)


class Labels:
    """Finds labels for one article; its indexes are made when first needed."""

    __slots__ = ("_article", "_cells", "_siblings")

    def __init__(self, article: Article) -> None:
        self._article = article
        self._cells: dict[tuple[int, int, int], str] | None = None
        self._siblings: dict[int, dict[str, dict[str, str]]] = {}

    def label(self, at: int, start: int, end: int, past: int = 0, before: str = "") -> str:
        """The label of the amount at text[start:end] of passage `at`; "" where nothing names it.

        `past` is where the amount before it in the passage ends, `before` that one's label.
        """
        passage = self._article.passages[at]
        if passage.table >= 0:
            return self._of_cell(passage)
        if passage.kind in ("prop", "frontmatter"):
            named = self._of_prop(at)
            short = len(passage.text) - (end - start) < 24
            if short and named:
                return named
            found = named_in(passage, start, end, past, before)
            return joined(named, found) if _is_generic(found) else found
        found = named_in(passage, start, end, past, before)
        return joined(self._title(at), found) if _is_generic(found) else found

    def _title(self, at: int) -> str:
        """What a passage stands under: a bold title above it in its list, or the heading."""
        passages = self._article.passages
        section = passages[at].section
        for above in range(at - 1, max(at - 9, -1), -1):
            passage = passages[above]
            if passage.section != section or passage.kind != "paragraph":
                break
            for first, last in passage.strong[:1]:
                if first < 4 and ":" not in passage.text[last - 1 : last + 1]:
                    return passage.text[first:last]
        return self._article.headings[section].text if section >= 0 else ""

    def _of_cell(self, passage: Passage) -> str:
        if self._cells is None:
            self._cells = {
                (p.table, p.row, p.column): p.text for p in self._article.passages if p.table >= 0
            }
        row = self._cells.get((passage.table, passage.row, 0), "") if passage.column > 0 else ""
        column = self._cells.get((passage.table, 0, passage.column), "") if passage.row > 0 else ""
        return joined(row, column)

    def _of_prop(self, at: int) -> str:
        passage = self._article.passages[at]
        parent, key = split_path(passage.data_path)
        name = self._name_beside(at, parent, key)
        if not (key[-1:] == "]" or key[-1:].isdecimal()):
            return name
        texts = self._siblings.get(passage.component)
        if texts is None:
            texts = self._siblings[passage.component] = siblings(self._owned(at))
        return joined(name, _column(texts, passage.data_path, key))

    def _name_beside(self, at: int, parent: str, key: str) -> str:
        """The best of `NAMES` among the strings of one object, which stand together."""
        passages = self._article.passages
        found, best, size = "", len(NAMES), len(parent)
        for step in (-1, 1):
            place = at + step
            while 0 <= place < len(passages):
                path = passages[place].data_path
                if not path.startswith(parent):
                    break
                name = path[size + 1 :]
                rank = _RANKS.get(name, len(NAMES))
                if rank <= best and rank < len(NAMES) and name != key and path[size] == ".":
                    found, best = passages[place].text, rank
                place += step
        return tidy(found)

    def _owned(self, at: int) -> tuple[Passage, ...]:
        """The passages of the component that passage `at` is a prop of: they stand together."""
        passages = self._article.passages
        kind, owner = passages[at].kind, passages[at].component
        first = last = at
        while first and passages[first - 1].component == owner and passages[first - 1].kind == kind:
            first -= 1
        size = len(passages)
        while last < size and passages[last].component == owner and passages[last].kind == kind:
            last += 1
        return passages[first:last]


def _column(texts: dict[str, dict[str, str]], path: str, key: str) -> str:
    """The head of the column that ``option2`` stands in, where the component has heads."""
    number = _INDEXED.search(key)
    if not number:
        return ""
    component = path.partition(".")[0]
    place = int(number[1] or number[2])
    for heads in _HEADS:
        head = texts.get(f"{component}.{heads}", {}).get(f"[{place}]")
        if head is not None:
            return head
    return ""


def _is_generic(label: str) -> bool:
    """Whether a label leaves open what it is the price of: "", "Price", "Cost · per day"."""
    return _GENERIC.fullmatch(label.partition(" · ")[0]) is not None


def siblings(passages: Iterable[Passage]) -> dict[str, dict[str, str]]:
    """The strings of props and frontmatter by the path of their parent, then by key."""
    found: dict[str, dict[str, str]] = {}
    for passage in passages:
        if passage.kind == "prop" or passage.kind == "frontmatter":
            parent, key = split_path(passage.data_path)
            found.setdefault(parent, {})[key] = passage.text
    return found


def split_path(path: str) -> tuple[str, str]:
    """A data path's parent and last step: ("Prices[0].items[2]", "price"); ("Box[0].pros", "[1]")."""
    dot, bracket = path.rfind("."), path.rfind("[")
    if bracket > dot:
        return path[:bracket], path[bracket:]
    return path[: max(dot, 0)], path[dot + 1 :]
