"""Regular expressions from rule files: compiled once, run with a time limit.

A pattern that runs out of time raises `NoAnswer`, which names it, so that the rule says so instead of hanging a CI job. Patterns are run one by one: a single pattern that
must contain a literal is searched for that literal first, a union of many is not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

SECONDS = 2.0  # a pattern may search one text for so long


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
        try:
            found += compiled(pattern).finditer(text, start, end, timeout=SECONDS, concurrent=False)
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


def found(patterns: tuple[str, ...], text: str) -> bool:
    """Whether one of `patterns` occurs in `text`; False when there are none."""
    for pattern in patterns:
        try:
            if compiled(pattern).search(text, timeout=SECONDS, concurrent=False):
                return True
        except TimeoutError:
            raise _too_slow(pattern) from None
    return False


def _too_slow(pattern: str) -> NoAnswer:
    return NoAnswer(
        f"the pattern {pattern!r} searched one text for over {SECONDS:.0f} s; simplify it: "
        "repeated groups inside a repetition are the usual cause"
    )
