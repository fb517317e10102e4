"""Which file is served under which address.

Two sources agree or one of them decides. *Templates* (`Zone.routes`) come from the config or
from the framework's own rules. *Votes* come from the links in the articles: a link to
``/blog/seoul-spas`` where ``content/posts/seoul-spas.md`` exists says that ``content/posts`` is
served under ``/blog``; each folder is at home where most distinct links put it.

All addresses here are free of their language (``/ja/blog/x`` is ``/blog/x`` in ``ja``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from guidelint.facts import locales
from guidelint.facts.addresses import Patterns, bare, normal, static_tail
from guidelint.facts.zone import Route, Zone
from guidelint.parse.slug import slugify


class Style(NamedTuple):
    """How a framework reads names: what it drops, and which frontmatter keys overrule them."""

    numbers: str = ""  # expression of an order number before a name: ``01-intro``
    indexes: tuple[str, ...] = ("index", "_index")
    last: tuple[str, ...] = ("slug",)  # frontmatter keys that replace the last segment
    whole: tuple[str, ...] = ()  # … and the whole address
    doubled: bool = False  # ``guide/guide.md`` is the index of ``guide``
    lower: bool = False  # addresses are in lower case, with hyphens for spaces


STYLES = {
    "": Style(),
    "plain": Style(last=()),
    "docusaurus": Style(
        r"\d+\s*[-_.]+\s*", ("index", "README", "readme"), ("slug", "id"), ("slug",), True
    ),
    "vitepress": Style(last=()),
    "hugo": Style(last=("slug",), whole=("url",), lower=True),
    "jekyll": Style(indexes=("index", "README", "readme"), last=("slug",), whole=("permalink",)),
    "nuxt": Style(r"\d+\.", ("index",), (), ("path", "_path")),
    "fumadocs": Style(last=(), indexes=("index",)),
}

_GROUP = re.compile(r"/?\([^/()]+\)(?=/|\Z)")
_DATED = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/_]?")
_DATE_KEYS = ("date", "pubDate", "publishDate", "publishedAt", "datePublished", "published")
_SLUG_KEYS = ("slug", "permalink", "canonicalSlug", "url", "path")


class Place(NamedTuple):
    """An article as the votes see it: its folder and the last segments it may be served under."""

    path: str
    folder: str  # without the language folder
    locale: str
    name: str  # from the file's name; "" for an index file
    slug: str  # from the frontmatter; "" if it has none or the same


class Served(NamedTuple):
    """Every address of a zone's articles.

    `surely` and `maybe` map an address to the articles there by language; `addresses` gives
    each article's addresses, the most certain one first. `homes` says under which prefixes a
    folder is served and with how many votes; `evidence` says it in words.
    """

    surely: dict[str, dict[str, str]]
    maybe: dict[str, dict[str, str]]
    addresses: dict[str, tuple[str, ...]]
    locale_of: dict[str, str]
    homes: dict[str, dict[str, int]]
    evidence: tuple[str, ...]


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


# --- templates -------------------------------------------------------------------------------

_NAME = re.compile(r"\\\{([a-zA-Z_.]+)\\\}|\\\*\\\*/?|\\\*")


@lru_cache(maxsize=256)
def file_pattern(template: str) -> re.Pattern[str]:
    """A file template as an expression: ``{path}`` and ``**`` span folders, other names do not.

    >>> file_pattern("content/{section}/{slug}.md").match("content/food/kimchi.md")["slug"]
    'kimchi'
    """
    stem = bare(template.removesuffix(".{ext}").removesuffix(".*"))
    used: set[str] = set()

    def hole(found: re.Match[str]) -> str:
        name = (found[1] or "").replace(".", "_")
        if not name:
            return (
                "(?:.+/)?"
                if found[0].endswith("/")
                else ".*"
                if "**" in found[0].replace("\\", "")
                else "[^/]*"
            )
        if name in used:
            return f"(?P={name})"
        used.add(name)
        return f"(?P<{name}>.+)" if name == "path" else f"(?P<{name}>[^/]+)"

    return re.compile(_NAME.sub(hole, re.escape(stem)) + r"\.(?:mdx?|markdown)\Z")


def address(path: str, meta: Mapping[str, Any], title: str, route: Route) -> tuple[str, str] | None:
    """The address and language a route gives an article, None when the route is not for it."""
    found = file_pattern(route.files).match(path)
    if found is None:
        return None
    style = STYLES[route.style]
    names = {key: value for key, value in found.groupdict().items() if value is not None}
    locale = names.pop("locale", "")
    whole = _whole(meta, style, route)
    if whole:
        return whole, locale
    if "path" in names:
        names["path"] = _tidy(names["path"], style)
        last = _last(meta, style)
        if last is not None:
            folder = names["path"].rpartition("/")[0]
            names["path"] = last if last.startswith("/") else f"{folder}/{last}".strip("/")
    url = _fill(route.url, names, path, meta, title, style)
    url = url.replace("/{locale}", "")
    return normal("/" + (_lowered(url) if style.lower else url).lstrip("/")), locale


def _whole(meta: Mapping[str, Any], style: Style, route: Route) -> str:
    for key in style.whole:
        value = meta.get(key)
        if not isinstance(value, str) or not value or "{" in value or ":" in value:
            continue
        if key == "slug" and not value.startswith("/"):
            continue
        base = route.url.partition("{")[0].rstrip("/") if key == "slug" else ""
        return normal(base + "/" + value.lstrip("/"))
    return ""


def _last(meta: Mapping[str, Any], style: Style) -> str | None:
    for key in style.last:
        value = meta.get(key)
        if isinstance(value, (str, int)) and str(value).strip("/"):
            return str(value).strip("/")
    return None


def _tidy(path: str, style: Style) -> str:
    """A path without order numbers, groups and index file: ``01-a/(x)/index`` -> ``a``."""
    parts = [part for part in path.split("/") if not (part.startswith("(") and part.endswith(")"))]
    if style.numbers:
        order = re.compile(style.numbers)
        parts = [
            part if _DATED.match(part) else order.sub("", part, count=1) or part for part in parts
        ]
    doubled = style.doubled and len(parts) > 1 and parts[-1].lower() == parts[-2].lower()
    if parts and (parts[-1] in style.indexes or doubled):
        parts.pop()
    return "/".join(parts)


def _fill(
    url: str, names: dict[str, str], path: str, meta: Mapping[str, Any], title: str, style: Style
) -> str:
    """The URL template with its names filled from the path, the frontmatter and the title."""

    def word(found: re.Match[str]) -> str:
        name = found[1]
        if name in names:
            return names[name]
        if name == "locale":
            return found[0]
        if name.startswith(("fm.", "frontmatter.")):
            return str(meta.get(name.partition(".")[2], ""))
        if name in ("year", "month", "day"):
            return _date_part(name, path, meta)
        stem = bare(path).rpartition("/")[2]
        if stem in style.indexes:
            stem = path.rpartition("/")[0].rpartition("/")[2]
        stem = _DATED.sub("", stem) if style is STYLES["jekyll"] else stem
        if name in ("slug", "slugorfilename"):
            fallback = slugify(title) if style is STYLES["hugo"] and name == "slug" else stem
            return _last(meta, style) or fallback
        if name == "title":
            return slugify(title) if style is STYLES["hugo"] else _last(meta, style) or stem
        return stem if name in ("filename", "name", "basename", "contentbasename") else ""

    return re.sub(r"\{([a-zA-Z_.]+)\}", word, url)


def _date_part(name: str, path: str, meta: Mapping[str, Any]) -> str:
    found = _DATED.search(path)
    for key in _DATE_KEYS:
        value = str(meta.get(key) or "")
        if _DATED.match(value + "-"):
            found = _DATED.match(value + "-")
            break
    if found is None:
        return ""
    return found[1] if name == "year" else found[2 if name == "month" else 3].zfill(2)


def _lowered(url: str) -> str:
    return url.lower().replace(" ", "-")


# --- votes -----------------------------------------------------------------------------------

_NAMED = 5  # votes of a page pattern whose last word is the folder's name
_CODED = 1000  # votes of a page whose code names the folder
_AMBIGUOUS = 200  # folders with an article of one name: links to it say nothing
_HEIR = 3  # votes that a folder inherits from its neighbours


def vote(
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
    votes: dict[str, Counter[str]] = {folder: Counter() for folder in folders}
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
                found[folder][prefix] += _HEIR
    best = {folder: _best(counts) for folder, counts in found.items() if counts}
    taken = set(best.values())
    result: dict[str, dict[str, int]] = {}
    for folder, first in best.items():
        counts = found[folder]
        least = max(_HEIR + 1, min(counts[first], 40) / 4)
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


# --- both together ---------------------------------------------------------------------------


class Source(NamedTuple):
    """What the routes need to know of an article."""

    path: str
    title: str
    meta: Mapping[str, Any]


def serve(
    sources: Iterable[Source], links: Iterable[str], zone: Zone, patterns: Patterns
) -> Served:
    """Every address of the zone's articles, from its templates and from the votes of `links`.

    `links` are distinct link paths, free of language and base path.
    """
    sources = list(sources)
    links = links if isinstance(links, (set, frozenset, dict)) else set(links)
    known = locales.folders((source.path for source in sources), zone.locales)
    served = Served({}, {}, {}, {}, {}, ())
    for source in sources:
        for route in zone.routes:
            given = address(source.path, source.meta, source.title, route)
            if given is not None:
                _put(served, served.surely, source.path, *given)
                break
    if zone.declared:
        return served
    places = [place(source.path, source.meta, known) for source in sources]
    votes = vote(places, links, zone, patterns)
    found = homes(votes, zone, patterns)
    sluggish = _slug_wins(places, links)
    templated = _template_hits(served, places, links)
    for item in places:
        hits = templated.get(item.folder)
        for prefix, count in found.get(item.folder, {}).items():
            if hits is not None and count <= max(hits, _HEIR):
                continue
            sure = votes[item.folder][prefix] > 0
            _serve_place(served, item, prefix, sluggish, sure=sure)
    served.homes.update(found)
    return served


def _put(served: Served, into: dict[str, dict[str, str]], path: str, url: str, locale: str) -> None:
    into.setdefault(url, {}).setdefault(locale, path)
    if url not in served.addresses.get(path, ()):
        served.addresses[path] = (*served.addresses.get(path, ()), url)
    served.locale_of.setdefault(path, locale)


def _serve_place(
    served: Served, item: Place, prefix: str, sluggish: bool | None, *, sure: bool
) -> None:
    into = served.surely if sure else served.maybe
    if not item.slug:
        _put(
            served,
            into,
            item.path,
            f"{prefix}/{item.name}" if item.name else prefix or "/",
            item.locale,
        )
        return
    first, second = (item.name, item.slug) if sluggish is False else (item.slug, item.name)
    _put(served, into, item.path, f"{prefix}/{first}", item.locale)
    if sluggish is None:
        _put(served, served.maybe, item.path, f"{prefix}/{second}", item.locale)


def _slug_wins(places: list[Place], links: Iterable[str]) -> bool | None:
    """Whether the frontmatter's slug or the file's name is in the address, where they differ.

    True or False when two or more links say so and none the other; None when it is open.
    """
    lasts = {link.rpartition("/")[2] for link in links}
    slugs = sum(item.slug.rpartition("/")[2] in lasts for item in places if item.slug)
    names = sum(item.name in lasts for item in places if item.slug)
    if slugs >= 2 and not names:
        return True
    return False if names >= 2 and not slugs else None


def _template_hits(served: Served, places: list[Place], links: Iterable[str]) -> dict[str, int]:
    """For each folder with templates, how many distinct links they resolve."""
    linked = links if isinstance(links, (set, frozenset, dict)) else set(links)
    hits: dict[str, int] = {}
    for item in places:
        for url in served.addresses.get(item.path, ()):
            hits[item.folder] = hits.get(item.folder, 0) + (url in linked)
    return hits
