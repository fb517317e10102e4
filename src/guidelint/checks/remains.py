"""What a generator leaves of a whole article: a fence around it, an end in mid-sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Finding, Node
from guidelint.tuples import NamedTuple

_LANGUAGES = frozenset(("md", "mdx", "markdown"))
_MARKDOWN = lazy_pattern(r"\s*+(?:---[ \t]*\n|#{1,6}[ \t]|[^\n]*\n\n#{1,6}[ \t])")
_FENCE = lazy_pattern(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_LAST_FENCE = lazy_pattern(r"(?:^|(?<=\n))[ \t]*(?:```+|~~~+)[ \t]*\s*\Z")
# Words after which an English sentence goes on. ("Come on in" may end with "in".)
_GOES_ON = lazy_pattern(
    r"(?:\b(?:the|an?|and|or|but|of|to|for|with|at|by|from|your|our|their|its|this|these|"
    r"which|because|while|although|such as|including|is|are|was|were|will be)|,)\Z"
)
_LEAST = 6  # words of a last paragraph that can be judged


class Options(NamedTuple):
    """`ask`: *fence*, the whole body is one block of Markdown code; *cut-off*, the last paragraph
    ends where no sentence ends."""

    ask: Literal["fence", "cut-off"]


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """At most one finding. Values: `end`, the last words (*cut-off*)."""
    return _fence(article) if options.ask == "fence" else _cut_off(article)


def _fence(article: Article) -> Iterator[Finding]:
    children = article.root.children
    if not children or children[0].kind != "code":
        return
    first, last = children[0], children[-1]
    block = article.code_blocks[first.index]
    if (block.lang or "").lower() not in _LANGUAGES or not _MARKDOWN.match(first.value):
        return
    # a fence inside closes the outer one early; the last fence then opens an empty block
    nested = last.kind == "code" and not last.value.strip()
    if len(children) > 1 and not nested:
        return
    opening = _FENCE.match(article.source, first.start)
    if opening is None:
        return
    yield Finding(
        first.start,
        opening.end() - (len(opening[0]) - len(opening[0].rstrip())),
        data_path="body",
        edits=_without_fences(article, first, opening.end()),
        reason="the text inside the fence is the article",
    )


def _without_fences(article: Article, first: Node, opened: int) -> tuple[Edit, ...]:
    start = article.source.rfind("\n", 0, first.start) + 1
    edits = [Edit(start, opened, "")]
    closing = _LAST_FENCE.search(article.source, opened)
    if closing:
        edits.append(Edit(closing.start(), len(article.source), ""))
    return tuple(edits)


def _cut_off(article: Article) -> Iterator[Finding]:
    if article.unread or not article.passages:
        return
    last = article.passages[-1]
    if last.kind != "paragraph" or article.source[last.end :].strip():
        return
    text = last.text.rstrip()
    if len(text.split()) < _LEAST or not _GOES_ON.search(text[-60:]):
        return
    low = text.rfind(" ", 0, max(0, len(text) - 30)) + 1
    start, end = last.span(low, len(text))
    yield Finding(start, end, {"end": text[low:]}, last.data_path)
