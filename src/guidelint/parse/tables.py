"""GFM tables: which lines make a head, and where the cells of a row are."""

from __future__ import annotations

import re

_PIPE = re.compile(r"\\[\\|]|\|")
_DELIMITER = re.compile(r"\|?+[ \t]*+:?+-++:?+[ \t]*+(?:\|[ \t]*+:?+-++:?+[ \t]*+)*+\|?+[ \t]*+")
_DASHES = re.compile(r"-+")
# What the line of a delimiter row looks like, with the markers of containers before it.
_MAYBE = re.compile(r"[ \t>|:\-]++")


def may_be_delimiter(source: str, start: int, end: int) -> bool:
    """If a whole line may be a delimiter row; cheap, and wrong only towards yes."""
    return source.find("-", start, end) >= 0 and bool(_MAYBE.fullmatch(source, start, end))


def columns(source: str, at: int, end: int) -> int:
    """The number of columns of the delimiter row at `at`; 0 if it is none."""
    if not _DELIMITER.fullmatch(source, at, end):
        return 0
    if source.find("|", at, end) < 0 and source.find(":", at, end) < 0:
        return 0
    return len(_DASHES.findall(source, at, end))


def cells(source: str, at: int, end: int) -> list[tuple[int, int]]:
    """The cells of a row, as spans without the white space around them."""
    found: list[tuple[int, int]] = []
    start, first = at, True
    for match in _PIPE.finditer(source, at, end):
        if match.end() - match.start() > 1:
            continue
        span = _trim(source, start, match.start())
        if not first or span[0] < span[1]:
            found.append(span)
        first = False
        start = match.end()
    span = _trim(source, start, end)
    if span[0] < span[1]:
        found.append(span)
    return found


def _trim(source: str, start: int, end: int) -> tuple[int, int]:
    while start < end and source[start] in " \t":
        start += 1
    while end > start and source[end - 1] in " \t":
        end -= 1
    return start, end
