"""What is wrong with an attribute: the quote that is missing, or that is one too many.

A lost quote turns the tag inside out, and the parser stops one or many quotes later. The cause
is the first attribute whose text holds what belongs behind it: the next attribute, the tag's end.
"""

from __future__ import annotations

import re
from functools import cache

from guidelint.model import Edit, Prop, Related
from guidelint.parse.problems import Fault, shortened
from guidelint.parse.tags import Reader

_ENTITY = {'"': "&quot;", "'": "&apos;"}
_OTHER_QUOTE = {'"': "'", "'": '"'}


@cache
def _swallowed() -> re.Pattern[str]:
    """The end of a tag, or the start of the next attribute, inside an attribute's text."""
    return re.compile(
        r"(?<!\s)(?:\s*+(?<![\-=])/?>\s*(?=[\r\n<]|\Z)|\s++[\w:\-]++=(?:\{[^\r\n=}]*+)?+\Z)"
    )


@cache
def _whole() -> re.Pattern[str]:
    """A text with quotes in it, up to the quote that the tag or the next attribute follows."""
    return re.compile(r"([\"'])([^\r\n<>]*?)\1(?=\s*/?>|\s+[\w:\-]+=)")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(r"(?:(?!/?>)[^\s\"'<>{}=`,;])+")


@cache
def _opened_late() -> re.Pattern[str]:
    """Words without their opening quote, up to the closing one."""
    return re.compile(r"[^\r\n\"'<>{}=`]*(?=\"(?:\s|/?>))")


def lost_quote(reader: Reader, offset: int) -> Fault | None:
    """The attribute before `offset` that lost its closing quote, if one did.

    > | <a b="c d="e" />
                    ^
    """
    for prop in reader.tag.props:
        if prop.kind != "string":
            continue
        value = prop.value
        found = _swallowed().search(reader.source, value.start + 1, value.end - 1)
        if found:
            return _unquoted_end(reader, offset, prop.start, value.start, found.start(), prop.name)
    return None


def never_closed(reader: Reader, start: int, name: str) -> Fault:
    """The attribute whose opening quote the reader is at, and there is no other.

    > | <a b="c />
             ^
    """
    fault = lost_quote(reader, reader.limit)
    if fault is None:
        source, at, limit = reader.source, reader.at, reader.limit
        found = _swallowed().search(source, at + 1, limit)
        line = min((e for e in (source.find(c, at, limit) for c in "\r\n") if e > 0), default=limit)
        end = min(found.start(), line) if found else line
        fault = _unquoted_end(reader, limit, start, at, max(end, at + 1), name)
    fault.rule, fault.more = "unexpected-eof", True
    return fault


def _unquoted_end(
    reader: Reader, offset: int, start: int, quote: int, end: int, name: str
) -> Fault:
    mark = reader.source[quote]
    text = shortened(reader.source[quote + 1 : end].strip())
    reason = f"“{name}” lost its closing quote: write {name}={mark}{text}{mark}."
    related: tuple[Related, ...] = ()
    if end <= offset < reader.limit:
        related = (Related(offset, offset + 1, "the parser stops only here"),)
    kind = "attribute-quote-not-closed"
    return Fault(kind, offset, start, end, reason=reason, related=related)


def inner_quote(reader: Reader, name_start: int) -> Fault | None:
    """A text in quotes that has quotes inside.

    > | <a b="c "d" e" />
                  ^
    """
    props = reader.tag.props
    if not props or props[-1].kind != "string" or props[-1].end != name_start:
        return None
    prop: Prop = props[-1]
    start = prop.value.start
    found = _whole().match(reader.source, start, reader.limit)
    if found is None or found.end() <= reader.at:
        return None
    mark, inner = found.groups()
    other = _OTHER_QUOTE[mark]
    edits: tuple[Edit, ...] = ()
    cure = f"write {_ENTITY[mark]} for each quote inside"
    if other not in inner:
        cure = f"write {prop.name}={other}{shortened(inner)}{other}"
        edits = (Edit(start, start + 1, other), Edit(found.end() - 1, found.end(), other))
    reason = f"The text of “{prop.name}” ends at the first {mark} inside it: {cure}."
    return Fault(
        "quote-in-attribute", reader.at, prop.start, found.end(), reason=reason, edits=edits
    )


def unquoted(reader: Reader, start: int, name: str) -> Fault:
    """
    > | <a b=c />
             ^
    """
    source, at = reader.source, reader.at
    found = _opened_late().match(source, at, reader.limit) or _bare().match(
        source, at, reader.limit
    )
    if found is None:
        return Fault("unquoted-attribute", at, start, at + 1)
    end, text = found.end(), found.group().strip()
    behind = source[end : end + 1]
    kind = "unquoted-attribute"
    if text in ("true", "false") or text.isdecimal():
        reason = f'“{name}” needs quotes or braces: write {name}={{{text}}} or {name}="{text}".'
        return Fault(kind, at, start, end, reason=reason)
    edits: tuple[Edit, ...] = ()
    if behind == '"':
        end += 1
        edits = (Edit(at, at, '"'),)
    elif not behind or behind.isspace() or behind in "/>":
        edits = (Edit(at, at, '"'), Edit(end, end, '"'))
    reason = f'“{name}” needs quotes: write {name}="{text}".'
    return Fault(kind, at, start, end, reason=reason, edits=edits)
