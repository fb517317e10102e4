"""Frontmatter as gray-matter 4 reads it: what the site sees, and what it trips over.

The block starts with ``---`` at the very start of the file (a byte order mark aside) and ends
at the first line that starts with ``---``, whatever follows there; without one the whole file
is frontmatter. A word after the opening fence names the language. ``---js`` is code that
gray-matter runs: it is reported and never run.
"""

from __future__ import annotations

from collections.abc import Sequence

from guidelint.lazy import lazy_pattern
from guidelint.model import Edit, Frontmatter, Problem, Value
from guidelint.parse.yaml_flat import load_flat
from guidelint.text import BOM

_FENCE = "---"
# What JavaScript's trim() removes.
_JS_SPACE = (
    " \t\n\v\f\r\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_GAP = lazy_pattern(f"[{_JS_SPACE}]*")

Problems = Sequence[Problem]


def read(source: str) -> tuple[Frontmatter | None, tuple[Problem, ...]]:
    """The frontmatter of an article and what is wrong with it; None when the site sees none.

    What stands in lines that can be read is there even when the site refuses the whole.
    """
    start = 1 if source.startswith(BOM) else 0
    if not source.startswith(_FENCE, start) or source.startswith("-", start + 3):
        from guidelint.parse.frontmatter_lost import lost  # nearly all articles have a block

        return None, lost(source, start)
    fence_end = start + 3
    language, block_start = _language(source, fence_end)
    block_end = source.find("\n---", block_start)
    closed = block_end >= 0
    if not closed:
        block_end = end = content_start = len(source)
    else:
        end = content_start = block_end + 4
        content_start += source.startswith("\r", content_start)
        content_start += source.startswith("\n", content_start)

    data, problems = _data(source, language, block_start, block_end)
    block = Frontmatter(data, start, end, content_start, language or "yaml")
    if not closed:
        return _unclosed(source, block, problems)
    return block, (*_fence_problems(source, block, block_end), *problems)


def _language(source: str, fence_end: int) -> tuple[str, int]:
    """The language named behind the opening fence, and where the block starts."""
    line_end = source.find("\n", fence_end)
    if line_end < 0:
        line_end = max(len(source) - 1, fence_end)  # gray-matter leaves the last character out
    elif source[line_end - 1] == "\r":
        line_end -= 1
    language = source[fence_end:line_end].strip(_JS_SPACE)
    return language, line_end if language else fence_end


def _data(source: str, language: str, start: int, end: int) -> tuple[Value | None, Problems]:
    """The data of the block and what is wrong with it."""
    name = language.lower()
    is_yaml = name in ("", "yaml", "yml")
    if is_yaml and source.startswith(("\n", "\r\n"), start):
        data = load_flat(source, source.index("\n", start) + 1, end)
        if data is not None:
            return data, ()
    if _is_empty(source, start, end):
        return Value("object", start, start), ()
    if is_yaml:
        from guidelint.parse.frontmatter_yaml import read_yaml  # most blocks are flat

        return read_yaml(source, start, end)
    fence = source.rindex(_FENCE, 0, start), start
    if language == "json":
        return _json(source, start, end)
    if name in ("js", "javascript"):
        reason = (
            f"the site runs this block as code because its first line is “---{language}”; "
            "write the data as YAML under a plain “---”"
        )
        return None, (Problem("frontmatter-executable", reason, *fence, fatal=False),)
    reason = (
        f"“{language}” behind the opening --- names a language the site cannot read; "
        "put --- alone on the first line"
    )
    return None, (Problem("frontmatter-language", reason, *fence),)


def _is_empty(source: str, start: int, end: int) -> bool:
    """Whether there is nothing but white space and comments, as gray-matter counts them."""
    while True:
        gap = _GAP.match(source, start, end)
        at = gap.end() if gap else end
        if at == end:
            return True
        if source[at] != "#" or at + 1 == end or source[at + 1] == "\n":
            return False
        start = source.find("\n", at, end)
        if start < 0:
            return True


def _json(source: str, start: int, end: int) -> tuple[Value | None, Problems]:
    """``---json``: what JavaScript's JSON.parse takes."""
    import json

    from guidelint.parse.literal import read_literal

    try:
        json.loads(source[start:end], parse_constant=_refuse, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as error:
        at = min(start + getattr(error, "pos", 1), end)
        stop = max(at, start + len(source[start:end].rstrip()))
        reason = f"the JSON cannot be read: {getattr(error, 'msg', error)}"
        return None, (Problem("frontmatter-json", reason, at, stop),)
    first = end - len(source[start:end].lstrip())
    return read_literal(source, first, end), ()


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _unclosed(
    source: str, block: Frontmatter, problems: Problems
) -> tuple[Frontmatter, tuple[Problem, ...]]:
    """The problem of a missing closing fence, which is the cause of all others."""
    reason = "the closing --- is missing: the site takes the whole file as frontmatter"
    if "\r" in source and "\n" not in source:
        reason = (
            "the lines end as on old Macs (CR alone), so the site takes the whole file as "
            "frontmatter: save it with LF line ends"
        )
    edits = _closing_fence(source, block) if problems else ()
    if edits and block.data:
        members = tuple(m for m in block.data.members if m.start < edits[0].start)
        end = members[-1].value.end
        block = block._replace(data=Value("object", block.data.start, end, members=members))
    problem = Problem(
        "frontmatter-unclosed",
        reason,
        block.start,
        block.start + 3,
        fatal=any(p.fatal for p in problems),
        line=problems[0].line if problems else 0,
        column=problems[0].column if problems else 0,
        edits=edits,
    )
    return block, (problem,)


def _closing_fence(source: str, block: Frontmatter) -> tuple[Edit, ...]:
    """A fence behind the leading run of keys, where an empty line or a heading follows it."""
    data = block.data
    if data is None or not data.members:
        return ()
    at = block.start + 3
    for member in data.members:
        between = source[at : member.start]
        if between.strip() or between.count("\n") > 1 or member.value.kind == "source":
            break
        at = member.value.end
    line_end = source.find("\n", at)
    if at == block.start + 3 or line_end < 0 or source[at:line_end].strip():
        return ()
    if not source.startswith(("\n", "\r\n", "#", "<"), line_end + 1):
        return ()
    return (Edit(line_end + 1, line_end + 1, "---\n"),)


def _fence_problems(source: str, block: Frontmatter, block_end: int) -> list[Problem]:
    """Text on the line of the closing fence: the site shows it to readers."""
    line_end = source.find("\n", block.end)
    rest = source[block.end : line_end if line_end >= 0 else len(source)].rstrip()
    if not rest.strip():
        return []
    if not rest.strip("-"):
        reason = "the closing line has more than three hyphens: the site shows the rest as text"
        edits: tuple[Edit, ...] = (Edit(block.end, block.end + len(rest), ""),)
    else:
        reason = "the frontmatter ends at the first line that starts with ---, this one"
        edits = ()
    at = block_end + 1
    return [
        Problem("frontmatter-fence", reason, at, block.end + len(rest), fatal=False, edits=edits)
    ]
