"""The known word a wrong one was most likely meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def nearest(word: str, known: Iterable[str]) -> str:
    """The one of `known` closest to `word`, "" when none is close or two are equally close.

    A difference of case, spaces, hyphens or underscores only is the closest. Else at most a
    third of the letters may be wrong, missing, extra or swapped, or one word be the start of
    the other (``bg`` is no one's neighbour, ``luxury stay`` is ``luxury``).
    """
    plain = _plain(word)
    if not any(char.isalnum() for char in plain):
        return ""  # signs have no neighbours: “$-$$” is not a misspelt “$$$”
    best, score, rival = "", 1.0, False
    for candidate in known:
        if candidate == word:
            continue
        distance = _relative(plain, _plain(candidate))
        if distance < score:
            best, score, rival = candidate, distance, False
        elif distance == score:
            rival = True
    return "" if rival or score > 0.34 else best


def same_but_case(word: str, known: Iterable[str]) -> str:
    """The one of `known` that differs from `word` in case only, "" when none or several do."""
    folded = word.casefold()
    found = [candidate for candidate in known if candidate.casefold() == folded]
    return found[0] if len(found) == 1 and found[0] != word else ""


def _plain(word: str) -> str:
    return word.casefold().replace("-", "").replace("_", "").replace(" ", "")


@lru_cache(1024)  # the same keys are missing from many articles
def _relative(left: str, right: str) -> float:
    """0 for equal words, 1 for words with nothing in common."""
    if left == right:
        return 0.0
    longer = max(len(left), len(right))
    shorter = min(len(left), len(right))
    if shorter < 2 or longer > 80:
        return 1.0
    if shorter >= 4 and (left.startswith(right) or right.startswith(left)):
        return 0.3
    if longer - shorter > longer / 3:
        return 1.0
    return _edits(left, right) / longer


def _edits(left: str, right: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours (restricted Damerau)."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
