"""Errors: their class, their cause, where the official parser stops, and the certain mends."""

from __future__ import annotations

import pytest
from parse_outline import article, outline

# source, kind, what the problem points at, the line at which the official parser stops
FATAL = [
    ("a\n\n<!-- b -->", "html-comment", "<!-- b -->", 3),
    ("a <!doctype html>", "doctype-or-cdata", "<!doctype html>", 1),
    ("a\n\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d", "merge-conflict", "<<<<<<< HEAD", 3),
    ("only <5 left", "lt-before-digit", "<5", 1),
    ("write to <@you>", "lt-before-symbol", "<@", 1),
    ("<https://a.b>", "angle-autolink", "<https://a.b>", 1),
    ("<a@b.c>", "angle-autolink", "<a@b.c>", 1),
    ("a <B c; d>", "comma-in-tag", ";", 1),
    ("<A b=”c”/>", "smart-quote", "”", 1),
    ("<A\n b=c\n/>", "unquoted-attribute", "b=c", 2),
    ('<A b="c "d" e"/>', "quote-in-attribute", 'b="c "d" e"', 1),
    ("<A b='c\n\nd", "attribute-quote-not-closed", "b='c", 3),
    ("<A /* b */ />", "comment-in-tag", "*", 1),
    ('<A b="c />\n\n<A b="d" />', "attribute-quote-not-closed", 'b="c', 3),
    ('<A b="c d="e" />', "attribute-quote-not-closed", 'b="c', 1),
    ("a <$5 b", "lt-before-digit", "<$5", 1),
    ("a <B [c]>", "garbage-in-tag", "[", 1),
    ("a <B c", "tag-not-finished", "<B", 1),
    ("a\n\n> <B\nc />", "lazy-line", "<B", 4),
    ("## A {#b}", "heading-id-braces", "{#b}", 1),
    ("a {b", "brace-not-closed", "{", 1),
    ("<A b={} />", "empty-expression", "{}", 1),
    ("<A {b} />", "spread", "b", 1),
    ('<A b={["c, "d"]} />', "string-not-closed", '"c', 1),
    ("a\n\nb<br>\nc", "void-element", "<br>", 3),
    ("<A>\n\n<img src='b'>\n\n</A>", "void-element", "<img src='b'>", 5),
    ("a\n\nb <C> d", "unclosed-before-block-end", "<C>", 3),
    ("- a\n- <B>\n- c", "unclosed-before-block-end", "<B>", 2),
    ("*a <B> c* d</B>", "unclosed-before-block-end", "<B>", 1),
    ("| <A> |\n|-|\n| b |", "unclosed-before-block-end", "<A>", 1),
    ("<A>\n\nb</A>", "close-in-other-block", "</A>", 3),
    ("<A>\nb\n</a>", "close-mismatch", "</a>", 3),
    ("<A><B>\nc\n</A></B>", "close-mismatch", "</A>", 3),
    ("<Tabs>\n\nb\n\n</Tab>", "close-mismatch", "</Tab>", 5),
    ("<A>\n<B>\n\nc\n\n</A>", "unclosed-component", "<B>", 6),
    ("<A>b <$5</A>", "lt-before-digit", "<$5", 1),
    ("a\n\n</B>", "stray-close", "</B>", 3),
    ("<A>\nb\n</A c>", "closing-tag-content", "</A c>", 3),
    ("import the goods", "esm", "import", 1),
]


@pytest.mark.parametrize(("source", "kind", "cause", "line"), FATAL)
def test_fatal(source: str, kind: str, cause: str, line: int) -> None:
    got = article(source)
    problem = got.problems[0]
    assert (problem.kind, problem.line, problem.fatal) == (kind, line, True)
    assert source[problem.start : problem.end] == cause
    assert not got.ok


@pytest.mark.parametrize(("source", "kind", "cause", "line"), FATAL)
def test_one_cause_is_one_problem(source: str, kind: str, cause: str, line: int) -> None:
    fatal = [p for p in article(source).problems if p.fatal]
    assert len(fatal) == 1, fatal


@pytest.mark.parametrize(("source", "kind", "cause", "line"), FATAL)
def test_reading_goes_on(source: str, kind: str, cause: str, line: int) -> None:
    got = article(f"{source}\n\n---\n\n## Behind\n\n[a](b)")
    if kind in ("attribute-quote-not-closed", "brace-not-closed"):
        return  # a quote that stays open takes what is behind it
    assert "Behind" in [h.text for h in got.headings]
    assert "b" in [k.url for k in got.links]


def test_a_tag_left_open_at_the_end_has_no_line() -> None:
    (problem,) = article("a\n\n<B>\n\nc").problems
    assert (problem.kind, problem.line, problem.start) == ("unclosed-component", 0, 3)
    assert "</B>" in problem.reason


MENDS = [
    ("a <br> b", "a <br /> b"),
    ("<img src='b'>", "<img src='b' />"),
    ("<!-- a\n\nb -->", "{/* a\n\nb */}"),
    ("a <5", "a &lt;5"),
    ("a\n\n</B>\n\nc", "a\n\n\nc"),
    ("a </B> c", "a  c"),
    ("<Note>\na\n</note>", "<Note>\na\n</Note>"),
    ("<note>\na\n</Note>", "<Note>\na\n</Note>"),  # a component has a capital
    ("<A b=”c“ />", '<A b="c" />'),
    ('<A b="c", d="e" />', '<A b="c" d="e" />'),
    ("<https://a.b/c>", "[https://a.b/c](https://a.b/c)"),
    ("<a@b.co>", "[a@b.co](mailto:a@b.co)"),
    ("<A b=c/>", '<A b="c"/>'),
    ('<A b="c "d" e" />', "<A b='c \"d\" e' />"),
    ("a <$5 b", "a &lt;$5 b"),
    ("import the goods", "Import the goods"),
    ('<A b=the pier" c="d" />', '<A b="the pier" c="d" />'),
    ("<A b={“c”} />", '<A b={"c"} />'),
    ("## Fares {#fares}", "## Fares"),
    ("> a <br>\n> b <br>", "> a <br />\n> b <br />"),
]


@pytest.mark.parametrize(("source", "mended"), MENDS)
def test_mends(source: str, mended: str) -> None:
    text = source
    edits = {edit for problem in article(source).problems for edit in problem.edits}
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == mended
    assert article(text).ok


def test_a_comment_that_holds_the_end_of_one_is_not_mended() -> None:
    (problem,) = article("<!-- a */ b -->").problems
    assert not problem.edits


def test_a_stray_closing_tag_is_only_taken_out_if_that_is_all() -> None:
    problems = article("</A>\n\n<B>").problems
    assert [(p.kind, p.edits) for p in problems] == [
        ("stray-close", ()),
        ("unclosed-component", ()),
    ]


def test_the_problem_the_official_parser_stops_at_comes_first() -> None:
    # Blocks are read first, then paragraphs, and tags are paired last.
    got = article("</A>\n\nb <5\n\n<C d=e>")
    assert [p.kind for p in got.problems] == [
        "unquoted-attribute",
        "stray-close",
        "lt-before-digit",
    ]


def test_what_was_not_read_is_told() -> None:
    source = "a\n\n<B c=d>\ne\n</B>\n\nf"
    got = article(source)
    assert len(got.problems) == 1  # and </B> is not one
    assert [source[start:end] for start, end in got.unread] == ["<B c=d>"]


NOT_FATAL = [
    ("price ${5000} now", "dollar-brace", "${5000}"),
    ("price ${amount}", "dollar-brace", "${amount}"),
    ("hello {name}", "undefined-expression", "{name}"),
    ("> > >\n\n>>>>>>> main", "merge-conflict", ">>>>>>> main"),
]


@pytest.mark.parametrize(("source", "kind", "cause"), NOT_FATAL)
def test_not_fatal(source: str, kind: str, cause: str) -> None:
    got = article(source)
    (problem,) = got.problems
    assert (problem.kind, problem.fatal) == (kind, False)
    assert source[problem.start : problem.end] == cause
    assert got.ok


@pytest.mark.parametrize(
    "source",
    [
        "price $5000, {5000} won",
        "{frontmatter.title} {props.a}",
        "import {name} from './x'\n\nhello {name}",
        "{/* name */}",
        "```\n<<<<<<< HEAD\n>>>>>>> main\n```",
        "<A b={name} />",
    ],
)
def test_silent(source: str) -> None:
    assert article(source).problems == ()


def test_an_id_that_the_text_does_not_give_is_not_taken_out() -> None:
    for source in ("## Fares {#prices}", "## Fares\n\n## Fares {#fares}", "## *Fares* {#fares}"):
        (problem,) = article(source).problems
        assert (problem.kind, problem.edits) == ("heading-id-braces", ())


REASONS = [
    ('<A b="The pier />\n\nc', 'b="The pier"'),
    ('<A b="The "old" pier" />', "b='The \"old\" pier'"),
    ("<A b=c />", 'b="c"'),
    ("<A b=5 />", "b={5}"),
    ('<A b=the pier" c="d" />', 'b="the pier"'),
    ('<A b="the "pier, harbour" of" />', "b='the \"pier, harbour\" of'"),
    ('<A b={["c, "d"]} />', 'write "c"'),
    ('<A b={[c", "d"]} />', 'write "c"'),
    ('<A b={["c" "d"]} />', "comma"),
    ("<A {b} />", "{...b}, or b={b}"),
    ("<Tabs>\nb\n</Tab>", "<Tabs> is closed by </Tab>: write </Tabs>"),
    ("<A><B>c</A></B>", "</A> comes before </B>"),
    ("## Fares now {#fares}", "“fares-now”"),
    ("price ${5000}", "write $5000"),
    ("a <$5 b", "&lt;$5"),
]


@pytest.mark.parametrize(("source", "words"), REASONS)
def test_the_reason_says_what_to_write(source: str, words: str) -> None:
    (problem,) = article(source).problems
    assert words in problem.reason


@pytest.mark.parametrize(
    "source", ["import A from './a'\nimport {A} from './b'", "import A from b", "export {a"]
)
def test_code_with_a_fault_is_not_taken_for_prose(source: str) -> None:
    (problem,) = article(source).problems
    assert (problem.kind, problem.edits) == ("esm", ())


def test_hopeless_input_is_given_up_on() -> None:
    got = article("<5\n\n" * 200)
    assert got.problems[-1].kind == "too-many-problems"
    assert got.unread[-1][1] == len(got.source)
    assert len(outline("<5\n\n" * 200)) < 100


def test_docusaurus_takes_comments_and_heading_ids() -> None:
    source = "## A {#b}\n\n<!-- truncate -->\n\na <!-- c --> b\n"
    read_as = [article(source, name) for name in ("docusaurus", "mdx")]
    assert [len(each.problems) for each in read_as] == [0, 3]
    assert [comment.text for comment in read_as[0].comments] == [" truncate ", " c "]
    unclosed = article("a <!-- b\n", "docusaurus")
    assert [problem.kind for problem in unclosed.problems] == ["html-comment"]
