"""XPath rules: the documented examples, exact places, names, limits, and slips said at load time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelint.checks import xpath
from guidelint.checks.patterns import NoAnswer
from guidelint.engine.examples import outcomes
from guidelint.facts import local
from guidelint.facts.xmltree import build, xml_name
from guidelint.model import Article, Finding, Settings
from guidelint.parse import read
from guidelint.rules import RuleError, load_page
from guidelint.text import Text

DOCS = Path(__file__).parents[1] / "docs" / "xpath.md"
EXAMPLES = re.findall(r"^```yaml\n(id: ([\w-]+)\n.*?)^```$", DOCS.read_text("utf-8"), re.M | re.S)


def article(source: str, path: str = "article.mdx", engine: str = "mdx") -> Article:
    return read(Text(source), path, engine)


def findings(source: str, **options: str) -> list[Finding]:
    given_ = xpath.Options(**options)
    assert xpath.mistakes(given_) == ""
    read_ = article(source)
    return list(xpath.check(read_, local(read_, Settings()), given_))


def flagged(source: str, **options: str) -> list[str]:
    return [source[found.start : found.end] for found in findings(source, **options)]


def test_there_are_five_documented_examples() -> None:
    assert len(EXAMPLES) == 5


@pytest.mark.parametrize(("text", "name"), EXAMPLES, ids=[name for _, name in EXAMPLES])
def test_documented_examples(tmp_path: Path, text: str, name: str) -> None:
    folder = tmp_path / "structure"
    folder.mkdir()
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    page = load_page(folder / f"{name}.yaml")
    assert [f"{o.example.name}: {o.trouble}" for o in outcomes(page) if o.trouble] == []


SOURCE = """---
title: "Ferries & more"
"og:image": /sea.jpg
1st: true
tags: [sea, bus]
---

## The *early* boat

It costs &#8361;9,000 \\* and **leaves `now`** at [seven](/time "x"), rain ![or](sun.png) shine.

<PriceTable title="Fares" open stars={5} items={[{ name: "Adult", price: "₩9,000" }, { name: "Dog" }]} data={load()} {...rest}>
  Ask **on board**.

  <svg:use xlink:href="#a" />
</PriceTable>

> - in a list

| Day | Price |
| --- | --- |
| Mon | ₩1 |

```js title="x"
let a
```
"""


@pytest.mark.parametrize(
    ("report", "texts", "paths"),
    [
        ("frontmatter/title", ['"Ferries & more"'], ["frontmatter.title"]),
        ("frontmatter/og_image[@key='og:image']", ["/sea.jpg"], ["frontmatter.og:image"]),
        ("frontmatter/_1st[@type='boolean'][.='true']", ["true"], ["frontmatter.1st"]),
        ("frontmatter/tags/item[2]", ["bus"], ["frontmatter.tags[1]"]),
        ("//heading[@depth=2][@id='the-early-boat']", ["## The *early* boat"], ["body"]),
        ("//emphasis", ["*early*"], ["body"]),
        ("//text()[contains(., '₩9,000 *')]", ["It costs &#8361;9,000 \\* and "], ["body"]),
        ("//inline-code[.='now']", ["`now`"], ["body"]),
        ("//link[@url='/time']", ['[seven](/time "x")'], ["body"]),
        ("//image[@alt='or']/@url/..", ["![or](sun.png)"], ["body"]),
        ("//PriceTable/@title", ['"Fares"'], ["PriceTable[0].title"]),
        ("//PriceTable/@open[.='true']", ["open"], ["PriceTable[0].open"]),
        ("//PriceTable[@stars > 4]/@stars", ["5"], ["PriceTable[0].stars"]),
        ("//PriceTable/items/item[not(price)]/name", ['"Dog"'], ["PriceTable[0].items[1].name"]),
        ("//PriceTable/data[@type='source']", ["load()"], ["PriceTable[0].data"]),
        ("//PriceTable//strong", ["**on board**"], ["PriceTable[0].children"]),
        ("//svg_use/@xlink_href", ['"#a"'], ["svg:use[0].xlink:href"]),
        ("//blockquote/list[@ordered='false']//paragraph", ["in a list"], ["body"]),
        ("//table/row[2]/cell[2]", ["₩1"], ["body"]),
        ("//code[@lang='js'][contains(@meta, 'x')][.='let a']", ['```js title="x"\nlet a\n```'], ["body"]),
    ],
)  # fmt: skip
def test_a_finding_stands_where_its_node_stands(
    report: str, texts: list[str], paths: list[str]
) -> None:
    found = findings(SOURCE, report=report)
    assert [SOURCE[f.start : f.end] for f in found] == texts
    assert [f.data_path for f in found] == paths


def test_a_component_is_flagged_at_its_opening_tag() -> None:
    (text,) = flagged(SOURCE, report="//PriceTable")
    assert text.startswith("<PriceTable")
    assert text.endswith("{...rest}>")


def test_positions_hold_beyond_the_lines_lxml_can_count() -> None:
    source = "\n" * 70_000 + '<Box type="wrong" />\n'
    assert flagged(source, report="//Box/@type") == ['"wrong"']


def test_when_each_assert_and_report() -> None:
    source = "## A\n\n<Box a='1' />\n\n## B\n\n<Box />\n"
    assert flagged(source, when="//Box", asserted="//Chair") == ["## A"]
    assert flagged(source, when="//Chair", asserted="false()") == []
    assert flagged(source, each="//Box", asserted="@a") == ["<Box />"]
    assert flagged(source, each="//Box", report="@a = '1'") == ["<Box a='1' />"]
    assert flagged(source, each="//heading", report="following::heading") == ["## B"]


def test_an_article_that_was_not_read_whole_asserts_nothing() -> None:
    broken = "<Box a={[\n\ntext\n"
    assert article(broken).unread
    assert flagged(broken, asserted="//Sources") == []


def test_words_for_the_message() -> None:
    (found,) = findings(SOURCE, report="//PriceTable/items/item[2]/name")
    assert found.values == {"name": "name", "value": "Dog", "path": "PriceTable[0].items[1].name"}
    (found,) = findings("a **b** tail\n", report="//text()[contains(., 'tail')]")
    assert found.values["name"] == "paragraph"


@pytest.mark.parametrize(
    ("expression", "holds"),
    [
        ("re:test('Seoul Spa', '^seoul', 'i')", True),
        ("re:test('Seoul Spa', '^seoul')", False),
        ("re:test(//title, 'Fer+ies')", True),
        ("re:test(//nothing, '.')", False),
        ("re:match('a1b22', '[0-9]+')[1] = '1'", True),
        ("count(re:match('a1b22', '[0-9]+', 'g')) = 2", True),
        ("re:match('a1b22', '([a-z])([0-9])')[3] = '1'", True),
        ("re:replace('a1b2', '[0-9]', '', 'x') = 'axb2'", True),
        ("re:replace('a1b2', '[0-9]', 'g', 'x') = 'axbx'", True),
        ("number('x')", False),
    ],
)
def test_functions(expression: str, holds: bool) -> None:
    assert bool(findings(SOURCE, report=expression)) == holds


RULE = """id: some-trouble
summary: A finding.
why: It harms.
level: error
check: xpath
options:
  {options}
message: "{{value}}"
bad:
  - name: one
    mdx: "x"
    flags: ["x"]
good:
  - name: two
    mdx: "y"
"""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("report: '//a['", "is no XPath"),
        ("report: 'x:y'", "is no XPath"),
        ("report: 'document(1)'", "no function 'document'"),
        ("report: '//a[date:date()]'", "no function 'date:date'"),
        ("report: '//a[matches(., 1)]'", "no function 'matches'"),
        ("report: '$x'", "no variables"),
        ("report: \"//a[re:test(., '(')]\"", "does not compile"),
        ("report: \"//a[re:test(concat(., ','), '[')]\"", "does not compile"),
        ("report: '//a'\n  assert: '//b'", "one of `assert` and `report`"),
        ("when: '//a'", "one of `assert` and `report`"),
        ("reprot: '//a'", "no option 'reprot' (it has: when, each, assert, report)"),
        ("assert: 5", "option assert"),
        (f"report: '{'/x' * 2001}'", "4,002 characters"),
    ],
)
def test_a_slip_is_said_when_the_rule_is_loaded(tmp_path: Path, options: str, words: str) -> None:
    folder = tmp_path / "text"
    folder.mkdir()
    path = folder / "some-trouble.yaml"
    path.write_text(RULE.format(options=options), "utf-8")
    with pytest.raises(RuleError) as caught:
        load_page(path)
    assert words in caught.value.message
    assert caught.value.path == str(path)
    assert caught.value.line in (6, 7, 8)


def test_a_parenthesis_in_a_text_or_behind_an_operator_is_no_function() -> None:
    given_ = xpath.Options(report="//a[. = 'f(x)' and (b or (c))] | //x[position() mod (2) = 1]")
    assert xpath.mistakes(given_) == ""


def test_an_expression_out_of_time_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xpath, "_PATIENCE", 0.05)
    source = "".join(f"**w{n}** *x*\n\n" for n in range(400))
    slow = "//*[count(//*[count(//*[count(//*) > 0]) > 0]) > 0]"
    with pytest.raises(NoAnswer, match="simplify it"):
        findings(source, report=slow)
    with pytest.raises(NoAnswer, match="before this"):
        findings("x", report=slow)


def test_a_pattern_out_of_time_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from guidelint.checks import xpath_language

    monkeypatch.setattr(xpath_language, "SECONDS", 0.05)
    with pytest.raises(NoAnswer, match=re.escape("(a+)+$")):
        findings("a" * 5000 + "b\n", report="//paragraph[re:test(., '(a+)+$')]")


def test_what_xml_cannot_hold_is_replaced_one_for_one() -> None:
    source = '---\nkey: "a\\x01b"\n---\n\nx\x02y \ud800 <Box t="\x0b" />\n'
    assert flagged(source, report="//key[. = 'a\ufffdb']") == ['"a\\x01b"']
    assert len(findings(source, report="//paragraph[contains(., 'x\ufffdy \ufffd')]")) == 1
    assert flagged(source, report="//Box/@t[. = '\ufffd']") == ['"\x0b"']


@given(st.text(max_size=12))
def test_every_name_becomes_one_that_xml_allows(name: str) -> None:
    from lxml.etree import Element

    if name:
        assert Element(xml_name(name)).tag == xml_name(name)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            ["# a\n\n", "> ", "- ", "**b** ", "<Box a={[1, {x: 2}]} />\n\n", "<B>", "</B>", "\n",
             "| a |\n| - |\n| b |\n", "```\n", "[x](y) ", "{z}\n", "\x00", "\ud83d", "<a:b c:d='e'>",
             "&#2;", "![i](j)", "[^1]", "~~", "---\nk: [1, 'a b']\n---\n"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_every_article_has_a_tree_whose_places_lie_in_the_source(parts: list[str]) -> None:
    source = "".join(parts)
    for engine in ("mdx", "gfm"):
        read_ = article(source, engine=engine)
        tree = build(read_)
        for element in tree.root.iter():
            place = tree.place(element)
            assert place is not None
            assert 0 <= place.start <= place.end <= len(source)


def test_a_deep_nest_builds() -> None:
    tree = build(article("> " * 400 + "x\n"))
    assert tree.root.xpath("count(//paragraph)") == 1.0


@pytest.mark.parametrize(
    ("option", "expression"),
    [("report", "document('x')"), ("assert", "//A["), ("assert", "lower-case(.) = 'a'")],
)
def test_a_bad_expression_is_told_at_its_line(tmp_path: Path, option: str, expression: str) -> None:
    page = tmp_path / "structure" / "one.yaml"
    page.parent.mkdir()
    page.write_text(
        f'id: one\nsummary: A test.\nwhy: |\n  One.\nlevel: info\ncheck: xpath\noptions:\n  when: "true()"\n'
        f'  {option}: "{expression}"\nmessage: x\nbad:\n- {{name: a, mdx: a, flags: [a]}}\n'
        "good:\n- {name: a, mdx: a}\n"
    )
    with pytest.raises(RuleError) as error:
        load_page(page)
    assert error.value.line == 9
