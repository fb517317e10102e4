"""Links that do not lead where they say: dead, redirected, to a missing file, to the own host.

Concludes from the records of all articles (`facts.site`); a link that cannot be judged is
silent. Articles that are not published are not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from guidelint.checks.urls import to_be_filled_in
from guidelint.facts.addresses import extension, is_article, split
from guidelint.facts.nearest import Near
from guidelint.facts.site import Record, Site
from guidelint.facts.web import Target
from guidelint.lazy import lazy_pattern
from guidelint.model import Edit, Fact, Finding
from guidelint.tuples import NamedTuple

_SURE = 0.72  # a nearest address is offered as a fix from this score on …
_AHEAD = 0.12  # … when it is so far ahead of the second
_PLAIN = lazy_pattern(r"[\w\-./:~#?=&%+@,;!()]*\Z")


class Options(NamedTuple):
    """`ask` is the question:

    dead           an internal link whose page does not exist
    missing        an image or another file that does not exist, or is named in another case
    redirected     a link that works, but through a redirect
    redirected-home  a link whose redirect ends at the home page
    insecure       an http: link to the site's own host
    absolute       a link to the site's own host with scheme and host
    related        a name in the frontmatter that is no article's
    """

    ask: Literal[
        "dead", "missing", "redirected", "redirected-home", "insecure", "absolute", "related"
    ] = "dead"
    ignore: tuple[str, ...] = ()  # URLs or beginnings of URLs that are left alone


def check(record: Record, site: Site, options: Options) -> Iterator[Finding]:
    """The links of an article that `options.ask` is about."""
    if record.draft:
        return
    for found in _ASKED[options.ask](record, site):
        if not found.text.startswith(options.ignore or ("\0",)):
            yield found


def _own(fact: Fact) -> bool:
    """Whether the URL stands here; a reference's stands in its definition."""
    return not fact.text.startswith(("[", "!["))


def _of_status(record: Record, site: Site, status: str) -> Iterator[tuple[Fact, Target]]:
    for fact, target in site.trouble(record.path):
        if target.status == status and _own(fact):
            yield fact, target


def _is_file(fact: Fact) -> bool:
    url = fact.value["url"]
    suffix = extension(split(url).path)
    return fact.value["role"] != "link" or (bool(suffix) and not is_article(split(url).path))


# --- dead ------------------------------------------------------------------------------------


def _dead(record: Record, site: Site) -> Iterator[Finding]:
    for fact, _ in _of_status(record, site, "dead"):
        if not _is_file(fact) and not to_be_filled_in(fact):
            near = site.nearest(fact.value["url"], record.path)
            yield _lost(fact, near, record, site)


def _lost(fact: Fact, near: list[Near], record: Record, site: Site) -> Finding:
    url = fact.value["url"]
    edits: tuple[Edit, ...] = ()
    if (
        near
        and near[0].score >= _SURE
        and near[0].score - (near[1].score if near[1:] else 0) >= _AHEAD
    ):
        edits = _redirected_edit(fact, near[0].url)
    names = ", ".join(item.url for item in near[:2] if item.score >= near[0].score - _AHEAD)
    return Finding(
        fact.start,
        fact.end,
        {"url": url, "hint": f"; nearest: {names}" if names else ""},
        fact.data_path,
        edits,
        reason="the nearest address that exists" if edits else "",
        text=fact.text,
    )


def _redirected_edit(fact: Fact, path: str) -> tuple[Edit, ...]:
    """The edit that changes a URL's path and keeps its host, slash, query and fragment."""
    url = fact.value["url"]
    if fact.text != url or not _PLAIN.match(path):
        return ()
    parts = split(url)
    start = url[: url.index("//") + 2] + parts.host if parts.host and "//" in url else ""
    if start and not url.startswith(start):
        return ()  # a user name or capitals in the host: not ours to rewrite
    slash = "/" if parts.path.endswith("/") and not path.endswith("/") else ""
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return (Edit(fact.start, fact.end, start + path + slash + query + fragment),)


# --- missing ---------------------------------------------------------------------------------


def _missing(record: Record, site: Site) -> Iterator[Finding]:
    for fact, target in _of_status(record, site, "dead"):
        if not _is_file(fact) or fact.value["role"] == "slug":
            continue
        if target.url:
            hint = f"; the file is {target.url}, and upper and lower case differ on the web"
            edits = _redirected_edit(fact, target.url)
            reason = "the same name in another case exists"
            yield Finding(
                fact.start, fact.end, {"url": fact.value["url"], "hint": hint}, fact.data_path,
                edits, reason if edits else "", safe=True, text=fact.text,
            )  # fmt: skip
            continue
        near = [item for item in site.nearest(fact.value["url"], record.path) if item.score > 0.7]
        yield _lost(fact, near, record, site)


# --- redirected ------------------------------------------------------------------------------


def _redirected(record: Record, site: Site) -> Iterator[Finding]:
    for fact, target in _of_status(record, site, "redirected"):
        edits = () if "://" in target.url or not target.path else _redirected_edit(fact, target.url)
        yield Finding(
            fact.start,
            fact.end,
            {"url": fact.value["url"], "target": target.url},
            fact.data_path,
            edits,
            reason="where the site's own redirect leads" if edits else "",
            safe=True,
            text=fact.text,
        )


def _redirected_home(record: Record, site: Site) -> Iterator[Finding]:
    for fact, _ in _of_status(record, site, "redirected-home"):
        near = site.nearest(fact.value["url"], record.path)
        yield _lost(fact, near, record, site)


# --- own host --------------------------------------------------------------------------------


def _insecure(record: Record, site: Site) -> Iterator[Finding]:
    for fact in _to_own_host(record, site, "http://"):
        edits = (Edit(fact.start, fact.start + 4, "https"),) if fact.text[:5] == "http:" else ()
        yield Finding(
            fact.start, fact.end, {"url": fact.value["url"]}, fact.data_path, edits,
            "the same address over https" if edits else "", safe=True, text=fact.text,
        )  # fmt: skip


def _absolute(record: Record, site: Site) -> Iterator[Finding]:
    for fact in _to_own_host(record, site, "http"):
        path = fact.value["url"].partition("://")[2].partition("/")[2]
        edits = (Edit(fact.start, fact.end, "/" + path),) if fact.text == fact.value["url"] else ()
        yield Finding(
            fact.start, fact.end, {"url": fact.value["url"], "path": "/" + path}, fact.data_path,
            edits, "the host is the site's own" if edits else "", text=fact.text,
        )  # fmt: skip


def _to_own_host(record: Record, site: Site, start: str) -> Iterator[Fact]:
    for fact in record.links:
        url = fact.value["url"]
        if url.startswith(start) and "://" in url and _own(fact):
            host = split(url).host
            if site.is_own_host(host):
                yield fact


# --- related ---------------------------------------------------------------------------------


def _related(record: Record, site: Site) -> Iterator[Finding]:
    for fact in record.links:
        if fact.value["role"] == "slug" and site.is_stranger(fact, record.path):
            near = [
                item.url.rpartition("/")[2]
                for item in site.nearest("/" + fact.value["url"], record.path)
            ]
            hint = f"; nearest: {near[0]}" if near else ""
            yield Finding(
                fact.start, fact.end, {"url": fact.value["url"], "hint": hint},
                fact.data_path, text=fact.text,
            )  # fmt: skip


_ASKED: dict[str, Callable[[Record, Site], Iterator[Finding]]] = {
    "dead": _dead,
    "missing": _missing,
    "redirected": _redirected,
    "redirected-home": _redirected_home,
    "insecure": _insecure,
    "absolute": _absolute,
    "related": _related,
}
