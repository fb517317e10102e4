"""Selectors of parts, as rule files write them: ``InfoBox[type=warning][title~=(?i)legal]``.

A name of a component, ``h2`` … ``h6`` or ``heading`` for headings, ``*`` for any component; then
conditions on props, or on ``text`` of a heading: ``[prop]`` is there, ``[prop=value]`` is equal,
``[prop~=pattern]`` matches. A selector with a condition in another form is refused when the
rule is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidelint.checks.patterns import found, trouble
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Component, Heading
from guidelint.tuples import NamedTuple

_SELECTOR = lazy_pattern(r"(\*|[A-Za-z_][\w.:-]*)((?:\[(?:[^\[\]]|\[[^\]]*\])+\])*)\Z")
_CONDITION = lazy_pattern(r"\[([\w:.-]+)(?:(~?=)((?:[^\[\]]|\[[^\]]*\])*))?\]")
_HEADING = lazy_pattern(r"h([1-6])\Z")


class Condition(NamedTuple):
    """A prop and what must hold: `how` is "" (it is there), ``=`` or ``~=``."""

    prop: str
    how: str
    value: str


class Selector(NamedTuple):
    """A parsed selector."""

    name: str
    conditions: tuple[Condition, ...]


class Selected(NamedTuple):
    """A component or heading that a selector selects."""

    start: int
    end: int  # of the whole element
    text: str  # of a heading; components: ""


def parse(selector: str) -> Selector:
    """A selector from its text. Raises `ValueError`."""
    match = _SELECTOR.match(selector.strip())
    conditions = tuple(Condition(*groups) for groups in _conditions(match))
    if match is None or _CONDITION.sub("", match[2]):
        raise ValueError(
            f"{selector!r} is no selector; write Name, Name[prop], Name[prop=value] or "
            "Name[prop~=pattern]"
        )
    wrong = trouble(tuple(c.value for c in conditions if c.how == "~="))
    if wrong:
        raise ValueError(f"{selector!r}: {wrong}")
    return Selector(match[1], conditions)


def _conditions(match: re.Match[str] | None) -> list[tuple[str, str, str]]:
    return _CONDITION.findall(match[2]) if match else []


def select(article: Article, selector: Selector) -> Iterator[Selected]:
    """What the selector selects, in document order."""
    level = _HEADING.match(selector.name)
    if level or selector.name == "heading":
        for heading in article.headings:
            if (not level or heading.depth == int(level[1])) and _fits(heading, selector):
                yield Selected(heading.start, heading.end, heading.text)
    for component in article.components:
        if selector.name in ("*", component.name) and _holds(component, selector):
            yield Selected(component.start, component.end, "")


def _fits(heading: Heading, selector: Selector) -> bool:
    words = {"text": heading.text, "id": heading.slug}
    return all(c.prop in words and _meets(words[c.prop], c) for c in selector.conditions)


def _holds(component: Component, selector: Selector) -> bool:
    for condition in selector.conditions:
        prop = component.prop(condition.prop)
        if prop is None or not _meets(_text(prop.value.data), condition):
            return False
    return True


def _text(data: object) -> str:
    return str(data).lower() if isinstance(data, bool) else "" if data is None else str(data)


def _meets(text: str, condition: Condition) -> bool:
    if condition.how == "=":
        return text == condition.value.strip("\"'")
    return not condition.how or found((condition.value,), text)
