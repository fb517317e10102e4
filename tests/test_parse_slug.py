"""Heading ids and character classes, against github-slugger 2 and Unicode 17."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint.parse import chars, read
from guidelint.parse.slug import Slugger, slugify
from guidelint.text import Text


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("", ""),
        ("Getting Around", "getting-around"),
        ("Food & Drink", "food--drink"),  # nobody joins hyphens
        (" Trimmed? ", "-trimmed-"),  # nor trims
        ("a\tb\nc", "abc"),  # only the space becomes a hyphen
        ("no-break\u00a0space", "no-breakspace"),
        ("snake_case stays", "snake_case-stays"),
        ("Tickets: ₩12,000 (≈$9)", "tickets-12000-9"),
        ("Don’t “quote”", "dont-quote"),
        ("명동 맛집 10곳", "명동-맛집-10곳"),
        ("Crème brûlée", "crème-brûlée"),
        ("Cre\u0300me", "cre\u0300me"),  # combining marks stay
        ("ราคา ที่พัก", "ราคา-ที่พัก"),
        ("10 m² in ½ hour ①", "10-m-in--hour-"),  # numbers that are not digits go
        ("⚠\ufe0f Mind the step", "\ufe0f-mind-the-step"),  # the emoji goes, its selector stays
        ("👩\u200d🍳 Cooking", "-cooking"),
        ("ΟΔΟΣ", "οδος"),  # final sigma
        ("İstanbul", "i̇stanbul"),
        ("STRAẞE", "straße"),
        ("\ua7cb\ua7dc", "\u0264\u019b"),  # capitals younger than most Pythons
        ("\U00010d50", ""),  # letters younger than github-slugger
        ("bad \udc99byte", "bad-byte"),  # the site sees U+FFFD and drops it
    ],
)
def test_slug_of_a_heading(heading: str, slug: str) -> None:
    assert slugify(heading) == slug


def test_repeated_headings_are_numbered() -> None:
    slugger = Slugger()
    assert [slugger.slug(text) for text in ("Price", "Price", "price!")] == [
        "price",
        "price-1",
        "price-2",
    ]


def test_a_number_already_taken_is_left_out() -> None:
    slugger = Slugger()
    headings = ("Day 1", "Day", "Day", "Day-1", "Day")
    assert [slugger.slug(text) for text in headings] == [
        "day-1",
        "day",
        "day-2",
        "day-1-1",
        "day-3",
    ]


def test_headings_without_a_letter_are_numbered_too() -> None:
    slugger = Slugger()
    assert [slugger.slug(text) for text in ("!", "?", "…")] == ["", "-1", "-2"]


@given(st.lists(st.sampled_from(["a", "a-1", "a-2", "b", "A!", "-1", ""])))
def test_ids_of_a_document_are_unique(headings: list[str]) -> None:
    slugger = Slugger()
    ids = [slugger.slug(text) for text in headings]
    assert len(set(ids)) == len(ids)


@given(st.text())
def test_a_slug_holds_no_space_and_is_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert not re.search(r"\s", slug)
    assert slugify(slug) == slug


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_the_ascii_shortcut_changes_nothing(text: str) -> None:
    assert slugify(text + "가") == slugify(text) + "가"


@pytest.mark.parametrize(
    ("inside", "members", "others"),
    [
        (chars.ID_START_ASCII, "aZ_$", "-0 é"),
        (chars.ID_CONTINUE_ASCII, "aZ_$09", "- é"),
        (chars.JSX_CONTINUE_ASCII, "aZ_$09-", " :."),
        (chars.id_start(), "aé가ªℼ𝒳", "0-\u0301\u200d·😀"),
        (chars.id_continue(), "aé가𝒳0\u0301\u200d·", "-😀²"),
        (chars.jsx_start(), "aé가", "𝒳-0"),
        (chars.jsx_continue(), "aé가-0\u0301", "𝒳:."),
        (chars.JS_SPACE, " \t\n\r\v\f\u00a0\u3000\ufeff\u2028", "\x85\x1c\u180e\u200b"),
    ],
)
def test_character_classes(inside: str, members: str, others: str) -> None:
    pattern = re.compile(f"[{inside}]")
    assert [c for c in members if not pattern.match(c)] == []
    assert [c for c in others if pattern.match(c)] == []


@pytest.mark.parametrize(
    ("inside", "size"),
    [
        (chars.id_start(), 145918),
        (chars.id_continue(), 149241),
        (chars.jsx_start(), 49053),
        (chars.jsx_continue(), 50800),
    ],
)
def test_the_classes_are_complete(inside: str, size: int) -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    assert len("".join(re.findall(f"[{inside}]+", every))) == size


@pytest.mark.parametrize(
    ("source", "slugs"),
    [
        ("## Fares[^a]\n\n[^a]: b", ["fares1"]),
        ("## A[^b] B[^c] C[^b]\n\n[^c]: d\n[^b]: e", ["a1-b2-c1"]),
        ("x[^b]\n\n## *Fares[^a]*\n\n[^a]: d\n[^b]: c", ["fares2"]),  # the second in the text
        ("x[^b] y[^B]\n\n## Fares[^a]\n\n[^a]: d\n[^b]: c", ["fares2"]),
        ("## Fares[^a]", ["faresa"]),  # no footnote of that name: plain text
    ],
)
def test_the_number_of_a_footnote_is_part_of_the_id(source: str, slugs: list[str]) -> None:
    assert [heading.slug for heading in read(Text(source)).headings] == slugs
