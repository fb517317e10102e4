"""The living address that a dead one was meant to be."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

_WORD = lazy_pattern(r"[^\W_]+")
_ENOUGH = 0.5  # scores below say nothing
_TRIED = 40  # candidates that are compared letter by letter


class Near(NamedTuple):
    """A living address and how near it is, 0 to 1."""

    url: str
    score: float


class Nearest:
    """An index of living addresses by the words of their last segment."""

    __slots__ = ("_by_name", "_by_word", "_urls", "_weights")

    def __init__(self, urls: Iterable[str]) -> None:
        self._urls = list(dict.fromkeys(urls))
        self._by_name: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        for index, url in enumerate(self._urls):
            name = url.rpartition("/")[2]
            self._by_name.setdefault(name.lower(), []).append(index)
            for word in set(_words(name)):
                self._by_word.setdefault(word, []).append(index)
        count = len(self._urls) + 1
        self._weights = {w: math.log(count / len(found)) for w, found in self._by_word.items()}

    def find(self, url: str, most: int = 3) -> list[Near]:
        """The nearest addresses, best first; none when nothing is near."""
        name = url.rpartition("/")[2]
        same = self._by_name.get(name.lower())
        if same and name:
            near = [Near(self._urls[i], 1 - 0.01 * _distance(self._urls[i], url)) for i in same]
            return sorted(near, key=lambda item: (-item.score, item.url))[:most]
        scored = [Near(self._urls[i], self._score(url, self._urls[i])) for i in self._tried(name)]
        near = [item for item in scored if item.score >= _ENOUGH]
        return sorted(near, key=lambda item: (-item.score, item.url))[:most]

    def _tried(self, name: str) -> list[int]:
        """Candidates that share rare words with `name`; words may be mistyped in one letter."""
        shared: Counter[int] = Counter()
        for word in set(_words(name)):
            found = self._by_word.get(word)
            if found is None:
                found = [i for other in _typos(word, self._by_word) for i in self._by_word[other]]
            if len(found) <= 2000:
                weight = self._weights.get(word, 1.0)
                for index in found:
                    shared[index] += weight  # type: ignore[assignment]  # a weight, not a count
        return [index for index, _ in shared.most_common(_TRIED)]

    def _score(self, url: str, other: str) -> float:
        from difflib import SequenceMatcher

        name, found = url.rpartition("/")[2], other.rpartition("/")[2]
        words, theirs = set(_words(name)), set(_words(found))
        weight = {word: self._weights.get(word, 1.0) for word in words | theirs}
        common = sum(weight[word] for word in words & theirs)
        held = common / (sum(weight[word] for word in words) or 1)
        joint = common / (sum(weight.values()) or 1)
        letters = SequenceMatcher(None, name.lower(), found.lower(), autojunk=False).ratio()
        score = max(0.6 * held + 0.4 * joint, letters if letters > 0.75 else 0.0)
        return score - 0.02 * _distance(url, other)


def _words(name: str) -> list[str]:
    """The words that tell names apart; the short ones ("no", "in") do not."""
    words = _WORD.findall(name.lower())
    return [word for word in words if len(word) > 2 or not word.isascii()] or words


def _typos(word: str, known: dict[str, list[int]]) -> list[str]:
    """Known words one letter away; plural and singular are one letter away too."""
    if len(word) < 4:
        return []
    from difflib import get_close_matches

    close = [other for other in known if abs(len(other) - len(word)) <= 1 and other[0] == word[0]]
    return get_close_matches(word, close, n=3, cutoff=0.8)


def _distance(url: str, other: str) -> int:
    """How many folders differ."""
    here, there = url.split("/")[:-1], other.split("/")[:-1]
    same = 0
    for left, right in zip(here, there, strict=False):
        if left != right:
            break
        same += 1
    return len(here) + len(there) - 2 * same
