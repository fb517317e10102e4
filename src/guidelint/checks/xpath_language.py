"""Which XPath may stand in a rule: XPath 1.0 and three functions for regular expressions.

`trouble` reads an expression when its rule is loaded, so that a slip is said with the rule's file
and line and not for every article: libxml2 itself tells an unknown function only when it comes
to call it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guidelint.checks.patterns import SECONDS, NoAnswer, compiled
from guidelint.lazy import lazy_pattern

REGEXPS = "http://exslt.org/regular-expressions"
NAMESPACES = {"re": REGEXPS}
_LONGEST = 4000  # characters of an expression
_FUNCTIONS = frozenset(
    """
    last position count id local-name namespace-uri name string concat starts-with contains
    substring-before substring-after substring string-length normalize-space translate boolean not
    true false lang number sum floor ceiling round comment text processing-instruction node
    re:test re:match re:replace
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
_TOKEN = lazy_pattern(
    r"(?P<literal>'[^']*'|\"[^\"]*\")"
    r"|(?P<call>[A-Za-z_][\w.-]*(?::[\w.-]+)?)\s*\((?!\s*\Z)"
    r"|(?P<mark>[(),\[\]])"
    r"|(?P<variable>\$[\w:.-]+)"
)
_OPERATORS = frozenset(("and", "or", "div", "mod"))


def trouble(expression: str) -> str:
    """What is wrong with an expression; "" if nothing is."""
    from lxml.etree import Element, XPath, XPathError

    if len(expression) > _LONGEST:
        return f"an expression of {len(expression):,} characters; at most {_LONGEST:,} are read"
    for kind, text in _calls(expression):
        if kind == "variable":
            return f"{text!r}: there are no variables"
        if kind == "call" and text not in _FUNCTIONS:
            known = ", ".join(sorted(_FUNCTIONS))
            return f"there is no function {text!r}; there are: {known}"
        if kind == "pattern":
            try:
                compiled(text)
            except ValueError as error:
                return str(error)
    try:
        XPath(expression, namespaces=NAMESPACES, regexp=False, extensions=EXTENSIONS)(
            Element("article")
        )
    except XPathError as error:
        return f"{expression!r} is no XPath: {error}"
    return ""


def _calls(expression: str) -> Iterator[tuple[str, str]]:
    """The functions called, the variables, and the literal patterns of ``re:…`` calls."""
    stack: list[tuple[str, int]] = []  # the function of each open bracket, and its argument
    for token in _TOKEN.finditer(expression):
        kind, text = token.lastgroup or "", token.group(token.lastgroup or 0)
        if kind == "call" and text not in _OPERATORS:
            yield "call", text
            stack.append((text, 1))
        elif kind == "call" or text in ("(", "["):
            stack.append(("", 1))
        elif text == "," and stack:
            stack[-1] = (stack[-1][0], stack[-1][1] + 1)
        elif text in (")", "]") and stack:
            stack.pop()
        elif kind == "variable":
            yield "variable", text
        elif kind == "literal" and stack and stack[-1][0].startswith("re:") and stack[-1][1] == 2:
            yield "pattern", text[1:-1]


# --- the functions ---------------------------------------------------------------------------


def _test(context: Any, text: Any, pattern: Any, flags: Any = "") -> bool:
    """``re:test(text, pattern, flags?)``: whether the pattern occurs."""
    try:
        return _flagged(pattern, flags).search(_string(text), timeout=SECONDS) is not None
    except TimeoutError:
        raise _slow(pattern) from None


def _match(context: Any, text: Any, pattern: Any, flags: Any = "") -> list[Any]:
    """``re:match(text, pattern, flags?)``: ``<match>`` elements, the whole and its groups; with
    the flag ``g`` every whole match."""
    from lxml.etree import Element

    every = "g" in _string(flags)
    try:
        found = list(_flagged(pattern, flags).finditer(_string(text), timeout=SECONDS))
    except TimeoutError:
        raise _slow(pattern) from None
    texts = [m[0] for m in found] if every else [g for m in found[:1] for g in (m[0], *m.groups())]
    elements = []
    for each in texts:
        elements.append(Element("match"))
        elements[-1].text = each or ""
    return elements


def _replace(context: Any, text: Any, pattern: Any, flags: Any, by: Any) -> str:
    """``re:replace(text, pattern, flags, by)``: the first match replaced, or with ``g`` every one."""
    count = 0 if "g" in _string(flags) else 1
    new = _string(by)
    try:
        return str(
            _flagged(pattern, flags).sub(lambda _: new, _string(text), count, timeout=SECONDS)
        )
    except TimeoutError:
        raise _slow(pattern) from None


def _flagged(pattern: Any, flags: Any) -> Any:
    text = _string(pattern)
    try:
        return compiled(f"(?i){text}" if "i" in _string(flags) else text)
    except ValueError as error:
        raise NoAnswer(str(error)) from None


def _string(argument: Any) -> str:
    """XPath's `string()`: of nodes the first one's text."""
    if isinstance(argument, list):
        if not argument:
            return ""
        first = argument[0]
        return str(first) if isinstance(first, str) else "".join(first.itertext())
    if isinstance(argument, bool):
        return "true" if argument else "false"
    if isinstance(argument, float) and argument.is_integer():
        return str(int(argument))
    return str(argument)


def _slow(pattern: Any) -> NoAnswer:
    return NoAnswer(f"the pattern {_string(pattern)!r} took over {SECONDS:.0f} s; simplify it")


EXTENSIONS = {
    (REGEXPS, "test"): _test,
    (REGEXPS, "match"): _match,
    (REGEXPS, "replace"): _replace,
}
