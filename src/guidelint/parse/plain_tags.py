"""Tags as nearly all are: a name, attributes with plain values, one pattern for each of them.

Whatever else a tag may hold (white space around an equals sign, a spread, references in a text …)
is left to the whole grammar, which goes on where the plain part ends.
"""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.model import Prop, Value
from guidelint.parse import chars
from guidelint.parse.braces import js_fault
from guidelint.parse.javascript import read_braces
from guidelint.parse.literal import number_of
from guidelint.parse.tags import Reader

_NAMED = lazy_pattern(
    rf"<(/?+)([{chars.JSX_START_ASCII}][{chars.JSX_CONTINUE_ASCII}]*+)(?=[ \t\n\r/>])"
)
_TAG_END = lazy_pattern(r"[ \t\n\r]*+(/?+)>")
# An attribute as nearly all are: a text without references and line ends, a number, a truth, or
# what the brace at its end opens.
_ATTRIBUTE = lazy_pattern(
    rf"[ \t\n\r]++([{chars.JSX_START_ASCII}][{chars.JSX_CONTINUE_ASCII}]*+)="
    r"(?:\"([^\"&\n\r\0]*+)\"|'([^'&\n\r\0]*+)'|\{(?:(0|[1-9][0-9]*+(?:\.[0-9]++)?+)\}|(true|false)\})?+)"
)
_TEXTS, _NUMBER = (2, 3), 4  # its groups


def read_plain(reader: Reader) -> bool:
    """
    > | <B c="d" />, </B>
        ^            ^
    Whether that was all; the reader stands behind the last attribute that is as most are.
    """
    source, limit, tag = reader.source, reader.limit, reader.tag
    named = _NAMED.match(source, reader.at, limit)
    if named is None:
        return False
    at = named.end()
    if named[1]:
        if not source.startswith(">", at, limit):
            return False
        tag.name, tag.name_end = named[2], at
        tag.close, tag.slash, tag.end = True, reader.at + 1, at + 1
        return True
    tag.name, tag.name_end = named[2], at
    reader.at = read_attributes(source, at, limit, tag.props)
    ends = _TAG_END.match(source, reader.at, limit)
    if ends is None:
        return False
    tag.self_closing, tag.end = ends[1] == "/", ends.end()
    return True


def read_attributes(source: str, at: int, limit: int, props: list[Prop]) -> int:
    """
    > | a <b c="d" e={1} f={g} {...h} />
            ^
    """
    attribute = _ATTRIBUTE.match
    new = tuple.__new__  # half of the constructor's time
    while (found := attribute(source, at, limit)) is not None:
        start, name_end = found.span(1)
        at = found.end()
        group = found.lastindex or 1
        kind = "expression"
        if group in _TEXTS:
            kind, place = "string", name_end + 1
            text = found[group]
            value = Value("string", place, at, text, (), (), ((0, place + 1),))
        elif group == _NUMBER:
            value = Value("number", name_end + 2, at - 1, number_of(found[group]))
        elif group != 1:
            value = Value("boolean", name_end + 2, at - 1, found[group] == "true")
        else:
            value, at = braced(source, name_end + 1, limit)
        props.append(new(Prop, (source[start:name_end], kind, start, at, name_end, value)))
    return at


def braced(source: str, at: int, limit: int) -> tuple[Value, int]:
    """
    > | a <b c={d} />
               ^
    """
    found = read_braces(source, at, limit, "value")
    if found.error is not None or found.end < 0 or found.value is None:
        raise js_fault(found.error, at, limit)
    return found.value, found.end
