"""Which file is served under which address.

Two sources agree or one of them decides. *Templates* (`Zone.routes`) come from the config or
from the framework's own rules. *Votes* come from the links in the articles: a link to
``/blog/seoul-spas`` where ``content/posts/seoul-spas.md`` exists says that ``content/posts`` is
served under ``/blog``; each folder is at home where most distinct links put it.

All addresses here are free of their language (``/ja/blog/x`` is ``/blog/x`` in ``ja``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from guidelint.facts import votes
from guidelint.facts.addresses import Patterns, bare, normal
from guidelint.facts.zone import Route, Zone
from guidelint.lazy import lazy_pattern
from guidelint.parse.slug import slugify
from guidelint.tuples import NamedTuple


class Style(NamedTuple):
    """How a framework reads names: what it drops, and which frontmatter keys overrule them."""

    numbers: str = ""  # expression of an order number before a name: ``01-intro``
    indexes: tuple[str, ...] = ("index", "_index")
    last: tuple[str, ...] = ("slug",)  # frontmatter keys that replace the last segment
    whole: tuple[str, ...] = ()  # … and the whole address
    doubled: bool = False  # ``guide/guide.md`` is the index of ``guide``
    lower: bool = False  # addresses are in lower case, with hyphens for spaces
    any_whole: bool = False  # a whole address need not start with a slash


_ORDER = r"\d+\s*[-_.]+\s*"
STYLES = {
    "": Style(),
    "plain": Style(last=()),
    "docusaurus": Style(_ORDER, ("index", "README", "readme"), ("slug", "id"), ("slug",), True),
    "docusaurus-blog": Style(indexes=("index",), whole=("slug",), any_whole=True),
    "vitepress": Style(last=()),
    "mkdocs": Style(indexes=("index", "README"), last=()),
    "hugo": Style(whole=("url",), lower=True),
    "jekyll": Style(indexes=("index", "README", "readme"), whole=("permalink",)),
    "nuxt": Style(r"\d+\.", ("index",), (), ("path", "_path")),
    "fumadocs": Style(last=(), indexes=("index",)),
    "starlight": Style(last=(), indexes=("index",), whole=("slug",), any_whole=True, lower=True),
}

_HOLES = {"path": ".+", "year": r"\d{4}", "year2": r"\d{4}", "month": r"\d{1,2}", "day": r"\d{1,2}"}
_JEKYLL = lazy_pattern(r":(\w+)")
_DATED = lazy_pattern(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)[-/_]?")
INDEXES = ("index", "README", "readme")
_COPY = lazy_pattern(r"(?:[-_.](?:[a-z]{2}(?:[-_][A-Za-z]{2,4})?|i18n)|\A[a-z]{2}|v?\d[\d.x]*)\Z")
_DATE_KEYS = ("date", "pubDate", "publishDate", "publishedAt", "datePublished", "published")


class Served(NamedTuple):
    """Every address of a zone's articles.

    `surely` and `maybe` map an address to the articles there by language; `addresses` gives
    each article's addresses, the most certain one first. `homes` says under which prefixes a
    folder is served and with how many votes; `twins` gives the articles whose address another
    article has too, as (address, other article); `templated` are the articles that have their
    address from a template.
    """

    surely: dict[str, dict[str, str]]
    maybe: dict[str, dict[str, str]]
    addresses: dict[str, tuple[str, ...]]
    locale_of: dict[str, str]
    homes: dict[str, dict[str, int]]
    twins: dict[str, list[tuple[str, str]]]
    templated: set[str]


# --- templates -------------------------------------------------------------------------------

_NO_SEGMENT = lazy_pattern(r"\(.*\)\Z|\[(?:locale|lang|lng)\]\Z")  # groups of the app router
_NAME = lazy_pattern(r"\\\{([a-zA-Z_.]+)\\\}|\\\*\\\*/?|\\\*")


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
        return f"(?P<{name}>{_HOLES.get(name, '[^/]+')})"

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
    if whole and "{" not in whole:
        return whole, locale
    if "path" in names:
        names["path"] = _tidy(names["path"], style)
        last = _last(meta, style)
        if last is not None:
            folder = names["path"].rpartition("/")[0]
            names["path"] = last if last.startswith("/") else f"{folder}/{last}".strip("/")
    url = _fill(whole or route.url, names, path, meta, title, style)
    url = url.replace("/{locale}", "")
    return normal("/" + (_lowered(url) if style.lower else url).lstrip("/")), locale


def _whole(meta: Mapping[str, Any], style: Style, route: Route) -> str:
    """The address that the frontmatter gives in whole; a slug is below the route's base."""
    for key in style.whole:
        value = meta.get(key)
        if not isinstance(value, str) or not value or "{" in value or "://" in value:
            continue
        if value.startswith("/") or key != "slug" or style.any_whole:
            base = route.url.partition("{")[0].rstrip("/") if key == "slug" else ""
            return normal(base + "/" + _JEKYLL.sub(r"{\1}", value).lstrip("/"))
    return ""


def _last(meta: Mapping[str, Any], style: Style) -> str | None:
    for key in style.last:
        value = meta.get(key)
        if isinstance(value, (str, int)) and str(value).strip("/"):
            return str(value).strip("/")
    return None


def _tidy(path: str, style: Style) -> str:
    """A path without order numbers, groups and index file: ``01-a/(x)/index`` -> ``a``."""
    parts = [part for part in path.split("/") if not _NO_SEGMENT.match(part)]
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
        if name in ("year", "month", "day", "i_month", "i_day", "short_year"):
            return _date_part(name, path, meta)
        if name == "categories":
            return "/".join(_words(meta.get("categories") or meta.get("category")))
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
        given = _DATED.match(str(meta.get(key) or ""))
        if given:
            found = given
            break
    if found is None:
        return ""
    part = found[1] if "year" in name else found[2 if "month" in name else 3]
    if name == "short_year":
        return part[2:]
    return part.lstrip("0") if name.startswith("i_") else part.zfill(2)


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [word.lower() for word in value.split()]
    return [str(item).lower() for item in value] if isinstance(value, list) else []


def _lowered(url: str) -> str:
    return url.lower().replace(" ", "-")


# --- both together ---------------------------------------------------------------------------


class Source(NamedTuple):
    """What the routes need to know of an article."""

    path: str
    title: str
    meta: Mapping[str, Any]


def serve(
    sources: Iterable[Source],
    links: Iterable[str],
    zone: Zone,
    patterns: Patterns,
    free: Callable[[str], tuple[str, str]],
    known: frozenset[str],
) -> Served:
    """Every address of the zone's articles, from its templates and from the votes of `links`.

    `links` are distinct link paths, free of language and base path; `free` takes the language
    off an address; `known` are the folders named after a language.
    """
    sources = list(sources)
    links = links if isinstance(links, (set, frozenset, dict)) else set(links)
    served = Served({}, {}, {}, {}, {}, {}, set())
    for source in sources:
        files = ""
        for route in zone.routes:
            if files and route.files != files:
                continue  # one file template is the article's; it may have several addresses
            given = address(source.path, source.meta, source.title, route)
            if given is not None:
                files = route.files
                url, locale = given if given[1] else free(given[0])
                _put(served, served.surely, source.path, url, locale)
    served.templated.update(served.addresses)
    places = [
        votes.place(source.path, source.meta, known)
        for source in sources
        if not (zone.declared and source.path in served.templated)  # what is declared is believed
    ]
    counted = votes.count(places, links, zone, patterns)
    found = votes.homes(counted, zone, patterns)
    sluggish = _slug_wins(places, links)
    templated = _template_hits(served, places, links)
    for item in places:
        hits = templated.get(item.folder)
        prefixes = found.get(item.folder, {})
        misread = hits == 0 and counted[item.folder].total() >= votes.HEIR
        if misread:  # its template is not what the site does: believe every link
            prefixes = counted[item.folder]
        for prefix, count in prefixes.items():
            if hits is not None and not misread and count <= max(hits, votes.HEIR):
                continue
            sure = counted[item.folder][prefix] > 0
            _serve_place(served, item, prefix, sluggish, sure=sure)
    served.homes.update(found)
    return served


def _put(served: Served, into: dict[str, dict[str, str]], path: str, url: str, locale: str) -> None:
    """Note that an article is served at an address, `into` being the sure or the possible ones."""
    locale = locale.lower()
    other = into.setdefault(url, {}).setdefault(locale, path)
    if other != path and into is served.surely:
        served.twins.setdefault(path, []).append((url, other))
        served.twins.setdefault(other, []).append((url, path))
    if url not in served.addresses.get(path, ()):
        served.addresses[path] = (*served.addresses.get(path, ()), url)
    served.locale_of.setdefault(path, locale)


def rivals(path: str, other: str) -> bool:
    """Whether two articles at one address are a slip, and not two versions or translations.

    ``guide.md`` and ``guide/index.md`` may live side by side: ``/guide`` and ``/guide/``.
    """
    if bare(path).endswith(INDEXES) or bare(other).endswith(INDEXES):
        return False
    here, there = path.rpartition("/")[0], other.rpartition("/")[0]
    names = (here.rpartition("/")[2], there.rpartition("/")[2])
    copies = any(_COPY.search(name) for name in names) or "version" in path + other
    return here == there or not copies


def _serve_place(
    served: Served, item: votes.Place, prefix: str, sluggish: bool | None, *, sure: bool
) -> None:
    into = served.surely if sure else served.maybe
    first, second = (item.name, item.slug) if sluggish is False else (item.slug, item.name)
    name = first if item.slug else item.name
    url = f"{prefix}/{name}" if name else prefix or "/"
    _put(served, into, item.path, url, item.locale)
    if item.slug and sluggish is None:
        _put(served, served.maybe, item.path, f"{prefix}/{second}", item.locale)


def _slug_wins(places: list[votes.Place], links: Iterable[str]) -> bool | None:
    """Whether the frontmatter's slug or the file's name is in the address, where they differ.

    True or False when two or more links say so and none the other; None when it is open.
    """
    lasts = {link.rpartition("/")[2] for link in links}
    slugs = sum(item.slug.rpartition("/")[2] in lasts for item in places if item.slug)
    names = sum(item.name in lasts for item in places if item.slug)
    if slugs >= 2 and not names:
        return True
    return False if names >= 2 and not slugs else None


def _template_hits(
    served: Served, places: list[votes.Place], links: Iterable[str]
) -> dict[str, int]:
    """For each folder with templates, how many distinct links they resolve."""
    linked = links if isinstance(links, (set, frozenset, dict)) else set(links)
    hits: dict[str, int] = {}
    for item in places:
        for url in served.addresses.get(item.path, ()):
            hits[item.folder] = hits.get(item.folder, 0) + (url in linked)
    return hits
