"""The stretches of a line that may be damaged, as lattices for the decoder.

Damage of UTF-8 read in a single-byte charset shows as non-ASCII characters, one for each byte.
Cleaning up afterwards leaves traces that are allowed for at a price: a no-break space became a
space, curly quotes became straight ones, capitals small, bytes without a character ``?``.
"""

from __future__ import annotations

import re
from itertools import pairwise

from guidelint.lazy import lazy_pattern
from guidelint.mojibake.charsets import Channel
from guidelint.mojibake.lattice import Arc, Lattice
from guidelint.tuples import NamedTuple

_ISLAND = lazy_pattern(r"[^\x00-\x7f]+(?:[\x20-\x7e]{1,2}[^\x00-\x7f]+)*[ '\"?]{0,2}")
_CJK_ISLAND = lazy_pattern(r"\?*[^\x00-\x7f](?:[^\x00-\x7f]|\?|[ -~]{1,2}(?=[^\x00-\x7f]))*\??")
_DASH = frozenset((0xE2, 0x80))  # what dashes begin with; they end as curly quotes look
_STRAIGHT = {"'": "‘’‚", '"': "“”„"}

# What next to nobody writes on purpose: Â or Ã before a sign, a corner of a box before a letter,
# a Cyrillic letter with a neighbour that no language pairs with it, and nothing Cyrillic around.
_TELLING = frozenset("ÂÃĂ├┬ВГ")
_TELLTALE = lazy_pattern(
    "[^A-ZÀ-Þ](?:[ÂÃĂ][\xa0-\xbf€‚„…†‡ˆ‰‹‘’“”•–—˜™›ŁĽ]|[├┬][^\\x00-\\x7f\\u2500-\\u259f]"
    "|(?<![\u0400-\u04ff].)[ВГ][ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЄЇѕґ€‚„…†‡‰‹‘’“”•–—™›©®°±µ¶·](?![\u0400-\u04ff]))",
    re.DOTALL,
)
_BONUS = -118
_NBSP = 10  # French sets one after many a letter
_SOFT_HYPHEN = 0xAD
_SPACE, _APOSTROPHE, _LOWERED, _QUESTION, _REPLACED = 30, 35, 20, 20, 5
_QUOTE_EVEN, _QUOTE_ODD = 90, 25  # a straight quote that has its partner, one that lacks it


class Island(NamedTuple):
    """A stretch of a line: its place, and up to two characters of context on either side."""

    start: int
    end: int
    before: str
    behind: str


def islands(line: str, *, cjk: bool = False) -> list[Island]:
    """The islands of a line in order; those of `cjk` damage keep the question marks around."""
    found = []
    for match in (_CJK_ISLAND if cjk else _ISLAND).finditer(line):
        start, end = match.span()
        before = ("\n\n" + line[max(0, start - 2) : start])[-2:]
        behind = (line[end : end + 2] + "\n")[:2]
        found.append(Island(start, end, before, behind))
    return found


class Habits(NamedTuple):
    """What the whole line shows about how it was treated after the damage."""

    lowered: bool  # nothing in it is a capital
    quote: int  # the price of reading a straight double quote as a curly one
    kept: bool  # bytes without a character are still there, as controls or U+FFFD
    asked: bool  # … or may be, as question marks
    spelt: bool  # no-break spaces are spelt out: a space is a space


_KEPT = lazy_pattern("[\x81\x8d\x8f\x90\x9d\ufffd]")
_ASKED = lazy_pattern(r"[^\x00-\x7f]\?")


def habits(line: str, *, spelt: bool = False) -> Habits:
    """The habits of a line; `spelt` if it holds character references, no-break spaces among them."""
    return Habits(
        line == line.lower(),
        _QUOTE_ODD if line.count('"') % 2 else _QUOTE_EVEN,
        bool(_KEPT.search(line)),
        bool(_ASKED.search(line)),
        spelt,
    )


class Spelt(NamedTuple):
    """A line with its character references read; `offsets` leads back to the line as it is."""

    text: str
    offsets: list[int] | None  # None: they are the same


_REFERENCE = lazy_pattern(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{2,7}|#[xX][0-9A-Fa-f]{2,6});")


def spelt(line: str) -> Spelt:
    """Read the references to non-ASCII characters: damage is sometimes saved as ``&Atilde;``."""
    if "&" not in line or not _REFERENCE.search(line):
        return Spelt(line, None)
    from html import unescape

    parts: list[str] = []
    offsets: list[int] = []
    last = 0
    for match in _REFERENCE.finditer(line):
        char = unescape(match[0])
        if len(char) != 1 or char < "\x80":
            continue
        parts += [line[last : match.start()], char]
        offsets += [*range(last, match.start()), match.start()]
        last = match.end()
    parts.append(line[last:])
    offsets += range(last, len(line) + 1)
    return Spelt("".join(parts), offsets)


def lattice(channel: Channel, line: str, island: Island, habit: Habits) -> Lattice:
    """An island as seen through a channel."""
    text = line[island.start : island.end]
    images, width = channel.images, channel.width
    arcs: list[list[Arc]] = []
    shown = island.before[1] + text
    for at, char in enumerate(text):
        price = _NBSP if char == "\xa0" else 0
        if char in _TELLING and _TELLTALE.match(shown, at):
            price = _BONUS
        here = [(byte, at + 1, price) for byte in images.get(char, ())]
        for length in range(2, min(width, len(text) - at) + 1):
            for byte in images.get(text[at : at + length], ()):
                here.append((byte, at + length, min(price, 0)))
        if char == '"' and _DASH.issubset(_ends(images, text[max(at - 2, 0) : at])):
            here += [(byte, at + 1, _APOSTROPHE) for byte in (0x93, 0x94)]
        elif char in " '\"?\ufffd" or (habit.lowered and char >= "\x80" and width == 1):
            here += _altered(channel, char, at + 1, habit)
        arcs.append(here)
    keeps: list[tuple[str, int, bool] | None] = [
        (char, at + 1, char < "\x80") for at, char in enumerate(text)
    ]
    offsets = list(range(island.start, island.end + 1))
    lost = channel.lost
    if habit.kept:
        lost = {byte: 25 for byte in lost if byte == _SOFT_HYPHEN and channel.width == 1}
    elif habit.asked:
        lost = {byte: cost + 25 for byte, cost in lost.items()}
    return Lattice(keeps, arcs, {}, lost, island.before, island.behind, offsets)


def _ends(images: dict[str, tuple[int, ...]], text: str) -> set[int]:
    """The bytes that each of two characters may be."""
    return {byte for char in text for byte in images.get(char, ())}


def _altered(channel: Channel, char: str, to: int, habit: Habits) -> list[Arc]:
    """The bytes that a character may have stood for before the text was cleaned up."""
    images = channel.images
    if char == " ":
        if habit.spelt:
            return []
        return [(byte, to, _SPACE) for byte in images.get("\xa0", ())]
    if char in _STRAIGHT:
        cost = _APOSTROPHE if char == "'" else habit.quote
        return [(byte, to, cost) for curly in _STRAIGHT[char] for byte in images.get(curly, ())]
    if char in "?\ufffd":
        cost = _QUESTION if char == "?" else _REPLACED
        return [(byte, to, cost) for byte in channel.holes]
    capital = char.upper()
    if capital == char or len(capital) > 1:
        return []
    return [(byte, to, _LOWERED) for byte in images.get(capital, ())]


def applies(
    channel: Channel, line: str, found: list[Island], chars: set[str], habit: Habits
) -> bool:
    """Whether a sequence of two bytes or more can be seen through the channel at all."""
    if channel.leads.isdisjoint(chars) and not habit.lowered:
        return False
    if channel.width > 1:
        return channel.leads & chars != set() and _applies_wide(channel, line)
    images = channel.images
    for island in found:
        text = line[island.start : island.end] + island.behind[:1]
        for one, two in pairwise(text):
            inside = channel.lost and two.islower()  # the rest of the sequence may be lost
            if two < "\x80" and two not in " ?'\"" and not inside:
                continue
            if _is_lead(images, one, habit) and (
                inside or two < "\x80" or _is_tail(images, two, habit)
            ):
                return True
    return False


def _is_lead(images: dict[str, tuple[int, ...]], char: str, habit: Habits) -> bool:
    found = images.get(char, ())
    if habit.lowered and char >= "\x80":
        found += images.get(char.upper(), ())
    return any(0xC2 <= byte <= 0xF4 for byte in found)


def _is_tail(images: dict[str, tuple[int, ...]], char: str, habit: Habits) -> bool:
    if char == "\ufffd":
        return True
    found = images.get(char, ())
    if habit.lowered:
        found += images.get(char.upper(), ())
    return any(0x80 <= byte <= 0xBF for byte in found)


def _applies_wide(channel: Channel, line: str) -> bool:
    images = channel.images
    for at, char in enumerate(line):
        if char not in channel.leads:
            continue
        for length in range(1, channel.width + 1):
            if any(0xC2 <= b <= 0xF4 for b in images.get(line[at : at + length], ())):
                rest = line[at + length : at + length + channel.width]
                if any(
                    0x80 <= b <= 0xBF
                    for size in range(1, len(rest) + 1)
                    for b in images.get(rest[:size], ())
                ):
                    return True
    return False
