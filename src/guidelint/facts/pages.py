"""Pages that a framework serves from files of their own: ``app/blog/[slug]/page.tsx``.

Every function maps paths below a folder to page patterns in the one syntax of `zone`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidelint.facts.zone import Page
from guidelint.lazy import lazy_pattern

_CODE = r"\.(?:tsx|ts|jsx|js|mjs|mdx|md)"
_APP = lazy_pattern(rf"(?:(?P<folder>.*)/)?(?:page|route){_CODE}\Z")
_METADATA = lazy_pattern(
    r"(?:(?P<folder>.*)/)?(?P<name>sitemap|robots|manifest|favicon|icon|apple-icon|opengraph-image"
    r"|twitter-image)\d?\.(?P<suffix>\w+)\Z"
)
_METADATA_URLS = {
    "sitemap": "sitemap.xml",
    "robots": "robots.txt",
    "manifest": "manifest.webmanifest",
}
_PAGES = lazy_pattern(r"(?P<stem>.+?)\.(?:page\.)?(?:tsx|ts|jsx|js|mjs|mdx|md)\Z")
_NO_PAGES = ("_app", "_document", "_error", "_meta", "api/", "404", "500")
_ASTRO = lazy_pattern(r"(?P<stem>.+?)\.(?P<kind>astro|mdx?|markdown|html|ts|js|mjs)\Z")
_SVELTE = lazy_pattern(
    r"(?:(?P<folder>.*)/)?\+(?:page(?:@\w*)?\.(?:svelte|md|mdx|svx)|server\.(?:ts|js))\Z"
)


def next_app(folder: str, files: Iterable[str]) -> list[Page]:
    """Next's app router: groups ``(x)`` and slots ``@x`` vanish, ``_x`` and ``(.)x`` are no pages."""
    pages = []
    for path, below in _below(folder, files):
        found = _APP.match(below)
        if found is None:
            found = _METADATA.match(below)
            if found is None:
                continue
        parts = [part for part in (found["folder"] or "").split("/") if part]
        if any(part.startswith(("_", "(.")) for part in parts):
            continue
        parts = [part for part in parts if not part.startswith(("(", "@"))]
        if found.re.pattern == _METADATA.pattern:
            name = found["name"]
            parts.append(_METADATA_URLS.get(name, f"{name}.{found['suffix']}"))
        pages.append(Page("/" + "/".join(parts), path))
    return pages


def next_pages(folder: str, files: Iterable[str]) -> list[Page]:
    """Next's pages router."""
    pages = []
    for path, below in _below(folder, files):
        found = _PAGES.match(below)
        name = below.rpartition("/")[2]
        if found and not below.startswith(_NO_PAGES) and not name.startswith("_meta"):
            pages.append(Page(_page_url(found["stem"]), path))
    return pages


def astro(folder: str, files: Iterable[str]) -> list[Page]:
    """Astro's src/pages: a rest parameter may be empty, ``rss.xml.ts`` is ``/rss.xml``."""
    pages = []
    for path, below in _below(folder, files):
        found = _ASTRO.match(below)
        if found is None or any(part.startswith("_") for part in below.split("/")):
            continue
        url = _page_url(found["stem"])
        pages.append(Page(re.sub(r"\[(\.\.\.[^\]]+)\]\Z", r"[[\1]]", url), path))
    return pages


def nuxt(folder: str, files: Iterable[str]) -> list[Page]:
    """Nuxt's pages: ``[slug].vue``, ``[[slug]].vue`` (may be empty), ``_slug.vue`` of Nuxt 2."""
    pages = []
    for path, below in _below(folder, files):
        if not below.endswith(".vue"):
            continue
        parts = [part for part in below[:-4].split("/") if not re.fullmatch(r"\([^)]*\)", part)]
        parts = [
            re.sub(r"\A_(\w*)\Z", lambda m: f"[{m[1]}]" if m[1] else "[...all]", p) for p in parts
        ]
        pages += [Page(url, path) for url in _optional(_page_url("/".join(parts)))]
    return pages


def svelte(folder: str, files: Iterable[str]) -> list[Page]:
    """SvelteKit's src/routes."""
    pages = []
    for path, below in _below(folder, files):
        found = _SVELTE.match(below)
        if found:
            parts = [p for p in (found["folder"] or "").split("/") if p and not p.startswith("(")]
            parts = [re.sub(r"=\w+\]", "]", part) for part in parts]
            pages += [Page(url, path) for url in _optional("/" + "/".join(parts))]
    return pages


def plain(folder: str, files: Iterable[str]) -> list[Page]:
    """src/pages of Docusaurus and Gatsby: one file, one page; ``{Model.field}`` is a parameter."""
    pages = []
    for path, below in _below(folder, files):
        found = _PAGES.match(below)
        if found and not any(part.startswith("_") for part in below.split("/")):
            stem = re.sub(r"\{[^}]*\}", "[x]", found["stem"]).replace("[...]", "[...all]")
            if not re.search(r"\.(?:test|spec|module|d)\Z", stem):
                pages.append(Page(_page_url(stem), path))
    return pages


def _below(folder: str, files: Iterable[str]) -> Iterable[tuple[str, str]]:
    prefix = folder + "/" if folder else ""
    for path in files:
        if path.startswith(prefix):
            yield path, path[len(prefix) :]


def _page_url(stem: str) -> str:
    if stem == "index":
        return "/"
    return "/" + stem.removesuffix("/index")


def _optional(url: str) -> list[str]:
    """``/a/[[x]]/b`` is ``/a/b`` and ``/a/[x]/b``."""
    found = re.search(r"/\[\[(?!\.)([^\]]+)\]\]", url)
    if found is None:
        return [url]
    without = url[: found.start()] + url[found.end() :]
    return [
        *_optional(without or "/"),
        *_optional(f"{url[: found.start()]}/[{found[1]}]{url[found.end() :]}"),
    ]
