"""An article's body while its blocks are read: its lines, and what is open.

`Body` is what the block readers share (blocks, fences, tables, paragraphs, flow, html); it only
knows about lines and places.
"""

from __future__ import annotations

from bisect import bisect_right

from guidelint.model import Node
from guidelint.parse.containers import MARKDOWN, MDX, Container, Cursor, column_of
from guidelint.parse.offsets import Offsets
from guidelint.parse.problems import Fault
from guidelint.parse.targets import Names
from guidelint.tuples import NamedTuple


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


class Line(NamedTuple):
    """A line behind its container prefixes. `pad` columns are left of a tab before it."""

    start: int
    end: int
    pad: int = 0


class Stretch(NamedTuple):
    """Some lines without container prefixes: source[start:end], and the way back."""

    source: str
    start: int
    end: int
    offsets: Offsets | None


class Code(NamedTuple):
    """An open code block. A fence has a `char`; `indent` columns are cut from each line."""

    node: Node
    char: str
    size: int
    indent: int
    parts: list[str]


class Html(NamedTuple):
    """An open block of raw HTML, of CommonMark's kind 1 to 7."""

    node: Node
    kind: int
    parts: list[str]


class Body:
    """The source from `start` on, its lines numbered from 0, and the blocks open in it."""

    def __init__(self, source: str, start: int, starts: list[int], *, mdx: bool) -> None:
        self.source = source
        self.mdx = mdx
        self.grammar = MDX if mdx else MARKDOWN
        first = bisect_right(starts, start)
        self.starts = [start, *starts[first:]]
        if self.starts[-1] >= len(source):
            self.starts.pop()
        self.count = len(self.starts)
        self.ends_open = not source.endswith(("\n", "\r"))  # the last line has no line end
        self.starts.append(len(source) + self.ends_open)
        self.carriage = "\r" in source
        self.number = 0  # of the next line
        self.last_end = start  # the end of the last line with something on it
        self.root = Node("root", start, len(source))
        self.open: list[Container] = []
        self.paragraph: list[Line] = []
        self.fence: Code | None = None
        self.indented: Code | None = None
        self.html: Html | None = None
        self.table: Node | None = None
        self.raw_until = -1  # lines up to this one were taken for a tag's: no markers in them
        self.leaves: list[Leaf] = []
        self.settled: set[int] = set()  # ids of lists in which nothing is left to be read
        self.names = Names({}, set())
        self.imported: list[str] = []
        self.faults: list[Fault] = []
        self.unread: list[tuple[int, int]] = []
        self.too_deep = -1  # where containers nest deeper than they are read

    def bounds(self, number: int) -> tuple[int, int]:
        """The offsets of a line, without its line end."""
        start, end = self.starts[number], self.starts[number + 1] - 1
        if self.carriage and end > start and self.source[end - 1 : end + 1] == "\r\n":
            end -= 1
        return start, end

    def line_of(self, offset: int) -> int:
        """The number of the line an offset is in."""
        return bisect_right(self.starts, offset, 0, self.count) - 1

    def next_line(self, offset: int) -> int:
        """The offset behind the line end of the line that `offset` is in."""
        return min(self.starts[self.line_of(offset) + 1], len(self.source))

    def is_blank(self, number: int) -> bool:
        """If nothing but white space stands on a line."""
        start, end = self.bounds(number)
        return not self.source[start:end].strip(" \t")

    @property
    def parent(self) -> Node:
        """The node that takes the next block."""
        return self.open[-1].node if self.open else self.root

    @property
    def quoted(self) -> bool:
        """If a block quote is open."""
        return any(container.kind == "blockquote" for container in self.open)

    @property
    def idle(self) -> bool:
        """If no leaf is open."""
        return not (self.paragraph or self.table or self.fence or self.html or self.indented)

    def line_from(self, cursor: Cursor, end: int) -> Line:
        """The rest of a line; what is left of a tab that its prefix used up in part is padding."""
        at, column = cursor
        if column % 4 and self.source.startswith("\t", at, end):
            line = self.starts[self.line_of(at)]
            if column > column_of(self.source, line, at):
                return Line(at + 1, end, 4 - column % 4)
        return Line(at, end)

    def lines(self, lines: list[Line], end: int) -> Stretch:
        """Lines with their line ends put together, the last one up to `end`."""
        offsets = Offsets()
        parts: list[str] = []
        length = 0
        last = len(lines) - 1
        for number, (place, _, pad) in enumerate(lines):
            if pad:
                offsets.add(length, place - pad)
                parts.append(" " * pad)
                length += pad
            stop = end if number == last else self.next_line(place)
            offsets.add(length, place)
            parts.append(self.source[place:stop])
            length += stop - place
        return Stretch("".join(parts), 0, length, offsets)
