"""The options of a check, made from the plain data of a rule file or config.

Pydantic says what is right and words what is wrong. It costs a tenth of a short run to import, and
nearly all options are just what their check wants: those are taken as they are, without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from guidelint.checks import CHECKS

Fail = Callable[[tuple[Any, ...], str], Any]
_UNSURE: Any = object()  # what stands for a value that only pydantic can judge


def parse_options(check: str, options: Any, fail: Fail, *, proven: bool = False) -> Any:
    """The check's `Options` made from plain data; `fail(path, message)` is called when it is bad.

    A check may have `KEYS`, keys that rule files write otherwise than Python (``assert``), and
    `mistakes(options)`, which says what else is wrong with them ("" for nothing); it is not asked
    of options that are `proven`.
    """
    module = CHECKS[check].load()
    keys: dict[Any, str] = getattr(module, "KEYS", {})
    if isinstance(options, dict):
        options = {keys.get(key, key): value for key, value in options.items()}
    parsed = plainly(check, options)
    if parsed is None:
        parsed = _validated(check, options, fail)
    wrong = module.mistakes(parsed) if not proven and hasattr(module, "mistakes") else ""
    if wrong:
        as_written = {field: key for key, field in keys.items()}
        fail(tuple(as_written.get(part, part) for part in _place_of(wrong, options)), wrong)
    return parsed


def plainly(check: str, options: Any) -> Any | None:
    """The check's `Options`, if each is plainly of its kind: then pydantic would say the same.
    None where it has to be asked."""
    if not isinstance(options, dict):
        return None
    readers, required = _readers(check)
    values = {}
    for name, value in options.items():
        read = readers.get(name)
        values[name] = _UNSURE if read is None else read(value)
        if values[name] is _UNSURE:
            return None
    if not required <= values.keys():
        return None
    return CHECKS[check].load().Options(**values)


@cache
def _readers(check: str) -> tuple[dict[str, Callable[[Any], Any]], frozenset[str]]:
    """What reads each option of a check, and the options that must be given."""
    kind = CHECKS[check].load().Options
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    return readers, frozenset(readers.keys() - kind._field_defaults.keys())


def _reader(hint: Any) -> Callable[[Any], Any]:
    """What makes a value of the type `hint`, or `_UNSURE`."""
    if hint in (str, bool, int):
        return lambda value: value if type(value) is hint else _UNSURE
    if hint is float:
        return lambda value: float(value) if type(value) in (int, float) else _UNSURE
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return lambda value: value if type(value) is str and value in arguments else _UNSURE
    if origin is tuple and arguments[1:] == (...,):
        item = _reader(arguments[0])
        return lambda value: _all(value, item) if type(value) in (list, tuple) else _UNSURE
    if origin is dict and arguments[0] is str:
        item = _reader(arguments[1])
        return lambda value: _table(value, item) if type(value) is dict else _UNSURE
    return lambda value: _UNSURE


def _all(values: Iterable[Any], item: Callable[[Any], Any]) -> Any:
    made = tuple(item(value) for value in values)
    return _UNSURE if _UNSURE in made else made


def _table(values: dict[Any, Any], item: Callable[[Any], Any]) -> Any:
    made = {key: item(value) for key, value in values.items()}
    texts = all(type(key) is str for key in made)
    return made if texts and _UNSURE not in made.values() else _UNSURE


def _validated(check: str, options: Any, fail: Fail) -> Any:
    from pydantic import ValidationError

    module = CHECKS[check].load()
    try:
        return _adapter(check).validate_python(options)
    except ValidationError as error:
        keys: dict[Any, str] = getattr(module, "KEYS", {})
        written: dict[Any, Any] = {field: key for key, field in keys.items()}
        first = error.errors(include_url=False)[0]
        loc = tuple(written.get(part, part) for part in first["loc"])
        where = ".".join(str(part) for part in loc)
        if first["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
            known = ", ".join(written.get(name, name) for name in module.Options._fields) or "none"
            fail(("options", *loc), f"check {check!r} has no option {where!r} (it has: {known})")
        fail(("options", *loc), f"option {where}: {first['msg']}")
        raise  # fail always raises; this tells the type checker


@cache
def _adapter(check: str) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(CHECKS[check].load().Options)


def _place_of(wrong: str, options: Any) -> tuple[Any, ...]:
    """Where in the options stands what a message quotes first, as well as it can be told."""

    def walk(value: Any, where: tuple[Any, ...]) -> tuple[Any, ...] | None:
        if isinstance(value, str) and value and repr(value) in wrong:
            return where
        if isinstance(value, (list, tuple)):
            value = dict(enumerate(value))
        for key, item in value.items() if isinstance(value, dict) else ():
            below = walk(item, (*where, key)) or walk(key, (*where, key))
            if below:
                return below
        return None

    # else at the option that it names first: "report: there is no function …"
    return walk(options, ("options",)) or ("options", wrong.partition(":")[0])
