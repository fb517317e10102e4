"""What several processes find is what one finds; and what one of them made ready is passed on."""

from __future__ import annotations

import sys

import pytest

from guidelint.config import Config
from guidelint.engine import workers
from guidelint.engine.analyse import Analysis, analyse
from guidelint.engine.asked import Asked
from guidelint.engine.kept import kept, remade
from guidelint.engine.plan import Plan, all_rules
from guidelint.engine.prepare import prepare
from guidelint.engine.source import from_mapping
from guidelint.lazy import SHELF

ARTICLES = [
    (f"posts/{number}.md", f"# Tea\n\n![](cup.png)\n\n{'Two cups. ' * number}\n\n[x](\n".encode())
    for number in range(12)
] + [
    ("posts/quiet.md", b"{/* guidelint-disable */}\n\nNothing.\n"),
    ("posts/broken.mdx", b"<Box>\n\nnever closed\n"),
]


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> Plan:
    monkeypatch.setattr(workers, "_WORTH", 0)
    return prepare(from_mapping(dict(ARTICLES)), Config(), all_rules(Config())).plan


def told(analysis: Analysis) -> tuple[object, ...]:
    record = analysis.record
    return (*analysis[1:], record._replace(lines=None), record.lines.starts)  # type: ignore[arg-type]


@pytest.mark.parametrize("forks", [True, False] if sys.platform == "linux" else [False])
def test_many_find_what_one_finds(
    plan: Plan, monkeypatch: pytest.MonkeyPatch, *, forks: bool
) -> None:
    monkeypatch.setattr(workers, "_FORKS", forks)
    alone = {path: told(one) for path, one, _ in workers.analyses(ARTICLES, plan, 1)}
    together = {path: told(one) for path, one, _ in workers.analyses(ARTICLES, plan, 3)}
    assert together == alone
    assert any(findings for findings, *_ in alone.values())


def test_what_is_passed_on_can_be_kept_as_it_is(plan: Plan) -> None:
    passed = [(one, made) for _, one, made in workers.analyses(ARTICLES, plan, 2) if made]
    assert len(passed) >= len(ARTICLES) - 1  # all but the one that makes ready what others need
    for analysis, made in passed:
        assert told(remade(made)) == told(analysis)
        assert told(remade(kept(analysis))) == told(analysis)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes start afresh")
def test_what_another_process_puts_on_the_shelf_comes_back(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def putting(data: bytes, path: str, plan: Plan, asked: Asked | None = None) -> Analysis:
        SHELF.have(f"made for {path}", lambda: (len(data),))
        return analyse(data, path, plan, asked)

    monkeypatch.setattr(workers, "analyse", putting)
    monkeypatch.setattr(SHELF, "wanted", True)
    monkeypatch.setattr(SHELF, "fresh", {})
    assert list(workers.analyses(ARTICLES, plan, 2))
    assert {f"made for {path}": (len(data),) for path, data in ARTICLES}.items() <= (
        SHELF.fresh.items()
    )
