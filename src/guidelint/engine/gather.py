"""The analyses of many articles: from the cache where nothing changed, else made anew."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

try:
    from _blake2 import blake2b  # `hashlib` loads OpenSSL, which costs more than to hash an article
except ImportError:  # not CPython
    from hashlib import blake2b

from guidelint.engine.analyse import Analysis, unread
from guidelint.engine.cache import BROKEN, Cache, Row, loads, settled
from guidelint.engine.kept import Kept, found_with, kept
from guidelint.engine.looks import Stat
from guidelint.engine.plan import Plan
from guidelint.engine.source import Source
from guidelint.engine.workers import analyses as analysed
from guidelint.facts.record import Record
from guidelint.model import Finding

ARTICLE, RECORD = "article", "record"
_MANY = 200  # articles: what fewer leave behind is not worth a look
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
    known: Mapping[str, Analysis] = {},
) -> dict[str, Analysis]:
    """The analysis of each article, in the order of `paths`. `known` are analyses of this run, by
    the digest of what the article holds."""
    now = time.time_ns()
    keeps = cache.open or bool(known)  # else nobody asks for digests
    stamp = stamp_of(plan) if keeps else ""
    rows, records = cache.rows(ARTICLE), cache.rows(RECORD)
    found: dict[str, Analysis] = {}
    touched: dict[str, Row] = {}
    todo: list[tuple[str, bytes]] = []
    marks: dict[str, tuple[Stat, str]] = {}
    for path in paths:
        stat = source.stat(path)
        row = rows.get(path)
        if row and row.stat == stat and row.digest.startswith(stamp):
            same = _load(path, row, records.get(path))
            if same is not None:
                found[path] = same
                continue
        try:
            data = source.read(path)
        except OSError as error:
            found[path] = unreadable(path, error)
            continue
        if not keeps:
            todo.append((path, data))
            continue
        digest = stamp + hash_of(data)
        marks[path] = (mark(stat, now), digest)
        if digest in known and known[digest].record.path == path:
            found[path] = known[digest]
            continue
        same = _load(path, row, records.get(path)) if row and row.digest == digest else None
        if row and same is not None:
            found[path] = same
            touched[path] = Row(marks[path][0], digest, row.value)
            continue
        todo.append((path, data))
    if len(todo) > _MANY and not gc.isenabled():  # by a command that expected to be short
        gc.freeze()  # what is loaded by now stays: it need not be looked through
        gc.enable()
    waiting = iter(progress([path for path, _ in todo]))
    packed: dict[str, Kept] = {}
    for path, analysis, made in analysed(todo, plan, jobs):
        next(waiting, None)
        found[path] = analysis
        if made:
            packed[path] = made
    for _ in waiting:
        pass  # lets a progress bar finish
    fresh = {path: found[path] for path in marks if path not in touched}
    save(cache, fresh, marks, touched, [key for key in rows if key not in found], packed)
    return {path: found[path] for path in paths}


def save(
    cache: Cache,
    fresh: Mapping[str, Analysis],
    marks: Mapping[str, tuple[Stat, str]],
    touched: Mapping[str, Row] = {},
    gone: Sequence[str] = (),
    packed: Mapping[str, Kept] = {},
) -> None:
    """Keep analyses that were made anew, with how their files looked and what they held; those in
    `packed` are at hand as bytes."""
    if not cache.open:
        return
    sound = [path for path, analysis in fresh.items() if not analysis.crash]
    made = {path: packed.get(path) or kept(fresh[path]) for path in sound}
    if made or touched or gone:
        rows = {path: Row(*marks[path], made[path].found) for path in sound}
        cache.save(ARTICLE, {**rows, **touched}, gone)
        rows = {path: Row(*marks[path], made[path].record) for path in sound}
        cache.save(RECORD, rows, gone)


def stamp_of(plan: Plan) -> str:
    """What tells one plan from another."""
    return plan.stamp or hash_of(repr(plan).encode("utf-8", "replace"))


def hash_of(data: bytes) -> str:
    """A digest of bytes."""
    return blake2b(data, digest_size=20).hexdigest()


def mark(stat: Stat | None, now: int) -> Stat:
    """How a file looked, as far as that will prove anything later; `now` in ns."""
    return stat if stat and settled(stat, now) else _UNSURE


def retold(row: Row, record: Record) -> Analysis:
    """What a row of `ARTICLE` tells of an article, with a record. Raises one of `BROKEN`."""
    return found_with(row.value, record)


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


def _load(path: str, row: Row, record: Row | None) -> Analysis | None:
    """What is kept of an article; None where it was written by something else."""
    if record is None or record.digest != row.digest:
        return None
    try:
        known = loads(record.value)
        return retold(row, known) if isinstance(known, Record) and known.path == path else None
    except BROKEN:
        return None
