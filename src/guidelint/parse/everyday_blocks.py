"""Blocks in their everyday forms, where nothing is open: headings, paragraphs, flat lists.

One pattern takes a whole block, with its line ends, and tells if there is anything but plain
text in it. What it does not take is read line by line (`blocks`), so it takes only what that
would read the same way, whatever stands before and behind.
"""

from __future__ import annotations

import re
from functools import cache

from guidelint.lazy import lazy_pattern
from guidelint.model import Node
from guidelint.parse.body import Body, Leaf
from guidelint.parse.everyday import MARKS, plain_nodes
from guidelint.parse.paragraphs import heading

# The first character of text: nothing that starts another block.
_LETTER = r"(?=[^\s>*+\-\[0-9#_`~<{=|:]|\*{1,3}[^\s*])"
_FIRST = rf"(?:{_LETTER}|(?=[0-9]++(?![.)](?:\s|\Z))|\[(?!\^)[^\[\]\\\n]*+\](?!:)))"
_PLAIN = rf"[^{MARKS}\0"
_HEADING = rf"(#{{1,6}}) ++(?!\t)({_PLAIN}#]*+)[^\n]*+"
_PARAGRAPH = (
    rf" {{0,3}}+(?!import |export ){_FIRST}({_PLAIN}]*+)[^\n]*+(?:\n {{0,3}}+{_FIRST}[^\n]*+)*+"
)
_AFTER = rf"\n\n|\n?\Z|\n#{{1,6}}[ \t]|\n(?:[*+\-]|1[.)]) {{1,4}}{_LETTER}"
_CLOSING_TAG = r"\n</[A-Za-z][0-9A-Za-z]*+>(?:\n|\Z)"
_LIST = (
    rf"(?:([*+\-])|([0-9]{{1,9}})([.)])) {{1,4}}{_FIRST}[^\n]*+"
    rf"(?:\n++(?:\4|[0-9]{{1,9}}\6) {{1,4}}{_FIRST}[^\n]*+)*+"
    r"(?=\n*+\Z|\n\n++(?:[^\s*+\-0-9]|\*{1,3}[^\s*]))"
)
_ITEM = lazy_pattern(rf"[^ \n]++ ++({_PLAIN}]*+)([^\n]*+)\n*+")
_HEADED, _WORDED, _BULLETED = 2, 3, 4  # the last group of a match


@cache
def _block(mdx: bool) -> re.Pattern[str]:
    after = f"{_AFTER}|{_CLOSING_TAG}" if mdx else _AFTER
    return re.compile(rf"\n*+(?:{_HEADING}|{_PARAGRAPH}(?={after})|{_LIST})?")


def read_everyday_blocks(body: Body, at: int) -> int:
    """Read the everyday blocks from the line at `at` on; where what follows begins."""
    source = body.source
    children = body.root.children
    block = _block(body.mdx).match
    while True:
        match = block(source, at)
        kind = match.lastindex if match else None
        if match is None or kind is None:
            return match.end() if match else at
        end = match.end()
        if kind == _HEADED:
            start = match.start(1)
            text, stop = match.span(2)
            if stop < end or source[stop - 1] in " \t":
                heading(body, start, end)
            else:
                node = Node("heading", start, end, None, "", -1, match.end(1) - start)
                children.append(node)
                _plain(body, node, text, end)
        elif kind == _WORDED:
            start, stop = match.span(3)
            node = Node("paragraph", start, end)
            children.append(node)
            if stop < end:
                body.leaves.append(Leaf(node, source, start, end))
            else:
                _plain(body, node, start, end)
        elif kind == _BULLETED:
            children.append(_list(body, match.start(4), end, -1))
        else:
            children.append(_list(body, match.start(5), end, int(match.group(5))))
        body.last_end = at = end


def _list(body: Body, start: int, end: int, number: int) -> Node:
    """A list whose items have a line each."""
    items: list[Node] = []
    for match in _ITEM.finditer(body.source, start, end):
        text, stop = match.span(1)
        last = match.end(2)
        node = Node("paragraph", text, last)
        items.append(Node("listItem", match.start(), last, [node]))
        if last > stop:  # a check box may stand in front
            body.leaves.append(Leaf(node, body.source, text, last, None, True))
        else:
            _plain(body, node, text, last)
    return Node("list", start, end, items, "", -1, number)


def _plain(body: Body, node: Node, start: int, end: int) -> None:
    """Give a block its text, in which nothing but a bare address may stand."""
    nodes = plain_nodes(body.source, start, end)
    if nodes is None:
        body.leaves.append(Leaf(node, body.source, start, end))
    else:
        node.children = nodes
