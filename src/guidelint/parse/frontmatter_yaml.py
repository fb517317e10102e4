"""Frontmatter in YAML that is more than flat “key: value” lines, or that is broken."""

from __future__ import annotations

from collections.abc import Sequence

from guidelint.model import Edit, Problem, Related, Value
from guidelint.parse.yaml_mend import line_span, located, recover, tab_problem
from guidelint.parse.yaml_reader import load
from guidelint.parse.yaml_text import YamlError

_MOST_DUPLICATES = 20  # each is located, which takes time


def read_yaml(source: str, start: int, end: int) -> tuple[Value | None, Sequence[Problem]]:
    """The data of source[start:end] and what is wrong with it."""
    try:
        loaded = load(source[start:end], start)
    except YamlError as error:
        meant, faults = recover(source, start, end, error)
        twice = error.duplicates[:_MOST_DUPLICATES]
        return meant, [_duplicate(source, start, end, spans) for spans in twice] + faults
    value = loaded.value
    problems = [_duplicate(source, start, end, s) for s in loaded.duplicates[:_MOST_DUPLICATES]]
    tabs = tab_problem(source, start, end, value)
    if tabs is not None:
        problems.append(tabs)
    if value is None or value.kind == "null":
        return Value("object", start, start), tuple(problems)
    if value.kind != "object":
        problems.append(_not_mapping(value))
    return value, tuple(problems)


def _duplicate(source: str, start: int, end: int, spans: tuple[int, int, int, int]) -> Problem:
    """A key given twice; where both lines are the same, the second can go."""
    first, first_end, second, second_end = spans
    line, line_end = line_span(source, second, start, end)
    following = source[line_end:end].lstrip("\r\n")[:1]
    edits: tuple[Edit, ...] = ()
    same = source[slice(*line_span(source, first, start, end))] == source[line:line_end]
    if same and following not in ("", " ", "\t", "-"):
        edits = (Edit(line, source.index("\n", line_end) + 1, ""),)
    key = source[second:second_end]
    problem = Problem(
        "frontmatter-duplicate-key",
        f"“{key}” is given twice, which the site refuses to read; keep one of the two",
        second,
        second_end,
        related=(Related(first, first_end, f"“{key}” is given here first"),),
        edits=edits,
    )
    return located(problem, source, second)


def _not_mapping(value: Value) -> Problem:
    what = "a list" if value.kind == "array" else "text"
    reason = (
        f"what stands between the --- lines at the top is {what}, not “key: value” lines: "
        "the site takes it as frontmatter and shows none of it"
    )
    return Problem("frontmatter-not-mapping", reason, value.start, value.end, fatal=False)
