"""Which articles a policy is about: the `when` of a rule, and what in the article meets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guidelint.checks import selectors
from guidelint.checks.affiliates import paid_links
from guidelint.checks.patterns import found, matches, trouble
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Value
from guidelint.tuples import NamedTuple

_NOT = "not "
_BODY = lazy_pattern(r"\S[^\r\n]*")


class Cause(NamedTuple):
    """What in an article makes it one that a policy is about, in words and as a place."""

    words: str
    start: int
    end: int
    data_path: str


def cause(article: Article, local: Local, when: dict[str, tuple[str, ...]]) -> Cause | None:
    """The first thing that `when` speaks of; None if the article is not meant.

    All keys must hold, each by one of its patterns; ``not`` before a key turns it round:

    =====================  =================================================================
    ``frontmatter.a.b``    a value, or an item of a list
    ``path``               the article's path
    ``component``          a component or heading that a selector selects
    ``text``               a passage
    ``link``               a URL
    ``fact.money``         the currency (ISO 4217) of an amount; ``.`` for any
    ``fact.affiliate``     the program of a link that pays the publisher; ``.`` for any
    =====================  =================================================================
    """
    first: Cause | None = None
    for key, patterns in when.items():
        turned = key.startswith(_NOT)
        name = key.removeprefix(_NOT)
        meets = next(_meeting(name)(article, local, name, tuple(patterns)), None)
        if (meets is None) != turned:
            return None
        first = first or meets
    return first or _head(article)


def trouble_with(when: dict[str, tuple[str, ...]]) -> str:
    """What is wrong with a `when`; "" if nothing is."""
    for key, patterns in when.items():
        name = key.removeprefix(_NOT)
        if not name.startswith("frontmatter.") and name not in _CONDITIONS:
            return f"when: {key!r} is not one of: frontmatter.KEY, {', '.join(_CONDITIONS)}"
        if name == "component":
            for selector in patterns:
                try:
                    selectors.parse(selector)
                except ValueError as error:
                    return f"when: {error}"
        elif wrong := trouble(tuple(patterns)):
            return f"when: {wrong}"
    return ""


def _meeting(name: str) -> Callable[[Article, Local, str, tuple[str, ...]], Iterator[Cause]]:
    return _frontmatter if name.startswith("frontmatter.") else _CONDITIONS[name]


def _head(article: Article) -> Cause:
    """The title, else the first line of the body."""
    title = article.meta("title")
    if title is not None:
        return Cause("its subject", title.start, title.end, "frontmatter.title")
    line = _BODY.search(article.source, article.content_start)
    start, end = line.span() if line else (0, 0)
    return Cause("its subject", start, end, "body")


def _frontmatter(
    article: Article, local: Local, key: str, patterns: tuple[str, ...]
) -> Iterator[Cause]:
    for text, leaf in local.once(key, lambda article, _: _values(article, key)):
        if found(patterns, text):
            yield Cause(f"{key.removeprefix('frontmatter.')}: {text}", leaf.start, leaf.end, key)


def _values(article: Article, key: str) -> list[tuple[str, Value]]:
    """What stands under a key of the frontmatter, as text."""
    first, *rest = key.removeprefix("frontmatter.").split(".")
    value = article.meta(first)
    for part in rest:
        value = value.get(part) if value is not None else None
    return [(_as_text(leaf), leaf) for leaf in _leaves(value) if leaf.data is not None]


def _leaves(value: Value | None) -> Iterator[Value]:
    if value is None:
        return
    if value.kind != "array":
        yield value
    for item in value.items:
        yield from _leaves(item)


def _as_text(value: Value) -> str:
    return str(value.data).lower() if value.kind == "boolean" else str(value.data)


def _path(article: Article, local: Local, key: str, patterns: tuple[str, ...]) -> Iterator[Cause]:
    if found(patterns, article.path):
        yield _head(article)._replace(words=f"path: {article.path}")


def _component(
    article: Article, local: Local, key: str, patterns: tuple[str, ...]
) -> Iterator[Cause]:
    for pattern in patterns:
        for one in selectors.select(article, selectors.parse(pattern)):
            words = article.source[one.start : one.end].splitlines()[0]
            yield Cause(words, one.start, one.start + len(words), "body")


def _text(article: Article, local: Local, key: str, patterns: tuple[str, ...]) -> Iterator[Cause]:
    for passage in article.passages:
        for match in matches(patterns, passage.text):
            start, end = passage.span(*match.span())
            yield Cause(f"“{match[0]}”", start, end, passage.data_path)


def _link(article: Article, local: Local, key: str, patterns: tuple[str, ...]) -> Iterator[Cause]:
    for fact in local.facts("link"):
        if found(patterns, fact.value["url"]):
            yield Cause(fact.value["url"], fact.start, fact.end, fact.data_path)


def _money(article: Article, local: Local, key: str, patterns: tuple[str, ...]) -> Iterator[Cause]:
    for fact in local.facts("money"):
        if found(patterns, str(fact.value["currency"])):
            yield Cause(fact.text, fact.start, fact.end, fact.data_path)


def _affiliate(
    article: Article, local: Local, key: str, patterns: tuple[str, ...]
) -> Iterator[Cause]:
    for paid in paid_links(article, local):
        if found(patterns, paid.program):
            yield Cause(paid.program, paid.link.start, paid.link.end, paid.link.data_path)


_CONDITIONS: dict[str, Callable[[Article, Local, str, tuple[str, ...]], Iterator[Cause]]] = {
    "path": _path,
    "component": _component,
    "text": _text,
    "link": _link,
    "fact.money": _money,
    "fact.affiliate": _affiliate,
}
