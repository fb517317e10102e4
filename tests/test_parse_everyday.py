"""What is read in one go is read as line by line: blocks and inlines in their everyday forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint.model import Article, Node
from guidelint.parse import read
from guidelint.text import Text

_PIECES = [
    *("a", "b c", "Fares rise.", "12", " ", "\n", "\n", "\n\n", "\n\n\n", "  ", "\t"),
    *("# ", "## a ##\n", "* ", "- ", "1. ", "2) ", "> ", "| a |\n|---|\n", "---\n", "===\n"),
    *("**", "*", "**a:** b", "*a*", "(*a*)", "~", "`", "`a`", "[", "](b)", "[a](b)", "![a](b)"),
    *("[a]: /b\n", "[^1]: a\n", "[ ] ", "&", "&amp;", "!", "\\", "\0", "www.a.com", "a@b.co"),
    *("<B>\n", "</B>\n", "<br/>", "{a}", "import a from 'b'\n", "\n* a\n* b\n\nc", "é", "한"),
]
_ENGINES = ("mdx", "gfm")


def _article(source: str, engine: str = "mdx") -> Article:
    return read(Text(source), "a.mdx", engine)


def _blocks(node: Node) -> list[object]:
    """The kinds of the blocks below a node."""
    if node.kind in ("paragraph", "heading", "tableCell"):
        return []
    return [(child.kind, child.depth, _blocks(child)) for child in node.children]


def _shape(article: Article) -> list[object]:
    """What an article holds, without places."""
    return [
        _blocks(article.root),
        [(each.kind, each.text, each.strong, each.links) for each in article.passages],
        [(each.depth, each.slug) for each in article.headings],
        [(each.kind, each.url, each.text) for each in article.links],
        [each.kind for each in article.problems],
    ]


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), st.sampled_from(_ENGINES))
def test_other_line_ends_change_nothing(source: str, engine: str) -> None:
    """Lines that end with a carriage return are never read in one go."""
    if "{" in source or "`" in source:  # code keeps its line ends
        source = source.replace("{a}", "").replace("`", "")
    carriage = _shape(_article(source.replace("\n", "\r\n"), engine))
    assert _shape(_article(source, engine)) == carriage


def test_places_of_everyday_blocks() -> None:
    source = "## Fares\n\nOne way,  \nor **both**.\n* bus\n* *tram* \n\nEnd"
    root = _article(source).root
    assert [(n.kind, source[n.start : n.end]) for n in root.children] == [
        ("heading", "## Fares"),
        ("paragraph", "One way,  \nor **both**."),
        ("list", "* bus\n* *tram* "),
        ("paragraph", "End"),
    ]
    inner = root.children[1].children
    assert [(n.kind, source[n.start : n.end]) for n in inner] == [
        ("text", "One way,"),
        ("break", "  \n"),
        ("text", "or "),
        ("strong", "**both**"),
        ("text", "."),
    ]
    items = root.children[2].children
    assert [source[item.start : item.end] for item in items] == ["* bus", "* *tram* "]


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("Fares\n===\n", ["heading"]),
        ("Fares\n---\n", ["heading"]),
        ("| a | b |\n|---|---|\n", ["table"]),
        ("a | b\n:-- | ---\n", ["table"]),
        ("In\n2. b\n", ["paragraph"]),
        ("In\n1. b\n", ["paragraph", "list"]),
        ("* a\n- b\n", ["list", "list"]),
        ("* a\n\n  b\n", ["list"]),
        ("1. a\n2) b\n", ["list", "list"]),
        ("* a\n\n**b**\n", ["list", "paragraph"]),
        ("* * *\n", ["thematicBreak"]),
        ("1984. A year\n", ["list"]),
        ("1,984 won\n", ["paragraph"]),
        ("[a]: /b\n", ["definition"]),
        ("#fares\n", ["paragraph"]),
        ("`a` b\n", ["paragraph"]),
        ("``` b\n", ["code"]),
        ("a\n</B>\n", ["paragraph"]),
    ],
)
def test_blocks_that_look_alike(source: str, kinds: list[str]) -> None:
    assert [node.kind for node in _article(source, "gfm").root.children] == kinds


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("**a**b", ["strong", "text"]),
        ("a**b**", ["text", "strong"]),
        ("** a**", ["text"]),
        ("**a **", ["text"]),
        ("**a***", ["strong", "text"]),
        ("*a **b***", ["emphasis"]),
        ("~a **b** c~", ["delete"]),
        ("a **b** ~c *d~ e*", ["text", "strong", "text", "emphasis"]),
        ("[a [b](c) d](e)", ["text", "link", "text"]),
        ("[a](b c)", ["text"]),
        ("![a](b) [c](d)", ["image", "text", "link"]),
        ("`a``b` c", ["inlineCode", "text"]),
        ("R & D!", ["text"]),
    ],
)
def test_inlines_that_look_alike(source: str, kinds: list[str]) -> None:
    found = [node.kind for node in _article(source).root.children[0].children]
    assert [kind for at, kind in enumerate(found) if not at or found[at - 1] != kind] == kinds
