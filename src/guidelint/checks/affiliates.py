"""Links that pay the publisher: recognised by the address that the program itself prescribes.

A parameter such as ``?ref=`` says nothing; only the forms of known programs count, and links
whose element says ``rel="sponsored"``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact

# (name, host, what the rest of the address must have; "" for hosts that do nothing else)
_PROGRAMS = (
    ("Amazon Associates", r"(?:[\w-]+\.)?amazon\.[a-z.]{2,6}", r"[?&]tag=[\w.-]+-2\d\b"),
    ("Amazon Associates", r"amzn\.to", ""),
    ("Booking.com", r"(?:[\w-]+\.)?booking\.com", r"[?&;]aid=\d"),
    ("Agoda", r"(?:[\w-]+\.)?agoda\.com", r"[?&]cid=-?\d"),
    ("Klook", r"affiliate\.klook\.com", ""),
    ("Klook", r"(?:[\w-]+\.)?klook\.com", r"[?&]aid=\w"),
    ("KKday", r"(?:[\w-]+\.)?kkday\.com", r"[?&]cid=\d"),
    ("GetYourGuide", r"(?:[\w-]+\.)?getyourguide\.[a-z.]{2,6}", r"[?&]partner_id=\w"),
    ("Viator", r"(?:[\w-]+\.)?viator\.com", r"[?&](?:pid=P\d|mcid=\d)"),
    ("Trip.com", r"(?:[\w-]+\.)?trip\.com", r"(?i)[?&]allianceid=\d"),
    ("Skyscanner", r"(?:[\w-]+\.)?skyscanner\.[a-z.]{2,6}", r"(?i)[?&]associateid="),
    ("eBay Partner Network", r"(?:[\w-]+\.)?ebay\.[a-z.]{2,6}", r"[?&]campid=\d"),
    ("SafetyWing", r"(?:[\w-]+\.)?safetywing\.com", r"[?&]referenceID=\w"),
    ("Coupang Partners", r"link\.coupang\.com|coupa\.ng", ""),
    ("Linkprice", r"click\.linkprice\.com|linkmoa\.kr", ""),
    ("Rakuten Advertising", r"(?:click|ad)\.linksynergy\.com", ""),
    ("Rakuten Affiliate", r"(?:hb|pt)\.afl\.rakuten\.co\.jp", ""),
    ("A8.net", r"px\.a8\.net", ""),
    ("ValueCommerce", r"ck\.jp\.ap\.valuecommerce\.com", ""),
    ("Moshimo", r"af\.moshimo\.com", ""),
    ("AccessTrade", r"h\.accesstrade\.net", ""),
    (
        "CJ",
        r"(?:www\.)?(?:anrdoezrs\.net|dpbolvw\.net|jdoqocy\.com|kqzyfj\.com|tkqlhce\.com|emjcd\.com)",
        "",
    ),
    ("Awin", r"(?:www\.)?(?:awin1\.com|zenaps\.com)|tidd\.ly", ""),
    ("ShareASale", r"(?:www\.)?shareasale(?:-analytics)?\.com", r"/(?:r|u|m-pr)\.cfm"),
    ("ShareASale", r"shrsl\.com", ""),
    ("impact.com", r"[\w-]+\.(?:sjv\.io|pxf\.io|evyy\.net|7eer\.net|ojrq\.net|i\d+\.net)", ""),
    ("Partnerize", r"(?:[\w-]+\.)?prf\.hn", ""),
    ("Skimlinks", r"go\.(?:skimresources|redirectingat)\.com", ""),
    ("Sovrn", r"redirect\.viglink\.com|sovrn\.co", ""),
    ("Travelpayouts", r"(?:[\w-]+\.)?(?:tp\.st|tp\.media|travelpayouts\.com)", ""),
    ("Admitad", r"ad\.admitad\.com", ""),
    ("ClickBank", r"(?:[\w-]+\.)?hop\.clickbank\.net", ""),
    ("Tradedoubler", r"clk(?:uk|de)?\.tradedoubler\.com", ""),
    ("TradeTracker", r"tc\.tradetracker\.net", ""),
    ("Webgains", r"track\.webgains\.com", ""),
    ("FlexOffers", r"track\.flexlinkspro\.com", ""),
    ("an affiliate network", r"[\w.-]+", r"/aff_(?:c|ad)\?"),
)
_HOST = lazy_pattern(r"(?:https?:)?//([^/?#]+)", re.IGNORECASE)


class Paid(NamedTuple):
    """A link that pays: which program's, and where."""

    program: str
    link: Fact


def paid_links(article: Article, local: Local) -> tuple[Paid, ...]:
    """The affiliate links of an article, in document order."""
    return local.once("paid-links", lambda a, s: tuple(_paid(article, local)))  # type: ignore[no-any-return]


def _paid(article: Article, local: Local) -> Iterator[Paid]:
    sponsored = [
        (component.start, component.open_end)
        for component in article.components
        if "sponsored" in _rel(component.prop("rel"))
    ]
    for fact in local.facts("link"):
        program = program_of(fact.value["url"])
        if not program and sponsored:
            at = bisect_right(sponsored, (fact.start, 1 << 60)) - 1
            if at >= 0 and fact.start < sponsored[at][1]:
                program = "a link marked as sponsored"
        if program:
            yield Paid(program, fact)


def _rel(prop: object) -> str:
    value = getattr(prop, "value", None)
    data = getattr(value, "data", "")
    return data if isinstance(data, str) else ""


def program_of(url: str) -> str:
    """The affiliate program whose form an address has; "" for an ordinary link."""
    match = _HOST.match(url)
    if not match:
        return ""
    host = match[1].rpartition("@")[2].partition(":")[0].lower()
    rest = url[match.end() :]
    for name, hosts, tail in _PROGRAMS:
        if re.fullmatch(hosts, host) and (not tail or re.search(tail, rest)):
            return name
    return ""
