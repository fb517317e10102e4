"""JavaScript inside MDX: expressions in braces, and import/export paragraphs.

The official parser does not match braces. At each ``}`` it asks acorn whether the text so far is
one whole expression; if it never is, it reports acorn's complaint about the text up to the last
``}``. Reading on to the first ``}`` that no bracket, string, template, comment or JSX holds gives
the same answer in one pass.
"""

from __future__ import annotations

from guidelint.parse import literal
from guidelint.parse.js_found import Braces, Esm, JsError

__all__ = ["Braces", "Esm", "JsError", "read_braces", "read_esm"]


def read_braces(source: str, start: int, limit: int, mode: str) -> Braces:
    """Read the expression whose ``{`` is source[start]; nothing from `limit` on is looked at.

    `mode` is ``text`` (may be empty), ``value`` (of a prop: exactly one expression) or
    ``spread`` (``{...props}`` in a tag).
    """
    begin, limit = start + 1, min(limit, len(source))
    if mode != "spread":
        found = literal.scan(source, begin, limit)
        if found is not None and source.startswith("}", found.end, limit):
            return Braces(found.end + 1, found.value, False, None)
    at = literal.skip_space(source, begin, limit)
    if source.startswith("}", at, limit):
        if mode == "text":
            return Braces(at + 1, None, True, None)
        return Braces(-1, None, False, _empty(begin, at + 1, mode))
    from guidelint.parse import js_code  # a grammar that most articles never need

    return js_code.read(source, begin, limit, mode)


def _empty(begin: int, end: int, mode: str) -> JsError:
    if mode == "value":
        return JsError(
            "empty-expression", "The braces are empty: give a value", begin, begin - 1, end
        )
    reason = "Braces in a tag hold a spread ({...props}), no comment and not nothing"
    return JsError("spread", reason, begin, begin - 1, end)


def read_esm(source: str, start: int, limit: int, names: tuple[str, ...] = ()) -> Esm:
    """Read imports and exports from `start` on.

    The text ends at the first blank line at which it is a module, or with source[:limit].
    `names` are those that earlier paragraphs import.
    """
    from guidelint.parse import js_code  # as above

    return js_code.read_module(source, start, limit, names)
