"""How articles say the things that policies ask for, in the languages articles are written in.

A *statement* (``medical``, ``legal``, ``financial``, ``affiliate``) is what a disclaimer or a
disclosure has to say. Texts say it in one of a few ways, the same in every language:

* they deny: "not medical advice", "no substitute for a doctor";
* they limit themselves: "for informational purposes only";
* their authors say who they are not: "we are travel writers, not doctors";
* they decline: "at your own risk", "results vary" (counts where a title announces it).

A language that is not here is never judged: see `languages`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from guidelint.checks.languages import LANGUAGES
from guidelint.checks.patterns import found, words_in
from guidelint.lazy import lazy_pattern

NAMES = ("medical", "legal", "financial", "affiliate")
_SCRIPTS = (  # a class first, and not a count of it, so that the scan is fast
    ("ko", lazy_pattern("[\uac00-\ud7af][\uac00-\ud7af]")),
    ("ja", lazy_pattern("[\u3040-\u30ff][\u3040-\u30ff]")),
    ("zh", lazy_pattern("[\u4e00-\u9fff][\u4e00-\u9fff]{3}")),
)
_ASCII = bytes(range(128))
_ENOUGH = 3  # different small words of one language


def languages(text: str) -> tuple[str, ...]:
    """The languages known here that `text` is in, or may be in: () when none is.

    Told by small words, or by the script. Texts mix: a Korean remark counts in English prose.
    """
    words = _small_words().intersection(text.lower().split())
    spoken = [
        code
        for code, language in LANGUAGES.items()
        if language.words and len(words.intersection(language.words)) >= _ENOUGH
    ]
    if not text.isascii():
        # what stands together in a text does so in its letters beyond ASCII, which are few
        beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
        few = beyond.decode("utf-8", "surrogatepass")
        spoken += [code for code, script in _SCRIPTS if script.search(few) and script.search(text)]
    return tuple(spoken)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word for language in LANGUAGES.values() for word in language.words)


@lru_cache(maxsize=256)
def denied(name: str, spoken: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns that deny it in so many words: no advice, no substitute, no experts."""
    which = NAMES.index(name)
    ways = []
    for code in spoken:
        subject = LANGUAGES[code].subjects[which]
        ways += [way.replace("{t}", subject) for way in LANGUAGES[code].denies]
    return _any_case([*ways, _not_experts(which)])  # the slowest, and seldom said, last


@lru_cache(maxsize=256)
def said(name: str, spoken: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns of which one in an article's text makes the statement."""
    if name == "affiliate":
        return _any_case(way for code in spoken for way in LANGUAGES[code].affiliate)
    limits = [way for code in spoken for way in LANGUAGES[code].limits]
    return (*denied(name, spoken), *_any_case(limits))


@lru_cache(maxsize=256)
def said_under_title(name: str, spoken: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Groups of patterns: a part titled as this statement makes it if all of one group occur."""
    if name == "affiliate":
        ways = [*said(name, spoken), *_any_case([_EARNS, _REFERS])]
        return tuple((way,) for way in ways)
    which = NAMES.index(name)
    groups: list[tuple[str, ...]] = [(_REFERS,), (_not_any_expert(which),)]
    groups += [(way,) for way in denied(name, spoken)]
    for code in spoken:
        language = LANGUAGES[code]
        groups += [(way,) for way in language.declines]
        # "for information only" says little of medicine until somebody is named to ask
        expert = language.experts[which]
        groups += [(way, expert) if name == "medical" else (way,) for way in language.limits]
    return tuple(_any_case(group) for group in groups)


def _not_experts(which: int) -> str:
    """We are travel writers, not doctors. (That a coordinator is no doctor disclaims nothing.)"""
    return (
        r"\b(?:we|i|our (?:writers?|authors?|editors?|team|staff)|the authors?|authors?|editors?|writers?|this (?:site|blog|website))\b"
        r"[^.!?\n]{0,60}\bnot\b(?: an?| your)?(?: [\w-]+){0,2}? (?:" + _experts_en(which) + ")"
    )


def _not_any_expert(which: int) -> str:
    return r"\bnot (?:an? |your |the )?(?:[\w-]+ ){0,2}?(?:" + _experts_en(which) + ")"


def _experts_en(which: int) -> str:
    return LANGUAGES["en"].experts[which]


def _any_case(ways: Iterable[str]) -> tuple[str, ...]:
    return tuple(way if way.startswith("(?i)") else f"(?i){way}" for way in ways)


_EARNS = r"\b(?:earn|paid|links?|partner|sponsor|compensat)"
# "Read our full disclaimer": the text stands on another page.
_REFERS = r"\b(?:full|complete|our|site|see|read)\b[^.!?\n]{0,40}\b(?:disclaimer|disclosure|terms|policy)\b"
# Titles, each with the statement it announces; "" is a disclaimer of anything.
_TITLES = (
    (
        "affiliate",
        r"\baffiliate (?:link )?(?:disclaimer|disclosure|notice)|\b(?:advertis\w+|commission) disclosure"
        r"|제휴 ?(?:링크 )?(?:고지|안내)|アフィリエイト(?:開示|について)|\baffiliate-?(?:hinweis|offenlegung)",
    ),
    (
        "medical",
        r"\b(?:medical|health|healthcare|clinical|dental|treatment)\b[\w &,/-]{0,20}\bdisclaimers?\b"
        r"|\bnot medical advice\b|의(?:학|료)적? ?(?:면책|고지|유의)|医(?:療|学)[^\n]{0,8}免責|医疗免责|醫療免責"
        r"|\bmedizinischer (?:hinweis|haftungsausschluss)|\b(?:descargo|aviso|exención)[^\n:]{0,30} médic"
        r"|\bavertissement médical|\b(?:aviso|isenção)[^\n:]{0,30} médic|\bdisclaimer medico|\bavvertenza medica",
    ),
    (
        "financial",
        r"\b(?:financial|investment|investing|insurance|tax|trading|risk)\b[\w &,/-]{0,20}\bdisclaimers?\b"
        r"|투자 ?(?:유의|면책|고지)|投資[^\n]{0,8}免責|投资免责|\bnot financial advice\b",
    ),
    ("legal", r"\b(?:legal|law|immigration|visa)\b[\w &,/-]{0,20}\bdisclaimers?\b|법(?:률|적) ?(?:면책|고지)|\bnot legal advice\b"),
    (
        "",
        r"\bdisclaimers?\b|면책|免責|免责|\bhaftungsausschluss|\bdescargo de responsabilidad"
        r"|\bisenção de responsabilidade|\bclause de non-responsabilité|\bavis de non-responsabilité",
    ),
)  # fmt: skip
_TITLE_WAYS = tuple(f"(?i){pattern}" for _, pattern in _TITLES)
# Every title above has one of these.
_STEMS = (
    "disclaim", "disclos", "not medical advice", "not legal advice", "not financial advice",
    "affiliate", "notice", "hinweis", "haftung", "descargo", "aviso", "exenci", "isenç", "avis ",
    "avertissement", "non-respons", "avvertenza",
)  # fmt: skip
_STEMS_BEYOND_LATIN = ("면책", "고지", "유의", "안내", "免責", "免责", "アフィリ")
# About disclaimers, not one: "How to write a disclaimer", "Sign the clinic's disclaimer?"
_ABOUT = (
    r"(?i)\?|\b(?:an?|your|their|sign\w*|what|how|why|write|writing|read|form|template|example)\b"
)
_LONG_TITLE = 60


def has_words_of_titles(text: str) -> bool:
    """Whether the words of a title that announces a statement are in `text`, wherever: not so in
    most articles, and quicker told than `may_announce`."""
    return words_in(_TITLE_WAYS, text)


def may_announce(text: str) -> bool:
    """Whether a title somewhere in `text` may announce a statement: a quick look."""
    low = text.lower()
    for stem in _STEMS:
        if stem in low:
            return True
    return not low.isascii() and any(stem in low for stem in _STEMS_BEYOND_LATIN)


def announced(title: str) -> str | None:
    """The statement that a title announces, "" for any disclaimer; None for other titles."""
    if len(title) > _LONG_TITLE or not may_announce(title) or found((_ABOUT,), title):
        return None
    for (name, _), way in zip(_TITLES, _TITLE_WAYS, strict=True):
        if found((way,), title):
            return name
    return None
