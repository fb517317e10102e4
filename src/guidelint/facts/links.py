"""Every URL of an article: in Markdown, in raw HTML and JSX, in props, in frontmatter.

A fact's span is the URL itself, so that an edit of it touches nothing else. Its value is
``{"url", "role", "kind", "text"}``:

* `role` says what the URL must lead to: ``link`` (a page), ``image``, ``asset`` (another file),
  ``slug`` (the name of another article, in frontmatter lists such as ``relatedSlugs``);
* `kind` says how it is written: ``link image definition autolink html`` as `model.Link` has
  them, ``prop`` and ``prop-markdown`` (a Markdown link inside a prop's text), ``frontmatter``
  and ``frontmatter-markdown``;
* `text` is the link's text ("" where it has none); a text that breaks off with dots also has
  its place, ``text_start``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any

from guidelint.facts.addresses import extension
from guidelint.facts.files import is_image
from guidelint.facts.local import Once
from guidelint.facts.texts import SHARED, Texts
from guidelint.facts.texts import texts as make_texts
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Component, Fact, Node, Settings, Value

# keys whose text is a URL, whatever it looks like; others must look like one
_LINK_KEYS = frozenset(("href", "to", "url", "link"))
_IMAGE_KEYS = frozenset(
    (
        "image", "src", "img", "cover", "coverimage", "heroimage", "thumbnail", "thumb", "poster",
        "featuredimage", "ogimage", "socialimage", "avatar", "logo", "photo", "banner", "picture",
        "imagesrc", "imageurl", "background", "icon", "images", "gallery", "srcset", "darksrc",
    )
)  # fmt: skip
_URL_KEY = lazy_pattern(r"(?:[Uu]rl|URL|[Ll]ink|[Hh]ref|_url|_link|-url|-link)s?\Z")
_SLUG_KEY = lazy_pattern(
    r"(?:related|recommended|similar|next|prev(?:ious)?|see_?also|further)[-_]?"
    r"(?:(?:slug|guide|post|article|page|read|reading)s?)?\Z",
    re.IGNORECASE,
)
_OWN = frozenset(("canonical", "canonicalurl", "permalink", "slug", "url", "path", "aliases",
                  "redirect_from", "redirect_to", "redirects", "alias", "schema", "jsonld",
                  "json_ld", "structureddata", "opengraph", "og", "seo"))  # fmt: skip
_URL_FORMATS = ("uri", "uri-reference", "iri", "iri-reference", "url", "route")
_SRC_PAGES = frozenset(("iframe", "embed", "frame"))
_FILE_TAGS = frozenset(("script", "video", "audio", "source", "track", "object"))

_PATH = lazy_pattern(r"(?:https?:/)?/[^\s<>\"'{}|\\^`]*\Z|\.\.?/[^\s<>\"'{}|\\^`]*\Z")
_DOTS = ("...", "…")
_SLUG = lazy_pattern(r"[^\W_](?:[\w\-/]*[^\W_])?\Z")
_MARKDOWN = lazy_pattern(
    r"(!?)\[([^\[\]\n]*+)\]\(\s*+<?([^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?"
    r"(?:\s++[\"'(][^)]*+)?\s*+\)"
)
_HTML = lazy_pattern(r"<(?:a|img)\s[^<>]*?\b(href|src)=[\"']([^\"'<>]*)[\"']", re.IGNORECASE)


def extract(article: Article, settings: Settings, once: Once | None = None) -> tuple[Fact, ...]:
    """All URLs of an article, in document order."""
    joined = (once(SHARED, make_texts) if once else Texts(article)).joined
    marked = "](" in joined or ("<" in joined and ("<a" in joined or "<img" in joined))
    found = [
        *_frontmatter(article),
        *_body(article),
        *_Props(article, marked=marked).facts(settings.components),
    ]
    if article.engine == "gfm":
        found += _raw_html(article)
    seen: set[tuple[int, int]] = set()
    unique = []
    for fact in sorted(found, key=_span):
        if (fact.start, fact.end) not in seen:
            seen.add((fact.start, fact.end))
            unique.append(fact)
    return tuple(unique)


_span = attrgetter("start", "end")


def _fact(
    source: str, start: int, end: int, path: str, url: str, role: str, kind: str, text: str = ""
) -> Fact:
    value = {"url": url.strip(), "role": role, "kind": kind, "text": text}
    return Fact("link", start, end, path, value, source[start:end])


def _role(url: str) -> str:
    """What a link's URL must lead to, told by its extension."""
    if is_image(url):
        return "image"
    suffix = extension(url.partition("#")[0].partition("?")[0])
    return "asset" if suffix in _ASSETS else "link"


_ASSETS = frozenset(
    (
        ".pdf",
        ".zip",
        ".mp4",
        ".webm",
        ".mp3",
        ".css",
        ".js",
        ".csv",
        ".xlsx",
        ".docx",
        ".gpx",
        ".ics",
    )
)


# --- the body --------------------------------------------------------------------------------


def _body(article: Article) -> Iterator[Fact]:
    source = article.source
    for link in article.links:
        role = "image" if link.kind == "image" else _role(link.url)
        fact = _fact(
            source, link.url_start, link.url_end, "body", link.url, role, link.kind, link.text
        )
        if link.text.endswith(_DOTS) and source.startswith(f"[{link.text}](", link.start):
            fact.value["text_start"] = link.start + 1
        yield fact


_TAG = lazy_pattern(r"<([A-Za-z][\w:.-]*)(\s[^<>]*)>|\{\{[<%]\s*([\w/-]+)(\s[^{}]*?)[%>]\}\}")
_ATTRIBUTE = lazy_pattern(
    r"""(?<![\w:-])(href|src|to|poster|link|image_path)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'`=<>]+))""",
    re.IGNORECASE,
)
_QUOTED = ("code", "inlineCode")


def _raw_html(article: Article) -> Iterator[Fact]:
    """URL attributes of raw HTML, of components in plain Markdown, and of Hugo's shortcodes."""
    source = article.source
    if "=" not in source or ("<" not in source and "{{" not in source):
        return
    known = {(link.url_start, link.url_end) for link in article.links}
    quoted = None
    for tag in _TAG.finditer(source, article.content_start):
        name, start = (tag[1], tag.start(2)) if tag[1] else (tag[3], tag.start(4))
        for found in _ATTRIBUTE.finditer(source, start, tag.end() - 1):
            group = 2 if found[2] is not None else 3 if found[3] is not None else 4
            span, url = found.span(group), _unescaped(found[group])
            if "{{" in url or "{%" in url or span in known:
                continue
            role = _key_role(found[1] if found[1] != "image_path" else "src", url, name)
            if role:
                quoted = _quoted(article.root) if quoted is None else quoted
                if not any(a <= tag.start() < b for a, b in quoted):
                    yield _fact(source, *span, "body", url, role, "html")


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def _quoted(node: Node) -> list[tuple[int, int]]:
    """The spans of code and of HTML comments."""
    if node.kind in _QUOTED or (node.kind == "html" and node.value.startswith("<!--")):
        return [(node.start, node.end)]
    return [span for child in node.children for span in _quoted(child)]


# --- props -----------------------------------------------------------------------------------


_Trail = tuple[Any, str]  # the trail of what a value stands in, and its own piece of the path


class _Props:
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
            texts = self._marked or _use(key)
            for index, item in enumerate(value.items):
                if texts or item.kind != "string":
                    self._deep(item, (trail, f"[{index}]"), key, tag)
        elif kind == "object":
            for name, _, _, inner in value.members:
                if inner.kind != "string":
                    self._deep(inner, (trail, "." + name), name, tag)
                elif (self._marked or _use(name)) and self._may_hold_url(inner.data, name):
                    self._value(inner, (trail, "." + name), name, tag, _label(value))

    def _may_hold_url(self, data: str, key: str) -> bool:
        """A cheap look: most texts hold none."""
        return (self._marked or _use(key) != "") and (
            "/" in data
            or "](" in data
            or "." in data
            or "#" in data[:1]
            or key.lower() in _LINK_KEYS
        )

    def _value(self, value: Value, trail: _Trail, key: str, tag: str, text: str) -> None:
        """The URL that a text is, or those in its Markdown and HTML."""
        data: str = value.data
        role = _key_role(key, data, tag)
        if role:
            start, end = _inside(value, 0, len(data))
            path = _path(trail)
            self._found.append(_fact(self._source, start, end, path, data, role, "prop", text))
        elif "](" in data or "<a" in data or "<img" in data:
            self._found += _in_text(self._source, value, _path(trail), "prop-markdown")


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


@lru_cache(maxsize=1024)
def _use(key: str) -> str:
    """What the text of a key is for: ``src``, ``image``, ``href``, ``link``; "" for others."""
    low = key.lower()
    if low in _IMAGE_KEYS:
        return "src" if low == "src" else "image"
    if low in _LINK_KEYS or _URL_KEY.search(key):
        return "href" if low == "href" else "link"
    return ""


def _key_role(key: str, data: str, tag: str) -> str:
    """What the text of a key must lead to; "" when it is no URL."""
    use = _use(key)
    if not use:
        return ""
    data = data.strip()
    if use == "src" and tag in _SRC_PAGES:
        return "link"
    if use in ("src", "image"):
        if tag in _FILE_TAGS and not is_image(data):
            return "asset"
        named = is_image(data.partition("?")[0])
        looks = named if "/" not in data else bool(_PATH.match(data)) or named
        return "image" if looks else ""
    if use == "href" and data:
        return _role(data)
    if _PATH.match(data) or data.startswith("#"):
        return _role(data)
    return ""


def _inside(value: Value, start: int, end: int) -> tuple[int, int]:
    """The source span of data[start:end] of a string value."""
    breaks = value.breaks
    if not breaks:
        quoted = value.end - value.start == len(value.data) + 2
        base = value.start + int(quoted)
        return base + start, base + end

    def offset(index: int) -> int:
        at, source = breaks[max(bisect_right(breaks, (index, 1 << 60)) - 1, 0)]
        return source + index - at

    return offset(start), offset(end - 1) + 1 if end > start else offset(start)


def _in_text(source: str, value: Value, path: str, kind: str) -> Iterator[Fact]:
    data: str = value.data
    for found in _MARKDOWN.finditer(data):
        url = found[3]
        start, end = _inside(value, found.start(3), found.end(3))
        role = "image" if found[1] else _role(url)
        fact = _fact(source, start, end, path, url, role, kind, found[2])
        if found[2].endswith(_DOTS):
            fact.value["text_start"] = _inside(value, found.start(2), found.end(2))[0]
        yield fact
    if "<" in data:
        for found in _HTML.finditer(data):
            start, end = _inside(value, found.start(2), found.end(2))
            role = "image" if found[1].lower() == "src" else _role(found[2])
            yield _fact(source, start, end, path, found[2], role, kind)


def _inner_text(article: Article, component: Component) -> str:
    """The text between an element's tags, without markup, when it is short."""
    if component.self_closing or component.close_start - component.open_end > 300:
        return ""
    inner = article.source[component.open_end : component.close_start]
    return " ".join(re.sub(r"<[^<>]*>|\{[^{}]*\}|[*_`]", " ", inner).split())


# --- frontmatter -----------------------------------------------------------------------------


def _frontmatter(article: Article) -> Iterator[Fact]:
    front = article.frontmatter
    if front is None or front.data is None:
        return
    for member in front.data.members:
        if member.key.lower() in _OWN:
            continue  # the article's own address, and data for search engines
        path = f"frontmatter.{member.key}"
        yield from _front_value(article.source, member.value, path, member.key, member.key)


def _front_value(source: str, value: Value, path: str, key: str, top: str) -> Iterator[Fact]:
    if value.kind == "array":
        for index, item in enumerate(value.items):
            yield from _front_value(source, item, f"{path}[{index}]", key, top)
    elif value.kind == "object":
        for member in value.members:
            if member.key.lower() not in ("aliases", "canonical", "canonicalurl"):
                yield from _front_value(
                    source, member.value, f"{path}.{member.key}", member.key, top
                )
    elif value.kind == "string":
        yield from _front_text(source, value, path, key, top)


def _front_text(source: str, value: Value, path: str, key: str, top: str) -> Iterator[Fact]:
    data: str = value.data.strip()
    if not data:
        return
    if _is_slug_key(top) and (key == top or key.lower() in ("slug", "id")) and _SLUG.match(data):
        start, end = _inside(value, 0, len(value.data))
        yield _fact(source, start, end, path, data, "slug", "frontmatter")
        return
    role = _key_role(key, data, "")
    if (
        not role
        and data[0] in "/.h"
        and _PATH.match(data)
        and (data[0] == "/" or "/" in data.lstrip("./"))
    ):
        role = _role(data)
    if role:
        start, end = _inside(value, 0, len(value.data))
        yield _fact(source, start, end, path, data, role, "frontmatter")
    elif "](" in data or "<a" in data:
        yield from _in_text(source, value, path, "frontmatter-markdown")


@lru_cache(maxsize=256)
def _is_slug_key(key: str) -> bool:
    return _SLUG_KEY.match(key) is not None
