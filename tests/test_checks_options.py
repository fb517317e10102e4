"""Options read without pydantic are the options that pydantic would make."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint.checks import CHECKS
from guidelint.checks.options import parse_options, plainly

WORDS = ("dead", "text", "paragraph", "5", "")
VALUES = st.one_of(
    st.sampled_from(WORDS),
    st.integers(-2, 9),
    st.floats(allow_nan=False),
    st.booleans(),
    st.none(),
    st.lists(st.one_of(st.sampled_from(WORDS), st.integers())),
    st.dictionaries(
        st.one_of(st.sampled_from(WORDS), st.integers()),
        st.one_of(st.lists(st.sampled_from(WORDS)), st.sampled_from(WORDS)),
    ),
)


def named(check: str) -> list[str]:
    return [*CHECKS[check].load().Options._fields, "no_such_option"]


CASES = st.sampled_from(sorted(CHECKS)).flatmap(
    lambda check: st.tuples(
        st.just(check), st.dictionaries(st.sampled_from(named(check)), VALUES, max_size=3)
    )
)


@given(CASES)
def test_what_is_plain_is_what_pydantic_makes_of_it(case: tuple[str, dict[str, Any]]) -> None:
    from pydantic import TypeAdapter

    check, options = case
    made = plainly(check, options)
    if made is not None:
        assert repr(made) == repr(
            TypeAdapter(CHECKS[check].load().Options).validate_python(options)
        )


def test_plain_options_are_read_without_pydantic() -> None:
    made = plainly("policy", {"ask": "missing", "when": {"category": ["Food"]}})
    assert made is not None
    assert made.when == {"category": ("Food",)}
    made = plainly("disputes", {"factor": 3})
    assert repr(getattr(made, "factor", None)) == "3.0"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (7, "option "),
        ({"ask": "no such"}, "option ask"),
        ({"colour": "red"}, "no option 'colour'"),
        ({"when": {"a": "b"}}, "option when.a"),
    ],
)
def test_what_may_be_wrong_is_left_to_pydantic(options: Any, words: str) -> None:
    assert plainly("policy", options) is None

    def fail(place: tuple[Any, ...], message: str) -> None:
        raise ValueError(message)

    with pytest.raises(ValueError, match=words):
        parse_options("policy", options, fail)
