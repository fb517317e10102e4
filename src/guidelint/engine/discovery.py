"""Which files there are: the root of the site, its inventory, and the articles to check."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from guidelint.engine.gitignore import Ignores, matcher
from guidelint.engine.looks import (
    EXCLUDE,
    MARKERS,
    Folder,
    Look,
    Stat,
    files_of,
    stat_of,
    stat_of_entry,
)
from guidelint.tuples import NamedTuple

SUFFIXES = (".md", ".mdx", ".markdown")
_NEVER = frozenset(
    (".git", ".hg", ".svn", "node_modules", ".next", ".nuxt", ".astro", ".venv", "venv",
     "__pycache__", ".guidelint_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".tox")
)  # fmt: skip
_PROJECT_FILES = frozenset(
    ("readme", "changelog", "contributing", "license", "code_of_conduct", "security", "claude",
     "agents", "authors", "support", "governance", "pull_request_template")
)  # fmt: skip


class MissingPath(Exception):
    """A path on the command line that does not exist."""


class Selection(NamedTuple):
    """The articles of the site, and those among them that are to be checked, sorted."""

    site: tuple[str, ...]
    checked: tuple[str, ...]


def find_root(paths: Iterable[Path], cwd: Path, content: tuple[str, ...] = ()) -> Path:
    """The folder the site's paths count from.

    The repository that holds the first path; without one, the nearest folder above it that
    looks like a project (not above the working directory, if the path is inside that); else the
    working directory or the path's own folder. With `content` folders configured, the first of
    these that has one of them.
    """
    return first_with(content, root_candidates(paths, cwd))


def first_with(content: tuple[str, ...], candidates: list[Path]) -> Path:
    """The first candidate that has one of the `content` folders, else the first of all."""
    for folder in candidates if content else ():
        if any((folder / name).is_dir() for name in content):
            return folder
    return candidates[0]


def root_candidates(paths: Iterable[Path], cwd: Path) -> list[Path]:
    """The folders that may be the root, the likeliest first."""
    first = next(iter(paths), cwd)
    first = first if first.is_absolute() else cwd / first
    start = Path(os.path.normpath(first if first.is_dir() else first.parent))
    tries = []
    for folder in (start, *start.parents):
        if (folder / ".git").exists():
            tries.append(folder)
            break
    inside = start == cwd or cwd in start.parents
    for folder in (start, *start.parents):
        if folder != folder.parent and any((folder / name).exists() for name in MARKERS):
            tries.append(folder)
        if inside and folder == cwd:
            break
    return tries + ([cwd, start] if inside else [start])


def inventory(root: Path) -> dict[str, Stat]:
    """All files below `root` that git does not ignore, sorted: relative paths with ``/``."""
    return files_of(walked(str(root)))


def walked(root: str) -> Look:
    """How everything below `root` looks, folder by folder; what git ignores is only named."""
    ignores = Ignores().plus(Path(root) / EXCLUDE, "")
    return stat_of(f"{root}/{EXCLUDE}"), list(_walk(Path(root), "", ignores))


def _walk(folder: Path, prefix: str, ignores: Ignores) -> Iterator[Folder]:
    ignores = ignores.below(folder, prefix)
    files: dict[str, Stat] = {}
    others: dict[str, str] = {}
    below = []
    try:
        entries = list(os.scandir(folder))
    except OSError:
        entries = []  # a folder we may not read holds nothing we could check
    for entry in entries:
        path = prefix + entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        ignored = (is_folder and entry.name in _NEVER) or ignores(path, folder=is_folder)
        if not is_folder and not ignored:
            files[entry.name] = stat_of_entry(entry)
            continue
        others[entry.name] = "/" if is_folder else ""
        if not ignored:
            below.append((entry.path, path + "/"))
    yield prefix, files, others
    for there, path in below:
        yield from _walk(Path(there), path, ignores)


def is_article(path: str) -> bool:
    """Whether a file's name is one of an article."""
    return path.lower().endswith(SUFFIXES)


def articles(
    files: Iterable[str], content: tuple[str, ...], exclude: tuple[str, ...]
) -> tuple[str, ...]:
    """The articles among `files`: those in the content folders, or, where none are known, all
    but the project's own papers (README, CHANGELOG …)."""
    excluded = matcher(exclude)
    found = []
    for path in files:
        if not is_article(path) or (excluded and excluded.match(path)):
            continue
        if content and content != (".",):
            if any(path.startswith(folder + "/") for folder in content):
                found.append(path)
        elif not _is_paper(path):
            found.append(path)
    return tuple(found)


def _is_paper(path: str) -> bool:
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return stem.lower() in _PROJECT_FILES or path.startswith(".github/")


def select(
    site: tuple[str, ...],
    files: list[str],
    paths: list[Path],
    root: Path,
    exclude: tuple[str, ...],
    *,
    force_exclude: bool = False,
) -> Selection:
    """The articles that `paths` name. A file named itself is checked wherever it stands (with
    `force_exclude`: unless excluded); a folder stands for the site's articles in it, or, where
    there are none, for every article file in it. Raises `MissingPath`, and `ConfigError` for a
    folder outside the site."""
    known, checked, extra = set(site), set[str](), set[str]()
    excluded = matcher(exclude)
    for path in paths:
        if not path.exists():
            raise MissingPath(str(path))
        relative = relative_path(path, root)
        if not path.is_dir():
            if force_exclude and excluded and excluded.match(relative):
                continue
            checked.add(relative)
            extra |= {relative} - known
            continue
        prefix = "" if relative == "." else relative + "/"
        if prefix.startswith("../"):
            if not root.is_relative_to(os.path.abspath(path)):  # noqa: PTH100
                from guidelint.config import ConfigError

                raise ConfigError(
                    f"{path} lies outside {root}, the site that is checked: "
                    "check it in a run of its own"
                )
            prefix = ""  # the site is in it
        inside = {name for name in site if name.startswith(prefix)}
        if not inside:
            inside = set(articles([name for name in files if name.startswith(prefix)], (), exclude))
            extra |= inside
        checked |= inside
    return Selection(tuple(sorted(known | extra)), tuple(sorted(checked)))


def relative_path(path: Path, root: Path) -> str:
    """`path` relative to `root`, with ``/`` on every system (``../`` where it stands outside)."""
    return os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")  # noqa: PTH100
