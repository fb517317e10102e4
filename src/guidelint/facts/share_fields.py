"""What stands beside a percentage that is alone in its field or cell: its label, its source."""

from __future__ import annotations

import re

from guidelint.facts.money_labels import siblings, split_path
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Passage

FIELDS = ("source", "attribution", "credit", "citation")
_ENDINGS = tuple(f".{name}" for name in FIELDS)


class Beside:
    """What stands beside a percentage alone in its field or cell; indexes are made when needed."""

    __slots__ = ("_article", "_cells", "_paths", "_texts")

    def __init__(self, article: Article, paths: str) -> None:
        self._article = article
        self._paths = paths  # the data paths of all passages, a line break behind each
        self._cells: dict[tuple[int, int], dict[int, str]] | None = None
        self._texts: dict[str, dict[str, str]] | None = None

    def of(self, passage: Passage) -> dict[str, str]:
        """Texts by the key or the column's head; under "" what narrows all of them down."""
        if passage.table >= 0:
            return self._row(passage)
        return self._siblings(passage) if passage.kind == "prop" else {}

    def _siblings(self, passage: Passage) -> dict[str, str]:
        if self._texts is None and not any(f"{ending}\n" in self._paths for ending in _ENDINGS):
            self._texts = {}
        if self._texts is None:
            told = self._article.passages
            owners = {each.component for each in told if each.data_path.endswith(_ENDINGS)}
            self._texts = siblings(each for each in told if each.component in owners)
        parent, key = split_path(passage.data_path)
        here = self._texts.get(parent, {})
        if key[:1] == "[" or len(here) > _KEYS:  # items of a list do not qualify each other
            return {}
        top = self._texts.get(passage.data_path.partition(".")[0], {}) if "." in parent else {}
        title = next((top[name] for name in ("title", "heading", "caption") if name in top), "")
        return {**{name.lower(): text for name, text in here.items()}, "": title}

    def _row(self, passage: Passage) -> dict[str, str]:
        if self._cells is None:
            self._cells = {}
            for cell in self._article.passages:
                if cell.table >= 0:
                    row = self._cells.setdefault((cell.table, cell.row), {})
                    row[cell.column] = cell.text.strip()
        heads = self._cells.get((passage.table, 0), {})
        row = self._cells.get((passage.table, passage.row), {})
        named = _SHARE.fullmatch(heads.get(passage.column, ""))
        if not passage.row or not passage.column or not named or len(row) > _KEYS:
            return {}
        told = {heads.get(column, "").lower(): text for column, text in row.items() if column}
        kind = heads.get(0, "")
        return {**told, "label": row.get(0, ""), "": "" if _KIND.fullmatch(kind) else kind}


_KEYS = 40  # an object with more of them is a table
_SHARE = lazy_pattern(r"(?:share|percentage|percent|value|figure|%)?", re.I)
_KIND = lazy_pattern(r"(?:what|who|metric|statistic|stat|fact|item|group|indicator|finding)?", re.I)
