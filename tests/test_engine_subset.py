"""Runs on some articles, with the whole repo as context: what they cause is said, wherever."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidelint.cli import run

CONFIG = """
content = ["content"]
[routes]
"content/{slug}.md" = "/blog/{slug}"
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GUIDELINT_CACHE_DIR", str(tmp_path / ".cache"))
    (tmp_path / ".git").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "guidelint.toml").write_text(CONFIG, "utf-8")
    return tmp_path


def write(site: Path, **articles: str) -> None:
    for name, text in articles.items():
        (site / "content" / f"{name}.md").write_text(
            f"---\ntitle: {name}\n---\n\n{text}\n", "utf-8"
        )


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str, str]]:
    capsys.readouterr()
    run(["check", "--output-format", "json", "--select", "links", *arguments])
    found = json.loads(capsys.readouterr().out)["findings"]
    return [(f["path"], f["rule"], f["text"]) for f in found]


def test_a_renamed_article_breaks_the_links_of_others(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(site, tram="[Fish](/blog/fish)", fish="[Tram](/blog/tram)", baths="Salt.")
    assert check(capsys) == []
    (site / "content/fish.md").rename(site / "content/fish-market.md")
    dead = [("content/tram.md", "broken-internal-link", "/blog/fish")]
    assert check(capsys, "content/fish-market.md") == dead
    assert check(capsys, "content/tram.md") == dead
    assert check(capsys) == dead


def test_a_deleted_article_is_noticed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, tram="[Fish](/blog/fish)", fish="[Tram](/blog/tram)", baths="Salt.")
    check(capsys)
    (site / "content/fish.md").unlink()
    assert check(capsys, "content/baths.md") == [
        ("content/tram.md", "broken-internal-link", "/blog/fish")
    ]


def test_a_renamed_heading_breaks_anchors_elsewhere(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        site,
        tram="[Price of tickets](/blog/fish#price-of-tickets)",
        fish="## Price of tickets\n\nTwo.",
        baths="Salt.",
    )
    assert check(capsys) == []
    write(site, fish="## What it costs\n\nTwo.")
    broken = [("content/tram.md", "broken-anchor", "/blog/fish#price-of-tickets")]
    assert check(capsys, "content/fish.md") == broken
    assert check(capsys, "content/baths.md") == []


def test_trouble_of_others_is_left_to_others(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(site, tram="[Fish](/blog/fsh) [Baths](/blog/baths)", fish="[Tram](/blog/tram)", baths="x")
    assert check(capsys) == [("content/tram.md", "broken-internal-link", "/blog/fsh")]
    assert check(capsys, "content/fish.md") == []


NAMES = ("tram", "fish", "baths", "tower", "ferry")


def _article(source: random.Random) -> str:
    parts = [f"## {source.choice(['Prices', 'Hours', 'Map'])}\n\nText."]
    for _ in range(source.randrange(4)):
        anchor = source.choice(["", "", "#price-of-tickets", "#hours-of-opening"])
        parts.append(
            f"[{anchor[1:].replace(chr(45), chr(32))} page](/blog/{source.choice(NAMES)}{anchor})"
        )
    return "\n\n".join(parts)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10_000))
def test_subsets_together_say_what_the_full_run_says(
    site: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    """Every finding of the full run is found by checking the article it stands in, and no run
    on a subset finds anything that the full run does not."""
    source = random.Random(seed)
    for name in NAMES:
        (site / f"content/{name}.md").unlink(missing_ok=True)
    write(site, **{name: _article(source) for name in NAMES})
    check(capsys)
    changed = source.sample(NAMES, 2)
    for name in changed:
        if source.random() < 0.4:
            (site / f"content/{name}.md").unlink()
        else:
            write(site, **{name: _article(source)})
    left = sorted(path.name for path in (site / "content").iterdir())
    full = set(check(capsys))
    assert {f for name in left for f in check(capsys, f"content/{name}")} == full
    for name in left:
        part = set(check(capsys, f"content/{name}"))
        assert part <= full
        assert {f for f in full if f[0] == f"content/{name}"} <= part
    gone = {f"/blog/{name}" for name in changed if f"{name}.md" not in left}
    for found in full:
        if found[2].partition("#")[0] in gone:
            assert all(found in check(capsys, f"content/{name}") for name in left)
