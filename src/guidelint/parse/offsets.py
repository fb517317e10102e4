"""Text whose container prefixes were cut out, and the way back to the source.

Inside a quote or list the readers of tags, expressions and paragraphs get a copy of the text
without `> ` and indentation; what they find is moved to where it stands in the source.
"""

from __future__ import annotations

from bisect import bisect_right

from guidelint.model import Member, Node, Prop, Value
from guidelint.parse.problems import Fault
from guidelint.parse.tags import Tag


class Offsets:
    """Where the pieces of a copied text come from."""

    __slots__ = ("indexes", "places")

    def __init__(self) -> None:
        self.indexes: list[int] = []
        self.places: list[int] = []

    def add(self, index: int, place: int) -> None:
        """From `index` in the copy on, text comes from `place` in the source."""
        self.indexes.append(index)
        self.places.append(place)

    def start(self, index: int) -> int:
        """The source offset of copy[index]."""
        at = max(bisect_right(self.indexes, index) - 1, 0)
        return self.places[at] + index - self.indexes[at]

    def end(self, index: int) -> int:
        """The source offset behind copy[index - 1]."""
        return self.start(index - 1) + 1 if index > self.indexes[0] else self.start(index)

    def move_nodes(self, nodes: list[Node]) -> None:
        """Move nodes and all below them to their places in the source."""
        for node in nodes:
            node.start, node.end = self.start(node.start), self.end(node.end)
            if isinstance(node, Tag):
                node.name_end = self.end(node.name_end)
                node.slash = self.start(node.slash)
                if node.fault >= 0:
                    node.fault = self.start(node.fault)
                node.props = [self._prop(prop) for prop in node.props]
            elif node.index >= 0:  # the place of a URL
                node.index = self.start(node.index)
            self.move_nodes(node.children)

    def _prop(self, prop: Prop) -> Prop:
        return Prop(
            prop.name,
            prop.kind,
            self.start(prop.start),
            self.end(prop.end),
            self.end(prop.name_end),
            self._value(prop.value),
        )

    def _value(self, value: Value) -> Value:
        items = tuple(self._value(item) for item in value.items)
        members = tuple(
            Member(m.key, self.start(m.start), self.end(m.end), self._value(m.value))
            for m in value.members
        )
        start, end = self.start(value.start), max(self.end(value.end), self.start(value.start))
        breaks = self._breaks(value)
        return Value(value.kind, start, end, value.data, items, members, breaks)

    def _breaks(self, value: Value) -> tuple[tuple[int, int], ...]:
        """The breaks of a string, and one more for each line of it."""
        if not value.breaks:
            return ()
        found: list[tuple[int, int]] = []
        for number, (index, place) in enumerate(value.breaks):
            last = number + 1 == len(value.breaks)
            stop = len(value.data) if last else value.breaks[number + 1][0]
            found.append((index, self.start(place)))
            at = bisect_right(self.indexes, place)
            while at < len(self.indexes) and self.indexes[at] - place < stop - index:
                found.append((index + self.indexes[at] - place, self.places[at]))
                at += 1
        return tuple(found)

    def move_fault(self, fault: Fault) -> Fault:
        """Move a fault to its place in the source."""
        fault.offset = self.start(fault.offset)
        fault.start, fault.end = self.start(fault.start), self.end(fault.end)
        fault.edits = tuple(
            edit._replace(start=self.start(edit.start), end=self.end(edit.end))
            for edit in fault.edits
        )
        fault.related = tuple(
            place._replace(start=self.start(place.start), end=self.end(place.end))
            for place in fault.related
        )
        return fault
