"""Facts as a table that can be asked: an SQLite database in memory, for reading only."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from typing import Any

from guidelint.config import ConfigError
from guidelint.lazy import lazy_pattern

COLUMNS = (
    "path", "line", "column", "kind", "data_path", "text", "label", "low", "high", "currency",
    "per", "value",
)  # fmt: skip
_SIMPLE = lazy_pattern(r"\s*([A-Za-z_]+)\s*(!=|<=|>=|=|<|>|~)\s*([^'\"()=<>]*?)\s*\Z")
_JOINED = lazy_pattern(r"(?i)\b(?:and|or|not|like|is|in|between)\b")
_ALLOWED = (
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
)


def matching(rows: Iterable[dict[str, Any]], wheres: Iterable[str]) -> list[dict[str, Any]]:
    """The rows for which every condition holds. Raises `ConfigError`.

    A condition is ``column=value`` (also != < <= > >=, and ~ for "contains", in any case), or an
    SQL expression: ``low > 1000 and label like '%fare%'``.
    """
    rows = list(rows)
    conditions: list[str] = []
    values: list[Any] = []
    for where in wheres:
        condition, bound = _condition(where)
        conditions.append(f"({condition})")
        values += bound
    question = f"SELECT rowid FROM facts WHERE {' AND '.join(conditions)} ORDER BY rowid"
    _, found = _asked(rows, question, values, "--where")
    return [rows[number - 1] for (number,) in found]


def answer(
    rows: Iterable[dict[str, Any]], question: str
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of a SELECT over the table ``facts``. Raises `ConfigError`."""
    return _asked(list(rows), question, [], "--sql")


def _condition(where: str) -> tuple[str, list[Any]]:
    simple = _SIMPLE.match(where)
    if not simple or _JOINED.search(simple[3]):
        return where, []
    key, operator, value = simple.groups()
    if key not in COLUMNS:
        raise ConfigError(f"--where {where!r}: no column {key!r}{_hint(key)}")
    if operator == "~":
        return f'instr(lower("{key}"), lower(?)) > 0', [value]
    number = _number(value)
    return f'"{key}" {operator} ?', [value if number is None else number]


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def _hint(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, COLUMNS, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; columns: {', '.join(COLUMNS)}"


def _asked(
    rows: list[dict[str, Any]], question: str, values: list[Any], option: str
) -> tuple[list[str], list[tuple[Any, ...]]]:
    with closing(_database(rows)) as database:
        try:
            found = database.execute(question, values)
            return [column[0] for column in found.description or ()], found.fetchall()
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise _trouble(option, error) from error


def _trouble(option: str, error: Exception) -> ConfigError:
    words = str(error)
    if "not authorized" in words or "prohibited" in words:
        return ConfigError(f"{option}: the facts can only be read: write one SELECT")
    if "one statement" in words:
        return ConfigError(f"{option}: one SELECT at a time")
    missing = re.search(r"no such column: (\w+)", words)
    hint = _hint(missing[1]) if missing else ""
    table = "; the table is called facts" if "no such table" in words else ""
    return ConfigError(f"{option}: {words}{hint}{table}")


def _database(rows: list[dict[str, Any]]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    named = ", ".join(f'"{column}"' for column in COLUMNS)
    database.execute(f"CREATE TABLE facts ({named})")
    marks = ", ".join("?" for _ in COLUMNS)
    database.executemany(f"INSERT INTO facts VALUES ({marks})", (_values(row) for row in rows))
    database.set_authorizer(_authorise)
    return database


def _authorise(action: int, *_: Any) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _values(row: dict[str, Any]) -> tuple[Any, ...]:
    value = row["value"]
    parts = value if isinstance(value, dict) else {}
    known = {**row, "value": json.dumps(value, ensure_ascii=False)}
    for key in ("low", "high", "currency", "per"):
        known[key] = parts.get(key)
    return tuple(_plain(known.get(column)) for column in COLUMNS)


def _plain(value: Any) -> Any:
    """A value that SQLite can hold."""
    if isinstance(value, str):  # a lone surrogate becomes its escape
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if value is None or isinstance(value, float):
        return value
    if isinstance(value, int):
        return value if abs(value) < 1 << 63 else float(value)
    return json.dumps(value, ensure_ascii=False)
