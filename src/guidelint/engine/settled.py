"""The plan of an earlier run, used again while all that it was made from is as it was.

A plan depends on the config and the rules, on the names of the articles and on all other files
of the site: what they show of framework, routes and components.
"""

from __future__ import annotations

from pathlib import Path

from guidelint.engine import looks
from guidelint.engine.cache import BROKEN, Cache, Row, dumps, loads, packed
from guidelint.engine.discovery import first_with, is_article
from guidelint.engine.gather import hash_of, stamp_of
from guidelint.engine.prepare import Prepared
from guidelint.engine.replay import RACE, Seen, own_roots
from guidelint.tuples import NamedTuple

_PLAN = "plan"
_KEPT = 8  # plans: a hook may ask under other flags than people do


class Settled(NamedTuple):
    """What is settled before any article is read, for the site at `root`."""

    root: str
    content: tuple[str, ...]  # the config's own content folders
    files: tuple[str, ...]  # that it depends on, besides those below the root
    prepared: Prepared


def recall(cache: Cache, key: str, candidates: list[Path], seen: Seen) -> Settled | None:
    """What was settled, if all that it depends on is as it was. `candidates` may be the root."""
    row = cache.row(_PLAN, key)
    if row is None:
        return None
    try:
        kept = loads(row.value)
    except BROKEN:
        return None
    if not isinstance(kept, Settled) or kept.root != str(first_with(kept.content, candidates)):
        return None
    return kept if row.digest == _seal(kept, seen)[0] else None


def stamped(kept: Settled, seen: Seen) -> Settled:
    """With a stamp on the plan that speaks of guidelint's own files too, where they can change."""
    plan = kept.prepared.plan
    own = [sorted(seen.files(root).items()) for root in own_roots()]
    stamp = hash_of(f"{stamp_of(plan)} {own}".encode("utf-8", "replace"))
    return kept._replace(prepared=kept.prepared._replace(plan=plan._replace(stamp=stamp)))


def remember(cache: Cache, key: str, kept: Settled, seen: Seen, started: int) -> None:
    """Keep what was settled. `started` (ns) is when the run began: a file as young proves nothing."""
    seal, newest = _seal(kept, seen)
    if newest < started - RACE:
        plan = kept.prepared.plan
        rules = tuple(rule._replace(options=packed(rule.options)) for rule in plan.rules)
        plan = plan._replace(rules=rules, stamp=stamp_of(plan))
        kept = kept._replace(prepared=kept.prepared._replace(plan=plan))
        cache.save(_PLAN, {key: Row(str(started), seal, dumps(kept))})
        cache.trim(_PLAN, _KEPT)


def _seal(kept: Settled, seen: Seen) -> tuple[str, int]:
    """A digest of all that a plan depends on, and the time of the youngest file among it."""
    below = seen.files(kept.root)
    stats = [(path, "" if is_article(path) else stat) for path, stat in below.items()]
    stats += [(file, looks.stat_of(file)) for file in kept.files]
    for own in own_roots():
        stats += seen.files(own).items()
    text = "\n".join(f"{path}\0{stat}" for path, stat in stats)
    return hash_of(text.encode("utf-8", "surrogateescape")), looks.youngest(
        stat for _, stat in stats if stat
    )
