"""JavaScript that is more than a literal, read with the whole grammar.

It is loaded when the first article needs it: see `javascript`, which reads literals itself.
"""

from __future__ import annotations

from guidelint.model import Member, Value
from guidelint.parse import js_expressions, js_module, js_objects, literal
from guidelint.parse.js_errors import AFTER_VALUE, explain, no_module
from guidelint.parse.js_found import Braces, Esm, JsError
from guidelint.parse.js_lexer import Fault, Parser, next_stop
from guidelint.parse.js_names import check_expression_errors
from guidelint.parse.js_nodes import TOP, Cover, Node, Scope

_ATTEMPTS = 100  # paragraphs that end too early; then the whole rest is taken


def read(source: str, begin: int, limit: int, mode: str) -> Braces:
    """Read the expression or spread at `begin`, behind its ``{``; see `javascript.read_braces`."""
    try:
        return (_read_spread if mode == "spread" else _read_expression)(source, begin, limit)
    except RecursionError:
        reason = "The brackets are nested too deeply to be read"
        return _refused(JsError("js-syntax", reason, begin, begin - 1, begin))


def _refused(error: JsError) -> Braces:
    return Braces(-1, None, False, error)


def _not_closed(begin: int, limit: int) -> Braces:
    reason = "“{” starts an expression and its “}” is missing"
    return _refused(JsError("brace-not-closed", reason, limit, begin - 1, begin))


def _parser(source: str, begin: int, limit: int) -> Parser:
    parser = Parser(source, begin, limit)
    parser.skip_hashbang()
    parser.scopes.append(Scope(TOP))
    return parser


def _read_expression(source: str, begin: int, limit: int) -> Braces:
    parser = _parser(source, begin, limit)
    try:
        parser.next()
        node = js_expressions.expression(parser)
    except Fault:
        return _complain(source, begin, limit)
    end = parser.start
    if parser.type != "}" or literal.skip_space(source, node.end, end) != end:
        return _complain(source, begin, limit)
    value = _value(source, node)
    if value.kind == "source":
        value.start, value.end = begin, end
        value.data = literal.cut_indent(source[begin:end])
    return Braces(end + 1, value, False, None)


def _complain(source: str, begin: int, limit: int) -> Braces:
    """The complaint about the text up to the last brace."""
    last = source.rfind("}", begin, limit)
    if last < 0:
        return _not_closed(begin, limit)
    parser = _parser(source, begin, last)
    try:
        parser.next()
        node = js_expressions.expression(parser)
        fault = Fault(node.end, last, AFTER_VALUE)
    except Fault as raised:
        fault = raised
    return _refused(explain(source, begin, last, fault, parser.brackets))


# --- spreads ----------------------------------------------------------------------------------


def _read_spread(source: str, begin: int, limit: int) -> Braces:
    """Read ``...props``; it is parsed as the inside of an object literal."""
    parser = _parser(source, begin, limit)
    parser.brackets.append(begin - 1)
    cover = Cover()
    properties: list[Node] = []
    try:
        parser.next()
        while parser.type != "}":
            if properties:
                parser.expect(",")
                if parser.type == "}":
                    break
            properties.append(js_objects.property_(parser, cover, pattern=False))
        check_expression_errors(parser, cover)
    except Fault:
        return _complain_of_spread(source, begin, limit)
    end = parser.start
    if len(properties) > 1:
        second = properties[1].start
        reason = "Braces in a tag hold one spread only"
        return _refused(JsError("spread", reason, second, second, properties[1].end))
    for first in properties:
        if first.kind != "Spread":
            name = source[first.start : first.end]
            reason = "Braces in a tag hold a spread: {...props}"
            if name.isidentifier():
                reason = f"Braces in a tag hold a spread: write {{...{name}}}, or {name}={{{name}}}"
            return _refused(JsError("spread", reason, first.start, first.start, first.end))
    data = literal.cut_indent(source[begin:end])
    return Braces(end + 1, Value("source", begin, end, data), False, None)


def _complain_of_spread(source: str, begin: int, limit: int) -> Braces:
    last = source.rfind("}", begin, limit)
    if last < 0:
        return _not_closed(begin, limit)
    wrapped = f"({{{source[begin:last]}}})"
    parser = _parser(wrapped, 0, len(wrapped))
    try:
        parser.next()
        node = js_expressions.expression(parser)
        fault = Fault(node.end, last, AFTER_VALUE)
    except Fault as raised:
        fault = raised
    stop = min(max(begin + fault.offset - 2, begin), last)
    moved = Fault(stop, fault.read_to, fault.message)
    brackets = [begin + offset - 2 for offset in parser.brackets]
    return _refused(explain(source, begin, last, moved, brackets))


# --- values -----------------------------------------------------------------------------------


def _value(source: str, node: Node) -> Value:
    """The value of an expression as far as it is a literal."""
    while node.kind == "Paren":
        node = node.kid(0)
    if node.kind in ("Literal", "Template"):
        value = literal.read_literal(source, node.start, node.end)
        if value is not None:
            return value
    elif node.kind == "Unary" and node.name in ("+", "-"):
        return _signed(source, node)
    elif node.kind == "Array":
        items = tuple(_value(source, kid) for kid in node.kids if kid is not None)
        if len(items) == len(node.kids) and all(item.kind != "source" for item in items):
            return Value("array", node.start, node.end, None, items)
        return Value("source", node.start, node.end, _text(source, node), items)
    elif node.kind == "Object":
        return _object(source, node)
    return Value("source", node.start, node.end, _text(source, node))


def _text(source: str, node: Node) -> str:
    return literal.cut_indent(source[node.start : node.end])


def _signed(source: str, node: Node) -> Value:
    operand = node.kid(0)
    inner = _value(source, operand)
    if operand.kind in ("Literal", "Paren") and inner.kind == "number":
        amount = inner.data if node.name == "+" else -float(inner.data)
        exact = amount and float(amount).is_integer() and abs(amount) < literal.EXACT
        return Value("number", node.start, node.end, int(amount) if exact else amount)
    return Value("source", node.start, node.end, _text(source, node))


def _object(source: str, node: Node) -> Value:
    members: list[Member] = []
    for item in node.kids:
        if (
            item is None
            or item.kind != "Property"
            or item.name != "init"
            or item.mark == "computed"
        ):
            continue
        key = item.kid(0)
        name = js_objects.key_text(key)
        if name != "__proto__":
            members.append(Member(name, key.start, key.end, _value(source, item.kid(1))))
    found = tuple(members)
    if len(found) == len(node.kids) and all(member.value.kind != "source" for member in found):
        return Value("object", node.start, node.end, None, (), found)
    return Value("source", node.start, node.end, _text(source, node), (), found)


# --- imports and exports ----------------------------------------------------------------------


def read_module(source: str, start: int, limit: int, names: tuple[str, ...] = ()) -> Esm:
    """Read imports and exports from `start` on.

    See `javascript.read_esm`.
    """
    stop, limit = start, min(limit, len(source))
    for attempt in range(_ATTEMPTS):
        last = attempt == _ATTEMPTS - 1
        stop = limit if last else next_stop(source, stop + 1, limit)
        parser = Parser(source, start, stop, limit)
        try:
            other = js_module.module(parser, names)
        except Fault as fault:
            stop = parser.limit
            at_end = fault.read_to >= stop or fault.message == "Unterminated comment"
            if at_end and stop < limit:
                continue
            error = explain(source, start, stop, fault, parser.brackets)
            return Esm(False, at_end, -1, no_module(source, start, error))
        except RecursionError:
            break
        if other >= 0:
            reason = "Only imports and exports may stand here"
            return Esm(False, False, -1, JsError("esm", reason, other, other, other + 1))
        return Esm(True, False, parser.limit, None, tuple(parser.imported))
    reason = "The brackets are nested too deeply to be read"
    return Esm(False, False, -1, JsError("esm", reason, start, start, start + 1))
