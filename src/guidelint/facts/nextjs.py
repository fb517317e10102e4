"""Next: app and pages router, redirects, rewrites, middleware, Nextra and Fumadocs."""

from __future__ import annotations

import re
from collections.abc import Callable

from guidelint.facts import jsconfig as js
from guidelint.facts import pages as page_files
from guidelint.facts.programs import PATHS, coded, content_folders, language_files, own_hosts
from guidelint.facts.redirects import from_objects
from guidelint.facts.repo import Repo, inside, path_of
from guidelint.facts.zone import Redirect, Route, Zone
from guidelint.lazy import lazy_pattern

_IMPORT = lazy_pattern(r"""(?:\bfrom\s+|\brequire\(\s*|\bimport\(\s*)["'](\.{1,2}/[^"']+)["']""")


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
    languages, default = repo.languages([*language_files(repo, root), config])
    redirects, mentioned, unread = _next_moves(repo, root, text)
    middleware = repo.first(
        root, "middleware.ts", "src/middleware.ts", "middleware.js", "src/middleware.js", "proxy.ts"
    )
    return Zone(
        root=root,
        framework="next",
        engine=_next_engine(package),
        content=content_folders(repo, root),
        routes=tuple(routes),
        pages=tuple(coded(repo, pages)),
        paged=len(pages) > 0,
        complete=len(pages) > 0,
        static=(inside(root, "public"),),
        known=(*mentioned, *_said_by_middleware(repo, root, middleware), *_localised(repo, root)),
        hosts=own_hosts(repo, root, text, app),
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
    return {path for text in (code, *lists) for path in PATHS.findall(text)}


def _localised(repo: Repo, root: str) -> set[str]:
    """Addresses in other languages, as next-intl's ``pathnames`` list them."""
    texts = [js.block(repo.code(path), "pathnames") for path in language_files(repo, root)]
    return {
        path.replace("[", ":").replace("]", "") for text in texts for path in PATHS.findall(text)
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
            mentioned.update(PATHS.findall(text))
        mentioned.update(_wild(template) for template in _TEMPLATES.findall(inner))
    for helper in helpers:
        found = from_objects(helper) or [
            Redirect(*pair) for pair in js.pairs(helper) if pair[0][:1] == "/"
        ]
        moves += found
        mentioned.update(PATHS.findall(helper) if not found else ())
    rewrites = blocks["rewrites"]
    unread = bool(rewrites) and not (
        any(move.rewrite for move in moves) or mentioned or rewrites.strip() in ("return []", "")
    )
    said = {move.source for move in moves} | {move.target for move in moves}
    return tuple(moves), tuple(sorted(mentioned - said - {"/*"})), unread or "/*" in mentioned


_COMPUTED = lazy_pattern(r"\.(?:map|flatMap|reduce|entries|filter)\(|\.\.\.\s*\w")
_TEMPLATES = lazy_pattern(r"\bsource\s*:\s*`(/[^`]*\$\{[^`]*)`")


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
