"""Components: names, what is given twice or dropped, tables, icons."""

from __future__ import annotations

from typing import Any

import pytest

from guidelint.checks.components import Options, check
from guidelint.checks.nearest import nearest, same_but_case
from guidelint.facts import local as local_of
from guidelint.model import Finding, Settings
from guidelint.parse import read
from guidelint.text import Text

KNOWN = {
    "PriceTable": {"children": False, "props": {"type": "object"}},
    "Tabs": {"children": True, "props": {"type": "object"}},
    "Image": {"children": False, "props": {"type": "object"}},
}


def findings(source: str, find: Any, components: Any = None, **options: Any) -> list[Finding]:
    article = read(Text(source))
    local = local_of(article, Settings(components=KNOWN if components is None else components))
    return list(check(article, local, Options(find, **options)))


def mended(source: str, finding: Finding) -> str:
    for edit in sorted(finding.edits, reverse=True):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "<div><Tabs /></div>",
        "<>text</>",
        "<my-element>text</my-element>",
        "<Tabs.Item />",
        "<Fragment>text</Fragment>",
        "<React.Fragment>text</React.Fragment>",
        "import * as Kit from 'kit'\n\n<Kit.Box />",
        "import Box, { Card as Tile } from 'kit'\n\n<Box><Tile /></Box>",
        "export const { Box, Tile: Card } = kit;\n\n<Box><Card /></Box>",
        "export function Box() { return <p /> }\n\n<Box />",
        "<pricetable>lower case, and no HTML: that is a question of case</pricetable>",
        "`<Nothing />` in code, and {/* <Nothing /> */} in a comment",
    ],
)
def test_names_that_are_there(source: str) -> None:
    assert findings(source, "unknown") == []


def test_an_unknown_name_and_the_nearest() -> None:
    source = "<PriceTabel>a</PriceTabel>\n\n<Zebra />\n"
    near, far = findings(source, "unknown")
    assert (source[near.start : near.end], near.data_path) == ("<PriceTabel", "PriceTabel[0]")
    assert near.values["hint"] == "; did you mean <PriceTable>?"
    assert mended(source, near).startswith("<PriceTable>a</PriceTable>")
    assert not near.safe
    assert (far.values["hint"], far.edits) == ("", ())


def test_where_others_may_exist_only_a_near_miss_is_told() -> None:
    open_set = {**KNOWN, "*": {"props": {}}}
    found = findings("<PriceTabel />\n\n<Zebra />\n", "unknown", open_set)
    assert [f.values["name"] for f in found] == ["PriceTabel"]


def test_a_component_that_must_be_imported() -> None:
    known = {**KNOWN, "Grid": {"props": {}, "source": "src/Grid.tsx", "import": True}}
    (found,) = findings("<Grid />", "unknown", known)
    assert found.values["hint"] == " unless it is imported from src/Grid.tsx"
    assert findings('import Grid from "../src/Grid"\n\n<Grid />', "unknown", known) == []


def test_case() -> None:
    source = "<priceTable title='a' />\n\n<TABS>\n\ntext\n\n</TABS>\n\n<image />\n"
    one, two = findings(source, "miscased")
    assert (one.values["right"], two.values["right"]) == ("PriceTable", "Tabs")
    assert one.safe
    assert "<Tabs>\n\ntext\n\n</Tabs>" in mended(source, two)


def test_case_without_schemas_is_told_by_the_article_itself() -> None:
    assert len(findings("<Tip>a</Tip>\n\n<tip>b</tip>", "miscased", {})) == 1
    assert findings("<Tip>a</Tip>\n\n<TIP>b</TIP>", "miscased", {}) == []
    assert findings("<tip>b</tip>", "miscased", {}) == []


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("titel", ["title", "tile"], "title"),
        ("Price-Table", ["PriceTable"], "PriceTable"),
        ("luxury stay", ["luxury", "budget"], "luxury"),
        ("Free", ["$", "$$"], ""),
        ("$-$$", ["$", "$$$"], ""),
        ("bg", ["big", "bag"], ""),  # two are as near
        ("x", ["y"], ""),
        ("items2", ["items", "title"], "items"),
    ],
)
def test_nearest(word: str, known: list[str], near: str) -> None:
    assert nearest(word, known) == near


def test_same_but_case() -> None:
    assert same_but_case("tip", ["Tip"]) == "Tip"
    assert same_but_case("tip", ["Tip", "TIP"]) == ""
    assert same_but_case("Tip", ["Tip"]) == ""


# --- twice, dropped, empty -----------------------------------------------------------------------


def test_a_prop_given_twice_points_at_both() -> None:
    source = '<Faq\n  items={["a"]}\n  items={["b"]}\n/>'
    (found,) = findings(source, "repeated-prop")
    assert (found.data_path, found.values["key"]) == ("Faq[0].items", "items")
    assert source[found.start : found.end] == "<Faq"
    lost, kept = found.related
    assert lost.start < kept.start
    assert source[lost.start : lost.end] == source[kept.start : kept.end] == "items"


def test_a_key_given_twice_in_a_list() -> None:
    source = '<Faq items={[{ q: "a" }, { q: "b", a: "c", q: "d" }]} />'
    (found,) = findings(source, "repeated-prop")
    assert (found.data_path, found.values["where"]) == ("Faq[0].items[1].q", "<Faq> items[1]")
    assert found.start == source.index('q: "b"')


def test_dropped_children_are_shown_without_the_space_around() -> None:
    source = "<PriceTable>\n  **lost**\n</PriceTable>\n\n<Tabs>kept</Tabs>"
    (found,) = findings(source, "dropped-children")
    assert source[found.start : found.end] == "**lost**"
    assert found.data_path == "PriceTable[0].children"


# --- tables and icons ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "path", "cells"),
    [
        ('<T headers={["a", "b"]} rows={[["1", "2"], ["1", "2", "3"]]} />', "T[0].rows[1][2]", "3"),
        ('<T headers={["a", "b"]} rows={[["1"]]} />', "T[0].rows[0]", "1"),
        ('<T columns={["a"]} items={[{ f: "x", option1: "y" }]} />', "T[0].items[0].option1", "2"),
        ('<T headers={["a", "b", "c"]} rows={[{ f: "x", cell1: "y" }]} />', "T[0].rows[0]", "2"),
        (
            '<T headers={["a", "b"]} rows={[{ n: "x", v: ["1"] }, { n: "y", v: ["1"] }, { n: "z", v: ["1", "2", "3"] }]} />',
            "T[0].rows[2].n",
            "3",
        ),
    ],
)
def test_uneven_tables(source: str, path: str, cells: str) -> None:
    (found,) = findings(source, "uneven-table")
    assert found.values["cells"] == cells
    assert found.data_path.startswith(path.rpartition(".")[0] if path.endswith(".n") else path)


@pytest.mark.parametrize(
    "source",
    [
        '<T headers={["a"]} rows={[["1"]]} />',
        '<T headers={["a", "b"]} rows={rows} />',
        '<T headers={headers} rows={[["1"]]} />',
        '<T headers={["a", x]} rows={[["1"]]} />',
        '<T headers={[]} rows={[["1"]]} />',
        '<T headers={["a", "b"]} rows={[]} />',
        '<T headers={["a", "b"]} rows={[{ a: "1" }, { b: "2", c: "3" }]} />',
    ],
)
def test_even_tables(source: str) -> None:
    assert findings(source, "uneven-table") == []


def icons(*values: str) -> str:
    return f"<F items={{[{', '.join(f'{{ icon: {value!r} }}' for value in values)}]}} />"


@pytest.mark.parametrize(
    ("values", "flagged"),
    [
        (("🚄", "walk", "hotel"), ["walk", "hotel"]),
        (("🚄", "id-card", "street food", "bm_x"), ["id-card", "street food", "bm_x"]),
        (("walk", "hotel"), []),  # a site whose icons are names
        (("u0001f969",), ["u0001f969"]),
        (("U+1F969", "1f969", "&#x1F969;"), ["U+1F969", "1f969", "&#x1F969;"]),
        (("🚄", "✓", "₩", "1", "A+", "?", "/a.svg", "https://a.b/c.png", "mdi:walk"), []),
        (("beef", "cafe", "dead"), []),  # hexadecimal by chance
    ],
)
def test_icons(values: tuple[str, ...], flagged: list[str]) -> None:
    assert [f.values["icon"] for f in findings(icons(*values), "icon")] == flagged


def test_icons_by_name_are_told_where_the_site_says_so() -> None:
    found = findings('<F icon="walk" />', "icon", any_word=True)
    assert [f.data_path for f in found] == ["F[0].icon"]


def test_a_code_point_is_written_out() -> None:
    source = '<F icon="u0001f969" />'
    (found,) = findings(source, "icon")
    assert (mended(source, found), found.safe) == ('<F icon="🥩" />', True)


def test_no_components_no_questions() -> None:
    for find in ("unknown", "miscased", "repeated-prop", "icon", "uneven-table", "nothing-to-show"):
        assert findings("# Only text\n\nand `<Code />`.\n", find) == []


@pytest.mark.parametrize(
    ("source", "empty"),
    [
        ("<Note></Note>", True),
        ("<Note>\n\ntext", False),  # never closed: that is said, and all there is to say
        ("a <Note>text\n\nb", False),
        ("<Note>\n\n<Card [ />\n\n</Note>", False),  # what stands in it was not read
        ("<Note>\n\n</Note>\n\n<Card [ />", True),
    ],
)
def test_what_was_not_read_is_not_said_to_be_empty(source: str, empty: bool) -> None:
    known = {"Note": {"children": True, "props": {"type": "object"}}}
    assert bool(findings(source, "nothing-to-show", known)) is empty
