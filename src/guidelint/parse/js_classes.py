"""Classes of JavaScript."""

from __future__ import annotations

from guidelint.parse import js_expressions, js_functions, js_statements
from guidelint.parse.js_lexer import Parser
from guidelint.parse.js_names import check_target, identifier, private_name
from guidelint.parse.js_nodes import (
    FIELD_INIT,
    LEXICAL,
    PLAIN,
    STATIC_BLOCK,
    SUPER,
    Node,
    PrivateNames,
    Scope,
)
from guidelint.parse.js_objects import KEY_START, check_accessor, key_text, read_key
from guidelint.tuples import NamedTuple

_ACCESSOR_PAIRS = {("iget", "iset"), ("iset", "iget"), ("sget", "sset"), ("sset", "sget")}


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
    if p.type in KEY_START or (star and p.type == "*"):
        return True
    return None


class _Element(NamedTuple):
    """A class element up to its name. `kind`: method, get or set (a field is a method yet)."""

    static: bool
    kind: str
    is_async: bool
    generator: bool
    key: Node
    name: str  # "" if computed

    @property
    def is_method(self) -> bool:
        """Whether its modifiers alone make it a method."""
        return self.kind != "method" or self.generator or self.is_async


def _class_element(p: Parser, derived: bool) -> bool:
    """Read a method, field or static block; whether it is the constructor."""
    static = _modifier(p, "static", star=True)
    if static is None and p.type == "{":
        _static_block(p)
        return False
    element = _head(p, static)
    is_constructor = False
    if p.type == "(" or element.is_method:
        is_constructor = _class_method(p, element, derived)
    else:
        _field(p, element)
    if element.key.kind == "Private":
        side = "s" if element.static else "i"
        _declare_private(
            p, element.key, "true" if element.kind == "method" else side + element.kind
        )
    return is_constructor


def _head(p: Parser, static: bool | None) -> _Element:
    """Read the modifiers and the name of an element; `static` as `_modifier` gives it."""
    word = "static" if static is None else ""  # a modifier that turns out to be the name
    is_async, kind = False, "method"
    if not word:
        found = _modifier(p, "async", star=True)
        if found and p.may_end_statement():
            found = None
        word, is_async = "async" if found is None else "", bool(found)
    generator = not word and p.eat("*")
    for accessor in ("get", "set"):
        if not word and not is_async and not generator and kind == "method":
            found = _modifier(p, accessor, star=False)
            word, kind = accessor if found is None else "", accessor if found else kind
    if word:
        key = Node("Identifier", p.last_start, p.last_end, word)
        return _Element(bool(static), kind, is_async, generator, key, word)
    computed, key = _class_key(p)
    name = "" if computed else key_text(key)
    return _Element(bool(static), kind, is_async, generator, key, name)


def _class_key(p: Parser) -> tuple[bool, Node]:
    if p.type != "private":
        return read_key(p)
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


def _class_method(p: Parser, element: _Element, derived: bool) -> bool:
    """Read a method after its name; whether it is the constructor."""
    at = element.key.start
    is_constructor = element.name == "constructor" and not element.static
    if is_constructor and element.kind != "method":
        raise p.fail(at, "Constructor can't have get/set modifier")
    if is_constructor and element.generator:
        raise p.fail(at, "Constructor can't be a generator")
    if is_constructor and element.is_async:
        raise p.fail(at, "Constructor can't be an async method")
    if element.static and element.name == "prototype":
        raise p.fail(at, "Classes may not have a static property named prototype")
    value = js_functions.method(
        p,
        is_async=element.is_async,
        generator=element.generator,
        super_call=is_constructor and derived,
    )
    check_accessor(p, element.kind, value)
    return is_constructor


def _field(p: Parser, element: _Element) -> None:
    if element.name == "constructor":
        raise p.fail(element.key.start, "Classes can't have a field named 'constructor'")
    if element.static and element.name == "prototype":
        raise p.fail(element.key.start, "Classes can't have a static field named 'prototype'")
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
