"""Block structure: a body line by line into containers and leaves.

Each line first goes through the open containers (containers.py), then to the open leaf: a
paragraph, a fence, a table. What a paragraph, heading or cell says is left for later (`Leaf`):
by then all definitions are known. The official parser works in the same order, so a
block-level error anywhere comes before an error inside a paragraph.
"""

from __future__ import annotations

from guidelint.model import Node
from guidelint.parse import targets
from guidelint.parse.body import Body, Line
from guidelint.parse.containers import (
    Container,
    Cursor,
    Marker,
    find_marker,
    is_thematic,
    proceed,
    skip,
)
from guidelint.parse.everyday_blocks import read_everyday_blocks
from guidelint.parse.fences import (
    CODE_INDENT,
    close_fence,
    close_indented,
    fence_line,
    indented_blank,
    indented_line,
    is_fence,
    start_fence,
)
from guidelint.parse.flow import Ahead, Flow, start_esm, start_flow
from guidelint.parse.html import ANY_TAG, close_html, html_kind, html_line, start_html
from guidelint.parse.paragraphs import HEADING, close_paragraph, heading, is_underline
from guidelint.parse.problems import Fault
from guidelint.parse.tables import add_row, columns, start_table

MAX_DEPTH = 100  # of containers; deeper markers are text
MAX_FAULTS = 50  # block-level errors; behind the last of them nothing is read

_NO_MARKER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz<#|{\"'`\n\r")


def read_blocks(source: str, start: int, starts: list[int], *, mdx: bool) -> Body:
    """Read source[start:], whose lines start at `starts` (those of the whole source)."""
    body = Body(source, start, starts, mdx=mdx)
    ahead = Ahead()
    while body.number < body.count:
        number = body.number
        if len(body.faults) > MAX_FAULTS:
            place = body.starts[number]
            body.faults.append(Fault("too-many-problems", place, place, place))
            body.unread.append((place, len(source)))
            break
        if not (body.open or body.carriage) and body.idle and number > body.raw_until:
            at = read_everyday_blocks(body, body.starts[number])
            if at >= len(source):
                break
            if at > body.starts[number]:
                number = body.line_of(at)
            if mdx and source[at] in "<{":
                body.number = number + 1
                if start_flow(body, ahead.look(body, at, number), at, number):
                    continue
        body.number = number + 1
        _line(body, ahead, number)
    stop = len(source)
    if body.quoted and not body.ends_open:  # a quote ends with its last line
        stop = body.bounds(body.count - 1)[1]
    _close_leaf(body, stop)
    _exit(body, 0)
    return body


# --- lines and containers --------------------------------------------------------------------


def _line(body: Body, ahead: Ahead, number: int) -> None:
    """Send a line through the containers."""
    source = body.source
    start, end = body.bounds(number)
    cursor = Cursor(start, 0)
    if not body.open and (start == end or source[start] in _NO_MARKER):  # most lines
        _flow(body, ahead, cursor, end, number)
        return
    count = len(body.open)
    if body.open:
        found = proceed(source, cursor, end, body.open, body.grammar, keep=True)
        cursor, count = found.cursor, found.depth
        if found.sibling is not None:
            _close_leaf(body, start)
            _next_item(body, count, found.sibling)
            cursor = _enter(body, cursor, end, interrupt=False)
            _flow(body, ahead, cursor, end, number)
            return
    whole = count == len(body.open)
    if not whole or not (body.fence or body.html or number <= body.raw_until):
        interrupt = whole and (bool(body.paragraph) or body.indented is not None)
        marker = find_marker(source, cursor, end, interrupt=interrupt, grammar=body.grammar)
        if marker is not None and _fits(body, marker):
            _close_leaf(body, start)
            _exit(body, count)
            _open(body, marker)
            cursor = _enter(body, marker.cursor, end, interrupt=interrupt)
            _flow(body, ahead, cursor, end, number)
            return
    if whole:
        _flow(body, ahead, cursor, end, number)
    else:
        _lazy(body, ahead, cursor, end, number, count)


def _lazy(body: Body, ahead: Ahead, cursor: Cursor, end: int, number: int, count: int) -> None:
    """A line that lacks the prefix of its containers: it can only continue a paragraph."""
    before = body.bounds(number - 1)[1]
    close_fence(body, before)
    close_html(body, before)
    inner = skip(body.source, cursor, end)
    spans = False
    if body.paragraph and inner.at < end:
        if not _interrupts(body, ahead, cursor, inner, end, number, lazy=True):
            body.paragraph.append(body.line_from(cursor, end))
            body.last_end = end
            return
        spans = _spans(body, ahead, inner.at, end, number)
    interrupted = bool(body.paragraph)
    _close_leaf(body, body.starts[number])
    if not spans:
        _exit(body, count)
    _flow(body, ahead, cursor, end, number)
    if interrupted and body.html and body.html.kind == ANY_TAG:
        close_html(body)  # the next line lacks the prefix too


def _spans(body: Body, ahead: Ahead, at: int, end: int, number: int) -> bool:
    """If what interrupts a paragraph on a lazy line goes on in the next.

    Upstream then cannot yet tell that the containers end, and leaves them open.
    """
    if body.mdx and body.source[at] in "<{":
        found = ahead.look(body, at, number)
        if isinstance(found, Flow):
            return body.line_of(found.end - 1) > number
    return columns(body, at, end, number) > 0


def _fits(body: Body, marker: Marker) -> bool:
    """If another container may be opened."""
    if len(body.open) < MAX_DEPTH:
        return True
    if body.too_deep < 0:
        body.too_deep = marker.start
    return False


def _open(body: Body, marker: Marker) -> None:
    """Open a container."""
    start = marker.start
    siblings = body.parent.children
    if marker.kind == "list":
        item = Node("listItem", start, start)
        node = Node("list", start, start, [item], "", -1, marker.number)
        body.open.append(Container(marker, item, node))
    else:
        node = Node(marker.kind, start, start, None, marker.label)
        if marker.label:
            body.names.footnotes.add(targets.identifier(marker.label))
        body.open.append(Container(marker, node, None))
    siblings.append(node)


def _enter(body: Body, cursor: Cursor, end: int, *, interrupt: bool) -> Cursor:
    """Open all further containers of a line; where its content begins."""
    while True:
        marker = find_marker(body.source, cursor, end, interrupt=interrupt, grammar=body.grammar)
        if marker is None or not _fits(body, marker):
            return cursor
        _open(body, marker)
        cursor = marker.cursor


def _next_item(body: Body, count: int, marker: Marker) -> None:
    """Start the next item of the list that is the last of `count` containers."""
    _exit(body, count)
    container = body.open[-1]
    container.node.end = _end(body, container.node)
    item = Node("listItem", marker.start, marker.start)
    assert container.list is not None
    container.list.children.append(item)
    container.next(marker, item)


def _exit(body: Body, count: int) -> None:
    """Close all containers but the first `count`."""
    while len(body.open) > count:
        container = body.open.pop()
        container.node.end = _end(body, container.node)
        if container.list is not None:
            container.list.end = container.node.end


def _end(body: Body, node: Node) -> int:
    """Where a container ends that is closed now."""
    inner = node.children[-1].end if node.children else node.start
    return max(body.last_end, inner)


# --- leaves ----------------------------------------------------------------------------------


def _flow(body: Body, ahead: Ahead, cursor: Cursor, end: int, number: int) -> None:
    """What stands on a line, behind its containers."""
    if body.fence:
        fence_line(body, cursor, end)
        return
    if body.html:
        html_line(body, cursor, end)
        return
    source = body.source
    inner = skip(source, cursor, end)
    at = inner.at
    if at >= end:
        indented_blank(body, cursor, end)
        close_paragraph(body)
        body.table = None
        return
    body.last_end = end
    if body.paragraph:
        if not _interrupts(body, ahead, cursor, inner, end, number):
            body.paragraph.append(body.line_from(cursor, end))
            return
        if is_underline(source, at, end):
            if close_paragraph(body, 1 if source[at] == "=" else 2, end):
                return
        else:
            close_paragraph(body)
    if not body.mdx:
        if inner.column - cursor.column >= CODE_INDENT:
            body.table = None
            indented_line(body, cursor, end)
            return
        close_indented(body)
    if _start(body, ahead, cursor, inner, end, number):
        body.table = None
    elif body.table is not None:
        add_row(body, body.table, at, end)
    elif columns(body, at, end, number):
        start_table(body, at, end, number)
    else:
        body.paragraph.append(Line(at, end))


def _start(body: Body, ahead: Ahead, cursor: Cursor, inner: Cursor, end: int, number: int) -> bool:
    """Start what the first character of a line announces, if it does."""
    char = body.source[inner.at]
    if char == "#":
        return heading(body, inner.at, end)
    if char in "*-_":
        if not is_thematic(body.source, inner.at, end):
            return False
        body.parent.children.append(Node("thematicBreak", inner.at, end))
        return True
    if char in "`~":
        return start_fence(body, cursor, inner, end, number)
    if char in "<{":
        if body.mdx:
            return start_flow(body, ahead.look(body, inner.at, number), inner.at, number)
        return char == "<" and start_html(body, cursor, inner, end, number)
    if char in "ei":
        return start_esm(body, cursor, inner, end, number)
    return False


def _interrupts(
    body: Body,
    ahead: Ahead,
    cursor: Cursor,
    inner: Cursor,
    end: int,
    number: int,
    *,
    lazy: bool = False,
) -> bool:
    """If a line that could continue a paragraph starts something else."""
    source, at = body.source, inner.at
    if not body.mdx and inner.column - cursor.column >= CODE_INDENT:
        return False
    char = source[at]
    if char == "#":
        found = HEADING.match(source, at, end) is not None
    elif char in "*_-=":
        found = not lazy and is_underline(source, at, end)
        found = found or (char != "=" and is_thematic(source, at, end))
    elif char in "`~":
        found = is_fence(source, at, end)
    elif char in "<{" and body.mdx:
        found = ahead.look(body, at, number) is not None
    else:
        found = char == "<" and html_kind(source, at, end, complete=lazy) > 0
    return found or columns(body, at, end, number) > 0


def _close_leaf(body: Body, end: int) -> None:
    """Close what is open inside the innermost container; a fence ends at `end`."""
    close_paragraph(body)
    close_fence(body, end)
    close_indented(body)
    close_html(body, end)
    body.table = None
