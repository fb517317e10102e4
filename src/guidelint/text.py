"""Bytes to text and back, without ever losing a byte; offsets to lines and columns.

Everything above this room works on `Text.source`, a string of Unicode code points:

* a byte order mark stays in place as U+FEFF at offset 0 (positions count it);
* a byte that is not valid UTF-8 becomes one lone surrogate, U+DC80 to U+DCFF
  (PEP 383), so it is visible, has an offset, and can be written back unchanged;
* line endings stay as they are; a line ends at ``\\n``, ``\\r\\n`` or ``\\r``
  (CommonMark), never at U+2028 or U+0085.

Offsets are 0-based, lines and columns 1-based, all in code points; ranges are half-open.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right

from guidelint.tuples import NamedTuple

BOM = "\ufeff"

_LINE_END = re.compile(r"\r\n?|\n")
_BAD_BYTES = re.compile("[\udc80-\udcff]+")
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark starts with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_AWKWARD = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
_PLAIN = bytes((9, 10, 13, *range(0x20, 0x7F)))  # tab, line ends, and what is printed of ASCII


class Span(NamedTuple):
    """A half-open range of code-point offsets into `Text.source`."""

    start: int
    end: int


class Position(NamedTuple):
    """A place in the source: `line` and `column` 1-based, `offset` 0-based, in code points."""

    line: int
    column: int
    offset: int


class Lines:
    """The line index of a source: offset to line and column and back.

    Small and picklable, so that facts keep their positions after the text is gone.
    """

    __slots__ = ("length", "starts")

    def __init__(self, starts: list[int], length: int) -> None:
        self.starts = starts
        self.length = length

    def position(self, offset: int) -> Position:
        """The line and column of `offset`; an offset past the end counts as the end."""
        offset = min(max(offset, 0), self.length)
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1, offset)

    def line(self, offset: int) -> int:
        """The 1-based line of `offset`."""
        return bisect_right(self.starts, offset)

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a 1-based line and column, clamped to the source."""
        if line < 1:
            return 0
        if line > len(self.starts):
            return self.length
        return min(self.starts[line - 1] + column - 1, self.length)


def line_index(source: str) -> Lines:
    """The line index of `source`."""
    if "\r" not in source:  # the common case, three times faster than the pattern
        starts = [0]
        add, find, at = starts.append, source.find, 0
        while at := find("\n", at) + 1:
            add(at)
        return Lines(starts, len(source))
    return Lines([0, *(m.end() for m in _LINE_END.finditer(source))], len(source))


class Text:
    """A decoded file: its code points, how it was encoded, and where its lines start."""

    __slots__ = ("_data", "_lines", "_odd", "encoding", "source")

    def __init__(self, source: str, encoding: str = "utf-8", *, data: bytes | None = None) -> None:
        self.source = source
        self._data = data  # the same as valid UTF-8, where it is at hand
        self.encoding = encoding  # "utf-8", or "utf-16-le", "utf-32-be" … told by a byte order mark
        self._lines: Lines | None = None
        self._odd: str | None = None

    @property
    def has_bom(self) -> bool:
        """Whether the file starts with a byte order mark."""
        return self.source.startswith(BOM)

    @property
    def lines(self) -> Lines:
        """The line index, made on first use."""
        if self._lines is None:
            self._lines = line_index(self.source)
        return self._lines

    @property
    def odd(self) -> str:
        """All characters that are no plain ASCII, in order, in a row: a few of many.

        Plain are printed characters, tabs and line ends. What is not in here is not in the source.
        """
        if self._odd is None:
            self._odd = self.utf8().translate(None, _PLAIN).decode("utf-8", "surrogatepass")
        return self._odd

    def utf8(self) -> bytes:
        """The source in UTF-8, undecodable bytes as the lone surrogates that stand for them."""
        return self.source.encode("utf-8", "surrogatepass") if self._data is None else self._data

    def position(self, offset: int) -> Position:
        """The line and column of `offset`."""
        return self.lines.position(offset)

    def invalid(self) -> list[Span]:
        """The runs of bytes that are not valid UTF-8."""
        if self._data is not None or self.source.isascii():
            return []
        return [Span(m.start(), m.end()) for m in _BAD_BYTES.finditer(self.source)]


def decode(data: bytes) -> Text:
    """Decode a file. Every byte is kept: `encode(decode(data)) == data`."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return Text(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                break  # not what its mark says: its bytes stay visible one by one
    try:
        return Text(data.decode("utf-8"), data=data)
    except UnicodeDecodeError:
        return Text(data.decode("utf-8", "surrogateescape"))


def encode(text: Text) -> bytes:
    """The bytes of a text, in the encoding it was read in."""
    if text.encoding == "utf-8":
        return text.source.encode("utf-8", "surrogateescape")
    return text.source.encode(text.encoding)


def printable(source: str) -> str:
    """`source` with undecodable bytes and lone surrogates shown as U+FFFD, safe to print."""
    return source if source.isascii() else _SURROGATE.sub("\ufffd", source)


def one_line(json_text: str) -> str:
    """JSON text that every reader of lines takes for one line and that can be encoded: line
    separators and lone surrogates become JSON escapes."""
    if json_text.isascii():
        return json_text
    return _AWKWARD.sub(lambda match: f"\\u{ord(match[0]):04x}", json_text)
