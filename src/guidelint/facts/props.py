"""Component props as facts: every leaf value with its data path; value is plain JSON data."""

from __future__ import annotations

from guidelint.model import Article, Fact, Settings, Value


def extract(article: Article, settings: Settings) -> tuple[Fact, ...]:
    """One fact a leaf: ``PriceTable[0].items[2].price`` -> "₩30,000"."""
    found: list[Fact] = []
    for component in article.components:
        path = component.data_path
        _leaves([(f"{path}.{prop.name or '...'}", prop.value) for prop in component.props], found)
    return tuple(found)


def _leaves(values: list[tuple[str, Value]], found: list[Fact]) -> None:
    """Take down the leaves of some values, each given with its data path."""
    for path, value in values:
        if value.kind == "string":
            found.append(Fact("prop", value.start, value.end, path, value.data, value.data))
            continue
        if value.kind not in ("array", "object"):
            text = str(value.data)
            found.append(Fact("prop", value.start, value.end, path, value.plain(), text))
        if value.items:
            _leaves([(f"{path}[{n}]", item) for n, item in enumerate(value.items)], found)
        if value.members:
            _leaves([(f"{path}.{member.key}", member.value) for member in value.members], found)
