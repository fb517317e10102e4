"""What is known already: analyses of articles and whole reports, in one SQLite file.

A cache is never needed and never wrong: an entry counts only for the same guidelint, plan and
file (by size, time and inode; by content where the time proves nothing). A damaged file is
thrown away and made anew; where none can be written, the run goes on without. Entries are
pickles read with a loader that knows plain data only, so that a cache that came with a
repository can hold wrong answers at worst, never code.
"""

from __future__ import annotations

import io
import os
import pickle
import sqlite3
import sys
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha1
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from guidelint.engine.discovery import Stat
from guidelint.version import __version__

_FORMAT = f"1 {__version__} {sys.version_info[0]}.{sys.version_info[1]}"
_RACE = 2_000_000_000  # ns: a file changed this shortly before it was read may change unseen
_PLAIN = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timezone"),
    ("datetime", "timedelta"),
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("guidelint.text", "Lines"),
}


class Row(NamedTuple):
    """A cached value, and how the file looked and what it held when it was made."""

    stat: Stat
    digest: str
    value: bytes


class Cache:
    """The entries of one site. All methods are silent about trouble: they find nothing."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._database: sqlite3.Connection | None = None
        if file is not None:
            self._database = _connect(file)

    def rows(self, kind: str) -> dict[str, Row]:
        """All rows of a kind by key."""
        found = self._ask(
            "SELECT key, time, size, inode, digest, value FROM entry WHERE kind = ?", (kind,)
        )
        return {
            key: Row(Stat(time, size, inode), digest, value)
            for key, time, size, inode, digest, value in found
        }

    def row(self, kind: str, key: str) -> Row | None:
        """One row."""
        found = self._ask(
            "SELECT time, size, inode, digest, value FROM entry WHERE kind = ? AND key = ?",
            (kind, key),
        )
        for time, size, inode, digest, value in found:
            return Row(Stat(time, size, inode), digest, value)
        return None

    def save(self, kind: str, rows: dict[str, Row], gone: Iterable[str] = ()) -> None:
        """Write rows and forget the keys in `gone`, in one transaction."""
        if self._database is None:
            return
        try:
            with self._database:
                self._database.executemany(
                    "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [(kind, key, *row.stat, row.digest, row.value) for key, row in rows.items()],
                )
                self._database.executemany(
                    "DELETE FROM entry WHERE kind = ? AND key = ?", [(kind, key) for key in gone]
                )
        except sqlite3.Error:
            self.close()  # full disk, read-only, locked for long: go on without

    def close(self) -> None:
        """Let go of the file."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _ask(self, question: str, values: tuple[str, ...]) -> list[tuple[Any, ...]]:
        if self._database is None:
            return []
        try:
            return self._database.execute(question, values).fetchall()
        except sqlite3.Error:
            self.close()
            if self._file is not None:
                discard(self._file)
                self._database = _connect(self._file)
            return []


def location(root: Path, chosen: Path | None = None) -> Path | None:
    """The cache file of the site at `root`: in `chosen`, ``GUIDELINT_CACHE_DIR`` or the user's
    cache folder (``XDG_CACHE_HOME``); None where there is no place for one."""
    named = chosen or _named()
    if named is not None:
        return named / "guidelint.sqlite"
    home = os.environ.get("XDG_CACHE_HOME") or (
        os.environ.get("HOME", "") and f"{os.environ['HOME']}/.cache"
    )
    if not home:
        return root / ".guidelint_cache" / "guidelint.sqlite"
    name = sha1(str(root).encode("utf-8", "surrogateescape"), usedforsecurity=False).hexdigest()[
        :16
    ]
    return Path(home) / "guidelint" / f"{root.name[:40]}-{name}" / "guidelint.sqlite"


def _named() -> Path | None:
    folder = os.environ.get("GUIDELINT_CACHE_DIR")
    return Path(folder) if folder else None


def _connect(file: Path) -> sqlite3.Connection | None:
    for attempt in (1, 2):
        try:
            _prepare(file.parent)
            database = sqlite3.connect(file, timeout=5)
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            version = database.execute("PRAGMA user_version").fetchone()[0]
            wanted = int(sha1(_FORMAT.encode(), usedforsecurity=False).hexdigest()[:7], 16)
            if version != wanted:
                with database:
                    database.execute("DROP TABLE IF EXISTS entry")
                    database.execute(
                        "CREATE TABLE entry (kind TEXT, key TEXT, time INTEGER, size INTEGER, "
                        "inode INTEGER, digest TEXT, value BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID"
                    )
                    database.execute(f"PRAGMA user_version = {wanted}")
            return database
        except sqlite3.DatabaseError as error:
            if attempt == 2 or isinstance(error, sqlite3.OperationalError):
                return None
            discard(file)
        except OSError:
            return None
    return None


def _prepare(folder: Path) -> None:
    """Make the folder, marked as a cache and ignored by git."""
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", "utf-8")
    tag = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of guidelint.\n"
    (folder / "CACHEDIR.TAG").write_text(tag, "utf-8")


def discard(file: Path) -> None:
    """Throw a cache file away."""
    for name in (file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
        try:
            name.unlink(missing_ok=True)
        except OSError:
            return


def settled(stat: Stat, now: int) -> bool:
    """Whether a file's time proves that it has not changed since; `now` in ns."""
    return now - stat.time > _RACE


def dumps(value: Any) -> bytes:
    """Plain data as bytes."""
    return pickle.dumps(value, protocol=5)


def loads(data: bytes) -> Any:
    """Plain data from bytes. Raises `pickle.UnpicklingError` for anything else."""
    return _Loader(io.BytesIO(data)).load()


class _Loader(pickle.Unpickler):
    """Makes tuples of guidelint's own and a few plain types; nothing that could act."""

    def find_class(self, module: str, name: str) -> Any:
        return _plain_class(module, name)


@lru_cache(maxsize=256)
def _plain_class(module: str, name: str) -> Any:
    if (module, name) in _PLAIN or module.startswith("guidelint."):
        found = getattr(import_module(module), name)
        if (module, name) in _PLAIN or (isinstance(found, type) and issubclass(found, tuple)):
            return found
    raise pickle.UnpicklingError(f"{module}.{name} is not plain data")
