"""The files that a website serves as they are: images, downloads, and where they are missing."""

from __future__ import annotations

from collections.abc import Iterable

from guidelint.facts.addresses import extension, is_article
from guidelint.facts.zone import Zone


class Files:
    """The static files of a zone by URL path, compared letter for letter on every system."""

    __slots__ = ("_by_name", "_folders", "_lower", "served")

    def __init__(self, zone: Zone, inventory: Iterable[str]) -> None:
        self.served: dict[str, str] = {}
        roots = sorted({folder.strip("/") for folder in zone.static}, key=len, reverse=True)
        prefixes = [root + "/" if root not in ("", ".") else "" for root in roots]
        for path in inventory:
            for prefix in prefixes:
                if path.startswith(prefix):
                    self.served.setdefault("/" + path[len(prefix) :], path)
                    break
        self._lower: dict[str, str] | None = None
        self._by_name: dict[str, list[str]] | None = None
        self._folders: dict[str, set[str]] | None = None

    def get(self, path: str) -> str:
        """The file behind a URL path; "" if there is none."""
        return self.served.get(path, "")

    def other_case(self, path: str) -> str:
        """The URL path that differs from `path` in nothing but case; "" if there is none."""
        if self._lower is None:
            self._lower = {served.lower(): served for served in self.served}
        found = self._lower.get(path.lower(), "")
        return "" if found == path else found

    def ending(self, path: str) -> list[str]:
        """The URL paths that end in `path`: where a component puts a folder before it."""
        return [other for other in self.named(path) if other != path and other.endswith(path)]

    def named(self, path: str) -> list[str]:
        """The URL paths of files with the same name in whatever folder."""
        if self._by_name is None:
            self._by_name = {}
            for served in self.served:
                self._by_name.setdefault(served.rpartition("/")[2], []).append(served)
        return self._by_name.get(path.rpartition("/")[2], [])

    def siblings(self, path: str) -> list[str]:
        """The URL paths of the files in the folder of `path` that have its extension."""
        folder = path.rpartition("/")[0]
        if self._folders is None:
            self._folders = {}
            for served in self.served:
                if not is_article(served):
                    self._folders.setdefault(served.rpartition("/")[0], set()).add(served)
        kind = _kind(path)
        return sorted(other for other in self._folders.get(folder, ()) if _kind(other) == kind)


_IMAGES = frozenset((".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif", ".ico", ".bmp"))


def is_image(path: str) -> bool:
    """Whether a path has the extension of a picture."""
    return extension(path) in _IMAGES


def _kind(path: str) -> str:
    suffix = extension(path)
    return "image" if suffix in _IMAGES else suffix
