"""What is wrong with a tag, said by what stands where it should not."""

from __future__ import annotations

import re
from functools import cache

from guidelint.model import Edit, Related
from guidelint.parse.attribute_faults import inner_quote, lost_quote
from guidelint.parse.problems import Fault, shortened
from guidelint.parse.tags import Reader

CURLY = "“”‘’„«»″′"


@cache
def _angle_link() -> re.Pattern[str]:
    return re.compile(
        r"<((?:https?://|mailto:)[^\s<>(){}]+|[^\s<>(){}]+[.@][^\s<>(){}]*\.[^\s<>(){}]+)>"
    )


@cache
def _angle_start() -> re.Pattern[str]:
    return re.compile(r"<[^\s<>]*")


@cache
def _curly_value() -> re.Pattern[str]:
    return re.compile(r"[“”„″][^“”„″\"<>\r\n]*[“”″\"](?=[\s/>])")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\r\n]*")


def no_name(reader: Reader, char: str) -> Fault:
    """
    > | a <5, a <!-- b -->, a </ */>
           ^     ^              ^
    """
    source, start, at = reader.source, reader.tag.start, reader.at
    if not char:
        return unexpected(reader, char, "before name")
    end = at + 1
    kind, reason = "lt-before-symbol", ""
    edits: tuple[Edit, ...] = (Edit(start, start + 1, "&lt;"),)
    if reader.tag.close:
        kind, edits = ("comment-in-tag" if char in "*/" else "closing-tag-content"), ()
    elif source.startswith("<!--", start):
        return _comment(reader)
    elif char in "!?":
        kind, edits = "doctype-or-cdata", ()
        close = source.find(">", at, min(at + 200, reader.limit))
        end = close + 1 if close >= 0 else end
        words = shortened(source[start:end])
        reason = f"“{words}” cannot stand in MDX: remove it, or put it in a code block."
    elif source.startswith("<<<<<<< ", start):
        kind, edits = "merge-conflict", ()
        found = _line().match(source, start, reader.limit)
        end = found.end() if found else start + 7
    else:
        if "0" <= char <= "9":
            kind = "lt-before-digit"
            while end < min(reader.limit, at + 12) and "0" <= source[end] <= "9":
                end += 1
        reason = f"“{source[start:end]}” starts a tag in MDX: write &lt;{source[start + 1 : end]}"
        reason += ", or put a space behind “<”."
    return Fault(kind, at, start, end, reason=reason, edits=edits)


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


def amount(start: int, name: str, offset: int) -> Fault:
    """``<$5``, which is a tag of that name."""
    reason = f"“<{name}” is a tag in MDX: write &lt;{name}, or put a space behind “<”."
    edits = (Edit(start, start + 1, "&lt;"),)
    end = start + 1 + len(name)
    return Fault("lt-before-digit", offset, start, end, reason=reason, edits=edits)


def unexpected(reader: Reader, char: str, where: str, name_start: int = -1) -> Fault:
    """The fault of a character that cannot stand `where` the reader is.

    `name_start`: the attribute's name before it starts there.
    """
    tag, at = reader.tag, reader.at
    if tag.is_amount:
        return amount(tag.start, tag.name, at if char else reader.limit)
    if not char:
        return _never_finished(reader)
    if char not in CURLY:
        fault = lost_quote(reader, at)
        if fault is None and char in "\"',;":
            fault = inner_quote(reader, name_start)
        if fault is not None:
            return fault
    kind, reason = "garbage-in-tag", ""
    start, end = at, at + 1
    edits: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()
    if char == "@" or (where == "before local name" and char in "+/0123456789"):
        return _address(reader)
    if char in CURLY:
        kind, edits = "smart-quote", _straight(reader)
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
        reason = f"A closing tag holds its name only: write </{tag.name}>."
    else:
        reason = _garbage(reader, char)
        related = (Related(tag.start, tag.name_end, "in this tag"),)
    return Fault(kind, at, start, end, reason=reason, edits=edits, related=related)


def _never_finished(reader: Reader) -> Fault:
    tag = reader.tag
    label = f"</{tag.name}" if tag.close else f"<{tag.name}"
    reason = (
        f"“{label}” is never finished: “>” or “/>” is missing, or, if no tag is meant, write "
        f"&lt;{label[1:]}. (In running text a tag must end before the paragraph does.)"
    )
    end = max(tag.name_end, tag.start + 1)
    return Fault(
        "tag-not-finished",
        reader.limit,
        tag.start,
        end,
        rule="unexpected-eof",
        reason=reason,
        more=True,
    )


def _garbage(reader: Reader, char: str) -> str:
    tag = reader.tag
    before = reader.source[tag.start - 1 : tag.start]
    if before and (before.isalnum() or before == "_"):  # Promise<X[]>
        return (
            f"“<{tag.name}” starts a tag, and “{char}” cannot stand in it: put code in `backticks`."
        )
    return (
        f"“{char}” cannot stand in the tag <{tag.name}>: if no tag is meant, write "
        f"&lt;{tag.name}; if one is, look at the attribute before it."
    )


def _is_comment(reader: Reader, char: str, where: str) -> bool:
    """
    > | <a /* b */ /> <a // b>
           ^             ^
    """
    if where == "after self-closing slash":
        return char in "*/"
    return char in "*/" and reader.source.startswith(("/*", "//"), reader.at - (char == "*"))


def _address(reader: Reader) -> Fault:
    """A link in angle brackets; its mend is ``[text](url)``."""
    start, at = reader.tag.start, reader.at
    match = _angle_link().match(reader.source, start, reader.limit)
    if match is None:
        found = _angle_start().match(reader.source, start, reader.limit)
        return Fault("angle-autolink", at, start, max(at + 1, found.end() if found else 0))
    url = match.group(1)
    text = url.removeprefix("mailto:")
    target = url if ":" in url else f"mailto:{url}"
    link = f"[{text}]({target})"
    reason = f"Links in angle brackets do not work in MDX: write {link}."
    edits = (Edit(start, match.end(), link),)
    return Fault("angle-autolink", at, start, match.end(), reason=reason, edits=edits)


def _straight(reader: Reader) -> tuple[Edit, ...]:
    """The mend of a value in curly quotes, if it has two of them (or one and a straight one)."""
    match = _curly_value().match(reader.source, reader.at, reader.limit)
    if match is None:
        return ()
    return (Edit(reader.at, reader.at + 1, '"'), Edit(match.end() - 1, match.end(), '"'))
