"""How amounts are written: marks on one end only, twice, behind, in two styles; ranges reversed.

Every fix moves marks and leaves the digits alone, and always treats a whole range at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from guidelint.checks.price_signs import SYMBOLS, applied, behind, codes, told
from guidelint.facts import currencies as money
from guidelint.facts.local import Local
from guidelint.facts.money import printed
from guidelint.facts.money_marks import Part
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Fact, Finding
from guidelint.tuples import NamedTuple


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
        yield from behind(article, facts, majority=options.prefer == "majority")
    else:
        home = money.currency_of(local.settings.country)
        named = options.currencies or ((home,) if home else ())
        majority, coded = options.prefer == "majority", options.about == "code"
        yield from codes(article, facts, named, majority=majority, coded=coded)


# --- a sign on one end only ------------------------------------------------------------------

_RATE_NEXT = lazy_pattern(
    r"[*_\s]*(?:to|per|=|≈|/|:|for)\s*(?:the |every |each )?(?:1\b|one\b|(?:US)?[$€£¥]\s?1\b|USD|US |dollar|euro)",
    re.I,
)


def _half(article: Article, facts: tuple[Fact, ...]) -> Iterator[Finding]:
    """ "45,000 to ₩60,000": the low end lost its sign in a conversion."""
    for fact in facts:
        text = fact.text
        if not text[0].isdigit() or SYMBOLS.isdisjoint(text[1:-1]):
            continue
        amount = printed(fact.text)
        if amount is None or len(amount.parts) != 2:
            continue
        low, high = amount.parts
        if low.before or low.after or not high.before or high.before[-1] not in SYMBOLS:
            continue
        if _RATE_NEXT.match(article.source, fact.end):
            continue
        edits = [Edit(fact.start, fact.start, high.before)]
        if low.scale == 1 < high.scale <= low.step * 100:  # "4 to ₩5 million": ₩4 says less
            edits.append(Edit(fact.start + high.start, fact.start + high.number, ""))
            found = told(article, fact, edits, applied(fact, edits), sign=high.before)
        else:
            found = told(article, fact, edits, high.before + text, sign=high.before)
            found = found._replace(edits=tuple(edits), safe=True)
        yield found._replace(reason="the high end shows the currency")


# --- signs twice -----------------------------------------------------------------------------


def _doubled(article: Article, facts: tuple[Fact, ...], home: str) -> Iterator[Finding]:
    """ "₩₩5,000", "$₩10,320$", "$5 dollars", and at home "₩5,000 KRW"."""
    source = article.source
    for fact in facts:
        text, start = fact.text, fact.start
        first = text[0] if text[0] in SYMBOLS else ""
        front = source[start - 1 : start] if start else ""
        if first and front in SYMBOLS and (front == first or front == "$"):
            yield _without_extra(source, fact)
        elif first and text[-1].isalpha() and (extra := _said_twice(text, home)):
            edits = [Edit(start + a, start + b, "") for a, b in extra]
            yield told(article, fact, edits, applied(fact, edits))


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
        if not part.before or not part.after or part.after[-1] in SYMBOLS:
            continue
        if part.after in money.CODES and money.CODES[part.after] != home:
            continue
        at = text.rindex(part.after, 0, part.end)
        spans.append((at - (text[at - 1] in " \u00a0-"), at + len(part.after)))
    return spans


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
        yield told(article, fact, [], _turned(fact.text, first, second))


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
