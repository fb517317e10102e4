"""Characters that a conversion replaced by something else: question marks, backslashes, blanks.

A program that saves text in an old encoding writes ``?`` for what it does not know, ``\\`` for
₩ and ¥, and sometimes nothing. What stands there now is proof enough in a few shapes only; the
rest stays silent, for question marks are also asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Literal

from guidelint.checks.encoding import masked
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Finding, Passage
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`ask` is the question:

    symbol      ``??5,000``: a currency sign, often with a digit
    letters     ``?예``, ``(?니?수)``: letters of another script
    picture     ``icon: "??"``: an emoji
    dash        ``style ? tailored``: a dash
    apostrophe  ``you?ve``: an apostrophe
    blank       ``you ve``: an apostrophe that became a blank
    backslash   ``\\11,000``: ₩ or ¥
    """

    ask: Literal["symbol", "letters", "picture", "dash", "apostrophe", "blank", "backslash"]


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """The losses of one kind."""
    if options.ask == "backslash":
        return _backslash(article, local)
    if options.ask == "blank":
        return _blanks(article)
    source, trace = article.source, _TRACES[options.ask].match
    for at in _marks(article, local):
        if trace(source, at):
            return _marked(article, local, options.ask)
    return iter(())


def _marked(article: Article, local: Local, asked: str) -> Iterator[Finding]:
    """What question marks stand for."""
    ask = _ASKED[asked]
    if asked == "dash":
        if _asks_with_a_blank(_questions(article, local)):
            return
        patterns = _dash_patterns(article.source, _marks(article, local))
        ask = partial(_dash, patterns=patterns)
    for passage in _questions(article, local):
        yield from ask(article, passage)
    for passage in _unread(article):
        yield from (_lost_pictures if asked == "picture" else ask)(article, passage)


def _marks(article: Article, local: Local) -> list[int]:
    """The offsets of all question marks: what most questions are about."""

    def make(*_: object) -> list[int]:
        offsets: list[int] = []
        find, at = article.source.find, -1
        while (at := find("?", at + 1)) >= 0:
            offsets.append(at)
        return offsets

    found: list[int] = local.once("question marks", make)
    return found


def _questions(article: Article, local: Local) -> Sequence[Passage]:
    """The passages with a question mark."""

    def make(*_: object) -> list[Passage]:
        return [passage for passage in article.passages if "?" in passage.text]

    found: list[Passage] = local.once("passages with question marks", make)
    return found


def _unread(article: Article) -> Iterator[Passage]:
    """What the reader could not read, as it stands: there the losses are often the cause."""
    for start, end in article.unread:
        yield Passage("unread", article.source[start:end], start, end, ((0, start),), "body")


# --- currency --------------------------------------------------------------------------------

_BACKSLASH = lazy_pattern(r"(?<![\\\w:])\\(?=\d{1,3}(?:,\d{3})+(?!\d))")
_TRACE_OF_SIGN = lazy_pattern(r"\\\d")
_AMOUNT = lazy_pattern(r"\\[\d,]+")
_SIGNS = {"KR": "₩", "JP": "¥"}


def _symbol(article: Article, passage: Passage) -> Iterator[Finding]:
    for match in _DOUBLED.finditer(passage.text):
        yield _found(passage, match)


_DOUBLED = lazy_pattern(r"\?(?<!\?\?)\?++(?:\d[\d.,]*|,\d{3}\b)[kKM+]*")


def _backslash(article: Article, local: Local) -> Iterator[Finding]:
    if "\\" not in article.source or not _TRACE_OF_SIGN.search(article.source):
        return
    sign = _SIGNS.get(local.settings.country, "")
    for match in _BACKSLASH.finditer(masked(article, local)):
        amount = _AMOUNT.match(article.source, match.start())
        end = amount.end() if amount else match.end()
        edits = (Edit(match.start(), match.start() + 1, sign),) if sign else ()
        yield Finding(
            match.start(),
            end,
            {"sign": sign or "₩ or ¥"},
            edits=edits,
            safe=bool(sign),
            reason=f"Korean and Japanese fonts show a backslash as {sign}",
        )


def backslash_for_sign(article: Article, at: int) -> bool:
    """Whether the backslash at an offset stands before an amount, as ₩ or ¥ would."""
    return _BACKSLASH.match(article.source, at) is not None


# --- letters ---------------------------------------------------------------------------------

_HANGUL = lazy_pattern(r"(?<![\w?!.가-힣])\?[가-힣][가-힣?]*|[가-힣]\?\?[가-힣][가-힣?]*")
_PICTURE = lazy_pattern(r"\s*\?{1,3}\ufe0f?\s*\Z")
_TRAILING = lazy_pattern(r"(?<=\w) \?\?\Z")
# Each of these starts with the question mark itself, which is what makes the search fast.
_DASH = lazy_pattern(r"\?(?<=[a-z,)\"”] \?)(?= [a-z])")
_DASH_CAPITAL = lazy_pattern(
    r"\?(?<=[\w)\"”] \?)(?= [A-Z])"
)  # where it stands for dashes elsewhere
_DASHES = lazy_pattern(r"\?\?(?<=\w \?\?)(?=[a-zA-Z&]\w*)")
_GLUED = lazy_pattern(
    r"\?(?<=[a-z,)\"”]\?)(?=[a-z]{2,}\b)(?!(?:re|ve|ll)\b)"
)  # "a stall?like this one"
_BETWEEN_WORDS = lazy_pattern(r"\?(?<= [a-z]{3}\?|[a-z]{4}\?)(?=[a-z]{2,}(?:[ ,]|'[a-z]))")
_ADDRESS = lazy_pattern(r"[/=&]|\.\w")
_TRACES_OF_LOSS = 2  # question marks in an article that were apostrophes, or stand between words
_APOSTROPHE = lazy_pattern(r"\?(?<=[A-Za-z]\?)(?=(?:s|re|ve|ll|d|m|t)\b(?![.=/&?-]\w))")
_BLANK = lazy_pattern(
    r"\b(?:(?:you|they|we|You|They|We)( )(?:re|ve|ll)|I( )(?:m|ve|ll)|"
    r"(?:[Dd]on|[Dd]oesn|[Dd]idn|[Ww]on|[Ii]sn|[Aa]ren|[Ww]asn|[Ww]eren|[Cc]ouldn|[Ss]houldn|"
    r"[Ww]ouldn|[Hh]aven|[Hh]asn|[Cc]an)( )t|"
    r"(?:[Hh]ere|[Tt]here|[Tt]hat|[Ii]t|[Ww]hat|[Ll]et|[Hh]e|[Ss]he|[Ww]ho|[Ww]here)( )s)\b(?![.'’-])"
)
# What some question mark of the source must begin before any passage is looked at.
_TRACES = {
    "symbol": lazy_pattern(r"\?\?(?:\d|,\d)"),
    "letters": lazy_pattern(r"\?[가-힣]"),
    "picture": lazy_pattern(r"\?\ufe0f?(?:[\"'}\s]|\Z)"),
    "dash": lazy_pattern(r"\? [a-zA-Z]|\?\?|\?[a-z]"),
    "apostrophe": lazy_pattern(r"\?(?:s|re|ve|ll|d|m|t)\b"),
}
_TRACE_OF_BLANK = lazy_pattern(r" (?:re|ve|ll|m|t|s)\b")
_SPACED = lazy_pattern(r"\w \?(?=\s*(?:\Z|[«»”\")]))")


def _letters(article: Article, passage: Passage) -> Iterator[Finding]:
    for match in _HANGUL.finditer(passage.text):
        yield _found(passage, match)


def _picture(article: Article, passage: Passage) -> Iterator[Finding]:
    if passage.kind == "prop" and _PICTURE.match(passage.text):
        yield Finding(*passage.span(0, len(passage.text)), {}, passage.data_path)
    elif passage.kind in ("prop", "heading", "frontmatter") and passage.text.endswith(" ??"):
        match = _TRAILING.search(passage.text)
        if match and not _asks_with_a_blank(article.passages):
            yield _found(passage, match, 1)


_BEFORE_END = lazy_pattern(r"(?<=[\"'\s])\?{2,}(?=\ufe0f?[\"'\s]*[},])")


def _lost_pictures(article: Article, passage: Passage) -> Iterator[Finding]:
    for match in _BEFORE_END.finditer(passage.text):
        yield _found(passage, match)


def _dash_patterns(source: str, marks: list[int]) -> tuple[re.Pattern[str], ...]:
    """The shapes that mean a lost dash here: more of them where dashes are known to be lost."""
    found = [_DASH, _DASHES]
    traces = sum(
        bool(_APOSTROPHE.match(source, at)) + bool(_BETWEEN_WORDS.match(source, at)) for at in marks
    )
    if traces >= _TRACES_OF_LOSS:
        found.append(_GLUED)
    if sum(bool(_DASH.match(source, at)) for at in marks) > 1:
        found.append(_DASH_CAPITAL)
    return tuple(found)


def _dash(
    article: Article, passage: Passage, patterns: tuple[re.Pattern[str], ...] = ()
) -> Iterator[Finding]:
    for pattern in patterns:
        for match in pattern.finditer(passage.text):
            if pattern is _GLUED and _ADDRESS.search(_word(passage.text, match.start())):
                continue
            start, end = passage.span(*match.span())
            dash = "—" if pattern is _GLUED else "–"  # without blanks English has the long one
            after = dash + " " * (pattern is _DASHES)
            yield Finding(
                start, end, {"right": dash}, passage.data_path, edits=(Edit(start, end, after),),
                reason="a dash is what most often stood there",
            )  # fmt: skip


def _apostrophe(article: Article, passage: Passage) -> Iterator[Finding]:
    for match in _APOSTROPHE.finditer(passage.text):
        word = _word(passage.text, match.start())
        if "/" in word or "=" in word or "." in word.rstrip(".,;:!?"):
            continue  # a URL with a query
        start, end = passage.span(*match.span())
        yield Finding(
            start, end, {"word": word, "right": word.replace("?", _mark(article))},
            passage.data_path, edits=(Edit(start, end, _mark(article)),), safe=True,
            reason="only an apostrophe can stand there",
        )  # fmt: skip


def _blanks(article: Article) -> Iterator[Finding]:
    if not _TRACE_OF_BLANK.search(article.source):
        return
    for passage in article.passages:
        if _TRACE_OF_BLANK.search(passage.text):
            yield from _blank(article, passage)
    for passage in _unread(article):
        yield from _blank(article, passage)


def _blank(article: Article, passage: Passage) -> Iterator[Finding]:
    for match in _BLANK.finditer(passage.text):
        at = next(match.start(group) for group in range(1, 5) if match[group])
        start, end = passage.span(*match.span())
        gap, gap_end = passage.span(at, at + 1)
        mark = _mark(article)
        yield Finding(
            start, end, {"right": match[0].replace(" ", mark)}, passage.data_path,
            edits=(Edit(gap, gap_end, mark),), reason="the two words are one with an apostrophe",
        )  # fmt: skip


def _found(passage: Passage, match: re.Match[str], skip: int = 0) -> Finding:
    start, end = passage.span(match.start() + skip, match.end())
    return Finding(start, end, {}, passage.data_path)


def _mark(article: Article) -> str:
    """The apostrophe that the article itself prefers."""
    return "’" if article.source.count("’") > article.source.count("'") else "'"


def _word(text: str, at: int) -> str:
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    ends = [end for end in (text.find(" ", at), text.find("\n", at)) if end >= 0]
    return text[start : min(ends, default=len(text))]


def _asks_with_a_blank(passages: Sequence[Passage]) -> bool:
    """Whether question marks stand after a blank here, as in French."""
    return any(" ?" in passage.text and _SPACED.search(passage.text) for passage in passages)


_ASKED: dict[str, Callable[[Article, Passage], Iterator[Finding]]] = {
    "symbol": _symbol,
    "letters": _letters,
    "picture": _picture,
    "dash": _dash,
    "apostrophe": _apostrophe,
}
