"""The options of `check`, said once: click is made from them, and plain words are read by them.

Plain words are paths and options as they are usually written: ``--select prices``,
``--select=prices``, ``-q``. They are read here exactly as click reads them; of anything else
`plainly` knows nothing.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FORMATS = (
    "full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "rdjson",
    "checkstyle", "markdown",
)  # fmt: skip
FLAG, TEXT, TEXTS, FILE, NUMBER, COUNT = "flag", "text", "texts", "file", "number", "count"


class Option:
    """An option: the key of its value, its names, and what it takes.

    `takes`: a flag, a text, texts (it may be repeated), a file, a number, a count (no less than
    0), or one of some words.
    """

    __slots__ = ("default", "help", "key", "metavar", "names", "takes")

    def __init__(
        self,
        names: str,
        takes: str | tuple[str, ...],
        help: str | None,
        key: str = "",
        metavar: str | None = None,
        default: Any = None,
    ) -> None:
        self.names = tuple(names.split())
        self.takes = takes
        self.help = help
        self.key = key or self.names[-1].lstrip("-").replace("-", "_")
        self.metavar = metavar
        self.default = False if takes == FLAG else () if takes == TEXTS else default


CHECK = (
    Option("--select", TEXTS, "Only these rule ids or topics (comma-separated, or ALL).", metavar="IDS"),
    Option("--ignore", TEXTS, "Not these rule ids or topics.", metavar="IDS"),
    Option("--extend-select", TEXTS, "These too, on top of what is on.", metavar="IDS"),
    Option("--fix", FLAG, "Apply the safe fixes."),
    Option("--unsafe-fixes", FLAG, "With --fix or --diff: apply unsafe fixes too."),
    Option("--diff", FLAG, "Show what --fix would change; write nothing.", "show_diff"),
    Option("--fix-only", FLAG, "Like --fix, but do not report what is left."),
    Option("--show-fixes", FLAG, "With --fix: list what was changed, and why."),
    Option("--review", FLAG, "Go through all fixes, one by one: apply, skip, quit."),
    Option("--exit-non-zero-on-fix", FLAG, "Exit 1 if --fix changed a file."),
    Option("--output-format", FORMATS, "full (default), concise, json …"),
    Option("--output", TEXTS, "Also write a report to a file; repeatable.", "outputs", "FORMAT=FILE"),
    Option("--statistics", FLAG, "Count the findings by rule."),
    Option("--show-files", FLAG, "List the articles that would be checked."),
    Option("--show-settings", FLAG, "Say what is configured and inferred, and why."),
    Option("--exclude", TEXTS, "Leave these files out.", metavar="GLOB"),
    Option("--force-exclude", FLAG, "Exclude files even if they are named."),
    Option("--stdin-filename", FILE, "Check stdin as if it were this file."),
    Option("--fail-on", ("error", "warning", "info", "never"), "What makes the exit code 1."),
    Option("--max-warnings", NUMBER, "Exit 1 if there are more warnings."),
    Option("-e --exit-zero", FLAG, "Exit 0 even if there are findings."),
    Option("--baseline", FILE, "Set aside the findings in this file."),
    Option(
        "--write-baseline",
        FLAG,
        "Write today's findings to the --baseline file (default: guidelint-baseline.json).",
    ),
    Option(
        "--prune-baseline",
        FLAG,
        "Drop the entries of --baseline that no finding needs any more; add none.",
    ),
    Option(
        "--add-suppressions",
        FLAG,
        "Write comments (and frontmatter entries) that suppress today's findings.",
    ),
    Option("--reason", TEXT, "With --add-suppressions: why.", metavar="TEXT", default=""),
    Option("--new-from-rev", TEXT, "Only findings that this git revision has not.", "revision", "REV"),
    Option("--now", TEXT, "The date that counts as today (ISO 8601).", metavar="DATE"),
    Option("-w --watch", FLAG, "Check again whenever a file changes."),
    Option("--no-cache", FLAG, "Neither read nor write the cache."),
    Option("--cache-dir", FILE, "Where the cache is kept."),
    Option("-j --jobs", COUNT, "Processes; 0: one a core.", default=0),
    Option("--color", ("auto", "always", "never"), None, "colour", default="auto"),
    Option("-q --quiet", FLAG, "Findings only: no summary, no progress."),
    Option("-v --verbose", FLAG, "Say what is read and how long it takes."),
    Option("--isolated", FLAG, "Ignore every config file."),
    Option("--config", FILE, "Config file to use.", "config_path"),
)  # fmt: skip


def plainly(words: list[str]) -> tuple[tuple[str, ...], dict[str, Any]] | None:
    """The paths and options that plain words name; None if one of them is not plain."""
    known = {name: option for option in CHECK for name in option.names}
    options: dict[str, Any] = {option.key: option.default for option in CHECK}
    paths = []
    left = iter(words)
    for word in left:
        if not word.startswith("-"):
            if not word or (os.name == "nt" and any(sign in word for sign in "*?[]~$%")):
                return None
            paths.append(word)
            continue
        name, given, text = word.partition("=") if word.startswith("--") else (word, "", "")
        option = known.get(name)
        if option is None or option.key == "watch" or bool(given and option.takes == FLAG):
            return None
        value: Any = True
        if option.takes != FLAG:
            value = _value(option, text if given else next(left, ""))
        if value is None:
            return None
        options[option.key] = (*options[option.key], value) if option.takes == TEXTS else value
    return tuple(paths), options


def _value(option: Option, text: str) -> Any:
    """The value that a plain text stands for; None where the text is not plain."""
    if not text or text.startswith("-"):
        return None
    if isinstance(option.takes, tuple):
        return text if text in option.takes else None
    if option.takes in (NUMBER, COUNT):
        return int(text) if text.isascii() and text.isdigit() else None
    return text
