# ruff: noqa: SIM905  (word lists read better as words)
"""The words around an amount: whether it is money at all, about, from, up to, per what."""

from __future__ import annotations

import re

from guidelint.facts import currencies as money
from guidelint.facts.money_marks import CENTS, SPACES, Part
from guidelint.lazy import lazy_pattern

# --- not money -------------------------------------------------------------------------------

_TROPHIES = lazy_pattern(
    r"[ \u00a0](?:championships?|medals?|titles?|games?|match(?:es)?|awards?|times|races?|trophies|trophy|battles?"
    r"|elections?|seats?|[a-z]+ (?:medals?|titles?|awards?|games?))\b"
)
_OBJECT = lazy_pattern(r"[ \u00a0](?:by|against|the|an?|over|out|his|her|their|its|our|prizes?)\b")
_WEIGHED = lazy_pattern(
    r"\b(?:gain|lost|lose|losing|weigh|shed|lift|drop|carr(?:y|ies)|heav|burn|pack(?:ed)? on|put on)\w*"
    r"[^.;:!?]{0,25}\Z",
    re.I,
)
_WEIGHT = lazy_pattern(
    r"[ -](?:of|heav|light|per square|in weight|overweight|force|\(?\d+ ?k)", re.I
)
_COUNTED = lazy_pattern(
    r" (?:times?|attempts?|commands?|phases?|receptors?|versions?|is required|or (?:later|newer|higher)"
    r"|drawings?|models?|files?|steps?|rates?|budget|edition|optimizer|lr|drops?|units?|tablets?|doses?"
    r"|more|other|different|removes?|and (?:later|newer|above))\b",
    re.I,
)
_GOES_ON = lazy_pattern(
    r"[ \u00a0](?!(?:per|for|and|or|to|at|on|in|each|an?|as|before|after|if|is|was|are|tax|with|while|plus"
    r"|extra|off|depending|until|via|by|cash|back|only|total|worth|from|than|when|including|excluding"
    r"|non|breakfast|deposit|discount|coupon|voucher|upfront|online|entry|entrance|ticket|fee|bill|note"
    r"|coin|minimum|maximum|tip|surcharge|here|there|today|now|one)\b)[a-z]{2,}"
)
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_YEAR_BEFORE = lazy_pattern(r"\b(?:in|since|of|from|early|mid|late|by|until|for|year)[ -]\Z", re.I)
_VERSIONED = lazy_pattern(r"[3-9](?:\.\d(?:\.\d+)?)?")
_TINY = lazy_pattern(r"\d(?:\.\d)?")
_JOINED = lazy_pattern(r"(?:pp|pn|ea|pc|pax|ish|off|night|hr|h|d|mo)\b")
_CAPITAL_NAME = lazy_pattern(r"[ \u00a0][A-Z][a-z]+")


def is_money(text: str, part: Part) -> bool:
    """Whether a number with a currency mark is an amount and not one of its look-alikes."""
    raw = text[part.number : part.number_end]
    if (
        text[part.number - 1 : part.number] == "."
        and text[part.number - 2 : part.number - 1].isalnum()
    ):
        return False  # the tail of something longer
    if part.after and not part.before:
        return not _false_after(text, part, raw)
    if part.before == part.after == "$":
        return False  # $10,320$ is a formula
    if not part.after and part.before[-1] not in money.SYMBOLS:
        return not _false_code(text, part, raw)
    if part.mark == "$" and not part.after:
        following = text[part.end : part.end + 1]
        if following.isalpha() and following.isascii() and not _JOINED.match(text, part.end):
            return False  # $2x, $3rd
        if following == "$":
            return False  # $10,320$ is a formula
    return True


def _false_code(text: str, part: Part, raw: str) -> bool:
    """A code in front: PHP 8.2 is required; TRY 3 times; CNY 2026."""
    if _COUNTED.match(text, part.end):
        return True
    if part.mark in money.WHOLE and "." in raw and part.scale == 1 and part.value is None:
        return True
    if part.before not in money.RISKY:
        return False
    if _YEAR.fullmatch(raw):
        return True
    if part.before == "PHP" and _VERSIONED.fullmatch(raw):
        return True
    if part.scale != 1 or not _TINY.fullmatch(raw):
        return False
    return goes_on(text, part.end) or text.startswith((" (blood", " (norm"), part.end)


def goes_on(text: str, end: int) -> bool:
    """Whether a noun follows that the number may count: "RM 2 command", not "RM 2 per day"."""
    return bool(_GOES_ON.match(text, end))


def _false_after(text: str, part: Part, raw: str) -> bool:
    word = part.after.lower()
    if word == "$" and text[part.start - 1 : part.start] in ("^", "_", "=", "\\", "{"):
        return True  # a formula: $x^2$
    if word in ("won", "pounds", "pound", "p") or part.after in money.CODES:
        if _YEAR.fullmatch(raw) and int(raw) % 50 and part.scale == 1:
            return True
        if _YEAR.fullmatch(raw) and _YEAR_BEFORE.search(text, max(0, part.start - 8), part.start):
            return True
    if word == "dong" and part.scale == 1 and (part.value or 0) < 500:
        return True  # Itaewon 2-dong: a district
    if word == "won":
        return _false_won(text, part, raw)
    if word in ("pound", "pounds"):
        lead = text[max(0, part.start - 40) : part.start]
        return bool(_WEIGHED.search(lead) or _WEIGHT.match(text, part.end))
    if word == "p":
        return not 0 < (part.value or 0) < 1 or bool(
            _PAGE.search(text, max(0, part.start - 6), part.start)
        )
    if word in CENTS and part.before:
        return True
    if part.after in money.RISKY and part.after not in ("USD",):
        return text[part.number_end : part.number_end + 1] == "-" or bool(
            _COUNTED.match(text, part.end)
        )
    return False


_PAGE = lazy_pattern(r"(?:pp?\.?|page) ?\Z", re.I)


def _false_won(text: str, part: Part, raw: str) -> bool:
    """12 won championships; The 100 Won Museum. Nothing costs less than ten won."""
    plain = part.scale == 1 and "," not in raw and "." not in raw
    if (
        plain
        and part.value is not None
        and (part.value < 10 or (part.value < 100 and part.value % 10))
    ):
        return True
    if text[part.end : part.end + 2] in ("'t", "’t"):
        return True  # 5,000 won't do
    if plain and part.after == "Won" and _CAPITAL_NAME.match(text, part.end):
        return True
    if text[part.number_end] == "-":
        return False
    if _TROPHIES.match(text, part.end):
        return True
    return plain and bool(_OBJECT.match(text, part.end)) and unit_after(text, part.end) is None


# --- about, from, up to ----------------------------------------------------------------------

_ABOUT = frozenset(
    "about around approximately approx approx. roughly circa ca ca. c. some nearly almost ~ ≈ ∼ 〜 ～ ≒ ± "
    "estimated est. near environ etwa rund zirka unos unas aproximadamente cerca około около примерно "
    "약 대략 約 约 大约 大約 およそ".split()
)
_FROM = frozenset("from over above exceeding ab dès desde partir от более über".split())
_UP_TO = frozenset(
    "under below within 최대 最大 最多 至多 unter bis jusqu'à hasta до unter".split()
)
_TWO_WORDS = {
    "zu": (("bis",), "to"),
    "de": (("partir",), "from"),
    "at": (("starting", "starts", "start", "begin", "begins", "beginning"), "from"),
    "least": (("at",), "from"),
    "of": (("upwards", "upward", "excess", "north"), "from"),
    "to": (("up",), "to"),
    "most": (("at",), "to"),
    "than": (("less", "cheaper", "fewer", "lower"), "to"),
}
_MORE_THAN = ("more", "greater", "higher")
_MINIMUM = lazy_pattern(
    r"[ \u00a0](?:and|or) (?:up(?:wards?)?|above|more|over|higher)\b|[ \u00a0]?(?:以上|이상|부터|から|起|~(?=\s|$))"
)
_MAXIMUM = lazy_pattern(
    r"[ \u00a0](?:or|and) (?:less|under|below|lower)\b|[ \u00a0]?(?:以下|未満|이하|미만|까지|まで)"
)
_OR_SO = lazy_pattern(
    r"-?ish\b|[ \u00a0](?:or so|or thereabouts|approx)|[ \u00a0]?(?:정도|쯤|程度|左右|前後|ほど|くらい)"
)


# The words in front that say so, and the signs that a word behind starts with, blanks aside.
_TELLING = _ABOUT | _FROM | _UP_TO | frozenset(_TWO_WORDS) | {"than"}
_BEHIND = frozenset("-iao以이부から起~以未하미까ま정쯤程左前ほく")


def bounds(text: str, start: int, end: int, *, plus: bool) -> tuple[str, bool]:
    """("from" | "to" | "", approximate) for a single amount at text[start:end]."""
    words = text[max(0, start - 32) : start].rstrip(" \u00a0(*_").lower().split()
    last = words[-1].lstrip("([*_") if words else ""
    approx = last in _ABOUT or last[-1:] in _ABOUT
    sign = text[end : end + 1]
    if sign == " " or sign == "\u00a0":
        sign = text[end + 1 : end + 2]
    if sign in _BEHIND:
        approx = approx or bool(_OR_SO.match(text, end))
        plus = plus or bool(_MINIMUM.match(text, end))
        if not plus and _MAXIMUM.match(text, end):
            return "to", approx
    if plus:
        return "from", approx
    if not approx and last not in _TELLING:
        return "", False
    before = words[-2] if len(words) > 1 else ""
    if approx and before:
        last, before = before, words[-3] if len(words) > 2 else ""
    if last in _FROM or last in _UP_TO:
        if before in ("just", "little", "slightly", "bit", "well"):
            return "", True
        return ("from" if last in _FROM else "to"), approx
    if last == "than" and before in _MORE_THAN:
        negated = len(words) > 2 and words[-3] in ("no", "not", "never")
        return ("to" if negated else "from"), approx
    partners, side = _TWO_WORDS.get(last, ((), ""))
    if before in partners:
        return side, approx
    return "", approx


def between(text: str, start: int) -> bool:
    """Whether the word before is "between", so that "and" joins two ends of a range."""
    word = text[max(0, start - 12) : start].rstrip(" \u00a0*_").lower()
    return word.endswith(("between", "zwischen", "entre", "tra", "fra", "between about"))


# --- per -------------------------------------------------------------------------------------

_PER = lazy_pattern(
    r"[ \u00a0]?\(?(?:"
    r"(?:/[ \u00a0]?|per[ \u00a0-]|every[ \u00a0])(?P<unit>[0-9]*[ \u00a0]?[^\W\d_]+)"
    r"|(?:an?|the)[ \u00a0](?P<usual>night|person|head|day|hour|week|month|year|session|piece|kilo|kg|bottle"
    r"|cup|glass|plate|bowl|ticket|pop|minute|ride|litre|liter|gallon|pair|pack|box|room|couple|serving)\b"
    r"|(?P<each>each(?! way)|apiece|a ?piece|pp|p\.p\.|pax|ea)\b"
    r"|for[ \u00a0](?P<group>two|three|four|2|3|4)\b"
    r"|(?:a|one)[ \u00a0]way\b(?P<none>)"
    r")",
    re.I,
)
_PER_FIRST = frozenset("(/peatfoPEATFO")  # what `_PER` begins with, blanks aside
_UNITS = {
    "hr": "hour",
    "hrs": "hour",
    "h": "hour",
    "mo": "month",
    "yr": "year",
    "wk": "week",
    "min": "minute",
    "head": "person",
    "pax": "person",
    "people": "person",
    "pers": "person",
    "personne": "person",
    "guest": "person",
    "adult": "adult",
    "pp": "person",
    "p.p.": "person",
    "each": "item",
    "apiece": "item",
    "piece": "item",
    "a piece": "item",
    "ea": "item",
    "pop": "item",
    "kilo": "kg",
    "l": "litre",
    "liter": "litre",
    "gal": "gallon",
    "pc": "item",
    "pcs": "item",
    "일": "day",
    "박": "night",
    "월": "month",
    "년": "year",
    "시간": "hour",
    "인": "person",
    "명": "person",
    "개": "item",
    "泊": "night",
    "晚": "night",
    "人": "person",
    "日": "day",
    "月": "month",
    "個": "item",
    "个": "item",
}
_COUNTS = {"two": "2", "three": "3", "four": "4"}


def unit_after(text: str, end: int) -> str | None:
    """What one amount buys, in the singular: night, person, kg, "2 persons"; None if unsaid."""
    sign = text[end : end + 1]
    if sign == " " or sign == "\u00a0":
        sign = text[end + 1 : end + 2]
    found = _PER.match(text, end) if sign in _PER_FIRST else None
    if not found:
        return None
    if group := found["group"]:
        return f"{_COUNTS.get(group.lower(), group)} persons"
    word = (found["unit"] or found["usual"] or found["each"] or "").strip().lower()
    if not word or word.upper() in money.CODES:
        return None
    return _UNITS.get(word) or _UNITS.get(word.rstrip("s")) or word.removesuffix("s")


def before(text: str, at: int) -> str:
    """The character before `at`, spaces skipped."""
    while at > 0 and text[at - 1] in SPACES:
        at -= 1
    return text[at - 1 : at]
