"""The field tables of Contentlayer and Keystatic as JSON Schemas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guidelint.schema import shapes
from guidelint.schema.shapes import ANY, Schema
from guidelint.schema.source import field, text, unquoted
from guidelint.schema.typescript import Types
from guidelint.schema.values import literal

if TYPE_CHECKING:
    from tree_sitter import Node

_CONTENTLAYER: dict[str, Schema] = {
    "string": {"type": "string"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string"},
    "markdown": {"type": "string"},
    "mdx": {"type": "string"},
    "image": {"type": "string"},
    "reference": {"type": "string"},
}
_KEYSTATIC: dict[str, Schema] = {
    "text": {"type": "string"},
    "slug": {"type": "string"},
    "url": {"type": "string", "format": "uri"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string"},
    "relationship": {"type": "string"},
    "pathReference": {"type": "string"},
    "image": {"type": "string"},
    "file": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "checkbox": {"type": "boolean"},
    "blocks": {"type": "array"},
}
_BODY = ("mdx", "markdoc", "document", "mdx.inline", "markdoc.inline", "ignored", "empty")


def _pairs(node: Node | None, types: Types, path: Path) -> dict[str, Node]:
    """The values of an object literal, or of the one a name stands for."""
    if node is not None and node.type in ("identifier", "shorthand_property_identifier"):
        found = types.project.find_value(path, text(node))
        node = found.nodes[0] if found and found.nodes else None
    out: dict[str, Node] = {}
    for pair in node.named_children if node is not None and node.type == "object" else ():
        value = field(pair, "value")
        if pair.type == "pair" and value is not None:
            out[unquoted(field(pair, "key"))] = value
    return out


def contentlayer_fields(types: Types, node: Node | None, path: Path) -> Schema:
    """``fields: { title: { type: "string", required: true } }``."""
    properties: dict[str, Schema] = {}
    needed = []
    for name, value in _pairs(node, types, path).items():
        options = _pairs(value, types, path)
        properties[name] = _contentlayer_type(types, options, path)
        if text(options.get("required")) == "true":
            needed.append(name)
    return shapes.object_of(properties, needed)


def _contentlayer_type(types: Types, options: dict[str, Node], path: Path) -> Schema:
    kind = unquoted(options.get("type"))
    if kind == "enum":
        known, values = literal(options.get("options"))
        return {"enum": values} if known else ANY
    if kind == "list":
        inner = _contentlayer_type(types, _pairs(options.get("of"), types, path), path)
        return {"type": "array", "items": inner} if inner else {"type": "array"}
    if kind == "nested":
        return {"type": "object"}
    return dict(_CONTENTLAYER.get(kind, ANY))


def keystatic_fields(types: Types, node: Node | None, path: Path) -> Schema:
    """``schema: { title: fields.text({ validation: { isRequired: true } }) }``."""
    properties: dict[str, Schema] = {}
    needed = []
    for name, value in _pairs(node, types, path).items():
        kind = _kind(value)
        if kind in _BODY:
            continue  # the text below the frontmatter
        properties[name], required = _keystatic_field(types, value, kind, path)
        if required:
            needed.append(name)
    return shapes.object_of(properties, needed)


def _kind(node: Node) -> str:
    return text(field(node, "function")).removeprefix("fields.")


def _keystatic_field(types: Types, node: Node, kind: str, path: Path) -> tuple[Schema, bool]:
    holder = field(node, "arguments")
    given = [c for c in holder.named_children if c.type != "comment"] if holder else []
    options = _pairs(given[0] if given else None, types, path)
    if kind == "slug":
        options = {**options, **_pairs(options.get("name"), types, path)}
    rules = _pairs(options.get("validation"), types, path)
    required = text(rules.get("isRequired")) == "true" or kind == "slug"
    if kind in ("select", "multiselect"):
        choices = _options(options.get("options"))
        schema: Schema = {"enum": choices} if choices else ANY
        return ({"type": "array", "items": schema} if kind == "multiselect" else schema), False
    if kind == "array" and given:
        inner, _ = _keystatic_field(types, given[0], _kind(given[0]), path)
        return ({"type": "array", "items": inner} if inner else {"type": "array"}), False
    if kind == "object" and given:
        return keystatic_fields(types, given[0], path), False
    schema = dict(_KEYSTATIC.get(kind, ANY))
    if not schema:
        types.note(f"fields.{kind}() is not known")
    if kind == "text":
        schema.update(_length(types, rules, path))
    if not required and schema.get("type") in ("string", "integer", "number"):
        schema = shapes.union([schema, {"type": "null"}]) if set(schema) == {"type"} else schema
    return schema, required


def _options(node: Node | None) -> list[object]:
    """The values of ``options: [{ label, value }]``."""
    known, values = literal(node)
    if not known or not isinstance(values, list):
        return []
    return [value["value"] for value in values if isinstance(value, dict) and "value" in value]


def _length(types: Types, rules: dict[str, Node], path: Path) -> Schema:
    limits: Schema = {}
    for key, bound in _pairs(rules.get("length"), types, path).items():
        known, value = literal(bound)
        if known and key in ("min", "max"):
            limits[f"{key}Length"] = value
    return limits
