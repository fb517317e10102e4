"""Which props the body of a component reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidelint.lazy import lazy_pattern
from guidelint.schema.source import field, text, unquoted, walk
from guidelint.schema.values import literal
from guidelint.tuples import NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node


class Reads(NamedTuple):
    """The props read by name; `all` where they are passed on as a whole (``{...props}``).

    `given` are the names the parameter takes apart, `defaults` the plain defaults among them.
    """

    names: frozenset[str]
    all: bool
    given: tuple[str, ...] = ()
    defaults: tuple[tuple[str, object], ...] = ()

    def reads(self, name: str) -> bool:
        """Whether the prop `name` is read."""
        return self.all or name in self.names


EVERYTHING = Reads(frozenset(), True)


_OTHERS = lazy_pattern(r"(?<!this)(?<!Astro)\.props\??\.(\w+)|\{([^{}]*)\}\s*=\s*[\w.?!]+\.props\b")


def read_of_others(code: str) -> set[str]:
    """Props that code reads of other elements: ``child.props.label``, ``const { a } = tab.props``.

    Tabs read the labels of their items so; an item that never reads its own label is no fault.
    """
    names: set[str] = set()
    for one, several in _OTHERS.findall(code):
        names.update([one] if one else re.findall(r"\w+", several))
    return names


def reads_of(function: Node) -> Reads:
    """The props that a function component (its first parameter), or a class, reads."""
    if function.type in ("class_declaration", "class", "abstract_class_declaration"):
        return reads_of_object(function, "this.props")
    body, parameter = field(function, "body"), first_parameter(function)
    if body is None or parameter is None:
        return Reads(frozenset(), False)
    pattern = field(parameter, "pattern") or parameter
    if pattern.type == "object_pattern":
        return _from_pattern(pattern, body)
    if pattern.type in ("identifier", "this"):
        return reads_of_object(body, text(pattern))
    return EVERYTHING


def first_parameter(function: Node) -> Node | None:
    """The first parameter of a function, with its type."""
    single = field(function, "parameter")  # props => …
    if single is not None:
        return single
    holder = field(function, "parameters")
    for parameter in holder.named_children if holder else ():
        if parameter.type in ("required_parameter", "optional_parameter"):
            return parameter
    return None


def pattern_names(pattern: Node) -> Iterator[tuple[str, str, Node | None]]:
    """(prop, local name, default) of ``{ a, b: c, d = 1, ...rest }``; the rest has the prop ``...``.

    A nested pattern (``{ a: { b } }``) reads the prop: its local name is "".
    """
    for part in pattern.named_children:
        if part.type == "shorthand_property_identifier_pattern":
            yield text(part), text(part), None
        elif part.type == "object_assignment_pattern":
            name = text(field(part, "left"))
            yield name, name, field(part, "right")
        elif part.type == "pair_pattern":
            target = field(part, "value")
            default = None
            if target is not None and target.type == "assignment_pattern":
                default = field(target, "right")
                target = field(target, "left")
            local = text(target) if target is not None and target.type == "identifier" else ""
            yield unquoted(field(part, "key")), local, default
        elif part.type == "rest_pattern":
            yield "...", text(part.named_children[0]) if part.named_children else "", None


def _from_pattern(pattern: Node, body: Node) -> Reads:
    used = used_names(body) | used_names(pattern)
    names: set[str] = set()
    given, defaults = [], []
    everything = False
    for prop, local, default in pattern_names(pattern):
        if prop == "...":
            rest = reads_of_object(body, local)
            everything = everything or rest.all
            names |= rest.names
            continue
        given.append(prop)
        known, value = literal(default)
        if known:
            defaults.append((prop, value))
        if not local or local in used:
            names.add(prop)
    return Reads(frozenset(names), everything, tuple(given), tuple(defaults))


def reads_of_object(body: Node, owner: str) -> Reads:
    """What is read of an object: ``props.a``, ``props["a"]``, ``const { a } = props``."""
    names: set[str] = set()
    everything = False
    used: set[str] | None = None
    for node in walk(body):
        if node.type not in ("identifier", "member_expression") or text(node) != owner:
            continue
        holder = node.parent
        if holder is None or _binds(node, holder):
            continue
        if holder.type == "member_expression" and field(holder, "object") == node:
            names.add(text(field(holder, "property")))
        elif holder.type == "subscript_expression" and field(holder, "object") == node:
            index = field(holder, "index")
            everything = everything or index is None or index.type != "string"
            names.add(unquoted(index))
        elif holder.type == "variable_declarator" and _is_pattern(field(holder, "name")):
            used = used if used is not None else used_names(body)
            target = field(holder, "name")
            assert target is not None
            for prop, local, _ in pattern_names(target):
                if prop == "...":
                    rest = reads_of_object(body, local)
                    everything = everything or rest.all
                    names |= rest.names
                elif not local or local in used:
                    names.add(prop)
        elif not (owner == "this.props" and holder.type == "arguments"):  # super(props)
            everything = True
    return Reads(frozenset(names), everything)


def _is_pattern(node: Node | None) -> bool:
    return node is not None and node.type == "object_pattern"


def used_names(body: Node) -> set[str]:
    """Every name that is used, not merely bound."""
    names = set()
    for node in walk(body):
        if node.type in ("identifier", "shorthand_property_identifier"):
            holder = node.parent
            if holder is None or not _binds(node, holder):
                names.add(text(node))
    return names


def _binds(node: Node, holder: Node) -> bool:
    """Whether a name is bound here and not used."""
    if holder.type in ("pair_pattern", "rest_pattern"):
        return True
    if holder.type in ("assignment_pattern", "object_assignment_pattern"):
        return field(holder, "left") == node
    if holder.type == "variable_declarator":
        return field(holder, "name") == node
    return holder.type in ("required_parameter", "optional_parameter", "array_pattern")
