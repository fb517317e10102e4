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


def test_every_reversible_span_of_mojibake_is_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(damage.MOJIBAKE, tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    run(["check", "--fix", "--no-cache", "--quiet"])
    article = tmp_path / "site" / damage.DAMAGED.relative_to(damage.MOJIBAKE)
    mended, clean = article.read_bytes().decode(), damage.CLEAN.read_text("utf-8")
    assert re.fullmatch(_allowed(clean), mended), "a span is damaged still, or invented"


def _allowed(clean: str) -> str:
    """A pattern of what a fix may leave: runs that lost no byte as they were, others damaged."""
    pattern = ""
    for run_of in re.findall(r"[\x00-\x7f]+|[^\x00-\x7f]+", clean):
        lost = any(byte in damage.UNDEFINED for byte in run_of.encode())
        if not lost:
            pattern += re.escape(run_of)
            continue
        for char in run_of:
            pattern += f"(?:{re.escape(char)}|{re.escape(damage.read_as_windows_1252(char))})"
    return pattern


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
