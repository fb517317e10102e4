"""Regular expressions from rule files: compiled once, run with a time limit.

A pattern that runs out of time raises `PatternTimeout`, which names the pattern, so that the
rule says so instead of hanging a CI job.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_SECONDS = 2.0


class PatternTimeout(Exception):
    """A pattern took too long on a text."""


@lru_cache(maxsize=512)
def compiled(patterns: tuple[str, ...]) -> Any:
    """One pattern for several alternatives. Raises `ValueError` for one that does not compile."""
    import regex

    try:
        return regex.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    except regex.error as error:
        raise ValueError(f"the pattern does not compile: {error}") from error


def matches(patterns: tuple[str, ...], text: str) -> Iterator[Any]:
    """Every match of one of `patterns` in `text`."""
    if not patterns:
        return
    try:
        yield from compiled(patterns).finditer(text, timeout=_SECONDS, concurrent=False)
    except TimeoutError:
        raise PatternTimeout(f"the pattern {patterns[0]!r} took over {_SECONDS:.0f} s") from None


def found(patterns: tuple[str, ...], text: str) -> bool:
    """Whether one of `patterns` occurs in `text`; False when there are none."""
    return next(matches(patterns, text), None) is not None
