"""The types of constant expressions: ``["a", "b"] as const``, ``{tip: …, info: …}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from guidelint.schema.shapes import ANY, NO_LITERAL, Schema, object_of, union
from guidelint.schema.source import field, text, unquoted

if TYPE_CHECKING:
    from tree_sitter import Node


def type_of_value(node: Node, const: bool = False) -> Schema:
    """The type TypeScript infers for an expression; ``x-const`` marks an ``as const``."""
    if node.type == "as_expression" and text(node).endswith("const"):
        return {**type_of_value(node.named_children[0], True), "x-const": True}
    if node.type in ("as_expression", "satisfies_expression", "parenthesized_expression"):
        return type_of_value(node.named_children[0], const)
    if node.type == "object":
        properties = dict(_pairs(node, const))
        return object_of(properties, properties)
    if node.type == "array":
        items = [type_of_value(item, const) for item in node.named_children]
        if const:
            return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}
        inner = union(items) if items else ANY
        return {"type": "array", "items": inner} if inner else {"type": "array"}
    if node.type in ("arrow_function", "function_expression", "class"):
        return NO_LITERAL
    known, value = literal(node)
    if not known:
        return ANY
    if const:
        return {"enum": [value]}
    kinds = {str: "string", bool: "boolean", int: "number", float: "number"}
    return {"type": kinds.get(type(value), "null")}


def _pairs(node: Node, const: bool) -> list[tuple[str, Schema]]:
    found = []
    for pair in node.named_children:
        key, value = field(pair, "key"), field(pair, "value")
        if pair.type == "pair" and key is not None and value is not None:
            found.append((unquoted(key), type_of_value(value, const)))
        elif pair.type == "shorthand_property_identifier":
            found.append((text(pair), ANY))
        elif pair.type == "method_definition":
            found.append((unquoted(field(pair, "name")), NO_LITERAL))
    return found


def literal(node: Node | None) -> tuple[bool, Any]:
    """Whether an expression is plain data, and the data."""
    if node is None:
        return False, None
    source = text(node)
    if node.type == "string" or (node.type == "template_string" and "${" not in source):
        return True, unquoted(node)
    if source in ("true", "false"):
        return True, source == "true"
    if source == "null":
        return True, None
    if node.type in ("number", "unary_expression"):
        try:
            number = float(source.replace("_", ""))
        except ValueError:
            return False, None
        return True, int(number) if number.is_integer() else number
    if node.type == "array":
        items = [literal(item) for item in node.named_children]
        return all(known for known, _ in items), [value for _, value in items]
    if node.type == "object":
        return _literal_object(node)
    if node.type in ("as_expression", "satisfies_expression", "parenthesized_expression"):
        return literal(node.named_children[0])
    return False, None


def _literal_object(node: Node) -> tuple[bool, Any]:
    out: dict[str, Any] = {}
    for pair in node.named_children:
        if pair.type == "comment":
            continue
        known, value = literal(field(pair, "value")) if pair.type == "pair" else (False, None)
        if not known:
            return False, None
        out[unquoted(field(pair, "key"))] = value
    return True, out
