"""Where a site's files come from: a folder on disk, or a mapping for tests and examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from guidelint.engine.looks import Stat
from guidelint.tuples import NamedTuple


def _no_stat(path: str) -> Stat | None:
    return None


class Source(NamedTuple):
    """The files of a site by relative path."""

    inventory: tuple[str, ...]  # all files
    read: Callable[[str], bytes]  # raises OSError
    stat: Callable[[str], Stat | None] = _no_stat  # None where a file's time proves nothing

    def text(self, path: str) -> str | None:
        """A small file's text for inference; None where it cannot be read."""
        try:
            return self.read(path).decode("utf-8", "replace")
        except OSError:
            return None


def from_folder(
    root: Path, inventory: Mapping[str, Stat], override: Mapping[str, bytes] = {}
) -> Source:
    """The files below `root`; `override` (an editor's unsaved text) wins over the disk."""

    base = f"{root}/"

    def read(path: str) -> bytes:
        found = override.get(path)
        if found is not None:
            return found
        with open(base + path, "rb", buffering=0) as file:  # noqa: PTH123  in half the time
            return file.read()

    def stat(path: str) -> Stat | None:
        return None if path in override else inventory.get(path)

    return Source(tuple(sorted({*inventory, *override})), read, stat)


def from_mapping(files: Mapping[str, bytes]) -> Source:
    """Files held in memory."""

    def read(path: str) -> bytes:
        try:
            return files[path]
        except KeyError:
            raise FileNotFoundError(path) from None

    return Source(tuple(sorted(files)), read)
