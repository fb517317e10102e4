"""Whether a value fits, asked of a function that is made of its schema once.

Nearly every value of a site fits, and the walk, which has a sentence for everything that may be
wrong, takes several times as long to say so. A function from here says False also where it does
not know a keyword: then the walk decides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from guidelint.checks.json_schema.formats import FORMATS
from guidelint.checks.json_schema.issue import Schema
from guidelint.checks.json_schema.problems import DESCRIPTIONS
from guidelint.model import Prop, Value

Fits = Callable[[Value], bool]
Rule = tuple[frozenset[str], Fits | None]  # the kinds that may fit, and what else is asked

_ALL = frozenset(
    ("string", "number", "boolean", "null", "array", "object", "date", "source")
)  # of `Value.kind`
_NONE: frozenset[str] = frozenset()
_SCALAR = frozenset(("enum", "const", "minLength", "maxLength", "format"))
_OBJECT = frozenset(("properties", "additionalProperties", "required"))
_KNOWN = DESCRIPTIONS.union(("type", "items", "$defs", "definitions"), _SCALAR, _OBJECT)
_PROPS = _OBJECT.union(("type",), DESCRIPTIONS)
_FOREIGN = ("key", "ref", "slot", "children", "...")  # never or not always the component's own


class _Same:
    """A schema as a key: it is the very same one that is looked up."""

    __slots__ = ("schema",)

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def __hash__(self) -> int:
        return id(self.schema)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.schema is other.schema


def surely_fits(value: Value, schema: Schema) -> bool:
    """Whether the walk would find nothing; False where that is not sure."""
    kinds, more = _made(_Same(schema))
    return value.kind in kinds and (more is None or more(value))


def props_surely_fit(props: tuple[Prop, ...], schema: Schema) -> bool:
    """As `surely_fits`, of the props of an element; the schema is that of an object of them."""
    rules = _made_of_props(_Same(schema))
    if rules is None:
        return False
    known, required = rules
    for prop in props:
        rule = known.get(prop.name)
        if rule is None:  # a spread, a stranger, or a name that is not the component's to read
            return False
        value, (kinds, more) = prop.value, rule
        if value.kind not in kinds or (more is not None and not more(value)):
            return False
    return not required or required <= {prop.name for prop in props}


@lru_cache(256)
def _made(key: _Same) -> Rule:
    return _rule(key.schema)


@lru_cache(256)
def _made_of_props(key: _Same) -> tuple[dict[str, Rule], frozenset[str]] | None:
    schema = key.schema
    if not _PROPS.issuperset(schema) or schema.get("type", "object") != "object":
        return None
    own = {
        name: _rule(inner)
        for name, inner in schema.get("properties", {}).items()
        if name not in _FOREIGN and "-" not in name and ":" not in name and name
    }
    return own, frozenset(schema.get("required", ()))


def _rule(schema: Any) -> Rule:
    if schema is True or schema == {}:
        return _ALL, None
    if not isinstance(schema, dict) or not _KNOWN.issuperset(schema):
        return _NONE, None
    kinds = _kinds(schema.get("type"))
    asked: list[Fits] = []
    if not _SCALAR.isdisjoint(schema):
        asked.append(_scalar(schema))
    if "items" in schema:
        asked.append(_items(schema["items"]))
    if not _OBJECT.isdisjoint(schema):
        asked.append(_object(schema))
    if len(asked) < 2:
        return kinds, asked[0] if asked else None
    return kinds, lambda value: all(fits(value) for fits in asked)


def _kinds(wanted: str | list[str] | None) -> frozenset[str]:
    if wanted is None:
        return _ALL
    names = {wanted} if isinstance(wanted, str) else set(wanted)
    if "string" in names:
        names.add("date")
    return frozenset((*names, "source")) & _ALL  # whether a number is whole the walk knows


def _scalar(schema: Schema) -> Fits:
    """What is asked of texts, and of numbers to be one of a few."""
    options = [*schema.get("enum", ()), *([schema["const"]] if "const" in schema else ())]
    limited = "enum" in schema or "const" in schema
    texts = {option for option in options if isinstance(option, str)}
    numbers = {o for o in options if isinstance(o, (int, float)) and not isinstance(o, bool)}
    least, most = schema.get("minLength", 0), schema.get("maxLength", 1 << 60)
    matches = FORMATS[schema["format"]][0] if schema.get("format") in FORMATS else None

    def fits(value: Value) -> bool:
        kind = value.kind
        if kind != "string":
            return not limited or kind == "source" or (kind == "number" and value.data in numbers)
        text: str = value.data
        if not least <= len(text) <= most or (limited and text not in texts):
            return False
        return matches is None or matches(text)

    if "enum" in schema and "const" in schema:
        return lambda value: False  # nobody writes both
    return fits


def _items(schema: Any) -> Fits:
    kinds, more = _rule(schema)

    def fits(value: Value) -> bool:
        if value.kind == "source":
            return True
        for item in value.items:
            if item.kind not in kinds or (more is not None and not more(item)):
                return False
        return True

    return fits


def _object(schema: Schema) -> Fits:
    rules = {key: _rule(inner) for key, inner in schema.get("properties", {}).items()}
    others = _rule(schema.get("additionalProperties", True))
    required = frozenset(schema.get("required", ()))

    def fits(value: Value) -> bool:
        if value.kind == "source":
            return True
        keys = set()
        for member in value.members:
            key, inner = member.key, member.value
            keys.add(key)
            if key == "..." and key not in rules:  # a spread
                continue
            kinds, more = rules.get(key, others)
            if inner.kind not in kinds or (more is not None and not more(inner)):
                return False
        return required <= keys or value.kind != "object"

    return fits
