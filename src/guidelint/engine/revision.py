"""A state of the repository as git has it, read from its objects without a checkout."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from posixpath import dirname, join, normpath

from guidelint.config import ConfigError
from guidelint.engine.discovery import is_article
from guidelint.engine.git import GitError, environment, git
from guidelint.engine.source import Source

_MANY = 500  # articles: a change of so many is no commit that a hook waits for
_HOPS = 8  # symlinks that lead to symlinks


@contextmanager
def from_revision(root: Path, revision: str) -> Iterator[Source]:
    """The files below `root` as they were at `revision`. Raises `ConfigError`."""
    if revision.startswith("-"):
        raise ConfigError(f"{revision!r} is not a revision")
    objects: dict[str, str] = {}
    links: set[str] = set()
    for path, name, mode in _entries(_tree(root, revision)):
        objects[path] = name
        if mode == "120000":
            links.add(path)
    command = ["git", "cat-file", "--batch"]
    with subprocess.Popen(
        command, cwd=root, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        asked, answered = process.stdin, process.stdout
        assert asked is not None
        assert answered is not None

        def read(path: str) -> bytes:
            data = blob(path)
            for _ in range(_HOPS):
                if path not in links:
                    return data
                target = data.decode("utf-8", "surrogateescape")
                path = normpath(join(dirname(path), target))
                data = blob(path)
            raise FileNotFoundError(path)

        def blob(path: str) -> bytes:
            name = objects.get(path)
            if name is None:
                raise FileNotFoundError(path)
            asked.write(name.encode() + b"\n")
            asked.flush()
            head = answered.readline().split()
            if len(head) != 3:  # "… missing": a partial clone, or a broken one
                raise ConfigError(f"{revision}: git has no content of {path}; fetch it first")
            size = int(head[2])
            data = answered.read(size)
            answered.read(1)
            return data

        yield Source(tuple(sorted(objects)), read)
        asked.close()


def _tree(root: Path, revision: str) -> bytes:
    try:
        return git(root, "ls-tree", "-r", "-z", revision)
    except GitError as error:
        unknown = "Not a valid object name" in str(error)
        hint = "; fetch it first (a CI checkout needs fetch-depth: 0)" if unknown else ""
        raise ConfigError(f"the revision {revision!r} cannot be read: {error}{hint}") from error


def changed_since_commit(root: Path) -> dict[str, bytes]:
    """The articles that are gone or changed since the last commit, as they were in it; none
    where git does not know."""
    command = (
        "diff",
        "--name-only",
        "-z",
        "--relative",
        "--no-renames",
        "--diff-filter=DM",
        "HEAD",
    )
    try:
        names = git(root, *command).split(b"\0")
        paths = [name.decode("utf-8", "surrogateescape") for name in names]
        paths = [path for path in paths if path and is_article(path)]
        if not paths or len(paths) > _MANY:
            return {}
        with from_revision(root, "HEAD") as source:
            return {path: source.read(path) for path in paths if path in source.inventory}
    except (ConfigError, GitError, OSError):
        return {}


def _entries(listed: bytes) -> Iterator[tuple[str, str, str]]:
    """Path, object name and mode of every file."""
    for line in listed.split(b"\0"):
        head, _, path = line.partition(b"\t")
        if path:
            mode, kind, name = head.split()
            if kind == b"blob":
                yield path.decode("utf-8", "surrogateescape"), name.decode(), mode.decode()
