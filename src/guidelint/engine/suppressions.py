"""Suppressions: what an article's own comments and frontmatter ask guidelint to leave out.

``{/* guidelint-disable-next-line RULE, RULE -- reason */}`` (before a component: the whole
element), ``guidelint-disable-line``, ``guidelint-disable`` … ``guidelint-enable``,
``guidelint-disable-file``, the same in HTML comments, in comments of props and imports, and in
YAML comments; and frontmatter ``guidelint: {ignore: {RULE: [data paths]}}``. Rules are ids or
topics; ``until=2026-12-31`` ends a suppression after that day, in comments and behind data
paths alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidelint.engine.comments import comments
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Comment, Finding, Member, Value
from guidelint.tuples import NamedTuple

_DIRECTIVE = lazy_pattern(r"\s*guidelint-([\w-]+)(.*)", re.S)
_DIRECTIVES = ("disable-next-line", "disable-line", "disable-file", "disable", "enable")
_UNTIL = lazy_pattern(r"\buntil=(\d{4}-\d{2}-\d{2})\b")
_NAME = lazy_pattern(r"[A-Za-z0-9][\w-]*")
_LINE_END = lazy_pattern(r"[ \t]*(?:\r\n?|\n|\Z)")
_END = 1 << 60


class Suppression(NamedTuple):
    """Findings of `rule` (an id or a topic; empty: all) that start in [start, end) are left out.

    `data_path` restricts it to findings below that path. `at` to `at_end` is the place that
    names the rule. `drop` is what to delete to be rid of it: empty ranges where that is not
    one piece. `wrong` says why it can never leave out anything ("" when it can).
    """

    rule: str
    start: int
    end: int
    at: int
    at_end: int
    data_path: str = ""
    until: str = ""
    reason: str = ""
    drop: tuple[int, int] = (0, 0)
    wrong: str = ""

    def stands(self, now: str) -> bool:
        """Whether it is still in force on the day `now`; on an unknown day it is."""
        return not (self.until and now and self.until < now)

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one of those left out (dates aside)."""
        if self.rule and self.rule not in (finding.rule, finding.topic):
            return False
        if self.data_path:
            here = finding.data_path
            below = (self.data_path, "frontmatter." + self.data_path)
            return here in below or here.startswith(tuple(b + c for b in below for c in ".["))
        return self.start <= finding.start < self.end


def collect(article: Article) -> tuple[Suppression, ...]:
    """All suppressions of an article, in document order."""
    if "guidelint" not in article.source:
        return ()
    return (*_from_frontmatter(article), *_from_comments(article))


def _from_comments(article: Article) -> Iterator[Suppression]:
    open_blocks: dict[str, Suppression] = {}
    for comment in comments(article):
        match = _DIRECTIVE.match(comment.text)
        if not match:
            continue
        made = list(_named(article, comment, match))
        directive = match[1]
        if directive == "disable-next-line":
            end = _next_end(article, comment)
            yield from (entry._replace(end=end) for entry in made)
        elif directive == "disable-line":
            start, end = _line_of(article.source, comment)
            yield from (entry._replace(start=start, end=end) for entry in made)
        elif directive == "disable-file":
            yield from (entry._replace(start=0) for entry in made)
        elif directive == "disable":
            for entry in made:
                open_blocks.setdefault(entry.rule, entry._replace(drop=(0, 0)))
        elif directive == "enable":
            yield from _closed(open_blocks, made, comment)
        else:
            known = ", ".join(f"guidelint-{name}" for name in _DIRECTIVES)
            wrong = f"guidelint-{directive} is none of {known}"
            yield Suppression("", 0, 0, comment.start, comment.end, wrong=wrong)
    yield from open_blocks.values()


def _closed(
    open_blocks: dict[str, Suppression], made: list[Suppression], comment: Comment
) -> Iterator[Suppression]:
    """The blocks that an ``enable`` ends: those of its rules, or all."""
    for entry in made:
        for rule in [entry.rule] if entry.rule else list(open_blocks):
            if rule in open_blocks:
                yield open_blocks.pop(rule)._replace(end=comment.start)
            else:
                yield entry._replace(end=0, wrong=f"{rule} was not disabled before")


def _named(article: Article, comment: Comment, match: re.Match[str]) -> Iterator[Suppression]:
    """A suppression for each rule that a comment names, from the comment to the end."""
    words, _, reason = match[2].partition("--")
    until = _UNTIL.search(words)
    found = list(_NAME.finditer(_UNTIL.sub(lambda m: " " * len(m[0]), words)))
    base = article.source.find(comment.text, comment.start) + match.start(2)
    whole = _whole(article.source, comment)
    made = Suppression(
        "", comment.end, _END, comment.start, comment.end,
        until=until[1] if until else "", reason=reason.strip(), drop=whole,
    )  # fmt: skip
    if not found:
        yield made
    for index, name in enumerate(found):
        low, high = base + name.start(), base + name.end()
        drop = whole
        if len(found) > 1:  # only the name, with the comma that is left over
            drop = (
                (base + found[index - 1].end(), high) if index else (low, base + found[1].start())
            )
        yield made._replace(rule=name[0], at=low, at_end=high, drop=drop)


def _whole(source: str, comment: Comment) -> tuple[int, int]:
    """The comment with its line if it stands alone there, and with a blank line behind it."""
    start = source.rfind("\n", 0, comment.start) + 1
    end = _LINE_END.match(source, comment.end)
    if source[start : comment.start].strip(" \t") or end is None:
        return comment.start, comment.end
    blank = _LINE_END.match(source, end.end())
    before = source[:start].endswith(("\n\n", "\r\n\r\n")) or not start
    return start, blank.end() if blank and before else end.end()


def _next_end(article: Article, comment: Comment) -> int:
    """The end of the next line that holds text; of the whole element if a component starts there."""
    source = article.source
    first = _text_from(source, comment.end)
    lines = [first]
    if "\n" not in source[comment.end : first]:  # text beside the comment is meant as well
        end = source.find("\n", first)
        lines.append(_text_from(source, end) if end >= 0 else len(source))
    for at in lines:
        for component in article.components:
            if component.start == at:
                return component.end
    newline = source.find("\n", lines[-1])
    return len(source) if newline == -1 else newline


def _line_of(source: str, comment: Comment) -> tuple[int, int]:
    """The line that a comment stands on."""
    end = source.find("\n", comment.end)
    return source.rfind("\n", 0, comment.start) + 1, len(source) if end < 0 else end


def _text_from(source: str, at: int) -> int:
    """The next text from `at` on, behind the marks of lists, quotes and tables."""
    while at < len(source) and source[at] in "}->| \t\r\n":
        at += 1
    return at


def _from_frontmatter(article: Article) -> Iterator[Suppression]:
    own = article.meta("guidelint")
    if own is None or own.kind == "null":
        return
    ignore = own.get("ignore") if own.kind == "object" else None
    other = [member for member in own.members if member.key != "ignore"]
    if ignore is None or other:
        at, end = (other[0].start, other[0].end) if other else (own.start, own.end)
        yield Suppression(
            "", 0, 0, at, end, wrong="guidelint: {ignore: …} is all that can stand here"
        )
    if ignore is None:
        return
    for item in ignore.items or (ignore,):
        if item.kind == "string":  # rules alone: for the whole article
            yield Suppression(str(item.data), 0, _END, item.start, item.end)
    for member in ignore.members:
        yield from _paths(member, member.value)


def _paths(member: Member, value: Value) -> Iterator[Suppression]:
    for item in value.items if value.kind == "array" else (value,):
        made = Suppression(member.key, 0, _END, member.start, member.end)
        if item.kind == "boolean" and item.data:
            yield made
        elif item.kind == "string":
            words, _, reason = str(item.data).partition(" -- ")
            until = _UNTIL.search(words)
            yield made._replace(
                at=item.start,
                at_end=item.end,
                data_path=_UNTIL.sub("", words).strip(),
                until=until[1] if until else "",
                reason=reason.strip(),
            )
