"""The addresses of one website: which are alive, and which are provably dead.

A dead link is rare in a published site, a misunderstood site is not. So an address is dead only
where the site is understood (`census`). Everything else is unknown, and silent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from guidelint.facts import locales
from guidelint.facts.addresses import Patterns, extension, normal, split, static_tail, wildcard
from guidelint.facts.census import Census
from guidelint.facts.files import Files
from guidelint.facts.nearest import Nearest
from guidelint.facts.redirects import Moves
from guidelint.facts.routes import STYLES, Source, serve
from guidelint.facts.ways import described
from guidelint.facts.zone import Redirect, Route, Zone
from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

# made by the framework, its usual plugins or the host
_GENERATED = lazy_pattern(
    r"/(?:_next|_astro|_nuxt|_image|_vercel|_ipx|cdn-cgi|\.netlify|\.well-known|api|wp-\w+)(?:/|\Z)"
    r"|/(?:.*[/\-_])?(?:sitemap|rss|feed|atom|index|robots|manifest|llms|ads|humans|opensearch)"
    r"[\w\-]*\.(?:xml|json|txt|xsl|webmanifest)\Z"
    r"|/(?:.*/)?(?:rss|feed|atom|favicon\.ico|apple-touch-icon[\w\-]*\.png)\Z"
    r"|(?:/.*)?/page/?\d+\Z"
)
_PAGE_FILES = frozenset((".html", ".htm", ".php", ".aspx", ".md", ".mdx"))
_STRICT = frozenset(("hugo", "jekyll", "mkdocs"))  # no fallback to another language
_LONGEST = 400  # characters of a path that patterns are tried on
_STEPS = 5  # redirects followed before we give up


class Target(NamedTuple):
    """Where a URL leads.

    `status`: alive | redirected | redirected-home | dead | external | unknown. `path` is the
    article or file it leads to, if it is one; `url` the address there: of a redirect the last,
    of a file whose case is wrong the right one.
    """

    status: str
    path: str = ""
    url: str = ""


UNKNOWN = Target("unknown")
EXTERNAL = Target("external")
DEAD = Target("dead")


class Web:
    """A zone with its articles, pages, files and redirects, ready to say where a path leads."""

    def __init__(
        self, zone: Zone, sources: Iterable[Source], links: Iterable[str], inventory: Iterable[str]
    ) -> None:
        self.zone = zone
        self.base = zone.base.rstrip("/")
        sources = list(sources)
        self._language_folders = folders = locales.folders(
            (source.path for source in sources), zone.locales
        )
        named = {folder.rpartition("/")[2].lower() for folder in folders}
        self._locales = named | {code.lower() for code in zone.locales}
        self._asks_locale = any(_without_parameter(page.url) != page.url for page in zone.pages)
        pages = [(self.free(_without_parameter(page.url))[0], page) for page in zone.pages]
        self.static_pages = frozenset(url for url, _ in pages if "[" not in url)
        self.patterns = Patterns([url for url, _ in pages if "[" in url])
        self._coded = frozenset(url for url, page in pages if page.collections)
        self.files = Files(zone, inventory)
        self._known = _any_of(zone.known)
        self._links = tuple({self.local(link) for link in links})
        free = {self.free(path)[0] for path in self._links}
        self.served = serve(sources, free, zone, self.patterns, self.free, folders)
        self._moves = Moves((*zone.redirects, *self._aliases(sources)))
        self._folders = frozenset(_above(self.served.surely)) if zone.lists else frozenset()
        self._lower = any(STYLES[route.style].lower for route in zone.routes)
        self._spoken = frozenset(self.served.locale_of.values())
        several = sum(len(entry) > 1 for entry in self.served.surely.values())
        self._shared = several * 4 >= len(self.served.surely)  # translations keep their names
        self.default_locale = zone.default_locale.lower() or self._most_unprefixed()
        self._census: Census | None = None
        self._names: frozenset[str] | None = None
        self._nearest: Nearest | None = None

    def _most_unprefixed(self) -> str:
        """The language whose articles links name without it; "" when that is not clear."""
        counts: Counter[str] = Counter()
        for path in self._links:
            entry = self.served.surely.get(path)
            if entry and len(entry) == 1:
                counts.update(entry.keys())
        best, times = next(iter(counts.most_common(1)), ("", 0))
        return best if times >= 5 and times >= 0.9 * counts.total() else ""

    # --- forms of a path ---------------------------------------------------------------------

    def local(self, path: str) -> str:
        """A URL path in its normal form, without the base path."""
        path = normal(path)
        if self.base and (path == self.base or path.startswith(self.base + "/")):
            return path[len(self.base) :] or "/"
        return path

    def free(self, path: str) -> tuple[str, str]:
        """A path without its language, and the language ("" if it has none)."""
        first, _, rest = path[1:].partition("/")
        if first.lower() in self._locales or (self._asks_locale and locales.is_code(first)):
            return "/" + rest, first.lower()
        return path, ""

    def _aliases(self, sources: Iterable[Source]) -> Iterable[Redirect]:
        """Old addresses that articles say they had (Hugo's aliases, Jekyll's redirect_from)."""
        for source in sources:
            for key in ("aliases", "alias", "redirect_from"):
                old = source.meta.get(key)
                target = next(iter(self.served.addresses.get(source.path, ())), "")
                for url in [old] if isinstance(old, str) else old if isinstance(old, list) else []:
                    if isinstance(url, str) and target:
                        yield Redirect(url if url.startswith("/") else "/" + url, target)

    def _spellings(self, path: str) -> Iterable[str]:
        yield path
        suffix = extension(path)
        if suffix in _PAGE_FILES:
            yield normal(path[: -len(suffix)])
        if path.endswith("/README"):
            yield path[:-7]
        if self._lower and path != path.lower():
            yield path.lower()

    def routes(self) -> list[tuple[Route, int]]:
        """The routes that serve the articles, each with their number, for settings in words."""
        return described(self.served, self.zone, self._language_folders)

    @property
    def nearest(self) -> Nearest:
        """The index of living addresses, made when first asked for."""
        if self._nearest is None:
            living = (*self.served.surely, *sorted(self.static_pages), *self.files.served)
            self._nearest = Nearest(living)
        return self._nearest

    # --- the question ------------------------------------------------------------------------

    def find(self, path: str, locale: str = "") -> Target:
        """Where the absolute path leads, asked from an article in `locale`."""
        path = self.local(path)
        found = self._alive(path, locale) or self._redirected(path, locale)
        if found is not None:
            return found
        if (
            len(path) > _LONGEST
            or _GENERATED.match(path)
            or (self._known and self._known.match(path))
        ):
            return UNKNOWN
        suffix = extension(path)
        if suffix and suffix not in _PAGE_FILES:
            right = self.files.other_case(path)
            if right:
                return Target("dead", self.files.get(right), right)
            return DEAD if self.census.file_is_dead(path) else UNKNOWN
        free = self.free(path)[0]
        dead = self.census.page_is_dead(free, lambda: self.nearest, self._is_name)
        return DEAD if dead else UNKNOWN

    def _alive(self, path: str, locale: str) -> Target | None:
        file = self.files.get(path)
        if file:
            return Target("alive", file, path)
        for spelling in self._spellings(path):
            free, asked = self.free(spelling)
            found = self._article(free, asked, locale)
            if found is None and free != spelling:
                found = self._article(spelling, "", locale)
            if found is not None:
                return found
            if (
                free == "/"
                or free in self.static_pages
                or spelling in self.static_pages
                or free in self._folders
            ):
                return Target("alive", "", spelling)
        return None

    def _article(self, free: str, asked: str, locale: str) -> Target | None:
        served = self.served
        entry = served.surely.get(free) or served.maybe.get(free)
        if entry is None:
            return self._below_article(free)
        for wanted in (asked or locale, asked or self.default_locale, ""):
            if wanted in entry:
                return Target("alive", entry[wanted], free)
        if self._own_names(asked):
            return None  # each language has its own names, and this is another's
        return Target("alive", next(iter(entry.values())) if len(entry) == 1 else "", free)

    def _own_names(self, asked: str) -> bool:
        """Whether an article must exist in the very language that a link asks for.

        Programs fall back to another language, generators do not; neither does a program whose
        languages have names of their own.
        """
        if self.zone.framework not in _STRICT and self._shared:
            return False
        return (
            (asked or self.default_locale) in self._spoken if asked else bool(self.default_locale)
        )

    def _below_article(self, free: str) -> Target | None:
        """A page about an article: ``/wiki/japan/visa``, served by ``/wiki/[slug]/visa``."""
        tail = static_tail(self.patterns.match(free))
        if not tail:
            return None
        stem = free[: -len("/" + "/".join(tail))]
        return Target("alive", "", free) if stem in self.served.surely else None

    def _redirected(self, path: str, locale: str) -> Target | None:
        """Where redirects take a path; None if none does."""
        rule, at = None, path
        for _ in range(_STEPS):
            step = self._moves.step(at)
            if step is None:
                break
            rule = step
            parts = split(step.target)
            if parts.external and parts.host not in self.zone.hosts:
                return UNKNOWN if rule.rewrite else Target("redirected", "", step.target)
            onward = self.local(parts.path)
            if onward == at or any(sign in onward for sign in "*$") or "/:" in onward:
                return UNKNOWN
            at = onward
            if self._alive(at, locale):
                break
        if rule is None:
            return None
        there = self._alive(at, locale)
        if rule.rewrite:
            return there if there and at != "/" else UNKNOWN
        if at == "/":
            return Target("redirected-home", "", "/")
        return Target("redirected", there.path if there else "", self.base + at)

    @property
    def census(self) -> Census:
        """The count of all links, taken when the first doubt arises."""
        if self._census is None:
            homes = [(folder, next(iter(p))) for folder, p in self.served.homes.items() if p]
            self._census = Census(
                self.zone,
                self.patterns,
                self._coded,
                self.static_pages,
                self.files,
                self.served.surely,
                homes,
            )
            pages, files = [], []
            for path in self._links:
                if extension(path) and extension(path) not in _PAGE_FILES:
                    files.append(path)
                    continue
                alive = self._alive(path, "") is not None
                if alive or not (self._moves.step(path) or _GENERATED.match(path)):
                    pages.append((self.free(path)[0], alive))
            self._census.count(pages, files)
        return self._census

    def _is_name(self, free: str) -> bool:
        """Whether an article of that name is served, but elsewhere."""
        if self._names is None:
            self._names = frozenset(url.rpartition("/")[2] for url in self.served.surely)
        return free.rpartition("/")[2] in self._names


def _above(urls: Iterable[str]) -> Iterable[str]:
    """Every folder above the addresses."""
    seen: set[str] = set()
    for url in urls:
        head = url.rpartition("/")[0]
        while head and head not in seen:
            seen.add(head)
            yield head
            head = head.rpartition("/")[0]


def _without_parameter(url: str) -> str:
    """A page pattern without a leading ``[locale]``."""
    first, _, rest = url[1:].partition("/")
    name = first.strip("[]").removeprefix("...").lower()
    return "/" + rest if first.startswith("[") and name in locales.PARAMETERS else url


def _any_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    sources = [re.sub(r"\(\?P<\w+>", "(?:", wildcard(pattern).pattern) for pattern in patterns]
    return re.compile("|".join(f"(?:{source})" for source in sources)) if sources else None
