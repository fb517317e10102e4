"""What was read from an article as one JSON object: the output of ``guidelint parse``.

A string may hold a lone surrogate, as JavaScript's may (``"\\ud83d"``): write it as an escape.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite, isnan
from typing import Any

from guidelint.model import Article, Problem, Prop
from guidelint.text import Lines, printable

Show = Callable[[str], str]


def record(article: Article) -> dict[str, Any]:
    """The JSON object of an article: plain data, in the order of the source."""
    lines = article.text.lines
    show = printable if article.text.invalid() else str
    block = article.frontmatter
    data = block.data.plain() if block is not None and block.data is not None else {}
    return {
        "path": article.path,
        "ok": article.ok,
        "error": _error(article, lines),
        "frontmatter": {"keys": list(data), "data": _json(data, show)},
        "content_start": _place(article.content_start, lines),
        "components": [
            {
                "name": component.name or None,
                "start": _place(component.start, lines),
                "end": _place(component.end, lines),
                "inline": component.inline,
                "props": [_prop(prop, show) for prop in component.props],
            }
            for component in article.components
        ],
        "headings": [
            {
                "depth": heading.depth,
                "text": show(heading.text),
                "slug": show(heading.slug),
                "line": lines.line(heading.start),
            }
            for heading in article.headings
        ],
        "links": [
            {
                "kind": link.kind,
                "url": show(link.url),
                "text": show(link.text),
                "line": lines.line(link.start),
            }
            for link in article.links
        ],
        "code_blocks": [
            {
                "start_line": lines.line(code.start),
                "end_line": lines.line(code.end),
                "lang": show(code.lang) if code.lang else None,
            }
            for code in article.code_blocks
        ],
        "esm": [{"line": lines.line(esm.start)} for esm in article.esm],
        "expressions": [
            {"line": lines.line(expression.start), "source": show(expression.source)}
            for expression in article.expressions
        ],
    }


def _place(offset: int, lines: Lines) -> dict[str, int]:
    line, column, offset = lines.position(offset)
    return {"line": line, "col": column, "offset": offset}


def _error(article: Article, lines: Lines) -> dict[str, Any] | None:
    problem = next((p for p in article.problems if p.fatal), None)
    if problem is None:
        return None
    return {
        "reason": printable(problem.reason),
        "line": problem.line or None,
        "column": problem.column or None,
        "rule": problem.rule_id or problem.kind,
        "related": _related(problem, lines),
    }


def _related(problem: Problem, lines: Lines) -> dict[str, Any]:
    return {
        "start": _place(problem.start, lines),
        "end": _place(problem.end, lines),
    }


def _prop(prop: Prop, show: Show) -> dict[str, Any]:
    return {
        "name": prop.name or None,
        "kind": prop.kind,
        "value": _json(prop.value.plain(), show),
        "pure": prop.value.pure,
    }


def _json(value: Any, show: Show) -> Any:
    """Plain data as JSON can hold it: special numbers become ``{"$number": "NaN"}``."""
    if isinstance(value, str):
        return show(value)
    if isinstance(value, bool) or value is None or isinstance(value, int):
        return value
    if isinstance(value, float):
        if isfinite(value):
            return value
        return {"$number": "NaN" if isnan(value) else "Infinity" if value > 0 else "-Infinity"}
    if isinstance(value, dict):
        return {show(str(key)): _json(item, show) for key, item in value.items()}
    if isinstance(value, list):
        return [_json(item, show) for item in value]
    return str(value.isoformat())
