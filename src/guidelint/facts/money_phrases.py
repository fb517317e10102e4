# ruff: noqa: SIM905  (word lists read better as words)
"""The words of a text that say what an amount in it is the price of.

> | **Pool:** adults pay ₩5,000 ($3.70) · A ride costs ₩1,400, a transfer ₩300
    ^^^^      ^^^^^^                      ^^^^               ^^^^^^^^
"""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern
from guidelint.model import Passage

_CLAUSE = lazy_pattern(r"[.!?;:,(\[—–\n|](?:[\s\"'“”]|(?<=[(\n—]))")
_VERB = lazy_pattern(
    r"\s(?:costs?|costing|is|are|was|were|will|can|may|might|should|would|could|starts?|starting|runs?|ranges?|ranging"
    r"|averag(?:es?|ing|ed)|charges?|hovers?|goes|sells?|comes|totals?|pric(?:ed|es)|begins?|reach(?:es)?|exceeds?|retails?"
    r"|hits|pays?|saves?|now|typically|usually|generally|often)\b"
)
_JOINT = lazy_pattern(
    r"\s(?:from|at|of|for|about|around|approximately|roughly|between|under|over|up to|only|just)\b"
)
_LEADING = lazy_pattern(
    r"(?:(?:and|but|or|so|while|whereas|though|plus|then|the|an?|your|our|their|this|that|these|most|many|some|each"
    r"|every|expect|also|in|for|with|including|currently|usually|typically|generally|often|sometimes|to|pay(?:ing)?"
    r"|spend(?:ing)?|budget(?: for)?|about|around|if|when|whether|as|its?|you|they|we|he|she|i|there|only|just|even|now"
    r"|particularly|compared|compare|aim|grab|get|buy|order|try|add|must|can|need|from|at|on|of|by|than|like)\s+)+",
    re.I,
)
_TRAILING = frozenset(
    "that which who would could can may might must should often easily generally usually typically normally now"
    " currently also only just still even as at for from in of to by with around about approximately approx roughly"
    " nearly almost over under between up is are was were be been it they you he she we i this these those and or but the"
    " a an me us them him her not your our their its for another additional an".split()
)
_STOP_BACK = frozenset(
    "and or but with plus featuring like such as try get grab buy order is are was were to from at on a an the your our"
    " their its this that these those for including include includes serve serves serving offers offer has have sell sells"
    " famous by of over than then into also own".split()
)
_TURNS = frozenset(
    "in at on with for from near including involving like during before after if when where that which who".split()
)
_FOR = lazy_pattern(
    r"(?:\s?\([^()\n]{1,24}\))?\sfor\s(?:an?|the|one|each|every|your)\s((?:[^\W\d_][\w'’-]*\s?){1,5})"
)
_BEHIND = lazy_pattern(
    r"[ \u00a0](?!(?:for|per|in|at|to|and|or|is|on|with|of|if|a|an|the|each|as)\b)([a-z][\w'-]+(?: (?:of |for )?[a-z][\w'-]+)?)"
)
_ARTICLE_BEFORE = lazy_pattern(r"\b(?:an?|the|this|that)[ \u00a0][*_]*\Z", re.I)
_ONLY_ABOUT = lazy_pattern(r"[*_\s]*(?:[a-z~≈.]+\s){0,3}")
_ABOUT_BACK = lazy_pattern(
    r"[*_\s]*(?:(?:about|around|approx(?:imately|\.)?|roughly|only|just|from|often|usually|~|≈)[*_\s]*){0,2}\Z",
    re.I,
)
_SAME = lazy_pattern(r"[)\]\s+*_]*(?:,?\s?(?:to|and|or|-|–|~))?[\s*_~]*\Z")
_NAME = lazy_pattern(
    r"\b(?!(?:about|around|approx|roughly|only|just|from|than)\b)[^\W\d_]{2}", re.I
)
_BRACKETS = lazy_pattern(r"\([^()]*\)")
_PLACE = lazy_pattern(r"\s*(?:in|at|on|near|outside|inside|during|before|after)\s", re.I)
_SENTENCE_END = lazy_pattern(r"[.!?;]\s")
_DIGIT = lazy_pattern(r"[0-9]")
_SPACE = lazy_pattern(r"\s+")
_WORDS = 7  # of a name, at most


def named_in(passage: Passage, start: int, end: int, past: int = 0, before: str = "") -> str:
    """What the words around text[start:end] name; "" where they name nothing.

    `past` is where the amount before it ends, `before` that one's label.
    """
    text = passage.text
    lead = text[max(past, start - 110) : start]
    if named := _before_colon(lead):
        return named
    if past and _SAME.match(lead):
        return before  # "between ₩5,000 ($4) and ₩7,000"
    bold = _bold_lead(passage, start)
    at = _opened(lead)
    if bold and at <= 0 and not _DIGIT.search(text, bold[1], start):
        return tidy(text[bold[0] : bold[1]])
    found = _last_words(lead[:at]) if at > 0 else _phrase(text, lead, start, end)
    if found and not _NAME.search(found):
        found = ""
    if not found and past and not _SENTENCE_END.search(lead):
        found = before
    return joined(text[bold[0] : bold[1]], found) if bold and found != before else found


def _phrase(text: str, lead: str, start: int, end: int) -> str:
    if _behind_article(lead) and (noun := _BEHIND.match(text, end)):
        return tidy(noun[1])
    if "(" in lead:
        lead = _BRACKETS.sub(" ", lead)
    clause = _CLAUSE.split(lead)[-1]
    spaced = " " + clause
    verb = _VERB.search(spaced) or _JOINT.search(spaced)
    subject = clause[: max(verb.start() - 1, 0)] if verb else clause
    if _PLACE.match(subject):
        return ""
    leading = _LEADING.match(subject.strip() + " ")
    words = subject.strip()[leading.end() if leading else 0 :].split()
    while words and words[-1].lower().strip(",") in _TRAILING:
        words.pop()
    while len(words) > _WORDS and (at := _last_turn(words)):
        del words[at:]
    if any(letter.isalpha() for word in words for letter in word):
        return tidy(" ".join(words[-_WORDS:]))
    bought = _FOR.match(text, end)
    return tidy(bought[1]) if bought else ""


def _behind_article(lead: str) -> bool:
    """Whether a text ends on "a", "the", "this", which leaves the noun for behind the amount."""
    bare = lead.rstrip("*_")
    if bare[-1:] != " " and bare[-1:] != "\u00a0":
        return False
    return _ARTICLE_BEFORE.search(lead, max(0, len(bare) - 5)) is not None


def _last_turn(words: list[str]) -> int:
    """Where what a long name starts with is narrowed down: "package | involving a facial"."""
    return next((at for at in range(len(words) - 1, 0, -1) if words[at] in _TURNS), 0)


def _opened(lead: str) -> int:
    """Where the bracket opens in which the amount stands first; -1 without one."""
    at = lead.rfind("(")
    return at if at >= 0 and _ABOUT_BACK.match(lead, at + 1) else -1


def _last_words(lead: str) -> str:
    """The name that a bracket stands behind: "with vegetable terrine (₩7,000)"."""
    clause = _CLAUSE.split(_BRACKETS.sub(" ", lead).rstrip())[-1]
    words: list[str] = []
    if not any(letter.isalpha() for letter in clause):  # "Entry: 8,000 ($6)": its sign is lost
        return _before_colon(lead.rstrip(" 0123456789,.-–*_"))
    for word in reversed(clause.split()):
        if len(words) == _WORDS or word.lower() in _STOP_BACK:
            break
        words.insert(0, word)
    return tidy(" ".join(words))


def _bold_lead(passage: Passage, start: int) -> tuple[int, int] | None:
    """The bold "Name:" that a passage opens with, if `start` is still in its sentence."""
    text = passage.text
    for first, last in passage.strong:
        if first > 2 or last > start:
            return None
        if ":" not in text[last - 1 : last + 1]:
            continue
        if start - last < 60 and not _SENTENCE_END.search(text, last, start):
            return first, last
    return None


def _before_colon(lead: str) -> str:
    """The words before a colon that nothing but "about" parts from the amount."""
    colon = lead.rfind(":")
    if colon < 0 or not _ONLY_ABOUT.fullmatch(lead, colon + 1):
        return ""
    end = colon
    if lead[colon - 1 : colon] == ")":  # Botox (3 areas): the brackets belong to the name
        end = max(lead.rfind("(", 0, colon), 0)
    start = max(lead.rfind(stop, 0, end) for stop in ".!?;:(|\n")
    return tidy(lead[start + 1 : colon]) if 2 < colon - start < 62 else ""


def joined(first: str, second: str) -> str:
    """A label of two parts: "Day pass · Price"."""
    first, second = tidy(first), tidy(second)
    return f"{first} · {second}" if first and second else first or second


def tidy(text: str) -> str:
    """A label without the marks around it."""
    text = text.strip(" \n\t*_:：-–—•~≈,.\"'“”()[]\ufffc")
    if "\n" in text or "  " in text:
        text = _SPACE.sub(" ", text)
    if "(" in text and ")" not in text:
        text += ")"
    return text[:80]
