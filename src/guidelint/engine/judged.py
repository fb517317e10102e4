"""From findings to a report: quoted, weighed against suppressions, with paths to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from guidelint.engine.analyse import Analysis
from guidelint.engine.discovery import relative_path
from guidelint.engine.judge import on_suppressions
from guidelint.engine.outcome import About, Report, fingerprinted
from guidelint.engine.plan import Plan
from guidelint.engine.source import Source
from guidelint.model import Finding
from guidelint.text import decode, printable


def with_quotes(findings: Iterable[Finding], source: Source) -> Iterator[Finding]:
    """Findings made from facts, with the text they stand on, if any, read back from their files."""
    texts: dict[str, str] = {}
    for found in findings:
        if found.end == found.start:
            yield found
            continue
        text = texts.get(found.path)
        if text is None:
            text = texts[found.path] = _text(source, found.path)
        quoted = printable(text[found.start : found.end])
        yield found.with_excerpt(text)._replace(text=quoted) if text else found


def suppressions_judged(
    paths: Iterable[str],
    findings: Iterable[Finding],
    analyses: Mapping[str, Analysis],
    plan: Plan,
) -> list[Finding]:
    """What is to be said of the suppressions at `paths`, given all other findings."""
    having = {path: list[Finding]() for path in paths if analyses[path].suppressions}
    for found in findings if having else ():
        if found.path in having:
            having[found.path].append(found)
    return [
        judged
        for path, theirs in having.items()
        for judged in on_suppressions(path, analyses[path], theirs, plan)
    ]


def standing(
    findings: Iterable[Finding], analyses: Mapping[str, Analysis], plan: Plan
) -> list[Finding]:
    """The findings that no suppression leaves out."""
    now = plan.settings.now
    return [
        found
        for found in findings
        if found.path not in analyses
        or not any(s.stands(now) and s.covers(found) for s in analyses[found.path].suppressions)
    ]


def reported(
    sorted_findings: Iterable[Finding],
    checked: Sequence[Analysis],
    plan: Plan,
    root: Path,
    cwd: Path,
    *,
    fingerprints: bool = True,
) -> Report:
    """The report of findings on the articles that were checked; reports for people need no
    fingerprints."""
    same = root == cwd
    names: dict[str, str] = {}
    findings = []
    for found in fingerprinted(sorted_findings) if fingerprints else sorted_findings:
        if same:
            findings.append(found)
            continue
        for path in (found.path, *(other.path for other in found.related)):
            if path not in names:
                names[path] = relative_path(root / path, cwd) if path else ""
        related = tuple(other._replace(path=names[other.path]) for other in found.related)
        findings.append(found._replace(path=names[found.path], related=related))
    return Report(
        tuple(sorted(findings, key=lambda f: (f.path, f.start, f.rule))),
        files=len(checked),
        unreadable=sum(not analysis.readable for analysis in checked),
        crashes=tuple(analysis.crash for analysis in checked if analysis.crash),
        rules={r.id: About(r.topic, r.level, r.summary) for r in plan.rules},
    )


def _text(source: Source, path: str) -> str:
    try:
        return decode(source.read(path)).source
    except OSError:
        return ""
