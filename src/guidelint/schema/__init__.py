"""Schemas nobody has to write: of components from their source, of frontmatter, from usage.

Sources are read, never run. TypeScript is read by tree-sitter (extra ``schema``), which is
imported only when `extract` or `frontmatter` is called.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guidelint.lazy import lazy_pattern
from guidelint.model import Article

__all__ = ["extract", "frontmatter", "infer", "infer_frontmatter", "model_schema", "type_schema"]

_NO_SOURCE = lazy_pattern(r"\.(test|spec|stories|story|d)\.|\.d\.ts$")
_ENDINGS = (".tsx", ".jsx", ".ts", ".js")
_CONVENTIONAL = ("mdx-components", "src/mdx-components")  # where Next.js looks for the map


def extract(paths: list[Path], root: Path) -> dict[str, dict[str, Any]]:
    """The schemas of the components in `paths` (TSX, TS, JSX, Astro, Vue, Svelte), by name.

    ``{"children": bool, "props": JSON Schema, "source": path below root}``; `children` says
    whether text between the tags is accepted *and shown*. ``unread`` lists declared props that
    the component never reads, ``notes`` what was not understood (and accepts anything).

    Names come from the component map (``useMDXComponents``, ``components={…}``) where one of
    the files has one; other exports are marked ``"import": True``: an article must import them.
    The entry ``*`` stands for names from elsewhere: it is there unless a map leaves no room.

    Only files below `root` are read. Raises ModuleNotFoundError without tree-sitter.
    """
    from guidelint.schema.components import components_in, described, file_name
    from guidelint.schema.mapping import component_map
    from guidelint.schema.project import Project
    from guidelint.schema.reads import read_of_others
    from guidelint.schema.single_file import SUFFIXES, described_file

    project = Project(root)
    others: set[str] = set()
    sources = [path for path in sorted(paths) if not _NO_SOURCE.search(path.name)]
    out: dict[str, dict[str, Any]] = {}
    for path in sources:
        others |= read_of_others(path.read_text("utf-8", "replace"))
        if path.suffix in SUFFIXES:
            entry = described_file(project, path)
            if entry is not None:
                _add(out, file_name(path), entry)
            continue
        for name, definition in components_in(project, path):
            _add(out, name, described(project, definition))
    conventional = [project.root / f"{name}{end}" for name in _CONVENTIONAL for end in _ENDINGS]
    found = component_map(project, [*sources, *(p for p in conventional if p.is_file())])
    if found is None:
        _read_elsewhere(out, others)
        out["*"] = {**_foreign(""), "notes": ["no component map was found: others may exist"]}
        return dict(sorted(out.items()))
    for name, entry in out.items():
        if name.partition(".")[0] not in found.names:
            entry["import"] = True
    for name, mapped in found.names.items():
        if mapped is None:
            out[name] = _foreign(found.origins.get(name, ""))
        elif mapped.node is None:
            out[name] = described_file(project, mapped.path) or _foreign("")
        else:
            out[name] = described(project, mapped)
    _read_elsewhere(out, others)
    if found.open:
        out["*"] = {**_foreign(""), "notes": ["the component map takes in others"]}
    return dict(sorted(out.items()))


def _read_elsewhere(out: dict[str, dict[str, Any]], others: set[str]) -> None:
    """Take back what was said of props that other components read (``child.props.label``)."""
    from guidelint.schema.components import UNSHOWN

    for entry in out.values():
        unread = [name for name in entry.pop("unread", ()) if name not in others]
        if unread:
            entry["unread"] = unread
        if "children" in others and UNSHOWN in entry.get("notes", ()):
            entry["children"] = True
            notes = [note for note in entry.pop("notes") if note != UNSHOWN]
            if notes:
                entry["notes"] = notes


def _add(out: dict[str, dict[str, Any]], name: str, entry: dict[str, Any]) -> None:
    """Take in a component; of two with one name, what either takes fits."""
    known = out.get(name)
    if known is None or known["source"] == entry["source"] or known["props"] == entry["props"]:
        out.setdefault(name, entry)
        return
    both = [known["props"], entry["props"]]
    out[name] = {
        "source": f"{known['source']}, {entry['source']}",
        "children": known["children"] or entry["children"],
        "props": {} if any("$defs" in props for props in both) else {"anyOf": both},
        "notes": ["there are two components of this name"],
    }


def _foreign(source: str) -> dict[str, Any]:
    """The entry of a component whose code is not in the repository."""
    return {"source": source, "children": True, "props": {}}


def frontmatter(paths: list[Path], root: Path) -> list[dict[str, Any]]:
    """The frontmatter schemas that config files define: zod (Astro, Nuxt, Velite), Contentlayer,
    Keystatic.

    Each is ``{"name", "files", "schema", "source"}`` and, where something was not understood,
    ``"notes"``; `files` are globs from `root` (empty where the config does not say).
    """
    from guidelint.schema.content_config import collections_in
    from guidelint.schema.project import Project

    project = Project(root)
    out = []
    for path in sorted(paths):
        for one in collections_in(project, path):
            entry = {
                "name": one.name,
                "files": list(one.files),
                "schema": one.schema,
                "source": one.source,
            }
            out.append({**entry, "notes": list(one.notes)} if one.notes else entry)
    return out


def type_schema(path: Path, name: str, root: Path) -> dict[str, Any] | None:
    """The JSON Schema of the TypeScript type `name` in a file; None when it is not there."""
    from guidelint.schema.components import cleaned
    from guidelint.schema.project import Project
    from guidelint.schema.typescript import Types

    project = Project(root)
    found = project.find_type(path.resolve(), name)
    if found is None:
        return None
    types = Types(project)
    schema = cleaned(types.deref(types.declared(name, found, [])))
    if types.definitions:
        schema["$defs"] = {key: cleaned(inner) for key, inner in types.definitions.items()}
    return dict(schema)


def infer(articles: Iterable[Article]) -> dict[str, dict[str, Any]]:
    """Component schemas mined from how articles use components: props, types, choices, required.

    What nearly all uses agree on becomes the schema, so that the few others stand out.
    """
    from guidelint.schema.usage import components

    return components(articles)


def infer_frontmatter(articles: Iterable[Article]) -> dict[str, Any]:
    """The JSON Schema of the frontmatter that nearly all articles agree on."""
    from guidelint.schema.usage import frontmatter as mined

    return mined(articles)


def model_schema(reference: str, root: Path) -> dict[str, Any]:
    """The JSON Schema of a pydantic model ``package.module:Model`` of an *installed* package.

    Raises ValueError where there is no such model, or where it lies in `root`: nothing of the
    repository that is checked is ever executed.
    """
    from importlib import import_module
    from importlib.util import find_spec

    module, _, name = reference.partition(":")
    package = module.partition(".")[0]
    spec = find_spec(package) if package.isidentifier() else None
    places = [spec.origin or "", *(spec.submodule_search_locations or ())] if spec else []
    if not places:
        raise ValueError(f"{reference}: no package {package!r} is installed")
    inside = [p for p in places if p and Path(p).resolve().is_relative_to(root.resolve())]
    if any("site-packages" not in Path(place).parts for place in inside):
        raise ValueError(f"{reference}: {package!r} lies in this repository; nothing of it is run")
    model = getattr(import_module(module), name, None)
    make = getattr(model, "model_json_schema", None)
    if make is None:
        raise ValueError(f"{reference}: no pydantic model of that name")
    schema: dict[str, Any] = make()
    return schema
