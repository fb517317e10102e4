"""Links whose text or target is a slip: a text cut off with dots, a link to its own article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from guidelint.facts.site import Record, Site
from guidelint.lazy import lazy_pattern
from guidelint.model import Edit, Fact, Finding
from guidelint.tuples import NamedTuple

_DOTS = ("...", "…")
_LEAST = 20  # letters of a text that can be told from "Read more..."
_LONG, _LONGEST = 40, 90  # letters of an older title that a program cut
_WORD = lazy_pattern(r"[^\W_]+")
_INVITING = lazy_pattern(
    r"(?:read|learn|see|find|click|continue|more|view|check|discover|explore|and|or)\b",
    re.IGNORECASE,
)
_MARKS = lazy_pattern(r"[\[\]{}<>*_`\\\"'|]")


class Options(NamedTuple):
    """`ask`: truncated (the link's text breaks off) or self (the link leads to its own article)."""

    ask: Literal["truncated", "self"] = "truncated"


def check(record: Record, site: Site, options: Options) -> Iterator[Finding]:
    """The links of an article that `options.ask` is about."""
    if options.ask == "truncated":
        for fact in record.links:
            if fact.value["text"].endswith(_DOTS):
                yield from _truncated(fact, record, site)
        return
    for fact in record.links:
        if fact.value["role"] == "link" and "#" not in fact.value["url"]:
            yield from _self(fact, record, site)


def _truncated(fact: Fact, record: Record, site: Site) -> Iterator[Finding]:
    text, url = fact.value["text"], fact.value["url"]
    stem = text.rstrip(".… ")
    if "#" in url or len(stem) < _LEAST or _INVITING.match(stem):
        return
    target = site.records.get(site.resolve(url, record.path).path)
    if target is None or not target.title or _letters(text) == _letters(target.title):
        return
    if not _letters(target.title).startswith(_letters(stem)) and not _akin(stem, target.title, url):
        return
    start = fact.value.get("text_start", -1)
    start, end = (start, start + len(text)) if start >= 0 else (fact.start, fact.end)
    whole = not target.title.endswith(_DOTS)  # the title itself may be cut off
    fixable = start != fact.start and whole and not _MARKS.search(target.title)
    yield Finding(
        start,
        end,
        {"text": text, "title": target.title},
        fact.data_path,
        (Edit(start, end, target.title),) if fixable else (),
        "the title of the article it leads to" if fixable else "",
        safe=True,
        text=text if start != fact.start else fact.text,
    )


def _akin(stem: str, title: str, url: str) -> bool:
    """Whether a cut-off text is an older title: most of its words are in the title or the URL.

    A sentence of the article, quoted as an appetiser, is longer and has other words.
    """
    if not _LONG <= len(stem) <= _LONGEST:
        return False
    known = set(_WORD.findall(title.lower())) | set(_WORD.findall(url.lower()))
    words = _WORD.findall(stem.lower())[:-1]
    return sum(word in known for word in words) >= 0.6 * len(words)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def _self(fact: Fact, record: Record, site: Site) -> Iterator[Finding]:
    kind = fact.value["kind"]
    if kind.startswith("frontmatter") or (kind == "prop" and not fact.data_path.endswith(".href")):
        return
    url = fact.value["url"]
    if "?" in url or url in ("", ".", "./"):
        return
    if site.resolve(url, record.path)[:2] == ("alive", record.path):
        yield Finding(fact.start, fact.end, {"url": url}, fact.data_path, text=fact.text)
