"""Named tuples are what `typing` makes of them, whatever is asked of them."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from guidelint.tuples import NamedTuple


class Ours(NamedTuple):
    """Fields may be called as what makes them."""

    new: int
    values: tuple[int, ...] = ()
    cls: str = "x"

    @property
    def twice(self) -> int:
        """A member beside the fields."""
        return self.new * 2


class Theirs(typing.NamedTuple):
    new: int
    values: tuple[int, ...] = ()
    cls: str = "x"


class Empty(NamedTuple):
    """No fields."""


@pytest.mark.parametrize(
    ("values", "named"),
    [((1,), {}), ((1, (2,)), {"cls": "y"}), ((), {"new": 3}), ((1, (), "z"), {})],
)
def test_they_are_made_alike(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours: Any = Ours(*values, **named)
    theirs: Any = Theirs(*values, **named)
    assert ours == theirs
    assert ours._asdict() == theirs._asdict()
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._replace(cls="q") == theirs._replace(cls="q")
    assert (ours.new, ours.values, ours.cls, ours.twice) == (*theirs, ours.new * 2)
    assert Ours._make(theirs) == ours


def test_they_say_alike_what_they_are() -> None:
    for name in ("_fields", "_field_defaults", "__match_args__"):
        assert getattr(Ours, name) == getattr(Theirs, name)
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert issubclass(Ours, tuple)
    assert Empty() == ()


@pytest.mark.parametrize("wrong", [{}, {"new": 1, "other": 2}])
def test_what_does_not_fit_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Ours(**wrong)
    with pytest.raises(TypeError):
        Ours._make([1])
    with pytest.raises(ValueError, match="other"):
        Ours(1)._replace(other=2)  # type: ignore[call-arg]


def test_they_are_copied_kept_and_matched() -> None:
    one = Ours(1, (2, 3))
    for other in (pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)):
        assert type(other) is Ours
        assert other == one
    match one:
        case Ours(new, (first, *_)):
            assert (new, first) == (1, 2)


def test_rule_options_are_validated() -> None:
    from pydantic import TypeAdapter, ValidationError

    adapter = TypeAdapter(Ours)
    assert adapter.validate_python({"new": "4", "values": [1]}) == Ours(4, (1,))
    with pytest.raises(ValidationError):
        adapter.validate_python({"new": 1, "more": 2})
