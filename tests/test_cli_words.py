"""Plain words of `check` are read exactly as click reads them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelint.cli import app
from guidelint.cli.words import CHECK, plainly

VALUES = (
    "a.md",
    "full",
    "json",
    "error",
    "never",
    "0",
    "7",
    "-1",
    "x y",
    "",
    "--",
    "-",
    "auto",
    "=",
)
NAMES = tuple(name for option in CHECK for name in option.names)
WORD = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(VALUES),
    st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)).map("=".join),
    st.sampled_from(("-qv", "-j2", "--sel", "--help", "-h", "--unknown", "content/")),
)


def by_click(words: list[str]) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The paths and options that click reads. Raises what click raises."""
    context = app.check.make_context("check", list(words))
    options = dict(context.params)
    return tuple(options.pop("paths")), options


@settings(max_examples=300, deadline=None)
@given(words=st.lists(WORD, max_size=6))
def test_plain_words_are_read_as_click_reads_them(words: list[str]) -> None:
    read = plainly(words)
    if read is not None:
        assert read == by_click(words)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["content/a.md", "b.md", "-q"],
        ["--select", "prices,links", "--select=mdx", "--output-format=json", "--exit-zero"],
        ["-j", "4", "--max-warnings", "0", "--config", "x.toml", "--color=never"],
    ],
)
def test_usual_words_are_plain(words: list[str]) -> None:
    assert plainly(words) == by_click(words)


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["-qv"],
        ["--fix=yes"],
        ["--select"],
        ["-j", "-1"],
        ["--output-format", "odd"],
        ["--", "a"],
    ],
)
def test_the_rest_is_left_to_click(words: list[str]) -> None:
    assert plainly(words) is None
