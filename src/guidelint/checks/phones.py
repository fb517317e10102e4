"""Whether a phone number is one, and whether it is anybody's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from guidelint.facts.local import Local
from guidelint.facts.phones import find
from guidelint.model import Article, Fact, Finding, Link


class Options(NamedTuple):
    """`report`: placeholder (nobody's number), malformed (no number), link (``tel:`` and text differ)."""

    report: Literal["placeholder", "malformed", "link"] = "placeholder"


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """`{number}`, `{reason}` and `{owner}`; for links `{shown}` and `{dialled}`."""
    facts = local.facts("phone")
    if options.report == "link":
        yield from _links(article, local, facts)
        return
    for fact in facts:
        reason = fact.value[options.report]
        if reason:
            owner = f" of {fact.label}" if fact.value["place"] == "field" and fact.label else ""
            values = {"number": fact.text, "reason": reason, "owner": owner}
            yield Finding(fact.start, fact.end, values, fact.data_path)


def _links(article: Article, local: Local, facts: tuple[Fact, ...]) -> Iterator[Finding]:
    """A link that shows one number and dials another."""
    dialled = {fact.start: fact for fact in facts if fact.value["place"] == "link"}
    for link in article.links:
        fact = dialled.get(link.url_start)
        shown = _shown(link, local.settings.country or (fact.value["country"] if fact else ""))
        if fact is not None and shown and fact.value["e164"] and shown != fact.value["e164"]:
            values = {"shown": link.text.strip(), "dialled": fact.text}
            yield Finding(link.url_start, link.url_end, values, "body")


def _shown(link: Link, country: str) -> str:
    """The E.164 number in a link's text, "" where there is none or more than one."""
    phones = find("phone " + link.text, country)
    return phones[0].number.e164 if len(phones) == 1 else ""
