"""Emergency numbers and helplines in a text: where, for which service, in which country.

A short number is a mention only where the text gives it to somebody to call: a verb ("dial
119"), a label ("Police: 112"), or a service named right beside it. Room 112, bus 119, 119 km
and 1990 are none. `roles` are the services the grammar ties to the number; words that only
stand nearby are kept apart in `near`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from guidelint.facts import countries
from guidelint.facts.countries import Place
from guidelint.facts.mention_grammar import (
    CALL_AFTER,
    COMPARED,
    DENIED,
    JOIN,
    OR_LOCAL,
    beside,
    between,
    claim,
    run,
    services,
)
from guidelint.facts.mention_tokens import CALL, candidates, follows_well
from guidelint.facts.registry import Registry, Word, lexicon, load
from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple


class Mention(NamedTuple):
    """A number given to call. `start` and `end` are offsets into the text.

    `countries` are those the sentence puts it in (`said`: outright, so that nothing else
    counts). `group` are the digits of all numbers given together ("112 or 119").
    """

    start: int
    end: int
    number: str
    roles: tuple[str, ...]
    near: tuple[str, ...]
    countries: tuple[str, ...]
    said: bool
    group: tuple[str, ...]
    called: bool = False  # a verb such as "dial" governs it


_SENTENCE = lazy_pattern(r"(?<=[.!?])[\"'”’)*_]*\s+(?=[^a-z\s])|[。！？]|\n\s*\n")
_ABBREVIATION = lazy_pattern(
    r"(?:\b(?:e\.g|i\.e|No|Nr|St|Dr|Mr|Ms|[Tt][eé]l|Ph|ph|approx|vs|etc|U\.S|U\.K)\.)\Z"
)
_IN = lazy_pattern(
    r"[\s*_)]*[,;]?\s*(?:and\s+)?\(?(?:in|for|en|em|au|à|in der|nel|di|ở)?\s*(?:the\s+)?",
    re.IGNORECASE,
)
_NEXT = lazy_pattern(
    r"[\s*_)]*(?:[,;/|·]|and|or|und|et|y|e)?\s*(?:and\s+|or\s+)?[\s*_]*", re.IGNORECASE
)
_OPENS = lazy_pattern(r"\W*(?:It['’]s|It is|That['’]s|Then)?\W*")
_CUT = lazy_pattern(r"[,;，；、。]")
_DEFINES = lazy_pattern(
    r"\s*(?:It|This|That|They|These|The\s+(?:line|number|service|hotline))(?:\s+(?:is|are)|['’]s|['’]re)\s+",
)


_Number = tuple[int, int, str]  # start, end, digits


class _Sentence(NamedTuple):
    start: int
    end: int
    words: list[Word]
    numbers: list[_Number]


def _sentences(text: str, words: list[Word], numbers: list[_Number]) -> list[_Sentence]:
    cuts = [0]
    for match in _SENTENCE.finditer(text):
        if not _ABBREVIATION.search(text, max(0, match.start() - 8), match.start()):
            cuts.append(match.end())
    cuts.append(len(text))
    return [
        _Sentence(
            start,
            end,
            between(words, start, end),
            between(numbers, start, end),
        )
        for start, end in pairwise(cuts)
        if start < end
    ]


def find(
    text: str,
    label: str = "",
    registry: Registry | None = None,
    numbers: list[_Number] | None = None,
) -> list[Mention]:
    """The emergency numbers and helplines in `text`, in order.

    `label` is what stands before it elsewhere: the first cell of its row, the name beside a
    prop. `numbers` are the text's `candidates`, where they are at hand. Offsets are into `text`.
    Linear in the length of the text.
    """
    registry = registry or load()
    numbers = candidates(text, registry) if numbers is None else numbers
    if not numbers:
        return []
    if label:
        head = label + (" " if label[-1] in ".?!:。？！" else ": ")
        shift = len(head)
        whole = find(head + text, "", registry)
        return [
            mention._replace(start=mention.start - shift, end=mention.end - shift)
            for mention in whole
            if mention.start >= shift
        ]
    if not any(follows_well(text, number[1]) for number in numbers):
        return []
    words = lexicon().words(text)
    numbers = [number for number in numbers if follows_well(text, number[1], words)]
    if not numbers:
        return []
    return _Reader(text, words, _sentences(text, words, numbers)).mentions()


_BESIDE_REACH = 12  # "911 in the US": a country this near behind a number is that number's own


class _Reader:
    """Reads the sentences of one text, one after the other."""

    __slots__ = ("_places", "sentences", "text", "words")

    def __init__(self, text: str, words: list[Word], sentences: list[_Sentence]) -> None:
        self.text = text
        self.words = words
        self.sentences = sentences
        self._places: list[Place] | None = None

    def places(self, sentence: _Sentence) -> list[Place]:
        """The countries in a sentence; they are looked for when a number is given to call."""
        if self._places is None:
            self._places = countries.find(self.text, tuple(word.start for word in self.words))
        return between(self._places, sentence.start, sentence.end)

    def mentions(self) -> list[Mention]:
        found: list[Mention] = []
        for index, sentence in enumerate(self.sentences):
            if sentence.numbers:
                found += self._sentence(index, sentence)
        return found

    def _sentence(self, index: int, sentence: _Sentence) -> list[Mention]:
        found: list[Mention] = []
        left = sentence.start
        everything = self._groups(sentence.numbers)
        groups = [group for group in everything if self._meant(group)]
        for at, group in enumerate(groups):
            start, end = group[0][0], group[-1][1]
            right = groups[at + 1][0][0] if at + 1 < len(groups) else sentence.end
            tied = claim(self.text, left, start, end, right, sentence.words)
            called = self._called(left, start, end)
            roles = tied.roles
            if not roles and ((called and len(groups) == 1) or self._alone(sentence, group)):
                roles = self._borrowed(index)
            if not roles and at and found and self._goes_on(groups[at - 1], start, sentence):
                roles, called = found[-1].roles, found[-1].called
            if set(roles) <= {"medical", "emergency"} and (called or roles) and len(groups) == 1:
                roles = self._defined(index) or roles
            if roles or called:
                near = beside(self.text, left, end, right, sentence.words)
                said, places = self._countries(sentence, everything, (left, start, end, right))
                together = tuple(number[2] for number in group)
                found += [
                    Mention(n[0], n[1], n[2], roles, near, places, said, together, called)
                    for n in group
                    if roles or len(n[2]) > 2  # "dial 17" without a service is too little
                ]
            left = max(end, tied.taken)
        return found

    def _groups(self, numbers: list[_Number]) -> list[list[_Number]]:
        groups = [[numbers[0]]]
        for number in numbers[1:]:
            if JOIN.match(self.text, groups[-1][-1][1], number[0]):
                groups[-1].append(number)
            else:
                groups.append([number])
        return groups

    def _meant(self, group: list[_Number]) -> bool:
        """Not "like 911 in the US", not "999 does not work", not "911 or your local number"."""
        start, end = group[0][0], group[-1][1]
        if COMPARED.search(self.text, max(0, start - 40), start):
            return False
        return not (DENIED.match(self.text, end) or OR_LOCAL.match(self.text, end))

    def _called(self, left: int, start: int, end: int) -> bool:
        tail = self.text[max(left, start - 60) : start]
        return bool(CALL.search(tail) or CALL_AFTER.match(self.text, end))

    def _alone(self, sentence: _Sentence, group: list[_Number]) -> bool:
        """Whether a sentence gives a number and no more: "Smoke? 119.", "It's 119 in Japan, …"."""
        if sentence.words or sentence.numbers[0] is not group[0]:
            return False
        if not _OPENS.fullmatch(self.text, sentence.start, group[0][0]):
            return False
        end = group[-1][1]
        if not any(map(str.isalnum, self.text[end : sentence.end])):
            return True
        place = next((p for p in self.places(sentence) if p.start > end), None)
        return place is not None and bool(_IN.fullmatch(self.text, end, place.start))

    def _goes_on(self, before: list[_Number], start: int, sentence: _Sentence) -> bool:
        """Whether a list of countries goes on: "Police: 110 in Japan, 112 in Korea"."""
        end = before[-1][1]
        place = next((p for p in self.places(sentence) if end <= p.start < start), None)
        return (
            place is not None
            and place.said
            and bool(_IN.fullmatch(self.text, end, place.start))
            and bool(_NEXT.fullmatch(self.text, place.end, start))
        )

    def _borrowed(self, index: int) -> tuple[str, ...]:
        """What the sentence before asks for: "Chest pain? Call 115."."""
        if not index:
            return ()
        before = self.sentences[index - 1]
        asks = self.text[before.start : before.end].rstrip(" \"'”’*)_\n")[-1:] in "?？:："
        return services(before.words) if asks and not before.numbers else ()

    def _defined(self, index: int) -> tuple[str, ...]:
        """What the next sentence says it is: "Dial 1339. It is the medical hotline."."""
        if index + 1 >= len(self.sentences):
            return ()
        after = self.sentences[index + 1]
        opening = _DEFINES.match(self.text, after.start)
        if not opening or not after.words or after.words[0].start - opening.end() > 24:
            return ()
        _, last = run(self.text, after.words, 0, 1)
        return services(after.words[: last + 1])

    def _countries(
        self,
        sentence: _Sentence,
        groups: list[list[_Number]],
        zone: tuple[int, int, int, int],
    ) -> tuple[bool, tuple[str, ...]]:
        left, start, end, right = zone
        places = self.places(sentence)
        if not places:
            return False, ()
        ends = [group[-1][1] for group in groups]
        here = []
        for place in places:
            owner = ends[bisect_right(ends, place.start) - 1]
            close = 0 <= place.start - owner <= _BESIDE_REACH
            if owner == end or not close or _CUT.search(self.text, owner, place.start):
                here.append(place)
        said = [place for place in here if place.said]
        if said and any(place.kind == "left" for place in here):
            return False, tuple(dict.fromkeys(p.country for p in here))
        here = [place for place in here if place.kind != "left"]
        beside = [
            p
            for p in said
            if end <= p.start <= end + _BESIDE_REACH and not _CUT.search(self.text, end, p.start)
        ]
        before = [p for p in said if left <= p.start < start]
        after = [p for p in said if end <= p.start < right]
        wide = [p for p in said if p.kind != "where"]
        for near in (beside[:1], before, after, wide):
            if near:
                return True, tuple(dict.fromkeys(p.country for p in near))
        return False, tuple(dict.fromkeys(p.country for p in here))
