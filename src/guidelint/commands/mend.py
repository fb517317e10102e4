"""`check --fix`, `--diff` and `--review`: the fixes shown, asked about, applied and told."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from guidelint import fix as fixes
from guidelint.commands.given import say
from guidelint.config import ConfigError
from guidelint.engine import recheck, run
from guidelint.engine.analyse import analyse
from guidelint.engine.discovery import relative_path
from guidelint.engine.source import Source
from guidelint.fix.together import States, fix_together
from guidelint.lazy import lazy_pattern
from guidelint.model import Edit, Finding, Fix
from guidelint.text import decode, printable
from guidelint.tuples import NamedTuple

_LINE = lazy_pattern(r"[^\n]*\n|[^\n]+")
_CONTEXT = 30  # characters shown on each side of an edit under review


class Mended(NamedTuple):
    """What fixing came to: the examination afterwards, and the articles' new bytes by path."""

    found: run.Examination
    data: dict[str, bytes]


def mend(
    found: run.Examination, source: Source, root: Path, cwd: Path, options: dict[str, Any]
) -> Mended:
    """Apply (with --diff only show) the fixes. Raises `ConfigError`."""
    if options["review"] and not sys.stdin.isatty():
        raise ConfigError("--review asks questions: it needs a terminal")
    desk = Desk(source, root, cwd, options)
    if options["review"]:
        found, changed, applied = _review(found, desk)
    else:
        found, changed, applied = _mend_all(found, desk)
    if changed and not options["show_diff"]:
        say(f"fixed {_count(applied, 'finding')} in {_count(len(changed), 'article')}")
    override = Source(
        source.inventory,
        lambda path: changed[path] if path in changed else source.read(path),
    )
    return Mended(recheck.reconclude(found, override) if changed else found, changed)


class Desk(NamedTuple):
    """Where articles are read from and written to, and how the user wants it done."""

    source: Source
    root: Path
    cwd: Path
    options: dict[str, Any]

    def shown(self, path: str) -> str:
        """The path as the user would write it."""
        return relative_path(self.root / path, self.cwd)

    def contents(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of those articles that are still there, each file once."""
        out = {}
        files = set()
        for path in paths:
            if self.file(path) not in files:
                with contextlib.suppress(OSError):
                    out[path] = self.source.read(path)
                    files.add(self.file(path))
        return out

    def file(self, path: str) -> Path:
        """The file itself, through links; one that leads in a circle stands for itself."""
        try:
            return (self.root / path).resolve()
        except (OSError, RuntimeError):
            return self.root / path


Done = tuple[run.Examination, dict[str, bytes], int]  # afterwards, new bytes, fixes applied


def _mend_all(found: run.Examination, desk: Desk) -> Done:
    unsafe = desk.options["unsafe_fixes"]
    wanted = _fixable(found, unsafe=unsafe)
    articles = desk.contents(wanted)
    after, fixed = fix_together(found, articles, unsafe=unsafe)
    kept = {p: fixed[p] for p in articles if _settled(desk, p, articles[p], fixed[p])}
    analyses = {path: after.analyses[path] for path in kept}
    data = {path: done.data for path, done in kept.items()}
    for path in wanted:
        if path not in articles and desk.file(path) in map(desk.file, kept):  # a link to it
            data[path] = next(kept[p].data for p in kept if desk.file(p) == desk.file(path))
            analyses[path] = analyse(data[path], path, found.plan)
    applied = sum(len(done.applied) for done in kept.values())
    return recheck.changed(found, analyses), data, applied


def _review(found: run.Examination, desk: Desk) -> Done:
    changed: dict[str, bytes] = {}
    applied = 0
    for path, before in desk.contents(_fixable(found, unsafe=True)).items():
        states = States(found, path, before)
        shown = desk.shown(path)
        fixed = fixes.review_article(before, states.bench(), partial(_ask, shown))
        if _settled(desk, path, before, fixed):
            changed[path] = fixed.data
            applied += len(fixed.applied)
            found = recheck.changed(found, {path: states.analysis(fixed.data)})
        if fixed.quit:
            break
    return found, changed, applied


def _settled(desk: Desk, path: str, before: bytes, fixed: fixes.Fixed) -> bool:
    """Say what was left out of an article, and show or write its new text; whether it has one."""
    shown = desk.shown(path)
    for finding, why in fixed.refused:
        say(f"{shown}:{finding.first.line}: fix of {finding.rule} left out: {why}")
    if fixed.data == before or not _kept(desk, path, before, fixed):
        return False
    if desk.options["show_fixes"]:
        _tell(shown, fixed)
    return True


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
        done = (
            suppress(before, findings, States(found, path, before).bench(), reason)
            if before
            else None
        )
        if done and done.number and _written(root / path, root, shown, before, done.data):
            written += done.number
            articles += 1
            findings = [*done.left]
        left += len(findings)
        for finding in findings:
            say(f"{shown}:{finding.first.line}: {finding.rule} cannot be suppressed here")
    say(f"suppressed {_count(written, 'finding')} in {_count(articles, 'article')}")
    return int(left > 0)


def _fixable(found: run.Examination, *, unsafe: bool) -> list[str]:
    checked = frozenset(found.selection.checked)
    return sorted(
        {
            f.path
            for f in found.findings
            if f.fix and (unsafe or f.fix.applicability == "safe") and f.path in checked
        }
    )


def _kept(desk: Desk, path: str, before: bytes, fixed: fixes.Fixed) -> bool:
    """Show or write an article's new text; whether that was done."""
    if desk.options["show_diff"]:
        sys.stdout.write(diff(desk.shown(path), before, fixed.data))
        return True
    if desk.options["stdin_filename"]:
        return True  # goes to stdout
    return _written(desk.root / path, desk.root, desk.shown(path), before, fixed.data)


def _written(path: Path, root: Path, shown: str, before: bytes, after: bytes) -> bool:
    """Write an article, unless it is not this site's or not what was read; whether it was."""
    if path.is_symlink() and root.resolve() not in path.resolve().parents:
        say(f"{shown}: not fixed: it is a link to a file outside {root}")
        return False
    try:
        if not path.stat().st_mode & 0o222:
            say(f"{shown}: not fixed: it is read-only")
            return False
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
