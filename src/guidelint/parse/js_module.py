"""The imports and exports of a JavaScript module."""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.parse import js_classes, js_expressions, js_objects
from guidelint.parse.js_lexer import Parser
from guidelint.parse.js_names import check_target, check_unreserved, identifier
from guidelint.parse.js_nodes import LEXICAL, TOP, Node, Scope
from guidelint.parse.js_statements import (
    declaration,
    function,
    is_async_function,
    is_import_call,
    is_let,
    statement,
)

_LONE_SURROGATE = lazy_pattern(r"[\ud800-\udfff]")


def module(p: Parser, declared: tuple[str, ...]) -> int:
    """Read a whole module in which the names `declared` are taken.

    The offset of the first statement that is neither an import nor an export, -1 if none is.
    """
    scope = Scope(TOP)
    scope.names.update(declared)
    p.scopes.append(scope)
    p.next()
    other = -1
    while p.type != "eof":
        start = p.start
        if p.type == "export":
            _export(p)
        elif p.type == "import" and not is_import_call(p):
            _import(p)
        else:
            statement(p)
            other = start if other < 0 else other
    for name, offset in p.undefined_exports.items():
        raise p.fail(offset, f"Export '{name}' is not defined")
    return other


def _source(p: Parser) -> None:
    if p.type != "string":
        raise p.unexpected()
    p.next()


def _module_name(p: Parser) -> Node:
    """Read a name that another module sees: any word, or a string."""
    if p.type != "string":
        return identifier(p, liberal=True)
    node = Node("Literal", p.start, p.pos, p.source[p.start : p.pos])
    if _LONE_SURROGATE.search(js_objects.key_text(node)):
        raise p.fail(p.start, "An export name cannot include a lone surrogate.")
    p.next()
    return node


# --- imports ----------------------------------------------------------------------------------


def _import(p: Parser) -> None:
    p.next()
    if p.type != "string":
        _specifiers(p)
        if not p.eat_name("from"):
            raise p.unexpected()
    _source(p)
    p.semicolon()


def _specifiers(p: Parser) -> None:
    """Read what stands between `import` and `from`."""
    if p.type == "name":
        _declare(p, identifier(p))
        if not p.eat(","):
            return
    if p.eat("*"):
        if not p.eat_name("as"):
            raise p.unexpected()
        _declare(p, identifier(p))
        return
    p.expect("{")
    first = True
    while not p.eat("}"):
        if not first:
            p.expect(",")
            if p.eat("}"):
                return
        first = False
        node = _module_name(p)
        if p.eat_name("as"):
            node = identifier(p)
        else:
            check_unreserved(p, node)
        _declare(p, node)


def _declare(p: Parser, node: Node) -> None:
    check_target(p, node, LEXICAL)
    p.imported.append(node.name)


# --- exports ----------------------------------------------------------------------------------


def _export(p: Parser) -> None:
    p.next()
    if p.eat("*"):
        if p.eat_name("as"):
            node = _module_name(p)
            _record(p, js_objects.key_text(node), p.last_start)
        if not p.eat_name("from"):
            raise p.unexpected()
        _source(p)
        p.semicolon()
    elif p.eat("default"):
        _record(p, "default", p.last_start)
        _default(p)
    elif p.type in ("var", "const") or is_let(p):
        targets = declaration(p, "let" if p.type == "name" else p.type)
        p.semicolon()
        for target, _ in targets:
            _record_pattern(p, target)
    elif p.type == "function" or is_async_function(p):
        node = function(p)
        _record(p, node.name, node.start)
    elif p.type == "class":
        node = js_classes.class_(p, statement=True)
        _record(p, node.name, node.start)
    else:
        _list(p)


def _default(p: Parser) -> None:
    if p.type == "function" or is_async_function(p):
        function(p, nameless=True)
    elif p.type == "class":
        js_classes.class_(p, statement=True, nameless=True)
    else:
        js_expressions.assignment(p)
        p.semicolon()


def _list(p: Parser) -> None:
    """Read ``{a, b as c}``, from a module or of this one."""
    local: list[Node] = []
    p.expect("{")
    first = True
    while p.type != "}":
        if not first:
            p.expect(",")
            if p.type == "}":
                break
        first = False
        node = _module_name(p)
        local.append(node)
        exported = _module_name(p) if p.eat_name("as") else node
        _record(p, js_objects.key_text(exported), exported.start)
    p.next_after_block()
    if p.eat_name("from"):
        _source(p)
    else:
        for node in local:
            _check_local(p, node)
    p.semicolon()


def _check_local(p: Parser, node: Node) -> None:
    check_unreserved(p, node)
    if node.kind == "Literal":
        message = "A string literal cannot be used as an exported binding without `from`."
        raise p.fail(node.start, message)
    if node.name not in p.scopes[0].lexical and node.name not in p.scopes[0].names:
        p.undefined_exports[node.name] = node.start


def _record(p: Parser, name: str, offset: int) -> None:
    """Record an exported name; complain if it is exported twice."""
    if name in p.exported:
        raise p.fail(offset, f"Duplicate export '{name}'")
    p.exported.add(name)


def _record_pattern(p: Parser, node: Node) -> None:
    """Record the names that an exported declaration binds."""
    if node.kind == "Identifier":
        _record(p, node.name, node.start)
        return
    kids = node.kids
    if node.kind == "Property":
        kids = kids[1:]
    elif node.kind == "AssignPattern":
        kids = kids[:1]
    for kid in kids:
        if kid is not None:
            _record_pattern(p, kid)
