"""Checks on prices: what each concludes, and from what evidence. Rule files hold most examples."""

from __future__ import annotations

from typing import Any

import pytest

from guidelint.checks import (
    price_conflict,
    price_damage,
    price_savings,
    price_style,
    price_sums,
    rates,
)
from guidelint.facts import local
from guidelint.model import Finding, Settings
from guidelint.parse import read
from guidelint.text import Text

KOREA = Settings(country="KR", rates={"KRW": {"USD": 1340, "EUR": 1450, "JPY": 9.0}})


def ask(check: Any, source: str, settings: Settings = KOREA, **options: Any) -> list[Finding]:
    article = read(Text(source), "article.mdx", "mdx")
    return list(check.check(article, local(article, settings), check.Options(**options)))


def texts(check: Any, source: str, settings: Settings = KOREA, **options: Any) -> list[str]:
    return [source[f.start : f.end] for f in ask(check, source, settings, **options)]


def fixed(check: Any, source: str, **options: Any) -> str:
    edits = [edit for finding in ask(check, source, **options) for edit in finding.edits]
    for edit in sorted(edits, reverse=True):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


# --- exchange rates ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "₩12,000 ($9)",
        "around €20 (₩30,000)",
        "₩80,000–₩150,000 / $60–$112",
        "**₩15,000** (≈ ¥1,650)",
        "3 million won (~$2,240)",
        "₩3,000 ($2)",  # rounded to whole dollars
        "₩200-₩500 ($0.20-$0.40)",  # and to ten cents
        "from ₩12,000 ($9)",
        "₩12,000+ ($9+)",
        "₩0 ($0)",
        "₩9,000 (under-18s ₩4,000; $1 = ₩1,340)",
        "₩500,000 now, $300 later",
        "₩30,000 ($10 off)",
        "₩30,000 ($5 deposit)",
        "Buy at ₩1,340 (1 USD).",
        "₩1,700 per litre ($4.80 per gallon)",
        "₩10,000 for adults, but groups pay less (about $5)",
        "₩500 (under $1)",
        "₩15,000 (over $10)",
        "from ₩50,000 (from $37)",
    ],
)
def test_pairs_that_agree_or_are_none(source: str) -> None:
    assert texts(rates, source) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("₩12,000 ($90)", "₩12,000 ($90"),
        ("₩5,000 (under $1)", "₩5,000 (under $1"),
        ("from ₩50,000 (from $370)", "₩50,000 (from $370"),
        ("₩12,000 ($12)", "₩12,000 ($12"),
        ("$18,500 (25,000 KRW)", "$18,500 (25,000 KRW"),
        ("₩150,000–₩350,000 / €100–€900", "₩150,000–₩350,000 / €100–€900"),
        ("₩9,000 ($6.70 / €62)", "₩9,000 ($6.70 / €62"),
        ("₩2500M ($1,865)", "₩2500M ($1,865"),
        ("₩15,000 per night (about $111)", "₩15,000 per night (about $111"),
        ("₩1.2 billion in assessed value (approx. 900 million USD)", None),
    ],
)
def test_pairs_that_cannot_both_be_right(source: str, found: str | None) -> None:
    assert texts(rates, source) == [found or source.removesuffix(")")]


def test_the_rate_comes_from_the_config_before_the_article() -> None:
    source = "We count $1 = ₩1,000.\n\nLunch is ₩20,000 ($20)."
    (finding,) = ask(rates, source)
    assert finding.values["source"] == "the site's rate"
    assert finding.values["implied_second"] == "$14.93"
    assert finding.values["rate"] == "₩1,340 to $1"
    assert ask(rates, source, Settings()) == []  # right by the article's own rate
    (finding,) = ask(rates, source.replace("($20)", "($200)"), Settings())
    assert finding.values["source"] == "the article's own rate"
    assert source[finding.related[0].start : finding.related[0].end] == "₩1,000"


def test_without_a_rate_nothing_is_said() -> None:
    assert ask(rates, "₩12,000 ($90)", Settings()) == []


def test_the_bounds_split_slips_from_drift() -> None:
    source = "₩12,000 ($12), ₩12,000 ($90)"
    assert texts(rates, source, above=2) == ["₩12,000 ($90"]
    assert texts(rates, source, below=2) == ["₩12,000 ($12"]


# --- damage -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "implied"),
    [
        (",000 ($6.15)", "₩8,000"),
        ("0,000 ($23 USD)", "₩30,000"),
        ("00,000 ($77)", "₩100,000"),
        (",500-,000 ($3.50-$4.60)", "₩4,500–₩6,000"),
        ("5,000-0,000 (about $11-$15)", "₩15,000–₩20,000"),
    ],
)
def test_lost_digits_are_told_from_the_other_currency(source: str, implied: str) -> None:
    (finding,) = ask(price_damage, f"It costs {source} here.")
    assert implied in finding.values["hint"]
    assert not finding.edits  # digits are never invented


def test_no_guess_without_evidence() -> None:
    (finding,) = ask(price_damage, "It costs ,000 here.")
    assert finding.values["hint"] == ""
    (finding,) = ask(price_damage, "It costs ,000 ($6.15) here.", Settings())
    assert finding.values["hint"] == ""
    (finding,) = ask(price_damage, "It costs ,000 ($0.10) here.")  # nothing ends so
    assert finding.values["hint"] == ""


def test_code_and_comments_are_left_alone() -> None:
    assert ask(price_damage, "`,000` and {/* ,000 */}\n\n```\n,000\n```\n") == []


def test_a_bare_number_beside_a_price() -> None:
    assert texts(price_damage, "now 5,000 (roughly $11)", lost="currency") == ["5,000"]
    assert texts(price_damage, "**8,000 to 5,000** ($13-$18)", lost="currency") == [
        "8,000 to 5,000"
    ]
    assert texts(price_damage, "bus: $40 (2,000)", lost="currency") == ["2,000"]
    assert texts(price_damage, "₩5,000-8,000 ($4-$6)", lost="currency") == []
    assert texts(price_damage, "2,000 people ($4 each)", lost="currency") == []


def test_echoes_only_in_a_damaged_article() -> None:
    text = "The fee is 5,000, worth it. It drew 5,000 visitors."
    assert texts(price_damage, text, lost="currency") == []
    damaged = f"{text} Before it was ,000 or 0,000."
    assert texts(price_damage, damaged, lost="currency") == ["5,000"]


def test_props_without_currency_need_a_neighbour_with_one() -> None:
    bare = '<Prices items={[{ name: "A", price: "4,000" }, { name: "B", price: "5,000" }]} />'
    assert texts(price_damage, bare, lost="currency") == []
    assert texts(price_damage, bare.replace('"5', '"₩5'), lost="currency") == ["4,000"]


# --- style ------------------------------------------------------------------------------------


def test_half_converted_ranges_get_the_sign() -> None:
    source = "**45,000** to ₩60,000, 40-₩50 million, between 8,000 and ₩9,000"
    assert fixed(price_style, source, about="half") == (
        "**₩45,000** to ₩60,000, ₩40-50 million, between ₩8,000 and ₩9,000"
    )
    assert all(finding.safe for finding in ask(price_style, source, about="half"))


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("8,000 - 12,000 KRW", "₩8,000 - ₩12,000"),
        ("300,000 KRW to 500,000 KRW", "₩300,000 to ₩500,000"),
        ("KRW 6,500", "₩6,500"),
        ("10 million KRW", "₩10 million"),
        ("15,000 KRW+", "₩15,000+"),
        ("2.5 million and 4.5 million KRW", None),  # without "between" two amounts
        ("Free (0 KRW)", "Free (₩0)"),
    ],
)
def test_codes_become_signs_a_whole_range_at_once(source: str, wanted: str | None) -> None:
    changed = fixed(price_style, source, about="code", prefer="sign")
    assert changed == (wanted or "2.5 million and ₩4.5 million")


def test_the_majority_decides_unless_the_option_does() -> None:
    source = "Tea ₩5,000, cake ₩6,000. Rent is 900,000 KRW."
    assert texts(price_style, source, about="code") == ["900,000 KRW"]
    assert texts(price_style, source.replace("₩", "KRW "), about="code") == []
    assert len(texts(price_style, source.replace("₩", "KRW "), about="code", prefer="sign")) == 3
    assert (
        texts(price_style, source, Settings(), about="code") == []
    )  # no country, no home currency
    assert texts(price_style, source, Settings(), about="code", currencies=("KRW",)) == [
        "900,000 KRW"
    ]


def test_a_heading_is_not_changed_by_itself() -> None:
    source = 'Tea ₩5,000, cake ₩6,000.\n\n## The "5,000 Won" test\n'
    (finding,) = ask(price_style, source, about="word")
    assert finding.edits
    assert not finding.safe  # links point at its slug


@pytest.mark.parametrize(
    "source",
    [
        "a 10,000-won note",
        "500 won coins",
        "The 5,000 Won Wonder",
        "worth 1.2 trillion won",
        "ten thousand won",
        "the 10k/30k won tiers",
    ],
)
def test_words_that_are_right_as_they_are(source: str) -> None:
    assert texts(price_style, source, about="word", prefer="sign") == []


def test_signs_behind_move_to_the_front() -> None:
    source = "Tea ₩5,000, cake ₩6,000, pie ₩7,000, deposit (5m-20m ₩), lunch 12,000+ ₩"
    assert fixed(price_style, source, about="behind") == (
        "Tea ₩5,000, cake ₩6,000, pie ₩7,000, deposit (₩5m-₩20m), lunch ₩12,000+"
    )


def test_doubled_signs() -> None:
    source = "₩₩5,000, $₩10,320$, €5 euros, ₩15,000 won"
    assert fixed(price_style, source, about="doubled") == "₩5,000, ₩10,320, €5, ₩15,000"
    assert texts(price_style, "$5 USD, €3–€8 EUR", about="doubled") == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("₩50,000 - ₩30,000", ["₩50,000 - ₩30,000"]),
        ("$900–$700 a month", ["$900–$700"]),
        ("dropped from ₩50,000 to ₩30,000", []),
        ("Sale: ₩50,000 - ₩30,000", []),
        ("₩50,000 → ₩30,000", []),
        ("₩1,350 to 1 USD", []),
        ("$1-2k", []),
    ],
)
def test_reversed_ranges(source: str, found: list[str]) -> None:
    assert texts(price_style, source, about="reversed") == found


# --- sums -------------------------------------------------------------------------------------


def test_a_total_with_a_row_that_cannot_be_added_is_not_judged() -> None:
    table = "| Item | Cost |\n| --- | --- |\n| Bus | $3 |\n| Hotel | {} |\n| Food | $20 |\n| Total | $99 |\n"
    for cell in ("$30–$60", "from $40", "$40/night", "ask", "$40 or €50, $60"):
        assert texts(price_sums, table.format(cell)) == []
    assert texts(price_sums, table.format("$40")) == ["$99"]
    assert texts(price_sums, table.format("free")) == ["$99"]
    assert texts(price_sums, table.format("$76")) == []


def test_subtotals_end_the_attempt() -> None:
    table = "| A | $3 |\n| B | $4 |\n| Total day 1 | $7 |\n| C | $5 |\n| Total | $12 |\n"
    assert texts(price_sums, "| Item | Cost |\n| --- | --- |\n" + table) == []


def test_a_total_in_two_currencies_is_judged_in_each() -> None:
    source = "- Ticket: ₩10,000 ($7.50)\n- Lunch: ₩20,000 ($15)\n- **Total:** ₩30,000 ($45)\n"
    assert texts(price_sums, source) == ["$45"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("₩45,000 ($34) x 2 = ₩90,000", []),
        ("₩45,000 x 2 = ₩95,000", ["₩45,000 x 2 = ₩95,000"]),
        ("3 × $15 = $50", ["$15 = $50"]),
        ("₩3,000 + ₩5,000 = ₩9,000", ["₩3,000 + ₩5,000 = ₩9,000"]),
        ("$1 = ₩1,340", []),
        ("$10 = ₩13,400", []),
    ],
)
def test_equations(source: str, found: list[str]) -> None:
    assert texts(price_sums, source, of="equation") == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("It was $40, now $30 (50% off).", ["50%"]),
        ("It was $40, now $30 (25% off).", []),
        ("It is $30 instead of $40, a discount of 40 percent.", ["40 percent"]),
        ("It was $40, now $30, with 10% tax.", []),
        ("It was $40, now $30. Members get 50% off.", []),
        ("It is $30 versus $60 at home, 40–60% cheaper.", []),
        ("It is $30 and $60, 10% cheaper on Mondays.", []),  # nothing compares the two
    ],
)
def test_discounts(source: str, found: list[str]) -> None:
    assert texts(price_savings, source) == found


# --- one article, one price -------------------------------------------------------------------


def test_a_contradiction_names_both_places() -> None:
    source = (
        '<Facts items={[{ label: "Harbour ferry", value: "₩5,000" }]} />\n\n'
        "The harbour ferry costs ₩7,000.\n"
    )
    (finding,) = ask(price_conflict, source)
    assert source[finding.start : finding.end] == "₩7,000"
    (other,) = finding.related
    assert source[other.start : other.end] == "₩5,000"


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour ferry costs ₩5,100.",  # rounding
        "The harbour ferry costs about ₩7,000.",
        "The harbour ferry costs from ₩7,000.",
        "The harbour ferry costs ₩7,000 per car.",
        "The harbour ferry costs ₩7,000 at weekends.",
        "The harbour ferry was ₩7,000 in 2023.",
        "The harbour ferry costs $7.",
        "The island ferry costs ₩7,000.",
        "- **Harbour ferry:** ₩7,000",
    ],
)
def test_what_is_no_contradiction(sentence: str) -> None:
    source = f'<Facts items={{[{{ label: "Harbour ferry", value: "₩5,000" }}]}} />\n\n{sentence}\n'
    assert ask(price_conflict, source) == []


def test_two_numbers_that_ran_together_still_tell_what_was_lost() -> None:
    (found,) = ask(price_damage, "Dinner is 5,000 0,000 ($1138).", lost="digits")
    assert found.values["hint"].endswith("suggests ₩15,000–₩50,000")


def test_where_digits_were_lost_a_bare_number_may_have_lost_some_too() -> None:
    damaged = (
        "Lunch is ,000 ($6) and tea 0,000 ($7).\n\nThe minimum is 5,000 won, spend only 5,000."
    )
    (found,) = ask(price_damage, damaged, lost="currency")
    assert "may have lost its first digits" in found.values["hint"]
    (found,) = ask(price_damage, "Tea is 5,000 ($3.70).", lost="currency")
    assert found.values["hint"] == "; the $3.70 beside it suggests ₩5,000"
