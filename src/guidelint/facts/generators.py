"""Documentation generators, which turn folders into addresses by rules of their own.

Docusaurus, VitePress, MkDocs. Each function reads the framework's config and
returns the zone; what the config does not say is the framework's documented default.
"""

from __future__ import annotations

import re

from guidelint.facts import jsconfig as js
from guidelint.facts.pages import plain
from guidelint.facts.repo import Repo, host_of, inside, path_of
from guidelint.facts.zone import Page, Redirect, Route, Zone
from guidelint.lazy import lazy_pattern

# --- Docusaurus ------------------------------------------------------------------------------


def docusaurus(repo: Repo, root: str, config: str) -> Zone:
    """Docs, blog, pages, versions and translations of a Docusaurus site."""
    text = repo.code(config)
    docs = _docusaurus_docs(text)
    routes: list[Route] = []
    content: list[str] = []
    for folder, base in docs:
        folder = inside(root, folder)
        content.append(folder)
        routes.append(Route(f"{folder}/{{path}}.md", f"{base}/{{path}}", "docusaurus"))
    folder, base = docs[0] if docs else ("docs", "/docs")
    routes += _docusaurus_versions(repo, root, inside(root, folder), base, text)
    home = inside(root, "i18n/{locale}/docusaurus-plugin-content-docs")
    routes.append(Route(f"{home}/current/{{path}}.md", f"{base}/{{path}}", "docusaurus"))
    blog = js.shallow(js.block(text, "blog"))
    blog_folder = inside(root, js.string(blog, "path") or "blog")
    blog_base = "/" + (js.string(blog, "routeBasePath") or "blog").strip("/")
    routes += _docusaurus_blog(blog_folder, blog_base.rstrip("/"))
    routes.append(Route(inside(root, "src/pages/{path}.md"), "/{path}", "docusaurus"))
    content += [
        blog_folder,
        *(inside(root, name) for name in ("src/pages", "versioned_docs", "i18n")),
    ]
    languages, default = repo.languages([config])
    pages = plain(
        inside(root, "src/pages"), [p for p in repo.files if not p.endswith((".md", ".mdx"))]
    )
    return Zone(
        root=root,
        framework="docusaurus",
        complete=True,
        engine=_docusaurus_engine(text),
        content=tuple(dict.fromkeys(folder for folder in content if repo.articles(folder))),
        routes=tuple(routes),
        pages=(*pages, *_docusaurus_made(repo, root)),
        static=tuple(inside(root, f) for f in js.strings(js.block(text, "staticDirectories")) or ("static",)),
        known=(*(f"{base}/tags", f"{base}/tags/*", f"{base}/category/*", "/category/*", "/search"),
               *(f"{blog_base}{tail}" for tail in ("", "/tags", "/tags/*", "/archive", "/authors", "/authors/*"))),
        hosts=host_of(js.string(text, "url")),
        base=path_of(js.string(text, "baseUrl")),
        redirects=tuple(_docusaurus_redirects(text)),
        opaque=not text,
        locales=languages,
        default_locale=default,
        evidence=(f"Docusaurus: {config}; docs at {', '.join(b or '/' for _, b in docs) or 'nowhere'}",),
    )  # fmt: skip


def _docusaurus_engine(text: str) -> str:
    """Comments and heading ids are taken unless ``mdx1Compat`` turns them off."""
    if re.search(r"format\s*:\s*['\"]detect", text):
        return "gfm"
    return "mdx" if re.search(r"\bcomments\s*:\s*false", text) else "docusaurus"


def _docusaurus_docs(text: str) -> list[tuple[str, str]]:
    """(folder, address) of each docs plugin."""
    found: list[tuple[str, str]] = []
    if not re.search(r"\bdocs\s*:\s*false", text):
        preset = js.shallow(js.block(text, "docs"))
        base = js.string(preset, "routeBasePath") if "routeBasePath" in preset else "docs"
        found.append((js.string(preset, "path") or "docs", "/" + base.strip("/")))
    for plugin in re.finditer(r"plugin-content-docs['\"]\s*,\s*(?=\{)", text):
        options = js.shallow(js.balanced(text, plugin.end()))
        name = js.string(options, "id")
        base = js.string(options, "routeBasePath") if "routeBasePath" in options else name or "docs"
        found.append((js.string(options, "path") or name or "docs", "/" + base.strip("/")))
    return [(folder.removeprefix("./").rstrip("/"), base.rstrip("/")) for folder, base in found]


def _docusaurus_versions(repo: Repo, root: str, docs: str, base: str, text: str) -> list[Route]:
    """Every version under its own name, the latest one at the root as well."""
    folder = inside(root, "versioned_docs")
    names = {path[len(folder) + 1 :].partition("/")[0] for path in repo.below(folder)}
    listed = re.findall(r'"([^"]+)"', repo.text(inside(root, "versions.json")))
    latest = js.string(text, "lastVersion") or next(iter(listed), "current")
    paths = dict(_VERSION_PATH.findall(js.block(text, "versions")))
    routes = [
        Route(
            f"{docs}/{{path}}.md", f"{base}/{paths.get('current', 'next')}/{{path}}", "docusaurus"
        )
    ]
    for name in sorted(names):
        version = name.removeprefix("version-")
        files = f"{folder}/{name}/{{path}}.md"
        routes.append(Route(files, f"{base}/{paths.get(version, version)}/{{path}}", "docusaurus"))
        if version == latest:
            routes.append(Route(files, f"{base}/{{path}}", "docusaurus"))
    return routes if names else []


_VERSION_PATH = lazy_pattern(r"""["']?([\w.-]+)["']?\s*:\s*\{[^{}]*?\bpath\s*:\s*["'`]([^"'`]*)""")


def _docusaurus_blog(folder: str, base: str) -> list[Route]:
    routes = []
    for name in ("{year}-{month}-{day}-{slug}", "{year}-{month}-{day}-{slug}/index",
                 "{year}/{month}/{day}/{slug}", "{year}/{month}-{day}-{slug}", "{year}/{month}/{day}-{slug}",
                 "{year}/{year2}-{month}-{day}-{slug}", "{year}/{year2}-{month}-{day}-{slug}/index"):  # fmt: skip
        url = f"{base}/{{year}}/{{month}}/{{day}}/{{slug}}"
        routes.append(Route(f"{folder}/{name}.md", url, "docusaurus-blog"))
    routes.append(Route(f"{folder}/{{path}}.md", f"{base}/{{path}}", "docusaurus-blog"))
    return routes


def _docusaurus_made(repo: Repo, root: str) -> list[Page]:
    """Generated index pages whose address sidebars and category files name."""
    pages = []
    for path in repo.below(root):
        name = path.rpartition("/")[2]
        if name in ("_category_.json", "_category_.yml", "_category_.yaml") or name.startswith(
            "sidebars"
        ):
            for slug in re.findall(r"""["']?\bslug["']?\s*:\s*["']?([\w/.-]+)""", repo.text(path)):
                pages += [Page("/" + slug.strip("/"), path), Page("/docs/" + slug.strip("/"), path)]
    return pages


def _docusaurus_redirects(text: str) -> list[Redirect]:
    found = []
    for inner in js.objects(js.block(text, "redirects")):
        target = js.string(inner, "to")
        sources = js.strings(js.block(inner, "from")) or [js.string(inner, "from")]
        found += [Redirect(source, target) for source in sources if source and target]
    return found


# --- VitePress and MkDocs --------------------------------------------------------------------


def vitepress(repo: Repo, root: str, config: str) -> Zone:
    """A VitePress site: addresses are paths below srcDir."""
    text = repo.code(config)
    home = inside(root, js.string(text, "srcDir") or ".")
    prefix = home + "/" if home else ""
    rewrites = js.block(text, "rewrites")
    routes = [
        Route(prefix + _template(source), "/" + _template(target).removesuffix(".md"), "vitepress")
        for source, target in js.pairs(rewrites)
    ]
    routes.append(Route(prefix + "{path}.md", "/{path}", "vitepress"))
    dynamic = [path for path in repo.articles(home) if "[" in path]
    return Zone(
        root=root,
        framework="vitepress",
        complete=True,
        engine="gfm",
        content=(home or ".",),
        routes=tuple(routes),
        pages=tuple(Page("/" + path[len(prefix) :].rpartition(".")[0], path) for path in dynamic),
        static=(prefix + "public",),
        base=path_of(js.string(text, "base")),
        opaque=bool(re.search(r"\brewrites\s*(?:\(|:\s*\(|:\s*\w+\s*=>)", text)),
        evidence=(f"VitePress: {config}; pages are the files below {home or '.'}",),
    )


def _template(pattern: str) -> str:
    """VitePress' ``:pkg/src/:slug*`` as a file template."""
    wide = re.sub(r":(\w+)(?:\(\.\*\)|\*|\+)", "{path}", pattern)
    return re.sub(r":(\w+)", r"{\1}", wide).lstrip("/")


def mkdocs(repo: Repo, root: str, config: str) -> Zone:
    """An MkDocs site: addresses are paths below docs_dir."""
    text = repo.text(config)

    def say(key: str, otherwise: str = "") -> str:
        found = re.search(rf"^{key}:\s*['\"]?([^\s'\"#]+)", text, re.MULTILINE)
        return found[1] if found else otherwise

    home = inside(root, say("docs_dir", "docs"))
    return Zone(
        root=root,
        framework="mkdocs",
        complete=True,
        engine="gfm",
        content=(home,),
        routes=(Route(f"{home}/{{path}}.md", "/{path}", "mkdocs"),),
        static=(home,),
        hosts=host_of(say("site_url")),
        base=path_of(say("site_url")),
        opaque="plugins:" in text,
        evidence=(f"MkDocs: {config}; pages are the files below {home}",),
    )
