"""Suppressions: what an article's own comments and frontmatter ask guidelint to leave out.

``{/* guidelint-disable-next-line RULE, RULE -- reason */}`` (before a component: the whole
element), ``guidelint-disable`` … ``guidelint-enable``, ``guidelint-disable-file``, the same as
HTML comments, and frontmatter ``guidelint: {ignore: {RULE: [data paths]}}``. Rules are ids or
topics; ``until=2026-12-31`` ends a suppression on that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guidelint.model import Article, Comment, Finding, Value

_DIRECTIVE = re.compile(r"\s*guidelint-(disable-next-line|disable-file|disable|enable)\b(.*)", re.S)
_UNTIL = re.compile(r"\buntil=(\d{4}-\d{2}-\d{2})\b")
_NAMES = re.compile(r"[A-Za-z0-9-]+")
_END = 1 << 60


class Suppression(NamedTuple):
    """Findings of `rules` (ids or topics; empty: all) that start in [start, end) are left out.

    `data_path` restricts it to findings below that path. `at` and `at_end` are where the
    comment itself stands, `line` its line.
    """

    rules: tuple[str, ...]
    start: int
    end: int
    at: int
    at_end: int
    data_path: str = ""
    until: str = ""
    reason: str = ""

    def stands(self, now: str) -> bool:
        """Whether it is still in force on the day `now`; on an unknown day it is."""
        return not (self.until and now and self.until < now)

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one of those left out (dates aside)."""
        if self.rules and finding.rule not in self.rules and finding.topic not in self.rules:
            return False
        if self.data_path:
            here = finding.data_path
            return here == self.data_path or here.startswith(
                (self.data_path + ".", self.data_path + "[")
            )
        return self.start <= finding.start < self.end


def collect(article: Article) -> tuple[Suppression, ...]:
    """All suppressions of an article, in document order."""
    if "guidelint" not in article.source:
        return ()
    return (*_from_frontmatter(article), *_from_comments(article))


def _from_comments(article: Article) -> Iterator[Suppression]:
    open_blocks: dict[tuple[str, ...], Suppression] = {}
    for comment in article.comments:
        match = _DIRECTIVE.match(comment.text)
        if not match:
            continue
        words, _, reason = match[2].partition("--")
        until = _UNTIL.search(words)
        rules = tuple(_NAMES.findall(_UNTIL.sub("", words)))
        made = Suppression(
            rules, comment.end, _END, comment.start, comment.end,
            until=until[1] if until else "", reason=reason.strip(),
        )  # fmt: skip
        if match[1] == "disable-next-line":
            yield made._replace(end=_next_end(article, comment))
        elif match[1] == "disable-file":
            yield made._replace(start=0)
        elif match[1] == "disable":
            open_blocks[rules] = made
        else:
            for key in [rules] if rules else list(open_blocks):
                if key in open_blocks:
                    yield open_blocks.pop(key)._replace(end=comment.start)
    yield from open_blocks.values()


def _next_end(article: Article, comment: Comment) -> int:
    """The end of the next line that holds text; of the whole element if a component starts there."""
    source = article.source
    at = comment.end
    while at < len(source) and source[at] in "}-> \t\r\n":
        at += 1
    for component in article.components:
        if component.start == at:
            return component.end
    newline = source.find("\n", at)
    return len(source) if newline == -1 else newline


def _from_frontmatter(article: Article) -> Iterator[Suppression]:
    own = article.meta("guidelint")
    ignore = own.get("ignore") if own and own.kind == "object" else None
    for member in ignore.members if ignore else ():
        for path in _paths(member.value):
            yield Suppression((member.key,), 0, _END, member.start, member.end, data_path=path)


def _paths(value: Value) -> Iterator[str]:
    for item in value.items if value.kind == "array" else (value,):
        if item.kind == "string":
            yield str(item.data)
        elif item.kind == "boolean" and item.data:
            yield ""
