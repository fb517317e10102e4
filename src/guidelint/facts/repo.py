"""A repository as inference sees it: the names of its files, and the text of a few small ones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from guidelint.facts import locales
from guidelint.facts.addresses import is_article
from guidelint.facts.jsconfig import strings, uncommented
from guidelint.lazy import lazy_pattern

Reader = Callable[[str], str | None]

_PAPERS = lazy_pattern(
    r"(?:\A|/)(?:README|CHANGELOG|CONTRIBUTING|LICENSE|CODE_OF_CONDUCT|SECURITY|CLAUDE|AGENTS|AUTHORS"
    r"|SUPPORT|GOVERNANCE|PULL_REQUEST_TEMPLATE|TODO|NOTES)[^/]*\.mdx?\Z",
    re.IGNORECASE,
)
_MOST = 500_000  # characters of a file that are looked at
_LISTS = lazy_pattern(
    r"\b(?:locales|languages|supportedLocales|supportedLngs|LOCALES|LANGUAGES|langs)\b[^=:\[{]{0,40}[=:]\s*"
    r"(?:\[([^\[\]]*)\]|\{([^{}]*)\})"
)
_DEFAULT = lazy_pattern(
    r"""\bdefault_?(?:Locale|Lang(?:uage)?|Lng)\b[^=:]{0,20}[=:]\s*["'`]([\w-]+)["'`]""",
    re.IGNORECASE,
)


class Repo:
    """File names in order, the text of small files, and what is asked of both."""

    def __init__(self, inventory: Iterable[str], read: Reader) -> None:
        self.files: Sequence[str] = sorted(inventory)
        self.known = frozenset(self.files)
        self._read = read
        self._texts: dict[str, str] = {}

    def text(self, path: str) -> str:
        """A file's text; "" when it cannot be read."""
        found = self._texts.get(path)
        if found is None:
            found = ((self._read(path) or "") if path in self.known else "")[:_MOST]
            self._texts[path] = found
        return found

    def code(self, path: str) -> str:
        """The text of a JavaScript file without comments."""
        return uncommented(self.text(path))

    def data(self, path: str) -> dict[str, Any]:
        """The data of a JSON, TOML or YAML file; empty when it cannot be read as a mapping."""
        text = self.text(path).lstrip("\ufeff")
        try:
            found = _loads(path, text)
        except Exception:  # three parsers, a dozen kinds of errors: a broken config says nothing
            return {}
        return found if isinstance(found, dict) else {}

    def first(self, root: str, *names: str) -> str:
        """The first of the named files that exists below `root`; "" if none does."""
        for name in names:
            path = inside(root, name)
            if path in self.known:
                return path
        return ""

    def below(self, folder: str) -> list[str]:
        """The files below a folder."""
        if folder in ("", "."):
            return list(self.files)
        first = bisect_left(self.files, folder + "/")
        return list(
            self.files[first : bisect_left(self.files, folder + "0", first)]
        )  # "0" is after "/"

    def articles(self, folder: str) -> list[str]:
        """The article files below a folder, without the project's own papers."""
        return [
            path for path in self.below(folder) if is_article(path) and not _PAPERS.search(path)
        ]

    def folders(self, root: str, *names: str) -> tuple[str, ...]:
        """Those of the named folders that hold any file."""
        return tuple(folder for name in names if self.below(folder := inside(root, name)))

    def languages(self, paths: Iterable[str]) -> tuple[tuple[str, ...], str]:
        """The languages and the default one that config files list; empty when none does."""
        for path in paths:
            text = self.code(path)
            default = _DEFAULT.search(text)
            for found in _LISTS.finditer(text):
                inner = found[1] if found[1] is not None else found[2]
                words = strings(inner) or re.findall(r"([\w-]+)\s*:", inner)
                codes = tuple(dict.fromkeys(word for word in words if locales.is_code(word)))
                if len(codes) > 1:
                    return codes, default[1] if default else ""
        return (), ""


def _loads(path: str, text: str) -> Any:
    if path.endswith(".json"):
        import json

        return json.loads(text)
    if path.endswith(".toml"):
        import tomllib

        return tomllib.loads(text)
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def inside(root: str, name: str) -> str:
    """A path below a root, either of which may be "" or "."; ``..`` is followed."""
    from guidelint.facts.addresses import join

    return join("" if root == "." else root, name)


def host_of(url: object) -> tuple[str, ...]:
    """The host of a site's own URL; nothing for hosts that belong to others."""
    if not isinstance(url, str) or "://" not in url:
        return ()
    from urllib.parse import urlsplit

    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ()
    foreign = ("github.com", "localhost", "gitlab.com", "npmjs.com", "example.com", "127.0.0.1")
    if "." not in host or host in foreign:
        return ()
    return (host,)


def path_of(url: object) -> str:
    """The path of a URL as a base path: "" or "/docs"."""
    if not isinstance(url, str):
        return ""
    from urllib.parse import urlsplit

    try:
        path = urlsplit(url).path if "://" in url else url
    except ValueError:
        return ""
    path = path.strip("/")
    return "/" + path if path and not re.search(r"[{}$<>\s]", path) else ""
