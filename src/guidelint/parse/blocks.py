"""Block structure: a body line by line into containers and leaves.

Each line first goes through the open containers (containers.py), then to the open leaf: a
paragraph, a fence, a table. Tags, expressions and import/export may go on over any number of
lines; they are read at once, as far as their containers go on.

What a paragraph, heading or cell says is left for later (`Leaf`): by then all definitions are
known. The official parser works in the same order, so a block-level error anywhere comes before
an error inside a paragraph.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from guidelint.model import Node
from guidelint.parse import tables, targets
from guidelint.parse.containers import (
    MARKDOWN,
    MDX,
    Container,
    Continued,
    Cursor,
    Marker,
    find_marker,
    is_thematic,
    proceed,
    skip,
    take,
)
from guidelint.parse.entities import decode_string
from guidelint.parse.flow import Flow, read_flow
from guidelint.parse.inlines import Names
from guidelint.parse.javascript import read_esm
from guidelint.parse.offsets import Offsets
from guidelint.parse.problems import Fault

MAX_DEPTH = 100  # of containers; deeper markers are text
MAX_FAULTS = 50  # block-level errors; behind the last of them nothing is read

_HEADING = re.compile(r"#{1,6}(?=[ \t]|\Z)")
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*+")
_FENCE = re.compile(r"(`{3,})[^`\r\n]*+|(~{3,})[^\r\n]*+")
_INFO = re.compile(r"[ \t]*+([^ \t]*+)[ \t]*+(.*)", re.DOTALL)
_ESM = re.compile(r"(?:import|export) ")
_BLANK = re.compile(r"[ \t]*+")
_CONFLICT = re.compile(r"(?:={7}|>{7} .*)")


class Leaf(NamedTuple):
    """A paragraph, heading or cell whose text is still to be read: source[start:end].

    `offsets` leads back to the article if `source` is a copy. `first`: a check box may stand
    at the start.
    """

    node: Node
    source: str
    start: int
    end: int
    offsets: Offsets | None = None
    first: bool = False


class Fence(NamedTuple):
    """An open fenced code block."""

    node: Node
    char: str
    size: int
    indent: int
    parts: list[str]


class Line(NamedTuple):
    """A line of a paragraph, behind its container prefixes."""

    start: int
    end: int
    number: int


class Blocks:
    """The body of an article while its blocks are read; `run` does it."""

    def __init__(self, source: str, start: int, starts: list[int], *, mdx: bool) -> None:
        self.source = source
        self.body = start
        self.mdx = mdx
        self.grammar = MDX if mdx else MARKDOWN
        first = 0
        while first + 1 < len(starts) and starts[first + 1] <= start:
            first += 1
        self.starts = [start, *starts[first + 1 :]]
        if self.starts[-1] >= len(source):
            self.starts.pop()
        self.count = len(self.starts)
        self.starts.append(len(source) if source.endswith(("\n", "\r")) else len(source) + 1)
        self.carriage = "\r" in source
        self.number = 0  # of the next line, from 0
        self.root = Node("root", start, len(source))
        self.open: list[Container] = []
        self.paragraph: list[Line] = []
        self.fence: Fence | None = None
        self.table: Node | None = None
        self.raw_until = -1  # lines up to this one were taken for a tag's: no markers in them
        self.ahead: tuple[int, Flow | Fault | None] = (-1, None)
        self.last_end = start  # the end of the last line with something on it
        self.leaves: list[Leaf] = []
        self.names = Names({}, set())
        self.imported: list[str] = []
        self.faults: list[Fault] = []
        self.unread: list[tuple[int, int]] = []
        self.too_deep = -1

    # --- lines -------------------------------------------------------------------------------

    def bounds(self, number: int) -> tuple[int, int]:
        """The offsets of a line, without its line end."""
        start, end = self.starts[number], self.starts[number + 1] - 1
        if self.carriage and end > start and self.source[end - 1] == "\r":
            if end < len(self.source) and self.source[end] == "\n":
                end -= 1
        return start, end

    def run(self) -> Node:
        """Read all lines."""
        while self.number < self.count:
            number = self.number
            self.number += 1
            if len(self.faults) > MAX_FAULTS:
                self._give_up(number)
                break
            self._line(number)
        self._close_leaf(len(self.source))
        self._exit(0)
        return self.root

    def _give_up(self, number: int) -> None:
        start = self.starts[number]
        self.faults.append(Fault("too-many-problems", start, start, start))
        self.unread.append((start, len(self.source)))

    def _line(self, number: int) -> None:
        start, end = self.bounds(number)
        cursor = Cursor(start, 0)
        count = len(self.open)
        if self.open:
            found = proceed(self.source, cursor, end, self.open, self.grammar, keep=True)
            cursor, count = found.cursor, found.count
            if found.sibling is not None:
                self._close_leaf(start)
                self._next_item(count, found.sibling)
                cursor = self._enter(cursor, end, interrupt=False)
                self._flow(cursor, end, number, False)
                return
        whole = count == len(self.open)
        if not whole or not (self.fence or number <= self.raw_until):
            interrupt = whole and bool(self.paragraph)
            marker = find_marker(
                self.source, cursor, end, interrupt=interrupt, grammar=self.grammar
            )
            if marker is not None and self._fits(marker):
                self._close_leaf(start)
                self._exit(count)
                self._open(marker)
                cursor = self._enter(marker.cursor, end, interrupt=interrupt)
                self._flow(cursor, end, number, False)
                return
        if whole:
            self._flow(cursor, end, number, False)
        else:
            self._lazy(cursor, end, number, count)

    def _lazy(self, cursor: Cursor, end: int, number: int, count: int) -> None:
        """A line that lacks the prefix of its containers: it can only continue a paragraph."""
        if self.fence:
            self._close_fence(self.bounds(number - 1)[1])
        inner = skip(self.source, cursor, end)
        if self.paragraph and inner.at < end and not self._interrupts(inner, end, number, True):
            self.paragraph.append(Line(cursor.at, end, number))
            self.last_end = end
            return
        self._close_leaf(self.starts[number])
        self._exit(count)
        self._flow(cursor, end, number, True)

    # --- containers --------------------------------------------------------------------------

    def parent(self) -> Node:
        """The node that takes the next block."""
        return self.open[-1].node if self.open else self.root

    def _fits(self, marker: Marker) -> bool:
        if len(self.open) < MAX_DEPTH:
            return True
        if self.too_deep < 0:
            self.too_deep = marker.start
        return False

    def _open(self, marker: Marker) -> None:
        """Open a container."""
        parent = self.parent()
        start = marker.start
        if marker.kind != "list":
            node = Node(marker.kind, start, start, None, marker.label)
            if marker.label:
                self.names.footnotes.add(targets.identifier(marker.label))
            parent.children.append(node)
            self.open.append(Container(marker, node, None))
            return
        list_node = Node("list", start, start, None, "", -1, marker.number)
        item = Node("listItem", start, start)
        list_node.children.append(item)
        parent.children.append(list_node)
        self.open.append(Container(marker, item, list_node))

    def _enter(self, cursor: Cursor, end: int, *, interrupt: bool) -> Cursor:
        """Open all further containers of a line."""
        while True:
            marker = find_marker(
                self.source, cursor, end, interrupt=interrupt, grammar=self.grammar
            )
            if marker is None or not self._fits(marker):
                return cursor
            self._open(marker)
            cursor = marker.cursor

    def _next_item(self, count: int, marker: Marker) -> None:
        self._exit(count)
        container = self.open[-1]
        container.node.end = self.last_end
        item = Node("listItem", marker.start, marker.start)
        assert container.list is not None
        container.list.children.append(item)
        container.node = item
        container.size = marker.size
        container.initial_blank = marker.empty
        container.further_blank = False

    def _exit(self, count: int) -> None:
        """Close all containers but the first `count`."""
        while len(self.open) > count:
            container = self.open.pop()
            container.node.end = max(self.last_end, container.node.start)
            if container.list is not None:
                container.list.end = container.node.end

    # --- leaves ------------------------------------------------------------------------------

    def _flow(self, cursor: Cursor, end: int, number: int, lazy: bool) -> None:
        """What stands on a line, behind its containers."""
        if self.fence:
            self._fence_line(cursor, end)
            return
        inner = skip(self.source, cursor, end)
        if inner.at >= end:
            self._close_leaf(inner.at)
            return
        self.last_end = end
        if self.paragraph:
            if not self._interrupts(inner, end, number, lazy):
                self.paragraph.append(Line(cursor.at, end, number))
                return
            if not lazy and _SETEXT.fullmatch(self.source, inner.at, end):
                depth = 1 if self.source[inner.at] == "=" else 2
                if self._close_paragraph(depth, end):
                    return
            self._close_paragraph()
        handler = self._STARTS.get(self.source[inner.at])
        if handler is not None and handler(self, cursor, inner, end, number):
            self.table = None
            return
        if self.table is not None and not lazy:
            self._row(inner.at, end)
            return
        self.table = None
        width = self._table_columns(inner.at, end, number)
        if width:
            self._start_table(inner.at, end, number)
            return
        self.paragraph.append(Line(inner.at, end, number))

    def _interrupts(self, inner: Cursor, end: int, number: int, lazy: bool) -> bool:
        """If a line that could continue a paragraph starts something else."""
        source, at = self.source, inner.at
        char = source[at]
        if char == "#":
            return _HEADING.match(source, at, end) is not None
        if char in "*_":
            if is_thematic(source, at, end):
                return True
        elif char in "-=":
            if not lazy and _SETEXT.fullmatch(source, at, end):
                return True
            if char == "-" and is_thematic(source, at, end):
                return True
        elif char in "`~":
            if _FENCE.fullmatch(source, at, end):
                return True
        elif char in "<{" and self.mdx:
            if self._look_ahead(at, number) is not None:
                return True
        return self._table_columns(at, end, number) > 0

    def _close_leaf(self, end: int) -> None:
        """Close what is open inside the innermost container."""
        if self.paragraph:
            self._close_paragraph()
        if self.fence:
            self._close_fence(end)
        self.table = None

    def _heading(self, _: Cursor, inner: Cursor, end: int, __: int) -> bool:
        """
        > | ## a b ##
            ^
        """
        source, at = self.source, inner.at
        match = _HEADING.match(source, at, end)
        if match is None:
            return False
        text = source[match.end() : end].rstrip(" \t")
        bare = text.rstrip("#")
        if bare != text and (not bare or bare[-1] in " \t"):
            text = bare.rstrip(" \t")
        stop = match.end() + len(text)
        begin = match.end()
        while begin < stop and source[begin] in " \t":
            begin += 1
        node = Node("heading", at, end, None, "", -1, match.end() - at)
        self.parent().children.append(node)
        self.leaves.append(Leaf(node, source, begin, stop))
        return True

    def _thematic(self, _: Cursor, inner: Cursor, end: int, __: int) -> bool:
        """
        > | ***
            ^
        """
        if not is_thematic(self.source, inner.at, end):
            return False
        self.parent().children.append(Node("thematicBreak", inner.at, end))
        return True

    # --- fenced code -------------------------------------------------------------------------

    def _start_fence(self, cursor: Cursor, inner: Cursor, end: int, number: int) -> bool:
        """
        > | ```js title="b"
            ^
        """
        source, at = self.source, inner.at
        match = _FENCE.fullmatch(source, at, end)
        if match is None:
            return False
        size = len(match.group(1) or match.group(2))
        node = Node("code", at, end, None, "", at + size)
        self.parent().children.append(node)
        self.fence = Fence(node, source[at], size, inner.column - cursor.column, [])
        return True

    def _fence_line(self, cursor: Cursor, end: int) -> None:
        fence, source = self.fence, self.source
        assert fence is not None
        inner = skip(source, cursor, end)
        at = inner.at
        if source.startswith(fence.char * fence.size, at, end):
            if inner.column - cursor.column < self.grammar.indent:
                if not source[at:end].rstrip(" \t").strip(fence.char):
                    self.last_end = end
                    self._close_fence(end)
                    return
        if at < end:
            self.last_end = end
        fence.parts.append(source[take(source, cursor, end, fence.indent).at : end])

    def _close_fence(self, end: int) -> None:
        if self.fence is not None:
            self.fence.node.end = max(end, self.fence.node.end)
            self.fence.node.value = "\n".join(self.fence.parts)
            self.fence = None

    # --- tables ------------------------------------------------------------------------------

    def _table_columns(self, at: int, end: int, number: int) -> int:
        """The columns of the table whose head is the line at `at`; 0 if there is none."""
        if number + 1 >= self.count:
            return 0
        start, next_end = self.bounds(number + 1)
        if not tables.may_be_delimiter(self.source, start, next_end):
            return 0
        found = self._peek(number + 1)
        if found is None:
            return 0
        cursor = skip(self.source, found, next_end)
        width = tables.columns(self.source, cursor.at, next_end)
        if not width or cursor.column - found.column >= self.grammar.indent:
            return 0
        return width if len(tables.cells(self.source, at, end)) == width else 0

    def _peek(self, number: int) -> Cursor | None:
        """Where the content of a further line begins, if all containers go on in it and no
        new one starts."""
        start, end = self.bounds(number)
        found = Continued(0, Cursor(start, 0))
        if self.open:
            found = proceed(self.source, found.cursor, end, self.open, self.grammar, keep=False)
        if found.count < len(self.open) or found.sibling is not None:
            return None
        if number > self.raw_until and find_marker(
            self.source, found.cursor, end, interrupt=True, grammar=self.grammar
        ):
            return None
        return found.cursor

    def _start_table(self, at: int, end: int, number: int) -> None:
        """
        > | a | b
            ^
          | - | -
        """
        self.table = Node("table", at, end)
        self.parent().children.append(self.table)
        self._row(at, end)
        self.number = number + 2
        self.table.end = self.last_end = self.bounds(number + 1)[1]

    def _row(self, at: int, end: int) -> None:
        table = self.table
        assert table is not None
        row = Node("tableRow", at, end)
        table.children.append(row)
        table.end = end
        for start, stop in tables.cells(self.source, at, end):
            cell = Node("tableCell", start, stop)
            row.children.append(cell)
            self.leaves.append(Leaf(cell, self.source, start, stop))

    # --- paragraphs --------------------------------------------------------------------------

    def _close_paragraph(self, depth: int = 0, end: int = 0) -> bool:
        """Close the paragraph; with `depth`, it is a heading underlined on the line up to `end`.

        Definitions at its start are taken out. False if nothing else was in it.
        """
        lines, self.paragraph = self.paragraph, []
        if not lines:
            return False
        source, start, stop, offsets = self._joined(lines)
        parent = self.parent()
        in_item = parent.kind == "listItem" and not parent.children
        if source.startswith("[", start):
            start = self._definitions(source, start, stop, offsets)
            if start >= stop:
                return False
        # A heading begins where its paragraph did, definitions included (as upstream has it).
        begin = 0 if offsets and depth else lines[0].start if depth else start
        place = offsets.start(begin) if offsets else begin
        kind = "heading" if depth else "paragraph"
        node = Node(kind, place, end if depth else lines[-1].end, None, "", -1, depth)
        parent.children.append(node)
        self.leaves.append(Leaf(node, source, start, stop, offsets, in_item and not depth))
        return True

    def _joined(self, lines: list[Line]) -> tuple[str, int, int, Offsets | None]:
        """The text of lines without container prefixes: a text, start and end, its offsets."""
        start, end = lines[0].start, lines[-1].end
        if len(lines) == 1 or not self.open or self._only_indented(start, end):
            return self.source, start, end, None
        return self._copy([line.start for line in lines], end)

    def _only_indented(self, start: int, end: int) -> bool:
        """If prefixes are nothing but white space, and white space does not matter."""
        if any(container.kind == "blockquote" for container in self.open):
            return False
        return self.source.find("`", start, end) < 0 and self.source.find("{", start, end) < 0

    def _copy(self, places: list[int], end: int) -> tuple[str, int, int, Offsets]:
        """The source from each place to the end of its line, the last one to `end`."""
        offsets = Offsets()
        parts: list[str] = []
        length = 0
        for place in places:
            offsets.add(length, place)
            if place is places[-1]:
                parts.append(self.source[place:end])
            else:
                parts.append(self.source[place : self._line_stop(place)])
            length += len(parts[-1])
        return "".join(parts), 0, length, offsets

    def _line_stop(self, place: int) -> int:
        """The offset behind the line end of the line that `place` is in."""
        source = self.source
        if not self.carriage:
            return source.find("\n", place) + 1 or len(source)
        number = self._number_of(place)
        return min(self.starts[number + 1], len(source))

    def _number_of(self, offset: int) -> int:
        """The number of the line an offset is in."""
        from bisect import bisect_right

        return bisect_right(self.starts, offset, 0, self.count) - 1

    def _definitions(self, source: str, at: int, end: int, offsets: Offsets | None) -> int:
        """Take the definitions from the start of a paragraph; where the rest begins."""
        titles = targets.Titles()
        while source.startswith("[", at, end):
            found = targets.read_definition(source, at, end, titles)
            if found is None:
                return at
            start, stop, url_start = found.start, found.end, found.url.start
            if offsets:
                start, stop = offsets.start(start), offsets.end(stop)
                url_start = offsets.start(url_start)
            raw = source[found.url.start : found.url.end]
            self.parent().children.append(Node("definition", start, stop, None, raw, url_start))
            self.names.definitions.setdefault(
                targets.identifier(found.label), (decode_string(raw), url_start, len(raw))
            )
            at = found.end
            while at < end and source[at] in " \t\r\n":
                at += 1
        return at

    # --- tags, expressions, import and export ------------------------------------------------

    def _look_ahead(self, at: int, number: int) -> Flow | Fault | None:
        """The line of tags and expressions at `at`, remembered until it is used."""
        if self.ahead[0] == at:
            return self.ahead[1]
        found: Flow | Fault | None
        try:
            found = self._read_flow(at, number)
        except Fault as fault:
            found = fault
        if isinstance(found, Flow) and not found.nodes:
            self.raw_until = max(self.raw_until, self._number_of(found.end))
            found = None
        self.ahead = (at, found)
        return found

    def _read_flow(self, at: int, number: int) -> Flow:
        if not self.open:
            return read_flow(self.source, at, len(self.source))
        lines = 8
        while True:
            places, end, whole, lazy = self._window(at, number, lines)
            text, _, length, offsets = self._copy(places, end)
            try:
                found = read_flow(text, 0, length)
            except Fault as fault:
                if fault.more and not whole:
                    lines *= 8
                    continue
                if fault.more and lazy:
                    fault = Fault(
                        "lazy-line", length, fault.start, fault.end, rule="unexpected-lazy"
                    )
                raise offsets.move_fault(fault) from None
            offsets.move_nodes(found.nodes)
            return Flow(found.nodes, offsets.end(found.end))

    def _window(self, at: int, number: int, lines: int) -> tuple[list[int], int, bool, bool]:
        """As many lines as the containers go on for, but at most `lines`: where each begins,
        the end of the last, whether that is all, and whether a line without prefix follows."""
        source = self.source
        places = [at]
        for further in range(number + 1, number + lines):
            if further >= self.count:
                return places, len(source), True, False
            start, end = self.bounds(further)
            found = proceed(source, Cursor(start, 0), end, self.open, self.grammar, keep=False)
            if found.count < len(self.open):
                marker = find_marker(
                    source, found.cursor, end, interrupt=False, grammar=self.grammar
                )
                return places, start, True, marker is None
            if found.sibling is not None:
                return places, start, True, False
            places.append(found.cursor.at)
        stop = min(number + lines, self.count)
        return places, min(self.starts[stop], len(source)), stop == self.count, False

    def _start_flow(self, _: Cursor, inner: Cursor, end: int, number: int) -> bool:
        """
        > | <B /> {c}
            ^
        """
        if not self.mdx:
            return False
        found = self._look_ahead(inner.at, number)
        if found is None:
            return False
        if isinstance(found, Fault):
            self._recover(found, inner.at, number)
            return True
        self.parent().children.extend(found.nodes)
        self.number = max(self._number_of(found.end - 1) + 1, number + 1)
        self.last_end = found.end
        return True

    def _recover(self, fault: Fault, at: int, number: int) -> None:
        """Take down an error, and go on behind the lines it stands in."""
        self.faults.append(fault)
        stop = number + 1
        if fault.kind == "html-comment" and fault.end > at:
            stop = self._number_of(fault.end - 1) + 1
        elif fault.kind != "merge-conflict":
            while stop < self.count and not self._is_blank(stop):
                stop += 1
        self.number = stop
        self.last_end = self.bounds(stop - 1)[1]
        self.unread.append((at, self.last_end))

    def _is_blank(self, number: int) -> bool:
        start, end = self.bounds(number)
        return _BLANK.fullmatch(self.source, start, end) is not None

    def _start_esm(self, cursor: Cursor, inner: Cursor, end: int, number: int) -> bool:
        """
        > | import a from 'b'
            ^
        """
        source, at = self.source, inner.at
        if not self.mdx or at != self.starts[number] or self.open:
            return False
        if not _ESM.match(source, at, end):
            return False
        stop = number
        while True:
            stop += 1
            while stop < self.count and not self._is_blank(stop):
                stop += 1
            end = self.bounds(stop - 1)[1]
            found = read_esm(source, at, end, tuple(self.imported))
            if found.ok or not found.incomplete or stop >= self.count:
                break
        self.number = stop
        self.last_end = end
        if not found.ok:
            error = found.error
            fault = Fault(
                getattr(error, "kind", "esm"),
                getattr(error, "offset", at),
                getattr(error, "start", at),
                getattr(error, "end", end),
                rule="acorn",
                reason=getattr(error, "reason", "") or "This is read as code.",
            )
            self.faults.append(fault)
            self.unread.append((at, end))
            return True
        self.imported.extend(found.names)
        self.parent().children.append(Node("mdxjsEsm", at, end, None, source[at:end]))
        return True

    _STARTS = {
        "#": _heading,
        "*": _thematic,
        "-": _thematic,
        "_": _thematic,
        "`": _start_fence,
        "~": _start_fence,
        "<": _start_flow,
        "{": _start_flow,
        "e": _start_esm,
        "i": _start_esm,
    }
