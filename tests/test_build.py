"""The two builds: pure Python, and with the reader compiled. Both must be able to be made."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from guidelint.cli import run
from guidelint.parse import inlines
from guidelint.version import __version__

ROOT = Path(__file__).parents[1]


@pytest.fixture
def hook() -> ModuleType:
    pytest.importorskip("hatchling")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_version_says_which_build_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    pure = str(inlines.__file__).endswith(".py")
    assert capsys.readouterr().out == f"guidelint {__version__}{'' if pure else ' (compiled)'}\n"


def test_nothing_is_compiled_unless_asked_for(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    build: Any = hook.CompiledReader(str(tmp_path), {}, None, None, str(tmp_path), "wheel")
    data: dict[str, Any] = {"force_include": {}, "pure_python": True}
    for said in ("", "0"):
        monkeypatch.setenv("GUIDELINT_COMPILE", said)
        build.initialize("standard", data)
        assert build.dependencies() == []
    monkeypatch.setenv("GUIDELINT_COMPILE", "1")
    assert any(need.startswith("mypy") for need in build.dependencies())
    build.initialize("editable", data)  # the sources are what an editable install runs
    assert data == {"force_include": {}, "pure_python": True}


def test_the_hot_rooms_can_be_compiled(hook: ModuleType) -> None:
    """What mypyc does not take: lone surrogates in literals, `+=` on an exception's attribute."""
    source = ROOT / "src"
    hot = {path for pattern in hook.HOT for path in source.glob(pattern)}
    cold = {source / name for name in hook.COLD}
    assert cold < hot
    for path in hot - cold:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not any("\ud800" <= char <= "\udfff" for char in node.value), path
            if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Attribute):
                assert getattr(node.target.value, "id", "") != "fault", path
