"""`typing.NamedTuple`, made ready in a tenth of the time.

guidelint has two hundred kinds of tuples, and `typing` compiles a constructor and every
annotation of each when its module is imported: a fifth of a run on one article. Here the
constructor is compiled when the first tuple is made, and annotations stay the texts they are.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NamedTuple, Self

    def _tuplegetter(index: int, doc: str) -> Any: ...
else:
    try:
        from _collections import _tuplegetter
    except ImportError:  # not CPython

        def _tuplegetter(index, doc):
            return property(lambda self: tuple.__getitem__(self, index), doc=doc)


__all__ = ["NamedTuple"]


class _Tuple(tuple):  # type: ignore[type-arg]
    """What all named tuples can do, as `collections.namedtuple` has it."""

    __slots__ = ()
    if TYPE_CHECKING:  # kinds have only their own annotations
        _fields: tuple[str, ...] = ()
        _field_defaults: dict[str, Any] = {}

    def __new__(cls, *values: Any, **named: Any) -> Self:
        """The first tuple of its kind: compiles the constructor of all others."""
        words = ", ".join(cls._fields)
        scope = {"_new": tuple.__new__, "__builtins__": {}}
        made = eval(f"lambda _cls, {words}: _new(_cls, ({words}{',' * bool(words)}))", scope)
        made.__defaults__ = tuple(cls._field_defaults.values())
        made.__name__ = "__new__"
        made.__qualname__ = f"{cls.__qualname__}.__new__"
        cls.__new__ = staticmethod(made)  # type: ignore[method-assign]
        first: Self = cls.__new__(cls, *values, **named)
        return first

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        """A tuple of the values in order."""
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **named: Any) -> Self:
        """A tuple with other values for some fields."""
        made = tuple.__new__(type(self), map(named.pop, self._fields, self))
        if named:
            raise ValueError(f"Got unexpected field names: {list(named)!r}")
        return made

    def _asdict(self) -> dict[str, Any]:
        """The values by name."""
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        pairs = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(pairs)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _Kind(type):
    """Makes a class with annotations a kind of `_Tuple`."""

    def __new__(kind, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(kind, name, bases, space)
        fields = tuple(space.get("__annotations__", ()))
        defaults = {field: space[field] for field in fields if field in space}
        late = [field for field in fields[len(fields) - len(defaults) :] if field not in defaults]
        if late:
            raise TypeError(f"Non-default namedtuple field {late[0]} follows a default field")
        space.update(
            (field, _tuplegetter(index, f"Alias for field number {index}"))
            for index, field in enumerate(fields)
        )
        space.update(
            _fields=fields,
            _field_defaults=defaults,
            __match_args__=fields,
            __slots__=(),
            __orig_bases__=bases,
        )
        return type(name, (_Tuple,), space)


if not TYPE_CHECKING:

    class NamedTuple(metaclass=_Kind):
        """The base of kinds of tuples, as `typing.NamedTuple` is."""
