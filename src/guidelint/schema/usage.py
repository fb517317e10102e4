"""Schemas mined from use: what nearly all agree on, so that the few others stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Value

Schema = dict[str, Any]

NEARLY_ALL = 0.98  # the share of uses that makes a key required, a type the type, a choice a choice
FEW = 20  # fewer uses than this say nothing about what all do
CHOICES = 8  # more different texts than this are no choice
_DATE = lazy_pattern(r"\d{4}-\d\d-\d\d\Z")


def components(articles: Iterable[Article]) -> dict[str, dict[str, Any]]:
    """The schema of every component that articles use, by name."""
    seen: dict[str, _Thing] = {}
    for article in articles:
        for element in article.components:
            if not element.name[:1].isupper():
                continue
            thing = seen.setdefault(element.name, _Thing())
            thing.children += element.has_children
            thing.spread += any(prop.kind == "spread" for prop in element.props)
            thing.add({p.name: p.value for p in element.props if p.name})
    return {name: thing.component() for name, thing in sorted(seen.items())}


def frontmatter(articles: Iterable[Article]) -> Schema:
    """The schema of the frontmatter of all articles."""
    thing = _Thing()
    for article in articles:
        if article.frontmatter is not None and article.frontmatter.data is not None:
            thing.add({m.key: m.value for m in article.frontmatter.data.members})
    return thing.schema()


class _Thing:
    """All uses of one kind of object."""

    __slots__ = ("children", "keys", "spread", "uses")

    def __init__(self) -> None:
        self.uses = 0
        self.children = 0
        self.spread = 0
        self.keys: dict[str, _Values] = {}

    def add(self, members: dict[str, Value]) -> None:
        self.uses += 1
        for key, value in members.items():
            self.keys.setdefault(key, _Values()).add(value)

    def schema(self) -> Schema:
        """Keys that are used more than once, or always; required those that nearly all have."""
        rare = 1 if self.uses >= FEW else 0
        known = {key: values for key, values in self.keys.items() if values.uses > rare}
        required = [
            key
            for key, values in known.items()
            if self.uses >= FEW and values.uses >= NEARLY_ALL * self.uses
        ]
        return {
            "type": "object",
            "properties": {key: values.schema() for key, values in known.items()},
            "required": required,
            "additionalProperties": False,
        }

    def component(self) -> dict[str, Any]:
        """The entry of a component: children where more than a few uses have some."""
        few = self.children <= (1 - NEARLY_ALL) * self.uses
        entry: dict[str, Any] = {"source": f"{self.uses} uses", "props": self.schema()}
        if self.uses >= FEW or self.children:
            entry["children"] = not few if self.uses >= FEW else True
        if self.spread:
            entry["props"]["required"] = []
        return entry


class _Values:
    """All values of one key."""

    __slots__ = ("items", "kinds", "objects", "texts", "uses")

    def __init__(self) -> None:
        self.uses = 0
        self.kinds: Counter[str] = Counter()
        self.texts: Counter[Any] = Counter()
        self.items: _Values | None = None
        self.objects: _Thing | None = None

    def add(self, value: Value) -> None:
        self.uses += 1
        kind = "string" if value.kind == "date" else value.kind
        if kind == "source":
            return
        self.kinds[kind] += 1
        if kind == "array":
            self.items = self.items or _Values()
            for item in value.items:
                self.items.add(item)
        elif kind == "object":
            self.objects = self.objects or _Thing()
            self.objects.add({member.key: member.value for member in value.members})
        elif value.kind == "date":
            self.texts["2000-01-01"] += 1
        else:
            self.texts[value.data] += 1

    def schema(self) -> Schema:
        """The type of nearly all values, with their choices or their format."""
        total = sum(self.kinds.values())
        kinds = [kind for kind, number in self.kinds.most_common() if number > 0.02 * total]
        if not kinds:
            return {}
        if len(kinds) > 1:
            return {"type": kinds}
        kind = kinds[0]
        if kind == "array":
            inner = self.items.schema() if self.items is not None else {}
            return {"type": "array", "items": inner} if inner else {"type": "array"}
        if kind == "object" and self.objects is not None:
            return self.objects.schema()
        choices = self._choices(total) if kind == "string" else []
        if choices:
            return {"enum": choices}
        if kind == "string" and all(_DATE.match(str(text)) for text in self.texts if text):
            return {"type": "string", "format": "date"}
        return {"type": kind}

    def _choices(self, total: int) -> list[Any]:
        """The few values that nearly all uses have; each must be used again and again."""
        common = [(v, n) for v, n in self.texts.most_common() if n >= max(3, 0.01 * total)]
        covered = sum(number for _, number in common)
        if total < 2 * FEW or not 1 < len(common) <= CHOICES:
            return []
        if covered < NEARLY_ALL * total or total < 5 * len(common):
            return []
        return sorted((value for value, _ in common), key=str)
