"""How close the next best readings come: the margin of a reading, and its ranked alternatives.

Forward, the decoder knows the cheapest way to every state; backward, this module finds the
cheapest way from it. A step off the best path then has a price: what the best reading that
takes it costs more.
"""

from __future__ import annotations

from collections import Counter

from guidelint.mojibake.language import Language
from guidelint.mojibake.lattice import (
    AFTER,
    CLEAN,
    DAMAGED,
    ENTER_COSTS,
    LEAVE_COST,
    State,
    Walk,
)
from guidelint.tuples import NamedTuple

_NEAR = 150  # tenths of a nat: what costs more is no rival
_MOST = 8  # rivals looked at in one place
_LIMIT = 200  # … and in one island

Token = tuple[int, int, str, bool]  # position, next position, text, damaged
Onward = tuple[int, int, State, str, bool]  # cost to the end, next position, state, text, damaged


class Rival(NamedTuple):
    """Another reading of a stretch: the rest of the line reads as before. `loss` in tenths."""

    start: int
    end: int
    text: str
    loss: int


def rivals(language: Language, walks: tuple[Walk, ...], mode: int) -> list[Rival]:
    """The rivals of the best reading that ends in `mode`, nearest first."""
    found: list[Rival] = []
    future = {mode: 0}
    for walk in reversed(walks):
        onward = _onward(language, walk, future)
        ends = [key for key in walk.ends if key[1] in future]
        best_end = min(ends, key=lambda key: walk.ends[key] + future[key[1]])
        best = walk.ends[best_end] + future[best_end[1]]
        found += _rivals_in(language, walk, onward, best_end, best)
        before = walk.lattice.before
        future = {
            m: onward[0][before, m][0] for m in (CLEAN, DAMAGED, AFTER) if (before, m) in onward[0]
        }
    return sorted(found, key=lambda rival: rival.loss)


def _links(
    language: Language, walk: Walk, at: int, state: State
) -> list[tuple[int, int, State, str, bool]]:
    """The steps from a state: cost, next position, next state, text, damaged."""
    last, mode = state
    links = []
    stays = walk.lattice.keeps[at]
    if stays is not None:
        char, to, inside = stays
        leaves = mode == DAMAGED and not inside
        cost = language.cost(last, char) + (LEAVE_COST if leaves else 0)
        links.append((cost, to, (last[1] + char, AFTER if leaves else mode), char, False))
    elif mode != DAMAGED:
        return links
    for char, to, extra in walk.steps[at]:
        cost = language.cost(last, char) + extra + ENTER_COSTS[mode]
        links.append((cost, to, (last[1] + char, DAMAGED), char, True))
    return links


def _onward(language: Language, walk: Walk, future: dict[int, int]) -> list[dict[State, Onward]]:
    """For every state the cheapest way to the end of the line."""
    size = len(walk.lattice.arcs)
    onward: list[dict[State, Onward]] = [{} for _ in range(size + 1)]
    for state in walk.reached[size]:
        if state[1] in future:
            cost = language.text(state[0], walk.lattice.behind) + future[state[1]]
            onward[size][state] = (cost, -1, state, "", False)
    for at in range(size - 1, -1, -1):
        for state in walk.reached[at]:
            for cost, to, following, text, damaged in _links(language, walk, at, state):
                rest = onward[to].get(following)
                if rest is None:
                    continue
                known = onward[at].get(state)
                if known is None or cost + rest[0] < known[0]:
                    onward[at][state] = (cost + rest[0], to, following, text, damaged)
    return onward


def _rivals_in(
    language: Language, walk: Walk, onward: list[dict[State, Onward]], end: State, best: int
) -> list[Rival]:
    chosen = _backward(walk, len(walk.lattice.arcs), end)
    taken = {token[:3] for token in chosen}
    off: list[tuple[int, int, State, int, State, str, bool]] = []
    for at, states in enumerate(walk.reached[:-1]):
        if not states:
            continue
        for state, back in states.items():
            if back[0] + onward[at].get(state, (1 << 30,))[0] > best + _NEAR:
                continue
            for cost, to, following, text, damaged in _links(language, walk, at, state):
                rest = onward[to].get(following)
                if rest is None or (at, to, text) in taken:
                    continue
                loss = back[0] + cost + rest[0] - best
                if loss <= _NEAR:
                    off.append((loss, at, state, to, following, text, damaged))
    off.sort(key=lambda one: one[0])
    del off[_LIMIT:]
    found: dict[tuple[int, int, str], Rival] = {}
    taken_at: Counter[tuple[int, int]] = Counter()
    for loss, at, state, to, following, text, damaged in off:
        taken_at[at, to] += 1
        if taken_at[at, to] > _MOST:
            continue
        path = [*_backward(walk, at, state), (at, to, text, damaged)]
        path += _forward(onward, to, following)
        rival = _difference(walk, chosen, path, loss)
        if rival:
            found.setdefault(rival[:3], rival)
    return list(found.values())


def _backward(walk: Walk, at: int, state: State) -> list[Token]:
    tokens: list[Token] = []
    while at:
        _, before, earlier, text, damaged = walk.reached[at][state]
        tokens.append((before, at, text, damaged))
        at, state = before, earlier
    return tokens[::-1]


def _forward(onward: list[dict[State, Onward]], at: int, state: State) -> list[Token]:
    tokens: list[Token] = []
    while at < len(onward) - 1:
        _, to, following, text, damaged = onward[at][state]
        tokens.append((at, to, text, damaged))
        at, state = to, following
    return tokens


def _difference(walk: Walk, one: list[Token], two: list[Token], loss: int) -> Rival | None:
    """The stretch in which two paths differ, as the second reads it; None if both read alike."""
    start = 0
    while start < min(len(one), len(two)) and one[start][:3] == two[start][:3]:
        start += 1
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end][:3] == two[-1 - end][:3]:
        end += 1
    rest_one, rest_two = one[start : len(one) - end], two[start : len(two) - end]
    text = "".join(token[2] for token in rest_two)
    if not rest_two or text == "".join(token[2] for token in rest_one):
        return None
    offsets = walk.lattice.offsets
    return Rival(offsets[rest_two[0][0]], offsets[rest_two[-1][1]], text, loss)
