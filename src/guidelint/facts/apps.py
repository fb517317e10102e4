"""Sites that are programs: Astro, Nuxt, Gatsby, SvelteKit (Next has a module of its own).

Their pages are files, and a page with a parameter (``[slug]``) takes its articles from wherever
its code says. What the code says in plain words is read; the rest is left to the votes of the
links (`votes.count`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidelint.facts import jsconfig as js
from guidelint.facts import pages as page_files
from guidelint.facts.programs import PATHS, coded, content_folders, language_files, own_hosts
from guidelint.facts.repo import Repo, host_of, inside, path_of
from guidelint.facts.zone import Redirect, Route, Zone


def astro(repo: Repo, root: str, config: str) -> Zone:
    """An Astro site: src/pages, content collections, Starlight."""
    text = repo.code(config)
    folder = inside(root, "src/pages")
    pages = page_files.astro(folder, repo.files)
    folders, collections = _astro_collections(repo, root)
    routes = [Route(f"{folder}/{{path}}.md", "/{path}", "plain")]
    starlight = "starlight(" in text
    if starlight:
        docs = inside(root, "src/content/docs")
        routes.append(Route(f"{docs}/{{path}}.md", "/{path}", "starlight"))
    languages, default = repo.languages([config, *language_files(repo, root)])
    if starlight and not languages:
        languages = tuple(key for key in js.keys(js.block(text, "locales")) if key != "root")
    redirects = tuple(Redirect(*pair) for pair in js.pairs(js.block(text, "redirects")))
    return Zone(
        root=root,
        framework="astro",
        engine="gfm",
        content=folders,
        routes=tuple(routes),
        pages=tuple(coded(repo, pages, collections)),
        paged=len(pages) > 0 and not starlight,
        complete=len(pages) > 0 or starlight,
        static=(inside(root, js.string(text, "publicDir") or "public"),),
        hosts=own_hosts(repo, root, text, ""),
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
    return content or content_folders(repo, root), known


def nuxt(repo: Repo, root: str, config: str) -> Zone:
    """A Nuxt site: pages, and content served by path."""
    text = repo.code(config)
    source = inside(root, js.string(text, "srcDir") or ".")
    folders = (
        *repo.folders(source, "app/pages", "pages"),
        *repo.folders(root, "app/pages", "pages"),
    )
    folder = next(iter(folders), "")
    pages = page_files.nuxt(folder, repo.files) if folder else []
    routes = []
    content = repo.folders(root, "content") or repo.folders(source, "content")
    for home in content:
        routes.append(Route(f"{home}/{{path}}.md", "/{path}", "nuxt"))
    rules = [(s, t) for s, t in _route_rules(js.block(text, "routeRules"))]
    languages, default = repo.languages([config, *language_files(repo, root)])
    if not languages:
        codes = re.findall(r"""\bcode\s*:\s*["']([\w-]+)["']""", js.block(text, "i18n"))
        languages = tuple(dict.fromkeys(codes))
    return Zone(
        root=root,
        framework="nuxt",
        engine="gfm",
        content=tuple(folder for folder in content if repo.articles(folder)) or content_folders(repo, root),
        routes=tuple(routes),
        pages=tuple(coded(repo, pages)),
        paged=any("[" not in page.url for page in pages),
        complete=any("[" not in page.url for page in pages),
        static=tuple(repo.folders(root, "public", "static", "app/public")) or (inside(root, "public"),),
        hosts=own_hosts(repo, root, text, ""),
        base=path_of(js.string(text, "baseURL")) if "://" not in js.string(text, "baseURL") else "",
        redirects=tuple(Redirect(source, target) for source, target in rules),
        known=tuple(sorted(set(PATHS.findall(js.block(js.block(text, "i18n"), "pages"))))),
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
        content=content_folders(repo, root),
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
        content=content_folders(repo, root),
        pages=tuple(pages),
        paged=len(pages) > 0,
        complete=len(pages) > 0,
        static=(inside(root, "static"),),
        evidence=(f"SvelteKit: {config}; {len(pages)} pages",),
    )
