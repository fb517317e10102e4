"""URLs that are wrong by themselves: empty, left as a placeholder, or misspelled.

Needs nothing but the article. Demos and how-tos show such URLs on purpose, so code is never
looked at, and a URL that is its own text (``<http://localhost:3000>``) is a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from guidelint.facts.local import Local
from guidelint.facts.texts import SHARED, Texts
from guidelint.facts.texts import texts as make_texts
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Fact, Finding
from guidelint.tuples import NamedTuple

_WORDS = lazy_pattern(
    r"(?:\A#?|[/?=])(?:(?:insert|add|put|your|the|affiliate|my|some)[-_ ])*"
    r"(?:(?<!#)link[-_]to[-_][\w-]+|(?:link|url|href)[-_](?:here|goes[-_]here|placeholder|tbd|todo)"
    r"|(?:affiliate|booking|product|your|insert|partner|referral)[-_](?:link|url)(?:[-_]here)?"
    r"|placeholder|todo|tbd|fixme|x{3,}|링크|여기에-?링크|リンク|链接|連結|enlace-aqu[ií]|lien-ici)/?\Z",
    re.IGNORECASE,
)
_HOLE = lazy_pattern(r"\A[\[<{]+[^\]>}]*[\]>}]+\Z|\[(?:link|url|insert)[^\[\]]*\]", re.IGNORECASE)
_HOSTS = lazy_pattern(
    r"https?://(?:www\.)?(?:your[-_]?(?:web)?(?:site|domain|blog|company|store|brand|app|link|url)(?:name)?"
    r"|my[-_]?(?:web)?(?:site|domain)|(?:web)?site[-_]?name|domain[-_]?name|placeholder|insert[-_]?link)\.\w{2,}(?![\w.-])",
    re.IGNORECASE,
)
_LOCAL = lazy_pattern(
    r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d+)?/[\w-]+/[\w-]+", re.IGNORECASE
)

_SCHEME_SLIP = lazy_pattern(
    r"(?:h{2,}ttps?|htt?ps?|httpss+|htpp?s?|hhtps?|ttps?|https?s|htttps?|http?s)"
    r"(?::/{0,3}|//|;//)(?=[\w-]+\.)",
    re.IGNORECASE,
)
_TWICE = lazy_pattern(r"https?:/{0,2}(?=https?:?/)", re.IGNORECASE)
_NO_SCHEME = lazy_pattern(r"www\.[\w-]+(?:\.[\w-]+)+(?:[/?#]|\Z)", re.IGNORECASE)
_SPACED = lazy_pattern(r"\]\((?P<url>(?:https?://|/)[^\s()<>]*[ \u00a0][^()<>\n\"']*)\)")
_OPENERS = frozenset("[<{")
_SUSPECT = frozenset("(hHtTwW")  # what each of the slips begins with
_BACK = lazy_pattern(r"\b(?:top|back|up|home|menu)\b|↑|⬆", re.IGNORECASE)


class Options(NamedTuple):
    """`ask`: empty (no target at all), placeholder (one to be filled in), malformed (a slip)."""

    ask: Literal["empty", "placeholder", "malformed"] = "malformed"


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """The URLs of an article that `options.ask` is about."""
    look = _LOOKS[options.ask]
    for fact in local.facts("link"):
        if fact.value["role"] != "slug" and not fact.text.startswith(("[", "![")):
            yield from look(fact)
    if options.ask == "malformed" and "](" in article.source:
        texts: Texts = local.once(SHARED, make_texts)
        if "](" in texts.joined:
            yield from _spaced(article)


def _empty(fact: Fact) -> Iterator[Finding]:
    url, text = fact.value["url"], fact.value["text"]
    written = fact.value["kind"] in ("link", "image", "prop-markdown", "frontmatter-markdown")
    if not written or (url and url != "#") or (url == "#" and (not text or _BACK.search(text))):
        return
    yield Finding(fact.start, fact.end, {"text": text or "an image"}, fact.data_path)


def _placeholder(fact: Fact) -> Iterator[Finding]:
    if to_be_filled_in(fact):
        yield Finding(fact.start, fact.end, {"url": fact.value["url"]}, fact.data_path)


def to_be_filled_in(fact: Fact) -> bool:
    """Whether a link's target stands for one that is still to be written."""
    url, text = fact.value["url"], fact.value["text"]
    if url in text or not url:
        return False
    if url[0] in "hH" and (
        _HOSTS.match(url) or ("localhost" not in text and _LOCAL.match(url) is not None)
    ):
        return True
    if "://" not in url and _WORDS.search(url):
        return True
    return not _OPENERS.isdisjoint(url) and _HOLE.search(url) is not None


def _malformed(fact: Fact) -> Iterator[Finding]:
    url = fact.text
    if url[:1] not in _SUSPECT or fact.value["kind"] == "autolink":
        return
    if url.startswith(("https://", "http://")):
        rest = url.partition("//")[2]
        if rest[:1].isalnum() and rest[:4].lower() != "http":
            return  # as nearly all are written
    wanted = ""
    slip = _SCHEME_SLIP.match(url)
    twice = _TWICE.match(url)
    if url[0] == "(" and url[-1] == ")":
        wanted = url[1:-1]  # [text]((#heading))
    elif twice:
        wanted = url[twice.end() :]
    elif slip and not re.match(r"https?://\w", url, re.IGNORECASE):
        secure = "s" in slip[0].lower().partition(":")[0].partition("/")[0]
        wanted = ("https://" if secure else "http://") + url[slip.end() :]
    elif _NO_SCHEME.match(url):
        wanted = "https://" + url
    if wanted:
        yield Finding(
            fact.start, fact.end, {"url": url, "wanted": wanted}, fact.data_path,
            (Edit(fact.start, fact.end, wanted),), "the scheme as it is spelled", safe=url[0] == "(" or bool(slip or twice),
        )  # fmt: skip


_LOOKS: dict[str, Callable[[Fact], Iterator[Finding]]] = {
    "empty": _empty,
    "placeholder": _placeholder,
    "malformed": _malformed,
}


def _spaced(article: Article) -> Iterator[Finding]:
    """``[text](/a b)``: with a space in it this is no link, and the reader sees its source."""
    for passage in article.passages:
        if "](" not in passage.text:
            continue
        for found in _SPACED.finditer(passage.text):
            start, end = passage.span(*found.span("url"))
            url = found["url"]
            yield Finding(
                start,
                end,
                {"url": url, "wanted": url.strip().replace(" ", "%20")},
                passage.data_path,
            )
