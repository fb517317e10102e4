"""What goes wrong inside the props of one component: repeated keys, uneven tables, icons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from guidelint.lazy import lazy_pattern
from guidelint.model import Component, Edit, Finding, Prop, Related, Value
from guidelint.tuples import NamedTuple

# --- keys that are given twice -------------------------------------------------------------------


def repeats_key(value: Value) -> bool:
    """Whether a key is given twice in a value or in one below it."""
    members = value.members
    if len(members) > 1 and len({member.key for member in members}) < len(members):
        return True
    inner = (*value.items, *[member.value for member in members])
    return any(each.kind != "string" and repeats_key(each) for each in inner)


def repeated_keys(component: Component, prop: Prop) -> Iterator[Finding]:
    """A finding at every key of an object literal that a later one of the same name replaces."""
    for path, value in prop.value.walk(prop.name):
        if value.kind == "object" and len(value.members) > 1:
            yield from _repeated_in(component, path, value)


def _repeated_in(component: Component, path: str, value: Value) -> Iterator[Finding]:
    last = {member.key: member for member in value.members}
    if len(last) == len(value.members):
        return
    for member in value.members:
        winner = last[member.key]
        if winner is not member:
            yield Finding(
                member.start,
                member.end,
                {
                    "component": component.name,
                    "key": member.key,
                    "where": f"<{component.name}> {path}",
                },
                data_path=f"{component.data_path}.{path}.{member.key}",
                related=(Related(winner.start, winner.end, "this one counts"),),
            )


# --- tables --------------------------------------------------------------------------------------

_NUMBERED = lazy_pattern(r"[A-Za-z_]+?(\d{1,2})\Z")


class Table(NamedTuple):
    """A table in props: how many columns its headers name, and each row's width in cells.

    `slack` is how many columns more than cells are right too: 1 where a row may have its name
    apart from its cells (``{label, values: […]}``).
    """

    component: Component
    headers: Value
    key: str
    rows: tuple[Value, ...]
    widths: tuple[int, ...]
    slack: int


def uneven_tables(
    components: Iterable[Component], headers: tuple[str, ...], rows: tuple[str, ...]
) -> Iterator[Finding]:
    """A finding for every table with a row whose cells are not as many as the headers.

    Values: `component`, `columns`, `row` (counted from 1), `cells`, `others` (“, and 2 more rows”
    or ""). The data path leads to the first cell too many, or to the row that is too short.
    Where every table of a component in the article has one cell more than headers, and there
    are two or more, the component itself names the first column: that is no finding.
    """
    tables = [table for table in (_table(c, headers, rows) for c in components) if table]
    apart = _first_column_apart(tables)
    for table in tables:
        columns = len(table.headers.items) + (table.component.name in apart)
        wrong = [
            index
            for index, width in enumerate(table.widths)
            if not columns - table.slack <= width <= columns
        ]
        if wrong:
            yield _uneven(table, columns, wrong)


def _first_column_apart(tables: list[Table]) -> set[str]:
    by_name: dict[str, list[bool]] = {}
    for table in tables:
        extra = {width - len(table.headers.items) for width in table.widths}
        by_name.setdefault(table.component.name, []).append(extra == {1})
    return {name for name, extra in by_name.items() if len(extra) > 1 and all(extra)}


def _table(component: Component, headers: tuple[str, ...], rows: tuple[str, ...]) -> Table | None:
    head = body = None
    for prop in component.props:
        if head is None and prop.name in headers and prop.value.items:
            head = prop
        if body is None and prop.name in rows and prop.value.items:
            body = prop
    if head is None or body is None or any(item.kind == "source" for item in head.value.items):
        return None
    items = body.value.items
    if all(item.kind == "array" for item in items):
        widths = tuple(len(item.items) for item in items)
        return Table(component, head.value, body.name, items, widths, 0)
    if not all(item.kind == "object" for item in items):
        return None
    numbered = [_numbered_width(tuple([m.key for m in item.members])) for item in items]
    if all(numbered):
        return Table(component, head.value, body.name, items, tuple(numbered), 0)
    lists = [[m.value for m in item.members if m.value.kind == "array"] for item in items]
    if all(len(found) == 1 for found in lists):
        widths = tuple(len(found[0].items) for found in lists)
        if Counter(widths).most_common(1)[0][1] > len(widths) // 2:
            return Table(component, head.value, body.name, items, widths, 1)
    return None


@lru_cache(256)  # the rows of a table, and of all tables of a site, have the same keys
def _numbered_width(keys: tuple[str, ...]) -> int:
    """The cells of ``{feature, option1, option2}``: 3; 0 when its keys are not numbered."""
    numbers = [int(found[1]) for key in keys if (found := _NUMBERED.match(key))]
    if not numbers:
        return 0
    first = 1 if len(numbers) < len(keys) else 0
    return first + max(numbers) + (0 in numbers)


def _uneven(table: Table, columns: int, wrong: list[int]) -> Finding:
    component, first = table.component, wrong[0]
    width = table.widths[first]
    place = f"{component.data_path}.{table.key}[{first}]"
    extra = _cells(table.rows[first])[columns:] if width > columns else []
    return Finding(
        component.start,
        component.start + 1 + len(component.name),
        {
            "component": component.name,
            "columns": str(columns),
            "row": str(first + 1),
            "cells": str(width),
            "others": _others(len(wrong) - 1),
        },
        data_path=place + (extra[0][0] if extra else ""),
        related=tuple(
            Related(row.start, row.end, f"{table.widths[index]} cells")
            for index in wrong[:10]
            for row in (table.rows[index],)
        ),
    )


def _others(count: int) -> str:
    """How many rows more are as wrong as the one that is named."""
    return (
        f", and so do {count} more rows"
        if count > 1
        else ", and so does 1 more row"
        if count
        else ""
    )


def _cells(row: Value) -> list[tuple[str, Value]]:
    if row.kind == "array":
        return [(f"[{index}]", item) for index, item in enumerate(row.items)]
    return [(f".{member.key}", member.value) for member in row.members]


# --- icons ---------------------------------------------------------------------------------------

_WORD = lazy_pattern(r"[A-Za-z][A-Za-z0-9]*(?:[ _-][A-Za-z0-9]+)*\Z")
_CODE = lazy_pattern(r"\\?(?:u\{?|U\+?|&#x|0x|x)?0*([0-9A-Fa-f]{4,6})[};]?\Z")
_PICTURES = ((0x2190, 0x2BFF), (0x3030, 0x3299), (0x1F000, 0x1FAFF))


def icons(
    components: Iterable[Component], keys: tuple[str, ...], any_word: bool
) -> Iterator[Finding]:
    """A finding for every icon that is a word or a code point where a picture is shown.

    Values: `component`, `where`, `icon`, `hint` (the picture it names, or ""). A word counts
    only where another icon of the article is a picture (or with `any_word`): else the component
    may well take names.
    """
    found = [
        (component, path, value)
        for component in components
        for path, value in _icon_values(component, keys)
    ]
    pictures = any_word or any(not value.data.isascii() for _, _, value in found)
    for component, path, value in found:
        text = value.data.strip()
        if not text.isascii():  # a picture, or in any case neither a code point nor a word
            continue
        picture = _from_code(text)
        if not picture and not (pictures and _WORD.match(text)):
            continue
        named = picture or _named(text)
        edits = (Edit(value.start + 1, value.end - 1, named),) if named else ()
        yield Finding(
            value.start,
            value.end,
            {
                "component": component.name,
                "where": f"<{component.name}> {path}",
                "icon": text,
                "hint": f"; write {named}" if named else "",
            },
            data_path=f"{component.data_path}.{path}",
            edits=edits,
            reason="it is the character of that code point"
            if picture
            else "the name is an emoji's",
            safe=bool(picture),
        )


def _icon_values(component: Component, keys: tuple[str, ...]) -> list[tuple[str, Value]]:
    found: list[tuple[str, Value]] = []
    for prop in component.props:
        if prop.name in keys:
            if prop.value.kind == "string" and prop.value.data:
                found.append((prop.name, prop.value))
        elif prop.value.kind in ("array", "object"):
            _icons_in(prop.value, prop.name, keys, found)
    return found


def _icons_in(
    value: Value, path: str, keys: tuple[str, ...], found: list[tuple[str, Value]]
) -> None:
    """Take down the texts under some keys in a value, in the order of `Value.walk`."""
    below = []
    for member in value.members:
        inner = member.value
        if inner.kind != "string":
            below.append(member)
        elif member.key in keys and inner.data:
            found.append((f"{path}.{member.key}", inner))
    for index, item in enumerate(value.items):
        if item.kind != "string":
            _icons_in(item, f"{path}[{index}]", keys, found)
    for member in below:
        _icons_in(member.value, f"{path}.{member.key}" if path else member.key, keys, found)


def _from_code(text: str) -> str:
    found = _CODE.match(text)
    if found is None:
        return ""
    code = int(found[1], 16)
    return chr(code) if any(low <= code <= high for low, high in _PICTURES) else ""


def _named(word: str) -> str:
    """The emoji whose Unicode name a word is, "" when there is none."""
    import unicodedata

    try:
        picture = unicodedata.lookup(re.sub("[_-]", " ", word).upper())
    except KeyError:
        return ""
    return picture if len(picture) == 1 and 0x1F000 <= ord(picture) <= 0x1FAFF else ""
