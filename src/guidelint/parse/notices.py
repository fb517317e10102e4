"""What reads without an error but not as its author meant: problems that are not fatal."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from guidelint.lazy import lazy_pattern
from guidelint.model import CodeBlock, Component, Edit, Expression, Problem, Prop, Related
from guidelint.parse.problems import CURES

_NAME = lazy_pattern(r"\s*([A-Za-z_$][\w$]*)\s*", re.ASCII)
_WORD = lazy_pattern(r"[A-Za-z_$][\w$]*", re.ASCII)

# Names that mean something in any article: words of JavaScript, and what the site passes in.
_KNOWN = frozenset(
    (
        *("undefined", "null", "true", "false", "this", "NaN", "Infinity"),
        *("props", "frontmatter", "components", "metadata", "Math", "Date", "JSON", "process"),
    )
)


def notices(
    source: str,
    components: list[Component],
    expressions: list[Expression],
    esm: list[Expression],
    code: list[CodeBlock],
    faults: set[int],
) -> Iterator[Problem]:
    """All that is to be said; at the offsets in `faults` an error has been reported already."""
    for component in components:
        if len(component.props) > 1:
            yield from _duplicate_props(component)
    known = {*_KNOWN, *(word for block in esm for word in _WORD.findall(block.source))}
    for expression in expressions:
        yield from _plain_braces(source, expression, known)
    if "<<<<<<< " in source or ">>>>>>> " in source:
        yield from _conflicts(source, code, faults)


def _duplicate_props(component: Component) -> Iterator[Problem]:
    """A prop that is given twice: the first is lost."""
    last: dict[str, Prop] = {}
    for prop in reversed(component.props):
        later = last.setdefault(prop.name, prop)
        if later is not prop and prop.name:
            reason = f"The prop “{prop.name}” is given twice; the site sees only the last one."
            related = (Related(later.start, later.end, "this one counts"),)
            yield Problem("duplicate-prop", reason, prop.start, prop.end, False, related=related)


def _plain_braces(source: str, expression: Expression, known: set[str]) -> Iterator[Problem]:
    """Braces that were meant as text: `${5000}`, `{name}`."""
    start, end = expression.start, expression.end
    match = _NAME.fullmatch(expression.source)
    if start and source[start - 1] == "$" and (match or _is_amount(expression.source)):
        amount = expression.source.strip()
        if match:
            reason = f"“${{{amount}}}” shows a dollar sign and what “{amount}” stands for, as code."
            reason += " In plain text write the amount itself."
            yield Problem("dollar-brace", reason, start - 1, end, False)
            return
        reason = f"“${{{amount}}}” is “$” and a piece of code in MDX: write ${amount}."
        edits = (Edit(start - 1, end, f"${amount}"),) if amount.isdecimal() else ()
        yield Problem("dollar-brace", reason, start - 1, end, False, edits=edits)
        return
    if match and match.group(1) not in known:
        reason = (
            f"“{{{match.group(1)}}}” is code in MDX, and nothing of that name is known in this "
            "article: in plain text write \\{ or &#123;."
        )
        yield Problem("undefined-expression", reason, start, end, False)


def _is_amount(text: str) -> bool:
    return text.strip().replace(",", "").replace(".", "", 1).isdecimal()


def _conflicts(source: str, code: list[CodeBlock], faults: set[int]) -> Iterator[Problem]:
    """Markers of a merge conflict, one for each, but not those shown in code."""
    starts = [block.start for block in code]
    open_conflict = False
    for match in re.finditer(r"^(?:<{7}|>{7}|\|{7}) [^\r\n]*", source, re.MULTILINE):
        start, end = match.span()
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < code[at].end:
            continue
        begins = source[start] == "<"
        known = open_conflict and not begins  # told at its first marker
        open_conflict = begins or (open_conflict and source[start] == "|")
        if known or start in faults:
            continue
        yield Problem("merge-conflict", CURES["merge-conflict"], start, end, False)
