"""`check --fix`, `--diff` and `--review`: the fixes shown, asked about, applied and told."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

from guidelint import fix as fixes
from guidelint.commands.given import say
from guidelint.config import ConfigError
from guidelint.engine import run
from guidelint.engine.analyse import Analysis, analyse
from guidelint.engine.discovery import relative_path
from guidelint.engine.source import Source
from guidelint.model import Edit, Finding, Fix
from guidelint.text import decode, printable

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_CONTEXT = 30  # characters shown on each side of an edit under review


class Mended(NamedTuple):
    """What fixing came to: the examination afterwards, and the articles' new bytes by path."""

    found: run.Examination
    data: dict[str, bytes]


def mend(
    found: run.Examination, source: Source, root: Path, cwd: Path, options: dict[str, Any]
) -> Mended:
    """Apply (with --diff only show) the fixes, article by article. Raises `ConfigError`."""
    if options["review"] and not sys.stdin.isatty():
        raise ConfigError("--review asks questions: it needs a terminal")
    changed: dict[str, bytes] = {}
    applied = 0
    unsafe = options["unsafe_fixes"] or options["review"]
    for path in _fixable(found, unsafe=unsafe):
        try:
            before = source.read(path)
        except OSError:
            continue  # gone since it was read
        shown = relative_path(root / path, cwd)
        states = _States(found, path, before)
        bench = fixes.Bench(states.check, found.plan.settings_for(path).engine)
        fixed = _fixed(before, bench, shown, options)
        for finding, why in fixed.refused:
            say(f"{shown}:{finding.first.line}: fix of {finding.rule} left out: {why}")
        if fixed.data != before and _kept(root / path, root, shown, before, fixed, options):
            changed[path] = fixed.data
            applied += len(fixed.applied)
            found = run.changed(found, path, states.analysis(fixed.data))
            if options["show_fixes"]:
                _tell(shown, fixed)
        if fixed.quit:
            break
    if changed and not options["show_diff"]:
        say(f"fixed {_count(applied, 'finding')} in {_count(len(changed), 'article')}")
    override = Source(
        source.inventory,
        lambda path: changed[path] if path in changed else source.read(path),
    )
    return Mended(run.reconclude(found, override) if changed else found, changed)


def add_suppressions(
    found: run.Examination, source: Source, root: Path, cwd: Path, options: dict[str, Any]
) -> int:
    """Write suppressions for all findings into their articles; 1 if some still show."""
    from guidelint.fix.suppress import suppress

    reason = " ".join(options["reason"].split())
    if "*/" in reason or "-->" in reason:
        raise ConfigError("--reason: the text would end the comment it stands in")
    written = articles = left = 0
    for path in sorted({f.path for f in found.findings}):
        findings = [f for f in found.findings if f.path == path]
        shown = relative_path(root / path, cwd)
        before = source.read(path) if path in found.analyses else b""
        done = suppress(before, findings, bench_of(found, path, before), reason) if before else None
        if done and done.number and _written(root / path, root, shown, before, done.data):
            written += done.number
            articles += 1
            findings = [*done.left]
        left += len(findings)
        for finding in findings:
            say(f"{shown}:{finding.first.line}: {finding.rule} cannot be suppressed here")
    say(f"suppressed {_count(written, 'finding')} in {_count(articles, 'article')}")
    return int(left > 0)


def bench_of(found: run.Examination, path: str, data: bytes) -> fixes.Bench:
    """The bench for the article at `path`, which holds `data` now."""
    states = _States(found, path, data)
    return fixes.Bench(states.check, found.plan.settings_for(path).engine)


class _States:
    """The states of one article, each analysed once."""

    def __init__(self, found: run.Examination, path: str, data: bytes) -> None:
        self.found = found
        self.path = path
        self.known = {data: found.analyses[path]}

    def analysis(self, data: bytes) -> Analysis:
        if data not in self.known:
            self.known[data] = analyse(data, self.path, self.found.plan)
        return self.known[data]

    def check(self, data: bytes) -> tuple[Finding, ...]:
        return run.recheck(self.found, self.path, self.analysis(data), data)


def _fixable(found: run.Examination, *, unsafe: bool) -> list[str]:
    checked = frozenset(found.selection.checked)
    return sorted(
        {
            f.path
            for f in found.findings
            if f.fix and (unsafe or f.fix.applicability == "safe") and f.path in checked
        }
    )


def _fixed(before: bytes, bench: fixes.Bench, shown: str, options: dict[str, Any]) -> fixes.Fixed:
    if options["review"]:
        return fixes.review_article(before, bench, lambda finding: _ask(shown, finding))
    return fixes.fix_article(before, bench, unsafe=options["unsafe_fixes"])


def _kept(
    path: Path, root: Path, shown: str, before: bytes, fixed: fixes.Fixed, options: dict[str, Any]
) -> bool:
    """Show or write an article's new text; whether that was done."""
    if options["show_diff"]:
        sys.stdout.write(diff(shown, before, fixed.data))
        return True
    if options["stdin_filename"]:
        return True  # goes to stdout
    return _written(path, root, shown, before, fixed.data)


def _written(path: Path, root: Path, shown: str, before: bytes, after: bytes) -> bool:
    """Write an article, unless it is not this site's or not what was read; whether it was."""
    if path.is_symlink() and root.resolve() not in path.resolve().parents:
        say(f"{shown}: not fixed: it is a link to a file outside {root}")
        return False
    try:
        fixes.write(path, after, before)
    except fixes.Changed:
        say(f"{shown}: not fixed: it has changed since it was read")
        return False
    except OSError as error:
        raise ConfigError(f"{shown}: cannot be written: {error.strerror}") from error
    return True


def _tell(shown: str, fixed: fixes.Fixed) -> None:
    for finding in fixed.applied:
        assert finding.fix is not None
        why = f": {finding.fix.reason}" if finding.fix.reason else ""
        say(f"{shown}:{finding.first.line}: {finding.rule}: {_change(finding, finding.fix)}{why}")


def _change(finding: Finding, fix: Fix) -> str:
    """What stood there and what stands there now, or, where edits lie elsewhere, their texts."""
    at = finding.start
    if all(at <= e.start and e.end <= finding.end for e in fix.edits) and finding.text:
        inside = [Edit(e.start - at, e.end - at, e.text) for e in fix.edits]
        return f"“{_short(finding.text)}” -> “{_short(fixes.apply(finding.text, inside))}”"
    return ", ".join(f"wrote “{_short(e.text)}”" if e.text else "deleted" for e in fix.edits)


def _ask(shown: str, finding: Finding) -> str:
    """Show a fix and ask for it. The end of the input is "quit"."""
    assert finding.fix is not None
    at = f"{shown}:{finding.first.line}:{finding.first.column}"
    say(f"\n{at}: {finding.level} {finding.rule} ({finding.fix.applicability} fix)")
    say(printable(finding.message))
    base = finding.start - (finding.first.column - finding.excerpt_column)
    for edit in finding.fix.edits:
        low, high = edit.start - base, edit.end - base
        if 0 <= low <= high <= len(finding.excerpt):
            head = finding.excerpt[max(0, low - _CONTEXT) : low]
            tail = finding.excerpt[high : high + _CONTEXT]
            say(printable(f"  - {head}{finding.excerpt[low:high]}{tail}"))
            say(printable(f"  + {head}{edit.text}{tail}"))
        else:
            say(printable(f"  + {_short(edit.text)}"))
    if finding.fix.reason:
        say(f"  because {finding.fix.reason}")
    answers = {"a": "apply", "y": "apply", "s": "skip", "n": "skip", "q": "quit", "": "quit"}
    while True:
        sys.stderr.write("[a]pply, [s]kip, [q]uit? ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        answer = answers.get(line.strip().lower()[:1])
        if answer and (line.strip() or not line):
            return answer


def _short(text: str) -> str:
    text = printable(text).replace("\n", "\\n").replace("\r", "\\r")
    text = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return text if len(text) <= 60 else text[:59] + "…"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def diff(path: str, before: bytes, after: bytes) -> str:
    """A unified diff of an article, for people and for `git apply`."""
    from difflib import unified_diff

    old, new = (_LINE.findall(printable(decode(data).source)) for data in (before, after))
    lines = unified_diff(old, new, f"a/{path}", f"b/{path}")
    return "".join(
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines
    )
