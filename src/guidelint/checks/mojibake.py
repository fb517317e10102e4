"""Text that was read in the wrong encoding: what stands there, what it was, by which misreading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from guidelint.facts.local import Local
from guidelint.model import Article, Edit, Finding


class Options(NamedTuple):
    """Nothing to choose."""


_ALONE = 0.8  # confidence that a doubtful span needs where nothing else is damaged
_SHOWN = 3  # readings named where it is not certain


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
        said = span.description
        if not span.automatic:
            readings = " or ".join(f"“{text}”" for text in span.candidates[:_SHOWN])
            damaged = article.source[span.start : span.end]
            said = f"“{damaged}” was perhaps {readings}, {span.chain}" if readings else said
        yield Finding(
            span.start,
            span.end,
            {"said": said},
            edits=(Edit(span.start, span.end, span.replacement),) if span.replacement else (),
            reason=f"the only reading that makes sense ({span.chain})"
            if span.automatic
            else f"the likeliest reading ({span.chain})",
            safe=span.automatic,
        )
