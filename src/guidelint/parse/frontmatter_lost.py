"""Frontmatter that its author meant and the site does not see.

gray-matter wants ``---`` as the very first line. Other readers are more forgiving: where
python-frontmatter, which skips empty lines, takes longer fences and knows TOML and JSON, finds
a block of keys, somebody meant frontmatter, and the site shows it as text.
"""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern
from guidelint.model import Edit, Problem

_MAYBE = lazy_pattern(r"\s*(?:-{3,}|\+{3,}|\{|[`~]{3,}ya?ml)[ \t]*\r?\n")
_CODE_FENCE = lazy_pattern(r"(\s*[`~]{3,})ya?ml[ \t]*\r?\n")
_TOML_FENCE = lazy_pattern(r"^\+{3,}\s*$", re.MULTILINE)
_FENCE = lazy_pattern(r"^-{3,}[ \t]*$", re.MULTILINE)
_KEY = lazy_pattern(r"[^\W\d][\w\-]*[ \t]*[:=]|[ \t]*\"[\w\-]+\"[ \t]*:")
_PART_OF_VALUE = lazy_pattern(r"[ \t]|-[ \t]|[\]}#]")
_TELLING = lazy_pattern(
    r"[ \t]*\"?(?:title|date|description|excerpt|slug|layout|author|tags)\b", re.I
)


def lost(source: str, start: int) -> tuple[Problem, ...]:
    """The frontmatter that the site overlooks at the top of a file without any.

    `start` is the offset behind a byte order mark.
    """
    if not _MAYBE.match(source, start):
        return ()
    code = _CODE_FENCE.match(source, start)
    if code:
        return _in_code(source, start, code)
    first = start + len(source[start:]) - len(source[start:].lstrip())
    block = _meant_block(source[first:])
    if block is None or not _keys(block):
        return ()
    fence_end = source.index("\n", first)
    if source[first] != "-":
        name = "TOML" if source[first] == "+" else "JSON"
        reason = f"this block is {name}, which the site shows as text; write YAML between --- lines"
        return (_problem("frontmatter-foreign", reason, first, fence_end),)
    edits = _plain_fences(source, start, first)
    if first > start:
        reason = "the site sees no frontmatter because the first line is empty; delete it"
    else:
        reason = "the site sees no frontmatter because the first line is not exactly ---"
    return (_problem("frontmatter-ignored", reason, first, fence_end, edits),)


def _problem(kind: str, reason: str, start: int, end: int, edits: tuple[Edit, ...] = ()) -> Problem:
    return Problem(kind, reason, start, end, fatal=False, edits=edits)


def _meant_block(text: str) -> str | None:
    """The block as the forgiving reader splits it off."""
    from frontmatter.default_handlers import JSONHandler, YAMLHandler

    for handler in (YAMLHandler(), YAMLHandler(_TOML_FENCE), JSONHandler()):
        if not handler.detect(text):
            continue
        try:
            return str(handler.split(text)[0])
        except ValueError:  # no closing fence
            return None
    return None


def _keys(block: str) -> bool:
    """Whether a block is lines of keys, and not prose between two rulers."""
    lines = [line for line in block.splitlines() if line.strip() and line.strip() not in "{}"]
    keys = [line for line in lines if _KEY.match(line)]
    if not keys or not _KEY.match(lines[0]):
        return False
    if len(keys) < 2 and not _TELLING.match(keys[0]):
        return False
    return all(_KEY.match(line) or _PART_OF_VALUE.match(line) for line in lines)


def _plain_fences(source: str, start: int, first: int) -> tuple[Edit, ...]:
    """What makes both fences ``---`` and puts the first at the start."""
    edits = [Edit(start, first, "")] if first > start else []
    opening = _FENCE.match(source, first)
    closing = _FENCE.search(source, opening.end() + 1) if opening else None
    for fence in (opening, closing):
        if fence and fence.group().rstrip() != "---":
            edits.append(Edit(fence.start(), fence.end(), "---"))
    return tuple(edits)


def _in_code(source: str, start: int, code: re.Match[str]) -> tuple[Problem, ...]:
    """A block of frontmatter copied with the code fence around it."""
    fence = re.escape(code[1].strip())
    reason = "the site sees no frontmatter because it stands in a code block; delete the fence"
    inner = _FENCE.match(source, code.end())
    last = _FENCE.search(source, inner.end() + 1) if inner else None
    if inner and last:
        if not _keys(source[inner.end() : last.start()]):
            return ()
        edits = [Edit(start, code.end(), "")]
        closing = re.compile(rf"\s*^{fence}[ \t]*$\n?", re.MULTILINE).match(source, last.end())
        closing = closing or re.compile(rf"\n{fence}\s*\Z").search(source, last.end())
        if closing:
            edits.append(Edit(closing.start(), closing.end(), "\n"))
        return (_problem("frontmatter-ignored", reason, start, code.end(1) + 4, tuple(edits)),)
    end = re.compile(rf"^{fence}[ \t]*$", re.MULTILINE).search(source, code.end())
    block = source[code.end() : end.start()] if end and not inner else ""
    if end is None or not _keys(block) or not _TELLING.match(block) or block.count("\n") < 2:
        return ()  # an example of YAML
    opening = Edit(start, code.end(), "---\n")
    fences = (opening, Edit(end.start(), end.end(), "---"))
    return (_problem("frontmatter-ignored", reason, start, code.end(1) + 4, fences),)
