"""Character references and backslash escapes: in Markdown text, and in JSX strings."""

from __future__ import annotations

import re
from functools import cache

from guidelint.lazy import lazy_pattern

REFERENCE = lazy_pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[0-9A-Za-z]{1,31});")
_ESCAPE_OR_REFERENCE = lazy_pattern(
    r"\\[!-/:-@\[-`{-~]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[0-9A-Za-z]{1,31});"
)
_JSX_REFERENCE = lazy_pattern(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9A-Za-z]+);")
_BAD = "\ufffd"
# What a browser makes of the numbers 128 to 159: they are meant as Windows-1252.
_WINDOWS = {
    number: bytes([number]).decode("cp1252")
    for number in range(128, 160)
    if number not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


@cache
def _names() -> dict[str, str]:
    """The names of HTML, most with their semicolon, the oldest also without."""
    from html.entities import html5  # 1 ms: most articles do not need it

    return html5


def decode(reference: str) -> str | None:
    """What a reference such as ``&amp;`` stands for in Markdown; None for an unknown name."""
    if reference[1] != "#":
        return _names().get(reference[1:])
    code = int(reference[3:-1], 16) if reference[2] in "xX" else int(reference[2:-1])
    return chr(code) if _allowed(code) else _BAD


def _allowed(code: int) -> bool:
    """If a number may stand for its character in Markdown."""
    if code < 0xA0:
        return 31 < code < 127 or code in (9, 10, 12, 13)
    if 0xD800 <= code < 0xE000 or 0xFDD0 <= code < 0xFDF0:
        return False
    return code & 0xFFFE != 0xFFFE and code <= 0x10FFFF


def decode_string(text: str) -> str:
    """The text of a destination, a title or a label: escapes and references undone."""
    if "\\" not in text and "&" not in text:
        return text
    return _ESCAPE_OR_REFERENCE.sub(_decode_match, text)


def _decode_match(match: re.Match[str]) -> str:
    found = match.group()
    if found[0] == "\\":
        return found[1]
    decoded = decode(found)
    return found if decoded is None else decoded


def jsx_references(text: str) -> list[tuple[int, int, str]]:
    """The references in the text of a JSX string, as (start, end, what it stands for).

    Only those with a semicolon count; numbers mean what they mean to a browser.
    """
    found: list[tuple[int, int, str]] = []
    for match in _JSX_REFERENCE.finditer(text):
        reference = match.group()
        if reference[1] == "#":
            found.append((match.start(), match.end(), _jsx_number(reference)))
            continue
        name = reference[1:]
        value = _names().get(name)
        if value is not None:
            found.append((match.start(), match.end(), value))
            continue
        # An unknown name that begins like one of the oldest: `&copyright;` is `©right;`.
        for size in range(len(name) - 1, 1, -1):
            if name[:size] in _names():
                end = match.start() + 1 + size
                found.append((match.start(), end, _names()[name[:size]]))
                break
    return found


def _jsx_number(reference: str) -> str:
    code = int(reference[3:-1], 16) if reference[2] in "xX" else int(reference[2:-1][:9])
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return _BAD
    return _WINDOWS.get(code) or chr(code)
