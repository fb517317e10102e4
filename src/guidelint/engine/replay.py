"""What an earlier run said, said again when nothing it depended on has changed.

A run keeps what it printed, sealed with how every file below the site's root looked, every file
outside it that it depended on, and every name at which a config or a root might have been
found. If all is as it was, nothing needs to be read again, and nothing heavy to be imported:
this module is on the path of a run that has nothing to do.
"""

from __future__ import annotations

import os
import sys

from guidelint.engine import looks
from guidelint.engine.store import Cache, Row
from guidelint.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidelint.engine.looks import Look, Stat

_ANSWER, _LOOK = "answer", "look"
_KEPT = 16  # answers; a hook asks about other files every time
RACE = 2_000_000_000  # ns: a file changed this shortly before a run may change again unseen
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120


class Answer:
    """What a run printed to both streams, and its exit code."""

    __slots__ = ("code", "errors", "output")

    def __init__(self, output: str, errors: str, code: int) -> None:
        self.output = output
        self.errors = errors
        self.code = code


class Seen:
    """How the files below some folders look now, each looked at once in a run.

    What an earlier run saw is kept with a mark, which is new whenever anything has changed.
    """

    __slots__ = ("_cache", "_files", "_looks", "_marks")

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._looks: dict[str, Look] = {}
        self._marks: dict[str, str] = {}  # of what was kept, where all is as it was
        self._files: dict[str, dict[str, Stat]] = {}

    def below(self, root: str) -> Look:
        """How everything below `root` looks."""
        found = self._looks.get(root)
        if found is None:
            found = self._looks[root] = self._look(root)
        return found

    def files(self, root: str) -> dict[str, Stat]:
        """All files below `root` by path, sorted: not to be changed."""
        found = self._files.get(root)
        if found is None:
            found = self._files[root] = looks.files_of(self.below(root))
        return found

    def mark(self, root: str) -> str:
        """The mark of what was kept of `root`; "" where something has changed since."""
        self.below(root)
        return self._marks.get(root, "")

    def keep(self, root: str, started: int) -> str:
        """Keep how `root` looks, under a new mark if it has changed; its mark. `started` (ns) is
        when the run began: a file that is as young proves nothing, and the mark is ""."""
        if not self.mark(root):
            look = self.below(root)
            stats = [look[0], *(stat for _, files, _ in look[1] for stat in files.values())]
            if looks.youngest(stats) >= started - RACE:
                return ""
            mark = f"{started:x}-{os.getpid():x}"
            self._cache.save(_LOOK, {root: Row(str(started), mark, looks.dump(look))})
            self._marks[root] = mark
        return self._marks[root]

    def _look(self, root: str) -> Look:
        row = self._cache.row(_LOOK, root)
        if row is not None:
            try:
                kept = looks.load(row.value)
                now = looks.again(root, kept)
            except ValueError:
                now = None
            if now is not None:
                if now == kept:
                    self._marks[root] = row.digest
                return now
        from guidelint.engine.discovery import walked

        return walked(root)


def key_of(*words: object) -> str:
    """What distinguishes one question to guidelint from another."""
    return repr((__version__, _PACKAGE, _installed(), words))


def _installed() -> list[Stat]:
    """How the folders of packages look: with some packages more of a site is read."""
    return [looks.stat_of(folder) for folder in sys.path if folder.endswith("site-packages")]


def recall(cache: Cache, key: str, start: str, seen: Seen) -> Answer | None:
    """What was said when this was asked from the folder or file `start` before, if nothing that
    it depended on has changed."""
    row = cache.row(_ANSWER, key)
    try:
        kept = _fields(row.value) if row else []
        code, output, errors, around, marks, files = kept
        answer = Answer(output, errors, int(code))
    except ValueError:
        return None
    if around != surroundings(start):
        return None
    if any(looks.stat_of(name) != stat for name, stat in _pairs(files)):
        return None
    if any(seen.mark(root) != mark for root, mark in _pairs(marks)):
        return None
    return answer


def remember(
    cache: Cache,
    key: str,
    start: str,
    seen: Seen,
    roots: Iterable[str],
    files: Iterable[str],
    started: int,
    answer: Answer,
) -> None:
    """Keep an answer that depends on all that is below `roots`, and on `files` elsewhere."""
    marks = {root: seen.keep(root, started) for root in (*roots, *own_roots())}
    stats = {name: looks.stat_of(name) for name in files}
    if not all(marks.values()) or looks.youngest(stats.values()) >= started - RACE:
        return
    fields = [
        str(answer.code), answer.output, answer.errors, surroundings(start),
        _joined(marks), _joined(stats),
    ]  # fmt: skip
    cache.save(_ANSWER, {key: Row(str(started), "", _packed(fields))})
    cache.trim(_ANSWER, _KEPT)


def own_roots() -> tuple[str, ...]:
    """guidelint's own folders where they can change under one version: in a checkout."""
    if os.path.isdir(f"{_PACKAGE}/_rules"):  # noqa: PTH112
        return ()
    source = os.path.dirname(_PACKAGE)  # noqa: PTH120
    return _PACKAGE, f"{os.path.dirname(source)}/rules"  # noqa: PTH120


def surroundings(start: str) -> str:
    """How all that may tell the site's config or root looks, in the folders from `start` up:
    files as they are, folders only as being there."""
    folders: dict[str, None] = {}
    for path in (os.path.abspath(start), os.path.realpath(start)):  # noqa: PTH100
        while path not in folders:
            folders[path] = None
            path = os.path.dirname(path)  # noqa: PTH120
    return "\0".join(_told(f"{folder}/{name}") for folder in folders for name in looks.MARKERS)


def _told(path: str) -> Stat:
    seen = looks.stat_of(path)
    return looks.FOLDER if seen != looks.NONE and os.path.isdir(path) else seen  # noqa: PTH112


def _joined(pairs: dict[str, str]) -> str:
    return "\0".join(word for pair in pairs.items() for word in pair)


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    words = text.split("\0") if text else []
    return zip(words[::2], words[1::2], strict=True)


def _packed(fields: list[str]) -> bytes:
    """Texts as bytes: their lengths, then all of them."""
    head = " ".join(str(len(field)) for field in fields)
    return "\n".join((head, "".join(fields))).encode("utf-8", "surrogateescape")


def _fields(data: bytes) -> list[str]:
    """The texts. Raises `ValueError` for other bytes."""
    head, _, rest = data.decode("utf-8", "surrogateescape").partition("\n")
    found, at = [], 0
    for length in map(int, head.split(" ")):
        found.append(rest[at : at + length])
        at += length
    if at != len(rest):
        raise ValueError("cut short")
    return found
