"""Golden files: a page for every rule, a report for every fixture site.

``python tests/golden.py`` rewrites them; the tests compare. A page shows the *actual* output
for each bad example, so it also pins message, line and column.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from guidelint import report as reports
from guidelint.config import Config, find, load
from guidelint.engine import run
from guidelint.engine.discovery import inventory
from guidelint.engine.examples import Outcome, outcomes
from guidelint.engine.outcome import Report
from guidelint.engine.plan import all_rules
from guidelint.engine.source import from_folder
from guidelint.report import human
from guidelint.rules import RulePage, builtin_folder, load_pages

REPO = Path(__file__).parents[1]
PAGES = REPO / "docs" / "rules"
FIXTURES = REPO / "fixtures"
_LONG = 40  # lines of an example that are shown whole
_WIDE = 96  # columns


def pages() -> Iterator[tuple[Path, str]]:
    """Every rule's page, and the index of all."""
    loaded = load_pages(builtin_folder())
    for page in loaded:
        yield PAGES / f"{page.rule.id}.md", _page(page)
    yield PAGES / "README.md", _index(loaded)


def fixture_reports() -> Iterator[tuple[Path, str]]:
    """Every fixture site's report."""
    for folder in sorted(path for path in FIXTURES.iterdir() if path.is_dir()):
        yield folder / "report.txt", fixture_report(folder)


def fixture_report(folder: Path) -> str:
    """What `guidelint check` prints for a fixture site, run in its folder."""
    report = examined(folder)
    return human.full(report) + ("\n" if report.findings else "") + human.summary(report) + "\n"


def examined(folder: Path) -> Report:
    """The findings of a fixture site, taken for a repository of its own."""
    path = find(folder)
    config = load(path) if path and path.parent == folder else Config()
    names = {name: stat for name, stat in inventory(folder).items() if name != "report.txt"}
    source = from_folder(folder, names)
    examination = run.examine(source, run.prepare(source, config, all_rules(config), root=folder))
    return run.report(examination, folder, folder)


def _page(page: RulePage) -> str:
    rule = page.rule
    fix = {
        "safe": "`--fix` mends it where that is safe.",
        "unsafe": "`--fix --unsafe-fixes` mends it.",
        "none": "",
    }[rule.fix]
    on = "" if rule.enabled else " Off by default."
    parts = [
        f"# {rule.id}\n",
        f"{rule.summary}\n",
        f"{rule.level} · topic `{rule.topic}` · check `{rule.check}`.{on} {fix}".rstrip() + "\n",
        f"## Why\n\n{page.why}\n",
        "## What it finds\n",
    ]
    shown = list(outcomes(page))
    entries = list(zip(shown, _configs(shown), strict=True))
    parts += [_bad(outcome, config) for outcome, config in entries[: len(page.bad)]]
    parts.append("## What stays silent\n")
    parts += [_good(outcome, config) for outcome, config in entries[len(page.bad) :]]
    parts.append(_options(page))
    return "\n".join(part for part in parts if part).rstrip() + "\n"


def _bad(outcome: Outcome, config: str) -> str:
    example = outcome.example
    report = Report(outcome.findings, len(example.files), 0)
    lines = reports.render(report, "concise")
    text = f"### {example.name}\n\n{_files(example.files)}\n{config}```text\n{lines}```\n"
    if example.fixed:
        text += f"\nAfter the fix:\n\n{_files(example.fixed)}"
    return text


def _good(outcome: Outcome, config: str) -> str:
    return (
        f"### {outcome.example.name}\n\n{_files(outcome.example.files)}\n{config}".rstrip() + "\n"
    )


def _configs(shown: list[Outcome]) -> Iterator[str]:
    """What stands under each example about its config; one like the last is not repeated."""
    last = ""
    for outcome in shown:
        config = "\n".join(_toml(outcome.example.config))
        if not config:
            yield ""
        elif config == last:
            yield "With the same `guidelint.toml`.\n\n"
        else:
            yield f"With this `guidelint.toml`:\n\n```toml\n{config}\n```\n\n"
        last = config or last


def _files(files: dict[str, str]) -> str:
    out = []
    for path, text in files.items():
        fence = "````" if "```" in text else "```"
        name = f"`{path}`\n\n" if len(files) > 1 or path != "article.mdx" else ""
        out.append(f"{name}{fence}mdx\n{_visible(text)}{fence}\n")
    return "\n".join(out)


def _visible(text: str) -> str:
    """A text whose control and invisible characters show in a page, cut if it is long."""
    text = "".join(
        f"\\u{{{ord(char):04X}}}" if not char.isprintable() and char not in "\n\t" else char
        for char in text
    )
    lines = text.splitlines()
    if len(lines) > _LONG:
        lines[4:-4] = [f"… {len(lines) - 8} more lines …"]
    return "".join(line + "\n" for line in lines)


def _toml(table: dict[str, Any], above: str = "") -> Iterator[str]:
    """A config as lines of TOML: dotted keys down to what fits on a line."""
    for name, value in table.items():
        key = above + (name if re.fullmatch(r"[\w-]+", name, re.ASCII) else json.dumps(name))
        line = f"{key} = {_inline(value)}"
        if isinstance(value, dict) and value and len(line) > _WIDE:
            yield from _toml(value, key + ".")
        elif isinstance(value, list | tuple) and len(line) > _WIDE:
            yield f"{key} = ["
            yield from (f"  {_inline(item)}," for item in value)
            yield "]"
        else:
            yield line


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        pairs = (
            f"{key if re.fullmatch(r'[a-zA-Z0-9_-]+', key) else json.dumps(key)} = {_inline(item)}"
            for key, item in value.items()
        )
        return "{ " + ", ".join(pairs) + " }" if value else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return str(value) if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def _options(page: RulePage) -> str:
    """The options as they are, ready to be changed in guidelint.toml."""
    options = {name: value for name, value in page.rule.options._asdict().items() if value}
    lines = "\n".join(_toml(options))
    if not lines:
        return ""
    head = f"[rules.{page.rule.id}.options]"
    return f"## Options\n\nAs they are; change them in `guidelint.toml`:\n\n```toml\n{head}\n{lines}\n```\n"


def _index(loaded: list[RulePage]) -> str:
    rows = "\n".join(
        f"| [{p.rule.id}]({p.rule.id}.md) | {p.rule.topic} | "
        f"{p.rule.level if p.rule.enabled else 'off'} | {p.rule.fix if p.rule.fix != 'none' else ''} | "
        f"{p.rule.summary} |"
        for p in loaded
    )
    return f"# Rules\n\n| rule | topic | level | fix | what it finds |\n| --- | --- | --- | --- | --- |\n{rows}\n"


def main() -> int:
    """Write all golden files; remove pages of rules that are gone."""
    wanted = dict([*pages(), *fixture_reports()])
    PAGES.mkdir(parents=True, exist_ok=True)
    for stale in set(PAGES.glob("*.md")) - set(wanted):
        stale.unlink()
    for path, text in wanted.items():
        path.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
