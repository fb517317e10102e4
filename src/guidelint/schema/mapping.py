"""The names an article can use: the component map that the site hands to MDX."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from guidelint.lazy import lazy_pattern
from guidelint.schema.components import Definition, definition_of
from guidelint.schema.project import Found, Project
from guidelint.schema.source import Module, field, text, unquoted, walk
from guidelint.tuples import NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

_PROVIDER = lazy_pattern(r"(?:use|get)?mdx_?components\Z", re.IGNORECASE)
_MAP = lazy_pattern(
    r"(?:\w*mdx\w*components|components|mdxcomponentmap|\w*componentmap)\Z", re.IGNORECASE
)
_USES = ("MDXRemote", "MDXProvider", "MDXContent", "Content", "compileMDX", "serialize", "evaluate")


class ComponentMap(NamedTuple):
    """`names`: what articles call a component -> its code, None where it is a package's.

    `origins` says where a name comes from if its code cannot be read. `open`: something else is
    mixed in (``...others``), so other names may exist too.
    """

    names: dict[str, Definition | None]
    origins: dict[str, str]
    open: bool


def component_map(project: Project, paths: list[Path]) -> ComponentMap | None:
    """The map of all `paths` together; None where there is none."""
    names: dict[str, Definition | None] = {}
    origins: dict[str, str] = {}
    is_open = False
    for path in paths:
        module = project.module(path)
        if module is None:
            continue
        used, unresolved = _used(project, module, path)
        is_open = is_open or unresolved
        unique = {node.id: (node, at) for node, at in [*_declared(project, module, path), *used]}
        for node, at in unique.values():
            is_open = _read(project, node, at, names, origins, 0) or is_open
    return ComponentMap(names, origins, is_open) if names else None


def _declared(project: Project, module: Module, path: Path) -> list[tuple[Node, Path]]:
    """The object literals that are maps by their name or type, each with its file."""
    found: list[tuple[Node, Path]] = []
    for name, value in module.values.items():
        exported = name in module.exports or module.exports.get("default") == name
        annotation = text(module.annotations.get(name))
        if value.type in ("function_declaration", "arrow_function", "function_expression"):
            if _PROVIDER.match(name):
                found += [(node, path) for node in _returned(value)]
        elif "MDXComponents" in annotation or (exported and _MAP.match(name)):
            found += _objects(project, value, path)
    default = module.exports.get("default")
    if default is not None and not isinstance(default, str) and _is_map_file(path):
        found += _objects(project, default, path)
    return found


def _used(project: Project, module: Module, path: Path) -> tuple[list[tuple[Node, Path]], bool]:
    """The maps that are handed to MDX (``components={…}``), and whether one cannot be told."""
    found: list[tuple[Node, Path]] = []
    unresolved = False
    for node in walk(module.root):
        given = _given(node)
        if given is not None:
            objects = _objects(project, given, path)
            unresolved = unresolved or not objects
            found += objects
    return found, unresolved


def _given(node: Node) -> Node | None:
    """The expression that a node hands to MDX as its components."""
    if node.type == "jsx_attribute" and text(node.named_children[0]) == "components":
        holder = node.named_children[-1]
        tag = text(field(node.parent, "name")) if node.parent is not None else ""
        if holder.type == "jsx_expression" and holder.named_children and _is_use(tag):
            return holder.named_children[0]
    elif node.type == "pair" and unquoted(field(node, "key")) == "components":
        return field(node, "value") if _is_argument(node) else None
    elif node.type == "shorthand_property_identifier" and text(node) == "components":
        return node if _is_argument(node) else None
    return None


def _is_map_file(path: Path) -> bool:
    """``MDXComponents.js``, ``mdx-components.tsx``, ``MDXComponents/index.ts``."""
    stem = path.name.partition(".")[0]
    return (
        _PROVIDER.match((path.parent.name if stem == "index" else stem).replace("-", ""))
        is not None
    )


def _is_use(tag: str) -> bool:
    return tag in _USES or tag.lower().startswith("mdx") or tag.endswith("Content")


def _is_argument(pair: Node) -> bool:
    """Whether a pair (or a shorthand) stands in an argument of ``compileMDX({ … })`` or another of its kind."""
    call = pair.parent.parent.parent if pair.parent and pair.parent.parent else None
    return call is not None and text(field(call, "function")) in _USES


def _returned(function: Node) -> list[Node]:
    """The objects a function returns."""
    body = field(function, "body")
    if body is None:
        return []
    if body.type == "parenthesized_expression" and body.named_children:
        return [n for n in body.named_children if n.type == "object"]
    returns = [n for n in walk(body) if n.type == "return_statement"]
    found = [n.named_children[0] for n in returns if n.named_children]
    return [n for n in found if n.type in ("object", "identifier")]


def _objects(project: Project, node: Node, path: Path) -> list[tuple[Node, Path]]:
    """The object literal an expression stands for."""
    if node.type in ("as_expression", "satisfies_expression", "parenthesized_expression"):
        return _objects(project, node.named_children[0], path)
    if node.type in ("identifier", "shorthand_property_identifier"):
        target = project.find_value(path, text(node))
        if target is None or not target.nodes or target.nodes[0].type == "identifier":
            return []
        return _objects(project, target.nodes[0], target.path)
    if node.type == "call_expression":  # useMDXComponents(), mergeComponents({...})
        target = project.find_value(path, text(field(node, "function")))
        if target is not None and target.nodes:
            return [(n, target.path) for n in _returned(target.nodes[0])]
    return [(node, path)] if node.type == "object" else []


def _read(
    project: Project,
    node: Node,
    path: Path,
    names: dict[str, Definition | None],
    origins: dict[str, str],
    depth: int,
) -> bool:
    """Take in a map's entries; True where it holds something that cannot be told."""
    is_open = False
    if node.type == "identifier":
        inner = _objects(project, node, path) if depth < 5 else []
        for n, p in inner:
            is_open = _read(project, n, p, names, origins, depth + 1) or is_open
        return is_open or not inner
    for part in node.named_children:
        if part.type == "spread_element" and part.named_children:
            inner = _objects(project, part.named_children[0], path) if depth < 5 else []
            if inner:
                for n, p in inner:
                    is_open = _read(project, n, p, names, origins, depth + 1) or is_open
            else:
                is_open = is_open or not _is_parameter(part)
            continue
        name = unquoted(field(part, "key")) if part.type == "pair" else text(part)
        value = field(part, "value") if part.type == "pair" else part
        if part.type == "method_definition":
            name, value = unquoted(field(part, "name")), part
        if not name[:1].isupper() or value is None:
            continue
        module = project.module(path)
        assert module is not None
        names[name] = definition_of(project, Found(path, module, [value]))
        origin = module.imports.get(text(value))
        origins[name] = origin.specifier if origin else project.relative(path)
    return is_open


def _is_parameter(spread: Node) -> bool:
    """Whether ``...components`` is what the function around was given: MDX passes nothing else."""
    name = text(spread.named_children[0])
    node = spread.parent
    while node is not None:
        if node.type in ("function_declaration", "arrow_function", "function_expression"):
            holder = field(node, "parameters") or field(node, "parameter")
            return any(text(n) == name for n in walk(holder)) if holder else False
        node = node.parent
    return False
