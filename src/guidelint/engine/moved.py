"""Whether a changed article still says to others what it said, and where that stands now.

Most changes move what an article tells the site (its links, its prices) and leave it as it was:
then all that was concluded from it still holds, at other places.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from guidelint.facts.record import Record
from guidelint.model import Edit, Fact, Finding, Related

_PLACES = ("text_start",)  # the keys of facts' values that hold places; -1 is none


class Moved(Exception):
    """More has changed than places, or a place cannot be followed."""


class Moves:
    """Where the places of an article's facts stand now. Raises `Moved` if that is not all; ids
    may be others if the article is not `anchored`: if nobody points at one."""

    __slots__ = ("_lines", "_path", "_spans")

    def __init__(self, old: Record, new: Record, anchored: Container[str]) -> None:
        self._path = new.path
        self._lines = new.lines
        self._spans: dict[tuple[int, int], int] = {(0, 0): 0}  # (start, end) -> start today
        if (old.ok, old.title) != (new.ok, new.title):
            raise Moved
        if new.path in anchored and (old.anchors, old.sealed) != (new.anchors, new.sealed):
            raise Moved
        if repr(old.frontmatter) != repr(new.frontmatter):
            raise Moved
        self._follow(old.links, new.links)
        self._follow(old.facts, new.facts)

    def _follow(self, old: Any, new: Any) -> None:
        if type(old) is not type(new):
            raise Moved
        if isinstance(old, Fact):
            if old[3:4] != new[3:4] or old[5:] != new[5:] or old.kind != new.kind:
                raise Moved
            self._put(old.start, old.end, new.start, new.end)
            self._follow(old.value, new.value)
        elif isinstance(old, dict):
            if old.keys() != new.keys():
                raise Moved
            for key, value in old.items():
                if key in _PLACES and value >= 0:
                    length = len(str(old.get("text", "")))
                    self._put(value, value + length, new[key], new[key] + length)
                else:
                    self._follow(value, new[key])
        elif isinstance(old, (tuple, list)):
            if len(old) != len(new):
                raise Moved
            for one, other in zip(old, new, strict=True):
                self._follow(one, other)
        elif old != new:
            raise Moved

    def _put(self, start: int, end: int, new_start: int, new_end: int) -> None:
        if end - start != new_end - new_start or new_start < 0:
            raise Moved
        if self._spans.setdefault((start, end), new_start) != new_start:
            raise Moved

    def place(self, old: int) -> int:
        """Where a place in or at the end of a fact is today."""
        shifts = {new - start for (start, end), new in self._spans.items() if start <= old <= end}
        if len(shifts) != 1:
            raise Moved
        return old + shifts.pop()

    def finding(self, found: Finding) -> Finding:
        """A finding that was concluded before, as it would be concluded now."""
        related = tuple(self._related(other, found.path) for other in found.related)
        if found.path != self._path:
            return found._replace(related=related) if related != found.related else found
        start, end = self.place(found.start), self.place(found.end)
        fix = found.fix and found.fix._replace(edits=tuple(map(self._edit, found.fix.edits)))
        return found._replace(
            start=start,
            end=end,
            first=self._lines.position(start),
            last=self._lines.position(end),
            related=related,
            fix=fix,
        )

    def _edit(self, edit: Edit) -> Edit:
        return edit._replace(start=self.place(edit.start), end=self.place(edit.end))

    def _related(self, other: Related, path: str) -> Related:
        if (other.path or path) != self._path:
            return other
        start, end = self.place(other.start), self.place(other.end)
        first, last = self._lines.position(start), self._lines.position(end)
        return other._replace(start=start, end=end, first=first, last=last)
