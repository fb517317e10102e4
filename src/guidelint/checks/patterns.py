"""Regular expressions from rule files: compiled once, run with a time limit.

A pattern that runs out of time raises `NoAnswer`, which names it, so that the rule says so instead
of hanging a CI job. A pattern is only run, and only compiled, where a text has the words that it
needs (see `gates`). Patterns are run one by one: a single pattern that must contain a literal is
searched for that literal first, a union of many is not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from guidelint.checks.gates import Gates
from guidelint.facts.words import memory

SECONDS = 2.0  # a pattern may search one text for so long
_SHORT = 80  # characters


class NoAnswer(Exception):
    """A rule's pattern or expression gave no answer on an article: which, why, what to change."""


@lru_cache(maxsize=2048)
def compiled(pattern: str) -> Any:
    """The pattern, compiled. Raises `ValueError` for one that does not compile."""
    import regex

    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise ValueError(f"the pattern {pattern!r} does not compile: {error}") from error


class _Several:
    """Patterns that are asked together."""

    __slots__ = ("_gates", "_patterns")

    def __init__(self, patterns: tuple[str, ...], scattered: bool) -> None:
        self._gates = Gates(patterns, memory().wanted, scattered=scattered)
        self._patterns = patterns

    def asked(self, text: str) -> list[str]:
        """Those that may match in `text`."""
        numbers = self._gates.open_for(memory().look(text))
        return [self._patterns[number] for number in numbers]


@lru_cache(maxsize=1024)
def _several(patterns: tuple[str, ...], scattered: bool = False) -> _Several:
    return _Several(patterns, scattered)


def words_of(text: str) -> list[bytes]:
    """The words of a text, cut once: its ASCII letters in lower case, all else parts them."""
    return memory().look(text).words


def same_words(text: str, others: tuple[str, ...]) -> None:
    """All words of `text` are in `others`: so much need not be found out when patterns are asked
    of it next."""
    memory().look_in(text, others)


def trouble(patterns: tuple[str, ...]) -> str:
    """What is wrong with the first bad one of `patterns`; "" when all compile."""
    for pattern in patterns:
        try:
            compiled(pattern)
        except ValueError as error:
            return str(error)
    return ""


def matches(patterns: tuple[str, ...], text: str) -> list[Any]:
    """The matches of `patterns` in a text, in order; of overlapping ones the longest."""
    return matches_of(possible(patterns, text), text)


def matches_of(patterns: list[str], text: str, start: int = 0, end: int | None = None) -> list[Any]:
    """The same of the `possible` ones, in text[start:end]."""
    found: list[Any] = []
    for pattern in patterns:
        try:
            ready = compiled(pattern)
            found += ready.finditer(text, start, end, timeout=SECONDS, concurrent=False)
        except TimeoutError:
            raise _too_slow(pattern) from None
    if len(found) < 2:
        return found
    found.sort(key=lambda match: (match.start(), -match.end()))
    apart = found[:1]
    for match in found[1:]:
        if match.start() >= apart[-1].end():
            apart.append(match)
    return apart


def possible(patterns: tuple[str, ...], text: str) -> list[str]:
    """Those of `patterns` that may match somewhere in `text`."""
    return _several(patterns).asked(text)


def words_in(patterns: tuple[str, ...], text: str) -> bool:
    """Whether `text` has, wherever, the words that one of `patterns` needs."""
    return bool(_several(patterns, True).asked(text))


def found(patterns: tuple[str, ...], text: str) -> bool:
    """Whether one of `patterns` occurs in `text`; False when there are none."""
    if len(text) <= _SHORT:
        return _found_in_short(patterns, text)
    return _found(patterns, text)


def _found(patterns: tuple[str, ...], text: str) -> bool:
    for pattern in _several(patterns).asked(text):
        try:
            if compiled(pattern).search(text, timeout=SECONDS, concurrent=False):
                return True
        except TimeoutError:
            raise _too_slow(pattern) from None
    return False


# Names, categories and titles: the same in many articles.
_found_in_short = lru_cache(maxsize=4096)(_found)


def _too_slow(pattern: str) -> NoAnswer:
    return NoAnswer(
        f"the pattern {pattern!r} searched one text for over {SECONDS:.0f} s; simplify it: "
        "repeated groups inside a repetition are the usual cause"
    )
