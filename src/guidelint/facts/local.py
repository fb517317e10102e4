"""What a check on one article may know besides the article: settings and its own facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guidelint.model import Article, Fact, Settings

Once = Callable[[str, Callable[[Article, Settings], Any]], Any]  # as `Local.once`
Extractor = Callable[[Article, Settings, "Local"], tuple[Fact, ...]]


class Local:
    """The settings, and the article's facts, each kind extracted once and only when asked for."""

    __slots__ = ("_article", "_extractors", "_facts", "_shared", "settings")

    def __init__(
        self, article: Article, settings: Settings, extractors: dict[str, Extractor]
    ) -> None:
        self.settings = settings
        self._article = article
        self._extractors = extractors
        self._facts: dict[str, tuple[Fact, ...]] = {}
        self._shared: dict[str, Any] = {}

    def facts(self, kind: str) -> tuple[Fact, ...]:
        """All facts of one kind, in document order."""
        found = self._facts.get(kind)
        if found is None:
            found = self._facts[kind] = self._extractors[kind](self._article, self.settings, self)
        return found

    def once(self, name: str, make: Callable[[Article, Settings], Any]) -> Any:
        """`make(article, settings)`, made once an article: what several rules conclude from."""
        if name not in self._shared:
            self._shared[name] = make(self._article, self.settings)
        return self._shared[name]
