"""What is known about a website before its articles are read: plain, picklable data.

A repository holds one website as a rule; a monorepo holds several. Each is a `Zone`. A zone is
inferred from the repo (`frameworks.infer`) and overridden by the config (`configured`).

Addresses are written as URL paths without a trailing slash (``/`` alone is the home page) and
without the base path. Page patterns have one syntax for all frameworks: ``/blog/[slug]`` (one
segment), ``/docs/[...path]`` (one or more), ``/docs/[[...path]]`` (none or more).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guidelint.tuples import NamedTuple

STYLED = ("docusaurus", "vitepress", "mkdocs", "hugo", "jekyll", "nuxt")  # see routes.STYLES


class Route(NamedTuple):
    """Where the articles of a folder are served.

    `files` is a file template (``content/posts/{slug}.md``; ``{path}`` spans folders), `url` a
    URL template; both may use the same names, and `url` also ``{year}``, ``{month}``,
    ``{day}``, ``{fm.key}`` of the frontmatter. `style` names how index files, number prefixes
    and frontmatter slugs are read (`routes.STYLES`).
    """

    files: str
    url: str
    style: str = ""


class Page(NamedTuple):
    """A page that the framework serves from a file of its own: ``app/blog/[slug]/page.tsx``.

    `collections` are the content folders its code names (``getCollection("blog")``).
    """

    url: str
    source: str = ""
    collections: tuple[str, ...] = ()


class Redirect(NamedTuple):
    """`source` leads to `target`. Both may hold ``:name``, ``:name*`` and ``*``.

    A rewrite serves the target under the source's address: the reader notices nothing.
    """

    source: str
    target: str
    rewrite: bool = False


class Zone(NamedTuple):
    """One website in the repository. All paths are relative to the repository's root."""

    root: str = ""  # the website's folder: "" or "apps/web"
    framework: str = ""  # next astro nuxt docusaurus vitepress hugo jekyll …; "" when unknown
    engine: str = "mdx"  # what reads its .md files: next-mdx-remote | mdx | docusaurus | gfm
    content: tuple[str, ...] = ()  # folders that hold articles
    routes: tuple[Route, ...] = ()
    declared: bool = False  # whether the routes come from the config
    pages: tuple[Page, ...] = ()
    paged: bool = False  # whether every address of the site stems from a page of its own
    complete: bool = False  # whether pages and routes together give every address
    lists: bool = False  # whether every folder of articles has a list page
    static: tuple[str, ...] = ()  # folders served at /
    known: tuple[str, ...] = ()  # address patterns that exist besides; * matches anything
    known_all: bool = False  # whether the config lists them, so that there are no others
    hosts: tuple[str, ...] = ()  # the site's own host names
    base: str = ""  # base path: "" or "/docs"
    slash: str = ""  # trailing slash: "" (either), "always", "never"
    redirects: tuple[Redirect, ...] = ()
    opaque: bool = False  # addresses may exist that cannot be read from the repo
    locales: tuple[str, ...] = ()
    default_locale: str = ""
    components: tuple[str, ...] = ()  # globs of component sources
    evidence: tuple[str, ...] = ()  # why we think so, in words


class SiteSettings(NamedTuple):
    """All zones, the one with most articles first, and what holds for the whole repository."""

    zones: tuple[Zone, ...] = (Zone(),)
    country: str = ""
    now: str = ""

    @property
    def main(self) -> Zone:
        """The website that most articles belong to."""
        return self.zones[0]


def configured(
    settings: SiteSettings,
    *,
    content: Sequence[str] = (),
    engine: str = "",
    routes: Mapping[str, str] | None = None,
    static: Sequence[str] = (),
    known: Sequence[str] = (),
    hosts: Sequence[str] = (),
    redirects: Mapping[str, str] | None = None,
    country: str = "",
    now: str = "",
) -> SiteSettings:
    """The settings with what the config says laid over what was inferred, in the main zone.

    Empty arguments say nothing. Declared routes, content and static folders replace the
    inferred ones; hosts, known addresses and redirects are added to them.
    """
    zone = settings.main
    style = zone.framework if zone.framework in STYLED else ""
    styles = {route.files: route.style for route in zone.routes}
    given = tuple(
        Route(files, url, styles.get(files, style)) for files, url in (routes or {}).items()
    )
    led = tuple(Redirect(source, target) for source, target in (redirects or {}).items())
    zone = zone._replace(
        content=tuple(content) or zone.content,
        engine=engine or zone.engine,
        routes=given or zone.routes,
        declared=bool(given) or zone.declared,
        static=tuple(folder.strip("/") for folder in static) or zone.static,
        known=(*zone.known, *known),
        known_all=bool(set(known) - set(zone.known)) or zone.known_all,
        hosts=(*zone.hosts, *(host for host in hosts if host not in zone.hosts)),
        redirects=(*led, *zone.redirects),
    )
    return SiteSettings(
        (zone, *settings.zones[1:]), country or settings.country, now or settings.now
    )


def zone_of(path: str, settings: SiteSettings) -> int:
    """The index of the zone an article belongs to: by content folder, else by root; -1 if none."""
    best, size = -1, -1
    for index, zone in enumerate(settings.zones):
        for folder in (*zone.content, zone.root):
            inside = not folder or folder == "." or path.startswith(folder + "/")
            if inside and len(folder) > size:
                best, size = index, len(folder)
    return best


def engine_of(path: str, settings: SiteSettings) -> str:
    """The engine that reads an article: ``.md`` as its zone says, ``.mdx`` never as plain GFM."""
    index = zone_of(path, settings)
    engine = settings.zones[max(index, 0)].engine
    if path.endswith(".mdx") and engine == "gfm":
        return "mdx"
    return engine
