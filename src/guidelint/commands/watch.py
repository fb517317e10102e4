"""`check --watch`: check again whenever a file of the site has changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guidelint.commands.given import config_file, read_config, root_of, say, working_directory
from guidelint.config import ConfigError
from guidelint.engine.discovery import inventory

_PAUSE = 0.5  # seconds between two looks


def watch(
    paths: tuple[Path, ...],
    options: dict[str, Any],
    check: Callable[[], int],
    wait: Callable[[float], None] = time.sleep,
) -> int:
    """Run `check` now and after every change below the site's root, until interrupted."""
    cwd = working_directory()
    named = [*paths] or [Path()]
    before = None
    while True:
        now = _looks(named, cwd, options)
        if now != before:
            if before is not None:
                say(f"--- {time.strftime('%H:%M:%S')}: changed, checking again")
            before = now
            try:
                check()
            except Exception as error:  # half a config, saved: tell, and look again
                say(str(error))
        wait(_PAUSE)


def _looks(named: list[Path], cwd: Path, options: dict[str, Any]) -> Any:
    """How all files of the site look, the config file included."""
    try:
        root = root_of(read_config(options, named[0]), named, cwd, options)
    except (ConfigError, OSError):
        root = cwd
    file = config_file(options, named[0])
    return inventory(root), file.stat() if file and file.exists() else None
