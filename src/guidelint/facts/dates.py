"""Dates as facts: ISO 8601 dates in frontmatter and props. Value ``{date: "2026-01-28"}``."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Settings, Value

_ISO = lazy_pattern(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?\Z")


def extract(article: Article, settings: Settings) -> tuple[Fact, ...]:
    """One fact a date that stands as a value of its own; dates inside prose are not read."""
    found = []
    for path, value in _values(article):
        date = parse_date(value)
        if date is not None:
            data = {"date": date.isoformat()}
            found.append(Fact("date", value.start, value.end, path, data, str(value.data)))
    return tuple(found)


def parse_date(value: Value) -> datetime.date | None:
    """The day a value names, if it is a YAML date or an ISO 8601 string."""
    if isinstance(value.data, datetime.datetime):
        return value.data.date()
    if isinstance(value.data, datetime.date):
        return value.data
    match = _ISO.match(value.data) if value.kind == "string" else None
    if match is None:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _values(article: Article) -> Iterator[tuple[str, Value]]:
    if article.frontmatter and article.frontmatter.data:
        yield from article.frontmatter.data.walk("frontmatter")
    for component in article.components:
        for prop in component.props:
            yield from prop.value.walk(f"{component.data_path}.{prop.name}")
