"""Literal and folded block scalars (``|`` and ``>``), as js-yaml 3 reads them."""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.parse.yaml_text import GAP_OR_COMMENT, INDENT, Scalar, State, run

_LINE = lazy_pattern(r"[^\r\n\0]*")


def read_block_scalar(state: State, indent: int) -> bool:
    text = state.text
    start = state.pos
    if text[start] not in "|>":
        return False
    chomping, width = _block_header(state)
    text_indent = indent + width - 1 if width else indent
    known = width > 0
    scalar = Scalar(state)
    empty_lines = 0
    deeper = False  # in lines indented further, which are not folded
    end = state.pos
    while text[state.pos] != "\0":
        if text[state.pos] not in "\r\n":
            raise state.error("a line break is expected", start)
        state.pos += 2 if text.startswith("\r\n", state.pos) else 1
        state.line += 1
        state.line_start = state.pos
        limit = state.pos + text_indent if known else len(text)
        state.pos = run(INDENT, text, state.pos, limit)
        state.line_indent = state.pos - state.line_start
        if not known:
            text_indent = max(text_indent, state.line_indent)
        char = text[state.pos]
        if char in "\r\n":
            empty_lines += 1
            continue
        read = bool(scalar.breaks)
        if state.line_indent < text_indent:
            if chomping == "+":
                scalar.put("\n" * (empty_lines + read), end)
            elif read and not chomping:
                scalar.put("\n", end)
            break
        if text[start] == "|":
            gap = "\n" * (empty_lines + read)
        elif char in " \t":
            deeper = True
            gap = "\n" * (empty_lines + read)
        elif deeper:
            deeper = False
            gap = "\n" * (empty_lines + 1)
        else:
            gap = "\n" * empty_lines or " " * read
        scalar.put(gap, end)
        known = True
        empty_lines = 0
        line = state.pos
        state.pos = end = run(_LINE, text, line)
        scalar.take(line, end)
    state.kind = "scalar"
    state.result = scalar.value(start, end)
    return True


def _block_header(state: State) -> tuple[str, int]:
    """Chomping (``+``, ``-`` or none) and the indentation width (0 = to be found)."""
    text = state.text
    chomping, width = "", 0
    state.pos += 1
    while text[state.pos] in "+-0123456789":
        char = text[state.pos]
        if char in "+-":
            if chomping:
                raise state.error("repeat of a chomping mode identifier")
            chomping = char
        elif char == "0":
            raise state.error("bad explicit indentation width of a block scalar")
        elif width:
            raise state.error("repeat of an indentation width identifier")
        else:
            width = int(char)
        state.pos += 1
    if text[state.pos] in " \t":
        state.pos = run(GAP_OR_COMMENT, text, state.pos)
    return chomping, width
