"""JavaScript statements, as they stand in the body of a function or module."""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.parse import js_classes, js_expressions, js_functions, js_loops
from guidelint.parse.js_lexer import Parser
from guidelint.parse.js_names import (
    check_pattern,
    identifier,
)
from guidelint.parse.js_nodes import (
    CATCH,
    FUNCTION,
    LEXICAL,
    PLAIN,
    SIMPLE_CATCH,
    VAR,
    Label,
    Node,
    Scope,
)

_LINE_BREAK = lazy_pattern(r"[\n\r\u2028\u2029]")
_LOOPS = frozenset(["do", "for", "while"])


def statement(p: Parser, context: str = "") -> None:
    """Read a statement.

    `context` names the statement whose sole body this is (``if``, ``for``, ``label`` …): no
    declaration may stand there.
    """
    start, kind = p.start, p.type
    if kind in ("var", "const") or is_let(p, context):
        if context and kind != "var":
            raise p.unexpected()
        declaration(p, "let" if kind == "name" else kind)
        p.semicolon()
    elif kind == "function" or is_async_function(p):
        if context:
            raise p.unexpected()
        function(p)
    elif kind == "class":
        if context:
            raise p.unexpected()
        js_classes.class_(p, statement=True)
    elif kind == "{":
        block(p)
    elif kind in _KEYWORD_STATEMENTS:
        _KEYWORD_STATEMENTS[kind](p)
    elif kind == "export" or (kind == "import" and not is_import_call(p)):
        raise p.fail(start, "'import' and 'export' may only appear at the top level")
    else:
        _expression(p, context)


# --- what begins here -------------------------------------------------------------------------


def is_let(p: Parser, context: str = "") -> bool:
    """Whether `let` declares something here."""
    if not p.is_name("let"):
        return False
    at = p.peek(p.pos)
    char = p.char(at)
    if char in ("[", "\\"):
        return True
    if context:
        return False
    if char == "{":
        return True
    word = p.peek_word(at)
    if p.char(at + len(word)) == "\\":
        return True
    return word not in ("", "in", "instanceof")


def is_async_function(p: Parser) -> bool:
    """Whether ``async function`` stands here, on one line."""
    if not p.is_name("async"):
        return False
    at = p.peek(p.pos)
    if _LINE_BREAK.search(p.source, p.pos, at):
        return False
    return p.peek_word(at) == "function" and p.char(at + 8) != "\\"


def is_import_call(p: Parser) -> bool:
    """Whether the `import` here is ``import(…)`` or ``import.meta``."""
    return p.char(p.peek(p.pos)) in ("(", ".")


# --- declarations and blocks ------------------------------------------------------------------


def declaration(p: Parser, kind: str, mode: int = PLAIN) -> list[tuple[Node, bool]]:
    """Read the names after `var`, `let` or `const`, each with whether it has a value."""
    found: list[tuple[Node, bool]] = []
    p.next()
    while True:
        target = js_functions.binding(p)
        check_pattern(p, target, VAR if kind == "var" else LEXICAL)
        has_value = p.eat("=")
        loop = p.type == "in" or p.is_name("of")
        if has_value:
            js_expressions.assignment(p, mode)
        elif kind == "const" and not loop:
            raise p.unexpected()
        elif target.kind != "Identifier" and not (loop and mode != PLAIN):
            message = "Complex binding patterns require an initialization value"
            raise p.fail(p.last_end, message)
        found.append((target, has_value))
        if not p.eat(","):
            return found


def function(p: Parser, *, nameless: bool = False) -> Node:
    """Read a function declaration; `nameless`: as an exported default."""
    start = p.start
    is_async = p.type == "name"
    p.next()
    if is_async:
        p.next()
    return js_functions.function(p, start, is_async=is_async, statement=True, nameless=nameless)


def block(p: Parser, *, scope: bool = True) -> None:
    """Read statements in braces."""
    p.expect("{")
    if scope:
        p.scopes.append(Scope(0))
    while p.type != "}":
        statement(p)
    p.next_after_block()
    if scope:
        p.scopes.pop()


def _expression(p: Parser, context: str) -> None:
    """Read an expression statement or a labelled statement."""
    start, is_name, name = p.start, p.type == "name", p.value
    node = js_expressions.expression(p)
    if not is_name or node.kind != "Identifier" or not p.eat(":"):
        p.semicolon()
        return
    if any(label.name == name for label in p.labels):
        raise p.fail(start, f"Label '{name}' is already declared")
    kind = "loop" if p.type in _LOOPS else "switch" if p.type == "switch" else ""
    for label in reversed(p.labels):
        if label.start != start:
            break
        label.start, label.kind = p.start, kind
    p.labels.append(Label(name, kind, p.start))
    statement(p, context if "label" in context else f"{context}label")
    p.labels.pop()


def _parentheses(p: Parser) -> None:
    """Read the condition of a statement."""
    p.expect("(")
    js_expressions.expression(p)
    _close(p)


def _close(p: Parser) -> None:
    if p.type != ")":
        raise p.unexpected()
    p.next_after_block()


# --- one function a keyword -------------------------------------------------------------------


def _jump(p: Parser) -> None:
    """Read `break` or `continue`."""
    start, kind, name = p.start, p.type, ""
    p.next()
    if not p.eat(";") and not p.may_end_statement():
        if p.type != "name":
            raise p.unexpected()
        name = identifier(p).name
        p.semicolon()
    for label in p.labels:
        if name and label.name != name:
            continue
        if (label.kind and (kind == "break" or label.kind == "loop")) or (name and kind == "break"):
            return
    raise p.fail(start, f"Unsyntactic {kind}")


def _debugger(p: Parser) -> None:
    p.next()
    p.semicolon()


def _empty(p: Parser) -> None:
    p.next()


def _do(p: Parser) -> None:
    p.next()
    _loop_body(p, "do")
    p.expect("while")
    _parentheses(p)
    p.eat(";")


def _while(p: Parser) -> None:
    p.next()
    _parentheses(p)
    _loop_body(p, "while")


def _loop_body(p: Parser, context: str) -> None:
    p.labels.append(Label("", "loop", -1))
    statement(p, context)
    p.labels.pop()


def _if(p: Parser) -> None:
    p.next()
    _parentheses(p)
    statement(p, "if")
    if p.eat("else"):
        statement(p, "if")


def _return(p: Parser) -> None:
    if not p.var_scope().flags & FUNCTION:
        raise p.fail(p.start, "'return' outside of function")
    p.next()
    if not p.eat(";") and not p.may_end_statement():
        js_expressions.expression(p)
        p.semicolon()


def _throw(p: Parser) -> None:
    p.next()
    if p.newline_before():
        raise p.fail(p.last_end, "Illegal newline after throw")
    js_expressions.expression(p)
    p.semicolon()


def _with(p: Parser) -> None:
    raise p.fail(p.start, "'with' in strict mode")


def _switch(p: Parser) -> None:
    p.next()
    p.expect("(")
    js_expressions.expression(p)
    p.expect(")")
    p.expect("{")
    p.labels.append(Label("", "switch", -1))
    p.scopes.append(Scope(0))
    in_case = has_default = False
    while p.type != "}":
        if p.type not in ("case", "default"):
            if not in_case:
                raise p.unexpected()
            statement(p)
            continue
        in_case = True
        if p.eat("case"):
            js_expressions.expression(p)
        else:
            p.next()
            if has_default:
                raise p.fail(p.last_start, "Multiple default clauses")
            has_default = True
        p.expect(":")
    p.scopes.pop()
    p.next_after_block()
    p.labels.pop()


def _try(p: Parser) -> None:
    start = p.start
    p.next()
    block(p)
    caught = p.eat("catch")
    if caught:
        _catch(p)
    if p.eat("finally"):
        block(p)
    elif not caught:
        raise p.fail(start, "Missing catch or finally clause")


def _catch(p: Parser) -> None:
    simple = False
    target = None
    if p.eat("("):
        target = js_functions.binding(p)
        simple = target.kind == "Identifier"
    p.scopes.append(Scope(SIMPLE_CATCH if simple else 0))
    if target is not None:
        check_pattern(p, target, CATCH if simple else LEXICAL)
        p.expect(")")
    block(p, scope=False)
    p.scopes.pop()


_KEYWORD_STATEMENTS = {
    "break": _jump,
    "continue": _jump,
    "debugger": _debugger,
    ";": _empty,
    "do": _do,
    "for": js_loops.for_loop,
    "if": _if,
    "return": _return,
    "switch": _switch,
    "throw": _throw,
    "try": _try,
    "while": _while,
    "with": _with,
}
