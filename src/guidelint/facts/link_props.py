"""The URLs in the props of components, at any depth of their data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from guidelint.facts.link_roles import LINK_KEYS, fact_of, in_text, inside, key_role, use_of
from guidelint.model import Article, Component, Fact, Value

_URL_FORMATS = ("uri", "uri-reference", "iri", "iri-reference", "url", "route")

_Trail = tuple[Any, str]  # the trail of what a value stands in, and its own piece of the path


class Props:
    """The URLs in the props of an article's components.

    Where no text of the article is `marked`, with Markdown's or HTML's signs of a link, only
    those under a key for URLs need a look; paths are made for what is found.
    """

    __slots__ = ("_article", "_found", "_marked", "_source")

    def __init__(self, article: Article, *, marked: bool) -> None:
        self._article = article
        self._source = article.source
        self._marked = marked
        self._found: list[Fact] = []

    def facts(self, declared: Mapping[str, Any]) -> list[Fact]:
        """All of them; `declared` are the schemas of components by name."""
        for component in self._article.components:
            text = None
            schema = declared.get(component.name)
            for prop in component.props:
                if prop.kind == "expression":
                    trail = (None, f"{component.data_path}.{prop.name}")
                    self._deep(prop.value, trail, prop.name, component.name)
                elif prop.kind == "string" and isinstance(prop.value.data, str):
                    key = _URL if schema and _is_declared_url(schema, prop.name) else prop.name
                    if self._may_hold_url(prop.value.data, key):
                        text = _inner_text(self._article, component) if text is None else text
                        trail = (None, f"{component.data_path}.{prop.name}")
                        self._value(prop.value, trail, key, component.name, text)
        return self._found

    def _deep(self, value: Value, trail: _Trail, key: str, tag: str) -> None:
        """The URLs of a prop's data at any depth."""
        kind = value.kind
        if kind == "string":
            if self._may_hold_url(value.data, key):
                self._value(value, trail, key, tag, "")
        elif kind == "array":
            texts = self._marked or use_of(key)
            for index, item in enumerate(value.items):
                if texts or item.kind != "string":
                    self._deep(item, (trail, f"[{index}]"), key, tag)
        elif kind == "object":
            for name, _, _, inner in value.members:
                if inner.kind != "string":
                    self._deep(inner, (trail, "." + name), name, tag)
                elif (self._marked or use_of(name)) and self._may_hold_url(inner.data, name):
                    self._value(inner, (trail, "." + name), name, tag, _label(value))

    def _may_hold_url(self, data: str, key: str) -> bool:
        """A cheap look: most texts hold none."""
        return (self._marked or use_of(key) != "") and (
            "/" in data
            or "](" in data
            or "." in data
            or "#" in data[:1]
            or key.lower() in LINK_KEYS
        )

    def _value(self, value: Value, trail: _Trail, key: str, tag: str, text: str) -> None:
        """The URL that a text is, or those in its Markdown and HTML."""
        data: str = value.data
        role = key_role(key, data, tag)
        if role:
            start, end = inside(value, 0, len(data))
            path = _path(trail)
            self._found.append(fact_of(self._source, start, end, path, data, role, "prop", text))
        elif "](" in data or "<a" in data or "<img" in data:
            self._found += in_text(self._source, value, _path(trail), "prop-markdown")


def _path(trail: _Trail | None) -> str:
    pieces = []
    while trail is not None:
        trail, piece = trail
        pieces.append(piece)
    return "".join(reversed(pieces))


_URL = "href"  # the key that a prop counts as when its schema says that it holds a URL


def _is_declared_url(schema: Any, name: str) -> bool:
    """Whether a component's schema gives a prop the format of a URL."""
    properties = (schema.get("props") or {}).get("properties") or {}
    entry = properties.get(name)
    return isinstance(entry, dict) and entry.get("format") in _URL_FORMATS


def _label(value: Value) -> str:
    for key in ("text", "label", "title", "name"):
        found = value.get(key)
        if found is not None and found.kind == "string":
            return str(found.data)
    return ""


def _inner_text(article: Article, component: Component) -> str:
    """The text between an element's tags, without markup, when it is short."""
    if component.self_closing or component.close_start - component.open_end > 300:
        return ""
    inner = article.source[component.open_end : component.close_start]
    return " ".join(re.sub(r"<[^<>]*>|\{[^{}]*\}|[*_`]", " ", inner).split())
