"""Expressions in braces, as the readers of text, lines and tags meet them."""

from __future__ import annotations

import re
from functools import cache

from guidelint.lazy import lazy_pattern
from guidelint.model import Edit
from guidelint.parse.javascript import read_braces
from guidelint.parse.js_found import JsError
from guidelint.parse.problems import CURES, Fault
from guidelint.parse.slug import slugify

_RULES = {
    "brace-not-closed": "unexpected-eof",
    "empty-expression": "unexpected-empty-expression",
    "spread": "non-spread",
}
_CODE_INDENT = lazy_pattern(r"(?<=[\r\n])(?:  | ?\t| )")


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
        error.kind,
        error.offset,
        error.start,
        error.end,
        rule=rule,
        reason=reason,
        more=more,
        edits=error.edits,
    )


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(r"#{1,6}[ \t]+([^\r\n\[\]*_`<>&\\{]*)\Z")


def _heading_id(source: str, at: int, braces: str) -> tuple[str, tuple[Edit, ...]]:
    """What to do with the id in braces at `at`: nothing is lost if the heading has it anyway."""
    line = max(source.rfind("\n", 0, at), source.rfind("\r", 0, at), 0)
    found = _heading().search(source, line, at)
    if found is None:
        return CURES["heading-id-braces"], ()
    name, slug = braces[2:-1].strip(), slugify(found.group(1).strip())
    if name == slug and source.count(f"# {found.group(1).strip()}") == 1:
        end = found.start(1) + len(found.group(1).rstrip())
        reason = f"MDX has no {braces} for headings, and this one has that id anyway: leave it out."
        return reason, (Edit(end, at + len(braces), ""),)
    reason = (
        f"MDX has no {braces} for headings: leave it out (this one's id is “{slug}”), or put "
        f'<a id="{name}" /> before the heading.'
    )
    return reason, ()


def prose_fault(source: str, at: int, fault: Fault) -> Fault:
    """An error in braces that perhaps were not meant as code."""
    match = re.compile(r"\{#[\w\-.:]+\}").match(source, at)
    if match:
        fault.kind = "heading-id-braces"
        fault.start, fault.end = match.span()
        fault.reason, fault.edits = _heading_id(source, at, match.group())
    elif "\\{" not in fault.reason:
        fault.reason = fault.reason + " In plain text write \\{ for “{”."
    return fault
