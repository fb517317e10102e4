"""What a text must have before a pattern is run on it: a pattern is only left out where it cannot
match, whatever the text is made of."""

from __future__ import annotations

import sys

import pytest
import regex
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelint.checks import patterns
from guidelint.checks.gates import Gates
from guidelint.checks.languages import LANGUAGES
from guidelint.checks.literals import needs_of
from guidelint.checks.statements import NAMES, said, said_under_title
from guidelint.facts.words import FOLDED_TO_ASCII, Looked, fold
from guidelint.rules import builtin_folder, rule_files


def is_open(pattern: str, text: str) -> bool:
    wanted: set[bytes] = set()
    gates = Gates((pattern,), wanted)
    return gates.open_for(Looked(text).fresh(wanted)) == [0]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bFIXME\b", "the prefix is fixmed"),
        (r"\bFIXME\b", "no such thing"),
        (r"(?i)\binternal link here\b", "an internal note, linked here"),
        (r"\[(?:City|Country)\b", "the city [sites] a country (city)"),
        (r"(?:의료|의학)", "건강과 학의"),
        (r"pier\w* (?:north|south)\b", "a pier and a southern quay"),
        (r"turn\d+(?:search|view)", "turn0 and look"),
        (r"\{\{\s*[A-Z]", "{ { A } }"),
        (r"modèle", "modele"),
    ],
)
def test_closed(pattern: str, text: str) -> None:
    assert not regex.search(pattern, text)
    assert not is_open(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bFIXME\b", "“FIXME—now”"),
        (r"(?i)\bstrasse\b", "STRAſſE"),
        (r"(?i)\bkiss\b", "a KİSS"),
        (r"(?i)straße", "STRAẞE"),
        (r"(?i)\[insert", "(see [İNſERT])"),
        (r"(?i)éTÉ", "Été"),
        (r"의료", "한의료원"),
        (r"\bto ?do\b", "todo"),
        (r"(?<=\bam )sorry", "I am sorry"),
        (r"cite\b", "oaicite"),
        (r"a\nb", "a\nb"),
        (r"\w+", "x"),
        (r"", ""),
    ],
)
def test_open(pattern: str, text: str) -> None:
    assert regex.search(pattern, text)
    assert is_open(pattern, text)


def test_the_letters_that_become_ascii_are_all_known() -> None:
    beyond = (chr(code) for code in range(128, sys.maxunicode + 1))
    assert set(FOLDED_TO_ASCII) == {one for one in beyond if any(map(str.isascii, fold(one)))}
    assert all(regex.fullmatch(r"\w", one) for one in FOLDED_TO_ASCII)


def test_folded_case_is_as_patterns_without_case_have_it() -> None:
    cased = [
        c
        for c in map(chr, range(sys.maxunicode + 1))
        if {c.lower(), c.upper(), c.casefold()} != {c}
    ]
    letters = "".join(cased)
    for one in cased:
        for same in regex.findall(f"(?i){regex.escape(one)}", letters):
            assert fold(same) == fold(one), (same, one)


def test_words_may_stand_anywhere_where_a_text_is_scattered() -> None:
    """As they do in a source, where a title has markup in it."""
    title = ("(?i)\\bnot medical advice\\b",)
    assert not patterns.possible(title, "this is **not** _medical_ advice")
    assert patterns.words_in(title, "this is **not** _medical_ advice")
    assert not patterns.words_in(title, "this is **not** _medicinal_ advice")


def test_few_phrases_are_looked_for_letter_by_letter() -> None:
    shop = ("(?i)\\b(?:shop|clinic) name here\\b",)
    assert not patterns.possible(shop, "name the shop here")
    assert patterns.possible(shop, "SHOP NAME HERE")


def rule_patterns() -> list[str]:
    listed: list[str] = []
    for path in rule_files(builtin_folder()):
        options = yaml.safe_load(path.read_text("utf-8")).get("options") or {}
        for key in ("patterns", "unless", "about", "components", "props", "says", "titles", "keys"):
            values = options.get(key, ())
            listed += (
                [value for value in values if isinstance(value, str)]
                if isinstance(values, list)
                else []
            )
        when = options.get("when", {})
        listed += [p for key, ps in when.items() if "component" not in key for p in ps]
    for name in NAMES:
        for code in LANGUAGES:
            listed += said(name, (code,))
            listed += [way for group in said_under_title(name, (code,)) for way in group]
    return sorted({pattern for pattern in listed if _compiles(pattern)})


def _compiles(pattern: str) -> bool:
    try:
        return bool(regex.compile(pattern))
    except regex.error:
        return False


RULES = rule_patterns()
# What may stand between, before and behind words, and letters with a case of their own.
ODD = "ſ\u212aİıßẞﬁﬆŉéÉ“”’—…·\u0301\u200b\u00a0 -_[](){}<>|/\\.,:!?0123456789\n\t한의료あ漢Ωk"
PIECES = sorted(
    {
        text.replace("\x00", "")
        for pattern in RULES
        for words in needs_of(pattern)
        for text in sorted(words)[:6]
    }
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(PIECES).map(str.upper),
        st.sampled_from(PIECES).map(str.title),
        st.sampled_from(PIECES).map(lambda piece: piece.replace("s", "ſ").replace("i", "ı")),
        st.text(ODD, max_size=3),
    ),
    max_size=8,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_a_rule_that_matches_is_let_through(text: str) -> None:
    wanted: set[bytes] = set()
    gates = Gates(tuple(RULES), wanted)
    looked = Looked(text).fresh(wanted)
    open_ = set(gates.open_for(looked))
    for number, pattern in enumerate(RULES):
        if number not in open_:
            assert not patterns.compiled(pattern).search(text), (pattern, text)
