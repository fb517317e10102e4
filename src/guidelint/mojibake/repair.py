"""A whole text: which lines are damaged, by what, and what they were.

A file damaged by one chain of misreadings is damaged by it everywhere: lines that would be in
doubt on their own are settled by the others. Words that are certain somewhere speak for a
reading elsewhere.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from guidelint.lazy import lazy_pattern
from guidelint.mojibake.evidence import fits_icons, witnesses
from guidelint.mojibake.hypotheses import Hypothesis, damaged_runs, lost_letters, single, wide
from guidelint.mojibake.icons import fitting
from guidelint.mojibake.language import Language, load
from guidelint.mojibake.legacy import legacy, sixteen_bits
from guidelint.mojibake.reading import Reading, judge
from guidelint.mojibake.scan import looks_wide, suspects
from guidelint.tuples import NamedTuple

_HABIT = 300  # what other lines must have shown of a chain before it counts as the document's
_DISCOUNT = 60  # what believing in it then costs less
_ENOUGH = 40  # small letters without a capital that make a text suspicious
_NOT_END = lazy_pattern(r"[^\n]")
_MANY = 90  # one in twenty has an image with a capital
_ICON = lazy_pattern(r"\b(?:icon|emoji)\"?\s*[:=]\s*[\"']([ðâ])[\"']")
_CODE = lazy_pattern(r"`[^`\n]*`|\{\{.*?\}\}|https?:\S*")
_BEGINS_SMALL = lazy_pattern(
    r"^\s*(?:[*>-]|\d+\.)\s+[*_\"']*[a-z]{3}"
    r"|\b(?:label|title|name|description|question|answer)\"?\s*[:=]\s*[\"'][a-z]{2}",
    re.MULTILINE,
)
_SMALL = lazy_pattern("[a-z]")
_LONE = 100  # what a reading must save that makes a foreign letter on its own
_NO_PICTURE = 120  # what it costs a hypothesis to make of an icon what is no picture
_WORTH = -60  # hypotheses below this are forgotten


class Damage(NamedTuple):
    """A damaged span of a text. `start` and `end` are offsets into it, in code points.

    `candidates` are readings ranked by likelihood, best first; `replacement` is the best.
    `automatic`: certain enough to be applied without asking. `chain` is the misreading
    (``Windows-1252``, ``Windows-1252 twice``, ``CP949 shown as Windows-1252``) and `description`
    a sentence about it. `confidence` is the probability of the best reading, 0 to 1, and `proof`
    how much likelier it is than the text as it stands, in tenths of a nat. `exact`: no byte of the
    span was lost and nothing else reads so, even if the rest of its line is in doubt.
    """

    start: int
    end: int
    replacement: str
    candidates: tuple[str, ...]
    automatic: bool
    chain: str
    description: str
    confidence: float
    proof: int = 0
    exact: bool = False


class Repair(NamedTuple):
    """A text after its automatic repairs, and all damage found, in order."""

    text: str
    spans: tuple[Damage, ...]


def repair(
    text: str,
    *,
    masked: Sequence[tuple[int, int]] = (),
    vocabulary: AbstractSet[str] = frozenset(),
) -> Repair:
    """Find and repair mojibake.

    What lies in `masked` (spans, such as code) is not looked at. `vocabulary` are words and
    pictures that the same site uses elsewhere; with those of the text itself they break ties.
    Linear in the length of the text.
    """
    seen = _masked(text, masked) if masked else text
    found = suspects(seen)
    if not found:
        return Repair(text, ())
    language = load()
    lines = {span: _hypotheses(language, seen[span[0] : span[1]]) for span in found}
    lost = [span for start, end in found for span in _lost_icons(seen, start, end)]
    lines = {span: ranked for span, ranked in lines.items() if ranked}
    if not lines:
        return Repair(text, tuple(lost))
    shown = Counter[str]()
    for ranked in lines.values():
        if ranked[0].gain > 0:
            shown[ranked[0].label] += min(ranked[0].gain, _HABIT)
    known = vocabulary | witnesses(_without(seen, lines))
    lowered = _lowered(text)
    spans: list[Damage] = []
    for (start, end), ranked in lines.items():
        line = seen[start:end]
        ranked = _by_document(ranked, shown)
        if ranked[0].gain >= 0:
            reading = judge(language, line, ranked, known)
            if reading.lone and reading.gain < _LONE:
                continue
            doubtful = lowered and not any(map(str.isupper, reading.text)) and _few(line)
            spans += _damage(text, start, reading, reading.certain and not doubtful)
    covered = {at for span in spans for at in range(span.start, span.end)}
    spans = sorted([*spans, *(one for one in lost if one.start not in covered)])
    return Repair(_repaired(text, spans), tuple(spans))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, last = [], 0
    for start, end in sorted(spans):
        parts.append(text[last:start])
        last = end
    return "".join([*parts, text[last:]])


def _lost_icons(seen: str, start: int, end: int) -> list[Damage]:
    """Icons of which one character is left: certainly damage; the label may tell which."""
    found = []
    for match in _ICON.finditer(seen, start, end):
        at, char = match.start(1), match[1]
        chain = "ISO-8859-1 without its control characters"
        what = "a sign" if char == "â" else "an emoji"
        description = f"“{char}” is what is left of {what} read as {chain}"
        pictures = fitting(seen[start:end]) if char == "ð" else ()
        best = pictures[0] if pictures else char
        found.append(Damage(at, at + 1, best, pictures, False, chain, description, 0.9))
    return found


def _masked(text: str, masked: Sequence[tuple[int, int]]) -> str:
    """The text with masked spans blank, line ends kept."""
    parts, last = [], 0
    for start, end in sorted(masked):
        if end <= last:
            continue
        start = max(start, last)
        parts += [text[last:start], _NOT_END.sub(" ", text[start:end])]
        last = end
    return "".join([*parts, text[last:]])


def _hypotheses(language: Language, line: str) -> list[Hypothesis]:
    """What the line may have been, best first."""
    found = [*sixteen_bits(language, line)]
    if not line.isascii() or "&" in line:
        found += single(language, line)
    if not line.isascii():
        if looks_wide(line):
            found += wide(language, line)
        if not found or max(one.gain for one in found) < 0:
            found += lost_letters(language, line)
        best = max((one.gain for one in found), default=0)
        found += (old for old in legacy(language, line) if old.gain > 100 + best * 3 // 2)
    found = [
        one
        if all(fits_icons(line, *run) for run in damaged_runs(one.tokens))
        else one._replace(gain=one.gain - _NO_PICTURE)
        for one in found
    ]
    return sorted((one for one in found if one.gain > _WORTH), key=lambda one: -one.gain)


def _by_document(ranked: list[Hypothesis], shown: Counter[str]) -> list[Hypothesis]:
    """The hypotheses ranked again, with what other lines have shown."""
    again = []
    for one in ranked:
        others = shown[one.label] - min(max(one.gain, 0), _HABIT)
        again.append(one._replace(gain=one.gain + _DISCOUNT) if others >= _HABIT else one)
    return sorted(again, key=lambda one: -one.gain)


def _lowered(text: str) -> bool:
    """Whether a text without one capital has lost them: it is long, or begins items small."""
    if text != text.lower():
        return False
    return bool(_BEGINS_SMALL.search(text)) or len(_SMALL.findall(_CODE.sub("", text))) >= _ENOUGH


def _few(line: str) -> bool:
    """Whether too few characters are damaged to have met one that lost its capital."""
    return sum(char > "\x7f" for char in line) < _MANY


def _damage(text: str, offset: int, reading: Reading, certain: bool) -> list[Damage]:
    surety = min(reading.lead, reading.gain + 20, 100)
    confidence = round(1 / (1 + math.exp(-surety / 10)), 3)
    damage = []
    for part in reading.parts:
        start, end = offset + part.start, offset + part.end
        best = part.readings[0]
        shown = " shown" in reading.label
        how = reading.label if shown else f"read as {reading.label}"
        description = f"“{text[start:end]}” is “{best}” {how}"
        damage.append(
            Damage(
                start,
                end,
                best,
                part.readings,
                certain,
                reading.label,
                description,
                confidence,
                reading.gain,
                part.exact and reading.sound,
            )
        )
    return damage


def _repaired(text: str, spans: list[Damage]) -> str:
    parts, last = [], 0
    for span in spans:
        if span.automatic:
            parts += [text[last : span.start], span.replacement]
            last = span.end
    return "".join([*parts, text[last:]])
