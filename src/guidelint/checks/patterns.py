"""Regular expressions from rule files: compiled once, run with a time limit.

A pattern that runs out of time raises `NoAnswer`, which names it, so that the rule says so instead of hanging a CI job. Patterns are run one by one: a single pattern that
must contain a literal is searched for that literal first, a union of many is not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from guidelint.checks.literals import fold, may_match

SECONDS = 2.0  # a pattern may search one text for so long
_PATIENCE = 3  # texts that are looked through for words before a pattern is compiled for them


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


class _Asked:
    """A pattern that is asked of texts: compiled when one may match it, or when it has been
    asked often enough that looking for its words first would cost more."""

    __slots__ = ("_left", "_pattern", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._pattern: Any = None
        self._left = _PATIENCE

    def of(self, text: str) -> Any:
        """The compiled pattern; None where it surely does not match in `text`."""
        if self._pattern is None:
            if self._left and not may_match(self.source, _folded(text)):
                self._left -= 1
                return None
            self._pattern = compiled(self.source)
        return self._pattern


@lru_cache(maxsize=2048)
def _asked(pattern: str) -> _Asked:
    return _Asked(pattern)


@lru_cache(maxsize=4)
def _folded(text: str) -> str:
    return fold(text)


def trouble(patterns: tuple[str, ...]) -> str:
    """What is wrong with the first bad one of `patterns`; "" when all compile."""
    for pattern in patterns:
        try:
            compiled(pattern)
        except ValueError as error:
            return str(error)
    return ""


def matches(
    patterns: tuple[str, ...], text: str, start: int = 0, end: int | None = None
) -> list[Any]:
    """The matches of `patterns` in text[start:end], in order; of overlapping ones the longest."""
    found: list[Any] = []
    for pattern in patterns:
        ready = _asked(pattern).of(text)
        if ready is None:
            continue
        try:
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


def possible(patterns: tuple[str, ...], text: str) -> bool:
    """Whether one of `patterns` may match somewhere in `text`."""
    return any(_asked(pattern).of(text) is not None for pattern in patterns)


def found(patterns: tuple[str, ...], text: str) -> bool:
    """Whether one of `patterns` occurs in `text`; False when there are none."""
    for pattern in patterns:
        ready = _asked(pattern).of(text)
        if ready is None:
            continue
        try:
            if ready.search(text, timeout=SECONDS, concurrent=False):
                return True
        except TimeoutError:
            raise _too_slow(pattern) from None
    return False


def _too_slow(pattern: str) -> NoAnswer:
    return NoAnswer(
        f"the pattern {pattern!r} searched one text for over {SECONDS:.0f} s; simplify it: "
        "repeated groups inside a repetition are the usual cause"
    )
