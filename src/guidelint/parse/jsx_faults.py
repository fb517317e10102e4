"""What is wrong with a tag, said by what stands where it should not."""

from __future__ import annotations

import re

from guidelint.model import Edit
from guidelint.parse.problems import Fault
from guidelint.parse.tags import Reader

_SMART = "“”‘’„«»″′"
_ANGLE_LINK = re.compile(r"<((?:https?://|mailto:)?[^\s<>(){}]+\.[^\s<>(){}]+)>")
_CURLY_VALUE = re.compile(r"[“”„″][^“”„″\"<>\r\n]*[“”″\"](?=[\s/>])")


def no_name(reader: Reader, char: str) -> Fault:
    """
    > | a <5, a <!-- b -->, a </ */>
           ^     ^              ^
    """
    source, start, at = reader.source, reader.tag.start, reader.at
    if not char:
        return unexpected(reader, char, "before name")
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


def unexpected(reader: Reader, char: str, where: str) -> Fault:
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
