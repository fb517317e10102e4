"""Damaged text is settled by the last clean version in git, else by the site's other articles."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from guidelint.cli import run

CLEAN = """---
title: "A clinic in Daegu"
---
<Row nameKo="갑상선" price="₩90,000" />

<Fact label="Max Radius" value="6km" icon="📍" />

Lunch is ₩15,000 a head at 카니발 by the station.

The café by the pier is open daily.
"""


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def read_as_windows_1252(text: str) -> str:
    return text.encode().translate(None, b"\x81\x8d\x8f\x90\x9d").decode("cp1252")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "guidelint.toml").write_text('content = ["content"]\n')
    (tmp_path / "content" / "a.mdx").write_text(CLEAN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def committed(site: Path) -> None:
    git(site, "init", "-q")
    git(site, "add", ".")
    git(site, "commit", "-q", "-m", "one")


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    run(["check", "--no-cache", "--output-format", "concise", "--select", "encoding"])
    return capsys.readouterr().out.splitlines()


def test_git_knows_what_was_misread(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    committed(site)
    (site / "content" / "a.mdx").write_text(read_as_windows_1252(CLEAN), "utf-8")
    lines = told(capsys)
    assert any("“갑상선”, read as Windows-1252: the version of" in line for line in lines)
    assert any("“📍”, read as Windows-1252: the version of" in line for line in lines)


def test_git_knows_what_was_lost(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    committed(site)
    damaged = CLEAN.replace("₩15,000", "??5,000").replace("카니발", "?니발")
    (site / "content" / "a.mdx").write_text(damaged.replace("café", "caf\ufffd"), "utf-8")
    lines = told(capsys)
    assert ["was “₩15,000”" in line for line in lines] == [True, False, False]
    assert ["was “카니발”" in line for line in lines] == [False, True, False]
    assert ["was “é”" in line for line in lines] == [False, False, True]


def test_the_witness_is_what_unsafe_fixes_write(site: Path) -> None:
    committed(site)
    (site / "content" / "a.mdx").write_text(read_as_windows_1252(CLEAN), "utf-8")
    run(["check", "--no-cache", "--fix", "--unsafe-fixes", "--quiet"])
    assert (site / "content" / "a.mdx").read_text("utf-8") == CLEAN


def test_another_text_in_an_older_version_is_no_witness(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = CLEAN.replace("₩15,000", "£8,200")
    (site / "content" / "a.mdx").write_text(older, "utf-8")
    committed(site)
    (site / "content" / "a.mdx").write_text(CLEAN.replace("₩15,000", "??5,000"), "utf-8")
    (line,) = told(capsys)
    assert "take the amount from an older version" in line


def test_without_git_other_articles_are_asked(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = 'The 갑상선 check.\n\n<Fact label="Max Radius" value="2km" icon="📍" />\n'
    (site / "content" / "b.mdx").write_text(other, "utf-8")
    (site / "content" / "a.mdx").write_text(read_as_windows_1252(CLEAN), "utf-8")
    lines = told(capsys)
    assert any("was perhaps “갑상선”, read as Windows-1252: another" in line for line in lines)
    assert any("was perhaps “📍”, read as Windows-1252: another" in line for line in lines)


def test_a_clean_site_asks_nobody(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("git was asked")

    monkeypatch.setattr(subprocess, "run", refuse)
    assert told(capsys) == []
