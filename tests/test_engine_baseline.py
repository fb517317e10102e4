"""Baselines: what is set aside, what is new."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from guidelint.cli import run
from guidelint.config import ConfigError
from guidelint.engine.baseline import compare, dump, entry, load
from guidelint.model import Finding
from guidelint.text import Position


def finding(text: str, path: str = "a.md", rule: str = "dead", line: int = 1) -> Finding:
    return Finding(0, 1, path=path, rule=rule, text=text, first=Position(line, 1, 0))


def test_a_baseline_survives_moved_lines(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(dump([finding("x"), finding("x", line=9), finding("y")]), "utf-8")
    moved = [finding("y", line=3), finding("x", line=5), finding("x", line=7)]
    assert compare(moved, load(file), ["a.md"])[:3] == ((), 3, 0)


def test_changed_text_is_new(tmp_path: Path) -> None:
    known = Counter([entry(finding("x"))])
    new = finding("x2")
    assert compare([new], known, ["a.md"])[:3] == ((new,), 0, 1)


def test_one_more_of_the_same_is_new() -> None:
    known = Counter([entry(finding("x"))])
    second = finding("x", line=4)
    assert compare([finding("x"), second], known, ["a.md"]).new == (second,)


def test_of_two_alike_the_new_one_is_reported() -> None:
    old = finding("x", line=9)._replace(excerpt="price: x")
    new = finding("x", line=2)._replace(excerpt="a room for x")
    known = Counter([entry(old)])
    assert compare([new, old], known, ["a.md"]).new == (new,)
    reworded = old._replace(excerpt="cost: x")
    assert compare([reworded], known, ["a.md"]).new == ()


def test_a_baseline_that_knows_nothing_of_what_stands_around_still_counts(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    old = finding("x")._replace(excerpt="price: x")
    file.write_text(dump([old]).replace(f', "near": "{entry(old).near}"', ""), "utf-8")
    assert "near" not in file.read_text("utf-8")
    assert compare([old], load(file), ["a.md"])[:3] == ((), 1, 0)


def test_a_renamed_article_keeps_its_baseline() -> None:
    known = Counter([entry(finding("x", "old.md"))])
    assert compare([finding("x", "new.md")], known, ["new.md"])[:3] == ((), 1, 0)
    deleted = Counter([entry(finding("x", "old.md")), entry(finding("y", "other.md"))])
    new = finding("x", "other.md")
    assert compare([new], deleted, ["other.md"]).new == (new,)  # an article of its own
    both = compare([finding("x", "new.md")], known, ["new.md", "old.md"])
    assert len(both.new) == 1


@pytest.mark.parametrize("text", ["", "[]", '{"version": 9, "findings": {}}', '{"version": 1}'])
def test_a_file_that_is_no_baseline_is_an_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match="baseline"):
        load(file)


def test_writing_the_baseline_of_a_part_keeps_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GUIDELINT_NO_CACHE", "1")
    (tmp_path / ".git").mkdir()
    (tmp_path / "posts").mkdir()
    for name in "ab":
        (tmp_path / "posts" / f"{name}.md").write_text("A cab is 9,000 to ₩12,000.\n", "utf-8")
    assert run(["check", "--write-baseline"]) == 0
    (tmp_path / "posts" / "a.md").write_text("A bus is 1,000 to ₩2,000.\n", "utf-8")
    assert run(["check", "posts/a.md", "--write-baseline"]) == 0
    assert "wrote 1 finding to guidelint-baseline.json; 1 of other articles stay" in (
        capsys.readouterr().err
    )
    assert run(["check", "--baseline", "guidelint-baseline.json", "--fail-on", "info"]) == 0


def test_a_folder_outside_the_site_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GUIDELINT_NO_CACHE", "1")
    for name in ("site/content", "other"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.md").write_text("A tram.\n", "utf-8")
    (tmp_path / "site" / "guidelint.toml").write_text('content = ["content"]\n', "utf-8")
    assert run(["check", "site", "other"]) == 2
    assert "other lies outside" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path / "site" / "content")
    assert run(["check", ".", ".."]) == 0
    assert "1 article read" in capsys.readouterr().err
