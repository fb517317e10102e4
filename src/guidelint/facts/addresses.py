"""URLs taken apart and brought to one form, and page patterns matched. Pure functions."""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

_SCHEME = lazy_pattern(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_SLASHES = lazy_pattern(r"/{2,}")
_INDEX = lazy_pattern(r"/index(?:\.html?|\.php)?\Z")
_EXTENSION = lazy_pattern(r"\.(?=\d*[A-Za-z])[A-Za-z0-9]{2,5}\Z|\.webmanifest\Z|\.jsonld\Z")
_ARTICLE = (".md", ".mdx", ".markdown")


class Parts(NamedTuple):
    """A URL in pieces; `scheme` and `host` in lower case, `path` as it stands."""

    scheme: str
    host: str
    path: str
    query: str
    fragment: str

    @property
    def external(self) -> bool:
        """Whether it leaves the site, unless the host is the site's own."""
        return bool(self.scheme or self.host)


def split(url: str) -> Parts:
    """Take a URL apart. Never fails: what is not understood stays in `path`."""
    rest, _, fragment = url.partition("#")
    rest, _, query = rest.partition("?")
    scheme = host = ""
    found = _SCHEME.match(rest)
    if found:
        scheme, rest = found[1].lower(), rest[found.end() :]
    if rest.startswith("//"):
        host, slash, rest = rest[2:].partition("/")
        rest = slash + rest
        host = host.rpartition("@")[2].lower()
    return Parts(scheme, host, rest, query, fragment)


def normal(path: str) -> str:
    """A URL path without percent signs, doubled or trailing slashes, and index file."""
    if "%" in path:
        path = decoded(path)
    if "//" in path:
        path = _SLASHES.sub("/", path)
    if path.endswith("/"):
        path = path[:-1]
    if path.endswith(("/index.html", "/index", "/index.htm", "/index.php")):
        path = _INDEX.sub("", path)
    return path or "/"


def decoded(text: str) -> str:
    """`text` with its ``%E2%82%A9`` decoded."""
    from urllib.parse import unquote  # rarely needed, and slow to import

    return unquote(text, errors="surrogateescape")


def join(folder: str, relative: str) -> str:
    """`relative` seen from `folder` (both with ``/``); leading ``..`` beyond the root are dropped.

    >>> join("docs/guide", "../intro.md")
    'docs/intro.md'
    """
    parts = [part for part in folder.split("/") if part]
    for part in relative.split("/"):
        if part == "..":
            if parts:
                parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def climbs_out(folder: str, relative: str) -> bool:
    """Whether ``..`` in `relative` leads out of the root."""
    depth = folder.count("/") + 1 if folder else 0
    for part in relative.split("/"):
        depth += -1 if part == ".." else part not in ("", ".")
        if depth < 0:
            return True
    return False


def extension(path: str) -> str:
    """The extension of a URL path's last segment, with its dot and in lower case; "" if none.

    A dot in a version (``/v1.2``) or in a sentence-like slug is not the start of one.
    """
    found = _EXTENSION.search(path.rpartition("/")[2])
    return found[0].lower() if found else ""


def is_article(path: str) -> bool:
    """Whether the path names an article's source file."""
    return path.lower().endswith(_ARTICLE)


def bare(path: str) -> str:
    """A file path without the extension of an article or page."""
    for suffix in _ARTICLE:
        if path.endswith(suffix):
            return path[: -len(suffix)]
    return path


# --- page patterns ---------------------------------------------------------------------------


class Patterns:
    """Page patterns, matched most specific first: words before ``[x]`` before ``[...x]``."""

    __slots__ = ("_by_first", "_open")

    def __init__(self, urls: list[str]) -> None:
        self._by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._open: list[tuple[str, tuple[str, ...]]] = []
        for url in sorted(dict.fromkeys(urls), key=_specificity):
            segments = tuple(url.strip("/").split("/"))
            if segments[0].startswith("["):
                self._open.append((url, segments))
            else:
                self._by_first.setdefault(segments[0], []).append((url, segments))

    def match(self, path: str) -> str:
        """The pattern that serves `path`; "" if none does."""
        parts = path.strip("/").split("/") if path != "/" else []
        if parts:
            for url, segments in self._by_first.get(parts[0], ()):
                if _fits(segments, parts):
                    return url
        for url, segments in self._open:
            if _fits(segments, parts):
                return url
        return ""


_HOLE_ALONE = lazy_pattern(r"\[[^\[\]]*\]\Z")


def _specificity(url: str) -> tuple[tuple[int, ...], str]:
    def rank(segment: str) -> int:
        if segment.startswith("[["):
            return 4
        if segment.startswith("[..."):
            return 3
        return 2 if segment.startswith("[") and segment.endswith("]") else int("[" in segment)

    return tuple(rank(segment) for segment in url.strip("/").split("/")), url


def _fits(segments: tuple[str, ...], parts: list[str]) -> bool:
    for index, segment in enumerate(segments):
        if segment.startswith("[[..."):
            return _tail_fits(segments[index + 1 :], parts[index:], 0)
        if segment.startswith("[..."):
            return _tail_fits(segments[index + 1 :], parts[index:], 1)
        if index >= len(parts):
            return False
        if "[" not in segment:
            if segment != parts[index]:
                return False
        elif not _HOLE_ALONE.match(segment) and not _mixed(segment, parts[index]):
            return False
    return len(parts) == len(segments)


def _tail_fits(tail: tuple[str, ...], parts: list[str], least: int) -> bool:
    if len(parts) < least + len(tail):
        return False
    return not tail or _fits(tail, parts[-len(tail) :])


def _mixed(segment: str, part: str) -> bool:
    """``[year]-[slug]`` and ``post-[id]``: the words around the holes stand in order."""
    words = re.split(r"\[[^\]]*\]", segment)
    if not part.startswith(words[0]) or not part.endswith(words[-1]):
        return False
    at = len(words[0])
    for word in words[1:-1]:
        at = part.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return at <= len(part) - len(words[-1])


def static_tail(url: str) -> tuple[str, ...]:
    """The words after a pattern's last hole: ``/wiki/[slug]/visa`` -> ``("visa",)``."""
    segments = url.strip("/").split("/")
    tail: list[str] = []
    while segments and "[" not in segments[-1]:
        tail.insert(0, segments.pop())
    return tuple(tail) if segments else ()


# --- patterns of known addresses and redirects -----------------------------------------------


_CHOICE = lazy_pattern(r"\((?:[\w|\-]+|\\d[+*]?|\\w\+|\[\^/\]\+)\)\Z")
_HOLE = lazy_pattern(
    r":(?P<name>[A-Za-z_]\w*)(?P<own>\((?:[^()]|\([^()]*\))*\))?(?P<many>[*+?])?"
    r"|(?P<group>\((?:[^()]|\([^()]*\))*\))|(?P<star>\*{1,2})"
)


def wildcard(pattern: str) -> re.Pattern[str]:
    """``/tools/*``, ``/blog/:slug``, ``/old/:path*``, ``/a/(.*)`` as a regular expression.

    Each hole becomes a group, named where it has a name; an expression of the host's own
    dialect is taken at its widest. A hole for anything takes the slash before it along, so
    ``/x/*`` matches ``/x`` too.
    """
    out = ""
    at = 0
    used: set[str] = set()
    pattern = pattern.rstrip("/") or "/"
    for hole in _HOLE.finditer(pattern):
        out += re.escape(pattern[at : hole.start()])
        at = hole.end()
        name, own = hole["name"] or "", hole["own"] or hole["group"] or ""
        exact = own if _CHOICE.match(own) else ""  # (de|fr) and (\d+) mean what they say
        wide = not exact and (not name or own or hole["many"] == "*")
        group = f"?P<{name}>" if name and name not in used else ""
        used.add(name)
        meant = exact[1:-1] or (".*" if wide else ".+" if hole["many"] == "+" else "[^/]+")
        inner = f"({group}{meant})"
        if (wide or hole["many"] == "?") and out.endswith("/"):
            inner = f"(?:/{inner})?"
            out = out[:-1]
        out += inner
    return re.compile(out + re.escape(pattern[at:]) + r"/?\Z")


def filled(template: str, found: re.Match[str]) -> str:
    """A redirect's target with the holes filled from its source's match.

    Knows ``:name``, ``:splat`` and ``*`` (the last group) and ``$1``; leaves others as they are.
    """
    named, groups = found.groupdict(), found.groups()
    last = (groups[-1] or "") if groups else ""

    def fill(hole: re.Match[str]) -> str:
        name, number = hole["name"], int(hole["number"] or 0)
        if name == "splat" or hole[0] == "*":
            return last if groups else hole[0]
        if name:
            return named[name] or "" if name in named else hole[0]
        return groups[number - 1] or "" if 0 < number <= len(groups) else hole[0]

    return _FILL.sub(fill, template)


_FILL = lazy_pattern(r":(?P<name>[A-Za-z_]\w*)[*+?]?|\$(?P<number>\d)|\*")
