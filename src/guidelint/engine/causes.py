"""Which articles cause a finding in another one, for runs that check only some of them.

A run on one changed article must say what it breaks elsewhere: a dead link in b.md stands at
b.md's line, but it is a.md, renamed or deleted, that caused it. The cause of a finding on the
whole site is the article it names, the article its URL leads to, or the article that was last
served at its URL. Who was served where is remembered between runs, so that renamed and deleted
articles, which nobody passes to a hook, are noticed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidelint.engine.cache import BROKEN, Cache, Row, dumps, loads
from guidelint.facts.addresses import decoded, join, split
from guidelint.facts.site import Site
from guidelint.model import Finding, Related
from guidelint.tuples import NamedTuple

_KIND, _KEY = "owners", "all"


class Owners(NamedTuple):
    """The article last served at each address, and last held by each file name."""

    by_address: dict[str, str]

    def of(self, keys: Iterable[str]) -> str:
        """The last owner of the first key that had one."""
        return next((self.by_address[key] for key in keys if key in self.by_address), "")


def owners(cache: Cache, site: Site) -> Owners:
    """Everyone's addresses, today's over yesterday's; today's are remembered."""
    row = cache.row(_KIND, _KEY)
    known: dict[str, str] = {}
    if row is not None:
        try:
            known = loads(row.value)
        except BROKEN:
            known = {}
    now = {**known, **dict(_today(site))}
    if now != known:
        cache.save(_KIND, {_KEY: Row("", "", dumps(now))})
    return Owners(now)


def with_former(known: Owners, then: Site, paths: Iterable[str]) -> Owners:
    """The owners, and those articles of an earlier state that nobody has followed."""
    former: dict[str, str] = {}
    for path in paths:
        former.update(_names(then, path))
    return Owners({**former, **known.by_address})


def _today(site: Site) -> Iterator[tuple[str, str]]:
    for path in site.records:
        yield from _names(site, path)


def _names(site: Site, path: str) -> Iterator[tuple[str, str]]:
    yield path, path
    for address in site.addresses(path):
        yield f"{site.zone.get(path, -1)}:{address}", path


def caused(
    findings: Iterable[Finding], site: Site, owners: Owners, checked: Iterable[str]
) -> Iterator[Finding]:
    """Those findings that `checked` articles, or articles that are gone, cause, saying so."""
    asked = frozenset(checked)
    for found in findings:
        url = _url(found, site)
        former = owners.of(_keys(url, found.path, site)) if url else ""
        names = {other.path for other in found.related if other.path}
        if url:
            names.add(site.resolve(url, found.path).path)
        gone = bool(former) and former not in site.records
        if gone or former in asked or names & asked:
            why = f"{url} was the address of {former}"
            said = (Related(0, 0, f"{why}, which is gone", former),) if gone else ()
            if former in asked and former not in names:
                said = (Related(0, 0, f"{why}, which has changed", former),)
            yield found._replace(related=(*found.related, *said))


def _url(found: Finding, site: Site) -> str:
    """The URL that a finding is about: that of the link at its place."""
    record = site.records.get(found.path)
    for fact in record.links if record else ():
        if fact.start <= found.start < fact.end or found.start <= fact.start < found.end:
            return str(fact.value["url"])
    return ""


def _keys(url: str, from_path: str, site: Site) -> Iterator[str]:
    """The names under which the owner of a URL may be remembered."""
    parts = split(url)
    path = decoded(parts.path)
    index = site.zone.get(from_path, -1)
    if path.startswith("/") or parts.host:
        if index >= 0:
            web = site.web(index)
            yield f"{index}:{web.free(web.local(path or '/'))[0]}"
        return
    here = join(from_path.rpartition("/")[0], path)
    yield here
    for suffix in (".md", ".mdx", "/index.md", "/index.mdx"):
        yield here + suffix
