"""The loops of JavaScript that begin with `for`."""

from __future__ import annotations

from guidelint.parse import js_expressions, js_statements
from guidelint.parse.js_lexer import Parser
from guidelint.parse.js_names import check_expression_errors, check_pattern, to_pattern
from guidelint.parse.js_nodes import FOR, FOR_AWAIT, Cover, Label, Scope


def for_loop(p: Parser) -> None:
    """Read any of the four loops that begin with `for`."""
    p.next()
    await_at = p.last_start if p.can_await and p.eat_name("await") else -1
    p.labels.append(Label("", "loop", -1))
    p.scopes.append(Scope(0))
    p.expect("(")
    if p.type in ("var", "const") or js_statements.is_let(p):
        loops_over = _for_declaration(p, await_at)
    else:
        loops_over = p.type != ";" and _for_expression(p, await_at)
    if not loops_over:
        if await_at >= 0:
            raise p.unexpected(await_at)
        p.expect(";")
        if p.type != ";":
            js_expressions.expression(p)
        p.expect(";")
        if p.type != ")":
            js_expressions.expression(p)
    if p.type != ")":
        raise p.unexpected()
    if await_at < 0:
        p.next_after_block()
    else:
        p.next()
    js_statements.statement(p, "for")
    p.scopes.pop()
    p.labels.pop()


def _for_declaration(p: Parser, await_at: int) -> bool:
    """Read ``const a of b`` in a loop's head; False: an ordinary `for` follows."""
    start = p.start
    kind = "let" if p.type == "name" else p.type
    targets = js_statements.declaration(p, kind, FOR)
    if not (p.type == "in" or p.is_name("of")) or len(targets) != 1:
        return False
    if p.type == "in" and await_at >= 0:
        raise p.unexpected(await_at)
    _loop_over(p, start if targets[0][1] else -1)
    return True


def _for_expression(p: Parser, await_at: int) -> bool:
    """Read ``a of b`` in a loop's head; False: an ordinary `for` follows."""
    cover, escaped, start = Cover(), p.escaped, p.start
    if await_at >= 0:
        node = js_expressions.subscripts(p, FOR_AWAIT, cover)
    else:
        node = js_expressions.expression(p, FOR, cover)
    is_of = p.is_name("of")
    if p.type != "in" and not is_of:
        check_expression_errors(p, cover)
        return False
    if await_at >= 0 and not is_of:
        raise p.unexpected(await_at)
    is_async = node.kind == "Identifier" and node.name == "async" and node.start == start
    if await_at < 0 and is_of and is_async and not escaped:
        raise p.unexpected()
    to_pattern(p, node, cover, binding=False)
    check_pattern(p, node)
    _loop_over(p, -1)
    return True


def _loop_over(p: Parser, initialized: int) -> None:
    """Read ``in b`` or ``of b``; `initialized`: where a declaration with a value stands."""
    is_in = p.type == "in"
    p.next()
    if initialized >= 0:
        loop = "for-in" if is_in else "for-of"
        message = f"{loop} loop variable declaration may not have an initializer"
        raise p.fail(initialized, message)
    if is_in:
        js_expressions.expression(p)
    else:
        js_expressions.assignment(p)
