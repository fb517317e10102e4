"""`guidelint mv`: an article is renamed and nothing that pointed at it breaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    (tmp_path / "guidelint.toml").write_text(CONFIG, "utf-8")
    return tmp_path


def write(site: Path, name: str, text: str) -> Path:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")
    return path


def dead(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    run(["check", "--select", "links", "--no-cache", "--output-format", "json"])
    return [found["text"] for found in json.loads(capsys.readouterr().out)["findings"]]


def test_every_way_to_link_is_rewritten(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = write(
        site,
        "content/tram.md",
        "---\ntitle: Tram\nrelatedSlugs: [fish]\n---\r\n\r\n"
        "[a](/blog/fish) [b](/blog/fish/#prices-today) [c](fish.md) [d][e] ![f](/fish.png)\r\n\r\n"
        '<Card href="/blog/fish?from=tram" items={[{ url: "/blog/fish" }]} text="[x](/blog/fish)" />\r\n\r\n'
        "[e]: /blog/fish 'Fish'\r\n\r\n[fishing](/blog/fishing)\r\n",
    )
    write(site, "content/fishing.md", "---\ntitle: Fishing\n---\n\nRod.\n")
    old = write(site, "content/fish.md", "---\ntitle: Fish\n---\n\n## Prices today\n\nTwo.\n")
    assert run(["mv", "content/fish.md", "content/fish-market.md"]) == 0
    assert not old.exists()
    text = other.read_bytes().decode()
    assert text == (
        "---\ntitle: Tram\nrelatedSlugs: [fish-market]\n---\r\n\r\n"
        "[a](/blog/fish-market) [b](/blog/fish-market/#prices-today) [c](fish-market.md) [d][e] ![f](/fish.png)\r\n\r\n"
        '<Card href="/blog/fish-market?from=tram" items={[{ url: "/blog/fish-market" }]} text="[x](/blog/fish-market)" />\r\n\r\n'
        "[e]: /blog/fish-market 'Fish'\r\n\r\n[fishing](/blog/fishing)\r\n"
    )
    assert dead(capsys) == []


def test_the_moved_article_keeps_its_own_links(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(site, "guidelint.toml", 'content = ["docs"]\n')
    write(site, "docs/pay.md", "## Cards\n\nTap.\n")
    write(site, "docs/img/pier.png", "x")
    write(
        site,
        "docs/tram.md",
        "[Pay](./pay.md#cards) ![Pier](img/pier.png) [Self](tram.md) [Web](https://x.example)\n",
    )
    assert run(["mv", "docs/tram.md", "docs/city/tram.md"]) == 0
    assert (site / "docs/city/tram.md").read_text("utf-8") == (
        "[Pay](../pay.md#cards) ![Pier](../img/pier.png) [Self](tram.md) [Web](https://x.example)\n"
    )


@pytest.mark.parametrize(
    ("file", "text", "wanted"),
    [
        ("public/_redirects", "/a /b 301", "/a /b 301\n/blog/fish /blog/crab 301\n"),
        (
            "vercel.json",
            '{\n  "redirects": [\n    { "source": "/a", "destination": "/b" }\n  ]\n}\n',
            '{\n  "redirects": [\n    { "source": "/blog/fish", "destination": "/blog/crab", "permanent": true },\n'
            '    { "source": "/a", "destination": "/b" }\n  ]\n}\n',
        ),
        (
            "netlify.toml",
            '[[redirects]]\nfrom = "/a"\nto = "/b"\n',
            '[[redirects]]\nfrom = "/a"\nto = "/b"\n\n[[redirects]]\nfrom = "/blog/fish"\nto = "/blog/crab"\nstatus = 301\n',
        ),
    ],
)
def test_a_redirect_is_added_where_the_site_keeps_them(
    site: Path, file: str, text: str, wanted: str
) -> None:
    write(site, "guidelint.toml", CONFIG + '[links]\nstatic = ["public"]\n')
    path = write(site, file, text)
    write(site, "content/fish.md", "---\ntitle: Fish\n---\n\nTwo.\n")
    assert run(["mv", "content/fish.md", "content/crab.md"]) == 0
    assert path.read_text("utf-8") == wanted


def test_diff_shows_it_and_writes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/fish.md", "---\ntitle: Fish\n---\n\nTwo.\n")
    tram = write(site, "content/tram.md", "[a](/blog/fish)\n")
    assert run(["mv", "content/fish.md", "content/crab.md", "--diff"]) == 0
    out = capsys.readouterr().out
    assert "rename from content/fish.md\nrename to content/crab.md\n" in out
    assert "+[a](/blog/crab)" in out
    assert tram.read_text("utf-8") == "[a](/blog/fish)\n"
    assert (site / "content/fish.md").exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("content/none.md", "content/b.md", "content/none.md: no such file"),
        ("content/a.md", "content/b.md", "exists already"),
        ("content/a.md", "content/a.txt", "must be articles"),
    ],
)
def test_what_cannot_be_moved(
    site: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, words: str
) -> None:
    write(site, "content/a.md", "A.\n")
    write(site, "content/b.md", "B.\n")
    assert run(["mv", old, new]) == 2
    assert words in capsys.readouterr().err
