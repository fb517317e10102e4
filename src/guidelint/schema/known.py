"""Types that no file of the repository declares: TypeScript's utilities, React's and the DOM's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guidelint.lazy import lazy_pattern
from guidelint.schema import shapes
from guidelint.schema.shapes import ANY, NO_LITERAL, Schema
from guidelint.schema.source import field, text, unquoted
from guidelint.schema.values import type_of_value

if TYPE_CHECKING:
    from tree_sitter import Node

    from guidelint.schema.typescript import Env, Types

# What an article can write for these is anything: text, an element, a number.
_ANYTHING_NAMES = """
ReactNode ReactElement ReactChild ReactText ReactPortal Element JSX.Element VNode
ComponentChildren ComponentChild Snippet Slot Renderable ReactFragment ElementType
"""
# No literal is one of these.
_NOTHING_NAMES = """
Date RegExp Map Set WeakMap Promise Error Function Symbol HTMLElement HTMLDivElement Event
ComponentType ComponentClass FunctionComponent FC LucideIcon IconType Ref RefObject
MutableRefObject ForwardedRef LegacyRef Dispatch SetStateAction StaticImageData ImageMetadata
EventHandler MouseEventHandler ChangeEventHandler FormEventHandler KeyboardEventHandler
AstroComponentFactory Component Temporal URL
"""
# Objects of markup attributes: any other prop is passed on.
_OPEN_NAMES = """
AllHTMLAttributes ComponentProps ComponentPropsWithRef ComponentPropsWithoutRef HTMLProps
SVGProps DetailedHTMLProps LinkProps ImageProps HTMLMotionProps MotionProps JSXProps
PolymorphicProps Polymorphic ExtractPropTypes HTMLTag IntrinsicElements
"""
_ANYTHING = frozenset(_ANYTHING_NAMES.split())
_NOTHING = frozenset(_NOTHING_NAMES.split())
_OPEN = frozenset(_OPEN_NAMES.split())
_DOM = lazy_pattern(r"(?:HTML|SVG|MathML)\w*Element\Z|\w+Event\Z|\w+EventHandler\Z")
_LISTS = ("Array", "ReadonlyArray", "Iterable")
_SAME = ("Readonly", "NonNullable", "Awaited", "PropType", "Prop", "Ref", "MaybeRef", "NoInfer")


def known_type(name: str) -> Schema | None:
    """A type of React, a framework or the DOM by its last name; None for one nobody knows."""
    if name in _ANYTHING:
        return ANY
    if name in _NOTHING or _DOM.match(name):
        return NO_LITERAL
    if name in _OPEN or name.endswith("Attributes"):
        return shapes.object_of({}, more=True)
    if name in ("CSSProperties", "StyleProp"):
        return {"type": "object"}
    if name in ("Uppercase", "Lowercase", "Capitalize", "Uncapitalize", "String"):
        return {"type": "string"}
    return {"type": "number"} if name == "Number" else None


def utility(types: Types, name: str, arguments: list[Node], path: Path, env: Env) -> Schema | None:
    """A generic type of TypeScript or React with its arguments; None for any other name."""
    if not arguments:
        return None
    if name == "VariantProps":
        return variants(types, arguments[0], path)
    if name in _OPEN:
        return _component_props(types, name, arguments[0], path, env)
    given = [types.deref(types.schema(argument, path, env)) for argument in arguments]
    first = given[0]
    if name in _LISTS:
        return {"type": "array", "items": first} if first else {"type": "array"}
    if name in _SAME:
        return first
    if name in ("PropsWithChildren", "ParentProps"):
        return shapes.intersection([shapes.object_of({"children": ANY}), first])
    if name == "PropsWithClassName":
        return shapes.intersection([shapes.object_of({"className": {"type": "string"}}), first])
    if name in ("Partial", "DeepPartial"):
        return shapes.partial(first)
    if name == "Required":
        return shapes.required(first)
    if len(given) == 2:
        return _of_two(name, first, given[1])
    return None


def _of_two(name: str, first: Schema, second: Schema) -> Schema | None:
    keys = shapes.keys_of(second)
    if name == "Record":
        names = shapes.keys_of(first)
        if names:
            return shapes.object_of(dict.fromkeys(names, second), names)
        return shapes.object_of({}, more=second or True)
    if name == "Pick":
        return shapes.picked(first, keys)
    if name in ("Omit", "StrictOmit", "DistributiveOmit"):
        return shapes.omitted(first, keys)
    if name in ("Exclude", "Extract") and "enum" in first:
        kept = [v for v in first["enum"] if (v in second.get("enum", ())) == (name == "Extract")]
        return {"enum": kept} if kept else NO_LITERAL
    if name in ("Merge", "Overwrite", "Override"):
        return shapes.overlaid(first, second)
    return None


def _component_props(types: Types, name: str, argument: Node, path: Path, env: Env) -> Schema:
    """``ComponentProps<"div">`` is open; ``ComponentProps<typeof Card>`` is what Card takes."""
    from guidelint.schema.components import props_of_value

    if argument.type == "type_query" and argument.named_children:
        found = types.project.find_value(path, text(argument.named_children[0]))
        if found and found.nodes:
            props = props_of_value(types, found)
            if props:
                return props
    return shapes.object_of({}, more=True)


def variants(types: Types, argument: Node, path: Path) -> Schema:
    """``VariantProps<typeof badge>`` where ``badge = cva("…", { variants: {…} })``."""
    name = text(argument.named_children[0]) if argument.named_children else ""
    found = types.project.find_value(path, name)
    call = found.nodes[0] if found and found.nodes else None
    holder = field(call, "arguments") if call and call.type == "call_expression" else None
    for option in holder.named_children if holder else ():
        if option.type != "object":
            continue
        for pair in option.named_children:
            value = field(pair, "value")
            if unquoted(field(pair, "key")) == "variants" and value is not None:
                groups = type_of_value(value).get("properties", {})
                properties = {key: _variant(group) for key, group in groups.items()}
                return shapes.object_of(properties)
    types.note(f"VariantProps of {name} is not known")
    return shapes.object_of({}, more=True)


def _variant(group: Schema) -> Schema:
    names = list(group.get("properties", {}))
    if set(names) <= {"true", "false"} and names:
        return {"type": "boolean"}
    return {"enum": names} if names else ANY
