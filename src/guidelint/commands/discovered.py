"""Clusters of statements as text: a table to read, JSON, and declarations to paste."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from guidelint.facts.claims import PRICE_WORDS, folded
from guidelint.facts.clusters import Cluster
from guidelint.facts.record import Statement
from guidelint.lazy import lazy_pattern
from guidelint.text import Lines, printable

_SHOWN = 4  # places told of each value, in a table
_NOT_IN_ID = lazy_pattern(r"[^a-z0-9]+")


def render(
    clusters: list[Cluster], dates: Mapping[str, str], lines: Mapping[str, Lines], form: str
) -> str:
    """`clusters` in a format. `dates` (ISO 8601, or "") and `lines` are by article."""
    if form == "json":
        told = [_data(one, dates, lines) for one in clusters]
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    if form == "toml":
        taken: dict[str, int] = {}
        return "\n".join(_declaration(one, dates, lines, taken) for one in clusters)
    return "\n".join("\n".join(_table(one, dates, lines)) + "\n" for one in clusters)


def _table(one: Cluster, dates: Mapping[str, str], lines: Mapping[str, Lines]) -> list[str]:
    narrowed = [*one.qualifiers, *([f"per {one.unit}"] if one.unit else [])]
    said = f" ({', '.join(narrowed)})" if narrowed else ""
    return [f"{printable(one.label)}{said}: {one.articles} articles", *_values(one, dates, lines)]


def _values(one: Cluster, dates: Mapping[str, str], lines: Mapping[str, Lines]) -> list[str]:
    found = one.values()
    width = max(len(_amount(low, high)) for (low, high), _ in found)
    out = []
    for (low, high), places in found:
        paths = {place.path for place in places}
        told = sorted(date[:7] for path in paths if (date := dates.get(path, "")))
        span = (
            f"  {told[0]}…{told[-1]}"
            if told and told[0] != told[-1]
            else f"  {told[0]}"
            if told
            else ""
        )
        where = ", ".join(_where(place, lines) for place in places[:_SHOWN])
        more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
        amount = f"{_amount(low, high):>{width}} {one.currency}"
        out.append(f"  {amount}  ×{len(paths)}{span}  {where}{more}")
    return out


def _data(one: Cluster, dates: Mapping[str, str], lines: Mapping[str, Lines]) -> dict[str, Any]:
    return {
        "label": one.label,
        "words": list(one.words),
        "qualifiers": list(one.qualifiers),
        "unit": one.unit,
        "currency": one.currency,
        "articles": one.articles,
        "values": [
            {
                "low": low,
                "high": high,
                "articles": len({place.path for place in places}),
                "places": [_place(place, dates, lines) for place in places],
            }
            for (low, high), places in one.values()
        ],
    }


def _place(
    place: Statement, dates: Mapping[str, str], lines: Mapping[str, Lines]
) -> dict[str, Any]:
    at = lines[place.path].position(place.fact.start)
    return {
        "path": place.path,
        "line": at.line,
        "column": at.column,
        "text": place.fact.text,
        "label": place.fact.label,
        "date": dates.get(place.path, ""),
    }


def _declaration(
    one: Cluster, dates: Mapping[str, str], lines: Mapping[str, Lines], taken: dict[str, int]
) -> str:
    words = _words(one)
    name = _NOT_IN_ID.sub("-", "-".join((*words, *one.qualifiers, one.unit)).lower()).strip("-")
    name = name or "fact"
    taken[name] = taken.get(name, 0) + 1
    if taken[name] > 1:
        name = f"{name}-{taken[name]}"
    low, high = one.values()[0][0]
    ends = [end for end in (low, high) if end is not None]
    value = _number(ends[0]) if ends[0] == ends[-1] else f"[{_number(ends[0])}, {_number(ends[1])}]"
    out = [f"# {line.strip()}" for line in _table(one, dates, lines)]
    what = ", ".join((one.label, *one.qualifiers))
    out += ["[[fact]]", f"id = {_quoted(name)}", f"what = {_quoted(what)}"]
    out += [f"match = [{', '.join(_quoted(word) for word in words)}]", f"value = {value}"]
    out.append(f"currency = {_quoted(one.currency)}")
    if one.unit:
        out.append(f"unit = {_quoted(one.unit)}")
    return "\n".join(out) + "\n"


def _words(one: Cluster) -> list[str]:
    """The words that all labels of a cluster have, in the order of the most common label."""
    labels = [{folded(word) for word in _split(place.fact.label)} for place in one.places]
    ordered = [folded(word) for word in _split(one.label)]
    shared = [
        word
        for word in dict.fromkeys(ordered)
        if (word in one.words or word in PRICE_WORDS) and all(word in label for label in labels)
    ]
    return shared if any(word in one.words for word in shared) else list(one.words)


def _split(label: str) -> list[str]:
    return re.findall(r"[a-z]-[a-z]+|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+[a-z]*", label.lower())


def _amount(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"up to {_grouped(high)}" if low is None else f"{_grouped(low)}+"
    return _grouped(low) if low == high else f"{_grouped(low)}–{_grouped(high)}"


def _grouped(value: float | None) -> str:
    value = value or 0
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value}"


def _where(place: Statement, lines: Mapping[str, Lines]) -> str:
    return f"{place.path}:{lines[place.path].position(place.fact.start).line}"


def _quoted(text: str) -> str:
    return json.dumps(printable(text), ensure_ascii=False)
