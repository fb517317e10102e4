"""Headings as facts: value ``{depth, slug}``."""

from __future__ import annotations

from guidelint.model import Article, Fact, Settings


def extract(article: Article, settings: Settings) -> tuple[Fact, ...]:
    """One fact a heading."""
    return tuple(
        Fact("heading", h.start, h.end, "body", {"depth": h.depth, "slug": h.slug}, h.text)
        for h in article.headings
    )
