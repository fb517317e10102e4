"""The character model: how likely is one character after two others, in any language.

Costs are tenths of a nat (−10·ln p) and integers, so that sums are exact and comparable. A cost
is looked up by three characters, else by two, else by their classes and the character alone.
All boundaries (white space, ASCII punctuation) are one to the model, and all digits; which one
it is has a cost of its own.

The figures are counts from redistributable text, packed by ``tools/build_mojibake_model.py``;
``data/NOTICE`` names the sources. Rows are unpacked when first asked for.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from guidelint.mojibake.classes import CLASSES, classify, plain

_MAGIC = b"GLM2"
_CACHE_LIMIT = 200_000  # entries; a text in every script stays far below


class Language:
    """The costs of characters in context; see the module's docstring for the unit."""

    __slots__ = (
        "_alone",
        "_back",
        "_cache",
        "_chars",
        "_classes",
        "_context_rows",
        "_contexts",
        "_encoded",
        "_index",
        "_matching",
        "_pairs",
        "_pairs_at",
        "_rows",
        "_rows_at",
        "_sections",
        "_triples",
        "_unseen",
        "_which",
    )

    def __init__(self, data: bytes) -> None:
        sections = _sections(data)
        self._sections = sections
        chars = "".join(map(chr, accumulate(_words(sections["chars"]))))
        self._chars = chars
        self._alone = sections["alone"]
        self._back = sections["back"]
        self._unseen = sections["unseen"]
        self._which = sections["which"]
        width = len(CLASSES)
        table = sections["classes"]
        self._pairs = [table[i * width : i * width + width] for i in range(width)]
        self._index = dict(zip(chars, range(len(chars)), strict=True))
        self._pairs_at = [0, *accumulate(_words(sections["row_sizes"]))]
        self._contexts = [0, *accumulate(_words(sections["context_counts"]))]
        self._rows_at = [0, *accumulate(_words(sections["context_sizes"]))]
        self._encoded = b""
        self._matching: dict[bytes, list[str]] = {}
        self._rows: dict[str, dict[str, int]] = {}
        self._triples: dict[str, dict[str, int]] = {}
        self._context_rows: dict[str, dict[str, tuple[int, int, int]]] = {}
        self._classes: dict[str, int] = {}
        self._cache: dict[str, int] = {}

    def cost(self, before: str, char: str) -> int:
        """The cost of `char` after the two characters `before`."""
        key = before + char
        found = self._cache.get(key)
        if found is not None:
            return found
        if len(self._cache) > _CACHE_LIMIT:
            self._cache.clear()
        which = self._which[ord(char)] if char < "\x80" else 0
        cost = which + self._triple(plain(before[0]), plain(before[1]), plain(char))
        self._cache[key] = cost
        return cost

    def text(self, before: str, text: str) -> int:
        """The cost of a whole text after the two characters `before`."""
        total = 0
        for char in text:
            total += self.cost(before, char)
            before = before[1] + char
        return total

    def alone(self, char: str) -> int:
        """The cost of a character within its class."""
        at = self._index.get(char)
        return self._unseen[self.kind(char)] if at is None else self._alone[at]

    def kind(self, char: str) -> int:
        """The class of a character, an index into `CLASSES`."""
        found = self._classes.get(char)
        if found is None:
            found = self._classes[char] = classify(char)
        return found

    def knows(self, word: str) -> bool:
        """Whether a word is one of some common ones; of others 0.3 % pass."""
        bits = self._sections["words"]
        return all(bits[place >> 3] >> (place & 7) & 1 for place in places(word, len(bits)))

    def matching(self, pattern: bytes) -> list[str]:
        """The known characters whose UTF-8 matches; NUL stands for any byte. Likeliest first."""
        found = self._matching.get(pattern)
        if found is None:
            import re

            if not self._encoded:
                self._encoded = ("\n" + "\n".join(self._chars)).encode()
            body = b"".join(
                re.escape(pattern[at : at + 1]) if byte else rb"[\x80-\xff]"
                for at, byte in enumerate(pattern)
            )
            matches = re.findall(rb"(?<=\n)" + body + rb"(?![\x80-\xbf])", self._encoded)
            found = sorted((match.decode() for match in matches), key=self.alone)
            self._matching[pattern] = found
        return found

    def _triple(self, first: str, second: str, char: str) -> int:
        row = self._contexts_of(first).get(second)
        if row is None:
            return self._double(second, char)
        back, start, end = row
        listed = self._triples.get(first + second)
        if listed is None:
            listed = self._triples[first + second] = self._listed("triples", start, end)
        cost = listed.get(char)
        return back + self._double(second, char) if cost is None else cost

    def _double(self, before: str, char: str) -> int:
        cost = self._row(before).get(char)
        if cost is not None:
            return cost
        classes = self._pairs[self.kind(before)][self.kind(char)]
        at = self._index.get(before)
        return (0 if at is None else self._back[at]) + classes + self.alone(char)

    def _row(self, char: str) -> dict[str, int]:
        row = self._rows.get(char)
        if row is None:
            at = self._index.get(char)
            row = {}
            if at is not None:
                row = self._listed("pairs", self._pairs_at[at], self._pairs_at[at + 1])
            self._rows[char] = row
        return row

    def _contexts_of(self, char: str) -> dict[str, tuple[int, int, int]]:
        """The second characters of known contexts -> (cost of leaving it, its row's range)."""
        found = self._context_rows.get(char)
        if found is None:
            found = {}
            at = self._index.get(char)
            if at is not None:
                start, end = self._contexts[at], self._contexts[at + 1]
                targets = self._targets("contexts", start, end)
                backs = self._sections["context_back"]
                for offset, second in enumerate(targets, start):
                    found[second] = (
                        backs[offset],
                        self._rows_at[offset],
                        self._rows_at[offset + 1],
                    )
            self._context_rows[char] = found
        return found

    def _listed(self, name: str, start: int, end: int) -> dict[str, int]:
        costs = self._sections[f"{name}_cost"][start:end]
        return dict(zip(self._targets(name, start, end), costs, strict=True))

    def _targets(self, name: str, start: int, end: int) -> list[str]:
        low = self._sections[f"{name}_low"][start:end]
        high = self._sections[f"{name}_high"][start:end]
        steps = (one + (two << 8) for one, two in zip(low, high, strict=True))
        return [self._chars[index] for index in accumulate(steps)]


def places(word: str, size: int) -> tuple[int, ...]:
    """The bits of a word in a filter of `size` bytes."""
    from zlib import crc32

    one, two = crc32(word.encode()), crc32(word.encode(), 0x9E3779B9) | 1
    return tuple((one + i * two) % (size * 8) for i in range(7))


def _words(data: bytes) -> tuple[int, ...]:
    """Numbers of two bytes; the low bytes of all come first."""
    import struct

    half = len(data) // 2
    mixed = bytearray(len(data))
    mixed[::2], mixed[1::2] = data[:half], data[half:]
    return struct.unpack(f"<{half}H", mixed)


def _sections(data: bytes) -> dict[str, bytes]:
    """The named parts of the packed model: name, NUL, length (4 bytes), content, repeated."""
    if data[:4] != _MAGIC:
        raise ValueError("not a guidelint character model")
    import zlib

    raw = zlib.decompress(data[4:])
    sections: dict[str, bytes] = {}
    at = 0
    while at < len(raw):
        stop = raw.index(0, at)
        name = raw[at:stop].decode()
        size = int.from_bytes(raw[stop + 1 : stop + 5], "little")
        at = stop + 5 + size
        sections[name] = raw[stop + 5 : at]
    return sections


@lru_cache(maxsize=1)
def load() -> Language:
    """The model shipped with guidelint, read on first use (a few milliseconds)."""
    return Language((Path(__file__).parent / "data" / "model.bin").read_bytes())
