"""Literals of props: their data is what JavaScript evaluates, their spans are exact."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint.model import Passage, Value
from guidelint.parse.literal import cut_indent, number_key, read_literal, scan


def read(text: str) -> Any:
    value = read_literal(text, 0, len(text))
    assert value is not None, text
    return value.plain()


# --- what is not a pure literal ---------------------------------------------------------------

NOT_LITERALS = [
    "",
    "/* nothing */",
    "name",
    "undefined",  # a name like any other
    "NaN",
    "Infinity",
    "trueish",
    "+-1",
    "!0",
    "1n",
    "1 2",
    "1 // the comment would swallow the closing brace",
    "1.toString",
    "3px",
    "017",
    "1__0",
    "1_",
    "0x",
    "/re/",
    "`a${b}`",
    '"a" + "b"',
    '"a',
    '"a\nb"',
    '"\\1"',  # an octal escape: not in a module
    '"\\x4"',
    '"\\u{110000}"',
    "[1,,2]",  # a hole is not a value
    "[...a]",
    "[1",
    "[1}",
    "[,]",
    "{a}",
    "{a b}",
    "{a: 1, }}",
    "{...a}",
    "{[a]: 1}",
    "{a() {}}",
    "{get a() {}}",
    "{__proto__: {}}",
    '{"__proto__": {}}',
    "{1n: 2}",
    "(1, 2)",
    "()",
    "f(1)",
    "<b/>",
    "“curly”",
]


@pytest.mark.parametrize("text", NOT_LITERALS)
def test_left_to_the_grammar(text: str) -> None:
    assert read_literal(text, 0, len(text)) is None


# --- data -------------------------------------------------------------------------------------

NUMBERS: list[tuple[str, float]] = [
    ("0", 0),
    ("30", 30),
    ("1_000", 1000),
    ("1.50", 1.5),
    (".5", 0.5),
    ("5.", 5),
    ("1e3", 1000),
    ("1E-2", 0.01),
    ("0xFF", 255),
    ("0o17", 15),
    ("0b1_01", 5),
    ("-1", -1),
    ("- 1", -1),
    ("+1", 1),
    ("-/* minus */1", -1),
    ("9007199254740993", 9007199254740992.0),  # as a double
    ("1e400", math.inf),
    ("0x" + "f" * 400, math.inf),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_numbers(text: str, number: float) -> None:
    assert read(text) == number


def test_whole_numbers_are_integers_and_minus_zero_is_not() -> None:
    assert isinstance(read("1.0"), int)
    assert isinstance(read("1e400"), float)
    assert math.copysign(1, read("-0")) == -1


STRINGS = [
    ('"plain"', "plain"),
    ("'it\\'s'", "it's"),
    ('"a\\nb\\tc\\\\d\\/e"', "a\nb\tc\\d/e"),
    ('"\\q"', "q"),
    ('"\\x41\\u00e9\\u{1F600}\\u{000041}"', "Aé😀A"),
    ('"\\ud83d\\ude00"', "😀"),  # two escapes, one character
    ('"\\ud83d"', "\ud83d"),
    ('"\\ud83d \\ude00"', "\ud83d \ude00"),
    ('"\\0"', "\0"),
    ('"a\\\nb"', "ab"),
    ('"a\\\r\n    b"', "a  b"),  # MDX cuts two columns first
    ('"a\u2028b"', "a\u2028b"),
    ('"a\0b"', "a\ufffdb"),
    ("`a`", "a"),
    ("`$5 {x} $`", "$5 {x} $"),
    ("`a\\`b\\${c}`", "a`b${c}"),
    ("`a\r\nb\rc`", "a\nb\nc"),
    ("`\n  a\n    b\n\tc\n \td`", "\na\n  b\nc\nd"),
]


@pytest.mark.parametrize(("text", "data"), STRINGS)
def test_strings(text: str, data: str) -> None:
    assert read(text) == data


OTHERS = [
    ("true", True),
    ("false", False),
    ("null", None),
    ("[]", []),
    ("[ 1 , ]", [1]),
    ("{}", {}),
    ("{ a: 1, 'b c': 2, 3: 4, 1.50: 5, 0x10: 6, é: 7, }", dict(zip(["a", "b c", "3", "1.5", "16", "é"], [1, 2, 4, 5, 6, 7], strict=True))),
    ("{if: 1, get: 2, async: 3}", {"if": 1, "get": 2, "async": 3}),
    ("((1))", 1),
    ("[('a')]", ["a"]),
    (" /* a */ [ // b\n 'c' /* d */ , /* e */ ] ", ["c"]),
    ("{ /* a */ b /* c */ : /* d */ 'e' }", {"b": "e"}),
    ("\u00a0\ufeff1\u3000", 1),
    ('[{ name: "Cut", price: "₩30,000" }, { name: "Perm", tags: ["a", 1, [true]] }]',
     [{"name": "Cut", "price": "₩30,000"}, {"name": "Perm", "tags": ["a", 1, [True]]}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "data"), OTHERS)
def test_other_values(text: str, data: Any) -> None:
    assert read(text) == data


@pytest.mark.parametrize(
    ("number", "key"),
    [(5e-324, "5e-324"), (1e21, "1e+21"), (1e20, "1" + "0" * 20), (1.5e-7, "1.5e-7"),
     (0.000001, "0.000001"), (123456.789, "123456.789"), (2.0**60, "1152921504606847000"),
     (math.inf, "Infinity"), (7, "7")],
)  # fmt: skip
def test_number_keys_as_javascript_writes_them(number: float, key: str) -> None:
    assert number_key(number) == key


@pytest.mark.parametrize("count", range(1, 9))
@pytest.mark.parametrize("end", ["", ",", " ,\n"])
def test_objects_of_any_number_of_texts(count: int, end: str) -> None:
    pairs = [(f"key{number}", f"text {number}") for number in range(count)]
    inside = ", ".join(f"{key}: '{text}'" for key, text in pairs) + end
    source = f"[\n  {{ {inside} }},\n  {{{inside}}}]"
    value = read_literal(source, 0, len(source))
    assert value is not None
    assert value.plain() == [dict(pairs)] * 2
    for item in value.items:
        assert source[item.start : item.end].strip("{} ").startswith("key0")
        assert source[item.start] + source[item.end - 1] == "{}"
        for member in item.members:
            assert source[member.start : member.end] == member.key
            assert source[member.value.start : member.value.end] == f"'{member.value.data}'"


def test_a_prototype_is_not_data() -> None:
    source = "[{a: 'b'}, {__proto__: 'c'}]"
    assert read_literal(source, 0, len(source)) is None


def test_duplicate_keys_are_all_kept_and_the_last_one_wins() -> None:
    value = read_literal('{a: 1, b: 2, "a": 3}', 0, 20)
    assert value is not None
    assert [member.key for member in value.members] == ["a", "b", "a"]
    assert value.plain() == {"a": 3, "b": 2}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text().filter(lambda key: key != "__proto__"), inner, max_size=4),
    max_leaves=15,
)  # fmt: skip


@given(JSON, st.booleans(), st.sampled_from([None, 1]))
def test_json_is_a_literal_and_means_the_same(data: Any, ascii_only: bool, indent: Any) -> None:
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    assert read(text) == json.loads(text.replace("\0", "\ufffd"))


# --- places -----------------------------------------------------------------------------------


def leaves(value: Value) -> list[Value]:
    return [inner for _, inner in value.walk() if inner.kind not in ("array", "object")]


def test_spans_cover_quotes_and_brackets_but_no_parentheses() -> None:
    source = 'x ( [ "a", -1, { b : `c` } ] ) y'
    value = read_literal(source, 2, len(source) - 2)
    assert value is not None
    assert source[value.start : value.end] == '[ "a", -1, { b : `c` } ]'
    spans = [source[leaf.start : leaf.end] for leaf in leaves(value)]
    assert spans == ['"a"', "-1", "`c`"]
    member = value.items[2].members[0]
    assert source[member.start : member.end] == "b"


def test_only_the_given_stretch_is_looked_at() -> None:
    source = '["a", "b"]'
    assert read_literal(source, 0, 4) is None
    assert read_literal(source, 1, 4) is not None
    found = scan(source + " }", 0, 12)
    assert found is not None
    assert found.end == 11


@given(JSON)
def test_every_leaf_can_be_read_again_from_its_span(data: Any) -> None:
    text = json.dumps(data, ensure_ascii=False)
    value = read_literal(text, 0, len(text))
    assert value is not None
    for leaf in leaves(value):
        again = read_literal(text, leaf.start, leaf.end)
        assert again is not None
        assert (again.kind, again.data) == (leaf.kind, leaf.data)


@given(st.text(), st.booleans())
def test_breaks_lead_from_each_character_to_where_it_is_written(
    text: str, ascii_only: bool
) -> None:
    source = json.dumps(text, ensure_ascii=ascii_only)
    value = read_literal(source, 0, len(source))
    assert value is not None
    assert sorted(value.breaks) == list(value.breaks)
    passage = Passage("prop", value.data, value.start, value.end, value.breaks, "")
    starts = [passage.offset(index) for index in range(len(value.data))]
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(source) - 1
        assert json.loads(f'"{source[start:end]}"') == value.data[index]


def test_breaks_after_cut_indentation() -> None:
    source = "`a\r\n   b`"
    value = read_literal(source, 0, len(source))
    assert value is not None
    assert value.data == "a\n b"
    passage = Passage("prop", value.data, 0, len(source), value.breaks, "")
    assert [source[passage.offset(index)] for index in (0, 2, 3)] == ["a", " ", "b"]


def test_indentation_is_cut_from_continuation_lines_only() -> None:
    assert cut_indent("  a\n  b\r\n\tc\n d\n    e") == "  a\nb\r\nc\nd\n  e"
    assert cut_indent("\n\n  \n   a") == "\n\n\n a"


# --- wild input -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["[" * 10_000, "[" * 10_000 + "]" * 10_000, "(" * 10_000, '{"a":' * 10_000]
)
def test_deep_nesting_is_no_literal(text: str) -> None:
    assert read_literal(text, 0, len(text)) is None


@pytest.mark.parametrize("piece", ['"a",', "{a: 1},", '"\\n",', "/* a */ 1,", "[[]],", "`a\n  b`,"])
def test_long_lists_are_read(piece: str) -> None:
    text = f"[{piece * 5000}]"
    assert len(read(text)) == 5000


@given(st.text(alphabet="[]{}()\"'`\\,:;/*-+.$_ \n\r\tabu0x1n{}₩é\u2028\ud83d", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    value = read_literal(text, 0, len(text))
    if value is not None:
        assert value.pure
        for _, inner in value.walk():
            assert 0 <= inner.start < inner.end <= len(text)
