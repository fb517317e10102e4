"""One SQLite file with what earlier runs found out: rows of bytes by kind and key.

A store is never needed: a damaged file is thrown away and made anew, and where none can be
written the run goes on without. This module is on the path of a run that has nothing to do.
"""

from __future__ import annotations

import os
import sys

from guidelint.engine.looks import Stat
from guidelint.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from typing import Any
else:
    try:
        import _sqlite3 as sqlite3  # all that is asked of it, without `datetime` and converters
    except ImportError:  # not CPython
        import sqlite3

_FORMAT = f"4 {__version__} {sys.version_info[0]}.{sys.version_info[1]}"
_NAME = "guidelint.sqlite"
_PAGE = 16_384  # bytes: a record fits in one, which makes writing all of them three times faster


class Row:
    """A kept value, and how the file looked and what it held when the value was made."""

    __slots__ = ("digest", "stat", "value")

    def __init__(self, stat: Stat, digest: str, value: bytes) -> None:
        self.stat = stat
        self.digest = digest
        self.value = value


class Cache:
    """The rows of one site. All methods are silent about trouble: they find nothing."""

    def __init__(self, file: str | os.PathLike[str] | None) -> None:
        self._file = None if file is None else os.fspath(file)
        self._database: sqlite3.Connection | None = None
        if self._file is not None:
            self._database = _connect(self._file)

    @property
    def open(self) -> bool:
        """Whether anything can be found or kept."""
        return self._database is not None

    def rows(self, kind: str) -> dict[str, Row]:
        """All rows of a kind by key."""
        found = self._ask("SELECT key, look, digest, value FROM entry WHERE kind = ?", (kind,))
        return {key: Row(*row) for key, *row in found}

    def bare(self, kind: str) -> dict[str, Row]:
        """All rows of a kind by key, their values left where they are."""
        found = self._ask("SELECT key, look, digest FROM entry WHERE kind = ?", (kind,))
        return {key: Row(look, digest, b"") for key, look, digest in found}

    def row(self, kind: str, key: str) -> Row | None:
        """One row."""
        found = self._ask(
            "SELECT look, digest, value FROM entry WHERE kind = ? AND key = ?",
            (kind, key),
        )
        return Row(*found[0]) if found else None

    def digests(self, kind: str) -> dict[str, str]:
        """The digests of all rows of a kind by key."""
        return dict(self._ask("SELECT key, digest FROM entry WHERE kind = ?", (kind,)))

    def save(self, kind: str, rows: dict[str, Row], gone: Iterable[str] = ()) -> None:
        """Write rows and forget the keys in `gone`, in one transaction."""
        self._write(
            [
                *(
                    (_INSERT, (kind, key, row.stat, row.digest, row.value))
                    for key, row in rows.items()
                ),
                *((_DELETE, (kind, key)) for key in gone),
            ]
        )

    def trim(self, kind: str, number: int) -> None:
        """Keep only the `number` latest rows of a kind; their looks are times."""
        self._write([(_TRIM, (kind, kind, number))])

    def _write(self, work: list[tuple[str, tuple[Any, ...]]]) -> None:
        if self._database is None or not work:
            return
        try:
            with self._database:
                for statement, values in work:
                    self._database.execute(statement, values)
        except (sqlite3.Error, UnicodeEncodeError):
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
        except UnicodeEncodeError:
            return []  # a name that is no text
        except sqlite3.Error:
            self.close()
            if self._file is not None:
                discard(self._file)
                self._database = _connect(self._file)
            return []


_INSERT = "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)"
_DELETE = "DELETE FROM entry WHERE kind = ? AND key = ?"
_TRIM = (
    "DELETE FROM entry WHERE kind = ? AND key NOT IN "
    "(SELECT key FROM entry WHERE kind = ? ORDER BY look DESC LIMIT ?)"
)


def location(root: str, chosen: str = "") -> str:
    """The cache file of the site at `root`: in `chosen`, ``GUIDELINT_CACHE_DIR`` or the user's
    cache folder (``XDG_CACHE_HOME``)."""
    named = chosen or os.environ.get("GUIDELINT_CACHE_DIR")
    if named:
        return f"{named}/{_NAME}"
    home = os.environ.get("XDG_CACHE_HOME") or (
        os.environ.get("HOME", "") and f"{os.environ['HOME']}/.cache"
    )
    if not home:
        return f"{root}/.guidelint_cache/{_NAME}"
    name = root.rstrip("/\\").replace("\\", "/").rpartition("/")[2]
    return f"{home}/guidelint/{name[:40]}-{_mark(root)}/{_NAME}"


def _mark(root: str) -> str:
    """Some digits that tell one path from another (FNV-1a; the hashes of the standard library
    cost more to import). Two sites with one mark share a file and take turns in it."""
    mark = 0xCBF29CE484222325
    for byte in root.encode("utf-8", "surrogateescape"):
        mark = (mark ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{mark:016x}"


def _connect(file: str) -> sqlite3.Connection | None:
    for attempt in (1, 2):
        try:
            _prepare(os.path.dirname(file))  # noqa: PTH120
            return _opened(file)
        except sqlite3.DatabaseError as error:
            if attempt == 2 or isinstance(error, sqlite3.OperationalError):
                return None
            discard(file)
        except OSError:
            return None
    return None


def _opened(file: str) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=5)
    try:
        database.execute(f"PRAGMA page_size = {_PAGE}")  # of a file that is made now
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        if not _fits(database):
            _made_anew(database)
    except BaseException:
        database.close()
        raise
    return database


def _fits(database: sqlite3.Connection) -> bool:
    """Whether the rows are this guidelint's."""
    tables = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'format'")
    if tables.fetchone()[0] != 1:
        return False
    return bool(database.execute("SELECT name FROM format").fetchone() == (_FORMAT,))


def _made_anew(database: sqlite3.Connection) -> None:
    with database:
        database.execute("DROP TABLE IF EXISTS entry")
        database.execute("DROP TABLE IF EXISTS format")
        database.execute("CREATE TABLE format (name TEXT)")
        database.execute("INSERT INTO format VALUES (?)", (_FORMAT,))
        database.execute(
            "CREATE TABLE entry (kind TEXT, key TEXT, look TEXT, digest TEXT, value BLOB, "
            "PRIMARY KEY (kind, key)) WITHOUT ROWID"
        )


def _prepare(folder: str) -> None:
    """Make the folder, marked as a cache and ignored by git."""
    if os.path.isdir(folder):  # noqa: PTH112
        return
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    tag = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of guidelint.\n"
    for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", tag)):
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(text)


def discard(file: str | os.PathLike[str]) -> None:
    """Throw a cache file away."""
    for tail in ("", "-wal", "-shm"):
        try:
            os.unlink(os.fspath(file) + tail)  # noqa: PTH108
        except FileNotFoundError:
            continue
        except OSError:
            return
