"""Left-overs, residue, doubled words: what a reader must not see, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint import check_text
from guidelint.checks import phrases, remains, repeats
from guidelint.facts import local
from guidelint.model import Finding, Settings
from guidelint.parse import read
from guidelint.rules import builtin_folder, load_pages
from guidelint.text import Text

PAGES = {page.rule.id: page for page in load_pages(builtin_folder())}


def flagged(rule: str, source: str, path: str = "article.mdx") -> list[str]:
    return [source[found.start : found.end] for found in findings(rule, source, path)]


def findings(rule: str, source: str, path: str = "article.mdx") -> list[Finding]:
    article = read(Text(source), path, "gfm" if path.endswith(".md") else "mdx")
    modules = {"phrases": phrases, "repeats": repeats, "remains": remains}
    page = PAGES[rule].rule
    module = modules[page.check]
    return list(module.check(article, local(article, Settings()), page.options))


@pytest.mark.parametrize(
    "text",
    [
        "TODO EL AÑO: TODO incluido, y todo el día.",
        "É TODO SEU, de todo coração.",
        "A TODO list, two TODO items, a TODO app.",
        "The date is TBA. It is [1] of [2].",
        'Say "My name is [Name]" and “I come from [City]”.',
        "Type 'taxi to [Hotel Name]' into the app.",
        "Copy this message: I arrive on [Date] at [Hotel].",
        "메시지: 주소는 [주소]입니다. [메뉴] 하나 주세요.",
        "Rooms [see below] cost less [in winter].",
        "See [City], [Hotel Name][h] and [Image: a](b.png).\n\n[city]: /c\n[h]: /h",
        "`TODO:` and `[insert name]`",
        "```\nTODO: write\n```",
        "{/* TODO: write */}Text.",
        "import a from 'b' // TODO: rename\n\nText.",
        "Der Platzhalter am Eingang ist leer.",
    ],
)
def test_what_only_looks_like_a_left_over(text: str) -> None:
    assert flagged("placeholder-text", text + "\n") == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("TODO: ask.\n\n(TODO) x\n\nTODO - y", ["TODO", "TODO", "TODO"]),
        ("| Price |\n| --- |\n| [TBD] |", ["[TBD]"]),
        ('<Card title="[Hotel Name]" />', ["[Hotel Name]"]),
        ("---\nexcerpt: The best of [City]\n---\n\nx", ["[City]"]),
        ("Lorem ipsum dolor sit amet, and so on.", ["Lorem ipsum dolor sit amet"]),
        ("Go to [INSERT LINK] or [add price].", ["[INSERT LINK]", "[add price]"]),
        ("[사진: 항구의 밤]", ["[사진: 항구의 밤]"]),
        ("여기는 조용합니다. [추후 작성]", ["[추후 작성]"]),
        ("(此处插入价格)", ["(此处插入价格)"]),
        ("[einfügen: Preis]", ["[einfügen: Preis]"]),
        ("The clinic name Clinic is near.", ["The clinic name Clinic"]),
        ("[internal link here](/x)", ["internal link here"]),
    ],
)
def test_left_overs(text: str, spans: list[str]) -> None:
    assert flagged("placeholder-text", text + "\n") == spans


def test_residue_in_markup_and_text() -> None:
    source = '<a href="https://x.example/?utm_source=chatgpt.com">x</a>\n\nSee [cite: 3].\n'
    assert flagged("ai-residue", source) == ["utm_source=chatgpt.com", "[cite: 3]"]
    assert flagged("ai-residue", "<thinking>\n\nx\n\n</thinking>\n", "a.md") == [
        "<thinking>",
        "</thinking>",
    ]


def test_a_card_of_an_example_is_flagged_as_a_whole() -> None:
    source = '<LocationCard\n  name="Top Clinic (Sample)"\n  phone="1"\n/>\n\nA clinic (Sample).\n'
    (found,) = findings("example-place", source)
    assert source[found.start : found.end].startswith("<LocationCard")
    assert source[found.start : found.end].endswith("/>")
    assert found.values["whole"] == "Top Clinic (Sample)"
    assert flagged("example-place", '<PriceTable items={[{ name: "Two (Sample)" }]} />\n') == []


@pytest.mark.parametrize(
    "text",
    [
        "Sam Sam Sam and Miu Miu and Bora Bora.",
        "It had had that that, very very cold.",
        "She wore *sotteok sotteok*, **strict strict** and [strict strict](/x). A strict one.",
        'Order "tteok tteok" or bibim bibim.',
        "The sotteok sotteok is sweet; I like sotteok sotteok more than sotteok.",
        "Take the bus, the boat, the\n\nthe train.",
        "The can can will will the day.",
        "A well-known known-issue, it's s.",
        "`the the` and ```x x```.",
        "The The is a band.",
        'Sing "I am different different." Or be different.',
        "wellness wellness",  # never used alone: it may be a name
    ],
)
def test_what_is_doubled_on_purpose(text: str) -> None:
    assert flagged("duplicate-word", text + "\n") == []


@pytest.mark.parametrize(
    ("source", "fixed"),
    [
        ("Take the the train.\n", "Take the train.\n"),
        ("The the train.\n", "The train.\n"),
        ("Take the\nthe train.\n", "Take the train.\n"),
        ('<A t="of of it" />\n', '<A t="of it" />\n'),
        ("A foundation foundation here. A foundation there.\n", "A foundation here. A foundation there.\n"),
        ("| a |\n| - |\n| for for |\n", "| a |\n| - |\n| for |\n"),
        ("Hay un un barco.\n", "Hay un barco.\n"),
    ],
)  # fmt: skip
def test_a_doubled_word_and_its_fix(source: str, fixed: str) -> None:
    (found,) = findings("duplicate-word", source)
    (edit,) = found.edits
    assert source[: edit.start] + edit.text + source[edit.end :] == fixed.replace(
        "Take the train", source[:8] + " train" if "\n" in source[:9] else "Take the train"
    )


def test_a_section_pasted_twice_repeats_its_paragraphs() -> None:
    text = " ".join(["The ferry leaves the old pier every morning at seven"] * 3) + "."
    twice = f"## Ferry\n\n{text}\n\n## Bus\n\nx\n\n## Ferry\n\n{text}\n"
    assert flagged("repeated-paragraph", twice) == [text]
    assert flagged("repeated-paragraph", twice.replace("## Ferry\n\n", "## Boat\n\n", 1)) == []
    assert flagged("repeated-paragraph", twice.replace("## Ferry", "### Ferry")) == []


def test_a_paragraph_with_other_line_breaks_is_the_same() -> None:
    text = "The ferry leaves the old pier every morning at seven, and " * 3 + "that is it."
    for other in (text.replace(" ", "\n", 1), text.replace("pier every", "pier\nevery")):
        assert flagged("repeated-paragraph", f"{text}\n\nx\n\n{other}\n") == [other]


def test_taking_out_a_fence_leaves_the_article() -> None:
    source = "---\ntitle: T\n---\n\n~~~markdown\n## A\n\nText.\n~~~\n"
    (found,) = findings("article-in-fence", source)
    text = source
    for edit in sorted(found.edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == "---\ntitle: T\n---\n\n## A\n\nText.\n"
    assert flagged("article-in-fence", text) == []


SEEDS = ["TODO: ", "[City] ", '"', "“", "”", "`", "{/*", "*/}", "```\n", "<A b='", "' />", "\n\n", "|",
         "utm_source=chatgpt.com ", "the the ", "> ", "- ", "## ", "x:", "\\", "&amp;", "(Sample) "]  # fmt: skip


@given(st.lists(st.sampled_from(SEEDS), max_size=12))
def test_findings_lie_in_the_source(parts: list[str]) -> None:
    source = "".join(parts)
    for rule in ("placeholder-text", "ai-residue", "example-place", "duplicate-word",
                 "repeated-paragraph", "article-in-fence", "article-cut-off"):  # fmt: skip
        for path in ("a.mdx", "a.md"):
            for found in findings(rule, source, path):
                assert 0 <= found.start <= found.end <= len(source)
                for edit in found.edits:
                    assert 0 <= edit.start <= edit.end <= len(source)


def test_a_merge_conflict_is_one_finding_whatever_its_middle_looks_like() -> None:
    conflict = "<<<<<<< HEAD\nThe ferry leaves at seven.\n=======\nAt eight.\n>>>>>>> main\n"
    for path in ("a.md", "a.mdx"):
        text = f"---\ntitle: Ferries\n---\n\n## Hours\n\n{conflict}\nBring a coat.\n"
        found = check_text(text, path=path, config={"rules": {"h1-in-body": "warning"}})
        assert [(f.rule, f.text) for f in found] == [("merge-conflict", "<<<<<<< HEAD")]
    two = check_text(conflict + "\n" + conflict, path="a.md")
    assert [f.rule for f in two] == ["merge-conflict"] * 2
