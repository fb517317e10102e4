"""How amounts are written: marks on one end only, twice, behind, in two styles; ranges reversed.

Every fix moves marks and leaves the digits alone, and always treats a whole range at once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from guidelint.facts import currencies as money
from guidelint.facts.exchange import sign_of
from guidelint.facts.local import Local
from guidelint.facts.money import Amount, printed
from guidelint.facts.money_marks import Part
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Fact, Finding
from guidelint.tuples import NamedTuple

_SYMBOLS = frozenset(money.SYMBOLS)


class Options(NamedTuple):
    """`about`: "half" a range has its sign, signs are "doubled", stand "behind" the number, a
    "code" or a "word" where the article writes a sign, a range "reversed". `prefer`: the sign
    where the article does so more often, or in any case. `currencies`: only these; for "code" and
    "word", where none are given, only the currency of the site's country.
    """

    about: Literal["half", "doubled", "behind", "code", "word", "reversed"] = "half"
    prefer: Literal["majority", "sign"] = "majority"
    currencies: tuple[str, ...] = ()


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `{better}`, the amount as it should be written; `{count}` and `{others}`, how often
    others are written so."""
    facts = local.facts("money")
    if options.currencies:
        facts = tuple(f for f in facts if f.value["currency"] in options.currencies)
    if options.about == "half":
        yield from _half(article, facts)
    elif options.about == "doubled":
        yield from _doubled(article, facts, money.currency_of(local.settings.country))
    elif options.about == "reversed":
        yield from _reversed(article, facts)
    elif options.about == "behind":
        yield from _behind(article, facts, options)
    else:
        yield from _codes(article, facts, options, money.currency_of(local.settings.country))


def _finding(article: Article, fact: Fact, edits: list[Edit], better: str, **more: str) -> Finding:
    """A finding on a whole amount; without edits where markup stands inside it."""
    exact = article.source[fact.start : fact.end] == fact.text
    return Finding(
        fact.start,
        fact.end,
        {"better": better, **more},
        data_path=fact.data_path,
        edits=tuple(edits) if exact else (),
        safe=exact,
    )


# --- a sign on one end only ------------------------------------------------------------------

_RATE_NEXT = lazy_pattern(
    r"[*_\s]*(?:to|per|=|≈|/|:|for)\s*(?:the |every |each )?(?:1\b|one\b|(?:US)?[$€£¥]\s?1\b|USD|US |dollar|euro)",
    re.I,
)


def _half(article: Article, facts: tuple[Fact, ...]) -> Iterator[Finding]:
    """ "45,000 to ₩60,000": the low end lost its sign in a conversion."""
    for fact in facts:
        text = fact.text
        if not text[0].isdigit() or _SYMBOLS.isdisjoint(text[1:-1]):
            continue
        amount = printed(fact.text)
        if amount is None or len(amount.parts) != 2:
            continue
        low, high = amount.parts
        if low.before or low.after or not high.before or high.before[-1] not in _SYMBOLS:
            continue
        if _RATE_NEXT.match(article.source, fact.end):
            continue
        edits = [Edit(fact.start, fact.start, high.before)]
        if low.scale == 1 < high.scale <= low.step * 100:  # "4 to ₩5 million": ₩4 says less
            edits.append(Edit(fact.start + high.start, fact.start + high.number, ""))
            found = _finding(article, fact, edits, _applied(fact, edits), sign=high.before)
        else:
            found = _finding(article, fact, edits, high.before + text, sign=high.before)
            found = found._replace(edits=tuple(edits), safe=True)
        yield found._replace(reason="the high end shows the currency")


# --- signs twice -----------------------------------------------------------------------------


def _doubled(article: Article, facts: tuple[Fact, ...], home: str) -> Iterator[Finding]:
    """ "₩₩5,000", "$₩10,320$", "$5 dollars", and at home "₩5,000 KRW"."""
    source = article.source
    for fact in facts:
        text, start = fact.text, fact.start
        first = text[0] if text[0] in _SYMBOLS else ""
        front = source[start - 1 : start] if start else ""
        if first and front in _SYMBOLS and (front == first or front == "$"):
            yield _without_extra(source, fact)
        elif first and text[-1].isalpha() and (extra := _said_twice(text, home)):
            edits = [Edit(start + a, start + b, "") for a, b in extra]
            yield _finding(article, fact, edits, _applied(fact, edits))


def _without_extra(source: str, fact: Fact) -> Finding:
    """Drop the sign in front, and a closing ``$`` where the two made a formula."""
    start, end = fact.start - 1, fact.end
    edits = [Edit(start, start + 1, "")]
    if source[start] == "$" and source[end : end + 1] == "$" and fact.text[0] != "$":
        edits.append(Edit(end, end + 1, ""))
        end += 1
    return Finding(
        start, end, {"better": fact.text}, data_path=fact.data_path, edits=tuple(edits), safe=True
    )


def _said_twice(text: str, home: str) -> list[tuple[int, int]]:
    """Where a word repeats what the sign says: "$5 dollars", "₩5,000 won".

    A code after a foreign sign is no repetition: it tells which dollar is meant.
    """
    amount = printed(text)
    spans = []
    for part in amount.parts if amount else ():
        if not part.before or not part.after or part.after[-1] in _SYMBOLS:
            continue
        if part.after in money.CODES and money.CODES[part.after] != home:
            continue
        at = text.rindex(part.after, 0, part.end)
        spans.append((at - (text[at - 1] in " \u00a0-"), at + len(part.after)))
    return spans


def _applied(fact: Fact, edits: list[Edit]) -> str:
    text = fact.text
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start - fact.start] + edit.text + text[edit.end - fact.start :]
    return text


# --- reversed --------------------------------------------------------------------------------

_CHANGE = lazy_pattern(
    r"\b(?:from|drop\w*|low\w+|reduc\w+|cut|cuts|fell|falls?|down|discount\w*|was|were|sale|slash\w*|decreas\w+"
    r"|now|chang\w+|went|originally|regular|instead|save|saving)\b[^.!?\n]{0,60}\Z",
    re.I,
)
_QUOTES = lazy_pattern("[\"'`>]")
_CHANGE_NEXT = lazy_pattern(r"[^.!?\n]{0,30}\b(?:off|sale|discount|now|reduced)\b", re.I)
_DASHES = ("-", "–", "—", "−", "~", "〜", "～")


def _reversed(article: Article, facts: tuple[Fact, ...]) -> Iterator[Finding]:
    """ "₩50,000 - ₩30,000", where no change of price is told."""
    source = article.source
    for fact in facts:
        low, high = fact.value["low"], fact.value["high"]
        if low is None or high is None or low == high or _ascends(fact.text):
            continue
        amount = printed(fact.text)
        if amount is None or not amount.reversed or len(amount.parts) != 2:
            continue
        first, second = amount.parts
        between = fact.text[first.end : second.start].strip()
        if not between.startswith(_DASHES) and between not in ("and", "to"):
            continue
        lead = source[max(0, fact.start - 80) : fact.start]
        if fact.data_path != "body":
            lead = _QUOTES.split(lead)[-1]  # what stands before the string is not said of it
        alone = between not in ("and", "to") or lead.rstrip("*_ ").endswith("between")
        if not alone or _CHANGE.search(lead) or _CHANGE_NEXT.match(source, fact.end):
            continue
        if _RATE_NEXT.match(source, fact.end):
            continue
        yield _finding(article, fact, [], _turned(fact.text, first, second))


_PLAIN_RANGE = lazy_pattern(r"\D{0,4}([0-9,]{1,12})(?:\W|to|and){1,9}([0-9,]{1,12})(?![.\w])")


def _ascends(text: str) -> bool:
    """A cheap look: whether the first number of a range is the smaller one as it stands."""
    ends = _PLAIN_RANGE.match(text)
    return ends is not None and _bare(ends[1]) < _bare(ends[2]) and len(ends[2]) > 1


def _bare(number: str) -> int:
    return int(number.replace(",", "") or 0)


def _turned(text: str, first: Part, second: Part) -> str:
    between = text[first.end : second.start]
    return text[second.start : second.end] + between + text[first.start : first.end]


# --- a sign behind the number ----------------------------------------------------------------


_LIST_BEFORE = lazy_pattern(r"\d[kKmM]?(?:, | and | or |, and |, or )\Z")


def _behind(article: Article, facts: tuple[Fact, ...], options: Options) -> Iterator[Finding]:
    """ "12,000+ ₩" in an article that writes "₩12,000"."""
    behind = [fact for fact in facts if fact.text[-1] in _SYMBOLS or fact.text[-2:-1] in _SYMBOLS]
    fronts = Counter(fact.text[0] for fact in facts)
    backs = Counter(fact.text[-1] for fact in behind)
    for fact in behind:
        amount = printed(fact.text)
        if amount is None or not amount.parts[-1].after or amount.parts[0].before:
            continue
        sign = amount.parts[-1].after
        if sign not in _SYMBOLS:
            continue
        front = fronts[sign]
        if _LIST_BEFORE.search(article.source, max(0, fact.start - 30), fact.start):
            continue  # the sign closes a list of numbers
        if options.prefer == "majority" and front <= backs[sign]:
            continue
        edits = _moved(fact, amount, sign)
        found = _finding(article, fact, edits, _applied(fact, edits), count=str(front))
        yield found._replace(reason=f"the article writes {sign} in front {front} times")


def _moved(fact: Fact, amount: Amount, sign: str) -> list[Edit]:
    """Take every mark behind a number away, and put `sign` in front of each number."""
    edits = []
    for part in amount.parts:
        if part.before:
            edits.append(Edit(fact.start + part.start, fact.start + part.number, sign))
        else:
            edits.append(Edit(fact.start + part.number, fact.start + part.number, sign))
        if part.after:
            at = fact.text.rindex(part.after, 0, part.end)
            gap = fact.text[at - 1] in " \u00a0-"
            edits.append(Edit(fact.start + at - gap, fact.start + at + len(part.after), ""))
    return edits


# --- codes and words where the article writes signs ------------------------------------------

_NAMED = lazy_pattern(
    r"[- \u00a0](?:coins?|bills?|notes?|banknotes?|denominations?|[A-Z][a-z]+)\b|[ \u00a0]?\([₩$€£]|-\w"
)
_PRICES = 1e8  # "1.2 trillion won" is a figure and good English, not a price


def _codes(
    article: Article, facts: tuple[Fact, ...], options: Options, local: str
) -> Iterator[Finding]:
    """ "70,000 KRW", or "10,000 won", in an article that writes "₩"."""
    for currency in options.currencies or ((local,) if local else ()):
        sign = sign_of(currency)
        mine = [fact for fact in facts if fact.value["currency"] == currency]
        signed = sum(sign in fact.text for fact in mine)
        other = [fact for fact in mine if _SYMBOLS.isdisjoint(fact.text)]
        if sign.endswith(" ") or (options.prefer == "majority" and signed <= len(other)):
            continue
        for fact in other:
            amount = printed(fact.text)
            if amount and _coded(fact.text) == (options.about == "code"):
                yield from _signed(article, fact, amount, sign, signed)


def _coded(text: str) -> bool:
    """Whether a code names the currency ("KRW"), not a word ("won", "Korean won")."""
    return any(word in money.CODES for word in re.findall("[A-Z]{3}", text))


def _signed(
    article: Article, fact: Fact, amount: Amount, sign: str, count: int
) -> Iterator[Finding]:
    if not _may_change(article.source, fact, amount):
        return
    edits = _moved(fact, amount, sign)
    better = _applied(fact, edits)
    others = f"; {_others(count, sign)}" if count else ""
    found = _finding(article, fact, edits, better, count=str(count), sign=sign, others=others)
    above = bisect_right(article.headings, fact.start, key=lambda head: head.start) - 1
    titled = above >= 0 and fact.start < article.headings[above].end
    reason = f"the article writes {sign} {count} times" if count else f"the site writes {sign}"
    yield found._replace(
        safe=found.safe and not titled,  # a heading's address hangs on its words
        reason=reason,
    )


def _others(count: int, sign: str) -> str:
    return f"{count} other amounts use {sign}" if count > 1 else f"1 other amount uses {sign}"


_RATE_BEFORE = lazy_pattern(r"\b1 ?[A-Z]{3} ?(?:=|:|≈|~|is|to|equals) ?(?:about |roughly )?\Z")


def _may_change(source: str, fact: Fact, amount: Amount) -> bool:
    """Whether an amount in a code or a word is a price, not a coin, a name or a figure."""
    text = fact.text
    if _RATE_BEFORE.search(source, max(0, fact.start - 30), fact.start):
        return False  # codes on both sides
    if not text[0].isdigit() and not amount.parts[0].before:
        return False  # spelled out
    word = amount.parts[-1].after
    if not word or word.isupper():
        return True  # a code is never part of a phrase
    if "-" in text[amount.parts[-1].number_end :] or source[fact.start - 1 : fact.start] in "/-":
        return False  # a 10,000-won note, 10k/30k won
    if max(part.value or 0.0 for part in amount.parts) >= _PRICES:
        return False
    return not _NAMED.match(source, fact.end)
