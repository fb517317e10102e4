"""An article renamed without breaking a link: every change this takes, as edits by span.

Links of other articles to the old address or the old file, links that the moved article makes
relative to its own place, names of it in frontmatter lists, and a redirect from the old address
where the site keeps redirects as data. Nothing is written here.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator

from guidelint.engine.run import Examination
from guidelint.facts.addresses import decoded, join, split
from guidelint.facts.site import Record, Site
from guidelint.model import Edit, Fact
from guidelint.tuples import NamedTuple


class Move(NamedTuple):
    """What renaming takes: edits by file (the moved one under its old name), and addresses."""

    old: str
    new: str
    old_url: str
    new_url: str
    edits: dict[str, tuple[Edit, ...]]
    redirect: str  # the file the redirect goes into; "" when the site keeps none as data
    links: int  # links of other articles that are rewritten


Read = Callable[[str], str | None]


def plan_move(examination: Examination, old: str, new: str, read: Read) -> Move:
    """Plan to rename the article `old` to `new` (paths relative to the root)."""
    site = examination.site
    there = _afterwards(examination, old, new)
    old_url, new_url = site.url_of(old), there.url_of(new)
    edits: dict[str, tuple[Edit, ...]] = {}
    links = 0
    for path, record in site.records.items():
        found = tuple(_edits(record, site, there, old, new))
        if path == old:
            found = (*found, *_own(record, old, new, site))
        else:
            links += len(found)
        if found:
            edits[path] = tuple(dict.fromkeys(found))
    redirect = ""
    if old_url and new_url and old_url != new_url:
        file, edit = _redirect(site, old, old_url, new_url, read)
        if edit is not None:
            edits[file] = (*edits.get(file, ()), edit)
            redirect = file
    return Move(old, new, old_url, new_url, edits, redirect, links)


def _afterwards(examination: Examination, old: str, new: str) -> Site:
    """The site as it will be."""
    site = examination.site
    records = [r._replace(path=new) if r.path == old else r for r in site.records.values()]
    files = [new if path == old else path for path in site.files]
    return Site(records, files, examination.inferred.site)


def _edits(record: Record, site: Site, there: Site, old: str, new: str) -> Iterator[Edit]:
    for fact in record.links:
        url = str(fact.value["url"])
        if fact.text.startswith(("[", "![")):
            continue  # a reference: its definition is changed
        if fact.value["role"] == "slug":
            name = _stem(old)
            if url == name and _stem(new) != name:
                yield Edit(fact.start, fact.end, fact.text.replace(name, _stem(new)))
            continue
        if site.resolve(url, record.path).path != old or not split(url).path:
            continue
        changed = _rewritten(url, fact, record.path, site, there, old, new)
        if changed and changed != url:
            yield Edit(fact.start, fact.end, fact.text.replace(url, changed))


def _rewritten(
    url: str, fact: Fact, from_path: str, site: Site, there: Site, old: str, new: str
) -> str:
    """The URL that leads to the moved article, written as the old one was."""
    if url not in fact.text:
        return ""  # written with entities or escapes: left to its author
    parts = split(url)
    if not parts.path.startswith("/") and not parts.host:
        return _relative(url, parts.path, from_path, old, new)
    path = decoded(parts.path)
    for before, after in zip(site.addresses(old), there.addresses(new), strict=False):
        if path.rstrip("/").endswith(before):
            slash = "/" if path.endswith("/") and not after.endswith("/") else ""
            head = path.rstrip("/")[: -len(before)]
            return url.replace(parts.path, head + after + slash, 1)
    target = there.url_of(new)
    return url.replace(parts.path, target, 1) if target else ""


def _relative(url: str, path: str, from_path: str, old: str, new: str) -> str:
    """A relative link to the file; in the moved article itself from its new place."""
    folder = posixpath.dirname(new if from_path == old else from_path)
    target = posixpath.relpath(new, folder or ".")
    if not posixpath.splitext(path)[1]:
        target = posixpath.splitext(target)[0]
    if path.startswith("./") and not target.startswith("."):
        target = "./" + target
    return url.replace(path, target, 1)


def _own(record: Record, old: str, new: str, site: Site) -> Iterator[Edit]:
    """The moved article's links to other files, seen from its new folder."""
    before, after = posixpath.dirname(old), posixpath.dirname(new)
    if before == after:
        return
    for fact in record.links:
        url = str(fact.value["url"])
        parts = split(url)
        if not parts.path or parts.path.startswith(("/", "@", "~")) or parts.external:
            continue
        target = join(before, decoded(parts.path))
        if target == old or url not in fact.text or fact.value["role"] == "slug":
            continue
        known = target in site.files or any(target + end in site.files for end in (".md", ".mdx"))
        if known:
            path = posixpath.relpath(target, after or ".")
            if parts.path.startswith("./") and not path.startswith("."):
                path = "./" + path
            yield Edit(fact.start, fact.end, fact.text.replace(parts.path, path, 1))


def _redirect(
    site: Site, old: str, old_url: str, new_url: str, read: Read
) -> tuple[str, Edit | None]:
    """The file and edit that lead the old address to the new one."""
    zone = site.settings.zones[max(site.zone.get(old, 0), 0)]
    root = f"{zone.root}/" if zone.root else ""
    for folder in ("", *(f"{name}/" for name in zone.static)):
        for file in (root + folder + "_redirects", folder + "_redirects"):
            text = read(file) if file in site.files else None
            if text is not None:
                head = "" if not text or text.endswith("\n") else "\n"
                return file, Edit(len(text), len(text), f"{head}{old_url} {new_url} 301\n")
    for file in (root + "vercel.json", "vercel.json"):
        text = read(file) if file in site.files else None
        found = re.search(r'("redirects"\s*:\s*\[)(\s*)', text) if text else None
        if found:
            item = f'{{ "source": "{old_url}", "destination": "{new_url}", "permanent": true }}'
            more = "," if text and text[found.end() :].lstrip()[:1] != "]" else ""
            gap = found[2] or " "
            return file, Edit(found.end(1), found.end(1), f"{gap}{item}{more}")
    for file in (root + "netlify.toml", "netlify.toml"):
        text = read(file) if file in site.files else None
        if text is not None and "[[redirects]]" in text:
            block = f'\n[[redirects]]\nfrom = "{old_url}"\nto = "{new_url}"\nstatus = 301\n'
            head = "" if text.endswith("\n") else "\n"
            return file, Edit(len(text), len(text), head + block)
    return _in_frontmatter(zone.framework, old, old_url, read)


def _in_frontmatter(framework: str, old: str, old_url: str, read: Read) -> tuple[str, Edit | None]:
    """Hugo's ``aliases`` and Jekyll's ``redirect_from`` in the moved article itself."""
    key = {"hugo": "aliases", "jekyll": "redirect_from"}.get(framework)
    text = read(old) if key else None
    if key is None or text is None or not text.startswith("---\n"):
        return "", None
    if re.search(rf"^{key}\s*:", text, re.M):
        listed = re.search(rf"^{key}\s*:[ \t]*\n(?=[ \t]*-)", text, re.M)
        if listed is None:
            return "", None
        return old, Edit(listed.end(), listed.end(), f"  - {old_url}\n")
    return old, Edit(4, 4, f"{key}:\n  - {old_url}\n")


def _stem(path: str) -> str:
    return os.path.splitext(posixpath.basename(path))[0]  # noqa: PTH122
