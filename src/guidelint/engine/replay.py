"""A whole report from before, said again when nothing has changed since.

A run remembers its report with a seal: the size, time and inode of every file below the root
and of every file outside it that it depended on. If the seal still fits, nothing needs to be
read, and nothing heavy needs to be imported.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable
from hashlib import sha1
from pathlib import Path
from typing import Any, NamedTuple

from guidelint.engine.cache import Cache, Row, Stat, dumps, loads
from guidelint.engine.discovery import inventory
from guidelint.engine.outcome import Report
from guidelint.version import __version__

_KIND = "report"
_RACE = 2_000_000_000  # ns: a file changed this shortly before a run may change again unseen
_NONE = Stat(0, 0, 0)


class Past(NamedTuple):
    """A report, and what it depended on besides the files below `root`."""

    root: str
    files: tuple[str, ...]
    report: Report
    fail_on: str
    max_warnings: int


def key_of(
    cwd: Path, named: Iterable[Path], config: Path | None, now: str, options: list[Any]
) -> str:
    """What distinguishes one question to guidelint from another."""
    words = (__version__, str(cwd), [str(path) for path in named], str(config), now, options)
    return sha1(repr(words).encode("utf-8", "surrogateescape"), usedforsecurity=False).hexdigest()


def recall(cache: Cache, key: str) -> Past | None:
    """The report from before, if everything it depended on is as it was."""
    row = cache.row(_KIND, key)
    if row is None:
        return None
    try:
        past = loads(row.value)
    except (pickle.UnpicklingError, AttributeError, ImportError, IndexError, TypeError, EOFError):
        return None
    if not isinstance(past, Past):
        return None
    seal, _ = _seal(Path(past.root), past.files)
    return past if seal == row.digest else None


def remember(cache: Cache, key: str, past: Past, started: int) -> None:
    """Keep a report. `started` (ns) is when its run began: a file as young proves nothing."""
    seal, newest = _seal(Path(past.root), past.files)
    if newest < started - _RACE:
        cache.save(_KIND, {key: Row(_NONE, seal, dumps(past))})


def _seal(root: Path, files: tuple[str, ...]) -> tuple[str, int]:
    """A digest of all files' stats, and the time of the youngest."""
    stats = [(path, stat) for path, stat in inventory(root).items()]
    stats += [(file, _stat(file)) for file in (*files, *_own_files())]
    text = "\n".join(f"{path}\0{stat.time}\0{stat.size}\0{stat.inode}" for path, stat in stats)
    newest = max((stat.time for _, stat in stats), default=0)
    digest = sha1(text.encode("utf-8", "surrogateescape"), usedforsecurity=False).hexdigest()
    return digest, newest


def _own_files() -> list[str]:
    """guidelint's own files where they can change under one version: in a checkout."""
    package = Path(__file__).parents[1]
    if (package / "_rules").is_dir():
        return []
    rules = package.parents[1] / "rules"
    folders = (package, rules)
    return sorted(
        os.path.join(folder, name)  # noqa: PTH118  # many files: pathlib costs more than the rest
        for top in folders
        for folder, _, names in os.walk(top)
        for name in names
        if name.endswith((".py", ".yaml", ".toml", ".json"))
    )


def _stat(file: str) -> Stat:
    try:
        seen = os.stat(file)  # noqa: PTH116
    except OSError:
        return _NONE
    return Stat(seen.st_mtime_ns, seen.st_size, seen.st_ino)
