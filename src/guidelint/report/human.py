"""Reports for people: `full` with the source line and what to write, `concise` a line each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from guidelint.engine.outcome import Report
from guidelint.model import Edit, Finding
from guidelint.text import printable

_WIDTH = 100  # columns of a source line shown around the span
_MANY = 10  # findings of one rule shown in full; the rest becomes one line
_PLACES = 4  # places named when identical findings roll up
_COLOURS = {
    "error": "31;1",
    "warning": "33;1",
    "info": "34;1",
    "dim": "2",
    "help": "36;1",
    "bold": "1",
}


def full(report: Report, *, colour: bool = False) -> str:
    """Every finding with its line and a caret; identical ones rolled up into one."""
    paint = _painter(colour)
    return "".join(block + "\n" for block in _blocks(report, paint))


def concise(report: Report, *, colour: bool = False) -> str:
    """One line a finding: ``path:line:column: level rule message``. Nothing is rolled up."""
    paint = _painter(colour)
    return "".join(
        f"{f.path}:{f.first.line}:{f.first.column}: {paint(f.level, f.level)} "
        f"{paint('bold', f.rule)} {printable(f.message)}\n"
        for f in report.findings
    )


def summary(report: Report) -> str:
    """The closing line: how many findings in how many articles, and what to do next."""
    articles = _count(report.files, "article")
    if not report.findings:
        return f"All checks passed: {articles} read, nothing found."
    counts = [_count(report.count(level), level) for level in ("error", "warning", "info")]
    found = ", ".join(text for text in counts if not text.startswith("0 "))
    hit = len({finding.path for finding in report.findings})
    line = f"{found} in {hit} of {articles}."
    if report.unreadable:
        line += f" {_count(report.unreadable, 'article')} the site's build would refuse."
    if report.fixable:
        line += f" {_count(report.fixable, 'finding')} fixable with --fix."
    return line


def statistics(report: Report) -> str:
    """A line per rule: how many findings, its level and name."""
    table: dict[tuple[str, str], int] = defaultdict(int)
    for finding in report.findings:
        table[finding.level, finding.rule] += 1
    rows = sorted(table.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{count:6}  {level:8}{rule}\n" for (level, rule), count in rows)


def _blocks(report: Report, paint: _Paint) -> Iterator[str]:
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in report.findings:
        groups[finding.rule, finding.message].append(finding)
    shown: dict[str, int] = defaultdict(int)
    rest: dict[str, list[Finding]] = defaultdict(list)
    done = set()
    for finding in report.findings:
        group = groups[finding.rule, finding.message]
        if len(group) > 2:  # identical: once, with the other places
            if id(group) in done:
                continue
            done.add(id(group))
        if shown[finding.rule] >= _MANY:
            rest[finding.rule] += group if len(group) > 2 else [finding]
            continue
        shown[finding.rule] += 1
        also = group[1:] if len(group) > 2 else []
        yield _block(finding, also, report, paint)
    for rule, more in rest.items():
        head = paint(more[0].level, more[0].level) + " " + paint("bold", rule)
        yield f"{head}: {_count(len(more), 'more finding')} like these: {_places(more)}\n"


def _block(finding: Finding, also: list[Finding], report: Report, paint: _Paint) -> str:
    place = f"{finding.path}:{finding.first.line}:{finding.first.column}"
    head = f"{paint('bold', place)}: {paint(finding.level, finding.level)} {paint('bold', finding.rule)}"
    lines = [head, f"  {printable(finding.message)}"]
    if finding.excerpt:
        lines += _frame(finding, paint)
    if finding.fix:
        lines.append(f"  {paint('help', 'fix')} ({finding.fix.applicability}): {_edits(finding)}")
    for other in finding.related:
        where = f"{other.path or finding.path}:{other.first.line}"
        lines.append(f"  {paint('dim', 'see')} {where}: {printable(other.message)}")
    if also:
        lines.append(
            f"  {paint('dim', 'also')} at {_count(len(also), 'other place')}: {_places(also)}"
        )
    return "\n".join(lines) + "\n"


def _frame(finding: Finding, paint: _Paint) -> list[str]:
    """The source line with a caret under every character of the span, cut to a window."""
    line = finding.excerpt
    start = finding.first.column - finding.excerpt_column
    same_line = finding.last.line == finding.first.line
    end = max(finding.last.column - finding.excerpt_column if same_line else len(line), start + 1)
    left = 0 if end <= _WIDTH else max(0, min(start - 30, len(line) - _WIDTH))
    right = min(len(line), left + _WIDTH)
    head = "…" if left or finding.excerpt_column > 1 else ""
    shown = head + _plain(line[left:right]) + ("…" if right < len(line) else "")
    before = _width(head + _plain(line[left:start]))
    under = max(_width(_plain(line[start : min(end, right)])), 1)
    number = str(finding.first.line)
    gutter = " " * len(number)
    bar = paint("dim", "|")
    return [
        f"{paint('dim', number)} {bar} {shown}",
        f"{gutter} {bar} {' ' * before}{paint(finding.level, '^' * under)}",
    ]


def _plain(text: str) -> str:
    """Text that takes one line and no control over the terminal."""
    if text.isascii() and text.isprintable():
        return text
    import unicodedata

    return "".join(
        char if char == "\u200d" or unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp", "Cs")
        else " " if char == "\t" else "�"
        for char in text
    )  # fmt: skip


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(
        0 if unicodedata.combining(char) or char in "\u200d\ufe0f"
        else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )  # fmt: skip


def _edits(finding: Finding) -> str:
    assert finding.fix is not None
    reason = finding.fix.reason
    words = "; ".join(_edit(edit, finding) for edit in finding.fix.edits[:3])
    return words + (f" ({reason})" if reason else "")


def _edit(edit: Edit, finding: Finding) -> str:
    if not edit.text:
        return "delete it" if (edit.start, edit.end) == (finding.start, finding.end) else "delete"
    text = printable(" ".join(edit.text.split()))
    text = text if len(text) <= 80 else text[:79] + "…"
    return f"write “{text}”" if edit.end > edit.start else f"insert “{text}”"


def _places(findings: list[Finding]) -> str:
    named = ", ".join(f"{f.path}:{f.first.line}" for f in findings[:_PLACES])
    left = len(findings) - _PLACES
    return named + (f" and {left} more (--output-format concise lists all)" if left > 0 else "")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


class _Paint:
    """Terminal colours, or none."""

    __slots__ = ("on",)

    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, name: str, text: str) -> str:
        return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if self.on else text


def _painter(on: bool) -> _Paint:
    return _Paint(on)
