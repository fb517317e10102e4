"""What a repository shows of its website: framework, folders, addresses, redirects.

Config files are read for their literals, never executed. What they do not say stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib import import_module

from guidelint.facts import redirects
from guidelint.facts.repo import Reader, Repo, host_of, inside
from guidelint.facts.zone import Page, Redirect, SiteSettings, Zone
from guidelint.lazy import lazy_pattern

_CODE = r"\.(?:[cm]?[jt]s)"
_DATA = r"\.(?:toml|ya?ml|json)"

# (config file, module and function that read it). In this order: where one folder has several,
# the first is the site's. Modules are imported when needed.
_CONFIGS = (
    (rf"docusaurus\.config{_CODE}", "generators", "docusaurus"),
    (rf"\.vitepress/config(?:/index)?{_CODE}", "generators", "vitepress"),
    (rf"astro\.config{_CODE}", "apps", "astro"),
    (rf"nuxt\.config{_CODE}", "apps", "nuxt"),
    (rf"next\.config{_CODE}", "nextjs", "next_js"),
    (rf"gatsby-config{_CODE}", "apps", "gatsby"),
    (rf"svelte\.config{_CODE}", "apps", "svelte"),
    (rf"hugo{_DATA}|config/_default/(?:hugo|config){_DATA}|config\.toml", "hugo", "hugo"),
    (r"_config\.ya?ml", "jekyll", "jekyll"),
    (r"mkdocs\.ya?ml", "generators", "mkdocs"),
)
_NEXT = 4
_CONFIG = lazy_pattern("(?:" + "|".join(f"({pattern})" for pattern, _, _ in _CONFIGS) + r")\Z")
_NAMES = ("docusaurus.", "config.", "index.", "astro.", "nuxt.", "next.", "gatsby-", "svelte.",
          "hugo.", "_config.", "mkdocs.")  # fmt: skip
_ASIDE = lazy_pattern(
    r"(?:\A|/)(?:node_modules|examples?|templates?|starters?|fixtures?|tests?|__tests__|e2e|themes"
    r"|exampleSite|vendor|playground|\.[a-z][^/]*(?<!\.vitepress))/"
)
_DEEPEST = 5  # folders above a config
Reading = Callable[[Repo, str, str], Zone]
_LOCATION = lazy_pattern(r"<loc>\s*([^<\s]+)\s*</loc>")


def infer(inventory: Iterable[str], read: Reader) -> SiteSettings:
    """The websites of a repository. `read` gives a small file's text, None where it cannot.

    Without a known framework there is one zone for everything, and only links can tell.
    """
    repo = Repo(inventory, read)
    zones = [_with_hosting(repo, make(repo, root, config)) for root, config, make in _sites(repo)]
    sizes = {zone: _size(repo, zone) for zone in zones}
    zones = sorted(
        (zone for zone in zones if sizes[zone]), key=lambda zone: (-sizes[zone], zone.root)
    )
    if not zones:
        zones = [_with_hosting(repo, _bare(repo))]
    return SiteSettings(tuple(zones))


def _sites(repo: Repo) -> list[tuple[str, str, Reading]]:
    """(root, config, reader) of each website: one a folder."""
    found: dict[str, tuple[int, str]] = {}
    for path in repo.files:
        if "versioned_docs/version-" in path:  # Docusaurus, its config perhaps not at hand
            root = path.partition("versioned_docs/")[0].rstrip("/")
            if not _ASIDE.search(path):
                found.setdefault(root, (len(_CONFIGS), ""))
        name = path[path.rfind("/") + 1 :]
        if not name.startswith(_NAMES) or path.count("/") > _DEEPEST or _ASIDE.search(path):
            continue
        match = _CONFIG.search(path)
        if match and (match.start() == 0 or path[match.start() - 1] == "/"):
            root = path[: match.start()].rstrip("/")
            rank = (match.lastindex or 1) - 1
            if rank < found.get(root, (99, ""))[0] and _plausible(repo, root, path):
                found[root] = (rank, path)
    if "" not in found and re.search(r'"next"\s*:', repo.text("package.json")):
        found[""] = (_NEXT, "package.json")
    return [
        (root, config, _reading(rank % len(_CONFIGS)))
        for root, (rank, config) in sorted(found.items())
    ]


def _reading(rank: int) -> Reading:
    _, module, name = _CONFIGS[rank]
    found: Reading = getattr(import_module(f"guidelint.facts.{module}"), name)
    return found


def _plausible(repo: Repo, root: str, config: str) -> bool:
    """A config.toml or _config.yml is a site's only where its folders are a site's too."""
    if config.endswith("config.toml") and "/_default/" not in config and "hugo." not in config:
        return any(repo.folders(root, "content", "themes", "archetypes", "layouts"))
    return True


def _size(repo: Repo, zone: Zone) -> int:
    return sum(len(repo.articles(folder)) for folder in zone.content)


def _bare(repo: Repo) -> Zone:
    """A repository without a framework we know: every article, any folder of static files."""
    statics = {
        path[: match.end() - 1]
        for path in repo.files
        if (match := re.match(r"(?:[\w.-]+/){0,3}?(?:public|static)/", path))
    }
    engine, why = _bare_engine(repo)
    return Zone(
        engine=engine, static=tuple(sorted(statics)), evidence=("no framework's config found", why)
    )


_COMPONENT = lazy_pattern(r"^[ \t]*</?[A-Z]\w*[^<>]*>|^(?:import|export) ", re.MULTILINE)
_SAMPLE = 25


def _bare_engine(repo: Repo) -> tuple[str, str]:
    """Whether .md files are MDX: told by the components in a sample of them."""
    plain = [path for path in repo.articles("") if not path.endswith(".mdx")]
    if not plain:
        return "mdx", "engine mdx: there are no .md files"
    sample = plain[:: max(1, len(plain) // _SAMPLE)][:_SAMPLE]
    hits = sum(bool(_COMPONENT.search(_without_code(repo.text(path)))) for path in sample)
    engine = "mdx" if hits * 5 >= len(sample) else "gfm"
    return engine, f"engine {engine}: {hits} of {len(sample)} .md files looked at use components"


def _without_code(text: str) -> str:
    """The lines outside fenced code."""
    kept, fence = [], ""
    for line in text.split("\n"):
        mark = line.lstrip()[:3]
        if mark in ("```", "~~~") and (not fence or mark == fence):
            fence = "" if fence else mark
        elif not fence:
            kept.append(line)
    return "\n".join(kept)


# --- what hosts and build steps add ----------------------------------------------------------


def _with_hosting(repo: Repo, zone: Zone) -> Zone:
    """The zone with its hosts' redirects, its sitemap's addresses, and its component sources."""
    moves: list[Redirect] = []
    for folder in (zone.root, *zone.static):
        moves += redirects.netlify_file(repo.text(inside(folder, "_redirects")))
        moves += redirects.htaccess(repo.text(inside(folder, ".htaccess")))
    moves += redirects.netlify_toml(repo.text(inside(zone.root, "netlify.toml")))
    moves += redirects.vercel_json(repo.text(inside(zone.root, "vercel.json")))
    listed = _sitemap(repo, zone)
    homepage = re.search(
        r'"homepage"\s*:\s*"([^"]+)"', repo.text(inside(zone.root, "package.json"))
    )
    hosts = zone.hosts or (host_of(homepage[1]) if homepage and zone.framework else ())
    said = (f"{len(moves)} redirects in the hosts' files",) if moves else ()
    return zone._replace(
        pages=(*zone.pages, *listed),
        redirects=(*zone.redirects, *moves),
        hosts=tuple(dict.fromkeys(hosts)),
        components=zone.components or _component_sources(repo, zone.root),
        evidence=(*zone.evidence, *said),
    )


def _sitemap(repo: Repo, zone: Zone) -> list[Page]:
    """The addresses that a committed sitemap.xml lists."""
    found = []
    for folder in zone.static:
        path = inside(folder, "sitemap.xml")
        for url in _LOCATION.findall(repo.text(path)):
            where = re.sub(r"\Ahttps?://[^/]+", "", url).rstrip("/")
            if "[" not in where:
                found.append(Page(where or "/", path))
    return found


_SOURCE = lazy_pattern(r"\.(?:tsx|jsx|astro|vue|svelte)\Z")


def _component_sources(repo: Repo, root: str) -> tuple[str, ...]:
    """Globs of the folders named like components that hold component files."""
    found: dict[str, None] = {}
    for path in repo.below(root):
        if _SOURCE.search(path) and not _ASIDE.search(path):
            match = re.match(r"(.*?/)??components/", path)
            name = path.rpartition("/")[2]
            if match:
                found[f"{match[0]}**/*{path[path.rindex('.') :]}"] = None
            elif name.startswith("mdx-components"):
                found[path] = None
    return tuple(found)
