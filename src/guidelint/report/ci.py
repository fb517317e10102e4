"""Reports in the formats of CI systems and review tools.

sarif: SARIF 2.1.0 as GitHub code scanning reads it. gitlab: GitLab Code Quality. junit: JUnit
XML. rdjson: Reviewdog Diagnostic Format. checkstyle: Checkstyle XML. markdown: a comment for a
pull request or a job summary.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby
from typing import Any

from guidelint.engine.outcome import Report
from guidelint.model import Finding, Fix
from guidelint.text import printable
from guidelint.version import __version__

_HOME = "https://github.com/guidelint/guidelint"
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SARIF_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SARIF_MOST = 25_000  # results of a run that GitHub accepts
_SARIF_RELATED = 100  # places of a result that GitHub shows
_ORDER = {"error": 0, "warning": 1, "info": 2}
_GITLAB = {"error": "major", "warning": "minor", "info": "info"}
_RDJSON = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
_MARKDOWN_EACH = 5  # rows of one rule
_MARKDOWN_MOST = 50  # rows: a comment longer than a screen is not read


def sarif(report: Report) -> str:
    """SARIF 2.1.0: rules with help, fingerprints, related places and fixes."""
    named = sorted({finding.rule for finding in report.findings} | set(report.rules))
    index = {rule: at for at, rule in enumerate(named)}
    shown = report.findings
    if len(shown) > _SARIF_MOST:  # the most severe ones stay
        shown = tuple(sorted(shown, key=lambda f: _ORDER[f.level])[:_SARIF_MOST])
    left = len(report.findings) - len(shown)
    notes = [
        {"level": "warning", "message": {"text": f"{left} more findings were left out of this file."}}
    ] if left else []  # fmt: skip
    run = {
        "tool": {
            "driver": {
                "name": "guidelint",
                "semanticVersion": __version__,
                "informationUri": _HOME,
                "rules": [_sarif_rule(rule, report) for rule in named],
            }
        },
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": "guidelint/"},
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The root of the repository."}}},
        "invocations": [
            {"executionSuccessful": not report.crashes, "toolExecutionNotifications": notes}
        ],
        "results": [_sarif_result(finding, index) for finding in shown],
    }
    return _json({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rule(name: str, report: Report) -> dict[str, Any]:
    rule = report.rules.get(name)
    summary = rule.summary if rule else "guidelint could not do its work."
    topic = rule.topic if rule else "internal"
    level = rule.level if rule else "error"
    page = f"{_HOME}/blob/main/docs/rules/{name}.md"
    return {
        "id": name,
        "shortDescription": {"text": summary[:1024]},
        "fullDescription": {"text": summary[:1024]},
        "help": {
            "text": f"{summary} See {page}",
            "markdown": f"{summary}\n\n[What it finds, why, and examples]({page})",
        },
        "helpUri": page,
        "defaultConfiguration": {"level": _SARIF_LEVELS[level]},
        "properties": {"tags": [topic], "precision": "high", "problem.severity": _severity(level)},
    }


def _severity(level: str) -> str:
    return {"error": "error", "warning": "warning", "info": "recommendation"}[level]


def _sarif_result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    related = [
        {
            "id": at,
            "physicalLocation": {
                "artifactLocation": _artifact(other.path or finding.path),
                "region": {"startLine": other.first.line, "startColumn": other.first.column},
            },
            "message": {"text": printable(other.message)},
        }
        for at, other in enumerate(finding.related[:_SARIF_RELATED], 1)
    ]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _SARIF_LEVELS[finding.level],
        "message": {"text": printable(finding.message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(finding.path),
                    "region": _region(finding),
                }
            }
        ],
        "partialFingerprints": {"guidelint/v1": finding.fingerprint},
    }
    if related:
        result["relatedLocations"] = related
    if finding.fix:
        result["fixes"] = [_sarif_fix(finding, finding.fix)]
    return result


def _artifact(path: str) -> dict[str, str]:
    from urllib.parse import quote

    return {"uri": quote(path), "uriBaseId": "ROOT"}


def _region(finding: Finding) -> dict[str, int]:
    return {
        "startLine": finding.first.line,
        "startColumn": finding.first.column,
        "endLine": finding.last.line,
        "endColumn": finding.last.column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }


def _sarif_fix(finding: Finding, fix: Fix) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
            "insertedContent": {"text": printable(edit.text)},
        }
        for edit in fix.edits
    ]
    return {
        "description": {"text": fix.reason or f"{fix.applicability} fix"},
        "artifactChanges": [
            {"artifactLocation": _artifact(finding.path), "replacements": replacements}
        ],
    }


def gitlab(report: Report) -> str:
    """GitLab Code Quality: an array, empty when there is nothing to say."""
    return _json(
        [
            {
                "description": printable(finding.message),
                "check_name": finding.rule,
                "fingerprint": finding.fingerprint,
                "severity": _GITLAB[finding.level],
                "location": {"path": finding.path, "lines": {"begin": finding.first.line}},
            }
            for finding in report.findings
        ]
    )


def rdjson(report: Report) -> str:
    """Reviewdog Diagnostic Format, with the edits as suggestions."""
    return _json(
        {
            "source": {"name": "guidelint", "url": _HOME},
            "severity": "WARNING",
            "diagnostics": [_diagnostic(finding) for finding in report.findings],
        }
    )


def _diagnostic(finding: Finding) -> dict[str, Any]:
    here = {
        "start": {"line": finding.first.line, "column": finding.first.column},
        "end": {"line": finding.last.line, "column": finding.last.column},
    }
    data: dict[str, Any] = {
        "message": printable(finding.message),
        "location": {"path": finding.path, "range": here},
        "severity": _RDJSON[finding.level],
        "code": {"value": finding.rule, "url": f"{_HOME}/blob/main/docs/rules/{finding.rule}.md"},
    }
    edits = finding.fix.edits if finding.fix else ()
    if len(edits) == 1 and (edits[0].start, edits[0].end) == (finding.start, finding.end):
        data["suggestions"] = [{"range": here, "text": printable(edits[0].text)}]
    return data


def junit(report: Report) -> str:
    """JUnit XML: a suite an article, a failed case a finding; one passed case when clean."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>']
    total = max(len(report.findings), 1)
    out.append(f'<testsuites name="guidelint" tests="{total}" failures="{len(report.findings)}">')
    for path, group in groupby(report.findings, key=lambda finding: finding.path):
        findings = list(group)
        out.append(
            f'<testsuite name={_attribute(path)} tests="{len(findings)}" failures="{len(findings)}">'
        )
        for finding in findings:
            name = f"{finding.rule} {finding.first.line}:{finding.first.column}"
            message = _attribute(finding.message)
            where = f"{path}:{finding.first.line}:{finding.first.column}"
            out.append(
                f"<testcase classname={_attribute(path)} name={_attribute(name)}>"
                f"<failure type={_attribute(finding.level)} message={message}>{_xml(where)}</failure></testcase>"
            )
        out.append("</testsuite>")
    if not report.findings:
        out.append('<testsuite name="guidelint" tests="1" failures="0">')
        out.append(f'<testcase classname="guidelint" name="{report.files} articles"/></testsuite>')
    return "\n".join([*out, "</testsuites>", ""])


def checkstyle(report: Report) -> str:
    """Checkstyle XML."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for path, group in groupby(report.findings, key=lambda finding: finding.path):
        out.append(f"<file name={_attribute(path)}>")
        out += [
            f'<error line="{f.first.line}" column="{f.first.column}" severity="{f.level}" '
            f"message={_attribute(f.message)} source={_attribute('guidelint.' + f.rule)}/>"
            for f in group
        ]
        out.append("</file>")
    return "\n".join([*out, "</checkstyle>", ""])


def markdown(report: Report) -> str:
    """A table for a pull request's comment or a job summary."""
    counts = ", ".join(
        f"{report.count(level)} {level}{'s' * (report.count(level) != 1)}"
        for level in ("error", "warning", "info")
        if report.count(level)
    )
    if not report.findings:
        return f"**guidelint**: nothing found in {report.files} articles.\n"
    ordered = sorted(report.findings, key=lambda f: (_ORDER[f.level], f.rule))
    shown: list[Finding] = []
    for _, group in groupby(ordered, key=lambda f: (f.level, f.rule)):
        shown += list(group)[:_MARKDOWN_EACH]
    shown = shown[:_MARKDOWN_MOST]
    rows = "\n".join(
        f"| {f.level} | `{_cell(f.path)}:{f.first.line}` | {f.rule} | {_cell(f.message)} |"
        for f in shown
    )
    more = Counter(f.rule for f in report.findings)
    more.subtract(f.rule for f in shown)
    left = ", ".join(f"{count} {rule}" for rule, count in more.most_common() if count)
    tail = f"\nNot shown: {left}.\n" if left else ""
    hit = len({finding.path for finding in report.findings})
    return (
        f"**guidelint**: {counts} in {hit} of {report.files} articles.\n\n"
        f"| level | place | rule | what to write |\n| --- | --- | --- | --- |\n{rows}\n{tail}"
    )


def _cell(text: str) -> str:
    return (
        printable(" ".join(text.split()))
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
    )


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _xml(text: str) -> str:
    """Text that XML 1.0 allows: control characters become U+FFFD."""
    text = "".join(c if c >= " " or c in "\t\n" else "�" for c in printable(text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return '"' + _xml(text).replace('"', "&quot;").replace("\n", "&#10;") + '"'
