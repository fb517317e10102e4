"""Patterns kept from run to run: they match as they did, and nothing wrong with them matters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidelint import lazy
from guidelint.engine import compiled
from guidelint.engine.cache import Cache, Row
from guidelint.engine.replay import Seen
from guidelint.lazy import SHELF, lazy_pattern

PATTERNS = [
    (r"(?P<low>\d+)(?:-(?P<high>\d+))?|₩", 0),
    (r"(?i)\b(?:tram|ferry)s?\b", re.DOTALL),
    ("[가-힣]++|[\u0e00-\u0e7f]", 0),
    (r"(?x) a  # a comment", re.MULTILINE),
    (r"(?<=a)(b|c)\1", re.IGNORECASE),
]
TEXT = "10-20 ₩5 Trams\nFERRY 부산 abb acC a"


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    """An empty cache, and a shelf as at the start of a process before and after."""
    opened = Cache(tmp_path / "cache.sqlite")
    SHELF.__init__()  # type: ignore[misc]
    yield opened
    opened.close()
    SHELF.__init__()  # type: ignore[misc]


def seen() -> list[object]:
    """All that can be seen of the patterns, each made anew."""
    out: list[object] = []
    for source, flags in PATTERNS:
        made = lazy_pattern(source, flags)
        found = [(m.span(), m.groups(), m.groupdict()) for m in made.finditer(TEXT)]
        out.append((found, made.flags, made.groups, dict(made.groupindex), made.sub("-", TEXT)))
    return out


def test_a_kept_pattern_is_the_pattern(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = seen()
    compiled.recall(cache, Seen(cache))
    assert seen() == plain
    assert len(SHELF.fresh) == len(PATTERNS)
    compiled.keep(cache, Seen(cache))
    compiled.recall(cache, Seen(cache))
    monkeypatch.setattr(lazy, "_parts", lambda *_: pytest.fail("compiled again"))
    monkeypatch.setattr(lazy, "re", None)
    assert seen() == plain
    assert not SHELF.fresh


@pytest.mark.parametrize("what", ["value", "digest", "python"])
def test_what_is_not_as_it_was_kept_is_compiled(cache: Cache, what: str) -> None:
    plain = seen()
    compiled.recall(cache, Seen(cache))
    seen()
    compiled.keep(cache, Seen(cache))
    rows = cache.rows("made")
    assert len(rows) == len(PATTERNS)
    for row in rows.values():
        if what == "value":
            row.value = row.value[:-9]
        elif what == "digest":
            row.digest = ""
        else:
            row.stat = "3.10"
    cache.save("made", rows)
    compiled.recall(cache, Seen(cache))
    assert seen() == plain


def test_another_python_that_compiles_otherwise_is_let_do_so(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = seen()
    compiled.recall(cache, Seen(cache))
    SHELF.known = {f"{flags} {source}": lambda: (1, 2, 3) for source, flags in PATTERNS}
    assert seen() == plain
    SHELF.known = {}
    monkeypatch.setattr("re._compiler._code", None)
    assert seen() == plain


def test_names_that_are_no_text_are_not_kept(cache: Cache) -> None:
    compiled.recall(cache, Seen(cache))
    lazy_pattern("[\ud800-\udfff]").search("")
    lazy_pattern(b"a").search(b"")
    with pytest.raises(re.error):
        lazy_pattern("(").search("")
    compiled.keep(cache, Seen(cache))
    assert cache.open
    assert cache.rows("made") == {}


def test_nothing_is_kept_without_a_cache() -> None:
    compiled.recall(Cache(None), Seen(Cache(None)))
    assert not SHELF.wanted
    lazy_pattern("a").search("")
    assert not SHELF.fresh


def test_a_cache_in_other_hands_grows_no_further(cache: Cache) -> None:
    cache.save("made", {f"0 {n}": Row("", "", b"") for n in range(3000)})
    compiled.recall(cache, Seen(cache))
    lazy_pattern("a").search("")
    assert not SHELF.fresh
