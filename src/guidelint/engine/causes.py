"""Which articles cause a finding in another one, for runs that check only some of them.

A run on one changed article must say what it breaks elsewhere: a dead link in b.md stands at
b.md's line, but it is a.md, renamed or deleted, that caused it. The cause of a finding on the
whole site is the article it names, the article its URL leads to, or the article that was last
served at its URL. Who was served where is remembered between runs, so that renamed and deleted
articles, which nobody passes to a hook, are noticed.

This module judges from what `tracing` found out of the site, and is kept with the findings.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from guidelint.engine.cache import BROKEN, Cache, loads
from guidelint.facts.record import Record
from guidelint.model import Finding, Related
from guidelint.tuples import NamedTuple

KIND, KEY = "owners", "all"
_SUFFIXES = (".md", ".mdx", ".markdown")


class Concluded(NamedTuple):
    """A finding on the whole site, and what may have caused it.

    `asked` is the article that was asked, `names` are those it names or its URL leads to; `keys`
    are the names under which the owner of its URL may be remembered, none without a `url`.
    """

    found: Finding
    asked: str
    names: tuple[str, ...] = ()
    url: str = ""
    keys: tuple[str, ...] = ()


class Owners(NamedTuple):
    """The article last served at each address, and last held by each file name."""

    by_address: dict[str, str]

    def of(self, keys: Iterable[str]) -> str:
        """The last owner of the first key that had one."""
        return next((self.by_address[key] for key in keys if key in self.by_address), "")

    def lack(self, keys: Iterable[str]) -> bool:
        """Whether somebody else, who knows of other articles, might name another owner."""
        for key in keys:
            if key in self.by_address:
                return False
            if ":" in key or key.lower().endswith(_SUFFIXES):
                return True
        return False


def remembered(cache: Cache) -> Owners:
    """The owners that earlier runs knew."""
    row = cache.row(KIND, KEY)
    try:
        known = loads(row.value) if row is not None else {}
    except BROKEN:
        known = {}
    return Owners(known if isinstance(known, dict) else {})


def caused(
    concluded: Iterable[Concluded], owners: Owners, paths: Container[str], checked: Iterable[str]
) -> Iterator[Finding]:
    """What `checked` articles, or articles that are gone, cause in others, saying so. `paths` are
    all articles that there are."""
    asked = frozenset(checked)
    for found, path, names, url, keys in concluded:
        if path in asked:
            continue
        former = owners.of(keys)
        gone = bool(former) and former not in paths
        if gone or former in asked or not asked.isdisjoint(names):
            why = f"{url} was the address of {former}"
            said = (Related(0, 0, f"{why}, which is gone", former),) if gone else ()
            if former in asked and former not in names:
                said = (Related(0, 0, f"{why}, which has changed", former),)
            yield found._replace(related=(*found.related, *said))


def url_at(found: Finding, record: Record | None) -> str:
    """The URL that a finding is about: that of the link at its place."""
    for fact in record.links if record else ():
        if fact.start <= found.start < fact.end or found.start <= fact.start < found.end:
            return str(fact.value["url"])
    return ""
