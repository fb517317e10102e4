"""Words and paragraphs that stand there twice.

Names and idioms repeat on purpose (a restaurant called "Sam Sam Sam", "had had"), so a word
counts only in lower case, and a content word only if the article also uses it on its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import compress, islice
from operator import eq
from typing import Literal

from guidelint.checks.patterns import words_of
from guidelint.checks.quotes import quoted
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Finding, Passage
from guidelint.tuples import NamedTuple

_TWICE = lazy_pattern(r"(?<![\w'’-])([A-Za-z][a-zà-ÿ]++)(\s++)((?i:\1))(?![\w'’-])")
# Doubled on purpose, or both halves of two phrases ("the one that that man…").
_MEANT = frozenset(
    """
    had that very so much many bye no ha hey more again far long over up down out in on yes
    really well now there wow win knock chop tut tsk poo boo pom yo dum twenty half bling
    mahi dik dan nom tteok gimbap bibim is was her you who do it as can will
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
_SMALL = frozenset(
    """
    the an and or of to for with at by from be are your our their his its this these those
    they we he she if but not would should when where which what how than then
    de del los las el un una en con le les des du et dans avec pour sur und mit von für auf
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)

_LONG = 5  # letters of a word that is no small one
_MANY = 20  # doubled words in one article
_START = 16  # characters that tell most paragraphs apart
_EMPHASIS = ("*", "_")


class Options(NamedTuple):
    """`of`: word (typed twice) or paragraph (the same text, `least` words or longer, again)."""

    of: Literal["word", "paragraph"] = "word"
    least: int = 25


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding a repeated word, with the edit; or one a repeated paragraph."""
    return _words(article) if options.of == "word" else _paragraphs(article, options.least)


def _words(article: Article) -> Iterator[Finding]:
    """Values: `word`. The edit takes out the second one."""
    doubled = _in_a_row(article)
    if not doubled:
        return
    found: list[tuple[Passage, re.Match[str]]] = []
    for passage in _with_one_of(doubled, article):
        for match in _TWICE.finditer(passage.text):
            if match[3].islower() and match[3] not in _MEANT:
                found.append((passage, match))
    if not found:
        return
    slips = _slips(article.source, {match[3] for _, match in found} - _SMALL)
    for passage, match in found:
        word = match[3]
        small = word in _SMALL
        if not small and (word not in slips or quoted(passage.text, *match.span())):
            continue
        if _marked(article, passage, match):
            continue
        start, end = passage.span(match.start(), match.end())
        cut = passage.offset(match.start(2))
        yield Finding(
            start, end, {"word": word}, passage.data_path, edits=(Edit(cut, end, ""),),
            reason="the word stands there twice",
        )  # fmt: skip


# Letters in lower case, all else blank: what a word is made of, whatever stands around it.
_LETTERS = bytes(
    code | 0x20 if chr(code).isalpha() and code < 128 else code if code > 127 else 32
    for code in range(256)
)


_BEYOND = lazy_pattern(r"[\s\xdf-\xff]")  # letters of `_TWICE`, and blanks, beyond plain ASCII


def _in_a_row(article: Article) -> set[str]:
    """The words of which a quick look says that they stand twice in a row."""
    if _BEYOND.search(article.text.odd):
        words = article.text.utf8().translate(_LETTERS).split()
    else:
        words = words_of(article.source)
    pairs = set(compress(words, map(eq, words, islice(words, 1, None))))
    twice = {pair.decode("utf-8", "replace") for pair in pairs}
    return {word for word in twice - _MEANT if word in _SMALL or len(word) >= _LONG}


def _with_one_of(words: set[str], article: Article) -> list[Passage]:
    """The passages that have one of `words`. Most of these stand twice in tags alone."""
    whole = "\n".join([passage.text for passage in article.passages])
    chosen: list[Passage] = []
    for word in words:
        if word in whole:
            chosen += [passage for passage in article.passages if word in passage.text]
    if len(words) == 1:
        return chosen
    numbers = set(map(id, chosen))
    return [passage for passage in article.passages if id(passage) in numbers] if chosen else []


def _marked(article: Article, passage: Passage, match: re.Match[str]) -> bool:
    """Whether emphasis, a link or a quotation says that the words are a name."""
    start, end = match.span()
    around = passage.text[max(0, start - 1) : start] + passage.text[end : end + 1]
    if set(around) & set("\"“”‘’'()«»「」"):
        return True
    low, high = passage.span(start, end)
    if article.source[low - 1 : low] in _EMPHASIS and article.source[high : high + 1] in _EMPHASIS:
        return True
    ranges = (*passage.strong, *passage.links)
    return any(low <= start and end <= high for low, high in ranges)


def _slips(source: str, words: set[str]) -> set[str]:
    """Those of `words` that are doubled only once, and elsewhere used alone: a name is always
    doubled. Many doubled words are a list of such names."""
    long = {word for word in words if len(word) >= _LONG}
    if len(long) > _MANY:
        return set()
    slips = set()
    for word in long:
        doubled = re.findall(rf"(?i)(?<!\w){word}\s+{word}(?!\w)", source)
        alone = re.compile(rf"(?<![\w-])(?<!\b{word} ){word}(?!\w)(?! {word}\b)")
        if len(doubled) == 1 and alone.search(source):
            slips.add(word)
    return slips


def _paragraphs(article: Article, least: int) -> Iterator[Finding]:
    """A paragraph again in its own section, or under a second heading of the same name: what
    two sections of a reference have in common stands there on purpose."""
    seen: set[tuple[int | str, str]] = set()
    for passage in _alike(article, least):
        text = " ".join(passage.text.split())
        if text.count(" ") + 1 < least:
            continue
        key = (_section(article, passage.section), text)
        if key in seen:
            yield Finding(passage.start, passage.end, {}, passage.data_path)
        seen.add(key)


def _alike(article: Article, least: int) -> list[Passage]:
    """The paragraphs of `least` words that begin as others do: in most articles none."""
    short = 2 * least - 2  # characters
    long = [p for p in article.passages if p.kind == "paragraph" and len(p.text) > short]
    starts = [passage.text[:_START] for passage in long]
    whole = "|".join(["", *starts])
    plain = whole.isprintable() and "  " not in whole and "| " not in whole
    if not plain or 2 * least <= _START:
        starts = [" ".join(passage.text.split(None, 4)[:4]) for passage in long]
    elif len(set(starts)) == len(starts):
        return []  # with no other blanks than one space, other starts are other texts
    often = {start for start, count in Counter(starts).items() if count > 1}
    return [passage for passage, start in zip(long, starts, strict=True) if start in often]


def _section(article: Article, number: int) -> int | str:
    """Sections of the first rank count by name: the same one twice is a paste."""
    if number < 0 or article.headings[number].depth > 2:
        return number
    return article.headings[number].text
