"""Mistakes in guidelint.toml in the words of whoever wrote it, with the place to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from guidelint.config.model import json_schema

_PART = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_KEYS = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEYS})\s*\]\]?\s*(?:#.*)?\Z")
_PAIR = re.compile(rf"\s*({_KEYS})\s*=")
_BRANCH = re.compile(r".*\[.*\]\Z|RuleTable\Z")  # a branch of a union, no key
_WORDS = {
    "list_type": 'expected a list, as in ["…"]',
    "string_type": "expected a text in quotes",
    "dict_type": "expected a table",
    "model_type": "expected a table",
    "float_type": "expected a number",
    "float_parsing": "expected a number",
    "int_type": "expected a number",
    "int_parsing": "expected a whole number",
    "greater_than_equal": "expected 0 or more",
    "string_pattern_mismatch": "expected two capitals, as in KR (ISO 3166-1)",
}


def told(errors: Sequence[Any], path: Path | None) -> str:
    """The first of pydantic's errors as a line: the place, what is wrong, what would be right."""
    mine = [error for error in errors if not _other_branch(error)] or [*errors]
    unknown = (error for error in mine if error["type"] == "extra_forbidden")
    first = next(unknown, mine[0])  # a misspelt key is why another one is missing
    keys = [str(part) for part in first["loc"] if not _BRANCH.match(str(part))]
    return f"{place(path, keys) if path else 'config'}: {_sentence(first, keys)}"


def _other_branch(error: Any) -> bool:
    """Whether an error says only that a table is no level, or a level no table."""
    branch = next((str(part) for part in error["loc"] if _BRANCH.match(str(part))), "")
    return branch.startswith("literal") and isinstance(error["input"], dict)


def _sentence(error: Any, keys: list[str]) -> str:
    name = _dotted(keys)
    kind = error["type"]
    if kind == "extra_forbidden":
        return f"unknown key {name!r}{_hint(keys[-1], _known_keys(keys[:-1]))}"
    if kind == "missing":
        return f"{_dotted(keys[:-1])}: the key {keys[-1]!r} is missing"
    if kind == "literal_error":
        known = re.findall("'([^']+)'", error["ctx"]["expected"])
        given = error["input"]
        hint = _hint(given, known) if isinstance(given, str) else ""
        return f"{name}: {given!r} is none of {', '.join(known)}{hint}"
    said = _WORDS.get(kind) or error["msg"].removeprefix("Value error, ")
    if kind == "string_pattern_mismatch" and "d" in error["ctx"]["pattern"]:  # digits
        said = "expected a date, as in 2026-01-31"
    given = error["input"]
    return f"{name}: {said}" + (f", not {given!r}" if isinstance(given, (str, int, float)) else "")


def _dotted(keys: Sequence[str]) -> str:
    """``overrides[1].files``: entries of a list are counted from one, as people do."""
    out = ""
    for key in keys:
        if key.isdigit():
            out += f"[{int(key) + 1}]"
        else:
            out += f".{key}" if out else key
    return out


def _hint(word: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else ""


def _known_keys(keys: list[str]) -> list[str]:
    schema = json_schema()
    node = schema
    for part in keys:
        node = _below(schema, node, part)
    return list(node.get("properties", {}))


def _below(schema: dict[str, Any], node: dict[str, Any], part: str) -> dict[str, Any]:
    nested = node.get("properties", {}).get(part) or node.get("items") or {}
    nested = nested or node.get("additionalProperties") or {}
    for option in (nested, *nested.get("anyOf", [])):
        if "$ref" in option:
            nested = schema["$defs"][option["$ref"].rpartition("/")[2]]
    return dict(nested)


def place(path: Path, keys: Sequence[str]) -> str:
    """``guidelint.toml:4:1``: where the innermost of nested keys stands that the file has."""
    try:
        lines = path.read_text("utf-8-sig", "replace").splitlines()
    except OSError:
        return str(path)
    wanted = ["tool", "guidelint", *keys] if path.name == "pyproject.toml" else [*keys]
    best: tuple[int, int, int] | None = None
    for number, column, named in _named(lines):
        if named and named == wanted[: len(named)] and (best is None or len(named) > best[0]):
            best = len(named), number, column
    if best is None:
        return str(path)
    depth, number, column = best
    for key in wanted[depth:]:  # in an inline table, on that line
        inner = re.search(rf"[{{,]\s*[\"']?({re.escape(key)})[\"']?\s*=", lines[number - 1])
        column = inner.start(1) + 1 if inner else column
    return f"{path}:{number}:{column}"


def _named(lines: list[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Line, column and full name of every table and key, entries of lists with their index."""
    table: list[str] = []
    entries: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines, 1):
        header = _HEADER.match(line)
        pair = None if header else _PAIR.match(line)
        if header:
            table = _parts(header[2])
            if header[1] == "[[":
                index = entries[*table] = entries.get((*table,), -1) + 1
                table = [*table, str(index)]
            elif (at := entries.get((table[0],))) is not None:
                table = [table[0], str(at), *table[1:]]  # [overrides.rules] after [[overrides]]
            yield number, header.start(2) + 1, table
        elif pair:
            yield number, pair.start(1) + 1, [*table, *_parts(pair[1])]


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_PART, dotted)]
