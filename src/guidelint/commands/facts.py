"""`guidelint facts`: every fact that articles state; `guidelint facts discover`: what they state
of the same things, ready to be declared."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guidelint.commands.discovered import render
from guidelint.commands.given import read_config, root_of, say, working_directory
from guidelint.config import ConfigError
from guidelint.engine import run
from guidelint.engine.discovery import MissingPath, articles, inventory, relative_path
from guidelint.engine.source import from_folder
from guidelint.facts import KINDS, extract, local
from guidelint.model import Article, Settings
from guidelint.parse import read
from guidelint.text import decode, printable
from guidelint.tuples import NamedTuple

_READ = ("money", "phone", "short-number", "date", "card")  # what a person looks for
_CSV = ("path", "line", "column", "kind", "data_path", "text", "label", "value")


def facts(paths: tuple[Path, ...], options: dict[str, Any]) -> int:
    """`guidelint facts [PATHS]`: every fact, as JSON or CSV; as a table, those an editor looks for.

    Links, headings and plain props stand in a table where ``--kind``, ``--where`` or ``--sql``
    ask for them.
    """
    for kind in options["kinds"]:
        if kind not in KINDS:
            raise ConfigError(f"no kind of fact {kind!r}; known: {', '.join(KINDS)}")
    asked = options["wheres"] or options["sql"] or options["output_format"] != "table"
    kinds = options["kinds"] or (KINDS if asked else _READ)
    rows = list(_rows(_read(paths, options), kinds))
    if options["wheres"]:
        from guidelint.commands.query import matching

        rows = matching(rows, options["wheres"])
    if options["sql"]:
        from guidelint.commands.query import answer

        names, found = answer(rows, options["sql"])
        _show_answer(names, found, options["output_format"])
    else:
        _show(rows, options["output_format"])
    return 0


def discover(paths: tuple[Path, ...], options: dict[str, Any]) -> int:
    """`guidelint facts discover [PATHS]`: statements of the same thing, brought together."""
    from guidelint.facts import clusters

    claims, dates, lines = {}, {}, {}
    for one in _read(paths, options):
        money = local(one.article, one.settings).facts("money")
        claims[one.path] = clusters.extract(one.article, money, one.settings.now)
        dates[one.path] = clusters.date_of(one.article)
        lines[one.path] = one.article.text.lines
    found = clusters.cluster(claims, least=options["min_articles"])
    facts_like = [one for one in found if one.agreed]
    sys.stdout.write(render(facts_like, dates, lines, options["output_format"]))
    return 0


class _Read(NamedTuple):
    path: str  # as shown: relative to the working directory
    article: Article
    settings: Settings


def _read(paths: Iterable[Path], options: dict[str, Any]) -> Iterator[_Read]:
    """The articles at `paths`, read as their site reads them; no rule is asked."""
    named = [*paths] or [Path()]
    for path in named:
        if not path.exists():
            raise MissingPath(str(path))
    cwd = working_directory()
    config = read_config(options, named[0])
    config = config._replace(rules={}, select=(), ignore=(), per_file_ignores={}, overrides=())
    root = root_of(config, named, cwd, options)
    files = inventory(root)
    source = from_folder(root, files)
    prepared = run.prepare(source, config, [])
    settled = prepared.inferred.config
    site = articles(source.inventory, settled.content, settled.exclude)
    choose = run.chooser(named, files, root, settled, force_exclude=False)
    for name in choose(site).checked:
        settings = prepared.plan.settings_for(name)
        try:
            text = decode(source.read(name))
        except OSError as error:
            say(f"{name}: cannot be read: {error.strerror}")
            continue
        article = read(text, name, settings.engine)
        yield _Read(relative_path(root / name, cwd), article, settings)


def _rows(found: Iterable[_Read], kinds: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for path, article, settings in found:
        for fact in extract(article, settings, kinds):
            at = article.text.position(fact.start)
            yield {
                "path": path, "line": at.line, "column": at.column,
                "start": fact.start, "end": fact.end, "kind": fact.kind, "data_path": fact.data_path,
                "text": printable(fact.text or article.source[fact.start : fact.end]),
                "label": printable(fact.label), "value": fact.value,
            }  # fmt: skip


def _show(rows: list[dict[str, Any]], form: str) -> None:
    if form == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    elif form == "csv":
        told = [{**row, "value": json.dumps(row["value"], ensure_ascii=False)} for row in rows]
        _write_csv(_CSV, [[row[key] for key in _CSV] for row in told])
    else:
        for row in rows:
            label = f"  [{row['label']}]" if row["label"] else ""
            where = f"{row['path']}:{row['line']}:{row['column']}"
            sys.stdout.write(f"{where}: {_kind(row):12} {row['text']}{label}\n")


def _kind(row: dict[str, Any]) -> str:
    """The kind, or for a card what it is that the card says: hours, address."""
    return str(row["value"]["field"] if row["kind"] == "card" else row["kind"])


def _show_answer(names: list[str], rows: list[tuple[Any, ...]], form: str) -> None:
    if form == "json":
        told = [dict(zip(names, row, strict=True)) for row in rows]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    elif form == "csv":
        _write_csv(names, rows)
    else:
        texts = [names, *([_cell(value) for value in row] for row in rows)]
        widths = [max(len(row[at]) for row in texts) for at in range(len(names))]
        for row in texts:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            sys.stdout.write("  ".join(cells).rstrip() + "\n")


def _cell(value: Any) -> str:
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else printable(str(value))


def _write_csv(names: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
