"""Suppressions that leave out nothing, or whose day is past. The engine judges them, since only
it knows the findings of all rules; this check puts its judgements into findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from guidelint.model import Edit, Finding
from guidelint.tuples import NamedTuple


class Judged(NamedTuple):
    """A suppression that is not what it should be: where it stands, `state` and why."""

    start: int
    end: int
    state: str  # unused | expired
    what: str
    drop: tuple[int, int] = (0, 0)  # what to delete to be rid of it; empty when it is not one piece


class Options(NamedTuple):
    """`ask` is the state that is asked for."""

    ask: Literal["unused", "expired"] = "unused"


def check(judged: Iterable[Judged], options: Options) -> Iterator[Finding]:
    """The suppressions in the state that `options.ask` names."""
    for entry in judged:
        if entry.state == options.ask:
            start, end = entry.drop
            yield Finding(
                entry.start,
                entry.end,
                {"what": entry.what},
                edits=(Edit(start, end, ""),) if end > start else (),
                reason="it leaves out nothing",
                safe=True,
            )
