"""Regular expressions that are compiled when they are first used.

guidelint has hundreds of them and a run on one article asks a few dozen; compiling all of them
costs more than reading the article. Those that an earlier run has compiled are not compiled
again, if somebody (`engine.compiled`) keeps what stands on the `SHELF`.
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
    """What was made of texts and would be made of them in every run, by name: `known` from earlier
    runs, read when asked for, and `fresh` from this one, if it is `wanted`."""

    __slots__ = ("fresh", "known", "wanted")

    def __init__(self) -> None:
        self.known: dict[str, Callable[[], tuple[Any, ...]]] = {}
        self.fresh: dict[str, tuple[Any, ...]] = {}
        self.wanted = False

    def have(self, name: str, make: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
        """What was made under this name, else what `make` makes."""
        known = self.known.get(name)
        if known is not None:
            try:
                return known()
            except Exception:  # damaged, in whatever way
                del self.known[name]
        made = make()
        if self.wanted:
            self.fresh[name] = made
        return made


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

        parts = SHELF.have(f"{int(flags)} {source}", lambda: _parts(source, int(flags)))
        return made_of(source, *parts)
    except Exception:
        return re.compile(source, flags)


def _parts(source: str, flags: int) -> tuple[Any, ...]:
    """What `re.compile` gives to `_sre.compile` besides the source."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    read = _parser.parse(source, flags)
    code = [*map(int, _compiler._code(read, flags))]  # some are more than integers
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
