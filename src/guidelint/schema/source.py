"""A TypeScript file, parsed: what it declares, imports and exports. Nothing is executed.

tree-sitter is imported when the first file is read: only `guidelint schema` needs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from guidelint.tuples import NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node


class Import(NamedTuple):
    """`name` is the export's name in the module `specifier`: ``default``, ``*`` or its own."""

    specifier: str
    name: str


class Module:
    """The names of one file.

    `types` holds interfaces, type aliases, enums and classes (interfaces may be declared in
    parts); `values` the initial value or declaration of functions, classes and variables;
    `annotations` the declared types of variables; `exports` maps an exported name to the local
    one or to the expression itself (``export default memo(X)``); `members` holds
    ``Card.Header = CardHeader`` as ("Card", "Header", node).
    """

    __slots__ = (
        "annotations",
        "exports",
        "imports",
        "members",
        "reexports",
        "root",
        "stars",
        "types",
        "values",
    )

    def __init__(self, root: Node) -> None:
        self.root = root
        self.types: dict[str, list[Node]] = {}
        self.values: dict[str, Node] = {}
        self.annotations: dict[str, Node] = {}
        self.imports: dict[str, Import] = {}
        self.exports: dict[str, str | Node] = {}
        self.reexports: dict[str, Import] = {}
        self.stars: list[str] = []
        self.members: list[tuple[str, str, Node]] = []


def text(node: Node | None) -> str:
    """The source of a node, "" for none."""
    return node.text.decode("utf-8", "replace") if node is not None and node.text else ""


def field(node: Node, name: str) -> Node | None:
    """A child by its role in the grammar."""
    return node.child_by_field_name(name)


def unquoted(node: Node | None) -> str:
    """The text of a string, template without expressions, number or name."""
    if node is None:
        return ""
    if node.type == "string":
        parts = [_unescaped(child) for child in node.named_children]
        return "".join(parts)
    if node.type == "template_string":
        return text(node)[1:-1]
    return text(node)


def _unescaped(node: Node) -> str:
    raw = text(node)
    if node.type != "escape_sequence":
        return raw
    simple = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}
    if raw[1:2] in ("u", "x"):
        digits = raw[2:].strip("{}")
        return chr(int(digits, 16)) if digits else raw
    return simple.get(raw[1:], raw[1:])


def walk(node: Node) -> Iterator[Node]:
    """A node and all named nodes below it, in source order."""
    stack = [node]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(reversed(here.named_children))


@cache
def _parser(dialect: str) -> Any:
    import tree_sitter
    import tree_sitter_typescript

    grammar = (
        tree_sitter_typescript.language_typescript()
        if dialect == "ts"
        else tree_sitter_typescript.language_tsx()
    )
    return tree_sitter.Parser(tree_sitter.Language(grammar))


def read_module(code: str, dialect: str = "tsx") -> Module:
    """The names of a file; `dialect` is ts (with ``<T>value``) or tsx (with JSX).

    Code that does not parse gives what could be read of it. Raises ModuleNotFoundError where
    the extra ``schema`` is not installed.
    """
    root: Node = _parser(dialect).parse(code.encode("utf-8", "replace")).root_node
    module = Module(root)
    for statement in root.named_children:
        _statement(module, statement)
    return module


def _statement(module: Module, node: Node) -> None:
    if node.type == "import_statement":
        _import(module, node)
    elif node.type == "export_statement":
        _export(module, node)
    elif node.type == "ambient_declaration":
        for inner in node.named_children:
            _declare(module, inner)
    elif node.type == "expression_statement":
        _assignment(module, node)
    else:
        _declare(module, node)


def _import(module: Module, node: Node) -> None:
    specifier = unquoted(field(node, "source"))
    for clause in node.named_children:
        if clause.type != "import_clause":
            continue
        for part in clause.named_children:
            if part.type == "identifier":
                module.imports[text(part)] = Import(specifier, "default")
            elif part.type == "namespace_import":
                module.imports[text(part.named_children[0])] = Import(specifier, "*")
            else:
                for one in part.named_children:
                    name = unquoted(field(one, "name"))
                    module.imports[text(field(one, "alias")) or name] = Import(specifier, name)


def _export(module: Module, node: Node) -> None:
    source = field(node, "source")
    clause = next((c for c in node.named_children if c.type == "export_clause"), None)
    if clause is not None:
        for one in clause.named_children:
            name = unquoted(field(one, "name"))
            alias = unquoted(field(one, "alias")) or name
            if source is None:
                module.exports[alias] = name
            else:
                module.reexports[alias] = Import(unquoted(source), name)
        return
    if source is not None:
        namespace = next((c for c in node.named_children if c.type == "namespace_export"), None)
        if namespace is None:
            module.stars.append(unquoted(source))
        else:
            name = text(namespace.named_children[0])
            module.reexports[name] = Import(unquoted(source), "*")
        return
    default = any(child.type == "default" for child in node.children)
    declaration = field(node, "declaration")
    if declaration is not None:
        names = _declare(module, declaration)
        if default:
            module.exports["default"] = names[0] if names else declaration
        else:
            module.exports.update((name, name) for name in names)
    elif default and field(node, "value") is not None:
        value = field(node, "value")
        assert value is not None
        module.exports["default"] = text(value) if value.type == "identifier" else value


def _declare(module: Module, node: Node) -> list[str]:
    """Take in a declaration; the names it declares."""
    if node.type in ("lexical_declaration", "variable_declaration"):
        return [name for one in node.named_children for name in _variable(module, one)]
    name = text(field(node, "name"))
    if not name:
        return []
    if node.type in ("interface_declaration", "type_alias_declaration", "enum_declaration"):
        module.types.setdefault(name, []).append(node)
    elif node.type in ("class_declaration", "abstract_class_declaration"):
        module.types.setdefault(name, []).append(node)
        module.values[name] = node
    elif node.type in ("function_declaration", "generator_function_declaration"):
        module.values[name] = node
    elif node.type == "function_signature":  # an overload, or in a .d.ts file
        module.values.setdefault(name, node)
    else:
        return []
    return [name]


def _variable(module: Module, node: Node) -> list[str]:
    target, value = field(node, "name"), field(node, "value")
    if node.type != "variable_declarator" or target is None or target.type != "identifier":
        return []
    name, annotation = text(target), field(node, "type")
    if value is not None:
        module.values[name] = value
    if annotation is not None:
        module.annotations[name] = annotation
    return [name]


def _assignment(module: Module, node: Node) -> None:
    """``Card.Header = CardHeader`` and ``module.exports = Card``."""
    expression = node.named_children[0] if node.named_children else None
    if expression is None or expression.type != "assignment_expression":
        return
    left, right = field(expression, "left"), field(expression, "right")
    if left is None or right is None or left.type != "member_expression":
        return
    owner, name = text(field(left, "object")), text(field(left, "property"))
    if (owner, name) == ("module", "exports"):
        module.exports["default"] = text(right) if right.type == "identifier" else right
    else:
        module.members.append((owner, name, right))
