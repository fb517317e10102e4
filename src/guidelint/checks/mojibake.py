"""Text that was read in the wrong encoding: what stands there, what it was, by which misreading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Finding
from guidelint.tuples import NamedTuple

if TYPE_CHECKING:
    from guidelint.mojibake import Damage


class Options(NamedTuple):
    """Nothing to choose."""


_ALONE = 0.8  # confidence that a doubtful span needs where nothing else is damaged
_PROOF = 100  # … unless it is damage in any case, whatever it reads
_SHOWN = 3  # readings named where it is not certain
_BARE = lazy_pattern("\ufffd+|[\x80-\x9f]+")
_BEFORE = lazy_pattern(r"[A-Za-z0-9]{0,12}\Z")  # what belongs to the damaged word, or amount
_BEHIND = lazy_pattern(r"[A-Za-z0-9]{0,12}(?:[.,][0-9]{1,3}){0,3}[kKM+%]?")


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding a damaged span; `{said}` names both and how they come together. Code is left out.

    A fix is safe where the whole line is certain, or all that is damaged in one prop, cell or
    paragraph of it: nothing that a reader sees as one is repaired by half.
    """
    found = damage(article, local)
    doubtful = {_place(article, span) for span in found if not (span.automatic or span.exact)}
    for span in found:
        if _BARE.fullmatch(article.source, span.start, span.end):
            continue  # a lost letter, or a control never converted: other rules' findings
        safe = span.automatic or (span.exact and _place(article, span) not in doubtful)
        edit = Edit(span.start, span.end, span.replacement)
        yield Finding(
            span.start,
            span.end,
            {"said": _said(article.source, span, safe)},
            edits=(edit,) if span.candidates else (),
            reason=f"{_surety(span, safe)} ({span.chain})",
            safe=safe,
        )


def damage(article: Article, local: Local) -> tuple[Damage, ...]:
    """The damaged spans of an article that are worth telling, found once."""
    found: tuple[Damage, ...] = local.once("mojibake", lambda read, _: damaged(read))
    return found


def damaged(article: Article) -> tuple[Damage, ...]:
    """The damaged spans of an article that are worth telling; code is left out."""
    if article.source.isascii():
        return ()
    from guidelint.mojibake.scan import suspects

    if not suspects(article.source, article.text.odd):
        return ()  # as nearly all articles: what is masked need not be known
    from guidelint.mojibake.repair import repair

    masked = [(block.start, block.end) for block in article.code_blocks]
    masked += [span for passage in article.passages for span in passage.code]
    masked += article.text.invalid()
    spans = repair(article.source, masked=masked).spans
    if any(span.automatic for span in spans):
        return spans
    # a lone doubtful one may be a trade mark beside a letter
    return tuple(s for s in spans if s.automatic or s.confidence >= _ALONE or s.proof >= _PROOF)


def _surety(span: Damage, safe: bool) -> str:
    if safe:
        only = "the only reading that makes sense"
        return only if span.exact else "by far the likeliest reading, bytes were lost"
    return "the likeliest reading"


def _place(article: Article, span: Damage) -> tuple[int, int]:
    """What is repaired whole or not at all: the text a reader sees as one, in one line."""
    line = article.source.rfind("\n", 0, span.start)
    held = (p.start for p in article.passages if p.start <= span.start and span.end <= p.end)
    return max(held, default=-1), line


def _said(source: str, span: Damage, certain: bool) -> str:
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
    if certain:
        return f"“{seen}” is “{before}{span.replacement}{behind}” {shown}"
    readings = " or ".join(f"“{before}{text}{behind}”" for text in span.candidates[:_SHOWN])
    return f"“{seen}” was perhaps {readings}, {shown}"
