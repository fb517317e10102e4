"""What may have caused the findings on the whole site, found out from the site itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidelint.engine.cache import Cache, Row, dumps
from guidelint.engine.causes import KEY, KIND, Concluded, Owners, remembered, url_at
from guidelint.facts.addresses import decoded, join, split
from guidelint.facts.site import Site
from guidelint.model import Finding


def traced(findings: Iterable[tuple[str, Finding]], site: Site) -> Iterator[Concluded]:
    """Findings, each with the article that was asked, with what may have caused them."""
    for asked, found in findings:
        url = url_at(found, site.records.get(found.path))
        names = {other.path: None for other in found.related if other.path}
        if not url:
            yield Concluded(found, asked, tuple(names))
            continue
        names[site.resolve(url, found.path).path] = None
        yield Concluded(found, asked, tuple(names), url, tuple(_keys(url, found.path, site)))


def anchored(site: Site) -> Iterator[str]:
    """The articles at whose ids links point, and those that are the same in other languages."""
    found: dict[str, None] = {}
    for path, record in site.records.items():
        for fact in record.links:
            url = fact.value["url"]
            if "#" in url:
                found[path if url[0] == "#" else site.resolve(url, path).path] = None
    for path in found:
        if path in site.records:
            yield path
            yield from (twin for _, twin in site.twins(path))


def owners(cache: Cache, site: Site) -> Owners:
    """Everyone's addresses, today's over yesterday's; today's are remembered."""
    known = remembered(cache).by_address
    now = {**known, **dict(_today(site))}
    if now != known:
        cache.save(KIND, {KEY: Row("", "", dumps(now))})
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
