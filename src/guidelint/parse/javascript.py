"""JavaScript inside MDX: expressions in braces, and import/export paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from guidelint.model import Value
from guidelint.parse import literal


class JsError(NamedTuple):
    """Why code was refused.

    `kind` is the class of error (``string-not-closed``, ``text-after-value`` …), `reason` one
    sentence in the reader's words. `offset` is where the official parser reports it; `start`
    and `end` cover the cause, such as the string that lost its quote.
    """

    kind: str
    reason: str
    offset: int
    start: int
    end: int


class Braces(NamedTuple):
    """What stands between ``{`` and ``}``.

    `end` is the offset after the closing brace, -1 if there is none or the code is refused.
    `value` is None for an empty or comment-only expression and on error; its kind is
    ``source`` for code that is not a pure literal. `comment`: only white space and comments.
    """

    end: int
    value: Value | None
    comment: bool
    error: JsError | None


def read_braces(source: str, start: int, limit: int, mode: str) -> Braces:
    """Read the expression whose ``{`` is source[start]; nothing from `limit` on is looked at.

    `mode` is ``text`` (may be empty), ``value`` (of a prop: exactly one expression) or
    ``spread`` (``{...props}`` in a tag).
    """
    if mode != "spread":
        found = literal.scan(source, start + 1, limit)
        if found is not None and source.startswith("}", found.end, limit):
            return Braces(found.end + 1, found.value, False, None)
        at = literal.skip_space(source, start + 1, limit)
        if source.startswith("}", at, limit):
            if mode == "text":
                return Braces(at + 1, None, True, None)
            reason = "The braces are empty: give a value."
            return Braces(-1, None, False, JsError("empty-expression", reason, start + 1, start, at + 1))
    return _interim(source, start, limit)


_TOKEN = re.compile(
    r"""/\*(?s:.*?)\*/|//[^\n\r]*|"(?:[^"\\\n\r]|\\(?s:.))*+"|'(?:[^'\\\n\r]|\\(?s:.))*+'|`(?:[^`\\]|\\(?s:.))*+`|[{}]"""
)


def _interim(source: str, start: int, limit: int) -> Braces:
    depth = 0
    for found in _TOKEN.finditer(source, start, limit):
        text = found.group()
        if text == "{":
            depth += 1
        elif text == "}":
            depth -= 1
            if depth == 0:
                end = found.end()
                data = literal.cut_indent(source[start + 1 : end - 1])
                return Braces(end, Value("source", start + 1, end - 1, data), False, None)
    reason = "“{” starts an expression and its “}” is missing."
    return Braces(-1, None, False, JsError("brace-not-closed", reason, limit, start, start + 1))


class Esm(NamedTuple):
    """An import/export paragraph: whether it is a module, or only lacks lines.

    `names` are the local names its imports declare: later paragraphs of the article must not
    declare them again.
    """

    ok: bool
    incomplete: bool
    end: int
    error: JsError | None = None
    names: tuple[str, ...] = ()


def read_esm(source: str, start: int, limit: int, names: tuple[str, ...] = ()) -> Esm:
    """Read source[start:limit] as imports and exports."""
    return Esm(True, False, limit)
