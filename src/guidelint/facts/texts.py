"""The texts, and the data paths, of all passages of an article as one, to be searched in one go."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import attrgetter

from guidelint.model import Article, Settings

SHARED = "texts"  # what `Local.once` keeps `texts` as
PATHS = "paths"  # what `Local.once` keeps `paths` as
_text = attrgetter("text")
_path = attrgetter("data_path")


class Texts:
    """`joined` holds the texts with a line break between two; `index` says whose an offset is."""

    __slots__ = ("_parts", "_starts", "joined")

    def __init__(self, article: Article) -> None:
        self._parts = list(map(_text, article.passages))
        self._starts: list[int] | None = None
        self.joined = "\n".join(self._parts)

    def index(self, at: int) -> int:
        """The index of the passage whose text stands at joined[at]."""
        return bisect_right(self._begin(), at) - 1

    def having(self, part: str) -> set[int]:
        """The indices of the passages whose texts have `part`, which has no line break."""
        found = set()
        at = self.joined.find(part)
        while at >= 0:
            index = self.index(at)
            found.add(index)
            at = self.joined.find(part, self._begin()[index + 1])
        return found

    def _begin(self) -> list[int]:
        """Where each text starts, and where one more would."""
        if self._starts is None:
            self._starts = list(accumulate((len(part) + 1 for part in self._parts), initial=0))
        return self._starts


def texts(article: Article, settings: Settings) -> Texts:
    """The texts of an article."""
    return Texts(article)


def paths(article: Article, settings: Settings) -> str:
    """The data paths of all passages, a line break behind each."""
    return "\n".join(map(_path, article.passages)) + "\n"
