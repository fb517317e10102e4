"""The atoms of JavaScript expressions: single tokens, and what a bracket or keyword opens."""

from __future__ import annotations

from guidelint.parse import js_classes, js_expressions, js_functions, js_jsx, js_objects
from guidelint.parse.js_lexer import Parser
from guidelint.parse.js_names import (
    check_defaults,
    check_expression_errors,
    check_pattern_errors,
    identifier,
    this_scope,
)
from guidelint.parse.js_nodes import (
    ARROW,
    DIRECT_SUPER,
    FIELD_INIT,
    FUNCTION,
    PLAIN,
    STATIC_BLOCK,
    SUPER,
    Cover,
    Node,
)
from guidelint.parse.js_scan import bad_template_escape

_LITERALS = frozenset(["num", "string", "regexp", "null", "true", "false"])


def atom(p: Parser, cover: Cover | None) -> Node:
    """Read a single token, or what a bracket or keyword opens."""
    if p.type == "/":
        p.reread_as_regex()
    start, kind = p.start, p.type
    if kind in _LITERALS:
        node = Node("Literal", start, p.pos, p.source[start : p.pos])
        p.next()
        return node
    if kind == "name":
        return _name(p)
    if kind == "[":
        p.next()
        elements = items(p, "]", cover, holes=True)
        return Node("Array", start, p.last_end, kids=elements)
    if kind == "{":
        return js_objects.object_literal(p, cover)
    if kind == "(":
        return _parentheses(p, cover)
    if kind == "`":
        return template(p)
    if kind == "<tag":
        return js_jsx.element(p)
    if kind == "function":
        p.next()
        return js_functions.function(p, start)
    if kind == "class":
        return js_classes.class_(p)
    if kind == "new":
        return _new(p)
    if kind == "import":
        return _import(p)
    if kind in ("this", "super"):
        return _this(p)
    raise p.unexpected()


def _this(p: Parser) -> Node:
    start, kind = p.start, p.type
    if kind == "super" and not this_scope(p).flags & SUPER:
        raise p.fail(start, "'super' keyword outside a method")
    p.next()
    if kind == "this":
        return Node("Other", start, p.last_end)
    if p.type == "(" and not this_scope(p).flags & DIRECT_SUPER:
        raise p.fail(start, "super() call outside constructor of a subclass")
    if p.type not in (".", "[", "("):
        raise p.unexpected()
    return Node("Super", start, p.last_end)


def _name(p: Parser) -> Node:
    """Read a name, or the arrow or async function that begins with it."""
    start, escaped = p.start, p.escaped
    may_be_arrow = p.arrow_at == start
    node = identifier(p)
    is_async = node.name == "async" and not escaped
    if is_async and not p.may_end_statement() and p.eat("function"):
        return js_functions.function(p, start, is_async=True)
    if not may_be_arrow or p.may_end_statement():
        return node
    if p.eat("=>"):
        return js_functions.arrow(p, start, [node])
    of_loop = p.arrow_in_for_await and p.value == "of" and not p.escaped
    if is_async and p.type == "name" and not of_loop:
        parameter = identifier(p)
        if p.may_end_statement() or not p.eat("=>"):
            raise p.unexpected()
        return js_functions.arrow(p, start, [parameter], is_async=True)
    return node


def _parentheses(p: Parser, cover: Cover | None) -> Node:
    """Read an expression in parentheses, or an arrow function."""
    start = p.start
    may_be_arrow = p.arrow_at == start
    old = p.yield_at, p.await_at
    p.yield_at = p.await_at = -1
    p.next()
    inner, inner_start = Cover(), p.start
    parts, spread, comma = _paren_items(p, inner)
    inner_end = p.last_end
    p.expect(")")
    if may_be_arrow and not p.may_end_statement() and p.eat("=>"):
        check_pattern_errors(p, inner, assign=False)
        check_defaults(p)
        p.yield_at, p.await_at = old
        return js_functions.arrow(p, start, parts)
    if not parts or comma:
        raise p.unexpected(p.last_start)
    if spread >= 0:
        raise p.unexpected(spread)
    check_expression_errors(p, inner)
    p.yield_at = old[0] if old[0] >= 0 else p.yield_at
    p.await_at = old[1] if old[1] >= 0 else p.await_at
    value = parts[0] if len(parts) == 1 else Node("Sequence", inner_start, inner_end, kids=parts)
    node = Node("Paren", start, p.last_end, kids=[value])
    if cover:
        simple = node
        while simple.kind == "Paren":
            simple = simple.kid(0)
        if cover.paren_assign < 0 and simple.kind not in ("Identifier", "Member"):
            cover.paren_assign = start
        if cover.paren_bind < 0:
            cover.paren_bind = start
    return node


def _paren_items(p: Parser, cover: Cover) -> tuple[list[Node | None], int, bool]:
    """The items between parentheses, where a spread stands (-1: none), whether a comma ends."""
    parts: list[Node | None] = []
    while p.type != ")":
        if parts:
            p.expect(",")
            if p.type == ")":
                return parts, -1, True
        if p.type == "...":
            spread = p.start
            parts.append(js_functions.rest(p))
            if p.type == ",":
                raise p.fail(p.start, "Comma is not permitted after the rest element")
            return parts, spread, False
        parts.append(js_expressions.assignment(p, PLAIN, cover))
    return parts, -1, False


def items(
    p: Parser, close: str, cover: Cover | None = None, *, holes: bool = False
) -> list[Node | None]:
    """Read comma-separated expressions up to and past `close`; a hole is None."""
    found: list[Node | None] = []
    first = True
    while not p.eat(close):
        if not first:
            p.expect(",")
            if p.eat(close):
                break
        first = False
        if holes and p.type == ",":
            found.append(None)
        elif p.type == "...":
            start = p.start
            p.next()
            inner = js_expressions.assignment(p, PLAIN, cover)
            found.append(Node("Spread", start, p.last_end, kids=[inner]))
            if cover and p.type == "," and cover.trailing_comma < 0:
                cover.trailing_comma = p.start
        else:
            found.append(js_expressions.assignment(p, PLAIN, cover))
    return found


def template(p: Parser, *, tagged: bool = False) -> Node:
    """Read a template literal; the current token is its backtick."""
    start, whole = p.start, True
    while True:
        p.template_text()
        if p.type == "eof":
            raise p.fail(p.pos, "Unterminated template literal")
        if not tagged and bad_template_escape(p.value):
            raise p.fail(p.start, "Bad escape sequence in untagged template literal")
        p.template_mark()
        if p.type == "`":
            break
        whole = False
        p.next()
        js_expressions.expression(p)
        if p.type != "}":
            raise p.unexpected()
    p.next()
    return Node("Template", start, p.last_end, mark="" if whole else "substitution")


def _new(p: Parser) -> Node:
    start = p.start
    p.next()
    if p.type == ".":
        return _meta(p, start, "target")
    begin = p.start
    callee = js_expressions.accesses(p, atom(p, None), begin, PLAIN, calls=False)
    if callee.kind == "Super":
        raise p.fail(begin, "Invalid use of 'super'")
    if p.eat("("):
        items(p, ")")
    return Node("Other", start, p.last_end)


def _meta(p: Parser, start: int, name: str) -> Node:
    """Read ``.target`` after `new`, or ``.meta`` after `import`."""
    p.next()
    escaped = p.escaped
    found = identifier(p, liberal=True)
    owner = "new" if name == "target" else "import"
    if found.name != name:
        message = f"The only valid meta property for {owner} is '{owner}.{name}'"
        raise p.fail(found.start, message)
    if escaped:
        raise p.fail(start, f"'{owner}.{name}' must not contain escaped characters")
    if name == "target" and not _new_target_allowed(p):
        raise p.fail(start, "'new.target' can only be used in functions and class static block")
    return Node("Other", start, p.last_end)


def _new_target_allowed(p: Parser) -> bool:
    for scope in reversed(p.scopes):
        if scope.flags & (STATIC_BLOCK | FIELD_INIT):
            return True
        if scope.flags & FUNCTION and not scope.flags & ARROW:
            return True
    return False


def _import(p: Parser) -> Node:
    """Read ``import(…)`` or ``import.meta``."""
    start = p.start
    p.next()
    if p.type == ".":
        return _meta(p, start, "meta")
    p.expect("(")
    js_expressions.assignment(p)
    if not p.eat(")"):
        comma = p.start
        if p.eat(",") and p.eat(")"):
            raise p.fail(comma, "Trailing comma is not allowed in import()")
        raise p.unexpected(comma)
    return Node("Other", start, p.last_end)
