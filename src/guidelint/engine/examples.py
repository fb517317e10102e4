"""The examples in rule files, run: each bad one flagged exactly so, each good one silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from guidelint.checks import CHECKS
from guidelint.config import parse
from guidelint.engine.run import Examination, examine, prepare
from guidelint.engine.source import from_mapping
from guidelint.model import Finding
from guidelint.rules import Example, Rule, RulePage, load_pages
from guidelint.tuples import NamedTuple


class Outcome(NamedTuple):
    """What a rule said about an example, and what is not as the rule file has it ("" if all is)."""

    page: RulePage
    example: Example
    findings: tuple[Finding, ...]
    trouble: str


def outcomes(page: RulePage) -> Iterator[Outcome]:
    """Run every example of a rule file."""
    for example in (*page.bad, *page.good):
        findings = run_example(page.rule, example)
        texts = tuple(finding.text for finding in findings)
        trouble = ""
        if texts != example.flags:
            wanted = f"wanted {list(example.flags)!r}" if example.flags else "wanted silence"
            trouble = f"flagged {list(texts)!r}, {wanted}"
        yield Outcome(page, example, findings, trouble)


def run_example(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """The findings of one rule on an example's files."""
    return examine_example(rule, example, example_files(example)).findings


def examine_example(rule: Rule, example: Example, files: Mapping[str, bytes]) -> Examination:
    """One rule on `files`, with the example's config."""
    source = from_mapping(files)
    config = parse(example.config)
    if CHECKS[rule.check].scope == "engine":  # it judges what the other rules find
        found = examine(source, prepare(source, config, _all_rules(Path(rule.source).parents[1])))
        own = tuple(finding for finding in found.findings if finding.rule == rule.id)
        return found._replace(findings=own)
    on = [rule._replace(enabled=True)]
    return examine(source, prepare(source, config, on, ((rule.id,), (), ())))


@lru_cache(maxsize=4)
def _all_rules(folder: Path) -> tuple[Rule, ...]:
    return tuple(page.rule for page in load_pages(folder))


def example_files(example: Example) -> Mapping[str, bytes]:
    """An example's files as bytes."""
    return {path: text.encode(example.encoding) for path, text in example.files.items()}
