"""Text that was read in the wrong encoding: what stands there, what it was, by which misreading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Finding

if TYPE_CHECKING:
    from guidelint.mojibake import Damage


class Options(NamedTuple):
    """Nothing to choose."""


_ALONE = 0.8  # confidence that a doubtful span needs where nothing else is damaged
_SHOWN = 3  # readings named where it is not certain
_BEFORE = lazy_pattern(r"[A-Za-z0-9]{0,12}\Z")  # what belongs to the damaged word, or amount
_BEHIND = lazy_pattern(r"[A-Za-z0-9]{0,12}(?:[.,][0-9]{1,3}){0,3}[kKM+%]?")


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding a damaged span; `{said}` names both and how they come together. Code is left out."""
    if article.source.isascii():
        return
    from guidelint.mojibake.repair import repair

    masked = [(block.start, block.end) for block in article.code_blocks]
    masked += [span for passage in article.passages for span in passage.code]
    masked += article.text.invalid()
    spans = repair(article.source, masked=masked).spans
    proven = any(span.automatic for span in spans)
    for span in spans:
        if not span.automatic and not proven and span.confidence < _ALONE:
            continue  # a lone doubtful one may be a trade mark beside a letter
        edit = Edit(span.start, span.end, span.replacement)
        yield Finding(
            span.start,
            span.end,
            {"said": _said(article.source, span)},
            edits=(edit,) if span.candidates else (),
            reason=f"the only reading that makes sense ({span.chain})"
            if span.automatic
            else f"the likeliest reading ({span.chain})",
            safe=span.automatic,
        )


def _said(source: str, span: Damage) -> str:
    """“â‚©1,000” is “₩1,000” read as Windows-1252."""
    if not span.candidates:
        return span.description
    before, behind = "", ""
    if start := _BEFORE.search(source, max(span.start - 12, 0), span.start):
        before = start[0]
    if end := _BEHIND.match(source, span.end):
        behind = end[0]
    seen = before + source[span.start : span.end] + behind
    shown = span.chain if " shown " in span.chain else f"read as {span.chain}"
    if span.automatic:
        return f"“{seen}” is “{before}{span.replacement}{behind}” {shown}"
    readings = " or ".join(f"“{before}{text}{behind}”" for text in span.candidates[:_SHOWN])
    return f"“{seen}” was perhaps {readings}, {shown}"
