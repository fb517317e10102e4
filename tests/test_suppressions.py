"""Suppressions: where they may stand, what they reach, and when they end."""

from __future__ import annotations

import pytest

from guidelint import check_text

TWICE = "Take the the tram."
MARKDOWN = {"engine": "gfm"}


def rules(source: str, path: str = "a.mdx", **config: object) -> list[str]:
    settled = {**(MARKDOWN if path.endswith(".md") else {}), **config}
    return [finding.rule for finding in check_text(source, path=path, config=settled)]


@pytest.mark.parametrize(
    "source",
    [
        "{/* guidelint-disable-next-line duplicate-word */}\n\n" + TWICE,
        "{/* guidelint-disable-next-line duplicate-word */}\n" + TWICE,
        "{/* guidelint-disable-next-line text */}\n" + TWICE,
        "{/* guidelint-disable-next-line */}\n" + TWICE,
        "{/* guidelint-disable-next-line\n  duplicate-word\n  -- a quotation */}\n" + TWICE,
        "{/* guidelint-disable-next-line duplicate-word */} " + TWICE,
        "Wait. {/* guidelint-disable-next-line duplicate-word */}\n" + TWICE,
        "One line\n{/* guidelint-disable-next-line duplicate-word */}\n" + TWICE,
        "- one\n\n  {/* guidelint-disable-next-line duplicate-word */}\n  " + TWICE,
        "- {/* guidelint-disable-next-line duplicate-word */}\n  " + TWICE,
        "> {/* guidelint-disable-next-line duplicate-word */}\n> " + TWICE,
        f"<b>\n{{/* guidelint-disable-next-line duplicate-word */}}\n\n{TWICE}\n</b>",
        f"{{/* guidelint-disable-next-line duplicate-word */}}\n<b>\n\nOne.\n\n{TWICE}\n\n</b>",
        f"{{/* guidelint-disable duplicate-word */}}\n\n{TWICE}\n\n{{/* guidelint-enable */}}\n",
        f"{{/* guidelint-disable empty-link, duplicate-word */}}\n\n{TWICE}\n\n[]()\n",
        f"{TWICE}\n\n{{/* guidelint-disable-file duplicate-word */}}\n",
        f"| a | b |\n| - | - |\n| {{/* guidelint-disable-next-line duplicate-word */}} | {TWICE} |\n",
        f"{{/* a note */ /* guidelint-disable-next-line duplicate-word */}}\n\n{TWICE}",
        f"{{/* guidelint-disable-next-line duplicate-word */}}\r\n\r\n{TWICE}\r\n",
    ],
)  # fmt: skip
def test_comments_reach_what_follows(source: str) -> None:
    assert rules(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "<!-- guidelint-disable-next-line duplicate-word -->\n" + TWICE,
        "<!-- guidelint-disable-next-line duplicate-word -->\n\n" + TWICE,
        "Text. <!-- guidelint-disable-next-line duplicate-word -->\n" + TWICE,
        f"<!-- guidelint-disable -->\n\n{TWICE}\n\n<!-- guidelint-enable -->\n",
        "<!-- guidelint-disable-file duplicate-word -->\n\n" + TWICE,
        f"- a\n\n  <!-- guidelint-disable-next-line duplicate-word -->\n  {TWICE}\n",
    ],
)
def test_html_comments_in_markdown(source: str) -> None:
    assert rules(source, "a.md") == []


@pytest.mark.parametrize(
    "source",
    [
        f"{{/* guidelint-disable-next-line duplicate-word */}}\nOne.\n\n{TWICE}",
        f"{TWICE}\n\n{{/* guidelint-disable duplicate-word */}}\n\nOne.",
        f"{{/* guidelint-disable duplicate-word */}}\n\n{{/* guidelint-enable */}}\n\n{TWICE}",
        f"{{/* guidelint-disable-next-line empty-link */}}\n\n{TWICE}",
        f"{{/* guidelint-disable-next-line duplicate-word */}}\n<b>One.</b>\n\n{TWICE}",
        f"`guidelint-disable-file duplicate-word`\n\n{TWICE}",
    ],
)
def test_and_nothing_else(source: str) -> None:
    assert "duplicate-word" in rules(source)


def test_a_data_path_in_frontmatter() -> None:
    head = "---\ntitle: The the tram\nguidelint:\n  ignore:\n    duplicate-word: %s\n---\n"
    card = '<Card items={[{ name: "a a tram" }, { name: "the the tram" }]} />\n'
    assert rules(head % "[frontmatter.title]" + TWICE) == ["duplicate-word"]
    assert rules(head % "frontmatter.title -- its name") == []
    assert rules(head % "true" + TWICE) == []
    assert rules(head % '[frontmatter.title, "Card[0].items[1]"]' + card) == []
    assert rules(head % '[frontmatter.title, "Card[0].items[0]"]' + card) == [
        "unused-suppression", "duplicate-word",
    ]  # fmt: skip


def test_a_schema_does_not_know_the_key_guidelint() -> None:
    source = "---\ntitle: Tram\nguidelint: {ignore: {duplicate-word: true}}\n---\n\n" + TWICE
    schema = {"properties": {"title": {}}, "additionalProperties": False}
    assert rules(source, frontmatter=[{"files": ["*"], "schema": schema}]) == []


def test_a_suppression_ends_after_its_last_day() -> None:
    source = "{/* guidelint-disable-next-line duplicate-word until=2026-03-01 */}\n" + TWICE
    assert rules(source) == []
    assert rules(source, now="2026-03-01") == []
    assert rules(source, now="2026-03-02") == ["expired-suppression", "duplicate-word"]


def test_suppressions_can_be_suppressed() -> None:
    source = (
        "{/* guidelint-disable-file unused-suppression */}\n\n"
        "{/* guidelint-disable-next-line duplicate-word */}\n\nOne.\n"
    )
    assert rules(source) == []


def test_enable_without_disable_is_said() -> None:
    (found,) = check_text("One.\n\n{/* guidelint-enable duplicate-word */}\n")
    assert found.rule == "unused-suppression"
    assert found.message == "duplicate-word was not disabled before"


@pytest.mark.parametrize(
    "source",
    [
        f"{TWICE} {{/* guidelint-disable-line duplicate-word */}}\n",
        f"| a | b |\n| - | - |\n| {TWICE} | {{/* guidelint-disable-line duplicate-word */}} |\n",
        f'<Box items={{[\n  // guidelint-disable-next-line duplicate-word\n  {{ t: "{TWICE}" }},\n]}} />\n',
        f'<Box items={{[\n  /* guidelint-disable-next-line duplicate-word */\n  {{ t: "{TWICE}" }},\n]}} />\n',
        f'import A from "a" // guidelint-disable-file duplicate-word\n\n{TWICE}\n',
        f"---\n# guidelint-disable-next-line duplicate-word -- its name\ntitle: {TWICE}\n---\n\nOne.\n",
        f"---\r\ntitle: {TWICE} # guidelint-disable-line duplicate-word\r\n---\r\n\r\nOne.\r\n",
        f"---\ntitle: One\n# guidelint-disable-file duplicate-word\n---\n\n{TWICE}\n",
        f"---\ntitle: {TWICE}\nguidelint: {{ignore: {{duplicate-word: title}}}}\n---\n\nOne.\n",
        f"---\ntitle: One\nguidelint: {{ignore: [duplicate-word]}}\n---\n\n{TWICE}\n",
        f"---\ntitle: One\nguidelint: {{ignore: duplicate-word}}\n---\n\n{TWICE}\n",
    ],
)
def test_on_the_line_in_data_in_code_and_in_frontmatter(source: str) -> None:
    assert rules(source) == []


@pytest.mark.parametrize(
    "source",
    [
        f'<Box t={{"// guidelint-disable-next-line duplicate-word"}}\n u="{TWICE}" />\n',
        f"---\ntitle: |\n  # guidelint-disable-file duplicate-word\n---\n\n{TWICE}\n",
        f"---\ntitle: 'a # guidelint-disable-file duplicate-word'\n---\n\n{TWICE}\n",
        f"# guidelint-disable-file duplicate-word\n\n{TWICE}\n",
        f"{TWICE} // guidelint-disable-line duplicate-word\n",
    ],
)
def test_what_only_looks_like_a_comment(source: str) -> None:
    assert "duplicate-word" in rules(source)


@pytest.mark.parametrize("value", ["off", "{ignores: [duplicate-word]}", "{ignore: []}"])
def test_a_key_guidelint_that_says_nothing_is_said(value: str) -> None:
    found = rules(f"---\ntitle: One\nguidelint: {value}\n---\n\n{TWICE}\n")
    assert found[-1] == "duplicate-word"
    assert found[:-1] == ([] if "[]" in value else ["unused-suppression"])
