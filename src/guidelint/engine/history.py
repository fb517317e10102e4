"""An article's earlier versions, as git has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guidelint.engine.git import GitError, git
from guidelint.tuples import NamedTuple

_MOST = 20  # versions looked at


class Version(NamedTuple):
    """One committed state of an article."""

    commit: str  # the short name
    date: str  # of the commit, YYYY-MM-DD
    data: bytes


def versions(root: Path, path: str) -> Iterator[Version]:
    """The committed states of the article at `path` below `root`, newest first, through renames;
    none where git does not know it."""
    listed = _said(root, "log", "--follow", "--name-only", f"-n{_MOST}", "--format=%x00%h %cs",
                   "-z", "--", path)  # fmt: skip
    for entry in listed.split(b"\0\0"):
        head, _, name = entry.strip(b"\0\n").partition(b"\0")
        words = head.decode("utf-8", "replace").split()
        if len(words) == 2 and name:
            there = name.strip(b"\0\n").decode("utf-8", "surrogateescape")
            yield Version(
                words[0], words[1], _said(root, "cat-file", "blob", f"{words[0]}:{there}")
            )


def _said(root: Path, *arguments: str) -> bytes:
    try:
        return git(root, *arguments)
    except GitError:
        return b""
