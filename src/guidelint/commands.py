"""What the commands do: from options to an exit code. Findings to stdout, all else to stderr."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guidelint import fix as fixes
from guidelint import report as reports
from guidelint.config import Config, ConfigError, find, load
from guidelint.engine import baseline as baselines
from guidelint.engine import run
from guidelint.engine.analyse import analyse
from guidelint.engine.cache import Cache, discard, location
from guidelint.engine.discovery import MissingPath, Selection, find_root, inventory, relative_path
from guidelint.engine.examples import outcomes
from guidelint.engine.outcome import Report
from guidelint.engine.plan import all_rules
from guidelint.engine.revision import from_revision
from guidelint.engine.settings import settings_text, toml_text
from guidelint.engine.source import Source, from_folder
from guidelint.facts import KINDS, extract
from guidelint.model import Finding
from guidelint.parse import read
from guidelint.report import human
from guidelint.rules import builtin_folder, load_pages
from guidelint.text import decode, printable

_PROGRESS_FROM = 200  # articles; shorter runs end before a bar would help


def check(paths: tuple[Path, ...], options: dict[str, Any]) -> int:
    """`guidelint check`."""
    started = time.perf_counter()
    cwd = run.working_directory()
    named = [*paths] or [Path()]
    if options["stdin_filename"]:
        named = [options["stdin_filename"]]
    config = _with_flags(_config(options, named[0]), options)
    root = _root(config, named, cwd, options)
    override = _stdin(options, root)
    missing = [path for path in named if not path.exists() and not override]
    if missing:
        raise MissingPath(str(missing[0]))
    files = inventory(root)
    source = from_folder(root, files, override)
    choose = _only(override) if override else run.chooser(
        named, files, root, config, force_exclude=options["force_exclude"]
    )  # fmt: skip
    found = run.examine(
        source,
        config,
        all_rules(config),
        chosen=choose,
        selectors=_selectors(options),
        cache=_cache(root, options),
        jobs=options["jobs"],
        progress=_progress(options),
    )
    if options["show_settings"]:
        sys.stdout.write(settings_text(found, root))
        return 0
    if options["show_files"]:
        sys.stdout.writelines(
            f"{relative_path(root / path, cwd)}\n" for path in found.selection.checked
        )
        return 0
    if not found.selection.checked:
        _say(f"no articles found in {', '.join(map(str, named))} (looked for .md, .mdx, .markdown)")
    changed = False
    if options["show_diff"] or options["fix"]:
        changed, found = _fix(found, source, root, options)
        if options["show_diff"]:
            return 1 if changed else 0
    if options["write_baseline"]:
        return _write_baseline(found, options)
    found = _only_new(found, config, root, options)
    report = run.report(found, source, root, cwd)
    _print(report, options)
    if not options["quiet"]:
        _say(human.summary(report))
    if options["verbose"]:
        _say(f"{time.perf_counter() - started:.2f} s")
    if report.crashes:
        _say(f"guidelint itself failed: {report.crashes[0]}")
        return 2
    if options["exit_zero"]:
        return 0
    failed = report.fails(options["fail_on"] or config.fail_on, config.max_warnings)
    return int(failed or (changed and options["exit_non_zero_on_fix"]))


def rules(options: dict[str, Any]) -> int:
    """`guidelint rules`."""
    config = _config(options, Path())
    listed = all_rules(config)
    if options["output_format"] == "json":
        data = [
            {"id": r.id, "topic": r.topic, "level": r.level, "enabled": r.enabled, "fix": r.fix,
             "check": r.check, "summary": r.summary}
            for r in listed
        ]  # fmt: skip
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
        return 0
    width = max(len(rule.id) for rule in listed)
    topic = ""
    for rule in listed:
        if rule.topic != topic:
            topic = rule.topic
            sys.stdout.write(f"{topic}\n")
        level = rule.level if rule.enabled else "off"
        sys.stdout.write(f"  {rule.id:{width}}  {level:8} {rule.summary}\n")
    return 0


def explain(name: str, options: dict[str, Any]) -> int:
    """`guidelint explain RULE`."""
    config = _config(options, Path())
    folders = [builtin_folder(), *map(Path, config.rule_folders)]
    pages = {page.rule.id: page for folder in folders for page in load_pages(folder)}
    page = pages.get(name)
    if page is None:
        from difflib import get_close_matches

        near = get_close_matches(name, pages, n=1, cutoff=0.4)
        raise ConfigError(f"no rule {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    rule = page.rule
    if options["output_format"] == "json":
        data = {**rule._asdict(), "options": rule.options._asdict(), "why": page.why,
                "bad": [example._asdict() for example in page.bad],
                "good": [example._asdict() for example in page.good]}  # fmt: skip
        del data["source"]
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
        return 0
    level = rule.level if rule.enabled else f"{rule.level}, off by default"
    sys.stdout.write(
        f"{rule.id} ({rule.topic}, {level}; fix: {rule.fix})\n\n{rule.summary}\n\n{page.why}\n"
    )
    for outcome in outcomes(page):
        kind = "Wrong" if outcome.example in page.bad else "Fine"
        sys.stdout.write(f"\n{kind}: {outcome.example.name}\n\n")
        for text in outcome.example.files.values():
            sys.stdout.writelines(f"    {printable(line)}\n" for line in text.splitlines())
        for finding in outcome.findings:
            sys.stdout.write(
                f"\n  {finding.first.line}:{finding.first.column}: {finding.message}\n"
            )
    return 0


def test(folder: Path | None) -> int:
    """`guidelint test [FOLDER]`: the examples of rule files."""
    folder = folder or builtin_folder()
    if not folder.is_dir():
        raise MissingPath(str(folder))
    pages = load_pages(folder)
    if not pages:
        raise ConfigError(f"{folder}: no rule files (looked for <topic>/<id>.yaml)")
    count = failed = 0
    for page in pages:
        for outcome in outcomes(page):
            count += 1
            if outcome.trouble:
                failed += 1
                where = f"{page.rule.source}:{outcome.example.line}"
                sys.stdout.write(
                    f"{where}: {page.rule.id}: {outcome.example.name}: {outcome.trouble}\n"
                )
    _say(f"{count - failed} of {count} examples of {len(pages)} rules are as their files say.")
    return int(failed > 0)


def parse(files: tuple[Path, ...], options: dict[str, Any]) -> int:
    """`guidelint parse FILE…`: what is read, one JSON object a line."""
    from guidelint.parse.record import record

    for path in files:
        try:
            text = decode(path.read_bytes())
        except FileNotFoundError as error:
            raise MissingPath(str(path)) from error
        except OSError as error:
            raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
        article = read(
            text, str(path), options["engine"], frontmatter=not options["no_frontmatter"]
        )
        sys.stdout.write(_json_line(record(article)))
    return 0


def facts(paths: tuple[Path, ...], options: dict[str, Any]) -> int:
    """`guidelint facts [PATHS]`: every fact, as a table, JSON lines or CSV."""
    for kind in options["kinds"]:
        if kind not in KINDS:
            raise ConfigError(f"no kind of fact {kind!r}; known: {', '.join(KINDS)}")
    rows = list(_fact_rows([*paths] or [Path()], options))
    if options["output_format"] == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    elif options["output_format"] == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(("path", "line", "column", "kind", "data_path", "text", "label", "value"))
        for row in rows:
            value = json.dumps(row["value"], ensure_ascii=False)
            writer.writerow(
                (
                    row["path"],
                    row["line"],
                    row["column"],
                    row["kind"],
                    row["data_path"],
                    row["text"],
                    row["label"],
                    value,
                )
            )
    else:
        for row in rows:
            label = f"  [{row['label']}]" if row["label"] else ""
            sys.stdout.write(
                f"{row['path']}:{row['line']}:{row['column']}: {row['kind']:12} {row['text']}{label}\n"
            )
    return 0


def init(folder: Path, force: bool) -> int:
    """`guidelint init`: write down what is inferred."""
    target = folder / "guidelint.toml"
    if not folder.is_dir():
        raise MissingPath(str(folder))
    if target.exists() and not force:
        raise ConfigError(f"{target} exists; --force overwrites it")
    root = folder.resolve()
    source = from_folder(root, inventory(root))
    found = run.examine(source, Config(), [])
    target.write_text(toml_text(found), "utf-8", newline="\n")
    _say(f"wrote {target}")
    return 0


def clean(folder: Path, cache_dir: Path | None) -> int:
    """`guidelint cache clean`."""
    if not folder.is_dir():
        raise MissingPath(str(folder))
    cwd = run.working_directory()
    file = location(find_root([folder], cwd, _config({}, folder).content), cache_dir)
    if file is not None:
        discard(file)
        _say(f"forgot {file.parent}")
    return 0


def _cache(root: Path, options: dict[str, Any]) -> Cache:
    if options["no_cache"] or os.environ.get("GUIDELINT_NO_CACHE"):
        return Cache(None)
    return Cache(location(root, options["cache_dir"]))


def _config(options: dict[str, Any], start: Path) -> Config:
    if options.get("config_path"):
        if not options["config_path"].is_file():
            raise ConfigError(f"{options['config_path']}: no such config file")
        return load(options["config_path"])
    if options.get("isolated"):
        return Config()
    start = start.resolve()
    path = find(start if start.is_dir() else start.parent)
    return load(path) if path else Config()


def _with_flags(config: Config, options: dict[str, Any]) -> Config:
    now = options["now"] or _source_date() or config.now
    if options["now"]:
        import datetime

        try:
            datetime.date.fromisoformat(now)
        except ValueError as error:
            raise ConfigError(f"--now {now!r}: {error}") from error
    warnings = config.max_warnings if options["max_warnings"] is None else options["max_warnings"]
    return config._replace(
        now=now, exclude=(*config.exclude, *_split(options["exclude"])), max_warnings=warnings
    )


def _source_date() -> str:
    stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
    return time.strftime("%Y-%m-%d", time.gmtime(int(stamp))) if stamp.isdigit() else ""


def _root(config: Config, named: list[Path], cwd: Path, options: dict[str, Any]) -> Path:
    if config.path and not options["config_path"]:
        return Path(config.path).resolve().parent
    return find_root(named, cwd, config.content)


def _stdin(options: dict[str, Any], root: Path) -> dict[str, bytes]:
    if not options["stdin_filename"]:
        return {}
    return {relative_path(options["stdin_filename"], root): sys.stdin.buffer.read()}


def _only(override: dict[str, bytes]) -> Any:
    def choose(site: tuple[str, ...]) -> Selection:
        names = tuple(override)
        return Selection(tuple(sorted({*site, *names})), names)

    return choose


def _selectors(options: dict[str, Any]) -> run.Selectors:
    return (
        _split(options["select"]), _split(options["ignore"]), _split(options["extend_select"])
    )  # fmt: skip


def _split(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


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


def _print(report: Report, options: dict[str, Any]) -> None:
    chosen = options["output_format"] or "full"
    sys.stdout.write(reports.render(report, chosen, colour=_colour(options)))
    if (
        not options["output_format"]
        and os.environ.get("GITHUB_ACTIONS")
        and os.environ.get("GITHUB_WORKFLOW")
    ):
        sys.stdout.write(reports.render(report, "github"))
    for pair in options["outputs"]:
        name, _, target = pair.partition("=")
        if name not in reports.FORMATS or not target:
            raise ConfigError(
                f"--output {pair!r}: write FORMAT=FILE; formats: {', '.join(reports.FORMATS)}"
            )
        try:
            Path(target).write_text(reports.render(report, name), "utf-8", newline="\n")
        except OSError as error:
            raise ConfigError(f"--output {target}: {error.strerror}") from error
    if options["statistics"]:
        _say(human.statistics(report).rstrip("\n"))


def _colour(options: dict[str, Any]) -> bool:
    if options["colour"] != "auto":
        return bool(options["colour"] == "always")
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _fix(
    found: run.Examination, source: Source, root: Path, options: dict[str, Any]
) -> tuple[bool, run.Examination]:
    """Apply (or with --diff show) the fixes, article by article; the examination afterwards."""
    changed: dict[str, bytes] = {}
    applied = 0
    for path in sorted({f.path for f in found.findings if f.fix}):
        before = source.read(path)
        fixed = fixes.fix_article(
            before,
            _checker(found, path),
            found.plan.settings_for(path).engine,
            unsafe=options["unsafe_fixes"],
        )
        for finding, why in fixed.refused:
            _say(f"{path}:{finding.first.line}: fix of {finding.rule} left out: {why}")
        if fixed.data == before:
            continue
        changed[path] = fixed.data
        applied += len(fixed.applied)
        if options["show_diff"]:
            sys.stdout.write(_diff(path, before, fixed.data))
        else:
            try:
                fixes.write(root / path, fixed.data)
            except OSError as error:
                raise ConfigError(f"{path}: cannot be written: {error.strerror}") from error
    if not changed:
        return False, found
    if not options["show_diff"]:
        _say(
            f"fixed {applied} finding{'s' * (applied != 1)} in {len(changed)} article{'s' * (len(changed) != 1)}"
        )
    override = Source(source.inventory, lambda path: changed.get(path) or source.read(path))
    return True, run.reexamine(found, override, changed)


def _write_baseline(found: run.Examination, options: dict[str, Any]) -> int:
    target = options["baseline"] or Path("guidelint-baseline.json")
    try:
        target.write_text(baselines.dump(found.findings), "utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"{target}: cannot be written: {error.strerror}") from error
    _say(f"wrote {len(found.findings)} findings to {target}")
    return 0


def _only_new(
    found: run.Examination, config: Config, root: Path, options: dict[str, Any]
) -> run.Examination:
    """The examination without what the baseline or an older revision had already."""
    if options["baseline"]:
        compared = baselines.compare(
            found.findings, baselines.load(options["baseline"]), found.selection.site
        )
        if (
            compared.stale
            and not options["quiet"]
            and found.selection.checked == found.selection.site
        ):
            _say(
                f"{compared.stale} entries of {options['baseline']} are no longer needed; "
                "--write-baseline drops them"
            )
        found = found._replace(findings=compared.new)
    if options["revision"]:
        with from_revision(root, options["revision"]) as source:
            selectors = _selectors(options)
            before = run.examine(source, config, all_rules(config), selectors=selectors)
        old = Counter(baselines.entry(finding) for finding in before.findings)
        compared = baselines.compare(found.findings, old, found.selection.site)
        found = found._replace(findings=compared.new)
    return found


def _checker(found: run.Examination, path: str) -> fixes.Check:
    def findings(data: bytes) -> tuple[Finding, ...]:
        return run.recheck(found, path, analyse(data, path, found.plan))

    return findings


def _diff(path: str, before: bytes, after: bytes) -> str:
    from difflib import unified_diff

    lines = unified_diff(
        printable(decode(before).source).splitlines(keepends=True),
        printable(decode(after).source).splitlines(keepends=True),
        f"a/{path}",
        f"b/{path}",
    )
    return "".join(
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines
    )


def _fact_rows(paths: list[Path], options: dict[str, Any]) -> Iterator[dict[str, Any]]:
    cwd = run.working_directory()
    config = _config(options, paths[0])
    root = find_root(paths, cwd, config.content)
    files = inventory(root)
    source = from_folder(root, files)
    found = run.examine(
        source, config, [], chosen=run.chooser(paths, files, root, config, force_exclude=False)
    )
    for path in found.selection.checked:
        try:
            settings = found.plan.settings_for(path)
            article = read(decode(source.read(path)), path, settings.engine)
        except OSError as error:
            raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
        for fact in extract(article, settings, options["kinds"] or KINDS):
            at = article.text.position(fact.start)
            yield {
                "path": relative_path(root / path, cwd), "line": at.line, "column": at.column,
                "start": fact.start, "end": fact.end, "kind": fact.kind, "data_path": fact.data_path,
                "text": printable(fact.text or article.source[fact.start : fact.end]),
                "label": printable(fact.label), "value": fact.value,
            }  # fmt: skip


def _json_line(data: Any) -> str:
    return printable(json.dumps(data, ensure_ascii=False)) + "\n"


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
