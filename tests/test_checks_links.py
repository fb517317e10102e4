"""Checks on links beyond the examples of their rules: edits, near misses, wild input."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guidelint.checks import anchors, link_text, links, site_map
from guidelint.facts import local
from guidelint.facts.record import Record, record
from guidelint.facts.site import Site
from guidelint.facts.zone import Page, Redirect, Route, SiteSettings, Zone
from guidelint.model import Finding, Settings
from guidelint.parse import read
from guidelint.text import Text

ZONE = Zone(
    routes=(Route("posts/{slug}.md", "/blog/{slug}"),),
    declared=True,
    static=("public",),
    hosts=("isle.example",),
    pages=(Page("/about"),),
)


def make(source: str, path: str = "posts/a.md") -> Record:
    article = read(Text(source), path, "mdx")
    return record(article, local(article, Settings()))


def site(*records: Record, zone: Zone = ZONE, files: tuple[str, ...] = ()) -> Site:
    return Site(records, files, SiteSettings((zone,)))


def ask(
    source: str,
    question: str = "dead",
    *others: Record,
    zone: Zone = ZONE,
    files: tuple[str, ...] = (),
) -> list[Finding]:
    first = make(source)
    options = links.Options(ask=question)  # type: ignore[arg-type]
    return list(links.check(first, site(first, *others, zone=zone, files=files), options))


def fixed(source: str, found: list[Finding]) -> str:
    for edit in sorted((edit for item in found for edit in item.edits), reverse=True):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


WALKS = make("Go.", "posts/harbour-walks-of-busan.md")


class TestEdits:
    def test_host_slash_query_and_fragment_stay(self) -> None:
        source = "[a](https://isle.example/blog/harbour-walks/?x=1#y) [b](/blog/harbour-walks)"
        assert fixed(source, ask(source, "dead", WALKS)) == (
            "[a](https://isle.example/blog/harbour-walks-of-busan/?x=1#y) [b](/blog/harbour-walks-of-busan)"
        )

    def test_two_candidates_are_named_and_none_is_written(self) -> None:
        others = [make("", f"posts/harbour-{what}.md") for what in ("night-walk", "noon-walk")]
        (found,) = ask("[a](/blog/harbour-walk)", "dead", *others)
        assert "harbour-night-walk" in found.values["hint"]
        assert "harbour-noon-walk" in found.values["hint"]
        assert found.edits == ()

    def test_a_reference_is_reported_where_its_url_stands(self) -> None:
        source = "[a][r] and [b][r]\n\n[r]: /blog/nowhere\n"
        (found,) = ask(source)
        assert source[found.start : found.end] == found.text == "/blog/nowhere"

    def test_escapes_are_left_alone(self) -> None:
        (found,) = ask("[a](/blog/harbour\\_walks)", "dead", WALKS)
        assert found.edits == ()


class TestQuestions:
    def test_ignored_beginnings(self) -> None:
        first = make("[a](/blog/x) [b](/blog/old/y)")
        options = links.Options(ask="dead", ignore=("/blog/x",))
        assert list(links.check(first, site(first), options)) == []

    def test_a_redirect_with_a_whole_target(self) -> None:
        zone = ZONE._replace(redirects=(Redirect("/shop/*", "https://shop.example/:splat"),))
        (found,) = ask("[a](/shop/x)", "redirected", zone=zone)
        assert found.values["target"] == "https://shop.example/x"
        assert found.edits == ()

    def test_a_missing_picture_names_one_that_is_near(self) -> None:
        (found,) = ask(
            "![a](/img/harbour-nigth.jpg)", "missing", files=("public/img/harbour-night.jpg",)
        )
        assert "/img/harbour-night.jpg" in found.values["hint"]

    def test_drafts_are_not_asked(self) -> None:
        assert ask("---\npublished: false\n---\n[a](/blog/x)") == []


class TestAnchors:
    def found(self, source: str, *others: Record) -> list[Finding]:
        first = make(source)
        return list(anchors.check(first, site(first, *others), anchors.Options()))

    def test_numbers_are_no_slips(self) -> None:
        assert self.found("[x](#step-2)\n\n<Steps />\n\n## Step 1\n\n## Step 3\n") == []

    def test_an_article_that_was_not_read_proves_nothing(self) -> None:
        other = make("## One\n\n<Tabs>\n", "posts/b.md")
        assert self.found("[the second part](b.md#the-second-part)", other) == []

    def test_unknown_targets_are_silent(self) -> None:
        assert self.found("[x](/about#team) [y](https://other.example/#the-team)") == []

    def test_letters_that_frameworks_spell_differently(self) -> None:
        for anchor in ("cafes-bars", "cafés-bars", "cafés--bars", "caf-s-bars"):
            assert self.found(f"[x](#{anchor})\n\n## Cafés & Bars\n") == [], anchor


class TestLinkText:
    def found(self, source: str, title: str) -> list[Finding]:
        first = make(source)
        other = make(f"---\ntitle: {title}\n---\n", "posts/b.md")
        return list(link_text.check(first, site(first, other), link_text.Options()))

    def test_an_older_title(self) -> None:
        (found,) = self.found(
            "[Walks by the harbour of Busan in late autu...](/blog/b)",
            "The best walks by the harbour of Busan in autumn",
        )
        assert found.values["title"].startswith("The best walks")

    def test_a_title_that_would_break_the_link_is_not_written(self) -> None:
        (found,) = self.found(
            "[Walks by the harbour of Bus...](/blog/b)", "'Walks by the harbour of Busan [2026]'"
        )
        assert found.edits == ()

    def test_a_link_to_a_heading_quotes_the_heading(self) -> None:
        assert (
            self.found(
                "[Walks by the harbour of Bus...](/blog/b#x)", "Walks by the harbour of Busan"
            )
            == []
        )


class TestSiteMap:
    def found(self, question: str, *records: Record, files: tuple[str, ...] = ()) -> list[Finding]:
        options = site_map.Options(ask=question)  # type: ignore[arg-type]
        here = site(*records, files=files)
        return [found for item in records for found in site_map.check(item, here, options)]

    def test_stray_files_are_reported_once(self) -> None:
        files = (
            "posts/a.md.bak",
            "posts/z.orig",
            "posts/.b.md.swp",
            "posts/c~",
            "elsewhere/d.bak",
            "posts/map.pdf",
        )
        found = self.found("stray", make("", "posts/a.md"), make("", "posts/b.md"), files=files)
        assert sorted(item.path for item in found) == [
            "posts/.b.md.swp",
            "posts/a.md.bak",
            "posts/c~",
            "posts/z.orig",
        ]

    def test_translations_do_not_collide(self) -> None:
        assert self.found("duplicate", make("", "posts/a.md"), make("", "posts/b.md")) == []


URLS = st.text(alphabet="/.#?:%&=-_~@[]{}()*+!'\"\\ abA0é가\ud800\x00", max_size=30)


@given(URLS, URLS)
def test_any_url_is_resolved(url: str, other: str) -> None:
    """Never an exception, whatever stands in a link or in a redirect."""
    zone = ZONE._replace(redirects=(Redirect("/" + other, other),), known=("/" + other,))
    here = site(make("", "posts/a.md"), zone=zone, files=("public/" + other,))
    assert here.resolve(url, "posts/a.md").status
    assert isinstance(here.nearest(url, "posts/a.md"), list)


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcdx")), max_size=8),
    st.sampled_from("abcd"),
)
def test_a_replaced_record_is_as_good_as_a_new_site(
    pairs: list[tuple[str, str]], changed: str
) -> None:
    def text(name: str, more: str = "") -> Record:
        targets = " ".join(f"[l](/blog/{to})" for at, to in pairs if at == name)
        return make(f"{targets} {more}", f"posts/{name}.md")

    before = site(*(text(name) for name in "abcd"))
    before.trouble("posts/a.md")
    new = text(changed, "[m](/blog/x)")
    after = before.replacing(new.path, new)
    fresh = site(*(text(name) for name in "abcd" if name != changed), new)
    assert {path: after.trouble(path) for path in after.records} == {
        path: fresh.trouble(path) for path in fresh.records
    }
