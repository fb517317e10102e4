"""Whether something stands in quotation marks: what others said or wrote, or a phrase to learn."""

from __future__ import annotations

from guidelint.lazy import lazy_pattern

_OPENED = lazy_pattern(r"(?<!\w)['‘][^'’]*\Z")
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("«", "»"), ("„", "“"))
_AROUND = 2000  # characters on each side in which marks are counted


def quoted(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands between quotation marks of one kind."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if before.count('"') % 2 and '"' in after:
        return True
    if _OPENED.search(before) and ("'" in after or "’" in after):
        return True
    return any(before.rfind(o) > before.rfind(c) and c in after for o, c in _PAIRS)
