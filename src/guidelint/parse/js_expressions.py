"""JavaScript expressions: from the comma operator down to member access and calls."""

from __future__ import annotations

from guidelint.parse import js_atoms, js_functions
from guidelint.parse.js_lexer import Parser
from guidelint.parse.js_names import (
    check_defaults,
    check_expression_errors,
    check_pattern,
    check_pattern_errors,
    check_target,
    has_expression_errors,
    identifier,
    private_name,
    to_pattern,
)
from guidelint.parse.js_nodes import (
    FOR_AWAIT,
    PLAIN,
    Cover,
    Node,
)

_ASSIGN = frozenset(
    [
        "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=",
        "&&=", "||=", "??=",
    ]
)  # fmt: skip
_BINARY = {
    "||": 1, "??": 1, "&&": 2, "|": 3, "^": 4, "&": 5,
    "==": 6, "!=": 6, "===": 6, "!==": 6,
    "<": 7, ">": 7, "<=": 7, ">=": 7, "in": 7, "instanceof": 7,
    "<<": 8, ">>": 8, ">>>": 8, "+": 9, "-": 9, "%": 10, "*": 10, "/": 10,
}  # fmt: skip
_PREFIX = frozenset(
    [
        "!", "~", "+", "-", "typeof", "void", "delete", "++", "--",
    ]
)  # fmt: skip
_STARTS_EXPRESSION = frozenset(
    [
        "num", "regexp", "string", "name", "private", "[", "{", "(", "`", "${", "++", "--",
        "!", "~", "+", "-", "function", "new", "this", "super", "class", "import", "null",
        "true", "false", "typeof", "void", "delete", "<tag",
    ]
)  # fmt: skip


def expression(p: Parser, mode: int = PLAIN, cover: Cover | None = None) -> Node:
    """Read an expression, commas included."""
    start = p.start
    node = assignment(p, mode, cover)
    if p.type != ",":
        return node
    parts: list[Node | None] = [node]
    while p.eat(","):
        parts.append(assignment(p, mode, cover))
    return Node("Sequence", start, p.last_end, kids=parts)


def assignment(p: Parser, mode: int = PLAIN, cover: Cover | None = None) -> Node:
    """Read an expression without commas."""
    if p.is_name("yield"):
        if p.in_generator:
            return _yield(p, mode)
        p.allowed = False
    inner = Cover() if cover is None else cover
    old_paren, old_comma, old_proto = inner.paren_assign, inner.trailing_comma, inner.proto
    inner.paren_assign = inner.trailing_comma = -1
    start = p.start
    if p.type in ("(", "name"):
        p.arrow_at = start
        p.arrow_in_for_await = mode == FOR_AWAIT
    left = _conditional(p, mode, inner)
    if p.type in _ASSIGN:
        left = _assign_to(p, left, inner, start, mode, own=cover is None)
        if cover is not None and old_proto >= 0:
            cover.proto = old_proto
        return left
    if cover is None:
        check_expression_errors(p, inner)
    if old_paren >= 0:
        inner.paren_assign = old_paren
    if old_comma >= 0:
        inner.trailing_comma = old_comma
    return left


def _assign_to(p: Parser, left: Node, cover: Cover, start: int, mode: int, *, own: bool) -> Node:
    """Read the operator and the right-hand side of an assignment."""
    operator = p.type
    if operator == "=":
        to_pattern(p, left, cover, binding=False)
    if not own:
        cover.paren_assign = cover.trailing_comma = -1
        if cover.shorthand >= left.start:
            cover.shorthand = -1
        if cover.proto >= left.start:
            cover.proto = -1
    (check_pattern if operator == "=" else check_target)(p, left)
    p.next()
    right = assignment(p, mode)
    return Node("Assign", start, p.last_end, operator, [left, right])


def _conditional(p: Parser, mode: int, cover: Cover) -> Node:
    start = p.start
    node = _operators(p, mode, cover)
    is_arrow = node.kind == "Arrow" and node.start == start
    if has_expression_errors(cover) or is_arrow or not p.eat("?"):
        return node
    assignment(p)
    p.expect(":")
    assignment(p, mode)
    return Node("Other", start, p.last_end)


def _operators(p: Parser, mode: int, cover: Cover) -> Node:
    start = p.start
    node = unary(p, mode, cover)
    if has_expression_errors(cover) or (node.kind == "Arrow" and node.start == start):
        return node
    return _operator(p, node, start, -1, mode)


def _operator(p: Parser, left: Node, start: int, lowest: int, mode: int) -> Node:
    """Read operators that bind tighter than `lowest`, and their right-hand sides."""
    while True:
        operator = p.type
        rank = _BINARY.get(operator, -1)
        if rank <= lowest or (operator == "in" and mode != PLAIN):
            return left
        if operator == "??":
            rank = _BINARY["&&"]  # so that no || or && hides on its right
        p.next()
        begin = p.start
        right = _operator(p, unary(p, mode), begin, rank, mode)
        if right.kind == "Private":
            message = "Private identifier can only be left side of binary expression"
            raise p.fail(right.start, message)
        left = Node("Other", start, p.last_end, operator)
        if (operator == "??" and p.type in ("||", "&&")) or (
            operator in ("||", "&&") and p.type == "??"
        ):
            message = "Logical expressions and coalesce expressions cannot be mixed."
            raise p.fail(p.start, f"{message} Wrap either by parentheses")


def unary(
    p: Parser, mode: int, cover: Cover | None = None, saw_unary: bool = False, update: bool = False
) -> Node:
    """Read an operand with its prefix and postfix operators, and what `**` it."""
    start = p.start
    if p.is_name("await") and p.can_await:
        node = _await(p, mode)
        saw_unary = True
    elif p.type in _PREFIX:
        node = _prefix(p, mode, cover)
        saw_unary = saw_unary or node.mark != "update"
    elif p.type == "private" and not saw_unary:
        if mode != PLAIN or not p.private_names:
            raise p.unexpected()
        node = private_name(p)
        if p.type != "in":
            raise p.unexpected()
    else:
        node = subscripts(p, mode, cover)
        if has_expression_errors(cover):
            return node
        while p.type in ("++", "--") and not p.may_end_statement():
            check_target(p, node)
            p.next()
            node = Node("Other", start, p.last_end)
    if update or (node.kind == "Arrow" and node.start == start) or not p.eat("**"):
        return node
    if saw_unary:
        raise p.unexpected(p.last_start)
    unary(p, mode)
    return Node("Other", start, p.last_end)


def _prefix(p: Parser, mode: int, cover: Cover | None) -> Node:
    start, operator = p.start, p.type
    update = operator in ("++", "--")
    p.next()
    operand = unary(p, mode, None, True, update)
    check_expression_errors(p, cover)
    if update:
        check_target(p, operand)
    elif operator == "delete":
        inner = operand
        while inner.kind in ("Paren", "Chain"):
            inner = inner.kid(0)
        if inner.kind == "Identifier":
            raise p.fail(start, "Deleting local variable in strict mode")
        if inner.mark == "private":
            raise p.fail(start, "Private fields can not be deleted")
    mark = "update" if update else ""
    return Node("Unary", start, p.last_end, operator, [operand], mark)


def _await(p: Parser, mode: int) -> Node:
    start = p.start
    if p.await_at < 0:
        p.await_at = start
    p.next()
    unary(p, mode, None, True)
    return Node("Other", start, p.last_end)


def _yield(p: Parser, mode: int) -> Node:
    start = p.start
    if p.yield_at < 0:
        p.yield_at = start
    p.next()
    starts = p.type == "*" or p.type in _STARTS_EXPRESSION
    if p.type != ";" and not p.may_end_statement() and starts:
        p.eat("*")
        assignment(p, mode)
    return Node("Other", start, p.last_end)


# --- member access and calls ------------------------------------------------------------------


def subscripts(p: Parser, mode: int, cover: Cover | None = None) -> Node:
    """Read an atom and all that is accessed or called on it."""
    start = p.start
    old_proto = old_shorthand = -1
    if cover:
        old_proto, old_shorthand = cover.proto, cover.shorthand
        cover.proto = cover.shorthand = -1
    base = js_atoms.atom(p, cover)
    if base.kind == "Arrow" and p.source[p.last_start : p.last_end] != ")":
        return base
    node = accesses(p, base, start, mode)
    if cover:
        if node.end > base.end:
            check_expression_errors(p, cover)
            cover.paren_assign = -1 if cover.paren_assign >= start else cover.paren_assign
            cover.paren_bind = -1 if cover.paren_bind >= start else cover.paren_bind
            cover.trailing_comma = -1 if cover.trailing_comma >= start else cover.trailing_comma
        cover.proto = old_proto if old_proto >= 0 else cover.proto
        cover.shorthand = old_shorthand if old_shorthand >= 0 else cover.shorthand
    return node


def accesses(p: Parser, node: Node, start: int, mode: int, *, calls: bool = True) -> Node:
    """Read the ``.a``, ``[b]``, ``(c)`` and templates after an atom."""
    may_be_async = (
        node.kind == "Identifier"
        and node.name == "async"
        and p.last_end == node.end == node.start + 5
        and not p.may_end_statement()
        and p.arrow_at == node.start
    )
    chained = False
    while True:
        optional = p.eat("?.")
        if optional and not calls:
            message = "Optional chaining cannot appear in the callee of new expressions"
            raise p.fail(p.last_start, message)
        chained = chained or optional
        if p.type in ("[", ".") or (optional and p.type not in ("(", "`")):
            node = _member(p, node, start, optional)
        elif p.type == "(" and calls:
            node = _call(p, start, mode, may_be_async and not optional)
            if node.kind == "Arrow":
                return node
        elif p.type == "`":
            if chained:
                message = "Optional chaining cannot appear in the tag of tagged template"
                raise p.fail(p.start, f"{message} expressions")
            js_atoms.template(p, tagged=True)
            node = Node("Other", start, p.last_end)
        else:
            return Node("Chain", start, p.last_end, kids=[node]) if chained else node
        may_be_async = False


def _member(p: Parser, base: Node, start: int, optional: bool) -> Node:
    if p.eat("["):
        expression(p)
        p.expect("]")
        return Node("Member", start, p.last_end)
    if not optional:
        p.expect(".")
    if p.type == "private" and base.kind != "Super":
        private_name(p)
        return Node("Member", start, p.last_end, mark="private")
    identifier(p, liberal=True)
    return Node("Member", start, p.last_end)


def _call(p: Parser, start: int, mode: int, may_be_async: bool) -> Node:
    """Read the arguments of a call, or the parameters and body of an async arrow function."""
    old = p.yield_at, p.await_at, p.await_name_at
    p.yield_at = p.await_at = p.await_name_at = -1
    cover = Cover()
    p.next()
    arguments = js_atoms.items(p, ")", cover)
    if may_be_async and not p.may_end_statement() and p.eat("=>"):
        check_pattern_errors(p, cover, assign=False)
        check_defaults(p)
        if p.await_name_at >= 0:
            message = "Cannot use 'await' as identifier inside an async function"
            raise p.fail(p.await_name_at, message)
        p.yield_at, p.await_at, p.await_name_at = old
        return js_functions.arrow(p, start, arguments, mode, is_async=True)
    check_expression_errors(p, cover)
    p.yield_at = old[0] if old[0] >= 0 else p.yield_at
    p.await_at = old[1] if old[1] >= 0 else p.await_at
    p.await_name_at = old[2] if old[2] >= 0 else p.await_name_at
    return Node("Call", start, p.last_end)
