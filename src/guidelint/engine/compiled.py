"""What texts of rules and of guidelint itself were made into, kept in the cache for the next run:
patterns compiled, and what they need of a text told.

A run on one changed article uses up to three hundred patterns; to make them ready takes as long
as to read thirty articles. Kept ones count only under the very same Python and guidelint, with
their digest; whatever is wrong with one, it is made as ever.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

from guidelint.engine.cache import Cache, Row, dumps, loads
from guidelint.engine.gather import hash_of
from guidelint.engine.replay import Seen, own_roots
from guidelint.lazy import SHELF

_KIND = "made"
_MOST = 3000  # guidelint has a third of that; more are left from a checkout's past


def recall(cache: Cache, seen: Seen) -> None:
    """Put on the shelf what is kept, if `cache` keeps anything."""
    if cache.open:
        rows, maker = cache.rows(_KIND), _maker(seen)
        SHELF.known = {name: partial(_made, row) for name, row in rows.items() if row.stat == maker}
        SHELF.wanted = len(rows) < _MOST


def keep(cache: Cache, seen: Seen) -> None:
    """Keep what this run has made."""
    fresh, SHELF.fresh = SHELF.fresh, {}
    if not fresh:
        return
    rows, maker = {}, _maker(seen)
    for name, made in fresh.items():
        try:
            name.encode()
        except UnicodeEncodeError:
            continue  # it names halves of characters: no text that can be written
        value = dumps(made)
        rows[name] = Row(maker, hash_of(value), value)
    cache.save(_KIND, rows)


def _maker(seen: Seen) -> str:
    """The Python and, where they can change under one version, guidelint's own files."""
    own = [sorted(seen.files(root).items()) for root in own_roots()]
    return f"{sys.version} {sys.platform} {own and hash_of(repr(own).encode())}"


def _made(row: Row) -> tuple[Any, ...]:
    if hash_of(row.value) != row.digest:
        raise ValueError("damaged")
    made: tuple[Any, ...] = loads(row.value)
    return made
