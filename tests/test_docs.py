"""What README and docs say is true, and our own articles are sound."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import golden
import pytest
import yaml

import guidelint
from guidelint.cli import run
from guidelint.cli.app import cli
from guidelint.cli.words import FORMATS
from guidelint.config import parse, presets
from guidelint.engine.examples import outcomes
from guidelint.rules import load_page

REPO = golden.REPO
README = (REPO / "README.md").read_text("utf-8")


def fences(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)


def test_our_own_articles_are_sound(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPO)
    ours = ["docs", *sorted(path.name for path in REPO.glob("*.md"))]
    code = run(["check", *ours, "--isolated", "--no-cache", "--fail-on", "info"])
    assert (code, capsys.readouterr().out) == (0, "")


def test_the_sample_output_is_real() -> None:
    report = (golden.FIXTURES / "broken" / "report.txt").read_text("utf-8")
    (sample,) = (text for text in fences(README, "text") if ": error " in text)
    for entry in sample.strip().split("\n\n"):
        assert f"{entry}\n\n" in report, "README's sample output is not what guidelint prints"


def test_the_example_at_the_top_is_broken_as_it_says() -> None:
    (source,) = fences(README, "mdx")
    assert {"mojibake", "half-converted-range"} <= {f.rule for f in guidelint.check_text(source)}


def test_the_config_in_the_readme_is_valid() -> None:
    (config,) = (text for text in fences(README, "toml") if "[routes]" in text)
    data = tomllib.loads(config)
    assert parse({key: value for key, value in data.items() if key != "components"})
    named = re.search(r"# presets: (.*)", config)
    assert named
    assert named[1].split(", ") == presets()


def test_the_rule_in_the_readme_works(tmp_path: Path) -> None:
    (source,) = (text for text in fences(README, "yaml") if "summary:" in text)
    path = tmp_path / "text" / "shouting.yaml"
    path.parent.mkdir()
    path.write_text(source, "utf-8")
    assert [outcome.trouble for outcome in outcomes(load_page(path))] == ["", ""]


def test_the_formats_in_the_readme_are_the_formats() -> None:
    listed = re.search(r"Formats: (.*?);", README, re.S)
    assert listed
    assert set(re.findall(r"`(\w+)`", listed[1])) == set(FORMATS)


def test_the_hooks_in_the_readme_exist() -> None:
    hooks = yaml.safe_load((REPO / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (config,) = (text for text in fences(README, "yaml") if "repos:" in text)
    named = [hook["id"] for repo in yaml.safe_load(config)["repos"] for hook in repo["hooks"]]
    assert {*named, "guidelint-fix"} == {hook["id"] for hook in hooks}


def test_the_library_in_the_readme_works(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = guidelint.check_text("Costs 45,000 to ₩60,000.", path="a.md")
    assert found.rule == "half-converted-range"
    assert guidelint.repair_mojibake("â‚©5,000").text == "₩5,000"


def test_commands_and_flags_that_are_named_exist() -> None:
    commands = cli.commands
    inner = [c for group in commands.values() for c in getattr(group, "commands", {}).values()]
    named = (*commands.values(), *inner)
    flags = {flag for command in named for option in command.params for flag in option.opts}
    text = "\n".join(path.read_text("utf-8") for path in REPO.glob("*.md"))
    assert set(re.findall(r"`guidelint ([a-z]+)", text)) <= set(commands)
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) <= flags


def test_the_suppressions_in_the_readme_work() -> None:
    (frontmatter,) = re.findall(r"`(guidelint: .*?)`", README)
    table = '<PriceTable items={[{ price: "₩1,000" }, { price: "₩2,000" }, { price: "4,500 to ₩6,000" }]} />\n'
    source = f"---\n{frontmatter.replace('RULE', 'half-converted-range')}\n---\n\n{table}"
    assert guidelint.check_text(source) == []
    (comment,) = re.findall(r"`(\{/\* guidelint-disable-next-line .*?\*/\})`", README)
    source = f"{comment.replace('RULE', 'half-converted-range')}\n{table}"
    assert guidelint.check_text(source) == []
    assert [found.rule for found in guidelint.check_text(table)] == ["half-converted-range"]
