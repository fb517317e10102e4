"""The kinds of question guidelint can ask. A rule file names one of them and its options.

An *article* check is a pure function of one article: it can be cached and run anywhere.
A *site* check concludes from the facts of all articles, never from their text.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from guidelint.tuples import NamedTuple


class Kind(NamedTuple):
    """A kind of check: the module that holds `Options` and `check`, and what it looks at."""

    module: str
    scope: str  # article | site | engine (judges what the other checks found)
    facts: tuple[str, ...] = ()  # what a site check needs in records besides links and ids
    problems: bool = False  # whether it speaks of `Article.problems` alone, so of few articles

    def load(self) -> Any:
        """The check's module, imported when the first rule needs it."""
        return _module(self.module)


@cache
def _module(name: str) -> Any:
    """Asked for once a rule and article: ten times faster than the import system."""
    return import_module(name)


CHECKS = {
    "mojibake": Kind("guidelint.checks.mojibake", "article"),
    "encoding": Kind("guidelint.checks.encoding", "article"),
    "losses": Kind("guidelint.checks.losses", "article"),
    "anchors": Kind("guidelint.checks.anchors", "site"),
    "site-rates": Kind("guidelint.checks.site_rates", "site", ("pair",)),
    "shared-numbers": Kind("guidelint.checks.shared_numbers", "site", ("phone", "short-number")),
    "cards": Kind("guidelint.checks.cards", "site", ("card",)),
    "disputes": Kind("guidelint.checks.disputes", "site", ("claim",)),
    "shares": Kind("guidelint.checks.shares", "site", ("share",)),
    "links": Kind("guidelint.checks.links", "site"),
    "link-text": Kind("guidelint.checks.link_text", "site"),
    "site-map": Kind("guidelint.checks.site_map", "site"),
    "urls": Kind("guidelint.checks.urls", "article"),
    "components": Kind("guidelint.checks.components", "article"),
    "counts": Kind("guidelint.checks.counts", "article"),
    "dates": Kind("guidelint.checks.dates", "article"),
    "equal": Kind("guidelint.checks.agreement", "article"),
    "frontmatter": Kind("guidelint.checks.frontmatter", "article"),
    "helplines": Kind("guidelint.checks.helplines", "article"),
    "ledger": Kind("guidelint.checks.ledger", "article"),
    "mdx": Kind("guidelint.checks.mdx", "article", problems=True),
    "phones": Kind("guidelint.checks.phones", "article"),
    "phrases": Kind("guidelint.checks.phrases", "article"),
    "policy": Kind("guidelint.checks.policy", "article"),
    "price-age": Kind("guidelint.checks.price_age", "article"),
    "price-conflict": Kind("guidelint.checks.price_conflict", "article"),
    "price-damage": Kind("guidelint.checks.price_damage", "article"),
    "price-packages": Kind("guidelint.checks.price_packages", "article"),
    "price-savings": Kind("guidelint.checks.price_savings", "article"),
    "price-style": Kind("guidelint.checks.price_style", "article"),
    "price-sums": Kind("guidelint.checks.price_sums", "article"),
    "rate-age": Kind("guidelint.checks.rate_age", "site", ("rate",)),
    "rates": Kind("guidelint.checks.rates", "article"),
    "remains": Kind("guidelint.checks.remains", "article"),
    "repeats": Kind("guidelint.checks.repeats", "article"),
    "schema": Kind("guidelint.checks.schema", "article"),
    "suppressions": Kind("guidelint.checks.suppressions", "engine"),
    "structure": Kind("guidelint.checks.structure", "article"),
    "xpath": Kind("guidelint.checks.xpath", "article"),
}
