"""Fixing many articles together ends where fixing them one by one does, and asks for less."""

from __future__ import annotations

from pathlib import Path

from guidelint import fix as fixes
from guidelint.config import Config, find, load
from guidelint.engine import run
from guidelint.engine.discovery import inventory
from guidelint.engine.plan import all_rules
from guidelint.engine.recheck import changed, consequences
from guidelint.engine.source import from_folder, from_mapping
from guidelint.fix.together import States, fix_together


def examined(files: dict[str, bytes]) -> run.Examination:
    source = from_mapping(files)
    config = Config(content=("posts",), country="KR")
    return run.examine(source, run.prepare(source, config, all_rules(config)))


def test_the_same_as_one_by_one() -> None:
    folder = Path(__file__).parents[1] / "fixtures" / "broken"
    path = find(folder)
    config = load(path) if path else Config()
    source = from_folder(folder, inventory(folder))
    found = run.examine(source, run.prepare(source, config, all_rules(config)))
    articles = {name: source.read(name) for name in found.selection.site}
    after, done = fix_together(found, articles)
    alone = {}
    for name, data in articles.items():
        states = States(found, name, data)
        alone[name] = fixes.fix_article(data, states.bench()).data
        found = changed(found, {name: states.analysis(alone[name])})
    assert {name: fixed.data for name, fixed in done.items()} == alone
    assert any(fixed.applied for fixed in done.values())
    stated = {path: record.facts for path, record in found.site.records.items()}
    assert {path: record.facts for path, record in after.site.records.items()} == stated


def test_what_breaks_a_link_elsewhere_is_left_out_and_the_rest_is_kept() -> None:
    """The anchor of one heading is linked to from another article, the other one's is not."""
    prices = "## Rooms 5,000 KRW\n\nOne ₩3,000, two ₩4,000, tea ₩5,000.\n".encode()
    files = {
        "posts/a.mdx": prices,
        "posts/b.mdx": b"[rooms](a.mdx#rooms-5000-krw)\n",
        "posts/c.mdx": prices,
    }
    found = examined(files)
    after, done = fix_together(found, files, unsafe=True)
    assert b"## Rooms 5,000 KRW" in done["posts/a.mdx"].data
    assert any("broken-anchor" in why for _, why in done["posts/a.mdx"].refused)
    assert "## Rooms ₩5,000".encode() in done["posts/c.mdx"].data
    assert not done["posts/c.mdx"].refused
    assert not consequences(found, after)


def test_a_suppression_that_only_another_article_gives_a_reason_for_stays() -> None:
    """What many articles state against one is known when all are asked, and suppressed here."""
    row = "| What | Price |\n| --- | --- |\n| Taxi base fare | ₩{} |\n"
    files = {f"posts/{name}.mdx": row.format("4,800").encode() for name in "abcdefgh"}
    comment = "{/* guidelint-disable prices */}\n\n"
    odd = "A cab, 9,000 to ₩12,000.\n\n" + comment + row.format("6,100")
    files["posts/odd.mdx"] = odd.encode()
    found = examined(files)
    without = examined({**files, "posts/odd.mdx": odd.replace(comment, "").encode()})
    assert any(f.rule == "fact-disputed" for f in without.findings)
    assert not any(f.rule in ("fact-disputed", "unused-suppression") for f in found.findings)
    _, done = fix_together(found, {"posts/odd.mdx": files["posts/odd.mdx"]})
    assert done["posts/odd.mdx"].data.decode() == odd.replace("9,000 to", "₩9,000 to")
