"""What several articles state differently, told at one of them with the others beside it."""

from __future__ import annotations

from guidelint.facts.record import Statement
from guidelint.facts.site import Site
from guidelint.model import Finding, Related
from guidelint.tuples import NamedTuple


class Dispute(NamedTuple):
    """The statement that is told, and those that contradict it."""

    odd: Statement
    others: tuple[Statement, ...]


def told(odd: Statement, values: dict[str, str], related: tuple[Related, ...]) -> Finding:
    """The finding at the statement that is odd."""
    fact = odd.fact
    return Finding(
        fact.start,
        fact.end,
        values,
        data_path=fact.data_path,
        text=fact.text,
        related=related,
    )


def beside(statement: Statement, site: Site, words: str = "") -> Related:
    """Another article's statement; `words` are its label and text if not given."""
    fact, lines = statement.fact, site.records[statement.path].lines
    words = words or f"{fact.label}: {fact.text}"
    first, last = lines.position(fact.start), lines.position(fact.end)
    return Related(fact.start, fact.end, words, statement.path, first, last)
