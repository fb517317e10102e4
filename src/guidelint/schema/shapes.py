"""JSON Schemas put together and taken apart as TypeScript does with types.

A type is a schema whose objects list their `properties`, `required` and `additionalProperties`.
`ANY` fits everything; `NO_LITERAL` is a type that no literal in an article can have (functions,
undefined): it drops out of unions, and alone it is written as ``{}``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Schema = dict[str, Any]

ANY: Schema = {}
NO_LITERAL: Schema = {}  # told apart from ANY by identity


def is_any(schema: Schema) -> bool:
    """Whether a type says nothing."""
    return not schema and schema is not NO_LITERAL


def object_of(
    properties: dict[str, Schema], required: Iterable[str] = (), *, more: bool | Schema = False
) -> Schema:
    """An object type; `more` says what other keys may hold."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in required if name in properties],
        "additionalProperties": more,
    }


def union(branches: Iterable[Schema]) -> Schema:
    """``A | B``: literals joined to one enum, plain types to one list, equal branches once."""
    flat: list[Schema] = []
    for branch in branches:
        inner = branch["anyOf"] if set(branch) == {"anyOf"} else [branch]
        flat.extend(inner)
    parts = [branch for branch in flat if branch is not NO_LITERAL]
    if any(is_any(branch) for branch in parts):
        return ANY
    if not parts:
        return NO_LITERAL
    plain = {name for part in parts if set(part) == {"type"} for name in _names(part["type"])}
    literals = [
        value
        for part in parts
        if set(part) == {"enum"}
        for value in part["enum"]
        if _type_of(value) not in plain
    ]
    if True in (v for v in literals if v is True) and any(v is False for v in literals):
        literals = [value for value in literals if not isinstance(value, bool)]
        plain.add("boolean")
    others = _once(part for part in parts if set(part) not in ({"type"}, {"enum"}))
    out: list[Schema] = []
    if plain:
        names = sorted(plain, key=_ORDER.index)
        out.append({"type": names[0] if len(names) == 1 else names})
    if literals:
        out.append({"enum": _unique(literals)})
    out.extend(others)
    return out[0] if len(out) == 1 else {"anyOf": out}


_ORDER = ["string", "number", "integer", "boolean", "null", "array", "object"]


def _names(wanted: str | list[str]) -> list[str]:
    return [wanted] if isinstance(wanted, str) else wanted


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if value is None:
        return "null"
    return "string" if isinstance(value, str) else "number"


def _unique(values: Iterable[Any]) -> list[Any]:
    return list({(type(value), value): value for value in values}.values())


def _once(schemas: Iterable[Schema]) -> list[Schema]:
    out: list[Schema] = []
    for schema in schemas:
        if schema not in out:
            out.append(schema)
    return out


def intersection(parts: list[Schema]) -> Schema:
    """``A & B``: objects merged, a union spread over the rest, literals kept over their type."""
    parts = [part for part in parts if part]
    if not parts:
        return ANY
    if any(
        part.get("enum") is not None or "string" in _names(part.get("type", [])) for part in parts
    ):
        enums = [part for part in parts if "enum" in part]  # string & {} is a string
        return (enums or [part for part in parts if part.get("type") != "object"] or parts)[0]
    unions = [part for part in parts if "anyOf" in part]
    if unions and len(unions[0]["anyOf"]) <= 12:
        rest = [part for part in parts if part is not unions[0]]
        return {"anyOf": [intersection([branch, *rest]) for branch in unions[0]["anyOf"]]}
    if not all(part.get("type") == "object" for part in parts):
        return {"allOf": parts}
    return merged(parts)


def merged(objects: list[Schema]) -> Schema:
    """One object with the keys of all; of a key that several have, the intersection."""
    properties: dict[str, Schema] = {}
    required: list[str] = []
    more: bool | Schema = False
    for part in objects:
        for name, inner in part.get("properties", {}).items():
            known = properties.get(name)
            if known and inner and known != inner:
                properties[name] = intersection([known, inner])
            else:
                properties[name] = inner or known or ANY
        required += [name for name in part.get("required", ()) if name not in required]
        if part.get("additionalProperties", True) is not False:
            more = part.get("additionalProperties", True)
    return object_of(properties, required, more=more)


def overlaid(base: Schema, own: Schema) -> Schema:
    """An interface laid over one it extends: its own keys win."""
    properties = {**base.get("properties", {}), **own.get("properties", {})}
    ours = own.get("properties", {})
    required = [name for name in base.get("required", ()) if name not in ours]
    more = own.get("additionalProperties", False) or base.get("additionalProperties", True)
    return object_of(properties, [*required, *own.get("required", ())], more=more)


def keys_of(schema: Schema) -> list[str]:
    """The strings of a union of literals (``"a" | "b"``); empty where it is no such union."""
    values = schema.get("enum", [schema["const"]] if "const" in schema else [])
    return [str(value) for value in values if not isinstance(value, bool)]


def each(schema: Schema, change: Any) -> Schema:
    """`change` made to an object type, or to each object of a union of objects."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [each(branch, change) for branch in schema["anyOf"]]}
    if "allOf" in schema:
        return {**schema, "allOf": [each(branch, change) for branch in schema["allOf"]]}
    changed: Schema = change(schema) if schema.get("type") == "object" else schema
    return changed


def picked(schema: Schema, keys: Iterable[str]) -> Schema:
    """``Pick<T, K>``."""
    wanted = set(keys)

    def pick(part: Schema) -> Schema:
        properties = {k: v for k, v in part.get("properties", {}).items() if k in wanted}
        more = part.get("additionalProperties", True)
        for name in sorted(wanted.difference(properties)) if more is not False else ():
            properties[name] = more if isinstance(more, dict) else ANY
        return object_of(properties, part.get("required", ()))

    return each(schema, pick)


def omitted(schema: Schema, keys: Iterable[str]) -> Schema:
    """``Omit<T, K>``."""
    unwanted = set(keys)

    def omit(part: Schema) -> Schema:
        properties = {k: v for k, v in part.get("properties", {}).items() if k not in unwanted}
        return object_of(
            properties, part.get("required", ()), more=part.get("additionalProperties", True)
        )

    return each(schema, omit)


def partial(schema: Schema) -> Schema:
    """``Partial<T>``."""
    return each(schema, lambda part: {**part, "required": []})


def required(schema: Schema) -> Schema:
    """``Required<T>``."""
    return each(schema, lambda part: {**part, "required": list(part.get("properties", {}))})


def names_in(schema: Schema) -> list[str]:
    """The keys of an object type, or of all objects of a union, in order."""
    branches = schema.get("anyOf") or schema.get("allOf")
    if branches:
        return list(dict.fromkeys(name for branch in branches for name in names_in(branch)))
    return list(schema.get("properties", {}))


def is_open(schema: Schema) -> bool:
    """Whether an object type, or one of a union, takes keys it does not list."""
    branches = schema.get("anyOf") or schema.get("allOf")
    if branches:
        return any(is_open(branch) for branch in branches)
    return schema.get("type") != "object" or schema.get("additionalProperties", True) is not False
