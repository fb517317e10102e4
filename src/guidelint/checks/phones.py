"""Whether a phone number is one, and whether it is anybody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from guidelint.facts.local import Local
from guidelint.facts.phones import find
from guidelint.facts.registry import digits, load
from guidelint.model import Article, Fact, Finding
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`report`: placeholder (nobody's number), malformed (no number), link (``tel:`` and text differ)."""

    report: Literal["placeholder", "malformed", "link"] = "placeholder"


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """`{number}`, `{reason}` and `{owner}`; for links `{shown}` and `{dialled}`."""
    for fact in local.facts("phone"):
        if options.report == "link":
            yield from _link(fact, local)
        elif (reason := fact.value[options.report]) and not _declared(fact, local):
            owner = f" of {fact.label}" if fact.value["place"] == "field" and fact.label else ""
            values = {"number": fact.text, "reason": reason, "owner": owner}
            yield Finding(fact.start, fact.end, values, fact.data_path)


def _declared(fact: Fact, local: Local) -> bool:
    """Whether the project itself says that the number is one."""
    if not local.settings.numbers:
        return False
    own = {digits(row.number) for row in local.settings.numbers}
    return digits(fact.text) in own


def _link(fact: Fact, local: Local) -> Iterator[Finding]:
    """A link that shows one number and dials another."""
    dialled = fact.value["e164"]
    if fact.value["place"] != "link" or not fact.label:
        return
    if not dialled:
        yield from _short_link(fact)
        return
    shown = find("phone " + fact.label, local.settings.country or fact.value["country"])
    if len(shown) == 1 and shown[0].number.e164 not in ("", dialled):
        values = {"shown": shown[0].text, "dialled": fact.text}
        yield Finding(fact.start, fact.end, values, fact.data_path)


def _short_link(fact: Fact) -> Iterator[Finding]:
    """A link that shows 119 and dials 112."""
    runs = re.findall(r"\d+", fact.label)
    held = load().holders
    if len(runs) == 1 and runs[0] != fact.text and runs[0] in held and fact.text in held:
        values = {"shown": runs[0], "dialled": fact.text}
        yield Finding(fact.start, fact.end, values, fact.data_path)
