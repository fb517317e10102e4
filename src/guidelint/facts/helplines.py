"""Emergency numbers and helplines of an article as facts: kind ``short-number``.

The sentence says what a number is for and where (see `mentions`); what it leaves open is taken
from the row, the heading, the label beside a prop, the article's title and the site's country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from guidelint.facts.figures import figures, shared
from guidelint.facts.local import Once
from guidelint.facts.mention_tokens import candidates, shown
from guidelint.facts.mentions import Mention, find
from guidelint.facts.numerals import DIGIT
from guidelint.facts.registry import Registry, known
from guidelint.facts.scene import SHORT, Scene
from guidelint.facts.texts import Texts
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Passage, Settings, Value

__all__ = ["Mention", "extract", "find"]

_VAGUE = frozenset(("emergency", "medical"))
_HOLDING = ("array", "object", "number")
# Digits that may be a number of their own in YAML or JavaScript: of no word, date or decimal. An
# amount is taken as a whole, lest it end in one.
_ALONE = lazy_pattern(
    rf"[{DIGIT}$€£¥₩₹₱฿](?:(?<=[{DIGIT}])(?<![{DIGIT}A-Za-z_.][{DIGIT}])"
    rf"(?<![{DIGIT}][-:/][{DIGIT}])[{DIGIT}]++(?![A-Za-z_.]|[-:/][{DIGIT}])|(?<=[$€£¥₩₹₱฿])[0-9.,]++)"
)
_CODE = lazy_pattern(r"`+\s*([#+\d][\d\s-]*?)\s*`+")


def extract(
    article: Article,
    settings: Settings,
    registry: Registry | None = None,
    once: Once | None = None,
) -> tuple[Fact, ...]:
    """The numbers an article gives to call, each with what it is for and where.

    ``value``: ``{number, roles, near, countries, together, called, explicit}``: digits; ids of
    services tied to it, and others nearby; ISO codes of the countries it can be meant for
    (empty: not known); the numbers given with it; whether a verb such as "dial" governs it;
    whether its own sentence names a country.
    """
    if registry is None:
        registry = known(settings.numbers)
        likely = shared(article, settings, once).short
    else:
        likely = figures(article, Texts(article), registry.firsts).short
    scene = Scene(article, settings)
    found: list[Fact] = []
    for index in likely:
        passage = article.passages[index]
        text = _text(article, passage)
        numbers = candidates(text, registry)
        if not numbers:
            continue
        if not shown(article.source, passage.start, passage.end, registry):
            continue  # the source shows no number: its digits stand in many elements
        label = scene.label(passage)
        for mention in find(text, label, registry, numbers):
            start, end = _span(passage, text, mention)
            found.append(_fact(scene, passage, mention, (start, end), text, label, registry))
    found += _numbers(article, scene, registry)
    return tuple(sorted(found, key=attrgetter("start")))


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


def _numbers(article: Article, scene: Scene, registry: Registry) -> Iterator[Fact]:
    """Numbers written as numbers: ``police: 110`` in frontmatter, ``value: 112`` in a prop."""
    for path, value in _number_values(article, registry):
        text = article.source[value.start : value.end]
        if text not in registry.holders:
            continue
        passage = Passage("prop", text, value.start, value.end, ((0, value.start),), path)
        label = scene.label(passage)
        for mention in find(text, label, registry):
            span = passage.span(mention.start, mention.end)
            yield _fact(scene, passage, mention, span, text, label, registry)


def _number_values(article: Article, registry: Registry) -> Iterator[tuple[str, Value]]:
    source, held = article.source, registry.holders.keys()
    front = article.frontmatter
    if (
        front is not None
        and front.data is not None
        and not held.isdisjoint(_ALONE.findall(source, front.start, front.end))
    ):
        for path, value in front.data.walk("frontmatter"):
            if value.kind == "number":
                yield path, value
    for component in article.components:
        for prop in component.props:
            value = prop.value
            if value.kind not in _HOLDING:
                continue
            if held.isdisjoint(_ALONE.findall(source, value.start, value.end)):
                continue
            if shown(source, value.start, value.end, registry):
                for path, inner in value.walk(f"{component.data_path}.{prop.name}"):
                    if inner.kind == "number":
                        yield path, inner
