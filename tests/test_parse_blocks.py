"""Blocks: containers and leaves, as the official MDX parser tells them apart."""

from __future__ import annotations

import re

import pytest
from parse_outline import article, outline

BLOCKS = [
    # paragraphs, headings, rules
    ("", ""),
    ("\n \t\n", ""),
    ("a\nb\n\nc", "p('a\\nb') p('c')"),
    ("  a  \n   b", "p('a' break 'b')"),
    ("a\\\nb", "p('a' break 'b')"),
    ("# A #\n## B#\n#C", "h1('A') h2('B#') p('#C')"),
    ("#\n# #", "h1 h1"),
    ("A\nb\n===\nC\n---", "h1('A\\nb') h2('C')"),
    ("***\n- - -\n_ _ _ a", "rule rule p('_ _ _ a')"),
    ("    no code in MDX", "p('no code in MDX')"),
    ("a\n    # b", "p('a') h1('b')"),  # any indentation will do
    # fences
    ("```js title\na\n```\nb", "code='a' p('b')"),
    ("~~~~\n~~~\n~~~~~", "code='~~~'"),
    ("``` a`b\nc", "p('``` a`b\\nc')"),
    ("  ```\n   a\n    b\n      ```", "code=' a\\n  b'"),
    ("```\n# not closed", "code='# not closed'"),
    ("a\n```\n<b>{", "p('a') code='<b>{'"),
    # containers
    ("> a\nb\n> c", "quote(p('a' '\\n' 'b' '\\n' 'c'))"),
    ("> a\n\nb", "quote(p('a')) p('b')"),
    ("> ```\n> a\nb", "quote(code='a') p('b')"),
    ("> - a\n>   b", "quote(ul(item(p('a' '\\n' 'b'))))"),
    ("- a\n- b\n* c", "ul(item(p('a')) item(p('b'))) ul(item(p('c')))"),
    ("- a\n\n  b\n\n\n  c", "ul(item(p('a') p('b') p('c')))"),
    ("- a\n - b\n   - c", "ul(item(p('a')) item(p('b') ul(item(p('c')))))"),
    ("-\n  a\n-\n\n  b", "ul(item(p('a')) item) p('b')"),
    ("3. a\n4) b", "ol3(item(p('a'))) ol4(item(p('b')))"),
    ("a\n2. b\n1. c", "p('a\\n2. b') ol1(item(p('c')))"),
    ("a\n-\n", "h2('a')"),
    ("a\n*\nb", "p('a\\n*\\nb')"),  # an empty item cannot interrupt
    ("-\ta\n\n\tb", "ul(item(p('a') p('b')))"),
    ("1. a\n```\nb\n```", "ol1(item(p('a'))) code='b'"),
    ("- [ ] a\n- [x] b\n- [y] c", "ul(item(p(' a')) item(p(' b')) item(p('[' 'y] c')))"),
    # tables
    ("| a | b |\n|--|:-:|\n| c |\n\nd", "table(row(cell('a') cell('b')) row(cell('c'))) p('d')"),
    ("a | b\n- | -", "p('a | b') ul(item(p('| -')))"),  # a list marker goes first
    ("a\nb | c\n--|--", "p('a') table(row(cell('b') cell('c')))"),
    ("| a |\n|-|\n| \\| `b|c`", "table(row(cell('a')) row(cell('|' ' `b') cell('c`')))"),
    ("| a | b |\n|--|", "p('| a | b |\\n|--|')"),
    ("| a |\n|-|\nb\n# c", "table(row(cell('a')) row(cell('b'))) h1('c')"),
    # definitions and footnotes
    ("[a]: /b 'c'\n[d]: <>\n[a]", "definition=/b definition= p(linkReference=A('a'))"),
    ("[a]: /b c", "p('[' 'a]: /b c')"),
    ("[a]: /b\n===\n", "definition=/b p('===')"),
    ("[^a]: b\n\n    c\n\nd[^a]", "note(p('b') p('c')) p('d' noteref)"),
    # tags and expressions
    ("<A />\n<B>\nc\n</B>", "<<A>> <<B p('c')>>"),
    ("<A><B/></A> {c}", "<<A <<B>>>> EXPR='c'"),
    ("<A>b</A>", "<<A 'b'>>"),  # a paragraph of nothing else is taken away
    ("<A>b</A> c", "p(<A 'b'> ' c')"),
    ("<A\n\nb='\n\n'/>", "<<A>>"),
    ("{1\n\n+2}", "EXPR='1\\n\\n+2'"),
    ("{1} {2}", "EXPR='1' EXPR='2'"),
    ("a\n<B/>\nc", "p('a') <<B>> p('c')"),
    ("    <A>\n      b\n    </A>", "<<A p('b')>>"),
    ("> <A\n> b />", "quote(<<A>>)"),
    ("- <A>\n\n  b\n  </A>", "ul(item(<<A p('b')>>))"),
    ("<A>\n- b\n</A>", "<<A ul(item(p('b')))>>"),
    ("a {/* b */}", "p('a ' expr='/* b */')"),
    # import and export
    ("import a from 'b'\nexport const c = 1\n\nd", "esm p('d')"),
    ("export const a = {\n\n}\n\nb", "esm p('b')"),
    ("Import a\n\n import b\n\n- import c", "p('Import a') p('import b') ul(item(p('import c')))"),
    ("a\nimport b from 'c'", "p(\"a\\nimport b from 'c'\")"),
]


@pytest.mark.parametrize(("source", "tree"), BLOCKS)
def test_blocks(source: str, tree: str) -> None:
    assert outline(source) == tree
    assert article(source).ok


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize(("source", "tree"), BLOCKS)
def test_line_endings_make_no_difference(source: str, tree: str, ending: str) -> None:
    def joined(text: str) -> str:  # where text runs on over a line end is not the point here
        text = text.replace("\\r\\n", "\\n").replace("\\r", "\\n")
        return re.sub("[\"' ]", "", text)

    assert joined(outline(source.replace("\n", ending))) == joined(tree)


def test_code_blocks_have_their_language_and_lines() -> None:
    got = article("a\n\n``` c++ title='x'\nb\n```\n\n~~~\n\n> ```&#106;s\n> c\n")
    lines = got.text.lines.line
    assert [(c.lang, c.meta, lines(c.start), lines(c.end)) for c in got.code_blocks] == [
        ("c++", "title='x'", 3, 5),
        (None, None, 7, 11),  # never closed: to the end
    ]


def test_headings_get_the_ids_of_the_site() -> None:
    got = article("# A & *b* `c` ![no](x)\n\n<B>\n## A\n</B>\n\nA\n-\n")
    assert [(h.depth, h.text, h.slug) for h in got.headings] == [
        (1, "A & b c ", "a--b-c-"),
        (2, "A", "a"),
        (2, "A", "a-1"),
    ]


def test_a_byte_order_mark_is_counted_and_skipped() -> None:
    got = article("\ufeff# A\n\n<B />")
    assert got.headings[0].start == 1
    assert got.components[0].start == 6


def test_deep_nesting_is_read_up_to_a_limit() -> None:
    got = article("> " * 500 + "a")
    assert [p.kind for p in got.problems] == ["nesting-too-deep"]
    assert got.ok  # the site would build it
