"""Bare addresses that GFM makes into links: ``https://…``, ``www.…``, ``name@example.com``.

They are looked for twice, as upstream does: while the text is read (`read_address`), and once
more in the finished text (`find_addresses`), which finds some that the first look must leave
alone, such as one behind an open bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guidelint.lazy import lazy_pattern
from guidelint.parse.attention import kind_of
from guidelint.tuples import NamedTuple

_FAR = 1 << 60
HINT = lazy_pattern(r"@|://|[wW][wW][wW]\.")  # five times faster than with IGNORECASE
# Where an address may begin. What stands before decides too: see `read_address`.
START = r"(?<![+\-._0-9A-Za-z/])[+\-._0-9A-Za-z]+@|(?<![A-Za-z])[hH][tT][tT][pP][sS]?://|[wW]{3}\."

_LOCAL = lazy_pattern(r"[+\-._0-9A-Za-z]+@")
_MAIL_DOMAIN = lazy_pattern(r"(?:[\-_0-9A-Za-z]|\.(?=[0-9A-Za-z]))*+")
_SPACE = r"\s\ufeff"
_TRAIL = lazy_pattern(
    rf"(?:[!\"')*,.:;?_~]|&[A-Za-z]+;|\](?![(\[{_SPACE}]|\Z))*+"
    rf"(?:(?=[<{_SPACE}])|\Z|\](?=[(\[{_SPACE}]|\Z))"
)
_TRAIL_RUN = lazy_pattern(r"(?:[!\"')*,.:;?_~]|&[A-Za-z]+;|\])*+")
_PATH = lazy_pattern(rf"[^(){_SPACE}!\"&'*,.:;<?\]_~]++")
_BEFORE_WWW = "(*_[]~ \t\r\n"


def may_stand(text: str, start: int = 0, end: int = _FAR) -> bool:
    """If there may be an address in text[start:end]: without, `HINT` matches nowhere."""
    find = text.find
    if find("@", start, end) >= 0 or find("://", start, end) >= 0:
        return True
    if find("w.", start, end) < 0 and find("W.", start, end) < 0:
        return False
    return HINT.search(text, start, end) is not None


class Address(NamedTuple):
    """An address in a text: source[start:end], and where it leads."""

    start: int
    end: int
    url: str


def read_address(text: str, at: int, start: int, limit: int, trail: list[int]) -> Address | None:
    """The address at text[at], where `START` matches; the text is text[start:limit].

    `trail` holds one offset, up to which trailing punctuation is known not to end an address.
    """
    char = text[at]
    if char in "hH" and (at == start or not _is_alpha(text[at - 1])):
        slashes = text.find("//", at, min(at + 8, limit))
        if slashes > 0 and text[at:slashes].lower() in ("http:", "https:"):
            after = slashes + 2
            first = text[after] if after < limit else ""
            if not first or first < " " or first == "\x7f" or kind_of(first):
                return None
            end = _domain_and_path(text, after, limit, trail)
            return Address(at, end, text[at:end]) if end > 0 else None
    if at + 4 >= limit or text[at : at + 4].lower() != "www.":
        return None
    if at > start and text[at - 1] not in _BEFORE_WWW:
        return None
    end = _domain_and_path(text, at, limit, trail)
    return Address(at, end, "http://" + text[at:end]) if end > 0 else None


def read_mail(text: str, at: int, start: int, limit: int) -> Address | None:
    """The mail address at text[at]."""
    local = _LOCAL.match(text, at, limit)
    if local is None or (at > start and (text[at - 1] == "/" or _is_atext(text[at - 1]))):
        return None
    match = _MAIL_DOMAIN.match(text, local.end(), limit)
    end = match.end() if match else at
    if "." not in text[local.end() : end] or not _is_alpha(text[end - 1]):
        return None
    return Address(at, end, "mailto:" + text[at:end])


def _is_alpha(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _is_atext(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "+-._")


def _domain_and_path(text: str, at: int, limit: int, trail: list[int]) -> int:
    """Where the address ends whose domain starts at text[at]; -1 if that is no domain."""
    last = before_last = seen = False
    while at < limit:
        char = text[at]
        if char in "._":
            if _is_trail(text, at, limit, trail):
                break
            if char == "_":
                last = True
            else:
                before_last, last = last, False
        elif char != "-" and kind_of(char):
            break
        else:
            seen = True
        at += 1
    if last or before_last or not seen:
        return -1
    return _path(text, at, limit, trail)


def _path(text: str, at: int, limit: int, trail: list[int]) -> int:
    opened = closed = 0
    while True:
        match = _PATH.match(text, at, limit)
        if match:
            at = match.end()
        char = text[at] if at < limit else ""
        if not char or char == "\ufeff" or char.isspace():
            return at
        if char == "(":
            opened += 1
        elif not (char == ")" and closed < opened) and _is_trail(text, at, limit, trail):
            return at
        if char == ")":
            closed += 1
        at += 1


def _is_trail(text: str, at: int, limit: int, trail: list[int]) -> bool:
    """If only punctuation stands between text[at] and the end of the word."""
    if at < trail[0]:
        return False
    if _TRAIL.match(text, at, limit):
        return True
    run = _TRAIL_RUN.match(text, at, limit)
    trail[0] = run.end() if run else at
    return False


# --- the second look -------------------------------------------------------------------------

_WORD = r"[0-9A-Za-z_]"


@cache
def _second() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            r"(?<![0-9a-zA-Z])(https?://|www(?=\.))([0-9A-Za-z_\-]*\.[0-9A-Za-z_\-.]*)([^\t\n\r ]*)",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?<![0-9A-Za-z_+\-.@])xmpp:([0-9A-Za-z_+\-.]+)@([0-9A-Za-z_-]+(?:\.[0-9A-Za-z_-]+)+)"
            r"(/(?:[0-9A-Za-z_\-/]|\.(?=[0-9A-Za-z]))*)?"
        ),
        re.compile(
            r"(?<![0-9A-Za-z_+\-.@])mailto:([0-9A-Za-z_+\-.]+)@([0-9A-Za-z_-]+(?:\.[0-9A-Za-z_-]+)+)"
        ),
        re.compile(
            r"(?<![0-9A-Za-z_+\-.])([0-9A-Za-z_+\-.]+)@([0-9A-Za-z_-]+(?:\.[0-9A-Za-z_-]+)+)"
        ),
    )


_SCHEME_BEFORE = lazy_pattern(r"(?:^|[^\d@A-Za-z])(?:mailto|xmpp):\Z")
_TRAILING = "!\"&'),.:;<>?]}"


def find_addresses(text: str) -> list[Address]:
    """The addresses in a finished text, in order."""
    found: list[Address] = []
    rest = [(0, text)]  # what is left between the addresses, each with its offset
    for number, pattern in enumerate(_second()):
        left: list[tuple[int, str]] = []
        for offset, piece in rest:
            at = 0
            for address in _find(piece, number, pattern):
                start, end = address.start, address.end
                left.append((offset + at, piece[at:start]))
                found.append(Address(offset + start, offset + end, address.url))
                at = end
            left.append((offset + at, piece[at:]))
        rest = left
    return sorted(found)


def _find(text: str, number: int, pattern: re.Pattern[str]) -> Iterator[Address]:
    at = 0
    while match := pattern.search(text, at):
        address = _url(text, match) if number == 0 else _mail(text, match, number)
        if address is None:
            at = match.start() + 1
            continue
        yield address
        at = match.end()


def _url(text: str, match: re.Match[str]) -> Address | None:
    start = match.start()
    if start and not kind_of(text[start - 1]):
        return None
    protocol, domain, path = match.group(1, 2, 3)
    prefix = ""
    if protocol[0] in "wW":
        domain, protocol, prefix = protocol + domain, "", "http://"
    if kind_of(domain[0]) == 2 or not _is_domain(domain):
        return None
    url = _without_trail(domain + path)
    return Address(start, start + len(protocol) + len(url), prefix + protocol + url)


def _is_domain(domain: str) -> bool:
    parts = domain.split(".")
    return len(parts) > 1 and all(
        not part or ("_" not in part and re.search(r"[0-9A-Za-z]", part)) for part in parts[-2:]
    )


def _without_trail(url: str) -> str:
    short = url.rstrip(_TRAILING)
    trail = url[len(short) :]
    opened, closed = short.count("("), short.count(")")
    while opened > closed and ")" in trail:
        cut = trail.index(")") + 1
        short, trail = short + trail[:cut], trail[cut:]
        closed += 1
    return short


def _mail(text: str, match: re.Match[str], number: int) -> Address | None:
    start, label = match.start(), match.group(2)
    if label[-1] in "-_" or label[-1].isdigit():
        return None
    if number == 3:
        if _SCHEME_BEFORE.search(text, max(start - 8, 0), start):
            return None
        return Address(start, match.end(), "mailto:" + match.group())
    resource = match.group(3) if number == 1 else ""
    if resource and (not _is_alpha(resource[-1]) or text[match.end() : match.end() + 1] == "@"):
        return None
    return Address(start, match.end(), match.group())
