"""Component schemas for a run: as configured, else read from the component sources."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guidelint.config import ConfigError
from guidelint.engine.gitignore import matcher

_HOW = "pip install 'guidelint[schema]'"


def sources(globs: Iterable[str], inventory: Iterable[str], root: Path) -> list[Path]:
    """The files below `root` that `globs` name, sorted."""
    pattern = matcher(tuple(globs))
    return [root / name for name in sorted(inventory) if pattern and pattern.match(name)]


def from_sources(paths: list[Path], root: Path) -> dict[str, Any]:
    """The schemas of the components in `paths`. Raises `ConfigError` without the parser."""
    from guidelint.schema import extract

    try:
        return dict(extract(paths, root))
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"reading component sources needs {error.name}: {_HOW}; or commit the schemas with "
            "`guidelint schema components --write components.lock.json`"
        ) from error


def inferred(paths: list[Path], root: Path) -> tuple[dict[str, Any], str]:
    """`from_sources` for sources that nobody named: without the parser, nothing and why."""
    if not paths:
        return {}, ""
    try:
        found = from_sources(paths, root)
    except ConfigError:
        return {}, f"component sources are not read: {_HOW}"
    known = sum(name != "*" for name in found)
    return found, f"{known} components read from {len(paths)} source files"


def problems(schemas: dict[str, Any]) -> list[str]:
    """What is wrong with component schemas: ``Card.props: …``."""
    from guidelint.checks.json_schema import schema_problems

    return [
        f"{name}.props: {trouble}"
        for name, entry in schemas.items()
        for trouble in schema_problems(entry.get("props") or {})
    ]
