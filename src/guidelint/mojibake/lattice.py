"""The decoder: of all readings of a line, the likeliest one, and how close the next ones come.

A line is a lattice. At every position the character stands for itself, or begins the image of
a UTF-8 sequence. A path through the lattice is a reading; its cost is what the character model
asks for the text plus what the damage asks: entering it, leaving it, every byte that must have
been lost. Reading the line as it stands is the path that never enters.

    >  â‚© 1 , 0 0 0        damaged: E2 82 A9 = ₩, then the model's cost of “₩1,000”
       â ‚ ©  1 , 0 0 0     clean: the model's cost of “â‚©1,000”

Only runs around non-ASCII characters ("islands") are searched; elsewhere all paths agree.
Costs are tenths of a nat (see `language`).
"""

from __future__ import annotations

import unicodedata

from guidelint.mojibake.language import Language
from guidelint.tuples import NamedTuple

CLEAN, DAMAGED, AFTER = 0, 1, 2  # not entered yet; inside; clean again
ENTER_COSTS = (90, 0, 40)  # the cost of reading damage, by mode
LEAVE_COST = 30
_BEAM = 8
_MOST = 40  # alternatives for one sequence
_EMOJI = 5  # the price of a lost 9F after F0
_PLAIN = 10  # what a sequence may cost that is all there

State = tuple[str, int]  # the last two characters read, and CLEAN, DAMAGED or AFTER
Arc = tuple[int, int, int]  # byte, next position, cost
Step = tuple[str, int, int]  # character, next position, cost
Back = tuple[
    int, int, State, str, bool
]  # cost so far, position before, state before, text, damaged


class Lattice(NamedTuple):
    """The positions of an island and what may be read from each.

    `keeps` holds what stands at a position: the character, the position after it, and whether
    it can stand inside damage; None inside a character's bytes. `arcs` holds the bytes that may
    be there, `steps` characters found another way. `lost` maps bytes that may be missing
    anywhere to a cost. `before` and `behind` are two characters of context, `offsets` the
    offset in the line of every position.
    """

    keeps: list[tuple[str, int, bool] | None]
    arcs: list[list[Arc]]
    steps: dict[int, list[Step]]
    lost: dict[int, int]
    before: str
    behind: str
    offsets: list[int]


class Walk(NamedTuple):
    """A search of one island.

    For every position its states and the characters that may begin there; the cost of every
    end state, what stands behind the island included.
    """

    lattice: Lattice
    reached: list[dict[State, Back]]
    steps: list[list[Step]]
    ends: dict[State, int]


def walk(language: Language, lattice: Lattice, starts: dict[int, int]) -> Walk:
    """Search an island, from the given cost of each mode."""
    size = len(lattice.arcs)
    reached: list[dict[State, Back]] = [{} for _ in range(size + 1)]
    all_steps: list[list[Step]] = []
    for mode, cost in starts.items():
        reached[0][lattice.before, mode] = (cost, -1, ("", mode), "", False)
    for at in range(size):
        states = reached[at]
        steps = sequences(language, lattice, at) if states else []
        all_steps.append(steps)
        stays = lattice.keeps[at]
        for state, back in _best(states):
            _follow(language, at, state, back[0], stays, steps, reached)
    ends = {
        state: back[0] + language.text(state[0], lattice.behind)
        for state, back in reached[size].items()
    }
    return Walk(lattice, reached, all_steps, ends)


def _follow(
    language: Language,
    at: int,
    state: State,
    cost: int,
    stays: tuple[str, int, bool] | None,
    steps: list[Step],
    reached: list[dict[State, Back]],
) -> None:
    """Extend every state reached from one state."""
    last, mode = state
    cost_of = language.cost
    if stays is not None:
        char, to, inside = stays
        total = cost + cost_of(last, char)
        into = mode
        if mode == DAMAGED and not inside:
            total += LEAVE_COST
            into = AFTER
        key = (last[1] + char, into)
        known = reached[to].get(key)
        if known is None or total < known[0]:
            reached[to][key] = (total, at, state, char, False)
    elif mode != DAMAGED:
        return
    cost += ENTER_COSTS[mode]
    for char, to, extra in steps:
        total = cost + extra + cost_of(last, char)
        key = (last[1] + char, DAMAGED)
        known = reached[to].get(key)
        if known is None or total < known[0]:
            reached[to][key] = (total, at, state, char, True)


def _best(states: dict[State, Back]) -> list[tuple[State, Back]]:
    """The states worth following: the cheapest, and the line as it stands."""
    if len(states) <= _BEAM:
        return list(states.items())
    ranked = sorted(states.items(), key=lambda item: item[1][0])
    return ranked[:_BEAM] + [item for item in ranked[_BEAM:] if item[0][1] == CLEAN]


def sequences(language: Language, lattice: Lattice, at: int) -> list[Step]:
    """The characters whose UTF-8 sequence may begin at `at`, the likeliest if there are many."""
    found = list(lattice.steps.get(at, ()))
    for byte, to, cost in lattice.arcs[at]:
        if 0xC2 <= byte <= 0xF4:
            found += _sequence(lattice, byte, to, cost)
    if len(found) > _MOST:
        found.sort(key=lambda step: step[2] + language.alone(step[0]))
        del found[_MOST:]
    return found


def _sequence(lattice: Lattice, lead: int, at: int, cost: int) -> list[Step]:
    """All completions of a lead byte, with lost bytes only where there is no plain one."""
    size = 1 if lead < 0xE0 else 2 if lead < 0xF0 else 3
    value = lead & (0x1F if size == 1 else 0x0F if size == 2 else 0x07)
    least = (0x80, 0x800, 0x10000)[size - 1]
    good = [
        (chr(whole), to, total)
        for whole, to, total, _ in _completed(lattice, value, at, cost, size, {}, 0)
        if whole >= least and readable(whole)
    ]
    if not lattice.lost or any(total <= cost + _PLAIN for _, _, total in good):
        return good
    most = 1 if len(lattice.lost) > 12 and size == 3 else 2
    filled = lead == 0xF0 and 0x9F in lattice.lost and not _has_tail(lattice, at, 0x9F)
    if filled:
        value, cost, size = value << 6 | 0x1F, cost + _EMOJI, 2  # as in every emoji
    return good + [
        (chr(whole), to, total)
        for whole, to, total, missing in _completed(
            lattice, value, at, cost, size, lattice.lost, most
        )
        if (missing or filled) and whole >= least and readable(whole)
    ]


def _has_tail(lattice: Lattice, at: int, byte: int) -> bool:
    return at < len(lattice.arcs) and any(arc[0] == byte for arc in lattice.arcs[at])


def _completed(
    lattice: Lattice, value: int, at: int, cost: int, size: int, lost: dict[int, int], most: int
) -> list[tuple[int, int, int, int]]:
    """(value, position, cost, bytes assumed lost) after `size` more bytes, `most` of them lost."""
    current = [(value, at, cost, 0)]
    arcs = lattice.arcs
    end = len(arcs)
    for _ in range(size):
        following = []
        for here, where, so_far, missing in current:
            if where < end:
                for byte, to, extra in arcs[where]:
                    if 0x80 <= byte <= 0xBF:
                        following.append((here << 6 | byte & 0x3F, to, so_far + extra, missing))
            if missing < most:
                for byte, extra in lost.items():
                    following.append((here << 6 | byte & 0x3F, where, so_far + extra, missing + 1))
        current = following
    return current


def readable(value: int) -> bool:
    """Whether a code point is something a text would hold."""
    if value < 0xA0 or value > 0x10FFFF:
        return False
    return unicodedata.category(chr(value)) not in ("Cn", "Co", "Cc", "Cs")
