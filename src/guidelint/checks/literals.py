"""What a text must contain before a pattern can match in it: a look that costs next to nothing.

Of most patterns in rule files one of a few texts is a part of every match; of many, one of these
and one of those. Where they are not in an article, the pattern need not be run, nor be compiled.
"""

from __future__ import annotations

import re
from functools import lru_cache

from guidelint.facts.words import fold
from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

# Texts in folded case, of which one is in every match; "" alone says nothing.
Words = frozenset[str]
# In such a text: an end of a word, so that no two ASCII letters stand on both sides of it.
EDGE = "\x00"
_NOTHING: Words = frozenset(("",))
_AT_EDGE: Words = frozenset((EDGE,))
_TOKEN = lazy_pattern(
    r"(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|\\(?P<code>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|\\(?P<letter>[A-Za-z0-9])|\\(?P<sign>.)"
    r"|(?P<open>\((?:\?(?:[:>]|<?[=!]|P?<\w+>|[ims]+:|i\)))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<count>[*+?]|\{\d*,?\d*\})|(?P<anchor>[\^$])|(?P<any>\.)|(?P<plain>[^\\\[\](){}|*+?.^$]+(?![*+?{])|.)",
    re.DOTALL,
)
_SMALL = lazy_pattern(r"\[-?[^\]\[\\^-]{1,6}-?\]")  # [Aa], [- ]
# A class without letters: of signs, blanks and digits.
_SIGNS = lazy_pattern(r"\[-?(?:\\[sdW.\[\]\\/-]|\d-\d|[^\w\\\]\[^-])+-?\]")
_WORD = lazy_pattern(r"\[[^\]\\^]*\\w.*\]", re.DOTALL)  # a class with all letters
_PLAIN_GROUPS = ("(", "(?:", "(?i:")
_FEW = 4  # texts that the branches of a group begin with
_MOST = 32  # texts grown out of one another
_MANY = 96  # texts of which one must be there
# Escapes of other kinds, comments, conditions, sets in sets, fuzzy counts: not read here.
_UNSURE = lazy_pattern(
    r"\x00|\\[NpPgLkQ]|\\\d\d|(?<!\\)\[\[|\\\\\[\[|&&|--|\|\||~~|\(\?(?![:>=!]|<[=!\w]|P<|i\)|im?:|s?:)|\(\?s?i?x"
)


@lru_cache(maxsize=2048)
def needs_of(pattern: str) -> tuple[Words, ...]:
    """Of each of these, one text is in every match of `pattern`, in folded case and with `EDGE`
    where a word must end; () when nothing is known."""
    if _UNSURE.search(pattern):
        return ()
    reader = _Reader(pattern)
    if any(token[0] == "{" for token in reader.tokens):
        return ()  # how many, or how nearly
    found = reader.alternatives()
    return _telling(found) if reader.at == len(reader.tokens) else ()


class _Part(NamedTuple):
    """What is known of a part of a pattern: every text it matches, if these are few; texts of
    which one is in each of them; and whether it is of signs and blanks, no letter."""

    exact: Words | None
    needs: tuple[Words, ...] = ()
    signs: bool = False


_EMPTY = _Part(_NOTHING)  # a look around: takes up no text
_END = _Part(_AT_EDGE)  # the end of a word
_OPEN = _Part(None)  # may be anything
_SIGN = _Part(None, (), True)


class _Reader:
    """Reads a pattern from left to right."""

    __slots__ = ("at", "counted", "tokens")

    def __init__(self, pattern: str) -> None:
        self.tokens = list(_TOKEN.finditer(pattern))
        self.at = 0
        self.counted = _counted_groups(self.tokens)

    def alternatives(self, heads: Words = _NOTHING) -> _Part:
        """``one|other`` behind one of `heads`, up to a closing bracket or the end."""
        parts = [self._sequence(heads)]
        while self.at < len(self.tokens) and self.tokens[self.at].lastgroup == "bar":
            self.at += 1
            parts.append(self._sequence(heads))
        if len(parts) == 1:
            return parts[0]
        exact = frozenset(text for part in parts for text in part.exact or ())
        if len(exact) <= _MOST and all(part.exact is not None for part in parts):
            return _Part(exact)
        best = [max(_telling(part), key=_strength, default=_NOTHING) for part in parts]
        return _Part(None, (frozenset().union(*best),))

    def _sequence(self, exact: Words) -> _Part:
        """What stands one after the other: texts grow while there are few of them."""
        needs: list[Words] = []
        whole = True
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.lastgroup in ("bar", "close"):
                break
            if token[0] in _PLAIN_GROUPS and self.at not in self.counted and len(exact) <= _FEW:
                self.at += 1
                part = self.alternatives(exact)
                self.at += 1
                needs += part.needs
                whole = whole and part.exact is not None
                exact = _NOTHING if part.exact is None else part.exact
                continue
            part, more = self._counted(self._part())
            needs += part.needs
            if part.exact is not None and len(exact) * len(part.exact) <= _MOST:
                exact = frozenset(head + tail for head in exact for tail in part.exact)
                if not more:
                    continue
                part, more = _OPEN if _lettered(exact, -1) else _SIGN, False
            whole = False
            after = _NOTHING if part.exact is None else part.exact
            next_to = part.exact is not None and not more  # each head to one of `after`
            needs.append(exact)
            if part.signs or not _lettered(after, 0):
                needs[-1] = frozenset(head + EDGE for head in exact)
            if part.signs or (next_to and not _lettered(exact, -1)):
                after = frozenset(EDGE + tail for tail in after)
            exact = after
        return _Part(exact, tuple(needs)) if whole else _Part(None, (*needs, exact))

    def _part(self) -> _Part:
        token = self.tokens[self.at]
        self.at += 1
        kind = token.lastgroup
        if kind in ("plain", "sign"):
            return _Part(frozenset((fold(token[kind]),)))
        if kind == "code":
            return _Part(frozenset((fold(chr(int(token["code"][1:], 16))),)))
        if kind == "letter":
            letter = token["letter"]
            return _END if letter in "bAZmM" else _EMPTY if letter == "B" else _class(token[0])
        if kind == "class":
            return _class(token[0])
        if kind == "open":
            return self._group(token[0])
        return _END if kind == "anchor" else _OPEN

    def _group(self, opening: str) -> _Part:
        if opening.endswith(")"):
            return _EMPTY  # flags, which folded case makes harmless
        first = self.tokens[self.at] if self.at < len(self.tokens) else None
        found = self.alternatives()
        self.at += 1
        if opening in ("(?!", "(?<!"):
            letters = first is not None and (first[0] == "\\w" or _WORD.fullmatch(first[0]))
            return _END if letters and self.tokens[self.at - 2] is first else _EMPTY
        if opening in ("(?=", "(?<="):
            inner = found.exact or _NOTHING
            edge = not _lettered(inner, 0 if opening == "(?=" else -1)
            return _Part(_AT_EDGE if edge else _NOTHING, _telling(found))
        return found

    def _counted(self, part: _Part) -> tuple[_Part, bool]:
        """The part with the count behind it; whether more of it may follow."""
        counts = []
        while self.at < len(self.tokens) and self.tokens[self.at].lastgroup == "count":
            counts.append(self.tokens[self.at][0])
            self.at += 1
        if not counts:
            return part, False
        if counts[0] == "?" and part.exact is not None:
            return _Part(part.exact | _NOTHING), False
        if counts[0] == "+" or re.match(r"\{0*[1-9]", counts[0]):
            return part, True
        return _OPEN, False


def _counted_groups(tokens: list[re.Match[str]]) -> frozenset[int]:
    """The opening brackets whose closing one has a count behind it."""
    opened: list[int] = []
    counted = set()
    for at, token in enumerate(tokens):
        if token.lastgroup == "open" and not token[0].endswith(")"):
            opened.append(at)
        elif token.lastgroup == "close" and opened:
            last = opened.pop()
            if at + 1 < len(tokens) and tokens[at + 1].lastgroup == "count":
                counted.add(last)
    return frozenset(counted)


def _class(text: str) -> _Part:
    """``[Aa]``, ``\\d`` and their like: one character."""
    if _SMALL.fullmatch(text):
        return _Part(frozenset(map(fold, text[1:-1])))
    return _SIGN if text in ("\\d", "\\s", "\\W") or _SIGNS.fullmatch(text) else _OPEN


def _lettered(texts: Words, at: int) -> bool:
    """Whether one of `texts` may have a letter at its end; an empty one has what is beyond."""
    return any(not text or text[at].isalpha() for text in texts)


def _telling(part: _Part) -> tuple[Words, ...]:
    """The needs of a part that say something."""
    whole = () if part.exact is None else (part.exact,)
    return tuple(
        words
        for words in (*part.needs, *whole)
        if len(words) <= _MANY and all(text.strip(EDGE) for text in words)
    )


def _strength(words: Words) -> tuple[int, int]:
    """Rarer texts are stronger: the shortest of them counts."""
    return min(len(text.strip(EDGE)) for text in words), -len(words)
