"""Sites that are programs: Next, Astro, Nuxt, Gatsby, SvelteKit.

Their pages are files, and a page with a parameter (``[slug]``) takes its articles from wherever
its code says. What the code says in plain words is read; the rest is left to the votes of the
links (`routes.vote`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from guidelint.facts import jsconfig as js
from guidelint.facts import pages as page_files
from guidelint.facts.redirects import from_objects
from guidelint.facts.repo import Repo, host_of, inside, path_of
from guidelint.facts.zone import Page, Redirect, Route, Zone

_CONTENT = (
    "content", "contents", "src/content", "app/content", "data", "src/data", "posts", "_posts",
    "src/posts", "articles", "src/articles", "blog", "src/blog", "_content", "_articles", "mdx",
    "src/mdx", "guides", "src/app", "app", "src/pages", "pages", "src/routes",
)  # fmt: skip
_SETTINGS = re.compile(
    r"(?:\A|/)(?:i18n|routing|i18n[-_.]?config|next-i18next\.config|locales?|languages|i18n/(?:config|settings|routing|index))"
    r"\.(?:ts|js|mjs|cjs|tsx)\Z"
)
_COLLECTION = re.compile(
    r"""\b(?:getCollection|getEntry|getLiveCollection|queryCollection|queryContent|reader\.collections?)\s*\(\s*["'`]/?([\w/-]+)"""
)
_IMPORT = re.compile(r"""(?:\bfrom\s+|\brequire\(\s*|\bimport\(\s*)["'](\.{1,2}/[^"']+)["']""")
_PATHS = re.compile(r"""["'`](/[^\s"'`$]{2,})["'`]""")


def next_js(repo: Repo, root: str, config: str) -> Zone:
    """A Next site: app and pages router, redirects, rewrites, Nextra and Fumadocs."""
    text = repo.code(config)
    files = repo.files
    app = next((f for f in repo.folders(root, "app", "src/app")), "")
    router = next((f for f in repo.folders(root, "pages", "src/pages")), "")
    pages = page_files.next_app(app, files) if app else []
    pages += page_files.next_pages(router, files) if router else []
    package = repo.text(inside(root, "package.json"))
    routes = [Route(f"{app}/{{path}}/page.mdx", "/{path}", "fumadocs")] if app else []
    routes += _next_docs(repo, root, package, router)
    languages, default = repo.languages([*_language_files(repo, root), config])
    redirects, mentioned, unread = _next_moves(repo, root, text)
    middleware = repo.first(
        root, "middleware.ts", "src/middleware.ts", "middleware.js", "src/middleware.js", "proxy.ts"
    )
    return Zone(
        root=root,
        framework="next",
        engine=_next_engine(package),
        content=_content(repo, root),
        routes=tuple(routes),
        pages=tuple(_coded(repo, pages)),
        paged=len(pages) > 0,
        complete=len(pages) > 0,
        static=(inside(root, "public"),),
        known=(*mentioned, *_said_by_middleware(repo, root, middleware), *_localised(repo, root)),
        hosts=_hosts(repo, root, text, app),
        base=path_of(js.string(text, "basePath")),
        slash="always" if js.boolean(text, "trailingSlash") else "",
        redirects=redirects,
        opaque=unread or ".rewrite(" in repo.code(middleware),
        locales=languages,
        default_locale=default,
        evidence=(f"Next: {config}; {len(pages)} pages in {' and '.join(f for f in (app, router) if f) or 'no folder'}",),
    )  # fmt: skip


def _said_by_middleware(repo: Repo, root: str, middleware: str) -> set[str]:
    """Addresses that a redirecting middleware, or the list it imports, mentions."""
    code = repo.code(middleware)
    if "redirect(" not in code:
        return set()
    folder = middleware.rpartition("/")[0]
    lists = [repo.code(path) for path in _imported(repo, folder, code, every=lambda text: None)]
    return {path for text in (code, *lists) for path in _PATHS.findall(text)}


def _localised(repo: Repo, root: str) -> set[str]:
    """Addresses in other languages, as next-intl's ``pathnames`` list them."""
    texts = [js.block(repo.code(path), "pathnames") for path in _language_files(repo, root)]
    return {
        path.replace("[", ":").replace("]", "") for text in texts for path in _PATHS.findall(text)
    }


def _next_engine(package: str) -> str:
    if "next-mdx-remote" in package:
        return "next-mdx-remote"
    tools = (
        "@next/mdx",
        "@mdx-js/",
        "mdx-bundler",
        "contentlayer",
        "fumadocs",
        "nextra",
        "velite",
        "next-mdx",
        "@content-collections/mdx",
    )
    return "mdx" if any(f'"{tool}' in package for tool in tools) else "gfm"


def _next_docs(repo: Repo, root: str, package: str, router: str) -> list[Route]:
    """The routes of Nextra and Fumadocs, and of .mdx files in the pages router."""
    routes = []
    if '"fumadocs' in package:
        source = repo.first(
            root,
            "lib/source.ts",
            "src/lib/source.ts",
            "lib/source.tsx",
            "app/source.ts",
            "lib/source/index.ts",
        )
        base = js.string(repo.code(source), "baseUrl") or "/docs"
        for folder in repo.folders(root, "content/docs", "src/content/docs", "content"):
            routes.append(Route(f"{folder}/{{path}}.mdx", base.rstrip("/") + "/{path}", "fumadocs"))
    if '"nextra' in package:
        for folder in repo.folders(root, "content", "src/content"):
            routes.append(Route(f"{folder}/{{path}}.mdx", "/{path}", "plain"))
    if router:
        routes.append(Route(f"{router}/{{path}}.mdx", "/{path}", "plain"))
    return routes


def _next_moves(
    repo: Repo, root: str, text: str
) -> tuple[tuple[Redirect, ...], tuple[str, ...], bool]:
    """Redirects and rewrites in literals, addresses that the others mention, and whether
    rewrites remain that cannot be read at all."""
    blocks = {key: js.block(text, key) or js.body(text, key) for key in ("redirects", "rewrites")}
    helpers = [repo.code(path) for path in _imported(repo, root, text, every=_COMPUTED.search)]
    moves: list[Redirect] = []
    mentioned: set[str] = set()
    for key, inner in blocks.items():
        found = from_objects(inner, rewrite=key == "rewrites")
        moves += found
        if inner and (not found or _COMPUTED.search(inner)):
            mentioned.update(_PATHS.findall(text))
        mentioned.update(_wild(template) for template in _TEMPLATES.findall(inner))
    for helper in helpers:
        found = from_objects(helper) or [
            Redirect(*pair) for pair in js.pairs(helper) if pair[0][:1] == "/"
        ]
        moves += found
        mentioned.update(_PATHS.findall(helper) if not found else ())
    rewrites = blocks["rewrites"]
    unread = bool(rewrites) and not (
        any(move.rewrite for move in moves) or mentioned or rewrites.strip() in ("return []", "")
    )
    said = {move.source for move in moves} | {move.target for move in moves}
    return tuple(moves), tuple(sorted(mentioned - said - {"/*"})), unread or "/*" in mentioned


_COMPUTED = re.compile(r"\.(?:map|flatMap|reduce|entries|filter)\(|\.\.\.\s*\w")
_TEMPLATES = re.compile(r"\bsource\s*:\s*`(/[^`]*\$\{[^`]*)`")


def _wild(template: str) -> str:
    """``/${market}/x/:slug`` as a pattern of addresses that may exist."""
    return re.sub(r"\$\{(?:[^{}]|\{[^{}]*\})*\}", "*", template)


def _imported(repo: Repo, root: str, text: str, every: Callable[[str], object]) -> list[str]:
    """The modules and data files that a config imports for its redirects.

    Those named so; where redirects are computed, all of them.
    """
    found = []
    for name in dict.fromkeys(_IMPORT.findall(text)):
        if not every(text) and not re.search(r"redirect|rewrite|moved|legacy", name, re.IGNORECASE):
            continue
        path = inside(root, name)
        tails = ("", ".ts", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js")
        found.append(repo.first("", *(path + tail for tail in tails)))
    return [path for path in found if path][:8]


# --- Astro, Nuxt, Gatsby, SvelteKit ----------------------------------------------------------


def astro(repo: Repo, root: str, config: str) -> Zone:
    """An Astro site: src/pages, content collections, Starlight."""
    text = repo.code(config)
    folder = inside(root, "src/pages")
    pages = page_files.astro(folder, repo.files)
    content, collections = _astro_collections(repo, root)
    routes = [Route(f"{folder}/{{path}}.md", "/{path}", "plain")]
    starlight = "starlight(" in text
    if starlight:
        docs = inside(root, "src/content/docs")
        routes.append(Route(f"{docs}/{{path}}.md", "/{path}", "starlight"))
    languages, default = repo.languages([config, *_language_files(repo, root)])
    if starlight and not languages:
        languages = tuple(key for key in js.keys(js.block(text, "locales")) if key != "root")
    redirects = tuple(Redirect(*pair) for pair in js.pairs(js.block(text, "redirects")))
    return Zone(
        root=root,
        framework="astro",
        engine="gfm",
        content=content,
        routes=tuple(routes),
        pages=tuple(_coded(repo, pages, collections)),
        paged=len(pages) > 0 and not starlight,
        complete=len(pages) > 0 or starlight,
        static=(inside(root, js.string(text, "publicDir") or "public"),),
        hosts=_hosts(repo, root, text, ""),
        base=path_of(js.string(text, "base")),
        slash=js.string(text, "trailingSlash").replace("ignore", ""),
        redirects=redirects,
        locales=languages,
        default_locale=default,
        evidence=(f"Astro: {config}; {len(pages)} pages in {folder}",),
    )


def _astro_collections(repo: Repo, root: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """The content folders, and the folder name behind each collection's name."""
    config = repo.first(
        root, "src/content.config.ts", "src/content.config.mjs", "src/content.config.js",
        "src/content/config.ts", "src/content/config.mjs", "src/content/config.js",
    )  # fmt: skip
    text = repo.code(config)
    bases: dict[str, str] = {}
    for found in re.finditer(r"\b(\w+)\s*(?::[^=]*)?[=:]\s*defineCollection\(\s*(?=\{)", text):
        base = js.string(js.balanced(text, found.end()), "base")
        bases[found[1]] = base
    for key, name in re.findall(
        r"""["']?([\w-]+)["']?\s*:\s*(\w+)\s*[,}\n]""",
        js.block(text.replace("=", ":"), "collections"),
    ):
        bases.setdefault(key, bases.get(name, ""))
    folders = {inside(root, base) for base in bases.values() if base and "$" not in base}
    folders |= set(repo.folders(root, "src/content", "src/pages"))
    known = {name: base.rstrip("/").rpartition("/")[2] for name, base in bases.items() if base}
    content = tuple(sorted(folder for folder in folders if repo.articles(folder)))
    return content or _content(repo, root), known


def nuxt(repo: Repo, root: str, config: str) -> Zone:
    """A Nuxt site: pages, and content served by path."""
    text = repo.code(config)
    source = inside(root, js.string(text, "srcDir") or ".")
    folder = next(
        iter(
            repo.folders(
                root, "app/pages", inside(source, "pages")[len(root) :].lstrip("/") or "pages"
            )
        ),
        "",
    )
    pages = page_files.nuxt(folder, repo.files) if folder else []
    routes = []
    content = repo.folders(root, "content") or repo.folders(source, "content")
    for home in content:
        routes.append(Route(f"{home}/{{path}}.md", "/{path}", "nuxt"))
    rules = [(s, t) for s, t in _route_rules(js.block(text, "routeRules"))]
    languages, default = repo.languages([config, *_language_files(repo, root)])
    if not languages:
        codes = re.findall(r"""\bcode\s*:\s*["']([\w-]+)["']""", js.block(text, "i18n"))
        languages = tuple(dict.fromkeys(codes))
    return Zone(
        root=root,
        framework="nuxt",
        engine="gfm",
        content=tuple(folder for folder in content if repo.articles(folder)) or _content(repo, root),
        routes=tuple(routes),
        pages=tuple(_coded(repo, pages)),
        paged=any("[" not in page.url for page in pages),
        complete=any("[" not in page.url for page in pages),
        static=tuple(repo.folders(root, "public", "static", "app/public")) or (inside(root, "public"),),
        hosts=_hosts(repo, root, text, ""),
        base=path_of(js.string(text, "baseURL")) if "://" not in js.string(text, "baseURL") else "",
        redirects=tuple(Redirect(source, target) for source, target in rules),
        known=tuple(sorted(set(_PATHS.findall(js.block(js.block(text, "i18n"), "pages"))))),
        locales=languages,
        default_locale=default,
        evidence=(f"Nuxt: {config}; {len(pages)} pages, content in {', '.join(content) or 'no folder'}",),
    )  # fmt: skip


def _route_rules(text: str) -> Iterable[tuple[str, str]]:
    """``"/old/**": { redirect: "/new" }`` or ``{ redirect: { to: "/new" } }``."""
    for found in re.finditer(r"""["']([^"'\n]+)["']\s*:\s*(?=\{)""", text):
        inner = js.balanced(text, found.end())
        target = js.string(inner, "redirect") or js.string(js.block(inner, "redirect"), "to")
        if target:
            yield found[1], target


def gatsby(repo: Repo, root: str, config: str) -> Zone:
    """A Gatsby site: its code may make any page, so only the links can tell."""
    return Zone(
        root=root,
        framework="gatsby",
        engine="mdx" if "gatsby-plugin-mdx" in repo.text(config) else "gfm",
        content=_content(repo, root),
        pages=tuple(page_files.plain(inside(root, "src/pages"), repo.files)),
        static=(inside(root, "static"),),
        hosts=host_of(js.string(repo.code(config), "siteUrl")),
        evidence=(f"Gatsby: {config}",),
    )


def svelte(repo: Repo, root: str, config: str) -> Zone:
    """A SvelteKit site."""
    pages = page_files.svelte(inside(root, "src/routes"), repo.files)
    return Zone(
        root=root,
        framework="sveltekit",
        engine="gfm",
        content=_content(repo, root),
        pages=tuple(pages),
        paged=len(pages) > 0,
        complete=len(pages) > 0,
        static=(inside(root, "static"),),
        evidence=(f"SvelteKit: {config}; {len(pages)} pages",),
    )


# --- shared ----------------------------------------------------------------------------------


def _content(repo: Repo, root: str) -> tuple[str, ...]:
    """The folders that hold articles: the usual names, else the one with most of them."""
    usual = [folder for folder in repo.folders(root, *_CONTENT) if repo.articles(folder)]
    usual = [f for f in usual if not any(f.startswith(other + "/") for other in usual)]
    if usual:
        return tuple(usual)
    counts: dict[str, int] = {}
    for path in repo.articles(root):
        first = path[len(root) + 1 if root else 0 :].partition("/")[0]
        if "/" in path[len(root) :].lstrip("/") and not first.startswith("."):
            folder = inside(root, first)
            counts[folder] = counts.get(folder, 0) + 1
    return (max(counts, key=lambda folder: counts[folder]),) if counts else ()


def _coded(
    repo: Repo, pages: Iterable[Page], names: dict[str, str] | None = None
) -> Iterable[Page]:
    """The pages, those with parameters with the collections that their code names."""
    for page in pages:
        if "[" not in page.url:
            yield page
            continue
        found = dict.fromkeys(
            name.strip("/") for name in _COLLECTION.findall(repo.code(page.source))
        )
        folders = tuple((names or {}).get(name, name) for name in found if name)
        yield page._replace(collections=folders)


def _language_files(repo: Repo, root: str) -> list[str]:
    """Files that may list the site's languages, the shallow ones first."""
    found = [path for path in repo.below(root) if _SETTINGS.search(path) and path.count("/") < 5]
    return sorted(found, key=lambda path: (path.count("/"), path))[:8]


def _hosts(repo: Repo, root: str, text: str, app: str) -> tuple[str, ...]:
    """The site's own hosts: from its config, its sitemap settings, its layout, its robots.txt."""
    found: dict[str, None] = {}
    for path, key in (
        ("", "site"), ("", "siteUrl"), ("", "url"),
        (repo.first(root, "next-sitemap.config.js", "next-sitemap.config.mjs", "next-sitemap.config.cjs"), "siteUrl"),
    ):  # fmt: skip
        code = repo.code(path) if path else text
        found.update(dict.fromkeys(host_of(js.string(code, key))))
    layout = repo.first(app, "layout.tsx", "layout.js", "[locale]/layout.tsx") if app else ""
    base = re.search(r"""metadataBase\s*:\s*new URL\(\s*["'](https?://[^"']+)""", repo.code(layout))
    found.update(dict.fromkeys(host_of(base[1]) if base else ()))
    robots = re.search(
        r"^sitemap:\s*(https?://\S+)", repo.text(inside(root, "public/robots.txt")), re.I | re.M
    )
    found.update(dict.fromkeys(host_of(robots[1]) if robots else ()))
    name = (
        repo.text(inside(root, "public/CNAME")).strip() or repo.text(inside(root, "CNAME")).strip()
    )
    found.update(dict.fromkeys(host_of("https://" + name) if name else ()))
    return tuple(found)
