"""A run on a whole site of which a few articles have changed since the last one.

If a changed article still says to others what it said, all that was concluded then holds today,
at other places (`moved`); records of other articles need not be read, and no rule on the site
is asked again. In every other case the run is made in full.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from guidelint.engine.analyse import Analysis, analyse, in_order
from guidelint.engine.cache import BROKEN, Cache, Row, loads
from guidelint.engine.conclusions import Conclusions, put, recall, state_of
from guidelint.engine.gather import ARTICLE, RECORD, hash_of, mark, retold, save, stamp_of
from guidelint.engine.judged import standing, suppressions_judged, with_quotes
from guidelint.engine.moved import Moved, Moves
from guidelint.engine.plan import Plan
from guidelint.engine.source import Source
from guidelint.facts.record import Record
from guidelint.model import Finding
from guidelint.text import Lines
from guidelint.tuples import NamedTuple

_MANY = 16  # changed articles: more are sooner read anew together


class Since(NamedTuple):
    """The findings of today, sorted, and what is known of each article; records are there only
    where something was asked of them."""

    findings: tuple[Finding, ...]
    analyses: dict[str, Analysis]


class _Change(NamedTuple):
    """What has changed: how files look now, and the articles that hold something else."""

    looks: dict[str, Row]
    data: dict[str, bytes]


def since(
    source: Source, paths: tuple[str, ...], plan: Plan, cache: Cache, known: dict[str, Analysis]
) -> Since | None:
    """The state of all articles at `paths`; None where it cannot be told from what is kept.
    Analyses made on the way are put into `known` by digest, for the full run."""
    rows = cache.rows(ARTICLE)
    stamp = stamp_of(plan)
    if rows.keys() != set(paths):
        return None
    change = _changed(source, paths, rows, stamp)
    if change is None:
        return None
    before = state_of(source.inventory, {path: row.digest for path, row in rows.items()})
    kept = recall(cache, before)
    if kept is None:
        return None
    fresh: dict[str, Analysis] = {}
    for path, data in change.data.items():
        made = analyse(data, path, plan)
        fresh[path] = known[stamp + hash_of(data)] = made
    try:
        concluded = _concluded(fresh, rows, kept, source, cache)
        analyses = {path: _analysis(path, row, fresh, cache) for path, row in rows.items()}
    except (Moved, *BROKEN):
        return None
    if any(analysis.crash for analysis in fresh.values()):
        return None
    _keep(source, rows, change, stamp, fresh, concluded, cache)
    return _standing(concluded, {path: analyses[path] for path in paths}, source, plan)


def _changed(
    source: Source, paths: tuple[str, ...], rows: Mapping[str, Row], stamp: str
) -> _Change | None:
    """What has changed; None where too much has, or something cannot be read."""
    now = time.time_ns()
    change = _Change({}, {})
    for path in paths:
        row, stat = rows[path], source.stat(path)
        if not row.digest.startswith(stamp):
            return None
        if row.stat == stat:
            continue
        try:
            data = source.read(path)
        except OSError:
            return None
        digest = stamp + hash_of(data)
        change.looks[path] = Row(mark(stat, now), digest, row.value)
        if digest != row.digest:
            change.data[path] = data
        if len(change.data) > _MANY:
            return None
    return change


def _concluded(
    fresh: Mapping[str, Analysis],
    rows: Mapping[str, Row],
    kept: Conclusions,
    source: Source,
    cache: Cache,
) -> tuple[Finding, ...]:
    """The conclusions at their places of today. Raises `Moved` if they may be others."""
    findings = kept.findings
    for path, analysis in fresh.items():
        moves = Moves(_record(path, rows[path], cache), analysis.record)
        findings = tuple(map(moves.finding, findings))
    return tuple(
        quoted
        for found in findings
        for quoted in (with_quotes([found], source) if found.path in fresh else [found])
    )


def _record(path: str, article: Row, cache: Cache) -> Record:
    """The record that is kept of an article. Raises `Moved` if there is none."""
    row = cache.row(RECORD, path)
    record = loads(row.value) if row and row.digest == article.digest else None
    if not isinstance(record, Record):
        raise Moved
    return record


def _analysis(path: str, row: Row, fresh: Mapping[str, Analysis], cache: Cache) -> Analysis:
    if path in fresh:
        return fresh[path]
    analysis = retold(row, Record(path, False, "", {}, (), False, (), Lines([0], 0), {}))
    if analysis.suppressions:  # findings about them need its lines
        return analysis._replace(record=_record(path, row, cache))
    return analysis


def _keep(
    source: Source,
    rows: Mapping[str, Row],
    change: _Change,
    stamp: str,
    fresh: Mapping[str, Analysis],
    concluded: tuple[Finding, ...],
    cache: Cache,
) -> None:
    """Keep the state of today."""
    marks = {path: (row.stat, row.digest) for path, row in change.looks.items()}
    touched = {path: row for path, row in change.looks.items() if path not in fresh}
    save(cache, fresh, marks, touched)
    digests = {path: row.digest for path, row in {**rows, **change.looks}.items()}
    put(cache, Conclusions(state_of(source.inventory, digests), concluded))


def _standing(
    concluded: tuple[Finding, ...], analyses: dict[str, Analysis], source: Source, plan: Plan
) -> Since:
    findings = [found for analysis in analyses.values() for found in analysis.findings]
    findings += concluded
    findings += with_quotes(suppressions_judged(analyses, findings, analyses, plan), source)
    return Since(tuple(in_order(standing(findings, analyses, plan))), analyses)
