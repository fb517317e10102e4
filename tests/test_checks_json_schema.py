"""The validator: what fits stays silent, what does not is one issue a leaf, in plain words."""

from __future__ import annotations

import datetime
import enum
import json
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from guidelint.checks.json_schema import Issue, schema_problems, validate
from guidelint.checks.json_schema.fits import surely_fits
from guidelint.model import Member, Value
from guidelint.parse.literal import read_literal


def value_of(source: str) -> Value:
    value = read_literal(source, 0, len(source))
    assert value is not None
    return value


def issues(source: str, schema: dict[str, Any]) -> list[Issue]:
    assert schema_problems(schema) == []
    return validate(value_of(source), schema)


def said(source: str, schema: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(data path, flagged source, problem) of every issue."""
    return [(i.path, source[i.start : i.end], i.problem) for i in issues(source, schema)]


ROWS = {
    "type": "object",
    "properties": {
        "title": {"type": "string", "maxLength": 10},
        "rows": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"name": {"type": "string"}, "stars": {"type": "integer"}},
                "required": ["name"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["rows"],
    "additionalProperties": False,
}


FITS = [
    ("everything right", '{title: "A", rows: [{name: "x", stars: 3}]}', ROWS),
    ("an optional key left out", '{rows: [{name: "x"}]}', ROWS),
    ("an empty list", "{rows: []}", ROWS),
    ("an empty schema", "[1, {a: null}]", {}),
    ("a whole number with a point", "3.0", {"type": "integer"}),
    ("one type of several", "null", {"type": ["string", "null"]}),
    ("1 is 1.0", "1", {"enum": [1.0]}),
    ("length counts code points, not bytes", '"서울 여행"', {"maxLength": 5}),
    ("keywords of other types do not apply", "3", {"maxLength": 1, "required": ["a"]}),
    ("a pattern may match anywhere", '"see p. 12"', {"pattern": "\\d+"}),
    ("$ is the very end", '"ab"', {"pattern": "^ab$"}),
    ("a named group as ECMAScript writes it", '"ab"', {"pattern": "^(?<first>a)b$"}),
    ("a dollar in a class", '"$5"', {"pattern": "^[$]5$"}),
    ("a leap day", '"2028-02-29"', {"format": "date"}),
    ("an offset", '"2026-02-14T09:30:00+09:00"', {"format": "date-time"}),
    ("an address with a port", '"https://example.org:8080/a?b#c"', {"format": "uri"}),
    ("a mail address with a plus", '"a.b+c@mail.example.org"', {"format": "email"}),
    ("binary fractions", "0.3", {"multipleOf": 0.1}),
    ("equal numbers as text differ", '["1", 1]', {"uniqueItems": True}),
    ("a tuple with room left", '["a"]', {"prefixItems": [{"type": "string"}, {"type": "number"}]}),
    ("the rest of a tuple", '["a", 1, 2]', {"prefixItems": [{}], "items": {"type": "number"}}),
    (
        "a key by its pattern",
        '{"data-x": 1}',
        {"patternProperties": {"^data-": {}}, "additionalProperties": False},
    ),
    ("any branch", "3", {"anyOf": [{"type": "string"}, {"minimum": 2}]}),
    ("exactly one branch", "3", {"oneOf": [{"type": "string"}, {"type": "number"}]}),
    ("not", "3", {"not": {"type": "string"}}),
    (
        "if not, else",
        "{a: 1}",
        {"if": {"required": ["b"]}, "then": False, "else": {"required": ["a"]}},
    ),
    ("without an else", "{a: 1}", {"if": {"required": ["b"]}, "then": False}),
    (
        "a schema that refers to itself",
        "{next: {next: {next: null}}}",
        {
            "$ref": "#/$defs/node",
            "$defs": {
                "node": {
                    "type": ["object", "null"],
                    "properties": {"next": {"$ref": "#/$defs/node"}},
                }
            },
        },
    ),
    ("a pointer with escapes", "1", {"$ref": "#/$defs/a~1b", "$defs": {"a/b": {"type": "number"}}}),
]


@pytest.mark.parametrize(
    ("source", "schema"), [case[1:] for case in FITS], ids=[case[0] for case in FITS]
)
def test_what_fits_stays_silent(source: str, schema: dict[str, Any]) -> None:
    assert said(source, schema) == []


DOES_NOT_FIT = [
    ("a missing key", "{title: 'A'}", ROWS, [(".rows", "{title: 'A'}", "is missing")]),
    ("an unknown key", "{rows: [], roms: 1}", ROWS, [(".roms", "roms", "is not known here")]),
    (
        "a leaf far down",
        '{rows: [{name: "x"}, {name: 7}]}',
        ROWS,
        [(".rows[1].name", "7", "is the number 7, expected text")],
    ),
    (
        "several leaves, each on its own",
        '{rows: [{name: "x", stars: "3", colour: 1}], title: "A long title"}',
        ROWS,
        [
            (".rows[0].stars", '"3"', "is the text “3”, expected a whole number"),
            (".rows[0].colour", "colour", "is not known here"),
            (".title", '"A long title"', "has 12 characters, 2 more than the 10 allowed"),
        ],
    ),
    ("half a number", "3.5", {"type": "integer"}, [("", "3.5", "is the number 3.5, expected a whole number")]),
    ("empty", "null", {"type": "string"}, [("", "null", "is empty, expected text")]),
    ("true is not 1", "true", {"enum": [1]}, [("", "true", "true is not 1")]),
    ("a number for a choice", "1", {"type": "string", "enum": ["a", "b"]}, [("", "1", "is the number 1, expected “a” or “b”")]),
    ("a list for a choice", "[]", {"enum": ["a", "b"]}, [("", "[]", "is a list, expected “a” or “b”")]),
    ("a constant", '"b"', {"const": "a"}, [("", '"b"', "“b” is not “a”")]),
    ("too short", '"a"', {"minLength": 2}, [("", '"a"', "has 1 character, at least 2 are needed")]),
    ("empty text", '""', {"minLength": 1}, [("", '""', "is empty")]),
    ("a pattern", '"ab c"', {"pattern": "^[a-z]+$"}, [("", '"ab c"', "“ab c” does not match the pattern ^[a-z]+$")]),
    ("$ is not before a last line end", '"a\\n"', {"pattern": "a$"}, [("", '"a\\n"', "“a\n” does not match the pattern a$")]),
    ("Hangul is no \\w", '"가"', {"pattern": "^\\w$"}, [("", '"가"', "“가” does not match the pattern ^\\w$")]),
    ("no such day", '"2026-02-30"', {"format": "date"}, [("", '"2026-02-30"', "“2026-02-30” is not a date such as 2026-02-14")]),
    ("no scheme", '"example.org/a"', {"format": "uri"}, [("", '"example.org/a"', "“example.org/a” is not a whole address such as https://example.org/page")]),
    ("no domain", '"someone@"', {"format": "email"}, [("", '"someone@"', "“someone@” is not an e-mail address")]),
    ("below", "0", {"minimum": 1}, [("", "0", "is 0, expected at least 1")]),
    ("on the edge", "1", {"exclusiveMinimum": 1}, [("", "1", "is 1, expected more than 1")]),
    ("above", "6", {"maximum": 5}, [("", "6", "is 6, expected at most 5")]),
    ("steps", "7", {"multipleOf": 5}, [("", "7", "is 7, expected a multiple of 5")]),
    ("too few", "[]", {"minItems": 1}, [("", "[]", "has no entries, at least 1 are needed")]),
    ("too many", "[1, 2]", {"maxItems": 1}, [("", "[1, 2]", "has 2 entries, at most 1 are allowed")]),
    ("a repeat", "['a', 'b', 'a']", {"uniqueItems": True}, [("[2]", "'a'", "repeats entry [0]")]),
    ("beyond the tuple", "[1, 2]", {"prefixItems": [{}], "items": False}, [("[1]", "2", "is one entry more than the 1 allowed")]),
    ("a wrong tuple entry", "[1, 2]", {"prefixItems": [{}, {"type": "string"}]}, [("[1]", "2", "is the number 2, expected text")]),
    ("forbidden", "{a: 1}", {"properties": {"a": False}}, [(".a", "a", "is not known here")]),
    ("other keys have a schema", "{a: 1}", {"additionalProperties": {"type": "string"}}, [(".a", "1", "is the number 1, expected text")]),
    ("names have a schema", "{Ab: 1}", {"propertyNames": {"pattern": "^[a-z]+$"}}, [(".Ab", "Ab", "“Ab” does not match the pattern ^[a-z]+$")]),
    ("too few keys", "{}", {"minProperties": 1}, [("", "{}", "has no keys, at least 1 are needed")]),
    ("a key needs another", "{a: 1}", {"dependentRequired": {"a": ["b"]}}, [(".b", "{a: 1}", "is missing; “a” needs it")]),
    ("not", "'x'", {"not": {"type": "string"}}, [("", "'x'", "must not be text")]),
    ("then", "{a: 1}", {"if": {"required": ["a"]}, "then": {"required": ["b"]}}, [(".b", "{a: 1}", "is missing")]),
    ("two of oneOf", "3", {"oneOf": [{"type": "number"}, {"minimum": 1}]}, [("", "3", "fits 2 forms of which only one may fit")]),
    ("allOf tells a thing once", "3", {"allOf": [{"type": "string"}, {"type": "string"}]}, [("", "3", "is the number 3, expected text")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "schema", "expected"),
    [case[1:] for case in DOES_NOT_FIT],
    ids=[case[0] for case in DOES_NOT_FIT],
)
def test_what_does_not_fit(
    source: str, schema: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert said(source, schema) == expected


UNIONS = [
    (
        "of literals: one list",
        "'smal'",
        {"anyOf": [{"const": "small"}, {"const": "large"}]},
        [("", "'smal'", "“smal” is not “small” or “large”")],
    ),
    (
        "of types: all are named",
        "{}",
        {"anyOf": [{"type": "string"}, {"type": "array"}, {"type": "null"}]},
        [("", "{}", "is an object, expected text or a list or nothing")],
    ),
    (
        "the branch of the right type",
        "[1, 'x']",
        {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "number"}}]},
        [("[1]", "'x'", "is the text “x”, expected a number")],
    ),
    (
        "the branch with the right tag, though another has fewer issues",
        "{kind: 'photo', size: 1, width: 'w'}",
        {
            "anyOf": [
                {"type": "object", "properties": {"kind": {"const": "text"}}},
                {
                    "type": "object",
                    "properties": {
                        "kind": {"const": "photo"},
                        "size": {"type": "string"},
                        "width": {"type": "number"},
                    },
                },
            ]
        },
        [
            (".size", "1", "is the number 1, expected text"),
            (".width", "'w'", "is the text “w”, expected a number"),
        ],
    ),
    (
        "no branch has the tag",
        "{kind: 'foto', src: 'a'}",
        {
            "oneOf": [
                {"properties": {"kind": {"const": "photo"}}, "required": ["src"]},
                {"properties": {"kind": {"const": "video"}}, "required": ["url"]},
            ]
        },
        [(".kind", "'foto'", "“foto” is not “photo” or “video”")],
    ),
    (
        "a key too few beats a wrong shape",
        "{href: 'a'}",
        {
            "anyOf": [
                {"properties": {"src": {}}, "additionalProperties": False, "required": ["src"]},
                {"properties": {"href": {}, "text": {}}, "required": ["href", "text"]},
            ]
        },
        [(".text", "{href: 'a'}", "is missing")],
    ),
]


@pytest.mark.parametrize(
    ("source", "schema", "expected"),
    [case[1:] for case in UNIONS],
    ids=[case[0] for case in UNIONS],
)
def test_a_union_tells_of_its_closest_branch_only(
    source: str, schema: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert said(source, schema) == expected


def test_the_nearest_name_and_value_are_suggested() -> None:
    schema = {
        "properties": {"type": {"enum": ["warning", "tip", "info"]}, "title": {}},
        "additionalProperties": False,
        "required": ["title"],
    }
    found = {
        i.name: (i.kind, i.near, i.case) for i in issues("{type: 'Warning', titel: 1}", schema)
    }
    assert found == {
        "type": ("value", "warning", True),
        "titel": ("unknown", "title", False),
        "title": ("missing", "titel", False),
    }
    (far,) = issues("{type: 'danger', title: 1}", schema)
    assert (far.near, far.case) == ("", False)


def test_what_nobody_knows_fits() -> None:
    unknown = Value("source", 0, 1, "x")
    item = Value("object", 0, 9, members=(Member("name", 1, 5, unknown),))
    rest = Value("object", 0, 9, members=(Member("...", 1, 5, unknown),))
    assert validate(unknown, {"type": "string", "enum": ["a"]}) == []
    assert validate(item, ROWS["properties"]["rows"]["items"]) == []  # type: ignore[index]
    assert validate(rest, ROWS) == []


@pytest.mark.parametrize(
    ("data", "schema", "fits"),
    [
        (datetime.date(2026, 2, 14), {"type": "string", "format": "date"}, True),
        (datetime.date(2026, 2, 14), {"type": "string"}, True),
        (datetime.date(2026, 2, 14), {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}, True),
        (datetime.datetime(2026, 2, 14, 9), {"type": "string", "format": "date-time"}, True),
        (datetime.date(2026, 2, 14), {"const": "2026-02-14"}, True),
        (datetime.date(2026, 2, 14), {"const": "2026-02-15"}, False),
        (datetime.date(2026, 2, 14), {"type": "number"}, False),
    ],
)
def test_a_yaml_date_counts_as_its_text(data: Any, schema: dict[str, Any], fits: bool) -> None:
    assert (validate(Value("date", 0, 10, data), schema) == []) is fits


def test_a_union_that_refers_to_itself_twice_ends() -> None:
    node = {
        "anyOf": [
            {"type": "array", "items": {"$ref": "#"}},
            {"items": {"$ref": "#"}, "minItems": 1},
        ]
    }
    deep = "[" * 60 + "]" * 60
    assert said(deep, node) == []
    assert (
        said("3", {"$defs": {"a": {"anyOf": [{"$ref": "#/$defs/a"}]}}, "$ref": "#/$defs/a"}) == []
    )


def test_length_can_be_measured_otherwise() -> None:
    text = Value("string", 0, 4, "서울")
    assert validate(text, {"maxLength": 2}) == []
    (found,) = validate(text, {"maxLength": 2}, length=lambda text: 2 * len(text))
    assert found.problem == "has 4 characters, 2 more than the 2 allowed"


@pytest.mark.parametrize(
    ("schema", "problem"),
    [
        ({"maxLenght": 3}, "unsupported keyword 'maxLenght'; did you mean maxLength?"),
        (
            {"properties": {"a": {"unevaluatedProperties": False}}},
            "properties.a: unsupported keyword 'unevaluatedProperties' (it would be ignored)",
        ),
        ({"type": "text"}, "type: unknown type 'text'; types: string, number,"),
        ({"items": {"type": "strng"}}, "items.type: unknown type 'strng'; did you mean string?"),
        ({"format": "dat"}, "format: unknown format 'dat'; did you mean date?"),
        ({"pattern": "["}, "pattern: not a usable regular expression:"),
        ({"patternProperties": {"(": {}}}, "patternProperties: not a usable regular expression:"),
        ({"required": "title"}, "required: expected a list of names, found 'title'"),
        ({"maxLength": -1}, "maxLength: expected a whole number, found -1"),
        ({"multipleOf": 0}, "multipleOf: expected a number above 0, found 0"),
        ({"properties": ["a"]}, "properties: expected an object of schemas"),
        ({"anyOf": []}, "anyOf: expected a list of schemas"),
        ({"items": 3}, "items: expected a schema, found 3"),
        ({"$ref": "#/$defs/no"}, "$ref: #/$defs/no leads nowhere"),
        ({"$ref": "https://example.org/s.json"}, "$ref: https://example.org/s.json leads nowhere"),
        ({"$ref": "#"}, "$ref # leads back to itself"),
        ({"enum": []}, "enum: expected a list of values, found []"),
    ],
)
def test_what_a_schema_asks_in_vain_is_said(schema: dict[str, Any], problem: str) -> None:
    (found,) = schema_problems(schema)
    assert found.startswith(problem)


def test_words_for_people_are_no_problem() -> None:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Guide",
        "description": "x",
        "markdownDescription": "x",
        "examples": [1],
        "x-order": 1,
        "properties": {"a": True, "title": {"format": "markdown"}},
    }
    assert schema_problems(schema) == []


# --- against another implementation --------------------------------------------------------------


class Area(enum.Enum):
    NORTH = "north"
    SOUTH = "south"


class Photo(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    kind: Literal["photo"]
    src: Annotated[str, Field(min_length=1, pattern=r"^/images/")]
    width: Annotated[int, Field(gt=0, le=4000)] | None = None


class Video(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    kind: Literal["video"]
    seconds: float


class Guide(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    title: Annotated[str, Field(max_length=12)]
    tags: Annotated[list[str], Field(min_length=1, max_length=3)]
    rating: Annotated[float, Field(ge=0, le=5)] | None = None
    media: list[Annotated[Photo | Video, Field(discriminator="kind")]] = []
    prices: dict[str, int] = {}
    place: tuple[float, float] | None = None


_text = st.sampled_from(["", "a", "/images/a.png", "photo", "video", "a longer title"])
_scalar = st.one_of(
    _text, st.integers(-2, 5000), st.sampled_from([0.5, 4.75]), st.booleans(), st.none()
)
_photo = st.fixed_dictionaries(
    {"kind": st.sampled_from(["photo", "video", "foto"])},
    optional={"src": _scalar, "width": _scalar, "seconds": _scalar, "x": _scalar},
)
_guide = st.fixed_dictionaries(
    {},
    optional={
        "title": _scalar,
        "tags": st.one_of(_scalar, st.lists(_text, max_size=4)),
        "rating": _scalar,
        "media": st.one_of(_scalar, st.lists(_photo, max_size=2)),
        "prices": st.one_of(_scalar, st.dictionaries(_text, _scalar, max_size=2)),
        "place": st.one_of(_scalar, st.lists(st.sampled_from([1.5, "a"]), max_size=3)),
        "extra": _scalar,
    },
)


@given(_guide)
def test_it_judges_as_pydantic_does(data: dict[str, Any]) -> None:
    """pydantic writes the schema and judges the same data, in strict JSON mode."""
    schema = Guide.model_json_schema()
    assert schema_problems(schema) == []
    source = json.dumps(data)
    try:
        Guide.model_validate_json(source)
        accepted = True
    except ValidationError:
        accepted = False
    assert (validate(value_of(source), schema) == []) is accepted


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Area, '"north"', '"west"'),
        (datetime.date, '"2026-02-14"', '"14.2.2026"'),
        (datetime.datetime, '"2026-02-14T09:30:00Z"', '"yesterday"'),
        (datetime.time, '"09:30:00Z"', '"25:00:00Z"'),
        (list[int], "[1, 2]", '["1"]'),
        (set[str], '["a", "b"]', "[1]"),
        (dict[str, list[int]], '{"a": [1]}', '{"a": 1}'),
        (int | None, "null", '"a"'),
        (Literal["a", 1], "1", "2"),
    ],
)
def test_schemas_of_pydantic_types(kind: Any, good: str, bad: str) -> None:
    schema = TypeAdapter(kind).json_schema()
    assert issues(good, schema) == []
    assert len(issues(bad, schema)) == 1


_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.text(max_size=4)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("ab", max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(_json)
def test_a_value_fits_itself_and_issues_lie_inside_it(data: Any) -> None:
    source = json.dumps(data)
    value = value_of(source)
    assert validate(value, {"const": data}) == []
    assert validate(value, {"not": {"const": data}}) != []
    for found in validate(value, ROWS):
        assert 0 <= found.start <= found.end <= len(source)


_schema = st.recursive(
    st.sampled_from(
        [
            True,
            False,
            {},
            {"type": "string"},
            {"type": ["integer", "null"]},
            {"type": "number", "description": "how many"},
            {"type": "string", "maxLength": 2},
            {"minLength": 1},
            {"enum": ["a", 1, None]},
            {"const": 2},
            {"enum": []},
            {"type": "string", "format": "date"},
            {"minimum": 0},
            {"pattern": "a"},
        ]
    ),
    lambda inner: st.one_of(
        st.fixed_dictionaries({"type": st.just("array"), "items": inner}),
        st.fixed_dictionaries(
            {},
            optional={
                "type": st.just("object"),
                "properties": st.dictionaries(st.text("ab", max_size=2), inner, max_size=3),
                "required": st.lists(st.text("ab", max_size=2), max_size=2, unique=True),
                "additionalProperties": inner,
            },
        ),
    ),
    max_leaves=6,
)


@given(_json, _schema)
def test_the_short_way_says_what_the_walk_says(data: Any, schema: Any) -> None:
    value = value_of(json.dumps(data))
    walked = validate(value, {"allOf": [schema]})  # which only the walk understands
    assert validate(value, schema) == walked


def test_the_short_way_is_taken_by_what_fits() -> None:
    row = value_of('{title: "Prices", rows: [{name: "Bath", price: "9"}, {name: "Sauna"}]}')
    text = {"type": "string"}
    one = {"type": "object", "properties": {"name": text, "price": text}, "required": ["name"]}
    schema = {
        "type": "object",
        "properties": {"title": text, "rows": {"type": "array", "items": one}},
        "additionalProperties": False,
    }
    assert surely_fits(row, schema)
    assert not surely_fits(row, {**schema, "required": ["note"]})
    assert not surely_fits(row, {**schema, "minProperties": 1})  # unknown to it: the walk decides
