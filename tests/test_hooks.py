"""The hooks, run by the real pre-commit in a scratch repository.

The hooks' definitions are used as they are, but for `language`: building an environment for each
test would need a network.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

HOOKS = Path(__file__).parents[1] / ".pre-commit-hooks.yaml"
SOURCE = Path(__file__).parents[1] / "src"
FINE = "---\ntitle: Harbour\n---\n\nThe tram leaves at six.\n"


class Repo:
    """A git repository with guidelint's hooks, and what a commit or push in it says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        hooks: list[dict[str, Any]] = yaml.safe_load(HOOKS.read_text("utf-8"))
        for hook in hooks:
            command = hook["entry"].removeprefix("guidelint ")
            hook |= {"entry": f"{sys.executable} -m guidelint {command}", "language": "system"}
        config = {"repos": [{"repo": "local", "hooks": hooks}]}
        self.write(".pre-commit-config.yaml", yaml.safe_dump(config))

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")

    def git(self, *arguments: str) -> None:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "state")

    def hook(
        self, name: str, stage: str = "pre-commit", extra: Sequence[str] = ()
    ) -> tuple[int, str]:
        """Run one hook, with `extra` arguments, on what is staged: its exit code and output."""
        path = self.folder / ".pre-commit-config.yaml"
        config = yaml.safe_load(path.read_text("utf-8"))
        for hook in config["repos"][0]["hooks"]:
            hook["args"] = [*extra]
        self.write(path.name, yaml.safe_dump(config))
        self.git("add", "-A")
        everything = ["--all-files"] if stage == "pre-push" else []
        command = [sys.executable, "-m", "pre_commit", "run", name, "--hook-stage", stage]
        environment = {
            **os.environ,
            "PYTHONPATH": str(SOURCE),
            "PRE_COMMIT_HOME": str(self.folder.parent / "home"),
            "GUIDELINT_CACHE_DIR": str(self.folder.parent / "cache"),
        }
        done = subprocess.run(
            [*command, *everything, "--color", "never"],
            cwd=self.folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    (tmp_path / "site").mkdir()
    made = Repo(tmp_path / "site")
    made.write("content/posts/tram.mdx", FINE)
    made.write("content/posts/ferry.md", FINE + "\nSee [the tram](tram.mdx).\n")
    made.commit()
    return made


def test_a_changed_article_is_checked_whatever_its_extension(repo: Repo) -> None:
    repo.write("content/posts/bus.mdx", "TODO: write\n")
    repo.write("notes.txt", "TODO: no article\n")
    code, out = repo.hook("guidelint")
    assert code == 1
    assert "content/posts/bus.mdx:1:1: error placeholder-text" in out
    assert "notes.txt" not in out
    repo.write("content/posts/bus.mdx", FINE)
    code, out = repo.hook("guidelint")
    assert (code, "Passed" in out) == (0, True)


def test_old_findings_elsewhere_are_nobody_s_business(repo: Repo) -> None:
    repo.write("content/posts/old.md", "TODO: write\n")
    repo.commit()
    repo.write("content/posts/bus.mdx", FINE)
    assert repo.hook("guidelint")[0] == 0


def test_a_renamed_article_breaks_a_link_elsewhere(repo: Repo) -> None:
    (repo.folder / "content/posts/tram.mdx").rename(repo.folder / "content/posts/trams.mdx")
    code, out = repo.hook("guidelint")
    assert code == 1
    assert "content/posts/ferry.md:7:" in out
    assert "broken-internal-link" in out


def test_a_renamed_slug_breaks_a_link_elsewhere(repo: Repo) -> None:
    """Nothing was run before: git knows under which address the article was served."""
    repo.write("guidelint.toml", '[routes]\n"content/posts/{slug}.mdx" = "/blog/{slug}"\n')
    repo.write("content/posts/bus.mdx", FINE + "\n[Tram](/blog/tram), [lost](/blog/never).\n")
    repo.commit()
    (repo.folder / "content/posts/tram.mdx").rename(repo.folder / "content/posts/trams.mdx")
    code, out = repo.hook("guidelint")
    assert code == 1
    assert "/blog/tram was the address of content/posts/tram.mdx" in out
    assert "/blog/never does not exist" not in out


def test_a_deleted_article_is_caught_before_the_push(repo: Repo) -> None:
    (repo.folder / "content/posts/tram.mdx").unlink()
    code, out = repo.hook("guidelint")
    assert (code, "no files to check" in out) == (0, True)  # pre-commit passes no deleted files
    code, out = repo.hook("guidelint-repo", "pre-push")
    assert code == 1
    assert "broken-internal-link" in out


def test_the_fix_hook_mends_and_fails_once(repo: Repo) -> None:
    article = FINE.replace("six.", "six.<br>It rings.")
    repo.write("content/posts/bus.mdx", article)
    code, out = repo.hook("guidelint-fix")
    assert code == 1
    assert "fixed 1 finding in 1 article" in out
    assert "<br />" in (repo.folder / "content/posts/bus.mdx").read_text("utf-8")
    assert repo.hook("guidelint-fix")[0] == 0


def test_excluded_articles_stay_excluded_though_the_hook_names_them(repo: Repo) -> None:
    repo.write("guidelint.toml", 'exclude = ["content/posts/draft-*"]\n')
    repo.write("content/posts/draft-bus.mdx", "TODO: write\n")
    assert repo.hook("guidelint")[0] == 0
