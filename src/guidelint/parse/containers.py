"""Containers: block quotes, list items and footnotes, line by line.

A `Cursor` is a place in a line: the offset, and the column (from 0, a tab reaching to the next
multiple of four). A tab may be used up in part: then the offset still points at it.

MDX has no indented code, so any indentation goes before a marker there; plain Markdown allows
up to three columns (`Grammar.indent`).
"""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern
from guidelint.model import Node
from guidelint.tuples import NamedTuple

_SPACE = re.compile(r"[ \t]*+")
_THEMATIC = re.compile(r"([*\-_])[ \t]*+(?:\1[ \t]*+){2,}+")
_ORDERED = lazy_pattern(r"([0-9]{1,9})([.)])")
_FOOTNOTE = lazy_pattern(r"\[\^((?:[^\[\]\\ \t\r\n]|\\[\[\]\\]|\\(?![\[\]\\]))++)\]:[ \t]*+")
_FOOTNOTE_INDENT = 4
_FOOTNOTE_NAME = 999
FAR = 1 << 60


class Cursor(NamedTuple):
    """A place in a line."""

    at: int
    column: int


class Marker(NamedTuple):
    """What starts a container at a place: `>`, a list marker, a footnote's label.

    `size` is the indentation the item's further lines need; `number` of an ordered item.
    """

    kind: str  # blockquote | list | footnoteDefinition
    start: int
    cursor: Cursor  # behind it
    char: str = ""
    size: int = 0
    number: int = -1
    empty: bool = False  # nothing follows on the line
    label: str = ""
    checkable: bool = True  # a check box may follow


class Container:
    """An open container. `node` takes its children; of a list, that is the present item."""

    __slots__ = (
        "char",
        "checkable",
        "further_blank",
        "initial_blank",
        "kind",
        "list",
        "node",
        "size",
    )

    def __init__(self, marker: Marker, node: Node, list_node: Node | None) -> None:
        self.kind = marker.kind
        self.list = list_node
        self.char = marker.char
        self.next(marker, node)

    def next(self, marker: Marker, node: Node) -> None:
        """Go on with `node`, a new item."""
        self.node = node
        self.size = marker.size
        self.initial_blank = marker.empty
        self.checkable = marker.checkable
        self.further_blank = False


class Continued(NamedTuple):
    """How many containers go on in a line (`depth`), and where their contents begin in it.

    `sibling`: the last of them, a list, goes on with a new item.
    """

    depth: int
    cursor: Cursor
    sibling: Marker | None = None


class Grammar(NamedTuple):
    """What differs between MDX and plain Markdown in containers."""

    indent: int  # columns of indentation below which a marker is one
    item_space: int  # columns of white space behind a list marker that belong to it


MDX = Grammar(FAR, FAR)
MARKDOWN = Grammar(4, 4)


def skip(source: str, cursor: Cursor, end: int) -> Cursor:
    """Over the white space at `cursor`."""
    at, column = cursor
    if at >= end or source[at] not in " \t":
        return cursor
    match = _SPACE.match(source, at, end)
    after = match.end() if match else at
    return Cursor(after, column_of(source, at, after, column))


def column_of(source: str, start: int, at: int, column: int = 0) -> int:
    """The column of `at` on the line that is at `column` at `start`."""
    if source.find("\t", start, at) < 0:
        return column + at - start
    for char in source[start:at]:
        column = (column // 4 + 1) * 4 if char == "\t" else column + 1
    return column


def take(source: str, cursor: Cursor, end: int, width: int) -> Cursor:
    """Over at most `width` columns of white space."""
    at, column = cursor
    stop = column + width
    while column < stop and at < end:
        char = source[at]
        if char == " ":
            column += 1
        elif char == "\t":
            tab = (column // 4 + 1) * 4
            if tab > stop:
                return Cursor(at, stop)
            column = tab
        else:
            break
        at += 1
    return Cursor(at, column)


def is_thematic(source: str, at: int, end: int) -> bool:
    """If the line from `at` on is a thematic break."""
    return _THEMATIC.fullmatch(source, at, end) is not None


def proceed(
    source: str, cursor: Cursor, end: int, open_: list[Container], grammar: Grammar, *, keep: bool
) -> Continued:
    """Which of the open containers go on in a line; with `keep`, lists remember blank lines."""
    for count, container in enumerate(open_):
        if container.kind == "blockquote":
            inner = skip(source, cursor, end)
            if inner.column - cursor.column >= grammar.indent or not source.startswith(
                ">", inner.at, end
            ):
                return Continued(count, cursor)
            cursor = _after_quote(source, inner, end)
            continue
        inner = skip(source, cursor, end)
        blank = inner.at >= end
        if container.kind == "footnoteDefinition":
            if not blank:
                inner = take(source, cursor, end, _FOOTNOTE_INDENT)
                if inner.column - cursor.column < _FOOTNOTE_INDENT:
                    return Continued(count, cursor)
                cursor = inner
            continue
        if blank:
            if keep and container.initial_blank:
                container.further_blank = True
            cursor = take(source, cursor, end, container.size)
            continue
        further = container.further_blank
        if keep:
            container.further_blank = container.initial_blank = False
        indented = take(source, cursor, end, container.size)
        if not further and indented.column - cursor.column == container.size:
            cursor = indented
            continue
        if inner.column - cursor.column >= grammar.indent:
            return Continued(count, cursor)
        width = inner.column - cursor.column
        sibling = _list_marker(source, inner, end, width, container.char, False, grammar)
        if sibling is None:
            return Continued(count, cursor)
        return Continued(count + 1, sibling.cursor, sibling)
    return Continued(len(open_), cursor)


def find_marker(
    source: str, cursor: Cursor, end: int, *, interrupt: bool, grammar: Grammar
) -> Marker | None:
    """What starts a new container at `cursor`; a paragraph can be interrupted by less."""
    inner = skip(source, cursor, end)
    at = inner.at
    if at >= end:
        return None
    char = source[at]
    if char not in ">*+-[0123456789" or inner.column - cursor.column >= grammar.indent:
        return None
    if char == ">":
        return Marker("blockquote", at, _after_quote(source, inner, end))
    if char == "[":
        match = _FOOTNOTE.match(source, at, end)
        if match is None or len(match.group(1)) > _FOOTNOTE_NAME:
            return None
        colon = source.find(":", match.end(1))
        after = skip(source, Cursor(colon + 1, inner.column + colon + 1 - at), end)
        return Marker("footnoteDefinition", at, after, label=match.group(1))
    width = inner.column - cursor.column
    return _list_marker(source, inner, end, width, "", interrupt, grammar)


def _after_quote(source: str, cursor: Cursor, end: int) -> Cursor:
    """Behind a `>` and the one column of white space that belongs to it."""
    return take(source, Cursor(cursor.at + 1, cursor.column + 1), end, 1)


def _list_marker(
    source: str,
    cursor: Cursor,
    end: int,
    indent: int,
    wanted: str,
    interrupt: bool,
    grammar: Grammar,
) -> Marker | None:
    """The list marker at `cursor`, `indent` columns in; `wanted`: of the list it goes on with.

    > | - a, 1. b
        ^    ^
    """
    at = cursor.at
    char = source[at] if at < end else ""
    number, size = -1, 1
    if char and char in "*+-":
        if char != "+" and is_thematic(source, at, end):
            return None
    else:
        match = _ORDERED.match(source, at, end)
        if match is None or (interrupt and match.group(1) != "1"):
            return None
        number, char = int(match.group(1)), match.group(2)
        size = match.end() - at
    if wanted and char != wanted:
        return None
    after = Cursor(at + size, cursor.column + size)
    inner = skip(source, after, end)
    if inner.at >= end:
        if interrupt:
            return None
        checkable = inner.at == after.at  # white space at the end of the line spoils it
        return Marker("list", at, after, char, indent + size + 1, number, True, "", checkable)
    width = inner.column - after.column
    if width == 0:
        return None
    if width > grammar.item_space:
        inner = take(source, after, end, 1)
    return Marker("list", at, inner, char, indent + inner.column - cursor.column, number)
