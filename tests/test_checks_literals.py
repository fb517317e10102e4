"""The words that every match of a pattern has: a pattern is only left out where it cannot match."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelint.checks import patterns
from guidelint.checks.gates import Gates
from guidelint.checks.literals import EDGE, needs_of
from guidelint.facts.words import Looked
from guidelint.rules import builtin_folder, rule_files


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"FIXME", [{"fixme"}]),
        (r"\bFIXME\b", [{"|fixme|"}]),
        (
            r"(?i)\b(?:internal|external) link here",
            [{"|internal link here", "|external link here"}],
        ),
        (r"colou?r", [{"color", "colour"}]),
        (r"(?:harbour|pier)s?", [{"harbour", "harbours", "pier", "piers"}]),
        (
            r"tram (?:stop )?(?:north|south)",
            [{"tram north", "tram south", "tram stop north", "tram stop south"}],
        ),
        (r"\[(?:web|post):\d+\]", [{"[web:|", "[post:|"}, {"|]"}]),
        (r"(?i:Pier) \w+", [{"pier "}]),
        (r"[Pp]ier [!,.] \d", [{"pier ! |", "pier , |", "pier . |"}]),
        (r"risk[- ]free", [{"risk-free", "risk free"}]),
        # one of these, and one of those
        (r"pier[^.]{0,9}(?:north|south)\b", [{"pier"}, {"north|", "south|"}]),
        (r"\bpier\s+\w*quay(?!\w)", [{"|pier|"}, {"quay|"}]),
        (r"(?<=\bold )pier(?= \w)", [{"|old "}, {" "}, {"|pier"}]),
        (r"ab{2}cde|fgh", [{"cde", "fgh"}]),
        (r"pi+er", [{"pi"}, {"er"}]),
        (r"\u00e9t\xe9", [{"été"}]),
        # nothing is said of these
        (r"\d+", []),
        (r"a?|pier", []),
        (r"(?:pier)?", []),
        (r"(?!pier)\w", []),
        (r"(?s)pier", []),
        (r"(?x) p i e r", []),
        (r"(?:pier){e<=1}", []),
        (r"pier[[a-z]--[q]]", []),
        (r"(?P<n>a)pier(?P=n)", []),
    ],
)
def test_needs(pattern: str, needs: list[set[str]]) -> None:
    assert [{text.replace(EDGE, "|") for text in words} for words in needs_of(pattern)] == needs


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
            r"\s",
            r"\B",
            "é",
            "[- ]",
            "[",
            r"\[",
            "^",
            "$",
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


@settings(max_examples=600, deadline=None)
@given(pattern=PATTERN, text=st.text("abiIİısSſkK\u212aßẞé. [_", max_size=12))
def test_what_matches_may_match(pattern: str, text: str) -> None:
    try:
        compiled = regex.compile(pattern)
    except regex.error:
        return
    if compiled.search(text):
        wanted: set[bytes] = set()
        gates = Gates((pattern,), wanted)
        assert gates.open_for(Looked(text).fresh(wanted)) == [0]


# Patterns, each with a text that it may match: (pattern, text).
PAIR = st.one_of(
    st.sampled_from(
        [
            ("pier", "pier"), ("Pier", "pier"), ("quay", "QUAY"), ("kiss", "\u212aißs"), ("é", "É"),
            ("a", "a"), ("[Aa]", "a"), ("[a-c]", "b"), (r"\w", "w"), (r"\w*", ""), (r"\w*", "xy"),
            (r"\w+", "no"), (r"\s", " "), (r"\s*", ""), (r"\s+", "\n "), (" ", " "), ("[- ]", "-"),
            (r"\d", "7"), (r"\d*", ""), (r"\b", ""), (r"\B", ""), ("(?!\\w)", ""), ("(?<!\\w)", ""),
            ("(?<=old )", "old "), ("(?<=d)", "d"), ("(?= up)", ""), (".", "p"), (".*", "—"),
            (r"\[", "["), (r"\(", "("), ("(?:s|es)?", "es"), ("(?:s|es)?", ""), ("x{2}", "xx"),
            ("x{0,2}", ""), ("(?:pier)+", "pierpier"), ("(?: |x)+", "x "), ("^", ""), ("$", ""),
            ("(?:to |by )", "by "), (r"(?:a\w*|quay)", "abc"), (r"(?:a\w*|quay)", "quay"),
        ]
    ),
)  # fmt: skip


def grouped(inner: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[tuple[str, str]]:
    row = st.lists(inner, min_size=1, max_size=5).map(
        lambda pairs: ("".join(p for p, _ in pairs), "".join(t for _, t in pairs))
    )
    either = st.tuples(row, inner, st.booleans(), st.sampled_from(["", "", "?", "+"])).map(
        lambda one: (
            f"(?:{one[1][0]}|{one[0][0]}){one[3]}"
            if one[2]
            else f"({one[0][0]}|{one[1][0]}){one[3]}",
            one[0][1],
        )
    )
    return st.one_of(row, either)


@settings(max_examples=1500, deadline=None)
@given(
    pair=st.recursive(PAIR, grouped, max_leaves=14),
    around=st.tuples(*[st.sampled_from(["", " ", "a", "é", "—", "old ", " up"])] * 2),
)
def test_what_is_made_to_match_may_match(pair: tuple[str, str], around: tuple[str, str]) -> None:
    text = around[0] + pair[1] + around[1]
    pattern = f"(?i){pair[0]}"
    if regex.search(pattern, text):
        wanted: set[bytes] = set()
        gates = Gates((pattern,), wanted)
        assert gates.open_for(Looked(text).fresh(wanted)) == [0]


def test_most_patterns_of_rules_have_words() -> None:
    import yaml

    listed = []
    for path in rule_files(builtin_folder()):
        rule = yaml.safe_load(path.read_text("utf-8"))
        if rule["check"] == "phrases":
            listed += rule["options"]["patterns"]
    silent = [pattern for pattern in listed if not needs_of(pattern)]
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
