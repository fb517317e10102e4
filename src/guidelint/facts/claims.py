# ruff: noqa: SIM905  (word lists read better as words)
"""Claims: prices brought down to what makes two of them comparable.

Two prices speak of the same thing only if the telling words of their labels agree, and nothing
qualifies one and not the other: a child's fare, the night rate, the way back, a group.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import attrgetter

from guidelint.facts.money_labels import siblings, split_path
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Passage
from guidelint.tuples import NamedTuple


class Claim(NamedTuple):
    """A money fact and the words around it.

    `own` holds the words that belong to this amount alone: its label and its share of the
    sentence. `sentence` is all of it, `around` what else may qualify the amount: the texts
    beside it in its component, the heading above.
    """

    fact: Fact
    label: str  # the fact's, unless it names the amount before this one
    own: str
    sentence: str
    around: str
    first: int  # where the amount stands in `sentence`
    alone: bool  # no other amount of this currency in the sentence


def _any(fact: Fact) -> bool:
    return True


def claims(
    article: Article, money: Iterable[Fact], wanted: Callable[[Fact], bool] = _any
) -> list[Claim]:
    """The claims that an article's `wanted` money facts make, in their order."""
    money = tuple(money)
    asked = {id(fact) for fact in money if wanted(fact)}
    if not asked:
        return []
    passages = sorted(article.passages, key=attrgetter("start"))
    starts = [passage.start for passage in passages]
    found: list[_Found] = []
    for fact in money:
        at = bisect_right(starts, fact.start) - 1
        while at >= 0 and passages[at].end < fact.end and fact.start - passages[at].start < 4000:
            at -= 1  # a passage may lie inside another one
        if at >= 0 and passages[at].start <= fact.start and fact.end <= passages[at].end:
            found.append((fact, passages[at]))
    beside = _Beside(article, {passage.component for fact, passage in found if id(fact) in asked})
    out = []
    for place, (fact, passage) in enumerate(found):
        if id(fact) in asked:
            before = _in(passage, found[place - 1]) if place else None
            after = _in(passage, found[place + 1]) if place + 1 < len(found) else None
            out.append(_claim(fact, passage, before, after, beside))
    return out


_Found = tuple[Fact, Passage]


def _in(passage: Passage, found: _Found) -> Fact | None:
    """The fact, if it is one of the passage."""
    return found[0] if found[1] is passage else None


# The sign first: a pattern that looks back before it looks at a character tries each of them.
_STOP = lazy_pattern(r"[.!?\n|;•](?:(?<=[\n|;•])|(?=\s)(?<![.\s][a-z].)(?<!\bapprox.)(?<!\bvs.))")
_TURN = lazy_pattern(r"[,;(\[—–]|\s-\s|\b(?:and|but|while|whereas|versus|vs|or|plus)\b")


def _claim(
    fact: Fact,
    passage: Passage,
    before: Fact | None,
    after: Fact | None,
    beside: _Beside,
) -> Claim:
    text = passage.text
    index = _index(passage, fact.start)
    end = index + len(fact.text)
    left = max(0, index - _BREATH)
    for found in _STOP.finditer(text, left, index):
        left = found.end()
    right = min(len(text), end + _BREATH)
    stop = _STOP.search(text, end, right)
    right = stop.start() if stop else right
    low, high, alone = left, right, True
    currency = fact.value["currency"]
    if before and before.value["currency"] == currency:
        first = _index(passage, before.start)
        if first >= left:
            low, alone = first + len(before.text), False
    if after and (first := _index(passage, after.start)) < right:
        alone = alone and after.value["currency"] != currency
        turn = _TURN.search(text, end, first)
        high = turn.start() if turn else first
    label = fact.label
    if low > left and label in text[left:low] and label not in text[low:index]:
        label = ""
    return Claim(
        fact,
        label,
        f"{label}\n{text[low:high]}",
        text[left:right],
        beside.words(passage),
        index - left,
        alone,
    )


def _index(passage: Passage, offset: int) -> int:
    """The index in the passage's text of a source offset inside it."""
    if len(passage.breaks) == 1:
        index, start = passage.breaks[0]
        return index + offset - start
    at = bisect_right(passage.breaks, offset, key=lambda pair: pair[1]) - 1
    index, start = passage.breaks[max(at, 0)]
    return index + offset - start


class _Beside:
    """What stands beside an amount: texts of the same item, the component's title, the heading."""

    __slots__ = ("_article", "_asked", "_owned", "_texts")

    def __init__(self, article: Article, asked: set[int]) -> None:
        self._article = article
        self._asked = asked  # the components that are asked for
        self._owned: dict[int, list[Passage]] | None = None
        self._texts: dict[int, dict[str, dict[str, str]]] = {}

    def words(self, passage: Passage) -> str:
        """Texts that may qualify an amount in `passage`, a line each."""
        found: list[str] = []
        if passage.section >= 0:
            found.append(self._article.headings[passage.section].text)
        if passage.kind == "prop":
            texts = self._of(passage.component)
            parent, key = split_path(passage.data_path)
            if key[:1] != "[":  # items of a list do not qualify each other
                here = texts.get(parent, {})
                here = here if len(here) < _KEYS else {}
                found += [text for name, text in here.items() if name != key and len(text) < _NOTE]
            top = texts.get(passage.data_path.partition(".")[0], {})
            found += [top[name] for name in ("title", "heading", "caption") if name in top]
        return "\n".join(found)

    def _of(self, component: int) -> dict[str, dict[str, str]]:
        """The strings of one component, as `siblings` groups them."""
        if self._owned is None:
            self._owned = {component: [] for component in self._asked}
            for passage in self._article.passages:
                if passage.component in self._owned and passage.kind == "prop":
                    self._owned[passage.component].append(passage)
        texts = self._texts.get(component)
        if texts is None:
            texts = self._texts[component] = siblings(self._owned.get(component, ()))
        return texts


_BREATH = 300  # characters on each side: longer sentences are lists
_KEYS = 40  # an item with more keys is a table
_NOTE = 160  # characters: longer texts speak of many things


# --- words -----------------------------------------------------------------------------------

_WORD = lazy_pattern(r"[a-z]-[a-z]+|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+[a-z]*")
_YEAR = lazy_pattern(r"(?<![\d,.])(?:19|20)\d\d(?![\d,]*\d|\s?(?:KRW|won|원))")
_EMPTY = frozenset(
    "a an the of for in on at to from with and or is are be been your our their its it this that these those there"
    " one two per by as about around roughly approximately approx average avg typical typically usual usually standard"
    " estimated expect pay paying total currently starting start starts only just can you we they he she i will would"
    " do does did always carry buy bring spend krw usd eur jpy gbp won dollar dollars yen euro also both each every all any some most many more no not than then"
    " get gets offer offers offering cost costs costing price prices priced fee fees fare fares rate rates ticket"
    " tickets admission entry entrance rent charge charges value amount money worth spend budget which who what when"
    " where how much if so but into over under up out now new current korea korean seoul like very here quick fact"
    " facts note tip option options item items day base basic min minimum max maximum pricing whether must point here"
    " cheap expensive good great best nice local typical such amounts though while because since after before during"
    " purchase purchases immediate immediately instant instantly exchange include includes including included available simple single regular normal general specific same other another".split()
)
# What narrows a price down, by the word or phrase that says so.
_NARROWING = {
    "child": "child children kid kids teen teens teenager teenagers youth youths toddler toddlers infant infants",
    "student": "student students",
    "senior": "senior seniors elderly",
    "group": "group groups couple couples family families",
    "night": "night nights midnight overnight",
    "round": "return",
    "peak": "peak weekend weekends holiday holidays saturday saturdays sunday sundays",
    "offpeak": "weekday weekdays",
    "deluxe": "deluxe black jumbo van premium luxury vip business international mobeom limousine",
    "express": "express nonstop direct rapid",
    "allstop": "commuter",
    "extra": "extra additional surcharge surcharges supplement supplements transfer toll",
    "saving": "discount discounts discounted coupon coupons voucher vouchers off save saved saves saving savings cheaper"
    " difference promo promotion sale deal",
    "deposit": "deposit deposits refundable",
    "fine": "fine fines fined penalty penalties",
    "cash": "cash",
    "most": "maximum max limit cap ceiling under below",
    "pass": "pass passes unlimited monthly weekly package bundle combo set",
    "topup": "topup topping reload reloading load loaded loading recharge recharging balance credit",
    "half": "half",
    "member": "member members membership",
    "foreign": "foreign foreigner foreigners tourist tourists visitor visitors",
    "resident": "resident residents locals citizen citizens",
    "meal": "lunch dinner breakfast",
    "share": "share shared dorm private",
    "online": "online prebook klook kkday viator trazy coupang app",
    "size": "small medium large mini xl big",
    "level": "cheapest budget starter",
}
_PHRASES = lazy_pattern(
    r"\b(?:(?P<child>under[- ]\d)|(?P<group>for two|\d+ (?:people|persons))|(?P<night>after 10 ?pm)"
    r"|(?P<oneway>one[- ]way|single (?:journey|ticket|trip|ride))|(?P<round>round[- ]?trip)|(?P<peak>high season)"
    r"|(?P<offpeak>off[- ]peak|low season)|(?P<deluxe>first[- ]class)|(?P<express>non-stop)|(?P<allstop>all[- ]stop)"
    r"|(?P<extra>add[- ]on)|(?P<cash>paper ticket)|(?P<most>up to|or less|less than)|(?P<topup>top[- ]up|charged? (?:it )?with)"
    r"|(?P<foreign>non-resident)|(?P<online>in advance|pre-book)|(?P<level>mid-range|low-end|high-end|entry-level))"
)
# The same phrases by their first letters: whether there is any.
_PHRASE = lazy_pattern(
    r"\b(?:\d+ (?:people|persons)|a(?:fter 10 ?pm|ll[- ]stop|dd[- ]on)|charged? (?:it )?with|entry-level"
    r"|f(?:or two|irst[- ]class)|high(?: season|-end)|in advance|l(?:ow(?: season|-end)|ess than)|mid-range"
    r"|non-(?:stop|resident)|o(?:ne[- ]way|ff[- ]peak|r less)|p(?:aper ticket|re-book)|round[- ]?trip"
    r"|single (?:journey|ticket|trip|ride)|top[- ]up|u(?:nder[- ]\d|p to))"
)
_CLASS = {word: name for name, words in _NARROWING.items() for word in words.split()}
_VAGUE = frozenset("high low higher lower premium top bottom difference rest adult person".split())
_LETTERS = lazy_pattern(r"[a-z]+")
_CLOSING = lazy_pattern(r"\b(?:un)?till? midnight")


PRICE_WORDS = frozenset("fare fee admission entry entrance ticket rent rate price wage".split())


@lru_cache(maxsize=2048)  # "Price", "Adult": a label is asked several times, and many come back
def telling(label: str) -> frozenset[str]:
    """The words of a label that tell one thing from another, in the singular."""
    low = label.lower()
    if "19" in low or "20" in low:
        low = _YEAR.sub(" ", low)
    return frozenset(filter(None, map(_told, _WORD.findall(low))))


def only_narrows(words: frozenset[str]) -> bool:
    """Whether words narrow something down and name nothing: "extra", "saving", "adult"."""
    return all(word in _CLASS or word in _VAGUE for word in words)


@lru_cache(maxsize=4096)
def _told(word: str) -> str:
    """The word in the singular; "" if it tells nothing."""
    word = folded(word)
    return word if word not in _EMPTY and (len(word) > 1 or word.isdigit()) else ""


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """A word in lower case and in the singular, as far as its ending tells."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=1024)  # the heading above stands above many prices
def qualifiers(text: str) -> frozenset[str]:
    """What narrows a price down: ``child``, ``night``, ``round`` (trip) …"""
    low = text.lower()
    if "midnight" in low:
        low = _CLOSING.sub(" ", low)
    found = set(map(_CLASS.get, _LETTERS.findall(low)))
    if _PHRASE.search(low):
        found.update(match.lastgroup for match in _PHRASES.finditer(low))
    return frozenset(filter(None, found))


# By the first letters, on a text in lower case: asked of every price.
_OTHER_TIME = lazy_pattern(
    r"\b(?:a(?:go|djusted)|b(?:ack (?:in|then)"
    r"|(?:efore|y) (?:(?:early|mid|late|the end of|\w+)[ -])?(?:19|20)\d\d)"
    r"|c(?:hang(?:ed|ing)|ompared|ut from)|dropp\w+|expected|former(?:ly)?|going to"
    r"|h(?:ad been|ik\w+|istorically)|in(?: the past|creas\w+|stead of)|jumped|lower(?:ed|ing)"
    r"|no longer|o(?:lder?|nce cost|riginal(?:ly)?)|p(?:revious(?:ly)?|lanned|roposed)"
    r"|r(?:ais(?:ed|ing)|educ\w+|ose|isen)|soon|than|u(?:sed to|pcoming|nlike"
    r"|ntil (?:(?:(?:early|mid|late|the end of|\w+)[ -])?(?:19|20)\d\d|recently|last|now))"
    r"|v(?:ersus|s)|w(?:as|ere|ent (?:up|down)|ill (?:be|rise|cost|go|increase)))\b|[→➔⇒]|->"
)
_CASELESS = lazy_pattern("[ſıİ]")  # an s and an i in any case, which lower() does not make of them


def other_time(text: str) -> bool:
    """Whether a sentence speaks of the past, of what is to come, or compares."""
    if not text.isascii():
        text = _CASELESS.sub(lambda sign: "s" if sign[0] == "ſ" else "i", text)
    return bool(_OTHER_TIME.search(text.lower()))


def years(text: str) -> list[int]:
    """The years that a text names."""
    if "19" not in text and "20" not in text:
        return []
    return [int(match[0]) for match in _YEAR.finditer(text)]


def pattern_of(phrase: str) -> str:
    """The regular expression of a phrase: itself between slashes, else its words.

    ``a|b`` means one of them. Words match in any case, in singular and plural, with whatever
    blanks or hyphens between them.
    """
    if len(phrase) > 2 and phrase[0] == phrase[-1] == "/":
        return phrase[1:-1]
    ways = []
    for way in phrase.split("|"):
        words = [re.escape(word) for word in re.split(r"[\s-]+", way.strip()) if word]
        if words:
            joined = r"[\s\-–]+".join(words)
            ways.append(
                f"{joined[:-1]}(?:y|ie)" if joined[-2:].isalpha() and joined[-1] == "y" else joined
            )
    ending = "" if re.search(r"[^\x00-\u024f]", phrase) else r"(?:e?s|['’]s)?(?!\w)"
    return rf"(?<!\w)(?:{'|'.join(ways)}){ending}" if ending else f"(?:{'|'.join(ways)})"
