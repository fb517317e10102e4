"""Amounts whose currency stands where the article does not write it: a sign behind the number, a
code or a word where others have a sign. Fixes move marks and leave the digits alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from guidelint.facts import currencies as money
from guidelint.facts.exchange import sign_of
from guidelint.facts.money import Amount, printed
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Fact, Finding

SYMBOLS = frozenset(money.SYMBOLS)


def told(article: Article, fact: Fact, edits: list[Edit], better: str, **more: str) -> Finding:
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


def applied(fact: Fact, edits: list[Edit]) -> str:
    text = fact.text
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start - fact.start] + edit.text + text[edit.end - fact.start :]
    return text


# --- a sign behind the number ----------------------------------------------------------------


_AND = r"(?:,? (?:and|or) |, )"
_LIST_BEFORE = lazy_pattern(rf"\d[kKmM]?{_AND}\Z")
_ALIKE = r"(?:[0-9.]{1,6}[kKmM]|[0-9]{1,3}(?:,[0-9]{3})+)"
_WHOLE_LIST = lazy_pattern(rf"(?<![\w.,$€£¥₩-])(?:{_ALIKE}{_AND})+\Z")
_LIST_NUMBER = lazy_pattern(_ALIKE)


def behind(article: Article, facts: tuple[Fact, ...], *, majority: bool) -> Iterator[Finding]:
    """ "12,000+ ₩" in an article that writes "₩12,000"."""
    late = [fact for fact in facts if fact.text[-1] in SYMBOLS or fact.text[-2:-1] in SYMBOLS]
    fronts = Counter(fact.text[0] for fact in facts)
    backs = Counter(fact.text[-1] for fact in late)
    for fact in late:
        amount = printed(fact.text)
        if amount is None or not amount.parts[-1].after or amount.parts[0].before:
            continue
        sign = amount.parts[-1].after
        if sign not in SYMBOLS:
            continue
        front = fronts[sign]
        if majority and front <= backs[sign]:
            continue
        edits = _moved(fact, amount, sign)
        if _LIST_BEFORE.search(article.source, max(0, fact.start - 30), fact.start):
            yield from _closing_list(article, fact, edits, sign, front)
            continue
        found = told(article, fact, edits, applied(fact, edits), count=str(front))
        yield found._replace(reason=f"the article writes {sign} in front {front} times")


def _closing_list(
    article: Article, fact: Fact, edits: list[Edit], sign: str, count: int
) -> Iterator[Finding]:
    """ "5M, 10M, 20M ₩": each number of the list gets the sign, where all are amounts for sure."""
    source = article.source
    found = _WHOLE_LIST.search(source, max(0, fact.start - 60), fact.start)
    if found is None or not _LIST_NUMBER.match(fact.text):
        return
    first = [Edit(m.start(), m.start(), sign) for m in _LIST_NUMBER.finditer(source, *found.span())]
    whole = fact._replace(start=found.start(), text=source[found.start() : fact.end])
    better = applied(whole, [*first, *edits])
    finding = told(article, whole, [*first, *edits], better, count=str(count))
    yield finding._replace(reason=f"the article writes {sign} in front {count} times")


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


def codes(
    article: Article,
    facts: tuple[Fact, ...],
    currencies: tuple[str, ...],
    *,
    majority: bool,
    coded: bool,
) -> Iterator[Finding]:
    """ "70,000 KRW", or "10,000 won", in an article that writes "₩"."""
    for currency in currencies:
        sign = sign_of(currency)
        mine = [fact for fact in facts if fact.value["currency"] == currency]
        signed = sum(sign in fact.text for fact in mine)
        other = [fact for fact in mine if SYMBOLS.isdisjoint(fact.text)]
        if sign.endswith(" ") or (majority and signed <= len(other)):
            continue
        for fact in other:
            amount = printed(fact.text)
            if amount and _coded(fact.text) == coded:
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
    better = applied(fact, edits)
    others = f"; {_others(count, sign)}" if count else ""
    found = told(article, fact, edits, better, count=str(count), sign=sign, others=others)
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
