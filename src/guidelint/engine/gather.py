"""The analyses of many articles: from the cache where nothing changed, else made anew."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha1

from guidelint.engine.analyse import Analysis, unread
from guidelint.engine.cache import BROKEN, Cache, Row, dumps, loads, settled
from guidelint.engine.looks import Stat
from guidelint.engine.plan import Plan
from guidelint.engine.source import Source
from guidelint.engine.workers import analyses as analysed
from guidelint.model import Finding

_KIND = "article"
_UNSURE: Stat = "-1"  # matches no file: the next run compares the content

Progress = Callable[[Iterable[str]], Iterable[str]]


def gather(
    source: Source,
    paths: Sequence[str],
    plan: Plan,
    cache: Cache,
    *,
    jobs: int = 1,
    progress: Progress = iter,
) -> dict[str, Analysis]:
    """The analysis of each article, in the order of `paths`."""
    now = time.time_ns()
    stamp = sha1(repr(plan).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    rows = cache.rows(_KIND)
    found: dict[str, Analysis] = {}
    fresh: dict[str, Row] = {}
    todo: list[tuple[str, bytes]] = []
    marks: dict[str, tuple[Stat, str]] = {}
    for path in paths:
        stat = source.stat(path)
        row = rows.get(path)
        if row and row.stat == stat and row.digest.startswith(stamp) and _load(row, path, found):
            continue
        try:
            data = source.read(path)
        except OSError as error:
            found[path] = unreadable(path, error)
            continue
        digest = stamp + sha1(data, usedforsecurity=False).hexdigest()
        marks[path] = (stat if stat and settled(stat, now) else _UNSURE, digest)
        if row and row.digest == digest and _load(row, path, found):
            fresh[path] = Row(marks[path][0], digest, row.value)
            continue
        todo.append((path, data))
    waiting = iter(progress([path for path, _ in todo]))
    for path, analysis in analysed(todo, plan, jobs):
        next(waiting, None)
        found[path] = analysis
        if not analysis.crash:
            fresh[path] = Row(*marks[path], dumps(analysis))
    for _ in waiting:
        pass  # lets a progress bar finish
    gone = [key for key in rows if key not in found]
    if fresh or gone:
        cache.save(_KIND, fresh, gone)
    return {path: found[path] for path in paths}


def unreadable(path: str, error: OSError) -> Analysis:
    """The analysis of a file that could not be read: a finding, never silence."""
    words = error.strerror or str(error)
    found = Finding(
        0,
        0,
        path=path,
        rule="unreadable-file",
        topic="encoding",
        level="error",
        message=f"the file cannot be read: {words}; check the link or the permissions",
    )
    return unread(path, found)


def _load(row: Row, path: str, found: dict[str, Analysis]) -> bool:
    try:
        found[path] = loads(row.value)
    except BROKEN:
        return False  # written by something else: made anew
    return True
