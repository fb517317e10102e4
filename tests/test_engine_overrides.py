"""Levels and options by rule and path: `[[overrides]]` in the config."""

from __future__ import annotations

import pytest

from guidelint.config import ConfigError, parse
from guidelint.engine import run
from guidelint.engine.plan import all_rules
from guidelint.engine.settings import settings_text
from guidelint.engine.source import from_mapping

HALF = "A cab is 9,000 to ₩12,000.\n"
FILES = {"old/a.mdx": HALF, "old/deep/b.mdx": HALF, "new/c.mdx": HALF}


def examined(config: dict[str, object], files: dict[str, str] = FILES) -> run.Examination:
    source = from_mapping({path: text.encode() for path, text in files.items()})
    settled = parse(config)
    return run.examine(source, run.prepare(source, settled, all_rules(settled)))


def levels(config: dict[str, object], rule: str = "half-converted-range") -> dict[str, str]:
    return {f.path: f.level for f in examined(config).findings if f.rule == rule}


@pytest.mark.parametrize(
    ("overrides", "old", "deep", "new"),
    [
        ([], "warning", "warning", "warning"),
        ([{"files": ["old/*"], "rules": {"prices": "info"}}], "info", "info", "warning"),
        ([{"files": ["old/deep/*"], "rules": {"prices": "off"}}], "warning", None, "warning"),
        (
            [{"files": ["old/*"], "rules": {"prices": "off", "half-converted-range": "error"}}],
            "error", "error", "warning",
        ),
        (
            [
                {"files": ["old/*"], "rules": {"half-converted-range": "off"}},
                {"files": ["old/deep/*"], "rules": {"half-converted-range": "error"}},
            ],
            None, "error", "warning",
        ),
    ],
)  # fmt: skip
def test_the_last_entry_that_fits_counts(
    overrides: list[object], old: str | None, deep: str | None, new: str | None
) -> None:
    wanted = {"old/a.mdx": old, "old/deep/b.mdx": deep, "new/c.mdx": new}
    found = levels({"overrides": overrides})
    assert found == {path: level for path, level in wanted.items() if level}


def test_a_rule_that_is_off_can_be_on_for_some_articles() -> None:
    off = {"half-converted-range": "off"}
    on = [{"files": ["new/*"], "rules": {"half-converted-range": "error"}}]
    assert levels({"rules": off, "overrides": on}) == {"new/c.mdx": "error"}
    assert levels({"rules": off, "overrides": on, "select": ["links"]}) == {}
    assert levels({"rules": off, "overrides": on, "per-file-ignores": {"new/*": ["ALL"]}}) == {}


def test_options_are_laid_over_those_of_the_rule() -> None:
    text = "Coffee ₩5,000 ($30) here.\n"
    rates = {"rates": {"KRW": {"USD": 1340}}}
    rule = "currency-pair-contradicts"
    files = {"old/a.mdx": text, "new/b.mdx": text}
    override = {"files": ["old/*"], "rules": {rule: {"options": {"above": 50.0}}}}
    found = examined({**rates, "overrides": [override]}, files).findings
    assert [f.path for f in found if f.rule == rule] == ["new/b.mdx"]


def test_checks_on_the_site_know_them_too() -> None:
    files = {f"{folder}/a.mdx": "[gone](b.mdx)\n" for folder in ("old", "new")}
    override = {"files": ["old/*"], "rules": {"broken-internal-link": "info"}}
    found = examined({"overrides": [override]}, files).findings
    links = {f.path: f.level for f in found if f.rule == "broken-internal-link"}
    assert links == {"old/a.mdx": "info", "new/a.mdx": "error"}


def test_a_suppression_of_what_is_not_asked_here_is_not_called_unused() -> None:
    files = {f"{f}/a.mdx": "{/* guidelint-disable-next-line */}\n\nFine.\n" for f in ("old", "new")}
    override = {"files": ["old/*"], "rules": {"half-converted-range": "off"}}
    found = examined({"overrides": [override]}, files).findings
    assert [f.path for f in found if f.rule == "unused-suppression"] == ["new/a.mdx"]


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({"price": "off"}, "did you mean"),
        (
            {"half-converted-range": {"options": {"abuot": "half"}}},
            "half-converted-range.*no option .abuot.",
        ),
    ],
)
def test_mistakes_are_told(rules: dict[str, object], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        examined({"overrides": [{"files": ["old/*"], "rules": rules}]})


def test_the_settings_show_them(tmp_path: object) -> None:
    from pathlib import Path

    found = examined({"overrides": [{"files": ["old/*"], "rules": {"prices": "info"}}]})
    assert "in old/*:\n  info     prices\n" in settings_text(found, Path("site"))
