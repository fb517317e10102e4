"""The site: what every article says of itself, indexed once, so that each can see the others.

`Site` is built from the records, the names of the files in the repo, and the settings; it answers where a URL
leads. Nothing here reads the disk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

from guidelint.facts.addresses import (
    bare,
    climbs_out,
    decoded,
    extension,
    is_article,
    join,
    split,
)
from guidelint.facts.files import is_image
from guidelint.facts.nearest import Near
from guidelint.facts.record import Record, Statement, record
from guidelint.facts.routes import Source, rivals
from guidelint.facts.web import DEAD, EXTERNAL, UNKNOWN, Target, Web
from guidelint.facts.zone import Route, SiteSettings, zone_of
from guidelint.lazy import lazy_pattern
from guidelint.model import Fact

__all__ = ["Record", "Site", "record"]

_UNSURE = lazy_pattern(r"\{\{|\{%|\$\{|\{[a-z_]\w*\}|<%")  # a template fills it in
_HOST = lazy_pattern(
    r"(?!\.)[\w\-]+(?:\.[\w\-]+)*\.[a-z]{2,}(?::\d+)?/|www\."
)  # no scheme before it
_HTTP = ("http", "https", "")


class Site:
    """All records and files of a repository, and where its URLs lead.

    `records` maps paths to records in path order; `files` are the repository's files.
    """

    def __init__(
        self, records: Iterable[Record], inventory: Iterable[str], settings: SiteSettings
    ) -> None:
        self.settings = settings
        self.records = {item.path: item for item in sorted(records, key=lambda item: item.path)}
        self.files = frozenset(inventory) | self.records.keys()
        self.zone = {path: zone_of(path, settings) for path in self.records}
        hosts = {host: index for index, zone in enumerate(settings.zones) for host in zone.hosts}
        self._hosts = {**{_other_www(host): index for host, index in hosts.items()}, **hosts}
        self._webs: dict[int, Web] = {}
        self._targets: dict[str, Target] = {}
        self._contexts: dict[str, str] = {}
        self._trouble: dict[str, tuple[tuple[Fact, Target], ...]] = {}
        self._folders: frozenset[str] | None = None
        self._names: frozenset[str] | None = None
        self._inbound: dict[str, list[tuple[str, Fact]]] | None = None
        self._strays: dict[str, list[str]] | None = None
        self._images: dict[str, list[str]] | None = None
        self._related: dict[str, bool] = {}
        self._shared: dict[Hashable, Any] = {}

    def replacing(self, path: str, record: Record) -> Site:
        """The same site with another record for one article."""
        old = self.records.get(path)
        site = Site({**self.records, path: record}.values(), self.files, self.settings)
        if old and (old.frontmatter, old.title) == (record.frontmatter, record.title):
            site._webs, site._targets, site._contexts = self._webs, self._targets, self._contexts
        return site  # with the same addresses, if nothing changed that they are made from

    def once(self, name: Hashable, make: Callable[[Site], Any]) -> Any:
        """`make(site)`, made once: what a check on every article concludes from all of them."""
        if name not in self._shared:
            self._shared[name] = make(self)
        return self._shared[name]

    def statements(self, kind: str) -> Iterator[Statement]:
        """What the published articles state of a kind, in their order."""
        for path, known in self.records.items():
            stated = known.facts.get(kind)
            if stated and not known.draft:
                for fact in stated:
                    yield Statement(path, fact)

    # --- what there is -----------------------------------------------------------------------

    def web(self, index: int) -> Web:
        """The addresses of a zone, indexed when first asked for."""
        found = self._webs.get(index)
        if found is None:
            zone = self.settings.zones[index]
            records = [r for r in self.records.values() if self.zone[r.path] == index]
            sources = [
                Source(r.path, r.title, r.frontmatter) for r in records if not _partial(r.path)
            ]
            links = dict.fromkeys(self._paths(records, index))
            found = self._webs[index] = Web(zone, sources, links, sorted(self.files))
        return found

    def _paths(self, records: list[Record], index: int) -> Iterator[str]:
        """The paths of all links from the zone's articles into the site."""
        for item in records:
            for fact in item.links:
                url = fact.value["url"]
                if url[:1] == "/" and url[1:2] != "/":
                    if "{" not in url:
                        yield url.partition("#")[0].partition("?")[0]
                elif self._hosts and "://" in url:
                    parts = split(url)
                    if self._hosts.get(parts.host) == index:
                        yield parts.path or "/"

    def routes(self) -> list[tuple[Route, int]]:
        """The routes of the main website, each with the number of articles it serves."""
        return self.web(0).routes()

    @property
    def titles(self) -> dict[str, str]:
        """The title of each article by path."""
        return {path: item.title for path, item in self.records.items()}

    def addresses(self, path: str) -> tuple[str, ...]:
        """Every address of an article, the most certain one first, without language and base."""
        index = self.zone.get(path, -1)
        return self.web(index).served.addresses.get(path, ()) if index >= 0 else ()

    def url_of(self, path: str) -> str:
        """The address of an article as a link would write it; "" when it is not known."""
        found = self.addresses(path)
        if not found:
            return ""
        web = self.web(self.zone[path])
        locale = web.served.locale_of.get(path, "")
        prefix = f"/{locale}" if locale and locale != web.default_locale else ""
        url = web.base + prefix + found[0]
        return url + "/" if web.zone.slash == "always" and not url.endswith("/") else url

    def anchors(self, path: str) -> tuple[str, ...]:
        """The ids of an article."""
        found = self.records.get(path)
        return found.anchors if found else ()

    # --- where URLs lead ---------------------------------------------------------------------

    def resolve(self, url: str, from_path: str = "") -> Target:
        """Where a URL in an article leads. Never fails: what cannot be judged is unknown."""
        context = self._contexts.get(from_path)
        if context is None:
            context = self._contexts[from_path] = self._context(from_path)
        key = f"{context}\n{url}" if url[:1] == "/" else f"{from_path}\n{url}"
        found = self._targets.get(key)
        if found is None:
            found = self._targets[key] = self._resolve(url, from_path, self.zone.get(from_path, 0))
        return found

    def _context(self, from_path: str) -> str:
        """What an absolute path depends on besides itself: the website and the language."""
        index = self.zone.get(from_path, 0)
        if index < 0:
            return "-1"
        return f"{index} {self.web(index).served.locale_of.get(from_path, '')}"

    def _resolve(self, url: str, from_path: str, index: int) -> Target:
        if _UNSURE.search(url):
            return UNKNOWN
        parts = split(url)
        if parts.scheme not in _HTTP:
            return EXTERNAL
        if parts.host:
            index = self._hosts.get(parts.host, -1)
            if index < 0:
                return EXTERNAL
            base = self.web(index).base
            if base and not (parts.path + "/").startswith(base + "/"):
                return UNKNOWN  # the host holds more than this site
        elif not parts.path:
            return Target("alive", from_path, "") if from_path else UNKNOWN
        if parts.host or parts.path.startswith("/"):
            if index < 0:
                return UNKNOWN
            web = self.web(index)
            found = web.find(parts.path or "/", web.served.locale_of.get(from_path, ""))
            if found.status in ("dead", "unknown") and is_article(parts.path):
                return self._source_file(decoded(parts.path), from_path, found)
            return found
        return self._relative(decoded(parts.path), from_path, index)

    def _source_file(self, path: str, from_path: str, found: Target) -> Target:
        """``/main/setup.mdx``: a source file seen from any folder above the article."""
        folder = from_path
        while folder:
            folder = folder.rpartition("/")[0]
            here = self._file(folder + path if folder else path[1:])
            if here:
                return Target("alive", here)
        return found

    def _relative(self, path: str, from_path: str, index: int) -> Target:
        folder = from_path.rpartition("/")[0]
        if path.startswith(("@site/", "~/", "@/")):
            path = path.partition("/")[2]
            folder = self.settings.zones[max(index, 0)].root
        here = self._file(join(folder, path))
        if here:
            return Target("alive", here)
        if index < 0 or path.startswith(("@", "~", "#", "$", "<")) or _HOST.match(path):
            return UNKNOWN
        zone = self.settings.zones[index]
        for root in (*zone.content, zone.root, *zone.static):
            here = self._file(join(root, path))
            if here:
                return Target("alive", here)
        return self._beside_addresses(path, from_path, folder, index)

    def _beside_addresses(self, path: str, from_path: str, folder: str, index: int) -> Target:
        """A relative path seen from the article's address, with and without trailing slash."""
        web = self.web(index)
        locale = web.served.locale_of.get(from_path, "")
        found = []
        for address in self.addresses(from_path):
            for base in (address.rpartition("/")[0], address):
                found.append(web.find("/" + join(base, path), locale))
        for target in found:
            if target.status != "dead" and target.status != "unknown":
                return target
        if is_article(path):
            return self._missing_source(path, from_path, folder)
        if is_image(path):
            return self._missing_picture(join(folder, path), path)
        if found and not _partial(from_path) and all(item.status == "dead" for item in found):
            return DEAD
        return UNKNOWN

    def _file(self, path: str) -> str:
        """The file a path means: itself, an article by its name, or a folder's index."""
        if path in self.files:
            return path
        for tail in (".md", ".mdx", "/index.md", "/index.mdx", "/README.md", "/_index.md"):
            if path + tail in self.files:
                return path + tail
        return ""

    def _missing_source(self, path: str, from_path: str, folder: str) -> Target:
        """A link to a source file is dead when articles lie where it points, and it does not."""
        if _partial(from_path) or climbs_out(folder, path):
            return UNKNOWN
        target = join(folder, path)
        other = self._file(target.rpartition(".")[0])
        if other:
            return Target("alive", other)  # the other extension: most frameworks find it
        return DEAD if target.rpartition("/")[0] in self._article_folders() else UNKNOWN

    def _missing_picture(self, target: str, path: str) -> Target:
        """A picture is missing where its folder holds others with its extension."""
        folder, _, name = target.rpartition("/")
        beside = self._pictures().get(folder, ())
        for other in beside:
            if other.lower() == name.lower():
                return Target("dead", f"{folder}/{other}", path[: len(path) - len(name)] + other)
        suffix = extension(name)
        return DEAD if any(extension(other) == suffix for other in beside) else UNKNOWN

    def _pictures(self) -> dict[str, list[str]]:
        """The names of all pictures by folder."""
        if self._images is None:
            self._images = {}
            for path in sorted(self.files):
                if is_image(path):
                    folder, _, name = path.rpartition("/")
                    self._images.setdefault(folder, []).append(name)
        return self._images

    def _article_folders(self) -> frozenset[str]:
        if self._folders is None:
            self._folders = frozenset(path.rpartition("/")[0] for path in self.records)
        return self._folders

    def nearest(self, url: str, from_path: str = "") -> list[Near]:
        """The living addresses nearest to a dead one, best first, as a link would write them."""
        parts = split(url)
        index = self._hosts.get(parts.host, -1) if parts.host else self.zone.get(from_path, -1)
        if index < 0:
            return []
        web = self.web(index)
        free, locale = web.free(web.local(decoded(parts.path)))
        picture = bool(extension(free)) and not is_article(free)
        near = [item for item in web.nearest.find(free) if bool(extension(item.url)) == picture]
        prefix = web.base + (f"/{locale}" if locale else "")
        return [item._replace(url=prefix + item.url) for item in near]

    def is_own_host(self, host: str) -> bool:
        """Whether a host is one of the site's own."""
        return host in self._hosts

    # --- what is wrong -----------------------------------------------------------------------

    def trouble(self, path: str) -> tuple[tuple[Fact, Target], ...]:
        """The links of an article that do not simply lead somewhere, with where they lead."""
        found = self._trouble.get(path)
        if found is None:
            resolve = self.resolve
            pairs = [(fact, resolve(fact.value["url"], path)) for fact in self.records[path].links]
            found = self._trouble[path] = tuple(
                (fact, target)
                for fact, target in pairs
                if target.status in ("dead", "redirected", "redirected-home")
            )
        return found

    def is_stranger(self, fact: Fact, from_path: str) -> bool:
        """Whether a name in the frontmatter (``relatedSlugs``) is no article's.

        Only where the other values under the same key are names of articles; elsewhere the key
        means something else.
        """
        name = fact.value["url"].strip("/").rpartition("/")[2]
        if name in self._all_names():
            return False
        key = fact.data_path.partition("[")[0]
        if key not in self._related:
            facts = (
                f for item in self.records.values() for f in item.links if f.value["role"] == "slug"
            )
            values = {f.value["url"] for f in facts if f.data_path.partition("[")[0] == key}
            hits = sum(value.strip("/").rpartition("/")[2] in self._all_names() for value in values)
            self._related[key] = hits >= 3 and hits >= 0.8 * len(values)
        return self._related[key]

    def _all_names(self) -> frozenset[str]:
        """The last words of all articles' paths and slugs."""
        if self._names is None:
            names = {bare(path).rpartition("/")[2] for path in self.records}
            names.update(path.rpartition("/")[0].rpartition("/")[2] for path in self.records)
            for item in self.records.values():
                for key in ("slug", "id", "permalink", "url"):
                    value = item.frontmatter.get(key)
                    if isinstance(value, str):
                        names.add(value.strip("/").rpartition("/")[2])
            self._names = frozenset(names)
        return self._names

    def links_to(self, path: str) -> list[tuple[str, Fact]]:
        """(article, link) of every link that leads to an article, from itself too."""
        if self._inbound is None:
            self._inbound = {}
            for item in self.records.values():
                for fact in item.links:
                    target = self.resolve(fact.value["url"], item.path).path
                    if target:
                        self._inbound.setdefault(target, []).append((item.path, fact))
        return self._inbound.get(path, [])

    def is_linked(self, path: str) -> bool:
        """Whether another article links to this one."""
        return any(source != path for source, _ in self.links_to(path))

    def twins(self, path: str) -> list[tuple[str, str]]:
        """(address, other article) where another article may be served at the same address."""
        index = self.zone.get(path, -1)
        return list(self.web(index).served.twins.get(path, ())) if index >= 0 else []

    def doubles(self, path: str) -> list[tuple[str, str]]:
        """The twins of an article that are a slip: their addresses are certain, and the same."""
        found = []
        for url, other in self.twins(path):
            sure = self.web(self.zone[path]).served.templated
            beside = path.rpartition("/")[0] == other.rpartition("/")[0]
            certain = beside or (path in sure and other in sure)
            if certain and rivals(path, other) and not self.records[other].draft:
                found.append((url, other))
        return found

    def strays(self, pattern: re.Pattern[str]) -> dict[str, list[str]]:
        """Files among the articles whose name `pattern` finds, by the article that answers for
        each: the one it is a copy of, else the first of its folder."""
        if self._strays is None:
            self._strays = {}
            first: dict[str, str] = {}
            for path in self.records:
                first.setdefault(path.rpartition("/")[0], path)
            for path in sorted(self.files):
                folder, _, name = path.rpartition("/")
                if folder in first and pattern.search(name):
                    origin = pattern.sub("", path)
                    keeper = origin if origin in self.records else first[folder]
                    self._strays.setdefault(keeper, []).append(path)
        return self._strays


def _partial(path: str) -> bool:
    """Whether a file is a piece of other articles rather than one itself."""
    name = path.rpartition("/")[2]
    if name.startswith("_"):
        return not name.startswith("_index.")
    return any(
        part in ("partials", "_partials", "includes", "_includes", "snippets")
        for part in path.split("/")[:-1]
    )


def _other_www(host: str) -> str:
    return host.removeprefix("www.") if host.startswith("www.") else "www." + host
