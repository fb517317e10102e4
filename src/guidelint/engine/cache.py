"""What is known already, as bytes: analyses of articles and plans.

A kept value is never needed and never wrong: it counts only for the same guidelint, plan and
file (by size, time and inode; by content where the time proves nothing). Values are pickles read
with a loader that knows plain data only, so that a cache that came with a repository can hold
wrong answers at worst, never code.
"""

from __future__ import annotations

import io
from functools import lru_cache
from importlib import import_module
from typing import Any

try:  # `pickle` holds the same a second time, in Python
    from _pickle import Unpickler, UnpicklingError
    from _pickle import dumps as _dumps
except ImportError:  # not CPython
    from pickle import Unpickler, UnpicklingError
    from pickle import dumps as _dumps

from guidelint.engine.looks import Stat, time_of
from guidelint.engine.store import Cache, Row, discard, location

__all__ = ["BROKEN", "Cache", "Row", "discard", "dumps", "loads", "location", "settled"]

# What reading a kept value may raise: then it is made anew.
BROKEN = (
    UnpicklingError,
    AttributeError,
    ImportError,
    IndexError,
    TypeError,
    ValueError,
    EOFError,
)
_RACE = 2_000_000_000  # ns: a file changed this shortly before it was read may change unseen
_PLAIN = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timezone"),
    ("datetime", "timedelta"),
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("guidelint.text", "Lines"),
}


def settled(stat: Stat, now: int) -> bool:
    """Whether a file's time proves that it has not changed since; `now` in ns."""
    return now - time_of(stat) > _RACE


def dumps(value: Any) -> bytes:
    """Plain data as bytes."""
    return _dumps(value, protocol=5)


def loads(data: bytes) -> Any:
    """Plain data from bytes. Raises `UnpicklingError` for anything else."""
    return _Loader(io.BytesIO(data)).load()


def packed(options: Any) -> bytes:
    """A rule's options as bytes, so that a run that does not ask the rule need not load its check."""
    return options if isinstance(options, bytes) else dumps(options)


def unpacked(options: Any) -> Any:
    """A rule's options, which `packed` may have made bytes of."""
    return _unpacked(options) if isinstance(options, bytes) else options


@lru_cache(maxsize=1024)
def _unpacked(options: bytes) -> Any:
    return loads(options)


class _Loader(Unpickler):
    """Makes tuples of guidelint's own and a few plain types; nothing that could act."""

    def find_class(self, module: str, name: str) -> Any:
        return _plain_class(module, name)


@lru_cache(maxsize=256)
def _plain_class(module: str, name: str) -> Any:
    if (module, name) in _PLAIN or module.startswith("guidelint."):
        found = getattr(import_module(module), name)
        if (module, name) in _PLAIN or (isinstance(found, type) and issubclass(found, tuple)):
            return found
    raise UnpicklingError(f"{module}.{name} is not plain data")
