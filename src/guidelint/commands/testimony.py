"""What witnesses said of damaged text, asked again only when something has changed for them.

Witnesses are git's older versions and other articles: to ask them costs more than all else in a
run on one changed article.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from guidelint.engine.cache import BROKEN, Cache, Row, dumps, loads
from guidelint.engine.gather import ARTICLE, hash_of
from guidelint.engine.looks import stat_of
from guidelint.engine.plan import Plan
from guidelint.engine.source import Source
from guidelint.model import Finding
from guidelint.tuples import NamedTuple

RULES = ("mojibake", "lost-character", "question-marks-for-letters",
         "question-marks-for-picture", "question-marks-for-symbol")  # fmt: skip
_KIND, _KEY = "testimony", "all"
# By these files it shows that git's history is another.
HISTORY = (".git/HEAD", ".git/logs/HEAD", ".git/packed-refs")


class _Testimony(NamedTuple):
    """What was said of `asked`, in the state of the articles they stand in; `whole` is the state
    of all articles if others were read, else empty."""

    asked: tuple[Finding, ...]
    state: str
    whole: str
    said: tuple[Finding, ...]


def witnessed(
    findings: tuple[Finding, ...],
    source: Source,
    root: Path,
    site: Iterable[str],
    plan: Plan,
    cache: Cache,
) -> tuple[Finding, ...]:
    """The findings with what witnesses say of those in doubt."""
    asked = tuple(found for found in findings if found.rule in RULES)
    if not asked:
        return findings
    digests = cache.digests(ARTICLE)
    paths = sorted({found.path for found in asked})
    history = [stat_of(f"{root}/{name}") for name in HISTORY]
    state = _state(digests, paths, history) if all(path in digests for path in paths) else ""
    kept = _recall(cache, asked, state, _state(digests, sorted(digests), history))
    if kept is None:
        kept = _ask(findings, asked, source, root, site, plan)
        whole = _state(digests, sorted(digests), history) if kept.whole else ""
        if state:
            kept = kept._replace(state=state, whole=whole)
            cache.save(_KIND, {_KEY: Row("", state, dumps(kept))})
    said = iter(kept.said)
    return tuple(next(said) if found.rule in RULES else found for found in findings)


def _ask(
    findings: tuple[Finding, ...],
    asked: tuple[Finding, ...],
    source: Source,
    root: Path,
    site: Iterable[str],
    plan: Plan,
) -> _Testimony:
    from guidelint.commands import witness

    own = {found.path for found in asked}
    others: list[str] = []

    def read(path: str) -> bytes:
        if path not in own:
            others.append(path)
        return source.read(path)

    told = witness.witnessed(findings, Source(source.inventory, read), root, site, plan)
    said = tuple(found for found in told if found.rule in RULES)
    return _Testimony(asked, "", "others" if others else "", said)


def _recall(cache: Cache, asked: tuple[Finding, ...], state: str, whole: str) -> _Testimony | None:
    row = cache.row(_KIND, _KEY)
    if row is None or not state or row.digest != state:
        return None
    try:
        kept = loads(row.value)
    except BROKEN:
        return None
    if not isinstance(kept, _Testimony) or kept.asked != asked or len(kept.said) != len(asked):
        return None
    return kept if kept.whole in ("", whole) else None


def _state(digests: dict[str, str], paths: Iterable[str], history: list[str]) -> str:
    words = [*history, *(f"{path}\0{digests[path]}" for path in paths)]
    return hash_of("\n".join(words).encode("utf-8", "surrogateescape"))
