"""UTF-8 read as a charset of two-byte characters: CP949, Shift_JIS, GBK, Big5.

The readers pair bytes that do not belong together and give up on some: what they could not read
is a hole of one byte, shown as U+FFFD or ``?``. A hole can only be a byte that the charset does
not accept before the byte that follows, which leaves few.
"""

from __future__ import annotations

from functools import lru_cache

from guidelint.lazy import lazy_pattern
from guidelint.mojibake.islands import Island
from guidelint.mojibake.language import Language
from guidelint.mojibake.lattice import Lattice, Step
from guidelint.tuples import NamedTuple


class Wide(NamedTuple):
    """A charset whose characters have one or two bytes, read for UTF-8."""

    charset: str
    label: str
    prior: int


WIDE = (
    Wide("cp949", "CP949", 10),
    Wide("cp932", "Shift_JIS", 10),
    Wide("gbk", "GBK", 10),
    Wide("big5", "Big5", 15),
)
_TAILS = range(0x80, 0xC0)
_HOLE, _ABSENT = -1, -2
_SIZES = ((2, 0xC2, 0xDF), (3, 0xE0, 0xEF), (4, 0xF0, 0xF4))
_MOST = 40  # characters considered for one sequence with holes
_SHORT = lazy_pattern(
    rb"[\xc2-\xdf\x1a][\x80-\xbf]|[\xe0-\xef\x1a][\x80-\xbf\x1a][\x80-\xbf\x1a]"
    rb"|[\xe0-\xef][\x80-\xbf]\x1a|\xf0[\x90-\xbf\x1a][\x80-\xbf\x1a][\x80-\xbf\x1a]"
)


def wide_lattice(language: Language, wide: Wide, line: str, island: Island) -> Lattice:
    """An island as bytes of a two-byte charset; what it could not read is a hole of one byte."""
    text = line[island.start : island.end]
    keeps: list[tuple[str, int, bool] | None] = []
    values: list[int] = []
    offsets: list[int] = []
    for at, char in enumerate(text, island.start):
        encoded = b"" if char in "?\ufffd" else _encoded(char, wide.charset)
        size = len(encoded) or 1
        keeps.append((char, len(values) + size, char < "\x80"))
        keeps += [
            (chr(byte), len(values) + 2, True) if byte < 0x80 else None for byte in encoded[1:]
        ]
        offsets += [at] * size
        values += list(encoded) if encoded else [_HOLE if char in "?\ufffd" else _ABSENT]
    arcs = [[(value, at + 1, 0)] if value >= 0x80 else [] for at, value in enumerate(values)]
    prices = {
        at: 15 if line[offsets[at]] == "?" else 3 for at, v in enumerate(values) if v == _HOLE
    }
    behind = ord(island.behind[0]) if island.behind[0] < "\x80" else 0x20
    steps = {
        at: found
        for at in range(len(values))
        if (found := _steps_with_holes(language, wide, values, at, prices, behind))
    }
    return Lattice(keeps, arcs, steps, {}, island.before, island.behind, [*offsets, island.end])


def _steps_with_holes(
    language: Language,
    wide: Wide,
    values: list[int],
    at: int,
    prices: dict[int, int],
    behind: int,
) -> list[Step]:
    """The characters that may begin at `at` if one or two of their bytes are holes."""
    steps: list[Step] = []
    for size, least, most in _SIZES:
        window = values[at : at + size]
        holes = [i for i, value in enumerate(window) if value == _HOLE]
        if len(window) < size or not 1 <= len(holes) <= min(2, size - 1):
            continue
        if window[0] != _HOLE and not least <= window[0] <= most:
            continue
        if any(value != _HOLE and value not in _TAILS for value in window[1:]):
            continue
        followers = (*values, behind)
        price = sum(prices[at + i] + 5 for i in holes)
        found = 0
        for char in language.matching(bytes(max(value, 0) for value in window)):
            encoded = char.encode()
            if all(_unread(wide, encoded[i], followers[at + i + 1]) for i in holes):
                steps.append((char, at + size, price))
                found += 1
                if found == _MOST:
                    break
    return steps


def wide_applies(wide: Wide, line: str, found: list[Island]) -> bool:
    """Whether some island holds what looks like UTF-8 in the charset."""
    for island in found:
        text = line[island.start : island.end].replace("\ufffd", "\x1a").replace("?", "\x1a")
        if _SHORT.search(text.encode(wide.charset, "replace")):
            return True
    return False


def _encoded(char: str, charset: str) -> bytes:
    try:
        return char.encode(charset)
    except UnicodeEncodeError:
        return b""


@lru_cache(maxsize=4096)
def _unread(wide: Wide, byte: int, follower: int) -> bool:
    """Whether the charset cannot read `byte` before `follower` (negative: not known)."""
    if follower < 0:
        return True
    try:
        bytes((byte, follower)).decode(wide.charset)
    except UnicodeDecodeError:
        return True
    return False
