"""Which numbers of a text carry a currency mark, before or behind them."""

from __future__ import annotations

from guidelint.facts import currencies as money
from guidelint.facts import money_context as context
from guidelint.facts.money_marks import SPACES, Part, read_part
from guidelint.facts.numerals import NUMBER, SCALES
from guidelint.lazy import lazy_pattern

# A number and what follows it: a word (group 2), or a sign that may be a mark.
_FOLLOWED = lazy_pattern(
    rf"({NUMBER.pattern})(?:\+?[ \u00a0\u202f\u2009-]?(?:([A-Za-z]+)(?![^\W\d_])|[^\x00-\x7f]|[$A-Za-z]|[.,/]-))?"
)
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


def marked_parts(text: str) -> list[Part]:
    """The numbers with a currency mark, in order; digits are ASCII."""
    spans = _candidates(text)
    if not spans:
        return []
    if _may_join(text):
        spans = _merged(spans, _joined(text))
    found: list[Part] = []
    last_end = 0
    for start, end in spans:
        if start < last_end:
            continue
        part = _plain_part(text, start, end)
        if part is None:
            if text[start - 1 : start] == "," and not text[start - 2 : start - 1].isalnum():
                continue  # ",000": its beginning is lost
            part = read_part(text, start, end)
            if not part.mark or (part.start < last_end and found):
                continue
            if not context.is_money(text, part):
                continue
        found.append(part)
        last_end = part.end
    return found


def _candidates(text: str) -> list[tuple[int, int]]:
    """The spans of numbers beside which a mark may stand: a cheap test that lets most go."""
    found = []
    for match in _FOLLOWED.finditer(text):
        start, end = match.span(1)
        if match.end() > end:
            word = match[2]
            if word is None or word.lower() in _NEXT_WORDS or word[1:] == "won":
                found.append((start, end))
                continue
            if text[match.end() : match.end() + 1] in money.PREFIXED:
                found.append((start, end))
                continue
        if start:
            at = start - 1 if text[start - 1] in SPACES else start
            if text[at - 1 : at] in money.SYMBOLS or text[at - 2 : at] in _LAST_TWO:
                found.append((start, end))
    return found


# --- the common form: a sign, digits, and nothing behind ---------------------------------------

_SIGNS = "₩$€£¥"
_PLAIN = lazy_pattern(r"[1-9][0-9]{0,2}(?:,[0-9]{3})++|[0-9]++(?:\.([0-9]{1,2}))?")
_NOTHING_BEHIND = lazy_pattern(
    rf"\Z|[)\]:;\"'?!|*(\n]|[.,](?![0-9–—-])|/(?!-)|[ ]?[–—~](?=[ 0-9{_SIGNS}])|-(?=[0-9{_SIGNS}])| [-(/=|+]"
    r"| ([A-Za-z]{2,})(?![$¥£]|[^\W\d_])"
)
_CLOSED = lazy_pattern(r"\Z|[)\];:*|](?![0-9])|[., ](?! ?[0-9])")


def _plain_part(text: str, start: int, end: int) -> Part | None:
    """The part "₩12,000" at once; None where anything may still belong to it."""
    at = start - 1
    if at < 0 or text[at] not in _SIGNS:
        return None
    number = _PLAIN.fullmatch(text, start, end)
    following = _NOTHING_BEHIND.match(text, end) if number else None
    if not number or not following or _goes_before(text, at):
        return None
    mark, word = money.SYMBOLS[text[at]], following[1]
    step = 10.0 ** -len(number[1]) if number[1] else 1.0
    value = float(number[0].replace(",", ""))
    if word == "USD" and mark == "$" and _CLOSED.match(text, following.end()):
        return Part(at, following.end(), start, end, value, step, word, mark, word)
    if word and (word.lower() in _NEXT_WORDS or word[1:] == "won"):
        return None
    return Part(at, end, start, end, value, step, mark, text[at], "")


def _goes_before(text: str, at: int) -> bool:
    """Whether letters in front of a sign may belong to it: US$5, KRW ₩10,000, U.S. $5."""
    front = text[at - 1 : at] if at else ""
    if front and front in SPACES:
        last = text[at - 2 : at - 1]
        return last.isupper() or last == "."
    return front.isalpha() or front == "."


# --- numbers with blanks in them ---------------------------------------------------------------

_SPACED = lazy_pattern(
    r"(?<![0-9.,])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]{1,2}(?![0-9]))?"
)
_WIDE = lazy_pattern(r"(?<![0-9.,])[1-9][0-9]{0,2}(?: , [0-9]{3})+(?![0-9])")
_SPACED_HINT = lazy_pattern(r"[0-9] [0-9]{3}(?![0-9])")


def _may_join(text: str) -> bool:
    return " , " in text or _SPACED_HINT.search(text) is not None


def _joined(text: str) -> list[tuple[int, int]]:
    """Groups of three digits joined by blanks that count as one number, where marked."""
    joined = [m.span() for m in _SPACED.finditer(text) if _one_number(text, m.start(), m.end())]
    joined += [
        m.span() for m in _WIDE.finditer(text) if context.before(text, m.start()) in money.SYMBOLS
    ]
    return joined


def _merged(spans: list[tuple[int, int]], joined: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """All numbers, those of `joined` as one each."""
    merged: list[tuple[int, int]] = []
    for span in sorted([*spans, *joined], key=lambda span: (span[0], -span[1])):
        if not merged or span[0] >= merged[-1][1]:
            merged.append(span)
    return merged


def _one_number(text: str, start: int, end: int) -> bool:
    """Whether digits in groups of three are one amount: 10 000 won, € 1 250."""
    part = read_part(text, start, end)
    if part.after or not part.before:
        return bool(part.after)
    return part.mark in _SPACE_GROUPS or not context.goes_on(text, part.end)


_SPACE_GROUPS = frozenset(
    ("EUR", "CHF", "kr", "PLN", "CZK", "HUF", "RUB", "UAH", "BGN", "RON", "ZAR")
)
