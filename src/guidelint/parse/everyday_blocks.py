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
from guidelint.parse.everyday import MARKS, read_whole
from guidelint.parse.paragraphs import heading

# The first character of text: nothing that starts another block.
_LETTER = r"(?=[^\s>*+\-\[0-9#_`~<{=|:]|\*{1,3}[^\s*]|`(?!``))"
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
    children, leaves = body.root.children, body.leaves
    block = _block(body.mdx).match
    while True:
        match = block(source, at)
        kind = match.lastindex if match else None
        if match is None or kind is None:
            return match.end() if match else at
        end = match.end()
        if kind == _HEADED:
            start = match.start(1)
            text, mark = match.span(2)
            if source[end - 1] in " \t#":
                heading(body, start, end)
            else:
                depth = match.end(1) - start
                nodes = read_whole(source, text, end, mark)
                node = Node("heading", start, end, nodes, "", -1, depth)
                children.append(node)
                if nodes is None:
                    leaves.append(Leaf(node, source, text, end))
        elif kind == _WORDED:
            start, mark = match.span(3)
            nodes = read_whole(source, start, end, mark)
            node = Node("paragraph", start, end, nodes)
            children.append(node)
            if nodes is None:
                leaves.append(Leaf(node, source, start, end))
        elif kind == _BULLETED:
            children.append(_list(body, match.start(4), end, -1))
        else:
            children.append(_list(body, match.start(5), end, int(match.group(5))))
        body.last_end = at = end


def _list(body: Body, start: int, end: int, number: int) -> Node:
    """A list whose items have a line each."""
    source = body.source
    items: list[Node] = []
    count = len(body.leaves)
    for match in _ITEM.finditer(source, start, end):
        text, mark = match.span(1)
        last = match.end(2)
        nodes = read_whole(source, text, last, mark)
        node = Node("paragraph", text, last, nodes)
        items.append(Node("listItem", match.start(), last, [node]))
        if nodes is None:  # a check box may stand in front
            body.leaves.append(Leaf(node, source, text, last, None, True))
    node = Node("list", start, end, items, "", -1, number)
    if len(body.leaves) == count:
        body.settled.add(id(node))
    return node
