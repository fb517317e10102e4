"""What is wrong with the characters themselves: bytes that are no UTF-8, marks, controls, losses.

Everything looks at the source, with code masked: a tutorial may show what it warns of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal

from guidelint.checks.encoding_guess import guessed
from guidelint.checks.mojibake import damage
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Finding
from guidelint.text import BOM, printable
from guidelint.tuples import NamedTuple

if TYPE_CHECKING:
    import re


class Options(NamedTuple):
    """`ask` is the question:

    bytes        bytes that are not valid UTF-8
    wide         a file in UTF-16 or UTF-32
    mark         a byte order mark
    replacement  U+FFFD, the trace of a character that is lost
    control      control characters, NUL and C1 included
    invisible    zero-width and directional characters where they do nothing good
    unassigned   private-use characters and code points that mean nothing
    mixed        Cyrillic and Greek letters inside Latin words
    """

    ask: Literal[
        "bytes", "wide", "mark", "replacement", "control", "invisible", "unassigned", "mixed"
    ] = "bytes"


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """The findings of one question; `{name}`, `{count}` and others as the question needs."""
    trace = _TRACES.get(options.ask)
    if trace is None or trace.search(article.text.odd):
        yield from _ASKED[options.ask](article, local)


def masked(article: Article, local: Local) -> str:
    """The source with code blocks, inline code and undecodable bytes blanked out."""

    def make(*_: object) -> str:
        spans = [(block.start, block.end) for block in article.code_blocks]
        spans += [span for passage in article.passages for span in passage.code]
        spans += article.text.invalid()
        source, last, parts = article.source, 0, []
        for start, end in sorted(spans):
            if end > last:
                start = max(start, last)
                parts += [source[last:start], " " * (end - start)]
                last = end
        return "".join([*parts, source[last:]])

    found: str = local.once("masked", make)
    return found


# --- the file --------------------------------------------------------------------------------


def _bytes(article: Article, local: Local) -> Iterator[Finding]:
    runs = article.text.invalid()
    if not runs:
        return
    total = sum(run.end - run.start for run in runs)
    name = guessed(article.text)
    if name:
        count = f"{total} bytes are" if total > 1 else "one byte is"
        said = f"the file looks like {name}: {count} not valid UTF-8; save it as UTF-8"
        yield Finding(runs[0].start, runs[0].end, {"advice": said})
        return
    last = -1
    for run in runs:  # damage here and there: each word once
        start, end = _around(article.source, run.start, run.end)
        if start >= last:
            word = printable(article.source[start:end])
            said = (
                f"“{word}”: letters were lost in a conversion; take the word from an older version"
            )
            yield Finding(run.start, run.end, {"advice": said})
            last = max(end, run.end)


def _wide(article: Article, local: Local) -> Iterator[Finding]:
    if article.text.encoding != "utf-8":
        name = article.text.encoding.upper().removesuffix("-LE").removesuffix("-BE")
        yield Finding(0, 1, {"name": name})


def _mark(article: Article, local: Local) -> Iterator[Finding]:
    if article.source.startswith(BOM) and article.text.encoding == "utf-8":
        edit = Edit(0, 1, "")
        yield Finding(0, 1, {}, edits=(edit,), safe=True, reason="it is no part of the text")


_SHOWN = 3  # readings named for a lost letter

# --- characters ------------------------------------------------------------------------------

_CONTROL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
_REPLACEMENT = lazy_pattern("\ufffd+")
# Characters that take no room. Joiners are part of emoji and of many scripts; directional marks
# belong into texts that run from right to left.
_ZERO = lazy_pattern(  # runs of one kind; the class of all makes the search fast
    "[\u180e\u200b-\u200d\u202a-\u202e\u2060\u2066-\u2069\ufeff](?:(?<=[\u200b\u2060\u180e])[\u200b\u2060\u180e]*"
    "|(?<=\ufeff)(?<!^\ufeff)\ufeff*|(?<=[\u200c\u200d])[\u200c\u200d]*"
    "|(?<=[\u202a-\u202e\u2066-\u2069])[\u202a-\u202e\u2066-\u2069]*)"
)
_RIGHT_TO_LEFT = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PLAIN = lazy_pattern("[A-Za-z0-9\u00c0-\u024f\uac00-\ud7a3\u0400-\u04ff.,;:!?/-]")
_PRIVATE = lazy_pattern("[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]+")

# What must stand somewhere in the source before it is looked at closely; no plain ASCII.
_TRACES = {
    "replacement": _REPLACEMENT,
    "control": lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"),
    "invisible": lazy_pattern("[\u180e\u200b-\u200d\u202a-\u202e\u2060\u2066-\u2069\ufeff]"),
    "unassigned": _PRIVATE,
    "mixed": lazy_pattern("[\u0391-\u03bf\u0400-\u052f]"),
}


def _replacement(article: Article, local: Local) -> Iterator[Finding]:
    readings = {
        span.start: span.candidates
        for span in damage(article, local)
        if set(article.source[span.start : span.end]) == {"\ufffd"}
    }
    for match in _alone(_REPLACEMENT, article, local):
        start, end = _around(article.source, match.start(), match.end())
        word = article.source[start:end]
        beside = (
            article.source[match.start() - 1 : match.start()],
            article.source[match.end() :][:1],
        )
        letters = readings.get(match.start(), ()) if any(map(str.isalpha, beside)) else ()
        words = [word.replace(match[0], letter, 1) for letter in letters[:_SHOWN]]
        maybe = " or ".join(f"“{each}”" for each in words)
        yield Finding(
            match.start(),
            match.end(),
            {"word": word, "maybe": f", perhaps {maybe}" if maybe else ""},
            edits=(Edit(match.start(), match.end(), letters[0]),) if letters else (),
            reason="the likeliest letter",
        )


def _alone(pattern: re.Pattern[str], article: Article, local: Local) -> Iterator[re.Match[str]]:
    """What stands by itself: inside mojibake it is told, and repaired, with the rest of it."""
    spans = damage(article, local)
    for match in pattern.finditer(masked(article, local)):
        around = [span for span in spans if span.start <= match.start() < span.end]
        if all(article.source[span.start : span.end] == match[0] for span in around):
            yield match


def _control(article: Article, local: Local) -> Iterator[Finding]:
    for match in _alone(_CONTROL, article, local):
        meant = _windows(match[0])
        yield Finding(
            match.start(),
            match.end(),
            {"name": _name(match[0][0]), "advice": f"write “{meant}”" if meant else "delete it"},
            edits=(Edit(match.start(), match.end(), meant),),
            reason="that is what Windows-1252 has there" if meant else "it is never shown",
        )


def _windows(chars: str) -> str:
    """What C1 controls are in Windows-1252, where they come from; "" if they are none of it."""
    if not all("\x80" <= char < "\xa0" for char in chars):
        return ""
    return chars.encode("latin-1").decode("cp1252", "ignore")


def _invisible(article: Article, local: Local) -> Iterator[Finding]:
    source = masked(article, local)
    for match in _ZERO.finditer(source):
        before, after = source[: match.start()][-1:], source[match.end() : match.end() + 1]
        char = match[0][0]
        if char in "\u200b\u200c\u200d\u2060" and not (
            _PLAIN.match(before) and (not after or _PLAIN.match(after) or after.isspace())
        ):
            continue  # it joins or parts what it stands between
        if char > "\u2029" and char != "\u2060" and char != BOM:
            line = source[source.rfind("\n", 0, match.start()) + 1 : match.end() + 200]
            if _RIGHT_TO_LEFT.search(line):
                continue
        edits = (Edit(match.start(), match.end(), ""),)
        yield Finding(
            match.start(), match.end(), {"name": _name(char)}, edits=edits,
            reason="it is never shown",
        )  # fmt: skip


def _unassigned(article: Article, local: Local) -> Iterator[Finding]:
    for match in _alone(_PRIVATE, article, local):
        yield Finding(match.start(), match.end(), {"name": _name(match[0][0])})


_LIKE = dict(
    zip(
        "АВЕКМНОРСТХаеорсухіјѕЅІЈԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABEKMHOPCTXaeopcyxijsSIJdhqwABEZHIKMNOPTYXo",
        strict=True,
    )
)
_TWIN = "\u0391-\u03bf\u0400-\u052f"  # Greek and Cyrillic
_MIXED = lazy_pattern(
    f"[A-Za-z][A-Za-z{_TWIN}]*[{_TWIN}][A-Za-z{_TWIN}]*|[{_TWIN}]+[A-Za-z][A-Za-z{_TWIN}]*"
)
_BESIDE_LATIN = lazy_pattern(f"[{_TWIN}](?:(?<=[A-Za-z].)|(?=[A-Za-z]))")


def _mixed(article: Article, local: Local) -> Iterator[Finding]:
    if not _BESIDE_LATIN.search(masked(article, local)):
        return
    for match in _alone(_MIXED, article, local):
        word = match[0]
        foreign = [char for char in word if char > "\u0390"]
        latin = "".join(_LIKE.get(char, char) for char in word)
        if not latin.isascii() or len(foreign) * 2 > len(word):
            continue  # a word of another script with a Latin letter, or two words run together
        yield Finding(
            match.start(),
            match.end(),
            {"letters": ", ".join(dict.fromkeys(foreign)), "latin": latin},
            edits=(Edit(match.start(), match.end(), latin),),
            reason="every letter has a Latin twin that looks the same",
        )


def _around(source: str, start: int, end: int) -> tuple[int, int]:
    """The word that holds a span, and a little more."""
    while start and not source[start - 1].isspace() and source[start - 1] not in "\"'({[|":
        start -= 1
    while end < len(source) and not source[end].isspace() and source[end] not in "\"')}]|":
        end += 1
    return start, min(end, start + 60)


@cache
def _name(char: str) -> str:
    """``U+200B (zero width space)``."""
    import unicodedata

    controls = {0: "NUL", 0x1B: "escape", 0x7F: "delete", 8: "backspace"}
    name = unicodedata.name(char, "").lower() or controls.get(ord(char), "")
    return f"U+{ord(char):04X}" + (f" ({name})" if name else "")


_ASKED: dict[str, Callable[[Article, Local], Iterator[Finding]]] = {
    "bytes": _bytes,
    "wide": _wide,
    "mark": _mark,
    "replacement": _replacement,
    "control": _control,
    "invisible": _invisible,
    "unassigned": _unassigned,
    "mixed": _mixed,
}
