"""The files of a repository as TypeScript sees them: imports followed to where they lead."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guidelint.lazy import lazy_pattern
from guidelint.schema.markup import script_of
from guidelint.schema.source import Import, Module, read_module
from guidelint.tuples import NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

_ENDINGS = (".tsx", ".ts", ".d.ts", ".jsx", ".js", ".mts", ".mjs", ".cts", ".cjs")
_MARKUP = (".astro", ".vue", ".svelte")
_MAX_BYTES = 2_000_000  # a source file beyond that was not written by hand
_COMMENT = lazy_pattern(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
_COMMA = lazy_pattern(r",(\s*[}\]])")


class Found(NamedTuple):
    """A declaration, and the module and file it stands in."""

    path: Path
    module: Module
    nodes: list[Node]


class Project:
    """Modules below `root`, read once each. Nothing outside `root` is read."""

    __slots__ = ("_aliases", "_modules", "root")

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._modules: dict[Path, Module | None] = {}
        self._aliases: dict[Path, list[tuple[str, Path]]] = {}

    def module(self, path: Path) -> Module | None:
        """The module in a file, None when there is no readable one."""
        path = path.resolve()
        if path not in self._modules:
            self._modules[path] = None  # an import that leads back here finds nothing new
            self._modules[path] = self._read(path)
        return self._modules[path]

    def _read(self, path: Path) -> Module | None:
        if not path.is_relative_to(self.root) or not path.is_file():
            return None
        if path.stat().st_size > _MAX_BYTES:
            return None
        code = path.read_text("utf-8", "replace")
        if path.suffix in _MARKUP:
            return read_module(script_of(code, path.suffix), "ts")
        return read_module(code, "ts" if path.suffix in (".ts", ".mts", ".cts") else "tsx")

    def relative(self, path: Path) -> str:
        """A path as it is shown: from the root, with slashes."""
        path = path.resolve()
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        )

    # --- imports -------------------------------------------------------------------------------

    def resolve(self, specifier: str, importer: Path) -> Path | None:
        """The file an import leads to; None for packages and for what is not there."""
        if specifier.startswith("."):
            return self._file((importer.parent / specifier).resolve())
        for start, folder in self._paths(importer.parent.resolve()):
            if specifier == start or (start.endswith("*") and specifier.startswith(start[:-1])):
                rest = specifier[len(start) - 1 :] if start.endswith("*") else ""
                found = self._file((folder / rest).resolve() if rest else folder)
                if found:
                    return found
        return None

    def _file(self, base: Path) -> Path | None:
        if not base.is_relative_to(self.root):
            return None
        if base.is_file():
            return base
        names = [base.with_name(base.name + ending) for ending in (*_ENDINGS, *_MARKUP)]
        if base.suffix in (".js", ".jsx", ".mjs"):  # TypeScript writes the compiled name
            names += [base.with_suffix(ending) for ending in (".ts", ".tsx", ".mts")]
        names += [base / f"index{ending}" for ending in _ENDINGS]
        return next((name for name in names if name.is_file()), None)

    def _paths(self, folder: Path) -> list[tuple[str, Path]]:
        """The aliases (``@/*`` -> folder) of the nearest tsconfig.json or jsconfig.json."""
        if folder not in self._aliases:
            found: list[tuple[str, Path]] = []
            for name in ("tsconfig.json", "jsconfig.json"):
                if not found and (folder / name).is_file():
                    found = _aliases(folder / name, self.root, 0)
            if not found and folder != self.root and folder.is_relative_to(self.root):
                found = self._paths(folder.parent)
            self._aliases[folder] = found
        return self._aliases[folder]

    # --- names ---------------------------------------------------------------------------------

    def find_type(self, path: Path, name: str) -> Found | None:
        """The declarations of a type, followed through imports and re-exports."""
        return self._find(path, name, "types", ())

    def find_value(self, path: Path, name: str) -> Found | None:
        """The value of a name, followed likewise; a file of markup is its own value."""
        return self._find(path, name, "values", ())

    def _find(self, path: Path, name: str, kind: str, seen: tuple[Any, ...]) -> Found | None:
        module = self.module(path)
        if module is None or (path, name) in seen or len(seen) > 30:
            return None
        seen = (*seen, (path, name))
        if kind == "types" and name in module.types:
            return Found(path, module, module.types[name])
        if kind == "values" and name in module.values:
            return Found(path, module, [module.values[name]])
        origin = module.imports.get(name)
        return self._follow(path, origin, kind, seen) if origin else None

    def _follow(self, path: Path, origin: Import, kind: str, seen: tuple[Any, ...]) -> Found | None:
        target = self.resolve(origin.specifier, path)
        return self._exported(target, origin.name, kind, seen) if target else None

    def exported(self, path: Path, name: str, kind: str = "values") -> Found | None:
        """What a module exports under a name (``default`` included)."""
        return self._exported(path, name, kind, ())

    def _exported(self, path: Path, name: str, kind: str, seen: tuple[Any, ...]) -> Found | None:
        module = self.module(path)
        if module is None or (path, "export", name) in seen or len(seen) > 30:
            return None
        seen = (*seen, (path, "export", name))
        if path.suffix in _MARKUP and name == "default":
            return Found(path, module, [])
        local = module.exports.get(name)
        if isinstance(local, str):
            return self._find(path, local, kind, seen)
        if local is not None:
            return Found(path, module, [local])
        if name in module.reexports:
            return self._follow(path, module.reexports[name], kind, seen)
        if kind == "types" and name in module.types:  # .d.ts files export all they declare
            return Found(path, module, module.types[name])
        for specifier in module.stars:
            found = self._follow(path, Import(specifier, name), kind, seen)
            if found:
                return found
        return None


def _aliases(path: Path, root: Path, depth: int) -> list[tuple[str, Path]]:
    try:
        raw = path.read_text("utf-8-sig")
        plain = _COMMA.sub(r"\1", _COMMENT.sub(lambda m: m[1] or "", raw))
        data = json.loads(plain)
    except (OSError, ValueError):
        return []
    options = data.get("compilerOptions") if isinstance(data, dict) else None
    options = options if isinstance(options, dict) else {}
    base = (path.parent / str(options.get("baseUrl", "."))).resolve()
    found = []
    paths = options.get("paths")
    for start, targets in (paths if isinstance(paths, dict) else {}).items():
        for target in targets if isinstance(targets, list) else ():
            found.append((start, base / str(target).removesuffix("*")))
    if not found and depth < 5 and isinstance(data.get("extends"), str):
        parent = (path.parent / data["extends"]).resolve()
        parent = parent if parent.suffix == ".json" else parent.with_name(parent.name + ".json")
        if parent.is_relative_to(root) and parent.is_file():
            found = _aliases(parent, root, depth + 1)
    if "baseUrl" in options:
        found.append(("*", base))
    return found
