"""The walk of a value along its schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guidelint.checks.json_schema.formats import FORMATS
from guidelint.checks.json_schema.issue import (
    NONE,
    Issue,
    Issues,
    Schema,
    is_what,
    issue,
    listed,
    type_words,
)
from guidelint.checks.json_schema.values import fits_type
from guidelint.model import Value

MAX_DEPTH = 200  # deeper than any article; a schema that refers to itself stops here


class Walk:
    """One validation: the root that references start from, the keywords, how text is measured."""

    __slots__ = ("_references", "keywords", "length", "met", "root")

    def __init__(
        self, root: Schema, keywords: dict[str, Keyword], length: Callable[[str], int]
    ) -> None:
        self.root = root
        self.keywords = keywords
        self.length = length
        self.met: dict[tuple[int, str], Issues] = {}
        self._references: dict[str, Any] = {}

    def visit(self, value: Value, schema: Any, depth: int) -> Issues:
        """The issues of `value`, their paths starting at it."""
        if not schema:
            return [issue("rule", value, "is not allowed here")] if schema is False else NONE
        if schema is True or value.kind == "source" or depth > MAX_DEPTH:
            return NONE
        wanted = schema.get("type")
        if wanted is not None and wanted != value.kind and not fits_type(value, wanted):
            return [wrong_type(value, schema)]
        found = NONE
        keywords = self.keywords
        for keyword in schema:
            if keyword in keywords:
                issues = keywords[keyword](self, value, schema, depth + 1)
                if issues:
                    found = found + issues
        return found

    def resolve(self, reference: str) -> Any:
        """The schema that a local reference (``#/$defs/Name``) points at."""
        if reference not in self._references:
            self._references[reference] = resolve(self.root, reference)
        return self._references[reference]

    def followed(self, schema: Any) -> Any:
        """A schema, or the one it refers to and nothing else."""
        for _ in range(10):
            if not isinstance(schema, dict) or "$ref" not in schema:
                break
            schema = self.resolve(schema["$ref"])
        return schema

    def expected(self, schema: Any, depth: int = 0) -> str:
        """What a schema asks for, in a few words; "" when it asks for nothing in particular."""
        schema = self.followed(schema)
        if not isinstance(schema, dict) or depth > 5:
            return ""
        if "const" in schema or "enum" in schema:
            return listed(schema.get("enum", [schema.get("const")]))
        if schema.get("format") in FORMATS:
            return FORMATS[schema["format"]][1]
        if "type" in schema:
            return type_words(schema["type"])
        branches = schema.get("anyOf") or schema.get("oneOf") or ()
        words = [self.expected(branch, depth + 1) for branch in branches]
        return " or ".join(dict.fromkeys(words)) if all(words) else ""


Keyword = Callable[[Walk, Value, Schema, int], Issues]


def resolve(root: Schema, reference: str) -> Any:
    """The schema at a local JSON pointer. Raises LookupError when it points nowhere."""
    if not reference.startswith("#"):
        raise LookupError(reference)
    node: Any = root
    for part in reference[1:].split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(node, list) and key.isdecimal():
            node = node[int(key)]
        elif isinstance(node, dict):
            node = node[key]
        else:
            raise LookupError(reference)
    return node


def wrong_type(value: Value, schema: Schema) -> Issue:
    """The issue of a value of another JSON type."""
    expected = listed(schema["enum"]) if "enum" in schema else type_words(schema["type"])
    found = issue("type", value, f"{is_what(value)}, expected {expected}")
    return found._replace(expected=expected)
