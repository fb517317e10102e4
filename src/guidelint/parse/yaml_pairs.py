"""The pairs of a YAML mapping: keys as strings, repeated keys, merge keys (``<<``)."""

from __future__ import annotations

from guidelint.model import Member, Value
from guidelint.parse.yaml_scalars import MERGE, key_text
from guidelint.parse.yaml_text import State

_MOST_MERGED = 10_000  # js-yaml's own bound
_LONGEST_MERGE = 100  # js-yaml's own bound


class Pairs:
    """A mapping as it grows: its members, and which of them a later key may replace."""

    __slots__ = ("members", "places", "replaceable")

    def __init__(self) -> None:
        self.members: list[Member] = []
        self.places: dict[str, int] = {}
        self.replaceable: set[str] = set()

    def put(self, member: Member) -> None:
        self.places[member.key] = len(self.members)
        self.members.append(member)


def null(state: State, at: int) -> Value:
    return Value("null", state.base + at, state.base + at)


def store(
    state: State,
    pairs: Pairs,
    key_tag: str | None,
    key: Value | None,
    value: Value | None,
    at: int,
) -> None:
    """Add a pair; the key stands at index `at` where it is missing."""
    if value is None:
        value = null(state, at if key is None else key.end - state.base)
    try:
        name = key_text(key)
    except ValueError:
        raise state.error("nested arrays are not supported inside keys", at) from None
    if key_tag == MERGE:
        sources = value.items if value.kind == "array" else (value,)
        if len(sources) > _LONGEST_MERGE:
            raise state.error("abnormal merge sequence size", at)
        for source in sources:
            _merge(state, pairs, source)
        return
    start, end = (key.start, key.end) if key else (state.base + at, state.base + at)
    member = Member(name, start, end, value)
    place = pairs.places.get(name)
    if place is None:
        pairs.put(member)
    elif name in pairs.replaceable:
        pairs.replaceable.discard(name)
        pairs.members[place] = member
    else:
        first = pairs.members[place]
        state.duplicates.append((first.start, first.end, start, end))
        pairs.put(member)


def _merge(state: State, pairs: Pairs, source: Value) -> None:
    """``<<: *defaults``: take over the pairs whose keys are not there yet."""
    if source.kind == "array":
        members = [Member(str(n), v.start, v.start, v) for n, v in enumerate(source.items)]
    elif source.kind in ("object", "date"):
        members = list(source.members)
    else:
        raise state.error("cannot merge mappings; the provided source object is unacceptable")
    state.merged += 1 + len(members)
    if state.merged > _MOST_MERGED:
        raise state.error("merge keys exceeded maxTotalMergeKeys")
    for member in members:
        if member.key not in pairs.places:
            pairs.put(member)
            pairs.replaceable.add(member.key)
