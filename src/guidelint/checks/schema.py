"""Frontmatter and component props against their JSON Schemas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from guidelint.checks.esm import Origin, own_names
from guidelint.checks.json_schema import Issue, props_surely_fit, validate
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Component, Edit, Finding, Member, Settings, Value
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """What is validated, and which kinds of `Issue` this rule speaks about.

    `length`: what maxLength and minLength count: characters (code points), or the width in
    columns (wide characters, as in Korean, count two), which is what a result page has room for.
    """

    of: Literal["frontmatter", "props"]
    kinds: tuple[Literal["missing", "unknown", "type", "value", "limit", "form", "rule"], ...]
    length: Literal["characters", "width"] = "characters"


class Subject(NamedTuple):
    """A validated whole: its name for readers, its data path, and where a missing key is shown."""

    name: str  # "the frontmatter" or "<PriceTable>"
    data_path: str
    start: int
    end: int
    issues: tuple[Issue, ...]
    component: str = ""


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding a leaf that does not fit.

    Values: `where` (“rows[3].name”, “<Card> rows[3].name”), `owner` (what holds the key), `key`,
    `problem` (reads on after `where`), `expected`, `hint` (the nearest name or value, or "").
    """
    for subject in _subjects(article, local, options):
        for issue in subject.issues:
            if issue.kind in options.kinds and not _told_as_misspelt(issue, subject):
                yield _finding(article.source, subject, issue)


def _told_as_misspelt(issue: Issue, subject: Subject) -> bool:
    """Whether a prop is missing because it is there under a name that is told as unknown."""
    if issue.kind != "missing" or not issue.near or not subject.component:
        return False
    return any(
        i.kind == "unknown" and (i.name, i.near) == (issue.near, issue.name) for i in subject.issues
    )


def _subjects(article: Article, local: Local, options: Options) -> Iterable[Subject]:
    if options.of == "props":
        found: tuple[Subject, ...] = local.once("schema of props", _props)
        return found
    if options.length == "width":
        return _frontmatter(article, local.settings, width)
    whole: tuple[Subject, ...] = local.once("schema of frontmatter", _frontmatter)
    return whole


def width(text: str) -> int:
    """The columns a text takes: wide East Asian characters and emoji two, others one."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(2 if east_asian_width(c) in "WF" else 0 if combining(c) else 1 for c in text)


def _without_ours(data: Value) -> Value:
    """Frontmatter without what it says to guidelint, which the site's schema need not know."""
    if data.get("guidelint") is None:
        return data
    members = tuple(member for member in data.members if member.key != "guidelint")
    return Value(data.kind, data.start, data.end, data.data, data.items, members, data.breaks)


def _frontmatter(article: Article, settings: Settings, length: Any = len) -> tuple[Subject, ...]:
    frontmatter = article.frontmatter
    if settings.frontmatter is None or frontmatter is None or frontmatter.data is None:
        return ()
    issues = validate(_without_ours(frontmatter.data), settings.frontmatter, length)
    if not issues:
        return ()
    fence = re.compile(r"[^\r\n]*").match(article.source, frontmatter.start)
    end = fence.end() if fence else frontmatter.start
    return (Subject("the frontmatter", "frontmatter", frontmatter.start, end, tuple(issues)),)


def _props(article: Article, settings: Settings) -> tuple[Subject, ...]:
    if not settings.components or not article.components:
        return ()
    own = own_names(article)
    found = []
    for component in article.components:
        schema = schema_of(component.name, settings.components, own)
        if schema is None:
            continue
        asked = schema.get("props")
        if not asked or props_surely_fit(component.props, asked):
            continue
        issues = validate(props_value(component, schema), asked)
        if issues:
            end = component.start + 1 + len(component.name)
            found.append(
                Subject(
                    f"<{component.name}>",
                    component.data_path,
                    component.start,
                    end,
                    tuple(issues),
                    component.name,
                )
            )
    return tuple(found)


def schema_of(
    name: str, components: dict[str, Any], own: dict[str, Origin]
) -> dict[str, Any] | None:
    """The schema of the component an article calls `name`, None when it is not known.

    A name that the article declares, or imports from a package, is another component.
    """
    origin = own.get(name.partition(".")[0])
    if origin is None:
        return components.get(name)
    if not origin.module:
        return None
    stem = origin.module.rpartition("/")[2].partition(".")[0]
    known = components.get(stem if origin.name == "default" and stem in components else name)
    if origin.name not in ("default", "*"):
        known = components.get(origin.name)
    if known is None or origin.module.startswith(_OWN_CODE) or stem in known.get("source", ""):
        return known
    return None


_OWN_CODE = (".", "/", "@/", "@site/", "~", "$", "#", "src/")  # imports that are not packages
_ALWAYS = ("key", "ref", "slot")  # taken by the framework, not by the component


def props_value(component: Component, schema: dict[str, Any]) -> Value:
    """The props of an element as one object; a spread has the key ``...``."""
    members = []
    for prop in component.props:
        name, value = prop.name, prop.value
        if prop.kind == "spread":
            members.append(Member("...", prop.start, prop.end, value))
            continue
        if name in _ALWAYS or (name == "children" and schema.get("children") is not False):
            continue
        if "-" in name or ":" in name:  # data-, aria-, client:load: JSX lets them pass
            continue
        if prop.kind == "boolean":
            value = Value("boolean", prop.start, prop.end, True)
        members.append(Member(name, prop.start, prop.name_end, value))
    return Value("object", component.start, component.open_end, members=tuple(members))


def _finding(source: str, subject: Subject, issue: Issue) -> Finding:
    path = issue.path[1:] if issue.path.startswith(".") else issue.path
    owner = path[: len(path) - len(issue.name)].rstrip(".") if path.endswith(issue.name) else path
    top = issue.kind == "missing" and not owner
    inside = subject.name if subject.component else ""
    edits, reason, safe = mend(source, issue)
    return Finding(
        subject.start if top else issue.start,
        subject.end if top else issue.end,
        {
            "where": f"{inside} {path}".strip() or subject.name,
            "owner": f"{inside} {owner}".strip() or subject.name,
            "key": issue.name,
            "problem": issue.problem,
            "expected": issue.expected,
            "hint": _hint(issue),
            "component": subject.component,
        },
        data_path=subject.data_path + issue.path,
        edits=edits,
        reason=reason,
        safe=safe,
    )


def _hint(issue: Issue) -> str:
    if issue.kind == "missing":
        if issue.near:
            return f"; there is “{issue.near}” instead"
        return f" (expected {issue.expected})" if issue.expected else ""
    if issue.near:
        return f"; did you mean “{issue.near}”?"
    if issue.kind == "unknown" and 0 < len(issue.allowed) <= 12:
        return f"; known: {', '.join(str(name) for name in issue.allowed)}"
    return ""


_NUMERAL = lazy_pattern(r"-?(0|[1-9]\d{0,14})(\.\d{1,10})?\Z", re.ASCII)


def mend(source: str, issue: Issue) -> tuple[tuple[Edit, ...], str, bool]:
    """The edits that would mend an issue, why they are right, and whether they are safe."""
    if issue.near and issue.kind in ("unknown", "value"):
        place = (
            (issue.start, issue.end)
            if issue.kind == "unknown"
            else (issue.value.start, issue.value.end)
        )
        edit = _replaced(source, *place, issue.near)
        reason = "it differs in case only" if issue.case else "it is the nearest the schema knows"
        return ((edit,), reason, issue.case) if edit else ((), "", False)
    if issue.kind == "type":
        return _converted(source, issue)
    return (), "", False


def _replaced(source: str, start: int, end: int, text: str) -> Edit | None:
    """`text` in the place and the quotes of what stands there; None if it needs escaping."""
    old = source[start:end]
    if re.search(r"[\"'\\{}<>`\n]|&[A-Za-z#]", text):
        return None
    if len(old) > 1 and old[0] == old[-1] and old[0] in "\"'`":
        return Edit(start + 1, end - 1, text)
    if re.fullmatch(r"[A-Za-z][\w &+/.-]*", text) and text == text.strip():
        return Edit(start, end, text)
    return None


def _converted(source: str, issue: Issue) -> tuple[tuple[Edit, ...], str, bool]:
    """Text that is a number or a boolean becomes one, and a number becomes its text."""
    value, old = issue.value, source[issue.start : issue.end]
    none: tuple[tuple[Edit, ...], str, bool] = ((), "", False)
    if value.kind == "string" and old[:1] in ("'", '"'):
        number = issue.expected in ("a number", "a whole number") and _NUMERAL.match(value.data)
        truth = issue.expected == "true or false" and value.data in ("true", "false")
        if not number and not truth:
            return none
        attribute = source[max(0, issue.start - 40) : issue.start].rstrip().endswith("=")
        text = f"{{{value.data}}}" if attribute else value.data  # price="3" -> price={3}
        return (
            (Edit(issue.start, issue.end, text),),
            "the same value without quotes",
            value.data != "false",
        )
    if value.kind == "number" and issue.expected == "text" and _NUMERAL.match(old):
        return (Edit(issue.start, issue.end, f'"{old}"'),), "the same value as text", True
    return none
