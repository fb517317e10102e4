"""Every rule file's examples, and what rule files must be like."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guidelint.engine.examples import outcomes
from guidelint.fix.examples import trouble
from guidelint.rules import (
    RuleError,
    RulePage,
    builtin_folder,
    builtin_rules,
    load_page,
    load_pages,
)

PAGES = load_pages(builtin_folder())
IDS = [page.rule.id for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_examples(page: RulePage) -> None:
    trouble = [f"{o.example.name}: {o.trouble}" for o in outcomes(page) if o.trouble]
    assert not trouble


@pytest.mark.parametrize(
    "page", [p for p in PAGES if p.rule.fix != "none"], ids=lambda p: p.rule.id
)
def test_fixes(page: RulePage) -> None:
    """The fix gives the text that the example shows, and nothing of it is left to find."""
    wrong = {example.name: trouble(page.rule, example) for example in page.bad}
    assert not any(wrong.values()), wrong


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_rule_files_are_small_and_speak_plainly(page: RulePage) -> None:
    text = Path(page.rule.source).read_text("utf-8")
    assert len(text.splitlines()) <= 120
    assert page.rule.summary.endswith(".")
    assert not re.search(r"\b(invalid|illegal)\b", page.rule.message)


def test_a_run_reads_the_same_rules_without_their_pages() -> None:
    rules = builtin_rules()
    assert rules == [page.rule for page in PAGES]
    assert repr(rules) == repr([page.rule for page in PAGES])  # 3.0 is not 3


def test_a_broken_rule_of_our_own_is_told_as_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule_file(tmp_path, GOOD.format(id="some-trouble").replace("level: error", "levle: error"))
    monkeypatch.setattr("guidelint.rules.builtin_folder", lambda: tmp_path)
    with pytest.raises(RuleError, match="unknown key 'levle'"):
        builtin_rules()


GOOD = """id: {id}
summary: A finding.
why: It harms.
level: error
check: mdx
message: "{{reason}}"
bad:
  - name: one
    mdx: "<a>"
    flags: ["<a>"]
good:
  - name: two
    mdx: "a < b"
"""


def rule_file(folder: Path, text: str, name: str = "some-trouble") -> Path:
    path = folder / "mdx" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_rule_file_loads(tmp_path: Path) -> None:
    page = load_page(rule_file(tmp_path, GOOD.format(id="some-trouble")))
    assert (page.rule.id, page.rule.topic, page.rule.level) == ("some-trouble", "mdx", "error")


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("level: error", "levle: error"), 4, "unknown key 'levle'"),
        (("level: error", "level: fatal"), 4, "is not one of: info, warning, error"),
        (("level: error", "level: error\nlevel: info"), 5, "a second time"),
        (("check: mdx", "check: mdxx"), 5, "is not one of"),
        (("check: mdx", "check: mdx\noptions: {kind: [a]}"), 6, "no option 'kind'"),
        (("check: mdx", "check: mdx\noptions: {kinds: 5}"), 6, "option kinds"),
        (("some-trouble", "no-trouble"), 1, "file's name"),
        (('"{reason}"', '"{reason"'), 6, "template"),
        (("good:", "fine:"), 11, "unknown key 'fine'"),
        (('flags: ["<a>"]', ""), 8, "flags"),
        (('mdx: "a < b"', "text: x"), 13, "unknown key 'text'"),
        (("summary: A finding.", "summary: [A"), 3, ""),
    ],
)
def test_a_bad_rule_file_names_file_and_line(
    tmp_path: Path, change: tuple[str, str], line: int, words: str
) -> None:
    path = rule_file(tmp_path, GOOD.format(id="some-trouble").replace(*change, 1))
    with pytest.raises(RuleError) as caught:
        load_page(path)
    assert caught.value.path == str(path)
    assert words in caught.value.message
    assert caught.value.line == line


def test_an_id_names_what_is_wrong(tmp_path: Path) -> None:
    path = rule_file(tmp_path, GOOD.format(id="no-trouble"), "no-trouble")
    with pytest.raises(RuleError, match="names what is wrong"):
        load_page(path)
