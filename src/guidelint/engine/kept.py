"""An analysis as bytes, in the two rows in which it is kept.

What was found is needed by every report; the record only where something is to be concluded.
"""

from __future__ import annotations

from guidelint.engine.analyse import Analysis
from guidelint.engine.cache import dumps, loads
from guidelint.facts.record import Record
from guidelint.tuples import NamedTuple


class Kept(NamedTuple):
    """An analysis as bytes: all but the record, and the record."""

    found: bytes  # b"" where there is nothing to tell
    record: bytes


def kept(analysis: Analysis) -> Kept:
    """An analysis as it is kept; whether it crashed is not."""
    found = b""
    if not analysis.readable or analysis.findings or analysis.suppressions:
        found = dumps((analysis.findings, analysis.suppressions, analysis.readable))
    return Kept(found, dumps(analysis.record))


def remade(made: Kept) -> Analysis:
    """The analysis that was kept. Raises one of `BROKEN`."""
    return found_with(made.found, loads(made.record))


def found_with(found: bytes, record: Record) -> Analysis:
    """The analysis of what was found, with a record. Raises one of `BROKEN`."""
    if not found:
        return Analysis(record, (), (), readable=True)
    findings, suppressions, readable = loads(found)
    return Analysis(record, findings, suppressions, readable)
