"""`guidelint check` when something has changed: settle the plan, examine, report, remember."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from guidelint.commands.examine import examine, settle
from guidelint.commands.given import config_file, say, today
from guidelint.commands.output import exit_code, printed, summarised, written
from guidelint.commands.testimony import HISTORY, RULES
from guidelint.engine import compiled, settled
from guidelint.engine.cache import Cache
from guidelint.engine.discovery import root_candidates
from guidelint.engine.replay import Answer, Seen, key_of, remember

_PATHS = ("config_path", "cache_dir", "stdin_filename", "baseline")
# The options that a plan depends on.
_WHAT = ("select", "ignore", "extend_select", "exclude", "max_warnings")


def anew(
    paths: tuple[str, ...],
    plain: dict[str, Any],
    cwd: str,
    cache: Cache,
    key: str,
    seen: Seen,
    started: int,
) -> int:
    """Examine, report, and keep what was said under `key`, if there is one."""
    compiled.recall(cache, seen)
    options = with_paths(plain)
    here = Path(cwd)
    named = [options["stdin_filename"]] if options["stdin_filename"] else [*map(Path, paths)]
    named = named or [Path()]
    known = _settled(named, here, cache, seen, started, options)
    outcome = examine(named, Path(known.root), here, known.prepared, cache, seen, options)
    compiled.keep(cache, seen)
    report = outcome.report
    if report is None:
        return outcome.code
    config = known.prepared.inferred.config
    output, errors = printed(report, options), summarised(report, options)
    written(report, options)  # first: whoever reads the output may stop
    sys.stdout.write(output)
    sys.stderr.write(errors)
    code = max(outcome.code, exit_code(report, options, config.fail_on, config.max_warnings))
    if options["verbose"]:
        say(f"{(time.time_ns() - started) / 1e9:.2f} s")
    if key and cache.open and report.files and not report.crashes:
        start = paths[0] if paths else "."
        answer = Answer(output, errors, code)
        history = [f"{known.root}/{name}" for name in HISTORY]
        asked = any(found.rule in RULES for found in report.findings)
        files = (*known.files, *(history if asked else ()))
        remember(cache, key, start, seen, (known.root,), files, started, answer)
    return code


def with_paths(plain: dict[str, Any]) -> dict[str, Any]:
    """The options with their paths as paths, and `fix` where another option implies it."""
    options = {
        name: Path(value) if name in _PATHS and value else value for name, value in plain.items()
    }
    options["fix"] = options["fix"] or options["fix_only"] or options["review"]
    return options


def _settled(
    named: list[Path], cwd: Path, cache: Cache, seen: Seen, started: int, options: dict[str, Any]
) -> settled.Settled:
    """What is settled before any article is read: as before, or anew."""
    file = config_file(options, named[0])
    own = file is not None and not options["config_path"]
    candidates = [file.resolve().parent] if file and own else root_candidates(named, cwd)
    if not cache.open:
        return settle(candidates, file, seen, options)
    what = [options[name] for name in _WHAT]
    key = key_of(str(file), list(map(str, candidates)), today(options), what)
    found = settled.recall(cache, key, candidates, seen)
    if found is None:
        found = settled.stamped(settle(candidates, file, seen, options), seen)
        settled.remember(cache, key, found, seen, started)
    return found
