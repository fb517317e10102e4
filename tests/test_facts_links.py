"""Every URL of an article is found, where it stands, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint.facts.links import extract
from guidelint.model import Fact, Settings
from guidelint.parse import read
from guidelint.text import Text


def urls(source: str, engine: str = "mdx") -> list[tuple[str, str, str, str]]:
    """(URL, role, kind, data path) of each fact."""
    return [
        (fact.value["url"], fact.value["role"], fact.value["kind"], fact.data_path)
        for fact in facts(source, engine)
    ]


def facts(source: str, engine: str = "mdx") -> tuple[Fact, ...]:
    return extract(read(Text(source), "a.mdx", engine), Settings())


@pytest.mark.parametrize(
    "source",
    [
        "Open 24/7, and/or call. Ratio 1/2. See a.b for c/d.",
        'In code: `[x](/y)` and `href="/z"`.',
        '<Route from="Seoul" to="Busan" time="2/3" />',
        '<Card icon="walk" image="sunset" name="A/B" rating="4/5" url="n/a" link="Read more" />',
        "---\ntitle: A/B\nslug: /own\npermalink: /own/\ncanonical: /own\naliases: [/old]\nschedule: 24/7\n---\n",
        "---\nrelated:\n  - Street food, and where\n---\n",
        "{/* [x](/commented) */}",
    ],
)
def test_what_is_no_url(source: str) -> None:
    assert urls(source) == []


def test_markdown() -> None:
    source = "[a](/a) ![b](/b.png) <https://c.example> [d][r] www.e.example\n\n[r]: /d 'T'\n"
    found = [(url, role, kind) for url, role, kind, _ in urls(source, "gfm")]
    assert found == [
        ("/a", "link", "link"),
        ("/b.png", "image", "image"),
        ("https://c.example", "link", "autolink"),
        ("/d", "link", "link"),
        ("http://www.e.example", "link", "autolink"),
        ("/d", "link", "definition"),
    ]


def test_props_at_any_depth() -> None:
    source = (
        '<Cards items={[{ title: "A", href: "/a", image: "/i.jpg", more: { bookingUrl: "https://b.example" } }]}'
        ' src="/c.png" answer="See [it](/d) or <a href=\'/e\'>that</a>." />'
    )
    assert urls(source) == [
        ("/a", "link", "prop", "Cards[0].items[0].href"),
        ("/i.jpg", "image", "prop", "Cards[0].items[0].image"),
        ("https://b.example", "link", "prop", "Cards[0].items[0].more.bookingUrl"),
        ("/c.png", "image", "prop", "Cards[0].src"),
        ("/d", "link", "prop-markdown", "Cards[0].answer"),
        ("/e", "link", "prop-markdown", "Cards[0].answer"),
    ]
    assert facts(source)[0].value["text"] == "A"


def test_a_prop_whose_schema_says_so() -> None:
    schema = {
        "Go": {"props": {"properties": {"place": {"type": "string", "format": "uri-reference"}}}}
    }
    article = read(Text('<Go place="/there" mood="/fine" />'), "a.mdx")
    assert [fact.value["url"] for fact in extract(article, Settings(components=schema))] == [
        "/there"
    ]


def test_html_elements_in_mdx() -> None:
    assert [
        url
        for url, *_ in urls('<a href="/x">to **x**</a>\n\n<video src="/v.mp4" poster="/p.jpg" />')
    ] == [
        "/x",
        "/v.mp4",
        "/p.jpg",
    ]
    assert facts('<a href="/x">to **x**</a>')[0].value["text"] == "to x"


def test_raw_html_and_shortcodes_in_plain_markdown() -> None:
    source = (
        "A <a class=x href='/a?b=1&amp;c=2'>link</a> and <img src=/i.png>.\n\n"
        '{{< figure src="/f.jpg" caption="A > B" >}}\n\n<!-- <a href="/hidden">x</a> -->\n\n'
        '```html\n<a href="/shown">x</a>\n```\n\n<NuxtLink to="/n">n</NuxtLink>\n'
    )
    assert [(url, role) for url, role, *_ in urls(source, "gfm")] == [
        ("/a?b=1&c=2", "link"),
        ("/i.png", "image"),
        ("/f.jpg", "image"),
        ("/n", "link"),
    ]


def test_frontmatter() -> None:
    source = """---
image: /images/a.webp
cover:
  image: "cover.jpg"
heroImage: { url: /h.png }
relatedSlugs: [one, two-three]
related:
  - slug: four
faq:
  - q: Where?
    a: See [the map](/map).
sources: [https://s.example/x]
---
"""
    assert urls(source) == [
        ("/images/a.webp", "image", "frontmatter", "frontmatter.image"),
        ("cover.jpg", "image", "frontmatter", "frontmatter.cover.image"),
        ("/h.png", "image", "frontmatter", "frontmatter.heroImage.url"),
        ("one", "slug", "frontmatter", "frontmatter.relatedSlugs[0]"),
        ("two-three", "slug", "frontmatter", "frontmatter.relatedSlugs[1]"),
        ("four", "slug", "frontmatter", "frontmatter.related[0].slug"),
        ("/map", "link", "frontmatter-markdown", "frontmatter.faq[0].a"),
        ("https://s.example/x", "link", "frontmatter", "frontmatter.sources[0]"),
    ]


def test_the_span_is_the_url_itself() -> None:
    source = "---\nimage: '/i.png'\n---\n[a](/a#b \"T\")\n\n<X q={'See [it](/it)'} t=\"[u](/u)\" href='/h' />\n"
    for fact in facts(source):
        assert source[fact.start : fact.end] == fact.text == fact.value["url"]


def test_the_place_of_a_text_that_breaks_off() -> None:
    source = 'See [Harbour walks of...](/a).\n\n<X q="See [Harbour wa…](/a)." />\n'
    for fact in facts(source):
        start = fact.value["text_start"]
        assert source[start:].startswith(fact.value["text"])


@given(
    st.text(alphabet="[]()!<>/\\\"'{}=`#: \nahref.sc-&{%}", max_size=80),
    st.sampled_from(["mdx", "gfm"]),
)
def test_any_text_is_read(source: str, engine: str) -> None:
    found = facts(source, engine)
    assert [(f.start, f.end) for f in found] == sorted({(f.start, f.end) for f in found})
    assert all(0 <= f.start <= f.end <= len(source) for f in found)
