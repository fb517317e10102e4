"""Component props as facts: every leaf value with its data path; value is plain JSON data."""

from __future__ import annotations

from guidelint.model import Article, Fact, Settings


def extract(article: Article, settings: Settings) -> tuple[Fact, ...]:
    """One fact a leaf: ``PriceTable[0].items[2].price`` -> "₩30,000"."""
    found = []
    for component in article.components:
        for prop in component.props:
            for path, value in prop.value.walk(f"{component.data_path}.{prop.name or '...'}"):
                if value.kind in ("array", "object"):
                    continue
                found.append(
                    Fact("prop", value.start, value.end, path, value.plain(), str(value.data))
                )
    return tuple(found)
