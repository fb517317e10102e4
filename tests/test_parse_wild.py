"""Any text is read without an exception, and every span makes sense."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelint.model import Article, Node
from guidelint.parse import read
from guidelint.text import Text

PIECES = st.sampled_from(
    [
        "a",
        "b ",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "> ",
        "- ",
        "1. ",
        "# ",
        "===",
        "---",
        "***",
        "```",
        "~~~",
        "`",
        "*",
        "_",
        "**",
        "~",
        "[",
        "]",
        "](c)",
        "![",
        "[^d]",
        "[^d]: ",
        "[e]: /f",
        "<A>",
        "</A>",
        '<B c="d" ',
        "/>",
        "<i>",
        "</i>",
        "{1}",
        "{",
        "}",
        "{/*",
        "*/}",
        "{...g}",
        "import h from 'i'",
        "export const j = ",
        "https://k.l",
        "m@n.o",
        "www.p.q",
        "&amp;",
        "&#0;",
        "\\",
        "<!-- ",
        "-->",
        "<div>",
        '"',
        "'",
        "=",
        "(",
        ")",
        ";",
        ",",
        "\r\n",
        "\r",
        "\x00",
        "\ufeff",
        "\u2028",
        "\udcff",
        "\U0001f600",
        "\u20a9",
        "\xe9",
        "한",
        "| a | b |\n|--|--|\n",
    ]
)
SOURCES = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


def check_nodes(node: Node, article: Article) -> None:
    start = node.start
    for child in node.children:
        assert node.start <= child.start <= child.end <= node.end
        assert child.start >= start
        start = child.start
        check_nodes(child, article)
    if node.kind == "text" and node.end - node.start == len(node.value) > 1:
        assert article.source[node.start : node.end] == node.value.replace("\ufffd", "\0") or (
            "\ufffd" in article.source
        )


@settings(max_examples=400, deadline=None)
@given(SOURCES, st.sampled_from(["mdx", "gfm"]), st.booleans())
def test_any_text_is_read(source: str, engine: str, frontmatter: bool) -> None:
    got = read(Text(source), engine=engine, frontmatter=frontmatter)
    check_nodes(got.root, got)
    for component in got.components:
        assert source[component.start] == "<"
        assert source[component.end - 1] == ">"
        assert component.start < component.open_end <= component.close_start <= component.end
        for prop in component.props:
            assert component.start < prop.start <= prop.name_end <= prop.end < component.open_end
    for link in got.links:
        assert link.start <= link.url_start <= link.url_end <= link.end
    for heading in got.headings:
        assert 0 <= heading.start <= heading.end <= len(source)
    for problem in got.problems:
        assert 0 <= problem.start <= problem.end <= len(source)
        assert problem.reason
    for start, end in got.unread:
        assert 0 <= start <= end <= len(source)


@settings(max_examples=300, deadline=None)
@given(SOURCES, st.sampled_from(["mdx", "gfm"]))
def test_passages_lead_back(source: str, engine: str) -> None:
    for passage in read(Text(source), engine=engine, frontmatter=False).passages:
        assert [index for index, _ in passage.breaks] == sorted({i for i, _ in passage.breaks})
        for index, char in enumerate(passage.text):
            offset = passage.offset(index)
            assert 0 <= offset < len(source)
            if char.isalnum() and source[offset] not in "&\\":
                assert source[offset] == char


@settings(max_examples=100, deadline=None)
@given(SOURCES)
def test_reading_twice_gives_the_same(source: str) -> None:
    first, second = read(Text(source)), read(Text(source))
    assert pickle.dumps(first.problems) == pickle.dumps(second.problems)
    assert first.passages == second.passages


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="abc ", min_size=1, max_size=8), min_size=1, max_size=5))
def test_plain_words_are_one_paragraph(lines: list[str]) -> None:
    source = "\n".join(f"x{line}" for line in lines)
    got = read(Text(source), frontmatter=False)
    assert [node.kind for node in got.root.children] == ["paragraph"]
    assert got.ok


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "![a",
        "<",
        "<a>",
        "<a b='",
        "{",
        "{\n",
        "*a ",
        "*a** ",
        "> ",
        "- ",
        "`a``b",
        "| a |\n|-|\n",
    ],
)
def test_hostile_input_is_read_too(piece: str) -> None:
    source = piece * 3_000
    assert read(Text(source), frontmatter=False).root.end == len(source)
