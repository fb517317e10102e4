"""Phrases that must not be published: left-overs, residue of tools, self-declared examples.

The patterns run over the source once; a match counts where a reader would see it: in a
passage, not in code, comments or the quotation of something the reader fills in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from guidelint.checks.patterns import found, matches
from guidelint.facts.local import Local
from guidelint.model import Article, Finding, Passage

# What announces a text that the reader copies and fills in.
_TEMPLATE = re.compile(
    r"(?i)\b(template|sample|script|say|saying|ask|write|type|message|phrase|e-?mail|subject|dear|"
    r"fill|replace|format|copy|send|search(?:ing)?)\b"
)
_OPENED = re.compile(r"(?<!\w)['‘][^'’]*\Z")
_OPEN = "“「『«"
_NEAR = 80  # characters around a match in which such a word counts


class Options(NamedTuple):
    """`patterns` are regular expressions; a match is the finding, or its group `span` if it has
    one. `unless` silences a match whose own passage has one of these; `props` restricts it to
    props whose data path has one of these; `quoted`: also a slot (``[Name]``) in a quotation or
    in a text that the reader is told to fill in."""

    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    where: tuple[str, ...] = ("paragraph", "heading", "cell", "prop", "frontmatter")
    quoted: bool = True
    tag: bool = False  # the finding is the opening tag whose prop holds the match
    hint: str = ""


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding a match; `{hint}` is the rule's advice."""
    starts: list[int] | None = None
    for match in matches(options.patterns, article.source):
        if starts is None:
            starts = [passage.start for passage in article.passages]
        start, end = match.span("span") if "span" in match.re.groupindex else match.span()
        passage = _passage(article, starts, start)
        if passage is None or passage.kind not in options.where or _in_code(passage, start):
            continue
        if options.props and not found(options.props, passage.data_path):
            continue
        if options.unless and found(options.unless, passage.text):
            continue
        if not options.quoted and _quoted(passage, article.source[start:end]):
            continue
        words = {"hint": options.hint, "phrase": article.source[start:end], "whole": passage.text}
        if options.tag and passage.component >= 0:
            component = article.components[passage.component]
            start, end = component.start, component.open_end
        yield Finding(start, end, words, data_path=passage.data_path)


def _passage(article: Article, starts: list[int], offset: int) -> Passage | None:
    """The passage that holds `offset`: the innermost, which starts last."""
    for at in range(
        bisect_right(starts, offset) - 1, max(-1, bisect_right(starts, offset) - 4), -1
    ):
        if article.passages[at].start <= offset < article.passages[at].end:
            return article.passages[at]
    return None


def _in_code(passage: Passage, offset: int) -> bool:
    return any(start <= offset < end for start, end in passage.code)


def _quoted(passage: Passage, slot: str) -> bool:
    """Whether the slot stands in something the reader is told to fill in."""
    at = passage.text.find(slot)
    if slot[:1] != "[" or at < 0:
        return False
    before = passage.text[max(0, at - _NEAR) : at]
    after = passage.text[at + len(slot) :]
    if (
        before.count('"') % 2
        or _OPENED.search(before)
        or any(mark in before for mark in _OPEN)
        or _TEMPLATE.search(before)
    ):
        return True
    return before[-1:].isalnum() or after[:1].isalnum()
