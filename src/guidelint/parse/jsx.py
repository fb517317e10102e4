"""Tags: everything from `<` to `>`, read as micromark-extension-mdx-jsx reads it.

One function for each place in a tag, named after where it stands and drawn above it, takes the
`Reader` at that place and moves it on. What cannot stand there raises a `Fault` at the offset
where the official parser stops.
"""

from __future__ import annotations

import re
from functools import cache

from guidelint.model import Edit, Node, Prop, Value
from guidelint.parse import chars
from guidelint.parse.entities import jsx_references
from guidelint.parse.javascript import read_braces
from guidelint.parse.problems import Fault

_SPACE = re.compile(f"[{chars.JS_SPACE}]*+")
_NAME = re.compile(f"[{chars.JSX_START_ASCII}][{chars.JSX_CONTINUE_ASCII}]*+")
# White space at the start of a line inside a string; JS_SPACE without line ends.
_INDENT = re.compile(
    rf"(?<=[\r\n])[\t\v\f{chars.JS_SPACE.removeprefix(chr(92) + 't-' + chr(92) + 'r')}]+"
)
_ANGLE_LINK = re.compile(r"<((?:https?://|mailto:)?[^\s<>(){}]+\.[^\s<>(){}]+)>")
_CURLY_VALUE = re.compile(r"[“”„″][^“”„″\"<>\r\n]*[“”″\"](?=[\s/>])")
_SMART = "“”‘’„«»″′"


_CODE_INDENT = re.compile(r"(?<=[\r\n])(?:  | ?\t| )")


@cache
def _any_name() -> re.Pattern[str]:
    """A name with any letter, for where the ASCII pattern stops at a character above it."""
    return re.compile(f"[{chars.jsx_start()}][{chars.jsx_continue()}]*+")


class Tag(Node):
    """A tag as it stands in the source, a node until it is known which two belong together.

    `fault` is the offset of what a closing tag must not have: an attribute, a second slash.
    `slash` is the offset of a closing tag's slash. `flow`: the tag stands on a line of nothing
    but tags and expressions.
    """

    __slots__ = ("close", "fault", "flow", "name", "name_end", "props", "self_closing", "slash")

    def __init__(self, start: int) -> None:
        super().__init__("tag", start, start)
        self.name = ""
        self.name_end = start
        self.close = False
        self.self_closing = False
        self.props: list[Prop] = []
        self.fault = -1
        self.flow = False
        self.slash = start

    def label(self) -> str:
        """``<Name>`` or ``</Name>``."""
        return f"</{self.name}>" if self.close else f"<{self.name}>"


class Reader:
    """Where in the source the reading of a tag is."""

    __slots__ = ("at", "limit", "source", "tag")

    def __init__(self, source: str, at: int, limit: int) -> None:
        self.source = source
        self.at = at
        self.limit = limit
        self.tag = Tag(at)

    def char(self) -> str:
        """The next character, "" at the end of the text."""
        return self.source[self.at] if self.at < self.limit else ""

    def skip(self) -> str:
        """Skip JavaScript's white space; the character behind it."""
        source, at, limit = self.source, self.at, self.limit
        if at < limit and source[at] not in "/>={:.":
            match = _SPACE.match(source, at, limit)
            if match:
                at = self.at = match.end()
        return source[at] if at < limit else ""

    def name(self) -> str:
        """Read a name; "" if none starts here."""
        source, at, limit = self.source, self.at, self.limit
        match = _NAME.match(source, at, limit)
        end = match.end() if match else at
        if end < limit and source[end] > "\x7f":
            match = _any_name().match(source, at, limit)
            end = match.end() if match else at
        self.at = end
        return source[at:end]


def read_tag(source: str, start: int, limit: int) -> Tag | None:
    """Read the tag whose `<` is source[start]; nothing from `limit` on is looked at.

    None: the `<` is text, because a space or line end follows it. Raises Fault.

        > | a <B /> c
              ^
    """
    reader = Reader(source, start, limit)
    reader.at = start + 1
    char = reader.char()
    if char and char in " \t\r\n":
        return None
    char = reader.skip()
    _after_less_than(reader, char)
    reader.tag.end = reader.at
    return reader.tag


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
        raise _no_name(reader, char)
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
            raise _unexpected(reader, member_char, "before member name")
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
        raise _unexpected(reader, char, "before local name")
    tag.name += ":" + local
    tag.name_end = reader.at
    _ends_with(reader, "/>{", "in local name")
    reader.skip()


def _ends_with(reader: Reader, allowed: str, where: str) -> None:
    """Make sure that white space or one of `allowed` follows a name."""
    char = reader.char()
    if char and (char in allowed or _SPACE.match(char).end()):  # type: ignore[union-attr]
        return
    raise _unexpected(reader, char, where)


def _attributes(reader: Reader) -> None:
    """
    > | a <b c d="e" {...f} />
            ^
    """
    tag = reader.tag
    while True:
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
            raise _unexpected(reader, char, "before attribute name")
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
        raise _unexpected(reader, char, "after self-closing slash")
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
    _ends_with(reader, "/:=>{", "in attribute name")
    char = reader.skip()
    if char == ":":
        reader.at += 1
        char = reader.skip()
        local = reader.name()
        if not local:
            raise _unexpected(reader, char, "before local attribute name")
        name += ":" + local
        end = reader.at
        _ends_with(reader, "/=>{", "in local attribute name")
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
            raise Fault(
                "attribute-quote-not-closed",
                reader.limit,
                at,
                at + 1,
                rule="unexpected-eof",
                more=True,
            )
        reader.at = end + 1
        value = _string(reader.source, at, end + 1)
        kind = "string"
    elif char == "{":
        found = read_braces(reader.source, at, reader.limit, "value")
        if found.error is not None or found.end < 0 or found.value is None:
            raise js_fault(found.error, at, reader.limit)
        reader.at = found.end
        value = found.value
        kind = "expression"
    else:
        raise _unexpected(reader, char, "before attribute value")
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


def code_source(raw: str) -> str:
    """The source between braces as upstream gives it: lines lose up to two columns of indent."""
    if "\n" in raw or "\r" in raw:
        raw = _CODE_INDENT.sub(_less_indent, raw)
    return raw.replace("\0", "\ufffd") if "\0" in raw else raw


def _less_indent(match: re.Match[str]) -> str:
    return "  " if "\t" in match.group() else ""  # what is left of a tab


# --- trouble ---------------------------------------------------------------------------------


def js_fault(error: object, start: int, limit: int) -> Fault:
    """The fault of the braces at `start`, from what the JavaScript reader says."""
    kind = getattr(error, "kind", "brace-not-closed")
    offset = getattr(error, "offset", limit)
    more = kind not in ("empty-expression", "spread")
    return Fault(
        kind,
        offset,
        getattr(error, "start", start),
        getattr(error, "end", start + 1),
        rule=getattr(error, "rule", "acorn"),
        reason=getattr(error, "reason", ""),
        more=more,
    )


def _no_name(reader: Reader, char: str) -> Fault:
    """
    > | a <5, a <!-- b -->, a </ */>
           ^     ^              ^
    """
    source, start, at = reader.source, reader.tag.start, reader.at
    if not char:
        return _unexpected(reader, char, "before name")
    end = at + 1
    kind = "lt-before-symbol"
    edits: tuple[Edit, ...] = (Edit(start, start + 1, "&lt;"),)
    if reader.tag.close:
        kind, edits = ("comment-in-tag" if char in "*/" else "closing-tag-content"), ()
    elif source.startswith("<!--", start):
        return _comment(reader)
    elif char in "!?":
        kind, edits = "doctype-or-cdata", ()
    elif source.startswith("<<<<<<< ", start):
        kind, edits, end = "merge-conflict", (), start + 7
    elif "0" <= char <= "9":
        kind = "lt-before-digit"
    return Fault(kind, at, start, end, edits=edits)


def _comment(reader: Reader) -> Fault:
    """
    > | a <!-- b --> c
           ^
    """
    source, start = reader.source, reader.tag.start
    close = source.find("-->", start + 4, reader.limit)
    end = close + 3 if close >= 0 else start + 4
    edits: tuple[Edit, ...] = ()
    if close >= 0 and "*/" not in source[start + 4 : close]:
        edits = (Edit(start, start + 4, "{/*"), Edit(close, end, "*/}"))
    return Fault("html-comment", reader.at, start, end, edits=edits)


def _unexpected(reader: Reader, char: str, where: str) -> Fault:
    """The fault of a character that cannot stand `where` the reader is."""
    tag, at = reader.tag, reader.at
    if not char:
        return Fault(
            "tag-not-finished",
            reader.limit,
            tag.start,
            max(tag.name_end, tag.start + 1),
            rule="unexpected-eof",
            more=True,
        )
    kind = "garbage-in-tag"
    start, end = at, at + 1
    edits: tuple[Edit, ...] = ()
    if char == "@" or (where == "before local name" and char in "+/0123456789"):
        kind, start = "angle-autolink", tag.start
        edits = _as_link(reader)
    elif char in _SMART:
        kind, edits = "smart-quote", _straight(reader)
    elif where == "before attribute value":
        kind = "unquoted-attribute"
    elif char in "\"'":
        kind = "quote-in-attribute"
    elif char in ",;":
        kind = "comma-in-tag"
        spaced = reader.source[at + 1 : at + 2].isspace()
        edits = (Edit(at, end, "" if spaced else " "),) if tag.props else ()
    elif _is_comment(reader, char, where):
        kind = "comment-in-tag"
    elif tag.close:
        kind = "closing-tag-content"
    return Fault(kind, at, start, end, edits=edits)


def _is_comment(reader: Reader, char: str, where: str) -> bool:
    """
    > | <a /* b */ /> <a // b>
           ^             ^
    """
    if where == "after self-closing slash":
        return char in "*/"
    return char in "*/" and reader.source.startswith(("/*", "//"), reader.at - (char == "*"))


def _as_link(reader: Reader) -> tuple[Edit, ...]:
    """The mend of a link in angle brackets: ``[text](url)``."""
    start = reader.tag.start
    match = _ANGLE_LINK.match(reader.source, start, reader.limit)
    if match is None:
        return ()
    url = match.group(1)
    text = url.removeprefix("mailto:")
    target = url if ":" in url else f"mailto:{url}"
    return (Edit(start, match.end(), f"[{text}]({target})"),)


def _straight(reader: Reader) -> tuple[Edit, ...]:
    """The mend of a value in curly quotes, if it has two of them (or one and a straight one)."""
    match = _CURLY_VALUE.match(reader.source, reader.at, reader.limit)
    if match is None:
        return ()
    return (Edit(reader.at, reader.at + 1, '"'), Edit(match.end() - 1, match.end(), '"'))
