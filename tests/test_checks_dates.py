"""Dates in frontmatter, against what JavaScript's `Date` makes of them (V8, Node 20)."""

from __future__ import annotations

import pytest

from guidelint.checks import dates
from guidelint.facts.local import Local
from guidelint.model import Finding, Settings
from guidelint.parse import read
from guidelint.text import Text


def flagged(source: str, ask: str = "unreadable") -> list[Finding]:
    article = read(Text(source))
    options = dates.Options(ask)  # type: ignore[arg-type]
    return list(dates.check(article, Local(article, Settings(), {}), options))


@pytest.mark.parametrize(
    "text",
    [
        "Jan 5, 2026",
        "Jan. 5, 2026",
        "5 January 2026",
        "January 2026",
        "2026/01/05",
        "2026.01.05",
        "2026. 1. 5.",
        "2026-1-5",
        "05-01-2026",
        "01/31/2026",
        "2026-01",
        "2026-01-05 10:00 AM",
        "2026-01-05T10:00:00+0900",
        "Mon, 05 Jan 2026 10:00:00 GMT",
        "Updated January 5, 2026",
        "Spring 2026",
        "2026-01-05 (draft)",
        "2026?",
        "",
    ],
)
def test_what_javascript_reads_stays_silent(text: str) -> None:
    assert flagged(f'---\ndate: "{text}"\n---\n') == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("January 5th, 2026", "2026-01-05"),
        ("5th of January 2026", "2026-01-05"),
        ("31/01/2026", "2026-01-31"),
        ("13.01.2026", "2026-01-13"),
        ("2026年1月5日", "2026-01-05"),
        ("2026-01-05 KST", "2026-01-05"),
        ("20260105", "2026-01-05"),
        ("5 de enero de 2026", ""),
        ("May 2026 update", ""),
        ("TBD", ""),
    ],
)
def test_what_javascript_does_not_read(text: str, day: str) -> None:
    source = f'---\npubDate: "{text}"\n---\n'
    (finding,) = flagged(source)
    assert source[finding.start : finding.end] == text
    assert [edit.text for edit in finding.edits] == ([day] if day else [])
    assert finding.data_path == "frontmatter.pubDate"


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("date: 2026", 1),
        ("lastUpdated: 20260105", 1),
        ("date_published: 5th", 1),
        ("createdAt: 1767571200", 0),
        ("createdAt: 1767571200000", 0),
        ("updated: 1", 1),
        ("updated: yes", 0),
        ("published: true", 0),
        ("date:", 0),
        ("candidate: 5th", 0),
        ("dates: [5th]", 0),
    ],
)
def test_which_values_are_dates(line: str, count: int) -> None:
    assert len(flagged(f"---\n{line}\n---\n")) == count


def test_days_on_no_calendar() -> None:
    source = "---\ndate: 2025-02-29\nevents:\n  - on: 2026-06-31\n  - on: 2024-02-29\n---\n"
    found = flagged(source, "impossible")
    assert [source[f.start : f.end] for f in found] == ["2025-02-29", "2026-06-31"]
    assert [f.values["problem"] for f in found] == [
        "February 2025 has 28 days",
        "June 2026 has 30 days",
    ]
    assert found[0].values["hint"] == "; the site shows 2025-03-01"


def test_no_frontmatter_no_dates() -> None:
    assert flagged("date: 5th\n") == []
    assert flagged("---\n- date\n---\n", "impossible") == []
