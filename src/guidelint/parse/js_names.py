"""Names in JavaScript: where they may stand, who declared them, and what may be assigned to."""

from __future__ import annotations

from guidelint.parse.js_lexer import KEYWORDS, Parser
from guidelint.parse.js_nodes import (
    ARROW,
    CATCH,
    FIELD_INIT,
    FUNCTION,
    LEXICAL,
    NONE,
    OUTSIDE,
    SIMPLE_CATCH,
    STATIC_BLOCK,
    TOP,
    VAR,
    VAR_SCOPE,
    Cover,
    Node,
    Scope,
)

_RESERVED = frozenset(
    [
        "enum", "await", "implements", "interface", "let", "package", "private", "protected",
        "public", "static", "yield",
    ]
)  # fmt: skip
_NOT_ASSIGNABLE = _RESERVED | {"eval", "arguments"}
_PATTERNS = frozenset(["ObjectPattern", "ArrayPattern", "AssignPattern", "Rest"])


def identifier(p: Parser, *, liberal: bool = False) -> Node:
    """Read an identifier; a `liberal` one, as after a dot, may be a keyword."""
    if p.type != "name" and p.type not in KEYWORDS:
        raise p.unexpected()
    name = p.value if p.type == "name" else p.type
    node = Node("Identifier", p.start, p.pos, name)
    p.type = "name"
    p.next(liberal=liberal)
    if not liberal:
        check_unreserved(p, node)
        if name == "await" and p.await_name_at < 0:
            p.await_name_at = node.start
    return node


def private_name(p: Parser) -> Node:
    """Read ``#name``, which must stand in a class."""
    if p.type != "private":
        raise p.unexpected()
    node = Node("Private", p.start, p.pos, p.value)
    p.next()
    if not p.private_names:
        message = f"Private field '#{node.name}' must be declared in an enclosing class"
        raise p.fail(node.start, message)
    p.private_names[-1].used.append((node.name, node.start))
    return node


def this_scope(p: Parser) -> Scope:
    """The nearest scope with its own `this`."""
    flags = VAR_SCOPE | FIELD_INIT
    scopes = reversed(p.scopes)
    return next(scope for scope in scopes if scope.flags & flags and not scope.flags & ARROW)


def check_unreserved(p: Parser, node: Node) -> None:
    """Complain about a word that may not be a name here."""
    name = node.name
    if name == "yield" and p.in_generator:
        raise p.fail(node.start, "Cannot use 'yield' as identifier inside a generator")
    if name == "await" and p.in_async:
        raise p.fail(node.start, "Cannot use 'await' as identifier inside an async function")
    if name == "arguments" and not this_scope(p).flags & VAR_SCOPE:
        raise p.fail(node.start, "Cannot use 'arguments' in class field initializer")
    if name in ("arguments", "await") and p.var_scope().flags & STATIC_BLOCK:
        raise p.fail(node.start, f"Cannot use {name} in class static initialization block")
    if name in KEYWORDS:
        raise p.fail(node.start, f"Unexpected keyword '{name}'")
    if name in _RESERVED:
        raise p.fail(node.start, f"The keyword '{name}' is reserved")


def declare(p: Parser, name: str, binding: int, offset: int) -> None:
    """Record a declaration; complain if the name is taken."""
    scope = p.scopes[-1]
    taken = False
    if binding == LEXICAL:
        taken = name in scope.lexical or name in scope.names
        scope.first = scope.first or name
        scope.lexical.add(name)
        if scope.flags & TOP:
            p.undefined_exports.pop(name, None)
    elif binding == CATCH:
        scope.first = scope.first or name
        scope.lexical.add(name)
    else:
        for scope in reversed(p.scopes):
            simple_catch = scope.flags & SIMPLE_CATCH and scope.first == name
            if name in scope.lexical and not simple_catch:
                taken = True
                break
            scope.names.add(name)
            if scope.flags & TOP:
                p.undefined_exports.pop(name, None)
            if scope.flags & VAR_SCOPE:
                break
    if taken:
        raise p.fail(offset, f"Identifier '{name}' has already been declared")


def function_binding(p: Parser) -> int:
    """How a function declaration binds its name here."""
    return VAR if p.scopes[-1].flags & FUNCTION else LEXICAL


# --- cover grammar: an expression that turns out to be a pattern ------------------------------


def check_pattern_errors(p: Parser, cover: Cover, *, assign: bool) -> None:
    """Complain about what may not stand in a pattern."""
    if cover.trailing_comma >= 0:
        raise p.fail(cover.trailing_comma, "Comma is not permitted after the rest element")
    parens = cover.paren_assign if assign else cover.paren_bind
    if parens >= 0:
        raise p.fail(parens, "Assigning to rvalue" if assign else "Parenthesized pattern")


def has_expression_errors(cover: Cover | None) -> bool:
    """Whether something was read that only a pattern may hold."""
    return cover is not None and (cover.shorthand >= 0 or cover.proto >= 0)


def check_expression_errors(p: Parser, cover: Cover | None) -> None:
    """Complain about what only a pattern may hold."""
    if cover is None:
        return
    if cover.shorthand >= 0:
        message = "Shorthand property assignments are valid only in destructuring patterns"
        raise p.fail(cover.shorthand, message)
    if cover.proto >= 0:
        raise p.fail(cover.proto, "Redefinition of __proto__ property")


def check_defaults(p: Parser) -> None:
    """Complain about `yield` and `await` in the default values of parameters."""
    if p.yield_at >= 0 and (p.await_at < 0 or p.yield_at < p.await_at):
        raise p.fail(p.yield_at, "Yield expression cannot be a default value")
    if p.await_at >= 0:
        raise p.fail(p.await_at, "Await expression cannot be a default value")


def to_pattern(p: Parser, node: Node, cover: Cover | None = None, *, binding: bool) -> Node:
    """Turn an expression into the pattern it looks like. `binding`: it declares parameters."""
    kind = node.kind
    if kind == "Identifier":
        if node.name == "await" and p.in_async:
            raise p.fail(node.start, "Cannot use 'await' as identifier inside an async function")
    elif kind == "Object":
        _object_to_pattern(p, node, cover, binding)
    elif kind == "Property":
        if node.name != "init":
            raise p.fail(node.kid(0).start, "Object pattern can't contain getter or setter")
        to_pattern(p, node.kid(1), binding=binding)
    elif kind == "Array":
        node.kind = "ArrayPattern"
        if cover:
            check_pattern_errors(p, cover, assign=True)
        to_patterns(p, node.kids, binding=binding)
    elif kind == "Spread":
        node.kind = "Rest"
        to_pattern(p, node.kid(0), binding=binding)
        if node.kid(0).kind == "AssignPattern":
            raise p.fail(node.kid(0).start, "Rest elements cannot have a default value")
    elif kind == "Assign":
        if node.name != "=":
            message = "Only '=' operator can be used for specifying default value."
            raise p.fail(node.kid(0).end, message)
        node.kind = "AssignPattern"
        to_pattern(p, node.kid(0), binding=binding)
    elif kind == "Paren":
        to_pattern(p, node.kid(0), cover, binding=binding)
    elif kind == "Chain":
        raise p.fail(node.start, "Optional chaining cannot appear in left-hand side")
    elif kind not in _PATTERNS and (kind != "Member" or binding):
        raise p.fail(node.start, "Assigning to rvalue")
    return node


def _object_to_pattern(p: Parser, node: Node, cover: Cover | None, binding: bool) -> None:
    node.kind = "ObjectPattern"
    if cover:
        check_pattern_errors(p, cover, assign=True)
    for item in node.kids:
        assert item is not None
        to_pattern(p, item, binding=binding)
        if item.kind == "Rest" and item.kid(0).kind in ("ArrayPattern", "ObjectPattern"):
            raise p.unexpected(item.kid(0).start)


def to_patterns(p: Parser, nodes: list[Node | None], *, binding: bool) -> None:
    """Turn a list of expressions into patterns."""
    for node in nodes:
        if node is not None:
            to_pattern(p, node, binding=binding)


# --- targets ----------------------------------------------------------------------------------


def check_target(
    p: Parser, node: Node, binding: int = NONE, clashes: set[str] | None = None
) -> None:
    """Complain unless `node` may be assigned to, or bound: a name, a member, or in parentheses."""
    if node.kind == "Identifier":
        if node.name in _NOT_ASSIGNABLE:
            verb = "Binding" if binding else "Assigning to"
            raise p.fail(node.start, f"{verb} {node.name} in strict mode")
        if binding and clashes is not None:
            if node.name in clashes:
                raise p.fail(node.start, "Argument name clash")
            clashes.add(node.name)
        if binding not in (NONE, OUTSIDE):
            declare(p, node.name, binding, node.start)
    elif node.kind == "Chain":
        raise p.fail(node.start, "Optional chaining cannot appear in left-hand side")
    elif node.kind == "Member" and not binding:
        return
    elif node.kind == "Member":
        raise p.fail(node.start, "Binding member expression")
    elif node.kind == "Paren":
        if binding:
            raise p.fail(node.start, "Binding parenthesized expression")
        check_target(p, node.kid(0), binding, clashes)
    else:
        raise p.fail(node.start, f"{'Binding' if binding else 'Assigning to'} rvalue")


def check_pattern(
    p: Parser, node: Node, binding: int = NONE, clashes: set[str] | None = None
) -> None:
    """As `check_target`, and destructuring is allowed."""
    if node.kind not in ("ObjectPattern", "ArrayPattern"):
        check_target(p, node, binding, clashes)
        return
    for item in node.kids:
        if item is not None:
            check_element(p, item, binding, clashes)


def check_element(
    p: Parser, node: Node, binding: int = NONE, clashes: set[str] | None = None
) -> None:
    """As `check_pattern`, for a part of a pattern or a parameter."""
    if node.kind == "Property":
        check_element(p, node.kid(1), binding, clashes)
    elif node.kind in ("AssignPattern", "Rest"):
        check_pattern(p, node.kid(0), binding, clashes)
    else:
        check_pattern(p, node, binding, clashes)
