"""Build hook: ``GUIDELINT_COMPILE=1 pip wheel .`` makes a wheel whose reader is compiled by mypyc.

Without that variable nothing is compiled and the wheel is pure Python, as published. The sources
stay in a compiled wheel beside the extension modules, which Python prefers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The rooms that compiling makes faster by half and more: little but loops over characters and
# nodes. Patterns and dictionaries do the work elsewhere, and those are compiled as they are.
HOT = ("guidelint/model.py", "guidelint/parse/*.py")
COLD = ("guidelint/parse/slug.py",)  # mypyc's str.lower() does not know the final sigma
NEEDS = ["mypy>=1.11", "setuptools>=65"]

_SETUP = """
import sys
from setuptools import setup
from mypyc.build import mypycify

options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]
modules = mypycify([*options, *sys.argv[1:]], opt_level="3", debug_level="0")
sys.argv[1:] = ["build_ext", "--inplace"]
setup(name="guidelint", packages=[], package_dir={"": "."}, ext_modules=modules)
"""


def asked() -> bool:
    """Whether the environment asks for a compiled wheel."""
    return os.environ.get("GUIDELINT_COMPILE", "") not in ("", "0")


class CompiledReader(BuildHookInterface[Any]):
    """Adds the extension modules to a wheel."""

    def dependencies(self) -> list[str]:
        """What the build environment needs besides hatchling."""
        return NEEDS if asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless this is an editable install or nobody asked for it."""
        if version == "editable" or not asked():
            return
        self.folder = Path(tempfile.mkdtemp(prefix="guidelint-build-"))
        for module in compiled(Path(self.root) / "src", self.folder):
            name = module.relative_to(self.folder).as_posix()
            build_data["force_include"][str(module)] = name
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was only needed for the build."""
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder, ignore_errors=True)


def compiled(source: Path, folder: Path) -> list[Path]:
    """The extension modules of the hot rooms, made in `folder`. Raises CalledProcessError."""
    shutil.copytree(source, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.so"))
    hot = {path.relative_to(folder).as_posix() for each in HOT for path in folder.glob(each)}
    files = sorted(hot.difference(COLD))
    subprocess.run([sys.executable, "-c", _SETUP, *files], cwd=folder, check=True)
    suffixes = (".so", ".pyd")
    modules = [path for path in folder.rglob("*") if path.suffix in suffixes]
    return [path for path in modules if path.relative_to(folder).parts[0] != "build"]
