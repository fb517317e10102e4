"""Inlines: emphasis, links, code, addresses, tags and expressions in running text."""

from __future__ import annotations

import pytest
from parse_outline import article, outline

INLINES = [
    # what must stay text
    ("a * b * c, 2*3*4", "'a * b * c, 2' emphasis('3') '4'"),
    ("snake_case_word", "'snake_case_word'"),
    ("a < b, a <\tb", "'a < b, a <\\tb'"),
    ("} a", "'} a'"),
    ("\\* \\< \\{ \\a", "'*' ' ' '<' ' ' '{' ' \\\\a'"),
    ("&amp; &nope; &#0; &#x1F600; &copy", "'&' ' &nope; ' '\ufffd' ' ' '😀' ' &copy'"),
    ("[a] [b](c d)", "'[' 'a] ' '[' 'b](c d)'"),
    ("~~~a~~~", "code=''"),
    ("a ~~~b~~~", "'a ~~~b~~~'"),
    ("`a", "'`a'"),
    # emphasis
    ("*a* _b_ **c** __d__", "emphasis('a') ' ' emphasis('b') ' ' strong('c') ' ' strong('d')"),
    ("***a** b*", "emphasis(strong('a') ' b')"),
    ("**a*", "'*' emphasis('a')"),
    ("*a **b* c**", "emphasis('a ' emphasis(emphasis('b') ' c'))"),
    ("**₩5,000**원", "strong('₩5,000') '원'"),
    ("**5,000(원)**은", "'**' '5,000(원)' '**' '은'"),  # a bracket before, a letter behind
    ("~a~ ~~b~~ ~c~~", "delete('a') ' ' delete('b') ' ' '~' 'c' '~~'"),
    ("*a ~b* c~", "emphasis('a ' '~' 'b') ' c' '~'"),
    ("~a *b~ c*", "delete('a ' '*' 'b') ' c' '*'"),
    # code
    ("`` a`b `` `c", "code='a`b' ' `c'"),
    ("` `` ` `{<`", "code='``' ' ' code='{<'"),
    ("\\`a`", "'`' 'a`'"),
    # links
    ("[a *b*](c 'd')", "link=c('a ' emphasis('b'))"),
    ("[a](<b c> (d))[e]()", "link=b c('a') link=('e')"),
    ("[a](b(c)d) [e](f\\))", "link=b(c)d('a') ' ' link=f\\)('e')"),
    ("![a *b*](c)", "image=c('a ' emphasis('b'))"),
    ("[![a](b)](c)", "link=c(image=b('a'))"),
    ("[a [b](c) d](e)", "'[' 'a ' link=c('b') ' d](e)'"),
    ("*[a*](b)", "'*' link=b('a' '*')"),
    ("[a](b{c}<d)", "link=b{c}<d('a')"),  # no code and no tag in a URL
    ("[{a}](b)", "link=b(expr='a')"),
    # addresses
    ("see https://a.b/c?d=e.", "'see ' autolink=https://a.b/c?d=e('https://a.b/c?d=e') '.'"),
    ("(https://a.b/(c))", "'(' autolink=https://a.b/(c)('https://a.b/(c)') ')'"),
    ("www.a.b x@y.kr", "autolink=http://www.a.b('www.a.b') ' ' autolink=mailto:x@y.kr('x@y.kr')"),
    ("[a https://b.c", "'[' 'a ' autolink=https://b.c('https://b.c')"),
    ("https://a.b/{c}", "autolink=https://a.b/{c}('https://a.b/{c}')"),
    ("ahttps://a.b x@y", "'ahttps://a.b x@y'"),
    # tags and expressions
    ("a <B c='d'>e</B>.", "'a ' <B 'e'> '.'"),
    ("a <b.c /> <d:e/> <></>", "'a ' <b.c> ' ' <d:e> ' ' <>"),
    ("a <한글/>", "'a ' <한글>"),
    ("a {b} {}", "'a ' expr='b' ' ' expr=''"),
    ("a {'}'}", "'a ' expr=\"'}'\""),
    ("*<B>a</B>* b", "emphasis(<B 'a'>) ' b'"),
    ("a `<b>` {\n  c}", "'a ' code='<b>' ' ' expr='\\nc'"),
    ("![<B/>a](c) d", "image=c('a') ' d'"),
]


@pytest.mark.parametrize(("source", "tree"), INLINES)
def test_inlines(source: str, tree: str) -> None:
    got = outline(source)
    assert got == (tree if tree.startswith("code=''") else f"p({tree})")
    assert article(source).ok


def test_references_mean_the_first_definition() -> None:
    got = article("[A  b][], ![c][a B], [x]\n\n[a b]: /1\n[A B]: /2\n")
    assert [(k.kind, k.url, k.text) for k in got.links] == [
        ("link", "/1", "A  b"),
        ("image", "/1", "c"),
        ("definition", "/1", ""),
        ("definition", "/2", ""),
    ]


def test_a_link_knows_where_its_url_stands() -> None:
    source = "> [a\n> b](/c&amp;d 'e') and https://f.g"
    links = article(source).links
    assert [k.url for k in links] == ["/c&d", "https://f.g"]
    assert [source[k.url_start : k.url_end] for k in links] == ["/c&amp;d", "https://f.g"]
    assert source[links[0].start : links[0].end] == "[a\n> b](/c&amp;d 'e')"


def test_comments_are_collected() -> None:
    source = "{/* a */}\n\nb {/*c*/}{/*d*/ /*e*/} {f}"
    assert [c.text for c in article(source).comments] == [" a ", "c", "d", "e"]


def test_ten_thousand_open_brackets() -> None:
    got = article("[" * 10_000 + "a" + "]" * 10_000 + "\n\n[b]: /c")
    assert [k.kind for k in got.links] == ["definition"]
