"""Proofs of death: which spaces of a website are so well understood that what is not there is dead.

A *space* is a page pattern (``/blog/[slug]``), a first folder (``/guides/``) or, for files, a
folder. All distinct links of the site are counted by space: a space in which the other links
are alive is understood; one in which nothing resolves is served by something we cannot see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from guidelint.facts.addresses import Patterns, extension, static_tail
from guidelint.facts.files import Files
from guidelint.facts.nearest import Nearest
from guidelint.facts.zone import Zone
from guidelint.lazy import lazy_pattern

_USUAL = lazy_pattern(
    r"\b(?:about|account|accessibility|advertise|affiliate|careers|contact|cookies?|disclaimer"
    r"|disclosure|editorial|faqs?|imprint|impressum|legal|newsletter|partners?|policy|policies|press"
    r"|privacy|search|sitemap|subscribe|support|team|terms|thank)\b"
)
_TYPO = 0.85  # how near a living address must be where nothing else explains the site
_MANY_PAGES = 10  # page files from which on we trust to have seen them all
_FEW = 5  # links into a folder nobody knows that may still be slips


class Tally:
    """How many distinct links into a space are alive, and how many are not."""

    __slots__ = ("alive", "lost")

    def __init__(self) -> None:
        self.alive = 0
        self.lost = 0


class Census:
    """The tallies of one website."""

    def __init__(
        self,
        zone: Zone,
        patterns: Patterns,
        coded: frozenset[str],
        static_pages: frozenset[str],
        files: Files,
        served: Iterable[str],
        homes: Iterable[tuple[str, str]],
    ) -> None:
        self._zone = zone
        self._patterns = patterns
        self._coded = coded  # patterns whose code names the articles they serve
        self._static_pages = static_pages
        self._files = files
        # prefixes whose articles lie in a folder of the same name
        self._named = {prefix for folder, prefix in homes if _last(folder) == _last(prefix)}
        known = (*static_pages, *served)
        self._tops = sum(url.count("/") == 1 and url != "/" for url in known)
        self._spaces: dict[str, Tally] = {}
        self._folders: dict[str, Tally] = {}
        self._whole = Tally()

    def count(self, pages: Iterable[tuple[str, bool]], files: Iterable[str]) -> None:
        """Count distinct links: (address free of its language, whether it is alive), and files."""
        for free, alive in pages:
            if free == "/":
                continue  # the home page is always there, and proves nothing
            keys = {self._space(free, self._patterns.match(free)), self._space(free, "")}
            for tally in (self._whole, *(self._spaces.setdefault(key, Tally()) for key in keys)):
                tally.alive += alive
                tally.lost += not alive
        for path in files:
            tally = self._folders.setdefault(path.rpartition("/")[0], Tally())
            alive = bool(self._files.get(path))
            tally.alive += alive
            tally.lost += not alive

    def _space(self, free: str, pattern: str) -> str:
        if pattern and not pattern.startswith(("/[...", "/[[...")):
            return pattern
        if self._zone.complete:
            first, slash, _ = free[1:].partition("/")
            return f"/{first}/" if slash else "/"
        return free.rpartition("/")[0] + "/"

    # --- pages -------------------------------------------------------------------------------

    def page_is_dead(
        self, free: str, nearest: Callable[[], Nearest], is_name: Callable[[str], bool]
    ) -> bool:
        """Whether an address that nothing serves is provably dead."""
        zone = self._zone
        if zone.opaque:
            return False
        if zone.declared and self._is_declared(free):
            return True
        pattern = self._patterns.match(free)
        tail = static_tail(pattern)
        if tail:  # dead when the article is that it is about
            stem = free[: -len("/" + "/".join(tail))]
            return self.page_is_dead(stem, nearest, is_name)
        space = self._spaces.get(self._space(free, pattern)) or Tally()
        if pattern in self._coded:
            return space.alive > 0
        few = len(self._static_pages) < _MANY_PAGES
        if few and pattern.count("/") == 1 and ("-" not in free or _USUAL.search(free)):
            # /[slug] serves articles; /contact may be a page we have not seen
            return any(near.score > _TYPO for near in nearest().find(free, 1))
        if pattern and pattern.rpartition("/")[0] in self._named:
            return space.alive >= 3 and space.alive * 4 >= space.lost
        if pattern and not pattern.startswith("/[[..."):
            return space.alive >= 2 and space.alive * 2 >= space.lost
        if not zone.complete:
            clear = space.alive >= 10 and space.lost * 10 <= space.alive
            return clear and any(near.score > _TYPO for near in nearest().find(free, 1))
        if self._whole.alive < 3 or self._whole.lost > self._whole.alive:
            return False
        top = free.count("/") == 1
        support = space.alive + (self._tops if top else 0)
        if support:
            return space.lost <= support * (1 if top else 3)
        return is_name(free) or (len(self._static_pages) >= _MANY_PAGES and space.lost <= _FEW)

    def _is_declared(self, free: str) -> bool:
        """Whether a declared route could serve the path: ``/blog/{slug}`` and ``/blog/x``."""
        if self._zone.known_all:
            return True  # who lists what else exists has said that the rest does not
        for route in self._zone.routes:
            head = route.url.partition("{")[0].replace("{locale}/", "")
            tail = free[len(head) :]
            if free.startswith(head) and tail and ("{path}" in route.url or "/" not in tail):
                return True
        return False

    # --- files -------------------------------------------------------------------------------

    def file_is_dead(self, path: str) -> bool:
        """Whether a file that is not there is provably missing.

        Its folder must be there. Either other links into the folder are alive, or the folder
        holds files with the same extension: a folder of which only a part is in the repo (large
        files left out, or made when the site is built) proves nothing.
        """
        if self._zone.opaque or self._files.ending(path):
            return False
        siblings = self._files.siblings(path)
        if not siblings:
            return False
        tally = self._folders.get(path.rpartition("/")[0]) or Tally()
        if tally.alive:
            return tally.lost <= tally.alive
        suffix = extension(path)
        return tally.lost <= _FEW and any(extension(other) == suffix for other in siblings)


def _last(path: str) -> str:
    return path.rpartition("/")[2]
