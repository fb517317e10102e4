"""Emphasis, strong emphasis and strikethrough: which runs of ``*``, ``_`` and ``~`` pair up.

CommonMark's delimiter stack, with the floors ("openers_bottom") that keep it linear. Two
things are as micromark has them: the rule of three counts what is *left* of a run, and
strikethrough and emphasis are paired one after the other, whichever comes first in the text
going first (inside a pair strikethrough always does).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from guidelint.model import Node

MAX_HEIGHT = 40  # of emphasis in emphasis; deeper pairs are dropped, their text stays

_NOT_JS_SPACE = "\x1c\x1d\x1e\x1f\x85"  # white space to Python only


class Delimiter(Node):
    """A run of ``*``, ``_`` or ``~`` that may open or close something; no node for long."""

    __slots__ = ("char", "closes", "opens")

    def __init__(self, char: str, start: int, end: int, opens: bool, closes: bool) -> None:
        super().__init__("delimiter", start, end)
        self.char = char
        self.opens = opens
        self.closes = closes


@lru_cache(maxsize=4096)
def kind_of(char: str) -> int:
    """1 for white space and the end of the text (""), 2 for punctuation, 0 for the rest.

    micromark reads UTF-16 units: a character above U+FFFF is never punctuation.
    """
    if not char or char == "\ufeff" or (char.isspace() and char not in _NOT_JS_SPACE):
        return 1
    if char > "\uffff":
        return 0
    return 2 if char == "\0" or unicodedata.category(char)[0] in "PS" else 0


def resolve(source: str, items: list[Node], order: str) -> list[Node]:
    """Pair up the delimiters among `items`; what is left of them becomes text.

    `order` says which kind goes first: ``~*`` or ``*~``. Nodes take the place of pairs.
    """
    for char in order:
        items = _strikes(source, items) if char == "~" else _emphasis(source, items)
    return [
        Node("text", item.start, item.end, None, source[item.start : item.end])
        if isinstance(item, Delimiter)
        else item
        for item in items
    ]


def _emphasis(source: str, items: list[Node]) -> list[Node]:
    out: list[Node] = []
    stack: list[int] = []  # where in `out` the runs stand that can open
    floors: dict[tuple[str, bool, int], int] = {}
    for item in items:
        if not isinstance(item, Delimiter) or item.char == "~":
            out.append(item)
            continue
        while item.closes and item.end > item.start:
            key = (item.char, item.opens, (item.end - item.start) % 3)
            at = _opener(out, stack, item, floors.get(key, 0))
            if at < 0:
                floors[key] = len(stack)
                break
            _pair(source, out, stack, at, item)
            for other, floor in floors.items():
                if floor > at:
                    floors[other] = at
        if item.end > item.start:
            if item.opens:
                stack.append(len(out))
            out.append(item)
    return out


def _opener(out: list[Node], stack: list[int], closer: Delimiter, floor: int) -> int:
    """The place on the stack of the run that `closer` closes, -1 if there is none."""
    size = closer.end - closer.start
    for at in range(len(stack) - 1, floor - 1, -1):
        opener = out[stack[at]]
        assert isinstance(opener, Delimiter)
        if opener.char != closer.char:
            continue
        both = opener.closes or closer.opens
        if both and size % 3 and not (opener.end - opener.start + size) % 3:
            continue
        return at
    return -1


def _pair(source: str, out: list[Node], stack: list[int], at: int, closer: Delimiter) -> None:
    """Join the opener at stack[at], all behind it in `out`, and `closer` into a node."""
    place = stack[at]
    opener = out[place]
    assert isinstance(opener, Delimiter)
    use = 2 if opener.end - opener.start > 1 and closer.end - closer.start > 1 else 1
    inner = resolve(source, out[place + 1 :], "~*")
    del out[place + 1 :], stack[at + 1 :]
    opener.end -= use
    start, end = opener.end, closer.start + use
    closer.start = end
    if opener.end == opener.start:
        out.pop()
        stack.pop()
    _wrap(out, "strong" if use == 2 else "emphasis", start, end, inner)


def _strikes(source: str, items: list[Node]) -> list[Node]:
    out: list[Node] = []
    stacks: dict[int, list[int]] = {1: [], 2: []}  # by the size of the run
    for item in items:
        if not isinstance(item, Delimiter) or item.char != "~":
            out.append(item)
            continue
        stack = stacks[item.end - item.start]
        if not item.closes or not stack:
            if item.opens:
                stack.append(len(out))
            out.append(item)
            continue
        place = stack.pop()
        inner = resolve(source, out[place + 1 :], "~*")
        start = out[place].start
        del out[place:]
        for others in stacks.values():
            while others and others[-1] >= place:
                others.pop()
        _wrap(out, "delete", start, item.end, inner)
    return out


def _wrap(out: list[Node], kind: str, start: int, end: int, inner: list[Node]) -> None:
    """Add a node around `inner`, unless that would nest too deep."""
    height = 1 + max((item.depth for item in inner), default=0)
    if height > MAX_HEIGHT:
        out.extend(inner)
        return
    out.append(Node(kind, start, end, inner, "", -1, height))
