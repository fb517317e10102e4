"""The numbers of a text beside which a currency mark may stand: one scan of all texts at once.

Most texts have no number, most numbers are no price, and most prices are plain ("₩12,000").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidelint.facts import currencies as money
from guidelint.facts.money_marks import SPACES, Part
from guidelint.facts.numerals import SCALES, ascii_digits, has_foreign
from guidelint.lazy import lazy_pattern

# Where a number starts and ends, and what it is if it is plain.
Candidate = tuple[int, int, Part | None]

_NEXT_WORDS = (
    frozenset(word for word in money.AFTER if word.isascii())
    | frozenset(word.lower() for word in SCALES if word.isascii())
    | frozenset(code.lower() for code in money.CODES)
    | frozenset(first.partition(" ")[0] for table in money.ADJECTIVES.values() for first in table)
    | {"p", "u"}
)
_LAST_TWO = frozenset(
    word[-2:] for word in (*money.CODES, *money.BEFORE, *money.SMALL_CODES)
) | frozenset(f"{symbol}." for symbol in money.SYMBOLS)

_CODES = money.CODES.keys() | money.SMALL_CODES | money.BEFORE.keys()

_BARRIER = "\0"  # between the texts: no amount reaches beyond it
_SIGNS = "₩$€£¥"
_SEPARATORS = f".,'’{SPACES[1:]}"
_NUMBER = rf"([0-9]*+(?:[{_SEPARATORS}][0-9]++)*+)"  # after its first digit
# After the first digit behind a sign: no more digits, and nothing behind that belongs to them,
# but for "$5 USD".
_PLAIN = (
    r"(?:(?<!0)[0-9]{0,2}(?:,[0-9]{3})++|[0-9]*+(?:\.([0-9]{1,2}))?)()"
    rf"(?![{_SEPARATORS}]?[0-9])"
    rf"(?=\0|[)\]:;\"'?!|*(\n]|[.,](?![0-9–—-])|/(?!-)|[ ]?[–—~](?=[ 0-9{_SIGNS}])"
    rf"|-(?=[0-9{_SIGNS}])| [-(/=|+]| (USD)(?=\0|[)\];:*|](?![0-9])|[., ](?! ?[0-9]))"
    r"| ([A-Za-z]{2,})(?![$¥£]|[^\W\d_]))"
)


def _pattern() -> str:
    """A plain amount; or a number behind a mark, or in front of letters that may start one."""
    symbols = "".join(money.SYMBOLS)
    firsts: dict[str, str] = {}
    for pair in sorted(_LAST_TWO):
        if not pair[1].isupper():
            firsts[pair[1]] = firsts.get(pair[1], "") + pair[0]
    small = "|".join(f"[{first}]{re.escape(last)}" for last, first in firsts.items())
    enders = "".join(map(re.escape, firsts))
    before = "|".join(
        f"(?<=[{near}][0-9])(?:(?<=[{symbols}]{gap}[0-9])|(?<=[A-Z][A-Z]{gap}[0-9])"
        f"|(?<=(?:{small}){gap}[0-9]))"
        for near, gap in ((SPACES, f"[{SPACES}]"), (f"A-Z{enders}{symbols}", ""))
    )
    words = _beginnings()
    lone = "".join(word + word.upper() for word in sorted(_NEXT_WORDS) if len(word) == 1)
    behind = (
        rf"\+?+[{SPACES}-]?+(?:[A-Za-z]*+(?:\$|[^\x00-\x7f](?<=[\w{symbols}]))"
        rf"|(?=[A-Za-z])(?={words}|[{lone}](?![A-Za-z])|[A-Za-z]won)([A-Za-z]+)|[.,/]-)"
    )
    return (
        rf"[0-9](?:(?<=[{_SIGNS}][0-9]){_PLAIN}"
        rf"|(?<=[^0-9][0-9])(?:{_NUMBER}(?={behind})|(?:{before}){_NUMBER}))"
    )


def _beginnings() -> str:
    """The first two or three letters of the words that may belong to a number before them."""
    thirds: dict[str, dict[str, set[str]]] = {}
    for word in sorted(_NEXT_WORDS):
        if len(word) > 1:
            thirds.setdefault(word[0], {}).setdefault(word[1], set()).add(word[2:3])
    return "|".join(
        _either(first)
        + "(?:"
        + "|".join(
            _either(second) + ("" if "" in third else f"[{''.join(map(_cases, sorted(third)))}]")
            for second, third in seconds.items()
        )
        + ")"
        for first, seconds in thirds.items()
    )


def _cases(letter: str) -> str:
    return letter + letter.upper()


def _either(letter: str) -> str:
    return f"[{_cases(letter)}]"


_SCAN = lazy_pattern(_pattern())


def candidates(texts: list[str]) -> Iterator[tuple[int, list[Candidate]]]:
    """The index of each text that has numbers which may be amounts, and these numbers.

    Digits of other scripts count, too.
    """
    joined = _BARRIER.join(("", *texts, ""))
    if joined.count(_BARRIER) > len(texts) + 1:
        texts = [text.replace(_BARRIER, "\1") for text in texts]
        joined = _BARRIER.join(("", *texts, ""))
    if has_foreign(joined):
        joined = _BARRIER.join(("", *map(ascii_digits, texts), ""))
    index, base, end = -1, 0, 0
    found: list[Candidate] = []
    for match in _SCAN.finditer(joined):
        at = match.start()
        if at > end:
            if found:
                yield index, found
                found = []
            index += joined.count(_BARRIER, end, at)
            base, end = joined.rindex(_BARRIER, 0, at) + 1, joined.index(_BARRIER, at)
        if match[2] is not None:
            found.append(_plain(joined, match, at, base))
        elif _may_be(joined, match, at):
            stop = match.end(7 if match[5] is None else 5)
            found.append((at - base, stop - base, None))
    if found:
        yield index, found


def _plain(joined: str, match: re.Match[str], at: int, base: int) -> Candidate:
    """A number right behind its sign, in a text that starts at `base`; with its part, unless
    letters around it may belong to it."""
    decimals, _, dollars, word = match.group(1, 2, 3, 4)
    stop = match.end(2)
    sign, front = joined[at - 1], joined[at - 2]
    start, end = at - base, stop - base
    if (
        (dollars and sign != "$")
        or (word and _belongs(word))
        or (front != "(" and _goes_before(joined, at - 1, front))
    ):
        return start, end, None
    value = float(joined[at:stop].replace(",", ""))
    step = 10.0 ** -len(decimals) if decimals else 1.0
    if dollars:
        part = Part(start - 1, end + 4, start, end, value, step, "USD", sign, dollars)
    else:
        part = Part(start - 1, end, start, end, value, step, money.SYMBOLS[sign], sign, "")
    return start, end, part


def _may_be(joined: str, match: re.Match[str], at: int) -> bool:
    """Whether a number may have a mark: behind it, or else the symbol or word in front of it."""
    if match[5] is not None and ((word := match[6]) is None or _belongs(word)):
        return True
    if joined[at - 1] in SPACES:
        at -= 1
    if joined[at - 1] in money.SYMBOLS:
        return True
    word = joined[at - 3 : at]
    if word.isascii() and word.isalpha():
        return word in _CODES
    return word[1:] in _LAST_TWO


def _goes_before(joined: str, at: int, front: str) -> bool:
    """Whether letters in front of a sign may belong to it: US$5, KRW ₩10,000, U.S. $5."""
    if front in SPACES:
        last = joined[at - 2]
        return last == "." or last.isupper()
    return front == "." or front.isalpha()


def _belongs(word: str) -> bool:
    """Whether a word behind a number may be a mark or a magnitude."""
    return word.lower() in _NEXT_WORDS or word[1:] == "won"
