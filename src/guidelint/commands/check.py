"""`guidelint check`: what was said before if nothing has changed, else a new examination.

This module is on the path of a run that has nothing to do: it imports nothing heavy.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from guidelint.commands.given import config_file, say, today, working_directory
from guidelint.commands.output import exit_code, show
from guidelint.engine.cache import Cache, location
from guidelint.engine.replay import PLAN, REPORT, Looks, Past, Sealed, key_of, recall, remember

# Options that ask for something else than a report of what is there.
_ACTIVE = ("fix", "show_diff", "show_settings", "show_files", "stdin_filename", "write_baseline",
           "baseline", "revision", "add_suppressions", "prune_baseline")  # fmt: skip
_WHAT = ("select", "ignore", "extend_select", "exclude", "force_exclude", "isolated")


def check(paths: tuple[Path, ...], options: dict[str, Any]) -> int:
    """`guidelint check`."""
    started = time.perf_counter()
    cwd = working_directory()
    named = [options["stdin_filename"]] if options["stdin_filename"] else [*paths] or [Path()]
    file = config_file(options, named[0])
    options["fix"] = options["fix"] or options["fix_only"] or options["review"]
    timed = options["statistics"] and options["verbose"]
    passive = not timed and not any(options[name] for name in _ACTIVE)
    cache = _cache(cwd, options)
    key = key_of(cwd, named, file, today(options), [options[name] for name in _WHAT])
    looks = Looks()
    kept = recall(cache, REPORT, key, looks) if passive else None
    code = 0
    if kept is None:
        past, code = _anew(named, cwd, file, cache, key, looks, options, passive=passive)
        if past is None:
            return code
    else:
        past = kept.value
    show(past.report, options)
    if options["verbose"]:
        say(f"{time.perf_counter() - started:.2f} s")
    max_warnings = past.max_warnings if options["max_warnings"] is None else options["max_warnings"]
    return max(code, exit_code(past.report, options, past.fail_on, max_warnings))


def _anew(
    named: list[Path],
    cwd: Path,
    file: Path | None,
    cache: Cache,
    key: str,
    looks: Looks,
    options: dict[str, Any],
    *,
    passive: bool,
) -> tuple[Past | None, int]:
    from guidelint.commands.examine import examine, prepare

    started = time.time_ns()
    plan = recall(cache, PLAN, key, looks)
    if plan is None:
        root, files, prepared = prepare(named, cwd, file, looks, options)
        plan = Sealed(str(root), files, prepared)
        remember(cache, PLAN, key, plan, started, looks)
    outcome = examine(named, Path(plan.root), cwd, plan.value, cache, looks, options)
    if outcome.report is None:
        return None, outcome.code
    config = plan.value.inferred.config
    past = Past(outcome.report, config.fail_on, config.max_warnings)
    if passive and not outcome.report.crashes:
        remember(cache, REPORT, key, plan._replace(value=past), started, looks)
    return past, outcome.code


def _cache(cwd: Path, options: dict[str, Any]) -> Cache:
    if options["no_cache"] or os.environ.get("GUIDELINT_NO_CACHE"):
        return Cache(None)
    return Cache(location(cwd, options["cache_dir"]))
