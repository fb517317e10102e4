"""Who knows what damaged text was: the last clean version in git, else the site's other articles.

Asked only where a reading is in doubt. A witness changes the suggestion, never what --fix applies
without asking.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from guidelint.checks.mojibake import damaged
from guidelint.engine.history import versions
from guidelint.engine.plan import Plan
from guidelint.engine.source import Source
from guidelint.lazy import lazy_pattern
from guidelint.model import Edit, Finding, Fix
from guidelint.mojibake import Damage, repair
from guidelint.mojibake.charsets import channels
from guidelint.parse import read
from guidelint.text import decode, printable
from guidelint.tuples import NamedTuple

# Rules about damage: what is found by the first has readings, the others name what is lost.
MOJIBAKE = "mojibake"
LOSSES = ("lost-character", "question-marks-for-letters", "question-marks-for-picture",
          "question-marks-for-symbol")  # fmt: skip
_CONTEXT = 24  # characters on either side that an older version must share
_LEAST = 6  # … and how many letters of them at least
_LONGER = 12  # characters that a loss may have taken
_WORD = lazy_pattern(r"[^\W\d_]+")
_LABEL = lazy_pattern(r"(?:label|name|title)\"?\s*[:=]\s*[\"'][^\"']+[\"']")


class Witness(NamedTuple):
    """What a damaged span was, and how that is known."""

    reading: str
    said: str  # "the version of 2026-02-03 (3f2a1c9) has it"
    chain: str  # by which misreading; "" if it is not known
    proven: bool


def witnessed(
    findings: Iterable[Finding], source: Source, root: Path, site: Iterable[str], plan: Plan
) -> tuple[Finding, ...]:
    """The findings, with what witnesses say of those whose reading is in doubt. `site` are the
    articles that may be asked."""
    findings = tuple(findings)
    known: dict[tuple[str, int], Witness] = {}
    for path in sorted({f.path for f in findings if asks(f)}):
        theirs = [f for f in findings if f.path == path and f.topic == "encoding"]
        try:
            text = decode(source.read(path))
        except OSError:
            continue
        engine = plan.settings_for(path).engine
        spans = {span.start: span for span in damaged(read(text, path, engine))}
        for at, witness in _testified(text.source, theirs, spans, root, path):
            known[path, at] = witness
        left = [spans[f.start] for f in theirs if asks(f) and f.start in spans]
        left = [span for span in left if span.candidates and (path, span.start) not in known]
        others = [_text(source, name) for name in site if name != path] if left else []
        for span in left:
            other = _among(text.source, span, others)
            if other:
                known[path, span.start] = other
    return tuple(
        _with(f, known[f.path, f.start]) if asks(f) and (f.path, f.start) in known else f
        for f in findings
    )


def asks(found: Finding) -> bool:
    """Whether a finding names damage that is in doubt."""
    if found.rule == MOJIBAKE:
        return found.fix is not None and found.fix.applicability == "unsafe"
    return found.rule in LOSSES


def _testified(
    text: str, theirs: list[Finding], spans: dict[int, Damage], root: Path, path: str
) -> Iterator[tuple[int, Witness]]:
    """What the newest version knows that has it, for each doubtful place."""
    left = [f for f in theirs if asks(f)]
    for version in versions(root, path):
        older = decode(version.data).source
        for found in tuple(left):
            reading = _in_version(text, found, theirs, older)
            if reading and _fits(reading, text[found.start : found.end], spans.get(found.start)):
                left.remove(found)
                said = f"the version of {version.date} ({version.commit}) has it"
                chain = spans[found.start].chain if found.rule == MOJIBAKE else ""
                yield found.start, Witness(reading, said, chain, proven=True)
        if not left:
            return


def _in_version(text: str, found: Finding, theirs: list[Finding], older: str) -> str:
    """What stands at a finding in an older version, if around it is the same; "" if not."""
    low = max(text.rfind("\n", 0, found.start) + 1, found.start - _CONTEXT)
    end = text.find("\n", found.end)
    end = len(text) if end < 0 else end
    high = min(end, found.end + _CONTEXT)
    longest = found.end - found.start + _LONGER
    parts, last = [], low
    for one in sorted(theirs):
        if last <= one.start and one.end <= high:
            shared = text[last : one.start]
            parts += [re.escape(shared), f"(.{{1,{longest}}}?)" if one is found else ".{1,200}?"]
            last = one.end
    rest = text[last:high]
    shared = text[low : found.start] + text[found.end : high]
    if sum(map(str.isalnum, shared)) < _LEAST:
        return ""
    pattern = "".join([*parts, re.escape(rest), "\r?$" if high == end else ""])
    met = {match[1] for match in re.finditer(pattern, older, re.MULTILINE)}
    return met.pop() if len(met) == 1 else ""


def _fits(reading: str, seen: str, span: Damage | None) -> bool:
    """Whether what stands there can have come of a reading that is not damaged itself."""
    if reading == seen or reading.isascii() or "\ufffd" in reading or repair(reading).spans:
        return False
    if span is not None and span.candidates and set(seen) != {"\ufffd"}:
        return reading in span.candidates or _looks_so(reading, span, seen)
    rest = iter(reading)
    return all(char in rest for char in seen if char not in "?\ufffd\ufe0f")


def _looks_so(reading: str, span: Damage, seen: str) -> bool:
    """Whether a reading, misread the same way, gives just what stands there."""
    return any(one.shows(reading)[0] == seen for one in channels() if one.label == span.chain)


def _among(text: str, span: Damage, others: list[str]) -> Witness | None:
    """The one reading whose words, or whose picture by the same label, other articles have."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : len(text) if end < 0 else end]
    labels = [match[0] for match in _LABEL.finditer(line)]
    counts: Counter[str] = Counter()
    for reading in span.candidates:
        whole = text[max(span.start - 30, start) : span.start] + reading
        whole += text[span.end : span.end + 30]
        at = min(span.start - start, 30)
        met = (
            m[0] for m in _WORD.finditer(whole) if m.end() > at and m.start() < at + len(reading)
        )
        words = [word for word in met if len(word) > 1 and not word.isascii()]
        if words:
            counts[reading] = sum(all(word in other for word in words) for other in others)
        elif labels:
            counts[reading] = sum(_labelled(other, labels, reading) for other in others)
    ranked = counts.most_common(2)
    if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[1][1] * 3 > ranked[0][1]):
        return None
    reading, count = ranked[0]
    many = f"{count} other articles have" if count > 1 else "another article has"
    return Witness(reading, f"{many} it", span.chain, proven=False)


def _labelled(other: str, labels: list[str], picture: str) -> bool:
    """Whether an article has the picture in a line with one of the labels."""
    return any(
        picture in line and any(label in line for label in labels)
        for line in (other.split("\n") if picture in other else ())
    )


def _text(source: Source, path: str) -> str:
    try:
        return decode(source.read(path)).source
    except OSError:
        return ""


def _with(found: Finding, witness: Witness) -> Finding:
    """The finding with the witness's reading first, and what it rests on."""
    edits = (Edit(found.start, found.end, witness.reading),)
    was = "was" if witness.proven else "was perhaps"
    how = f", read as {witness.chain}" if witness.chain and " shown " not in witness.chain else ""
    said = f"“{found.text}” {was} “{witness.reading}”{how}: {witness.said}"
    return found._replace(message=printable(said), fix=Fix("unsafe", witness.said, edits))
