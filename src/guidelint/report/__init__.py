"""A report as text, in the format asked for."""

from __future__ import annotations

from collections.abc import Callable

from guidelint.engine.outcome import Report
from guidelint.report import ci, human, machine

FORMATS: dict[str, Callable[[Report], str]] = {
    "full": human.full,
    "concise": human.concise,
    "json": machine.json_report,
    "jsonl": machine.jsonl,
    "github": machine.github,
    "gitlab": ci.gitlab,
    "sarif": ci.sarif,
    "junit": ci.junit,
    "rdjson": ci.rdjson,
    "checkstyle": ci.checkstyle,
    "markdown": ci.markdown,
}


def render(report: Report, output_format: str, *, colour: bool = False) -> str:
    """The report as text. `colour` only matters to the formats for people."""
    if output_format == "full":
        return human.full(report, colour=colour)
    if output_format == "concise":
        return human.concise(report, colour=colour)
    return FORMATS[output_format](report)
