"""What was concluded from all articles together, kept with the state that it was concluded from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guidelint.engine.cache import BROKEN, Cache, Row, dumps, loads
from guidelint.engine.causes import Concluded
from guidelint.engine.gather import ARTICLE, hash_of
from guidelint.tuples import NamedTuple

_KIND, _KEY = "conclusions", "all"


class Conclusions(NamedTuple):
    """All findings on the whole site, before suppressions, in the order of the articles that were
    asked, and the state they follow from; `anchored` are the articles at whose ids links point."""

    state: str
    concluded: tuple[Concluded, ...]
    anchored: tuple[str, ...]


def state_of(inventory: Iterable[str], digests: Mapping[str, str]) -> str:
    """A digest of all that conclusions depend on: every file's name, every article's digest
    (which names the plan)."""
    words = [*inventory, "", *(f"{path}\0{digests[path]}" for path in sorted(digests))]
    return hash_of("\n".join(words).encode("utf-8", "surrogateescape"))


def keep(
    cache: Cache,
    inventory: Iterable[str],
    paths: Iterable[str],
    concluded: Iterable[Concluded],
    anchored: Iterable[str],
) -> None:
    """Keep what was concluded from the articles at `paths`, whose analyses are kept already."""
    known = cache.digests(ARTICLE)
    digests = {path: known.get(path, "") for path in paths}
    concluded = tuple(concluded)
    if not all(digests.values()) or any(one.found.rule == "internal-error" for one in concluded):
        return
    put(cache, Conclusions(state_of(inventory, digests), concluded, tuple(anchored)))


def put(cache: Cache, conclusions: Conclusions) -> None:
    """Keep conclusions."""
    cache.save(_KIND, {_KEY: Row("", conclusions.state, dumps(conclusions))})


def recall(cache: Cache, state: str) -> Conclusions | None:
    """What was concluded from a state, if it was the last."""
    row = cache.row(_KIND, _KEY)
    if row is None or row.digest != state:
        return None
    try:
        kept = loads(row.value)
    except BROKEN:
        return None
    return kept if isinstance(kept, Conclusions) and kept.state == state else None
