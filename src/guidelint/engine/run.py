"""A run: from paths to a report.

The site is read once: its inventory, what the repo shows of framework, routes and folders,
then every article on its own (`analyse`), and last what follows from all of them together
(`conclude`). Only findings that the asked-for articles cause are reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from guidelint.config import Config
from guidelint.engine import conclusions
from guidelint.engine.analyse import Analysis, analyse, completed, crashed, in_order
from guidelint.engine.asked import Asked
from guidelint.engine.cache import Cache
from guidelint.engine.causes import Concluded, Owners, caused
from guidelint.engine.discovery import Selection, articles, select
from guidelint.engine.gather import Progress, gather
from guidelint.engine.judged import reported, standing, suppressions_judged, with_quotes
from guidelint.engine.outcome import Report
from guidelint.engine.plan import Plan
from guidelint.engine.prepare import Prepared, Selectors, prepare
from guidelint.engine.settings import Inferred
from guidelint.engine.source import Source
from guidelint.engine.tracing import anchored, owners, traced, with_former
from guidelint.facts.site import Record, Site
from guidelint.model import Finding
from guidelint.rules import RuleError
from guidelint.text import Lines
from guidelint.tuples import NamedTuple

__all__ = [
    "Examination",
    "Prepared",
    "Selectors",
    "assembled",
    "at_another_time",
    "chooser",
    "conclude",
    "examine",
    "finished",
    "prepare",
    "report",
    "reported",
    "standing",
    "suppressions_judged",
    "with_quotes",
]

Former = Callable[[], Mapping[str, bytes]]


class Examination(NamedTuple):
    """All that is known after a run: kept by fixes and by the settings report."""

    plan: Plan
    inferred: Inferred
    selection: Selection
    analyses: Mapping[str, Analysis]
    site: Site
    findings: tuple[Finding, ...]  # sorted; paths relative to the root


def examine(
    source: Source,
    prepared: Prepared,
    *,
    chosen: Callable[[tuple[str, ...]], Selection] | None = None,
    cache: Cache | None = None,
    jobs: int = 1,
    progress: Progress = iter,
    former: Former = dict,
    known: Mapping[str, Analysis] = {},
) -> Examination:
    """Examine a site. `chosen` picks the articles to check among the site's, all by default;
    `jobs` 0 means a process a core. `former` gives articles as they were before the change that
    is checked; it is asked when only some articles are. `known` are analyses by digest."""
    inferred, plan = prepared
    cache = cache or Cache(None)
    site_articles = prepared.articles(source.inventory)
    selection = chosen(site_articles) if chosen else Selection(site_articles, site_articles)
    analyses = gather(
        source, selection.site, plan, cache, jobs=jobs, progress=progress, known=known
    )
    return finished(source, plan, inferred, selection, analyses, cache, former)


def assembled(analyses: Iterable[Analysis], prepared: Prepared, source: Source) -> Examination:
    """The examination of a site whose articles were analysed elsewhere, in any order."""
    by_path = {analysis.record.path: analysis for analysis in analyses}
    paths = tuple(sorted(by_path))
    ordered = {path: by_path[path] for path in paths}
    selection = Selection(paths, paths)
    return finished(source, prepared.plan, prepared.inferred, selection, ordered, Cache(None))


def finished(
    source: Source,
    plan: Plan,
    inferred: Inferred,
    selection: Selection,
    analyses: Mapping[str, Analysis],
    cache: Cache,
    former: Former = dict,
) -> Examination:
    records = [analysis.record for analysis in analyses.values()]
    site = Site(records, source.inventory, inferred.site)
    findings = [found for path in selection.checked for found in analyses[path].findings]
    concluded = _quoted(traced(_asked(site, plan, selection.site), site), source)
    conclusions.keep(cache, source.inventory, selection.site, concluded, anchored(site))
    checked = frozenset(selection.checked)
    findings += [one.found for one in concluded if one.asked in checked]
    others = [one for one in concluded if one.asked not in checked]
    if others or cache.open:  # else nobody asks who was served where
        known = owners(cache, site)
        if any(known.lack(one.keys) for one in others):
            known = _with_former(known, former(), site, plan)
        findings += caused(others, known, site.records, checked)
    judged = suppressions_judged(selection.checked, findings, analyses, plan)
    findings += with_quotes(judged, source)
    kept = standing(findings, analyses, plan)
    return Examination(plan, inferred, selection, analyses, site, tuple(in_order(kept)))


def _quoted(concluded: Iterable[Concluded], source: Source) -> list[Concluded]:
    concluded = list(concluded)
    findings = with_quotes((one.found for one in concluded), source)
    return [one._replace(found=found) for one, found in zip(concluded, findings, strict=True)]


def _with_former(known: Owners, former: Mapping[str, bytes], site: Site, plan: Plan) -> Owners:
    """The owners of addresses, those included that the last commit took away."""
    if not former:
        return known
    old = [analyse(data, path, plan).record for path, data in former.items()]
    records = {**site.records, **{record.path: record for record in old}}
    return with_former(known, Site(records.values(), site.files, site.settings), former)


def conclude(site: Site, plan: Plan, paths: Iterable[str]) -> list[Finding]:
    """What follows from all articles' facts together, for the articles at `paths`."""
    return [found for _, found in _asked(site, plan, paths)]


def _asked(site: Site, plan: Plan, paths: Iterable[str]) -> Iterator[tuple[str, Finding]]:
    """The conclusions, each with the article that was asked."""
    asked = Asked(plan, "site")
    for path in paths:
        record: Record = site.records[path]
        for rule, check, options in asked.at(path):
            try:
                for found in check(record, site, options):
                    here = site.records.get(found.path or path)
                    lines = here.lines if here else Lines([0], 0)
                    yield path, completed(found, rule, path, "", lines)
            except RuleError:
                raise
            except Exception as error:  # one article's trouble must not end the run
                yield path, crashed(path, rule, error)


def at_another_time(examination: Examination, now: Source, then: Source) -> Examination:
    """The examination of another state of the same repository, under the same plan. What `now`
    and `then` hold alike is not read again."""
    config = examination.inferred.config
    paths = articles(then.inventory, config.content, config.exclude)
    known = examination.analyses
    same = {path for path in paths if path in known and _holds_alike(now, then, path)}
    fresh = gather(then, [p for p in paths if p not in same], examination.plan, Cache(None))
    analyses = {path: known[path] if path in same else fresh[path] for path in paths}
    selection = Selection(paths, paths)
    plan, inferred = examination.plan, examination.inferred
    return finished(then, plan, inferred, selection, analyses, Cache(None))


def _holds_alike(now: Source, then: Source, path: str) -> bool:
    try:
        return now.read(path) == then.read(path)
    except OSError:
        return False


def report(examination: Examination, root: Path, cwd: Path, *, fingerprints: bool = True) -> Report:
    """The report of an examination, with paths relative to `cwd` and the lines to show; reports
    for people need no fingerprints."""
    checked = [examination.analyses[path] for path in examination.selection.checked]
    plan = examination.plan
    return reported(examination.findings, checked, plan, root, cwd, fingerprints=fingerprints)


def chooser(
    paths: list[Path], files: Iterable[str], root: Path, config: Config, *, force_exclude: bool
) -> Callable[[tuple[str, ...]], Selection]:
    """The choice of articles that command-line paths make; see `discovery.select`."""
    listed = list(files)

    def choose(site: tuple[str, ...]) -> Selection:
        return select(site, listed, paths, root, config.exclude, force_exclude=force_exclude)

    return choose
