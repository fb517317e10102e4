"""guidelint as a library: pure functions on texts, and a run over paths."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guidelint.config import Config, find, load
from guidelint.config import parse as parse_config
from guidelint.engine import run
from guidelint.engine.analyse import Analysis
from guidelint.engine.discovery import find_root, inventory
from guidelint.engine.outcome import Report
from guidelint.engine.plan import all_rules
from guidelint.engine.run import Prepared
from guidelint.engine.settings import infer
from guidelint.engine.source import Source, from_folder, from_mapping
from guidelint.facts import extract
from guidelint.facts.zone import engine_of
from guidelint.model import Article, Fact, Finding, Settings
from guidelint.parse import read
from guidelint.text import Text, decode


def check_text(
    source: str | bytes, *, path: str = "article.mdx", config: dict[str, Any] | None = None
) -> list[Finding]:
    """The findings for one article, as if it stood alone in a repository.

    `config` has the keys of guidelint.toml. Offsets of the findings are code points. Raises
    `guidelint.ConfigError` for a config that cannot be used; an article that cannot be read
    gives findings, never an exception.
    """
    settled = parse_config(config or {})
    found = _alone({path: _bytes(source)}, settled)
    return list(found.findings)


def check_paths(paths: Iterable[str | Path], *, config: dict[str, Any] | None = None) -> Report:
    """The report for files and folders, with the whole repository as context.

    Without `config`, the nearest guidelint.toml is used. Raises `guidelint.ConfigError`,
    `guidelint.RuleError`, `guidelint.MissingPath`.
    """
    named = [Path(path) for path in paths]
    cwd = Path.cwd()
    settled = _found_config(named, cwd) if config is None else parse_config(config)
    root = (
        Path(settled.path).resolve().parent
        if settled.path
        else find_root(named, cwd, settled.content)
    )
    files = inventory(root)
    source = from_folder(root, files)
    choose = run.chooser(named, files, root, settled, force_exclude=False)
    found = run.examine(
        source, run.prepare(source, settled, all_rules(settled), root=root), chosen=choose
    )
    return run.report(found, root, cwd)


def site_folder(root: str | Path) -> Source:
    """The files of the site at `root`, without those that git ignores."""
    folder = Path(root)
    return from_folder(folder, inventory(folder))


def prepare(source: Source, config: dict[str, Any] | None = None) -> Prepared:
    """Settle config, rules and what the repository shows: once, before any article is read.

    The result is picklable; its `plan` is what `analyse` needs for each article.
    """
    settled = parse_config(config or {})
    return run.prepare(source, settled, all_rules(settled))


def conclude(analyses: Iterable[Analysis], prepared: Prepared, source: Source) -> list[Finding]:
    """All findings of a site from the analyses of its articles, in the command line's order.

    `source` is only asked for the lines that findings on the whole site stand on.
    """
    return list(run.assembled(analyses, prepared, source).findings)


def parse(source: str | bytes, *, path: str = "article.mdx", engine: str = "mdx") -> Article:
    """An article as the site reads it. Never raises: trouble is in `Article.problems`."""
    return read(_text(source), path, engine)


def facts(
    source: str | bytes, *, path: str = "article.mdx", config: dict[str, Any] | None = None
) -> list[Fact]:
    """Every fact an article states, in document order."""
    settled = parse_config(config or {})
    found = infer({path}, lambda _: None, settled)
    settings = Settings(
        engine=engine_of(path, found.site),
        country=found.config.country,
        now=settled.now,
        rates=settled.rates,
        rates_date=settled.rates_date,
        components=settled.components,
        ledger=settled.ledger,
        numbers=settled.numbers,
    )
    return extract(read(_text(source), path, settings.engine), settings)


def _alone(files: dict[str, bytes], config: Config) -> run.Examination:
    source = from_mapping(files)
    return run.examine(source, run.prepare(source, config, all_rules(config)))


def _bytes(source: str | bytes) -> bytes:
    return source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")


def _text(source: str | bytes) -> Text:
    return decode(source) if isinstance(source, bytes) else Text(source)


def _found_config(paths: list[Path], cwd: Path) -> Config:
    start = (paths[0] if paths else cwd).resolve()
    path = find(start if start.is_dir() else start.parent)
    return load(path) if path else Config()
