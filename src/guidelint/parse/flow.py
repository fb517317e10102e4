"""Lines of nothing but tags and expressions: JSX at block level.

> | <A /> {b}
> | <C d={[
  |   1
  | ]}>
"""

from __future__ import annotations

from typing import NamedTuple

from guidelint.model import Node
from guidelint.parse.javascript import read_braces
from guidelint.parse.jsx import js_fault, read_tag
from guidelint.parse.literal import cut_indent


class Flow(NamedTuple):
    """The tags and expressions, and the offset behind the last; without nodes, the offset
    where the lines turned out to hold something else."""

    nodes: list[Node]
    end: int


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
            found = read_braces(source, at, limit, "text")
            if found.error is not None or found.end < 0:
                raise js_fault(found.error, at, limit)
            value = cut_indent(source[at + 1 : found.end - 1])
            node = Node("mdxFlowExpression", at, found.end, None, value)
        elif not char or char in "\r\n":
            return Flow(nodes, end)
        else:
            return Flow([], at)
        nodes.append(node)
        at = end = node.end
        while at < limit and source[at] in " \t":
            at += 1
