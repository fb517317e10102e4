"""The site as a whole: two articles at one address, articles nobody links to, stray files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from guidelint.facts.site import Record, Site
from guidelint.lazy import lazy_pattern
from guidelint.model import Finding, Related
from guidelint.tuples import NamedTuple

_STRAY = lazy_pattern(
    r"(?:\.(?:bak|bkp|backup|orig|rej|swp|swo|save|old|tmp)\d*|~)\Z"
    r"|\A(?:\.#.*|#.*#|\.DS_Store|Thumbs\.db|desktop\.ini)\Z"
    r"|(?: copy(?: \d+)?| \(\d+\)| - Copy)\.mdx?\Z",
    re.IGNORECASE,
)


class Options(NamedTuple):
    """`ask` is the question:

    duplicate  two articles that are served at one address
    title      two articles of one folder that have the same title, of some words
    orphan     an article that no other article links to
    dead-end   an article that links to no other
    stray      a backup or an editor's leftover among the articles
    """

    ask: Literal["duplicate", "title", "orphan", "dead-end", "stray"] = "duplicate"


def check(record: Record, site: Site, options: Options) -> Iterator[Finding]:
    """What `options.ask` is about, as far as this article is concerned."""
    if options.ask == "stray":
        yield from _stray(record, site)
    elif record.draft:
        return
    elif options.ask == "duplicate":
        yield from _duplicate(record, site)
    elif options.ask == "title":
        yield from _same_title(record, site)
    elif options.ask == "orphan":
        url = site.url_of(record.path)
        if url not in ("", "/") and not site.is_linked(record.path):
            yield Finding(0, 0, {"url": url})
    elif record.ok and not any(  # a link may stand where an error kept it from being read
        site.resolve(f.value["url"], record.path).path in site.records for f in record.links
    ):
        yield Finding(0, 0, {"url": site.url_of(record.path)})


def _duplicate(record: Record, site: Site) -> Iterator[Finding]:
    for url, other in site.doubles(record.path):
        related = Related(0, 0, "the other article", other)
        yield Finding(0, 0, {"url": url, "other": other}, related=(related,))


_WORDS = 4  # a title of fewer words ("Overview") may come back on purpose


def _same_title(record: Record, site: Site) -> Iterator[Finding]:
    """Told at the later of two, in path order; a page in parts counts as two."""
    key = _title(record)
    if not key:
        return
    first = site.once("titles", _first_by_title).get(key, record.path)
    if first != record.path:
        related = Related(0, 0, "the other article", first)
        yield Finding(0, 0, {"title": record.title, "other": first}, related=(related,))


def _first_by_title(site: Site) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for path, record in site.records.items():
        if not record.draft and (key := _title(record)):
            found.setdefault(key, path)
    return found


def _title(record: Record) -> tuple[str, str] | None:
    """The folder and the title's words, if there are enough of them."""
    title = record.frontmatter.get("title")
    words = title.casefold().split() if isinstance(title, str) else []
    return (record.path.rpartition("/")[0], " ".join(words)) if len(words) >= _WORDS else None


def _stray(record: Record, site: Site) -> Iterator[Finding]:
    """The stray files that this article answers for: its own, or those of its folder."""
    for path in site.strays(_STRAY).get(record.path, ()):
        yield Finding(0, 0, {"name": path.rpartition("/")[2]}, path=path)
