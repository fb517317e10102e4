"""Many words searched for at once: names of services, countries and places.

A thousand words in one alternation take longer to compile than an article takes to read, so
they stand in a dictionary by their first letters, and only what begins like one is looked at.
"""

from __future__ import annotations

import re
from itertools import accumulate

from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

_TOKEN = lazy_pattern(r"\w+")
_TOKENS = lazy_pattern(r"(\w+)")
_KNOWN = 200  # tokens kept of those that begin with the same letters
_KEY = 3  # letters of a word's first part that it is filed under
# Thai, Hangul, kana and Han: written without spaces, or with endings glued to the word. (As a
# pattern they cost as much to compile as all the words to file.)
_JOINED = (("\u0e00", "\u0e7f"), ("\u1100", "\u11ff"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"),
           ("\uac00", "\ud7af"))  # fmt: skip


def is_joined(sign: str) -> bool:
    """Whether a character belongs to a script in which words are not kept apart by spaces."""
    return sign >= "\u0e00" and any(first <= sign <= last for first, last in _JOINED)


class Hit(NamedTuple):
    """A place where a text has a word, and what the word was filed with."""

    start: int
    end: int
    name: str


class _Word:
    """A word of the list; one with more than letters, spaces and a last star has a pattern."""

    __slots__ = ("_open", "_parts", "_pattern", "gap", "lead", "name", "plain", "second", "text",
                 "token", "whole")  # fmt: skip

    def __init__(self, text: str, name: str, gap: str) -> None:
        self.text = text
        self.name = name
        self.gap = gap
        self.plain = text.isalnum()
        self._open = text.endswith("*")
        parts = text.rstrip("*").split(" ")
        self._parts = parts if all(part.isalnum() for part in parts) else None
        self._pattern: re.Pattern[str] | None = None
        # the token that a text must have where the word begins; "" where that is open
        self.token = parts[0] if self._parts and (len(parts) > 1 or not self._open) else ""
        # what a token must begin with, and whether the word then ends where the token does
        lead = _TOKEN.match(text)
        self.lead = lead[0] if lead else ""
        self.whole = self._parts is not None and len(parts) == 1
        # what the next token must begin with; "" where that is open
        self.second = parts[1] if self._parts and len(parts) > 1 else ""

    def ends(self, text: str, start: int) -> int:
        """Where the word that begins at `start` ends; -1 if it does not stand there."""
        if self._parts is not None:
            return self._after_parts(text, start)
        if self._pattern is None:
            whole = re.escape(self.text).replace(r"\.\.\.", r"(?:[\s,(]+[^\s.!?]+){0,5}?[\s,(]+")
            whole = whole.replace(r"\*", r"\w*").replace("'", "['’]")
            whole = whole.replace(r"\ ", rf"[\s{self.gap}]+")
            joined = is_joined(self.text[0])
            self._pattern = re.compile(whole if joined else whole + r"(?!\w)")
        match = self._pattern.match(text, start)
        return match.end() if match else -1

    def _after_parts(self, text: str, start: int) -> int:
        at = start
        for part in self._parts or ():
            if at > start:
                gap = at
                while at < len(text) and (text[at].isspace() or text[at] in self.gap):
                    at += 1
                if at == gap:
                    return -1
            if not text.startswith(part, at):
                return -1
            at += len(part)
        if self._open:
            token = _TOKEN.match(text, at)
            return token.end() if token else at
        joined = is_joined(self.text[0])
        return at if joined or not _TOKEN.match(text, at) else -1


class _Filed:
    """The words filed under the same letters, by the token that they begin with."""

    __slots__ = ("_known", "all")

    def __init__(self, words: list[tuple[str, str]], gap: str) -> None:
        self.all = [_Word(text, name, gap) for text, name in words]
        self._known: dict[str, list[_Word]] = {}

    def of(self, token: str) -> list[_Word]:
        """The words that may begin with a token of the text, in the order of the list."""
        found = self._known.get(token)
        if found is None:
            if len(self._known) > _KNOWN:
                self._known.clear()
            found = self._known[token] = [
                word
                for word in self.all
                if (word.token == token if word.token else token.startswith(word.lead))
            ]
        return found


class WordList:
    """Words with names. A space in a word is any blank in the text, and the signs of `gap`.

    In a word ``*`` stands for the rest of it, ``...`` for up to five words. Where several match,
    the first in the list counts. A word is made ready when a text has its first letters.
    """

    __slots__ = ("_gap", "_joined", "_made", "_spaced")

    def __init__(self, words: list[tuple[str, str]], gap: str) -> None:
        self._gap = gap
        self._spaced: dict[str, list[tuple[str, str]]] = {}
        self._joined: dict[str, list[tuple[str, str]]] = {}
        self._made: dict[str, _Filed] = {}
        for word in words:
            text = word[0]
            if is_joined(text[0]):
                self._joined.setdefault(text[0], []).append(word)
            else:
                self._spaced.setdefault(_filed(text), []).append(word)

    def find(self, text: str) -> list[Hit]:
        """The words in `text`, in order; none overlaps another of its script."""
        found: list[Hit] = []
        spaced = self._spaced
        pieces = _TOKENS.split(text)  # what stands between, token, what stands between, …
        held = [at for at in range(1, len(pieces), 2) if pieces[at][:_KEY] in spaced]
        ends = list(accumulate(map(len, pieces))) if held else []
        last = 0
        for at in held:
            start = ends[at - 1]
            if start < last:
                continue
            token = pieces[at]
            following = pieces[at + 2] if at + 2 < len(pieces) else ""
            for word in self._filed(token[:_KEY], spaced).of(token):
                if word.second and not following.startswith(word.second):
                    continue
                stop = ends[at] if word.whole else word.ends(text, start)
                if stop >= 0:
                    found.append(Hit(start, stop, word.name))
                    last = stop
                    break
        if text.isascii() or self._joined.keys().isdisjoint(text):
            return found
        return sorted([*found, *self._in_joined(text)])

    def _filed(self, key: str, words: dict[str, list[tuple[str, str]]]) -> _Filed:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = _Filed(words[key], self._gap)
        return made

    def _in_joined(self, text: str) -> list[Hit]:
        found = []
        last = 0
        for start, sign in enumerate(text):
            if start < last or sign not in self._joined:
                continue
            for word in self._filed(sign, self._joined).all:
                if word.plain:
                    stop = start + len(word.text) if text.startswith(word.text, start) else -1
                else:
                    stop = word.ends(text, start)
                if stop >= 0:
                    found.append(Hit(start, stop, word.name))
                    last = stop
                    break
        return found


def _filed(text: str) -> str:
    """The first letters of a word's first part."""
    key = text[:_KEY]
    if key.isalnum():
        return key
    token = _TOKEN.match(text)
    return token[0][:_KEY] if token else key
