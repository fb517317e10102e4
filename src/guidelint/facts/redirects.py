"""Redirects and rewrites as data: followed here, read from the hosts' files below."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidelint.facts.addresses import filled, normal, wildcard
from guidelint.facts.zone import Redirect
from guidelint.lazy import lazy_pattern

_LONGEST = 400  # characters of a path that patterns are tried on
_HOLES = lazy_pattern(r"[*(]|:[A-Za-z_]")


class Moves:
    """A zone's redirects: whole addresses in a table, patterns in their order."""

    __slots__ = ("_exact", "_patterns")

    def __init__(self, redirects: Iterable[Redirect]) -> None:
        self._exact: dict[str, Redirect] = {}
        self._patterns: list[tuple[re.Pattern[str], Redirect]] = []
        for redirect in redirects:
            if normal(redirect.source) == normal(redirect.target):
                continue  # only adds or takes a slash
            if _HOLES.search(redirect.source):
                self._patterns.append((wildcard(redirect.source), redirect))
            else:
                self._exact.setdefault(normal(redirect.source), redirect)

    def __bool__(self) -> bool:
        return bool(self._exact or self._patterns)

    def step(self, path: str) -> Redirect | None:
        """The redirect that takes `path` away, its target filled in; None if none does."""
        found = self._exact.get(path)
        if found is not None:
            return found
        for pattern, redirect in self._patterns if len(path) < _LONGEST else ():
            match = pattern.match(path)
            if match:
                return redirect._replace(source=path, target=filled(redirect.target, match))
        return None


# --- the hosts' files ------------------------------------------------------------------------


def netlify_file(text: str) -> list[Redirect]:
    """The lines of a ``_redirects`` file (Netlify, Cloudflare): ``/old /new 301``."""
    found = []
    for line in text.splitlines():
        words = line.split("#", 1)[0].split() if not line.lstrip().startswith("/#") else []
        if len(words) < 2 or not words[0].startswith("/"):
            continue
        target = next((word for word in words[1:] if word.startswith(("/", "http"))), "")
        status = next((word for word in words[2:] if word.rstrip("!").isdigit()), "301").rstrip("!")
        if target and status != "404" and not any("=" in w for w in words[2:] if w != target):
            found.append(Redirect(words[0], target, status == "200"))
    return found


def netlify_toml(text: str) -> list[Redirect]:
    """The ``[[redirects]]`` of a netlify.toml."""
    import tomllib

    try:
        entries = tomllib.loads(text).get("redirects", [])
    except tomllib.TOMLDecodeError:
        return []
    found = []
    for entry in entries if isinstance(entries, list) else []:
        source, target = entry.get("from"), entry.get("to")
        if isinstance(source, str) and isinstance(target, str) and not entry.get("conditions"):
            status = entry.get("status", 301)
            if source.startswith("/") and status != 404:
                found.append(Redirect(source, target, status == 200))
    return found


def vercel_json(text: str) -> list[Redirect]:
    """``redirects`` and ``rewrites`` of a vercel.json; those under a condition are left out."""
    import json

    try:
        data = json.loads(text)
    except ValueError:
        return []
    found = []
    for key in ("redirects", "rewrites"):
        entries = data.get(key) if isinstance(data, dict) else None
        for entry in entries if isinstance(entries, list) else []:
            source, target = entry.get("source"), entry.get("destination")
            if isinstance(source, str) and isinstance(target, str) and not entry.get("has"):
                found.append(Redirect(source, target, key == "rewrites"))
    return found


_APACHE = lazy_pattern(
    r"^\s*Redirect(?:Permanent|Temp)?\s+(?:30\d\s+|permanent\s+|temp\s+)?(/\S*)\s+(\S+)\s*$",
    re.MULTILINE | re.IGNORECASE,
)
_APACHE_RULE = lazy_pattern(
    r"^\s*RewriteRule\s+\^?/?([\w\-/]+)/?\??\$\s+(/\S*)\s+\[[^\]]*R[=,\]]", re.MULTILINE
)


def htaccess(text: str) -> list[Redirect]:
    """``Redirect`` lines of a .htaccess, and rules whose pattern is a plain path."""
    plain = [Redirect(m[1], m[2]) for m in _APACHE.finditer(text)]
    return plain + [Redirect("/" + m[1].strip("/"), m[2]) for m in _APACHE_RULE.finditer(text)]


def from_objects(text: str, *, rewrite: bool = False) -> list[Redirect]:
    """``{ source: "/a", destination: "/b" }`` objects in JavaScript; conditional ones are left out."""
    from guidelint.facts import jsconfig as js

    found = []
    for inner in js.objects(text):
        source, target = js.string(inner, "source"), js.string(inner, "destination")
        if source.startswith("/") and target:
            found.append(Redirect(source, target, rewrite))
    return found
