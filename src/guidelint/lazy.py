"""Regular expressions that are compiled when they are first used.

guidelint has hundreds of them and a run on one article asks a few dozen; compiling all of them
costs more than reading the article. Those that an earlier run has compiled are not compiled
again, if somebody keeps what `Shelf.fresh` holds and puts it back into `Shelf.known`.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, AnyStr

_GIVEN = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split",
          "scanner", "flags", "groups", "groupindex")  # fmt: skip


class Shelf:
    """Compiled patterns by `name`, as `_sre.compile` takes them behind the pattern's source:
    `known` from earlier runs, made when asked for, and `fresh` ones of this run, if they are
    `wanted`."""

    __slots__ = ("fresh", "known", "wanted")

    def __init__(self) -> None:
        self.known: dict[str, Callable[[], tuple[Any, ...]]] = {}
        self.fresh: dict[str, tuple[Any, ...]] = {}
        self.wanted = False


SHELF = Shelf()


class _Lazy:
    """Stands for a compiled pattern; after the first use its methods are the pattern's own."""

    def __init__(self, source: Any, flags: int) -> None:
        self.pattern = source
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _GIVEN:
            raise AttributeError(name)
        made = _compiled(self.pattern, self._given)
        self.__dict__.update({each: getattr(made, each) for each in _GIVEN})
        return self.__dict__[name]

    def __repr__(self) -> str:
        return f"lazy_pattern({self.pattern!r})"


def _compiled(source: Any, flags: int) -> Any:
    """The pattern, from the shelf if it can be. How `re` compiles is its own affair: wherever it
    does so otherwise than here, it is asked to do it."""
    if not SHELF.wanted or not isinstance(source, str):
        return re.compile(source, flags)
    try:
        from _sre import compile as made_of  # type: ignore[import-not-found]

        name = f"{int(flags)} {source}"
        known = SHELF.known.get(name)
        parts = known() if known else _parts(source, int(flags))
        made = made_of(source, *parts)
    except Exception:
        return re.compile(source, flags)
    if known is None:
        SHELF.fresh[name] = parts
    return made


def _parts(source: str, flags: int) -> tuple[Any, ...]:
    """What `re.compile` gives to `_sre.compile` besides the source."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    read = _parser.parse(source, flags)
    code = _compiler._code(read, flags)
    names = read.state.groupdict
    groups: list[str | None] = [None] * read.state.groups
    for name, index in names.items():
        groups[index] = name
    return flags | read.state.flags, code, read.state.groups - 1, names, tuple(groups)


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile(source, flags)`, done when the pattern is first used."""
    made: Any = _Lazy(source, flags)
    pattern: re.Pattern[AnyStr] = made
    return pattern
