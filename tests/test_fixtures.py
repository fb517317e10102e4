"""Golden files: rule pages and fixture reports are what the tool says today."""

from __future__ import annotations

from pathlib import Path

import golden
import pytest


@pytest.mark.parametrize("path", [path for path, _ in golden.fixture_reports()], ids=lambda p: p.parent.name)
def test_fixture_report(path: Path) -> None:
    assert golden.fixture_report(path.parent) == path.read_text("utf-8")


def test_the_clean_site_is_silent() -> None:
    assert golden.fixture_report(golden.FIXTURES / "clean").startswith("All checks passed")


def test_rule_pages() -> None:
    for path, text in golden.pages():
        assert path.read_text("utf-8") == text, f"{path.name}: run `make golden` and read the diff"
