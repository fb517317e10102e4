"""Amounts that lost something: their first digits, their currency, the gap between two numbers.

The amount in another currency beside it tells what it was; that is said, never written: digits
are not invented.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from guidelint.checks.price_gaps import halves, nameless
from guidelint.facts import currencies as money
from guidelint.facts.exchange import Exchange, exchange, rate_between, sign_of
from guidelint.facts.local import Local
from guidelint.facts.money_labels import siblings, split_path
from guidelint.facts.texts import SHARED, Texts
from guidelint.facts.texts import texts as make_texts
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Finding
from guidelint.tuples import NamedTuple

_CUT = r"(?:0{1,3}(?:,[0-9]{3})+|(?:,[0-9]{3})+)"  # "0,000", ",000": the beginning is lost
_WHOLE = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+"
_PIECE = rf"(?:{_CUT}|{_WHOLE})"
_EDGE = r"(?<![\w.,?$€£¥₩฿₫₹₱#])"
_SPAN = rf"{_EDGE}(?P<low>{_PIECE})\+?(?:\s?(?:[-–—~]|to|and|\s)\s?(?P<high>{_PIECE})\+?)?"
_ABOUT = r"(?:(?:about|around|approximately|approx\.?|roughly|circa|only|just|or|≈|~)\s*){0,2}"

_BEFORE_BRACKET = lazy_pattern(rf"{_SPAN}[*_]{{0,3}}\s*[(（\[][*_]{{0,3}}{_ABOUT}\Z", re.I)
_IN_BRACKET = lazy_pattern(
    rf"[*_]{{0,3}}\s*[(（\[][*_]{{0,3}}{_ABOUT}(?P<all>{_SPAN})[*_]{{0,3}}[)）\]]", re.I
)
# A literal beginning keeps the search fast: ",", then what may not stand before it.
_CUT_HINT = lazy_pattern(
    r",(?=[0-9])(?:(?<![\w.,)\]%?],)|(?<=(?<![\w.,?])0,)|(?<=(?<![\w.,?])00,)"
    r"|(?<=(?<![\w.,?])000,))[0-9]{3}(?![0-9])"
)
_CUT_AMOUNT = lazy_pattern(rf"(?<![\w.,)\]%?])[₩$€£¥]?{_CUT}(?![0-9])\+?")
_DECIMAL = lazy_pattern(r"0,[0-9]*[1-9][0-9]*\Z")


_BROKEN_SIGNS = ("‚©", "‚¬")  # how ₩ and € end in mojibake, which has a finding of its own


class Options(NamedTuple):
    """`lost`: what to look for. `digits`: ",000", "0,000"; `currency`: a bare number where an
    amount is due; `gap`: numbers run together ("$110300", "₩12,00"); `name`: "(, USD)", a lone ₩.
    """

    lost: Literal["digits", "currency", "gap", "name"] = "digits"
    props: tuple[str, ...] = (
        "price",
        "cost",
        "fee",
        "fare",
        "amount",
        "rent",
        "deposit",
        "admission",
    )


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `{hint}`, what the amount was, from the evidence beside it ("" without evidence)."""
    if options.lost == "gap":
        yield from _run_together(article, local)
        return
    if options.lost == "name":
        yield from nameless(article)
        return
    broken: tuple[_Broken, ...] = local.once("broken prices", lambda *_: _broken(article, local))
    if options.lost == "digits":
        yield from (_finding(article, one, local) for one in broken if one.cut)
        return
    cuts = sum(one.cut for one in broken)
    found = [
        _finding(article, one, local)
        for one in broken
        if not one.cut and article.source[one.start - 2 : one.start] not in _BROKEN_SIGNS
    ]
    found += _bare_props(article, local, options, damaged=cuts > 0)
    if cuts > 1:
        found += _echoes(article, local, broken)
    for finding in found:
        unsure = cuts and not finding.values["hint"]
        yield finding._replace(values={"hint": _PERHAPS_CUT}) if unsure else finding


_PERHAPS_CUT = ", and may have lost its first digits as others here did"


# --- digits and currency ---------------------------------------------------------------------


class _Broken(NamedTuple):
    start: int
    end: int
    ends: tuple[str, ...]  # the one or two numbers as printed
    cut: bool  # whether digits are lost for certain
    data_path: str
    twin: Fact | None = None  # the same price in another currency


def _broken(article: Article, local: Local) -> tuple[_Broken, ...]:
    """Amounts without a currency beside one with, and amounts without their first digits."""
    facts = sorted(local.facts("money"), key=lambda fact: fact.start)
    source = article.source
    hint = _CUT_HINT.search(source)
    found: dict[int, _Broken] = {}
    for fact in facts:
        if fact.value["low"] is None and fact.value["high"] is None:
            continue
        before = _in_front(source, fact.start)
        if before and not _touches(facts, *before.span("low")):
            start, end = before.start("low"), before.end("high" if before["high"] else "low")
            found[start] = _Broken(start, end, _ends(before), _is_cut(before), fact.data_path, fact)
        inside = _behind(source, fact.end)
        if inside and not _touches(facts, *inside.span("all")):
            start, end = inside.span("all")
            found[start] = _Broken(start, end, _ends(inside), _is_cut(inside), fact.data_path, fact)
    if hint:
        for one in _cuts(article, found):
            found[one.start] = one
    return tuple(found[start] for start in sorted(found))


def _in_front(source: str, start: int) -> re.Match[str] | None:
    """The bare number before the bracket in which an amount starts."""
    lead = source[max(0, start - 40) : start]
    at = max(lead.rfind("("), lead.rfind("["), lead.rfind("（"))
    if at < 0 or not lead[:at].rstrip(" *_\n+")[-1:].isdigit():
        return None
    return _BEFORE_BRACKET.search(source, max(0, start - 60), start)


def _behind(source: str, end: int) -> re.Match[str] | None:
    """The bare number in the bracket behind an amount."""
    following = source[end : end + 8].lstrip(" *_\n")
    if following[:1] not in ("(", "[", "（") or following[1:2] in _SIGNED:
        return None
    return _IN_BRACKET.match(source, end, end + 60)


_SIGNED = frozenset("$€£¥₩")  # what a bare number does not start with


def _cuts(article: Article, found: dict[int, _Broken]) -> Iterator[_Broken]:
    """The truncated amounts that no other currency stands beside."""
    told = [(one.start, one.end) for _, one in sorted(found.items())]
    for passage in article.passages:
        if "," not in passage.text or not _CUT_HINT.search(passage.text):
            continue
        for match in _CUT_AMOUNT.finditer(passage.text):
            start, end = passage.span(*match.span())
            if _among(told, start):
                continue
            number = match[0].lstrip("₩$€£¥").rstrip("+")
            if _DECIMAL.match(number) and match[0][0] not in "₩$€£¥":
                continue  # 0,125: a decimal comma
            yield _Broken(start, end, (number,), True, passage.data_path)


def _ends(match: re.Match[str]) -> tuple[str, ...]:
    return (match["low"], match["high"]) if match["high"] else (match["low"],)


def _is_cut(match: re.Match[str]) -> bool:
    return any(end[0] in "0," for end in _ends(match))


def _touches(facts: list[Fact], start: int, end: int) -> bool:
    """Whether source[start:end] lies in an amount that has its currency."""
    at = bisect_right(facts, end - 1, key=lambda fact: fact.start) - 1
    return at >= 0 and facts[at].end > start


def _among(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether `at` lies in one of the ascending spans."""
    place = bisect_right(spans, (at, 1 << 60)) - 1
    return place >= 0 and at < spans[place][1]


def _finding(article: Article, one: _Broken, local: Local) -> Finding:
    wanted = _restored(article, one, local) if one.twin else ""
    hint = f"; the {one.twin.text} beside it suggests {wanted}" if one.twin and wanted else ""
    return Finding(one.start, one.end, {"hint": hint}, data_path=one.data_path)


def _restored(article: Article, one: _Broken, local: Local) -> str:
    """What the amount beside it implies: "₩8,000", "₩18,000–₩25,000"; "" without a rate."""
    assert one.twin
    quote = one.twin.value["currency"]
    base = money.currency_of(local.settings.country) or next(iter(local.settings.rates), "")
    told: Exchange = local.once("exchange", lambda *_: exchange(article, local.facts("money")))
    rate = rate_between(base, quote, local.settings, told.stated) if base else None
    if not rate or base == quote:
        return ""
    twins = halves(one.twin) or (one.twin.value["low"], one.twin.value["high"])
    known = [end for end in twins if end is not None]
    pairs = zip(one.ends, (known[0], known[-1]), strict=False)
    values = [_completed(printed, twin * rate.value) for printed, twin in pairs]
    if not all(values) or values != sorted(values):
        return ""
    return "–".join(dict.fromkeys(f"{sign_of(base)}{value:,}" for value in values))


def _completed(printed: str, implied: float) -> int:
    """`printed` with the digits before it that come nearest to `implied`; 0 if none come near."""
    digits = printed.replace(",", "")
    tail, unit = int(digits), 10 ** len(digits)
    lead = max(round((implied - tail) / unit), 0)
    value = lead * unit + tail
    return value if lead < 1000 and abs(value - implied) <= 0.15 * implied else 0


# --- bare numbers where a price is due -------------------------------------------------------

_ONLY_NUMBER = lazy_pattern(rf"\s*~?{_WHOLE}\+?(?:\s?[-–—~]\s?{_WHOLE}\+?)?\s*\Z")
# How one begins among all texts, behind the first of them.
_NUMBER_FIRST = lazy_pattern(r"\n[\s~]*+[1-9][0-9]{0,2},[0-9]")
_PRICED = lazy_pattern(r"\b(?:prices?|costs?|fees?|fares?|rent|deposit|spend|budget)\b", re.I)


def _bare_props(
    article: Article, local: Local, options: Options, *, damaged: bool
) -> Iterator[Finding]:
    """Price props that are a number alone, where the article's other prices have a currency."""
    texts: Texts = local.once(SHARED, make_texts)
    first = next(iter(article.passages), None)
    if first and first.kind != "prop" and not _NUMBER_FIRST.search(texts.joined):
        return
    bare = [
        passage
        for passage in article.passages
        if passage.kind == "prop"
        and passage.text[:1] in "0123456789~ "
        and _ONLY_NUMBER.match(passage.text)
    ]
    if not bare:
        return
    with_currency = {split_path(fact.data_path)[1] for fact in local.facts("money")}
    beside: dict[str, dict[str, str]] | None = None
    for passage in bare:
        parent, key = split_path(passage.data_path)
        if not damaged and key not in with_currency:
            continue
        if key.lower() not in options.props:
            if not key.lower().startswith(("option", "value")):
                continue
            beside = siblings(article.passages) if beside is None else beside
            here = beside.get(parent, {})
            if not _PRICED.search(here.get("feature", "") or here.get("label", "")):
                continue
        start, end = passage.span(0, len(passage.text))
        yield Finding(start, end, {"hint": ""}, data_path=passage.data_path)


_AMONG_WORDS = lazy_pattern(
    rf"(?P<lead>\b(?:costs?|costing|prices?|priced|pay|paid|spend|spent|spending|just|only|for|under|over|from"
    rf"|around|about|approximately|to|at|on|of|than|least|with|is|was|the|that|an?|new|strict|item|now)[ *_]+"
    rf"|[-–:\"'(]\s?)?{_EDGE}(?P<number>{_WHOLE})(?![0-9%]|[.,][0-9])(?P<tail>\+?[*_ ]*(?:[\w-]+)?)"
)
_SURELY_MONEY = lazy_pattern(r"[+*_ ]*(?:worth|minimum|threshold|bills?|notes?|coins?)\Z", re.I)
_THOUSANDS = lazy_pattern(r"[~≈]\s?[0-9]{1,3}k\b")  # "Lunch ~70k"
_MONEY_NEXT = lazy_pattern(
    r"[+*_ ]*(?:worth|minimum|min|threshold|rule|limit|cap|per|each|purchases?|items?|bills?|notes?|coins?"
    r"|deposit|fee|fare|tickets?|price|range|or|and|if|you|to|for|in|at|depending|as|but|so|while|which)?\Z",
    re.I,
)


def _echoes(article: Article, local: Local, broken: tuple[_Broken, ...]) -> Iterator[Finding]:
    """In an article that lost its won signs: bare thousands that read as prices."""
    facts = sorted(local.facts("money"), key=lambda fact: fact.start)
    told = sorted((one.start, one.end) for one in broken)
    proven = {end for one in broken for end in one.ends if end[0] not in "0,"}
    for passage in article.passages:
        if passage.kind == "prop" and _ONLY_NUMBER.match(passage.text):
            continue
        spans = [
            m.span("number")
            for m in _AMONG_WORDS.finditer(passage.text)
            if _reads_as_price(m, proven)
        ]
        spans += [m.span() for m in _THOUSANDS.finditer(passage.text)]
        for span in sorted(spans):
            start, end = passage.span(*span)
            if _touches(facts, start, end) or _among(told, start):
                continue
            yield Finding(start, end, {"hint": ""}, data_path=passage.data_path)


def _reads_as_price(match: re.Match[str], proven: set[str]) -> bool:
    tail = match["tail"]
    if match["number"] in proven:
        return bool(_MONEY_NEXT.match(tail)) or not tail.rstrip().endswith("s")
    if _SURELY_MONEY.match(tail):
        return True
    return bool(match["lead"]) and bool(_MONEY_NEXT.match(tail)) and match["number"].endswith("00")


# --- run together ----------------------------------------------------------------------------


def _run_together(article: Article, local: Local) -> Iterator[Finding]:
    """Amounts that are no number ("₩12,00", "$1.504.50") and two that became one ("$110300")."""
    broken: tuple[_Broken, ...] = local.once("broken prices", lambda *_: _broken(article, local))
    twins = {one.twin.start for one in broken if one.twin}
    for fact in local.facts("money"):
        value = fact.value
        if value["low"] is None and value["high"] is None:
            if fact.text.lstrip("₩$€£¥").startswith(("0", ",")):
                continue  # lost digits, not a lost gap
            yield Finding(fact.start, fact.end, {"hint": ""}, data_path=fact.data_path)
        elif fact.start in twins and (both := halves(fact)):
            low, high = both
            sign = sign_of(value["currency"])
            hint = f", perhaps two that ran together ({sign}{low}–{sign}{high})"
            yield Finding(fact.start, fact.end, {"hint": hint}, data_path=fact.data_path)
