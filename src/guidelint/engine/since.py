"""A run on a site of which a few articles have changed since the last one.

If a changed article still says to others what it said, all that was concluded then holds today,
at other places (`moved`); records of other articles need not be read, and no rule on the site
is asked again. What was concluded is kept with its causes, so that this is true for a run on
some articles as well. In every other case the run is made in full.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from guidelint.engine.analyse import Analysis, analyse, in_order
from guidelint.engine.cache import BROKEN, Cache, Row, loads
from guidelint.engine.causes import Concluded, Owners, caused, remembered, url_at
from guidelint.engine.conclusions import Conclusions, put, recall, state_of
from guidelint.engine.discovery import Selection
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
    """The findings of today, sorted, and what is known of each article that was checked; records
    are there only where something was asked of them."""

    findings: tuple[Finding, ...]
    analyses: dict[str, Analysis]


class _Change(NamedTuple):
    """What has changed: how files look now, and the articles that hold something else."""

    looks: dict[str, Row]
    data: dict[str, bytes]


class _Known(NamedTuple):
    """What is kept of all articles, and what has been made anew of those that have changed."""

    rows: dict[str, Row]  # bare if only some articles are asked for
    bare: bool
    fresh: dict[str, Analysis]
    cache: Cache

    def analysis(self, path: str) -> Analysis:
        """What was found in an article; with its record only if it has suppressions, whose
        lines are needed. Raises `Moved` or one of `BROKEN`."""
        if path in self.fresh:
            return self.fresh[path]
        empty = Record(path, False, "", {}, (), False, (), Lines([0], 0), {})
        analysis = retold(self.row(path), empty)
        if analysis.suppressions:
            return analysis._replace(record=self.record(path))
        return analysis

    def row(self, path: str) -> Row:
        """The row that is kept of an article. Raises `Moved` if it is another by now."""
        row = self.cache.row(ARTICLE, path) if self.bare else self.rows[path]
        if row is None or row.digest != self.rows[path].digest:
            raise Moved
        return row

    def record(self, path: str) -> Record:
        """The record that is kept of an article. Raises `Moved` if there is none."""
        row = self.cache.row(RECORD, path)
        record = loads(row.value) if row and row.digest == self.rows[path].digest else None
        if not isinstance(record, Record):
            raise Moved
        return record


def since(
    source: Source,
    selection: Selection,
    plan: Plan,
    cache: Cache,
    known: dict[str, Analysis],
    former: Callable[[], Mapping[str, bytes]] = dict,
) -> Since | None:
    """The findings that the checked articles hold or cause; None where they cannot be told from
    what is kept. Analyses made on the way are put into `known` by digest, for the full run;
    `former` gives articles as they were before the change that is checked."""
    bare = len(selection.checked) < len(selection.site) // 2
    rows = cache.bare(ARTICLE) if bare else cache.rows(ARTICLE)
    stamp = stamp_of(plan)
    if rows.keys() != set(selection.site):
        return None
    change = _changed(source, selection.site, rows, stamp)
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
    if any(analysis.crash for analysis in fresh.values()):
        return None
    have = _Known(rows, bare, fresh, cache)
    try:
        concluded = _concluded(have, kept, source)
        found = _found(have, concluded, selection, source, plan, former)
        touched = {
            path: Row(row.stat, row.digest, have.row(path).value)
            for path, row in change.looks.items()
            if path not in fresh
        }
    except (Moved, *BROKEN):
        return None
    _keep(source, rows, change, touched, fresh, concluded, kept.anchored, cache)
    return found


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
        change.looks[path] = Row(mark(stat, now), digest, b"")
        if digest != row.digest:
            change.data[path] = data
        if len(change.data) > _MANY:
            return None
    return change


def _concluded(have: _Known, kept: Conclusions, source: Source) -> tuple[Concluded, ...]:
    """The conclusions at their places of today. Raises `Moved` if they may be others."""
    findings = [one.found for one in kept.concluded]
    for path, analysis in have.fresh.items():
        moves = Moves(have.record(path), analysis.record, kept.anchored)
        findings = [*map(moves.finding, findings)]
    quoted = with_quotes((found for found in findings if found.path in have.fresh), source)
    concluded = []
    for one, found in zip(kept.concluded, findings, strict=True):
        if found.path in have.fresh:
            if url_at(found, have.fresh[found.path].record) != one.url:
                raise Moved
            found = next(quoted)
        concluded.append(one._replace(found=found))
    return tuple(concluded)


def _found(
    have: _Known,
    concluded: tuple[Concluded, ...],
    selection: Selection,
    source: Source,
    plan: Plan,
    former: Callable[[], Mapping[str, bytes]],
) -> Since:
    """What the checked articles hold and cause. Raises `Moved` where that cannot be told."""
    checked = frozenset(selection.checked)
    analyses = {path: have.analysis(path) for path in selection.checked}
    findings = [found for analysis in analyses.values() for found in analysis.findings]
    findings += [one.found for one in concluded if one.asked in checked]
    others = [one for one in concluded if one.asked not in checked]
    owners = remembered(have.cache) if any(one.keys for one in others) else Owners({})
    if any(owners.lack(one.keys) for one in others):
        _as_before(have, former(), plan)
    findings += caused(others, owners, have.rows.keys(), checked)
    findings += with_quotes(suppressions_judged(checked, findings, analyses, plan), source)
    elsewhere = {found.path for found in findings} & have.rows.keys() - checked
    here = {**analyses, **{path: have.analysis(path) for path in elsewhere}}
    return Since(tuple(in_order(standing(findings, here, plan))), analyses)


def _as_before(have: _Known, former: Mapping[str, bytes], plan: Plan) -> None:
    """Raises `Moved` if articles had other addresses before the change that is checked."""
    stamp = stamp_of(plan)
    if len(former) > _MANY or not former.keys() <= have.rows.keys():
        raise Moved
    for path, data in former.items():
        if stamp + hash_of(data) == have.rows[path].digest:
            continue  # what has changed since then has been compared
        now = have.fresh[path].record if path in have.fresh else have.record(path)
        if _named(analyse(data, path, plan).record) != _named(now):
            raise Moved


def _named(record: Record) -> tuple[object, ...]:
    """All that addresses are made from."""
    links = [fact.value["url"] for fact in record.links]
    return record.title, repr(record.frontmatter), links


def _keep(
    source: Source,
    rows: Mapping[str, Row],
    change: _Change,
    touched: dict[str, Row],
    fresh: Mapping[str, Analysis],
    concluded: tuple[Concluded, ...],
    anchored: tuple[str, ...],
    cache: Cache,
) -> None:
    """Keep the state of today."""
    marks = {path: (row.stat, row.digest) for path, row in change.looks.items()}
    save(cache, fresh, marks, touched)
    digests = {path: row.digest for path, row in {**rows, **change.looks}.items()}
    put(cache, Conclusions(state_of(source.inventory, digests), concluded, anchored))
