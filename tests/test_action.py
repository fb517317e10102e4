"""The GitHub action: its steps hold together, and its script does what the inputs say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


def test_inputs_reach_scripts_as_environment_only() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", "")
        assert "python -m" not in step.get("run", "")  # would import what stands in the repo


def test_the_script(tmp_path: Path) -> None:
    (script,) = [step["run"] for step in STEPS if step.get("id") == "check"]
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "guidelint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m guidelint "$@"\n', "utf-8")
    command.chmod(0o755)
    site = tmp_path / "site"
    for name in ("content/a b.md", "content/c.md", "other/d.md"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("Take the the tram.\n\nTODO: x\n", "utf-8")
    (site / ".git").mkdir()
    environment = {
        "PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src"),
        "GITHUB_ACTIONS": "true", "GITHUB_WORKFLOW": "articles", "CI": "true",
        "GITHUB_OUTPUT": str(tmp_path / "output"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GUIDELINT_CACHE_DIR": str(tmp_path / "cache"), "REPORT": str(tmp_path / "out.sarif"),
        "PATHS": "content/a b.md\ncontent/c.md\n", "SINCE": "", "BASELINE": "", "FAIL_ON": "",
        "ARGS": "--ignore\nduplicate-word\n",
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=site, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert [line.partition(",")[0] for line in lines] == [
        "::error file=content/a b.md",
        "::error file=content/c.md",
    ]
    assert "2 errors in 2 of 2 articles" in done.stderr
    assert "2 errors in 2 of 2 articles" in (tmp_path / "summary").read_text("utf-8")
    assert (tmp_path / "output").read_text("utf-8") == f"sarif={tmp_path}/out.sarif\n"
    assert len(json.loads((tmp_path / "out.sarif").read_text("utf-8"))["runs"][0]["results"]) == 2
