"""Engine gfm: plain Markdown with raw HTML, as CommonMark and GFM have it."""

from __future__ import annotations

import pytest
from parse_outline import article, outline

GFM = [
    # what MDX would refuse
    ("a <5 {b} <c", "p('a <5 {b} <c')"),
    ("import a", "p('import a')"),
    # indented code
    ("    a\n\n      b\n\nc", "code='a\\n\\n  b' p('c')"),
    ("a\n    b", "p('a' '\\n' 'b')"),
    ("-     a", "ul(item(code='a'))"),
    ("    # a\n# b", "code='# a' h1('b')"),
    ("   # a\n    ```", "h1('a') code='```'"),
    ("```\na\n    ```", "code='a\\n    ```'"),
    # raw HTML
    ("<div>\n*a*\n\n*b*", "html='<div>\\n*a*' p(emphasis('b'))"),
    ("<!-- a\n\nb -->c\nd", "html='<!-- a\\n\\nb -->c' p('d')"),
    ("<script>\n\n</script>", "html='<script>\\n\\n</script>'"),
    ("a\n<div>\nb", "p('a') html='<div>\\nb'"),
    ("a\n<x>\nb", "p('a\\n' html='<x>' '\\nb')"),
    ("<x>\nb", "html='<x>\\nb'"),
    ("> <div>\n> a\nb", "quote(html='<div>\\na') p('b')"),
    (
        "a <b c='d' e> f</b> <!-- g -->",
        "p('a ' html=\"<b c='d' e>\" ' f' html='</b>' ' ' html='<!-- g -->')",
    ),
    # links in angle brackets
    ("<https://a.b/c>", "p(autolink=https://a.b/c('https://a.b/c'))"),
    ("<a@b.c>", "p(autolink=mailto:a@b.c('a@b.c'))"),
]


@pytest.mark.parametrize(("source", "tree"), GFM)
def test_gfm(source: str, tree: str) -> None:
    assert outline(source, "gfm") == tree
    got = article(source, "gfm")
    assert got.ok
    assert got.components == ()


def test_comments_and_urls_in_html() -> None:
    source = "<p>\n<a href=\"/b?c&amp;d\">e</a> <!-- <img src='no'> -->\n</p>\n\nf <img src=/g> h"
    got = article(source, "gfm")
    assert [(k.kind, k.url) for k in got.links] == [("html", "/b?c&d"), ("html", "/g")]
    assert [source[k.url_start : k.url_end] for k in got.links] == ["/b?c&amp;d", "/g"]
    assert [c.text for c in got.comments] == [" <img src='no'> "]


def test_html_is_not_text() -> None:
    (passage,) = article("a <b>c</b><br>d", "gfm").passages
    assert passage.text == "a c\nd"


def test_a_merge_conflict_is_told() -> None:
    got = article("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c", "gfm")
    assert [(p.kind, p.fatal) for p in got.problems] == [("merge-conflict", False)]


def test_next_mdx_remote_reads_like_mdx() -> None:
    assert outline("<A /> {b}", "next-mdx-remote") == outline("<A /> {b}")
