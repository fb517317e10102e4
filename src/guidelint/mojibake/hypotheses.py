"""One line and one chain of misreadings: what the line would have been, and how much better.

A hypothesis is worth what it saves: the cost of the line as it stands, less the cost of the
best reading through the chain, less what believing in the chain costs (tenths of a nat).
"""

from __future__ import annotations

from collections.abc import Iterator

from guidelint.lazy import lazy_pattern
from guidelint.mojibake.charsets import Channel, channels
from guidelint.mojibake.islands import applies, habits, islands, lattice, spelt
from guidelint.mojibake.language import Language
from guidelint.mojibake.lattice import AFTER, CLEAN, Lattice, State, Walk, walk
from guidelint.mojibake.wide import WIDE, wide_applies, wide_lattice
from guidelint.tuples import NamedTuple

_LETTERS = (
    "àáâãäåæçèéêëìíîïñòóôöõøùúûüýßœšžÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜ’“”–—…«»°£€·©®"  # of Windows-1252
)
_LETTER = 60  # the price of a letter for U+FFFD
_INSIDE = lazy_pattern("[A-Za-zà-ÿ]\ufffd|\ufffd[a-zà-ÿ]")


class Token(NamedTuple):
    """One step of a reading: the stretch of the line, what it reads, whether it was damaged.

    `guessed`: bytes were filled in, so that another text could look the same.
    """

    start: int
    end: int
    text: str
    damaged: bool
    guessed: bool = False


class Hypothesis(NamedTuple):
    """A reading of a whole line through one chain.

    `kind`: single | wide | legacy | lost. `tokens` cover the islands of the line in order.
    `walks` and `mode` (at the end of the line) are what `rivals` needs, where there is a lattice.
    """

    gain: int
    label: str
    kind: str
    text: str
    tokens: tuple[Token, ...]
    walks: tuple[Walk, ...] = ()
    mode: int = AFTER
    lacking: float = 0.0  # share of the damaged characters that lack bytes
    guessed: bool = False  # bytes were filled in
    lowered: bool = False  # the text has lost its capitals: more is wrong than the reading mends


def single(language: Language, line: str) -> Iterator[Hypothesis]:
    """The line as UTF-8 read in single-byte charsets, once or more often."""
    text, offsets = spelt(line)
    found = islands(text)
    habit = habits(text, spelt=offsets is not None)
    chars = {char for char in text if char >= "\x80"}
    for channel in channels():
        if applies(channel, text, found, chars, habit):
            lattices = [lattice(channel, text, island, habit) for island in found]
            if offsets:
                lattices = [
                    one._replace(offsets=[offsets[at] for at in one.offsets]) for one in lattices
                ]
            for one in _read(language, line, lattices, channel.label, "single", channel.prior):
                yield _altered(channel, line, one, habit.lowered)


def _altered(channel: Channel, line: str, one: Hypothesis, lowered: bool) -> Hypothesis:
    """How far the damage is not what the channel shows: lacking, guessed, lowered."""
    damaged = lacking = 0
    small = False
    tokens = list(one.tokens)
    for at, token in enumerate(tokens):
        if not token.damaged:
            continue
        damaged += 1
        seen = spelt(line[token.start : token.end]).text
        image, lost = channel.shows(token.text)
        if image == seen and not lost:
            continue
        lacking += lost or len(seen) < len(image)
        small |= lowered and image.lower() == seen
        if lost or image.replace("\xa0", " ") != seen:
            tokens[at] = token._replace(guessed=True)
    return one._replace(
        tokens=tuple(tokens),
        lacking=lacking / max(damaged, 2),
        guessed=any(token.guessed for token in tokens),
        lowered=small,
    )


def wide(language: Language, line: str) -> Iterator[Hypothesis]:
    """The line as UTF-8 read in charsets of two-byte characters."""
    found = islands(line, cjk=True)
    for charset in WIDE:
        if wide_applies(charset, line, found):
            lattices = [wide_lattice(language, charset, line, island) for island in found]
            yield from _read(language, line, lattices, charset.label, "wide", charset.prior)


def lost_letters(language: Language, line: str) -> Iterator[Hypothesis]:
    """The line with U+FFFD inside words read as the letters or signs that fit best."""
    if "\ufffd" not in line:
        return
    lattices = []
    for island in islands(line, cjk=True):
        text = line[island.start : island.end]
        size = len(text)
        steps = {
            at: [(letter, at + 1, _LETTER) for letter in _LETTERS]
            for at, char in enumerate(text)
            if char == "\ufffd"
        }
        keeps: list[tuple[str, int, bool] | None] = [(c, i + 1, True) for i, c in enumerate(text)]
        offsets = list(range(island.start, island.end + 1))
        lattices.append(
            Lattice(keeps, [[]] * size, steps, {}, island.before, island.behind, offsets)
        )
    for one in _read(language, line, lattices, "a charset of single bytes", "lost", _LETTER):
        if _INSIDE.search(line) and "\ufffd" not in one.text:
            yield one


def _read(
    language: Language, line: str, lattices: list[Lattice], label: str, kind: str, prior: int
) -> Iterator[Hypothesis]:
    walks: list[Walk] = []
    costs = {CLEAN: 0}
    for one in lattices:
        found = walk(language, one, costs)
        walks.append(found)
        costs = _by_mode(found.ends)
    as_is = costs.pop(CLEAN)
    if not costs:
        return
    mode = min(costs, key=costs.__getitem__)
    tokens = _tokens(line, walks, mode)
    text = applied(line, tokens)
    if text != line:
        gain = as_is - costs[mode] - prior
        yield Hypothesis(gain, label, kind, text, tokens, tuple(walks), mode)


def _by_mode(ends: dict[State, int]) -> dict[int, int]:
    best: dict[int, int] = {}
    for (_, mode), cost in ends.items():
        if mode not in best or cost < best[mode]:
            best[mode] = cost
    return best


def _tokens(line: str, walks: list[Walk], mode: int) -> tuple[Token, ...]:
    """The best path that ends in `mode`."""
    tokens: list[Token] = []
    for found in reversed(walks):
        ends = [state for state in found.ends if state[1] == mode]
        state = min(ends, key=found.ends.__getitem__)
        at = len(found.lattice.arcs)
        offsets = found.lattice.offsets
        while at:
            _, before, earlier, text, damaged = found.reached[at][state]
            start, end = offsets[before], offsets[at]
            tokens.append(Token(start, end, text if damaged else line[start:end], damaged))
            at, state = before, earlier
        mode = state[1]
    return tuple(reversed(tokens))


def applied(line: str, tokens: tuple[Token, ...]) -> str:
    """The line as the tokens read it."""
    out, last = [], 0
    for token in tokens:
        out += [line[last : token.start], token.text]
        last = token.end
    return "".join([*out, line[last:]])


def damaged_runs(tokens: tuple[Token, ...]) -> Iterator[tuple[str, int, int]]:
    """The damaged stretches: what they read, start and end."""
    text, start, end = "", -1, -1
    for token in tokens:
        if not token.damaged:
            continue
        if token.start == end:
            text, end = text + token.text, token.end
            continue
        if text:
            yield text, start, end
        text, start, end = token.text, token.start, token.end
    if text:
        yield text, start, end
