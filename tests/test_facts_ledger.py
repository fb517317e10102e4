"""The ledger file, the claims that articles make, and claims of the same thing."""

from __future__ import annotations

import json
import pickle
import re
from pathlib import Path

import pytest

import guidelint
from guidelint import ledger
from guidelint.config import ConfigError, load
from guidelint.config import parse as parse_config
from guidelint.facts import clusters, local
from guidelint.facts.claims import claims, other_time, pattern_of, qualifiers, telling
from guidelint.ledger import LedgerError
from guidelint.model import Settings
from guidelint.parse import read
from guidelint.text import Text

FERRY = """
[[fact]]
id = "ferry"
what = "the harbour ferry"
match = ["harbour|harbor", "ferry"]
not = "bicycle"
value = 5800
since = 2025-06-28
source = "the ferry company"

[[fact]]
id = "ferry"
value = 5000
until = 2025-06-27
"""


def test_entries_with_one_id_are_a_history_in_order_of_time() -> None:
    old, new = ledger.parse(FERRY, "f.toml")
    assert (old.low, old.until, new.low, new.since) == (5000, "2025-06-27", 5800, "2025-06-28")
    assert old.what == new.what == "the harbour ferry"
    assert old.match == ("harbour|harbor", "ferry")
    assert new.unless == ("bicycle",)
    assert new.source == "the ferry company"


def test_a_value_may_be_a_range() -> None:
    (fact,) = ledger.parse('[[fact]]\nid = "soup"\nmatch = "soup"\nvalue = [7000, 9000]\n', "f")
    assert (fact.low, fact.high) == (7000, 9000)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[fact]\n", "f.toml: not valid TOML"),
        ('[[fact]]\nid = "a"\nmatsh = "x"\nvalue = 1\n', "f.toml:3: unknown key 'fact.matsh'; did you mean 'match'"),
        ('[[facts]]\nid = "a"\n', "unknown key 'facts'; did you mean 'fact'"),
        ('[[fact]]\nid = "A B"\nmatch = "xy"\nvalue = 1\n', "f.toml:2: fact.id"),
        ('[[fact]]\nid = "a"\nmatch = "xy"\n', "f.toml:1: fact.value: Field required"),
        ('[[fact]]\nid = "a"\nmatch = "xy"\nvalue = [9, 1]\n', "runs from high to low"),
        ('[[fact]]\nid = "a"\nvalue = 1\n', "f.toml:2: fact 'a': no entry says which words to match"),
        ('[[fact]]\nid = "a"\nmatch = "/(/"\nvalue = 1\n', "f.toml:3: fact.match: '/(/' is not a regular"),
        ('[[fact]]\nid = "a"\nmatch = "/x*/"\nvalue = 1\n', "matches everything"),
        (
            '[[fact]]\nid = "a"\nmatch = "xy"\nvalue = 1\n\n[[fact]]\nid = "a"\nmatch = "zz"\nvalue = 2\n',
            "f.toml:8: fact 'a': match is ['zz'] here and ['xy'] in an earlier entry",
        ),
        (
            '[[fact]]\nid = "a"\nmatch = "xy"\nvalue = 1\nsince = 2025-02-01\nuntil = 2025-01-01\n',
            "since is later than until",
        ),
        ('[[fact]]\nid = "a"\nmatch = "xy"\nvalue = 1\n\n[[fact]]\nid = "b"\nmatch = "xy"\nvalue = "1,500"\n', "f.toml:9: "),
    ],
)  # fmt: skip
def test_a_ledger_is_loaded_strictly(text: str, message: str) -> None:
    with pytest.raises(LedgerError, match=re.escape(message)):
        ledger.parse(text, "f.toml")


def test_the_ledger_beside_the_config_is_found_and_depended_on(tmp_path: Path) -> None:
    config = tmp_path / "guidelint.toml"
    config.write_text('country = "KR"\n', "utf-8")
    beside = tmp_path / ledger.NAME
    assert load(config).ledger == ()
    assert str(beside) in load(config).files  # one may appear
    beside.write_text(FERRY, "utf-8")
    assert [fact.low for fact in load(config).ledger] == [5000, 5800]
    beside.write_text("[[fact]]\nid = 3\n", "utf-8")
    with pytest.raises(ConfigError, match=r"guidelint\.facts\.toml:2: fact\.id"):
        load(config)


def test_facts_may_stand_in_the_config_itself() -> None:
    config = parse_config({"fact": [{"id": "a", "match": "soup", "value": 7000}]})
    assert [fact.id for fact in config.ledger] == ["a"]
    with pytest.raises(ConfigError, match="did you mean 'value'"):
        parse_config({"fact": [{"id": "a", "match": "soup", "valu": 7000}]})


def test_declared_facts_are_plain_data() -> None:
    facts = ledger.parse(FERRY, "f.toml")
    assert pickle.loads(pickle.dumps(Settings(ledger=facts))).ledger == facts


def test_the_shipped_json_schema_is_the_model_s() -> None:
    shipped = Path(guidelint.__file__).parent / "guidelint.facts.schema.json"
    assert json.loads(shipped.read_text("utf-8")) == ledger.json_schema()


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("ferry", "Two ferries a day", True),
        ("tax refund", "Tax-Refunds at the desk", True),
        ("fare", "a farewell dinner", False),
        ("harbour|harbor", "the old Harbor", True),
        ("/f[ae]r/", "from afar", True),
        ("지하철", "지하철은 편리하다", True),
    ],
)
def test_phrases(phrase: str, text: str, found: bool) -> None:
    assert bool(re.search(pattern_of(phrase), text, re.I)) is found


# --- claims ----------------------------------------------------------------------------------


def own_words(source: str) -> list[str]:
    article = read(Text(source), "a.mdx", "mdx")
    money = local(article, Settings(country="KR")).facts("money")
    return [claim.own for claim in claims(article, money)]


def test_amounts_in_one_sentence_share_its_words() -> None:
    first, second = own_words("The express costs ₩9,000, while the slow boat is ₩4,000.\n")
    assert "express" in first
    assert "slow boat" not in first
    assert "slow boat" in second


def test_another_sentence_says_nothing_of_an_amount() -> None:
    (own,) = own_words("Children ride free. The ferry costs ₩5,000. Seniors pay less.\n")
    assert "Children" not in own
    assert "Seniors" not in own


def test_the_same_price_in_another_currency_is_no_other_amount() -> None:
    words = own_words("The island ferry is ₩13,400 ($10) for the whole way.\n")
    assert all("island ferry" in own for own in words)


def test_what_stands_beside_an_amount_in_its_component_qualifies_it() -> None:
    article = read(
        Text('<T items={[{ name: "Ferry", price: "₩3,000", note: "Children" }]} />\n'), "a", "mdx"
    )
    money = local(article, Settings(country="KR")).facts("money")
    (claim,) = claims(article, money)
    assert "child" in qualifiers(claim.around)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a ticket for children", {"child"}),
        ("Round-trip, weekdays", {"round", "offpeak"}),
        ("open until midnight", set()),
        ("late at night", {"night"}),
        ("the harbour ferry", set()),
        ("groups of 4 people", {"group"}),
    ],
)
def test_qualifiers(text: str, names: set[str]) -> None:
    assert qualifiers(text) == names


def test_telling_words_leave_out_prices_years_and_small_words() -> None:
    assert telling("The 2026 Fares of the Harbour Ferries") == {"harbour", "ferry"}
    assert telling("1 hour of karaoke") != telling("2 hours of karaoke")
    assert telling("T-money card") == {"t-money", "card"}


def test_other_times() -> None:
    assert other_time("It was raised from ₩4,000")
    assert other_time("It costs ₩4,000 until 2027")
    assert not other_time("It costs ₩4,000 and runs until midnight")


# --- clusters --------------------------------------------------------------------------------


def clustered(*articles: str, least: int = 2) -> list[clusters.Cluster]:
    found = {}
    for number, source in enumerate(articles):
        article = read(Text(source), f"{number}.mdx", "mdx")
        money = local(article, Settings(country="KR")).facts("money")
        found[article.path] = clusters.extract(article, money, "2026-01-01")
    return clusters.cluster(found, least=least)


def test_the_same_thing_in_other_words() -> None:
    (one,) = clustered(
        '<Q facts={[{ label: "Harbour Ferry Fare", value: "₩5,000" }]} />\n',
        "The harbour ferry costs ₩5,800.\n",
        '<T items={[{ name: "Harbour ferries", price: "₩5,000" }]} />\n',
    )
    assert one.articles == 3
    assert [(amount, len(places)) for amount, places in one.values()] == [
        ((5000, 5000), 2),
        ((5800, 5800), 1),
    ]


def test_two_things_stay_apart() -> None:
    ferry = '<T items={[{ name: "Harbour ferry", price: "₩5,000" }]} />\n'
    for other in (
        '<T items={[{ name: "Harbour ferry (child)", price: "₩3,000" }]} />\n',
        '<T items={[{ name: "Harbour tunnel", price: "₩3,000" }]} />\n',
        '<T items={[{ name: "Harbour ferry", price: "$5" }]} />\n',
        "The harbour ferry cost ₩4,000 in 2019.\n",
        '<T items={[{ name: "Harbour ferry", price: "₩90,000 per month" }]} />\n',
    ):
        assert clustered(ferry, other) == []


def test_in_how_many_articles() -> None:
    ferry = '<T items={[{ name: "Harbour ferry", price: "₩5,000" }]} />\n'
    assert len(clustered(ferry, ferry, least=2)) == 1
    assert clustered(ferry, ferry, least=3) == []
    assert clustered(ferry + "\n" + ferry, least=2) == []  # twice in one article


def test_clustering_does_not_depend_on_the_order_of_articles() -> None:
    sources = [
        f'<T items={{[{{ name: "Ferry {word} harbour", price: "₩{n},000" }}]}} />\n'
        for n, word in enumerate(("east", "west", "east", "north", "west"), 1)
    ]
    one = {c.words for c in clustered(*sources)}
    assert one == {c.words for c in clustered(*reversed(sources))}
