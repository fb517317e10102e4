"""A config that is plainly right, told by the JSON Schema that editors use.

The model words what is wrong and mends what can be (a number written as text). It costs a tenth of
a short run to make ready, and most configs need neither: those are taken as they are.
"""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

Schema = dict[str, Any]
_SILENT = frozenset(("type", "title", "description", "default", "$defs", "$schema"))
_TYPES = {"string": str, "array": list, "object": dict, "integer": int}


def plainly(data: dict[str, Any]) -> dict[str, Any] | None:
    """What the model would make of `data`; None where only the model can tell."""
    settled = dict(data)
    try:
        if "now" in data:
            settled["now"] = _date(data["now"]) if data["now"] != "" else ""
        if isinstance(data.get("rates"), dict):
            settled["rates"] = _rates(data["rates"])
    except ValueError:
        return None
    text = (Path(__file__).parents[1] / "guidelint.schema.json").read_text("utf-8")
    schema = json.loads(text)
    return settled if _fits(settled, schema, schema["$defs"]) else None


def _date(value: Any) -> str:
    """A day as ISO 8601 has it. Raises `ValueError`."""
    if type(value) is str:
        value = datetime.date.fromisoformat(value)
    if type(value) is not datetime.date:
        raise ValueError
    return value.isoformat()


def _rates(tables: dict[str, Any]) -> dict[str, Any]:
    """Rates as the numbers that the model makes of them. Raises `ValueError`."""
    made: dict[str, Any] = {}
    for base, table in tables.items():
        if base == "date":
            made[base] = _date(table)
        elif type(table) is dict and all(type(rate) in (int, float) for rate in table.values()):
            made[base] = {code: float(rate) for code, rate in table.items()}
        else:
            raise ValueError
    return made


def _fits(value: Any, schema: Schema, known: dict[str, Schema]) -> bool:
    """Whether a value is what its schema says, as far as the words of it are known here."""
    return _type(value, schema) and all(
        word in _SILENT or (word in _WORDS and _WORDS[word](value, schema, known))
        for word in schema
    )


def _reference(value: Any, schema: Schema, known: dict[str, Schema]) -> bool:
    return _fits(value, known[schema["$ref"].rpartition("/")[2]], known)


def _type(value: Any, schema: Schema) -> bool:
    named = schema.get("type", "")
    if named == "number":
        return type(value) in (int, float)
    return not named or type(value) is _TYPES.get(named)


def _properties(value: Any, schema: Schema, known: dict[str, Schema]) -> bool:
    inner = schema["properties"]
    return all(_fits(value[name], inner[name], known) for name in inner if name in value)


def _others(value: Any, schema: Schema, known: dict[str, Schema]) -> bool:
    """Keys that the schema does not name."""
    inner, named = schema["additionalProperties"], schema.get("properties", {})
    names = [name for name in value if name not in named]
    if not all(type(name) is str for name in names):
        return False
    if isinstance(inner, bool):
        return inner or not names
    return all(_fits(value[name], inner, known) for name in names)


_WORDS = {
    "$ref": _reference,
    "enum": lambda value, schema, _: type(value) is str and value in schema["enum"],
    "pattern": lambda value, schema, _: "\n" not in value and re.search(schema["pattern"], value),
    "minimum": lambda value, schema, _: value >= schema["minimum"],
    "format": lambda value, schema, _: schema["format"] == "date",  # made one by `_date`
    "anyOf": lambda value, schema, known: any(_fits(value, one, known) for one in schema["anyOf"]),
    "items": lambda value, schema, known: all(_fits(i, schema["items"], known) for i in value),
    "required": lambda value, schema, _: value.keys() >= set(schema["required"]),
    "properties": _properties,
    "additionalProperties": _others,
}
