"""Tags: everything from `<` to `>`, read as micromark-extension-mdx-jsx reads it.

One function for each place in a tag, named after where it stands and drawn above it, takes the
`Reader` at that place and moves it on. What cannot stand there raises a `Fault` at the offset
where the official parser stops.
"""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern
from guidelint.model import Prop, Value
from guidelint.parse import chars
from guidelint.parse.attribute_faults import lost_quote, never_closed, unquoted
from guidelint.parse.braces import js_fault
from guidelint.parse.entities import jsx_references
from guidelint.parse.javascript import read_braces
from guidelint.parse.jsx_faults import CURLY, no_name, unexpected
from guidelint.parse.plain_tags import braced, read_attributes, read_plain
from guidelint.parse.tags import SPACE, Reader, Tag

# White space at the start of a line inside a string.
_INDENT = lazy_pattern(rf"(?<=[\r\n])(?:(?![\r\n])[{chars.JS_SPACE}])+")


def read_tag(source: str, start: int, limit: int) -> Tag | None:
    """Read the tag whose `<` is source[start]; nothing from `limit` on is looked at.

    None: the `<` is text, because a space or line end follows it. Raises Fault.

        > | a <B /> c
              ^
    """
    reader = Reader(source, start, limit)
    tag = reader.tag
    if read_plain(reader):
        return tag
    if not tag.props:
        reader.at = start + 1
        char = reader.char()
        if char and char in " \t\r\n":
            return None
        _after_less_than(reader, reader.skip())
    else:
        _attributes(reader)
    tag.end = reader.at
    return tag


def _after_less_than(reader: Reader, char: str) -> None:
    """
    > | a <B>, a </B>, a <>
           ^      ^       ^
    """
    tag = reader.tag
    if char == "/":
        tag.close = True
        tag.slash = reader.at
        reader.at += 1
        char = reader.skip()
    if char == ">":  # a fragment
        reader.at += 1
        return
    tag.name = reader.name()
    if not tag.name:
        raise no_name(reader, char)
    _name(reader)
    _attributes(reader)


def _name(reader: Reader) -> None:
    """
    > | a <b.c.d>, a <b:c>
            ^          ^
    """
    tag = reader.tag
    tag.name_end = reader.at
    _ends_with(reader, "./:>{", "in name")
    char = reader.skip()
    if char == ":":
        _local_name(reader)
        return
    while char == ".":
        reader.at += 1
        member_char = reader.skip()
        member = reader.name()
        if not member:
            raise unexpected(reader, member_char, "before member name")
        tag.name += "." + member
        tag.name_end = reader.at
        _ends_with(reader, "./>{", "in member name")
        char = reader.skip()


def _local_name(reader: Reader) -> None:
    """
    > | a <b:c>
            ^
    """
    tag = reader.tag
    reader.at += 1
    char = reader.skip()
    local = reader.name()
    if not local:
        raise unexpected(reader, char, "before local name")
    tag.name += ":" + local
    tag.name_end = reader.at
    _ends_with(reader, "/>{", "in local name")
    reader.skip()


def _ends_with(reader: Reader, allowed: str, where: str, start: int = -1) -> None:
    """Make sure that white space or one of `allowed` follows a name."""
    char = reader.char()
    if char and (char in allowed or SPACE.match(char).end()):  # type: ignore[union-attr]
        return
    raise unexpected(reader, char, where, start)


def _attributes(reader: Reader) -> None:
    """
    > | a <b c d="e" {...f} />
            ^
    """
    tag = reader.tag
    while True:
        if not tag.close:
            reader.at = read_attributes(reader.source, reader.at, reader.limit, tag.props)
        char = reader.skip()
        if char == ">":
            reader.at += 1
            return
        if char == "/":
            _slash(reader)
            return
        if tag.close and tag.fault < 0 and char:
            tag.fault = reader.at
        if char == "{":
            _spread(reader)
            continue
        start = reader.at
        name = reader.name()
        if not name:
            raise unexpected(reader, char, "before attribute name")
        _attribute(reader, start, name)


def _slash(reader: Reader) -> None:
    """
    > | a <b c />
              ^
    """
    tag = reader.tag
    if tag.close and tag.fault < 0:
        tag.fault = reader.at
    tag.self_closing = True
    reader.at += 1
    char = reader.skip()
    if char != ">":
        raise unexpected(reader, char, "after self-closing slash")
    reader.at += 1


def _spread(reader: Reader) -> None:
    """
    > | a <b {...c}>
             ^
    """
    start = reader.at
    found = read_braces(reader.source, start, reader.limit, "spread")
    if found.error is not None or found.end < 0:
        raise js_fault(found.error, start, reader.limit)
    raw = reader.source[start + 1 : found.end - 1]
    value = found.value or Value("source", start + 1, found.end - 1, raw)
    reader.tag.props.append(Prop("", "spread", start, found.end, start, value))
    reader.at = found.end


def _attribute(reader: Reader, start: int, name: str) -> None:
    """
    > | a <b c:d="e">
              ^
    """
    end = reader.at
    _ends_with(reader, "/:=>{", "in attribute name", start)
    char = reader.skip()
    if char == ":":
        reader.at += 1
        char = reader.skip()
        local = reader.name()
        if not local:
            raise unexpected(reader, char, "before local attribute name")
        name += ":" + local
        end = reader.at
        _ends_with(reader, "/=>{", "in local attribute name", start)
        char = reader.skip()
    if char == "=":
        reader.at += 1
        _value(reader, start, name, end)
        return
    value = Value("boolean", end, end, True)
    reader.tag.props.append(Prop(name, "boolean", start, end, end, value))


def _value(reader: Reader, start: int, name: str, name_end: int) -> None:
    """
    > | a <b c="d" e={f}>
               ^     ^
    """
    char = reader.skip()
    at = reader.at
    if char == '"' or char == "'":
        end = reader.source.find(char, at + 1, reader.limit)
        if end < 0:
            raise never_closed(reader, start, name)
        reader.at = end + 1
        value = _string(reader.source, at, end + 1)
        kind = "string"
    elif char == "{":
        value, reader.at = braced(reader.source, at, reader.limit)
        kind = "expression"
    elif not char or char in CURLY:
        raise unexpected(reader, char, "before attribute value")
    else:
        raise lost_quote(reader, at) or unquoted(reader, start, name)
    reader.tag.props.append(Prop(name, kind, start, reader.at, name_end, value))


def _string(source: str, start: int, end: int) -> Value:
    """The value of a quoted attribute: no escapes, but references; lines lose their indent."""
    raw = source[start + 1 : end - 1]
    if "&" not in raw and "\n" not in raw and "\r" not in raw and "\0" not in raw:
        return Value("string", start, end, raw, (), (), ((0, start + 1),))
    changes: list[tuple[int, int, str]] = []
    if "&" in raw:
        changes = jsx_references(_INDENT.sub(_blank, raw))
    changes += [(m.start(), m.end(), "") for m in _INDENT.finditer(raw)]
    changes += [(m.start(), m.end(), "\ufffd") for m in re.finditer("\0", raw)]
    changes.sort()
    return _changed(raw, start, end, changes)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _changed(raw: str, start: int, end: int, changes: list[tuple[int, int, str]]) -> Value:
    """The string Value of source[start:end] after the `changes` to its inside, `raw`."""
    parts: list[str] = []
    breaks = [(0, start + 1)]
    at = length = 0
    for change_start, change_end, text in changes:
        parts.append(raw[at:change_start])
        parts.append(text)
        length += change_start - at
        if text and breaks[-1][0] != length:
            breaks.append((length, start + 1 + change_start))
        length += len(text)
        at = change_end
        if breaks[-1][0] == length:
            breaks.pop()
        breaks.append((length, start + 1 + at))
    parts.append(raw[at:])
    return Value("string", start, end, "".join(parts), (), (), tuple(breaks))
