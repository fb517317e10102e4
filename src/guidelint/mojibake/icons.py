"""Which picture a label asks for: what decides between emoji whose bytes were lost.

``{ label: "Height", icon: "ðŸ“" }`` lost its last byte; 📍 📏 📝 would all fit. The words of the
line decide, by the pictures' Unicode names and by what guides use them for.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from guidelint.lazy import lazy_pattern

_MOST = 5  # pictures to choose from where nothing is left of one
_BONUS = 60  # tenths of a nat for a word that asks for the picture

_WORD = lazy_pattern(r"[a-z][a-z0-9-]+|\d{2,3}")
_SIGNS = frozenset("⌚⌛⌨⏏⏩⏪⏫⏬⏭⏮⏯⏰⏱⏲⏳⏸⏹⏺Ⓜ")
_EMPTY = frozenset(
    [
        "of",
        "and",
        "with",
        "the",
        "face",
        "sign",
        "symbol",
        "black",
        "white",
        "heavy",
        "person",
        "open",
        "closed",
        "button",
        "medium",
        "small",
        "large",
        "left",
        "right",
    ]
)


@lru_cache(maxsize=1)
def _meant() -> dict[str, tuple[str, ...]]:
    text = (Path(__file__).parent / "data" / "icons.txt").read_text(encoding="utf-8")
    rows = (line.split(" ") for line in text.splitlines() if not line.startswith("#"))
    return {row[0]: tuple(row[1:]) for row in rows}


def words_of(line: str) -> frozenset[str]:
    """The words of a line that a picture may belong to, in small letters."""
    return frozenset(_WORD.findall(line.lower()))


def asked_for(picture: str, words: frozenset[str]) -> int:
    """What the words of the line say for a picture, in tenths of a nat; 0 if nothing."""
    name = unicodedata.name(picture, "").lower()
    stems = {*_meant().get(picture, ()), *(part for part in name.split(" ") if len(part) > 2)}
    stems -= _EMPTY
    hits = sum(any(word.startswith(stem) for word in words) for stem in stems)
    return _BONUS + 10 * (hits - 1) if hits else 0


def fitting(line: str) -> tuple[str, ...]:
    """The pictures whose UTF-8 begins with F0 that the line asks for, the best five."""
    words = words_of(line)
    asked = ((asked_for(picture, words), picture) for picture in _meant() if picture > "\uffff")
    ranked = sorted((one for one in asked if one[0]), key=lambda one: -one[0])
    return tuple(picture for _, picture in ranked[:_MOST])


def is_picture(char: str) -> bool:
    """Whether a character is an emoji or a sign used like one."""
    return char >= "\U0001f300" or char in _SIGNS or "\u2600" <= char < "\u2c00"
