"""Code blocks: fenced, and in plain Markdown indented."""

from __future__ import annotations

import re
from functools import cache

from guidelint.lazy import lazy_pattern
from guidelint.model import Node
from guidelint.parse.body import Body, Code
from guidelint.parse.containers import Cursor, skip, take

CODE_INDENT = 4

_FENCE = lazy_pattern(r"(`{3,})[^`\r\n]*+|(~{3,})[^\r\n]*+")


def is_fence(source: str, at: int, end: int) -> bool:
    """If a fence opens at `at`."""
    return _FENCE.fullmatch(source, at, end) is not None


def start_fence(body: Body, cursor: Cursor, inner: Cursor, end: int, number: int) -> bool:
    """
    > | ```js title="b"
        ^
    """
    at = inner.at
    match = _FENCE.fullmatch(body.source, at, end)
    if match is None:
        return False
    size = len(match.group(1) or match.group(2))
    node = Node("code", at, end, None, "", at + size)
    body.parent.children.append(node)
    body.fence = Code(node, body.source[at], size, inner.column - cursor.column, [])
    if not body.open and body.mdx and not body.carriage and inner.at == cursor.at:
        _skip_to_end(body, body.fence, number)
    return True


def _skip_to_end(body: Body, fence: Code, number: int) -> None:
    """Find the end of a fence outside containers at once, instead of line by line."""
    match = _closing(fence.char, fence.size).search(body.source, body.starts[number + 1] - 1)
    if match is None:
        return
    start, end = body.starts[number + 1], match.start(1) - 1
    fence.parts.append(body.source[start : max(start, end)])
    body.number = body.line_of(match.end()) + 1
    body.last_end = match.end()
    close_fence(body, match.end())


@cache
def _closing(char: str, size: int) -> re.Pattern[str]:
    """The line that closes a fence, from the line end before it."""
    return re.compile(rf"\n([ \t]*+{char}{{{size},}}+[ \t]*+)(?=\n|\Z)")


def fence_line(body: Body, cursor: Cursor, end: int) -> None:
    """
      | ```js
    > | b
        ^
      | ```
    """
    fence, source = body.fence, body.source
    assert fence is not None
    inner = skip(source, cursor, end)
    at = inner.at
    closes = (
        source.startswith(fence.char * fence.size, at, end)
        and inner.column - cursor.column < body.grammar.indent
        and not source[at:end].rstrip(" \t").strip(fence.char)
    )
    if at < end:
        body.last_end = end
    if closes:
        close_fence(body, end)
        return
    fence.parts.append(source[take(source, cursor, end, fence.indent).at : end])


def close_fence(body: Body, end: int) -> None:
    """Close the open fence; its node ends at `end`."""
    fence, body.fence = body.fence, None
    if fence is not None:
        fence.node.end = max(end, fence.node.end)
        fence.node.value = "\n".join(fence.parts)


def indented_line(body: Body, cursor: Cursor, end: int) -> None:
    """
    > |     a
        ^
    """
    source = body.source
    start = take(source, cursor, end, CODE_INDENT).at
    if body.indented is None:
        node = Node("code", start, end)
        body.parent.children.append(node)
        body.indented = Code(node, "", 0, CODE_INDENT, [])
    body.indented.node.end = body.last_end = end
    body.indented.parts.append(source[start:end])


def indented_blank(body: Body, cursor: Cursor, end: int) -> None:
    """A blank line, which may stand inside indented code."""
    code = body.indented
    if code is None:
        return
    start = take(body.source, cursor, end, CODE_INDENT)
    if start.column - cursor.column == CODE_INDENT:
        code.node.end = end
    code.parts.append(body.source[start.at : end])


def close_indented(body: Body) -> None:
    """Close the open indented code."""
    code, body.indented = body.indented, None
    if code is not None:
        while code.parts and not code.parts[-1].strip(" \t"):
            code.parts.pop()
        code.node.value = "\n".join(code.parts)
