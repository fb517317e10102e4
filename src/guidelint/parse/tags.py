"""A tag, and the place in the source up to which one has been read."""

from __future__ import annotations

import re
from functools import cache

from guidelint.model import Node, Prop
from guidelint.parse import chars

SPACE = re.compile(f"[{chars.JS_SPACE}]*+")
_NAME = re.compile(f"[{chars.JSX_START_ASCII}][{chars.JSX_CONTINUE_ASCII}]*+")


@cache
def _any_name() -> re.Pattern[str]:
    """A name with any letter, for where the ASCII pattern stops at a character above it."""
    return re.compile(f"[{chars.jsx_start()}][{chars.jsx_continue()}]*+")


class Tag(Node):
    """A tag as it stands in the source, a node until it is known which two belong together.

    `fault` is the offset of what a closing tag must not have: an attribute, a second slash.
    `slash` is the offset of a closing tag's slash. `flow`: the tag stands on a line of nothing
    but tags and expressions.
    """

    __slots__ = ("close", "fault", "flow", "name", "name_end", "props", "self_closing", "slash")

    def __init__(self, start: int) -> None:
        super().__init__("tag", start, start)
        self.name = ""
        self.name_end = start
        self.close = False
        self.self_closing = False
        self.props: list[Prop] = []
        self.fault = -1
        self.flow = False
        self.slash = start

    @property
    def is_amount(self) -> bool:
        """Whether the name is a dollar sign and a number, as in “<$5”."""
        return self.name[:1] == "$" and self.name[1:2].isdecimal()

    def label(self) -> str:
        """``<Name>`` or ``</Name>``."""
        return f"</{self.name}>" if self.close else f"<{self.name}>"


class Reader:
    """Where in the source the reading of a tag is."""

    __slots__ = ("at", "limit", "source", "tag")

    def __init__(self, source: str, at: int, limit: int) -> None:
        self.source = source
        self.at = at
        self.limit = limit
        self.tag = Tag(at)

    def char(self) -> str:
        """The next character, "" at the end of the text."""
        return self.source[self.at] if self.at < self.limit else ""

    def skip(self) -> str:
        """Skip JavaScript's white space; the character behind it."""
        source, at, limit = self.source, self.at, self.limit
        if at < limit and source[at] == " ":  # what a tag has most of: no space, or one
            at = self.at = at + 1
        char = source[at] if at < limit else ""
        if "!" <= char <= "~" or not char:
            return char
        match = SPACE.match(source, at, limit)
        if match:
            at = self.at = match.end()
        return source[at] if at < limit else ""

    def name(self) -> str:
        """Read a name; "" if none starts here."""
        source, at, limit = self.source, self.at, self.limit
        match = _NAME.match(source, at, limit)
        end = match.end() if match else at
        if end < limit and source[end] > "\x7f":
            match = _any_name().match(source, at, limit)
            end = match.end() if match else at
        self.at = end
        return source[at:end]
