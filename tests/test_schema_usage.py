"""Schemas mined from use: what nearly all do becomes the rule, so that the outliers stand out."""

from __future__ import annotations

from guidelint.checks.json_schema import schema_problems, validate
from guidelint.checks.schema import props_value
from guidelint.model import Article
from guidelint.parse import read
from guidelint.schema import infer, infer_frontmatter
from guidelint.text import Text


def article(source: str) -> Article:
    return read(Text(source))


def cards(number: int, extra: str = "") -> list[Article]:
    kinds = ("tip", "warning", "info")
    body = "\n\n".join(
        f'<Card kind="{kinds[i % 3]}" title="Card {i}" stars={{{i % 5}}} rows={{[{{ name: "n{i}" }}]}} />'
        for i in range(number)
    )
    return [article(f"{body}\n\n{extra}\n")]


def test_what_nearly_all_uses_have() -> None:
    card = infer(cards(100))["Card"]
    assert schema_problems(card["props"]) == []
    assert card["source"] == "100 uses"
    assert card["children"] is False
    props = card["props"]
    assert props["required"] == ["kind", "title", "stars", "rows"]
    assert props["properties"]["kind"] == {"enum": ["info", "tip", "warning"]}
    assert props["properties"]["title"] == {"type": "string"}
    assert props["properties"]["rows"]["items"]["required"] == ["name"]


def test_outliers_stand_out() -> None:
    odd = '<Card kind="Tip" titel="x" title="y" stars="4" rows={[]} />'
    articles = cards(200, odd)
    card = infer(articles)["Card"]
    element = articles[0].components[-1]
    found = {(i.kind, i.name) for i in validate(props_value(element, card), card["props"])}
    assert found == {("value", "kind"), ("unknown", "titel"), ("type", "stars")}


def test_few_uses_prove_nothing() -> None:
    card = infer(cards(3))["Card"]
    assert card["props"]["required"] == []
    assert "children" not in card
    assert card["props"]["properties"]["kind"] == {"type": "string"}


def test_many_different_texts_are_no_choice() -> None:
    text = "\n\n".join(f'<Tag name="{name}" />' for name in "abcdefghijkl" * 10)
    assert infer([article(text)])["Tag"]["props"]["properties"]["name"] == {"type": "string"}


def test_a_spread_may_hold_what_is_missing() -> None:
    text = "\n\n".join(["<Tag {...all} />"] + ['<Tag name="a" />'] * 40)
    assert infer([article(text)])["Tag"]["props"]["required"] == []


def test_children_where_they_are_usual() -> None:
    text = "\n\n".join(["<Box>text</Box>"] * 30 + ["<Box />"])
    assert infer([article(text)])["Box"]["children"] is True


def test_frontmatter() -> None:
    articles = [
        article(f"---\ntitle: A {i}\ndate: 2026-02-{i % 28 + 1:02}\ntags: [a]\n---\n")
        for i in range(40)
    ]
    articles.append(article("---\ntitle: B\ntag: [a]\n---\n"))
    schema = infer_frontmatter(articles)
    assert schema["properties"]["date"] == {"type": "string", "format": "date"}
    assert schema["properties"]["tags"] == {"type": "array", "items": {"type": "string"}}
    assert schema["required"] == ["title"]  # the one without a date is more than 2 in 100
    assert "tag" not in schema["properties"]
