"""The addresses of one website: which are alive, and which are provably dead.

A dead link is rare in a published site, a misunderstood site is not. So an address is dead only
where the site is understood: in a space whose other links are seen to be served by the articles
and pages we know. Everything else is unknown, and silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from guidelint.facts import locales
from guidelint.facts.addresses import Patterns, extension, normal, split, static_tail
from guidelint.facts.files import Files
from guidelint.facts.nearest import Nearest
from guidelint.facts.redirects import Moves
from guidelint.facts.routes import STYLES, Source, serve
from guidelint.facts.zone import Redirect, Zone

# made by the framework, its usual plugins or the host
_GENERATED = re.compile(
    r"/(?:_next|_astro|_nuxt|_image|_vercel|_ipx|cdn-cgi|\.netlify|\.well-known|api|wp-\w+)(?:/|\Z)"
    r"|/(?:.*[/\-_])?(?:sitemap|rss|feed|atom|index|robots|manifest|llms|ads|humans|opensearch)"
    r"[\w\-]*\.(?:xml|json|txt|xsl|webmanifest)\Z"
    r"|/(?:.*/)?(?:rss|feed|atom|favicon\.ico|apple-touch-icon[\w\-]*\.png)\Z"
    r"|(?:/.*)?/page/?\d+\Z"
)
_PAGE_FILES = frozenset((".html", ".htm", ".php", ".aspx", ".md", ".mdx"))
_TYPO = 0.85  # how near a living address must be where nothing else explains the site
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


class Tally:
    """How many distinct links into a space are alive, and how many are not."""

    __slots__ = ("alive", "lost")

    def __init__(self) -> None:
        self.alive = 0
        self.lost = 0


class Web:
    """A zone with its articles, pages, files and redirects, ready to say where a path leads."""

    def __init__(
        self, zone: Zone, sources: Iterable[Source], links: Iterable[str], inventory: Iterable[str]
    ) -> None:
        self.zone = zone
        self.base = zone.base.rstrip("/")
        self._locales = frozenset(zone.locales)
        self._asks_locale = any(_without_parameter(page.url) != page.url for page in zone.pages)
        pages = [(self.free(_without_parameter(page.url))[0], page) for page in zone.pages]
        self.static_pages = frozenset(url for url, _ in pages if "[" not in url)
        self.patterns = Patterns([url for url, _ in pages if "[" in url])
        self._coded = frozenset(url for url, page in pages if page.collections)
        self.files = Files(zone, inventory)
        self._known = _any_of(zone.known)
        self._links = tuple({self.local(link) for link in links})
        sources = list(sources)
        free = {self.free(path)[0] for path in self._links}
        self.served = serve(sources, free, zone, self.patterns, self.free)
        self._moves = Moves((*zone.redirects, *self._aliases(sources)))
        self._folders = frozenset(_above(self.served.surely)) if zone.lists else frozenset()
        self._lower = any(STYLES[route.style].lower for route in zone.routes)
        self._spoken = frozenset(self.served.locale_of.values())
        several = sum(len(entry) > 1 for entry in self.served.surely.values())
        self._shared = several * 4 >= len(self.served.surely)  # translations keep their names
        self._tallies: dict[str, Tally] = {}
        self._names: frozenset[str] | None = None
        self._nearest: Nearest | None = None

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
        if first in self._locales or (self._asks_locale and locales.is_code(first)):
            return "/" + rest, first
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
        if _GENERATED.match(path) or (self._known and self._known.match(path)):
            return UNKNOWN
        suffix = extension(path)
        if suffix and suffix not in _PAGE_FILES:
            return self._missing_file(path)
        return DEAD if self._provably_dead(self.free(path)[0]) else UNKNOWN

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
        for wanted in (asked or locale, asked or self.zone.default_locale, ""):
            if wanted in entry:
                return Target("alive", entry[wanted], free)
        if asked in self._spoken and asked and not self._shared:
            return None  # each language has its own names, and this is another's
        return Target("alive", next(iter(entry.values())) if len(entry) == 1 else "", free)

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

    # --- proofs of death ---------------------------------------------------------------------

    def _missing_file(self, path: str) -> Target:
        """Dead when its folder is there, with files of its kind, and it is not."""
        right = self.files.other_case(path)
        if right:
            return Target("dead", self.files.get(right), right)
        if self.zone.opaque or not self.files.siblings(path) or self.files.ending(path):
            return UNKNOWN
        return DEAD

    def _provably_dead(self, free: str) -> bool:
        zone = self.zone
        if zone.opaque:
            return False
        if zone.declared and self._in_declared_space(free):
            return True
        self._count()
        pattern = self.patterns.match(free)
        tail = static_tail(pattern)
        if tail:  # dead when the article is that it is about
            return self._provably_dead(free[: -len("/" + "/".join(tail))])
        space = self._tallies.get(self._space(free, pattern)) or Tally()
        if pattern in self._coded:
            return space.alive > 0
        if pattern and not pattern.startswith("/[[..."):
            return space.alive >= 2 and space.alive * 2 >= space.lost
        whole = self._tallies[""]
        if not (zone.paged or zone.routes):
            near = self.nearest.find(free, 1)
            clear = space.alive >= 10 and space.lost * 10 <= space.alive
            return clear and bool(near) and near[0].score > _TYPO
        if whole.alive < 3 or whole.lost > whole.alive:
            return False
        if space.alive:
            return space.lost <= 3 * space.alive
        return space.lost <= 5 or self._is_name(free)

    def _in_declared_space(self, free: str) -> bool:
        """Whether a declared route could serve the path: ``/blog/{slug}`` and ``/blog/x``."""
        if self.zone.known:
            return True  # who lists what else exists has said that the rest does not
        for route in self.zone.routes:
            head = route.url.partition("{")[0].replace("{locale}/", "")
            tail = free[len(head) :]
            if free.startswith(head) and tail and ("{path}" in route.url or "/" not in tail):
                return True
        return False

    def _space(self, free: str, pattern: str) -> str:
        """The space an address belongs to: its page pattern, else its first folder."""
        if pattern and not pattern.startswith(("/[...", "/[[...")):
            return pattern
        if self.zone.paged or self.zone.routes:
            first, slash, _ = free[1:].partition("/")
            return f"/{first}/" if slash else "/"
        return free.rpartition("/")[0] + "/"

    def _count(self) -> None:
        """Take the census of all distinct links, once, when the first doubt arises."""
        if self._tallies:
            return
        whole = self._tallies[""] = Tally()
        for path in self._links:
            if extension(path):
                continue
            free = self.free(path)[0]
            alive = self._alive(path, "") is not None
            if not alive and (self._moves.step(path) or _GENERATED.match(path)):
                continue
            key = self._space(free, self.patterns.match(free))
            space = self._tallies.setdefault(key, Tally())
            for tally in (space, whole):
                tally.alive += alive
                tally.lost += not alive

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
    from guidelint.facts.addresses import wildcard

    sources = [re.sub(r"\(\?P<\w+>", "(?:", wildcard(pattern).pattern) for pattern in patterns]
    return re.compile("|".join(f"(?:{source})" for source in sources)) if sources else None
