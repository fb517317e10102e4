"""Lines of nothing but tags and expressions, and paragraphs of imports and exports.

Both may go on over any number of lines, blank ones included, as far as their containers do.

    > | <A /> {b}
    > | <C d={[
      |   1
      | ]}>
"""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.model import Node
from guidelint.parse.body import Body, Line
from guidelint.parse.braces import js_fault, read_code
from guidelint.parse.containers import Cursor, find_marker, proceed
from guidelint.parse.javascript import read_esm
from guidelint.parse.jsx import read_tag
from guidelint.parse.problems import Fault, shortened
from guidelint.tuples import NamedTuple

_ESM = lazy_pattern(r"(?:import|export) ")
_LONG_TAG = 200  # lines
_TAG_END = lazy_pattern(r"(?:/|\}|[\"'])>\Z|\A/?>\Z|\A<[\w.:\-]*>\Z")
_FIRST_END = lazy_pattern(r"(?<![=\-])>\Z")
_OTHER_BLOCK = lazy_pattern(r"#{1,6} |```|~~~|</?[A-Za-z]|[*+\-] |>|\|")
_FIRST_LINES = 8  # how many lines are copied out of containers at first


class Flow(NamedTuple):
    """The tags and expressions, and the offset behind the last; without nodes, the offset
    where the lines turned out to hold something else."""

    nodes: list[Node]
    end: int


class Window(NamedTuple):
    """Lines that may belong together: behind their container prefixes, and the end of the last. `whole`: the containers end there; `lazy`: with a line that lacks
    their prefix."""

    lines: list[Line]
    end: int
    whole: bool
    lazy: bool


class Ahead:
    """The last line looked at, so that it is not read twice."""

    __slots__ = ("at", "found")

    def __init__(self) -> None:
        self.at = -1
        self.found: Flow | Fault | None = None

    def look(self, body: Body, at: int, number: int) -> Flow | Fault | None:
        """What stands at `at`: tags and expressions, an error, or (None) something else."""
        if self.at == at:
            return self.found
        self.at = at
        try:
            found = _read(body, at, number)
            self.found = found if found.nodes else None
            if not found.nodes:
                body.raw_until = max(body.raw_until, body.line_of(found.end))
        except Fault as fault:
            self.found = fault
        return self.found


def start_flow(body: Body, found: Flow | Fault | None, at: int, number: int) -> bool:
    """
    > | <B /> {c}
        ^
    """
    if found is None:
        return False
    if isinstance(found, Fault):
        _recover(body, found, at, number)
        return True
    body.parent.children.extend(found.nodes)
    if found.end > body.starts[number + 1]:
        number = body.line_of(found.end - 1)
    body.number = number + 1
    body.last_end = found.end
    return True


def read_flow(source: str, at: int, limit: int) -> Flow:
    """Read tags and expressions from source[at] to the end of the line the last one ends on.

    Nothing from `limit` on is looked at. Raises Fault.
    """
    nodes: list[Node] = []
    end = at
    while True:
        char = source[at] if at < limit else ""
        if char == "<":
            tag = read_tag(source, at, limit)
            if tag is None:
                return Flow([], at)
            tag.flow = True
            node: Node = tag
        elif char == "{" and not (nodes and nodes[-1].kind == "mdxFlowExpression"):
            stop, code = read_code(source, at, limit)
            node = Node("mdxFlowExpression", at, stop, None, code)
        elif not char or char in "\r\n":
            return Flow(nodes, end)
        else:
            return Flow([], at)
        nodes.append(node)
        at = end = node.end
        while at < limit and source[at] in " \t":
            at += 1


def _read(body: Body, at: int, number: int) -> Flow:
    """As `read_flow`, without container prefixes. Raises Fault."""
    if not body.open:
        return read_flow(body.source, at, len(body.source))
    lines = _FIRST_LINES
    while True:
        window = _window(body, at, number, lines)
        text, _, length, offsets = body.lines(window.lines, window.end)
        assert offsets is not None
        try:
            found = read_flow(text, 0, length)
        except Fault as fault:
            if fault.more and not window.whole:
                lines *= _FIRST_LINES
                continue
            if fault.more and window.lazy:
                start, end = fault.start, fault.end
                reason = (
                    f"“{shortened(text[start:end])}” stands in a list or quote and goes on in a "
                    "line that does not: indent that line, or start it with “>”."
                )
                rule = "unexpected-lazy"
                fault = Fault("lazy-line", length, start, end, rule=rule, reason=reason)
            raise offsets.move_fault(fault) from None
        offsets.move_nodes(found.nodes)
        return Flow(found.nodes, offsets.end(found.end))


def _window(body: Body, at: int, number: int, lines: int) -> Window:
    """As many lines as the containers go on for, but at most `lines`."""
    source = body.source
    found_lines = [Line(at, at)]
    for further in range(number + 1, number + lines):
        if further >= body.count:
            # An empty line at the end of the source lacks the `>` of a quote.
            lazy = body.quoted and not body.ends_open
            return Window(found_lines, len(source), True, lazy)
        start, end = body.bounds(further)
        found = proceed(source, Cursor(start, 0), end, body.open, body.grammar, keep=False)
        if found.depth < len(body.open):
            marker = find_marker(source, found.cursor, end, interrupt=False, grammar=body.grammar)
            return Window(found_lines, start, True, marker is None)
        if found.sibling is not None:
            return Window(found_lines, start, True, False)
        found_lines.append(body.line_from(found.cursor, end))
    stop = min(number + lines, body.count)
    return Window(found_lines, min(body.starts[stop], len(source)), stop == body.count, False)


def _recover(body: Body, fault: Fault, at: int, number: int) -> None:
    """Take down an error, and go on behind the lines it stands in."""
    body.faults.append(fault)
    if fault.kind == "html-comment" and fault.end > at:
        body.number = max(body.line_of(fault.end - 1) + 1, number + 1)
        body.last_end = body.bounds(body.number - 1)[1]
        return
    stop = number + 1 if fault.kind == "merge-conflict" else _end_of_tag(body, number)
    body.number = stop
    body.last_end = body.bounds(stop - 1)[1]
    body.unread.append((at, body.last_end))


def _end_of_tag(body: Body, number: int) -> int:
    """The number of the line behind a tag that could not be read: a line that ends like a tag,
    or else the next blank line."""
    blank = 0
    for line in range(number, min(number + _LONG_TAG, body.count)):
        start, end = body.bounds(line)
        text = body.source[start:end].strip()
        if line > number and _OTHER_BLOCK.match(text):
            return blank or line
        if not text:
            blank = blank or line
        elif _TAG_END.search(text) or (line == number and _FIRST_END.search(text)):
            return line + 1
    while not blank and number < body.count:
        number += 1
        blank = number if number == body.count or body.is_blank(number) else 0
    return blank


def start_esm(body: Body, cursor: Cursor, inner: Cursor, end: int, number: int) -> bool:
    """
    > | import a from 'b'
        ^
    """
    source, at = body.source, inner.at
    if not body.mdx or body.open or at != body.starts[number] or not _ESM.match(source, at, end):
        return False
    stop = number
    while True:
        stop += 1
        while stop < body.count and not body.is_blank(stop):
            stop += 1
        end = body.bounds(stop - 1)[1]
        found = read_esm(source, at, end, tuple(body.imported))
        if found.ok or not found.incomplete:
            break
        if stop >= body.count:  # upstream complains about the very end
            found = read_esm(source, at, len(source), tuple(body.imported))
            break
    body.number = stop
    body.last_end = end
    if found.error is not None or not found.ok:
        body.faults.append(js_fault(found.error, at, end))
        body.unread.append((at, end))
        return True
    body.imported.extend(found.names)
    body.parent.children.append(Node("mdxjsEsm", at, end, None, source[at:end]))
    return True
