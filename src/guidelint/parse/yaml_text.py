"""Reading a YAML block character by character: white space, line folding, plain and quoted scalars.

The rules are js-yaml 3's, which are not quite YAML's: it keeps the blanks at the end of a line
in a quoted string, takes tabs where YAML wants spaces, and ends a block scalar its own way. A
reader that follows it must take the same turns, so the functions here stand beside those of
js-yaml 3.15, ``loader.js`` (MIT licence), one to one; each string also learns where its
characters stand in the source.
"""

from __future__ import annotations

import re
import sys

from guidelint.lazy import lazy_pattern
from guidelint.model import Value
from guidelint.parse.yaml_scalars import UNPRINTABLE

BLANK = frozenset(" \t\r\n")
FLOW_INDICATORS = frozenset(",[]{}")

_NOT_JSON = lazy_pattern("[\x00-\x08\x0a-\x1f]")
_GAP = lazy_pattern(r"[ \t]*")
GAP_OR_COMMENT = lazy_pattern(r"[ \t]*(?:#[^\r\n\0]*)?")
INDENT = lazy_pattern(r" *")
_SEPARATOR = lazy_pattern(r"(?:---|\.\.\.)[ \t\r\n\0]")

# A plain scalar within a line ends at ": " and " #", in a flow collection also at , [ ] { }
_PLAIN = lazy_pattern(r"(?:[^:#\r\n\0]+|:(?![ \t\r\n])|(?<![ \t\r\n])#)*")
_PLAIN_IN_FLOW = lazy_pattern(r"(?:[^:#,\[\]{}\r\n\0]+|:(?![ \t\r\n,\[\]{}])|(?<![ \t\r\n])#)*")
_NOT_PLAIN = frozenset(" \t\r\n,[]{}#&*!|>'\"%@`\0")

_SINGLE = lazy_pattern(r"[^'\r\n\0]*")
_DOUBLE = lazy_pattern(r'[^"\\\r\n\0]*')
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0",
    "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEX_DIGITS = {"x": 2, "u": 4, "U": 8}
_HEX = lazy_pattern(r"[0-9a-fA-F]*")


class YamlError(Exception):
    """The site's reader stops at offset `at` of the source; `cause` is where the fault began.

    `duplicates` are the repeated keys before it, for which that reader stops earlier.
    """

    def __init__(self, reason: str, at: int, cause: int = -1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at
        self.cause = at if cause < 0 else cause
        self.duplicates: list[tuple[int, int, int, int]] = []


class State:
    """Where the reader stands. `base` is the source offset of `text`; `text` ends in ``\\n\\0``.

    `tag`, `anchor`, `kind` and `result` describe the node read last, as in js-yaml.
    """

    __slots__ = (
        "anchor",
        "anchors",
        "base",
        "depth",
        "duplicates",
        "expanded",
        "kind",
        "line",
        "line_indent",
        "line_start",
        "merged",
        "pos",
        "result",
        "tag",
        "text",
        "weights",
    )  # fmt: skip

    def __init__(self, block: str, base: int) -> None:
        if block.startswith("\ufeff"):
            block, base = block[1:], base + 1
        self.text = block + ("\0" if block.endswith(("\n", "\r")) else "\n\0")
        self.base = base
        self.pos = 0
        self.line = 0
        self.line_start = 0
        self.line_indent = 0
        self.tag: str | None = None
        self.anchor: str | None = None
        self.kind = ""
        self.result: Value | None = None
        self.anchors: dict[str, Value | None] = {}
        self.depth = 0
        self.duplicates: list[tuple[int, int, int, int]] = []  # spans of both keys
        self.merged = 0
        self.expanded = 0
        self.weights: dict[int, tuple[int, Value]] = {}

    def error(self, reason: str, cause: int = -1) -> YamlError:
        """The error of stopping here; `cause` is an index into `text`."""
        return YamlError(reason, self.base + self.pos, -1 if cause < 0 else self.base + cause)


class Scalar:
    """The text of a scalar as it grows, and where it stands in the source."""

    __slots__ = ("breaks", "parts", "size", "state")

    def __init__(self, state: State) -> None:
        self.state = state
        self.parts: list[str] = []
        self.size = 0
        self.breaks: list[tuple[int, int]] = []

    def put(self, text: str, at: int) -> None:
        """Add `text`; its first character stands at index `at`."""
        offset = self.state.base + at
        breaks = self.breaks
        if not breaks or offset - self.size != breaks[-1][1] - breaks[-1][0]:
            if breaks and breaks[-1][0] == self.size:
                breaks.pop()
            breaks.append((self.size, offset))
        self.parts.append(text)
        self.size += len(text)

    def take(self, start: int, end: int, quoted: bool = False) -> None:
        """Add text[start:end]."""
        if start >= end:
            return
        part = self.state.text[start:end]
        if not quoted and UNPRINTABLE.search(part):
            raise self.state.error("the stream contains non-printable characters")
        if quoted and _NOT_JSON.search(part):
            raise self.state.error("expected valid JSON character")
        self.put(part, start)

    def fold(self, line_breaks: int, at: int) -> None:
        """Add what so many line breaks come to."""
        if line_breaks:
            self.put(" " if line_breaks == 1 else "\n" * (line_breaks - 1), at)

    def value(self, start: int, end: int) -> Value:
        base = self.state.base
        breaks = tuple(self.breaks) or ((0, base + start),)
        return Value("string", base + start, base + end, "".join(self.parts), breaks=breaks)


def run(pattern: re.Pattern[str], text: str, pos: int, limit: int = sys.maxsize) -> int:
    """Where what `pattern` matches at `pos` ends; it may match nothing."""
    match = pattern.match(text, pos, limit)
    return match.end() if match else pos


def skip(state: State, comments: bool = True) -> int:
    """Go over blanks, line ends and comments; the number of line ends."""
    text = state.text
    pos = state.pos
    if text[pos] not in " \t\r\n#":
        return 0
    gap = GAP_OR_COMMENT if comments else _GAP
    count = 0
    while True:
        pos = run(gap, text, pos)
        if text[pos] not in "\r\n":
            break
        pos += 2 if text.startswith("\r\n", pos) else 1
        state.line_start = pos
        pos = run(INDENT, text, pos)
        state.line_indent = pos - state.line_start
        count += 1
    state.pos = pos
    state.line += count
    return count


def at_separator(state: State) -> bool:
    """Whether ``---`` or ``...`` stands here, at the start of a line."""
    return state.pos == state.line_start and _SEPARATOR.match(state.text, state.pos) is not None


def read_plain(state: State, indent: int, in_flow: bool) -> bool:
    text = state.text
    start = end = state.pos
    first = text[start]
    if first in _NOT_PLAIN:
        return False
    following = text[start + 1]
    if first in "?-" and (following in BLANK or (in_flow and following in FLOW_INDICATORS)):
        return False
    pattern = _PLAIN_IN_FLOW if in_flow else _PLAIN
    scalar = Scalar(state)
    segment = start
    folded_at = -1  # the line a pending line break stood on
    while not at_separator(state):
        reach = run(pattern, text, state.pos)
        if reach > state.pos:
            if folded_at >= 0:
                scalar.take(segment, end)
                scalar.fold(state.line - folded_at, end)
                segment, folded_at = state.pos, -1
            end = state.pos + len(text[state.pos : reach].rstrip(" \t"))
            state.pos = reach
        if text[state.pos] not in "\r\n":
            break
        before = (state.line, state.line_start, state.line_indent)
        skip(state, comments=False)
        if state.line_indent < indent:
            state.pos = end
            state.line, state.line_start, state.line_indent = before
            break
        folded_at = before[0]
    scalar.take(segment, end)
    if not scalar.size:
        return False
    state.kind = "scalar"
    state.result = scalar.value(start, end)
    return True


def read_single_quoted(state: State) -> bool:
    text = state.text
    start = state.pos
    if text[start] != "'":
        return False
    scalar = Scalar(state)
    state.pos = segment = start + 1
    while True:
        if at_separator(state):
            raise state.error("unexpected end of the document within a single quoted scalar", start)
        state.pos = end = run(_SINGLE, text, state.pos)
        if text[end] == "\0":
            raise state.error("unexpected end of the stream within a single quoted scalar", start)
        scalar.take(segment, end, quoted=True)
        if text[end] != "'":
            scalar.fold(skip(state, comments=False), end)
            segment = state.pos
        elif text[end + 1] == "'":
            segment = end + 1
            state.pos = end + 2
        else:
            break
    state.pos = end + 1
    state.kind = "scalar"
    state.result = scalar.value(start, end + 1)
    return True


def read_double_quoted(state: State) -> bool:
    text = state.text
    start = state.pos
    if text[start] != '"':
        return False
    scalar = Scalar(state)
    state.pos = start + 1
    while True:
        if at_separator(state):
            raise state.error("unexpected end of the document within a double quoted scalar", start)
        segment = state.pos
        state.pos = end = run(_DOUBLE, text, segment)
        if text[end] == "\0":
            raise state.error("unexpected end of the stream within a double quoted scalar", start)
        scalar.take(segment, end, quoted=True)
        if text[end] == '"':
            break
        if text[end] == "\\":
            _escape(state, scalar)
        else:
            scalar.fold(skip(state, comments=False), end)
    state.pos = end + 1
    state.kind = "scalar"
    state.result = scalar.value(start, end + 1)
    return True


def _escape(state: State, scalar: Scalar) -> None:
    text = state.text
    at = state.pos
    state.pos += 1
    letter = text[state.pos]
    if letter in "\r\n":
        skip(state, comments=False)
    elif letter in _ESCAPES:
        scalar.put(_ESCAPES[letter], at)
        state.pos += 1
    elif letter in _HEX_DIGITS:
        wanted = _HEX_DIGITS[letter]
        digits = text[at + 2 : run(_HEX, text, at + 2, at + 2 + wanted)]
        state.pos = at + 2 + len(digits)
        if len(digits) < wanted:
            raise state.error("expected hexadecimal character", at)
        _put_character(scalar, int(digits, 16), at)
    else:
        raise state.error("unknown escape sequence", at)


def _put_character(scalar: Scalar, code: int, at: int) -> None:
    """Add an escaped character; two halves of a surrogate pair become one."""
    last = scalar.parts[-1][-1:] if scalar.parts else ""
    if last and 0xDC00 <= code <= 0xDFFF and 0xD800 <= ord(last) <= 0xDBFF:
        scalar.parts[-1] = scalar.parts[-1][:-1]
        scalar.size -= 1
        while scalar.breaks[-1][0] > scalar.size:
            scalar.breaks.pop()
        pair = ((ord(last) - 0xD800) << 10) + code - 0xDC00 + 0x10000
        scalar.parts.append(chr(pair))
        scalar.size += 1
    else:
        scalar.put(chr(code) if code <= 0x10FFFF else "\ufffd", at)
