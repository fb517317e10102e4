"""Numbers that a title promises: “Top 10” with nine places, “5 steps” with four."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guidelint.facts.local import Local
from guidelint.facts.words import fold
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Component, Finding, Heading, Node, Prop, Related, Value
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`things`: what titles count (“5 steps”); `titles`: the props that are titles."""

    things: tuple[str, ...]
    titles: tuple[str, ...] = ("title", "heading")


class Promise(NamedTuple):
    """A number of things in a title: “5 steps” at its place."""

    number: int
    words: str
    start: int
    end: int


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """A finding on a title. Values: `promised` (“5 steps”), `count`, `found`, `what`."""
    pattern = _pattern(options.things)
    search = pattern.search
    yield from _article(article, pattern)
    for component in article.components:
        if len(component.props) > 1:  # a title and a list
            for prop in component.props:
                if prop.name in options.titles and prop.value.kind == "string":
                    if search(prop.value.data):
                        yield from _component(component, prop, pattern)
                    break
    for index, heading in enumerate(article.headings):
        if search(heading.text):
            yield from _section(article, index, heading, pattern)


@cache
def _pattern(things: tuple[str, ...]) -> re.Pattern[str]:
    nouns = "|".join(re.escape(thing) for thing in things)
    return re.compile(
        rf"(?i)(?<![\w.,₩$€£%/-])(?:(?P<top>top)[ -])?(?P<n>\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten)"
        rf"(?![\d.,:/%+-]|\s*(?:-|–|to)\s*\d)(?:\s+(?!(?:of|in|for|and|or|to|from)\b)[\w'’-]+){{0,3}}?\s+(?:{nouns})\b(?!-)"
    )


_WORDS = "one two three four five six seven eight nine ten"
_SPELT = {word: number for number, word in enumerate(_WORDS.split(), 1)}


def _promise(pattern: re.Pattern[str], text: str, start: int, end: int) -> Promise | None:
    found = pattern.search(text)
    if found is None:
        return None
    number = fold(found["n"])
    count = _SPELT.get(number) or int(number)
    return Promise(count, found[0], start, end) if count > 1 else None


def _finding(promise: Promise, found: int, what: str, path: str, where: Related | None) -> Finding:
    return Finding(
        promise.start,
        promise.end,
        {
            "promised": promise.words,
            "count": str(promise.number),
            "found_count": str(found),
            "what": what,
        },
        data_path=path,
        related=(where,) if where else (),
    )


# --- the article: its title against numbered headings ---------------------------------------------

_ORDINAL = lazy_pattern(
    r"(?:#|no\.? ?|step |day |tip |reason )?(\d{1,2})(?:[.:)]|\s*[-–—])\s", re.IGNORECASE
)


def _article(article: Article, pattern: re.Pattern[str]) -> Iterator[Finding]:
    title = article.meta("title")
    if title is None or title.kind != "string" or article.unread:
        return
    promise = _promise(pattern, title.data, title.start, title.end)
    if promise is None:
        return
    for depth in (2, 3):
        numbers = [
            int(found[1])
            for heading in article.headings
            if heading.depth == depth and (found := _ORDINAL.match(heading.text))
        ]
        if len(numbers) < 3 or sorted(set(numbers)) != list(range(1, max(numbers) + 1)):
            continue
        if len(numbers) == len(set(numbers)) and abs(len(numbers) - promise.number) in (1, 2):
            yield _finding(promise, len(numbers), "numbered headings", "frontmatter.title", None)
        return


# --- a component: its title against its only list --------------------------------------------------


def _component(component: Component, title: Prop, pattern: re.Pattern[str]) -> Iterator[Finding]:
    promise = _promise(pattern, title.value.data, title.value.start, title.value.end)
    if promise is None:
        return
    lists = [p for p in component.props if p.value.kind == "array" and p.value.items]
    if len(lists) != 1:
        return
    items = lists[0].value.items
    if len(items) != promise.number and not _grouped(items, promise.number):
        where = Related(lists[0].start, lists[0].name_end, f"{len(items)} entries")
        path = f"{component.data_path}.{title.name}"
        yield _finding(promise, len(items), f"entries in “{lists[0].name}”", path, where)


def _grouped(items: tuple[Value, ...], count: int) -> bool:
    """Whether the entries hold lists of their own that together are as many as promised."""
    inner = [m.value for item in items for m in item.members if m.value.kind == "array"]
    return bool(inner) and sum(len(value.items) for value in inner) == count


# --- a heading: its number against the only list of its section -------------------------------------


def _section(
    article: Article, index: int, heading: Heading, pattern: re.Pattern[str]
) -> Iterator[Finding]:
    promise = _promise(pattern, heading.text, heading.start, heading.end)
    if promise is None:
        return
    following = article.headings[index + 1 :]
    below = next((h for h in following if h.depth <= heading.depth), None)
    end = below.start if below else len(article.source)
    children = [h for h in following if heading.depth < h.depth and h.start < end]
    if any(start < end and stop > heading.end for start, stop in article.unread):
        return
    counted = _counted(article.root, heading, end, children)
    if counted is None or counted[0] == promise.number:
        return
    number, what, where = counted
    yield _finding(promise, number, what, "body", where)


def _counted(
    root: Node, heading: Heading, end: int, children: list[Heading]
) -> tuple[int, str, Related] | None:
    """What the section holds: numbered headings, or else its only list if that is numbered."""
    numbered = [h for h in children if _ORDINAL.match(h.text)]
    if children:
        same = {h.depth for h in numbered}
        if len(numbered) < 2 or len(same) != 1:
            return None
        return (
            len(numbered),
            "numbered headings",
            Related(numbered[0].start, numbered[-1].end, "these"),
        )
    lists = [n for n in root.children if n.kind == "list" and heading.end <= n.start < end]
    if len(lists) != 1 or lists[0].depth < 0:
        return None
    number = len(lists[0].children)
    return number, "entries in the list", Related(lists[0].start, lists[0].end, f"{number} entries")
