"""Patterns that an earlier run has compiled, kept in the cache for the next.

A run on one changed article compiles up to two hundred and fifty of them, which takes as long as
thirty articles to read. Kept ones count only under the very same Python, with their digest;
whatever is wrong with one, it is compiled as ever.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

from guidelint.engine.cache import Cache, Row, dumps, loads
from guidelint.engine.gather import hash_of
from guidelint.lazy import SHELF

_KIND = "pattern"
_MOST = 2000  # guidelint has a third of that; more are left from a checkout's past
_PYTHON = f"{sys.version} {sys.byteorder} {sys.platform}"


def recall(cache: Cache) -> None:
    """Have patterns made from what is kept of them, if `cache` keeps anything."""
    if cache.is_open:
        rows = cache.rows(_KIND)
        SHELF.known = {
            name: partial(_parts, row) for name, row in rows.items() if row.stat == _PYTHON
        }
        SHELF.wanted = len(rows) < _MOST


def keep(cache: Cache) -> None:
    """Keep the patterns that this run has compiled."""
    fresh, SHELF.fresh = SHELF.fresh, {}
    rows = {}
    for name, (flags, code, *groups) in fresh.items():
        if any("\ud7ff" < sign < "\ue000" for sign in name):
            continue  # it names halves of characters: no text that can be written
        value = dumps((flags, _bytes(code), *groups))
        rows[name] = Row(_PYTHON, hash_of(value), value)
    cache.save(_KIND, rows)


def _bytes(code: list[int]) -> bytes:
    return b"".join(word.to_bytes(4, sys.byteorder) for word in code)


def _parts(row: Row) -> tuple[Any, ...]:
    if hash_of(row.value) != row.digest:
        raise ValueError("damaged")
    flags, code, *groups = loads(row.value)
    return flags, memoryview(code).cast("I").tolist(), *groups
