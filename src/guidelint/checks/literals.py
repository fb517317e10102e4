"""What a text must contain before a pattern can match in it: a look that costs next to nothing.

Of most patterns in rule files one of a few words is a part of every match. Where none of them is
in a text, the pattern need not be run, nor be compiled.
"""

from __future__ import annotations

import re
from functools import lru_cache

from guidelint.lazy import lazy_pattern

Words = frozenset[str]  # one of them, in folded case, is in every match; "" alone says nothing
_NOTHING: Words = frozenset(("",))
_TOKEN = lazy_pattern(
    r"(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|\\(?P<letter>[A-Za-z0-9])|\\(?P<sign>.)"
    r"|(?P<open>\((?:\?(?:[:>]|<?[=!]|P?<\w+>|[ims]+:|i\)))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<count>[*+?]|\{\d*,?\d*\})|(?P<anchor>[\^$])|(?P<any>\.)|(?P<plain>.)",
    re.DOTALL,
)
_MOST = 24  # words; to look for more is no quicker than to run the pattern
# Escapes of more than one letter, comments, conditions, sets in sets, fuzzy counts: not read here.
_UNSURE = lazy_pattern(
    r"\\[uUxNpPgLkQ]|\\\d\d|\[\[|&&|--|\|\||~~|\(\?(?![:>=!]|<[=!\w]|P<|i\)|im?:|s?:)|\(\?s?i?x"
)


@lru_cache(maxsize=2048)
def words_of(pattern: str) -> Words:
    """Words of which one is in every match of `pattern`, in folded case."""
    if _UNSURE.search(pattern):
        return _NOTHING
    reader = _Reader(pattern)
    if any(token[0] == "{" for token in reader.tokens):
        return _NOTHING  # how many, or how nearly
    found = reader.alternatives()
    return found if reader.at == len(reader.tokens) else _NOTHING


def fold(text: str) -> str:
    """`text` in folded case: texts that differ in case only are one. All four letters i are one,
    as patterns that ignore case have it."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


class _Reader:
    """Reads a pattern from left to right."""

    __slots__ = ("at", "tokens")

    def __init__(self, pattern: str) -> None:
        self.tokens = list(_TOKEN.finditer(pattern))
        self.at = 0

    def alternatives(self) -> Words:
        """``one|other``, up to a closing bracket or the end."""
        found = self._sequence()
        while self.at < len(self.tokens) and self.tokens[self.at].lastgroup == "bar":
            self.at += 1
            found |= self._sequence()
        return found if len(found) <= _MOST and "" not in found else _NOTHING

    def _sequence(self) -> Words:
        """The most telling of what stands one after the other."""
        best, run = _NOTHING, ""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.lastgroup in ("bar", "close"):
                break
            self.at += 1
            if token.lastgroup in ("plain", "sign") and not self._counted():
                run += token[0][-1]
                continue
            best, run = _better(best, frozenset((fold(run),))), ""
            if token.lastgroup == "open":
                best = _better(best, self._group(token[0]))
        return _better(best, frozenset((fold(run),)))

    def _group(self, opening: str) -> Words:
        if opening.endswith(")"):
            return _NOTHING  # flags, which folded case makes harmless
        found = self.alternatives()
        self.at += 1
        looks = opening.startswith(("(?=", "(?!", "(?<=", "(?<!"))
        return _NOTHING if self._counted() or looks else found

    def _counted(self) -> bool:
        """Whether what stands before may be missing; steps over the count."""
        counted = False
        while self.at < len(self.tokens) and self.tokens[self.at].lastgroup == "count":
            counted = True
            self.at += 1
        return counted


def _better(one: Words, other: Words) -> Words:
    """The words that are rarer: the shortest of them counts."""
    return max(one, other, key=lambda words: (min(map(len, words)), -len(words)))


def may_match(pattern: str, folded: str) -> bool:
    """Whether `pattern` may match in a text that `fold` gives `folded` for."""
    return any(word in folded for word in words_of(pattern))
