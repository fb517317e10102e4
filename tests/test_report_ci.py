"""Formats of CI systems and review tools, against the fields that their documentation gives."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from guidelint.engine.outcome import About, Report, fingerprinted
from guidelint.model import Edit, Finding, Fix, Related
from guidelint.report import from_root, render
from guidelint.text import Position

NASTY = "a | b <i> & \"q\" 's' % \x1b[31m \x00 \udc80 ::error::x\r\n새 줄 [x](y)"
TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string"}},
    "additionalProperties": False,
}
SHORT = {**TEXT, "properties": {"text": {"type": "string", "maxLength": 1024}}}
NUMBER = {"type": "integer", "minimum": 1}
COUNT = {"type": "integer", "minimum": 0}
URI = {"type": "string", "pattern": r"^(?!/)[A-Za-z0-9._~%/-]+$"}  # relative, percent-encoded


def closed(required: str, optional: str = "", **properties: Any) -> dict[str, Any]:
    """An object with these properties and no others."""
    names = {*required.split(), *optional.split()}
    assert names == properties.keys()
    dollar = {"schema": "$schema"}  # no Python name
    return {
        "type": "object",
        "required": [dollar.get(name, name) for name in required.split()],
        "properties": {dollar.get(name, name): what for name, what in properties.items()},
        "additionalProperties": False,
    }


# The part of SARIF 2.1.0 (OASIS, sections 3.13 to 3.58) that guidelint writes, with what GitHub
# code scanning asks for beyond it ("SARIF support for code scanning").
ARTIFACT = closed("uri uriBaseId", uri=URI, uriBaseId={"const": "ROOT"})
REGION = closed(
    "startLine startColumn",
    "endLine endColumn charOffset charLength",
    startLine=NUMBER,
    startColumn=NUMBER,
    endLine=NUMBER,
    endColumn=NUMBER,
    charOffset=COUNT,
    charLength=COUNT,
)
PHYSICAL = closed("artifactLocation region", artifactLocation=ARTIFACT, region=REGION)
SARIF_RULE = closed(
    "id shortDescription fullDescription help helpUri defaultConfiguration properties",
    id={"type": "string", "maxLength": 255},
    shortDescription=SHORT,
    fullDescription=SHORT,
    help=TEXT,
    helpUri={"type": "string", "format": "uri"},
    defaultConfiguration=closed("level", level={"enum": ["error", "warning", "note"]}),
    properties={"type": "object"},
)
SARIF_RESULT = closed(
    "ruleId ruleIndex level message locations partialFingerprints",
    "relatedLocations fixes",
    ruleId={"type": "string"},
    ruleIndex=COUNT,
    level={"enum": ["error", "warning", "note"]},
    message=TEXT,
    locations={
        "type": "array",
        "minItems": 1,
        "maxItems": 1,
        "items": closed("physicalLocation", physicalLocation=PHYSICAL),
    },
    partialFingerprints={
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {"type": "string"},
    },
    relatedLocations={
        "type": "array",
        "maxItems": 100,
        "items": closed(
            "id physicalLocation message", id=COUNT, physicalLocation=PHYSICAL, message=TEXT
        ),
    },
    fixes={
        "type": "array",
        "items": closed(
            "description artifactChanges",
            description=TEXT,
            artifactChanges={
                "type": "array",
                "minItems": 1,
                "items": closed(
                    "artifactLocation replacements",
                    artifactLocation=ARTIFACT,
                    replacements={
                        "type": "array",
                        "minItems": 1,
                        "items": closed(
                            "deletedRegion insertedContent",
                            deletedRegion=closed(
                                "charOffset charLength", charOffset=COUNT, charLength=COUNT
                            ),
                            insertedContent=closed("text", text={"type": "string"}),
                        ),
                    },
                ),
            },
        ),
    },
)
SARIF = closed(
    "schema version runs",
    schema={"type": "string"},
    version={"const": "2.1.0"},
    runs={
        "type": "array",
        "minItems": 1,
        "items": closed(
            "tool columnKind automationDetails originalUriBaseIds invocations results",
            tool=closed(
                "driver",
                driver=closed(
                    "name semanticVersion informationUri rules",
                    name={"type": "string"},
                    semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
                    informationUri={"type": "string", "format": "uri"},
                    rules={"type": "array", "uniqueItems": True, "items": SARIF_RULE},
                ),
            ),
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            automationDetails=closed("id", id={"type": "string"}),
            originalUriBaseIds={"type": "object"},
            invocations={
                "type": "array",
                "items": closed(
                    "executionSuccessful toolExecutionNotifications",
                    executionSuccessful={"type": "boolean"},
                    toolExecutionNotifications={
                        "type": "array",
                        "items": closed(
                            "level message",
                            level={"enum": ["none", "note", "warning", "error"]},
                            message=TEXT,
                        ),
                    },
                ),
            },
            results={"type": "array", "maxItems": 25_000, "items": SARIF_RESULT},
        ),
    },
)
# GitLab documentation, "Code Quality report format".
GITLAB = {
    "type": "array",
    "items": closed(
        "description check_name fingerprint severity location",
        description={"type": "string", "minLength": 1},
        check_name={"type": "string"},
        fingerprint={"type": "string", "minLength": 8},
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
        location=closed(
            "path lines",
            path={"type": "string", "pattern": r"^(?!/|\./)"},
            lines=closed("begin", begin=NUMBER),
        ),
    ),
}
# reviewdog, proto/rdf/jsonschema/DiagnosticResult.json.
PLACE = closed("line column", line=NUMBER, column=NUMBER)
RANGE = closed("start end", start=PLACE, end=PLACE)
RDJSON = closed(
    "source severity diagnostics",
    source=closed("name url", name={"type": "string"}, url={"type": "string"}),
    severity={"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
    diagnostics={
        "type": "array",
        "items": closed(
            "message location severity code",
            "suggestions",
            message={"type": "string"},
            location=closed("path range", path={"type": "string"}, range=RANGE),
            severity={"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
            code=closed("value url", value={"type": "string"}, url={"type": "string"}),
            suggestions={
                "type": "array",
                "items": closed("range text", range=RANGE, text={"type": "string"}),
            },
        ),
    },
)


def finding(level: str = "error", line: int = 3, message: str = "Write 8.") -> Finding:
    return Finding(
        10, 14, rule="count-mismatch", topic="structure", level=level, message=message,
        path="content/제주 100%.mdx", text="nine", first=Position(line, 2, 10),
        last=Position(line, 6, 14), fix=Fix("safe", "eight are listed", (Edit(10, 14, "8"),)),
        related=(Related(0, 1, "the list", "content/b.md"),),
    )  # fmt: skip


def report(*findings: Finding) -> Report:
    about = About("structure", "warning", "A number of things is not the number that follows.")
    return Report(fingerprinted(findings), 3, 0, rules={"count-mismatch": about})


REPORTS = {
    "clean": report(),
    "each level": report(*(finding(level) for level in ("error", "warning", "info"))),
    "nasty": report(finding(message=NASTY), finding(message=NASTY)),
}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(
    ("output", "schema"), [("sarif", SARIF), ("gitlab", GITLAB), ("rdjson", RDJSON)]
)
def test_json_formats_fit_their_schemas(output: str, schema: dict[str, Any], name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    text = render(REPORTS[name], output)
    jsonschema.validate(json.loads(text), schema)
    assert not text.startswith("\ufeff")
    text.encode("utf-8")


def test_sarif_says_all_that_code_scanning_shows() -> None:
    (run,) = json.loads(render(REPORTS["each level"], "sarif"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    result = run["results"][0]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "count-mismatch"
    assert [r["level"] for r in run["results"]] == ["error", "warning", "note"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/%EC%A0%9C%EC%A3%BC%20100%25.mdx"
    assert place["region"]["startColumn"] == 2
    assert result["fixes"][0]["description"]["text"] == "eight are listed"
    prints = [r["partialFingerprints"]["guidelint/v1"] for r in run["results"]]
    assert len(set(prints)) == 3


def test_sarif_keeps_the_most_severe_where_there_are_too_many() -> None:
    many = [finding("info", line) for line in range(1, 25_002)]
    (run,) = json.loads(render(report(*many, finding("error", 30_000)), "sarif"))["runs"]
    assert len(run["results"]) == 25_000
    assert run["results"][0]["level"] == "error"
    assert (
        "2 more findings"
        in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    )


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    data = json.loads(render(REPORTS["nasty"], "gitlab"))
    assert data[0]["fingerprint"] != data[1]["fingerprint"]


@pytest.mark.parametrize("name", REPORTS)
def test_junit(name: str) -> None:
    root = ElementTree.fromstring(render(REPORTS[name], "junit"))
    assert root.tag == "testsuites"
    suites = root.findall("testsuite")
    cases = root.findall("testsuite/testcase")
    assert cases, "an empty suite breaks some CI systems"
    assert sum(int(suite.attrib["tests"]) for suite in suites) == len(cases)
    assert int(root.attrib["tests"]) == len(cases)
    failures = root.findall("testsuite/testcase/failure")
    assert len(failures) == int(root.attrib["failures"]) == len(REPORTS[name].findings)
    assert all({"name", "classname"} <= case.attrib.keys() for case in cases)
    assert all({"type", "message"} <= failure.attrib.keys() for failure in failures)


@pytest.mark.parametrize("name", REPORTS)
def test_checkstyle(name: str) -> None:
    root = ElementTree.fromstring(render(REPORTS[name], "checkstyle"))
    assert root.tag == "checkstyle"
    assert "version" in root.attrib
    errors = root.findall("file/error")
    assert len(errors) == len(REPORTS[name].findings)
    for error in errors:
        assert error.attrib.keys() == {"line", "column", "severity", "message", "source"}
        assert error.attrib["severity"] in ("ignore", "info", "warning", "error")


@pytest.mark.parametrize("output", ["github", "concise", "markdown", "gitlab", "jsonl"])
def test_messages_cannot_leave_their_line(output: str) -> None:
    text = render(report(finding(message=NASTY)), output)
    if output == "github":
        assert len(text.splitlines()) == 1
        assert "%0D%0A" in text
        assert "제주 100%25.mdx,line=3" in text
    if output == "markdown":
        (row,) = [line for line in text.splitlines() if "count-mismatch" in line]
        assert row.count(" | ") == 3
        assert "<i>" not in row
    if output == "jsonl":
        assert len(text.splitlines()) == 1
    text.encode("utf-8")


def test_github_shows_ten_of_each_and_counts_the_rest() -> None:
    many = [finding(level, n + 1) for level in ("info", "warning", "error") for n in range(30)]
    lines = render(report(*many), "github").splitlines()
    kinds = [line[2:].partition(" ")[0] for line in lines]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert lines[-1].endswith("Not shown here: 20 errors, 20 warnings, 21 infos. See the log.")


def test_json_has_the_promised_fields() -> None:
    data = json.loads(render(REPORTS["each level"], "json"))
    assert data.keys() == {"version", "tool", "summary", "findings"}
    assert data["findings"][0].keys() == {
        "rule", "topic", "level", "message", "path", "range", "text", "data_path", "fingerprint",
        "fix", "related",
    }  # fmt: skip
    assert data["findings"][0]["fix"] == {
        "applicability": "safe",
        "reason": "eight are listed",
        "edits": [{"start": 10, "end": 14, "text": "8"}],
    }
    lines = render(REPORTS["each level"], "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == data["findings"]


def test_markdown_names_the_counts_and_the_most_severe_first() -> None:
    text = render(report(finding("info"), finding("error")), "markdown")
    assert text.startswith("**guidelint**: 1 error, 1 info in 1 of 3 articles.")
    assert text.index("| error |") < text.index("| info |")


def test_a_thousand_of_one_rule_do_not_hide_the_others() -> None:
    many = [finding(line=line) for line in range(1, 1000)]
    other = finding()._replace(rule="empty-link", start=90)
    text = render(report(*many, other), "markdown")
    assert text.count("| count-mismatch |") == 5
    assert "| empty-link |" in text
    assert "Not shown: 994 count-mismatch." in text
    assert "(empty-link)" in render(report(*many, other), "github")


def test_paths_for_other_systems_start_at_the_repository() -> None:
    related = Related(0, 1, "seen here too", "b.md")
    found = Finding(0, 1, path="../a.md", rule="r", level="error", message="m", related=(related,))
    report = from_root(Report((found,), files=1, unreadable=0), "docs/guides")
    assert report.findings[0].path == "docs/a.md"
    assert report.findings[0].related[0].path == "docs/guides/b.md"
    assert from_root(report, "") is report
