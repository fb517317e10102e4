"""Reports for people: `full` with the source line and what to write, `concise` a line each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from guidelint.engine.outcome import Report
from guidelint.model import Edit, Finding, Related
from guidelint.tuples import NamedTuple

_WIDTH = 100  # columns of a source line shown around the span
_IN_ORDER = 40  # entries shown one file after the other; more are shown rule by rule
_EXAMPLES = 3  # entries shown of a rule that has more than two beyond them
_PLACES = 3  # articles named when findings roll up
_LEVELS = ("error", "warning", "info")
_COLOURS = {
    "error": "31;1",
    "warning": "33;1",
    "info": "34;1",
    "dim": "2",
    "help": "36;1",
    "bold": "1",
}


def full(report: Report, *, colour: bool = False) -> str:
    """Every finding with its line and a caret; identical ones rolled up into one entry.

    A long report is shown rule by rule, errors first, with a few entries of each rule.
    """
    paint = _painter(colour)
    entries = _entries(report)
    if len(entries) <= _IN_ORDER:
        return "".join(_block(entry, paint) + "\n" for entry in entries)
    blocks = [block + "\n" for entries in _by_rule(entries) for block in _some(entries, paint)]
    hint = "Shown rule by rule, errors first; --output-format concise lists every finding.\n"
    return "".join(blocks) + paint("dim", hint.rstrip("\n")) + "\n"


def concise(report: Report, *, colour: bool = False) -> str:
    """One line a finding: ``path:line:column: level rule message``. Nothing is rolled up."""
    paint = _painter(colour)
    return "".join(
        f"{_plain(f.path)}:{f.first.line}:{f.first.column}: {paint(f.level, f.level)} "
        f"{paint('bold', f.rule)} {_plain(f.message)}\n"
        for f in report.findings
    )


def summary(report: Report, *, compared: bool = False) -> str:
    """The closing line: how many findings in how many articles, and what to do next. `compared`:
    old findings have been set aside."""
    articles = _count(report.files, "article")
    if not report.files and not report.findings:
        return "Nothing was checked."
    if not report.findings:
        return f"All checks passed: {articles} read, nothing {'new' if compared else 'found'}."
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


class _Entry(NamedTuple):
    """A finding, and the others that say the same elsewhere."""

    finding: Finding
    also: list[Finding]


def _entries(report: Report) -> list[_Entry]:
    """The findings in their order, those that say the same three times or more in one entry."""
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in report.findings:
        groups[finding.rule, finding.message].append(finding)
    entries = []
    for finding in report.findings:
        group = groups[finding.rule, finding.message]
        if len(group) < 3:
            entries.append(_Entry(finding, []))
        elif finding is group[0]:
            entries.append(_Entry(finding, group[1:]))
    return entries


def _by_rule(entries: list[_Entry]) -> list[list[_Entry]]:
    """The entries of each rule: errors before warnings, rules with many findings first."""
    rules: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        rules[entry.finding.rule].append(entry)
    return sorted(
        rules.values(),
        key=lambda of: (
            _LEVELS.index(of[0].finding.level),
            -sum(1 + len(entry.also) for entry in of),
            of[0].finding.rule,
        ),
    )


def _some(entries: list[_Entry], paint: _Paint) -> Iterator[str]:
    """The first entries of a rule, and a line that counts the rest."""
    shown = len(entries) if len(entries) <= _EXAMPLES + 2 else _EXAMPLES
    for entry in entries[:shown]:
        yield _block(entry, paint)
    rest = [f for entry in entries[shown:] for f in (entry.finding, *entry.also)]
    if rest:
        head = f"{paint(rest[0].level, rest[0].level)} {paint('bold', rest[0].rule)}"
        yield f"{head}: {_count(len(rest), 'more finding')}{_where(rest)}\n"


def _block(entry: _Entry, paint: _Paint) -> str:
    finding, also = entry
    place = f"{_plain(finding.path)}:{finding.first.line}:{finding.first.column}"
    head = f"{paint('bold', place)}: {paint(finding.level, finding.level)} {paint('bold', finding.rule)}"
    lines = [head, f"  {_plain(finding.message)}"]
    if finding.excerpt:
        lines += _frame(finding, paint)
    if finding.fix:
        lines.append(f"  {paint('help', 'fix')} ({finding.fix.applicability}): {_fix(finding)}")
    for other in finding.related:
        lines.append(f"  {paint('dim', 'see')} {_seen(other, finding)}: {_plain(other.message)}")
    if also and {other.path for other in also} == {finding.path}:
        lines.append(f"  {paint('dim', 'also')} in {_lines(also)}")
    elif also:
        lines.append(f"  {paint('dim', 'also')} {len(also):,} more{_where(also)}")
    return "\n".join(lines) + "\n"


def _seen(other: Related, finding: Finding) -> str:
    """A related place as the reader of the finding looks it up."""
    line = other.first.line
    if other.path not in ("", finding.path):
        return f"{_plain(other.path)}:{line}"
    same = line == finding.first.line
    return f"line {line}, column {other.first.column}" if same else f"line {line}"


def _where(findings: list[Finding]) -> str:
    """In how many articles other findings are, and the first of these with their lines."""
    articles: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        articles[finding.path].append(finding)
    lines = [f"\n    {_plain(path)}, {_lines(of)}" for path, of in list(articles.items())[:_PLACES]]
    if len(articles) > _PLACES:
        lines.append(f"\n    and {_count(len(articles) - _PLACES, 'other article')}")
    return f" in {_count(len(articles), 'article')}:" + "".join(lines)


def _lines(findings: list[Finding]) -> str:
    numbers = list(dict.fromkeys(str(finding.first.line) for finding in findings))
    named = ", ".join(numbers[:_PLACES])
    more = f" and {len(numbers) - _PLACES} more" if len(numbers) > _PLACES else ""
    return f"line{'s' if len(numbers) > 1 else ''} {named}{more}"


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
    """Text on one line and without control over the terminal: what cannot be seen is spelt out."""
    if text.isascii() and text.isprintable():
        return text
    import unicodedata

    hidden = ("Cc", "Cf", "Co", "Zl", "Zp")
    return "".join(
        " " if char == "\t"
        else "�" if "\ud800" <= char <= "\udfff"
        else f"<U+{ord(char):04X}>" if unicodedata.category(char) in hidden and char != "\u200d"
        else char
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


def _fix(finding: Finding) -> str:
    """What the fix writes, unless the message says so already, and why it is right."""
    assert finding.fix is not None
    edits, reason = finding.fix.edits, finding.fix.reason
    written = _written(finding, edits)
    if reason and written and written in finding.message:
        return reason
    whole = written and len(written) <= _WIDTH - 20
    words = f"write {_quoted(written)}" if whole else "; ".join(map(_edit, edits[:3]))
    return words + (f" ({reason})" if reason else "")


def _written(finding: Finding, edits: tuple[Edit, ...]) -> str:
    """What stands at the finding's place after the edits; "" if they reach beyond it."""
    text = finding.text
    if len(text) != finding.end - finding.start:
        return ""
    out, at = "", finding.start
    for edit in edits:
        if edit.start < at or edit.end > finding.end:
            return ""
        out += text[at - finding.start : edit.start - finding.start] + edit.text
        at = edit.end
    return out + text[at - finding.start :]


def _edit(edit: Edit) -> str:
    if not edit.text:
        return "delete"
    return f"{'write' if edit.end > edit.start else 'insert'} {_quoted(edit.text)}"


def _quoted(text: str) -> str:
    if text.isspace():
        return "a line break" if "\n" in text else _count(len(text), "space")
    shown = _plain(" ".join(text.split()))
    return f"“{shown if len(shown) <= 80 else shown[:79] + '…'}”"


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
