"""Bare addresses in finished text: found where text nodes stand next to each other."""

from __future__ import annotations

from guidelint.model import Node
from guidelint.parse import autolinks


def link_addresses(nodes: list[Node]) -> list[Node]:
    """Look for addresses in runs of text, but not inside links."""
    out: list[Node] = []
    run: list[Node] = []
    for node in nodes:
        if node.kind == "text":
            run.append(node)
            continue
        out.extend(_linked(run))
        run = []
        if node.kind in ("emphasis", "strong", "delete"):
            node.children = link_addresses(node.children)
        out.append(node)
    out.extend(_linked(run))
    return out


def _linked(run: list[Node]) -> list[Node]:
    """A run of text nodes with its addresses made into links."""
    text = "".join(node.value for node in run)
    if not autolinks.HINT.search(text):
        return run
    found = autolinks.find_addresses(text)
    if not found:
        return run
    out: list[Node] = []
    length = 0
    pending = list(reversed(found))
    inside: Node | None = None
    stop = 0
    for node in run:
        begin, node_end = length, length + len(node.value)
        length = node_end
        same = node.end - node.start == len(node.value)
        at = begin
        while at < node_end:
            if inside is not None:
                cut = min(stop, node_end)
                _cut(inside.children, node, at - begin, cut - begin, same)
                at = cut
                if at == stop:
                    inside.end = inside.children[-1].end
                    inside = None
                continue
            if pending and pending[-1].start < node_end:
                address = pending.pop()
                _cut(out, node, at - begin, address.start - begin, same)
                at, stop = address.start, address.end
                inside = Node(
                    "autolink", node.start + (at - begin if same else 0), 0, [], address.url
                )
                out.append(inside)
                continue
            _cut(out, node, at - begin, len(node.value), same)
            at = node_end
    return out


def _cut(out: list[Node], node: Node, start: int, end: int, same: bool) -> None:
    """Add the part of a text node from `start` to `end` of its value."""
    if start >= end:
        return
    if start == 0 and end == len(node.value):
        out.append(node)
        return
    value = node.value[start:end]
    if same:
        out.append(Node("text", node.start + start, node.start + end, None, value))
    else:
        out.append(Node("text", node.start, node.end, None, value))
