"""Articles that disagree with themselves, promises of numbers, structure."""

from __future__ import annotations

from typing import Any

import pytest

from guidelint.checks import agreement, counts, structure
from guidelint.facts import local as local_of
from guidelint.model import Finding, Settings
from guidelint.parse import read
from guidelint.text import Text

TIMES: dict[str, Any] = {
    "left": ("frontmatter.readTime",),
    "right": ("*.readTime",),
    "compare": "number",
}
DATES = ("frontmatter.updated", "*.lastUpdated")


def equal(source: str, path: str = "article.mdx", now: str = "", **options: Any) -> list[Finding]:
    article = read(Text(source), path)
    local = local_of(article, Settings(now=now))
    return list(agreement.check(article, local, agreement.Options(**options)))


def mended(source: str, finding: Finding) -> str:
    for edit in sorted(finding.edits, reverse=True):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


def test_the_side_nearer_to_the_text_is_believed() -> None:
    text = "word " * 2000  # ten minutes
    source = f'---\nreadTime: "18 min read"\n---\n<K readTime={{11}} />\n\n{text}\n'
    (found,) = equal(source, believe="text", tolerance=2, **TIMES)
    assert (found.data_path, found.values["evidence"]) == (
        "frontmatter.readTime",
        "; the text takes about 10 min",
    )
    assert mended(source, found).startswith('---\nreadTime: "11 min read"\n')
    (other,) = found.related
    assert source[other.start : other.end] == "11"


def test_without_evidence_the_left_side_is_believed() -> None:
    source = "---\nreadTime: 18\n---\n<K readTime={11} />\n"
    (found,) = equal(source, **TIMES)
    assert (found.data_path, found.values["right"]) == ("K[0].readTime", "18")


def test_every_right_side_is_asked() -> None:
    source = "---\nreadTime: 18\n---\n<K readTime={11} />\n\n<L readTime='12 min' />\n\n<M readTime='18' />\n"
    assert [f.data_path for f in equal(source, **TIMES)] == ["K[0].readTime", "L[0].readTime"]


@pytest.mark.parametrize(
    "source",
    [
        "---\nreadTime: long\n---\n<K readTime={11} />\n",
        "---\ntitle: x\n---\n<K readTime={11} />\n",
        "---\nreadTime: 18\n---\n<K readTime={minutes} />\n",
        "<K readTime={11} />\n",
    ],
)
def test_what_cannot_be_compared_is_not(source: str) -> None:
    assert equal(source, **TIMES) == []


@pytest.mark.parametrize(
    ("left", "right", "compare", "disagree"),
    [
        ("2026-02-14", "'2026-02-14T23:00:00Z'", "date", False),
        ("2026-02-14", "'2026-02-15'", "date", True),
        ("2026-02-14", "'2026-02-13'", "order", True),
        ("2026-02-14", "'2026-02-15'", "order", False),
        ("2026-02-14", "'2026-02-15'", "later", True),
        ("2026-02-14", "'soon'", "date", False),
    ],
)
def test_dates(left: str, right: str, compare: Any, disagree: bool) -> None:
    source = f"---\nupdated: {left}\n---\n<K lastUpdated={{{right}}} />\n"
    found = equal(source, left=DATES[:1], right=DATES[1:], compare=compare)
    assert bool(found) is disagree


def test_today_is_only_known_from_settings() -> None:
    options: dict[str, Any] = {"left": ("now",), "right": DATES, "compare": "later"}
    source = "---\nupdated: 2026-02-14\n---\n"
    assert equal(source, now="", **options) == []
    assert equal(source, now="2026-02-14", **options) == []
    assert [f.values["wrong"] for f in equal(source, now="2026-02-13", **options)] == ["2026-02-14"]


def test_the_files_name_is_a_side() -> None:
    options: dict[str, Any] = {
        "left": ("slug",),
        "right": ("frontmatter.title",),
        "compare": "year",
    }
    source = "---\ntitle: Trains 2026\n---\n"
    (found,) = equal(source, "posts/trains-2025.mdx", **options)
    assert source[found.start : found.end] == "Trains 2026"
    assert equal(source, "posts/trains-2026.mdx", **options) == []
    assert equal(source, "posts/trains.mdx", **options) == []


def test_reading_time_counts_props_and_wide_letters() -> None:
    assert agreement.reading_minutes(read(Text("word " * 600)), 200) == 3
    assert agreement.reading_minutes(read(Text("漢" * 1500)), 200) == 3


# --- promises --------------------------------------------------------------------------------------


def promised(source: str) -> list[tuple[str, str]]:
    article = read(Text(source))
    options = counts.Options(("steps", "places", "tips", "foods"))
    local = local_of(article, Settings())
    return [
        (f.values["promised"], f.values["found_count"])
        for f in counts.check(article, local, options)
    ]


def headings(*texts: str, title: str = "10 places to see") -> str:
    return f"---\ntitle: {title}\n---\n" + "".join(f"\n## {text}\n\ntext\n" for text in texts)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (headings(*(f"{i}. Here" for i in range(1, 10))), [("10 places", "9")]),
        (headings(*(f"{i}. Here" for i in range(1, 11))), []),
        (headings(*(f"{i}. Here" for i in range(1, 4))), []),  # numbered groups of places
        (headings("Here", "There"), []),
        (headings(*(f"{i}. Here" for i in range(1, 10)), title="10 to 12 places"), []),
        (headings(*(f"{i}. Here" for i in range(1, 10)), title="The 2026 places"), []),
        (headings(*(f"{i}. Here" for i in range(1, 10)), title="10-place pass"), []),
        ('<S title="5 Steps" steps={["a", "b"]} />', [("5 Steps", "2")]),
        ('<S title="5 Steps" steps={["a", "b"]} tips={["c"]} />', []),  # which list is it?
        ('<S title="3 foods" groups={[{ of: ["a", "b"] }, { of: ["c"] }]} />', []),
        ("## Two easy tips\n\n1. a\n2. b\n3. c\n", [("Two easy tips", "3")]),
        ("## ſİx tips\n\n1. a\n2. b\n3. c\n", [("ſİx tips", "3")]),  # letters that fold to ASCII
        ("## Two easy tips\n\n- a\n- b\n- c\n", []),  # bullets are not numbered
        ("## Two tips\n\n1. a\n\n2. b\n\ntext\n\n1. x\n2. y\n3. z\n", []),
    ],
)
def test_promises(source: str, found: list[tuple[str, str]]) -> None:
    assert promised(source) == found


# --- structure -------------------------------------------------------------------------------------


def asked(source: str, ask: Any, **options: Any) -> list[tuple[str, str]]:
    article = read(Text(source))
    local = local_of(article, Settings())
    found = structure.check(article, local, structure.Options(ask, **options))
    return [(f.data_path, source[f.start : f.end]) for f in found]


def test_a_plan_of_headings_is_not_an_article_with_empty_sections() -> None:
    plan = "## One\n\n## Two\n\n## Three\n"
    assert asked(plan, "empty-section") == []
    assert asked(plan + "\ntext\n\n## Four\n\ntext\n", "empty-section") == [
        ("body", "## One"),
        ("body", "## Two"),
    ]


def test_parts_are_asked_of_the_articles_that_need_them() -> None:
    source = "---\ncategory: Medical\n---\n\ntext\n\n## One\n\n<Faq />\n"
    assert asked(source, "part", parts=("Summary",)) == [("body", "---")]
    assert asked(source, "part", parts=("Summary", "Faq")) == []
    assert asked(source, "part", parts=("Faq",), place="before-sections") == [("Faq[0]", "<Faq")]
    assert (
        asked(source, "part", parts=("Summary",), when={"frontmatter.category": ("^Food",)}) == []
    )


def test_sizes() -> None:
    source = '---\ntags: [a]\n---\n<Faq items={["one two three", "one"]} />\n'
    assert asked(source, "size", paths=("Faq.items",), least=3) == [
        ("Faq[0].items", '["one two three", "one"]')
    ]
    assert asked(source, "size", paths=("Faq.items[]",), most=2) == [
        ("Faq[0].items[0]", '"one two three"')
    ]
    assert asked(source, "size", paths=("frontmatter.tags",), least=2) == [
        ("frontmatter.tags", "[a]")
    ]
    assert asked(source, "size", paths=("Other.items",), least=2) == []
