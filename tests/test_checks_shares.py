"""Percentages that one source is said to state: read, compared, and mostly left alone.

Rule files hold more examples.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint.checks import shares
from guidelint.facts import local
from guidelint.facts.record import record
from guidelint.facts.share_sources import source_of
from guidelint.facts.shares import extract
from guidelint.facts.site import Site
from guidelint.facts.zone import SiteSettings
from guidelint.model import Fact, Finding, Settings
from guidelint.parse import read
from guidelint.text import Text


def stated(source: str) -> tuple[Fact, ...]:
    return extract(read(Text(source), "article.mdx", "mdx"))


def ask(*sources: str) -> list[Finding]:
    records = []
    for number, source in enumerate(sources):
        article = read(Text(source), f"{number}.mdx", "mdx")
        records.append(record(article, local(article, Settings()), frozenset(("share",))))
    site = Site(records, [one.path for one in records], SiteSettings())
    return [f for r in records for f in shares.check(r, site, shares.Options())]


# --- sources ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Recent data shows that 62% of Islanders fish",
        "According to recent surveys, 62% of Islanders fish",
        "A Korean study found that 62% of Islanders fish",
        "A 2024 Seoul survey found that 62% of Islanders fish",  # of which institute?
        "Researchers found that 62% of Islanders fish",
        "According to the Harbour Board, the Tide Office says 62% of Islanders fish",
        "Data from May 2024 shows that 62% of Islanders fish",
    ],
)
def test_a_source_without_a_name_is_none(sentence: str) -> None:
    assert source_of(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("According to the Harbour Board, 62% of Islanders fish", "Harbour Board"),
        ("62% of Islanders fish, according to Harbour Board data from 2024", "Harbour Board"),
        ("As reported by Tidewatch, 62% of Islanders fish", "Tidewatch"),
        ("A 2024 survey by Tidewatch found that 62% of Islanders fish", "Tidewatch"),
        ("The 2024 HBI survey showed 62% of Islanders fish", "HBI"),
        ("The Ministry of Tides and Fisheries (MTF) estimates that 62 percent of Islanders fish",
         "Ministry of Tides and Fisheries"),
        ("Statistics Korea says 62% of Islanders fish", "Statistics Korea"),
        ("Data from the Harbour Board in late 2024 indicates that 62% fish", "Harbour Board"),
        ("62% of Islanders fish (Source: Harbour Board, 2024)", "Harbour Board"),
        ("62% of Islanders fish (HBI, 2024)", "HBI"),
    ],
)  # fmt: skip
def test_a_source_is_read_by_its_name(sentence: str, name: str) -> None:
    said = source_of(sentence)
    assert said is not None
    assert said.name == name


# --- percentages ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "According to the Harbour Board, 62% of them fish in Mokpo.",
        "According to the Harbour Board, 62% of visitors to the pier come from Japan.",
        "According to the Harbour Board, 62% of respondents live in Mokpo.",
        "According to the Harbour Board, 62% of rooms are booked early.",  # of which town?
        "According to the Harbour Board, 91% of foreign patients were satisfied.",  # with what?
        "According to the Harbour Board, 62% of Islanders fish and 30% of them dive.",
        "According to the Harbour Board, +62% of Islanders fish.",
        "According to the Harbour Board, 6 percent points more Islanders fish.",
        "According to the Weather Service, there is a 62% chance of rain in Mokpo.",
        "According to Ferryland, foreign visitors get 62% off on Sundays.",
        "62% of Islanders fish at dawn.",
        "<Stat value='62%' label='Islanders who fish' />",
        "<Stat values={['62%', '70%']} label='of Islanders who fish' source='Harbour Board' />",
    ],
)
def test_what_leans_on_its_context_is_left_out(text: str) -> None:
    assert stated(text) == ()


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("62%", 61.5, 62.5),
        ("62.4 %", 62.35, 62.45),
        ("62 percent", 61.5, 62.5),
        ("60-65%", 59.5, 65.5),
        ("60% to 65%", 59.5, 65.5),
        ("about 62%", 57, 67),
        ("over 62%", 61.5, 1000),
        ("up to 62 per cent", 0, 62.5),
    ],
)
def test_what_a_percentage_may_mean(said: str, low: float, high: float) -> None:
    (fact,) = stated(f"According to the Harbour Board, {said} of Islanders fish at dawn.")
    assert (fact.value["low"], fact.value["high"]) == pytest.approx((low, high))
    assert (fact.text, fact.label) == (said, "Islanders fish at dawn")


def test_a_year_is_the_sentence_s_or_the_article_s() -> None:
    text = "According to the Harbour Board, {}62% of Islanders fish at dawn."
    assert stated(text.format("in 2024 "))[0].value["years"] == ("2024",)
    assert stated(text.format(""))[0].value["years"] == ()
    dated = stated("---\ndate: 2025-03-01\n---\n" + text.format(""))
    assert dated[0].value["years"] == ("article of 2025",)


# --- disputes ---------------------------------------------------------------------------------

SAID = "According to the Harbour Board, {} of Islanders fish at dawn."


def test_the_rarest_is_told_once_with_all_other_places() -> None:
    (found,) = ask(SAID.format("62%"), SAID.format("48%"), SAID.format("62%"), SAID.format("62%"))
    assert found.text == "48%"
    assert [(place.path, place.first.line) for place in found.related] == [
        ("0.mdx", 1),
        ("2.mdx", 1),
        ("3.mdx", 1),
    ]
    assert found.values["where"] == "3 articles"


def test_a_series_is_no_dispute() -> None:
    assert ask(*(SAID.format(f"{value}%") for value in (10, 20, 30, 40))) == []


def test_drafts_dispute_nothing() -> None:
    draft = "---\ndraft: true\n---\n"
    assert ask(SAID.format("62%"), draft + SAID.format("48%")) == []


def test_articles_of_two_years_may_quote_two_surveys() -> None:
    one, other = ("---\ndate: " + day + "\n---\n" for day in ("2024-05-01", "2026-05-01"))
    assert ask(one + SAID.format("62%"), other + SAID.format("48%")) == []
    assert len(ask(one + SAID.format("62%"), one + SAID.format("48%"))) == 1


def test_an_acronym_is_a_name_only_if_one_name_has_it() -> None:
    text = "According to {}, {} of Islanders fish at dawn."
    full, short = text.format("the Harbour Tide Board", "62%"), text.format("HTB", "48%")
    assert len(ask(full, short)) == 1
    assert ask(full, short, text.format("the Hill Tea Board", "62%")) == []


def test_sections_have_their_own_subject() -> None:
    assert ask(f"## Spring\n\n{SAID.format('62%')}\n\n## Autumn\n\n{SAID.format('48%')}\n") == []
    answer = f'\n\n<Faq items={{[{{ question: "?", answer: "{SAID.format("48%")}" }}]}} />\n'
    (found,) = ask(f"## Spring\n\n{SAID.format('62%')}{answer}")
    assert (found.text, found.values["where"]) == ("48%", "line 3")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("## Men\n\nAccording to Tidewatch, 62% of Islanders fish.",
         "## Women\n\nAccording to Tidewatch, 41% of Islanders fish."),
        ("- **Men:** 62% of Islanders fish (Source: Tidewatch)",
         "- **Women:** 41% of Islanders fish (Source: Tidewatch)"),
        ("---\ntitle: Mokpo for Seniors\n---\nAccording to Tidewatch, 62% of Islanders fish.",
         "---\ntitle: Mokpo\n---\nAccording to Tidewatch, 41% of Islanders fish."),
        ("<Stat title='Men' label='of Islanders fish' value='62%' source='Tidewatch' />",
         "<Stat title='Women' label='of Islanders fish' value='41%' source='Tidewatch' />"),
        ("| Men | Share | Source |\n|---|---|---|\n| Islanders fish at dawn | 62% | Tidewatch |\n",
         "| Women | Share | Source |\n|---|---|---|\n| Islanders fish at dawn | 41% | Tidewatch |\n"),
        ("According to Tidewatch, 62% of Islanders, though not of monks, fish.",
         "According to Tidewatch, 41% of Islanders, though not of monks, dance."),
        ("According to Tidewatch, 62% of Islanders — mostly men — fish.",
         "According to Tidewatch, 41% of Islanders — mostly men — dance."),
        ("According to Tidewatch, another 62% of Islanders fish.",
         "According to Tidewatch, 41% of Islanders fish."),
    ],
)  # fmt: skip
def test_two_groups_are_two_things(one: str, other: str) -> None:
    assert ask(one, other) == []


def test_what_follows_a_claim_is_no_part_of_it() -> None:
    text = "According to Tidewatch, {} of Islanders fish{}."
    assert len(ask(text.format("62%", ", up from 58% in 2020"), text.format("41%", ""))) == 1


def test_cards_of_one_component_are_not_compared() -> None:
    card = '{{ value: "{}", label: "of Islanders fish at dawn", source: "Harbour Board" }}'
    items = f"{card.format('62%')}, {card.format('48%')}"
    assert ask(f"<Stats items={{[{items}]}} />") == []


PIECES = "62% |48%|over |in 2024 |According to |the |Harbour Board|, |(HB)|. |; |source: |of |fish "
MORE = "Islanders |percent |a survey by |found that |\n|\n\n|— |while |(|)| | --- |## A\n"
WILD = st.lists(st.sampled_from([*PIECES.split("|"), *MORE.split("|")]), max_size=40).map("".join)


@given(WILD)
def test_wild_text_is_read_and_spans_are_exact(text: str) -> None:
    for fact in stated(text):
        assert text[fact.start : fact.end].split() == fact.text.split()
        assert fact.value["low"] < fact.value["high"]
    assert bool(ask(text, text)) == bool(ask(text))  # a copy says nothing new
