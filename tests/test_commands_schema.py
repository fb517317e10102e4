"""`guidelint schema`, and schemas in the config: sources, lock files, models, bad schemas."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guidelint.cli import run
from guidelint.config import ConfigError, parse

CARD = """
interface CardProps { title: string; size?: 'small' | 'large' }
export function Card({ title, size }: CardProps) { return <b className={size}>{title}</b> }
"""
MAP = """
import { Card } from './components/Card'
export function useMDXComponents() { return { Card } }
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GUIDELINT_CACHE_DIR", str(tmp_path / ".cache"))
    (tmp_path / ".git").mkdir()
    for name, text in {
        "package.json": '{"dependencies": {"next": "15.0.0", "next-mdx-remote": "5.0.0"}}',
        "components/Card.tsx": CARD,
        "mdx-components.tsx": MAP,
        "content/a.mdx": '---\ntitle: A\n---\n\n<Card title="Pier" size="huge" />\n',
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str]]:
    capsys.readouterr()
    run(["check", "--output-format", "json", "--select", "components", *arguments])
    data = json.loads(capsys.readouterr().out)
    return [(finding["rule"], finding["text"]) for finding in data["findings"]]


def test_components_are_read_from_their_sources(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema", "components", "components/*.tsx"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["Card"]["children"] is False
    assert data["Card"]["props"]["required"] == ["title"]
    assert found(capsys) == [("bad-prop-value", '"huge"')]


def test_a_changed_source_is_read_again(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys) == [("bad-prop-value", '"huge"')]
    wider = CARD.replace("'large'", "'large' | 'huge'")
    (site / "components/Card.tsx").write_text(wider, "utf-8")
    assert found(capsys) == []


def test_a_lock_file_and_its_drift(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["schema", "components", "--write", "lock.json"]
    assert run(command) == 0
    assert run([*command, "--check"]) == 0
    (site / "components/Card.tsx").write_text(CARD.replace("size?", "size"), "utf-8")
    assert run([*command, "--check"]) == 1
    assert "not what the sources say" in capsys.readouterr().err
    assert run(["schema", "components", "--write", "none.json", "--check"]) == 2
    (site / "guidelint.toml").write_text('[components]\nschema = "lock.json"\n', "utf-8")
    assert found(capsys) == [("bad-prop-value", '"huge"')]


def test_sources_that_are_not_there(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "components", "none/*.tsx"]) == 2
    (site / "guidelint.toml").write_text('[components]\nsources = ["none/*.tsx"]\n', "utf-8")
    assert run(["check"]) == 2
    assert "no file is none/*.tsx" in capsys.readouterr().err


def test_schemas_mined_from_usage(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "infer"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {"components", "frontmatter"}
    assert run(["schema", "frontmatter", "--json-schema"]) == 0
    assert json.loads(capsys.readouterr().out)["properties"]["title"]


def test_a_frontmatter_schema_from_zod(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "src").mkdir()
    (site / "src/content.config.ts").write_text(
        "import { defineCollection, z } from 'astro:content'\n"
        "const blog = defineCollection({ schema: z.object({ title: z.string().max(60) }) })\n"
        "export const collections = { blog }\n",
        "utf-8",
    )
    assert run(["schema", "frontmatter"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["schema"]["properties"]["title"] == {"type": "string", "maxLength": 60}


@pytest.mark.parametrize(
    "config",
    [
        {"frontmatter": [{"files": ["*"], "schema": {"properties": {"a": {"type": "text"}}}}]},
        {"components": {"schema": {"Card": {"props": {"type": 5}}}}},
        {"frontmatter": [{"files": ["*"], "schema": "no_such_package_here:Model"}]},
    ],
)
def test_a_schema_that_cannot_be_used_is_an_error(config: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match=r"schema|no_such_package_here"):
        parse(config)
