"""The site: what is alive, what is provably dead, and what stays silent."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from guidelint.facts.site import Record, Site
from guidelint.facts.zone import Page, Redirect, Route, SiteSettings, Zone
from guidelint.model import Fact
from guidelint.text import Lines


def link(url: str, role: str = "link", text: str = "") -> Fact:
    value = {"url": url, "role": role, "kind": "link", "text": text}
    return Fact("link", 0, len(url), "body", value, url)


def article(
    path: str, *urls: str, anchors: Sequence[str] = (), title: str = "", **meta: Any
) -> Record:
    return Record(
        path,
        True,
        title,
        meta,
        tuple(anchors),
        True,
        tuple(link(url) for url in urls),
        Lines([0], 0),
        {},
    )


def site(zone: Zone, *records: Record, files: Sequence[str] = ()) -> Site:
    return Site(records, files, SiteSettings((zone,)))


def status(where: Site, url: str, source: str = "") -> str:
    return where.resolve(url, source or next(iter(where.records))).status


NEXT = Zone(
    framework="next",
    content=("content",),
    pages=(Page("/"), Page("/blog"), Page("/blog/[slug]"), Page("/about"), Page("/tools/[id]")),
    paged=True,
    complete=True,
    static=("public",),
    hosts=("guide.example",),
)


def blog(*urls: str) -> Site:
    """Two folders under one prefix: only links say so."""
    return site(
        NEXT,
        article("content/posts/kimchi.md", "/blog/bulgogi", "/blog/seoul-spas", *urls),
        article("content/posts/bulgogi.md", "/blog/kimchi", "/about"),
        article("content/posts/seoul-spas.md", "/blog/deep"),
        article("content/deep/deep.md"),
        files=["public/images/a.jpg", "public/images/B.jpg", "public/map.pdf"],
    )


class TestRoutesFromLinks:
    def test_what_stays_silent(self) -> None:
        """Two folders behind one prefix, pages of their own, and what nobody can know."""
        here = blog()
        for url in (
            "/blog/kimchi", "/blog/kimchi/", "/blog/kimchi?x=1#y", "/blog/deep", "/about", "/", "/blog",
            "https://guide.example/blog/deep", "https://www.guide.example/about", "/images/a.jpg",
            "/blog/%6Bimchi",
        ):  # fmt: skip
            assert status(here, url) == "alive", url
        for url in (
            "/tools/x",
            "/sitemap.xml",
            "/api/hello",
            "/feed.xml",
            "/icons/x.png",
            "/{{ base }}/x",
        ):
            assert status(here, url) == "unknown", url
        for url in ("https://other.example/x", "mailto:a@b.example", "tel:112", "aniyomi://add"):
            assert status(here, url) == "external", url

    def test_dead(self) -> None:
        here = blog()
        for url in (
            "/blog/kimchee",
            "/blog/seoul-spa",
            "https://guide.example/blog/none",
            "/blog/Kimchi",
        ):
            assert status(here, url) == "dead", url

    def test_a_page_nobody_made(self) -> None:
        assert status(blog("/contact"), "/contact") == "dead"

    def test_rewrites_that_cannot_be_read_keep_us_silent(self) -> None:
        here = site(NEXT._replace(opaque=True), *blog().records.values())
        assert status(here, "/blog/kimchee") == "unknown"

    def test_a_host_is_compared_whole(self) -> None:
        assert status(blog(), "https://docs.guide.example/blog/none") == "external"

    def test_a_folder_with_its_own_page_does_not_live_elsewhere(self) -> None:
        pages = (Page("/guides/[slug]"), Page("/areas/[slug]"))
        records = [
            article(f"content/guides/g{n}.mdx", f"/guides/g{(n + 1) % 6}", f"/areas/a{n % 3}")
            for n in range(6)
        ] + [
            article(f"content/areas/a{n}.mdx", "/guides/a1" if n else "/guides/g1")
            for n in range(3)
        ]
        here = site(NEXT._replace(pages=pages), *records)
        assert status(here, "/areas/a1") == "alive"
        assert status(here, "/guides/a1") == "dead"
        assert here.nearest("/guides/a1", "content/guides/g1.mdx")[0].url == "/areas/a1"

    def test_words_after_the_article(self) -> None:
        pages = (Page("/wiki/[slug]"), Page("/wiki/[slug]/visa"))
        here = site(
            NEXT._replace(pages=pages),
            article(
                "src/content/countries/japan.mdx", "/wiki/korea", "/wiki/korea/visa", "/wiki/japan"
            ),
            article("src/content/countries/korea.mdx", "/wiki/japan/visa"),
        )
        assert status(here, "/wiki/japan/visa") == "alive"
        assert status(here, "/wiki/japan/visas") == "dead"
        assert status(here, "/wiki/jpan/visa") == "dead"

    def test_the_slug_of_the_frontmatter_where_links_use_it(self) -> None:
        zone = NEXT._replace(pages=(Page("/posts/[slug]"),))
        here = site(
            zone,
            article("src/data/blog/001.md", "/posts/two", "/posts/three", slug="one"),
            article("src/data/blog/002.md", "/posts/one", slug="two"),
            article("src/data/blog/003.md", "/posts/one", slug="three"),
        )
        assert status(here, "/posts/one") == "alive"
        assert status(here, "/posts/001") == "dead"
        assert here.url_of("src/data/blog/002.md") == "/posts/two"

    def test_without_a_framework_only_the_plain_case_is_dead(self) -> None:
        names = [
            f"{what}-of-{where}"
            for what in ("markets", "temples", "trails")
            for where in ("busan", "seoul", "jeju", "daegu")
        ]
        records = [article(f"a/{name}.md", *(f"/x/{other}" for other in names)) for name in names]
        here = site(Zone(), *records)
        assert status(here, "/x/market-of-seoul") == "dead"
        assert status(here, "/x/blocks") == "unknown"
        assert status(here, "/y/market-of-seoul") == "unknown"
        few = site(Zone(), article("a/p.md", "/x/q", "/x/r"), article("a/q.md"))
        assert status(few, "/x/r") == "unknown"


class TestLanguages:
    def zone(self, **more: Any) -> Zone:
        pages = (Page("/[locale]"), Page("/[locale]/guides/[slug]"))
        return NEXT._replace(pages=pages, default_locale="en", **more)

    def test_shared_names_fall_back(self) -> None:
        names = ("visa", "tax", "rent")
        records = [
            article(
                f"src/content/guides/{loc}/{name}.mdx",
                *(f"/guides/{other}" for other in names),
                f"/{loc}/guides/visa",
            )
            for loc in ("en", "ar", "fa")
            for name in names
            if (loc, name) != ("fa", "rent")
        ]
        here = site(self.zone(), *records)
        for url in ("/guides/rent", "/ar/guides/rent", "/fa/guides/rent"):
            assert status(here, url) == "alive", url
        assert status(here, "/ar/guides/rents") == "dead"
        assert here.resolve("/guides/visa", "src/content/guides/ar/tax.mdx").path.startswith(
            "src/content/guides/ar/"
        )
        assert here.url_of("src/content/guides/ar/tax.mdx") == "/ar/guides/tax"
        assert here.url_of("src/content/guides/en/tax.mdx") == "/guides/tax"

    def test_each_language_its_own_names(self) -> None:
        names = {"en": ("face", "nose", "eyes"), "de": ("gesicht", "nase", "augen")}
        records = [
            article(f"src/content/blog/{loc}/{name}.mdx", *(f"/{loc}/blog/{o}" for o in own))
            for loc, own in names.items()
            for name in own
        ]
        pages = (Page("/blog/[slug]"), Page("/[locale]/blog/[slug]"))
        here = site(NEXT._replace(pages=pages, default_locale="en"), *records)
        assert status(here, "/blog/nose") == "alive"
        assert status(here, "/de/blog/nase") == "alive"
        assert status(here, "/de/blog/nose") == "dead"

    def test_markets_are_not_languages(self) -> None:
        pages = (Page("/[market]/[category]/[slug]"),)
        records = [
            article(f"content/{m}/{c}/{s}.mdx", f"/{m}/{c}/x", f"/{m}/{c}/y")
            for m in ("us", "uk", "ca", "au")
            for c in ("loans", "cards")
            for s in ("x", "y")
        ]
        here = site(NEXT._replace(pages=pages), *records)
        assert status(here, "/uk/loans/x") == "alive"
        assert status(here, "/uk/loans/z") == "dead"
        assert here.url_of("content/au/cards/y.mdx") == "/au/cards/y"


class TestTemplates:
    @pytest.mark.parametrize(
        ("route", "path", "meta", "url"),
        [
            (Route("content/posts/{slug}.md", "/blog/{slug}"), "content/posts/a.mdx", {}, "/blog/a"),
            (Route("docs/{path}.md", "/{path}", "docusaurus"), "docs/01-intro/02-a.md", {}, "/intro/a"),
            (Route("docs/{path}.md", "/{path}", "docusaurus"), "docs/x/index.md", {}, "/x"),
            (Route("docs/{path}.md", "/{path}", "docusaurus"), "docs/x/x.md", {}, "/x"),
            (Route("docs/{path}.md", "/d/{path}", "docusaurus"), "docs/x/y.md", {"slug": "z"}, "/d/x/z"),
            (Route("docs/{path}.md", "/d/{path}", "docusaurus"), "docs/x/y.md", {"slug": "/z"}, "/d/z"),
            (Route("docs/{path}.md", "/{path}", "vitepress"), "docs/x.ja.md", {}, "/x.ja"),
            (Route("content/{path}.md", "/{path}", "hugo"), "content/Posts/My Trip.md", {}, "/posts/my-trip"),
            (Route("content/{path}.md", "/{path}", "hugo"), "content/p/a.md", {"slug": "b"}, "/p/b"),
            (Route("content/{path}.md", "/{path}", "hugo"), "content/p/a.md", {"url": "/q/c/"}, "/q/c"),
            (
                Route("content/posts/{path}.md", "/posts/{year}/{month}/{slug}", "hugo"),
                "content/posts/travel/a.md", {"date": "2025-03-04T10:00:00", "slug": "s"}, "/posts/2025/03/s",
            ),
            (
                Route("_posts/{path}.md", "/{year}/{month}/{day}/{title}", "jekyll"),
                "_posts/2024-01-09-hello.md", {}, "/2024/01/09/hello",
            ),
            (Route("_articles/{path}.md", "/{path}", "jekyll"), "_articles/fr/a.md", {"permalink": "/b/"}, "/b"),
            (Route("content/{path}.md", "/{path}", "nuxt"), "content/2.guide/1.index.md", {}, "/guide"),
            (Route("content/docs/{path}.mdx", "/docs/{path}", "fumadocs"), "content/docs/(root)/a.mdx", {}, "/docs/a"),
            (Route("c/{locale}/{path}.md", "/{locale}/{path}"), "c/ja/x/y.md", {}, "/x/y"),
            (Route("c/{slug}.md", "/{fm.kind}/{slug}"), "c/x.md", {"kind": "food"}, "/food/x"),
        ],
    )  # fmt: skip
    def test_address(self, route: Route, path: str, meta: Mapping[str, Any], url: str) -> None:
        here = site(Zone(framework="x", routes=(route,)), article(path, **meta))
        assert here.addresses(path)[0] == url

    def test_declared_routes_are_believed(self) -> None:
        zone = Zone(routes=(Route("posts/{slug}.md", "/blog/{slug}"),), declared=True)
        here = site(zone, article("posts/a.md"), article("posts/b.md"))
        assert status(here, "/blog/b") == "alive"
        assert status(here, "/blog/c") == "dead"
        assert status(here, "/blog/c/d") == "unknown"
        assert status(here, "/other") == "unknown"

    def test_known_addresses_close_the_rest(self) -> None:
        zone = Zone(
            routes=(Route("posts/{slug}.md", "/blog/{slug}"),),
            declared=True,
            known=("/", "/tools/*", "/about"),
            known_all=True,
        )
        here = site(zone, article("posts/a.md"))
        for url in ("/", "/tools", "/tools/x/y", "/about/", "/blog/a"):
            assert status(here, url) != "dead", url
        assert status(here, "/contact") == "dead"


class TestRedirects:
    def test_four_outcomes(self) -> None:
        redirects = (
            Redirect("/old", "/blog/kimchi"),
            Redirect("/posts/:slug", "/blog/:slug"),
            Redirect("/gone/*", "/"),
            Redirect("/twice", "/old"),
            Redirect("/shop/*", "https://shop.example/:splat"),
            Redirect("/best/:path*", "/blog/:path*", rewrite=True),
        )
        here = site(NEXT._replace(redirects=redirects), *blog().records.values())
        assert here.resolve("/old", "content/posts/kimchi.md") == (
            "redirected",
            "content/posts/kimchi.md",
            "/blog/kimchi",
        )
        assert here.resolve("/posts/bulgogi/", "").url == "/blog/bulgogi"
        assert here.resolve("/twice", "").url == "/blog/kimchi"
        assert status(here, "/gone/for/good") == "redirected-home"
        assert here.resolve("/shop/a", "").url == "https://shop.example/a"
        assert status(here, "/best/kimchi") == "alive"
        assert status(here, "/best/elsewhere") == "unknown"


class TestFiles:
    def test_missing_and_in_the_wrong_case(self) -> None:
        here = blog()
        assert status(here, "/images/none.jpg") == "dead"
        assert here.resolve("/images/b.jpg", "").url == "/images/B.jpg"
        assert status(here, "/images/none.mp4") == "unknown"
        assert status(here, "/elsewhere/none.jpg") == "unknown"

    def test_a_component_may_put_a_folder_before(self) -> None:
        here = site(
            NEXT,
            article("content/a.md"),
            files=["public/a.jpg", "public/img/blog/x.jpg", "public/blog/y.jpg"],
        )
        assert status(here, "/blog/x.jpg") == "unknown"

    def test_beside_the_article(self) -> None:
        here = site(Zone(), article("docs/a/x.md"), article("docs/b.md"), files=["docs/a/one.png"])
        assert status(here, "one.png", "docs/a/x.md") == "alive"
        assert status(here, "./two.png", "docs/a/x.md") == "dead"
        assert status(here, "../pics/two.png", "docs/a/x.md") == "unknown"


class TestRelativeLinks:
    zone = Zone(
        framework="docusaurus",
        complete=True,
        content=("docs",),
        routes=(Route("docs/{path}.md", "/docs/{path}", "docusaurus"),),
    )

    def here(self) -> Site:
        return site(
            self.zone,
            article("docs/intro.md", "/docs/guide/setup", "/docs/guide/use", "/docs/faq"),
            article("docs/guide/setup.mdx"),
            article("docs/guide/use.md"),
            article("docs/faq.md"),
            article("docs/_shared.md"),
        )

    def test_alive(self) -> None:
        for url, source in (
            ("./guide/setup.mdx#x", "docs/intro.md"),
            ("../faq.md", "docs/guide/use.md"),
            ("setup", "docs/guide/use.md"),
            ("../faq", "docs/guide/use.md"),
            ("guide/use.md", "docs/guide/setup.mdx"),
            ("@site/docs/faq.md", "docs/guide/use.md"),
            ("/docs/faq.md", "docs/guide/use.md"),
        ):
            assert status(self.here(), url, source) == "alive", url

    def test_dead(self) -> None:
        here = self.here()
        assert status(here, "./setups.md", "docs/guide/use.md") == "dead"
        assert status(here, "nowhere", "docs/guide/use.md") == "dead"

    def test_silent(self) -> None:
        here = self.here()
        for url, source in (
            ("./setups.md", "docs/_shared.md"),  # a piece of other articles: relative to those
            ("../../packages/core/README.md", "docs/guide/use.md"),  # out of the site
            ("example.com/path", "docs/faq.md"),  # a host without its scheme: another rule's
        ):
            assert status(here, url, source) == "unknown", url


def test_base_path() -> None:
    zone = Zone(
        framework="hugo", complete=True, base="/travel", hosts=("me.example",), slash="always",
        routes=(Route("content/{path}.md", "/{path}", "hugo"),),
    )  # fmt: skip
    here = site(
        zone,
        article("content/posts/a.md", "/travel/posts/b/", "/posts/c/", "/posts/a/"),
        article("content/posts/b.md"),
        article("content/posts/c.md"),
    )
    assert status(here, "/travel/posts/a/") == status(here, "/posts/a/") == "alive"
    assert status(here, "/posts/x/") == status(here, "https://me.example/travel/posts/x/") == "dead"
    assert status(here, "https://me.example/posts/x/") == "unknown"
    assert here.url_of("content/posts/a.md") == "/travel/posts/a/"


def test_a_monorepo_has_several_sites() -> None:
    docs = Zone(
        root="docs",
        framework="vitepress",
        complete=True,
        content=("docs",),
        routes=(Route("docs/{path}.md", "/{path}"),),
    )
    web = NEXT._replace(root="apps/web", content=("apps/web/content",))
    here = Site(
        [
            article("docs/a.md", "/b", "/c", "/d"), article("docs/b.md"), article("docs/c.md"),
            article("docs/d.md"), article("apps/web/content/posts/x.md", "/blog/x", "/blog/y"),
            article("apps/web/content/posts/y.md"),
        ],
        [], SiteSettings((docs, web)),
    )  # fmt: skip
    assert status(here, "/b", "docs/a.md") == "alive"
    assert status(here, "/e", "docs/a.md") == "dead"
    assert status(here, "/blog/x", "apps/web/content/posts/y.md") == "alive"


class TestNearest:
    def near(self, url: str, *names: str) -> str:
        records = [article(f"content/posts/{name}.md", f"/blog/{name}") for name in names]
        found = site(NEXT, *records).nearest(url, f"content/posts/{names[0]}.md")
        return found[0].url if found else ""

    def test_longer_name(self) -> None:
        names = (
            "street-food-guide-30-dishes",
            "street-art-guide",
            "temple-food",
            "city-guide",
            "night-markets",
        )
        assert self.near("/blog/street-food-guide", *names) == "/blog/street-food-guide-30-dishes"

    def test_typo(self) -> None:
        assert (
            self.near("/blog/seoul-spa", "seoul-spas", "busan-spas", "seoul-cafes")
            == "/blog/seoul-spas"
        )

    def test_nothing_near(self) -> None:
        assert self.near("/blog/visa", "seoul-spas", "busan-markets") == ""


def test_a_record_is_picklable() -> None:
    item = article("a.md", "/x", title="T")
    assert pickle.loads(pickle.dumps(item)).links == item.links
