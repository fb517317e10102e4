"""Declared facts against statements, and contradictions between articles."""

from __future__ import annotations

from typing import Any

import pytest

from guidelint.config import parse
from guidelint.engine.plan import all_rules
from guidelint.engine.run import examine, prepare
from guidelint.engine.source import from_mapping
from guidelint.model import Finding

NAMES = ("fact-outdated", "fact-wrong", "fact-disputed")
FERRY = [
    {"id": "ferry", "what": "the harbour ferry", "match": ["harbour", "ferry"], "value": 4000,
     "until": "2019-12-31", "currency": "KRW"},
    {"id": "ferry", "value": 5000, "since": "2020-01-01", "until": "2025-06-27"},
    {"id": "ferry", "value": 5800, "since": "2025-06-28", "source": "the ferry company"},
    {"id": "ferry", "value": 6500, "since": "2027-01-01"},
]  # fmt: skip


def found(files: dict[str, str], config: dict[str, Any] | None = None) -> list[Finding]:
    settled = parse({"country": "KR", "now": "2026-02-01", **(config or {})})
    source = from_mapping({path: text.encode() for path, text in files.items()})
    plan = prepare(source, settled, all_rules(settled), (NAMES, (), ()))
    return list(examine(source, plan).findings)


def told(text: str, facts: list[dict[str, Any]] = FERRY, **config: Any) -> list[tuple[str, str]]:
    return [(f.rule, f.text) for f in found({"a.mdx": text + "\n"}, {"fact": facts, **config})]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour ferry costs ₩5,800.",
        "The harbour ferry costs ₩5,000–₩7,000.",
        "Tickets for the harbour ferry start from ₩5,000.",
        "The harbour ferry costs up to ₩6,000.",
        "The harbour ferry is about ₩6,000.",
        "The harbour ferry is roughly ₩5.8k.",
        "The harbour ferry costs ₩5,000 for students.",
        "The harbour ferry costs ₩5,000 each way for groups.",
        "A return on the harbour ferry costs ₩11,000.",
        "The night harbour ferry costs ₩5,000.",
        "The harbour ferry costs ₩5,000 per bicycle.",
        "The harbour ferry costs ₩5,000 per month.",
        "A ₩5,000 deposit holds your seat on the harbour ferry.",
        "Save ₩4,000 on the harbour ferry.",
        "The harbour ferry costs $5,000.",
        "In 2024, the harbour ferry cost ₩5,000.",
        "As of 2024 the harbour ferry is ₩5,000.",
        "The harbour ferry went up from ₩5,000 to ₩5,800.",
        "The harbour ferry used to be ₩5,000.",
        "The harbour ferry will be ₩6,500 next year.",
        "The harbour ferry is ₩6,500.",  # told ahead of time
        "The harbour ferry costs more than the tunnel (₩5,000).",
        "The harbour tunnel costs ₩5,000.",
        "The harbour ferry leaves from pier 4. Coffee there is ₩5,000.",
        "The harbour ferry is ₩5,800 and the city bus ₩4,000.",
        "The harbour ferry sank with ₩900,000 on board.",
        '<T items={[{ name: "Harbour ferry", price: "₩3,000", note: "Children" }]} />',
        "## Harbour ferry at night\n\n| Ferry | Price |\n|---|---|\n| Harbour ferry | ₩5,000 |",
    ],
)
def test_what_stays_silent(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "rule", "flagged"),
    [
        ("The harbour ferry costs ₩5,000.", "fact-outdated", "₩5,000"),
        ("The harbour ferry costs 5,000 won ($4).", "fact-outdated", "5,000 won"),
        ("The harbour ferry costs ₩4,000.", "fact-outdated", "₩4,000"),
        ("The harbour ferry costs about ₩5,000.", "fact-outdated", "₩5,000"),
        ("The harbour ferry costs ₩5,300 for adults.", "fact-wrong", "₩5,300"),
        ("The harbour ferry costs ₩7,000–₩9,000.", "fact-wrong", "₩7,000–₩9,000"),
        ("The harbour ferry is ₩5,300 and runs until midnight.", "fact-wrong", "₩5,300"),
        ("In 2026 the harbour ferry is ₩5,300.", "fact-wrong", "₩5,300"),
        ("| Boat | Price |\n|---|---|\n| Harbour ferry | ₩5,000 |", "fact-outdated", "₩5,000"),
        ('<Q facts={[{ label: "Harbour Ferry", value: "₩5,000" }]} />', "fact-outdated", "₩5,000"),
        ('<F items={[{ question: "How much is the harbour ferry?", answer: "₩5,000" }]} />', "fact-outdated", "₩5,000"),
    ],
)  # fmt: skip
def test_what_is_told(text: str, rule: str, flagged: str) -> None:
    assert told(text) == [(rule, flagged)]


def test_the_message_says_what_was_right_and_what_is() -> None:
    (finding,) = found({"a.mdx": "The harbour ferry costs ₩5,000.\n"}, {"fact": FERRY})
    assert finding.message == (
        "₩5,000 for the harbour ferry was right until 2025-06; "
        "it is ₩5,800 since 2025-06 (the ferry company)"
    )


def test_the_value_of_the_day_counts() -> None:
    text = "The harbour ferry costs ₩5,000."
    assert told(text, now="2024-05-01") == []
    assert told(text, now="2026-05-01") == [("fact-outdated", "₩5,000")]
    assert told("The harbour ferry is ₩5,800.", now="2027-02-01") == [("fact-outdated", "₩5,800")]


def test_without_a_today_the_value_without_an_end_counts() -> None:
    facts = FERRY[:3]
    assert told("The harbour ferry costs ₩5,000.", facts, now="") == [("fact-outdated", "₩5,000")]
    assert told("The harbour ferry costs ₩5,800.", facts, now="") == []


def test_a_fact_that_is_over_is_not_asked_for() -> None:
    facts = [{"id": "gift", "match": "gift", "value": 1000, "until": "2020-01-01"}]
    assert told("The gift costs ₩2,000.", facts) == []


def test_units_must_agree() -> None:
    wage = [{"id": "wage", "match": "wage", "value": 10000, "unit": "hour"}]
    assert told("The wage is ₩9,000 per hour.", wage) == [("fact-wrong", "₩9,000")]
    assert told("The wage is ₩9,000 per day.", wage) == []


def test_a_qualifier_that_the_declaration_names_is_no_obstacle() -> None:
    child = [{"id": "child", "match": ["ferry", "child|children|kids"], "value": 3000}]
    assert told("The ferry is ₩2,000 for children.", child) == [("fact-wrong", "₩2,000")]
    assert told("The ferry is ₩5,000.", child) == []


def test_the_other_places_of_the_article_are_related() -> None:
    text = "The harbour ferry costs ₩5,000.\n\nOnce more: the harbour ferry is ₩5,000.\n"
    first, second = found({"a.mdx": text}, {"fact": FERRY})
    assert [other.first.line for other in first.related] == [3]
    assert [other.first.line for other in second.related] == [1]


def test_without_a_ledger_nothing_is_asked() -> None:
    assert told("The harbour ferry costs ₩5,000.", []) == []


def test_the_ledger_at_the_root_counts_without_a_config() -> None:
    files = {
        "a.mdx": "The harbour ferry costs ₩5,300.\n",
        "guidelint.facts.toml": '[[fact]]\nid = "f"\nmatch = ["harbour", "ferry"]\nvalue = 5800\n',
    }
    assert [f.text for f in found(files)] == ["₩5,300"]


# --- disputes --------------------------------------------------------------------------------


def articles(*prices: str) -> dict[str, str]:
    return {
        f"{number}.mdx": f'<Q facts={{[{{ label: "Harbour ferry", value: "{price}" }}]}} />\n'
        for number, price in enumerate(prices)
    }


def test_a_dispute_is_told_once_at_the_rarest_price_with_all_other_places() -> None:
    prices = ("₩5,800", "₩5,800", "₩5,000", "₩5,800", "₩5,800", "₩5,000", "₩5,500")
    (finding,) = found(articles(*prices))
    assert (finding.rule, finding.path, finding.text) == ("fact-disputed", "6.mdx", "₩5,500")
    assert "₩5,800 in 4 articles" in finding.message
    assert sorted(other.path for other in finding.related) == [f"{n}.mdx" for n in range(6)]


@pytest.mark.parametrize(
    "prices",
    [
        ("₩5,800",) * 6,
        ("₩5,800", "₩5,800", "₩5,000"),  # too few to know
        ("₩5,800", "₩5,800", "₩5,800", "₩5,800", "₩58,000"),  # another thing
        ("₩4,000", "₩4,000", "₩4,000", "₩4,000", "₩5,000", "₩6,000", "₩7,000"),  # a market
        ("₩5,800", "₩5,800", "₩5,800", "₩5,800", "about ₩5,000"),
        ("₩5,800", "₩5,800", "₩5,800", "₩5,800", "₩5,000 - ₩7,000"),
        ("₩5,800", "₩5,800", "₩5,800", "₩5,800", "$5"),
    ],
)
def test_no_dispute(prices: tuple[str, ...]) -> None:
    assert found(articles(*prices)) == []


def test_drafts_contradict_nobody() -> None:
    files = articles("₩5,800", "₩5,800", "₩5,800", "₩5,800")
    files["draft.mdx"] = "---\ndraft: true\n---\n\n" + articles("₩5,000")["0.mdx"]
    assert found(files) == []


def test_an_article_that_states_both_knows_why() -> None:
    files = articles("₩5,800", "₩5,800", "₩5,800", "₩5,800", "₩5,000")
    files["4.mdx"] += "\nThe harbour ferry is ₩5,800.\n"
    assert found(files) == []


def test_records_hold_claims_only_when_a_rule_asks() -> None:
    source = from_mapping({path: text.encode() for path, text in articles("₩5,800").items()})
    settled = parse({"country": "KR"})
    for name, kinds in (("fact-disputed", {"claim"}), ("fact-wrong", set())):
        plan = prepare(source, settled, all_rules(settled), ((name,), (), ()))
        assert set(examine(source, plan).site.records["0.mdx"].facts) == kinds
