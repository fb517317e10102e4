"""One printed amount: a number with the currency marks, magnitude and plus around it.

> | from US$ 1.2 million+ per night
         ^^^^ ^^^ ^^^^^^^
         mark number magnitude and plus
"""

from __future__ import annotations

from guidelint.facts import currencies as money
from guidelint.facts.numerals import SCALES, Printed, read_number, read_units
from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

SPACES = " \u00a0\u202f\u2009"
CENTS = frozenset(("cent", "cents", "pence", "p", "¢", "￠"))


class Part(NamedTuple):
    """One printed amount; all offsets into the text it was read from."""

    start: int  # with its marks
    end: int
    number: int  # where the digits start
    number_end: int  # where they end
    value: float | None
    step: float  # the unit of the last printed digit
    mark: str  # a currency code, the name of a family, or "" for a bare number
    before: str  # the mark in front, as printed
    after: str  # the mark behind, as printed
    scale: float = 1.0
    plus: bool = False


class _Mark(NamedTuple):
    at: int  # the far edge of the mark
    mark: str
    printed: str


_TWO_WORDS = lazy_pattern(
    r"((?:[A-Z]\.?){1,2}|South[ -]Korean?|South|Korean|Hong Kong|New Zealand|New Taiwan|Viet Nam"
    r"|Sri Lankan|[A-Z][a-z]+)[ \u00a0]([A-Za-z]+)"
)
_STATES = lazy_pattern(r"(?<!\bthe )\b(U\.S\.|US)[ \u00a0]\Z")
_LETTERS = lazy_pattern(r"[A-Za-z]+")
_LONGEST = max(map(len, money.AFTER))


def mark_before(text: str, at: int) -> _Mark | None:
    """The mark in front of a number that starts at `at`; `at` of the mark is its start."""
    place = at - 1
    if place >= 0 and text[place] in SPACES:
        place -= 1
    if place < 0:
        return None
    sign = text[place]
    if sign in money.SYMBOLS:
        return _symbol_before(text, place)
    if not (sign.isalpha() or sign in "./"):
        return None
    start = place
    while start > 0 and place - start < 5 and _letter(text[start - 1]):
        start -= 1
    word = text[start : place + 1]
    if word == "/" or (start and (text[start - 1].isdigit() or _letter(text[start - 1]))):
        return None
    if start > 3 and text[start - 1] == "/" and text[start - 4 : start - 1] in money.CODES:
        return None  # USD/KRW 1,350 is a rate
    mark = money.CODES.get(word) or money.BEFORE.get(word)
    if mark is None and word in money.SMALL_CODES:
        mark = money.CODES[word.upper()]
    return _Mark(start, mark, word) if mark else None


def _symbol_before(text: str, place: int) -> _Mark | None:
    """The symbol at `place`, with the letters or the code in front of it."""
    symbol = text[place]
    meaning = money.SYMBOLS[symbol]
    start = place
    while start > 0 and place - start < 5 and (_letter(text[start - 1]) or text[start - 1] == "."):
        start -= 1
    letters = text[start:place].lstrip(".")
    if letters:
        start = place - len(letters)
        named = money.PREFIXED.get(meaning, {}).get(letters) or money.CODES.get(letters)
        if named and (
            money.in_family(meaning, named) or letters in money.PREFIXED.get(meaning, {})
        ):
            return _Mark(start, named, text[start : place + 1])
        if meaning == "$":
            return None if letters[-1:].isascii() else _Mark(place, meaning, symbol)
        return _Mark(place, meaning, symbol)
    if place > 1 and text[place - 1] in SPACES:  # KRW ₩10,000, U.S. $5
        if meaning == "$" and (spelled := _STATES.search(text, max(0, place - 9), place)):
            return _Mark(spelled.start(1), "USD", text[spelled.start(1) : place + 1])
        code = money.CODES.get(text[place - 4 : place - 1], "") if place > 3 else ""
        if code and money.in_family(meaning, code) and not text[place - 5 : place - 4].isalpha():
            return _Mark(place - 4, code, text[place - 4 : place + 1])
    return _Mark(place, meaning, symbol)


def mark_after(text: str, at: int) -> _Mark | None:
    """The mark behind a number that ends at `at`; `at` of the mark is its end."""
    size = len(text)
    place = at
    if place < size and (text[place] in SPACES or text[place] == "-"):
        place += 1
    if place >= size:
        return None
    sign = text[place]
    if not sign.isascii():
        return _symbol_after(text, at, place) if sign in money.SYMBOLS else _word_after(text, place)
    if sign == "$":
        return _symbol_after(text, at, place)
    if not sign.isalpha():
        return None
    letters = _LETTERS.match(text, place)
    assert letters
    word, end = letters[0], letters.end()
    if end < size and not text[end].isascii() and text[end].isalpha() and _western(text[end]):
        return _word_after(text, place)
    if end < size and text[end] in "$¥£":
        named = money.PREFIXED[money.SYMBOLS[text[end]]].get(word)
        free = named and not _next_owns(text, place, end + 1)
        return _Mark(end + 1, named, text[place : end + 1]) if named and free else None
    small = word.lower()
    code = money.CODES.get(word) or (
        money.CODES[small.upper()] if small in money.SMALL_CODES else ""
    )
    if code:
        return None if _next_owns(text, place, end) else _Mark(end, code, word)
    if small in money.AFTER and not (word in money.BEFORE and _next_owns(text, place, end)):
        return _Mark(end, money.AFTER[small], word)
    if small == "p" and text[at] == "p":
        return _Mark(end, "GBP", word)
    return _two_words_after(text, place) if sign.isupper() or small == "kiwi" else None


def _next_owns(text: str, place: int, end: int) -> bool:
    """Whether a code stands in front of the next number: KRW 1,400-KRW 2,000."""
    following = _FOLLOWING.match(text, end)
    if not following:
        return False
    return text[place - 1] == "-" or text[end - 1] == "$" or len(following[1]) > 2


_FOLLOWING = lazy_pattern("\\.?[ \u00a0]?([0-9][0-9.,]*)")


def _two_words_after(text: str, place: int) -> _Mark | None:
    """``Korean won``, ``US dollars``, ``Hong Kong dollars``."""
    found = _TWO_WORDS.match(text, place)
    if not found:
        return None
    meaning = money.AFTER.get(found[2].lower())
    code = money.ADJECTIVES.get(meaning or "", {}).get(found[1].lower().rstrip("."))
    return _Mark(found.end(), code, found[0]) if code else None


def _symbol_after(text: str, at: int, place: int) -> _Mark | None:
    """A symbol behind the number, unless it stands in front of the next one."""
    following = text[place + 1 : place + 3]
    if following[:1].isdigit() or (
        following[:1] in SPACES and following[1:].isdigit() and place > at
    ):
        return None
    return _Mark(place + 1, money.SYMBOLS[text[place]], text[place])


def _word_after(text: str, place: int) -> _Mark | None:
    """A word that may run on into others, as in scripts without spaces: the longest counts."""
    for size in range(min(_LONGEST, len(text) - place), 0, -1):
        word = text[place : place + size]
        mark = money.AFTER.get(word) or money.AFTER.get(word.lower())
        if mark and not _runs_on(text, place + size, word):
            if text.startswith("짜리", place + size):
                word += "짜리"
            return _Mark(place + len(word), mark, word)
    return None


_OTHER_WORDS = (
    "원칙",
    "원색",
    "원론",
    "원리",
    "원체",
    "원형",
    "원소",
    "元旦",
    "元宵",
    "元素",
    "元首",
    "円形",
)


def _runs_on(text: str, end: int, word: str) -> bool:
    """Whether the letters go on to make another word: đá, 원칙 (principle), 元旦 (New Year)."""
    if word[-1] < "\u0e00":
        return text[end : end + 1].isalpha()
    return text.startswith(_OTHER_WORDS, end - 1)


def scale_after(text: str, at: int, *, marked: bool) -> tuple[float, int]:
    """The magnitude behind a number that ends at `at`: its factor and where it ends.

    `marked`: a mark stands in front, which makes a lone letter after it a magnitude.
    """
    place = at
    if place < len(text) and (text[place] in SPACES or text[place] == "-"):
        place += 1
    sign = text[place : place + 1]
    if not sign.isalpha():
        return 1.0, at
    end = place + 1
    while end < len(text) and text[end].isalpha() and _western(text[end]) == _western(sign):
        end += 1
    word = text[place:end]
    factor = SCALES.get(word) or (SCALES.get(word.lower()) if len(word) > 2 else None)
    if (
        factor is None
        and sign in "kKmMB"
        and (text[place + 1 : place + 2] > "\u007f" or word[1:] == "won")
    ):
        factor, end, word = SCALES[sign], place + 1, sign  # 9k원, 5Kwon
    if factor is None and not sign.isascii():
        return _scale_run(text, place, at)
    if factor is None:
        return 1.0, at
    if len(word) == 1 and place > at and not mark_after(text, end):
        return 1.0, at
    if word == "mil" and not marked:
        factor = 1e3  # Spanish and Portuguese; English "$5 mil" has its mark in front
    if (
        text[end : end + 1] == "."
        and text[end + 1 : end + 2] in SPACES
        and mark_after(text, end + 1)
    ):
        end += 1
    return factor, end


def _letter(sign: str) -> bool:
    """Whether `sign` goes on with a word in a script that parts words by spaces."""
    return sign.isalpha() and _western(sign)


def _western(letter: str) -> bool:
    """Whether a letter is of a script that parts words by spaces."""
    return letter < "\u0e00" or "\u1e00" <= letter < "\u2000"


def _scale_run(text: str, place: int, at: int) -> tuple[float, int]:
    for size in range(7, 1, -1):
        if factor := SCALES.get(text[place : place + size]):
            return factor, place + size
    return 1.0, at


def plus_after(text: str, at: int) -> bool:
    """Whether a plus stands at `at` and belongs to the number before it."""
    return text[at : at + 1] == "+" and not (
        text[at + 1 : at + 2].isdigit() or text[at + 1 : at + 2] in money.SYMBOLS
    )


_TAIL = lazy_pattern(r"[.,][-–—](?![0-9])|/-(?![0-9])")


def read_part(text: str, number: int, number_end: int) -> Part:
    """Read the number at text[number:number_end] with all that belongs to it."""
    raw = text[number:number_end].replace(" ", "")
    if text[number - 1 : number] == "." and not text[number - 2 : number - 1].isalnum():
        number, raw = number - 1, "0." + raw  # $.50
    front = mark_before(text, number)
    end = number_end
    factor = 1.0
    printed: Printed | None = None
    after = text[end : end + 2]
    if not after.isascii():
        whole = read_number(raw, whole=True, scaled=True)
        if units := read_units(text, end, whole):
            printed, end = Printed(units.value, units.step), units.end
    if printed is None:
        factor, end = scale_after(text, end, marked=front is not None)
    plus = plus_after(text, end)
    tail = _TAIL.match(text, end)
    back = mark_after(text, tail.end() if tail else end + plus)
    if back and front and not _agree(front.mark, back.mark):
        back = None
    mark = _meaning(front, back)
    if printed is None:
        printed = read_number(raw, whole=mark in money.WHOLE, scaled=factor != 1.0)
    if back:
        end = back.at
        if not plus:
            plus = plus_after(text, end)
            end += plus
    else:
        end = tail.end() if tail else end + plus
    if back and back.printed.lower() in CENTS:
        factor *= 0.01
    return Part(
        start=front.at if front else number,
        end=end,
        number=number,
        number_end=number_end,
        value=None if printed.value is None else round(printed.value * factor, 9),
        step=printed.step * factor,
        mark=mark,
        before=front.printed if front else "",
        after=back.printed if back else "",
        scale=factor if factor != 1.0 else (printed.step if printed.step > 1 else 1.0),
        plus=plus,
    )


def _agree(front: str, back: str) -> bool:
    """Whether two marks around one number name one currency: $5 CAD, ₩5,000 KRW."""
    return front == back or money.in_family(front, back) or money.in_family(back, front)


def _meaning(front: _Mark | None, back: _Mark | None) -> str:
    """The more exact of the two marks."""
    if front is None or back is None:
        return front.mark if front else back.mark if back else ""
    return back.mark if front.mark in money.FAMILIES else front.mark
