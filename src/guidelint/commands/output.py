"""Reports to stdout and to files, with the summary on stderr."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from guidelint.commands.given import say
from guidelint.config import ConfigError
from guidelint.engine.outcome import Report
from guidelint.report import FORMATS, FROM_ROOT, from_root, human, render


def printed(report: Report, options: dict[str, Any]) -> str:
    """What goes to stdout for a report."""
    text = _rendered(report, options["output_format"] or "full", colour=_colour(options))
    if (
        not options["output_format"]
        and os.environ.get("GITHUB_ACTIONS")
        and os.environ.get("GITHUB_WORKFLOW")
    ):
        text += _rendered(report, "github")
    return text


def _rendered(report: Report, name: str, *, colour: bool = False) -> str:
    """The report in a format, with the paths that its reader needs."""
    if name in FROM_ROOT:
        report = from_root(report, _below_root(Path.cwd()))
    return render(report, name, colour=colour)


def _below_root(cwd: Path) -> str:
    """`cwd` below the repository that a CI system has checked out, else below git's; "" if it is
    the root itself, or there is none."""
    given = os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR")
    named = Path(given).resolve() if given else None
    for folder in (cwd, *cwd.parents):
        if folder == named or (not named and (folder / ".git").exists()):
            return "" if folder == cwd else cwd.relative_to(folder).as_posix()
    return ""


def summarised(report: Report, options: dict[str, Any]) -> str:
    """What goes to stderr for a report."""
    counts = human.statistics(report).rstrip("\n") + "\n" if options["statistics"] else ""
    compared = bool(options["baseline"] or options["revision"])
    return counts if options["quiet"] else counts + human.summary(report, compared=compared) + "\n"


def written(report: Report, options: dict[str, Any]) -> None:
    """Write a report to the files that were asked for. Raises `ConfigError`."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and os.environ.get("GITHUB_ACTIONS"):
        _append(Path(summary), _rendered(report, "markdown"))
    for pair in options["outputs"]:
        name, _, target = pair.partition("=")
        if name not in FORMATS or not target:
            raise ConfigError(
                f"--output {pair!r}: write FORMAT=FILE; formats: {', '.join(FORMATS)}"
            )
        try:
            Path(target).write_text(_rendered(report, name), "utf-8", newline="\n")
        except OSError as error:
            raise ConfigError(f"--output {target}: {error.strerror}") from error


def exit_code(report: Report, options: dict[str, Any], fail_on: str, max_warnings: int) -> int:
    """What `check` returns for a report."""
    if report.crashes:
        say(f"guidelint itself failed: {report.crashes[0]}")
        return 2
    if options["exit_zero"]:
        return 0
    return int(report.fails(options["fail_on"] or fail_on, max_warnings))


def _append(target: Path, text: str) -> None:
    """Add to the job's summary; a summary that cannot be written fails nobody's build."""
    try:
        with target.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text + "\n")
    except OSError as error:
        say(f"{target}: {error.strerror}")


def _colour(options: dict[str, Any]) -> bool:
    if options["colour"] != "auto":
        return bool(options["colour"] == "always")
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
