"""A record: all that other articles may know of an article. Facts, never text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact
from guidelint.text import Lines
from guidelint.tuples import NamedTuple

_ID = lazy_pattern(r"""(?<![\w-])(?:id|anchor|hash)["']?\s*[=:]\s*\{?\s*["'`]([^"'`\s<>]+)["'`]""")
_BARE_ID = lazy_pattern(r"(?<![\w-])id=([^\s\"'`{}<>=]+)")  # HTML needs no quotes
_OWN_ID = lazy_pattern(r"\{:?[^{}\n]{0,80}?#([\w.-]+)[^{}\n]*\}")  # {#id}, {: .class #id}
_NAME = lazy_pattern(r"""<a\s[^<>]*?name=["']?([^"'\s<>]+)""")
_ID_SIGN = lazy_pattern(r"id(?:=|: |:\"|\":)")  # "anchor" and "hash" are rare enough to look for
_HEADING_ID = lazy_pattern(r"\{\s*(?:#([^\s{}]+)|/\*\s*#?([^\s*]+)\s*\*/)[^{}\n]*\}\s*#*\s*\Z")


class Statement(NamedTuple):
    """A fact, and the path of the article that states it."""

    path: str
    fact: Fact


class Record(NamedTuple):
    """What other articles may know of an article: plain, picklable data.

    `path` is relative to the repository, with ``/``. `anchors` are the ids a fragment can point
    at; when the article is not `sealed`, its components may bring more of them.
    """

    path: str
    ok: bool
    title: str
    frontmatter: dict[str, Any]
    anchors: tuple[str, ...]
    sealed: bool
    links: tuple[Fact, ...]
    lines: Lines
    facts: dict[str, tuple[Fact, ...]]

    @property
    def draft(self) -> bool:
        """Whether the frontmatter keeps the article from being published."""
        meta = self.frontmatter
        return (
            meta.get("draft") is True
            or meta.get("published") is False
            or meta.get("status") in ("draft", "archived", "private", "unpublished")
        )


def record(article: Article, local: Local, kinds: frozenset[str] = frozenset()) -> Record:
    """The record of an article; `kinds` are the further facts that checks on the site ask for."""
    front = article.frontmatter
    meta = _json(front.data.plain()) if front and front.data else {}
    meta = meta if isinstance(meta, dict) else {}
    title = meta.get("title")
    if not isinstance(title, str) or not title:
        title = next((head.text for head in article.headings if head.depth == 1), "")
    return Record(
        article.path,
        article.ok,
        title,
        meta,
        _anchors(article),
        _sealed(article),
        local.facts("link"),
        article.text.lines,
        {kind: _FURTHER[kind](article, local) for kind in kinds},
    )


def _claims(article: Article, local: Local) -> tuple[Fact, ...]:
    from guidelint.facts.clusters import extract

    return extract(article, local.facts("money"), local.settings.now, certain=True)


def _pairs(article: Article, local: Local) -> tuple[Fact, ...]:
    from guidelint.facts.pairs import pairs

    return pairs(article, local)


def _phones(article: Article, local: Local) -> tuple[Fact, ...]:
    from guidelint.facts.phones import owned

    return owned(article, local.facts("phone"))


def _numbers(article: Article, local: Local) -> tuple[Fact, ...]:
    return local.facts("short-number")


def _cards(article: Article, local: Local) -> tuple[Fact, ...]:
    from guidelint.facts.cards import cards

    return cards(article, local)


def _shares(article: Article, local: Local) -> tuple[Fact, ...]:
    from guidelint.facts.shares import extract

    return extract(article, local.once)


def _rates(article: Article, local: Local) -> tuple[Fact, ...]:
    from guidelint.facts.rate_dates import rates

    return rates(article, local)


_FURTHER = {
    "card": _cards,
    "claim": _claims,
    "pair": _pairs,
    "rate": _rates,
    "share": _shares,
    "phone": _phones,
    "short-number": _numbers,
}


def _json(value: Any) -> Any:
    """Plain data as JSON could hold it: dates become ISO 8601 texts."""
    if isinstance(value, dict):
        return {str(key): _json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_json(item) for item in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value


def _anchors(article: Article) -> tuple[str, ...]:
    found = dict.fromkeys(head.slug for head in article.headings)
    source = article.source
    for head in article.headings:
        if source.find("{", head.start, head.end) < 0:
            continue
        own = _HEADING_ID.search(source, head.start, head.end)
        if own:
            found[own[1] or own[2]] = None
    for pattern in _patterns(source, article.engine):
        found.update((match[1], None) for match in pattern.finditer(source, article.content_start))
    return tuple(found)


def _patterns(source: str, engine: str) -> Iterator[re.Pattern[str]]:
    """What an id may stand in, of the forms that a source has any sign of."""
    if _names_id(source):
        yield _ID
    if engine == "gfm" and " id=" in source:
        yield _BARE_ID
    if _follows(source, "{", "#:"):
        yield _OWN_ID
    if _follows(source, "<", "a") and "name=" in source and "<a " in source:
        yield _NAME


def _names_id(source: str) -> bool:
    """Whether an attribute or a key of the three names may stand in a source."""
    if _ID_SIGN.search(source):
        return True
    if "anchor" in source and ("anchor=" in source or "anchor:" in source):
        return True
    return "hash" in source and ("hash=" in source or "hash:" in source)


def _follows(source: str, sign: str, signs: str) -> bool:
    """Whether one of `signs` follows a sign: looking for the one alone is ten times as fast."""
    at = source.find(sign)
    while at >= 0:
        at += 1
        if source[at : at + 1] in signs and at < len(source):
            return True
        at = source.find(sign, at)
    return False


def _sealed(article: Article) -> bool:
    """Whether the article's source shows every id it will have."""
    if not article.ok or article.unread or article.esm:
        return False
    return not any(component.name[:1].isupper() for component in article.components)
