"""What a text must contain before a pattern can match in it: a look that costs next to nothing.

Of most patterns in rule files one of a few words is a part of every match. Where none of them is
in a text, the pattern need not be run, nor be compiled.
"""

from __future__ import annotations

import re
from functools import lru_cache

from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

Words = frozenset[str]  # one of them, in folded case, is in every match; "" alone says nothing
_NOTHING: Words = frozenset(("",))
_TOKEN = lazy_pattern(
    r"(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|\\(?P<letter>[A-Za-z0-9])|\\(?P<sign>.)"
    r"|(?P<open>\((?:\?(?:[:>]|<?[=!]|P?<\w+>|[ims]+:|i\)))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<count>[*+?]|\{\d*,?\d*\})|(?P<anchor>[\^$])|(?P<any>\.)|(?P<plain>[^\\\[\](){}|*+?.^$]+(?![*+?{])|.)",
    re.DOTALL,
)
_SMALL = lazy_pattern(r"\[[^\]\[\\^-]{1,4}\]")  # [Aa]
_MOST = 32  # words; to look for more is no quicker than to run the pattern
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
    found = reader.alternatives().words
    return found if reader.at == len(reader.tokens) else _NOTHING


def fold(text: str) -> str:
    """`text` in folded case: texts that differ in case only are one. All four letters i are one,
    as patterns that ignore case have it."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


class _Part(NamedTuple):
    """What is known of a part of a pattern: every text it matches, if these are few; and words
    of which one is in each of them."""

    exact: Words | None
    words: Words


_EMPTY = _Part(_NOTHING, _NOTHING)  # a look around, the end of a word: takes up no text
_OPEN = _Part(None, _NOTHING)  # may be anything


class _Reader:
    """Reads a pattern from left to right."""

    __slots__ = ("at", "tokens")

    def __init__(self, pattern: str) -> None:
        self.tokens = list(_TOKEN.finditer(pattern))
        self.at = 0

    def alternatives(self) -> _Part:
        """``one|other``, up to a closing bracket or the end."""
        parts = [self._sequence()]
        while self.at < len(self.tokens) and self.tokens[self.at].lastgroup == "bar":
            self.at += 1
            parts.append(self._sequence())
        exact = frozenset(text for part in parts for text in part.exact or ())
        words = frozenset(word for part in parts for word in part.words)
        if any(part.exact is None for part in parts) or len(exact) > _MOST:
            return _Part(None, words if len(words) <= _MOST and "" not in words else _NOTHING)
        return _Part(exact, exact if "" not in exact else _NOTHING)

    def _sequence(self) -> _Part:
        """What stands one after the other: texts grow while there are few of them."""
        exact, best, whole = _NOTHING, _NOTHING, True
        while self.at < len(self.tokens):
            if self.tokens[self.at].lastgroup in ("bar", "close"):
                break
            part = self._counted(self._part())
            if part.exact is not None and len(exact) * len(part.exact) <= _MOST:
                exact = frozenset(head + tail for head in exact for tail in part.exact)
                continue
            whole = False
            best = _better(best, exact, part.words)
            exact = part.exact if part.exact is not None else _NOTHING
        best = _better(best, exact)
        return _Part(exact if whole else None, best)

    def _part(self) -> _Part:
        token = self.tokens[self.at]
        self.at += 1
        if token.lastgroup == "plain":
            return _Part(frozenset((fold(token[0]),)), _NOTHING)
        if token.lastgroup == "sign":
            return _Part(frozenset((fold(token["sign"]),)), _NOTHING)
        if token.lastgroup == "letter":
            return _EMPTY if token["letter"] in "bBAZmM" else _OPEN
        if token.lastgroup == "class" and _SMALL.fullmatch(token[0]):
            return _Part(frozenset(map(fold, token[0][1:-1])), _NOTHING)
        if token.lastgroup == "open":
            return self._group(token[0])
        return _EMPTY if token.lastgroup == "anchor" else _OPEN

    def _group(self, opening: str) -> _Part:
        if opening.endswith(")"):
            return _EMPTY  # flags, which folded case makes harmless
        found = self.alternatives()
        self.at += 1
        return _EMPTY if opening in ("(?=", "(?!", "(?<=", "(?<!") else found

    def _counted(self, part: _Part) -> _Part:
        """The part with the count behind it."""
        counts = []
        while self.at < len(self.tokens) and self.tokens[self.at].lastgroup == "count":
            counts.append(self.tokens[self.at][0])
            self.at += 1
        if not counts:
            return part
        if counts[0] != "?" or part.exact is None:
            return _OPEN
        return _Part(part.exact | _NOTHING, _NOTHING)


def _better(*several: Words) -> Words:
    """The words that are rarer: the shortest of them counts."""
    return max(several, key=lambda words: (min(map(len, words)), -len(words)))


def may_match(pattern: str, folded: str) -> bool:
    """Whether `pattern` may match in a text that `fold` gives `folded` for."""
    return any(word in folded for word in words_of(pattern))
