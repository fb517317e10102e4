"""Why a YAML block cannot be read, in plain words, and what can be read of it all the same.

The site refuses the whole block for one bad line. Here each top-level key is read on its own,
so that one fault does not hide the other keys from every rule, and each fault gets its cause,
a way out, and, where reading the result proves it, the edit that mends it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from guidelint.lazy import lazy_pattern
from guidelint.model import Edit, Member, Problem, Value
from guidelint.parse.yaml_reader import load
from guidelint.parse.yaml_text import YamlError
from guidelint.tuples import NamedTuple

# A top-level key starts a part of the block; a URL at the start of a line is none.
_PART = lazy_pattern(r"^(?:[^\W\d][\w .\-]*|\"[^\"\n]*\"|'[^'\n]*'):(?!//)", re.MULTILINE)
_PAIR = lazy_pattern(
    r"([ \t]*(?:- +)*)(\"[^\"]*\"|'[^']*'|[^\s:#'\"\[\]{}&*!|>%@`,\-][^:]*)(:[ \t]+)(\S.*)"
)
_ITEM = lazy_pattern(r"([ \t]*(?:- +)+)(\S.*)")
_WORD = lazy_pattern(r"[a-z][\w\-]*")  # a key in a list of mappings, rather than a sentence
_NO_SPACE = lazy_pattern(r"[ \t]*(?:- +)*[^\W\d][\w\-]*:(?!//)(?=[^\s:])")
_DOUBLE = lazy_pattern(r'"(?:[^"\\]|\\.)*"')
_SINGLE = lazy_pattern(r"'(?:[^']|'')*'")
_ALIAS = lazy_pattern(r"unidentified alias \"(.*)\"")
_TAB_INDENT = lazy_pattern(r"^\t[\t ]*(?=[^\s#])", re.MULTILINE)

_MOST_FAULTS = 20  # a file without its closing fence is all faults

_LOST = "this line is neither a key with a value nor indented under one; mend or delete it"
_REASONS = (  # the start of js-yaml's reason, and what to say
    ("can not read", _LOST),
    ("end of the stream or", _LOST),
    (
        "incomplete explicit",
        "a colon stands here without a key before it; quote the value it is in",
    ),
    (
        "bad indentation",
        "the indentation of this line fits none of its neighbours; align it with them",
    ),
    ("a whitespace character", "a space is missing after the colon"),
    ("unexpected end of the stream within a f", "the bracket that opens here is never closed"),
    ("unexpected end", "the quote that opens here is never closed"),
    ("missed comma", "a comma is missing between the entries of the list"),
    ("a line break is expected", "text cannot follow “|” or “>” on the same line; quote the value"),
    ("unknown escape", "a backslash in double quotes starts an escape; use single quotes"),
    ("expected hex", "a backslash in double quotes starts an escape; use single quotes"),
    ("expected valid JSON", "an invisible control character stands here; delete it"),
    ("the stream contains", "an invisible control character stands here; delete it"),
    ("null byte", "an invisible control character stands here; delete it"),
    ("expected a single", "“...” ends the frontmatter for YAML, but keys follow; delete it"),
    ("directives end", "a line cannot start with “%”; quote it or delete it"),
    ("unidentified alias", "a value cannot start with “*”; put it in quotes"),
    ("unknown tag", "a value cannot start with “!”; put it in quotes"),
    ("nested too deeply", "the values are nested too deeply"),
)


# The reasons whose place is within the line.
_AT_A_CHARACTER = (
    "unknown escape",
    "expected hex",
    "expected valid",
    "the stream",
    "null byte",
    "missed comma",
)


class _Fault(NamedTuple):
    """A fault of one line: kind, reason, the part at fault, and the edit that may mend it."""

    kind: str
    reason: str
    start: int
    end: int
    edit: Edit | None


def recover(source: str, start: int, end: int, error: YamlError) -> tuple[Value, list[Problem]]:
    """What can be read of source[start:end], which `error` refuses, and each fault in it."""
    members: list[Member] = []
    problems: list[Problem] = []
    for part_start, part_end in _parts(source, start, end):
        try:
            value = load(source[part_start:part_end], part_start).value
            if value is not None and value.kind not in ("object", "null"):
                raise YamlError("can not read", value.start)
        except YamlError as fault:
            if _names_another_part(source, start, part_start, fault):
                members += _raw(source, part_start, part_end)
                continue
            problem, value = _explain(source, part_start, part_end, fault)
            problems.append(problem)
            if len(problems) == _MOST_FAULTS:
                break
        if value is not None:
            members += value.members
    if not problems:  # the parts disagree only with each other
        problems.append(trouble(source, start, end, error))
    problems[0] = located(problems[0], source, error.at)
    first = members[0].start if members else start
    last = members[-1].value.end if members else start
    return Value("object", first, max(first, last), members=tuple(members)), problems


def trouble(source: str, start: int, end: int, error: YamlError) -> Problem:
    """The problem of a fault that has no better explanation: its line, its reason."""
    at = min(error.cause, max(end - 1, start))
    line_start, line_end = line_span(source, at, start, end)
    text = source[line_start:line_end]
    first = line_start + len(text) - len(text.lstrip())
    reason = next((ours for js, ours in _REASONS if error.reason.startswith(js)), error.reason)
    if error.reason.startswith(_AT_A_CHARACTER) and first < at < line_end:
        first = at
    last = line_start + len(text.rstrip())
    return Problem("frontmatter-yaml", reason, min(first, last), last)


def located(problem: Problem, source: str, at: int) -> Problem:
    """`problem` with the line and column of `at`, where the site's reader stops."""
    before = source[:at] + "\n" * (at > len(source))  # js-yaml ends the last line
    line_start = max(before.rfind("\n"), before.rfind("\r")) + 1
    line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    return problem._replace(line=line, column=len(before) - line_start + 1)


def line_span(source: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The line of `at` in source[start:end], without its line end."""
    line_start = max(source.rfind("\n", start, at), source.rfind("\r", start, at)) + 1
    line_end = source.find("\n", at, end)
    line_end = end if line_end < 0 else line_end
    if line_end > at and source[line_end - 1] == "\r":
        line_end -= 1
    return line_start or start, line_end


def tab_problem(source: str, start: int, end: int, value: Value | None) -> Problem | None:
    """Lines indented by tabs that the site reads as something else than they look like."""
    tabs = list(_TAB_INDENT.finditer(source, start, end))
    if not tabs:
        return None
    edits = tuple(Edit(t.start(), t.end(), "  " * t.group().count("\t")) for t in tabs)
    try:
        meant = load(_applied(source, start, end, edits), start).value
    except YamlError:
        return None
    if meant is None or (value is not None and meant.plain() == value.plain()):
        return None
    reason = (
        "a tab does not indent in YAML: the site reads this line as a key of its own; use spaces"
    )
    return Problem("frontmatter-tab", reason, *tabs[0].span(), fatal=False, edits=edits)


def _parts(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the top-level keys with their values; what precedes the first is one too."""
    starts = [match.start() for match in _PART.finditer(source, start, end)]
    if not starts or source[start : starts[0]].strip():
        starts.insert(0, start)
    yield from zip(starts, [*starts[1:], end], strict=True)


def _explain(source: str, start: int, end: int, error: YamlError) -> tuple[Problem, Value | None]:
    """The problem of one part, and the value its author meant as far as that is known."""
    tabs = tuple(
        Edit(t.start(), t.end(), "  " * t.group().count("\t"))
        for t in _TAB_INDENT.finditer(source, start, end)
    )
    if tabs and _proved(source, start, end, tabs) is not None:
        reason = "a tab does not indent in YAML; use spaces"
        first = tabs[0]
        problem = Problem("frontmatter-tab", reason, first.start, first.end, edits=tabs)
        return problem, _salvaged(source, start, end, error)
    line_start, line_end = line_span(source, min(error.cause, end - 1), start, end)
    fault = _fault(source, line_start, line_end)
    if fault is None:
        return trouble(source, start, end, error), _salvaged(source, start, end, error)
    problem = Problem(fault.kind, fault.reason, fault.start, fault.end)
    meant = _proved(source, start, end, (fault.edit,)) if fault.edit else None
    if meant is None or fault.edit is None:
        return problem, _salvaged(source, start, end, error)
    return problem._replace(edits=(fault.edit,)), _moved(meant, _mapping(source, fault.edit))


def _fault(source: str, start: int, end: int) -> _Fault | None:
    """What is wrong with the line source[start:end], by its looks."""
    text = source[start:end].rstrip()
    pair = _PAIR.fullmatch(text)
    if pair:
        certain = "-" not in pair[1] or _WORD.fullmatch(pair[2]) is not None
        return _value_fault(pair[4], start + pair.start(4), certain)
    missing = _NO_SPACE.match(text)
    if missing:
        at = start + missing.end()
        reason = f"a space is missing after “{missing.group().strip()}”"
        edit = Edit(at, at, " ")
        return _Fault("frontmatter-missing-space", reason, start, start + len(text), edit)
    item = _ITEM.fullmatch(text)
    if item:
        return _value_fault(item[2], start + item.start(2), True)
    return None


def _value_fault(value: str, at: int, certain: bool) -> _Fault | None:
    """What is wrong with a value; no edit unless `certain` that all of it is meant as text."""
    kind = "frontmatter-unquoted"
    text = value
    first = value[0]
    if first in "\"'":
        closed = (_DOUBLE if first == '"' else _SINGLE).match(value)
        if closed is None:
            reason = "the quote that opens here is never closed"
            return _Fault(
                "frontmatter-quote", reason, at, at + len(value), _edit(at, value, value + first)
            )
        rest = value[closed.end() :].lstrip()
        if not rest or rest.startswith("#"):
            return None
        kind = "frontmatter-quote"
        reason = "text stands behind the closing quote; quote the whole value the other way"
        if value.endswith(first) and rest != first:
            reason = f"a {first} in the value ends it too early; quote the value the other way"
            text = value[1:-1]
    elif first in "@`%*&!|>,]}" or value.startswith(("- ", "? ")):
        reason = f"a value cannot start with “{first}”; put it in quotes"
    elif first in "[{":
        close = "]" if first == "[" else "}"
        if close not in value:
            reason = f"the “{first}” that opens here is never closed"
            return _Fault(
                "frontmatter-yaml", reason, at, at + len(value), _edit(at, value, value + close)
            )
        if value.endswith(close):
            return None
        reason = f"text stands behind “{close}”; put the whole value in quotes"
    elif ": " in value or value.endswith(":"):
        kind = "frontmatter-unquoted-colon"
        reason = "an unquoted value cannot hold “: ”, which makes a new key; put it in quotes"
    else:
        return None
    edit = _edit(at, value, _quoted(text)) if certain and " #" not in value else None
    return _Fault(kind, reason, at, at + len(value), edit)


def _edit(at: int, old: str, new: str) -> Edit:
    return Edit(at, at + len(old), new)


def _quoted(text: str) -> str:
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _applied(source: str, start: int, end: int, edits: tuple[Edit, ...]) -> str:
    pieces: list[str] = []
    for edit in edits:
        pieces += (source[start : edit.start], edit.text)
        start = edit.end
    return "".join((*pieces, source[start:end]))


def _proved(source: str, start: int, end: int, edits: tuple[Edit, ...]) -> Value | None:
    """The value of source[start:end] with `edits`, None when it still cannot be read."""
    try:
        return load(_applied(source, start, end, edits), start).value
    except YamlError:
        return None


def _salvaged(source: str, start: int, end: int, error: YamlError) -> Value | None:
    """What stands before a stray line; where the fault is in the value, its source text."""
    line_start, _ = line_span(source, min(error.cause, end - 1), start, end)
    if line_start > start and source[line_start] not in " \t":
        try:
            return load(source[start:line_start], start).value
        except YamlError:
            pass
    raw = _raw(source, start, end)
    return Value("object", start, end, members=raw) if raw else None


def _raw(source: str, start: int, end: int) -> tuple[Member, ...]:
    """The key of a part with the source text of its value."""
    key = _PART.match(source, start, end)
    if key is None:
        return ()
    text = source[key.end() : end]
    at = key.end() + len(text) - len(text.lstrip())
    stop = max(at, key.end() + len(text.rstrip()))
    name = key.group()[:-1].strip("\"'")
    value = Value("source", at, stop, source[at:stop])
    return (Member(name, start, key.end() - 1, value),)


def _names_another_part(source: str, start: int, part_start: int, error: YamlError) -> bool:
    """Whether a part fails only for want of an anchor that stands in a part before it."""
    alias = _ALIAS.match(error.reason)
    return alias is not None and f"&{alias[1]}" in source[start:part_start]


def _mapping(source: str, edit: Edit) -> Callable[[int], int]:
    """From offsets after `edit` to offsets before it."""
    old = source[edit.start : edit.end]
    quote_added = edit.text[:1] in "\"'" and edit.text[1:2] == old[:1] and bool(old)
    opened = int(quote_added and not edit.text.startswith(old))

    def before(offset: int) -> int:
        if offset <= edit.start:
            return offset
        if offset >= edit.start + len(edit.text):
            return offset - len(edit.text) + edit.end - edit.start
        return min(offset - opened, edit.end)

    return before


def _moved(value: Value, before: Callable[[int], int]) -> Value:
    """`value` with all its offsets mapped."""
    return Value(
        value.kind,
        before(value.start),
        before(value.end),
        value.data,
        tuple(_moved(item, before) for item in value.items),
        tuple(
            Member(m.key, before(m.start), before(m.end), _moved(m.value, before))
            for m in value.members
        ),
        tuple((index, before(offset)) for index, offset in value.breaks),
    )
