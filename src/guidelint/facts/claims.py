# ruff: noqa: SIM905  (word lists read better as words)
"""Claims: prices brought down to what makes two of them comparable.

Two prices speak of the same thing only if the telling words of their labels agree, and nothing
qualifies one and not the other: a child's fare, the night rate, the way back, a group.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from guidelint.facts.money_labels import siblings, split_path
from guidelint.model import Article, Fact, Passage


class Claim(NamedTuple):
    """A money fact and the words around it.

    `own` holds the words that belong to this amount alone: its label and its share of the
    sentence. `sentence` is all of it, `around` what else may qualify the amount: the texts
    beside it in its component, the heading above.
    """

    fact: Fact
    own: str
    sentence: str
    around: str
    first: int  # where the amount stands in `sentence`
    alone: bool  # no other amount of this currency in the sentence


def claims(article: Article, money: Iterable[Fact]) -> list[Claim]:
    """The claims that an article's money facts make, in their order."""
    passages = sorted(article.passages, key=lambda passage: passage.start)
    starts = [passage.start for passage in passages]
    found: list[tuple[Fact, Passage, int]] = []
    for fact in money:
        at = bisect_right(starts, fact.start) - 1
        while at >= 0 and passages[at].end < fact.end and fact.start - passages[at].start < 4000:
            at -= 1  # a passage may lie inside another one
        if at >= 0 and passages[at].start <= fact.start and fact.end <= passages[at].end:
            found.append((fact, passages[at], _index(passages[at], fact.start)))
    beside = _Beside(article)
    out = []
    for place, (fact, passage, index) in enumerate(found):
        before = found[place - 1] if place else None
        after = found[place + 1] if place + 1 < len(found) else None
        out.append(_claim(fact, passage, index, before, after, beside))
    return out


_Found = tuple[Fact, Passage, int]
_STOP = re.compile(r"(?<![.\s][a-z])(?<!\bapprox)(?<!\bvs)[.!?](?=\s)|[\n|;•]")
_TURN = re.compile(r"[,;(\[—–]|\s-\s|\b(?:and|but|while|whereas|versus|vs|or|plus)\b")


def _claim(
    fact: Fact,
    passage: Passage,
    index: int,
    before: _Found | None,
    after: _Found | None,
    beside: _Beside,
) -> Claim:
    text = passage.text
    end = index + len(fact.text)
    left = max((m.end() for m in _STOP.finditer(text, 0, index)), default=0)
    stop = _STOP.search(text, end)
    right = stop.start() if stop else len(text)
    low, high, alone = left, right, True
    if before and before[1] is passage and before[2] >= left:
        past = before[2] + len(before[0].text)
        if before[0].value["currency"] == fact.value["currency"]:
            low, alone = past, False
    if after and after[1] is passage and after[2] < right:
        if after[0].value["currency"] == fact.value["currency"]:
            alone = False
        turn = _TURN.search(text, end, after[2])
        high = turn.start() if turn else after[2]
    return Claim(
        fact,
        f"{fact.label}\n{text[low:high]}",
        text[left:right],
        beside.words(passage),
        index - left,
        alone,
    )


def _index(passage: Passage, offset: int) -> int:
    """The index in the passage's text of a source offset inside it."""
    at = bisect_right(passage.breaks, offset, key=lambda pair: pair[1]) - 1
    index, start = passage.breaks[max(at, 0)]
    return index + offset - start


class _Beside:
    """What stands beside an amount: texts of the same item, the component's title, the heading."""

    __slots__ = ("_article", "_texts")

    def __init__(self, article: Article) -> None:
        self._article = article
        self._texts: dict[str, dict[str, str]] | None = None

    def words(self, passage: Passage) -> str:
        """Texts that may qualify an amount in `passage`, a line each."""
        found: list[str] = []
        if passage.section >= 0:
            found.append(self._article.headings[passage.section].text)
        if passage.kind == "prop":
            if self._texts is None:
                self._texts = siblings(self._article)
            parent, key = split_path(passage.data_path)
            if key[:1] != "[":  # items of a list do not qualify each other
                here = self._texts.get(parent, {})
                found += [text for name, text in here.items() if name != key and len(text) < _NOTE]
            top = self._texts.get(passage.data_path.partition(".")[0], {})
            found += [top[name] for name in ("title", "heading", "caption") if name in top]
        return "\n".join(found)


_NOTE = 160  # characters: longer texts speak of many things


# --- words -----------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+[a-z]*")
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,]*\d|\s?(?:KRW|won|원))")
_EMPTY = frozenset(
    "a an the of for in on at to from with and or is are be been your our their its it this that these those there"
    " one two per by as about around roughly approximately approx average avg typical typically usual usually standard"
    " estimated expect pay paying total currently starting start starts only just can you we they he she i will would"
    " krw usd eur jpy gbp won dollar dollars yen euro also both each every all any some most many more no not than then"
    " get gets offer offers offering cost costs costing price prices priced fee fees fare fares rate rates ticket"
    " tickets admission entry entrance rent charge charges value amount money worth spend budget which who what when"
    " where how much if so but into over under up out now new current korea korean seoul like very here quick fact"
    " facts note tip option options item items day".split()
)
_QUALIFIERS = re.compile(
    r"\b(?:(?P<child>child(?:ren)?|kids?|teen(?:ager)?s?|youths?|toddlers?|infants?|under[- ]\d+s?)|(?P<student>students?)"
    r"|(?P<senior>seniors?|elderly)|(?P<group>groups?|couples?|famil(?:y|ies)|for two|\d+ (?:people|persons))"
    r"|(?P<night>nights?|late[- ]night|(?<!until )(?<!till )midnight|overnight|after 10 ?pm)|(?P<oneway>one[- ]way|single (?:journey|ticket|trip|ride))"
    r"|(?P<round>round[- ]?trips?|return)|(?P<peak>peak|weekends?|holidays?|saturdays?|sundays?|high season)"
    r"|(?P<offpeak>off[- ]peak|weekdays?|low season)|(?P<deluxe>deluxe|black|jumbo|van|premium|luxury|vip|first[- ]class|business"
    r"|international|mobeom|limousine)|(?P<express>express|non-?stop|direct|rapid)|(?P<allstop>all[- ]stop|local|commuter)"
    r"|(?P<extra>extra|additional|surcharges?|supplements?|add[- ]ons?|transfer|toll)|(?P<saving>discounts?|discounted|coupons?"
    r"|vouchers?|off|save[sd]?|saving|savings|cheaper|difference|promo(?:tion)?|sale|deal)|(?P<deposit>deposits?|refundable)"
    r"|(?P<fine>fines?|fined|penalt(?:y|ies))|(?P<cash>cash|paper ticket)|(?P<least>minimum|min|at least|or more|over|above|more than)"
    r"|(?P<most>maximum|max|up to|limit|cap|ceiling|or less|under|below|less than)|(?P<pass>pass(?:es)?|unlimited|monthly|weekly"
    r"|package|bundle|combo|set)|(?P<topup>top[- ]?ups?|topping|reload\w*|load(?:ed|ing)?|recharg\w+|charge(?:d)? (?:it )?with|balance"
    r"|credit)|(?P<half>half)|(?P<member>members?(?:hip)?)|(?P<foreign>foreign\w*|tourists?|visitors?|non-residents?)"
    r"|(?P<resident>residents?|locals|citizens?|seoulites)|(?P<meal>lunch|dinner|breakfast)|(?P<share>shared?|dorm|private)"
    r"|(?P<online>online|in advance|pre-?book\w*|klook|kkday|viator|trazy|coupang|app)|(?P<size>small|medium|large|mini|xl|jumbo|big)"
    r"|(?P<level>basic|cheapest|budget|mid-range|low-end|high-end|top|entry-level|starter))\b",
    re.I,
)


def telling(label: str) -> frozenset[str]:
    """The words of a label that tell one thing from another, in the singular."""
    found = (folded(word) for word in _WORD.findall(_YEAR.sub(" ", label.lower())))
    return frozenset(word for word in found if word not in _EMPTY and len(word) > 1)


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


def qualifiers(text: str) -> frozenset[str]:
    """What narrows a price down: ``child``, ``night``, ``round`` (trip) …"""
    return frozenset(match.lastgroup or "" for match in _QUALIFIERS.finditer(text))


def years(text: str) -> list[int]:
    """The years that a text names."""
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
            ways.append(r"[\s\-–]+".join(words))
    ending = "" if re.search(r"[^\x00-\u024f]", phrase) else r"(?:e?s|['’]s)?(?!\w)"
    return rf"(?<!\w)(?:{'|'.join(ways)}){ending}" if ending else f"(?:{'|'.join(ways)})"
