"""What the sites that are programs have in common: where their content, languages and hosts are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidelint.facts import jsconfig as js
from guidelint.facts.repo import Repo, host_of, inside
from guidelint.facts.zone import Page
from guidelint.lazy import lazy_pattern

_CONTENT = (
    "content", "contents", "src/content", "app/content", "data", "src/data", "posts", "_posts",
    "src/posts", "articles", "src/articles", "blog", "src/blog", "_content", "_articles", "mdx",
    "src/mdx", "guides", "src/app", "app", "src/pages", "pages", "src/routes",
)  # fmt: skip
_SETTINGS = lazy_pattern(
    r"(?:\A|/)(?:i18n|routing|i18n[-_.]?config|next-i18next\.config|locales?|languages|i18n/(?:config|settings|routing|index))"
    r"\.(?:ts|js|mjs|cjs|tsx)\Z"
)
_COLLECTION = lazy_pattern(
    r"""\b(?:getCollection|getEntry|getLiveCollection|queryCollection|queryContent)\s*\(\s*["'`]/?([\w/-]+)"""
)
PATHS = lazy_pattern(r"""["'`](/[^\s"'`$]{2,})["'`]""")


def content_folders(repo: Repo, root: str) -> tuple[str, ...]:
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


def coded(repo: Repo, pages: Iterable[Page], names: dict[str, str] | None = None) -> Iterable[Page]:
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


def language_files(repo: Repo, root: str) -> list[str]:
    """Files that may list the site's languages, the shallow ones first."""
    found = [path for path in repo.below(root) if _SETTINGS.search(path) and path.count("/") < 5]
    return sorted(found, key=lambda path: (path.count("/"), path))[:8]


def own_hosts(repo: Repo, root: str, text: str, app: str) -> tuple[str, ...]:
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
