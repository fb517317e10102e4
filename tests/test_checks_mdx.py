"""What the reader could not read is said by exactly one rule, and nothing is said twice."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from guidelint.api import check_text
from guidelint.checks.mdx import Options, check
from guidelint.facts.local import Local
from guidelint.model import Problem, Settings
from guidelint.parse import problems, read
from guidelint.rules import builtin_folder, load_pages
from guidelint.text import Text

RULES = [page.rule for page in load_pages(builtin_folder()) if page.rule.check == "mdx"]
KIND = re.compile(r"[a-z]+(?:-[a-z]+)*")
FRONTMATTER = re.compile(r'"(frontmatter-[a-z\-]+)"')
MAKERS = ("Fault", "JsError", "Problem")
# Kinds that other checks say, with more at hand: those of components and of frontmatter.
SAID_ELSEWHERE = {"duplicate-prop", "frontmatter-foreign", "frontmatter-ignored"}


def kinds_in(tree: ast.AST) -> set[str]:
    """The kinds that a module of the reader gives: `Fault("kind", …)` and `kind = "kind"`."""
    found: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            found += node.args[:1] if name in MAKERS else []
            found += [k.value for k in node.keywords if k.arg == "kind"]
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                found += pairs(target, node.value)
    words = [
        w for one in found for w in (n.value for n in ast.walk(one) if isinstance(n, ast.Constant))
    ]
    return {word for word in words if isinstance(word, str) and KIND.fullmatch(word)}


def pairs(target: ast.expr, value: ast.expr) -> list[ast.expr]:
    """The values that an assignment gives to something called `kind`."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return [v for t, v in zip(target.elts, value.elts, strict=True) if pairs(t, v)]
    name = getattr(target, "id", getattr(target, "attr", ""))
    return [value] if name == "kind" else []


def every_kind() -> list[str]:
    found = set(problems.CURES)
    for path in Path(problems.__file__).parent.glob("*.py"):
        text = path.read_text("utf-8")
        found |= set(FRONTMATTER.findall(text))
        if any(f"{maker}(" in text for maker in MAKERS):
            found |= {kind for kind in kinds_in(ast.parse(text)) if "-" in kind or kind in NAMES}
    return sorted(found - SAID_ELSEWHERE - NOT_KINDS)


NAMES = {"esm", "spread"}
NOT_KINDS = {"unexpected-eof", "unexpected-character"}


def speaks_of(options: Options, problem: Problem) -> bool:
    article = read(Text("a"))._replace(problems=(problem,))
    return bool(list(check(article, Local(article, Settings(), {}), options)))


@pytest.mark.parametrize("kind", every_kind())
def test_every_kind_has_one_rule(kind: str) -> None:
    problem = Problem(kind, "A reason.", 0, 1)
    speaking = [r.id for r in RULES if r.enabled and speaks_of(r.options, problem)]
    assert len(speaking) == 1, speaking


def test_a_kind_that_nobody_thought_of_is_said() -> None:
    problem = Problem("never-heard-of", "A reason.", 0, 1)
    speaking = [r.id for r in RULES if speaks_of(r.options, problem)]
    assert speaking == ["mdx-broken"]


def test_rules_name_kinds_that_exist() -> None:
    kinds = set(every_kind())
    for rule in RULES:
        families = {name for name in rule.options.other_than if name.endswith("*")}
        assert {*rule.options.kinds, *rule.options.other_than} - families <= kinds, rule.id


def test_kinds_are_found_at_all() -> None:
    assert len(every_kind()) > 40
    assert {"lazy-line", "esm", "frontmatter-yaml", "string-not-closed"} <= set(every_kind())


BROKEN = """---
title: Pier
---

<!-- note -->

A ticket costs <5 on <Boat

<Card title="The pier />

<Card title="Next" />

<Steps>

Take the <b>tram.

</Step>

Dear {name} {oh no}
"""


def test_all_errors_are_said_in_one_run() -> None:
    found = [f for f in check_text(BROKEN, path="a.mdx") if f.topic == "mdx"]
    assert [f.rule for f in found] == [
        "html-comment",
        "bare-less-than",
        "unfinished-tag",
        "unclosed-attribute",
        "tag-across-blocks",
        "mismatched-tags",
        "undefined-expression",
        "two-values-in-braces",
    ]


def test_the_message_is_the_readers_sentence() -> None:
    (found,) = [f for f in check_text("<Tabs>\n\nb\n\n</Tab>\n", path="a.mdx") if f.topic == "mdx"]
    assert found.message == "<Tabs> is closed by </Tab>: write </Tabs>"
    assert [place.message for place in found.related] == ["opened here"]


def test_a_mend_is_offered_only_where_there_is_one() -> None:
    article = read(Text("a <5 b\n\n<Steps>\n"))
    findings = list(check(article, Local(article, Settings(), {}), Options()))
    assert [(f.safe, len(f.edits)) for f in findings] == [(True, 1), (False, 0)]
