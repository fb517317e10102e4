"""What articles say of one place, how old prices are, what packages cost. Rule files hold most
examples."""

from __future__ import annotations

from typing import Any

import pytest

from guidelint.checks import cards, price_age, price_packages, rate_age
from guidelint.facts import local
from guidelint.facts.ages import as_of, prices_of
from guidelint.facts.cards import address_words, house_numbers, span_of_hours
from guidelint.facts.record import record
from guidelint.facts.site import Site
from guidelint.facts.zone import SiteSettings
from guidelint.model import Finding, Settings
from guidelint.parse import read
from guidelint.text import Text

NOW = Settings(country="KR", now="2026-03-01")


def ask(check: Any, source: str, settings: Settings = NOW, **options: Any) -> list[str]:
    article = read(Text(source), "article.mdx", "mdx")
    found = check.check(article, local(article, settings), check.Options(**options))
    return [source[f.start : f.end] for f in found]


def ask_site(check: Any, sources: dict[str, str], settings: Settings = NOW) -> list[Finding]:
    kinds = frozenset(("card", "rate"))
    records = []
    for path, source in sources.items():
        article = read(Text(source), path, "mdx")
        records.append(record(article, local(article, settings), kinds))
    site = Site(records, sources, SiteSettings())
    return [f for r in records for f in check.check(r, site, check.Options())]


# --- cards ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10:00-22:00", (600, 1320)),
        ("Daily 10:00 AM – 10:00 PM", (600, 1320)),
        ("9am to 5:30pm", (540, 1050)),
        ("14:00-24:00", (840, 1440)),
        ("18:00 - 00:00", (1080, 1440)),
        ("Open 24 hours", (0, 1440)),
        ("12 am - 12 pm", (0, 720)),
        ("10-22", None),  # rooms? days?
        ("10:00-22:00 (Mon-Fri)", None),
        ("09:00-17:00 (Winter)", None),
        ("12:00-15:00, 18:00-22:00", None),
        ("13 pm - 15 pm", None),
        ("check the website", None),
    ],
)
def test_hours_are_read_where_they_are_one_span(text: str, hours: tuple[int, int] | None) -> None:
    assert span_of_hours(text) == hours


def test_addresses_are_words_and_one_house_number() -> None:
    assert house_numbers("33-1, Mill-ro 28-gil, Jung-gu") == ["33-1"]
    assert house_numbers("5F, 56 Mill-ro, Jung-gu (Hall 3)") == ["56"]
    assert house_numbers("Suite 300, 56 Mill-ro") == []
    assert address_words("56 Mill-ro, Jung-gu (B1)") == address_words("5F, 71 Mill-ro, Jung-gu")


def card(**props: str) -> str:
    return "<Card " + " ".join(f'{key}="{value}"' for key, value in props.items()) + " />"


def test_the_article_that_few_agree_with_is_told_once() -> None:
    here = {"name": "Lake Baths", "address": "12 Mill-ro, Mapo-gu"}
    sources = {
        "a.mdx": card(**here, hours="10:00-22:00"),
        "b.mdx": card(**here, hours="10:00-21:00") + "\n\n" + card(**here, hours="10:00-21:00"),
        "c.mdx": card(**here, hours="10:00 - 10 PM"),
    }
    (finding,) = ask_site(cards, sources)
    assert finding.values["value"] == "10:00-21:00"
    assert (finding.values["other"], finding.values["where"]) == ("10:00-22:00", "2 articles")
    assert [place.path for place in finding.related] == ["a.mdx", "c.mdx"]


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Lake Baths", "address": "80 Beach-ro, Haeundae-gu", "hours": "08:00-20:00"},
        {"name": "Lake Baths", "hours": "08:00-20:00"},  # of which branch, nobody knows
        {"name": "Lake Bathhouse", "address": "12 Mill-ro, Mapo-gu", "hours": "08:00-20:00"},
        {"name": "Lake Baths", "address": "12 Mill-ro, Mapo-gu", "hours": "10:05-22:00"},
    ],
)
def test_cards_that_may_be_of_another_place_are_not_compared(other: dict[str, str]) -> None:
    first = card(name="Lake Baths", address="12 Mill-ro, Mapo-gu", hours="10:00-22:00")
    assert ask_site(cards, {"a.mdx": first, "b.mdx": card(**other)}) == []


def test_days_of_one_event() -> None:
    sources = {
        "a.mdx": card(name="Lantern Festival", date="2026-05-16"),
        "b.mdx": card(name="Lantern Festival", date="2026-05-23"),
        "c.mdx": card(name="Harvest Fair", date="2025-09-05"),
        "d.mdx": card(name="Harvest Fair", date="2026-09-04"),  # the next one
        "e.mdx": card(name="Jane M.", date="2026-01-04"),  # who writes reviews
        "f.mdx": card(name="Jane M.", date="2026-02-11"),
    }
    assert [f.values["value"] for f in ask_site(cards, sources)] == ["2026-05-23"]


# --- ages -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("as of 2023", (2023, 12)),
        ("As of early 2023,", (2023, 4)),
        ("(as of March 2024)", (2024, 3)),
        ("as of March 5, 2024", (2024, 3)),
        ("as of 2025-2026", None),
        ("as of early 2020s", None),
        ("as of 20,230 won", None),
    ],
)
def test_when_a_text_says_it_was_true(text: str, month: tuple[int, int] | None) -> None:
    found = as_of(text)
    assert (found and (found.year, found.month)) == month


def test_prices_of_a_year() -> None:
    assert [
        bool(prices_of(text)) for text in ("2025 prices", "Fares (2025)", "prices in 2025")
    ] == [True] * 3
    assert not any(map(prices_of, ("₩2025 prices", "Recycling rate (2022)", "2025-2026 prices")))


def test_dated_prices_grow_old() -> None:
    source = "Entry is ₩3,000 (as of 2022)."
    assert ask(price_age, source) == ["as of 2022"]
    assert ask(price_age, source, Settings(now="2023-05-01")) == []
    assert ask(price_age, source, Settings()) == []  # today is not known
    assert ask(price_age, "As of 2022, we count ₩1,250 to $1.") == []  # a rate, not a price


def test_a_rate_is_told_once() -> None:
    dated = NOW._replace(rates={"KRW": {"USD": 1340}}, rates_date="2024-01-15")
    sources = {"a.mdx": "Tea is ₩5,000.", "b.mdx": "Tea is ₩5,000 ($4).", "c.mdx": "₩9,000 ($7)"}
    (finding,) = ask_site(rate_age, sources, dated)
    assert finding.values["age"] == "26"
    assert ask_site(rate_age, sources, dated._replace(rates_date="2025-12-01")) == []
    twice = "As of 2023, ₩1,250 to $1. Later: as of 2023, ₩1,260 to $1."
    assert len(ask_site(rate_age, {"a.mdx": twice})) == 1


# --- packages ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "5 sessions for ₩500,000 (₩120,000 per session if booked singly)",
        "Stay 2 nights for ₩200,000 (₩150,000 per night in August)",
        "10 sessions: ₩1.2M (~₩120k per session)",
        "7 nights for $1,000 ($142.86 per night)",
        "1 night for 2 people: ₩100,000 (₩50,000 per person)",
        "3 sessions for ₩100,000, or ₩40,000 per session",
        "3 days at ₩50,000 is cheaper than ₩200,000",
        "4 nights for ₩400,000 (₩150,000 per night, 30% off)",
    ],
)
def test_packages_that_are_right_or_say_something_else(source: str) -> None:
    assert ask(price_packages, source) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("10 sessions of laser cost ₩900,000 ($670), i.e. ₩100,000 per session.", "₩100,000"),
        ("| 10 sessions | ₩900,000 (₩100,000/session) |", "₩100,000"),
        ('<T items={[{ name: "5 masks", price: "₩20,000 (₩5,000 per mask)" }]} />', "₩5,000"),
        ("4 tickets: ₩60,000 (₩12,000 each)", "₩12,000"),
        ("3 nights at ₩100,000 = ₩350,000 total", "₩350,000"),
        ("Two people at ₩30,000 each comes to ₩70,000.", "₩70,000"),
    ],
)
def test_packages_that_do_not_add_up(source: str, found: str) -> None:
    assert ask(price_packages, source) == [found]
