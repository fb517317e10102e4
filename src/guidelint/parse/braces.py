"""Expressions in braces, as the readers of text, lines and tags meet them."""

from __future__ import annotations

import re

from guidelint.parse.javascript import read_braces
from guidelint.parse.js_found import JsError
from guidelint.parse.problems import Fault

_RULES = {
    "brace-not-closed": "unexpected-eof",
    "empty-expression": "unexpected-empty-expression",
    "spread": "non-spread",
}
_CODE_INDENT = re.compile(r"(?<=[\r\n])(?:  | ?\t| )")


def read_code(source: str, at: int, limit: int) -> tuple[int, str]:
    """The offset behind the braces that open at `at`, and the code in them. Raises Fault.

    The code is as upstream gives it: its lines lose up to two columns of indentation.
    """
    found = read_braces(source, at, limit, "text")
    if found.error is not None or found.end < 0:
        raise js_fault(found.error, at, limit)
    raw = source[at + 1 : found.end - 1]
    if "\n" in raw or "\r" in raw:
        raw = _CODE_INDENT.sub(_less_indent, raw)
    return found.end, raw.replace("\0", "\ufffd") if "\0" in raw else raw


def _less_indent(match: re.Match[str]) -> str:
    return "  " if "\t" in match.group() else ""  # what is left of a tab


def js_fault(error: JsError | None, start: int, limit: int) -> Fault:
    """The fault of the code at `start`, from what the JavaScript reader says."""
    if error is None:
        return Fault("brace-not-closed", limit, start, start + 1, rule="acorn", more=True)
    more = error.kind not in ("empty-expression", "spread")
    rule = _RULES.get(error.kind, "acorn")
    reason = error.reason if error.reason.endswith((".", "`")) else f"{error.reason}."
    return Fault(
        error.kind, error.offset, error.start, error.end, rule=rule, reason=reason, more=more
    )
