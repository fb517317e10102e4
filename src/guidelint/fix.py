"""Fixes, each proven before it is kept.

A fix is a set of edits by span. An article is changed only if, read again, it is the same
outside the edits, the finding is gone and no new one has appeared; whatever fails that is
left out and said. Line endings, byte order mark, encoding and permissions stay as they were.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from guidelint.model import Article, Edit, Finding
from guidelint.parse import read
from guidelint.text import Text, decode, encode

_ROUNDS = 5  # a fix may make room for another; more rounds than this never helped

Check = Callable[[bytes], tuple[Finding, ...]]


class Fixed(NamedTuple):
    """What became of an article: its new bytes, what was mended, and what was left, and why."""

    data: bytes
    applied: tuple[Finding, ...]
    refused: tuple[tuple[Finding, str], ...]


def fix_article(data: bytes, check: Check, engine: str, *, unsafe: bool = False) -> Fixed:
    """Apply the fixes that `check` offers for an article and that prove harmless.

    `check` gives the findings for the article's bytes. Works to a fixed point, at most
    five rounds.
    """
    applied: list[Finding] = []
    refused: dict[tuple[str, str], tuple[Finding, str]] = {}
    for _ in range(_ROUNDS):
        findings = check(data)
        wanted = [
            f for f in findings
            if f.fix and (unsafe or f.fix.applicability == "safe") and (f.rule, f.text) not in refused
        ]  # fmt: skip
        if not wanted:
            break
        doubt = _doubt(decode(data))
        if doubt:
            return Fixed(data, tuple(applied), (*refused.values(), *((f, doubt) for f in wanted)))
        data, done, left = _round(data, wanted, findings, check, engine)
        applied += done
        refused.update({(f.rule, f.text): (f, why) for f, why in left})
        if not done:
            break
    return Fixed(data, tuple(applied), tuple(refused.values()))


def _round(
    data: bytes, wanted: list[Finding], findings: tuple[Finding, ...], check: Check, engine: str
) -> tuple[bytes, list[Finding], list[tuple[Finding, str]]]:
    """All at once if that proves harmless, else one by one."""
    chosen = without_overlaps(wanted)
    after = edited(data, chosen)
    if not _objection(data, after, chosen, findings, check, engine):
        return after, chosen, []
    done: list[Finding] = []
    left: list[tuple[Finding, str]] = []
    for finding in sorted(chosen, key=lambda f: -f.start):  # from the end: offsets before it stay
        after = edited(data, [finding])
        why = _objection(data, after, [finding], findings, check, engine)
        if why:
            left.append((finding, why))
        else:
            data, findings = after, check(after)
            done.append(finding)
    return data, done[::-1], left


def without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose edits do not touch each other's; of two that do, the earlier one stays."""
    kept: list[Finding] = []
    reach = -1
    for finding in sorted(findings, key=lambda f: (_span(f), f.rule)):
        start, end = _span(finding)
        if start > reach or (start == reach and start == end and not kept):
            kept.append(finding)
            reach = max(reach, end)
    return kept


def edited(data: bytes, findings: Iterable[Finding]) -> bytes:
    """The bytes of an article after the findings' edits."""
    text = decode(data)
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    return encode(Text(apply(text.source, edits), text.encoding))


def apply(source: str, edits: Iterable[Edit]) -> str:
    """`source` after the edits, which do not overlap."""
    for edit in sorted(edits, key=lambda edit: (-edit.start, -edit.end)):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


def write(path: Path, data: bytes) -> None:
    """Write a file in one step, permissions kept: a crash leaves the old file or the new one."""
    path = path.resolve()  # through a symlink to the file itself
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o7777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _span(finding: Finding) -> tuple[int, int]:
    assert finding.fix is not None
    edits = finding.fix.edits
    return min(edit.start for edit in edits), max(edit.end for edit in edits)


def _doubt(text: Text) -> str:
    if text.invalid():
        return "the file holds bytes that are not valid UTF-8; mend its encoding first"
    return ""


def _objection(
    before: bytes,
    after: bytes,
    applied: list[Finding],
    findings: tuple[Finding, ...],
    check: Check,
    engine: str,
) -> str:
    """Why the change may not be kept; "" when it is proven harmless."""
    old, new = read(decode(before), engine=engine), read(decode(after), engine=engine)
    if old.ok and not new.ok:
        return "the article would no longer compile"
    edits = [edit for finding in applied if finding.fix for edit in finding.fix.edits]
    if not _same_outside(old, new, edits):
        return "the article would read differently elsewhere"
    counts = Counter(_key(f) for f in findings)
    now = Counter(_key(f) for f in check(after))
    for finding in applied:
        if now[_key(finding)] >= counts[_key(finding)] > 0:
            return "the finding would still stand"
    added = now - counts
    if added:
        rule, text = next(iter(added))
        return f"a new finding would appear: {rule} “{text[:40]}”"
    return ""


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.text


def _same_outside(old: Article, new: Article, edits: list[Edit]) -> bool:
    """Whether everything the edits do not touch is still there, in its (moved) place."""
    there = {*_parts(new)}
    for part in _parts(old):
        kind, start, end, words = part
        if any(edit.start <= end and start <= edit.end for edit in edits):
            continue
        if any(low < end and start < high for low, high in old.unread):
            continue
        if (kind, _moved(start, edits), _moved(end, edits), words) not in there:
            return False
    return True


def _moved(offset: int, edits: list[Edit]) -> int:
    return offset + sum(len(e.text) - (e.end - e.start) for e in edits if e.end <= offset)


def _parts(article: Article) -> Iterable[tuple[str, int, int, str]]:
    """What a reader gets of an article: its passages, components, links, headings and code."""
    for passage in article.passages:
        yield "passage", passage.start, passage.end, passage.text
    for component in article.components:
        yield "component", component.start, component.open_end, component.name
    for link in article.links:
        yield "link", link.start, link.end, link.url
    for code in article.code_blocks:
        yield "code", code.start, code.end, code.lang or ""
    for expression in (*article.expressions, *article.esm):
        yield "expression", expression.start, expression.end, expression.source
