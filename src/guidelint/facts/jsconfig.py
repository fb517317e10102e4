"""Literals read out of JavaScript and TypeScript config files. Nothing is executed.

A config file is code; what it says in literals (``base: "/docs"``, ``redirects: [{…}]``) can be
read, the rest is left unknown. All functions take text without comments (`uncommented`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidelint.lazy import lazy_pattern

_TOKEN = lazy_pattern(
    r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/)?""",
    re.DOTALL,
)
_STRING = r"""(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\$]|\\.)*)`)"""
_ANY_STRING = lazy_pattern(_STRING)
_BRACKET = lazy_pattern(rf"{_STRING}|[{{}}\[\]()]")
_ESCAPE = lazy_pattern(r"\\(.)")
_OPEN = {"{": "}", "[": "]", "(": ")"}


def uncommented(text: str) -> str:
    """The text without comments; strings stay, ``https://…`` in them too."""
    return _TOKEN.sub(lambda m: m[1] or " ", text)


def string(text: str, key: str) -> str:
    """The text at ``key:``, of several the one in the fewest brackets; "" if there is none."""
    found = re.finditer(rf"(?<![\w$]){_quoted(key)}\s*:\s*{_STRING}", text)
    places = {match.start(): match for match in found}
    if not places:
        return ""
    depths = _depths(text, list(places)) if len(places) > 1 else [0]
    return _content(min(zip(depths, places.values(), strict=True), key=lambda pair: pair[0])[1], 1)


def _depths(text: str, places: list[int]) -> list[int]:
    """How many brackets are open at each of the ascending places."""
    depth, depths = 0, []
    waiting = iter([*places, len(text) + 1])
    place = next(waiting)
    for token in _BRACKET.finditer(text):
        while token.start() >= place:
            depths.append(depth)
            place = next(waiting)
        depth += (token[0] in _OPEN) - (token[0] in _OPEN.values())
    return (depths + [depth] * len(places))[: len(places)]


def shallow(text: str) -> str:
    """The text without what stands in brackets."""
    out, depth, at = [], 0, 0
    for token in _BRACKET.finditer(text):
        if token[0] in _OPEN:
            if depth == 0:
                out.append(text[at : token.end()])
            depth += 1
        elif token[0] in _OPEN.values() and depth:
            depth -= 1
            at = token.start()
    return "".join(out) + (text[at:] if depth == 0 else "")


def boolean(text: str, key: str) -> bool | None:
    """The first boolean that stands at ``key:``."""
    found = re.search(rf"(?<![\w$]){_quoted(key)}\s*:\s*(true|false)\b", text)
    return found[1] == "true" if found else None


def block(text: str, key: str) -> str:
    """What stands between the brackets after ``key:`` or ``key(…)``; "" if nothing does.

    Covers ``key: {…}``, ``key: […]``, ``key: defineX({…})``, ``async key() {…}``,
    ``key: async () => […]``.
    """
    found = re.search(
        rf"(?<![\w$.]){_quoted(key)}\s*(?::\s*(?:async\s*)?(?:function\b\s*)?(?:[\w.]+\()?"
        r"(?:\([^()]*\)\s*(?:=>)?\s*)?|\([^()]*\)\s*(?::[^{{=]*)?)\s*\(?\s*(?=[{\[])",
        text,
    )
    return balanced(text, found.end()) if found else ""


def balanced(text: str, start: int) -> str:
    """The inside of the bracket that opens at `start`; to the end of the text if it stays open."""
    stack: list[str] = []
    for token in _BRACKET.finditer(text, start):
        sign = token[0]
        if sign in _OPEN:
            stack.append(_OPEN[sign])
        elif stack and sign == stack[-1]:
            stack.pop()
            if not stack:
                return text[start + 1 : token.start()]
    return text[start + 1 :]


def objects(text: str) -> Iterator[str]:
    """The insides of all objects that hold no other object: ``{ source: "/a", … }``."""
    start = -1
    for token in _BRACKET.finditer(text):
        if token[0] == "{":
            start = token.end()
        elif token[0] == "}":
            if start >= 0:
                yield text[start : token.start()]
            start = -1


def strings(text: str) -> list[str]:
    """All string literals of a text."""
    return [_content(found, 1) for found in _ANY_STRING.finditer(text)]


def pairs(text: str) -> list[tuple[str, str]]:
    """``"/a": "/b"`` and ``"/a": { status: 302, destination: "/b" }`` of an object's inside."""
    found = []
    for match in re.finditer(rf"{_STRING}\s*:\s*(?:{_STRING}|(\{{))", text):
        key = _content(match, 1)
        if match[7]:
            value = string(balanced(text, match.start(7)), "destination")
        else:
            value = _content(match, 4)
        if value:
            found.append((key, value))
    return found


def keys(text: str) -> list[str]:
    """The keys at the top of an object's inside."""
    found, depth = [], 0
    for token in re.finditer(rf"([\w$-]+|{_STRING})\s*:|[{{}}\[\]()]|{_STRING}", text):
        if token[0] in _OPEN:
            depth += 1
        elif token[0] in ("}", "]", ")"):
            depth -= 1
        elif depth == 0 and token[1]:
            found.append(token[1].strip("\"'`"))
    return found


def _quoted(key: str) -> str:
    return rf"""["']?{re.escape(key)}["']?"""


def _content(found: re.Match[str], first: int) -> str:
    text = next((found[i] for i in range(first, first + 3) if found[i] is not None), "")
    return _ESCAPE.sub(r"\1", text)


def body(text: str, name: str) -> str:
    """The body of a function ``name``, however it is declared; "" if there is none."""
    found = re.search(rf"(?<![\w$.]){re.escape(name)}\b[^{{;]{{0,80}}\{{", text)
    return balanced(text, found.end() - 1) if found else ""
