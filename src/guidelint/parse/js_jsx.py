"""JSX elements inside JavaScript expressions."""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.parse import js_expressions, js_scan
from guidelint.parse.js_lexer import KEYWORDS, Parser
from guidelint.parse.js_nodes import Node

_TEXT = lazy_pattern(r"[^<{>}]*+")


def element(p: Parser) -> Node:
    """Read an element in code; the current token is its ``<``."""
    start = p.start
    next_in_tag(p)
    _element(p, "code")
    return Node("JSX", start, p.last_end)


def _element(p: Parser, after: str) -> None:
    """Read an element after its ``<``. `after` says where it stands: code, tag or text."""
    name = "" if p.type == "tag>" else _name(p)
    while p.type not in ("/", "tag>"):
        _attribute(p)
    if p.type == "/":
        next_in_tag(p)
        _end(p, after)
        return
    next_in_text(p)
    while True:
        if p.type == "<tag":
            start = p.start
            next_in_tag(p)
            if p.type == "/":
                _closing(p, start, name, after)
                return
            _element(p, "text")
        elif p.type == "jsx-text":
            next_in_text(p)
        elif p.type == "{":
            _container(p)
            next_in_text(p)
        else:
            raise p.unexpected()


def _end(p: Parser, after: str) -> None:
    """Go past the ``>`` that ends an element."""
    if p.type != "tag>":
        raise p.unexpected()
    if after == "text":
        next_in_text(p)
        return
    p.allowed = False
    if after == "tag":
        next_in_tag(p)
    else:
        p.next()
    if p.type == "<":
        raise p.fail(p.start, "Adjacent JSX elements must be wrapped in an enclosing tag")


def _closing(p: Parser, start: int, name: str, after: str) -> None:
    """Read a closing tag from its slash on."""
    next_in_tag(p, closing=True)
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
        next_in_text(p)
    elif after == "tag":
        next_in_tag(p)
    else:
        p.next()


def _name(p: Parser, *, closing: bool = False) -> str:
    """Read ``a``, ``a:b`` or ``a.b.c``."""
    name = _word(p, closing)
    if p.type == ":":
        next_in_tag(p, closing=closing)
        name = f"{name}:{_word(p, closing)}"
        if p.type == ".":
            raise p.unexpected()
    while p.type == ".":
        next_in_tag(p, closing=closing)
        name = f"{name}.{_word(p, closing)}"
    return name


def _word(p: Parser, closing: bool) -> str:
    if p.type != "jsx-name" and p.type not in KEYWORDS:
        raise p.unexpected()
    word = p.value
    next_in_tag(p, closing=closing)
    return word


def _attribute(p: Parser) -> None:
    """Read ``a``, ``a="b"``, ``a={b}``, ``a=<b/>`` or ``{...a}``."""
    if p.type == "{":
        p.next()
        p.expect("...")
        js_expressions.assignment(p)
        _close_brace(p)
        next_in_tag(p)
        return
    _word(p, False)
    if p.type == ":":
        next_in_tag(p)
        _word(p, False)
    if p.type != "=":
        return
    next_in_tag(p)
    if p.type == "{":
        start = p.start
        empty = _container(p)
        next_in_tag(p)
        if empty:
            message = "JSX attributes must only be assigned a non-empty expression"
            raise p.fail(start, message)
    elif p.type == "<tag":
        next_in_tag(p)
        _element(p, "tag")
    elif p.type == "string":
        next_in_tag(p)
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


# --- tokens -----------------------------------------------------------------------------------


def next_in_tag(p: Parser, *, closing: bool = False) -> None:
    """Go to the next token inside a JSX tag."""
    p.step()
    if p.at_end(inside=True):
        return
    char = p.source[p.pos]
    if js_scan.name_start().match(char) and char <= "\uffff":
        found = js_scan.jsx_rest().match(p.source, p.pos, p.limit)
        assert found is not None
        p.finish("jsx-name", found.group(), found.end())
    elif char == ">":
        p.finish("tag>", char, p.pos + 1)
    elif char in "'\"" and not closing:
        _string(p, char)
    else:
        p.token()


def next_in_text(p: Parser) -> None:
    """Go to the next token between JSX tags."""
    p.step()
    if p.at_end(inside=True, space=False):
        return
    char = p.source[p.pos]
    if char == "<":
        p.finish("<tag", char, p.pos + 1)
        p.allowed = False
        return
    if char == "{":
        p.bracket()
        return
    found = _TEXT.match(p.source, p.pos, p.far)
    assert found is not None
    p.pos = found.end()
    if not p.reach(p.pos + 1):
        raise p.fail(p.start, "Unterminated JSX contents")
    char = p.source[p.pos]
    if char in ">}":
        entity = "&gt;" if char == ">" else "&rbrace;"
        hint = f'Did you mean `{entity}` or `{{"{char}"}}`?'
        raise p.fail(p.pos, f"Unexpected token `{char}`. {hint}")
    p.finish("jsx-text", "", p.pos)


def _string(p: Parser, quote: str) -> None:
    end = p.source.find(quote, p.start + 1, p.far)
    if end == -1:
        p.reach(p.far)
        p.pos = p.limit
        raise p.fail(p.start, "Unterminated string constant")
    p.reach(end + 1)
    p.finish("string", "", end + 1)
