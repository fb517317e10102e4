"""`guidelint facts`: listed, asked, and brought together for the ledger."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from pathlib import Path

import pytest

from guidelint import ledger
from guidelint.cli import run
from guidelint.commands.query import COLUMNS

FERRY = '<Q facts={{[{{ label: "Harbour ferry", value: "{}" }}]}} />\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "guidelint.toml").write_text('country = "KR"\nnow = "2026-02-01"\n', "utf-8")
    for number, price in enumerate(("₩5,800", "₩5,800", "₩5,000")):
        text = f"---\ndate: 2025-0{number + 1}-10\n---\n\n" + FERRY.format(price)
        (tmp_path / f"{number}.mdx").write_text(text, "utf-8")
    (tmp_path / "bus.mdx").write_text("The island bus is ₩1,200 or $0.90. Call 112.\n", "utf-8")
    return tmp_path


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(["facts", *arguments]) == 0
    return capsys.readouterr().out


def trouble(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(["facts", *arguments]) == 2
    return capsys.readouterr().err


@pytest.mark.usefixtures("site")
def test_facts_are_listed_in_three_formats(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(out(capsys, "--kind", "money", "--output-format", "json", "0.mdx"))
    assert [(row["path"], row["line"], row["text"], row["label"]) for row in rows] == [
        ("0.mdx", 5, "₩5,800", "Harbour ferry")
    ]
    table = out(capsys, "--kind", "money", "0.mdx")
    assert table.startswith("0.mdx:5:")
    assert "[Harbour ferry]" in table
    sheet = list(csv.DictReader(io.StringIO(out(capsys, "--output-format", "csv", "bus.mdx"))))
    assert "₩1,200" in [row["text"] for row in sheet]


@pytest.mark.usefixtures("site")
def test_a_table_shows_what_people_look_for(capsys: pytest.CaptureFixture[str]) -> None:
    Path("spa.mdx").write_text(
        '[All](/all)\n\n<Card name="Lake Baths" hours="Mon-Fri 9-17" icon="x" phone="02-735-7301" />\n'
    )
    table = out(capsys, "spa.mdx")
    assert [line.split(": ")[1].split(" ")[0] for line in table.splitlines()] == ["hours", "phone"]
    assert "Mon-Fri 9-17  [Lake Baths]" in table
    assert " x\n" in out(capsys, "--kind", "prop", "spa.mdx")
    everything = json.loads(out(capsys, "--output-format", "json", "spa.mdx"))
    assert {"link", "prop", "card", "phone"} <= {row["kind"] for row in everything}
    assert "/all" in out(capsys, "--where", "kind=link", "spa.mdx")


@pytest.mark.parametrize(
    ("condition", "texts"),
    [
        ("currency=USD", ["$0.90"]),
        ("currency = KRW", ["₩5,800", "₩5,800", "₩5,000", "₩1,200"]),
        ("low>=5,800", ["₩5,800", "₩5,800"]),
        ("low<1000", ["$0.90"]),
        ("path!=bus.mdx", ["₩5,800", "₩5,800", "₩5,000"]),
        ("label~FERRY", ["₩5,800", "₩5,800", "₩5,000"]),
        ("low > 1000 and low < 5500", ["₩5,000", "₩1,200"]),
        ("label like '%ferry' and high = 5000", ["₩5,000"]),
    ],
)
@pytest.mark.usefixtures("site")
def test_where(capsys: pytest.CaptureFixture[str], condition: str, texts: list[str]) -> None:
    told = out(capsys, "--kind", "money", "--where", condition, "--output-format", "json")
    assert [row["text"] for row in json.loads(told)] == texts


@pytest.mark.usefixtures("site")
def test_several_conditions_hold_together(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--where", "currency=KRW", "--where", "low<5000", "--output-format", "json")
    assert [row["text"] for row in json.loads(out(capsys, *arguments))] == ["₩1,200"]


@pytest.mark.usefixtures("site")
def test_sql_over_all_facts(capsys: pytest.CaptureFixture[str]) -> None:
    question = "SELECT label, count(*) AS n, max(high) AS top FROM facts WHERE currency = 'KRW' GROUP BY low ORDER BY n DESC LIMIT 1"
    assert json.loads(out(capsys, "--sql", question, "--output-format", "json")) == [
        {"label": "Harbour ferry", "n": 2, "top": 5800}
    ]
    assert out(capsys, "--sql", question).splitlines() == [
        "label          n  top",
        "Harbour ferry  2  5800",
    ]
    assert out(capsys, "--sql", question, "--output-format", "csv").splitlines()[0] == "label,n,top"
    every = json.loads(out(capsys, "--sql", "SELECT * FROM facts", "--output-format", "json"))
    assert tuple(every[0]) == COLUMNS
    per = "SELECT json_extract(value, '$.approx') AS a FROM facts WHERE kind = 'money' LIMIT 1"
    assert json.loads(out(capsys, "--sql", per, "--output-format", "json")) == [{"a": 0}]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--sql", "DELETE FROM facts"), "can only be read"),
        (("--sql", "ATTACH DATABASE 'x.db' AS x"), "can only be read"),
        (("--sql", "PRAGMA user_version = 3"), "can only be read"),
        (("--sql", "SELECT 1; SELECT 2"), "one SELECT at a time"),
        (("--sql", "SELECT lable FROM facts"), "did you mean 'label'"),
        (("--sql", "SELECT * FROM prices"), "the table is called facts"),
        (("--sql", "SELEKT"), "syntax error"),
        (("--where", "curency=KRW"), "did you mean 'currency'"),
        (("--where", "low >> and"), "--where"),
        (("--kind", "price"), "no kind of fact 'price'"),
        (("nowhere",), "nowhere: no such file"),
    ],
)
def test_errors_say_what_would_be_right(
    site: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    assert words in trouble(capsys, *arguments)
    assert not (site / "x.db").exists()


def test_lone_surrogates_are_no_obstacle(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "odd.mdx").write_text('<Q facts={["\\ud800 ₩9,900"]} />\n', "utf-8")
    assert "₩9,900" in out(capsys, "--where", "low=9900")


def test_rules_in_the_config_do_not_matter(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "guidelint.toml").write_text('extend = "korea"\n[rules]\nprices = "off"\n', "utf-8")
    assert "₩1,200" in out(capsys, "bus.mdx")


# --- discover --------------------------------------------------------------------------------


@pytest.mark.usefixtures("site")
def test_discover_shows_values_counts_dates_and_places(capsys: pytest.CaptureFixture[str]) -> None:
    head, first, second = out(capsys, "discover").strip().splitlines()
    assert head == "Harbour ferry: 3 articles"
    assert first.split() == ["5,800", "KRW", "×2", "2025-01…2025-02", "0.mdx:5,", "1.mdx:5"]
    assert second.split() == ["5,000", "KRW", "×1", "2025-03", "2.mdx:5"]


@pytest.mark.usefixtures("site")
def test_discover_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = json.loads(out(capsys, "discover", "--output-format", "json"))
    assert (one["label"], one["articles"], one["currency"]) == ("Harbour ferry", 3, "KRW")
    assert [(value["low"], value["articles"]) for value in one["values"]] == [(5800, 2), (5000, 1)]
    assert one["values"][1]["places"][0]["path"] == "2.mdx"


def test_what_is_discovered_can_be_pasted(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = out(capsys, "discover", "--output-format", "toml")
    assert [entry["value"] for entry in tomllib.loads(told)["fact"]] == [5800]
    (site / ledger.NAME).write_text(told, "utf-8")
    run(["check", "--select", "fact-wrong", "--no-cache", "--output-format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [(f["path"], f["text"]) for f in found] == [("2.mdx", "₩5,000")]


@pytest.mark.usefixtures("site")
def test_discover_asks_for_enough_articles(capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "discover", "--min-articles", "4") == ""
    assert out(capsys, "discover", "0.mdx", "1.mdx") == ""
    assert "2 articles" in out(capsys, "discover", "0.mdx", "1.mdx", "--min-articles", "2")


def test_the_cache_knows_the_ledger(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["check", "--select", "fact-wrong", "--cache-dir", str(site / ".cache")]
    entry = '[[fact]]\nid = "ferry"\nmatch = ["harbour", "ferry"]\nvalue = {}\n'
    for value, count in ((None, 0), (5800, 1), (5000, 2), (5000, 2)):
        if value:
            (site / ledger.NAME).write_text(entry.format(value), "utf-8")
        capsys.readouterr()
        run([*command, "--output-format", "json"])
        assert len(json.loads(capsys.readouterr().out)["findings"]) == count
