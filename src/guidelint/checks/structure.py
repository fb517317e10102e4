"""The order and the parts of an article: headings, required components, sizes of lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Literal

from guidelint.checks.agreement import reading_minutes
from guidelint.checks.frontmatter import fields_as_headings
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Component, Edit, Finding, Heading, Value
from guidelint.tuples import NamedTuple

_SHOWN = lazy_pattern(r"\S")


class Options(NamedTuple):
    """What to ask of the structure.

    h1-in-body      a heading of the first level, where the page shows the frontmatter's title
    no-section      a long article (`minutes` to read; half as much again where it has no headings
                    at all) without a heading of level `depth`
    empty-section   a heading with nothing under it
    part            one of the components `parts` is there (`place`: before or after the first
                    heading of level 2, or anywhere)
    size            the list or text at `paths` (``FAQ.items``, ``frontmatter.tags``, ``FAQ.items[]``
                    for each entry) has at least `least` and at most `most` entries, or words

    `when`: frontmatter keys and patterns of which one must match, else the article is not asked.
    """

    ask: Literal["h1-in-body", "no-section", "empty-section", "part", "size"]
    when: dict[str, tuple[str, ...]] = {}
    minutes: int = 4
    depth: int = 2
    parts: tuple[str, ...] = ()
    place: Literal["before-sections", "after-sections", "anywhere"] = "anywhere"
    paths: tuple[str, ...] = ()
    least: int = 0
    most: int = 1_000_000


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """The findings of one question; which values each gives stands at its function."""
    if not _asked(article, options.when):
        return iter(())
    return _QUESTIONS[options.ask](article, options)


def _asked(article: Article, when: dict[str, tuple[str, ...]]) -> bool:
    for key, patterns in when.items():
        value = article.meta(key.removeprefix("frontmatter."))
        texts = (
            [] if value is None else [str(v.data) for _, v in value.walk() if v.data is not None]
        )
        if any(re.search(pattern, text) for pattern in patterns for text in texts):
            return True
    return not when


def _h1_in_body(article: Article, options: Options) -> Iterator[Finding]:
    """Values: `title` (the frontmatter's), `text` (the heading's).

    Docusaurus shows the title only where the body has no such heading.
    """
    title = article.meta("title")
    if article.engine == "docusaurus" or title is None or title.kind != "string" or not title.data:
        return
    found = [heading for heading in article.headings if heading.depth == 1]
    for heading in found:
        if _in_conflict(article, heading):
            continue
        marker = article.source[heading.start : heading.end].startswith("# ")
        edits = (Edit(heading.start, heading.start, "#"),) if marker else ()
        yield Finding(
            heading.start,
            heading.end,
            {"title": title.data, "text": heading.text},
            data_path="body",
            edits=edits,
            reason="one level down; take it out if it only repeats the title",
        )


def _no_section(article: Article, options: Options) -> Iterator[Finding]:
    """Values: `minutes`, `mark` (``##``)."""
    if article.unread or any(heading.depth == options.depth for heading in article.headings):
        return
    minutes = reading_minutes(article, 200)
    deeper = [heading for heading in article.headings if heading.depth > options.depth]
    first = min(deeper, key=lambda heading: (heading.depth, heading.start), default=None)
    if minutes < options.minutes * (1 if first else 1.5):  # a plain essay may do without
        return
    start, end = (first.start, first.end) if first else _first_line(article)
    values = {"minutes": str(minutes), "mark": "#" * options.depth}
    yield Finding(start, end, values, data_path="body")


def _first_line(article: Article) -> tuple[int, int]:
    found = re.compile(r"\S[^\r\n]*").search(article.source, article.content_start)
    return (found.start(), found.end()) if found else (0, 0)


def _in_conflict(article: Article, heading: Heading) -> bool:
    """Whether the line under a heading is the middle of a merge conflict."""
    underline = article.source[heading.start : heading.end].rpartition("\n")[2].strip()
    return underline == "=======" and "<<<<<<< " in article.source[: heading.start + 8]


def _empty_section(article: Article, options: Options) -> Iterator[Finding]:
    """Values: `text` (the heading's). An article most of whose sections are empty is a plan."""
    found = list(_empty_headings(article))
    if not found:
        return
    stray = {heading.start for heading, _ in fields_as_headings(article)}
    found = [heading for heading in found if heading.start not in stray]
    if 2 * len(found) <= len(article.headings):
        for heading in found:
            yield Finding(heading.start, heading.end, {"text": heading.text}, data_path="body")


def _empty_headings(article: Article) -> Iterator[Heading]:
    source, comments, unread = article.source, article.comments, article.unread
    shows = _SHOWN.search
    for heading, following in zip_longest(article.headings, article.headings[1:]):
        if following is not None and following.depth > heading.depth:
            continue
        first, end = heading.end, following.start if following else len(source)
        if not comments and shows(source, first, end):  # nearly always
            continue
        if any(start < end and stop > first for start, stop in unread):
            continue
        inside = source[first:end]
        for comment in comments:
            if first <= comment.start < end:
                inside = inside.replace(source[comment.start : comment.end], "", 1)
        if not inside.strip() and not (following and _in_conflict(article, following)):
            yield heading


def _broken_part(article: Article, options: Options) -> bool:
    """Whether one of the parts stands there but with an error in its tag."""
    if article.ok:
        return False
    names = {component.name for component in article.components}
    return any(f"<{name}" in article.source for name in options.parts if name not in names)


def _part(article: Article, options: Options) -> Iterator[Finding]:
    """Values: `part` (the first of `parts`), `place`."""
    if article.unread or _broken_part(article, options):
        return
    section = next((h.start for h in article.headings if h.depth == 2), len(article.source))
    found = [c for c in article.components if c.name in options.parts]
    right = [c for c in found if _in_place(c, section, options.place)]
    if right:
        return
    start, end = (
        (found[0].start, found[0].start + 1 + len(found[0].name)) if found else _head(article)
    )
    words = {
        "before-sections": " before the first section",
        "after-sections": " after the first section",
        "anywhere": "",
    }
    values = {"part": f"<{options.parts[0]}>", "place": words[options.place]}
    yield Finding(start, end, values, data_path=found[0].data_path if found else "body")


def _in_place(component: Component, section: int, place: str) -> bool:
    if place == "anywhere":
        return True
    return (component.start < section) == (place == "before-sections")


def _head(article: Article) -> tuple[int, int]:
    frontmatter = article.frontmatter
    if frontmatter is None:
        return _first_line(article)
    line = re.compile(r"[^\r\n]*").match(article.source, frontmatter.start)
    return frontmatter.start, line.end() if line else frontmatter.start


def _size(article: Article, options: Options) -> Iterator[Finding]:
    """Values: `where`, `size`, `unit` (entries | words), `bound` (“at most 4”)."""
    for path in options.paths:
        for where, value in _at(article, path):
            if value.kind == "array":
                size, unit = len(value.items), "entries"
            elif value.kind == "string":
                size, unit = len(value.data.split()), "words"
            else:
                continue
            if options.least <= size <= options.most:
                continue
            bound = (
                f"at least {options.least}" if size < options.least else f"at most {options.most}"
            )
            values = {"where": where, "size": str(size), "unit": unit, "bound": bound}
            yield Finding(value.start, value.end, values, data_path=where)


def _at(article: Article, path: str) -> Iterator[tuple[str, Value]]:
    """The values at ``FAQ.items``, ``FAQ.items[]`` or ``frontmatter.tags``."""
    each = path.endswith("[]")
    owner, _, key = path.removesuffix("[]").partition(".")
    found: list[tuple[str, Value]] = []
    if owner == "frontmatter":
        value = article.meta(key)
        if value is not None:
            found.append((f"frontmatter.{key}", value))
    for component in article.components:
        prop = component.prop(key) if component.name == owner else None
        if prop is not None:
            found.append((f"{component.data_path}.{key}", prop.value))
    for where, value in found:
        if not each:
            yield where, value
        for index, item in enumerate(value.items if each else ()):
            yield f"{where}[{index}]", item


_QUESTIONS: dict[str, Callable[[Article, Options], Iterator[Finding]]] = {
    "h1-in-body": _h1_in_body,
    "no-section": _no_section,
    "empty-section": _empty_section,
    "part": _part,
    "size": _size,
}
