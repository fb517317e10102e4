"""What is settled before any article is read: the config, what the repo shows, the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from guidelint import ledger
from guidelint.config import Config, ConfigError
from guidelint.engine.discovery import articles
from guidelint.engine.plan import Plan, make_plan
from guidelint.engine.settings import Inferred, infer
from guidelint.engine.source import Source
from guidelint.rules import Rule
from guidelint.tuples import NamedTuple

Selectors = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]  # select, ignore, extend


class Prepared(NamedTuple):
    """What is settled before any article is read: picklable, so that it can be kept."""

    inferred: Inferred
    plan: Plan

    def articles(self, inventory: Iterable[str]) -> tuple[str, ...]:
        """The site's articles among all its files."""
        config = self.inferred.config
        return articles(inventory, config.content, config.exclude)


def prepare(
    source: Source,
    config: Config,
    rules: Iterable[Rule],
    selectors: Selectors = ((), (), ()),
    root: Path | None = None,
) -> Prepared:
    """Settle config, inference and rules. `selectors` are select, ignore and extend-select; with
    a `root`, the configured folders must be there, and component schemas are read from the
    sources there if none are configured."""
    if root is not None:
        _look_for_content(config, source, root)
    inferred = infer(source.inventory, source.text, _with_ledger(config, source))
    if root is not None and not config.components:
        inferred = _with_components(inferred, source, root)
    return Prepared(inferred, make_plan(inferred.config, inferred.site, rules, *selectors))


def _look_for_content(config: Config, source: Source, root: Path) -> None:
    missing = [name for name in config.content if name != "." and not (root / name).is_dir()]
    if not missing:
        return
    from difflib import get_close_matches

    from guidelint.config.mistakes import place

    parents = {path.rpartition("/")[0] for path in source.inventory}
    folders = {parent[: at.start()] for parent in parents for at in re.finditer("/|$", parent)}
    near = get_close_matches(missing[0], sorted(folders - {""}), n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    where = place(Path(config.path), ["content"]) if config.path else "config"
    raise ConfigError(f"{where}: content: there is no folder {missing[0]!r} in {root}{hint}")


def _with_ledger(config: Config, source: Source) -> Config:
    """The config with the ledger at the root, if none stands beside the config."""
    text = None if config.ledger else source.text(ledger.NAME)
    if not text:
        return config
    try:
        return config._replace(ledger=ledger.parse(text, ledger.NAME))
    except ledger.LedgerError as error:
        raise ConfigError(str(error)) from error


def _with_components(inferred: Inferred, source: Source, root: Path) -> Inferred:
    from guidelint.engine import schemas

    config = inferred.config
    if config.component_sources:
        paths = schemas.sources(config.component_sources, source.inventory, root)
        if not paths:
            globs = ", ".join(config.component_sources)
            raise ConfigError(f"{config.path or 'config'}: components.sources: no file is {globs}")
        return inferred._replace(
            config=config._replace(components=schemas.from_sources(paths, root))
        )
    shown = tuple(glob for zone in inferred.site.zones for glob in zone.components)
    found, why = schemas.inferred(schemas.sources(shown, source.inventory, root), root)
    said = (*inferred.said, why) if why else inferred.said
    return inferred._replace(config=config._replace(components=found), said=said)
