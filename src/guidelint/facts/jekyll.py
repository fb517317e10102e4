"""Jekyll: posts, collections, pages and their permalinks."""

from __future__ import annotations

import re
from typing import Any

from guidelint.facts.repo import Repo, host_of, inside, path_of
from guidelint.facts.zone import Page, Route, Zone
from guidelint.lazy import lazy_pattern

_PERMALINKS = {
    "date": "/:categories/:year/:month/:day/:title",
    "pretty": "/:categories/:year/:month/:day/:title",
    "ordinal": "/:categories/:year/:y_day/:title",
    "none": "/:categories/:title",
}
_FRONT_LINK = lazy_pattern(r"^permalink:\s*['\"]?([^\s'\"#]+)", re.MULTILINE)
_READ_PAGES = 400  # pages whose frontmatter is looked at for a permalink


def jekyll(repo: Repo, root: str, config: str) -> Zone:
    """A Jekyll site: posts, collections, pages, permalinks."""
    data = repo.data(config)
    start = root + "/" if root else ""
    posts, pages_link = _jekyll_defaults(data)
    routes = [Route(f"{start}**/_posts/{{path}}.md", _jekyll_url(posts), "jekyll")]
    content = [folder for folder in (inside(root, "_posts"),) if repo.articles(folder)]
    collections = data.get("collections")
    names = collections if isinstance(collections, dict) else dict.fromkeys(collections or [])
    home = inside(root, str(data.get("collections_dir") or ""))
    for name, options in names.items():
        folder = inside(home, f"_{name}")
        link = options.get("permalink") if isinstance(options, dict) else None
        link = str(link or pages_link.get(str(name)) or f"/{name}/:path").replace(
            ":collection", str(name)
        )
        routes.append(Route(f"{folder}/{{path}}.md", _jekyll_url(link), "jekyll"))
        if repo.articles(folder) and folder not in content:
            content.append(folder)
    routes.append(Route(start + "{path}.md", "/{path}", "jekyll"))
    folders, pages = _jekyll_pages(repo, root, data.get("exclude"))
    return Zone(
        root=root,
        framework="jekyll",
        complete=True,
        engine="gfm",
        content=tuple(dict.fromkeys([*content, *folders])) or (root or ".",),
        routes=tuple(routes),
        pages=tuple(pages),
        static=(root or ".",),
        known=("/tags", "/tags/*", "/tag/*", "/categories", "/categories/*", "/category/*", "/archive/*"),
        hosts=(*host_of(data.get("url")), *host_of("https://" + repo.text(inside(root, "CNAME")).strip())),
        base=path_of(data.get("baseurl")),
        evidence=(f"Jekyll: {config}; posts at {posts}",),
    )  # fmt: skip


def _jekyll_defaults(data: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """The permalink of posts, and those that `defaults` give to collections."""
    posts = str(data.get("permalink") or "date")
    links: dict[str, str] = {}
    for entry in data.get("defaults") or []:
        scope, values = (
            (entry.get("scope") or {}, entry.get("values") or {})
            if isinstance(entry, dict)
            else ({}, {})
        )
        if values.get("permalink"):
            kind = str(scope.get("type") or "")
            links[kind] = str(values["permalink"])
    return links.get("posts", posts), links


def _jekyll_url(link: str) -> str:
    url = _PERMALINKS.get(link, link)
    url = url.replace(":output_ext", "").replace(".html", "")
    return "/" + re.sub(r":(\w+)", r"{\1}", url).replace("{name}", "{title}").strip("/")


def _jekyll_pages(repo: Repo, root: str, exclude: Any) -> tuple[list[str], list[Page]]:
    """The top folders with plain Markdown pages, and the pages made from HTML and root files."""
    left_out = {str(item).strip("/") for item in exclude or []} | {
        "vendor",
        "node_modules",
        "docs",
        "test",
    }
    folders: dict[str, None] = {}
    pages: list[Page] = []
    for path in repo.below(root):
        below = path[len(root) + 1 :] if root else path
        first, slash, _ = below.partition("/")
        if first in left_out or first[:1] in "_." or "/_" in below:
            continue
        if slash and below.endswith((".md", ".markdown")):
            folders[inside(root, first)] = None
        elif below.endswith((".html", ".md")) and len(pages) < _READ_PAGES:
            found = _FRONT_LINK.search(repo.text(path)[:2000])
            stem = below.rpartition(".")[0]
            url = (
                found[1] if found and found[1].startswith("/") else "/" + stem.removesuffix("index")
            )
            pages.append(Page("/" + url.strip("/").removesuffix(".html"), path))
    return list(folders), pages
