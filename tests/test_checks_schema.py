"""Frontmatter and props against schemas: exact places, data paths, hints and fixes."""

from __future__ import annotations

from typing import Any

import pytest

from guidelint.checks.schema import Options, check, width
from guidelint.facts import local as local_of
from guidelint.model import Finding, Settings
from guidelint.parse import read
from guidelint.text import Text

KINDS: Any = ("missing", "unknown", "type", "value", "limit", "form", "rule")

CARD: dict[str, Any] = {
    "children": False,
    "source": "components/Card.tsx",
    "props": {
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "kind": {"enum": ["tip", "warning"]},
            "rows": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"feature": {"type": "string"}, "option2": {"type": "number"}},
                    "required": ["feature"],
                    "additionalProperties": False,
                },
            },
            "stars": {"type": "number"},
            "open": {"type": "boolean"},
        },
        "required": ["title"],
        "additionalProperties": False,
    },
}


def findings(source: str, of: Any = "props", **settings: Any) -> list[Finding]:
    article = read(Text(source))
    settings.setdefault("components", {"Card": CARD})
    local = local_of(article, Settings(**settings))
    return list(check(article, local, Options(of, KINDS)))


def shown(source: str, found: list[Finding]) -> list[tuple[str, str, str]]:
    return [(f.data_path, source[f.start : f.end], f.values["problem"]) for f in found]


def mended(source: str, finding: Finding) -> str:
    for edit in sorted(finding.edits, reverse=True):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


def test_each_leaf_has_its_place_and_path() -> None:
    source = (
        '<Card\n  title="a"\n  rows={[\n    { feature: "x", option2: 1 },\n'
        '    { feature: 2, option2: "3", opton: 1 },\n  ]}\n/>\n\n<Card kind="tipp" />\n'
    )
    assert shown(source, findings(source)) == [
        ("Card[0].rows[1].feature", "2", "is the number 2, expected text"),
        ("Card[0].rows[1].option2", '"3"', "is the text “3”, expected a number"),
        ("Card[0].rows[1].opton", "opton", "is not known here"),
        ("Card[1].title", "<Card", "is missing"),
        ("Card[1].kind", '"tipp"', "“tipp” is not “tip” or “warning”"),
    ]


def test_words_for_the_message() -> None:
    one, two, three = findings('<Card rows={[{ feature: "x", opt: 1 }]} kind="TIP" />')
    assert one.values["owner"] == "<Card>"
    assert one.values["hint"] == " (expected text)"
    assert (two.values["owner"], two.values["key"]) == ("<Card> rows[0]", "opt")
    assert two.values["hint"] == "; known: feature, option2"
    assert (three.values["where"], three.values["hint"]) == ("<Card> kind", "; did you mean “tip”?")


def test_a_misspelt_prop_is_told_once() -> None:
    found = findings('<Card titel="a" />')
    assert [f.values["hint"] for f in found] == ["; did you mean “title”?"]


def test_a_missing_prop_names_the_stranger_that_may_be_it() -> None:
    tolerant = {"Card": {**CARD, "props": {**CARD["props"], "additionalProperties": True}}}
    found = findings('<Card titel="a" />', components=tolerant)
    assert [f.values["hint"] for f in found] == ["; there is “titel” instead"]


@pytest.mark.parametrize(
    ("source", "after", "safe"),
    [
        ('<Card title="a" kind="Tip" />', '<Card title="a" kind="tip" />', True),
        ('<Card title="a" kind="tipp" />', '<Card title="a" kind="tip" />', False),
        ("<Card title=\"a\" kind={'Tip'} />", "<Card title=\"a\" kind={'tip'} />", True),
        ('<Card title="a" stars="4.5" />', '<Card title="a" stars={4.5} />', True),
        ('<Card title="a" stars={"4"} />', '<Card title="a" stars={4} />', True),
        ('<Card title="a" open="true" />', '<Card title="a" open={true} />', True),
        ('<Card title="a" open="false" />', '<Card title="a" open={false} />', False),
        ("<Card title={2026} />", '<Card title={"2026"} />', True),
        ('<Card Title="a" />', '<Card title="a" />', True),
        ('<Card titel="a" />', '<Card title="a" />', False),
        (
            '<Card title="a" rows={[{ feature: "x", "Option2": 1 }]} />',
            '<Card title="a" rows={[{ feature: "x", "option2": 1 }]} />',
            True,
        ),
    ],
)
def test_fixes(source: str, after: str, safe: bool) -> None:
    finding = next(f for f in findings(source) if f.edits)
    assert (mended(source, finding), finding.safe) == (after, safe)


@pytest.mark.parametrize(
    "source",
    [
        '<Card title="a" stars="4,5" />',  # not a number as JavaScript writes it
        '<Card title="a" stars="007" />',
        '<Card title="a" kind="danger" />',  # nothing near
        '<Card title="a" rows="x" />',
        "<Card title={1e3} />",  # its text is not its value
    ],
)
def test_no_fix_where_none_is_certain(source: str) -> None:
    assert [f.edits for f in findings(source)] == [()]


@pytest.mark.parametrize(
    "source",
    [
        '<Card title="a" open stars={4} />',
        '<Card title="a" key="k" ref={r} slot="s" data-x="1" client:load />',
        "<Card {...card} />",
        '<Card title="a" stars={count} kind={kind()} rows={[...rows]} />',
        '<Other titel="a" />',
        'import { Card } from "card-kit";\n\n<Card titel="a" />',
        'export const Card = (p) => <p {...p} />;\n\n<Card titel="a" />',
    ],
)
def test_what_nobody_can_object_to(source: str) -> None:
    assert findings(source) == []


@pytest.mark.parametrize(
    "line",
    [
        'import Card from "../components/Card";',
        'import Card from "@/components/Card.astro";',
        'import { Card } from "~/components";',
        'import { Card as Mine } from "./card";',
        'import Mine from "../Card.tsx";',
        "",
    ],
)
def test_the_sites_own_component_is_checked_under_any_name(line: str) -> None:
    name = "Mine" if "Mine" in line else "Card"
    (found,) = findings(f'{line}\n\n<{name} title="a" kind="x" />')
    assert found.values["where"] == f"<{name}> kind"


# --- frontmatter ---------------------------------------------------------------------------------

SCHEMA = {
    "type": "object",
    "properties": {
        "title": {"type": "string", "maxLength": 10},
        "date": {"type": "string", "format": "date"},
        "category": {"enum": ["Food & Dining", "Culture"]},
        "cover": {"type": "object", "properties": {"alt": {"type": "string"}}, "required": ["alt"]},
    },
    "required": ["title", "image"],
    "additionalProperties": False,
}


def test_frontmatter_places() -> None:
    source = (
        "---\ntitle: A title that is long\ncategory: food & dining\ndate: soon\n"
        "cover:\n  src: a.png\nmood: x\n---\n"
    )
    found = findings(source, "frontmatter", frontmatter=SCHEMA)
    assert [(f.data_path, source[f.start : f.end]) for f in found] == [
        ("frontmatter.image", "---"),
        ("frontmatter.title", "A title that is long"),
        ("frontmatter.category", "food & dining"),
        ("frontmatter.date", "soon"),
        ("frontmatter.cover.alt", "src: a.png\n"[:-1]),
        ("frontmatter.mood", "mood"),
    ]
    category = found[2]
    assert (mended(source, category).splitlines()[2], category.safe) == (
        "category: Food & Dining",
        True,
    )
    assert [f.values["where"] for f in found[:2]] == ["image", "title"]
    assert found[4].values["owner"] == "cover"


@pytest.mark.parametrize("source", ["No frontmatter.\n", "---\ntitle: [\n---\n", "---\n---\n"])
def test_what_could_not_be_read_is_not_judged(source: str) -> None:
    found = findings(source, "frontmatter", frontmatter=SCHEMA)
    assert [f for f in found if f.values["key"] not in ("title", "image")] == []


def test_without_a_schema_nothing_is_asked() -> None:
    assert findings("---\nmood: x\n---\n", "frontmatter") == []


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("서울", 4), ("é", 1), ("e\u0301", 1), ("🚄a", 3)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns
