"""Paragraphs, headings underlined, and the definitions at their start."""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern
from guidelint.model import Node
from guidelint.parse import targets
from guidelint.parse.body import Body, Leaf, Line, Stretch
from guidelint.parse.entities import decode_string
from guidelint.parse.offsets import Offsets

HEADING = re.compile(r"#{1,6}(?=[ \t]|\Z)")
_UNDERLINE = lazy_pattern(r"(?:=+|-+)[ \t]*+")


def heading(body: Body, at: int, end: int) -> bool:
    """
    > | ## a b ##
        ^
    """
    source = body.source
    match = HEADING.match(source, at, end)
    if match is None:
        return False
    start = match.end()
    text = source[start:end].rstrip(" \t")
    bare = text.rstrip("#")
    if bare != text and (not bare or bare[-1] in " \t"):
        text = bare.rstrip(" \t")
    stop = start + len(text)
    start = stop - len(text.lstrip(" \t"))
    node = Node("heading", at, end, None, "", -1, match.end() - at)
    body.parent.children.append(node)
    body.leaves.append(Leaf(node, source, start, stop))
    return True


def is_underline(source: str, at: int, end: int) -> bool:
    """If a line can make the paragraph before it a heading."""
    return _UNDERLINE.fullmatch(source, at, end) is not None


def close_paragraph(body: Body, depth: int = 0, end: int = 0) -> bool:
    """Close the paragraph; with `depth`, it is a heading underlined on the line up to `end`.

    Definitions at its start are taken out. False if nothing else was in it.
    """
    lines, body.paragraph = body.paragraph, []
    if not lines:
        return False
    source, start, stop, offsets = _joined(body, lines)
    parent = body.parent
    first = parent.kind == "listItem" and not parent.children and body.open[-1].checkable
    if source.startswith("[", start):
        start = _definitions(body, source, start, stop, offsets)
        if start >= stop:
            return False
    # A heading begins where its paragraph did, definitions included (as upstream has it).
    place = lines[0].start if depth else offsets.start(start) if offsets else start
    kind = "heading" if depth else "paragraph"
    node = Node(kind, place, end if depth else lines[-1].end, None, "", -1, depth)
    parent.children.append(node)
    body.leaves.append(Leaf(node, source, start, stop, offsets, first and not depth))
    return True


def _joined(body: Body, lines: list[Line]) -> Stretch:
    """The text of lines without container prefixes."""
    start, end = lines[0].start, lines[-1].end
    if len(lines) == 1 or not body.open or _only_indented(body, start, end):
        return Stretch(body.source, start, end, None)
    return body.lines(lines, end)


def _only_indented(body: Body, start: int, end: int) -> bool:
    """If prefixes are nothing but white space, and white space does not matter."""
    source = body.source
    return not body.quoted and source.find("`", start, end) < 0 and source.find("{", start, end) < 0


def _definitions(body: Body, source: str, at: int, end: int, offsets: Offsets | None) -> int:
    """Take the definitions from the start of a paragraph; where the rest begins.

    > | [a]: /b
        ^
    """
    titles = targets.Titles()
    while source.startswith("[", at, end):
        found = targets.read_definition(source, at, end, titles)
        if found is None:
            return at
        start, stop, url_start = found.start, found.end, found.url.start
        if offsets:
            start, stop = offsets.start(start), offsets.end(stop)
            url_start = offsets.start(url_start)
        raw = source[found.url.start : found.url.end]
        body.parent.children.append(Node("definition", start, stop, None, raw, url_start))
        body.names.definitions.setdefault(
            targets.identifier(found.label), (decode_string(raw), url_start, len(raw))
        )
        at = found.end
        while at < end and source[at] in " \t\r\n":
            at += 1
    return at
