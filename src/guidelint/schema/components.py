"""The components a TypeScript file exports, and what each takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guidelint.lazy import lazy_pattern
from guidelint.schema import shapes
from guidelint.schema.project import Found, Project
from guidelint.schema.reads import Reads, first_parameter, reads_of
from guidelint.schema.shapes import ANY, Schema
from guidelint.schema.source import Module, field, text, unquoted
from guidelint.schema.typescript import Types, contains
from guidelint.tuples import NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

_FUNCTIONS = (
    "function_declaration",
    "function_expression",
    "arrow_function",
    "function_signature",
    "generator_function_declaration",
)
_CLASSES = ("class_declaration", "class", "abstract_class_declaration")
_JSX = ("jsx_element", "jsx_self_closing_element", "jsx_fragment")
_FC = lazy_pattern(r"(?:React\.)?(?:FC|VFC|FunctionComponent|VoidFunctionComponent|Component)\b")
_ELEMENT = lazy_pattern(r"JSX\.Element|React(?:Node|Element)\b")
_LAZY = lazy_pattern(r"(?:dynamic|lazy|React\.lazy|loadable)\Z")
UNSHOWN = "children are accepted but never shown"
_MAX_STEPS = 12  # memo(forwardRef(observer(…))) and names that stand for names


class Definition(NamedTuple):
    """A component's code: the function or class, its file, and its props' type if it is told.

    `node` is None for a file of markup; `props` is (type node, its file), None if not told.
    """

    node: Node | None
    path: Path
    module: Module
    props: tuple[Node, Path] | None = None


def components_in(project: Project, path: Path) -> Iterator[tuple[str, Definition]]:
    """The components a file exports, under the names it exports them."""
    module = project.module(path)
    if module is None:
        return
    seen: set[str] = set()
    for exported, local in module.exports.items():
        value = module.values.get(local) if isinstance(local, str) else local
        if value is None:
            continue
        name = _name(exported, local, value, path)
        definition = definition_of(project, Found(path, module, [value]))
        if definition is None or not name[:1].isupper() or name in seen:
            continue
        seen.add(name)
        yield name, definition
        for part, node in _parts(module, local if isinstance(local, str) else "", value):
            inner = definition_of(project, Found(path, module, [node]))
            if inner is not None:
                yield f"{name}.{part}", inner


def _name(exported: str, local: str | Node, node: Node, path: Path) -> str:
    if exported != "default":
        return exported
    if isinstance(local, str) and local[:1].isupper():
        return local
    own = text(field(node, "name"))
    return own if own[:1].isupper() else file_name(path)


def file_name(path: Path) -> str:
    """The component a file is named after: ``price-table.tsx`` -> PriceTable."""
    stem = path.name.partition(".")[0]
    stem = path.parent.name if stem in ("index", "Index") else stem
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[-_ ]+", stem))


def _parts(module: Module, local: str, node: Node) -> Iterator[tuple[str, Node]]:
    """``Card.Header = CardHeader`` and ``Object.assign(Card, { Header: CardHeader })``."""
    for owner, name, value in module.members:
        if owner == local and name[:1].isupper():
            yield name, value
    if node.type == "call_expression" and text(field(node, "function")) == "Object.assign":
        for argument in _arguments(node)[1:]:
            for pair in argument.named_children if argument.type == "object" else ():
                part = field(pair, "value")
                if part is not None:
                    yield unquoted(field(pair, "key")), part
                elif pair.type == "shorthand_property_identifier":
                    yield text(pair), pair


def _arguments(call: Node) -> list[Node]:
    holder = field(call, "arguments")
    return [c for c in holder.named_children if c.type != "comment"] if holder else []


def definition_of(project: Project, found: Found) -> Definition | None:
    """The component that a value is, through memo, forwardRef, lazy and names; None for others."""
    path, module = found.path, found.module
    node: Node | None = found.nodes[0] if found.nodes else None
    props: tuple[Node, Path] | None = None
    wrapped = False
    for _ in range(_MAX_STEPS):
        if node is None:
            return Definition(None, path, module, props)  # a file of markup
        annotation = _annotation(module, node)
        if annotation is not None and props is None:
            typed = _props_of_wrapper(annotation)
            wrapped = wrapped or _FC.match(text(annotation)) is not None
            props = (typed, path) if typed is not None else None
        if node.type in (*_FUNCTIONS, *_CLASSES):
            if node.type in _CLASSES and props is None:
                props = _props_of_class(node, path)
            if wrapped or props is not None or _looks_like(node):
                return Definition(node, path, module, props or _props_of_function(node, path))
            return None
        if node.type in ("as_expression", "satisfies_expression", "parenthesized_expression"):
            if len(node.named_children) > 1 and props is None:
                typed = _props_of_wrapper(node.named_children[1])
                props = (typed, path) if typed is not None else None
            node = node.named_children[0]
            continue
        if node.type in ("identifier", "shorthand_property_identifier"):
            target = project.find_value(path, text(node))
            if target is None:
                return None
            path, module = target.path, target.module
            node = target.nodes[0] if target.nodes else None
            continue
        if node.type != "call_expression":
            return None
        wrapped = True
        called = text(field(node, "function"))
        if _LAZY.search(called):
            target = _imported(project, node, path)
            if target is None:
                return None
            path, module = target.path, target.module
            node = target.nodes[0] if target.nodes else None
            continue
        if props is None:
            props = _props_of_call(node, called, path)
        arguments = _arguments(node)
        node = next(
            (a for a in arguments if a.type in (*_FUNCTIONS, "identifier", "call_expression")), None
        )
        if node is None:
            return None
    return None


def _annotation(module: Module, node: Node) -> Node | None:
    """The type a variable is declared with: ``const Card: FC<Props> = …``."""
    holder = node.parent
    if holder is None or holder.type != "variable_declarator":
        return None
    annotation = field(holder, "type")
    return annotation.named_children[0] if annotation and annotation.named_children else None


def _props_of_wrapper(annotation: Node) -> Node | None:
    """``FC<Props>`` -> Props; ``(props: Props) => JSX.Element`` -> Props."""
    if annotation.type == "function_type":
        parameter = first_parameter(annotation)
        typed = field(parameter, "type") if parameter else None
        return typed.named_children[0] if typed and typed.named_children else None
    holder = field(annotation, "type_arguments")
    if annotation.type != "generic_type" or holder is None or not holder.named_children:
        return None
    name = text(field(annotation, "name")).rpartition(".")[2]
    index = 1 if name == "ForwardRefRenderFunction" else 0
    return holder.named_children[index] if index < len(holder.named_children) else None


def _props_of_call(call: Node, called: str, path: Path) -> tuple[Node, Path] | None:
    """``forwardRef<Element, Props>(…)`` and ``memo<Props>(…)``."""
    holder = field(call, "type_arguments")
    given = holder.named_children if holder else []
    index = 1 if called.endswith("forwardRef") else 0
    return (given[index], path) if index < len(given) else None


def _props_of_function(node: Node, path: Path) -> tuple[Node, Path] | None:
    parameter = first_parameter(node)
    annotation = field(parameter, "type") if parameter else None
    if annotation is None or not annotation.named_children:
        return None
    return annotation.named_children[0], path


def _props_of_class(node: Node, path: Path) -> tuple[Node, Path] | None:
    for heritage in node.named_children:
        for clause in heritage.named_children if heritage.type == "class_heritage" else ():
            base, holder = text(field(clause, "value")), field(clause, "type_arguments")
            if base.endswith("Component") and holder is not None and holder.named_children:
                return holder.named_children[0], path
    return None


def _looks_like(node: Node) -> bool:
    """Whether a function gives markup, or takes its parameter apart as components do."""
    if contains(node, *_JSX) or "createElement(" in text(node):
        return True
    parameter = first_parameter(node)
    if (
        parameter is not None
        and (field(parameter, "pattern") or parameter).type == "object_pattern"
    ):
        return True
    annotation = text(field(parameter, "type")) if parameter is not None else ""
    return (
        annotation.endswith("Props")
        or _ELEMENT.search(text(field(node, "return_type"))) is not None
    )


def _imported(project: Project, call: Node, path: Path) -> Found | None:
    """``lazy(() => import("./Card"))``, also with ``.then((m) => m.Card)``."""
    source = text(call)
    specifier = re.search(r"import\(\s*['\"]([^'\"]+)['\"]\s*\)", source)
    target = project.resolve(specifier[1], path) if specifier else None
    if target is None or specifier is None:
        return None
    picked = re.search(
        r"=>\s*\(?\s*(?:\{\s*default:\s*)?\w+\.(\w+)", source[specifier.end() - len(source) :]
    )
    return project.exported(target, picked[1] if picked else "default")


# --- what a component takes ----------------------------------------------------------------------


def props_of_value(types: Types, found: Found) -> Schema | None:
    """The props type of a component given as a value, for ``ComponentProps<typeof Card>``."""
    definition = definition_of(types.project, found)
    if definition is None or definition.props is None:
        return None
    node, path = definition.props
    schema = types.deref(types.schema(node, path, {}))
    return schema if shapes.names_in(schema) else None


def described(project: Project, definition: Definition) -> dict[str, Any]:
    """A component as the schema file holds it: children, props, source, what is never read."""
    types = Types(project)
    reads = reads_of(definition.node) if definition.node is not None else Reads(frozenset(), True)
    if definition.props is not None:
        node, path = definition.props
        env = types.parameters(_type_parameters(definition.node), definition.path, None)
        schema = types.deref(types.schema(node, path, env))
    else:
        schema = _untyped(types, definition, reads)
    return entry(types, schema, reads, project.relative(definition.path))


def _type_parameters(node: Node | None) -> Node | None:
    return field(node, "type_parameters") if node is not None else None


def _untyped(types: Types, definition: Definition, reads: Reads) -> Schema:
    """The props of a component without types: the names it reads, each of any type."""
    names = [name for name in (*reads.given, *sorted(reads.names)) if name != "children"]
    if definition.node is not None and first_parameter(definition.node) is not None:
        types.note("props have no types")
    properties: dict[str, Schema] = dict.fromkeys(names, ANY)
    if reads.reads("children"):
        properties["children"] = ANY
    return shapes.object_of(properties, more=reads.all)


def entry(types: Types, schema: Schema, reads: Reads, source: str) -> dict[str, Any]:
    """The entry of a component's schema file, from its props' type and what it reads."""
    names = shapes.names_in(schema)
    open_ = shapes.is_open(schema)
    takes = "children" in names or open_
    children = reads.reads("children") and (takes or "children" in reads.names)
    if takes and not children and "children" in names:
        types.note(UNSHOWN)
    props = cleaned(shapes.omitted(schema, ("children",)), dict(reads.defaults))
    if types.definitions:
        props["$defs"] = {name: cleaned(one) for name, one in types.definitions.items()}
    out: dict[str, Any] = {"source": source, "children": children, "props": props}
    unread = [] if reads.all else [n for n in names if n != "children" and not reads.reads(n)]
    if unread:
        out["unread"] = unread
    if types.notes:
        out["notes"] = list(types.notes)
    return out


def cleaned(schema: Any, defaults: dict[str, Any] | None = None) -> Any:
    """A schema without our marks; `defaults` are those of its own properties."""
    if isinstance(schema, list):
        return [cleaned(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    out: dict[str, Any] = {}
    for key, inner in schema.items():
        if key == "properties":
            out[key] = {
                name: _with_default(cleaned(one), defaults or {}, name)
                for name, one in inner.items()
            }
        elif key in ("enum", "required", "default"):
            out[key] = inner
        elif key == "x-const":
            continue
        else:
            out[key] = cleaned(inner)
    if out.get("additionalProperties") is True:
        del out["additionalProperties"]
    return out


def _with_default(schema: Schema, defaults: dict[str, Any], name: str) -> Schema:
    return {**schema, "default": defaults[name]} if name in defaults else schema
