"""Passages: what a reader sees, and the way back to the source."""

from __future__ import annotations

import pytest
from parse_outline import article

from guidelint.parse import read
from guidelint.text import Text

TEXTS = [
    ("a\nb", ["a\nb"]),
    ("a  \nb\\\nc<br/>d", ["a\nb\nc\nd"]),
    ("a **b** [c *d*](e) `f`", ["a b c d \ufffc"]),
    ("a ![b](c) {d} &lt; \\*", ["a \ufffc \ufffc < *"]),
    ("# A\n\n| b | c |\n|--|--|\n| d | |", ["A", "b", "c", "d"]),
    ("> a\n> b", ["a\nb"]),
    ("{a}", []),
    ("a <B>c</B><D/>", ["a c\ufffc"]),
    ("<B>a</B>", ["a"]),
    ("<B c='d' e={['f', {g: 'h'}, i, 2]} />", ["d", "f", "h"]),
    ("https://a.b", ["https://a.b"]),
]


@pytest.mark.parametrize(("source", "texts"), TEXTS)
def test_texts(source: str, texts: list[str]) -> None:
    assert [p.text for p in article(source).passages] == texts


def test_every_letter_leads_back() -> None:
    source = (
        "> - a &amp; *b*\n>   c\\* <X y='p &gt;\n>     q' z={[\"r\\ts\", `t\n>   u`]}>v</X>\n\n"
        "| w | x\\|y |\n|--|--|\n\n## z [k](l)\n"
    )
    seen = ""
    for passage in article(source).passages:
        for index, char in enumerate(passage.text):
            if char.isalpha():
                assert source[passage.offset(index)] == char
                seen += char
    assert sorted(seen) == sorted("abcvpqrstuwxyzk")


def test_spans_of_words() -> None:
    source = "a **bold** &amp; more"
    (passage,) = article(source).passages
    at = passage.text.index("bold")
    start, end = passage.span(at, at + 4)
    assert source[start:end] == "bold"
    assert passage.strong == ((at, at + 4),)


def test_where_a_passage_stands() -> None:
    source = "# A\n\n- b\n\n<C d='e'>\n\nf\n\n| g | h |\n|--|--|\n| i | j |\n\n</C>"
    got = article(source).passages
    assert [(p.kind, p.text, p.data_path, p.component, p.section) for p in got] == [
        ("heading", "A", "body", -1, 0),
        ("paragraph", "b", "body", -1, 0),
        ("prop", "e", "C[0].d", 0, 0),
        ("paragraph", "f", "C[0].children", 0, 0),
        ("cell", "g", "C[0].children", 0, 0),
        ("cell", "h", "C[0].children", 0, 0),
        ("cell", "i", "C[0].children", 0, 0),
        ("cell", "j", "C[0].children", 0, 0),
    ]
    assert [(p.table, p.row, p.column) for p in got[3:6]] == [(-1, -1, -1), (0, 0, 0), (0, 0, 1)]
    assert (got[7].row, got[7].column) == (1, 1)
    assert source[got[1].item :].startswith("- b")


def test_links_and_code_in_a_passage() -> None:
    source = "a [b c](d) `e`"
    (passage,) = article(source).passages
    assert [passage.text[start:end] for start, end in passage.links] == ["b c"]
    assert [source[start:end] for start, end in passage.code] == ["`e`"]


def test_frontmatter_strings_are_passages() -> None:
    got = read(Text("---\ntitle: A b\ntags: [c, 2]\n---\n\n# D\n"))
    assert [(p.kind, p.text, p.data_path) for p in got.passages] == [
        ("frontmatter", "A b", "frontmatter.title"),
        ("frontmatter", "c", "frontmatter.tags[0]"),
        ("heading", "D", "body"),
    ]
    assert got.meta("title") is not None
