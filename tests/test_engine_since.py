"""Runs on some articles that conclude nothing anew: they say what a run says that does."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidelint.cli import run
from guidelint.engine import replay

CONFIG = """
content = ["content"]
[routes]
"content/{slug}.md" = "/blog/{slug}"
"""
OLD = 86_400  # seconds: files this old are beyond doubt
JSON = ("--select", "ALL", "--output-format", "json")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, and a cache of its own."""
    root = tmp_path / "site"
    root.mkdir()
    monkeypatch.chdir(root)
    monkeypatch.setenv("GUIDELINT_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("CI", "GITHUB_ACTIONS", "FORCE_COLOR", "NO_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(replay, "own_roots", lambda: ())
    git(root, "init", "-q")
    write(root, "guidelint.toml", CONFIG)
    return root


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "All")


def write(root: Path, name: str, text: str) -> None:
    """An old file, of a time that no other write has."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    then = time.time() - OLD + random.random()
    os.utime(path, (then, then))


class Runs:
    """Runs in both ways: as they are, and with all concluded anew from what was kept before."""

    def __init__(
        self, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.root = root
        self.capsys = capsys
        self.patch = monkeypatch
        self.stdin = b""
        self.short = 0  # runs that concluded nothing

    def once(self, words: tuple[str, ...]) -> tuple[int, str, str]:
        self.capsys.readouterr()
        with self.patch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(self.stdin), "utf-8"))
            code = run(["check", *words])
        out, err = self.capsys.readouterr()
        return code, out, err

    def __call__(self, *words: str) -> tuple[int, str, str]:
        cache, copy = self.root.parent / "cache", self.root.parent / "copy"
        if cache.is_dir():
            shutil.copytree(cache, copy)
        with self.patch.context() as patch:
            patch.setattr("guidelint.commands.examine.since", lambda *_, **__: None)
            anew = self.once(words)
        shutil.rmtree(cache, ignore_errors=True)
        if copy.is_dir():
            copy.rename(cache)
        concluded: list[int] = []
        with self.patch.context() as patch:
            patch.setattr("guidelint.engine.run.owners", _told(concluded))
            now = self.once(words)
        self.short += not concluded
        assert now == anew
        return now


def _told(calls: list[int]) -> Callable[..., object]:
    from guidelint.engine.tracing import owners

    def told(*arguments: object) -> object:
        calls.append(1)
        return owners(*arguments)  # type: ignore[arg-type]

    return told


@pytest.fixture
def runs(site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runs:
    return Runs(site, capsys, monkeypatch)


NAMES = ("tram", "pier", "baths", "tower", "ferry")
PARTS = (
    "TODO: hours.", "Costs ₩5,000.", "[Pier](/blog/pier)", "[Hours](/blog/tram#opening-hours)",
    "[Tower of the old harbour that...](/blog/tower)", "[Gone](/blog/gone)", "## Opening hours",
    "## Prices", "The fare is ₩1,500 ($9).", "The fare is ₩1,900.", "[Here](./baths)",
    "[baths](/blog/baths?x=1#prices)", "[Ferry](ferry.md)", "Text.\n\nMore text.",
    "{/* guidelint-disable-next-line placeholder-text */}\n\nTODO: map.",
    "{/* guidelint-disable-next-line broken-internal-link */}\n\n[Lost](/blog/lost)",
    "Call 112 for the police, or 02-123-4567.", "![Map](/images/map.png)", "[Old](/blog/old-pier)",
)  # fmt: skip
TITLES = ("Tram", "The old harbour and its four towers", "Baths", "Where the ferry leaves")


def _article(source: random.Random) -> str:
    head = f"---\ntitle: {source.choice(TITLES)}\n"
    head += "draft: true\n" if source.random() < 0.1 else ""
    head += "slug: old-pier\n" if source.random() < 0.1 else ""
    parts = [source.choice(PARTS) for _ in range(source.randrange(1, 7))]
    return head + "---\n\n" + "\n\n".join(parts) + "\n"


def _edited(text: str, source: random.Random) -> str:
    """Another state of an article: mostly a line more or less, seldom all new."""
    if source.random() < 0.15:
        return _article(source)
    parts = text.split("\n\n")
    at = source.randrange(1, len(parts) + 1)
    what = source.choice(("plain", "plain", "plain", "more", "less"))
    if what == "less" and len(parts) > 2:
        del parts[at - 1 if at > 1 else 1]
    else:
        parts.insert(at, "A plain line." if what == "plain" else source.choice(PARTS))
    return "\n\n".join(parts)


def _change(site: Path, source: random.Random) -> list[str]:
    """A change of one article or two; the names that a hook is given."""
    changed = []
    there = sorted((site / "content").glob("*.md"))
    for path in source.sample(there, min(len(there), source.choice((1, 1, 1, 2)))):
        what = source.random()
        name = f"content/{path.name}"
        if what < 0.08 and len(there) > 2:
            path.unlink()
            continue
        if what < 0.16:
            name = f"content/{source.choice(NAMES)}-{source.randrange(3)}.md"
            path.rename(site / name)
        else:
            write(site, name, _edited(path.read_text("utf-8"), source))
        changed.append(name)
    return changed


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 1_000_000))
def test_what_articles_cause_is_told_from_what_is_kept(site: Path, runs: Runs, seed: int) -> None:
    """After every change, in runs on some articles or on all, in one process after the other:
    the report is the one that is concluded anew."""
    source = random.Random(seed)
    shutil.rmtree(site / "content", ignore_errors=True)
    for name in NAMES:
        write(site, f"content/{name}.md", _article(source))
    write(site, "notes/loose.md", _article(source))
    commit(site)
    runs(*JSON, *source.choice(((), ("content/tram.md",))))
    for _ in range(5):
        named = _change(site, source)
        if source.random() < 0.2:
            commit(site)
        if source.random() < 0.1:
            write(site, "notes/loose.md", _edited(_article(source), source))
            named.append("notes/loose.md")
        if source.random() < 0.2:
            named.append(source.choice(sorted((site / "content").glob("*.md"))).as_posix())
        if source.random() < 0.15 and named:
            runs.stdin = _edited(_article(source), source).encode()
            runs(*JSON, "--stdin-filename", named[0])
        runs(*JSON, *source.choice((named, named, named, [])))


def lines(number: int, text: str) -> str:
    return "---\ntitle: Pier\n---\n\n" + "A line.\n\n" * number + text


def test_most_named_articles_need_no_other(site: Path, runs: Runs) -> None:
    """A line more moves what an article holds and causes: it is told with nothing concluded."""
    text = "## Hours\n\n[Lost](/blog/lost) [Tram](/blog/tram)\n"
    write(site, "content/pier.md", lines(0, text))
    prices = "[Price of tickets](/blog/pier#price-of-tickets)\n"
    write(site, "content/tram.md", f"---\ntitle: Tram\n---\n\n{prices}")
    write(site, "content/baths.md", "---\ntitle: Baths\n---\n\nSalt.\n")
    runs("content/pier.md")
    for number in range(1, 4):
        write(site, "content/pier.md", lines(number, text))
        code, out, _ = runs("--output-format", "concise", "content/pier.md")
        assert code == 1
        assert f"content/pier.md:{7 + 2 * number}:8: error" in out
        assert "content/tram.md:5:20: " in out
        assert runs.short == number
    for number in range(4, 6):
        write(site, "content/pier.md", lines(number, text))
        write(site, "content/baths.md", lines(number, "Salt.\n").replace("Pier", "Baths"))
        runs("content/pier.md", "content/baths.md")
        runs.stdin = lines(number + 9, text).encode()
        runs("--stdin-filename", "content/pier.md")
    assert runs.short == 7
    salt = "## Salt\n\nBaths, and [prices](#price-of-baths).\n"
    write(site, "content/baths.md", lines(0, salt).replace("Pier", "Baths"))
    runs("content/baths.md")
    assert runs.short == 7  # a new link
    write(site, "content/tram.md", f"---\ntitle: Tram\n---\n\n{prices}\n## Fares\n")
    assert "content/tram.md:5:20: " in runs("--output-format", "concise", "content/tram.md")[1]
    assert runs.short == 8  # a heading that nobody points at
    write(site, "content/baths.md", lines(0, f"{salt}\n## Price\n").replace("Pier", "Baths"))
    runs("content/baths.md")
    assert runs.short == 8  # one at which the article itself might
    write(site, "content/pier.md", lines(0, "## Price of tickets\n"))
    assert runs("content/pier.md")[1].count("content/tram.md") == 0
    assert runs.short == 8


def test_articles_that_are_gone_are_told_of_for_good(site: Path, runs: Runs) -> None:
    """A link to an article that is gone is told in every run, concluded anew or not."""
    write(site, "content/pier.md", lines(0, "Old.\n"))
    write(site, "content/tram.md", "---\ntitle: Tram\n---\n\n[Pier](/blog/pier)\n")
    write(site, "content/baths.md", lines(0, "Salt.\n"))
    runs()
    (site / "content/pier.md").unlink()
    for number in range(3):
        write(site, "content/baths.md", lines(number, "Salt.\n"))
        code, out, _ = runs("content/baths.md")
        assert code == 1
        assert "was the address of content/pier.md, which is gone" in out
    assert runs.short == 2


def test_what_the_last_commit_had_is_asked_of_git(site: Path, runs: Runs) -> None:
    """A link to an address that nobody is known to have had: git may know whose it was."""
    write(site, "content/pier.md", lines(0, "Old.\n"))
    write(site, "content/tram.md", "---\ntitle: Tram\n---\n\n[Pier](/blog/pier) [X](/blog/x)\n")
    write(site, "content/baths.md", lines(0, "Salt.\n"))
    write(site, "content/quay.md", lines(0, "Stone.\n"))
    commit(site)
    (site / "content/pier.md").unlink()
    for number in range(3):
        write(site, "content/baths.md", lines(number, "Salt.\n"))
        out = runs("--output-format", "concise", "content/baths.md")[1]
        assert "content/tram.md:5:8: error broken-internal-link /blog/pier" in out
        assert "/blog/x" not in out
    assert runs.short == 0
    commit(site)
    for number in range(3, 6):  # states that have not been compared with the last commit's
        write(site, "content/baths.md", lines(number, "Salt.\n"))
        write(site, "content/quay.md", lines(number, "Stone.\n"))
        assert "/blog/pier" not in runs("content/baths.md")[1]
    assert runs.short == 3


def test_an_article_that_only_looks_new_keeps_what_was_found(site: Path, runs: Runs) -> None:
    write(site, "content/pier.md", lines(0, "TODO: hours.\n"))
    write(site, "content/baths.md", lines(0, "Salt.\n"))
    write(site, "content/tram.md", lines(0, "Bell.\n"))
    runs()
    write(site, "content/pier.md", lines(0, "TODO: hours.\n"))
    write(site, "content/baths.md", lines(1, "Salt.\n"))
    assert runs("content/baths.md")[0] == 0
    write(site, "content/baths.md", lines(2, "Salt.\n"))
    assert "content/pier.md:5:1" in runs("--output-format", "concise")[1]
    assert runs.short == 2
