"""What is known and set aside: baselines, and findings that an older revision had already."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from guidelint.commands.given import say
from guidelint.config import ConfigError
from guidelint.engine import baseline as baselines
from guidelint.engine import run
from guidelint.engine.revision import from_revision
from guidelint.engine.source import Source


def write_baseline(found: run.Examination, options: dict[str, Any]) -> int:
    """Write the baseline of an examination. Of a part of the site: entries of other articles stay."""
    target = options["baseline"] or Path("guidelint-baseline.json")
    entries = Counter(map(baselines.entry, found.findings))
    say_kept = ""
    if found.selection.checked != found.selection.site and target.is_file():
        checked = frozenset(found.selection.checked)
        old = baselines.load(target)
        kept = Counter({key: count for key, count in old.items() if key.path not in checked})
        entries |= kept
        say_kept = f"; {kept.total()} of other articles stay"
    _write(target, baselines.dump_entries(entries))
    say(f"wrote {_count(len(found.findings), 'finding')} to {target}{say_kept}")
    return 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def only_new(
    found: run.Examination, source: Source, root: Path, options: dict[str, Any]
) -> run.Examination:
    """The examination without what the baseline or an older revision had already."""
    if options["baseline"]:
        known = baselines.load(options["baseline"])
        compared = baselines.compare(found.findings, known, found.selection.site)
        if compared.known and not options["quiet"]:
            say(f"{_count(compared.known, 'old finding')} set aside by {options['baseline']}")
        if found.selection.checked == found.selection.site:
            _pruned(compared, options)
        elif options["prune_baseline"]:
            raise ConfigError("--prune-baseline needs the whole site: name no paths")
        found = found._replace(findings=compared.new)
    elif options["prune_baseline"]:
        raise ConfigError("--prune-baseline: name the file with --baseline")
    if options["revision"]:
        with from_revision(root, options["revision"]) as then:
            before = run.at_another_time(found, source, then)
        old = Counter(baselines.entry(finding) for finding in before.findings)
        compared = baselines.compare(found.findings, old, found.selection.site)
        found = found._replace(findings=compared.new)
    return found


def _pruned(compared: baselines.Compared, options: dict[str, Any]) -> None:
    """Drop the entries that no finding needs any more, or say that it can be done."""
    target = options["baseline"]
    if not compared.stale:
        return
    if options["prune_baseline"]:
        _write(target, baselines.dump_entries(compared.needed))
        say(f"dropped {compared.stale} entries from {target}; {compared.known} are left")
    elif not options["quiet"]:
        say(
            f"{compared.stale} entries of {target} are no longer needed; --prune-baseline drops them"
        )


def _write(target: Path, text: str) -> None:
    try:
        target.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"{target}: cannot be written: {error.strerror}") from error
