"""Components: names, props and where they stand."""

from __future__ import annotations

from typing import Any

import pytest
from parse_outline import article

PROPS: list[tuple[str, list[tuple[str, str, Any]]]] = [
    ("<A/>", []),
    ("<A b/>", [("b", "boolean", True)]),
    ("<A b='c' d=\"e\"/>", [("b", "string", "c"), ("d", "string", "e")]),
    ("<A b='c'd='e'/>", [("b", "string", "c"), ("d", "string", "e")]),
    ("<A b = {1} />", [("b", "expression", 1)]),
    ("<A b:c='d' e-f={[]}/>", [("b:c", "string", "d"), ("e-f", "expression", [])]),
    ("<A {...b} c/>", [("", "spread", {"$expr": "...b"}), ("c", "boolean", True)]),
    ("<A b='\\n &lt; &lt &#0; &#128;'/>", [("b", "string", "\\n < &lt \ufffd €")]),
    ("<A b='c\n   d\r\n\te'/>", [("b", "string", "c\nd\r\ne")]),
    ("> <A b='c\n>   d' e={`f\n>   g`}/>", [("b", "string", "c\nd"), ("e", "expression", "f\ng")]),
    ('<A b={{c: "d", e: [1, -2.5]}}/>', [("b", "expression", {"c": "d", "e": [1, -2.5]})]),
    ("<A b={c}/>", [("b", "expression", {"$expr": "c"})]),
    ("<A\u00a0b\u3000/>", [("b", "boolean", True)]),
]


@pytest.mark.parametrize(("source", "props"), PROPS)
def test_props(source: str, props: list[tuple[str, str, Any]]) -> None:
    got = article(source)
    assert got.ok
    (component,) = got.components
    assert [(p.name, p.kind, p.value.plain()) for p in component.props] == props


def test_spans() -> None:
    source = "> a <B.c d='e'\n> f={[1,\n> 'g']} {...h} i>j</B.c> k"
    (component,) = article(source).components
    assert source[component.start : component.open_end].endswith("{...h} i>")
    assert source[component.close_start : component.end] == "</B.c>"
    d, f = component.props[:2]
    assert [source[p.start : p.end] for p in component.props] == [
        "d='e'",
        "f={[1,\n> 'g']}",
        "{...h}",
        "i",
    ]
    assert source[d.start : d.name_end] == "d"
    assert source[d.value.start : d.value.end] == "'e'"
    assert source[f.value.items[1].start : f.value.items[1].end] == "'g'"


@pytest.mark.parametrize(
    ("source", "name", "values"),
    [
        ("<B c='d' e=\"f\"/>", "B", ["d", "f"]),
        ("<B c={1} d={2.50} e={true}/>", "B", [1, 2.5, True]),
        ("<B c={ 1 } d={/* much */ 0x10}/>", "B", [1, 16]),
        ("<B\n  c='d'\n\te = 'f'\n/>", "B", ["d", "f"]),
        ("<B c='d'e='f'/>", "B", ["d", "f"]),
        ("<B c='a&amp;b' d={12345678901234567890}/>", "B", ["a&b", 12345678901234567890.0]),
        ("<B . c d='e'/>", "B.c", ["e"]),
        ("<b : c d='e'/>", "b:c", ["e"]),
        ("<B c='d' / >", "B", ["d"]),
    ],
)
def test_what_stands_around_a_value_does_not_matter(
    source: str, name: str, values: list[Any]
) -> None:
    (component,) = article(source).components
    assert component.name == name
    assert [prop.value.data for prop in component.props] == values
    assert (component.start, component.end) == (0, len(source))


def test_a_number_is_no_octal() -> None:
    assert [problem.kind for problem in article("<B c={007}/>").problems] == ["js-syntax"]


def test_who_is_in_whom() -> None:
    got = article("<A>\n<B/>\n\nc <B>d</B> e\n</A>\n\n<B>{/* nothing */}</B>")
    assert [(c.data_path, c.parent, c.inline, c.has_children) for c in got.components] == [
        ("A[0]", -1, False, True),
        ("B[0]", 0, False, False),
        ("B[1]", 0, True, True),
        ("B[2]", -1, False, False),
    ]


def test_of_a_prop_given_twice_the_last_counts() -> None:
    got = article("<A b='c' b='d'/>")
    prop = got.components[0].prop("b")
    assert prop is not None
    assert prop.value.data == "d"
    (problem,) = got.problems
    assert (problem.kind, problem.fatal, problem.start, problem.end) == (
        "duplicate-prop",
        False,
        3,
        8,
    )


def test_html_elements_are_components_too() -> None:
    got = article("<div>\n\na<br/>b\n\n</div>")
    assert [(c.name, c.inline) for c in got.components] == [("div", False), ("br", True)]


def test_elements_nested_too_deep_are_told() -> None:
    got = article("<A>\n" * 300 + "b\n" + "</A>\n" * 300)
    assert [(p.kind, p.fatal) for p in got.problems] == [("nesting-too-deep", False)]
    assert len(got.components) == 300
