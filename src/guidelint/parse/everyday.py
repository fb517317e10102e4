"""Inlines in their everyday forms: text, ``**words**``, ``*words*``, ``[words](address)``, code.

Nothing in these can touch anything around them, so they are read without the stacks that
`inlines` keeps for what is not so plain.
"""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern
from guidelint.model import Node
from guidelint.parse.autolinks import HINT, may_stand
from guidelint.tuples import NamedTuple

MARKS = r"\\`*_\[\]<{~!&\r\n"  # inside a class: what may start something
MARK = lazy_pattern(f"[{MARKS}]")
# A run that can only open (see `_may_open`), no white space behind it. Then one that can only
# close: no white space before it, and behind it white space, or a sentence's mark if there is a
# letter or digit before it. No other run stands between, so the two are a pair.
_EMPHASIS = lazy_pattern(
    rf"(\*\*?)(?![\s\ufeff])([^{MARKS}\0]++)(?<![\s\ufeff])"
    r"(?:\1(?=[ \n]|\Z)|(?<=[^\W_])\1(?=[,.;:!?)]))"
)
_LINK = lazy_pattern(
    rf"(!?)\[(?!\^)([^{MARKS}\0]*+)\]\(([^\x00-\x20\x7f()\\<][^\x00-\x20\x7f()\\]*+)\)"
)
_CODE = lazy_pattern(r"`([^` \r\n][^`\r\n]*+)`(?!`)")
_REFERENCE_START = frozenset("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


class Stretch(NamedTuple):
    """A stretch of text: source[start:end].

    `mark` finds what may start something. In a `copied` source no lines run together.
    """

    source: str
    start: int
    end: int
    mark: re.Pattern[str] = MARK
    copied: bool = False
    addresses: bool = False


def read_everyday(
    stretch: Stretch, nodes: list[Node], at: int, plain: int, labels: bool
) -> tuple[int, int, bool]:
    """Add to `nodes` from the first mark, at `at` (-1: none), up to what is not everyday.

    `plain`: from here on there is no node yet. `labels`: a bracket is open. Gives the offset of
    what stands there (-1 at the end of the text), `plain` for what follows, and whether
    emphasis was read.
    """
    source, start, end, mark, copied, addresses = stretch
    search = mark.search
    starred = False
    while at >= 0:
        char = source[at]
        after = at + 1
        if char == "*":
            found = _EMPHASIS.match(source, at, end)
            if found is None or (addresses and HINT.search(source, at, found.end())):
                return at, plain, starred
            inside, close = found.span(2)
            if at > start and not _may_open(source[at - 1], source[inside]):
                return at, plain, starred
            if at > plain:
                nodes.append(text_node(source, plain, at))
            after = plain = found.end()
            kind = "strong" if inside - at == 2 else "emphasis"
            words = Node("text", inside, close, None, source[inside:close])
            nodes.append(Node(kind, at, after, [words], "", -1, 1))
            starred = True
        elif char == "[" or (char == "!" and source.startswith("[", after, end)):
            found = None if labels else _LINK.match(source, at, end)
            if found is None:
                return at, plain, starred
            if at > plain:
                nodes.append(text_node(source, plain, at))
            after = plain = found.end()
            nodes.append(_link(found))
        elif char == "`":
            found = _CODE.match(source, at, end)
            if found is None:
                return at, plain, starred
            if at > plain:
                nodes.append(text_node(source, plain, at))
            after = plain = found.end()
            nodes.append(Node("inlineCode", at, after, None, found.group(1)))
        elif char == "\n":
            beside = source[at - 1 : at + 2] if after < end else source[at - 1 : after]
            if copied or " " in beside or "\t" in beside:
                return at, plain, starred
        elif char != "!" and (char != "&" or source[after : after + 1] in _REFERENCE_START):
            return at, plain, starred
        match = search(source, after, end)
        at = match.start() if match else -1
    return -1, plain, starred


def read_whole(source: str, start: int, end: int, mark: int) -> list[Node] | None:
    """The nodes of source[start:end], with the first mark at `mark` (`end`: none).

    None if there is more in it than everyday forms, or there may be an address.
    """
    text = source[start:end]
    if "@" in text or "://" in text or (("w." in text or "W." in text) and may_stand(text)):
        return None
    nodes: list[Node] = []
    if mark < end:
        at, start, _ = read_everyday(Stretch(source, start, end), nodes, mark, start, False)
        if at >= 0:
            return None
        text = source[start:end]
    if text[-1:] in " \t":
        text = text.rstrip(" \t")
    if text:
        if "\0" in text:
            text = text.replace("\0", "\ufffd")
        nodes.append(Node("text", start, start + len(text), None, text))
    return nodes


def text_node(source: str, start: int, end: int) -> Node:
    """source[start:end] as text."""
    value = source[start:end]
    if "\0" in value:
        value = value.replace("\0", "\ufffd")
    return Node("text", start, end, None, value)


def _may_open(before: str, behind: str) -> bool:
    """If a run between two characters can open and cannot close."""
    return before in " \n" or (before in "(/\"'“‘" and behind.isalnum())


def _link(found: re.Match[str]) -> Node:
    """The link or image of a match of `_LINK`."""
    image, words, url = found.groups()
    inside, close = found.span(2)
    inner = [Node("text", inside, close, None, words)] if words else []
    start, end = found.span()
    return Node("image" if image else "link", start, end, inner, url, found.start(3), 1)
