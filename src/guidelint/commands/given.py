"""What the caller gave: config, root, flags, the environment, and words for stderr."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guidelint.config import Config, ConfigError, find, load
from guidelint.engine.discovery import find_root


def say(text: str) -> None:
    """A line for the person at the terminal."""
    sys.stderr.write(text + "\n")


def working_directory() -> Path:
    """The current folder, as the shell names it."""
    return Path(os.path.abspath("."))  # noqa: PTH100


def config_file(options: dict[str, Any], start: Path) -> Path | None:
    """The config file that counts for `start`. Raises `ConfigError` if a named one is missing."""
    named = options.get("config_path")
    if named:
        if not named.is_file():
            raise ConfigError(f"{named}: no such config file")
        return Path(named)
    if options.get("isolated"):
        return None
    start = start.resolve()
    return find(start if start.is_dir() else start.parent)


def read_config(options: dict[str, Any], start: Path) -> Config:
    """The config for `start`, without the flags."""
    path = config_file(options, start)
    return load(path) if path else Config()


def with_flags(config: Config, options: dict[str, Any]) -> Config:
    """The config with what the flags of `check` say laid over it."""
    now = today(options) or config.now
    warnings = config.max_warnings if options["max_warnings"] is None else options["max_warnings"]
    exclude = (*config.exclude, *split(options["exclude"]))
    return config._replace(now=now, exclude=exclude, max_warnings=warnings)


def today(options: dict[str, Any]) -> str:
    """The date that counts as today: ``--now``, else ``SOURCE_DATE_EPOCH``; "" without both."""
    if options["now"]:
        import datetime

        try:
            datetime.date.fromisoformat(options["now"])
        except ValueError as error:
            raise ConfigError(f"--now {options['now']!r}: {error}") from error
        return str(options["now"])
    stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
    return time.strftime("%Y-%m-%d", time.gmtime(int(stamp))) if stamp.isdigit() else ""


def root_of(config: Config, named: list[Path], cwd: Path, options: dict[str, Any]) -> Path:
    """The root of the site: where a found config stands, else what the paths show."""
    if config.path and not options.get("config_path"):
        return Path(config.path).resolve().parent
    return find_root(named, cwd, config.content)


def split(values: Iterable[str]) -> tuple[str, ...]:
    """Comma-separated and repeated values as one tuple."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
