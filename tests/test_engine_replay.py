"""Runs that find nothing changed, or little: they say what a run without a cache says."""

from __future__ import annotations

import os
import random
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
from guidelint.engine.discovery import walked
from guidelint.engine.looks import again, dump, files_of, load

CONFIG = """
content = ["content"]
[routes]
"content/{slug}.md" = "/blog/{slug}"
"""
OLD = 86_400  # seconds: files this old are beyond doubt


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site below a folder that is no repository, with a cache of its own."""
    root = tmp_path / "site"
    (root / "content").mkdir(parents=True)
    monkeypatch.chdir(root)
    monkeypatch.setenv("GUIDELINT_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("CI", "GITHUB_ACTIONS", "FORCE_COLOR", "NO_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    # in a checkout guidelint's own files count too, and may be as young as the test
    monkeypatch.setattr(replay, "own_roots", lambda: ())
    write(root, "guidelint.toml", CONFIG)
    write(root, "content/pier.md", "---\ntitle: Pier\n---\n\n## Hours\n\nTODO: hours.\n")
    write(root, "content/tram.md", "---\ntitle: Tram\n---\n\n[Pier](/blog/pier#hours)\n")
    return root


def write(root: Path, name: str, text: str, age: float = OLD) -> None:
    """A file as old as `age` seconds, of a time that no other write has."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    then = time.time() - age + random.random()
    os.utime(path, (then, then))


class Said:
    """What a run says: exit code and both streams."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self.capsys.readouterr()
        code = run(["check", *arguments])
        out, err = self.capsys.readouterr()
        return code, out, err


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(capsys)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each run could be answered from what was kept."""
    answered: list[bool] = []
    recall: Callable[..., object] = replay.recall

    def seen(*arguments: object) -> object:
        answer = recall(*arguments)
        answered.append(answer is not None)
        return answer

    monkeypatch.setattr("guidelint.commands.check.recall", seen)
    return answered


def test_a_run_with_nothing_to_do_says_the_same(site: Path, said: Said, asked: list[bool]) -> None:
    for words in ((), ("-q",), ("--output-format", "json"), ("--statistics",), ("content",)):
        assert said(*words) == said(*words) == said(*words, "--no-cache")
    assert asked == [False, True, False] * 5


def _to_folder(site: Path) -> None:
    (site / "content/pier.md").unlink()
    write(site, "content/pier.md/tower.md", "TODO: all.\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article": lambda site: write(site, "content/pier.md", "# Pier\n"),
    "a new article": lambda site: write(site, "content/new.md", "TODO: all.\n"),
    "an article gone": lambda site: (site / "content/pier.md").unlink(),
    "an article renamed": lambda site: (site / "content/pier.md").rename(site / "content/p.md"),
    "an article replaced by a folder": lambda site: _to_folder(site),
    "the config": lambda site: write(site, "guidelint.toml", CONFIG + 'fail-on = "never"\n'),
    "a config nearer by name": lambda site: (site / "guidelint.toml").rename(
        site / ".guidelint.toml"
    ),
    "the config gone": lambda site: (site / "guidelint.toml").unlink(),
    "what git ignores": lambda site: write(site, ".gitignore", "pier.md\n"),
    "a file that is no article": lambda site: write(site, "package.json", '{"name": "x"}'),
    "a ledger": lambda site: write(
        site,
        "guidelint.facts.toml",
        '[[fact]]\nid = "fare"\nwhat = "fare"\nmatch = ["fare"]\nvalue = 2\ncurrency = "EUR"\n',
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_noticed(site: Path, said: Said, asked: list[bool], change: str) -> None:
    said()
    said()
    CHANGES[change](site)
    assert said() == said("--no-cache")
    assert asked[:3] == [False, True, False]


def test_a_root_that_appears_above_is_noticed(site: Path, said: Said, asked: list[bool]) -> None:
    (site / "guidelint.toml").unlink()
    said("content")
    said("content")
    (site.parent / ".git").mkdir()
    assert said("content") == said("content", "--no-cache")
    assert asked[:3] == [False, True, False]


def test_a_young_file_proves_nothing(site: Path, said: Said, asked: list[bool]) -> None:
    write(site, "content/pier.md", "# Pier\n", age=0)
    said()
    said()
    assert asked == [False, False]


def test_the_environment_counts(
    site: Path, said: Said, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = said()
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert said() != plain
    assert asked == [False, False]


@pytest.mark.parametrize("spoilt", [b"", b"no database", b"SQLite format 3\0" + b"\1" * 4096])
def test_a_spoilt_cache_is_made_anew(
    site: Path, said: Said, asked: list[bool], spoilt: bytes
) -> None:
    right = said()
    (file,) = (site.parent / "cache").glob("*.sqlite")
    file.write_bytes(spoilt)
    assert said() == said() == right
    assert asked == [False, False, True]


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(damage=st.binary(min_size=1, max_size=40), where=st.floats(0, 1), seed=st.integers(0, 99))
def test_rows_of_anything_are_no_harm(
    site: Path, said: Said, damage: bytes, where: float, seed: int
) -> None:
    """Whatever stands in the cache: the run says what it says without one."""
    import sqlite3

    write(site, "content/pier.md", f"TODO: hours {seed}.\n\n[Tram](/blog/tram)\n")
    right = said("--no-cache")
    said()
    (file,) = (site.parent / "cache").glob("*.sqlite")
    with sqlite3.connect(file) as database:
        for kind, key, value in database.execute("SELECT kind, key, value FROM entry").fetchall():
            at = int(where * len(value))
            spoilt = value[:at] + damage + value[at + len(damage) :]
            if kind not in ("answer", "article", "record", "conclusions") or seed % 2:
                database.execute(
                    "UPDATE entry SET value = ? WHERE kind = ? AND key = ?",
                    (spoilt[:at], kind, key),
                )
    database.close()
    assert said()[0] in (0, 1)
    write(site, "content/other.md", "Fine.\n")
    (site / "content/other.md").unlink()
    assert said("--no-cache") == right


NAMES = ("tram", "pier", "baths", "tower")
PARTS = (
    "TODO: hours.", "Costs ₩5,000.", "[Pier](/blog/pier)", "[Hours](/blog/tram#opening-hours)",
    "[Tower of the old harbour that...](/blog/tower)", "[Gone](/blog/gone)", "## Opening hours",
    "## Prices", "The fare is ₩1,500 ($9).", "A bath is ₩12,000.", "[here](/blog/baths?x=1#prices)",
    "{/* guidelint-disable-next-line placeholder-text */}\n\nTODO: map.", "http://old.example/x",
    "Call 112 for the police, or 02-123-4567.", "![Map](/images/map.png)", "Text.\n\nMore text.",
)  # fmt: skip
TITLES = (
    "Tram",
    "The old harbour and its four towers",
    "Baths",
    "Tower of the old harbour that stands",
)


def _article(source: random.Random) -> str:
    head = f"---\ntitle: {source.choice(TITLES)}\n"
    head += "draft: true\n" if source.random() < 0.1 else ""
    parts = [source.choice(PARTS) for _ in range(source.randrange(1, 7))]
    return head + "---\n\n" + "\n\n".join(parts) + "\n"


def _edited(text: str, source: random.Random) -> str:
    """Another state of an article: mostly a line more or less, seldom all new."""
    if source.random() < 0.2:
        return _article(source)
    parts = text.split("\n\n")
    at = source.randrange(1, len(parts) + 1)
    what = source.choice(("more", "more", "less", "twice", "longer"))
    if what == "more":
        parts.insert(at, source.choice((*PARTS, "A plain line.")))
    elif what == "less" and len(parts) > 2:
        del parts[at - 1 if at > 1 else 1]
    elif what == "twice":
        parts.insert(at, parts[at - 1] if at > 1 else "A plain line.")
    else:
        parts[-1] = "A few words more. " + parts[-1]
    return "\n\n".join(parts)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 1_000_000))
def test_changes_one_by_one_say_what_a_cold_run_says(site: Path, said: Said, seed: int) -> None:
    """After every one of several edits, the warm run says exactly what a cold one says."""
    source = random.Random(seed)
    for path in (site / "content").iterdir():
        path.unlink()
    texts = {name: _article(source) for name in NAMES}
    for name, text in texts.items():
        write(site, f"content/{name}.md", text)
    words = ("--select", "ALL", "--output-format", "json")
    said(*words)
    for _ in range(4):
        for name in source.sample(NAMES, source.choice((1, 1, 2))):
            texts[name] = _edited(texts[name], source)
            write(site, f"content/{name}.md", texts[name])
        assert said(*words) == said(*words, "--no-cache")


def test_most_edits_need_no_other_article(
    site: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line more above what the article tells others moves that, and is no reason to read them."""
    write(site, "content/pier.md", "---\ntitle: Pier\n---\n\n## Hours\n\n[Lost](/blog/lost)\n")
    said()
    monkeypatch.setattr("guidelint.engine.run.conclude", lambda *_: pytest.fail("concluded anew"))
    for number in range(3):
        text = "A line.\n\n" * number + "## Hours\n\n[Lost](/blog/lost)\n"
        write(site, "content/pier.md", f"---\ntitle: Pier\n---\n\n{text}")
        code, out, _ = said("--output-format", "concise")
        assert code == 1
        assert f"content/pier.md:{7 + 2 * number}:8: error" in out
    monkeypatch.undo()


@pytest.mark.parametrize("pattern", ["", "pier.md", "content/", "*.md\n!tram.md", "a/", "**/b"])
def test_a_folder_looks_as_it_looked(tmp_path: Path, pattern: str) -> None:
    for name in (
        "content/pier.md",
        "content/tram.md",
        "a/b/c.md",
        "a/odd\nname.md",
        "b",
        "e/.keep",
    ):
        write(tmp_path, name, name)
    write(tmp_path, ".gitignore", pattern)
    look = walked(str(tmp_path))
    assert load(dump(look)) == look
    assert again(str(tmp_path), look) == look
    write(tmp_path, "content/tram.md", "other")
    now = again(str(tmp_path), look)
    assert now is None or files_of(now) == files_of(walked(str(tmp_path)))
    write(tmp_path, "content/new.md", "new")
    assert again(str(tmp_path), look) is None or pattern == "content/"


# --- what a run loads ------------------------------------------------------------------------

LIGHT = {
    "guidelint", "guidelint.version", "guidelint.cli", "guidelint.cli.words", "guidelint.commands",
    "guidelint.commands.check", "guidelint.engine", "guidelint.engine.looks",
    "guidelint.engine.replay", "guidelint.engine.store",
}  # fmt: skip
HEAVY = ("click", "pydantic", "yaml", "lxml", "phonenumbers", "frontmatter", "difflib", "tomllib",
         "subprocess", "multiprocessing", "dataclasses", "inspect", "statistics", "tempfile",
         "hashlib", "pickle", "calendar",
         "guidelint.facts.site", "guidelint.facts.web", "guidelint.facts.frameworks",
         "guidelint.fix", "guidelint.engine.run", "guidelint.engine.tracing",
         "guidelint.engine.schemas", "guidelint.schema",
         "guidelint.checks.links", "guidelint.checks.disputes", "guidelint.api",
         "guidelint.commands.mend", "guidelint.commands.known", "guidelint.commands.witness",
         "guidelint.parse.js_statements", "guidelint.engine.baseline")  # fmt: skip


def loaded(site: Path, packaged: Path, *named: str) -> set[str]:
    """The modules that a run of the command loads."""
    code = (
        f"import sys\nfrom guidelint.cli import run\nrun({['check', *named]})\n"
        "sys.stdout = sys.__stdout__\nprint('LOADED', *sys.modules)"
    )
    env = {
        **os.environ,
        "GUIDELINT_CACHE_DIR": str(site.parent / "cache"),
        "PYTHONPATH": str(packaged),
    }
    command = [sys.executable, "-c", code]
    out = subprocess.run(command, cwd=site, env=env, capture_output=True, text=True, check=True)
    return set(out.stdout.rpartition("LOADED")[2].split())


@pytest.fixture(scope="session")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """guidelint as it is installed: with its rules inside, and its files as old as a release."""
    import shutil

    import guidelint
    from guidelint.rules import builtin_folder

    folder = tmp_path_factory.mktemp("installed")
    ignored = shutil.ignore_patterns("__pycache__", "*.so")
    shutil.copytree(Path(guidelint.__file__).parent, folder / "guidelint", ignore=ignored)
    if not (folder / "guidelint/_rules").is_dir():
        shutil.copytree(builtin_folder(), folder / "guidelint/_rules")
    return folder


def test_a_run_with_nothing_to_do_loads_next_to_nothing(site: Path, packaged: Path) -> None:
    loaded(site, packaged)
    modules = loaded(site, packaged)
    assert {name for name in modules if name.partition(".")[0] == "guidelint"} == LIGHT
    assert not modules & {"re", "typing", "pathlib", "enum", "click", "pickle", "hashlib", "json",
                          "datetime"}  # fmt: skip


@pytest.mark.parametrize("named", [(), ("content/pier.md",)])
def test_a_run_on_one_changed_article_loads_what_it_asks(
    site: Path, packaged: Path, named: tuple[str, ...]
) -> None:
    loaded(site, packaged, *named)
    write(site, "content/pier.md", "---\ntitle: Pier\n---\n\n## Hours\n\nTODO: all hours.\n")
    modules = loaded(site, packaged, *named)
    assert "guidelint.parse.body" in modules
    assert modules & set(HEAVY) == set()
