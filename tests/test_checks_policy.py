"""Disclaimers and disclosures in every form, conditions, places, and what slips in a rule cost."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint import check_paths, check_text
from guidelint.checks import policy, selectors
from guidelint.checks.affiliates import program_of
from guidelint.checks.patterns import NoAnswer
from guidelint.checks.statements import announced, denied, languages, may_announce, said
from guidelint.engine.analyse import analyse
from guidelint.engine.examples import outcomes
from guidelint.engine.plan import Plan
from guidelint.facts import local
from guidelint.facts.zone import SiteSettings
from guidelint.model import Finding, Settings
from guidelint.parse import read
from guidelint.rules import Rule, RuleError, builtin_folder, load_page, load_pages
from guidelint.text import Text

PAGES = {page.rule.id: page for page in load_pages(builtin_folder())}
HEAD = "---\ncategory: Medical Travel\n---\n\nThe clinic is near the station, and the visit is short.\n\n"


def findings(source: str, options: policy.Options, country: str = "") -> list[Finding]:
    article = read(Text(source))
    return list(policy.check(article, local(article, Settings(country=country)), options))


def missing(source: str, **changes: Any) -> list[str]:
    options = PAGES["missing-disclaimer"].rule.options._replace(**changes)
    return [source[found.start : found.end] for found in findings(source, options)]


def empty(source: str) -> list[str]:
    found = findings(source, policy.Options(ask="empty", statement="any"))
    return [one.values["title"] for one in found]


DOCS = Path(__file__).parents[1] / "docs" / "policies.md"
DOCUMENTED = re.findall(r"^```yaml\n(id: ([\w-]+)\n.*?)^```$", DOCS.read_text("utf-8"), re.M | re.S)


def test_there_are_three_documented_examples() -> None:
    assert len(DOCUMENTED) == 3


@pytest.mark.parametrize(("text", "name"), DOCUMENTED, ids=[name for _, name in DOCUMENTED])
def test_documented_examples(tmp_path: Path, text: str, name: str) -> None:
    path = tmp_path / "policy" / f"{name}.yaml"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    assert [f"{o.example.name}: {o.trouble}" for o in outcomes(load_page(path)) if o.trouble] == []


# --- what must stay silent -------------------------------------------------------------------

FORMS = {
    "a component with a title": '<InfoBox title="Please note">\n  {}\n</InfoBox>',
    "a component with a text prop": '<Callout type="warning" text="{}" />',
    "a heading and a paragraph": "## Medical Disclaimer\n\n{}",
    "a heading and a list": "### Before you go\n\n- {}\n- Bring a coat.",
    "a bold run-in": "**Medical Disclaimer:** {}",
    "an italic line": "*{}*",
    "a quotation": "> **Note**\n>\n> {}",
    "an alert": "> [!WARNING]\n> {}",
    "an admonition": ":::caution Medical disclaimer\n{}\n:::",
    "a plain sentence": "{} The taxi waits.",
    "a cell": "| Note |\n| --- |\n| {} |",
    "an answer": '<FAQ items={{[{{ question: "May I rely on it?", answer: "{}" }}]}} />',
}
WORDS = {
    "en": "This article is not medical advice.",
    "en, no substitute": "It is no substitute for a visit to a doctor.",
    "en, for information": "All of this is for informational purposes only.",
    "en, who we are": "We are travel writers, not doctors.",
    "ko": "이 글은 의학적 조언을 대신할 수 없습니다.",
    "ja": "この記事は医師の診断に代わるものではありません。",
    "zh": "本文仅供参考，不构成医疗建议。",
    "es": "Este texto no sustituye el consejo de un profesional sanitario.",
    "pt": "Este texto não substitui uma consulta médica.",
    "de": "Dieser Text ersetzt keine ärztliche Beratung.",
    "fr": "Cet article ne remplace pas l’avis d’un médecin.",
    "it": "Questo testo non sostituisce il parere del medico.",
    "nl": "Dit artikel is geen medisch advies.",
}
# A text is judged in the languages it is in: each line needs company in its own.
COMPANY = {
    "es": "La clínica abre los lunes, y el precio es bajo para una visita.",
    "pt": "A clínica abre com os turistas, e o preço da visita não muda.",
    "de": "Die Praxis ist nicht weit, und das Personal ist nett.",
    "fr": "La clinique est dans le centre, et les prix sont pour une visite.",
    "it": "La clinica è nel centro della città, il prezzo non cambia per gli ospiti.",
    "nl": "Het ziekenhuis is een eind van het station, maar niet duur voor gasten.",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_disclaimer_is_seen_in_every_form(form: str) -> None:
    source = HEAD + form.format(WORDS["en"]) + "\n"
    assert missing(source) == []
    assert empty(source) == []


@pytest.mark.parametrize("name", WORDS)
def test_a_disclaimer_is_read_in_every_language(name: str) -> None:
    source = HEAD + COMPANY.get(name, "") + "\n\n" + WORDS[name] + "\n"
    assert missing(source) == []


@pytest.mark.parametrize("name", COMPANY)
def test_an_article_in_one_language_only(name: str) -> None:
    head = "---\ncategory: Medical\n---\n\n"
    assert missing(f"{head}{COMPANY[name]}\n") == ["Medical"]
    assert missing(f"{head}{COMPANY[name]}\n\n*{WORDS[name]}*\n") == []
    assert empty(f"{head}{COMPANY[name]}\n\n## Medical Disclaimer\n\n{WORDS[name]}\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "## What it costs\n\n## How it feels\n",  # a stub
        "Klinika jest obok dworca, a wizyta trwa krótko.\n",  # a language that is not known
        "<MedicalDisclaimer />\n\nThe clinic is near the station.\n",
        '<Disclaimer type="medical" />\n\nThe clinic is near the station.\n',
        "<Box a={[\n\nThe clinic is near the station, and the visit is short.\n",  # unread
    ],
)
def test_nothing_is_missing_where_nothing_can_be_said(body: str) -> None:
    assert missing("---\ncategory: Medical Travel\n---\n\n" + body) == []


def test_frontmatter_and_layout_provide_it() -> None:
    source = HEAD.replace("---\n\n", "disclaimer: true\n---\n\n")
    assert missing(source) == []
    assert missing(source.replace("true", "false")) == ["Medical Travel"]
    assert missing(HEAD, layout=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "**Disclaimer:** I love noodles, and this post is long.",
        "## What is a medical disclaimer?\n\nA text nobody reads.",
        "Sign the clinic's medical disclaimer: it is short.",
        "## Medical Disclaimer\n",
        "## Medical Disclaimer\n\nResults may vary, and there are no guarantees.",
        "## Legal disclaimer\n\nPlease see our [full disclaimer](/legal) and the terms.",
        "<MedicalDisclaimer />",
        "## Affiliate disclosure\n\nSome links earn us money.",
        "## Investment disclaimer\n\nYour capital is at risk.",
        "## Medical Disclaimer\n\nAsk the surgeon.\n\n## The end\n\nNothing here is medical advice.",
    ],
)
def test_a_part_that_says_it_or_announces_nothing_is_not_empty(text: str) -> None:
    assert empty(HEAD + text + "\n") == []


# --- what must be found ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "Always consult a specialist about the price of the room.\n",
        "The coordinator is not a doctor.\n",
        "The table is for reference only.\n",
        "Do not travel without medical advice.\n",
        "**Disclaimer:** prices change.\n",
        '<ProsCons pros={["Professional advice"]} />\n',
    ],
)
def test_advice_and_remarks_disclaim_nothing(body: str) -> None:
    assert missing(HEAD + body) == ["Medical Travel"]


@pytest.mark.parametrize(
    "text",
    [
        '<InfoBox title="Medical Disclaimer">\n  Always ask your surgeon.\n</InfoBox>',
        "## Safety & Medical Disclaimer\n\nSwelling is common for a week.\n\n### More\n\nIce helps.",
        "> **Medical Disclaimer**\n>\n> Bring your passport and the list of your pills.",
        "*Medical disclaimer: bring your passport.*",
        "## Medical Disclaimer\n\nThe photo above is for general reference only.",
        "**Insurance disclaimer:** Most policies do not cover it. Check yours before you fly.",
        "## Affiliate Disclosure\n\nOur writers travel by train.",
        # not one word of the title stands in the source in one piece
        "## Medical **Dis**claimer\n\nAlways ask your surgeon.",
        "## Medical Disc&#108;aimer\n\nAlways ask your surgeon.",
        '<Box heading={"Medical Dis\\u0063laimer"}>\n  Always ask your surgeon.\n</Box>',
        "*Medical dis**claimer**: bring your passport.*",
        "<MedicalDisclaimer>\n  Bring your passport.\n</MedicalDisclaimer>",
        "## **Affiliate** _link_ dis**closure**\n\nOur writers travel by train.",
    ],
)
def test_a_part_that_only_has_the_title_is_empty(text: str) -> None:
    assert len(empty(HEAD + text + "\n")) == 1


def test_the_message_names_what_is_not_said() -> None:
    options = policy.Options(ask="empty", statement="any")
    (found,) = findings(HEAD + "## Medical Disclaimer\n\nBring a coat.\n", options)
    assert "medical advice" in found.values["lacks"]
    assert found.values["title"] == "Medical Disclaimer"


@pytest.mark.parametrize(
    ("within", "body", "silent"),
    [
        ("before-first-h2", "Not medical advice.\n\n## A\n\nx\n", True),
        ("before-first-h2", "## A\n\nNot medical advice.\n", False),
        ("last-section", "## A\n\nx\n\n## B\n\nNot medical advice.\n", True),
        ("last-section", "## A\n\nNot medical advice.\n\n## B\n\nx\n", False),
        ("anywhere", "## A\n\nNot medical advice.\n\n## B\n\nx\n", True),
    ],
)
def test_where_it_must_stand(within: str, body: str, silent: bool) -> None:
    assert (missing(HEAD + body, within=within) == []) is silent


# --- conditions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "source", "flagged"),
    [
        ({}, "Some text.\n", ["Some text."]),
        ({}, "---\ntitle: T\n---\n\nSome text.\n", ["T"]),
        ({"path": (r"^article",)}, "Some text.\n", ["Some text."]),
        ({"path": (r"^posts/",)}, "Some text.\n", []),
        ({"not path": (r"^posts/",)}, "Some text.\n", ["Some text."]),
        ({"frontmatter.a.b": ("x",)}, "---\na:\n  b: [y, xx]\n---\n\nText.\n", ["xx"]),
        ({"frontmatter.a": ("^true$",)}, "---\na: true\n---\n\nText.\n", ["true"]),
        ({"text": ("(?i)surgery",)}, "Hip **Surgery** now.\n", ["Surgery"]),
        ({"component": ("Map[zoom=3]",)}, "<Map zoom={3} />\n\nx\n", ["<Map zoom={3} />"]),
        ({"component": ("Map[zoom=4]",)}, "<Map zoom={3} />\n\nx\n", []),
        ({"link": ("shop",)}, "[a](https://shop.example)\n", ["https://shop.example"]),
        ({"fact.money": ("KRW",)}, "It costs ₩9,000.\n", ["₩9,000"]),
        ({"fact.money": ("USD",)}, "It costs ₩9,000.\n", []),
        ({"fact.affiliate": (".",)}, "[a](https://amzn.to/3abc)\n", ["https://amzn.to/3abc"]),
        ({"fact.affiliate": (".",), "path": ("^posts/",)}, "[a](https://amzn.to/3abc)\n", []),
    ],
)
def test_conditions(when: dict[str, tuple[str, ...]], source: str, flagged: list[str]) -> None:
    options = policy.Options(when=when, says=("never there",))
    assert [source[f.start : f.end] for f in findings(source, options)] == flagged


def test_required_parts_by_selector() -> None:
    options = policy.Options(
        parts=("InfoBox[type=warning][title~=(?i)safety]", "h2[text~=^Safety]")
    )
    assert len(findings("Text.\n", options)) == 1
    assert len(findings('<InfoBox type="tip" title="Safety">x</InfoBox>\n', options)) == 1
    assert findings('<InfoBox type="warning" title="Your safety">x</InfoBox>\n', options) == []
    assert findings("## Safety first\n\nx\n", options) == []


@pytest.mark.parametrize("text", ["", "Map[", "Map]", "Map[a=b", "3Map", "Map[a!=b]", "Map[a~=(]"])
def test_a_bad_selector_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"selector|does not compile"):
        selectors.parse(text)


def test_the_number_comes_from_the_registry() -> None:
    options = PAGES["missing-emergency-number"].rule.options
    assert [f.values["number"] for f in findings(HEAD, options, "KR")] == ["119"]
    assert findings(HEAD + "In an emergency call 119.\n", options, "KR") == []
    assert len(findings(HEAD + "It costs ₩119, in room 1194.\n", options, "KR")) == 1
    assert findings(HEAD, options) == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The laser is 100% safe.", ["100% safe"]),
        ("No laser is 100% safe.", []),
        ("Is the laser 100% safe?", []),
        ("It is 100% safe. Not every clinic says so.", ["100% safe"]),
        ("Clinics that claim to be completely painless lie.", []),
    ],
)
def test_a_promise_is_judged_by_its_sentence(text: str, flagged: list[str]) -> None:
    source = HEAD + text + "\n"
    found = findings(source, PAGES["result-promised"].rule.options)
    assert [source[f.start : f.end] for f in found] == flagged


# --- links that pay --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "pays"),
    [
        ("https://www.amazon.co.jp/dp/B0?tag=guide-22", True),
        ("https://www.amazon.com/dp/B0", False),
        ("https://www.amazon.com/s?k=tag=guide", False),
        ("https://www.booking.com/hotel/kr/x.html?lang=en&aid=12345", True),
        ("https://www.booking.com/hotel/kr/x.html", False),
        ("https://notbooking.com/?aid=1", False),
        ("https://www.klook.com/en-US/activity/1?aid=999", True),
        ("https://affiliate.klook.com/redirect?aid=1", True),
        ("https://www.awin1.com/cread.php?awinmid=1", True),
        ("https://shop.prf.hn/click/camref:x", True),
        ("https://www.dpbolvw.net/click-1-2", True),
        ("https://go.skimresources.com/?id=1", True),
        ("https://brand.pxf.io/c/1/2/3", True),
        ("//www.awin1.com/cread.php", True),
        ("https://hotel.example/?ref=guide&utm_source=x", False),
        ("/go/hotel", False),
        ("mailto:a@awin1.com", False),
        ("https://awin1.com.evil.example/", False),
    ],
)
def test_programs_are_told_by_their_own_form(url: str, pays: bool) -> None:
    assert bool(program_of(url)) is pays


def test_a_link_marked_as_sponsored_pays() -> None:
    options = PAGES["affiliate-undisclosed"].rule.options
    source = 'The hotel and the spa are near.\n\n<a href="https://h.example" rel="nofollow sponsored">x</a>\n'
    assert len(findings(source, options)) == 1
    assert findings(source.replace(" sponsored", ""), options) == []


# --- the words behind it ---------------------------------------------------------------------


def test_every_title_that_is_known_passes_the_quick_look() -> None:
    for title in ("Medical Disclaimer", "의료 면책", "免責事項", "Medizinischer Hinweis",
                  "Haftungsausschluss", "Descargo de responsabilidad", "Aviso médico",
                  "Isenção de responsabilidade", "Avertissement médical", "Affiliate Disclosure",
                  "Clause de non-responsabilité", "제휴 안내", "Not medical advice"):  # fmt: skip
        assert announced(title) is not None, title
        assert may_announce(title)
    assert announced("How to write a disclaimer") is None
    assert announced("Prices") is None


def test_all_patterns_of_all_languages_compile() -> None:
    from guidelint.checks.languages import LANGUAGES
    from guidelint.checks.patterns import compiled
    from guidelint.checks.statements import NAMES, said_under_title

    every = tuple(LANGUAGES)
    for name in NAMES:
        for pattern in (*said(name, every), *(p for g in said_under_title(name, every) for p in g)):
            assert compiled(pattern).search("") is None
        if name != "affiliate":
            assert set(denied(name, every)) <= set(said(name, every))


@given(st.text(max_size=60))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert set(languages(text)) <= {"en", "ko", "ja", "zh", "es", "pt", "de", "fr", "it", "nl"}
    assert announced(text) in (None, "", "medical", "legal", "financial", "affiliate")


@given(st.lists(st.sampled_from(
    ["## Medical Disclaimer\n\n", "**Disclaimer:** ", "<Box title='Legal disclaimer'>", "</Box>", "> ", "x\n\n",
     "not medical advice ", "{", "[!NOTE]", ":::", "\n"]), max_size=10))  # fmt: skip
def test_findings_lie_in_the_source(parts: list[str]) -> None:
    source = "".join(parts)
    for options in (policy.Options(ask="empty", statement="any"), policy.Options(says=("zzz",))):
        for found in findings(source, options):
            assert 0 <= found.start <= found.end <= len(source)


# --- slips in rule files ---------------------------------------------------------------------

RULE = """id: some-trouble
summary: A finding.
why: It harms.
level: error
check: {check}
options:
{options}
message: "found"
bad:
  - name: one
    mdx: "x"
    flags: ["x"]
good:
  - name: two
    mdx: "y"
"""


@pytest.mark.parametrize(
    ("check", "options", "line", "words"),
    [
        ("policy", "  says:\n    - fine\n    - '('", 9, "does not compile"),
        ("policy", "  says: [a]\n  when:\n    frontmatter.x: ['[']", 9, "does not compile"),
        ("policy", "  says: [a]\n  when: {category: [x]}", 8, "'category' is not one of"),
        ("policy", "  says: [a]\n  when: {component: ['Map[']}", 8, "is no selector"),
        ("policy", "  parts: ['Map[a=']", 7, "is no selector"),
        ("policy", "  ask: missing", 7, "needs a statement"),
        ("policy", "  ask: forbidden", 7, "needs `says`"),
        ("policy", "  statement: any", 7, "for ask: empty"),
        ("policy", "  statement: medicinal", 7, "statement"),
        ("phrases", "  patterns: ['a*']", 7, "matches everywhere"),
        ("phrases", "  patterns: ['(?<x']", 7, "does not compile"),
        ("phrases", "  hint: none", 6, "give `patterns`"),
    ],
)
def test_a_slip_names_file_and_line(
    tmp_path: Path, check: str, options: str, line: int, words: str
) -> None:
    path = tmp_path / "policy" / "some-trouble.yaml"
    path.parent.mkdir()
    path.write_text(RULE.format(check=check, options=options), "utf-8")
    with pytest.raises(RuleError) as caught:
        load_page(path)
    assert words in caught.value.message
    assert caught.value.line == line


def test_a_pattern_without_an_answer_blames_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    from guidelint.checks import patterns

    monkeypatch.setattr(patterns, "SECONDS", 0.05)
    rule = Rule("slow-rule", "policy", "info", True, "policy",
                policy.Options(ask="forbidden", says=("(a+)+$",)), "", "none", "", "rules/slow.yaml")  # fmt: skip
    plan = Plan(rules=(rule,), settings=Settings(), frontmatter=(), per_file_ignores={}, site=SiteSettings())  # fmt: skip
    found = analyse(b"a" * 5000 + b"b\n", "a.mdx", plan)
    assert found.crash == ""
    (finding,) = found.findings
    assert (finding.rule, finding.level) == ("slow-rule", "error")
    assert "rules/slow.yaml" in finding.message
    assert "simplify it" in finding.message
    assert "(a+)+$" in finding.message
    with pytest.raises(NoAnswer):
        patterns.matches(("(a+)+$",), "a" * 5000 + "b")


HOTEL = "https://www.booking.com/hotel/kr/harbour.html?aid=304142"


@pytest.mark.parametrize(
    ("redirects", "link", "paid"),
    [
        ({"/go/harbour": HOTEL}, "/go/harbour", True),
        ({"/go/harbour": HOTEL}, "/go/harbour/?from=guide#top", True),
        ({"/go/harbour": HOTEL}, "https://slow.example/go/harbour", True),
        ({"/go/harbour": HOTEL}, "https://other.example/go/harbour", False),
        ({"/go/harbour": HOTEL}, "/go/pier", False),
        ({"/go/:place": "https://www.booking.com/hotel/:place.html?aid=304142"}, "/go/x", True),
        ({"/out/*": "https://harbour.example/:splat"}, "/out/x", False),
        ({"/out/a": "/go/b", "/go/b": HOTEL}, "/out/a", True),
        ({"/a": "/b", "/b": "/a"}, "/a", False),
    ],
)
def test_redirects_of_the_site_say_which_of_its_own_links_pay(
    redirects: dict[str, str], link: str, paid: bool
) -> None:
    config = {
        "links": {"redirects": redirects, "hosts": ["slow.example"]},
        "rules": {"affiliate-undisclosed": "warning"},
    }
    text = f"The rooms at the harbour are quiet and cheap. [Book one]({link}) for your spring.\n"
    found = [f.text for f in check_text(text, path="a.md", config=config)
             if f.rule == "affiliate-undisclosed"]  # fmt: skip
    assert found == ([link] if paid else [])


def test_the_host_s_redirect_file_counts_too(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "_redirects").write_text(f"/go/harbour {HOTEL} 302\n")
    (tmp_path / "package.json").write_text('{"dependencies": {"next": "15"}}')
    (tmp_path / "content").mkdir()
    page = tmp_path / "content" / "a.mdx"
    page.write_text(
        "The rooms at the harbour are quiet and cheap. [Book one](/go/harbour) for your spring.\n"
    )
    (tmp_path / "guidelint.toml").write_text('[rules]\naffiliate-undisclosed = "warning"\n')
    found = check_paths([tmp_path]).findings
    assert "/go/harbour" in [f.text for f in found if f.rule == "affiliate-undisclosed"]
