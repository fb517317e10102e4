"""Which folder is served under which prefix, told by the links in the articles.

A link to ``/blog/seoul-spas`` where ``content/posts/seoul-spas.md`` exists is a vote: it says
that ``content/posts`` is served under ``/blog``. Each folder is at home where most distinct
links put it. Addresses are free of their language here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from guidelint.facts import locales
from guidelint.facts.addresses import Patterns, bare, normal, static_tail
from guidelint.facts.zone import Zone
from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

_NAMED = 5  # votes of a page pattern whose last word is the folder's name
_CODED = 1000  # votes of a page whose code names the folder
_AMBIGUOUS = 200  # folders with an article of one name: links to it say nothing
HEIR = 3  # votes that a folder inherits from its neighbours
_GROUP = lazy_pattern(r"/?\([^/()]+\)(?=/|\Z)")


class Place(NamedTuple):
    """An article as the votes see it: its folder and the last segments it may be served under."""

    path: str
    folder: str  # without the language folder
    locale: str
    name: str  # from the file's name; "" for an index file
    slug: str  # from the frontmatter; "" if it has none or the same


def place(path: str, meta: Mapping[str, Any], known: frozenset[str]) -> Place:
    """Where an article stands, for the votes."""
    free, locale = locales.without(bare(path), known)
    folder, _, name = free.rpartition("/")
    folder = _GROUP.sub("", folder)
    if not locale and "." in name and locales.is_code(name.rpartition(".")[2]):
        name, _, locale = name.rpartition(".")
    if name in ("index", "_index", "README", "readme"):
        folder, _, name = folder.rpartition("/")
    slug = meta.get("slug")
    slug = normal(slug).strip("/") if isinstance(slug, str) else ""
    return Place(path, folder, locale, name, slug if slug != name else "")


def count(
    places: Iterable[Place], links: Iterable[str], zone: Zone, patterns: Patterns
) -> dict[str, Counter[str]]:
    """For each folder the prefixes that links put it under, with the number of distinct links.

    In a zone where each address stems from a page, only links that some page serves count.
    """
    by_last: dict[str, set[tuple[str, str]]] = {}
    folders: set[str] = set()
    for item in places:
        folders.add(item.folder)
        for name in (item.name, item.slug):
            if name:
                by_last.setdefault(name.rpartition("/")[2], set()).add((item.folder, "/" + name))
    votes: dict[str, Counter[str]] = {folder: Counter() for folder in sorted(folders)}
    for link in links:
        if zone.paged:
            pattern = patterns.match(link)
            if not pattern:
                continue
            tail = static_tail(pattern)
            if tail:
                link = link[: -len("/" + "/".join(tail))]
        meant = by_last.get(link.rpartition("/")[2], ())
        if len(meant) > _AMBIGUOUS:
            continue
        prefixes = [(folder, link[: -len(name)]) for folder, name in meant if link.endswith(name)]
        alike = (
            [_alike(folder, prefix) for folder, prefix in prefixes] if len(prefixes) > 1 else [0]
        )
        for (folder, prefix), like in zip(prefixes, alike, strict=False):
            votes[folder][prefix] += like == max(alike)
    _name_votes(votes, zone)
    return votes


def _alike(folder: str, prefix: str) -> int:
    """How many last folders two paths share: of several articles of one name that one is meant."""
    count = 0
    for left, right in zip(reversed(folder.split("/")), reversed(prefix.split("/")), strict=False):
        if left != right:
            break
        count += 1
    return count


def _name_votes(votes: dict[str, Counter[str]], zone: Zone) -> None:
    """Votes of the page patterns themselves, by their words and by what their code names."""
    for page in zone.pages:
        words = page.url.strip("/").split("/")
        if "[" not in words[-1]:
            continue
        prefix = "/".join(words[:-1])
        if "[" in prefix:
            continue
        for folder, counts in votes.items():
            name = folder.rpartition("/")[2]
            if name in page.collections:
                counts["/" + prefix if prefix else ""] += _CODED
            elif not page.collections and prefix and name == words[-2]:
                counts["/" + prefix] += _NAMED


def homes(
    votes: dict[str, Counter[str]], zone: Zone, patterns: Patterns
) -> dict[str, dict[str, int]]:
    """The prefixes each folder is served under, its best one first.

    Others count when they have enough votes and are no other folder's best: links that put an
    article of ``areas`` under ``/guides`` are dead when ``guides`` lives there.
    """
    voted = {folder: _best(counts) for folder, counts in votes.items() if counts}
    brothers: dict[str, list[str]] = {}
    for folder in voted:
        brothers.setdefault(folder.rpartition("/")[0], []).append(folder)
    found: dict[str, Counter[str]] = {}
    for folder, counts in votes.items():
        found[folder] = counts.copy()
        for prefix in _inherited(folder, voted, brothers):
            if not zone.paged or patterns.match(prefix + "/x"):
                found[folder][prefix] += HEIR
    best = {folder: _best(counts) for folder, counts in found.items() if counts}
    taken = set(best.values())
    result: dict[str, dict[str, int]] = {}
    for folder, first in best.items():
        counts = found[folder]
        least = max(HEIR + 1, min(counts[first], 40) / 4)
        others = [p for p in counts if p not in taken and counts[p] >= least]
        result[folder] = {first: counts[first], **{p: counts[p] for p in sorted(others)}}
    return result


def _best(counts: Counter[str]) -> str:
    return max(counts, key=lambda prefix: (counts[prefix], -len(prefix), prefix))


def _inherited(folder: str, voted: dict[str, str], brothers: dict[str, list[str]]) -> set[str]:
    """Where a folder would be if it went its parent's or its brothers' way."""
    parent, _, name = folder.rpartition("/")
    if parent in voted:
        return {f"{voted[parent]}/{name}"}
    prefixes = set()
    for brother in brothers.get(parent, ()):
        if brother != folder:
            head, _, last = voted[brother].rpartition("/")
            own = last == brother.rpartition("/")[2]
            prefixes.add(f"{head}/{name}" if own else voted[brother])
    return prefixes if len(prefixes) == 1 else set()
