"""guidelint.toml: found, read strictly, presets, and errors that say what to write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guidelint.config import Config, ConfigError, find, load, parse, presets
from guidelint.config.model import json_schema


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_the_nearest_config_wins_up_to_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "guidelint.toml", "")
    repo = tmp_path / "repo"
    (repo / ".git").mkdir(parents=True)
    inner = repo / "content"
    inner.mkdir()
    assert find(inner) is None
    here = write(repo / ".guidelint.toml", "")
    assert find(inner) == here
    write(repo / "pyproject.toml", "[tool.other]\n")
    here.unlink()
    assert find(inner) is None
    own = write(repo / "pyproject.toml", "[tool.guidelint]\ncountry = 'KR'\n")
    assert find(inner) == own
    assert load(own).country == "KR"


def test_every_key_is_read(tmp_path: Path) -> None:
    write(tmp_path / "components.json", json.dumps({"Card": {"children": False, "props": {}}}))
    path = write(
        tmp_path / "guidelint.toml",
        """
content = ["content/posts/"]
engine = "next-mdx-remote"
country = "KR"
now = 2026-02-14
fail-on = "warning"
rule-folders = ["rules"]
[routes]
"content/posts/{slug}.md" = "/blog/{slug}"
[links]
static = ["public"]
hosts = ["a.example"]
[components]
schema = "components.json"
[rates.KRW]
USD = 1340
[[frontmatter]]
files = ["content/*"]
schema = { required = ["title"] }
[rules]
mdx = "error"
price-range-reversed = { level = "info", options = {} }
[per-file-ignores]
"content/old/*" = ["prices"]
""",
    )
    config = load(path)
    assert config.content == ("content/posts",)
    assert config.now == "2026-02-14"
    assert config.components["Card"]["children"] is False
    assert config.rates == {"KRW": {"USD": 1340}}
    assert config.frontmatter[0].schema == {"required": ["title"]}
    assert config.rules["price-range-reversed"]["level"] == "info"
    assert config.rule_folders == (str(tmp_path / "rules"),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("contnet = []", "unknown key 'contnet'; did you mean 'content'?"),
        ("[links]\nstatik = []", "unknown key 'links.statik'; did you mean 'static'?"),
        ("country = 'Korea'", "country:"),
        ("engine = 'mdx2'", "engine:"),
        ("now = 'soon'", "now:"),
        ("[rules]\nx = 'fatal'", "rules.x"),
        ("[[frontmatter]]\nfiles = []", "frontmatter[1]: the key 'schema' is missing"),
        ("extend = ['nowhere']", "no such preset or file; presets:"),
        ("content = [", "not valid TOML"),
        ("[components]\nschema = 'none.json'", "cannot be read"),
    ],
)
def test_errors_name_the_file_and_the_way_out(tmp_path: Path, text: str, words: str) -> None:
    path = write(tmp_path / "guidelint.toml", text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(tmp_path) in str(caught.value)
    assert words in str(caught.value)


def test_errors_name_the_line(tmp_path: Path) -> None:
    path = write(tmp_path / "guidelint.toml", "content = []\n\n[links]\nstatik = []\n")
    with pytest.raises(ConfigError, match=r"guidelint.toml:4:1: unknown key"):
        load(path)


@pytest.mark.parametrize("day", ["2026-01-15", "'2026-01-15'"])
def test_the_day_of_the_rates_is_no_rate(tmp_path: Path, day: str) -> None:
    path = write(tmp_path / "guidelint.toml", f"[rates]\ndate = {day}\nKRW = {{USD = 1340}}\n")
    config = load(path)
    assert config.rates_date == "2026-01-15"
    assert config.rates == {"KRW": {"USD": 1340}}


def test_a_preset_is_laid_below(tmp_path: Path) -> None:
    path = write(tmp_path / "guidelint.toml", 'extend = "korea"\n')
    assert load(path).country == "KR"
    path = write(tmp_path / "guidelint.toml", 'extend = ["korea", "medical"]\ncountry = "JP"\n')
    config = load(path)
    assert config.country == "JP"
    assert "missing-disclaimer" in config.rules


def test_extending_in_a_circle_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", 'extend = "b.toml"')
    write(tmp_path / "b.toml", 'extend = "a.toml"')
    with pytest.raises(ConfigError, match="leads back to itself"):
        load(tmp_path / "a.toml")


def test_the_promised_presets_exist() -> None:
    assert {"travel-guide", "medical", "korea"} <= set(presets())
    assert all(isinstance(parse({"extend": [name]}), Config) for name in presets())


def test_the_shipped_json_schema_is_the_model_s() -> None:
    import guidelint

    shipped = Path(guidelint.__file__).parent / "guidelint.schema.json"
    assert json.loads(shipped.read_text("utf-8")) == json_schema()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("country = 'Korea'", ":1:1: country: expected two capitals, as in KR"),
        ("content = 'posts'", ':1:1: content: expected a list, as in ["…"], not \'posts\''),
        ("[rules]\nx = 'offf'", ":2:1: rules.x: 'offf' is none of error, warning, info, off; did you mean 'off'?"),
        ("[rules.x]\nlvl = 'off'", ":2:1: unknown key 'rules.x.lvl'; did you mean 'level'?"),
        ("[[overrides]]\nfile = ['a']", ":2:1: unknown key 'overrides[1].file'; did you mean 'files'?"),
        ("[[overrides]]\nfiles = ['a']\nrules = { x = 'of' }", ":3:11: overrides[1].rules.x: 'of' is none of"),
        ("now = 'soon'", ":1:1: now: expected a date, as in 2026-02-14, not 'soon'"),
        ("[rates]\ndate = 'soon'", ":2:1: rates.date: expected a date, as in date = 2026-01-15"),
        ("[rates]\nUSD.KRW = 3\n date = 2026", ":3:2: rates.date: expected a date"),
        ("[rates]\ndate = 2026-01-15T10:00:00", ":2:1: rates.date: expected a date"),
        ("[rates]\nUSD = 1340", ":2:1: rates.USD: expected a table, not 1340"),
        ("content = [posts]", ":1:12: not valid TOML"),
        ("extend = 'korae'", ":1:1: extend 'korae': no such preset or file"),
    ],
)  # fmt: skip
def test_mistakes_are_told_in_the_writer_s_words(tmp_path: Path, text: str, words: str) -> None:
    path = write(tmp_path / "guidelint.toml", text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}{words}")


def test_the_place_of_an_entry_after_another(tmp_path: Path) -> None:
    text = (
        "[[overrides]]\nfiles = ['a']\n\n[[overrides]]\nfiles = ['b']\n[overrides.rules]\nx = 3\n"
    )
    path = write(tmp_path / "guidelint.toml", text)
    with pytest.raises(ConfigError, match=r"toml:7:1: overrides\[2\].rules.x"):
        load(path)
