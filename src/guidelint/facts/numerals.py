# ruff: noqa: SIM905  (word lists read better as words)
"""Numbers as people print them: separators of every locale, magnitudes, numbers in words."""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

_SPACES = "\u00a0\u202f\u2009"

# The zeros of all scripts but the few beyond U+FFFF: the other digits follow each.
_ZEROS = (
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50"
    "\u0ed0\u0f20\u1040\u1090\u17e0\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50"
    "\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0\uff10"
)
# What ``\d`` stands for, to be written in a class: as ranges it is found three times as fast.
DIGIT = "0-9" + "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in _ZEROS)

# A run of digits with separators inside, ASCII digits only: `ascii_digits` first.
NUMBER = lazy_pattern(rf"[0-9]++(?:[.,'’{_SPACES}][0-9]++)*+")

_FOREIGN = lazy_pattern("[٠-٩۰-۹०-९๐-๙０-９]")
_TO_ASCII = {ord(first) + digit: str(digit) for first in "٠۰०๐０" for digit in range(10)} | {
    ord("，"): ",",
    ord("．"): ".",
    ord("٬"): ",",
    ord("٫"): ".",
    ord("،"): ",",
}


def ascii_digits(text: str) -> str:
    """`text` with the digits and separators of other scripts as ASCII; the length stays."""
    return text.translate(_TO_ASCII) if has_foreign(text) else text


def has_foreign(text: str) -> bool:
    """Whether there are digits of other scripts."""
    return not text.isascii() and _FOREIGN.search(text) is not None


class Printed(NamedTuple):
    """A number as printed: its value, and the unit of its last printed digit."""

    value: float | None  # None: the separators make no number ("12,00" won)
    step: float


_GROUPED = lazy_pattern(r"[1-9][0-9]{0,2}(?:([.,'’\u00a0\u202f\u2009 ])[0-9]{3})(?:\1[0-9]{3})*")
_INDIAN = lazy_pattern(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")
_SEPARATORS = lazy_pattern(r"[^0-9]")


def read_number(raw: str, *, whole: bool, scaled: bool) -> Printed:
    """Read digits with separators.

    `whole`: the currency has no minor unit, so two digits after a comma are a misprint;
    `scaled`: a magnitude follows ("1.234 million"), so one point is a decimal point.
    """
    if raw.isdigit():
        return Printed(float(raw), 1.0)
    marks = _SEPARATORS.findall(raw)
    last = marks[-1]
    head, _, tail = raw.rpartition(last)
    if len(marks) == 1 and last in ".," and not _groups(head, last, tail, scaled):
        if last == "," and (len(tail) > 2 or (whole and not scaled)):
            return Printed(None, 1.0)
        return Printed(float(f"{head}.{tail}"), 10.0 ** -len(tail))
    if _GROUPED.fullmatch(raw) or _INDIAN.fullmatch(raw):
        return Printed(float(_SEPARATORS.sub("", raw)), 1.0)
    if last in ".," and last not in head and len(tail) < 3 and _grouped_head(head):
        return Printed(float(f"{_SEPARATORS.sub('', head)}.{tail}"), 10.0 ** -len(tail))
    return Printed(None, 1.0)


def _groups(head: str, mark: str, tail: str, scaled: bool) -> bool:
    """Whether the one separator groups thousands: "25.000", not "0.005" or "1.234 million"."""
    if len(tail) != 3 or len(head) > 3 or head.startswith("0"):
        return False
    return not (mark == "." and scaled)


def _grouped_head(head: str) -> bool:
    return bool(_GROUPED.fullmatch(head) or _INDIAN.fullmatch(head))


# --- magnitudes ------------------------------------------------------------------------------

SCALES: dict[str, float] = {
    "k": 1e3,
    "K": 1e3,
    "m": 1e6,
    "M": 1e6,
    "B": 1e9,
    "b": 1e9,
    "T": 1e12,
    "bn": 1e9,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "mil": 1e6,
    "mill": 1e6,
    "thousand": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "millionen": 1e6,
    "millones": 1e6,
    "milhões": 1e6,
    "milioni": 1e6,
    "billion": 1e9,
    "billions": 1e9,
    "bil": 1e9,
    "mrd": 1e9,
    "milliarden": 1e9,
    "milliards": 1e9,
    "trillion": 1e12,
    "trillions": 1e12,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lac": 1e5,
    "crore": 1e7,
    "crores": 1e7,
    "cr": 1e7,
    "tsd": 1e3,
    "mille": 1e3,
    "nghìn": 1e3,
    "ngàn": 1e3,
    "triệu": 1e6,
    "tỷ": 1e9,
    "ribu": 1e3,
    "juta": 1e6,
    "тыс": 1e3,
    "млн": 1e6,
    "млрд": 1e9,
    "ล้าน": 1e6,
    "هزار": 1e3,
    "میلیون": 1e6,
    "مليون": 1e6,
    "ألف": 1e3,
    "लाख": 1e5,
}

# East Asian units multiply what stands before them and add up: 1만5천 is 15,000.
UNITS: dict[str, float] = {
    "십": 10,
    "백": 1e2,
    "천": 1e3,
    "만": 1e4,
    "억": 1e8,
    "조": 1e12,
    "十": 10,
    "百": 1e2,
    "千": 1e3,
    "万": 1e4,
    "萬": 1e4,
    "亿": 1e8,
    "億": 1e8,
    "兆": 1e12,
}
_UNIT = lazy_pattern("[ \u00a0]?([십백천만억조十百千万萬亿億兆]{1,2})")
_MORE = lazy_pattern("[ \u00a0]?([0-9]++(?:,[0-9]{3})*+)")


class Scaled(NamedTuple):
    """A number with East Asian units: its value, step and end."""

    value: float
    step: float
    end: int


def read_units(text: str, at: int, first: Printed) -> Scaled | None:
    """The units after a number that ends at `at` ("1만5천", "2억 3천만"); None without units."""
    total, rest, step = 0.0, first.value, first.step
    end, above = at, 1e17
    while rest is not None and (unit := _UNIT.match(text, end)):
        factor = 1.0
        for sign in unit[1]:
            factor *= UNITS[sign]
        if factor >= above:
            break  # units descend: 1억 2천만, never 1만1만
        above = factor
        total, step, end, rest = total + rest * factor, factor * step, unit.end(), None
        if more := _MORE.match(text, end):
            if _UNIT.match(text, more.end()):
                rest, step = float(more[1].replace(",", "")), 1.0
            elif "," in more[1] or text[more.end() : more.end() + 2].lstrip()[:1] in "원円元":
                value = float(more[1].replace(",", ""))
                return Scaled(total + value, 1.0, more.end()) if value < factor else None
            if rest is not None:
                end = more.end()
    return Scaled(total, step, end) if end > at else None


# --- numbers in words ------------------------------------------------------------------------

_SMALL = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {
    word: value * 10.0
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_LARGE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NUMBER_WORDS = frozenset(_SMALL) | frozenset(_LARGE) | {"hundred"}
_HANGUL_DIGITS = {c: float(i) for i, c in enumerate("영일이삼사오육칠팔구")}
_HAN_DIGITS = {c: float(i) for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2.0, "兩": 2.0}


def read_words(words: list[str]) -> tuple[float, float] | None:
    """The value of English number words, and the power of ten they end on.

    >>> read_words(["two", "hundred", "fifty", "thousand"])
    (250000.0, 1000.0)
    """
    total = current = 0.0
    scale = 1.0
    for word in words:
        scale = 1.0
        if word == "and":
            continue
        if word in _SMALL:
            current += _SMALL[word]
        elif word == "hundred":
            scale, current = 100.0, max(current, 1.0) * 100
        elif word in _LARGE:
            scale = _LARGE[word]
            total, current = total + max(current, 1.0) * scale, 0.0
        else:
            return None
    value = total + current
    return (value, scale) if value else None


def read_han(text: str) -> float | None:
    """The value of a number in Hangul or Han numerals: 오천, 십오만, 三千五百."""
    total = section = digit = 0.0
    for sign in text:
        if sign in _HANGUL_DIGITS or sign in _HAN_DIGITS:
            digit = _HANGUL_DIGITS.get(sign, _HAN_DIGITS.get(sign, 0.0))
        elif (unit := UNITS.get(sign)) is None:
            return None
        elif unit < 1e4:
            section, digit = section + max(digit, 1.0) * unit, 0.0
        else:
            total, section, digit = total + max(section + digit, 1.0) * unit, 0.0, 0.0
    value = total + section + digit
    return value or None
