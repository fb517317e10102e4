"""The ordinary frontmatter at a glance: flat keys, strings, lists of strings.

Nearly every article's block looks like this, and one regular expression a line reads it in a
tenth of the time of the whole reader. Whatever is not surely read alike is left to that one:
comments behind a value, escapes, nesting, values over several lines, repeated keys …
"""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern
from guidelint.model import Member, Value
from guidelint.parse.yaml_scalars import TYPED_START, UNPRINTABLE, WORDS, resolve

_DOUBLE = r"[^\"\\\x00-\x1f]*+"
_SINGLE = r"[^'\x00-\x1f]*+"
_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
_REST = r"[^:#\t\r\n]*+"
_PLAIN = rf"{_FIRST}{_REST}(?:(?::(?=[^ \t\r\n])|(?<! )#){_REST})*+"
_WORDS = rf"{_FIRST}[^:#,\[\]{{}}\t\r\n]*+"
_ITEM = rf"(?:\"{_DOUBLE}\"|'{_SINGLE}'|{_WORDS}) *+"
_END = r" *+(?:\r?\n|\r?\Z)"

_ENTRY = lazy_pattern(
    rf"([^\W\d][\w\-]*+):(?: ++(?:\"({_DOUBLE})\"|'({_SINGLE})'|({_PLAIN})"
    rf"|(\[ *+(?:{_ITEM}(?:, *+{_ITEM})*+)?\])))?{_END}"
)
_LINE_ITEM = lazy_pattern(rf"( *+)- ++(?:\"({_DOUBLE})\"|'({_SINGLE})'|({_PLAIN})){_END}")
_FLOW_ITEM = lazy_pattern(rf"([\[,]) *+(?:\"({_DOUBLE})\"|'({_SINGLE})'|({_WORDS}))")
_NOTHING = lazy_pattern(rf"(?:#[^\r\n]*+)?{_END}")

# the groups of the three item patterns
_AS_DOUBLE, _AS_SINGLE, _AS_PLAIN, _AS_LIST = 2, 3, 4, 5


def load_flat(source: str, start: int, end: int) -> Value | None:
    """The mapping in source[start:end], None when it is not of the ordinary kind.

    `start` is the start of a line.
    """
    block = source[start:end]
    if not block.replace("\n", "").isprintable() and UNPRINTABLE.search(block):
        return None
    members: list[Member] = []
    match = _ENTRY.match
    pos = start
    while pos < end:
        entry = match(source, pos, end)
        if entry is None:
            nothing = _NOTHING.match(source, pos, end)
            if nothing is None:
                return None
            pos = nothing.end()
            continue
        pos = entry.end()
        key_start, key_end = entry.span(1)
        group = entry.lastindex
        if group == 1:
            value, pos = _line_items(source, key_end + 1, pos, end)
        elif group == _AS_LIST:
            first, last = entry.span(_AS_LIST)
            items = tuple([_scalar(item) for item in _FLOW_ITEM.finditer(source, first, last)])
            value = Value("array", first, last, None, items)
        else:
            value = _scalar(entry)
        members.append(Member(entry[1], key_start, key_end, value))
    keys = {member.key for member in members}
    if not members or len(keys) != len(members) or not keys.isdisjoint(WORDS):
        return None
    first, last = members[0].start, members[-1].value.end
    return Value("object", first, last, None, (), tuple(members))


def _line_items(source: str, after_key: int, pos: int, end: int) -> tuple[Value, int]:
    """The list on the lines after a key, or null; and where the next line starts."""
    match = _LINE_ITEM.match
    item = match(source, pos, end)
    if item is None:
        return Value("null", after_key, after_key), pos
    indent = item[1]
    items: list[Value] = []
    while item is not None and item[1] == indent:
        items.append(_scalar(item))
        pos = item.end()
        item = match(source, pos, end)
    start = source.rindex("-", 0, items[0].start)
    return Value("array", start, items[-1].end, None, tuple(items)), pos


def _scalar(match: re.Match[str]) -> Value:
    group = match.lastindex or 0
    start, end = match.span(group)
    text = match[group]
    if group != _AS_PLAIN:
        return Value("string", start - 1, end + 1, text, (), (), ((0, start),))
    if text[-1] == " ":
        text = text.rstrip(" ")
        end = start + len(text)
    if text[0] in TYPED_START:
        kind, data = resolve(text)
        if kind != "string" and kind != "merge":
            return Value(kind, start, end, data)
    return Value("string", start, end, text, (), (), ((0, start),))
