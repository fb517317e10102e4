"""Frontmatter as the sites read it (gray-matter 4, js-yaml 3), with spans, causes and mends."""

from __future__ import annotations

import datetime
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint.model import Edit, Problem, Value
from guidelint.parse import frontmatter
from guidelint.parse.yaml_flat import load_flat
from guidelint.parse.yaml_reader import load
from guidelint.parse.yaml_text import YamlError

UTC = datetime.UTC


def data(source: str) -> Any:
    """What the site gets from `source`, which it accepts."""
    block, problems = frontmatter.read(source)
    assert [problem for problem in problems if problem.fatal] == []
    assert block is not None
    assert block.data is not None
    return block.data.plain()


def value(scalar: str) -> Any:
    return data(f"---\nkey: {scalar}\n---\n")["key"]


def problems(source: str) -> tuple[Problem, ...]:
    return frontmatter.read(source)[1]


def the_problem(source: str) -> Problem:
    (problem,) = problems(source)
    return problem


def mended(source: str, edits: tuple[Edit, ...]) -> str:
    for edit in reversed(edits):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


# --- fences ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("---\na: 1\n---\nbody", "body"),
        ("---\na: 1\n---\n\nbody", "\nbody"),  # one line end belongs to the fence
        ("---\r\na: 1\r\n---\r\nbody", "body"),
        ("\ufeff---\na: 1\n---\nbody", "body"),  # the mark is counted, not read
        ("---\na: 1\n---", ""),
        ("---\na: 1\n--- \nbody", " \nbody"),  # the block ends where the fence ends …
        ("---\na: 1\n---body", "body"),  # … whatever follows
        ("---\na: 1\n----\nbody", "-\nbody"),
        ("---\na: 1\n", ""),  # without a closing fence everything is frontmatter
        ("---yaml\na: 1\n---\nbody", "body"),
        ("---\na: |\n  ---\n  x\n---\nbody", "body"),
    ],
)
def test_where_the_body_begins(source: str, body: str) -> None:
    block, _ = frontmatter.read(source)
    assert block is not None
    assert source[block.content_start :] == body


@pytest.mark.parametrize("source", ["", "body", "\n---\na: 1\n---\n", "----\na\n----\n", " ---\n"])
def test_no_frontmatter(source: str) -> None:
    assert frontmatter.read(source)[0] is None


def test_the_span_covers_both_fences() -> None:
    source = "\ufeff---\na: 1\n---\nbody"
    block, _ = frontmatter.read(source)
    assert block is not None
    assert source[block.start : block.end] == "---\na: 1\n---"


@pytest.mark.parametrize(
    "source",
    [
        "---\n---\nbody",
        "---\n\n---\nbody",
        "---",
        "---\n# only a comment\n---\n",
        "---\nnull\n---\n",
        "---anything\n---\n",
        "---js\n# nothing to run\n---\n",
    ],
)
def test_an_empty_block_is_an_empty_mapping(source: str) -> None:
    assert data(source) == {}


# --- scalars ---------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["yes", "no", "on", "Off", "y", "tRUE", "nil", "0o17", "09"])
def test_what_only_other_readers_take_for_a_type(text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", None),
        ("~", None),
        ("Null", None),
        ("TRUE", True),
        ("False", False),
        ("0", 0),
        ("-12", -12),
        ("+7", 7),
        ("1_000", 1000),
        ("1,000", "1,000"),
        ("010", 8),
        ("0x1F", 31),
        ("0b101", 5),
        ("10:00", 600),
        ("0:30", "0:30"),
        ("1:30.5", 90.5),
        ("1e3", 1000),
        ("1.50", 1.5),
        (".5", 0.5),
        ("-.5", "-.5"),
        ("1_", "1_"),
        ("-.inf", -math.inf),
        ("12345678901234567890", 12345678901234567168),  # a double holds no more
        ("9" * 400, math.inf),
        ("0x" + "f" * 400, math.inf),
    ],
)
def test_numbers_and_words(text: str, read: Any) -> None:
    assert value(text) == read
    assert type(value(text)) is type(read)


def test_not_a_number() -> None:
    assert math.isnan(value(".NaN"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-01-05", datetime.date(2026, 1, 5)),
        ("2026-02-30", datetime.date(2026, 3, 2)),  # rolls over, as in JavaScript
        ("2026-13-01", datetime.date(2027, 1, 1)),
        ("0050-01-01", datetime.date(1950, 1, 1)),
        ("9999-99-99", datetime.date.max),
        ("2026-1-5", "2026-1-5"),
        ("05-01-2026", "05-01-2026"),
        ('"2026-01-05"', "2026-01-05"),
        ("2026-01-05T10:00:00Z", datetime.datetime(2026, 1, 5, 10, tzinfo=UTC)),
        ("2026-1-5 10:00:00.5", datetime.datetime(2026, 1, 5, 10, 0, 0, 500_000, UTC)),
        ("2026-01-05T10:00:00+09:00", datetime.datetime(2026, 1, 5, 1, tzinfo=UTC)),
        ("2026-01-05T10:00:00-00:30", datetime.datetime(2026, 1, 5, 10, 30, tzinfo=UTC)),
    ],
)
def test_dates(text: str, read: Any) -> None:
    assert value(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a # b", "a"),
        ("a#b", "a#b"),
        ("http://example.org", "http://example.org"),
        ("a\n  b\n\n  c", "a b\nc"),
        ("'it''s'", "it's"),
        (r'"\u00e9\x41\t\"\U0001F600"', 'éA\t"😀'),
        (r'"\ud83d\ude00"', "😀"),
        ('"a\n  b"', "a b"),
        ('"a \\\n  b"', "a b"),
        ("|\n  a\n   b\n", "a\n b\n"),
        (">\n  a\n  b\n\n  c\n", "a b\nc\n"),
        (">-\n\n  a\n", "\na"),
        ("|2-\n   a\n", " a"),
        ("|+\n  a\n\nnext: 1", "a\n\n"),
        ("!!str 12", "12"),
        ('!!int "12"', 12),
        ("! 12", "12"),
        ("&a x", "x"),
        ("b\xa0", "b\xa0"),
        ("caf\udce9", "caf\udce9"),  # a byte that is no UTF-8: the site sees U+FFFD
        ("<<", "<<"),
    ],
)
def test_strings(text: str, read: Any) -> None:
    assert value(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("[a, b,]", ["a", "b"]),
        ("[a,, b]", ["a", None, "b"]),
        ("[b: c]", [{"b": "c"}]),
        ('{a: 1, "b":2, c}', {"a": 1, "b": 2, "c": None}),
        ("[\n  x,\n  y z ]", ["x", "y z"]),
        ("\n- a\n- b", ["a", "b"]),
        ("\n\t- a", ["a"]),
        ("\n  -\n  - b", [None, "b"]),
        ("\n  - n: 1\n    m: 2\n  - n: 3", [{"n": 1, "m": 2}, {"n": 3}]),
        ("!!set {b, c}", {"b": None, "c": None}),
        ("!!pairs [a: 1, a: 2]", [["a", 1], ["a", 2]]),
    ],
)
def test_collections(text: str, read: Any) -> None:
    assert value(text) == read


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("1: x", "1"),
        ("1e3: x", "1000"),
        ("true: x", "true"),
        ("~: x", "null"),
        ("[a, b]: x", "a,b"),
        ("{a: 1}: x", "[object Object]"),
        ("? long key\n: x", "long key"),
        ('"quo: ted": x', "quo: ted"),
        ("한글: x", "한글"),
    ],
)
def test_keys_become_strings(line: str, key: str) -> None:
    assert data(f"---\n{line}\n---\n") == {key: "x"}


def test_merge_keys_give_way_to_written_ones() -> None:
    source = "---\nbase: &b {x: 1, y: 2}\nmore:\n  <<: *b\n  y: 3\n---\n"
    assert data(source)["more"] == {"x": 1, "y": 3}


def test_aliases_share_one_value() -> None:
    block, _ = frontmatter.read("---\na: &x [1, 2]\nb: *x\n---\n")
    assert block is not None
    assert block.data is not None
    assert block.data.get("a") is block.data.get("b")


def test_a_value_inside_itself_is_empty() -> None:
    assert value("&x [1, *x]") == [1, []]


def test_aliases_cannot_explode() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert the_problem("---\n" + "\n".join(lines) + "\n---\n").fatal


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[[]: "])
def test_bottomless_nesting_is_a_problem_not_a_crash(opening: str) -> None:
    assert problems(f"---\n{opening * 30_000}\n---\n") != ()


# --- spans -----------------------------------------------------------------------------------


def test_every_key_and_value_knows_its_place() -> None:
    source = '\ufeff---\ntitle: "A"  # note\nlist:\n  - x y\n  - [1, {k: v}]\n---\n'
    block, _ = frontmatter.read(source)
    assert block is not None
    assert block.data is not None
    spans = {path: source[v.start : v.end] for path, v in block.data.walk()}
    assert spans == {
        "": source[5 : source.index("\n---")],
        "title": '"A"',
        "list": "- x y\n  - [1, {k: v}]",
        "list[0]": "x y",
        "list[1]": "[1, {k: v}]",
        "list[1][0]": "1",
        "list[1][1]": "{k: v}",
        "list[1][1].k": "v",
    }
    assert [source[m.start : m.end] for m in block.data.members] == ["title", "list"]


def places(text: Value, source: str) -> str:
    """The source characters that the characters of a string come from."""
    offsets = []
    for index in range(len(text.data)):
        at, offset = max(pair for pair in text.breaks if pair[0] <= index)
        offsets.append(offset + index - at)
    return "".join(source[offset] for offset in offsets)


@pytest.mark.parametrize(
    ("scalar", "expected"),
    [
        ("plain text", "plain text"),
        ('"dou\\tble"', "dou\\ble"),
        ("'it''s'", "it's"),
        ("one\n  two\n\n  three", "one\ntwo\nthree"),
        ('"one  \n   two"', "one  \ntwo"),
        (">\n   one\n   two\n", "one\ntwo\n"),
        ("|\n  one\n  two\n", "one\ntwo\n"),
    ],
)
def test_text_maps_back_to_the_source(scalar: str, expected: str) -> None:
    source = f"---\nkey: {scalar}\n---\n"
    block, _ = frontmatter.read(source)
    assert block is not None
    assert block.data is not None
    assert places(block.data.members[0].value, source) == expected


# --- the shortcut for ordinary blocks ----------------------------------------------------------

WORDS = st.sampled_from(
    ["a", "Best Spas", "2026", "2026-01-05", "yes", "null", "1:30", "x: y", "a:b", "# c", "a #b",
     "a#b", '"q"', "'q'", '"open', "it's", "[a, b]", "['a', \"b c\", 1]", "[a", "{a: b}", "- x",
     "-x", "&a x", "*a", "!x y", "|", ">", "@x", "é", "값", "😀", "a ", " a", "\ta", "a\x07",
     "a\x85b", "caf\udce9", "", "?", ":", "%", "a,", "]", "...", "---x"]
)  # fmt: skip
LINES = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(["a", "b", "long-key", "키", "true", "1"]), WORDS),
    st.builds("{}:".format, st.sampled_from(["a", "b", "c"])),
    st.builds("{}- {}".format, st.sampled_from(["", "  ", "    "]), WORDS),
    st.sampled_from(["", "  ", "# comment", "  # comment", "  more", "text", "\tb: 1"]),
)


def deep(value: Value) -> tuple[Any, ...]:
    return (
        value.kind,
        value.start,
        value.end,
        repr(value.data),
        [deep(item) for item in value.items],
        [(m.key, m.start, m.end, deep(m.value)) for m in value.members],
        value.breaks,
    )


@given(st.lists(LINES, min_size=1, max_size=6), st.sampled_from(["\n", "\n", "\r\n"]))
def test_the_shortcut_reads_as_the_whole_reader_does(lines: list[str], line_end: str) -> None:
    block = line_end.join(lines)
    quick = load_flat(block, 0, len(block))
    if quick is None:
        return
    whole = load(block)
    assert whole.duplicates == ()
    assert whole.value is not None
    assert deep(quick) == deep(whole.value)


@pytest.mark.parametrize(
    "block",
    [
        'title: "Spas: the list"\ndate: 2026-01-05\ntags:\n  - "a"\n  - b c\nfeatured: true',
        "title: It's 5 o'clock\r\nauthor: 'N. N.'\r\ntags: [a, 'b', \"c\"]\r\nimage:\r",
        "# comment\n\ntags:\n- a\n- b\nurl: https://example.org/#x\n",
    ],
)
def test_ordinary_blocks_take_the_shortcut(block: str) -> None:
    quick = load_flat(block, 0, len(block))
    assert quick is not None
    whole = load(block).value
    assert whole is not None
    assert deep(quick) == deep(whole)


@given(st.text(st.sampled_from(" \t\n\r:-?#,[]{}&*!|>'\"%@`\\.ab01<~\ufeffé😀"), max_size=60))
def test_any_block_is_read_or_refused(block: str) -> None:
    source = f"---\n{block}\n---\nbody"
    read, trouble = frontmatter.read(source)
    assert read is not None
    for problem in trouble:
        assert 0 <= problem.start <= problem.end <= len(source)
    if read.data is not None:
        for _, found in read.data.walk():
            assert 0 <= found.start <= found.end <= len(source)


@given(st.text(max_size=80))
def test_any_file_is_read(source: str) -> None:
    block, _ = frontmatter.read(source)
    assert block is None or block.content_start <= len(source)


# --- what the site refuses -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("block", "line", "column"),
    [
        ("title: A: B", 2, 9),
        ('title: "open', 3, 1),
        ("tags: [a, b", 3, 1),
        ("title: *bold*", 2, 14),
        ("title: @home", 2, 8),
        ('title: "\\q"', 2, 10),
        ("a: b\n- c", 3, 1),
        ("a: b\nc", 4, 1),
        ("a: \x07", 2, 5),
        ("a: 1\nb: 2\na: 3", 4, 1),
        ("a: !!int x", 2, 11),
        ("a: !unknown x", 2, 14),
        ("a: 1\n  b: 2", 3, 4),
        ("a: &x &y z", 2, 7),
        ("? [[a]]\n: b", 3, 4),
    ],
)
def test_refused_where_the_site_refuses(block: str, line: int, column: int) -> None:
    problem = problems(f"---\n{block}\n---\n")[0]
    assert problem.fatal
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize("block", ["a: {b: 1, b: 2}", "a: \x00", "- a\nb: c", "a: 1\n...\nb"])
def test_refused_as_well(block: str) -> None:
    assert problems(f"---\n{block}\n---\n")[0].fatal


@pytest.mark.parametrize(
    ("block", "kind", "flagged", "after"),
    [
        ("title: Spas: a list", "frontmatter-unquoted-colon", "Spas: a list", "Spas: a list"),
        ("title: Why:", "frontmatter-unquoted-colon", "Why:", "Why:"),
        ('title: The "A": B', "frontmatter-unquoted-colon", 'The "A": B', 'The "A": B'),
        ('title: "A "b" c"', "frontmatter-quote", '"A "b" c"', 'A "b" c'),
        ("title: 'It's here'", "frontmatter-quote", "'It's here'", "It's here"),
        ('title: "Best" spas', "frontmatter-quote", '"Best" spas', '"Best" spas'),
        ('title: "Best spas', "frontmatter-quote", '"Best spas', "Best spas"),
        ("title: @home", "frontmatter-unquoted", "@home", "@home"),
        ("title: *Bold* text", "frontmatter-unquoted", "*Bold* text", "*Bold* text"),
        ("title: [Guide] Spas", "frontmatter-unquoted", "[Guide] Spas", "[Guide] Spas"),
        ("title: | Spas", "frontmatter-unquoted", "| Spas", "| Spas"),
        ("title:Spas", "frontmatter-missing-space", "title:Spas", "Spas"),
        ("title: [a, b", "frontmatter-yaml", "[a, b", ["a", "b"]),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_fault_with_a_certain_mend(
    block: str, kind: str, flagged: str, after: Any, line_end: str
) -> None:
    source = line_end.join(["---", "date: 2026-01-05", block, "author: N. N.", "---", "body"])
    problem = the_problem(source)
    assert problem.kind == kind
    assert source[problem.start : problem.end] == flagged
    fixed = mended(source, problem.edits)
    assert data(fixed) == {"date": datetime.date(2026, 1, 5), "title": after, "author": "N. N."}
    # the other keys, and what was meant, are there before the mend already
    broken, _ = frontmatter.read(source)
    assert broken is not None
    assert broken.data is not None
    assert broken.data.plain() == data(fixed)


@pytest.mark.parametrize(
    "block",
    [
        "title: A: B # or is this a comment?",
        "title: A: b\n  and more",
        "tags:\n  - Prices: from $5: see below",
        'title: "C:\\photos"',
        "title: x\nleaked text\ndate: y",
        "a: 1\n   b: 2",
    ],
)
def test_no_mend_where_the_meaning_is_open(block: str) -> None:
    problem = the_problem(f"---\n{block}\n---\n")
    assert problem.kind.startswith("frontmatter-")
    assert problem.edits == ()


def test_spans_inside_a_value_that_was_not_quoted() -> None:
    source = "---\ntitle: Spas: the list\n---\n"
    block, _ = frontmatter.read(source)
    assert block is not None
    assert block.data is not None
    title = block.data.members[0].value
    assert source[title.start : title.end] == "Spas: the list"
    assert places(title, source) == "Spas: the list"


def test_every_fault_is_named() -> None:
    source = "---\ntitle: A: B\ndate: 2026-01-05\nexcerpt: C: D\n---\n"
    assert [source[p.start : p.end] for p in problems(source)] == ["A: B", "C: D"]


def test_a_value_that_cannot_be_read_is_unknown_not_missing() -> None:
    block, _ = frontmatter.read("---\nfaq:\n  - a\n b\nx: 1\n---\n")
    assert block is not None
    assert block.data is not None
    faq = block.data.get("faq")
    assert faq is not None
    assert faq.kind == "source"
    assert block.data.plain()["x"] == 1


def test_repeated_key() -> None:
    source = "---\ntitle: A\ndate: x\ntitle: B\n---\n"
    problem = the_problem(source)
    assert problem.kind == "frontmatter-duplicate-key"
    assert problem.start == source.rindex("title")
    assert [source[r.start : r.end] for r in problem.related] == ["title"]
    assert problem.related[0].start == source.index("title")
    assert problem.edits == ()  # which of the two is right?


def test_a_line_given_twice_can_go() -> None:
    source = "---\ntitle: A\ntitle: A\ndate: x\n---\n"
    assert mended(source, the_problem(source).edits) == "---\ntitle: A\ndate: x\n---\n"


def test_a_repeated_key_in_a_nested_list_of_mappings_is_no_fault() -> None:
    assert problems("---\nfaq:\n  - q: a\n  - q: b\n---\n") == ()


def test_tabs_that_flatten_the_data() -> None:
    source = "---\nmap:\n\tlat: 37.5\n---\n"
    problem = the_problem(source)
    assert problem.kind == "frontmatter-tab"
    assert not problem.fatal
    assert data(source) == {"map": None, "lat": 37.5}
    assert data(mended(source, problem.edits)) == {"map": {"lat": 37.5}}


def test_tabs_that_change_nothing_stay() -> None:
    assert problems("---\ntags:\n\t- a\ntitle: b\t\n---\n") == ()


# --- fences and languages gone wrong ---------------------------------------------------------


def test_code_is_never_run() -> None:
    source = "---js\n{ title: process.exit(3) }\n---\nbody"
    block, (problem,) = frontmatter.read(source)
    assert problem.kind == "frontmatter-executable"
    assert source[problem.start : problem.end] == "---js"
    assert block is not None
    assert block.data is None
    assert block.language == "js"


@pytest.mark.parametrize("language", ["toml", "JSON", "title: x"])
def test_a_language_the_site_does_not_know(language: str) -> None:
    problem = the_problem(f"---{language}\na: 1\n---\n")
    assert (problem.kind, problem.fatal) == ("frontmatter-language", True)


def test_json() -> None:
    assert data('---json\n{"a": [1, "x\\/y"], "b": 1e2, "a": null}\n---\n') == {"a": None, "b": 100}
    assert data('---json\n{"a"\n:"\\ud83d\\ude00"}\n---\n') == {"a": "😀"}
    assert the_problem('---json\n{"a": 1,}\n---\n').kind == "frontmatter-json"
    assert the_problem('---json\n{"a": NaN}\n---\n').kind == "frontmatter-json"


def test_missing_closing_fence() -> None:
    source = "---\ntitle: Spas\ndate: 2026-01-05\n\n# Spas\n\nText: more.\nSoaking is good.\n"
    problem = the_problem(source)
    assert (problem.kind, problem.fatal) == ("frontmatter-unclosed", True)
    assert source[problem.start : problem.end] == "---"
    assert data(mended(source, problem.edits)) == {
        "title": "Spas",
        "date": datetime.date(2026, 1, 5),
    }
    block, _ = frontmatter.read(source)
    assert block is not None
    assert block.data is not None
    assert list(block.data.plain()) == ["title", "date"]


def test_more_than_a_fence() -> None:
    source = "---\ntitle: A\n-----\nbody"
    problem = the_problem(source)
    assert problem.kind == "frontmatter-fence"
    assert mended(source, problem.edits) == "---\ntitle: A\n---\nbody"
    assert problems("---\ntitle: A\n---  \nbody") == ()


def test_text_between_two_rulers_is_lost() -> None:
    problem = the_problem("---\nWelcome to Seoul\n---\nbody")
    assert (problem.kind, problem.fatal) == ("frontmatter-not-mapping", False)


@pytest.mark.parametrize(
    ("source", "fixed"),
    [
        ("\n---\ntitle: A\n---\nbody", "---\ntitle: A\n---\nbody"),
        ("----\ntitle: A\n----\nbody", "---\ntitle: A\n---\nbody"),
        ("```yaml\n---\ntitle: A\n---\n```\n# A\n", "---\ntitle: A\n---\n# A\n"),
        ("```yaml\n---\ntitle: A\n---\n# A\n", "---\ntitle: A\n---\n# A\n"),
        ("```yaml\n---\ntitle: A: B\n---\n# A\n\n```\n", "---\ntitle: A: B\n---\n# A\n\n"),
        ("```yml\ntitle: A\nslug: a\n```\n# A\n", "---\ntitle: A\nslug: a\n---\n# A\n"),
    ],
)
def test_frontmatter_the_site_overlooks(source: str, fixed: str) -> None:
    block, (problem,) = frontmatter.read(source)
    assert block is None
    assert problem.kind == "frontmatter-ignored"
    assert mended(source, problem.edits) == fixed


@pytest.mark.parametrize("source", ['+++\ntitle = "A"\n+++\n', '{\n  "title": "A"\n}\n'])
def test_frontmatter_of_another_kind(source: str) -> None:
    assert the_problem(source).kind == "frontmatter-foreign"


@pytest.mark.parametrize(
    "source",
    [
        "----\nNote: all prices are approximate.\n----\n",  # a paragraph between rulers
        "\n---\n\nSome text.\n\n---\n",
        "```yaml\nkey: value\nmore: 1\n```\nAn article about YAML.\n",
        "```yaml\ntitle: value\n```\nAn article about titles.\n",
        "{\n  props.title\n}\n",
        "+++\n",
    ],
)
def test_what_only_looks_like_frontmatter(source: str) -> None:
    assert frontmatter.read(source) == (None, ())


# --- against python-frontmatter ----------------------------------------------------------------


@given(
    st.dictionaries(
        st.sampled_from(["title", "date", "tags", "author", "image"]),
        st.one_of(
            # white space but " " is lost on the yardstick's side
            st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=20),
            st.integers(-(2**50), 2**50),
            st.booleans(),
            st.none(),
            st.dates(datetime.date(1900, 1, 1)),
            st.lists(st.sampled_from(["a", "b c", "d: e", "#", "2026"]), min_size=1, max_size=3),
        ),
        min_size=1,
    )
)
def test_what_python_frontmatter_writes_is_read_back(meta: dict[str, Any]) -> None:
    import frontmatter as yardstick

    source = yardstick.dumps(yardstick.Post("body", None, **meta))
    assert data(source) == meta


def test_errors_say_where() -> None:
    with pytest.raises(YamlError) as caught:
        load("a: [1", 10)
    assert (caught.value.at, caught.value.cause) == (16, 13)
