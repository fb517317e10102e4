"""JavaScript literals read as data, each value with its place in the source.

This is the fast path for props: ``items={[{ name: "Cut", price: "₩30,000" }]}``. One compiled
pattern reads a whole object of a few texts at a time, another one a whole ``key: "text",``;
whatever is not a plain literal (a call, a spread, JSX …) ends the reading with None, and the full
grammar takes over.

MDX differs from JavaScript in one thing: it cuts up to two columns of indentation from each
continuation line before the expression is read, which shows inside template literals.
"""

from __future__ import annotations

import re
from functools import cache
from math import inf

from guidelint.lazy import lazy_pattern
from guidelint.model import Member, Value
from guidelint.parse import chars
from guidelint.tuples import NamedTuple

MAX_DEPTH = 150  # open brackets: `Value.plain` and `Value.walk` recurse

_PLAIN = r"""(?:"[^"\\\n\r\0]*+"|'[^'\\\n\r\0]*+')"""
_NAME = r"[A-Za-z_$][A-Za-z0-9_$]*+"
_WS = r"[ \t\n\r]*+"
# A line comment must end before the text does: else it would swallow the closing brace.
_SKIP = re.compile(rf"(?:[{chars.JS_SPACE}]++|/\*(?s:.*?)\*/|//[^\n\r\u2028\u2029]*+(?=[\n\r]))*+")
_MEMBER = lazy_pattern(rf"{_WS}(?:({_NAME})|({_PLAIN})){_WS}:{_WS}(?:({_PLAIN}){_WS}([,}}]))?+")


def _item() -> str:
    """A text of an array (group 1), or an object of up to five (from group 2 on: key, text)."""
    member = rf"{_WS}((?!__){_NAME}){_WS}:{_WS}({_PLAIN}){_WS}"
    members = ""
    for _ in range(5):
        members = member + (f"(?:,{members})?+" if members else "")
    return rf"{_WS}(?:({_PLAIN})|\{{{members},?+{_WS}\}}){_WS}[,\]]"


_ITEM = lazy_pattern(_item())
_ESCAPE = (
    r"\\(?:\r\n|[^xu0-9]|0(?![0-9])|x[0-9a-fA-F]{2}"
    r"|u(?:[0-9a-fA-F]{4}|\{0*+(?:10[0-9a-fA-F]{4}|[0-9a-fA-F]{1,5})\}))"
)
_STRINGS = {
    '"': lazy_pattern(rf'"[^"\\\n\r]*+(?:{_ESCAPE}[^"\\\n\r]*+)*+"'),
    "'": lazy_pattern(rf"'[^'\\\n\r]*+(?:{_ESCAPE}[^'\\\n\r]*+)*+'"),
    "`": lazy_pattern(rf"`[^`\\$]*+(?:(?:{_ESCAPE}|\$(?!\{{))[^`\\$]*+)*+`"),
}
_INDENT = r"(?:  |\t| \t?)"
# What does not stand in the text of a string as it stands in the source.
_COOK = lazy_pattern(rf"\\?(?:\r\n?|\n){_INDENT}?+|{_ESCAPE}|\0")
_CUT = lazy_pattern(rf"(\r\n?|\n){_INDENT}")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "v": "\v", "f": "\f", "0": "\0"}
_DIGITS = r"[0-9](?:_?[0-9])*+"
_NO_WORD = rf"(?![A-Za-z0-9_$\\#]|[^\x00-\x7f{chars.JS_SPACE}])"
_NUMBER = lazy_pattern(
    r"(?:0[xX][0-9a-fA-F](?:_?[0-9a-fA-F])*+|0[oO][0-7](?:_?[0-7])*+|0[bB][01](?:_?[01])*+"
    rf"|(?:(?:0|[1-9](?:_?[0-9])*+)(?:\.(?:{_DIGITS})?+)?+|\.{_DIGITS})(?:[eE][+-]?{_DIGITS})?+)"
    rf"{_NO_WORD}(?!\.)"
)
_WORD = lazy_pattern(rf"(?:true|false|null){_NO_WORD}")
_WORDS = {"true": ("boolean", True), "false": ("boolean", False), "null": ("null", None)}
_CLOSER = {"[": "]", "{": "}", "(": ")"}
EXACT = 2**53  # beyond, a JavaScript number is no longer every integer


class Found(NamedTuple):
    """A literal, and where the white space and comments after it end."""

    value: Value
    end: int


class _Open(NamedTuple):
    """A container put aside while one inside it is read; `key` is that one's key in it."""

    bracket: str
    start: int
    items: list[Value]
    members: list[Member]
    key: tuple[str, int, int]


def read_literal(source: str, start: int, limit: int) -> Value | None:
    """The literal that fills source[start:limit], or None if that is not a pure literal.

    White space, comments and parentheses around it are allowed; the value's span leaves them
    out. Pure is what needs no evaluation: strings, templates without ``${}``, numbers (with at
    most one sign), true, false, null, arrays without holes or spreads, objects with plain keys
    (no shorthand, no method, no computed key, no ``__proto__``).
    """
    found = scan(source, start, limit)
    return found.value if found is not None and found.end == limit else None


def scan_string(source: str, start: int, limit: int) -> Value | None:
    """The string whose quote is source[start], or None if it is not valid."""
    return _scalar(source, start, limit, source[start])


def skip_space(source: str, start: int, limit: int) -> int:
    """The offset after the white space and the finished comments at `start`."""
    if start < limit and source[start] == " ":  # most often there is no space, or one
        start += 1
    char = source[start] if start < limit else "!"
    if "!" <= char <= "~" and char != "/":
        return start
    found = _SKIP.match(source, start, limit)
    return found.end() if found else start


def cut_indent(text: str) -> str:
    """`text` as MDX hands it to JavaScript: continuation lines lose up to two columns."""
    return _CUT.sub(r"\1", text) if "\n" in text or "\r" in text else text


def scan(source: str, start: int, limit: int) -> Found | None:
    """The literal that source[start:limit] begins with, or None. Linear, and no recursion."""
    items: list[Value] = []
    members: list[Member] = []
    key = ("", 0, 0)
    if source.startswith("[", start, limit):  # as nearly always: a list of texts or of objects
        at, closed = _read_items(source, start + 1, limit, items)
        if closed:
            value = Value("array", start, at, None, tuple(items))
            return Found(value, skip_space(source, at, limit))
        stack, bracket = [_Open("", start, [], [], key)], "["
    else:
        stack, bracket, at = [], "", start
    opened = start
    while True:
        # > | { name: "Cut", price: 1 }   [ "a", "b" ]
        #      ^             ^              ^    ^       after an opening bracket or a comma
        closed = False
        if bracket == "{":
            read = _read_members(source, at, limit, members)
            if read is None:
                return None
            at, closed, key = read
        elif bracket == "[":
            at, closed = _read_items(source, at, limit, items, len(stack) < MAX_DEPTH)
        if not closed:
            at = skip_space(source, at, limit)
            char = source[at] if at < limit else ""
            if char in _CLOSER:
                if len(stack) == MAX_DEPTH:
                    return None
                stack.append(_Open(bracket, opened, items, members, key))
                bracket, opened, items, members = char, at, [], []
                at += 1
                continue
            scalar = _scalar(source, at, limit, char)
            if scalar is None:
                return None
            value, at = scalar, scalar.end
        # > | { name: "Cut", price: 1 }
        #                            ^   after a value
        while True:
            if closed:
                value = _container(bracket, opened, at, items, members)
                bracket, opened, items, members, key = stack.pop()
            at = skip_space(source, at, limit)
            if not bracket:
                return Found(value, at)
            if bracket == "{":
                members.append(Member(*key, value))
            else:
                items.append(value)
            char = source[at] if at < limit else ""
            at += 1
            if char == "," and bracket != "(":
                break
            if char != _CLOSER[bracket]:
                return None
            closed = True


def _container(
    bracket: str, start: int, end: int, items: list[Value], members: list[Member]
) -> Value:
    """The finished array or object, or the value in parentheses."""
    if bracket == "{":
        return Value("object", start, end, None, (), tuple(members))
    if bracket == "[":
        return Value("array", start, end, None, tuple(items))
    return items[0]


def _read_members(
    source: str, at: int, limit: int, members: list[Member]
) -> tuple[int, bool, tuple[str, int, int]] | None:
    """Read the ``key: "text"`` pairs at `at`, and the key of the next pair if its value is not
    so plain: the offset, whether the object was closed, that key."""
    member = _MEMBER.match
    while (found := member(source, at, limit)) is not None:
        start, end = found.span(1)
        key = source[start:end]
        if start < 0:
            start, end = found.span(2)
            key = source[start + 1 : end - 1]
        if key == "__proto__":  # sets the prototype instead of a key
            return None
        at = found.end()
        text, text_end = found.span(3)
        if text < 0:
            return at, False, (key, start, end)
        data = source[text + 1 : text_end - 1]
        value = Value("string", text, text_end, data, (), (), ((0, text + 1),))
        members.append(Member(key, start, end, value))
        if source[at - 1] == "}":
            return at, True, ("", 0, 0)
    at = skip_space(source, at, limit)
    if source.startswith("}", at, limit):
        return at + 1, True, ("", 0, 0)
    return _read_key(source, at, limit)


def _read_key(source: str, at: int, limit: int) -> tuple[int, bool, tuple[str, int, int]] | None:
    """Read a key with escapes, of other letters than ASCII, a number, or before a comment."""
    char = source[at] if at < limit else ""
    if char in ("'", '"') or char.isdecimal() or char == ".":
        value = _scalar(source, at, limit, char)
        if value is None:
            return None
        key, end = value.data if value.kind == "string" else number_key(value.data), value.end
    else:
        found = _identifier().match(source, at, limit)
        if found is None:
            return None
        key, end = found.group(), found.end()
    colon = skip_space(source, end, limit)
    if key == "__proto__" or not source.startswith(":", colon, limit):
        return None
    return colon + 1, False, (key, at, end)


@cache
def _identifier() -> re.Pattern[str]:
    """An identifier without escapes, of any letters."""
    return re.compile(rf"[{chars.id_start()}][{chars.id_continue()}\u200c\u200d]*+")


def _read_items(
    source: str, at: int, limit: int, items: list[Value], objects: bool = True
) -> tuple[int, bool]:
    """Read the plain strings of an array, and with `objects` its objects of a few plain strings:
    the offset after them, and whether the array was closed."""
    item = _ITEM.match
    while (found := item(source, at, limit)) is not None:
        if found.lastindex == 1:
            start, end = found.span(1)
            data = source[start + 1 : end - 1]
            items.append(Value("string", start, end, data, (), (), ((0, start + 1),)))
        elif objects:
            items.append(_plain_object(source, at, found))
        else:
            break
        at = found.end()
        if source[at - 1] == "]":
            return at, True
    at = skip_space(source, at, limit)
    if source.startswith("]", at, limit):
        return at + 1, True
    return at, False


def _plain_object(source: str, at: int, found: re.Match[str]) -> Value:
    """The object of a few plain strings that `_ITEM` found at `at`."""
    span = found.span
    new = tuple.__new__  # half of the constructor's time
    members: list[Member] = []
    for group in range(2, found.lastindex or 0, 2):
        start, end = span(group)
        text, text_end = span(group + 1)
        data = source[text + 1 : text_end - 1]
        value = Value("string", text, text_end, data, (), (), ((0, text + 1),))
        members.append(new(Member, (source[start:end], start, end, value)))
    end = source.rindex("}", at, found.end()) + 1
    return Value("object", source.index("{", at), end, None, (), tuple(members))


def _scalar(source: str, at: int, limit: int, char: str) -> Value | None:
    """The string, number, boolean or null at `at`, where `char` stands."""
    if char in _STRINGS:
        found = _STRINGS[char].match(source, at, limit)
        if found is None:
            return None
        text, breaks = _cook(source, at + 1, found.end() - 1)
        return Value("string", at, found.end(), text, (), (), breaks)
    if char in ("t", "f", "n"):
        word = _WORD.match(source, at, limit)
        if word is None:
            return None
        kind, data = _WORDS[word.group()]
        return Value(kind, at, word.end(), data)
    digits = skip_space(source, at + 1, limit) if char in ("-", "+") else at
    number = _NUMBER.match(source, digits, limit)
    if number is None:
        return None
    return Value("number", at, number.end(), number_of(number.group(), char == "-"))


def number_of(text: str, negative: bool = False) -> int | float:
    """The number a literal stands for: an int where that is exact, else a float."""
    text = text.replace("_", "")
    if text[:2].lower() in ("0x", "0o", "0b"):
        integer = int(text, 0)
        amount = float(integer) if integer.bit_length() <= 1023 else inf
    else:
        amount = float(text)
    if amount.is_integer() and amount < EXACT and (amount or not negative):
        return -int(amount) if negative else int(amount)
    return -amount if negative else amount


def number_key(amount: float) -> str:
    """A number as JavaScript writes it when it is used as a key (ECMA-262, 6.1.6.1.20)."""
    if isinstance(amount, int):
        return str(amount)
    if amount == inf:
        return "Infinity"
    mantissa, _, power = repr(amount).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = int(power or 0) + len(digits) - len(fraction)  # the value is 0.digits * 10**point
    digits = digits.rstrip("0")
    if 0 < point <= 21:
        return digits.ljust(point, "0")[:point] + ("." + digits[point:] if digits[point:] else "")
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    tail = "." + digits[1:] if digits[1:] else ""
    return f"{digits[0]}{tail}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def _cook(source: str, start: int, end: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of a string between its quotes, and its `Passage.breaks`."""
    breaks = [(0, start)]
    parts: list[str] = []
    at, length = start, 0
    for found in _COOK.finditer(source, start, end):
        piece = _piece(found.group())
        if found.start() > at:
            parts.append(source[at : found.start()])
            length += found.start() - at
        at = found.end()
        if parts and _is_pair(parts[-1], piece):
            piece = chr(0x10000 + (ord(parts.pop()) - 0xD800) * 0x400 + ord(piece) - 0xDC00)
            length -= 1
        parts.append(piece)
        length += len(piece)
        if breaks[-1][0] == length:
            breaks.pop()
        breaks.append((length, at))
    parts.append(source[at:end])
    return "".join(parts), tuple(breaks)


def _is_pair(high: str, low: str) -> bool:
    """Whether two escapes stand for one character above U+FFFF."""
    if len(high) != 1 or len(low) != 1:
        return False
    return 0xD800 <= ord(high) <= 0xDBFF and 0xDC00 <= ord(low) <= 0xDFFF


def _piece(raw: str) -> str:
    """What an escape, a line end or a NUL becomes."""
    if raw[-1] == "\0":
        return "\ufffd"  # as CommonMark has it
    if raw[0] != "\\":
        return "\n"
    char = raw[1]
    if char in "\n\r\u2028\u2029":
        return ""  # the line goes on
    if char in "xu":
        return chr(int(raw[2:].strip("{}"), 16))
    return _SIMPLE.get(char, char)
