"""Words and paragraphs that stand there twice.

Names and idioms repeat on purpose (a restaurant called "Sam Sam Sam", "had had"), so a word
counts only in lower case, and a content word only if the article also uses it on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from guidelint.facts.local import Local
from guidelint.model import Article, Edit, Finding, Passage

_TWICE = re.compile(r"(?<![\w'’-])([a-z]{2,})(\s+)\1(?![\w'’-])")
# Doubled on purpose, or both halves of two phrases ("the one that that man…").
_MEANT = frozenset(
    [
        "had",
        "that",
        "very",
        "so",
        "much",
        "many",
        "bye",
        "no",
        "ha",
        "hey",
        "more",
        "again",
        "far",
        "long",
        "over",
        "up",
        "down",
        "out",
        "in",
        "on",
        "yes",
        "really",
        "well",
        "now",
        "there",
        "wow",
        "win",
        "knock",
        "chop",
        "tut",
        "tsk",
        "poo",
        "boo",
        "pom",
        "yo",
        "dum",
        "twenty",
        "half",
        "bling",
        "mahi",
        "dik",
        "dan",
        "nom",
        "tteok",
        "gimbap",
        "bibim",
        "is",
        "was",
        "her",
        "you",
        "who",
        "do",
        "it",
        "as",
    ]
)
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "to",
        "for",
        "with",
        "at",
        "by",
        "from",
        "be",
        "are",
        "your",
        "our",
        "their",
        "his",
        "its",
        "this",
        "these",
        "those",
        "they",
        "we",
        "he",
        "she",
        "if",
        "but",
        "not",
        "can",
        "will",
        "would",
        "should",
        "when",
        "where",
        "which",
        "what",
        "how",
        "than",
        "then",
    ]
)


class Options(NamedTuple):
    """`of`: word (typed twice) or paragraph (the same text, `least` words or longer, again)."""

    of: Literal["word", "paragraph"] = "word"
    least: int = 25


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding a repeated word, with the edit; or one a repeated paragraph."""
    return _words(article) if options.of == "word" else _paragraphs(article, options.least)


def _words(article: Article) -> Iterator[Finding]:
    for passage in article.passages:
        for match in _TWICE.finditer(passage.text):
            word = match[1]
            if word in _MEANT or _marked(passage, match.start(), match.end()):
                continue
            if word not in _SMALL and (len(word) < 5 or not _used_alone(article.source, word)):
                continue
            start, end = passage.span(match.start(), match.end())
            cut = passage.offset(match.start(2))
            yield Finding(
                start, end, {"word": word}, passage.data_path, edits=(Edit(cut, end, ""),),
                reason="the word stands there twice",
            )  # fmt: skip


def _marked(passage: Passage, start: int, end: int) -> bool:
    """Whether emphasis, a link or a quotation says that the words are a name."""
    around = passage.text[max(0, start - 1) : start] + passage.text[end : end + 1]
    ranges = (*passage.strong, *passage.links)
    return bool(set(around) & set("\"“”‘’'()")) or any(
        low <= start and end <= high for low, high in ranges
    )


def _used_alone(source: str, word: str) -> bool:
    alone = re.compile(rf"(?<![\w-])(?<!\b{word} ){word}(?!\w)(?! {word}\b)")
    return alone.search(source) is not None


def _paragraphs(article: Article, least: int) -> Iterator[Finding]:
    """A paragraph again in its own section: what two sections of a reference have in common
    stands there on purpose."""
    seen: set[tuple[int, str]] = set()
    for passage in article.passages:
        if passage.kind != "paragraph":
            continue
        text = " ".join(passage.text.split())
        if text.count(" ") + 1 < least:
            continue
        if (passage.section, text) in seen:
            yield Finding(passage.start, passage.end, {}, passage.data_path)
        seen.add((passage.section, text))
