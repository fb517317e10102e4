"""Links that pay the publisher: recognised by the address that the program itself prescribes.

A parameter such as ``?ref=`` says nothing; only the forms of known programs count, links whose
element says ``rel="sponsored"``, and the site's own addresses (``/go/hotel``) of which its
redirects say that they lead to a program.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from guidelint.facts.addresses import normal, wildcard
from guidelint.facts.local import Local
from guidelint.facts.redirects import Moves
from guidelint.facts.zone import SiteSettings
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact
from guidelint.tuples import NamedTuple

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
_HOLES = lazy_pattern(r"[*(]|:[A-Za-z_]")
_STEPS = 3  # redirects followed inside the site


class Paid(NamedTuple):
    """A link that pays: which program's, and where."""

    program: str
    link: Fact


def paid_links(article: Article, local: Local) -> tuple[Paid, ...]:
    """The affiliate links of an article, in document order."""
    return local.once("paid-links", lambda a, s: tuple(_paid(article, local)))  # type: ignore[no-any-return]


def _paid(article: Article, local: Local) -> Iterator[Paid]:
    ways = _ways(local.settings.paid)
    sponsored = [
        (component.start, component.open_end)
        for component in article.components
        if "sponsored" in _rel(component.prop("rel"))
    ]
    for fact in local.facts("link"):
        program = program_of(fact.value["url"]) or _own_way(fact.value["url"], ways)
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


def own_ways(site: SiteSettings) -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """The redirects of a site that lead to a program: its hosts, the address, the program."""
    found = []
    for zone in site.zones:
        moves = Moves(zone.redirects)
        for redirect in zone.redirects:
            target = redirect.target
            for _ in range(_STEPS):
                step = moves.step(normal(target)) if target.startswith("/") else None
                if step is None:
                    break
                target = step.target
            if program := program_of(target):
                found.append((zone.hosts, redirect.source, program))
    return tuple(found)


class _Ways(NamedTuple):
    """The site's own addresses that lead to a program."""

    hosts: frozenset[str]
    exact: dict[str, str]
    patterns: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=8)
def _ways(paid: tuple[tuple[tuple[str, ...], str, str], ...]) -> _Ways:
    exact = {normal(source): program for _, source, program in paid if not _HOLES.search(source)}
    patterns = [(wildcard(source), name) for _, source, name in paid if _HOLES.search(source)]
    hosts = frozenset(host for hosts, _, _ in paid for host in hosts)
    return _Ways(hosts, exact, tuple(patterns))


def _own_way(url: str, ways: _Ways) -> str:
    """The program that an address of the site's own leads to; "" if it leads to none."""
    if not ways.exact and not ways.patterns:
        return ""
    host = _HOST.match(url)
    if host:
        if host[1].lower() not in ways.hosts:
            return ""
        url = url[host.end() :]
    if not url.startswith("/"):
        return ""
    path = normal(re.split(r"[?#]", url, maxsplit=1)[0])
    if path in ways.exact:
        return ways.exact[path]
    return next((name for pattern, name in ways.patterns if pattern.match(path)), "")


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
