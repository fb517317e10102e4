"""Which encoding a file is in that is not UTF-8: the one in which it reads like text.

Every candidate decodes the lines that hold bytes above 7F; the character model says what each
reading would cost. The cheapest wins, and says by how much.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from guidelint.mojibake.language import Language, load
from guidelint.mojibake.legacy import around

_CANDIDATES = (  # codec, name; of readings that cost the same the first wins
    ("cp1252", "Windows-1252"),
    ("cp949", "CP949"),
    ("cp932", "Shift_JIS"),
    ("gb18030", "GBK"),
    ("big5", "Big5"),
    ("cp1251", "Windows-1251"),
    ("cp1250", "Windows-1250"),
    ("cp1254", "Windows-1254"),
    ("cp1253", "Windows-1253"),
    ("cp1255", "Windows-1255"),
    ("cp1256", "Windows-1256"),
    ("cp1257", "Windows-1257"),
    ("cp1258", "Windows-1258"),
    ("cp874", "Windows-874"),
    ("koi8-r", "KOI8-R"),
    ("koi8-u", "KOI8-U"),
    ("mac_roman", "Mac Roman"),
    ("euc_jp", "EUC-JP"),
    ("iso8859-2", "ISO-8859-2"),
    ("cp437", "code page 437"),
    ("cp850", "code page 850"),
    ("cp866", "code page 866"),
)
_SAMPLE = 6000  # bytes of lines with non-ASCII ones; more does not change the answer
_UNREADABLE = 250  # tenths of a nat for a byte that a candidate cannot read
_HIGH_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")


class Guess(NamedTuple):
    """An encoding: its codec, its name for people, and the lead over the next in tenths of a nat.

    `codec` is ``utf-8`` when the file is UTF-8 but for a few damaged bytes.
    """

    codec: str
    name: str
    lead: int


def guess(data: bytes) -> Guess:
    """The encoding of bytes that are not (all) UTF-8. The empty file is UTF-8."""
    zeros = data.count(0)
    if zeros > len(data) // 8:
        return _sixteen(data)
    sample = bytearray()
    for match in _HIGH_LINE.finditer(data):
        sample += match[0] + b"\n"
        if len(sample) > _SAMPLE:
            break
    if not sample:
        return Guess("utf-8", "UTF-8", 1 << 30)
    language = load()
    costs = [
        (_cost(language, bytes(sample), codec), rank, codec, name)
        for rank, (codec, name) in enumerate((("utf-8", "UTF-8"), *_CANDIDATES))
    ]
    costs.sort()
    best, following = costs[0], costs[1]
    return Guess(best[2], best[3], following[0] - best[0])


def _cost(language: Language, sample: bytes, codec: str) -> int:
    text = sample.decode(codec, "replace")
    odd = text.count("\ufffd") + sum("\x80" <= char < "\xa0" for char in text)
    text = text.replace("\ufffd", "")
    return _UNREADABLE * odd + sum(around(language, line) for line in text.split("\n"))


def _sixteen(data: bytes) -> Guess:
    """UTF-16 without a mark: ASCII has its NUL after it or before it."""
    little = data[1::2].count(0) >= data[::2].count(0)
    name = "UTF-16" if little else "UTF-16, big-endian"
    return Guess("utf-16-le" if little else "utf-16-be", name, 1 << 30)
