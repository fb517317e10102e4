"""What git says: asked for objects only, never to change, check out or fetch anything."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class GitError(Exception):
    """git is not there, or does not know."""


def environment() -> dict[str, str]:
    """The environment for git: a partial clone must not fetch what it lacks, and looking must
    not write to the index."""
    return {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}


def git(root: Path, *arguments: str) -> bytes:
    """The output of a git command run in `root`. Raises `GitError` with git's last words."""
    try:
        run = subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, check=False, env=environment()
        )
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror}") from error
    if run.returncode:
        words = run.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(f"git {arguments[0]}: {words[-1] if words else 'failed'}")
    return run.stdout
