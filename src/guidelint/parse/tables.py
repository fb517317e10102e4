"""GFM tables: which lines make a head, and where the cells of a row are."""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.model import Node
from guidelint.parse.body import Body, Leaf
from guidelint.parse.containers import Cursor, find_marker, proceed, skip
from guidelint.parse.everyday import MARK, read_whole

_PIPE = lazy_pattern(r"\\[\\|]|\|")
_DELIMITER = lazy_pattern(r"\|?+[ \t]*+:?+-++:?+[ \t]*+(?:\|[ \t]*+:?+-++:?+[ \t]*+)*+\|?+[ \t]*+")
_DASHES = lazy_pattern(r"-+")
# What the line of a delimiter row looks like, with the markers of containers before it.
_MAYBE = lazy_pattern(r"[ \t>|:\-]++")


def columns(body: Body, at: int, end: int, number: int) -> int:
    """The columns of the table whose head is the line at `at`; 0 if there is none.

      | a
    > | | b | c |
        ^
      | |---|---|
    """
    source = body.source
    if number + 1 >= body.count:
        return 0
    start, next_end = body.bounds(number + 1)
    if not may_be_delimiter(source, start, next_end):
        return 0
    content = _content(body, number + 1)
    if content is None:
        return 0
    row = skip(source, content, next_end)
    width = delimiters(source, row.at, next_end)
    if not width or row.column - content.column >= body.grammar.indent:
        return 0
    return width if len(cells(source, at, end)) == width else 0


def _content(body: Body, number: int) -> Cursor | None:
    """Where the content of a further line begins, if all containers go on in it and no new one
    starts."""
    source = body.source
    start, end = body.bounds(number)
    cursor = Cursor(start, 0)
    if body.open:
        found = proceed(source, cursor, end, body.open, body.grammar, keep=False)
        if found.depth < len(body.open) or found.sibling is not None:
            return None
        cursor = found.cursor
    if number > body.raw_until and find_marker(
        source, cursor, end, interrupt=True, grammar=body.grammar
    ):
        return None
    return cursor


def start_table(body: Body, at: int, end: int, number: int) -> None:
    """
    > | a | b
        ^
      | - | -
    """
    body.table = Node("table", at, end)
    body.parent.children.append(body.table)
    add_row(body, body.table, at, end)
    body.number = number + 2
    body.table.end = body.last_end = body.bounds(number + 1)[1]


def add_row(body: Body, table: Node, at: int, end: int) -> None:
    """
    > | c | d
        ^
    """
    row = Node("tableRow", at, end)
    table.children.append(row)
    table.end = end
    source, mark = body.source, MARK.search
    for start, stop in cells(source, at, end):
        found = mark(source, start, stop)
        nodes = read_whole(source, start, stop, found.start() if found else stop)
        cell = Node("tableCell", start, stop, nodes)
        row.children.append(cell)
        if nodes is None:
            body.leaves.append(Leaf(cell, source, start, stop))


def may_be_delimiter(source: str, start: int, end: int) -> bool:
    """If a whole line may be a delimiter row; cheap, and wrong only towards yes."""
    return source.find("-", start, end) >= 0 and bool(_MAYBE.fullmatch(source, start, end))


def delimiters(source: str, at: int, end: int) -> int:
    """The number of columns of the delimiter row at `at`; 0 if it is none."""
    if not _DELIMITER.fullmatch(source, at, end):
        return 0
    if source.find("|", at, end) < 0 and source.find(":", at, end) < 0:
        return 0
    return len(_DASHES.findall(source, at, end))


def cells(source: str, at: int, end: int) -> list[tuple[int, int]]:
    """The cells of a row, as spans without the white space around them."""
    found: list[tuple[int, int]] = []
    start, first = at, True
    for match in _PIPE.finditer(source, at, end):
        if match.end() - match.start() > 1:
            continue
        span = _trim(source, start, match.start())
        if not first or span[0] < span[1]:
            found.append(span)
        first = False
        start = match.end()
    span = _trim(source, start, end)
    if span[0] < span[1]:
        found.append(span)
    return found


def _trim(source: str, start: int, end: int) -> tuple[int, int]:
    while start < end and source[start] in " \t":
        start += 1
    while end > start and source[end - 1] in " \t":
        end -= 1
    return start, end
