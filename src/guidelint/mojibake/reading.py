"""The verdict on one line: the best reading, its close rivals, and whether it is certain.

A reading is certain when every other one is far less likely: another choice for a lost byte,
another chain of charsets, the line as it stands. Only certain readings are applied without
asking, and never half of them.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from guidelint.lazy import lazy_pattern
from guidelint.mojibake.evidence import weigh
from guidelint.mojibake.hypotheses import Hypothesis, Token, applied
from guidelint.mojibake.icons import asked_for, is_picture, words_of
from guidelint.mojibake.language import Language
from guidelint.mojibake.rivals import Rival, rivals
from guidelint.tuples import NamedTuple

_SURE = 15  # tenths of a nat between a certain reading and the next
_SURE_GUESS = 20  # … if bytes were filled in
_TEMPER = 0.6  # of what the model holds between two pictures: authors are freer than that
_DOUBTS = (  # … and what is not decided by letters around it needs more
    (lazy_pattern("[\u2012-\u2015]"), 47),  # a dash
    (lazy_pattern("[\uac00-\ud7a3]"), 25),  # a syllable: names have any
    (lazy_pattern("[\xa0-\u024f\u1e00-\u1eff]"), 37),  # accents
    (lazy_pattern("[\u0400-\u04ff]"), 12),
)
_LACKING = 15  # … and more where most characters lack bytes
_PICTURE, _UNASKED = 38, 55  # … nor are pictures, least of all where no label asks for one
_SYLLABLE = 80  # … nor what one syllable alone is
_SURE_GAIN, _RARE_GAIN = 10, 30  # what a certain reading must save; through a rare chain
_USUAL = ("Windows-1252", "ISO-8859-1")
_MOST = 5  # candidates for one span
_ROUNDS = 8  # stretches whose reading the evidence may change in one line
_BEYOND = 130  # what evidence cannot make good
_LEFT = lazy_pattern(  # damage that the reading did not mend; Korean has particles after quotes
    '[\x00\x80-\x9f\ufffd\ue000-\uf8ff]|["\'“‘][ðâ]["\'”’]|\\w"(?![가-힣])\\w'
)
_SMALL = lazy_pattern("[a-z]{2}")  # what may have been capitals, if the damage lost its own
_ALONE = lazy_pattern("[^가-힣]*[가-힣][^가-힣]*")  # a syllable that is no part of Korean text
_LONE = lazy_pattern(  # a foreign letter alone, at most beside ASCII
    r"(?<![^\W\x00-\x7f])[\u0250-\u1fff\u2460-\u24ff](?![^\W\x00-\x7f])"
)


class Part(NamedTuple):
    """A damaged stretch of a line; `readings` are ranked, best first.

    `exact`: nothing of it was guessed and nothing else reads so, whatever the rest of the line.
    """

    start: int
    end: int
    readings: tuple[str, ...]
    exact: bool


class Reading(NamedTuple):
    """What a line should have been."""

    label: str
    kind: str
    gain: int
    margin: int  # tenths of a nat to the next reading that differs
    lead: int  # the same without the doubt about pictures
    text: str
    parts: tuple[Part, ...]
    lacking: float
    guessed: bool
    lowered: bool
    lone: bool  # a foreign letter comes out that stands alone
    ahead: int  # tenths of a nat to the best reading through another chain

    @property
    def certain(self) -> bool:
        """Whether the whole line may be repaired without asking."""
        if not self.sound or _LEFT.search(self.text):
            return False
        return self.margin >= (_SURE_GUESS if self.guessed else _SURE)

    @property
    def sound(self) -> bool:
        """Whether the chain is beyond doubt, if not what it made of every character."""
        if self.kind != "single" or (self.lowered and _SMALL.search(self.text)):
            return False
        usual = self.label.startswith(_USUAL)
        if self.gain < (_SURE_GAIN if usual else _RARE_GAIN) or (self.lone and not usual):
            return False
        return self.ahead >= _SURE


def judge(
    language: Language, line: str, ranked: list[Hypothesis], vocabulary: AbstractSet[str]
) -> Reading:
    """The reading of a line whose hypotheses are ranked by gain, best first."""
    best = ranked[0]
    near = rivals(language, best.walks, best.mode) if best.walks else []
    asked = words_of(line)
    best, near = _reconsidered(language, line, best, near, vocabulary)
    others = [o.gain for o in ranked[1:] if o.text not in (best.text, ranked[0].text)]
    hypotheses = best.gain - max(others, default=-(1 << 30))
    margin = min([hypotheses, *(_distance(line, best, rival, asked) for rival in near)])
    lead = min([hypotheses, *(rival.loss for rival in near)])
    parts = _parts(line, best.tokens, near)
    places = [_offset(line, best.tokens, part.start) for part in parts]
    lone = len(parts) == 1 and _alone(language, line, best.text, places[0])
    return Reading(
        best.label,
        best.kind,
        best.gain,
        margin,
        lead,
        best.text,
        parts,
        best.lacking,
        best.guessed,
        best.lowered,
        lone,
        hypotheses,
    )


def _alone(language: Language, line: str, reading: str, at: int) -> bool:
    """Whether a reading makes one foreign letter, in a line that has no other of its script."""
    if not _LONE.match(reading, at):
        return False
    kind = language.kind(reading[at])
    return all(language.kind(char) != kind for char in line)


def _distance(line: str, best: Hypothesis, rival: Rival, asked: frozenset[str]) -> int:
    """How far a rival is, less the doubt that choices of its kind leave."""
    mine = "".join(t.text for t in _between(best.tokens, rival))
    if _are_pictures(mine, rival.text):
        known = any(asked_for(char, asked) for char in mine if is_picture(char))
        return rival.loss - (_PICTURE if known or not best.guessed else _UNASKED)
    loss = rival.loss - (_LACKING if best.lacking > 0.6 else 0)
    at = _offset(line, best.tokens, rival.start)
    if _ALONE.fullmatch(best.text[max(at - 2, 0) : at + len(mine) + 2]):
        return loss - _SYLLABLE
    doubts = (doubt for kind, doubt in _DOUBTS if kind.search(mine) and kind.search(rival.text))
    return loss - next(doubts, 0)


def _are_pictures(one: str, two: str) -> bool:
    return any(map(is_picture, one)) and any(map(is_picture, two))


def _reconsidered(
    language: Language,
    line: str,
    best: Hypothesis,
    near: list[Rival],
    vocabulary: AbstractSet[str],
) -> tuple[Hypothesis, list[Rival]]:
    """The reading after weighing the evidence, and its rivals by what is left of their loss."""
    for _ in range(_ROUNDS):
        weighed = [_weighed(language, line, best, rival, vocabulary) for rival in near]
        at = min(range(len(near)), key=lambda index: weighed[index].loss, default=-1)
        if at < 0 or weighed[at].loss >= 0:
            break
        winner = near[at]
        old = "".join(t.text for t in _between(best.tokens, winner))
        near = [
            other._replace(loss=other.loss - winner.loss) if other[:2] == winner[:2] else other
            for other in near
            if other is not winner and (other[:2] == winner[:2] or not _overlap(other, winner))
        ]
        near.append(Rival(winner.start, winner.end, old, -winner.loss))
        tokens = _with(best.tokens, winner)
        best = best._replace(tokens=tokens, text=applied(line, tokens))
    return best, sorted(weighed, key=lambda rival: rival.loss)


def _weighed(
    language: Language, line: str, best: Hypothesis, rival: Rival, vocabulary: AbstractSet[str]
) -> Rival:
    """The rival with the evidence for the best reading and for its own put on its loss."""
    if rival.loss > _BEYOND:
        return rival
    at = _offset(line, best.tokens, rival.start)
    old = "".join(t.text for t in _between(best.tokens, rival))
    here = len(old)
    other = applied(line, _with(best.tokens, rival))
    mine = weigh(language, best.text, at, at + here, vocabulary)
    its = weigh(language, other, at, at + len(rival.text), vocabulary)
    loss = round(rival.loss * _TEMPER) if _are_pictures(old, rival.text) else rival.loss
    return rival._replace(loss=loss + mine - its)


def _between(tokens: tuple[Token, ...], rival: Rival) -> list[Token]:
    """The tokens that a rival would replace."""
    return [t for t in tokens if rival.start <= t.start and t.end <= rival.end]


def _overlap(one: Rival, two: Rival) -> bool:
    return one.start < two.end and two.start < one.end


def _with(tokens: tuple[Token, ...], rival: Rival) -> tuple[Token, ...]:
    """The tokens with those of the rival's stretch replaced by its reading."""
    before = [t for t in tokens if t.end <= rival.start]
    behind = [t for t in tokens if t.start >= rival.end]
    return (*before, Token(rival.start, rival.end, rival.text, True, True), *behind)


def _offset(line: str, tokens: tuple[Token, ...], start: int) -> int:
    """The offset in the reading of an offset in the line."""
    shift = sum(len(t.text) - (t.end - t.start) for t in tokens if t.end <= start)
    return start + shift


def _parts(line: str, tokens: tuple[Token, ...], near: list[Rival]) -> tuple[Part, ...]:
    """The damaged stretches with their candidate readings."""
    parts: list[Part] = []
    run: list[Token] = []
    for token in (*tokens, Token(1 << 30, 1 << 30, "", False)):
        if run and (not token.damaged or token.start != run[-1].end):
            parts.append(_part(run, near))
            run = []
        if token.damaged:
            run.append(token)
    return tuple(part for part in parts if line[part.start : part.end] != part.readings[0])


def _part(run: list[Token], near: list[Rival]) -> Part:
    start, end = run[0].start, run[-1].end
    readings = ["".join(t.text for t in run)]
    for rival in near:
        if start <= rival.start and rival.end <= end and len(readings) < _MOST:
            other = "".join(t.text for t in _with(tuple(run), rival))
            if other not in readings:
                readings.append(other)
    close = any(r.loss < _SURE and r.start < end and start < r.end for r in near)
    exact = not close and not any(token.guessed for token in run)
    return Part(start, end, tuple(readings), exact)
