"""Labels, destinations and titles: ``[label]``, ``(destination "title")``, definitions."""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

LABEL = lazy_pattern(r"\[((?:[^\[\]\\]|\\[\[\]\\]|\\(?![\[\]\\]))*+)\]")
LABEL_SIZE = 999
_LABEL_LINE_ENDS = lazy_pattern(r"[\r\n]+")
_ANGLE = lazy_pattern(r"<((?:[^<>\\\r\n]|\\[<>\\]|\\(?![<>\\]))*+)>")
_BARE = lazy_pattern(r"(?:[^\x01-\x20\x7f()\\]|\\[()\\]|\\(?![()\\]))++")
_SPACE = lazy_pattern(r"[ \t\r\n]*+")
_LINE_SPACE = lazy_pattern(r"[ \t]*+")
_COLLAPSE = lazy_pattern(r"[ \t\r\n]+")
_TITLES = {
    '"': lazy_pattern(r'"(?:[^"\\]|\\["\\]|\\(?!["\\]))*+"'),
    "'": lazy_pattern(r"'(?:[^'\\]|\\['\\]|\\(?!['\\]))*+'"),
    "(": lazy_pattern(r"\((?:[^)\\]|\\[)\\]|\\(?![)\\]))*+\)"),
}
_MAX_PARENTHESES = 32


class Names(NamedTuple):
    """What references may refer to: identifiers of definitions and of footnotes."""

    definitions: dict[str, tuple[str, int, int]]  # the URL and its place
    footnotes: set[str]


class Span(NamedTuple):
    """A destination: `start` to `end` is the text without its angle brackets."""

    start: int
    end: int
    after: int


class Definition(NamedTuple):
    """``[label]: url``; offsets into the text it was read from."""

    label: str
    start: int
    end: int
    url: Span


def identifier(label: str) -> str:
    """Two labels with the same identifier mean the same definition."""
    return _COLLAPSE.sub(" ", label).strip(" ").lower().upper()


def read_label(text: str, at: int, limit: int) -> re.Match[str] | None:
    """The label whose `[` is text[at]: not empty, not too long."""
    match = LABEL.match(text, at, limit)
    if match is None:
        return None
    label = match.group(1)
    if len(label) > LABEL_SIZE and len(_LABEL_LINE_ENDS.sub("", label)) > LABEL_SIZE:
        return None
    return match if label.strip(" \t\r\n") else None


def read_destination(text: str, at: int, limit: int, depth: int = _MAX_PARENTHESES) -> Span | None:
    """The destination at text[at]; `depth` bounds its nested parentheses."""
    if text.startswith("<", at, limit):
        match = _ANGLE.match(text, at, limit)
        return Span(at + 1, match.end() - 1, match.end()) if match else None
    start, balance = at, 0
    while True:
        match = _BARE.match(text, at, limit)
        if match:
            at = match.end()
        char = text[at] if at < limit else ""
        if char == "(" and balance < depth:
            balance += 1
        elif char == ")" and balance:
            balance -= 1
        elif balance or (char and char not in ") \t\r\n") or at == start:
            return None
        else:
            return Span(start, at, at)
        at += 1


class Titles:
    """Finds titles in one text, in linear time over all calls."""

    __slots__ = ("_ends",)

    def __init__(self) -> None:
        self._ends: dict[str, tuple[int, int]] = {}

    def read(self, text: str, at: int, limit: int) -> int:
        """The offset after the title at text[at], -1 if there is none."""
        char = text[at] if at < limit else ""
        pattern = _TITLES.get(char)
        if pattern is None:
            return -1
        start, end = self._ends.get(char, (0, 0))
        if char == "(" and start <= at and (at < end - 1 or end < 0):
            return end  # the same closing mark, or the same lack of one, as last time
        match = pattern.match(text, at, limit)
        end = match.end() if match else -1
        self._ends[char] = (at, end)
        return end


def read_resource(text: str, at: int, limit: int, titles: Titles) -> tuple[int, Span] | None:
    """The ``(url "title")`` whose `(` is text[at]: the offset after it, and the URL."""
    at = _skip(_SPACE, text, at + 1, limit)
    if text.startswith(")", at, limit):
        return at + 1, Span(at, at, at)
    url = read_destination(text, at, limit)
    if url is None:
        return None
    at = _skip(_SPACE, text, url.after, limit)
    if at > url.after and at < limit and text[at] in "\"'(":
        at = titles.read(text, at, limit)
        if at < 0:
            return None
        at = _skip(_SPACE, text, at, limit)
    return (at + 1, url) if text.startswith(")", at, limit) else None


def read_definition(text: str, at: int, limit: int, titles: Titles) -> Definition | None:
    """The definition at text[at]; its end is before the line end."""
    label = read_label(text, at, limit)
    if label is None or not text.startswith(":", label.end(), limit):
        return None
    url = read_destination(text, _skip(_SPACE, text, label.end() + 1, limit), limit, limit)
    if url is None:
        return None
    title = _skip(_SPACE, text, url.after, limit)
    if title > url.after:
        end = titles.read(text, title, limit)
        if end >= 0 and _at_line_end(text, end, limit):
            return Definition(label.group(1), at, end, url)
    if not _at_line_end(text, url.after, limit):
        return None
    return Definition(label.group(1), at, url.after, url)


def _skip(pattern: re.Pattern[str], text: str, at: int, limit: int) -> int:
    match = pattern.match(text, at, limit)
    return match.end() if match else at


def _at_line_end(text: str, at: int, limit: int) -> bool:
    at = _skip(_LINE_SPACE, text, at, limit)
    return at >= limit or text[at] in "\r\n"
