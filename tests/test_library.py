"""guidelint as a library: analysed anywhere, concluded once, the command line's result."""

from __future__ import annotations

import importlib.util
import json
import pickle
import random
import shutil
from pathlib import Path

import pytest

import guidelint
from guidelint.cli import run

FIXTURES = Path(__file__).parents[1] / "fixtures"
EXAMPLE = Path(__file__).parents[1] / "examples" / "with_dask.py"

Seen = tuple[str, int, str, str]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The clean fixture site with a few faults, without a config of its own."""
    root = tmp_path / "site"
    shutil.copytree(FIXTURES / "clean", root)
    (root / "guidelint.toml").unlink()
    (root / "content/posts/faults.mdx").write_text(
        "---\ntitle: Faults\n---\n\nTODO: 45,000 to ₩60,000. [Tram](/blog/harbour-tram-line-22) <br>\n",
        "utf-8",
    )
    return root


def command_line(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> list[Seen]:
    monkeypatch.chdir(root)
    run(["check", "--no-cache", "--output-format", "json", "."])
    found = json.loads(capsys.readouterr().out)["findings"]
    return [(f["path"], f["range"]["start"]["offset"], f["rule"], f["message"]) for f in found]


def seen(findings: list[guidelint.Finding]) -> list[Seen]:
    return [(f.path, f.start, f.rule, f.message) for f in findings]


def test_mapped_and_reduced_is_what_the_command_line_says(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = command_line(site, capsys, monkeypatch)
    assert {"placeholder-text", "half-converted-range", "broken-internal-link"} <= {
        f[2] for f in wanted
    }
    source = guidelint.site_folder(site)
    prepared = pickle.loads(pickle.dumps(guidelint.prepare(source)))
    analyses = [
        pickle.loads(pickle.dumps(guidelint.analyse(source.read(path), path, prepared.plan)))
        for path in prepared.articles(source.inventory)
    ]
    random.Random(7).shuffle(analyses)
    assert seen(guidelint.conclude(analyses, prepared, source)) == wanted


@pytest.mark.filterwarnings("ignore")
def test_the_dask_example_gives_the_same(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = command_line(site, capsys, monkeypatch)
    spec = importlib.util.spec_from_file_location("with_dask", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    example = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)
    assert seen(example.check(site)) == wanted


def test_names_load_when_they_are_used() -> None:
    for name in guidelint.__all__:
        assert getattr(guidelint, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        guidelint.nothing  # noqa: B018


def test_rooms_that_share_a_name_with_a_function_can_be_called() -> None:
    from guidelint.parse import read

    assert callable(read)
    assert guidelint.parse("# Pier\n").headings[0].slug == "pier"
    assert guidelint.facts("A ride is ₩1,500.")[0].value["low"] == 1500


def test_offsets_are_code_points() -> None:
    text = "😀 한국 TODO: x\r\n"
    (found,) = [f for f in guidelint.check_text(text) if f.rule == "placeholder-text"]
    assert text[found.start : found.end] == found.text == "TODO"
    (found,) = [f for f in guidelint.check_text(text.encode()) if f.rule == "placeholder-text"]
    assert found.start == 5


def test_a_config_for_one_text() -> None:
    pair = "A night costs ₩90,000 ($6.70)."
    assert guidelint.check_text(pair) == []
    found = guidelint.check_text(pair, config={"rates": {"KRW": {"USD": 1340}}})
    assert [f.topic for f in found] == ["prices"]
    with pytest.raises(guidelint.ConfigError, match="did you mean 'country'"):
        guidelint.check_text(pair, config={"contry": "KR"})
