"""Which paths git ignores: .gitignore files and .git/info/exclude, without running git.

The rules are those of gitignore(5): the last matching pattern wins, ``!`` takes back,
a trailing ``/`` means folders only, a slash elsewhere anchors the pattern to its folder.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

_PLAIN = lazy_pattern(r"[^*?\[\\]+")


class _Pattern(NamedTuple):
    match: re.Pattern[str]
    folder_only: bool
    ignore: bool


class Ignores:
    """The patterns in force in one folder: its own and those of the folders above."""

    __slots__ = ("_patterns",)

    def __init__(self, patterns: tuple[_Pattern, ...] = ()) -> None:
        self._patterns = patterns

    def below(self, folder: Path, prefix: str) -> Ignores:
        """These patterns and those of the .gitignore in `folder`; `prefix` is its path + ``/``."""
        return self.plus(folder / ".gitignore", prefix)

    def plus(self, file: Path, prefix: str) -> Ignores:
        """These patterns and those in `file`, which count from the folder `prefix`."""
        try:
            text = file.read_text("utf-8", "replace")
        except OSError:
            return self
        found = [_compile(line, prefix) for line in text.splitlines()]
        return Ignores((*self._patterns, *(pattern for pattern in found if pattern)))

    def __call__(self, path: str, *, folder: bool) -> bool:
        """Whether `path` (relative to the root, with ``/``) is ignored."""
        for pattern in reversed(self._patterns):
            if (folder or not pattern.folder_only) and pattern.match.match(path):
                return pattern.ignore
        return False


def _compile(line: str, prefix: str) -> _Pattern | None:
    line = line.rstrip("\n")
    while line.endswith(" ") and not line.endswith("\\ "):
        line = line[:-1]
    if not line or line.startswith("#"):
        return None
    ignore = not line.startswith("!")
    line = line if ignore else line[1:]
    folder_only = line.endswith("/")
    line = line.removesuffix("/")
    body = line.removeprefix("/")
    if not body:
        return None
    body = body.replace("{", "\\{")  # no alternatives in these
    anchored = "/" in line
    if anchored:  # git compares what stands before the first wildcard by itself …
        plain = _PLAIN.match(body)
        prefix, body = (prefix + plain[0], body[plain.end() :]) if plain else (prefix, body)
    middle = "" if anchored else "(?:.*/)?"  # … so that a**/b is a, then **/b
    try:
        match = re.compile(re.escape(prefix) + middle + glob_regex(body) + r"\Z", re.S)
    except re.error:
        return None
    return _Pattern(match, folder_only, ignore)


def glob_regex(glob: str) -> str:
    """A glob (``*``, ``?``, ``[…]``, ``**/``, ``{a,b}``) as a regular expression without anchors."""
    out, at = [], 0
    while at < len(glob):
        char = glob[at]
        if char == "*":
            end = at + 1
            while glob.startswith("*", end):
                end += 1  # *** is **
            wild, at = _stars(glob, at, end)
            out.append(wild)
        elif char == "?":
            out.append("[^/]")
            at += 1
        elif char == "[" and (close := glob.find("]", at + 2)) != -1:
            inside = glob[at + 1 : close].replace("\\", "\\\\")
            out.append("[" + ("^" + inside[1:] if inside[0] in "!^" else inside) + "]")
            at = close + 1
        elif char == "{" and (close := glob.find("}", at)) != -1:
            parts = glob[at + 1 : close].split(",")
            out.append("(?:" + "|".join(glob_regex(part) for part in parts) + ")")
            at = close + 1
        else:
            at += char == "\\" and at + 1 < len(glob)
            out.append(re.escape(glob[at]))
            at += 1
    return "".join(out)


def _stars(glob: str, start: int, end: int) -> tuple[str, int]:
    """What a run of stars means, and where to read on: several mean more than one only as a
    whole segment."""
    whole = end - start > 1 and (start == 0 or glob[start - 1] == "/")
    if whole and end == len(glob):
        return ".*", end
    if whole and glob[end] == "/":
        return "(?:.*/)?", end + 1
    return "[^/]*", end


@lru_cache(maxsize=256)
def matcher(globs: tuple[str, ...]) -> re.Pattern[str] | None:
    """One pattern for many globs of paths relative to the root; a bare name matches anywhere."""
    if not globs:
        return None
    parts = []
    for glob in globs:
        body = glob.removeprefix("./").strip("/")
        anywhere = "" if "/" in glob.rstrip("/") else "(?:.*/)?"
        parts.append(anywhere + glob_regex(body) + "(?:/.*)?")
    return re.compile("(?:" + "|".join(parts) + r")\Z", re.S)
