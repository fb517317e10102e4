"""What an article asks of its components that they do not do, besides the schemas of props."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from guidelint.checks.component_data import icons, repeated_keys, repeats_key, uneven_tables
from guidelint.checks.esm import own_names
from guidelint.checks.html_names import HTML_NAMES
from guidelint.checks.nearest import nearest, same_but_case
from guidelint.checks.schema import props_value, schema_of
from guidelint.facts.local import Local
from guidelint.model import Article, Component, Edit, Finding, Related
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """What to find.

    unknown            a component that neither the site nor the article has
    miscased           a name that differs from a component's in case only
    repeated-prop      a prop or a key that is given twice: only the last counts
    dropped-children   text inside a component that does not show its children
    unread-prop        a prop that the component declares and never reads
    nothing-to-show    a component without any of what it shows
    uneven-table       rows with more or fewer cells than there are headers
    icon               an icon that is a word or a code point, not a picture
    expression         a prop that is not a literal

    `keys`: the props that hold icons. `any_word`: report words as icons even where no other
    icon of the article is an emoji. `headers`, `rows`: the props of a table. `engines`: the
    engines that drop props that are not literals. `labels`: props that name a thing and show
    nothing by themselves.
    """

    find: Literal[
        "unknown",
        "miscased",
        "repeated-prop",
        "dropped-children",
        "unread-prop",
        "nothing-to-show",
        "uneven-table",
        "icon",
        "expression",
    ]
    keys: tuple[str, ...] = ("icon", "emoji")
    any_word: bool = False
    headers: tuple[str, ...] = ("headers", "columns")
    rows: tuple[str, ...] = ("rows", "items", "data")
    engines: tuple[str, ...] = ()
    labels: tuple[str, ...] = ("title", "subtitle", "heading", "label", "className", "id", "type")


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """The findings of one question; which values each gives stands at its function."""
    if not article.components:
        return iter(())
    return _QUESTIONS[options.find](article, local, options)


# --- names ---------------------------------------------------------------------------------------


def _unknown(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `name`, `hint` (the nearest name, or "")."""
    known = local.settings.components
    if not known:
        return
    used = {component.name for component in article.components}
    strange = {n for n in used if n not in known or known[n].get("import")}
    strange = {name for name in strange if name[:1].isupper()}
    if not strange:
        return
    own = own_names(article)
    others = "*" in known  # the set is not complete: only what is nearly a name of it is told
    bases = {name.partition(".")[0] for name in known}
    for component in article.components:
        name = component.name
        base, dot, _ = name.partition(".")
        if name not in strange or base in own or base == "Fragment":
            continue
        if (dot and base in bases) or base == "React" or same_but_case(name, known):
            continue
        near = "" if name in known else nearest(name, known)
        hint = f"; did you mean <{near}>?" if near else ""
        if name in known:
            hint = f" unless it is imported from {known[name].get('source', 'its file')}"
        if others and not hint:
            continue
        yield _renamed(article.source, component, near, False, hint)


def _miscased(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `name`, `right` (the name as the component has it), `hint`."""
    names = dict.fromkeys([component.name for component in article.components])
    known = list(local.settings.components or [name for name in names if name[:1].isupper()])
    if names.keys() <= set(known):
        return
    by_folded = {name.casefold(): name for name in known}
    own = own_names(article)
    for component in article.components:
        name = component.name
        right = by_folded.get(name.casefold())
        if right is None or right == name or name in known or name in own:
            continue
        if name.lower() in HTML_NAMES and not name[:1].isupper():
            continue
        if name[:1].isupper() and not local.settings.components and right in names:
            continue  # two spellings, both capitalised, and nobody to say which is right
        yield _renamed(article.source, component, right, True, f"; did you mean <{right}>?")


def _renamed(source: str, component: Component, right: str, safe: bool, hint: str) -> Finding:
    name = component.name
    edits: tuple[Edit, ...] = ()
    if right:
        start = component.start + 1
        edits = (Edit(start, start + len(name), right),)
        if not component.self_closing and component.close_start < component.end:
            at = source.find(name, component.close_start, component.end)
            edits = (*edits, Edit(at, at + len(name), right)) if at > 0 else ()
    return Finding(
        component.start,
        component.start + 1 + len(name),
        {"name": name, "right": right, "hint": hint},
        data_path=component.data_path,
        edits=edits,
        reason="it differs in case only" if safe else "it is the nearest component there is",
        safe=safe,
    )


# --- props and children --------------------------------------------------------------------------


def _repeated(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `component`, `key`, `where` (“<Card>”, “<Card> items[2]”), `times`."""
    for component in article.components:
        props = component.props
        if len(props) > 1 and len({prop.name for prop in props}) < len(props):
            yield from _repeated_props(component)
        for prop in props:
            if prop.value.kind in ("array", "object") and repeats_key(prop.value):
                yield from repeated_keys(component, prop)


def _repeated_props(component: Component) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for index, prop in enumerate(component.props):
        if prop.name and prop.name in seen:
            first = component.props[seen[prop.name]]
            related = (
                Related(first.start, first.name_end, "this one is lost"),
                Related(prop.start, prop.name_end, "this one counts"),
            )
            yield Finding(
                component.start,
                component.start + 1 + len(component.name),
                {
                    "component": component.name,
                    "key": prop.name,
                    "where": f"<{component.name}>",
                },
                data_path=f"{component.data_path}.{prop.name}",
                related=related,
            )
        seen[prop.name] = index


def _dropped_children(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `component`."""
    if not local.settings.components:
        return
    own = own_names(article)
    for component in article.components:
        if not component.has_children:
            continue
        schema = schema_of(component.name, local.settings.components, own)
        if schema is None or schema.get("children") is not False:
            continue
        inside = article.source[component.open_end : component.close_start]
        start = component.open_end + len(inside) - len(inside.lstrip())
        yield Finding(
            start,
            component.open_end + len(inside.rstrip()),
            {"component": component.name},
            data_path=f"{component.data_path}.children",
        )


def _unread_prop(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `component`, `key`. Which props are never read stands in the schema (``unread``)."""
    if not any("unread" in schema for schema in local.settings.components.values()):
        return
    own = own_names(article)
    for component in article.components:
        schema = schema_of(component.name, local.settings.components, own) or {}
        for prop in component.props if "unread" in schema else ():
            if prop.name in schema["unread"]:
                yield Finding(
                    prop.start,
                    prop.name_end,
                    {"component": component.name, "key": prop.name},
                    data_path=f"{component.data_path}.{prop.name}",
                )


def _nothing_to_show(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `component`, `hint` (what it could show)."""
    if not local.settings.components:
        return
    own = own_names(article)
    for component in article.components:
        if component.has_children or "spread" in [prop.kind for prop in component.props]:
            continue
        schema = schema_of(component.name, local.settings.components, own)
        if schema is None or not isinstance(schema.get("props"), dict):
            continue
        if _answered(component, schema["props"]) or _partly_read(article, component):
            continue
        lacking = _alternatives(component, schema, options)
        if lacking:
            yield Finding(
                component.start,
                component.start + 1 + len(component.name),
                {"component": component.name, "hint": " or ".join(lacking)},
                data_path=component.data_path,
            )


def _answered(component: Component, props: dict[str, Any]) -> bool:
    """Whether what is required settles it: a list that is shown, or is missing altogether, which
    is told as that, or no list at all."""
    properties, required = props.get("properties", {}), props.get("required", ())
    lists = [key for key in required if _is_list_of_objects(properties.get(key))]
    for key in lists:
        prop = component.prop(key)
        if prop is None or not _empty(prop.value.kind, prop.value):
            return True
    return bool(required) and not lists


def _partly_read(article: Article, component: Component) -> bool:
    """Whether something may stand in the component that was not read, or not as its own."""
    if not component.self_closing and component.close_start == component.end:
        return True  # never closed: what it was to show stands behind it
    low, high = component.open_end, component.close_start
    return any(start < high and low < end for start, end in article.unread)


def _alternatives(component: Component, schema: dict[str, Any], options: Options) -> list[str]:
    """The props that could show something where none does; empty when something is shown."""
    props = schema["props"]
    properties, required = props.get("properties", {}), props.get("required", ())
    lists = [key for key, inner in properties.items() if _is_list_of_objects(inner)]
    needed = [key for key in lists if key in required]
    either = schema.get("children") is False and len(lists) > 1
    pair = not component.self_closing and schema.get("children") is True
    if not (needed or either or pair):
        return []
    value = props_value(component, schema)
    given = {m.key for m in value.members if not _empty(m.value.kind, m.value)}
    if needed:  # what is missing altogether is told as missing
        written = {member.key for member in value.members}
        return needed if all(key in written and key not in given for key in needed) else []
    if required:
        return []
    if either:
        return [] if given & set(lists) else lists
    texts = [k for k, inner in properties.items() if inner.get("type") == "string"]
    content = [key for key in texts if key not in options.labels]
    others = given.difference(options.labels, (k for k in properties if k not in texts))
    return ["text between its tags", *content] if not others and not lists else []


def _empty(kind: str, value: Any) -> bool:
    if kind == "array":
        return not value.items
    return kind == "null" or (kind == "string" and not value.data.strip())


def _is_list_of_objects(schema: Any) -> bool:
    if not isinstance(schema, dict) or schema.get("type") != "array":
        return False
    items = schema.get("items")
    return isinstance(items, dict) and ("properties" in items or "$ref" in items)


def _expression(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `component`, `key`."""
    if local.settings.engine not in options.engines:
        return
    for component in article.components:
        for prop in component.props:
            if prop.kind == "spread" or not prop.value.pure:
                yield Finding(
                    prop.start,
                    prop.end,
                    {"component": component.name, "key": prop.name or "{...}"},
                    data_path=f"{component.data_path}.{prop.name or '...'}",
                )


def _uneven_table(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    return uneven_tables(article.components, options.headers, options.rows)


def _icon(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    return icons(article.components, options.keys, options.any_word)


_QUESTIONS: dict[str, Callable[[Article, Local, Options], Iterator[Finding]]] = {
    "unknown": _unknown,
    "miscased": _miscased,
    "repeated-prop": _repeated,
    "dropped-children": _dropped_children,
    "unread-prop": _unread_prop,
    "nothing-to-show": _nothing_to_show,
    "uneven-table": _uneven_table,
    "icon": _icon,
    "expression": _expression,
}
