"""`guidelint check`, when something has to be read: examine, fix, compare, report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guidelint.commands.check import only_reports
from guidelint.commands.given import say, split, with_flags
from guidelint.commands.testimony import RULES, witnessed
from guidelint.config import Config, load
from guidelint.engine.analyse import Analysis
from guidelint.engine.cache import Cache
from guidelint.engine.discovery import (
    MissingPath,
    Selection,
    first_with,
    relative_path,
    select,
)
from guidelint.engine.judged import reported
from guidelint.engine.outcome import Report
from guidelint.engine.plan import all_rules
from guidelint.engine.prepare import Prepared, Selectors, prepare
from guidelint.engine.replay import Seen
from guidelint.engine.settings import settings_text
from guidelint.engine.settled import Settled
from guidelint.engine.since import since
from guidelint.engine.source import Source, from_folder
from guidelint.rules import rule_files
from guidelint.tuples import NamedTuple

if TYPE_CHECKING:
    from guidelint.engine import run

_FOR_PEOPLE = ("full", "concise")
_PROGRESS_FROM = 200  # articles; shorter runs end before a bar would help


class Outcome(NamedTuple):
    """What came of it: a report to show, or, with None, what to return (all is printed)."""

    report: Report | None
    code: int = 0  # at least this is returned


def settle(
    candidates: list[Path], file: Path | None, seen: Seen, options: dict[str, Any]
) -> Settled:
    """Settle config, rules and what the repository shows. One of `candidates` is the root."""
    config = with_flags(load(file) if file else Config(), options)
    root = first_with(config.content, candidates)
    source = from_folder(root, seen.files(str(root)))
    folders = tuple(str(path) for name in config.rule_folders for path in rule_files(Path(name)))
    prepared = prepare(source, config, all_rules(config), _selectors(options), root)
    return Settled(str(root), config.content, (*config.files, *folders), prepared)


def examine(
    named: list[Path],
    root: Path,
    cwd: Path,
    prepared: Prepared,
    cache: Cache,
    seen: Seen,
    options: dict[str, Any],
) -> Outcome:
    """Do what the options of `check` ask for. Raises `MissingPath`, `ConfigError`, `RuleError`."""
    override = _stdin(options, root)
    missing = [path for path in named if not path.exists() and not override]
    if missing:
        raise MissingPath(str(missing[0]))
    source = from_folder(root, seen.files(str(root)), override)
    selection = _selection(named, source, root, prepared, override, options)
    known: dict[str, Analysis] = {}
    if cache.open and selection.checked and only_reports(options):
        today = _since_last(source, selection, root, cwd, prepared, cache, options, known)
        if today is not None:
            return today
    from guidelint.engine import run

    found = run.examine(
        source,
        prepared,
        chosen=lambda _: selection,
        cache=cache,
        jobs=options["jobs"],
        progress=_progress(options),
        former=lambda: _changed_since_commit(root),
        known=known,
    )
    found = _with_witnesses(found, source, root, cache)
    if options["show_settings"] or options["show_files"]:
        _show(found, root, cwd, options)
        return Outcome(None)
    if not found.selection.checked:
        say(f"no articles found in {', '.join(map(str, named))} (looked for .md, .mdx, .markdown)")
    code = 0
    if options["show_diff"] or options["fix"]:
        from guidelint.commands.mend import mend

        mended = mend(found, source, root, cwd, options)
        changed = bool(mended.data)
        if options["show_diff"]:
            return Outcome(None, int(changed))
        found, code = mended.found, int(changed and options["exit_non_zero_on_fix"])
        if override:
            sys.stdout.flush()
            sys.stdout.buffer.write(next(iter({**override, **mended.data}.values())))
        if override or options["fix_only"]:
            return Outcome(None, code)
    if options["write_baseline"]:
        from guidelint.commands.known import write_baseline

        return Outcome(None, write_baseline(found, options))
    if options["baseline"] or options["prune_baseline"] or options["revision"]:
        from guidelint.commands.known import only_new

        found = only_new(found, source, root, options)
    if options["add_suppressions"]:
        from guidelint.commands.mend import add_suppressions

        return Outcome(None, add_suppressions(found, source, root, cwd, options))
    if options["statistics"] and options["verbose"]:
        _tell_times(found, source)
    return Outcome(run.report(found, root, cwd, fingerprints=_compared(options)), code)


def _selection(
    named: list[Path],
    source: Source,
    root: Path,
    prepared: Prepared,
    override: Mapping[str, bytes],
    options: dict[str, Any],
) -> Selection:
    """The site's articles, and those that are asked for. Raises `MissingPath`, `ConfigError`."""
    site = prepared.articles(source.inventory)
    if override:
        names = tuple(override)
        return Selection(tuple(sorted({*site, *names})), names)
    exclude, forced = prepared.inferred.config.exclude, options["force_exclude"]
    return select(site, list(source.inventory), named, root, exclude, force_exclude=forced)


def _since_last(
    source: Source,
    selection: Selection,
    root: Path,
    cwd: Path,
    prepared: Prepared,
    cache: Cache,
    options: dict[str, Any],
    known: dict[str, Analysis],
) -> Outcome | None:
    """The report on a site of which little has changed; None where it takes a full run, for
    which analyses made on the way are put into `known`."""
    plan = prepared.plan
    today = since(source, selection, plan, cache, known, former=lambda: _changed_since_commit(root))
    if today is None:
        return None
    findings = witnessed(today.findings, source, root, selection.site, plan, cache)
    checked = [*today.analyses.values()]
    fingerprints = _compared(options)
    return Outcome(reported(findings, checked, plan, root, cwd, fingerprints=fingerprints))


def _compared(options: dict[str, Any]) -> bool:
    """Whether somebody may compare the report with another: people read theirs, programs do."""
    return bool(options["outputs"]) or (options["output_format"] or "full") not in _FOR_PEOPLE


def _show(found: run.Examination, root: Path, cwd: Path, options: dict[str, Any]) -> None:
    if options["show_settings"]:
        sys.stdout.write(settings_text(found, root))
        return
    paths = (relative_path(root / path, cwd) for path in found.selection.checked)
    sys.stdout.writelines(f"{path}\n" for path in paths)


def _with_witnesses(
    found: run.Examination, source: Source, root: Path, cache: Cache
) -> run.Examination:
    """The examination with what older versions and other articles know of damaged text."""
    findings = witnessed(found.findings, source, root, found.analyses, found.plan, cache)
    new = {(f.path, f.start, f.rule): f for f in findings if f.rule in RULES}
    if findings == found.findings:
        return found
    analyses = {
        path: one._replace(
            findings=tuple(new.get((path, f.start, f.rule), f) for f in one.findings)
        )
        for path, one in found.analyses.items()
        if any(path == other for other, _, _ in new)
    }
    return found._replace(findings=findings, analyses={**found.analyses, **analyses})


def _changed_since_commit(root: Path) -> Mapping[str, bytes]:
    from guidelint.engine.revision import changed_since_commit

    return changed_since_commit(root)


def _tell_times(found: run.Examination, source: Source) -> None:
    from guidelint.engine.timing import seconds_by_rule

    for name, seconds in seconds_by_rule(found, source):
        if seconds >= 0.0005:
            say(f"{seconds * 1000:8.0f} ms  {name}")


def _stdin(options: dict[str, Any], root: Path) -> dict[str, bytes]:
    if not options["stdin_filename"]:
        return {}
    return {relative_path(options["stdin_filename"], root): sys.stdin.buffer.read()}


def _selectors(options: dict[str, Any]) -> Selectors:
    return (
        split(options["select"]), split(options["ignore"]), split(options["extend_select"])
    )  # fmt: skip


def _progress(options: dict[str, Any]) -> Any:
    if options["quiet"] or os.environ.get("CI") or not sys.stderr.isatty():
        return iter

    def shown(items: Iterable[str]) -> Iterable[str]:
        listed = list(items)
        return _bar(listed) if len(listed) >= _PROGRESS_FROM else listed

    return shown


def _bar(items: list[str]) -> Iterator[str]:
    import click

    with click.progressbar(items, label="reading", file=sys.stderr) as bar:
        yield from bar
