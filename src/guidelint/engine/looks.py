"""How the files of a folder look, and whether they still look so: none of them is read.

This module is on the path of a run that has nothing to do: it imports `os` alone.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

# How a file looks: the time of its last change (ns), its size (bytes) and its inode, in words.
Stat = str
# A folder that was walked: its path with "/" below the root ("" is the root), its files, and the
# names of all else in it, folders and what is ignored: "/" for a folder, "" for a file.
Folder = tuple[str, dict[str, Stat], dict[str, str]]
# How the ignore file that stands outside the walk looks, and all folders.
Look = tuple[Stat, list[Folder]]

NONE: Stat = "0"  # a file that is not there, or a link that leads nowhere
FOLDER: Stat = "/"  # a folder of which only matters that it is there
EXCLUDE = ".git/info/exclude"
IGNORE = ".gitignore"
# What shows that a folder is the root of a site; the files by which it is configured included.
MARKERS = (
    ".git", "package.json", "guidelint.toml", ".guidelint.toml", "pyproject.toml", "hugo.toml",
    "_config.yml", "mkdocs.yml", "content", "docs",
)  # fmt: skip


def stat_of(file: str) -> Stat:
    """How a file looks."""
    try:
        seen = os.stat(file)  # noqa: PTH116
    except OSError:
        return NONE
    return f"{seen.st_mtime_ns} {seen.st_size} {seen.st_ino}"


def stat_of_entry(entry: os.DirEntry[str]) -> Stat:
    """How the file of a folder's entry looks."""
    try:
        seen = entry.stat()
    except OSError:  # a link that leads nowhere: reading it will say so
        return NONE
    return f"{seen.st_mtime_ns} {seen.st_size} {seen.st_ino}"


def time_of(stat: Stat) -> int:
    """When a file that looks so was last changed, in ns."""
    return int(stat.partition(" ")[0])


def youngest(stats: Iterable[Stat]) -> int:
    """The latest time among looks."""
    return max(map(time_of, stats), default=0)


def files_of(look: Look) -> dict[str, Stat]:
    """All files of a look by path, sorted."""
    found = {path + name: stat for path, files, _ in look[1] for name, stat in files.items()}
    return {path: found[path] for path in sorted(found)}


def again(root: str, look: Look) -> Look | None:
    """How the folders look now; None where one of them holds other names or ignores others,
    so that they must be walked anew."""
    exclude, folders = look
    if stat_of(f"{root}/{EXCLUDE}") != exclude:
        return None
    found = []
    for path, files, others in folders:
        seen = _again(f"{root}/{path}", files, others)
        if seen is None or seen.get(IGNORE) != files.get(IGNORE):
            return None
        found.append((path, seen, others))
    return exclude, found


def _again(path: str, files: dict[str, Stat], others: dict[str, str]) -> dict[str, Stat] | None:
    """The files of one folder, if it holds the names that it held."""
    seen: dict[str, Stat] = {}
    left = len(others)
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                name = entry.name
                folder = entry.is_dir(follow_symlinks=False)
                if name in files and not folder:
                    seen[name] = stat_of_entry(entry)
                elif others.get(name) == ("/" if folder else ""):
                    left -= 1
                else:
                    return None
    except OSError:
        return {} if not files and not others else None
    return seen if left == 0 and len(seen) == len(files) else None


def dump(look: Look) -> bytes:
    """A look as bytes."""
    words = [look[0]]
    for path, files, others in look[1]:
        words += (path, str(len(files)), str(len(others)))
        words += (word for pair in (*files.items(), *others.items()) for word in pair)
    return "\0".join(words).encode("utf-8", "surrogateescape")


def load(data: bytes) -> Look:
    """A look from its bytes. Raises `ValueError` for what is none."""
    words = data.decode("utf-8", "surrogateescape").split("\0")
    folders = []
    at = 1
    while at < len(words):
        path, files, others = words[at : at + 3]
        between = at + 3 + 2 * int(files)
        end = between + 2 * int(others)
        folders.append((path, _pairs(words[at + 3 : between]), _pairs(words[between:end])))
        at = end
    return words[0], folders


def _pairs(words: list[str]) -> dict[str, str]:
    return dict(zip(words[::2], words[1::2], strict=True))
