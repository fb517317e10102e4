"""The words that every match of a pattern has: a pattern is only left out where it cannot match."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelint.checks import patterns
from guidelint.checks.literals import fold, may_match, words_of
from guidelint.rules import builtin_folder, rule_files


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bFIXME\b", {"fixme"}),
        (r"(?i)\b(?:internal|external) link here\b", {"internal link here", "external link here"}),
        (r"colou?r", {"color", "colour"}),
        (r"(?:harbour|pier)s?", {"harbour", "harbours", "pier", "piers"}),
        (
            r"tram (?:stop )?(?:north|south)",
            {"tram north", "tram south", "tram stop north", "tram stop south"},
        ),
        (r"\[(?:web|post):\d+\]", {"[web:", "[post:"}),
        (r"(?i:Pier) \w+", {"pier "}),
        (r"[Pp]ier [!,.] \d", {"pier ! ", "pier , ", "pier . "}),
        (r"ab{2}cde|fgh", {"cde", "fgh"}),
        # nothing is said of these
        (r"\d+", {""}),
        (r"a?|pier", {""}),
        (r"(?:pier)?", {""}),
        (r"(?=pier)\w", {""}),
        (r"\ue200cite", {""}),
        (r"(?s)pier", {""}),
        (r"(?x) p i e r", {""}),
        (r"(?:pier){e<=1}", {""}),
        (r"(?P<n>a)pier(?P=n)", {""}),
    ],
)
def test_words(pattern: str, words: set[str]) -> None:
    assert words_of(pattern) == words


PIECE = st.one_of(
    st.sampled_from(
        [
            "a",
            "b",
            "ab",
            "K",
            "ß",
            "i",
            "İ",
            "ı",
            "ſ",
            ".",
            r"\w",
            r"\.",
            "[ab]",
            "[^a]",
            r"\b",
            "^",
        ]
    ),
    st.text("abiIsSkK ", min_size=1, max_size=4),
)
COUNT = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,1}", "*?", "++"])


def groups(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    alternatives = st.lists(inner, min_size=1, max_size=3).map("|".join)
    opened = st.sampled_from(["(", "(?:", "(?i:", "(?=", "(?!", "(?<=", "(?<!", "(?P<x>", "(?>"])
    one = st.tuples(opened, alternatives, COUNT).map(
        lambda parts: f"{parts[0]}{parts[1]}){parts[2]}"
    )
    return st.lists(st.one_of(one, inner), min_size=1, max_size=3).map("".join)


COUNTED = st.tuples(PIECE, COUNT).map("".join)
PATTERN = st.tuples(st.sampled_from(["", "(?i)"]), st.recursive(COUNTED, groups, max_leaves=6)).map(
    "".join
)


@settings(max_examples=400, deadline=None)
@given(pattern=PATTERN, text=st.text("abiIİısSſkKKßẞ. ", max_size=12))
def test_what_matches_may_match(pattern: str, text: str) -> None:
    try:
        compiled = regex.compile(pattern)
    except regex.error:
        return
    if compiled.search(text):
        assert may_match(pattern, fold(text))


def test_most_patterns_of_rules_have_words() -> None:
    import yaml

    listed = []
    for path in rule_files(builtin_folder()):
        rule = yaml.safe_load(path.read_text("utf-8"))
        if rule["check"] == "phrases":
            listed += rule["options"]["patterns"]
    silent = [pattern for pattern in listed if words_of(pattern) == {""}]
    assert len(silent) * 5 < len(listed), silent


def test_a_pattern_is_asked_of_every_text_however_many_there_are() -> None:
    texts = ["nothing", "no", "none", "not", "a pier here", "piers", "x"]
    assert [patterns.found(("pier[s]? ?",), text) for text in texts] == [
        False, False, False, False, True, True, False,
    ]  # fmt: skip
    assert [len(patterns.matches(("quay",), text)) for text in ("quay quay", "", "a quay")] == [
        2,
        0,
        1,
    ]
