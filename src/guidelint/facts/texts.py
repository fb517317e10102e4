"""The texts of all passages of an article as one, to be searched in one go."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import attrgetter

from guidelint.model import Article, Settings

SHARED = "texts"  # what `Local.once` keeps `texts` as
_text = attrgetter("text")


class Texts:
    """`joined` holds the texts with a line break between two; `index` says whose an offset is."""

    __slots__ = ("_parts", "_starts", "joined")

    def __init__(self, article: Article) -> None:
        self._parts = list(map(_text, article.passages))
        self._starts: list[int] | None = None
        self.joined = "\n".join(self._parts)

    def index(self, at: int) -> int:
        """The index of the passage whose text stands at joined[at]."""
        if self._starts is None:
            self._starts = list(accumulate((len(part) + 1 for part in self._parts), initial=0))
        return bisect_right(self._starts, at) - 1


def texts(article: Article, settings: Settings) -> Texts:
    """The texts of an article."""
    return Texts(article)
