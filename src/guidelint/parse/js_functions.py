"""Functions and binding patterns of JavaScript."""

from __future__ import annotations

from guidelint.parse import js_expressions, js_objects, js_statements, literal
from guidelint.parse.js_lexer import Parser
from guidelint.parse.js_names import (
    check_defaults,
    check_element,
    check_target,
    function_binding,
    identifier,
    to_patterns,
)
from guidelint.parse.js_nodes import (
    ARROW,
    ASYNC,
    DIRECT_SUPER,
    FUNCTION,
    GENERATOR,
    OUTSIDE,
    PLAIN,
    SUPER,
    VAR,
    Node,
    Scope,
)

_ACCESSOR_PAIRS = {("iget", "iset"), ("iset", "iget"), ("sget", "sset"), ("sset", "sget")}


# --- functions --------------------------------------------------------------------------------


def function(
    p: Parser,
    start: int,
    *,
    is_async: bool = False,
    statement: bool = False,
    nameless: bool = False,
) -> Node:
    """Read a function after its keyword. `nameless`: an exported default may lack a name."""
    generator = p.eat("*")
    name: Node | None = None
    if statement and not (nameless and p.type != "name"):
        name = identifier(p)
        check_target(p, name, function_binding(p))
    old = _enter(p, is_async, generator)
    if not statement and p.type == "name":
        name = identifier(p)
    p.expect("(")
    parameters = binding_list(p, ")")
    check_defaults(p)
    _body(p, start, parameters, name)
    _leave(p, old)
    if statement and (is_async or not nameless):
        p.next_after_block()
    else:
        p.next()
    return Node("Function", start, p.last_end, name.name if name else "", parameters)


def arrow(
    p: Parser,
    start: int,
    parameters: list[Node | None],
    mode: int = PLAIN,
    *,
    is_async: bool = False,
) -> Node:
    """Read the body of an arrow function; the current token follows ``=>``."""
    old = _enter(p, is_async, False, ARROW)
    to_patterns(p, parameters, binding=True)
    if p.type == "{":
        _body(p, start, parameters, None)
        _leave(p, old)
        p.next_after_block()
    else:
        js_expressions.assignment(p, mode)
        _check_parameters(p, parameters)
        p.scopes.pop()
        _leave(p, old)
    return Node("Arrow", start, p.last_end)


def method(
    p: Parser, *, is_async: bool = False, generator: bool = False, super_call: bool = False
) -> Node:
    """Read the parameters and body of a method."""
    start = p.start
    old = _enter(p, is_async, generator, SUPER | (DIRECT_SUPER if super_call else 0))
    p.expect("(")
    parameters = binding_list(p, ")")
    check_defaults(p)
    _body(p, start, parameters, None)
    _leave(p, old)
    p.next_after_block()
    return Node("Function", start, p.last_end, kids=parameters)


def _enter(p: Parser, is_async: bool, generator: bool, more: int = 0) -> tuple[int, int, int]:
    """Enter the scope of a function; the state to give back to `_leave`."""
    old = p.yield_at, p.await_at, p.await_name_at
    p.yield_at = p.await_at = p.await_name_at = -1
    flags = FUNCTION | (ASYNC if is_async else 0) | (GENERATOR if generator else 0) | more
    p.scopes.append(Scope(flags))
    return old


def _leave(p: Parser, old: tuple[int, int, int]) -> None:
    p.yield_at, p.await_at, p.await_name_at = old


def _body(p: Parser, start: int, parameters: list[Node | None], name: Node | None) -> None:
    """Read a function's body in braces and leave its scope; the brace stays the current token."""
    simple = all(node is not None and node.kind == "Identifier" for node in parameters)
    if not simple and _uses_strict(p):
        message = "Illegal 'use strict' directive in function with non-simple parameter list"
        raise p.fail(start, message)
    labels, p.labels = p.labels, []
    _check_parameters(p, parameters)
    if name is not None:
        check_target(p, name, OUTSIDE)
    p.expect("{")
    while p.type != "}":
        js_statements.statement(p)
    p.labels = labels
    p.scopes.pop()


def _check_parameters(p: Parser, parameters: list[Node | None]) -> None:
    clashes: set[str] = set()
    for node in parameters:
        if node is not None:
            check_element(p, node, VAR, clashes)


def _uses_strict(p: Parser) -> bool:
    """Whether the body whose brace is the current token begins with "use strict"."""
    at = p.peek(p.pos)
    while p.char(at) in ("'", '"') and (found := literal.scan_string(p.source, at, p.limit)):
        text = p.source[found.start + 1 : found.end - 1]
        after = p.peek(found.end)
        if text == "use strict":
            return p.char(after) in (";", "}") or "\n" in p.source[found.end : after]
        at = p.peek(after + 1) if p.char(after) == ";" else after
    return False


# --- binding patterns -------------------------------------------------------------------------


def binding(p: Parser) -> Node:
    """Read a name or a destructuring pattern."""
    start = p.start
    if p.type == "[":
        p.next()
        return Node("ArrayPattern", start, p.last_end, kids=binding_list(p, "]", holes=True))
    if p.type == "{":
        return js_objects.object_pattern(p)
    return identifier(p)


def binding_list(p: Parser, close: str, *, holes: bool = False) -> list[Node | None]:
    """Read comma-separated bindings up to and past `close`."""
    found: list[Node | None] = []
    first = True
    while not p.eat(close):
        if not first:
            p.expect(",")
        first = False
        if holes and p.type == ",":
            found.append(None)
        elif p.eat(close):
            break
        elif p.type == "...":
            found.append(rest(p))
            if p.type == ",":
                raise p.fail(p.start, "Comma is not permitted after the rest element")
            p.expect(close)
            break
        else:
            start = p.start
            found.append(with_default(p, start, binding(p)))
    return found


def rest(p: Parser) -> Node:
    """Read ``...name`` in a pattern."""
    start = p.start
    p.next()
    inner = binding(p)
    return Node("Rest", start, p.last_end, kids=[inner])


def with_default(p: Parser, start: int, target: Node) -> Node:
    """Read the default value of a binding, if there is one."""
    if not p.eat("="):
        return target
    value = js_expressions.assignment(p)
    return Node("AssignPattern", start, p.last_end, kids=[target, value])
