"""Does the article agree with itself: the same thing said in frontmatter, props and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from guidelint.facts.dates import parse_date
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Finding, Related, Settings, Value
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """Two sides, and how they must agree.

    `left` and `right` are selectors; on the left the first that is there counts, on the right
    every one: ``frontmatter.readTime``, ``*.readTime`` (that prop of any component),
    ``KeyTakeaways.readTime``, ``h1``, ``headings``, ``slug`` (the file's name), ``now``.

    `compare`: number (the first number of each, `tolerance` apart at most), date (the same day),
    order (the right date is not before the left one), later (the right date is not after the left one), year (the years named have one in
    common), words (the share of common words is at least `tolerance`).

    `believe`: left, or text: the side that is nearer to the reading time of the text at
    `words_per_minute`.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    compare: Literal["number", "date", "order", "later", "year", "words"]
    tolerance: float = 0
    believe: Literal["left", "text"] = "left"
    words_per_minute: int = 200


class Said(NamedTuple):
    """What one place says: its data path, its span (empty for a file's name), its text."""

    path: str
    start: int
    end: int
    text: str
    value: Value | None = None


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """A finding on the side that is not believed.

    Values: `wrong` and `right` (what the two sides say), `wrong_name` and `right_name` (where),
    `evidence` (“; the text takes about 17” or "").
    """
    there: frozenset[str] = local.once("said", _there)
    left = _first(article, local, [one for one in options.left if _may_be(one, there)])
    if left is None:
        return
    for selector in options.right:
        for right in _said(article, local, selector) if _may_be(selector, there) else ():
            if right.path != left.path and _disagree(left, right, options):
                yield _finding(article, left, right, options)


def _there(article: Article, settings: Settings) -> frozenset[str]:
    """What selectors may find, shortened as `_asked` does: ``frontmatter.date``, ``*.date``."""
    data = article.frontmatter.data if article.frontmatter else None
    keys = [f"frontmatter.{member.key}" for member in data.members] if data else []
    names = {prop.name for element in article.components for prop in element.props}
    return frozenset([*keys, *(f"*.{name}" for name in names)])


def _may_be(selector: str, there: frozenset[str]) -> bool:
    """A cheap look: whether anything may stand at a selector."""
    asked = _asked(selector)
    return not asked or asked in there


@cache
def _asked(selector: str) -> str:
    """The key or the name of the prop that a selector asks for; "" where it asks for neither."""
    head, dot, rest = selector.partition(".")
    if not dot:
        return ""
    return f"frontmatter.{rest.partition('.')[0]}" if head == "frontmatter" else f"*.{rest}"


def _first(article: Article, local: Local, selectors: list[str]) -> Said | None:
    for selector in selectors:
        for said in _said(article, local, selector):
            if said.text:
                return said
    return None


def _said(article: Article, local: Local, selector: str) -> Iterator[Said]:
    """What stands at a selector, in document order."""
    if selector == "now":
        if local.settings.now:
            yield Said("today", 0, 0, local.settings.now)
    elif selector == "slug":
        name = article.path.rpartition("/")[2].partition(".")[0]
        if name != "index":
            yield Said("the file's name", 0, 0, name.replace("-", " "))
    elif selector in ("h1", "headings"):
        for heading in article.headings:
            if selector == "headings" or heading.depth == 1:
                yield Said("the heading", heading.start, heading.end, heading.text)
    elif selector.startswith("frontmatter."):
        value = article.frontmatter.data if article.frontmatter else None
        for key in selector.split(".")[1:]:
            value = value.get(key) if value is not None else None
        if value is not None and value.kind in ("string", "number", "date"):
            yield _of_value(selector, value)
    else:
        yield from _props(article, *selector.split(".", 1))


def _props(article: Article, component: str, prop: str) -> Iterator[Said]:
    for element in article.components:
        found = element.prop(prop) if component in ("*", element.name) else None
        if found is not None and found.value.kind in ("string", "number"):
            yield _of_value(f"{element.data_path}.{prop}", found.value)


def _of_value(path: str, value: Value) -> Said:
    text = value.data.isoformat() if value.kind == "date" else str(value.data)
    return Said(path, value.start, value.end, text, value)


# --- comparing -----------------------------------------------------------------------------------

_NUMBER = lazy_pattern(r"\d+(?:\.\d+)?")
_YEAR = lazy_pattern(r"(?<!\d)20\d\d(?!\d)")
_WORD = lazy_pattern(r"\w{3,}")


def _disagree(left: Said, right: Said, options: Options) -> bool:
    if options.compare == "number":
        one, other = _number(left), _number(right)
        return one is not None and other is not None and abs(one - other) > options.tolerance
    if options.compare in ("date", "order", "later"):
        return _dates_disagree(left, right, options.compare)
    if options.compare == "year":
        years, others = set(_YEAR.findall(left.text)), set(_YEAR.findall(right.text))
        return bool(years and others) and not years & others
    words = set(_WORD.findall(left.text.casefold()))
    others = set(_WORD.findall(right.text.casefold()))
    fewer = min(len(words), len(others))
    return fewer > 2 and len(words & others) < options.tolerance * fewer


def _number(said: Said) -> float | None:
    found = _NUMBER.search(said.text)
    return float(found[0]) if found else None


def _dates_disagree(left: Said, right: Said, compare: str) -> bool:
    one, other = _date(left), _date(right)
    if not one or not other or one == other:
        return False
    return compare == "date" or (one > other) == (compare == "order")


def _date(said: Said) -> str:
    """The day as ISO 8601 text, "" where it cannot be told."""
    value = said.value or Value("string", 0, 0, said.text)
    day = parse_date(value)
    return day.isoformat() if day else ""


# --- telling -------------------------------------------------------------------------------------

_NTH = lazy_pattern(r"\[\d+\]$")


def _finding(article: Article, left: Said, right: Said, options: Options) -> Finding:
    wrong, believed, evidence = right, left, ""
    if options.believe == "text":
        minutes = reading_minutes(article, options.words_per_minute)
        one, other = _number(left), _number(right)
        if one is not None and other is not None and abs(other - minutes) < abs(one - minutes):
            wrong, believed = left, right
        evidence = f"; the text takes about {minutes} min"
    if wrong.end == wrong.start:
        wrong, believed = believed, wrong
    edits = _edits(article.source, wrong, believed, options)
    why = "fits the length of the text better" if evidence else "says so"
    related = Related(believed.start, believed.end, f"{_named(believed)} says {believed.text}")
    return Finding(
        wrong.start,
        wrong.end,
        {
            "wrong": wrong.text,
            "right": believed.text,
            "wrong_name": _named(wrong),
            "right_name": _named(believed),
            "evidence": evidence,
        },
        data_path=wrong.path if wrong.value is not None else "body",
        edits=edits,
        reason=f"{_named(believed)} {why}",
        related=(related,) if believed.end > believed.start else (),
    )


def _named(said: Said) -> str:
    """The place as a reader of the article knows it: “<Summary> readTime”, “the heading”."""
    owner, _, key = said.path.partition(".")
    if not key:
        return said.path
    if owner == "frontmatter":
        return f"the frontmatter's {key}"
    return f"<{_NTH.sub('', owner)}> {key}"


def _edits(source: str, wrong: Said, right: Said, options: Options) -> tuple[Edit, ...]:
    """The number or date of one side put in the place of the other's."""
    old = source[wrong.start : wrong.end]
    if options.compare == "number":
        found, wanted = _NUMBER.search(old), _NUMBER.search(right.text)
    elif options.compare == "date":
        found, wanted = (re.search(r"\d{4}-\d\d-\d\d", text) for text in (old, right.text))
    else:
        return ()
    if found is None or wanted is None:
        return ()
    return (Edit(wrong.start + found.start(), wrong.start + found.end(), wanted[0]),)


def reading_minutes(article: Article, words_per_minute: int) -> int:
    """Minutes to read the text, at least 1; two and a half CJK characters count as a word."""
    words = 0.0
    for passage in article.passages:
        if passage.kind == "frontmatter":
            continue
        text = passage.text
        words += len(text.split())
        if not text.isascii():
            words += 0.4 * sum(1 for char in text if "\u3040" <= char <= "\u9fff")
    return max(1, round(words / words_per_minute))
