"""Text in an old charset shown in another: ``ÀÇ°ßµé`` is 의견들, CP949 read as Windows-1252.

No UTF-8 is involved, so nothing about the bytes proves the reading; only the text can. A line is
read again as a whole, through every pair of charsets that met in practice, and the reading must
be far better than the line as it stands. Letters have to become letters inside words: a dash or
a sign on its own never counts as evidence, since each is an accented letter in another charset.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from guidelint.lazy import lazy_pattern
from guidelint.mojibake.charsets import table
from guidelint.mojibake.hypotheses import Hypothesis, Token, applied
from guidelint.mojibake.language import Language
from guidelint.tuples import NamedTuple

LEAST = 100  # what a reading must save, in tenths of a nat
_ODD = 60  # … when a capital or a sign stands inside a word as nobody writes it
_FEW = 3  # different characters that prove no charset of thousands
_SHORT = 250  # … when it makes another script of a few letters


class Pair(NamedTuple):
    """Bytes of `actual`, shown as `shown`; `swaps` maps what is seen to what was written."""

    shown: str
    actual: str
    label: str
    prior: int
    swaps: dict[str, str]
    repertoire: frozenset[str]  # all that `shown` can show


_SINGLE = (
    ("cp1252", "cp1251", "Windows-1251 shown as Windows-1252", 20),
    ("cp1252", "koi8-r", "KOI8-R shown as Windows-1252", 30),
    ("cp1252", "cp1253", "Windows-1253 shown as Windows-1252", 20),
    ("cp1252", "cp1256", "Windows-1256 shown as Windows-1252", 20),
    ("cp1252", "cp874", "Windows-874 shown as Windows-1252", 20),
    ("cp1252", "cp1250", "Windows-1250 shown as Windows-1252", 30),
    ("cp1252", "cp1254", "Windows-1254 shown as Windows-1252", 40),
    ("cp1252", "cp1255", "Windows-1255 shown as Windows-1252", 30),
    ("cp1252", "cp1257", "Windows-1257 shown as Windows-1252", 40),
    ("cp1252", "cp1258", "Windows-1258 shown as Windows-1252", 40),
    ("cp1252", "mac_roman", "Mac Roman shown as Windows-1252", 30),
    ("cp1252", "cp437", "code page 437 shown as Windows-1252", 40),
    ("cp1252", "cp850", "code page 850 shown as Windows-1252", 40),
    ("cp1252", "iso8859-2", "ISO-8859-2 shown as Windows-1252", 50),
    ("cp1252", "cp866", "code page 866 shown as Windows-1252", 40),
    ("mac_roman", "cp1252", "Windows-1252 shown as Mac Roman", 20),
    ("cp1251", "koi8-r", "KOI8-R shown as Windows-1251", 20),
    ("koi8-r", "cp1251", "Windows-1251 shown as KOI8-R", 30),
    ("cp1251", "cp1252", "Windows-1252 shown as Windows-1251", 30),
    ("cp437", "cp1252", "Windows-1252 shown as code page 437", 30),
    ("cp850", "cp1252", "Windows-1252 shown as code page 850", 30),
    ("cp1250", "cp1252", "Windows-1252 shown as Windows-1250", 40),
    ("latin-1", "cp1252", "Windows-1252 shown as ISO-8859-1", 0),
)
_WIDE = (("cp949", "CP949"), ("cp932", "Shift_JIS"), ("gbk", "GBK"), ("big5", "Big5"))
_SIGNS = frozenset(  # what stands on its own in any text
    "\xa0–—‘’‚“”„…•·™©®°†‡«»‹›¡¿§¶€£¥¢ªº¹²³¼½¾´¸¨¯¬¦¤×÷±µ\xadﬁﬂ"
)
_IN_WORD = lazy_pattern(  # in a word, what no language has there
    "[a-zà-ÿ][À-ÖØ-ÞŸŠŽŒ‹›†‡•¿¡ˆ˜¨´¸¯¬‰√∂∑º∞∆¹³][a-zà-ÿ]|[a-km-z]·[a-km-z ]|œ(?![uisctdnf])"
)
_LETTERS = lazy_pattern("[A-Za-z]")
_RUN = lazy_pattern(r"[^\x00-\x7f]+")


@lru_cache(maxsize=1)
def _pairs() -> tuple[Pair, ...]:
    return tuple(Pair(*row, _swaps(row[0], row[1]), _repertoire(row[0])) for row in _SINGLE)


def _repertoire(shown: str) -> frozenset[str]:
    controls = {chr(byte) for byte in range(0x80, 0xA0)} if shown != "mac_roman" else set()
    return frozenset({char for char in table(shown) if char} | controls)


def _swaps(shown: str, actual: str) -> dict[str, str]:
    swaps: dict[str, str] = {}
    for byte, (seen, meant) in enumerate(zip(table(shown), table(actual), strict=True), 0x80):
        if meant is None:
            continue
        if seen is not None and seen != meant:
            swaps[seen] = meant
        if seen is None or (shown == "cp1252" and byte < 0xA0):
            swaps.setdefault(chr(byte), meant)
    return swaps


@lru_cache(maxsize=1)
def _bytes() -> dict[str, int]:
    """Characters of Windows-1252 and of the controls it lacks -> bytes."""
    found = {chr(byte): byte for byte in range(0x80, 0x100)}
    return found | {char: byte for byte, char in enumerate(table("cp1252"), 0x80) if char}


def legacy(language: Language, line: str) -> Iterator[Hypothesis]:
    """The readings of a line through pairs of old charsets that save enough."""
    as_is = around(language, line)
    chars = {char for char in line if char >= "\x80"}
    for pair in _pairs():
        if not chars.isdisjoint(pair.swaps) and chars <= pair.repertoire:
            tokens = _swapped(line, pair.swaps)
            found = _worth(language, line, as_is, tokens, pair.label, pair.prior)
            if found:
                yield found
    if chars and chars <= _bytes().keys():
        for charset, name in _WIDE:
            tokens = _reread(line, charset)
            label = f"{name} shown as Windows-1252"
            if len({*"".join(t.text for t in tokens if not t.text.isascii())}) < _FEW:
                continue
            found = _worth(language, line, as_is, tokens, label, 20)
            if found:
                yield found


def _worth(
    language: Language,
    line: str,
    as_is: int,
    tokens: tuple[Token, ...],
    label: str,
    prior: int,
) -> Hypothesis | None:
    seen = "".join([line[token.start : token.end] for token in tokens])
    changed = [char for char in seen if char >= "\x80"]
    text = applied(line, tokens)
    if not any("\x80" <= char < "\xa0" for char in changed):
        least = _least(line, tokens, changed)
    else:
        least = LEAST
    gain = as_is - around(language, text) - prior
    return Hypothesis(gain, label, "legacy", text, tokens) if gain >= least else None


def _least(line: str, tokens: tuple[Token, ...], changed: list[str]) -> int:
    """What the reading must save: little where the line cannot be right, else much."""
    if _IN_WORD.search(line) and _latin(tokens):
        return _ODD
    if _SIGNS.issuperset(changed):
        return _SHORT if len(changed) > 5 else 1 << 30
    if not _latin(tokens):
        ladder = all(one < two for one, two in pairwise(changed))  # a table of characters
        if ladder and len(changed) > 3:
            return 1 << 30
        return LEAST if len(changed) > 5 else _SHORT
    touched = any(
        _LETTERS.search(line[max(token.start - 1, 0) : token.end + 1]) for token in tokens
    )
    return LEAST if touched else 1 << 30


def _latin(tokens: tuple[Token, ...]) -> bool:
    """Whether the reading has Latin letters and signs only."""
    written = (char for token in tokens for char in token.text)
    return all(char < "\u0250" or "\u2000" <= char < "\u2200" for char in written)


def around(language: Language, line: str) -> int:
    """The cost of everything that touches a non-ASCII character."""
    padded = f"\n\n{line}\n\n"
    total = done = 0
    for run in _RUN.finditer(line):
        end = min(run.end() + 2, len(line) + 1)
        for at in range(max(run.start(), done), end):
            total += language.cost(padded[at : at + 2], padded[at + 2])
        done = end
    return total


def _swapped(line: str, swaps: dict[str, str]) -> tuple[Token, ...]:
    tokens = []
    for run in _RUN.finditer(line):
        text = "".join([swaps.get(char, char) for char in run[0]])
        if text != run[0]:
            tokens.append(Token(run.start(), run.end(), text, True))
    return tuple(tokens)


def _reread(line: str, charset: str) -> tuple[Token, ...]:
    """The runs of the line that Windows-1252 has, decoded again; ASCII may be a second byte."""
    known = _bytes()
    tokens = []
    at = 0
    while at < len(line):
        run = _RUN.search(line, at)
        if run is None:
            break
        start = at = run.start()
        raw = bytearray()
        while at < len(line) and (line[at] < "\x80" or line[at] in known):
            raw.append(ord(line[at]) if line[at] < "\x80" else known[line[at]])
            at += 1
        if at == start:
            at = run.end()
            continue
        while raw and raw[-1] < 0x80 and (len(raw) < 2 or raw[-2] < 0x80):
            raw.pop()
        end = start + len(raw)
        tokens.append(Token(start, end, raw.decode(charset, "replace"), True))
    return tuple(tokens)


def sixteen_bits(language: Language, line: str) -> Iterator[Hypothesis]:
    """UTF-16 shown byte by byte: every second character is NUL."""
    if "\0" not in line:
        return
    try:
        raw = line.encode("latin-1")
    except UnicodeEncodeError:
        return
    as_is = 40 * line.count("\0")
    for skipped in (0, 1):
        for charset, name in (("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16, big-endian")):
            body = raw[skipped : skipped + (len(raw) - skipped) // 2 * 2]
            text = body.decode(charset, "replace").strip("\0")
            if not text:
                continue
            gain = as_is - around(language, text) - 10 * skipped
            if gain >= 0:
                token = Token(0, len(line), text, True)
                yield Hypothesis(gain, f"{name} shown byte by byte", "legacy", text, (token,))
