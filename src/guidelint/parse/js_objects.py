"""Object literals and object patterns of JavaScript."""

from __future__ import annotations

from guidelint.parse import js_expressions, js_functions, literal
from guidelint.parse.js_lexer import KEYWORDS, Parser
from guidelint.parse.js_names import check_unreserved, identifier
from guidelint.parse.js_nodes import PLAIN, Cover, Node

KEY_START = KEYWORDS | {"name", "private", "num", "string", "["}


def object_literal(p: Parser, cover: Cover | None) -> Node:
    """Read an object literal; the current token is its brace."""
    return _object(p, cover, pattern=False)


def object_pattern(p: Parser) -> Node:
    """Read a destructuring pattern; the current token is its brace."""
    return _object(p, None, pattern=True)


def _object(p: Parser, cover: Cover | None, *, pattern: bool) -> Node:
    start = p.start
    properties: list[Node | None] = []
    has_proto = False
    p.next()
    while not p.eat("}"):
        if properties:
            p.expect(",")
            if p.eat("}"):
                break
        node = property_(p, cover, pattern=pattern)
        properties.append(node)
        if not pattern and _sets_prototype(node):
            if has_proto and cover is None:
                raise p.fail(node.kid(0).start, "Redefinition of __proto__ property")
            if has_proto and cover is not None and cover.proto < 0:
                cover.proto = node.kid(0).start
            has_proto = True
    return Node("ObjectPattern" if pattern else "Object", start, p.last_end, kids=properties)


def _sets_prototype(node: Node) -> bool:
    plain = node.kind == "Property" and node.name == "init" and not node.mark
    return plain and key_text(node.kid(0)) == "__proto__"


def key_text(key: Node) -> str:
    """The name that a key in its source form stands for; "" for a computed one."""
    if key.kind == "Identifier":
        return key.name
    if key.kind != "Literal":
        return ""
    value = literal.read_literal(key.name, 0, len(key.name))
    if value is None or value.kind == "string":
        return str(value.data) if value else ""
    return literal.number_key(value.data)


def property_(p: Parser, cover: Cover | None, *, pattern: bool) -> Node:
    """Read one property of an object literal or pattern, or a spread."""
    start = p.start
    if p.eat("..."):
        return _spread(p, start, cover, pattern)
    generator = not pattern and p.eat("*")
    escaped = p.escaped
    computed, key = read_key(p)
    is_async = (
        not (pattern or escaped or generator or computed)
        and key.kind == "Identifier"
        and key.name == "async"
        and (p.type in KEY_START - {"private"} or p.type == "*")
        and not p.newline_before()
    )
    if is_async:
        generator = p.eat("*")
        computed, key = read_key(p)
    special = generator or is_async
    if p.type == ":" and not special:
        return _plain_property(p, start, key, computed, cover, pattern)
    if p.type == "(" and not pattern:
        value = js_functions.method(p, is_async=is_async, generator=generator)
        return Node("Property", start, p.last_end, "init", [key, value], "method")
    accessor = not pattern and not escaped and key.kind == "Identifier" and not computed
    if accessor and key.name in ("get", "set") and p.type not in (",", "}", "=", ":"):
        if special:
            raise p.unexpected()
        return _accessor(p, start, key.name)
    if computed or key.kind != "Identifier" or special or p.type == "(":
        raise p.unexpected()
    return _shorthand(p, start, key, cover, pattern)


def _spread(p: Parser, start: int, cover: Cover | None, pattern: bool) -> Node:
    if pattern:
        inner = identifier(p)
        if p.type == ",":
            raise p.fail(p.start, "Comma is not permitted after the rest element")
        return Node("Rest", start, p.last_end, kids=[inner])
    inner = js_expressions.assignment(p, PLAIN, cover)
    if p.type == "," and cover and cover.trailing_comma < 0:
        cover.trailing_comma = p.start
    return Node("Spread", start, p.last_end, kids=[inner])


def _plain_property(
    p: Parser, start: int, key: Node, computed: bool, cover: Cover | None, pattern: bool
) -> Node:
    p.next()
    if pattern:
        begin = p.start
        value = js_functions.with_default(p, begin, js_functions.binding(p))
    else:
        value = js_expressions.assignment(p, PLAIN, cover)
    mark = "computed" if computed else ""
    return Node("Property", start, p.last_end, "init", [key, value], mark)


def _accessor(p: Parser, start: int, kind: str) -> Node:
    _, key = read_key(p)
    value = js_functions.method(p)
    check_accessor(p, kind, value)
    return Node("Property", start, p.last_end, kind, [key, value])


def check_accessor(p: Parser, kind: str, value: Node) -> None:
    if kind == "get" and value.kids:
        raise p.fail(value.start, "getter should have no params")
    if kind == "set" and len(value.kids) != 1:
        raise p.fail(value.start, "setter should have exactly one param")
    if kind == "set" and value.kid(0).kind == "Rest":
        raise p.fail(value.kid(0).start, "Setter cannot use rest params")


def _shorthand(p: Parser, start: int, key: Node, cover: Cover | None, pattern: bool) -> Node:
    check_unreserved(p, key)
    if key.name == "await" and p.await_name_at < 0:
        p.await_name_at = start
    value = Node("Identifier", key.start, key.end, key.name)
    if pattern:
        value = js_functions.with_default(p, start, value)
    elif p.type == "=" and cover is not None:
        if cover.shorthand < 0:
            cover.shorthand = p.start
        value = js_functions.with_default(p, start, value)
    return Node("Property", start, p.last_end, "init", [key, value], "shorthand")


def read_key(p: Parser) -> tuple[bool, Node]:
    """Read a property's key, and whether it is computed."""
    if p.eat("["):
        key = js_expressions.assignment(p)
        p.expect("]")
        return True, key
    if p.type in ("num", "string"):
        key = Node("Literal", p.start, p.pos, p.source[p.start : p.pos])
        p.next()
        return False, key
    return False, identifier(p, liberal=True)
