"""What an earlier run found out, used again when nothing it depended on has changed.

A run keeps its report, sealed with the size, time and inode of every file below the root and
of every file outside it that it depended on; and its plan, sealed with the names of the
articles and the looks of all other files. If a seal still fits, nothing behind it needs to be
read again, and nothing heavy needs to be imported.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable
from hashlib import sha1
from pathlib import Path
from typing import Any, NamedTuple

from guidelint.engine.cache import Cache, Row, dumps, loads
from guidelint.engine.discovery import Stat, inventory, is_article
from guidelint.engine.outcome import Report
from guidelint.version import __version__

REPORT, PLAN = "report", "plan"
_RACE = 2_000_000_000  # ns: a file changed this shortly before a run may change again unseen
_NONE = Stat(0, 0, 0)


class Sealed(NamedTuple):
    """A value, and what it depended on besides the files below `root`."""

    root: str
    files: tuple[str, ...]
    value: Any


class Past(NamedTuple):
    """A report, and what of the config its exit code needs."""

    report: Report
    fail_on: str
    max_warnings: int


def key_of(
    cwd: Path, named: Iterable[Path], config: Path | None, now: str, options: list[Any]
) -> str:
    """What distinguishes one question to guidelint from another."""
    words = (__version__, str(cwd), [str(path) for path in named], str(config), now, options)
    return _digest(repr(words))


class Looks:
    """How all files look, each root looked at once in a run."""

    __slots__ = ("_of",)

    def __init__(self) -> None:
        self._of: dict[Path, dict[str, Stat]] = {}

    def below(self, root: Path) -> dict[str, Stat]:
        """The inventory of `root`."""
        found = self._of.get(root)
        if found is None:
            found = self._of[root] = inventory(root)
        return found


def recall(cache: Cache, kind: str, key: str, looks: Looks) -> Sealed | None:
    """What was kept, if everything it depended on is as it was."""
    row = cache.row(kind, key)
    if row is None:
        return None
    try:
        kept = loads(row.value)
    except (pickle.UnpicklingError, AttributeError, ImportError, IndexError, TypeError, EOFError):
        return None
    if not isinstance(kept, Sealed):
        return None
    seal, _ = _seal(kind, looks.below(Path(kept.root)), kept.files)
    return kept if seal == row.digest else None


def remember(cache: Cache, kind: str, key: str, kept: Sealed, started: int, looks: Looks) -> None:
    """Keep a value. `started` (ns) is when its run began: a file as young proves nothing."""
    seal, newest = _seal(kind, looks.below(Path(kept.root)), kept.files)
    if newest < started - _RACE:
        cache.save(kind, {key: Row(_NONE, seal, dumps(kept))})


def _seal(kind: str, there: dict[str, Stat], files: tuple[str, ...]) -> tuple[str, int]:
    """A digest of the looks of all files that matter, and the time of the youngest."""
    stats = list(there.items())
    if kind == PLAN:
        stats = [(path, _NONE if is_article(path) else stat) for path, stat in stats]
    stats += [(file, _stat(file)) for file in (*files, *_own_files())]
    text = "\n".join(f"{path}\0{stat.time}\0{stat.size}\0{stat.inode}" for path, stat in stats)
    return _digest(text), max((stat.time for _, stat in stats), default=0)


def _own_files() -> list[str]:
    """guidelint's own files where they can change under one version: in a checkout."""
    package = Path(__file__).parents[1]
    if (package / "_rules").is_dir():
        return []
    return sorted(
        os.path.join(folder, name)  # noqa: PTH118  # many files: pathlib costs more than the rest
        for top in (package, package.parents[1] / "rules")
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


def _digest(text: str) -> str:
    return sha1(text.encode("utf-8", "surrogateescape"), usedforsecurity=False).hexdigest()
