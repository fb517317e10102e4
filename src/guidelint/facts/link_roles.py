"""What a text must lead to, told by its key; URLs inside texts; where in the source they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from guidelint.facts.addresses import extension
from guidelint.facts.files import is_image
from guidelint.lazy import lazy_pattern
from guidelint.model import Fact, Value

# keys whose text is a URL, whatever it looks like; others must look like one
LINK_KEYS = frozenset(("href", "to", "url", "link"))
_IMAGE_KEYS = frozenset(
    (
        "image", "src", "img", "cover", "coverimage", "heroimage", "thumbnail", "thumb", "poster",
        "featuredimage", "ogimage", "socialimage", "avatar", "logo", "photo", "banner", "picture",
        "imagesrc", "imageurl", "background", "icon", "images", "gallery", "srcset", "darksrc",
    )
)  # fmt: skip
_URL_KEY = lazy_pattern(r"(?:[Uu]rl|URL|[Ll]ink|[Hh]ref|_url|_link|-url|-link)s?\Z")
_SRC_PAGES = frozenset(("iframe", "embed", "frame"))
_FILE_TAGS = frozenset(("script", "video", "audio", "source", "track", "object"))

PATH = lazy_pattern(r"(?:https?:/)?/[^\s<>\"'{}|\\^`]*\Z|\.\.?/[^\s<>\"'{}|\\^`]*\Z")
DOTS = ("...", "…")
_MARKDOWN = lazy_pattern(
    r"(!?)\[([^\[\]\n]*+)\]\(\s*+<?([^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?"
    r"(?:\s++[\"'(][^)]*+)?\s*+\)"
)
_HTML = lazy_pattern(r"<(?:a|img)\s[^<>]*?\b(href|src)=[\"']([^\"'<>]*)[\"']", re.IGNORECASE)


def fact_of(
    source: str, start: int, end: int, path: str, url: str, role: str, kind: str, text: str = ""
) -> Fact:
    """The fact of a URL at [start, end)."""
    value = {"url": url.strip(), "role": role, "kind": kind, "text": text}
    return Fact("link", start, end, path, value, source[start:end])


def role_of(url: str) -> str:
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


@lru_cache(maxsize=1024)
def use_of(key: str) -> str:
    """What the text of a key is for: ``src``, ``image``, ``href``, ``link``; "" for others."""
    low = key.lower()
    if low in _IMAGE_KEYS:
        return "src" if low == "src" else "image"
    if low in LINK_KEYS or _URL_KEY.search(key):
        return "href" if low == "href" else "link"
    return ""


def key_role(key: str, data: str, tag: str) -> str:
    """What the text of a key must lead to; "" when it is no URL."""
    use = use_of(key)
    if not use:
        return ""
    data = data.strip()
    if use == "src" and tag in _SRC_PAGES:
        return "link"
    if use in ("src", "image"):
        if tag in _FILE_TAGS and not is_image(data):
            return "asset"
        named = is_image(data.partition("?")[0])
        looks = named if "/" not in data else bool(PATH.match(data)) or named
        return "image" if looks else ""
    if use == "href" and data:
        return role_of(data)
    if PATH.match(data) or data.startswith("#"):
        return role_of(data)
    return ""


def inside(value: Value, start: int, end: int) -> tuple[int, int]:
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


def in_text(source: str, value: Value, path: str, kind: str) -> Iterator[Fact]:
    """The URLs in the Markdown and HTML of a text."""
    data: str = value.data
    for found in _MARKDOWN.finditer(data):
        url = found[3]
        start, end = inside(value, found.start(3), found.end(3))
        role = "image" if found[1] else role_of(url)
        fact = fact_of(source, start, end, path, url, role, kind, found[2])
        if found[2].endswith(DOTS):
            fact.value["text_start"] = inside(value, found.start(2), found.end(2))[0]
        yield fact
    if "<" in data:
        for found in _HTML.finditer(data):
            start, end = inside(value, found.start(2), found.end(2))
            role = "image" if found[1].lower() == "src" else role_of(found[2])
            yield fact_of(source, start, end, path, found[2], role, kind)
