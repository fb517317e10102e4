"""A report as text, in the format asked for."""

from __future__ import annotations

from importlib import import_module

from guidelint.engine.outcome import Report

# Each format's module is imported when the format is asked for.
FORMATS = {
    "full": "human",
    "concise": "human",
    "json": "machine",
    "jsonl": "machine",
    "github": "machine",
    "gitlab": "ci",
    "sarif": "ci",
    "junit": "ci",
    "rdjson": "ci",
    "checkstyle": "ci",
    "markdown": "ci",
}


def render(report: Report, output_format: str, *, colour: bool = False) -> str:
    """The report as text. `colour` only matters to the formats for people."""
    module = import_module(f"guidelint.report.{FORMATS[output_format]}")
    if module.__name__.endswith("human"):
        return str(getattr(module, output_format)(report, colour=colour))
    return str(getattr(module, "json_report" if output_format == "json" else output_format)(report))
