"""Small sites of every framework: their addresses are found without being told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guidelint.checks import anchors
from guidelint.engine.discovery import articles
from guidelint.facts import local
from guidelint.facts.frameworks import infer
from guidelint.facts.site import Site, record
from guidelint.facts.zone import engine_of
from guidelint.model import Settings
from guidelint.parse import read
from guidelint.text import Text

ALIVE = ("alive", "redirected", "redirected-home")


def site_of(files: Mapping[str, str]) -> Site:
    """The site that the files make, with nothing configured."""
    settings = infer(files, files.get)
    content = tuple(folder for zone in settings.zones for folder in zone.content)
    records = []
    for path in articles(sorted(files), content, ()):
        article = read(Text(files[path]), path, engine_of(path, settings))
        records.append(record(article, local(article, Settings())))
    return Site(records, files, settings)


def page(*urls: str, **meta: object) -> str:
    """An article with links; `meta` is its frontmatter."""
    front = "".join(f"{key}: {value}\n" for key, value in {"title": "T", **meta}.items())
    body = "\n\n".join(f"See [there]({url})." for url in urls)
    return f"---\n{front}---\n\n{body}\n"


def check(
    site: Site,
    source: str,
    alive: Iterable[str] = (),
    dead: Iterable[str] = (),
    silent: Iterable[str] = (),
) -> None:
    for url in alive:
        assert site.resolve(url, source).status in ALIVE, f"{url} should be alive"
    for url in dead:
        assert site.resolve(url, source).status == "dead", f"{url} should be dead"
    for url in silent:
        assert site.resolve(url, source).status == "unknown", f"{url} should be unknown"


# --- Next ------------------------------------------------------------------------------------


def next_site(**more: str) -> dict[str, str]:
    names = [f"{kind}-{place}" for kind in ("visa", "rent", "tax") for place in ("izmir", "bursa")]
    files = {
        "package.json": '{"dependencies": {"next": "15", "next-mdx-remote": "5"}}',
        "next.config.ts": """
            // redirects: [{ source: "/comment", destination: "/nowhere" }]
            const nextConfig = {
              async redirects() {
                return [
                  { source: "/old-visa", destination: "/guides/visa-izmir", permanent: true },
                  { source: "/posts/:slug", destination: "/guides/:slug", permanent: true },
                ];
              },
              async rewrites() { return [{ source: "/best/:slug", destination: "/guides/:slug" }] },
            };
            export default nextConfig;
        """,
        "src/i18n/routing.ts": "export const routing = defineRouting({ locales: ['en', 'tr', 'ar'], defaultLocale: 'en' })",
        "src/app/[locale]/(marketing)/about/page.tsx": "",
        "src/app/[locale]/page.tsx": "",
        "src/app/[locale]/guides/page.tsx": "",
        "src/app/[locale]/guides/[slug]/page.tsx": "",
        "src/app/[locale]/guides/[slug]/costs/page.tsx": "",
        "src/app/[locale]/@modal/(.)photo/page.tsx": "",
        "src/app/[locale]/_parts/page.tsx": "",
        "src/app/shop/[id]/page.tsx": "",
        "src/app/feed.xml/route.ts": "",
        "src/app/sitemap.ts": "",
        "public/img/a.png": "",
        **more,
    }
    for locale in ("en", "tr", "ar"):
        for name in names:
            files[f"src/content/guides/{locale}/{name}.mdx"] = page(
                *(f"/guides/{other}" for other in names[:4]), "/about"
            )
    return files


def test_next() -> None:
    site = site_of(next_site())
    zone = site.settings.main
    assert (zone.framework, zone.engine, zone.content) == (
        "next",
        "next-mdx-remote",
        ("src/content",),
    )
    assert zone.locales == ("en", "tr", "ar")
    check(
        site,
        "src/content/guides/tr/visa-izmir.mdx",
        alive=(
            "/", "/tr", "/about", "/ar/about", "/guides", "/guides/rent-bursa", "/tr/guides/rent-bursa/",
            "/guides/rent-bursa/costs", "/old-visa", "/posts/tax-izmir", "/best/tax-izmir",
            "/feed.xml", "/sitemap.xml", "/img/a.png",
        ),
        dead=("/guides/rent-ankara", "/tr/guides/rent-ankara", "/contact", "/photo", "/img/b.png", "/guides/rent-ankara/costs"),
        silent=("/shop/7", "/api/x", "/_next/image?url=x", "/best/unheard-of"),
    )  # fmt: skip
    assert (
        site.resolve("/guides/tax-izmir", "src/content/guides/ar/visa-izmir.mdx").path
        == "src/content/guides/ar/tax-izmir.mdx"
    )


def test_next_redirects_that_are_computed() -> None:
    config = """
        import { legacy } from "./redirects.mjs";
        export default { redirects: async () => legacy.map(([source, destination]) => ({ source, destination })) }
    """
    files = next_site(
        **{
            "next.config.ts": config,
            "redirects.mjs": "export const legacy = [['/legacy-page', '/about']]",
        }
    )
    check(
        site_of(files),
        "src/content/guides/en/visa-izmir.mdx",
        dead=("/contact",),
        silent=("/legacy-page",),
    )


def test_next_middleware_that_rewrites() -> None:
    files = next_site(
        **{"src/middleware.ts": "return NextResponse.rewrite(new URL('/x', request.url))"}
    )
    check(
        site_of(files),
        "src/content/guides/en/visa-izmir.mdx",
        silent=("/contact", "/guides/rent-ankara"),
    )


def test_next_pages_router() -> None:
    files = {
        "package.json": '{"dependencies": {"next": "13"}}',
        "next.config.js": "module.exports = { basePath: '/help', trailingSlash: true }",
        "pages/index.tsx": "", "pages/_app.tsx": "", "pages/api/x.ts": "", "pages/notes/[...path].js": "",
        "pages/team.mdx": page("/notes/a/one", "/notes/b/two", "/help/notes/b/three/"),
        "content/a/one.md": page("/notes/b/two"), "content/b/two.md": page("/team"), "content/b/three.md": page(),
    }  # fmt: skip
    site = site_of(files)
    check(
        site, "content/a/one.md", alive=("/team", "/notes/b/three", "/help/team/", "/help"),
        dead=("/notes/b/four", "/crew"), silent=("/api/x",),
    )  # fmt: skip
    assert site.url_of("content/b/two.md") == "/help/notes/b/two/"


def test_fumadocs() -> None:
    files = {
        "package.json": '{"dependencies": {"next": "15", "fumadocs-mdx": "11"}}',
        "next.config.mjs": "export default {}",
        "lib/source.ts": "export const source = loader({ baseUrl: '/manual', source: docs })",
        "app/manual/[[...slug]]/page.tsx": "", "app/page.tsx": "",
        "content/docs/index.mdx": page("/manual/setup", "/manual/parts/wheel"),
        "content/docs/(start)/setup.mdx": page("/manual"),
        "content/docs/parts/wheel.mdx": page(),
    }  # fmt: skip
    check(
        site_of(files),
        "content/docs/index.mdx",
        alive=("/manual", "/manual/parts/wheel", "./parts/wheel"),
    )


# --- Astro -----------------------------------------------------------------------------------


def astro_site(**more: str) -> dict[str, str]:
    files = {
        "astro.config.mjs": """
            export default defineConfig({
              site: 'https://isles.example',
              trailingSlash: 'always',
              redirects: { '/old': '/guides/harbour', '/older/[slug]': '/guides/[slug]' },
            });
        """,
        "src/content.config.ts": """
            const guides = defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/content/guides' }) });
            const lawsCollection = defineCollection({ loader: glob({ pattern: '*.md', base: "./src/data/laws" }) });
            export const collections = { guides, laws: lawsCollection, areas: defineCollection({ type: 'content' }) };
        """,
        "src/pages/index.astro": "",
        "src/pages/about.md": page(),
        "src/pages/guides/[...slug].astro": "const all = await getCollection('guides');",
        "src/pages/leyes/[slug].astro": "const all = await getCollection('laws');",
        "src/pages/areas/[slug].astro": "",
        "src/pages/tags/[tag].astro": "",
        "src/pages/rss.xml.ts": "",
        "public/_redirects": "# moved\n/was/*  /guides/:splat  301\n/app/*  /index.html  200\n",
        "public/pics/a.webp": "",
        **more,
    }
    for n in range(5):
        files[f"src/content/guides/walk-{n}.md"] = page(
            f"/guides/walk-{(n + 1) % 5}/", f"/areas/bay-{n}/", "/guides/harbour/"
        )
        files[f"src/content/areas/bay-{n}.md"] = page("/guides/walk-1/", "/leyes/rent-act/")
    files["src/content/guides/harbour.md"] = page("/leyes/rent-act/", "/leyes/tax-act/")
    files["src/data/laws/001.md"] = page(slug="rent-act")
    files["src/data/laws/002.md"] = page(slug="tax-act")
    return files


def test_astro() -> None:
    site = site_of(astro_site())
    assert site.settings.main.hosts == ("isles.example",)
    check(
        site,
        "src/content/guides/harbour.md",
        alive=(
            "/", "/about/", "/guides/walk-3", "https://isles.example/areas/bay-2/", "/leyes/rent-act/", "/old/",
            "/was/harbour", "/pics/a.webp", "/rss.xml",
        ),
        dead=(
            "/guides/bay-2/", "/areas/walk-1/", "/leyes/001/", "/guides/walk-9/", "https://isles.example/nowhere/",
            "/contact/", "/pics/A.webp", "/articles/walk-1/",
        ),
        silent=("/tags/sea/", "/app/x"),
    )  # fmt: skip
    assert (
        site.nearest("/articles/walk-1/", "src/content/guides/harbour.md")[0].url
        == "/guides/walk-1"
    )
    assert site.url_of("src/data/laws/002.md") == "/leyes/tax-act/"


def test_astro_languages_with_their_own_names() -> None:
    files = {
        "astro.config.mjs": "export default { i18n: { defaultLocale: 'en', locales: ['en', 'pt', 'de'] } }",
        "src/pages/blog/[slug].astro": "", "src/pages/[locale]/blog/[slug].astro": "", "src/pages/index.astro": "",
    }  # fmt: skip
    names = {
        "en": ("nose", "chin", "eyes"),
        "pt": ("nariz", "queixo", "olhos"),
        "de": ("nase", "kinn", "augen"),
    }
    for locale, own in names.items():
        prefix = "" if locale == "en" else f"/{locale}"
        for name in own:
            files[f"src/content/blog/{locale}/{name}.mdx"] = page(
                *(f"{prefix}/blog/{other}" for other in own)
            )
    check(
        site_of(files), "src/content/blog/pt/nariz.mdx",
        alive=("/blog/nose", "/pt/blog/queixo", "/de/blog/nase"),
        dead=("/pt/blog/nose", "/de/blog/queixo", "/blog/noses"),
    )  # fmt: skip


def test_starlight() -> None:
    files = {
        "docs/astro.config.mjs": "export default defineConfig({ integrations: [starlight({ locales: { root: { label: 'English' }, ja: { label: '日本語' } } })] })",
        "docs/src/content/docs/index.mdx": page(
            "/start/install/", "/ja/start/install/", "/start/use/"
        ),
        "docs/src/content/docs/start/install.md": page("/start/use/"),
        "docs/src/content/docs/start/use.md": page("/ja/start/use/"),
        "docs/src/content/docs/ja/start/install.md": page(),
        "README.md": "# Not an article",
    }
    check(
        site_of(files), "docs/src/content/docs/index.mdx",
        alive=("/ja/start/install/", "/start/use", "/ja/start/use/"), dead=("/start/instal/", "/ja/start/instal/"),
    )  # fmt: skip


def test_a_host_that_serves_one_page_for_all() -> None:
    files = astro_site(**{"public/_redirects": "/* /index.html 200"})
    check(site_of(files), "src/content/guides/harbour.md", silent=("/guides/walk-9/", "/contact/"))


# --- Docusaurus ------------------------------------------------------------------------------


def test_docusaurus() -> None:
    files = {
        "website/docusaurus.config.ts": """
            const config = {
              url: 'https://kit.example', baseUrl: '/',
              presets: [['classic', {
                docs: { routeBasePath: '/', sidebarPath: './sidebars.ts', versions: { '1.0': { label: '1.0', path: 'v1' } } },
                blog: { routeBasePath: 'news' },
              }]],
              plugins: [
                ['@docusaurus/plugin-content-docs', { id: 'api', path: 'api', routeBasePath: 'reference' }],
                ['@docusaurus/plugin-client-redirects', { redirects: [{ from: ['/a', '/b'], to: '/guide/use' }] }],
              ],
            };
        """,
        "website/versions.json": '["1.0"]',
        "website/docs/intro.md": page(
            "/guide/use", "/guide/", "/guide/deep", "/reference/calls", slug="/"
        ),
        "website/docs/01-guide/index.md": page("./02-use.md", "use", "../other.mdx"),
        "website/docs/01-guide/02-use.md": page("index.md#top"),
        "website/docs/01-guide/03-x.mdx": page(slug="deep"),
        "website/docs/01-guide/_part.md": page("./gone.md"),
        "website/docs/other.mdx": page(id="another"),
        "website/versioned_docs/version-1.0/guide/use.md": page("../old.md"),
        "website/versioned_docs/version-1.0/old.md": page(),
        "website/api/calls.md": page(),
        "website/blog/2024-03-02-launch.md": page("/news/2024/03/02/launch"),
        "website/blog/2024-05-06-more/index.mdx": page(slug="more-news"),
        "website/src/pages/team.tsx": "",
        "website/static/img/a.svg": "",
    }
    site = site_of(files)
    assert site.settings.main.engine == "docusaurus"
    check(
        site,
        "website/docs/01-guide/02-use.md",
        alive=(
            "/", "/guide/use", "/guide", "/guide/deep", "/another", "/reference/calls", "/news/2024/03/02/launch",
            "/news/more-news", "/team", "/a", "/b/", "/img/a.svg", "./03-x.mdx", "../other.mdx?x#y", "/v1/old",
            "@site/docs/other.mdx",
        ),
        dead=("/guide/uses", "./4-y.md", "/guide/x"),
        silent=("/news/tags/x", "/search"),
    )  # fmt: skip


# --- VitePress -------------------------------------------------------------------------------


def test_vitepress() -> None:
    files = {
        "docs/.vitepress/config.mts": "export default { base: '/trails/', cleanUrls: false, rewrites: { 'pack/:name/info.md': ':name.md' } }",
        "docs/index.md": page("/peaks/fuji", "/peaks/", "/gear.html", "/boots"),
        "docs/peaks/index.md": page("./fuji", "./fuji.ja.md", "../gear"),
        "docs/peaks/fuji.md": page("/peaks/takao"),
        "docs/peaks/fuji.ja.md": page("/peaks/fuji"),
        "docs/peaks/takao.md": page(),
        "docs/gear.md": page(),
        "docs/pack/boots/info.md": page(),
        "docs/public/map.png": "",
    }
    site = site_of(files)
    check(
        site,
        "docs/peaks/fuji.md",
        alive=(
            "/peaks/takao",
            "./takao.html",
            "/trails/gear",
            "/boots",
            "/map.png",
            "../peaks/",
            "fuji.ja",
        ),
        dead=("/peaks/takoa", "./takoa.md", "/geer"),
    )
    assert site.url_of("docs/gear.md") == "/trails/gear"


# --- Hugo ------------------------------------------------------------------------------------


def test_hugo() -> None:
    files = {
        "hugo.toml": """
            baseURL = 'https://me.example/travel/'
            [permalinks]
            posts = '/posts/:year/:month/:slug/'
            [taxonomies]
            region = 'regions'
        """,
        "content/posts/trips/jeju.md": page("/posts/2025/03/busan-by-bus/", "/about/", "/regions/south/", date="2025-02-01", slug="jeju-walk"),
        "content/posts/food/busan.md": page("/travel/posts/2025/02/jeju-walk/", date="2025-03-09", slug="busan-by-bus"),
        "content/posts/bundle/index.md": page("./photo.jpg", "/guides/packing/", date="2025-04-01"),
        "content/posts/bundle/photo.jpg": "",
        "content/guides/packing.md": page("/guides/", aliases="[/pack, /old/packing/]"),
        "content/guides/Big City.md": page(),
        "content/about.md": page("{{< ref \"jeju.md\" >}}"),
        "static/images/a.png": "",
    }  # fmt: skip
    site = site_of(files)
    check(
        site,
        "content/guides/packing.md",
        alive=(
            "/posts/2025/02/jeju-walk/", "/travel/about", "/posts/2025/04/t/", "/guides/big-city/", "/pack/",
            "/old/packing", "/images/a.png", "/posts/", "https://me.example/travel/guides/packing/",
        ),
        dead=("/posts/2025/02/jeju-run/", "/guides/unpacking/", "/images/b.png", "/posts/jeju-walk/"),
        silent=("/tags/x/", "/regions/south/", "/index.xml", "https://me.example/elsewhere/"),
    )  # fmt: skip
    assert site.resolve('{{< ref "x" >}}', "content/about.md").status == "unknown"


def test_hugo_languages() -> None:
    files = {
        "config/_default/hugo.yaml": "baseURL: https://isle.example/\ndefaultContentLanguage: en\n",
        "config/_default/languages.yaml": "en:\n  weight: 1\nfr:\n  weight: 2\n",
        "content/walks/one.md": page("/walks/two/", "/fr/walks/one/", "/walks/one/"),
        "content/walks/one.fr.md": page("/fr/walks/two/"),
        "content/walks/two.md": page("/walks/one/"),
        "content/walks/two.fr.md": page(),
    }
    site = site_of(files)
    check(
        site,
        "content/walks/one.fr.md",
        alive=("/fr/walks/two/", "/walks/two"),
        dead=("/fr/walks/three/",),
    )
    assert site.url_of("content/walks/two.fr.md") == "/fr/walks/two/"


# --- Jekyll ----------------------------------------------------------------------------------


def test_jekyll() -> None:
    files = {
        "_config.yml": """
url: https://open.example
permalink: /:categories/:title/
collections:
  articles: {output: true, permalink: "/:path/"}
  people: {output: true}
defaults:
  - scope: {type: people}
    values: {permalink: "/team/:name/"}
""",
        "_articles/start.md": page(
            "/grow/",
            "/team/ann/",
            "/fr/grow/",
            "/about/",
            "{{ site.baseurl }}/x",
            redirect_from="/begin/",
        ),
        "_articles/grow.md": page("/start/", "/news/hello/", "start"),
        "_articles/fr/grow.md": page("/fr/start/"),
        "_articles/fr/start.md": page("/fr/grow/"),
        "_people/ann.md": page(),
        "_posts/2024-01-09-hello.md": page("/grow/", categories="news"),
        "about.md": "---\npermalink: /about/\n---\n",
        "contact.html": "---\n---\n",
        "assets/a.png": "",
    }
    site = site_of(files)
    check(
        site,
        "_articles/grow.md",
        alive=("/start/", "/fr/start", "/team/ann/", "/news/hello/", "/about/", "/contact/", "/contact.html", "/begin", "/assets/a.png", "/"),
        dead=("/grows/", "/fr/grows/", "/assets/b.png"),
        silent=("{{ site.baseurl }}/x", "/feed.xml"),
    )  # fmt: skip


# --- Nuxt ------------------------------------------------------------------------------------


def test_nuxt() -> None:
    files = {
        "nuxt.config.ts": """
            export default defineNuxtConfig({
              site: { url: 'https://rota.example' },
              routeRules: { '/velho': { redirect: '/blog/rio' }, '/api/**': { cors: true } },
            })
        """,
        "pages/index.vue": "", "pages/blog/index.vue": "", "pages/blog/[...slug].vue": "", "pages/lugares/[slug].vue": "",
        "content/blog/rio.md": page("/blog/sul/floripa", "/blog/norte", "/"),
        "content/blog/sul/1.floripa.md": page("/blog/rio", "/lugares/praia"),
        "content/blog/norte/index.md": page("/blog/rio"),
        "public/fotos/rio.jpg": "",
    }  # fmt: skip
    check(
        site_of(files), "content/blog/rio.md",
        alive=("/blog/sul/floripa", "/blog/norte/", "/velho", "/fotos/rio.jpg", "/blog"),
        dead=("/blog/sul/floripas", "/fotos/rios.jpg", "/contato"), silent=("/lugares/praia", "/_ipx/w_200/fotos/rio.jpg"),
    )  # fmt: skip


def test_nuxt_image_prefix() -> None:
    """NuxtImg puts a folder of its own before the path."""
    files = {
        "nuxt.config.ts": "export default {}", "pages/blog/[slug].vue": "", "pages/index.vue": "",
        "content/blog/rio.md": page("/blog/sul", "/blog/rio") + "\n<NuxtImg src='/covers/rio.jpg' />\n",
        "content/blog/sul.md": page(),
        "public/img/covers/rio.jpg": "", "public/covers/old.jpg": "",
    }  # fmt: skip
    check(site_of(files), "content/blog/rio.md", silent=("/covers/rio.jpg",))


# --- the rest --------------------------------------------------------------------------------


def test_nothing_known() -> None:
    files = {"notes/a.md": page("/x", "b.md", "/y.png"), "notes/b.md": page()}
    site = site_of(files)
    check(site, "notes/a.md", alive=("b.md",), dead=("c.md",), silent=("/x", "/y.png", "c"))
    assert site.settings.main.framework == ""
    assert site.settings.main.evidence


def test_examples_and_themes_are_not_the_site() -> None:
    files = {
        "hugo.toml": "baseURL = 'https://a.example/'", "content/a.md": page(),
        "themes/t/exampleSite/hugo.toml": "", "themes/t/exampleSite/content/x.md": page(),
        "examples/next/next.config.js": "", "examples/next/content/y.md": page(),
    }  # fmt: skip
    settings = infer(files, files.get)
    assert [zone.framework for zone in settings.zones] == ["hugo"]


def test_sitemap_and_robots() -> None:
    files = astro_site(
        **{
            "public/sitemap.xml": "<urlset><url><loc>https://isles.example/made/by/hand/</loc></url></urlset>"
        }
    )
    check(site_of(files), "src/content/guides/harbour.md", alive=("/made/by/hand",))


def test_broken_configs_say_nothing() -> None:
    for name in (
        "hugo.toml",
        "_config.yml",
        "netlify.toml",
        "vercel.json",
        "docusaurus.config.js",
        "next.config.js",
    ):
        for text in ("", "[[[", "{", "\udc80", "redirects: [{source: '/a',", "a: &x [*x]"):
            files = {name: text, "content/a.md": page("/b"), "docs/a.md": page()}
            assert infer(files, files.get).zones
    assert infer(["next.config.js", "content/a.md"], lambda path: None).main.framework == "next"


def test_next_redirects_in_a_table() -> None:
    config = """
        const moved = require("./moved.json");
        module.exports = { async redirects() { return Object.entries(moved).map(([source, destination]) => ({ source, destination })) } };
    """
    files = next_site(
        **{
            "next.config.ts": config,
            "moved.json": '{"/gone": "/guides/tax-izmir", "/old/": "/about"}',
        }
    )
    check(
        site_of(files),
        "src/content/guides/en/visa-izmir.mdx",
        alive=("/gone", "/old"),
        dead=("/contact",),
    )


def test_next_rewrites_in_templates() -> None:
    config = "export default { rewrites: async () => [{ source: `/${market}/best/:slug`, destination: '/us/best/:slug' }] }"
    files = next_site(**{"next.config.ts": config})
    check(
        site_of(files),
        "src/content/guides/en/visa-izmir.mdx",
        dead=("/contact",),
        silent=("/uk/best/card",),
    )


def test_next_rewrites_by_a_function() -> None:
    config = "export default { rewrites: async () => buildRewrites(routes) }"
    files = next_site(**{"next.config.ts": config})
    site_of(files)  # what is not an array cannot be found, and must not fail


def test_next_middleware_that_redirects_from_a_list() -> None:
    files = next_site(
        **{
            "src/middleware.ts": "import { moved } from './redirects'; if (moved[path]) return NextResponse.redirect(x)",
            "src/redirects.ts": "export const moved = { '/legacy': '/about' }",
        }
    )
    check(
        site_of(files),
        "src/content/guides/en/visa-izmir.mdx",
        dead=("/contact",),
        silent=("/legacy",),
    )


def test_pages_that_are_not_in_the_repo() -> None:
    """Config and articles alone: most pages are missing, and none of them is called dead."""
    files = {
        "astro.config.mjs": "export default {}",
        "src/pages/blog/[slug].astro": "",
        "src/content/blog/a.md": page("/blog/b", "/about", "/tools/x", "/shop/y", "/contact"),
        "src/content/blog/b.md": page("/blog/a", "/privacy", "/tools/z"),
    }
    check(
        site_of(files),
        "src/content/blog/a.md",
        silent=("/about", "/tools/x", "/shop/y", "/privacy"),
    )


def test_pictures_of_which_only_some_are_in_the_repo() -> None:
    files = {
        "hugo.toml": "baseURL = 'https://a.example/'",
        "content/a.md": page() + "\n".join(f"![x](/img/{name}.jpg)" for name in "bcdef"),
        "static/img/logo.svg": "",
        "static/img/b.jpg": "",
    }
    check(
        site_of(files), "content/a.md", alive=("/img/b.jpg",), silent=("/img/c.jpg", "/img/f.jpg")
    )


def test_pictures_in_another_format() -> None:
    """Where all other pictures are there, one that was never made is missing."""
    files = {
        "hugo.toml": "baseURL = 'https://a.example/'",
        "content/a.md": page() + "![x](/img/b.webp) ![y](/img/c.webp) ![z](/img/d.jpg)",
        "static/img/b.webp": "",
        "static/img/c.webp": "",
    }
    check(site_of(files), "content/a.md", dead=("/img/d.jpg",))


def test_a_folder_without_pages_of_its_own() -> None:
    """Pieces that other articles include have the names of articles, and no address."""
    files = {
        "next.config.js": "", "app/page.tsx": "", "app/[slug]/page.tsx": "",
        "content/guides/phone.mdx": page("/laptop", "/travel", "/laptop#lock-it"),
        "content/guides/laptop.mdx": page("/phone") + "\n## Lock it\n",
        "content/guides/travel.mdx": page("/phone"),
        "content/checklist/phone.mdx": "", "content/checklist/laptop.mdx": "", "content/checklist/travel.mdx": "",
    }  # fmt: skip
    site = site_of(files)
    check(site, "content/guides/phone.mdx", alive=("/laptop", "/travel"))
    assert all(site.doubles(path) == [] for path in site.records)
    for record_ in site.records.values():
        assert list(anchors.check(record_, site, anchors.Options())) == []


def test_more_dead_links_than_living_ones() -> None:
    """Translated slugs, links left untranslated: the folder's name says where its articles are."""
    files = {
        "astro.config.mjs": "",
        "src/pages/blog/[slug].astro": "",
        "src/pages/[lang]/blog/[slug].astro": "",
    }
    words = ("nose", "chin", "eyes", "brow")
    for word in words:
        files[f"src/content/blog/en/{word}.mdx"] = page(*(f"/blog/{other}" for other in words))
        urls = [f"/de/blog/{other}" for other in words] + [f"/de/blog/{word}-{n}" for n in range(2)]
        files[f"src/content/blog/de/{word}-de.mdx"] = page(*urls)
    check(
        site_of(files), "src/content/blog/de/nose-de.mdx",
        alive=("/blog/nose", "/de/blog/nose-de"), dead=("/de/blog/nose", "/de/blog/nose-1"),
    )  # fmt: skip


def test_articles_at_the_top_beside_pages_we_have_not_seen() -> None:
    files = {"next.config.js": "", "app/page.tsx": "", "app/[slug]/page.tsx": ""}
    names = ("lock-your-phone", "travel-light", "safe-email")
    for name in names:
        files[f"content/{name}.mdx"] = page(
            *(f"/{other}" for other in names), "/contact", "/donate"
        )
    check(
        site_of(files), "content/safe-email.mdx",
        alive=("/travel-light",), dead=("/travel-lite", "/safe-emails", "/never-written-down"),
        silent=("/contact", "/donate"),
    )  # fmt: skip
