"""What articles state: prices, numbers, links, dates, each with its place.

`EXTRACTORS` is the table of kinds; each extractor is imported when first asked for.
"""

from __future__ import annotations

from importlib import import_module

from guidelint.facts.local import Extractor, Local
from guidelint.model import Article, Fact, Settings

__all__ = ["KINDS", "Local", "extract", "local"]


def _lazy(module: str) -> Extractor:
    def run(article: Article, settings: Settings, local: Local) -> tuple[Fact, ...]:
        found: tuple[Fact, ...] = import_module(module).extract(article, settings)
        return found

    return run


def _sharing(module: str) -> Extractor:
    """As `_lazy`, of a module that shares what it makes of the article with others."""

    def run(article: Article, settings: Settings, local: Local) -> tuple[Fact, ...]:
        read = import_module(module).extract
        found: tuple[Fact, ...] = read(article, settings, once=local.once)
        return found

    return run


_EXTRACTORS: dict[str, Extractor] = {
    "money": _lazy("guidelint.facts.money"),
    "phone": _sharing("guidelint.facts.phones"),
    "short-number": _sharing("guidelint.facts.helplines"),
    "link": _sharing("guidelint.facts.links"),
    "heading": _lazy("guidelint.facts.headings"),
    "date": _lazy("guidelint.facts.dates"),
    "card": _lazy("guidelint.facts.cards"),
    "prop": _lazy("guidelint.facts.props"),
}

KINDS = tuple(_EXTRACTORS)


def local(article: Article, settings: Settings) -> Local:
    """What a check on `article` may know besides the article itself."""
    return Local(article, settings, _EXTRACTORS)


def extract(article: Article, settings: Settings, kinds: tuple[str, ...] = KINDS) -> list[Fact]:
    """All facts of the given kinds, in document order."""
    here = local(article, settings)
    found = [fact for kind in kinds for fact in here.facts(kind)]
    return sorted(found, key=lambda fact: (fact.start, fact.end, fact.kind))
