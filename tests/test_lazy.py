"""Patterns that are compiled when they are used: all of them do compile, and act as patterns do."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import guidelint
from guidelint.lazy import lazy_pattern


def patterns(value: object) -> Iterator[re.Pattern[str]]:
    """All lazy patterns in a value of a module."""
    if type(value).__name__ == "_Lazy":
        yield value  # type: ignore[misc]
    elif isinstance(value, dict):
        yield from patterns((*value, *value.values()))
    elif isinstance(value, (tuple, list, frozenset)):
        for item in value:
            yield from patterns(item)


MODULES = [
    module.name
    for module in pkgutil.walk_packages(guidelint.__path__, "guidelint.")
    if not module.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_every_pattern_compiles(name: str) -> None:
    for value in vars(import_module(name)).values():
        for pattern in patterns(value):
            assert pattern.groups >= 0


def test_a_lazy_pattern_is_the_pattern() -> None:
    lazy, eager = lazy_pattern("(?P<n>a)|b", re.IGNORECASE), re.compile("(?P<n>a)|b", re.IGNORECASE)
    assert (lazy.pattern, lazy.flags) == (eager.pattern, eager.flags)
    assert (lazy.groups, lazy.groupindex) == (eager.groups, eager.groupindex)
    assert lazy.sub("-", "xAb") == eager.sub("-", "xAb")
    assert [m.span() for m in lazy.finditer("xAb", 1)] == [
        m.span() for m in eager.finditer("xAb", 1)
    ]
    assert lazy_pattern(b"\\d").findall(b"a1") == [b"1"]


def test_a_pattern_that_does_not_compile_says_so_when_it_is_used() -> None:
    broken = lazy_pattern("(")
    with pytest.raises(re.error):
        broken.search("")
    with pytest.raises(AttributeError):
        _ = broken.nothing  # type: ignore[attr-defined]
