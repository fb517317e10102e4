"""What the reader could not read, or read but not as its author meant.

The reader (`parse`) classifies every problem; a rule picks the kinds it speaks about.
"""

from __future__ import annotations

from collections.abc import Iterator

from guidelint.checks.losses import backslash_for_sign
from guidelint.facts.local import Local
from guidelint.model import Article, Finding
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`kinds`: the kinds of problem; empty: every fatal one that `other_than` does not name
    (``frontmatter-*`` names all that start so)."""

    kinds: tuple[str, ...] = ()
    other_than: tuple[str, ...] = ()


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding a problem; `{reason}` is the reader's own sentence."""
    return _told(article, local, options) if article.problems else iter(())


def _told(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    kinds, families = options.other_than, tuple(n[:-1] for n in options.other_than if n[-1:] == "*")
    for problem in article.problems:
        if options.kinds:
            if problem.kind not in options.kinds:
                continue
        elif not problem.fatal or problem.kind in kinds or problem.kind.startswith(families):
            continue
        if problem.kind == "bad-escape" and backslash_for_sign(article, problem.start):
            continue  # told as the lost currency that it is
        yield Finding(
            problem.start,
            problem.end,
            {"reason": _phrase(problem.reason), "kind": problem.kind},
            edits=problem.edits,
            safe=bool(problem.edits),
            reason="nothing else in the article changes",
            related=problem.related,
        )


def _phrase(reason: str) -> str:
    """A sentence as messages are written: no capital that is not a name's, no full stop."""
    if reason[1:2].islower() or reason[:2] == "A ":
        reason = reason[0].lower() + reason[1:]
    return reason.removesuffix(".")
