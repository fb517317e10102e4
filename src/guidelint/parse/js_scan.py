"""Single tokens of JavaScript, read from the text alone: names, numbers, strings, regexes.

Each function takes the offset where the token begins and gives the one where it ends, or raises
a `Fault` where acorn 8 complains.
"""

from __future__ import annotations

import re
from functools import cache

from guidelint.lazy import lazy_pattern
from guidelint.parse import chars, js_regex

LINE_BREAK = lazy_pattern(r"[\n\r\u2028\u2029]")

_WORD = lazy_pattern(rf"[{chars.ID_START_ASCII}][{chars.ID_CONTINUE_ASCII}]*+")
_RADIX = lazy_pattern(r"0(?:[xX][0-9a-fA-F_]*|[oO][0-7_]*|[bB][01_]*)")
_DECIMAL = lazy_pattern(r"([0-9_]*)(?:(n)|(?:\.([0-9_]*))?(?:[eE][+-]?([0-9_]*))?)")
_BAD_SEPARATOR = lazy_pattern(r"^_|__|_$")
_RUN = {'"': lazy_pattern(r'[^"\\\n\r]*+'), "'": lazy_pattern(r"[^'\\\n\r]*+")}
_ESCAPE = lazy_pattern(
    r"\\(?:\r\n|[^xu0-9]|0(?![0-9])|x[0-9a-fA-F]{2}"
    r"|u(?:[0-9a-fA-F]{4}|\{0*+(?:10[0-9a-fA-F]{4}|[0-9a-fA-F]{1,5})\}))"
)
_BAD_ESCAPE = lazy_pattern(rf"(?:[^\\]++|{_ESCAPE.pattern})*+\\")
_REGEX = lazy_pattern(
    r"(?:[^\\/\[\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029]"
    r"|\[(?:[^\\\]\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029])*+\])*+/"
)


class Fault(Exception):
    """Code that is not JavaScript: where it is reported, and how far it had been read."""

    def __init__(self, offset: int, read_to: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.read_to = read_to
        self.message = message


@cache
def name_start() -> re.Pattern[str]:
    """The first character of an identifier."""
    return re.compile(f"[{chars.id_start()}]")


@cache
def name_rest() -> re.Pattern[str]:
    """The further characters of an identifier."""
    return re.compile(rf"[{chars.id_continue()}\u200c\u200d]*+")


@cache
def jsx_rest() -> re.Pattern[str]:
    """The further characters of a JSX name."""
    return re.compile(rf"[{chars.jsx_continue()}\u200c\u200d]*+")


def begins_name(char: str) -> bool:
    """Whether an identifier may begin with `char`; "" is none."""
    return char == "\\" or name_start().match(char) is not None


def name(source: str, offset: int, limit: int) -> tuple[str, int, bool]:
    """An identifier or keyword: the word, its end, and whether it was written with escapes."""
    found = _WORD.match(source, offset, limit)
    if found is not None:
        end = found.end()
        after = source[end : end + 1] if end < limit else ""
        if after != "\\" and after <= "\x7f":
            return found.group(), end, False
    return _long_name(source, offset, limit)


def _long_name(source: str, offset: int, limit: int) -> tuple[str, int, bool]:
    """An identifier with other letters than ASCII, or with escapes."""
    word, escaped, at = "", False, offset
    while True:
        found = name_rest().match(source, at, limit)
        assert found is not None
        word += found.group()
        at = found.end()
        if not source.startswith("\\", at, limit):
            return word, at, escaped
        escaped = True
        char, end = _name_escape(source, at, limit)
        if not (name_rest().fullmatch(char) if word else name_start().match(char)):
            raise Fault(at, end, "Invalid Unicode escape")
        word += char
        at = end


def _name_escape(source: str, offset: int, limit: int) -> tuple[str, int]:
    """The character an escape in a name stands for, and its end."""
    if not source.startswith("u", offset + 1, limit):
        raise Fault(offset + 1, offset + 1, "Expecting Unicode escape sequence \\uXXXX")
    found = _ESCAPE.match(source, offset, limit)
    if found is None:
        raise Fault(offset + 2, offset + 2, "Bad character escape sequence")
    return chr(int(found.group()[2:].strip("{}"), 16)), found.end()


def number(source: str, offset: int, limit: int) -> int:
    """The end of a number."""
    found = _RADIX.match(source, offset, limit)
    if found:
        digits = [found.group()[2:]]
        big = source.startswith("n", found.end(), limit)
        end = found.end() + big
        wrong = not digits[0]
    else:
        found = _DECIMAL.match(source, offset, limit)
        assert found is not None
        whole, _, fraction, power = found.groups()
        digits = [part for part in (whole, fraction, power) if part]
        end, big = found.end(), False
        old_octal = len(whole) > 1 and whole[0] == "0"
        wrong = old_octal or power == ""
    if wrong or any(_BAD_SEPARATOR.search(part) for part in digits):
        raise Fault(offset, end, "Invalid number")
    if not big and end < limit and name_start().match(source[end]):  # 0xFn is not asked
        raise Fault(end, end, "Identifier directly after number")
    return end


def string(source: str, offset: int, limit: int) -> int:
    """The end of a string."""
    quote = source[offset]
    at = offset + 1
    while True:
        run = _RUN[quote].match(source, at, limit)
        at = run.end() if run else at
        if source.startswith(quote, at, limit):
            return at + 1
        if not source.startswith("\\", at, limit):
            raise Fault(offset, at, "Unterminated string constant")
        escape = _ESCAPE.match(source, at, limit)
        if escape is None:
            raise _bad_escape(source, offset, at, limit)
        at = escape.end()


def _bad_escape(source: str, start: int, at: int, limit: int) -> Fault:
    """The complaint about the escape at `at` in the string from `start` on."""
    read_to = min(at + 2, limit)
    char = source[at + 1 : read_to]
    if not char:
        return Fault(start, read_to, "Unterminated string constant")
    if char in "89":
        return Fault(at + 1, read_to, "Invalid escape sequence")
    if char.isdigit():
        return Fault(at, read_to, "Octal literal in strict mode")
    return Fault(at + 2, read_to, "Bad character escape sequence")


def regex(source: str, offset: int, limit: int) -> int:
    """The end of a regular expression, flags included; `offset` is that of its slash."""
    begin = offset + 1
    found = _REGEX.match(source, begin, limit)
    if found is None:
        line_end = LINE_BREAK.search(source, begin, limit)
        read_to = line_end.start() if line_end else limit
        raise Fault(begin, read_to, "Unterminated regular expression")
    flags, end, escaped = _long_name(source, found.end(), limit)
    if escaped:
        raise Fault(found.end(), end, "Unexpected token")
    problem = js_regex.problem(source[begin : found.end() - 1], flags)
    if problem:
        raise Fault(begin, end, problem)
    return end


def bad_template_escape(text: str) -> bool:
    """Whether the text of a template holds an escape that only a tagged one may hold."""
    return "\\" in text and _BAD_ESCAPE.match(text) is not None
