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


# Formats that other systems read: their paths are relative to the repository.
FROM_ROOT = frozenset(("github", "gitlab", "sarif"))


def from_root(report: Report, folder: str) -> Report:
    """The report with paths relative to the repository, of which `folder` was the caller's."""
    from posixpath import join, normpath

    if not folder:
        return report
    return report._replace(
        findings=tuple(
            found._replace(
                path=normpath(join(folder, found.path)),
                related=tuple(
                    other._replace(path=normpath(join(folder, other.path))) if other.path else other
                    for other in found.related
                ),
            )
            for found in report.findings
        )
    )


def render(report: Report, output_format: str, *, colour: bool = False) -> str:
    """The report as text. `colour` only matters to the formats for people."""
    module = import_module(f"guidelint.report.{FORMATS[output_format]}")
    if module.__name__.endswith("human"):
        return str(getattr(module, output_format)(report, colour=colour))
    return str(getattr(module, "json_report" if output_format == "json" else output_format)(report))
