"""Safe fixes are harmless: on every fixture article, every rule example, and mutants of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelint import fix as fixes
from guidelint.config import Config, find, load
from guidelint.engine import run
from guidelint.engine.analyse import analyse
from guidelint.engine.discovery import inventory
from guidelint.engine.plan import all_rules
from guidelint.engine.recheck import recheck
from guidelint.engine.source import from_folder, from_mapping
from guidelint.fix.proof import Moves, objection
from guidelint.model import Edit, Finding
from guidelint.parse import read
from guidelint.text import Text, decode

FIXTURES = Path(__file__).parents[1] / "fixtures"
PIECES = (
    "<br>", "<!-- note -->", "5,000 KRW", "₩5,000 - 9,000", "<5", "\r\n", "\n\n", "{", "}", "`", "|",
    "â‚©", "’", "**", "> ", "- ", "---\n", "[a](www.tram.example)", "\ufeff", "```\n", "title:x\n", "\udc80",
)  # fmt: skip


@lru_cache(maxsize=1)
def alone() -> run.Prepared:
    """All rules, for articles that stand alone."""
    return run.prepare(from_mapping({}), Config(country="KR"), all_rules(Config()))


def bench(data: bytes) -> fixes.Bench:
    found = run.examine(from_mapping({"a.mdx": data}), alone())
    plan = found.plan
    return fixes.Bench(
        lambda data: recheck(found, "a.mdx", analyse(data, "a.mdx", plan), data), "mdx"
    )


def assert_harmless(data: bytes, work: fixes.Bench) -> fixes.Fixed:
    """What fixing an article promises, whatever the article."""
    fixed = fixes.fix_article(data, work)
    before, after = fixes.state_of(data, work), fixes.state_of(fixed.data, work)
    if fixed.data == data:
        assert not fixed.applied
        return fixed
    assert after.article.ok or not before.article.ok
    assert len(after.findings) < len(before.findings)
    assert not fixes.fix_article(fixed.data, work).applied
    return fixed


@pytest.mark.parametrize("site", ["broken", "clean"])
def test_every_fixture_site(site: str) -> None:
    folder = FIXTURES / site
    path = find(folder)
    config = load(path) if path else Config()
    source = from_folder(folder, inventory(folder))
    found = run.examine(source, run.prepare(source, config, all_rules(config)))
    applied = 0
    for name in found.selection.site:
        engine = found.plan.settings_for(name).engine

        def check(data: bytes, name: str = name) -> tuple[Finding, ...]:
            return recheck(found, name, analyse(data, name, found.plan), data)

        applied += len(assert_harmless(source.read(name), fixes.Bench(check, engine)).applied)
    assert (applied > 0) == (site == "broken")


def _articles() -> list[str]:
    paths = sorted(FIXTURES.glob("*/content/**/*.md*"))
    return [path.read_bytes().decode("utf-8", "surrogateescape") for path in paths]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(_articles()),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.sampled_from(PIECES)), max_size=4),
)
def test_mutants_of_articles(source: str, cuts: list[tuple[float, int, str]]) -> None:
    for where, length, piece in cuts:
        at = int(where * len(source))
        source = source[:at] + piece + source[at + length :]
    data = source.encode("utf-8", "surrogateescape")
    fixed = assert_harmless(data, bench(data))
    if fixed.applied:
        left = [f for f in fixed.refused if f[1].startswith("the article would no longer")]
        assert not left or not read(decode(data)).ok


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(_articles()), st.floats(0, 1), st.sampled_from(PIECES))
def test_the_proof_sees_every_piece_that_changes_more_than_its_place(
    source: str, where: float, piece: str
) -> None:
    """An edit that passes the proof leaves all headings, links and props outside it as they were."""
    at = int(where * len(source))
    edit = Edit(at, at, piece)
    old, new = read(Text(source)), read(Text(fixes.apply(source, [edit])))
    if objection(old, new, [edit]):
        return
    moves = Moves([edit])
    slugs = [h.slug for h in old.headings if not moves.touch(h.start, h.end)]
    kept = [h.slug for h in new.headings]
    if old.ok:
        assert [slug for slug in slugs if slug in kept] == slugs
        urls = [x.url for x in old.links if not moves.touch(x.start, x.end)]
        there = [x.url for x in new.links]
        assert all(url in there for url in urls)
        assert new.ok


@pytest.mark.parametrize(
    ("before", "edit", "why"),
    [
        ("A tram.\n\nB.\n", Edit(2, 6, "# tram"), ""),
        ("A tram.\n\nB.\n", Edit(7, 9, " "), "joined"),
        ("A\n\n- b\n", Edit(1, 1, "\n\n```"), "differently"),
        ("A tram.\n\nB.\n", Edit(2, 6, "<b>"), "compile"),
        ("A tram.\n\nB.\n", Edit(2, 6, "x\n\n# y\n\nz"), "differently"),
    ],
)
def test_objections(before: str, edit: Edit, why: str) -> None:
    old, new = read(Text(before)), read(Text(fixes.apply(before, [edit])))
    found = objection(old, new, [edit])
    assert (why in found) if why else not found


def test_a_fix_that_breaks_a_link_elsewhere_is_left_out() -> None:
    """The anchor of a heading with a price is linked to from another article."""
    files = {
        "content/posts/a.mdx": "## Rooms 5,000 KRW\n\nOne ₩3,000, two ₩4,000, tea ₩5,000.\n".encode(),
        "content/posts/b.mdx": b"[rooms](a.mdx#rooms-5000-krw)\n",
    }
    source = from_mapping(files)
    config = Config(content=("content/posts",), country="KR")
    found = run.examine(source, run.prepare(source, config, all_rules(config)))
    name = "content/posts/a.mdx"
    work = fixes.Bench(
        lambda data: recheck(found, name, analyse(data, name, found.plan), data), "mdx"
    )
    offered = [f for f in found.findings if f.path == name and f.fix and f.start < 20]
    assert offered, [f.rule for f in found.findings]
    fixed = fixes.fix_article(files[name], work, unsafe=True)
    assert b"## Rooms 5,000 KRW" in fixed.data
    assert any("broken-anchor" in why for _, why in fixed.refused)
