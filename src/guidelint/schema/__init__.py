"""Schemas nobody has to write: of components from their source, of frontmatter, from usage.

Sources are read, never run. TypeScript is read by tree-sitter (extra ``schema``), which is
imported only when `extract` or `frontmatter` is called.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["extract"]

_CONVENTIONAL = ("mdx-components", "src/mdx-components")  # where Next.js looks for the map


def extract(paths: list[Path], root: Path) -> dict[str, dict[str, Any]]:
    """The schemas of the components in `paths` (TSX, TS, JSX, Astro, Vue, Svelte), by name.

    ``{"children": bool, "props": JSON Schema, "source": path below root}``; `children` says
    whether text between the tags is accepted *and shown*. ``unread`` lists declared props that
    the component never reads, ``notes`` what was not understood (and accepts anything).

    Names come from the component map (``useMDXComponents``, ``components={…}``) where one of
    the files has one, and from exports, which articles may import. The entry ``*`` stands for
    names from elsewhere: it is there unless a map says that there are none.

    Only files below `root` are read. Raises ModuleNotFoundError without tree-sitter.
    """
    from guidelint.schema.components import components_in, described, file_name
    from guidelint.schema.mapping import component_map
    from guidelint.schema.project import Project
    from guidelint.schema.single_file import SUFFIXES, described_file

    project = Project(root)
    out: dict[str, dict[str, Any]] = {}
    for path in sorted(paths):
        if path.suffix in SUFFIXES:
            entry = described_file(project, path)
            if entry is not None:
                out[file_name(path)] = entry
            continue
        for name, definition in components_in(project, path):
            out.setdefault(name, described(project, definition))
    conventional = [
        project.root / f"{name}{e}"
        for name in _CONVENTIONAL
        for e in (".tsx", ".jsx", ".ts", ".js")
    ]
    found = component_map(project, [*sorted(paths), *(p for p in conventional if p.is_file())])
    for name, mapped in found.names.items() if found else ():
        if mapped is None:
            assert found is not None
            out.setdefault(name, _foreign(found.origins.get(name, "")))
        elif mapped.node is None:
            out[name] = described_file(project, mapped.path) or _foreign("")
        else:
            out[name] = described(project, mapped)
    if found is None or found.open:
        out["*"] = {
            **_foreign(""),
            "notes": ["other components may exist: no complete map was found"],
        }
    return dict(sorted(out.items()))


def _foreign(source: str) -> dict[str, Any]:
    """The entry of a component whose code is not in the repository."""
    return {"source": source, "children": True, "props": {}}
