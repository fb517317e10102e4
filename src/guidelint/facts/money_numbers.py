"""Which numbers of a text carry a currency mark, before or behind them."""

from __future__ import annotations

from guidelint.facts import currencies as money
from guidelint.facts import money_context as context
from guidelint.facts.money_marks import Part, read_part
from guidelint.facts.money_scan import Candidate
from guidelint.lazy import lazy_pattern


def parts_of(text: str, found: list[Candidate]) -> list[Part]:
    """Those candidates of a text that carry a mark."""
    if not all(plain for _, _, plain in found) and _may_join(text):
        found = _merged(found, _joined(text))
    parts: list[Part] = []
    last_end = 0
    for start, end, part in found:
        if start < last_end:
            continue
        if part is None:
            if text[start - 1 : start] == "," and not text[start - 2 : start - 1].isalnum():
                continue  # ",000": its beginning is lost
            part = read_part(text, start, end)
            if not part.mark or (part.start < last_end and parts):
                continue
            if not context.is_money(text, part):
                continue
        parts.append(part)
        last_end = part.end
    return parts


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


def _merged(found: list[Candidate], joined: list[tuple[int, int]]) -> list[Candidate]:
    """All numbers, those of `joined` as one each."""
    merged: list[Candidate] = []
    spans: list[Candidate] = [(start, end, None) for start, end in joined]
    for one in sorted([*found, *spans], key=lambda one: (one[0], -one[1])):
        if not merged or one[0] >= merged[-1][1]:
            merged.append(one)
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
