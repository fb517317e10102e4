"""Golden files: rule pages and fixture reports are what the tool says today.

Each fixture is a whole small site. `make golden` writes what guidelint says of it: read the diff.
"""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import damage
import golden
import pytest

from guidelint import check_paths
from guidelint.cli import run
from guidelint.engine.outcome import Report
from guidelint.rules import builtin_folder, load_pages

SITES = [path.parent.name for path, _ in golden.fixture_reports()]

# Rules that the broken site cannot show, each with its reason.
NOT_IN_ONE_SITE: dict[str, str] = {}


@cache
def report_of(name: str) -> Report:
    return golden.examined(golden.FIXTURES / name)


@pytest.mark.parametrize("name", SITES)
def test_fixture_report(name: str) -> None:
    wanted = (golden.FIXTURES / name / "report.txt").read_text("utf-8")
    assert golden.fixture_report(golden.FIXTURES / name) == wanted


def test_rule_pages() -> None:
    for path, text in golden.pages():
        assert path.read_text("utf-8") == text, f"{path.name}: run `make golden` and read the diff"


@pytest.mark.parametrize("name", ["clean", "docs"])
def test_sound_sites_are_silent(name: str) -> None:
    assert golden.fixture_report(golden.FIXTURES / name).startswith("All checks passed")


def test_every_rule_speaks_in_the_broken_site() -> None:
    fired = {finding.rule for finding in report_of("broken").findings}
    known = {page.rule.id for page in load_pages(builtin_folder())}
    assert sorted(known - fired - set(NOT_IN_ONE_SITE)) == []
    assert not fired & set(NOT_IN_ONE_SITE), "no longer true: take them out of the list"


def test_a_site_without_config_is_understood() -> None:
    said = {(f.path.rpartition("/")[2], f.rule) for f in report_of("zero-config").findings}
    assert said == {
        ("bolhao-market.mdx", "duplicate-word"),
        ("felgueiras-lighthouse.mdx", "broken-internal-link"),
        ("fish-grills.mdx", "half-converted-range"),
        ("port-cellars.mdx", "missing-file"),
        ("port-cellars.mdx", "unknown-prop"),
    }


# --- mojibake ------------------------------------------------------------------------------------


def test_the_damaged_article_is_the_clean_one_read_as_windows_1252() -> None:
    clean = damage.CLEAN.read_text("utf-8")
    assert damage.DAMAGED.read_text("utf-8") == damage.read_as_windows_1252(clean)


def test_the_clean_twin_is_clean(tmp_path: Path) -> None:
    shutil.copytree(damage.MOJIBAKE, tmp_path / "site")
    article = tmp_path / "site" / damage.DAMAGED.relative_to(damage.MOJIBAKE)
    shutil.copy(damage.CLEAN, article)
    assert check_paths([tmp_path / "site"]).findings == ()


def mended_mojibake(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    shutil.copytree(damage.MOJIBAKE, folder)
    monkeypatch.chdir(folder)
    run(["check", "--fix", "--no-cache", "--quiet"])
    article = folder / damage.DAMAGED.relative_to(damage.MOJIBAKE)
    return article.read_bytes().decode().split("\n")


def lossy(text: str) -> bool:
    """Whether a byte of the text was dropped, so that it cannot be read back for certain."""
    return any(byte in damage.UNDEFINED for byte in text.encode())


def test_mojibake_is_mended_byte_for_byte_and_nothing_is_invented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = damage.CLEAN.read_text("utf-8").split("\n")
    mended = mended_mojibake(tmp_path / "site", monkeypatch)
    assert [line for line in clean if not lossy(line)] == [
        after for after, line in zip(mended, clean, strict=True) if not lossy(line)
    ]
    for line, after in zip(clean, mended, strict=True):
        assert re.fullmatch("".join(map(_as_it_was_or_damaged, line)), after)


def test_certain_cells_beside_doubtful_ones_are_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended = mended_mojibake(tmp_path / "site", monkeypatch)
    (row,) = [line for line in mended if line.startswith("| Ultrasound")]
    assert "₩90,000" in row
    assert "ê°‘ìƒì„" in row  # one of its bytes was lost: its reading is offered, not taken


def _as_it_was_or_damaged(char: str) -> str:
    seen = damage.read_as_windows_1252(char)
    return re.escape(char) if seen == char else f"(?:{re.escape(char)}|{re.escape(seen)})"


# --- an old repository ---------------------------------------------------------------------------


def test_fixes_keep_line_endings_and_touch_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(golden.FIXTURES / "old-repo", tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    folder = Path("articles")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    run(["check", "--fix", "--no-cache"])
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert after["jeju-olle-notes.md"] == before["jeju-olle-notes.md"]
    assert after["west-coast-by-bicycle.md"] == before["west-coast-by-bicycle.md"][3:]
    mended = before["muan-mud-flats.md"].replace(b"30,000 to", "₩30,000 to".encode())
    assert after["muan-mud-flats.md"] == mended
