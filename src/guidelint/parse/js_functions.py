"""Functions, object literals, classes and binding patterns of JavaScript."""

from __future__ import annotations

from guidelint.parse import js_expressions, js_statements, literal
from guidelint.parse.js_lexer import KEYWORDS, Parser
from guidelint.parse.js_names import (
    check_defaults,
    check_element,
    check_target,
    check_unreserved,
    function_binding,
    identifier,
    private_name,
    to_patterns,
)
from guidelint.parse.js_nodes import (
    ARROW,
    ASYNC,
    DIRECT_SUPER,
    FIELD_INIT,
    FUNCTION,
    GENERATOR,
    LEXICAL,
    OUTSIDE,
    PLAIN,
    STATIC_BLOCK,
    SUPER,
    VAR,
    Cover,
    Node,
    PrivateNames,
    Scope,
)

_KEY_START = KEYWORDS | {"name", "private", "num", "string", "["}
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


def _method(
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
        return _object(p, None, pattern=True)
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
            found.append(_with_default(p, start, binding(p)))
    return found


def rest(p: Parser) -> Node:
    """Read ``...name`` in a pattern."""
    start = p.start
    p.next()
    inner = binding(p)
    return Node("Rest", start, p.last_end, kids=[inner])


def _with_default(p: Parser, start: int, target: Node) -> Node:
    """Read the default value of a binding, if there is one."""
    if not p.eat("="):
        return target
    value = js_expressions.assignment(p)
    return Node("AssignPattern", start, p.last_end, kids=[target, value])


# --- object literals --------------------------------------------------------------------------


def object_literal(p: Parser, cover: Cover | None) -> Node:
    """Read an object literal; the current token is its brace."""
    return _object(p, cover, pattern=False)


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
    computed, key = _key(p)
    is_async = (
        not (pattern or escaped or generator or computed)
        and key.kind == "Identifier"
        and key.name == "async"
        and (p.type in _KEY_START - {"private"} or p.type == "*")
        and not p.newline_before()
    )
    if is_async:
        generator = p.eat("*")
        computed, key = _key(p)
    special = generator or is_async
    if p.type == ":" and not special:
        return _plain_property(p, start, key, computed, cover, pattern)
    if p.type == "(" and not pattern:
        value = _method(p, is_async=is_async, generator=generator)
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
        value = _with_default(p, begin, binding(p))
    else:
        value = js_expressions.assignment(p, PLAIN, cover)
    mark = "computed" if computed else ""
    return Node("Property", start, p.last_end, "init", [key, value], mark)


def _accessor(p: Parser, start: int, kind: str) -> Node:
    _, key = _key(p)
    value = _method(p)
    _check_accessor(p, kind, value)
    return Node("Property", start, p.last_end, kind, [key, value])


def _check_accessor(p: Parser, kind: str, value: Node) -> None:
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
        value = _with_default(p, start, value)
    elif p.type == "=" and cover is not None:
        if cover.shorthand < 0:
            cover.shorthand = p.start
        value = _with_default(p, start, value)
    return Node("Property", start, p.last_end, "init", [key, value], "shorthand")


def _key(p: Parser) -> tuple[bool, Node]:
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


# --- classes ----------------------------------------------------------------------------------


def class_(p: Parser, *, statement: bool = False, nameless: bool = False) -> Node:
    """Read a class; the current token is its keyword."""
    start = p.start
    p.next()
    name = ""
    if p.type == "name":
        node = identifier(p)
        name = node.name
        if statement:
            check_target(p, node, LEXICAL)
    elif statement and not nameless:
        raise p.unexpected()
    derived = p.eat("extends")
    if derived:
        js_expressions.subscripts(p, PLAIN)
    p.private_names.append(PrivateNames())
    p.expect("{")
    has_constructor = False
    while p.type != "}":
        if p.eat(";"):
            continue
        begin = p.start
        if _class_element(p, derived):
            if has_constructor:
                raise p.fail(begin, "Duplicate constructor in the same class")
            has_constructor = True
    if statement and not nameless:
        p.next_after_block()
    else:
        p.next()
    _leave_class(p)
    return Node("Class", start, p.last_end, name)


def _leave_class(p: Parser) -> None:
    """Hand the private names that the class does not declare to the class around it."""
    inner = p.private_names.pop()
    for name, offset in inner.used:
        if name in inner.declared:
            continue
        if not p.private_names:
            message = f"Private field '#{name}' must be declared in an enclosing class"
            raise p.fail(offset, message)
        p.private_names[-1].used.append((name, offset))


def _modifier(p: Parser, word: str, *, star: bool) -> bool | None:
    """Whether `word` modifies the element that follows; None: it is the element's own name."""
    if not p.eat_name(word):
        return False
    if p.type in _KEY_START or (star and p.type == "*"):
        return True
    return None


def _class_element(p: Parser, derived: bool) -> bool:
    """Read a method, field or static block; whether it is the constructor."""
    begin = p.start
    static = _modifier(p, "static", star=True)
    if static is None and p.type == "{":
        _static_block(p)
        return False
    named = "static" if static is None else ""
    is_async: bool | None = False
    if not named:
        is_async = _modifier(p, "async", star=True)
        if is_async and p.may_end_statement():
            is_async = None
        named = "async" if is_async is None else ""
    generator = not named and p.eat("*")
    kind = "method"
    for word in ("get", "set"):
        if not named and not is_async and not generator and kind == "method":
            accessor = _modifier(p, word, star=False)
            named = word if accessor is None else ""
            kind = word if accessor else kind
    if named:
        computed, key = False, Node("Identifier", p.last_start, p.last_end, named)
    else:
        computed, key = _class_key(p)
    if p.type == "(" or kind != "method" or generator or is_async:
        constructor = _class_method(
            p, key, computed, kind, bool(static), generator, bool(is_async), derived
        )
    else:
        constructor = False
        _field(p, key, computed, bool(static))
    if key.kind == "Private":
        _declare_private(p, key, ("s" if static else "i") + kind if kind != "method" else "true")
    del begin
    return constructor


def _class_key(p: Parser) -> tuple[bool, Node]:
    if p.type != "private":
        return _key(p)
    if p.value == "constructor":
        raise p.fail(p.start, "Classes can't have an element named '#constructor'")
    node = Node("Private", p.start, p.pos, p.value)
    private_name(p)
    return False, node


def _declare_private(p: Parser, key: Node, kind: str) -> None:
    declared = p.private_names[-1].declared
    old = declared.get(key.name)
    if old is None:
        declared[key.name] = kind
    elif (old, kind) in _ACCESSOR_PAIRS:
        declared[key.name] = "true"
    else:
        raise p.fail(key.start, f"Identifier '#{key.name}' has already been declared")


def _class_method(
    p: Parser,
    key: Node,
    computed: bool,
    kind: str,
    static: bool,
    generator: bool,
    is_async: bool,
    derived: bool,
) -> bool:
    """Read a method after its key; whether it is the constructor."""
    name = "" if computed else key_text(key)
    constructor = name == "constructor" and not static
    if constructor and kind != "method":
        raise p.fail(key.start, "Constructor can't have get/set modifier")
    if constructor and generator:
        raise p.fail(key.start, "Constructor can't be a generator")
    if constructor and is_async:
        raise p.fail(key.start, "Constructor can't be an async method")
    if static and name == "prototype":
        raise p.fail(key.start, "Classes may not have a static property named prototype")
    value = _method(
        p, is_async=is_async, generator=generator, super_call=constructor and derived
    )
    _check_accessor(p, kind, value)
    return constructor


def _field(p: Parser, key: Node, computed: bool, static: bool) -> None:
    name = "" if computed else key_text(key)
    if name == "constructor":
        raise p.fail(key.start, "Classes can't have a field named 'constructor'")
    if static and name == "prototype":
        raise p.fail(key.start, "Classes can't have a static field named 'prototype'")
    if p.eat("="):
        p.scopes.append(Scope(FIELD_INIT | SUPER))
        js_expressions.assignment(p)
        p.scopes.pop()
    p.semicolon()


def _static_block(p: Parser) -> None:
    labels, p.labels = p.labels, []
    p.next()
    p.scopes.append(Scope(STATIC_BLOCK | SUPER))
    while p.type != "}":
        js_statements.statement(p)
    p.next()
    p.scopes.pop()
    p.labels = labels
