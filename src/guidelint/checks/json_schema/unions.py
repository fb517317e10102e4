"""The closest branch of a union: the one its author meant, and only that one's issues."""

from __future__ import annotations

from typing import Any

from guidelint.checks.json_schema.issue import Issue, Issues, is_what, issue
from guidelint.checks.json_schema.values import wrong_value
from guidelint.model import Value

Branch = tuple[Any, Issues]  # the schema (references resolved) and its issues, never empty


def closest(value: Value, branches: list[Branch]) -> Issues:
    """The issues worth telling when no branch fits.

    Branches of another type drop out. Objects are told apart by their tags (properties with one
    allowed value); lists of allowed values are joined; else the fewest issues win.
    """
    alive = [branch for branch in branches if not _other_type(branch[1])]
    if not alive:
        return [_no_type(value, branches)]
    if len(alive) == 1:
        return alive[0][1]
    joined = _joined_values(value, alive)
    if joined:
        return [joined]
    tag = _wrong_tag(alive)
    if tag:
        return [tag]
    return min(alive, key=lambda branch: _distance(value, branch))[1]


def _other_type(issues: Issues) -> bool:
    return any(found.kind == "type" and not found.path for found in issues)


def _no_type(value: Value, branches: list[Branch]) -> Issue:
    words: list[str] = []
    for _, issues in branches:
        for found in issues:
            if not found.path:
                words.extend(found.expected.split(" or ") if found.kind == "type" else ())
    expected = " or ".join(dict.fromkeys(words))
    found = issue("type", value, f"{is_what(value)}, expected {expected}")
    return found._replace(expected=expected)


def _joined_values(value: Value, alive: list[Branch]) -> Issue | None:
    """One issue for branches that all are lists of allowed values."""
    allowed: list[Any] = []
    for _, issues in alive:
        if len(issues) != 1 or issues[0].kind != "value" or issues[0].path:
            return None
        allowed.extend(issues[0].allowed)
    return wrong_value(value, allowed)


def _wrong_tag(alive: list[Branch]) -> Issue | None:
    """One issue for objects whose tag (``kind: "photo"``) is that of no branch."""
    paths = [{found.path for found in issues if found.kind == "value"} for _, issues in alive]
    shared = set.intersection(*paths)
    for path in sorted(shared):
        wrong = [
            next(f for f in issues if f.kind == "value" and f.path == path) for _, issues in alive
        ]
        allowed = [option for found in wrong for option in found.allowed]
        if path.count(".") == 1 and "[" not in path and len({id(f.value) for f in wrong}) == 1:
            return wrong_value(wrong[0].value, allowed)._replace(path=path, name=wrong[0].name)
    return None


def _distance(value: Value, branch: Branch) -> tuple[int, int, int]:
    """Smaller is closer: right tags, then issues that are not merely missing keys, then all."""
    schema, issues = branch
    properties = schema.get("properties", {}) if isinstance(schema, dict) else {}
    right = 0
    wrong = {found.path for found in issues}
    for member in value.members:
        below = properties.get(member.key)
        tagged = isinstance(below, dict) and ("const" in below or len(below.get("enum", ())) == 1)
        if tagged and f".{member.key}" not in wrong:
            right += 1
    hard = sum(found.kind != "missing" for found in issues)
    return -right, hard, len(issues)
