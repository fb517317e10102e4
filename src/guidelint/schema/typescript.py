"""TypeScript types as JSON Schemas: what a type accepts, of what an article can write.

What cannot be understood becomes ``{}`` (anything) with a note, never an error.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guidelint.schema import shapes
from guidelint.schema.known import known_type, utility
from guidelint.schema.operators import (
    enum_members,
    enum_type,
    index_type,
    keyof_type,
    lookup_type,
    shortened,
    tuple_type,
    typeof_type,
)
from guidelint.schema.project import Found, Project
from guidelint.schema.shapes import ANY, NO_LITERAL, Schema
from guidelint.schema.source import field, text, unquoted, walk

if TYPE_CHECKING:
    from tree_sitter import Node

Env = dict[str, Schema]  # type parameters -> what stands for them

_PREDEFINED: dict[str, Schema] = {
    "string": {"type": "string"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "object": {"type": "object"},
    "any": ANY,
    "unknown": ANY,
    "void": NO_LITERAL,
    "never": NO_LITERAL,
    "undefined": NO_LITERAL,
    "symbol": NO_LITERAL,
    "bigint": NO_LITERAL,
}
_MAX_DEPTH = 60


class Types:
    """Types of one project, read as schemas; `notes` says what was not understood."""

    __slots__ = ("_active", "_recursive", "definitions", "notes", "project")

    def __init__(self, project: Project) -> None:
        self.project = project
        self.notes: list[str] = []
        self.definitions: dict[str, Schema] = {}
        self._active: list[int] = []  # the declarations being read, one inside the other
        self._recursive: dict[int, str] = {}  # those that hold themselves -> their definition

    def note(self, message: str) -> Schema:
        """Remember what was not understood; ``{}`` stands for it."""
        if message not in self.notes:
            self.notes.append(message)
        return ANY

    def schema(self, node: Node | None, path: Path, env: Env) -> Schema:
        """The schema of a type written in the file `path`."""
        if node is None:
            return ANY
        if len(self._active) > _MAX_DEPTH:
            return self.note("types nested too deeply")
        read = _READERS.get(node.type)
        if read is not None:
            return read(self, node, path, env)
        return self.note(f"type not understood: {shortened(node)}")

    def named(self, name: str, arguments: list[Node], path: Path, env: Env) -> Schema:
        """A type by its name: a parameter, a utility, a declaration, or one of React's."""
        if name in env:
            return env[name]
        found = self.project.find_type(path, name)
        if found is None:
            return self._foreign(name, arguments, path, env)
        given = [self.schema(argument, path, env) for argument in arguments]
        return self.declared(name, found, given)

    def _foreign(self, name: str, arguments: list[Node], path: Path, env: Env) -> Schema:
        result = utility(self, name, arguments, path, env)
        if result is None:
            result = known_type(name)
        if result is None:
            module = self.project.module(path)
            origin = module.imports.get(name.partition(".")[0]) if module else None
            where = f" from {origin.specifier}" if origin else ""
            result = self.note(f"type {name}{where} is not known")
        return result

    def declared(self, name: str, found: Found, given: list[Schema]) -> Schema:
        """A declared type; one that contains itself becomes a definition that refers to itself."""
        key = found.nodes[0].id if not given else hash((found.nodes[0].id, repr(given)))
        if key in self._active:
            taken = len([known for known in self._recursive.values() if known.startswith(name)])
            name = self._recursive.setdefault(key, f"{name}{taken + 1}" if taken else name)
            return {"$ref": f"#/$defs/{name}"}
        self._active.append(key)
        try:
            schema = self._declaration(found, given)
        finally:
            self._active.pop()
        if key not in self._recursive:
            return schema
        reference = {"$ref": f"#/$defs/{self._recursive[key]}"}
        self.definitions[self._recursive[key]] = ANY if schema == reference else schema
        return reference

    def _declaration(self, found: Found, given: list[Schema]) -> Schema:
        first = found.nodes[0]
        env = self.parameters(field(first, "type_parameters"), found.path, given)
        if first.type == "type_alias_declaration":
            return self.schema(field(first, "value"), found.path, env)
        if first.type == "enum_declaration":
            return enum_type(first)
        if first.type != "interface_declaration":
            return NO_LITERAL  # an instance of a class
        schema = shapes.object_of({})
        for node in found.nodes:  # parts of one interface
            bases = self._bases(node, found.path, env)
            own = self.members(field(node, "body"), found.path, env)
            schema = shapes.merged([schema, own]) if own else schema
            for base in bases:
                schema = shapes.overlaid(base, schema)
        return schema

    def _bases(self, node: Node, path: Path, env: Env) -> list[Schema]:
        bases = []
        for clause in node.named_children:
            if clause.type == "extends_type_clause":
                for base in clause.named_children:
                    schema = self.deref(self.schema(base, path, env))
                    if schema.get("type") != "object":
                        schema = shapes.object_of({}, more=True)
                    bases.append(schema)
        return bases

    def deref(self, schema: Schema) -> Schema:
        """A definition that was put aside, where its content is needed."""
        name = schema.get("$ref", "").rpartition("/")[2]
        return self.definitions.get(name, shapes.object_of({}, more=True)) if name else schema

    def parameters(self, node: Node | None, path: Path, given: list[Schema] | None) -> Env:
        """Type parameters with what stands for each: the argument, the default, the bound.

        `given` is None for a component's own parameters: its use decides, within the bound.
        """
        env: Env = {}
        for index, parameter in enumerate(node.named_children if node else ()):
            if parameter.type != "type_parameter":
                continue
            fallback = field(parameter, "constraint")
            if given is not None:
                fallback = field(parameter, "value") or fallback
            inner = fallback.named_children[0] if fallback and fallback.named_children else None
            bound = self.schema(inner, path, env) if inner else ANY
            env[text(field(parameter, "name"))] = (
                given[index] if given and index < len(given) else bound
            )
        return env

    def members(self, body: Node | None, path: Path, env: Env) -> Schema:
        """The object type between braces."""
        properties: dict[str, Schema] = {}
        needed: list[str] = []
        more: bool | Schema = False
        for member in body.named_children if body else ():
            optional = any(child.type == "?" for child in member.children)
            name = unquoted(field(member, "name"))
            if member.type == "property_signature":
                annotation = field(member, "type")
                inner = annotation.named_children[0] if annotation else None
                properties[name] = self.schema(inner, path, env)
            elif member.type == "method_signature":
                properties[name] = NO_LITERAL
            elif member.type == "index_signature":
                mapped = index_type(self, member, path, env)
                if "properties" in mapped:
                    properties.update(mapped["properties"])
                    needed += mapped["required"]
                more = mapped["additionalProperties"] or more
                continue
            else:
                continue
            if not optional:
                needed.append(name)
        return shapes.object_of(properties, needed, more=more)

    # --- readers, by kind of node ----------------------------------------------------------------

    def _predefined(self, node: Node, path: Path, env: Env) -> Schema:
        return _PREDEFINED.get(text(node), ANY)

    def _literal(self, node: Node, path: Path, env: Env) -> Schema:
        inner = node.named_children[0] if node.named_children else node
        source = text(inner)
        if inner.type == "string":
            return {"enum": [unquoted(inner)]}
        if source in ("true", "false"):
            return {"enum": [source == "true"]}
        if source == "null":
            return {"type": "null"}
        if source == "undefined":
            return NO_LITERAL
        try:
            number = float(source.replace("_", "").replace(" ", ""))
        except ValueError:
            return self.note(f"literal not understood: {source}")
        return {"enum": [int(number) if number.is_integer() else number]}

    def _union(self, node: Node, path: Path, env: Env) -> Schema:
        parts: list[Node] = []
        stack = [node]
        while stack:  # unions nest to the left, as deep as they are long
            here = stack.pop()
            if here.type == "union_type":
                stack.extend(reversed(here.named_children))
            elif here.type != "comment":
                parts.append(here)
        return shapes.union([self.schema(part, path, env) for part in parts])

    def _intersection(self, node: Node, path: Path, env: Env) -> Schema:
        parts: list[Node] = []
        stack = [node]
        while stack:
            here = stack.pop()
            if here.type == "intersection_type":
                stack.extend(reversed(here.named_children))
            elif here.type != "comment":
                parts.append(here)
        return shapes.intersection([self.deref(self.schema(part, path, env)) for part in parts])

    def inside(self, node: Node, path: Path, env: Env) -> Schema:
        return self.schema(node.named_children[0] if node.named_children else None, path, env)

    def _name(self, node: Node, path: Path, env: Env) -> Schema:
        return self.named(text(node), [], path, env)

    def _qualified(self, node: Node, path: Path, env: Env) -> Schema:
        """``React.ReactNode``, ``Types.Item``."""
        owner, name = text(field(node, "module")), text(field(node, "name"))
        return self._member(owner, name, [], path, env)

    def _member(self, owner: str, name: str, arguments: list[Node], path: Path, env: Env) -> Schema:
        module = self.project.module(path)
        origin = module.imports.get(owner) if module else None
        target = self.project.resolve(origin.specifier, path) if origin else None
        if target is not None:
            found = self.project.exported(target, name, "types")
            if found:
                given = [self.schema(argument, path, env) for argument in arguments]
                return self.declared(name, found, given)
        enum = self.project.find_type(path, owner)
        if enum and enum.nodes[0].type == "enum_declaration":  # Kind.Tip
            values = enum_members(enum.nodes[0]).get(name)
            return {"enum": values} if values else ANY
        return self._foreign(name, arguments, path, env)

    def _generic(self, node: Node, path: Path, env: Env) -> Schema:
        target = field(node, "name")
        holder = field(node, "type_arguments")
        arguments = [c for c in holder.named_children if c.type != "comment"] if holder else []
        if target is not None and target.type == "nested_type_identifier":
            owner, name = text(field(target, "module")), text(field(target, "name"))
            return self._member(owner, name, arguments, path, env)
        return self.named(text(target), arguments, path, env)

    def _array(self, node: Node, path: Path, env: Env) -> Schema:
        items = self.inside(node, path, env)
        return {"type": "array", "items": items} if items else {"type": "array"}

    def _operator(self, node: Node, path: Path, env: Env) -> Schema:
        return self.inside(node, path, env)  # readonly T[]

    def _nothing(self, node: Node, path: Path, env: Env) -> Schema:
        return NO_LITERAL

    def _text(self, node: Node, path: Path, env: Env) -> Schema:
        return {"type": "string"}  # `${number}px`

    def _object(self, node: Node, path: Path, env: Env) -> Schema:
        return self.members(node, path, env)

    def _conditional(self, node: Node, path: Path, env: Env) -> Schema:
        return self.note(f"type not understood: {shortened(node)}")

    def _predicate(self, node: Node, path: Path, env: Env) -> Schema:
        return {"type": "boolean"}


def contains(node: Node, *kinds: str) -> bool:
    """Whether a node of one of the kinds stands below `node`."""
    return any(inner.type in kinds for inner in walk(node))


_READERS = {
    "predefined_type": Types._predefined,
    "literal_type": Types._literal,
    "union_type": Types._union,
    "intersection_type": Types._intersection,
    "parenthesized_type": Types.inside,
    "type_identifier": Types._name,
    "identifier": Types._name,
    "nested_type_identifier": Types._qualified,
    "generic_type": Types._generic,
    "array_type": Types._array,
    "tuple_type": tuple_type,
    "readonly_type": Types._operator,
    "optional_type": Types.inside,
    "rest_type": Types.inside,
    "function_type": Types._nothing,
    "constructor_type": Types._nothing,
    "template_literal_type": Types._text,
    "object_type": Types._object,
    "lookup_type": lookup_type,
    "index_type_query": keyof_type,
    "type_query": typeof_type,
    "conditional_type": Types._conditional,
    "type_predicate": Types._predicate,
    "this_type": Types._nothing,
    "type_annotation": Types.inside,
}
