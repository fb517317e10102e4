"""The registry is sound, and numbers to call are told from all others."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint.facts import countries, helplines, registry
from guidelint.facts.helplines import find
from guidelint.model import Settings
from guidelint.parse import read
from guidelint.text import decode

DATA = Path(registry.__file__).parent / "data"
REGISTRY = registry.load()
ENTRIES = [(c, e) for c, held in REGISTRY.entries.items() for e in held.values()]


# --- the data --------------------------------------------------------------------------------


def test_services_in_code_and_data_are_the_same() -> None:
    known = set(REGISTRY.services) - {"none"}
    assert known == set(get_args(registry.ServiceId))
    for service in REGISTRY.services.values():
        assert service.accepts <= set(REGISTRY.services)
        assert service.kind in ("core", "line", "soft", "none")


def test_every_entry_names_known_services_and_dates_its_source() -> None:
    for country, entry in ENTRIES:
        assert set(entry.services) <= set(REGISTRY.services), (country, entry)
        assert bool(entry.source) == bool(entry.verified), (country, entry)
        if entry.verified:
            date.fromisoformat(entry.verified)
        assert entry.services or entry.former, (country, entry)


def test_what_took_over_a_number_is_in_use_in_that_country() -> None:
    for country, entry in ENTRIES:
        if entry.former is not None:
            now = REGISTRY.entries[country][registry.digits(entry.former.now)]
            assert set(now.services) & set(entry.former.services), (country, entry)


def test_every_country_can_be_named_and_has_the_three_services() -> None:
    for country in REGISTRY.entries:
        assert countries.name(country) != country
        if country not in ("EU",):
            for service in registry.CORE:
                assert registry.serving(REGISTRY, country, service), (country, service)


def test_the_data_files_hold_no_key_twice() -> None:
    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), keys
        return dict(pairs)

    for path in DATA.glob("*.json"):
        json.loads(path.read_text("utf-8"), object_pairs_hook=unique)


@pytest.mark.parametrize(
    ("country", "number", "services"),
    [
        ("KR", "112", {"police"}),
        ("KR", "119", {"fire", "ambulance"}),
        ("JP", "110", {"police"}),
        ("TH", "1669", {"ambulance"}),
        ("VN", "114", {"fire"}),
        ("FR", "15", {"ambulance"}),
        ("US", "911", {"police", "fire", "ambulance"}),
        ("AU", "000", {"police", "fire", "ambulance"}),
    ],
)
def test_numbers_that_everybody_knows(country: str, number: str, services: set[str]) -> None:
    assert services <= set(REGISTRY.entries[country][number].services)


def test_digits_of_any_script_and_spelling_are_one_number() -> None:
    assert registry.digits("131 444") == registry.digits("131-444") == "131444"
    assert registry.digits("１１９") == "119"
    assert registry.digits("#7119") == "#7119"


# --- mentions --------------------------------------------------------------------------------


def roles(text: str, label: str = "") -> list[tuple[str, tuple[str, ...]]]:
    return [(text[m.start : m.end], m.roles) for m in find(text, label)]


@pytest.mark.parametrize(
    "text",
    [
        "Room 112, bus 119, page 911, line 110 and exit 113.",
        "Lunch ₩119,000, dinner $112, a ticket 110 baht.",
        "112 hotels, 119 km, 110 V, 120 days, 113 guests, the 118th floor.",
        "Since 1990, in 1339, from 1330 to 1345, on 11/9 and 9/11.",
        "Flight KE119, ISO 9110, model 112-A, SPF 110, 112-119 Main Street.",
        "The police found 119 of 120 bags; 112 officers searched for 110 minutes.",
        "Call us between 11:19 and 11:20, or write to p.o. box 112.",
        "https://example.org/112 and user119@example.org",
        "Reservations: 02-1330-1345",
        "112번 버스, 119호, 110층, 120분, 113명, 911개",
        "112番線、119号室、110円、120分、110番バス",
        "",
    ],
)
def test_digits_that_are_no_number_to_call(text: str) -> None:
    assert [m for m in find(text) if m.roles] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ambulance, fire, police: 119", [("119", ("ambulance", "fire", "police"))]),
        ("119: ambulance and fire", [("119", ("ambulance", "fire"))]),
        ("112 (police), 119 (fire)", [("112", ("police",)), ("119", ("fire",))]),
        ("Police 112, fire 119", [("112", ("police",)), ("119", ("fire",))]),
        ("112 police, 119 fire", [("112", ("police",)), ("119", ("fire",))]),
        ("Call 112 for police and 119 for fire", [("112", ("police",)), ("119", ("fire",))]),
        ("In a medical emergency dial 112 for the fire brigade.", [("112", ("fire",))]),
        ("Chest pain? Call 119.", [("119", ("ambulance",))]),
        ("Dial 1339. It is the medical hotline.", [("1339", ("medical-advice",))]),
        ("Thai tourist police help; their number is 1155.", [("1155", ("tourist-police",))]),
        ("Tell the police, then call 1345.", [("1345", ())]),
        ("Call 119 and they will tell the police.", [("119", ())]),
        ("警察は110番、救急車は119番", [("110", ("police",)), ("119", ("ambulance",))]),
        ("구급차를 부르려면 119에 전화하세요", [("119", ("ambulance",))]),
        ("Cảnh sát 113, cứu hỏa 114", [("113", ("police",)), ("114", ("fire",))]),
        ("For Lifeline dial 13 11 14", [("13 11 14", ("mental-health",))]),
        ("For a nurse, call #7119", [("#7119", ("medical-advice",))]),
    ],
)
def test_the_service_that_a_sentence_ties_to_a_number(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert roles(text) == expected


def test_numbers_given_together_know_of_each_other() -> None:
    assert [m.group for m in find("Dial 112 or 119 for help")] == [("112", "119")] * 2


def test_compared_and_denied_numbers_are_left_out() -> None:
    assert roles("Dial 119 (similar to 911 in the US) for an ambulance") == [
        ("119", ("ambulance",))
    ]
    assert roles("911 does not work for the police here") == []
    assert roles("Not 911 but 112 for the police") == [("112", ("police",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Japan, dial 110", [("JP",)]),
        ("Dial 911 in the US, dial 112 in Europe, dial 999 in the UK", [("US",), ("EU",), ("GB",)]),
        ("Turkey’s ambulance number is 112", [("TR",)]),
        ("日本では警察は110番", [("JP",)]),
        ("Coming from London, call 112 for the police", [()]),
    ],
)
def test_the_country_that_a_sentence_puts_a_number_in(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    assert [m.countries for m in find(text)] == expected


def test_facts_are_plain_data_with_their_place() -> None:
    source = "Dial **119** for an ambulance in Seoul."
    (fact,) = helplines.extract(read(decode(source.encode()), "a.mdx", "mdx"), Settings())
    assert source[fact.start : fact.end] == "119"
    assert fact.value == {
        "number": "119",
        "roles": ["ambulance"],
        "near": ["ambulance"],
        "countries": ["KR"],
        "together": ["119"],
        "called": True,
        "explicit": True,
    }
    assert json.loads(json.dumps(fact.value)) == fact.value


WORDS = st.sampled_from(
    [
        "call",
        "112",
        "119",
        "police",
        ":",
        "fire",
        ".",
        "in Japan",
        "(",
        "for",
        "or",
        "not",
        "#7119",
        "13 11 14",
        "警察",
        "110番",
        "에",
        "1339",
        "\n",
        "ambulance",
        "|",
        "\ufffc",
        "İ",
        "１１９",
    ]
)


@given(st.lists(WORDS, max_size=40), st.booleans())
def test_any_text_is_read_and_spans_hold_the_number(words: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(words)
    for mention in find(text, "Police"):
        assert registry.digits(text[mention.start : mention.end]) == mention.number


@given(st.text(max_size=80))
def test_wild_text_never_trips_the_reader(text: str) -> None:
    for mention in find("call 119 " + text + " 112 police"):
        assert mention.end > mention.start


def test_long_texts_are_read_in_one_pass() -> None:
    text = "call 112 or " * 4000 + "119 for the police"
    assert len(find(text)) == 4001
    assert find("police " * 20000) == []
    assert not [m for m in find("1" * 50000) if m.roles]
    assert re.fullmatch(r"\d+", find("(" * 5000 + "dial 119")[0].number)
