"""The ids of headings, as rehype-slug 6 (github-slugger 2) gives them.

A slug is the heading's text in lower case, without punctuation and symbols, with every space a
hyphen. Spaces are neither trimmed nor joined: ``A & B`` becomes ``a--b``.
"""

from __future__ import annotations

import re
from functools import cache

from guidelint.parse.chars import SLUG_ASCII, slug_kept

_DROPPED_ASCII = re.compile(f"[^{SLUG_ASCII}]")

# Capitals whose small letters are older than they are: a Python before Unicode 16 does not
# know the pair. All other new capitals are dropped, with their small letters.
_NEW_CAPITALS = {0xA7CB: 0x264, 0xA7DC: 0x19B}


def slugify(text: str) -> str:
    """The slug of a heading's text, without regard to the headings before it."""
    if text.isascii():
        return "".join(_DROPPED_ASCII.split(text.lower())).replace(" ", "-")
    return _dropped().sub("", text.lower().translate(_NEW_CAPITALS)).replace(" ", "-")


class Slugger:
    """Gives the ids of one document: a repeated slug gets ``-1``, ``-2`` …"""

    __slots__ = ("_times",)

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def slug(self, text: str) -> str:
        """The id of the next heading."""
        times = self._times
        slug = wanted = slugify(text)
        while slug in times:
            times[wanted] += 1
            slug = f"{wanted}-{times[wanted]}"
        times[slug] = 0
        return slug


@cache
def _dropped() -> re.Pattern[str]:
    return re.compile(f"[^{slug_kept()}]+")
