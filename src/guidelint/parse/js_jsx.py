"""JSX elements inside JavaScript expressions."""

from __future__ import annotations

from guidelint.parse import js_expressions
from guidelint.parse.js_lexer import KEYWORDS, Parser
from guidelint.parse.js_nodes import Node


def element(p: Parser) -> Node:
    """Read an element in code; the current token is its ``<``."""
    start = p.start
    p.next_in_tag()
    _element(p, "code")
    return Node("JSX", start, p.last_end)


def _element(p: Parser, after: str) -> None:
    """Read an element after its ``<``. `after` says where it stands: code, tag or text."""
    name = "" if p.type == "tag>" else _name(p)
    while p.type not in ("/", "tag>"):
        _attribute(p)
    if p.type == "/":
        p.next_in_tag()
        _end(p, after)
        return
    p.next_in_text()
    while True:
        if p.type == "<tag":
            start = p.start
            p.next_in_tag()
            if p.type == "/":
                _closing(p, start, name, after)
                return
            _element(p, "text")
        elif p.type == "jsx-text":
            p.next_in_text()
        elif p.type == "{":
            _container(p)
            p.next_in_text()
        else:
            raise p.unexpected()


def _end(p: Parser, after: str) -> None:
    """Go past the ``>`` that ends an element."""
    if p.type != "tag>":
        raise p.unexpected()
    if after == "text":
        p.next_in_text()
        return
    p.allowed = False
    if after == "tag":
        p.next_in_tag()
    else:
        p.next()
    if p.type == "<":
        raise p.fail(p.start, "Adjacent JSX elements must be wrapped in an enclosing tag")


def _closing(p: Parser, start: int, name: str, after: str) -> None:
    """Read a closing tag from its slash on."""
    p.next_in_tag(closing=True)
    found = "" if p.type == "tag>" else _name(p, closing=True)
    if p.type != "tag>":
        raise p.unexpected()
    if found == name:
        _end(p, after)
        return
    _skip_end(p, after)
    raise p.fail(start, f"Expected corresponding JSX closing tag for <{name}>")


def _skip_end(p: Parser, after: str) -> None:
    """Read the token after a mismatched closing tag: its own complaint comes first."""
    p.allowed = False
    if after == "text":
        p.next_in_text()
    elif after == "tag":
        p.next_in_tag()
    else:
        p.next()


def _name(p: Parser, *, closing: bool = False) -> str:
    """Read ``a``, ``a:b`` or ``a.b.c``."""
    name = _word(p, closing)
    if p.type == ":":
        p.next_in_tag(closing=closing)
        name = f"{name}:{_word(p, closing)}"
        if p.type == ".":
            raise p.unexpected()
    while p.type == ".":
        p.next_in_tag(closing=closing)
        name = f"{name}.{_word(p, closing)}"
    return name


def _word(p: Parser, closing: bool) -> str:
    if p.type != "jsx-name" and p.type not in KEYWORDS:
        raise p.unexpected()
    word = p.value
    p.next_in_tag(closing=closing)
    return word


def _attribute(p: Parser) -> None:
    """Read ``a``, ``a="b"``, ``a={b}``, ``a=<b/>`` or ``{...a}``."""
    if p.type == "{":
        p.next()
        p.expect("...")
        js_expressions.assignment(p)
        _close_brace(p)
        p.next_in_tag()
        return
    _word(p, False)
    if p.type == ":":
        p.next_in_tag()
        _word(p, False)
    if p.type != "=":
        return
    p.next_in_tag()
    if p.type == "{":
        start = p.start
        empty = _container(p)
        p.next_in_tag()
        if empty:
            message = "JSX attributes must only be assigned a non-empty expression"
            raise p.fail(start, message)
    elif p.type == "<tag":
        p.next_in_tag()
        _element(p, "tag")
    elif p.type == "string":
        p.next_in_tag()
    else:
        raise p.fail(p.start, "JSX value should be either an expression or a quoted JSX text")


def _container(p: Parser) -> bool:
    """Read ``{…}`` up to its closing brace; whether it is empty."""
    p.next()
    if p.type == "}":
        return True
    js_expressions.expression(p)
    _close_brace(p)
    return False


def _close_brace(p: Parser) -> None:
    if p.type != "}":
        raise p.unexpected()
