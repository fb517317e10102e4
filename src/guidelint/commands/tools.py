"""The commands beside `check`: rules, explain, test, parse, init, cache clean."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from guidelint.commands.given import read_config, say
from guidelint.config import Config, ConfigError
from guidelint.engine import run
from guidelint.engine.cache import discard, location
from guidelint.engine.discovery import MissingPath, inventory
from guidelint.engine.examples import outcomes
from guidelint.engine.plan import all_rules
from guidelint.engine.settings import toml_text
from guidelint.engine.source import from_folder
from guidelint.fix.examples import trouble
from guidelint.parse import read
from guidelint.rules import builtin_folder, load_pages
from guidelint.text import decode, one_line, printable


def rules(options: dict[str, Any]) -> int:
    """`guidelint rules`."""
    config = read_config(options, Path())
    listed = all_rules(config)
    if options["output_format"] == "json":
        data = [
            {"id": r.id, "topic": r.topic, "level": r.level, "enabled": r.enabled, "fix": r.fix,
             "check": r.check, "summary": r.summary}
            for r in listed
        ]  # fmt: skip
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
        return 0
    width = max(len(rule.id) for rule in listed)
    topic = ""
    for rule in listed:
        if rule.topic != topic:
            topic = rule.topic
            sys.stdout.write(f"{topic}\n")
        level = rule.level if rule.enabled else "off"
        sys.stdout.write(f"  {rule.id:{width}}  {level:8} {rule.summary}\n")
    return 0


def explain(name: str, options: dict[str, Any]) -> int:
    """`guidelint explain RULE`."""
    config = read_config(options, Path())
    folders = [builtin_folder(), *map(Path, config.rule_folders)]
    pages = {page.rule.id: page for folder in folders for page in load_pages(folder)}
    page = pages.get(name)
    if page is None:
        from difflib import get_close_matches

        near = get_close_matches(name, pages, n=1, cutoff=0.4)
        raise ConfigError(f"no rule {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    rule = page.rule
    if options["output_format"] == "json":
        data = {**rule._asdict(), "options": rule.options._asdict(), "why": page.why,
                "bad": [example._asdict() for example in page.bad],
                "good": [example._asdict() for example in page.good]}  # fmt: skip
        del data["source"]
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
        return 0
    level = rule.level if rule.enabled else f"{rule.level}, off by default"
    sys.stdout.write(
        f"{rule.id} ({rule.topic}, {level}; fix: {rule.fix})\n\n{rule.summary}\n\n{page.why}\n"
    )
    for outcome in outcomes(page):
        kind = "Wrong" if outcome.example in page.bad else "Fine"
        sys.stdout.write(f"\n{kind}: {outcome.example.name}\n\n")
        several = len(outcome.example.files) > 1
        for path, text in outcome.example.files.items():
            sys.stdout.write(f"    {path}\n" if several else "")
            indent = "      " if several else "    "
            sys.stdout.writelines(f"{indent}{printable(line)}\n" for line in text.splitlines())
        sys.stdout.write("\n" if outcome.findings else "")
        for found in outcome.findings:
            place = f"{found.path}:" if several else ""
            sys.stdout.write(
                f"  {place}{found.first.line}:{found.first.column}: {printable(found.message)}\n"
            )
    sys.stdout.write(
        f"\nTo leave out one place: {{/* guidelint-disable-next-line {rule.id} -- why */}}\n"
        f'To turn it off: {rule.id} = "off" under [rules] in guidelint.toml\n'
    )
    return 0


def test(folder: Path | None) -> int:
    """`guidelint test [FOLDER]`: the examples of rule files."""
    folder = folder or builtin_folder()
    if not folder.is_dir():
        raise MissingPath(str(folder))
    pages = load_pages(folder)
    if not pages:
        raise ConfigError(f"{folder}: no rule files (looked for <topic>/<id>.yaml)")
    count = failed = 0
    for page in pages:
        for outcome in outcomes(page):
            count += 1
            wrong = outcome.trouble or trouble(page.rule, outcome.example)
            if wrong:
                failed += 1
                where = f"{page.rule.source}:{outcome.example.line}"
                sys.stdout.write(f"{where}: {page.rule.id}: {outcome.example.name}: {wrong}\n")
    say(f"{count - failed} of {count} examples of {len(pages)} rules are as their files say.")
    return int(failed > 0)


def parse(files: tuple[Path, ...], options: dict[str, Any]) -> int:
    """`guidelint parse FILE…`: what is read, one JSON object a line."""
    from guidelint.parse.record import record

    for path in files:
        try:
            text = decode(path.read_bytes())
        except FileNotFoundError as error:
            raise MissingPath(str(path)) from error
        except OSError as error:
            raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
        article = read(
            text, str(path), options["engine"], frontmatter=not options["no_frontmatter"]
        )
        sys.stdout.write(_json_line(record(article)))
    return 0


def init(folder: Path, force: bool) -> int:
    """`guidelint init`: write down what is inferred."""
    target = folder / "guidelint.toml"
    if not folder.is_dir():
        raise MissingPath(str(folder))
    if target.exists() and not force:
        raise ConfigError(f"{target} exists; --force overwrites it")
    root = folder.resolve()
    source = from_folder(root, inventory(root))
    found = run.examine(source, run.prepare(source, Config(), []))
    target.write_text(toml_text(found), "utf-8", newline="\n")
    say(f"wrote {target}")
    return 0


def clean(folder: Path, cache_dir: Path | None) -> int:
    """`guidelint cache clean`."""
    if not folder.is_dir():
        raise MissingPath(str(folder))
    file = location(str(folder.absolute()), str(cache_dir or ""))  # as a check run from there
    discard(file)
    say(f"forgot {Path(file).parent}")
    return 0


def _json_line(data: Any) -> str:
    return one_line(json.dumps(data, ensure_ascii=False)) + "\n"
