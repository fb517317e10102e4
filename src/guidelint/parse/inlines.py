"""Text inside a paragraph, heading or cell: code, links, emphasis, tags, expressions.

`read` takes a stretch of text and gives nodes in order. JSX tags come back unmatched, as `Tag`
nodes: which belong together is decided for the whole article at once (see tree.py).

Text nodes are one per run that stands in the source as it is read: an entity, an escape and a
line break with white space around it are text nodes of their own.
"""

from __future__ import annotations

import re
from functools import cache

from guidelint.lazy import lazy_pattern
from guidelint.model import Node
from guidelint.parse import autolinks, targets
from guidelint.parse.attention import Delimiter, kind_of, resolve
from guidelint.parse.braces import prose_fault, read_code
from guidelint.parse.entities import REFERENCE, decode
from guidelint.parse.everyday import MARK, MARKS, Stretch, read_everyday, text_node
from guidelint.parse.html import read_angle
from guidelint.parse.inline_state import Inlines
from guidelint.parse.jsx import read_tag
from guidelint.parse.late_addresses import link_addresses
from guidelint.parse.links import bracket, close_label, image
from guidelint.parse.problems import Fault
from guidelint.tuples import NamedTuple

MAX_FAULTS = 20  # in one paragraph; what follows is taken for text

_BACKTICKS = lazy_pattern("`+")
_RUN = {char: re.compile(f"[{char}]+") for char in "*_~"}
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_LINE_END = lazy_pattern(r"\r\n?|\n")
_INDENT = lazy_pattern(r"[ \t]*+")


@cache
def _mark_or_address() -> re.Pattern[str]:
    """What may start something in a text that may hold bare addresses."""
    return re.compile(f"{autolinks.START}|[{MARKS}]")


class Read(NamedTuple):
    """The nodes of a stretch of text, and what went wrong; `tagged`: there are tags in it."""

    nodes: list[Node]
    faults: list[Fault]
    tagged: bool


def read(
    source: str,
    start: int,
    end: int,
    names: targets.Names,
    *,
    mdx: bool = True,
    first: bool = False,
    copied: bool = False,
) -> Read:
    """Read source[start:end], in which no paragraph ends.

    `first`: a task list's check box may stand at the start. `copied`: the source is a copy
    without container prefixes, in which lines must not run together.
    """
    addresses = autolinks.may_stand(source, start, end)
    mark = _mark_or_address() if addresses else MARK
    match = mark.search(source, start, end)
    nodes: list[Node] = []
    stretch = Stretch(source, start, end, mark, copied, addresses)
    first_mark = match.start() if match else -1
    at, plain, starred = read_everyday(stretch, nodes, first_mark, start, False)
    if at < 0:
        close = _trimmed(source, plain, end)
        if close > plain:
            nodes.append(text_node(source, plain, close))
        return Read(link_addresses(nodes) if addresses else nodes, [], False)
    state = Inlines(source, start, end, names, first, nodes)
    state.mdx = mdx
    state.addresses = addresses
    while at >= 0:
        state.plain = plain
        if starred and "*" not in state.order:
            state.order += "*"
        match = mark.search(source, _construct(state, at, source[at]), end)
        at = match.start() if match else -1
        at, plain, starred = read_everyday(stretch, nodes, at, state.plain, bool(state.labels))
    state.plain = plain
    state.text(_trimmed(source, state.plain, end))
    if state.delimited:
        nodes = resolve(source, nodes, state.order)
    if addresses or source.find("&", start, end) >= 0 or source.find("\\", start, end) >= 0:
        nodes = link_addresses(nodes)
    return Read(nodes, state.faults, state.tagged)


def _trimmed(source: str, start: int, end: int) -> int:
    """`end`, before the white space that closes a text."""
    while end > start and source[end - 1] in " \t":
        end -= 1
    return end


def _construct(state: Inlines, at: int, char: str) -> int:
    """Read what starts at `at`; the offset to go on from."""
    handler = _HANDLERS.get(char)
    if handler is None or (char == "_" and state.addresses):
        after = _address(state, at)
        if after >= 0:
            return after
    return handler(state, at) if handler is not None else at + 1


def _address(state: Inlines, at: int) -> int:
    """
    > | a https://b.c d@e.f
          ^           ^
    """
    source, start, end = state.source, state.start, state.end
    if state.labels:  # an open bracket goes first
        return -1
    found = autolinks.read_mail(source, at, start, end) or autolinks.read_address(
        source, at, start, end, state.trail
    )
    if found is None:
        return -1
    text = Node("text", found.start, found.end, None, source[found.start : found.end])
    return state.add(Node("autolink", found.start, found.end, [text], found.url))


def _escape(state: Inlines, at: int) -> int:
    r"""
    > | a \* b
          ^
    """
    source, after = state.source, at + 1
    char = source[after] if after < state.end else ""
    if char in _PUNCTUATION:
        return state.add(Node("text", at, at + 2, None, char))
    match = _LINE_END.match(source, after, state.end) if char else None
    if match is None:
        return after
    end = _after_indent(state, match.end())
    return state.add(Node("break", at, end))


def _after_indent(state: Inlines, at: int) -> int:
    match = _INDENT.match(state.source, at, state.end)
    return match.end() if match else at


def _line_end(state: Inlines, at: int) -> int:
    """
    > | a__
           ^
      |    b
    """
    source = state.source
    start = _trimmed(source, state.plain, at)
    size = at - start
    match = _LINE_END.match(source, at, state.end)
    end = _after_indent(state, match.end() if match else at + 1)
    if size > 1 and "\t" not in source[start:at]:
        return state.add(Node("break", start, end))
    return state.add(Node("text", start, end, None, "\n"))


def _reference(state: Inlines, at: int) -> int:
    """
    > | a &amp; b
          ^
    """
    match = REFERENCE.match(state.source, at, state.end)
    value = decode(match.group()) if match else None
    if match is None or value is None:
        return at + 1
    return state.add(Node("text", at, match.end(), None, value))


def _code(state: Inlines, at: int) -> int:
    """
    > | a `b` c
          ^
    """
    match = _BACKTICKS.match(state.source, at, state.end)
    after = match.end() if match else at + 1
    close = _closing_backticks(state, after - at, after)
    if close < 0:
        return after
    value = state.source[after:close]
    if "\n" in value or "\r" in value:
        value = _LINE_END.sub(" ", value)
    if value[:1] == " " == value[-1:] and value.strip(" "):
        value = value[1:-1]
    return state.add(Node("inlineCode", at, close + after - at, None, value))


def _closing_backticks(state: Inlines, size: int, at: int) -> int:
    """The offset of the next run of exactly `size` backticks, -1 if there is none."""
    if state.backticks is None:
        state.backticks = {}
        for match in _BACKTICKS.finditer(state.source, at, state.end):
            state.backticks.setdefault(match.end() - match.start(), []).append(match.start())
        for places in state.backticks.values():
            places.reverse()
    places = state.backticks.get(size, [])
    while places and places[-1] < at:
        places.pop()
    return places[-1] if places else -1


def _delimiter(state: Inlines, at: int) -> int:
    """
    > | a **b** c
          ^  ^
    """
    source, start, end = state.source, state.start, state.end
    char = source[at]
    match = _RUN[char].match(source, at, end)
    after = match.end() if match else at + 1
    if char == "~" and after - at > 2:
        return after
    before_char = source[at - 1] if at > start else ""
    after_char = source[after] if after < end else ""
    before, behind = kind_of(before_char), kind_of(after_char)
    opens = not behind or (behind == 2 and before != 0)
    closes = not before or (before == 2 and behind != 0)
    if char != "~":
        opens = opens or after_char == "~"
        closes = closes or before_char == "~"
    if char == "_":
        opens, closes = opens and (before != 0 or not closes), closes and (behind != 0 or not opens)
    group = "~" if char == "~" else "*"
    if group not in state.order:
        state.order += group
    if not opens and not closes:
        return after
    state.delimited = True
    return state.add(Delimiter(char, at, after, opens, closes))


def _tag(state: Inlines, at: int) -> int:
    """
    > | a <B /> c
          ^
    """
    if not state.mdx:
        node = read_angle(state.source, at, state.end, state.unended)
        return state.add(node) if node is not None else at + 1
    if len(state.faults) >= MAX_FAULTS:
        return at + 1
    try:
        tag = read_tag(state.source, at, state.end)
    except Fault as fault:
        state.faults.append(fault)
        return at + 1
    if tag is None:
        return at + 1
    state.tagged = True
    return state.add(tag)


def _expression(state: Inlines, at: int) -> int:
    """
    > | a {b} c
          ^
    """
    if not state.mdx or len(state.faults) >= MAX_FAULTS:
        return at + 1
    try:
        end, code = read_code(state.source, at, state.end)
    except Fault as fault:
        state.faults.append(prose_fault(state.source, at, fault))
        return at + 1
    return state.add(Node("mdxTextExpression", at, end, None, code))


_HANDLERS = {
    "\\": _escape,
    "&": _reference,
    "`": _code,
    "*": _delimiter,
    "_": _delimiter,
    "~": _delimiter,
    "[": bracket,
    "!": image,
    "]": close_label,
    "<": _tag,
    "{": _expression,
    "\n": _line_end,
    "\r": _line_end,
}
