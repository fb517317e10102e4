"""Frontmatter schemas that a repo has already: Astro, Nuxt, Velite, Contentlayer, Keystatic."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from guidelint.lazy import lazy_pattern
from guidelint.schema.cms import contentlayer_fields, keystatic_fields
from guidelint.schema.project import Project
from guidelint.schema.shapes import Schema
from guidelint.schema.source import Module, field, text, unquoted, walk
from guidelint.schema.values import literal
from guidelint.schema.zod import Zod, unmarked
from guidelint.tuples import NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

_STARS = lazy_pattern(r"[*{(\[?!]")


class Collection(NamedTuple):
    """A collection of articles: its name, the globs of its files, its schema, its source."""

    name: str
    files: tuple[str, ...]
    schema: Schema
    source: str
    notes: tuple[str, ...]


def collections_in(project: Project, path: Path) -> Iterator[Collection]:
    """The collections that a config file defines."""
    module = project.module(path)
    if module is None:
        return
    base = _content_folder(module, path)
    names = _names(module)
    for node in walk(module.root):
        if node.type != "call_expression":
            continue
        called = text(field(node, "function"))
        options = _options(node)
        if called in ("defineCollection", "defineDocumentType", "collection", "singleton"):
            name = names.get(node.id, "") or _own_name(options)
            found = _collection(project, path, called, name, options, base)
            if found is not None:
                yield found


def _options(call: Node) -> dict[str, Node]:
    """The pairs of the object a call is given, or of the object its function argument returns."""
    holder = field(call, "arguments")
    first = holder.named_children[0] if holder and holder.named_children else None
    if first is not None and first.type in ("arrow_function", "function_expression"):
        first = next((n for n in walk(first) if n.type == "object"), None)
    return pairs_of(first)


def pairs_of(node: Node | None) -> dict[str, Node]:
    """The values of an object literal by key."""
    out: dict[str, Node] = {}
    for pair in node.named_children if node is not None and node.type == "object" else ():
        value = field(pair, "value")
        if pair.type == "pair" and value is not None:
            out[unquoted(field(pair, "key"))] = value
        elif pair.type == "shorthand_property_identifier":
            out[text(pair)] = pair
    return out


def _names(module: Module) -> dict[int, str]:
    """Node of a ``defineCollection(…)`` -> its name in ``collections = {…}``."""
    names: dict[int, str] = {value.id: name for name, value in module.values.items()}
    for node in walk(module.root):
        if node.type != "object":
            continue
        holder = node.parent
        label = ""
        if holder is not None and holder.type in ("pair", "variable_declarator"):
            label = unquoted(field(holder, "key")) or text(field(holder, "name"))
        if label != "collections":
            continue
        for key, value in pairs_of(node).items():
            target = module.values.get(text(value)) if "identifier" in value.type else value
            if target is not None:
                names[target.id] = key
    return names


def _own_name(options: dict[str, Node]) -> str:
    return unquoted(options["name"]) if "name" in options else ""


def _content_folder(module: Module, path: Path) -> str:
    """The folder that patterns of Velite and Contentlayer start from."""
    for node in walk(module.root):
        if node.type == "pair" and unquoted(field(node, "key")) in ("contentDirPath", "root"):
            known, value = literal(field(node, "value"))
            if known and isinstance(value, str):
                return value.strip("./")
    return "content" if "velite" in path.name or path.name.startswith("content.config") else ""


def _collection(
    project: Project, path: Path, called: str, name: str, options: dict[str, Node], base: str
) -> Collection | None:
    zod = Zod(project)
    if called == "defineDocumentType":
        schema = contentlayer_fields(zod.types, options.get("fields"), path)
    elif called in ("collection", "singleton"):
        schema = keystatic_fields(zod.types, options.get("schema"), path)
    elif "schema" in options:
        schema = unmarked(zod.schema(options["schema"], path))
    else:
        return None
    if schema.get("type") != "object" or not schema["properties"]:
        return None
    if called == "defineCollection" and "src/content" in "".join(_files(name, options, base, path)):
        schema["properties"].setdefault("slug", {"type": "string"})  # Astro takes it for itself
    return Collection(
        name,
        _files(name, options, base, path),
        schema,
        project.relative(path),
        tuple(zod.types.notes),
    )


def _files(name: str, options: dict[str, Node], base: str, path: Path) -> tuple[str, ...]:
    """Globs of the articles, as far as the config says."""
    loader = options.get("loader")
    if loader is not None and loader.type == "call_expression":
        given = _options(loader)
        folder = unquoted(given["base"]).strip("./") if "base" in given else "src/content"
        return _globs(folder, [given["pattern"]] if "pattern" in given else [])
    if "path" in options:  # Keystatic: "content/posts/*" or "content/posts/*/"
        known, value = literal(options["path"])
        return (f"{_fixed(value)}**",) if known and isinstance(value, str) else ()
    for key in ("pattern", "source", "filePathPattern"):
        if key in options:
            inner = pairs_of(options[key]).get("include", options[key])
            return _globs(base, [inner])
    if path.name.startswith(("config.", "content.config")) and "src" in path.parts:
        return (f"src/content/{name}/**",) if name else ()
    return ()


def _globs(folder: str, patterns: list[Node]) -> tuple[str, ...]:
    found = []
    for node in patterns:
        known, value = literal(node)
        values = value if isinstance(value, list) else [value]
        found += [_fixed(str(one)) for one in values if known and not str(one).startswith("!")]
    start = f"{folder}/" if folder else ""
    return tuple(dict.fromkeys(f"{start}{one}**" for one in found or [""]))


def _fixed(pattern: str) -> str:
    """The folders of a pattern before its first wildcard."""
    stars = _STARS.search(pattern)
    fixed = pattern[: stars.start()] if stars else pattern
    return fixed[: fixed.rfind("/") + 1].removeprefix("./")
