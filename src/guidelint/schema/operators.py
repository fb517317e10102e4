"""Types made from other types and from values: tuples, lookups, keyof, typeof, enums."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guidelint.schema import shapes
from guidelint.schema.shapes import ANY, Schema
from guidelint.schema.source import field, text, unquoted
from guidelint.schema.values import type_of_value

if TYPE_CHECKING:
    from tree_sitter import Node

    from guidelint.schema.typescript import Env, Types


def index_type(types: Types, member: Node, path: Path, env: Env) -> Schema:
    """``[key: string]: T`` and ``[K in Keys]?: T``."""
    annotation = field(member, "type")
    inner = annotation.named_children[0] if annotation and annotation.named_children else None
    mapped = next((c for c in member.named_children if c.type == "mapped_type_clause"), None)
    if mapped is None:
        return shapes.object_of({}, more=types.schema(inner, path, env) or True)
    keys = types.schema(field(mapped, "type"), path, env)
    name = text(field(mapped, "name"))
    names = shapes.keys_of(keys)
    if not names:
        value = types.schema(inner, path, {**env, name: keys})
        return shapes.object_of({}, more=value or True)
    properties = {key: types.schema(inner, path, {**env, name: {"enum": [key]}}) for key in names}
    optional = annotation is not None and annotation.type == "opting_type_annotation"
    return shapes.object_of(properties, () if optional else names)


def tuple_type(types: Types, node: Node, path: Path, env: Env) -> Schema:
    first: list[Schema] = []
    needed = 0
    rest: Schema | bool = False
    for part in node.named_children:
        inner = part
        annotation = field(part, "type")
        if part.type in ("required_parameter", "optional_parameter") and annotation:
            inner = annotation.named_children[0]  # a named entry
        if part.type == "rest_type" or inner.type == "rest_type":
            array = types.inside(inner, path, env)
            rest = array.get("items", True)
            continue
        optional = part.type in ("optional_type", "optional_parameter")
        inner = inner.named_children[0] if inner.type == "optional_type" else inner
        first.append(types.schema(inner, path, env))
        needed += not optional
    return {"type": "array", "prefixItems": first, "items": rest, "minItems": needed}


def lookup_type(types: Types, node: Node, path: Path, env: Env) -> Schema:
    """``Props["kind"]``, ``(typeof KINDS)[number]``, ``T[keyof T]``."""
    owner, index = node.named_children[:2]
    whole = types.deref(types.schema(owner, path, env))
    if text(index) == "number":
        parts = list(whole.get("prefixItems", ()))
        rest = whole.get("items", ANY if not parts else False)
        return shapes.union([*parts, rest] if isinstance(rest, dict) else parts)
    keys = shapes.keys_of(types.schema(index, path, env))
    properties = whole.get("properties", {})
    found = [properties[key] for key in keys if key in properties]
    return shapes.union(found) if found else types.note(f"type not understood: {shortened(node)}")


def keyof_type(types: Types, node: Node, path: Path, env: Env) -> Schema:
    whole = types.deref(types.inside(node, path, env))
    names = shapes.names_in(whole)
    if names and not shapes.is_open(whole):
        return {"enum": list(names)}
    return {"type": "string"}


def typeof_type(types: Types, node: Node, path: Path, env: Env) -> Schema:
    name = text(node.named_children[0]) if node.named_children else ""
    found = types.project.find_value(path, name)
    if found and found.nodes:
        module = found.module
        local = next((k for k, v in module.values.items() if v == found.nodes[0]), name)
        annotation = module.annotations.get(local)
        schema = type_of_value(found.nodes[0])
        if annotation is None or schema.get("x-const"):
            return {k: v for k, v in schema.items() if k != "x-const"}
        declared = types.schema(annotation.named_children[0], found.path, {})
        return declared if shapes.names_in(declared) else schema
    return types.note(f"typeof {name} is not known")


def enum_members(node: Node) -> dict[str, list[str | float]]:
    members: dict[str, list[str | float]] = {}
    following = 0.0
    body = field(node, "body")
    for member in body.named_children if body else ():
        name, value = unquoted(field(member, "name")) or unquoted(member), field(member, "value")
        if value is not None and value.type == "string":
            members[name] = [unquoted(value)]
            continue
        try:
            following = float(text(value)) if value is not None else following
        except ValueError:
            members[name] = []
            continue
        members[name] = [int(following) if following.is_integer() else following]
        following += 1
    return members


def enum_type(node: Node) -> Schema:
    values = [value for found in enum_members(node).values() for value in found]
    return {"enum": values} if values else ANY


def shortened(node: Node) -> str:
    source = " ".join(text(node).split())
    return source if len(source) <= 60 else source[:57] + "…"
