"""zod object schemas (and Velite's, which are zod's) as JSON Schemas. Nothing is run."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guidelint.schema import shapes
from guidelint.schema.project import Project
from guidelint.schema.shapes import ANY, Schema
from guidelint.schema.source import field, text, unquoted
from guidelint.schema.typescript import Types
from guidelint.schema.values import literal

if TYPE_CHECKING:
    from tree_sitter import Node

OPTIONAL = "x-optional"  # a mark on a schema: the key may be missing
_TEXT: Schema = {"type": "string"}
_STRINGS = (
    "string",
    "slug",
    "image",
    "file",
    "unique",
    "cuid",
    "cuid2",
    "nanoid",
    "ulid",
    "stringbool",
)
_FORMATS = {"email": "email", "url": "uri", "uuid": "uuid", "ip": "ipv4", "date": "date"}
_COMPUTED = ("markdown", "mdx", "raw", "toc", "metadata", "excerpt", "path", "custom")
_SAME = """
describe meta brand readonly trim toLowerCase toUpperCase normalize refine superRefine check
transform pipe strip finite safe register overwrite normalize
"""


class Zod:
    """zod expressions of one project; `types` collects what was not understood."""

    __slots__ = ("project", "types")

    def __init__(self, project: Project) -> None:
        self.project = project
        self.types = Types(project)

    def schema(self, node: Node | None, path: Path, depth: int = 0) -> Schema:
        """The schema of an expression; it may carry the mark `OPTIONAL`."""
        if node is None or depth > 60:
            return ANY
        if node.type in ("arrow_function", "function_expression"):  # ({ image }) => z.object(…)
            return self.schema(_result(node), path, depth + 1)
        if node.type in ("as_expression", "satisfies_expression", "parenthesized_expression"):
            return self.schema(node.named_children[0], path, depth + 1)
        if node.type in ("identifier", "shorthand_property_identifier"):
            return self._named(text(node), path, depth)
        called = field(node, "function")
        if node.type != "call_expression" or called is None:
            return self._unknown(node)
        given = arguments(node)
        if called.type != "member_expression":
            return self._function(text(called), path, depth)
        owner, name = field(called, "object"), text(field(called, "property"))
        assert owner is not None
        if text(owner) in ("z.coerce", "s.coerce", "zod.coerce"):
            return _coerced(name)
        if text(owner) in ("z.iso", "s.iso"):
            return {**_TEXT, "format": "date" if name == "date" else "date-time"}
        if self._is_zod(owner, path):
            return self._made(name, given, path, depth)
        return self._changed(self.schema(owner, path, depth + 1), name, given, path, depth)

    def _unknown(self, node: Node) -> Schema:
        return self.types.note(f"not understood: {' '.join(text(node).split())[:60]}")

    def _is_zod(self, owner: Node, path: Path) -> bool:
        if owner.type != "identifier":
            return False
        module = self.project.module(path)
        origin = module.imports.get(text(owner)) if module else None
        if origin is None:
            return text(owner) in ("z", "s", "zod")
        return self.project.resolve(origin.specifier, path) is None

    def _named(self, name: str, path: Path, depth: int) -> Schema:
        found = self.project.find_value(path, name)
        if found is None or not found.nodes:
            self.types.note(f"{name} is not known")
            return shapes.object_of({}, more=True) if "schema" in name.lower() else ANY
        return self.schema(found.nodes[0], found.path, depth + 1)

    def _function(self, name: str, path: Path, depth: int) -> Schema:
        if name in ("image", "reference", "docsSchema", "file"):
            return _TEXT if name != "docsSchema" else shapes.object_of({}, more=True)
        found = self.project.find_value(path, name)
        if found is None or not found.nodes:
            return self.types.note(f"{name}() is not known")
        return self.schema(_result(found.nodes[0]), found.path, depth + 1)

    # --- z.string(), z.object({…}) … -------------------------------------------------------------

    def _made(self, name: str, given: list[Node], path: Path, depth: int) -> Schema:
        first = given[0] if given else None
        if name in _STRINGS:
            return dict(_TEXT)
        if name in _FORMATS or name == "datetime":
            return {"type": "string", "format": _FORMATS.get(name, "date-time")}
        if name == "isodate":
            return {"type": ["string", "number"]}
        if name in ("number", "boolean", "null"):
            return {"type": name}
        if name in ("int", "int32"):
            return {"type": "integer"}
        if name in _COMPUTED:
            return {OPTIONAL: True}
        if name in ("literal", "enum"):
            return self._choices(first, path)
        if name == "nativeEnum":
            return self.types.named(text(first), [], path, {}) if first else ANY
        if name in ("object", "strictObject", "looseObject", "interface"):
            schema = self._object(first, path, depth)
            return {**schema, "additionalProperties": name == "looseObject"}
        if name in ("optional", "nullable", "nullish", "array"):
            return self._changed(self.schema(first, path, depth + 1), name, [], path, depth)
        return self._composed(name, given, path, depth)

    def _choices(self, node: Node | None, path: Path) -> Schema:
        """``z.enum(["a", "b"])``, ``z.enum(KINDS)``, ``z.literal("a")``."""
        if node is not None and node.type == "identifier":
            found = self.project.find_value(path, text(node))
            if found is None or not found.nodes:
                return self.types.named(text(node), [], path, {})
            node = found.nodes[0]
        known, value = literal(node)
        if not known:
            self.types.note(f"choices not understood: {text(node)[:60]}")
            return ANY
        values = list(value.values()) if isinstance(value, dict) else value
        return {"enum": values if isinstance(values, list) else [values]}

    def _composed(self, name: str, given: list[Node], path: Path, depth: int) -> Schema:
        def inner(node: Node | None) -> Schema:
            return unmarked(self.schema(node, path, depth + 1))

        last = given[-1] if given else None
        if name in ("union", "discriminatedUnion", "xor") and last is not None:
            return shapes.union([inner(part) for part in _entries(last)])
        if name == "intersection":
            return shapes.intersection([inner(part) for part in given])
        if name in ("record", "partialRecord"):
            return shapes.object_of({}, more=inner(last) or True)
        if name == "tuple" and given:
            parts = [inner(part) for part in _entries(given[0])]
            return {"type": "array", "prefixItems": parts, "items": False, "minItems": len(parts)}
        if name == "lazy":
            return ANY  # it may lead back to itself
        if name in ("any", "unknown", "preprocess", "undefined", "never", "void"):
            return {OPTIONAL: True}
        return self.types.note(f"z.{name}() is not known")

    def _object(self, node: Node | None, path: Path, depth: int) -> Schema:
        properties: dict[str, Schema] = {}
        for pair in node.named_children if node is not None else ():
            if pair.type == "pair":
                name, value = unquoted(field(pair, "key")), field(pair, "value")
            elif pair.type == "shorthand_property_identifier":
                name, value = text(pair), pair
            elif pair.type == "spread_element":
                spread = self._shape(pair.named_children[0], path, depth)
                properties.update(spread)
                continue
            else:
                continue
            properties[name] = self.schema(value, path, depth + 1)
        return _object_of(properties)

    def _shape(self, node: Node, path: Path, depth: int) -> dict[str, Schema]:
        """``...base.shape`` and ``...fields``."""
        if node.type == "member_expression" and text(field(node, "property")) == "shape":
            return _marked(self.schema(field(node, "object"), path, depth + 1))
        found = self.project.find_value(path, text(node)) if node.type == "identifier" else None
        if found and found.nodes and found.nodes[0].type == "object":
            return _marked(self._object(found.nodes[0], found.path, depth + 1))
        self.types.note(f"not understood: {text(node)[:60]}")
        return {}

    # --- .min(3), .optional() … --------------------------------------------------------------------

    def _changed(
        self, base: Schema, name: str, given: list[Node], path: Path, depth: int
    ) -> Schema:
        if name in _SAME.split():
            return base
        if name in ("optional", "default", "prefault", "catch", "nullish", "exactOptional"):
            nullable = name == "nullish"
            out = shapes.union([base, {"type": "null"}]) if nullable and base else dict(base)
            known, value = literal(given[0] if given else None)
            default = {"default": value} if name in ("default", "prefault") and known else {}
            return {**out, **default, OPTIONAL: True}
        if name in ("nullable", "or"):
            other = {"type": "null"} if name == "nullable" else self._inner(given, path, depth)
            return shapes.union([unmarked(base), other])
        if name == "and":
            return shapes.intersection([unmarked(base), self._inner(given, path, depth)])
        if name == "array":
            return {"type": "array", "items": unmarked(base)}
        if base.get("type") == "object":
            return self._object_changed(base, name, given, path, depth)
        return {**base, **_limit(base, name, given, self.types)}

    def _inner(self, given: list[Node], path: Path, depth: int) -> Schema:
        return unmarked(self.schema(given[0] if given else None, path, depth + 1))

    def _object_changed(
        self, base: Schema, name: str, given: list[Node], path: Path, depth: int
    ) -> Schema:
        first = given[0] if given else None
        if name in ("strict", "passthrough", "loose", "strip"):
            return {**base, "additionalProperties": name in ("passthrough", "loose")}
        if name in ("extend", "safeExtend", "augment", "setKey"):
            return shapes.overlaid(base, self._object(first, path, depth))
        if name == "merge":
            return shapes.overlaid(base, self._inner(given, path, depth))
        keys = [unquoted(field(pair, "key")) for pair in first.named_children] if first else []
        if name in ("pick", "omit"):
            return (shapes.picked if name == "pick" else shapes.omitted)(base, keys)
        if name in ("partial", "deepPartial"):
            left = [k for k in base["required"] if keys and k not in keys]
            return {**base, "required": left}
        if name == "required":
            return {**base, "required": keys or list(base["properties"])}
        if name == "catchall":
            return {**base, "additionalProperties": self._inner(given, path, depth) or True}
        self.types.note(f".{name}() is not known")
        return base


def unmarked(schema: Schema) -> Schema:
    """A schema without the mark that its key may be missing."""
    return {key: inner for key, inner in schema.items() if key != OPTIONAL}


def _marked(schema: Schema) -> dict[str, Schema]:
    """An object's properties with the mark put back."""
    needed = schema.get("required", ())
    properties = schema.get("properties", {})
    return {k: v if k in needed else {**v, OPTIONAL: True} for k, v in properties.items()}


def _object_of(properties: dict[str, Schema]) -> Schema:
    needed = [name for name, inner in properties.items() if OPTIONAL not in inner and inner]
    return shapes.object_of({k: unmarked(v) for k, v in properties.items()}, needed)


def arguments(call: Node) -> list[Node]:
    """The arguments of a call."""
    holder = field(call, "arguments")
    return [c for c in holder.named_children if c.type != "comment"] if holder else []


def _entries(node: Node) -> list[Node]:
    return [c for c in node.named_children if c.type != "comment"] if node.type == "array" else []


def _result(function: Node) -> Node | None:
    """What a function returns."""
    body = field(function, "body")
    if body is None or body.type != "statement_block":
        return body
    returns = [n for n in body.named_children if n.type == "return_statement"]
    return returns[-1].named_children[0] if returns and returns[-1].named_children else None


def _coerced(name: str) -> Schema:
    """``z.coerce.date()`` takes whatever can be made one."""
    if name in ("date", "number"):
        return {"type": ["string", "number"] if name == "date" else ["string", "number", "boolean"]}
    return {OPTIONAL: True}


_BOUNDS: dict[str, dict[str, str]] = {
    "string": {"min": "minLength", "max": "maxLength"},
    "array": {"min": "minItems", "max": "maxItems"},
    "number": {
        "min": "minimum",
        "gte": "minimum",
        "max": "maximum",
        "lte": "maximum",
        "gt": "exclusiveMinimum",
        "lt": "exclusiveMaximum",
        "multipleOf": "multipleOf",
        "step": "multipleOf",
    },
}
_SIGNS: dict[str, Schema] = {
    "positive": {"exclusiveMinimum": 0},
    "nonnegative": {"minimum": 0},
    "negative": {"exclusiveMaximum": 0},
    "nonpositive": {"maximum": 0},
    "int": {"type": "integer"},
}


def _limit(base: Schema, name: str, given: list[Node], types: Types) -> Schema:
    """A method that limits text, numbers or lists."""
    kind = base.get("type")
    kind = "number" if kind == "integer" else kind
    known, value = literal(given[0] if given else None)
    bounds = _BOUNDS.get(kind, {}) if isinstance(kind, str) else {}
    if name in bounds and known:
        return {bounds[name]: value}
    if name == "length" and known and "min" in bounds:
        return {bounds["min"]: value, bounds["max"]: value}
    if name == "nonempty" and "min" in bounds:
        return {bounds["min"]: 1}
    if kind == "number" and name in _SIGNS:
        return _SIGNS[name]
    if kind == "string":
        return _text_limit(name, given, known, value, types)
    if base:
        types.note(f".{name}() is not known")
    return {}


def _text_limit(name: str, given: list[Node], known: bool, value: Any, types: Types) -> Schema:
    escaped: Callable[[str], str] = re.escape
    if name in _FORMATS or name == "datetime":
        return {"format": _FORMATS.get(name, "date-time")}
    if name in ("startsWith", "endsWith", "includes") and known:
        start, end = "^" if name == "startsWith" else "", "$" if name == "endsWith" else ""
        return {"pattern": f"{start}{escaped(str(value))}{end}"}
    if name == "regex" and given and given[0].type == "regex":
        flags = text(field(given[0], "flags"))
        pattern = text(field(given[0], "pattern"))
        if not flags.strip("gu") and _compiles(pattern):
            return {"pattern": pattern}
    types.note(f".{name}() is not known")
    return {}


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern.replace("(?<", "(?P<") if "(?<=" not in pattern else pattern)
    except re.error:
        return False
    return True
