"""Regular expressions that are compiled when they are first used.

guidelint has hundreds of them and a run on one article asks a few dozen; compiling all of them
costs more than reading the article.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, AnyStr

_GIVEN = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split",
          "scanner", "flags", "groups", "groupindex")  # fmt: skip


class _Lazy:
    """Stands for a compiled pattern; after the first use its methods are the pattern's own."""

    def __init__(self, source: Any, flags: int) -> None:
        self.pattern = source
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _GIVEN:
            raise AttributeError(name)
        made = re.compile(self.pattern, self._given)
        self.__dict__.update({each: getattr(made, each) for each in _GIVEN})
        return self.__dict__[name]

    def __repr__(self) -> str:
        return f"lazy_pattern({self.pattern!r})"


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile(source, flags)`, done when the pattern is first used."""
    made: Any = _Lazy(source, flags)
    pattern: re.Pattern[AnyStr] = made
    return pattern
