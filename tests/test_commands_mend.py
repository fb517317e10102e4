"""`check --fix` on a disk: links, read-only files, what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidelint.cli import run

HALF = "A cab is 9,000 to ₩12,000.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "posts").mkdir()
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GUIDELINT_CACHE_DIR", str(tmp_path.parent / "cache"))
    return tmp_path


def fixed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(["check", "--fix", "--output-format", "concise", *arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_a_read_only_article_is_left_alone(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = site / "posts" / "a.md"
    article.write_text(HALF, "utf-8")
    article.chmod(0o444)
    _, said = fixed(capsys)
    assert article.read_text("utf-8") == HALF
    assert "posts/a.md: not fixed: it is read-only" in said
    assert "half-converted-range" in said


@pytest.mark.parametrize("name", ["a.md", "z.md"])
def test_an_article_and_a_link_to_it_are_fixed_once(
    site: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (site / "posts" / "m.md").write_text(HALF, "utf-8")
    (site / "posts" / name).symlink_to("m.md")
    code, said = fixed(capsys)
    assert (site / "posts" / "m.md").read_text("utf-8") == HALF.replace("9,000", "₩9,000")
    assert (site / "posts" / name).is_symlink()
    assert "All checks passed" in said, said
    assert code == 0


def test_a_link_out_of_the_site_is_not_followed(
    site: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path_factory.mktemp("other") / "a.md"
    other.write_text(HALF, "utf-8")
    (site / "posts" / "a.md").symlink_to(other)
    _, said = fixed(capsys)
    assert other.read_text("utf-8") == HALF
    assert "a link to a file outside" in said


def test_a_name_with_a_line_break_stays_on_its_line(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "posts" / "two\nlines.md").write_text(HALF, "utf-8")
    run(["check", "--output-format", "concise"])
    assert "posts/two<U+000A>lines.md:1:10: " in capsys.readouterr().out
