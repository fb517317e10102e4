"""The routes of a site put into words: for `--show-settings` and for a config to start from."""

from __future__ import annotations

from collections import Counter

from guidelint.facts import votes
from guidelint.facts.addresses import bare
from guidelint.facts.routes import INDEXES, Served, file_pattern
from guidelint.facts.zone import Route, Zone


def described(served: Served, zone: Zone, known: frozenset[str]) -> list[tuple[Route, int]]:
    """The routes that serve the articles, each with the number of articles; for settings in words.

    Templates that serve an article, then those that the votes stand for, one a folder.
    """
    found: list[tuple[Route, int]] = []
    left = dict.fromkeys(served.addresses)
    for route in zone.routes:
        pattern = file_pattern(route.files)
        mine = [path for path in served.addresses if pattern.match(path)]
        if mine:
            found.append((route, len(mine)))
        for path in mine:
            left.pop(path, None)
    counts: Counter[tuple[str, str]] = Counter()
    for path in left:
        item = votes.place(path, {}, known)
        written = path.rpartition("/")[0]
        if item.locale:
            written = f"/{written}/".replace(f"/{item.locale}/", "/{locale}/", 1).strip("/")
        start = "/{locale}" if "{locale}" in written else ""
        if not bare(path).endswith(INDEXES):
            for prefix in served.homes.get(item.folder, ()):
                counts[written, start + prefix] += 1
    return found + _joined(counts)


def _joined(counts: Counter[tuple[str, str]]) -> list[tuple[Route, int]]:
    """Folders that go one way (``a/x`` to ``/x``, ``a/y`` to ``/y``) as one route of paths."""
    ways: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for folder, prefix in counts:
        here, there = folder.split("/"), prefix.split("/")
        while len(here) > 1 and len(there) > 1 and here[-1] == there[-1]:
            here.pop()
            there.pop()
        ways.setdefault(("/".join(here), "/".join(there)), []).append((folder, prefix))
    found = []
    for (folder, prefix), members in ways.items():
        if len(members) > 1:
            total = sum(counts[member] for member in members)
            found.append((Route(f"{folder}/{{path}}.md", f"{prefix}/{{path}}"), total))
            continue
        folder, prefix = members[0]
        found.append((Route(f"{folder}/{{slug}}.md", f"{prefix}/{{slug}}"), counts[members[0]]))
    return found
