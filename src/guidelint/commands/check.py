"""`guidelint check`: what was said before if nothing has changed, else a new examination.

This module is on the path of a run that has nothing to do: it imports nothing heavy.
"""

from __future__ import annotations

import os
import sys
import time

from guidelint.engine.replay import Seen, key_of, recall
from guidelint.engine.store import Cache, location

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Options that ask for something else than a report of what is there.
_DEEDS = ("fix", "fix_only", "review", "show_diff", "show_settings", "show_files", "baseline",
          "write_baseline", "prune_baseline", "revision", "add_suppressions")  # fmt: skip
# Options by which a report depends on more than files, or does more than appear.
_ACTIVE = (*_DEEDS, "stdin_filename", "outputs", "verbose")
# What a report depends on besides options and files.
_ENVIRONMENT = ("NO_COLOR", "FORCE_COLOR", "TERM", "GITHUB_ACTIONS", "GITHUB_WORKFLOW",
                "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "SOURCE_DATE_EPOCH")  # fmt: skip


def check(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    """`guidelint check`. `options` are plain: texts, numbers, flags; paths as texts."""
    started = time.time_ns()
    cwd = os.path.abspath(".")  # noqa: PTH100
    cache = Cache(None) if _uncached(options) else Cache(location(cwd, options["cache_dir"] or ""))
    try:
        return _checked(paths, options, cwd, cache, started)
    finally:
        cache.close()


def _checked(
    paths: tuple[str, ...], options: dict[str, Any], cwd: str, cache: Cache, started: int
) -> int:
    seen = Seen(cache)
    key = ""
    if is_passive(options):
        shown = [os.environ.get(name) for name in _ENVIRONMENT]
        key = key_of(cwd, paths, sorted(options.items()), shown, sys.stdout.isatty())
        answer = recall(cache, key, paths[0] if paths else ".", seen)
        if answer is not None:
            sys.stdout.write(answer.output)
            sys.stderr.write(answer.errors)
            return answer.code
    from guidelint.commands.anew import anew

    return anew(paths, options, cwd, cache, key, seen, started)


def is_passive(options: dict[str, Any]) -> bool:
    """Whether a run prints a report and does nothing else."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY") and os.environ.get("GITHUB_ACTIONS")
    return not summary and not any(options[name] for name in _ACTIVE)


def only_reports(options: dict[str, Any]) -> bool:
    """Whether a report is all that comes of a run, of whatever and wherever it is written."""
    timed = options["statistics"] and options["verbose"]
    return not timed and not any(options[name] for name in _DEEDS)


def _uncached(options: dict[str, Any]) -> bool:
    return bool(options["no_cache"] or os.environ.get("GUIDELINT_NO_CACHE"))
