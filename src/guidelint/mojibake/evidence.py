"""What speaks for one reading over another, beyond the likelihood of its characters.

Brackets that were opened get closed; a label asks for its picture; a word or a picture that
stands undamaged elsewhere in the document, or in other articles of the site, is likelier than one
that nobody wrote. Weights are tenths of a nat.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from guidelint.lazy import lazy_pattern
from guidelint.mojibake.icons import asked_for, is_picture, words_of
from guidelint.mojibake.language import Language

_BRACKETS = ("「」", "『』", "（）", "【】", "《》", "“”", "«»")
_CLOSED, _PAIRED, _KNOWN, _USED = 60, 60, 60, 20
_ODD = lazy_pattern(  # an en dash in a sentence, an em dash in a range, quotes or blanks too many
    '[^\\W\\d_]–[*_]*[a-zà-ÿ]|[0-9]—[0-9]|[“”]"|"[“”]|[^ ] ["”’](?![^ .,;:!?)}\\]])'
)
_CLUMSY, _NO_PICTURE = 30, 90
_ICON = lazy_pattern(r"\b(?:icon|emoji)\"?\s*[:=]\s*[\"']\Z")


def fits_icons(line: str, reading: str, start: int, end: int) -> bool:
    """Whether what reads a stretch of a line as `reading` leaves a picture where an icon is."""
    icon = _ICON.search(line, max(start - 12, 0), start)
    return not icon or line[end : end + 1] not in "\"'" or any(map(is_picture, reading))


_WORD = lazy_pattern(
    r"[\u0900-\u0963\u0970-\u0dff]+|[^\W\d_]+"
)  # in Indic scripts with vowel signs
_PICTURE = lazy_pattern("[\u2300-\u2bff\U0001f000-\U0001faff]")


def weigh(
    language: Language, reading: str, start: int, end: int, vocabulary: AbstractSet[str]
) -> int:
    """What speaks for reading[start:end] in its line."""
    part = reading[start:end]
    weight = -_PAIRED if reading.count('"') % 2 else 0
    weight -= _CLOSED * sum(abs(reading.count(p[0]) - reading.count(p[1])) for p in _BRACKETS)
    if _ICON.search(reading, max(start - 12, 0), start) and not any(map(is_picture, part)):
        weight -= _NO_PICTURE
    weight -= _CLUMSY * len(_ODD.findall(reading[max(start - 1, 0) : end + 3]))
    if _PICTURE.search(part):
        asked = words_of(reading)
        for char in filter(is_picture, part):
            weight += asked_for(char, asked) + (_USED if char in vocabulary else 0)
    for match in _WORD.finditer(reading, _word_start(reading, start)):
        if match.start() >= end:
            break
        if match.end() > start and (match[0] in vocabulary or language.knows(match[0].lower())):
            weight += _KNOWN
    return weight


def _word_start(reading: str, at: int) -> int:
    """The start of the word around `at`, at most 30 characters before it."""
    least = max(at - 30, 0)
    while at > least and reading[at - 1] > " ":
        at -= 1
    return at


def witnesses(text: str) -> set[str]:
    """The words of a text that are not plain ASCII, and its pictures: what readings are known by."""
    if text.isascii():
        return set()
    found = {word for word in _WORD.findall(text) if len(word) > 1 and not word.isascii()}
    return found | {*_PICTURE.findall(text)}
