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

from guidelint.fix.proof import Moves, objection
from guidelint.model import Article, Edit, Finding
from guidelint.parse import read
from guidelint.text import Text, decode, encode
from guidelint.tuples import NamedTuple

_ROUNDS = 5  # a fix may make room for another; more rounds than this never helped
_DOUBT = "the file holds bytes that are not text in UTF-8; mend its encoding first"

Check = Callable[[bytes], tuple[Finding, ...]]
Ask = Callable[[Finding], str]  # apply | skip | quit


class Fixed(NamedTuple):
    """What became of an article: its new bytes, what was mended, and what was left, and why."""

    data: bytes
    applied: tuple[Finding, ...]
    refused: tuple[tuple[Finding, str], ...]
    quit: bool = False  # whoever was asked wants to hear no more


class Changed(Exception):
    """The file is not what was checked any more: somebody else has written to it."""


class Bench(NamedTuple):
    """What attempts on an article need: who finds, and how its site reads."""

    check: Check  # the findings for the article's bytes
    engine: str


class State(NamedTuple):
    """An article between two fixes."""

    data: bytes
    article: Article
    findings: tuple[Finding, ...]


def fix_article(data: bytes, bench: Bench, *, unsafe: bool = False) -> Fixed:
    """Apply the fixes that are offered for an article and that prove harmless.

    Works to a fixed point, at most five rounds; the outcome depends on nothing but the article.
    """
    state = state_of(data, bench)
    applied: list[Finding] = []
    refused: dict[tuple[str, str], tuple[Finding, str]] = {}
    doubtful: list[Finding] = []
    for _ in range(_ROUNDS):
        wanted = [f for f in offers(state, unsafe=unsafe) if _key(f) not in refused]
        doubtful = in_doubt(state.article.text, wanted)
        chosen = without_overlaps(f for f in wanted if f not in doubtful)
        state, done, left = _applied(state, chosen, bench)
        applied += done
        refused.update({_key(f): (f, why) for f, why in left})
        if not done:
            break
    left = [*refused.values(), *((finding, _DOUBT) for finding in doubtful)]
    return Fixed(state.data, tuple(applied), tuple(left))


def review_article(data: bytes, bench: Bench, ask: Ask) -> Fixed:
    """Apply those fixes, safe or not, that `ask` wants, one by one in the article's order."""
    state = state_of(data, bench)
    applied: list[Finding] = []
    refused: list[tuple[Finding, str]] = []
    asked: Counter[tuple[str, str]] = Counter()
    while True:
        finding = _next(offers(state, unsafe=True), asked)
        answer = ask(finding) if finding else "end"
        if finding is None or answer == "quit":
            return Fixed(state.data, tuple(applied), tuple(refused), answer == "quit")
        why = _DOUBT if in_doubt(state.article.text, [finding]) else ""
        if answer == "apply" and not why:
            after, why = attempt(state, [finding], bench)
            if not why:
                state = after
                applied.append(finding)
                continue
        asked[_key(finding)] += 1  # it still stands: the next time it is passed over
        if why:
            refused.append((finding, why))


def _next(findings: Iterable[Finding], asked: Counter[tuple[str, str]]) -> Finding | None:
    """The first finding that was not asked about: of equal ones so many are passed over."""
    passed: Counter[tuple[str, str]] = Counter()
    for finding in sorted(findings, key=lambda f: (f.start, f.rule)):
        passed[_key(finding)] += 1
        if passed[_key(finding)] > asked[_key(finding)]:
            return finding
    return None


def state_of(data: bytes, bench: Bench) -> State:
    """An article as it is now."""
    return State(data, read(decode(data), engine=bench.engine), bench.check(data))


def offers(state: State, *, unsafe: bool) -> list[Finding]:
    """The findings that come with a fix, those with safe ones only unless `unsafe`."""
    return [f for f in state.findings if f.fix and (unsafe or f.fix.applicability == "safe")]


def in_doubt(text: Text, findings: Iterable[Finding]) -> list[Finding]:
    """Those of the findings that may not be mended because nobody knows what the bytes of the
    file mean. What mends the encoding itself is not among them."""
    if not text.invalid() and "\0" not in text.source:
        return []
    return [finding for finding in findings if finding.topic != "encoding"]


def _applied(
    state: State, chosen: list[Finding], bench: Bench
) -> tuple[State, list[Finding], list[tuple[Finding, str]]]:
    """All at once if that proves harmless, else in halves, down to the ones that do not."""
    if not chosen:
        return state, [], []
    after, why = attempt(state, chosen, bench)
    if not why:
        return after, chosen, []
    if len(chosen) == 1:
        return state, [], [(chosen[0], why)]
    middle = len(chosen) // 2
    # the later half first: the offsets before it stay
    state, later, left_later = _applied(state, chosen[middle:], bench)
    state, earlier, left_earlier = _applied(state, chosen[:middle], bench)
    return state, earlier + later, left_earlier + left_later


def attempt(state: State, chosen: list[Finding], bench: Bench) -> tuple[State, str]:
    """The article after the fixes of `chosen`, and why they may not be kept ("" if they may)."""
    try:
        data = edited(state.data, chosen)
    except UnicodeEncodeError:
        return state, "the file's encoding cannot hold the new text"
    edits = _edits(chosen)
    article = read(decode(data), engine=bench.engine)
    why = objection(state.article, article, edits)
    if why:
        return state, why
    after = State(data, article, bench.check(data))
    return after, _unwanted(state.findings, after.findings, chosen, Moves(edits))


def _unwanted(
    before: Iterable[Finding], after: Iterable[Finding], applied: list[Finding], moves: Moves
) -> str:
    """What the findings say against a change: one still stands, or a new one appears."""
    old, new = Counter(map(_key, before)), Counter(map(_key, after))
    mended = Counter(map(_key, applied))
    for key, count in mended.items():
        if new[key] > old[key] - count:
            return "the finding would still stand"
    gone = old - new - mended
    reworded = [f for f in before if gone[_key(f)] and moves.touch(f.start, f.end)]
    for finding in after:
        key = _key(finding)
        if new[key] <= old[key]:
            continue
        for other in reworded:  # the same finding, on a text that the edits have changed
            if other.rule == finding.rule and moves.moved(other.start) <= finding.end:
                reworded.remove(other)
                break
        else:
            return f"a new finding would appear: {finding.rule} “{finding.text[:40]}”"
    return ""


def without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose edits do not touch each other's; of two that do, the earlier one stays."""
    kept: list[Finding] = []
    reach = -1
    for finding in sorted(findings, key=lambda f: (_span(f), f.rule)):
        start, end = _span(finding)
        if start > reach:
            kept.append(finding)
            reach = end
    return kept


def edited(data: bytes, findings: Iterable[Finding]) -> bytes:
    """The bytes of an article after the findings' edits. Raises `UnicodeEncodeError`."""
    text = decode(data)
    return encode(Text(apply(text.source, _edits(findings)), text.encoding))


def apply(source: str, edits: Iterable[Edit]) -> str:
    """`source` after the edits, which do not overlap."""
    out = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        out += [source[at : edit.start], edit.text]
        at = edit.end
    return "".join((*out, source[at:]))


def write(path: Path, data: bytes, before: bytes | None = None) -> None:
    """Write a file in one step, permissions kept: a crash leaves the old file or the new one.

    Raises `Changed` if the file does not hold `before` any more (where it is given), `OSError`.
    """
    path = path.resolve()  # through a symlink to the file itself
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o7777)
        if before is not None and path.read_bytes() != before:
            raise Changed(str(path))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _edits(findings: Iterable[Finding]) -> list[Edit]:
    return [edit for finding in findings if finding.fix for edit in finding.fix.edits]


def _span(finding: Finding) -> tuple[int, int]:
    edits = _edits([finding])
    return min(edit.start for edit in edits), max(edit.end for edit in edits)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.text
