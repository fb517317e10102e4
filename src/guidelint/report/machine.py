"""Reports for programs: json, jsonl and GitHub's workflow commands."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from guidelint.engine.outcome import Report
from guidelint.model import Finding, Fix
from guidelint.text import Position, one_line, printable
from guidelint.version import __version__

_GITHUB = {"error": "error", "warning": "warning", "info": "notice"}
_SHOWN = {"error": 10, "warning": 10, "info": 9}  # GitHub shows ten of each kind in a step


def json_report(report: Report) -> str:
    """The whole report as one JSON object, version 1."""
    data = {
        "version": 1,
        "tool": {"name": "guidelint", "version": __version__},
        "summary": {
            "files": report.files,
            "unreadable": report.unreadable,
            "errors": report.count("error"),
            "warnings": report.count("warning"),
            "infos": report.count("info"),
            "fixable": report.fixable,
        },
        "findings": [finding_data(finding) for finding in report.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def jsonl(report: Report) -> str:
    """One JSON object a finding and line."""
    return "".join(
        one_line(json.dumps(finding_data(finding), ensure_ascii=False)) + "\n"
        for finding in report.findings
    )


def github(report: Report) -> str:
    """Workflow commands: ten of each level, the most severe first, and one that counts the rest."""
    out = []
    more = []
    for level, command in _GITHUB.items():
        findings = _varied(finding for finding in report.findings if finding.level == level)
        out += [_command(command, finding) for finding in findings[: _SHOWN[level]]]
        left = len(findings) - _SHOWN[level]
        if left > 0:
            more.append(f"{left} {level}{'s' * (left != 1)}")
    if more:
        out.append(f"::notice title=guidelint::Not shown here: {', '.join(more)}. See the log.")
    return "".join(line + "\n" for line in out)


def _varied(findings: Iterable[Finding]) -> list[Finding]:
    """The first finding of every rule, then the second of every rule, and so on: what a thousand
    findings of one rule say must not hide the rest."""
    seen: Counter[str] = Counter()
    ranked = []
    for finding in findings:
        ranked.append((seen[finding.rule], finding))
        seen[finding.rule] += 1
    return [finding for _, finding in sorted(ranked, key=lambda pair: pair[0])]


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as plain JSON data."""
    return {
        "rule": finding.rule,
        "topic": finding.topic,
        "level": finding.level,
        "message": printable(finding.message),
        "path": finding.path,
        "range": {"start": _position(finding.first), "end": _position(finding.last)},
        "text": printable(finding.text),
        "data_path": finding.data_path,
        "fingerprint": finding.fingerprint,
        "fix": _fix(finding.fix),
        "related": [
            {
                "path": other.path or finding.path,
                "range": {"start": _position(other.first), "end": _position(other.last)},
                "message": printable(other.message),
            }
            for other in finding.related
        ],
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "applicability": fix.applicability,
        "reason": fix.reason,
        "edits": [
            {"start": edit.start, "end": edit.end, "text": printable(edit.text)}
            for edit in fix.edits
        ],
    }


def _command(command: str, finding: Finding) -> str:
    properties = {
        "file": finding.path,
        "line": finding.first.line,
        "col": finding.first.column,
        "endLine": finding.last.line,
        **({"endColumn": finding.last.column} if finding.last.line == finding.first.line else {}),
        "title": f"guidelint ({finding.rule})",
    }
    words = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    return f"::{command} {words}::{_escaped(printable(finding.message))}"


def _escaped(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
