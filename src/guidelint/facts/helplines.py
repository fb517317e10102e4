"""Emergency numbers and helplines of an article as facts: kind ``short-number``.

The sentence says what a number is for and where (see `mentions`); what it leaves open is taken
from the row, the heading, the label beside a prop, the article's title and the site's country.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from guidelint.facts.mention_tokens import candidates, places
from guidelint.facts.mentions import Mention, find
from guidelint.facts.registry import Registry, known
from guidelint.facts.scene import SHORT, Scene
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Passage, Settings, Value

__all__ = ["Mention", "extract", "find"]

_VAGUE = frozenset(("emergency", "medical"))
_CODE = lazy_pattern(r"`+\s*([#+\d][\d\s-]*?)\s*`+")


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
    scene = Scene(article, settings)
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
            found.append(_fact(scene, passage, mention, (start, end), text, label, registry))
    found += _numbers(article, scene, registry, hits)
    return tuple(sorted(found, key=lambda fact: fact.start))


def _fact(
    scene: Scene,
    passage: Passage,
    mention: Mention,
    span: tuple[int, int],
    text: str,
    label: str,
    registry: Registry,
) -> Fact:
    where = scene.countries(passage, mention)
    roles = mention.roles
    if not roles and len(text) <= SHORT:
        roles = scene.heading_roles(passage)
        own = any(mention.number in registry.entries.get(country, {}) for country in where)
        if own and set(roles) <= _VAGUE:  # "Emergency numbers" heads the travel hotline, too
            roles = ()
    value = {
        "number": mention.number,
        "roles": list(roles),
        "near": list(mention.near),
        "countries": list(where),
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


def _numbers(article: Article, scene: Scene, registry: Registry, hits: list[int]) -> Iterator[Fact]:
    """Numbers written as numbers: ``police: 110`` in frontmatter, ``value: 112`` in a prop."""
    for path, value in _number_values(article, hits):
        text = article.source[value.start : value.end]
        if text not in registry.holders:
            continue
        passage = Passage("prop", text, value.start, value.end, ((0, value.start),), path)
        label = scene.label(passage)
        for mention in find(text, label, registry):
            span = passage.span(mention.start, mention.end)
            yield _fact(scene, passage, mention, span, text, label, registry)


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
