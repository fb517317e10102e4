"""Imports go one way: a room imports only rooms to its left."""

from __future__ import annotations

import ast
from pathlib import Path

import guidelint

ROOMS = (
    "version",
    "lazy",
    "tuples",
    "text",
    "mojibake",
    "model",
    "parse",
    "facts",
    "schema",
    "checks",
    "rules",
    "ledger",
    "config",
    "engine",
    "fix",
    "report",
    "api",
    "commands",
    "cli",
    "__init__",
    "__main__",
)
SOURCE = Path(guidelint.__file__).parent


def room(module: str) -> str:
    """The room a dotted module name stands in: ``guidelint.parse.jsx`` -> ``parse``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(path: Path) -> list[str]:
    """Every guidelint module that a file imports, inside functions too."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "guidelint":
                found += [f"guidelint.{alias.name}" for alias in node.names]
            else:
                found.append(node.module)
    return [name for name in found if name.split(".")[0] == "guidelint"]


def test_every_room_is_in_the_plan() -> None:
    rooms = {
        path.stem
        for path in SOURCE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms <= set(ROOMS)


def test_imports_only_go_left() -> None:
    wrong = []
    for path in sorted(SOURCE.rglob("*.py")):
        here = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if here in ("__init__", "__main__"):
            continue
        for module in imports(path):
            there = room(module)
            if there == "__init__" or ROOMS.index(there) > ROOMS.index(here):
                wrong.append(f"{path.relative_to(SOURCE)} imports {module}")
    assert not wrong
