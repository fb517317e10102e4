"""`guidelint mv OLD NEW`: rename an article, its inbound links and its redirect."""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path
from typing import Any

from guidelint import fix as fixes
from guidelint.commands.given import read_config, root_of, say, working_directory
from guidelint.config import ConfigError
from guidelint.engine import run
from guidelint.engine.discovery import MissingPath, inventory, is_article, relative_path
from guidelint.engine.move import plan_move
from guidelint.engine.source import from_folder
from guidelint.text import Text, decode, encode, printable


def move(old: Path, new: Path, options: dict[str, Any]) -> int:
    """Rename `old` to `new` and mend what points at it; with ``diff`` only show it."""
    if not old.is_file():
        raise MissingPath(str(old))
    if new.is_dir():
        new = new / old.name
    if new.exists():
        raise ConfigError(f"{new} exists already")
    if not is_article(str(old)) or not is_article(str(new)):
        raise ConfigError(f"{old} -> {new}: both must be articles (.md, .mdx, .markdown)")
    config = read_config(options, old)
    root = root_of(config, [old], working_directory(), options)
    source = from_folder(root, inventory(root))
    found = run.examine(source, run.prepare(source, config, []))
    before, after = relative_path(old, root), relative_path(new, root)
    if before not in found.site.records:
        raise ConfigError(f"{old} is no article of the site at {root}")
    plan = plan_move(found, before, after, source.text)
    changed = {path: _edited(source.read(path), edits) for path, edits in plan.edits.items()}
    if options["diff"]:
        for path in sorted({*changed, before}):
            target = after if path == before else path
            sys.stdout.write(_diff(path, target, source.read(path), changed.get(path)))
        return 0
    _carry_out(root, before, after, changed)
    say(f"{before} -> {after}")
    others = len(changed) - (before in changed) - bool(plan.redirect and plan.redirect != before)
    say(
        f"{plan.links} link{'s' * (plan.links != 1)} rewritten in {others} other article{'s' * (others != 1)}"
    )
    if plan.old_url and plan.old_url != plan.new_url:
        where = f"redirect added to {plan.redirect}" if plan.redirect else "add a redirect yourself"
        say(f"{plan.old_url} -> {plan.new_url}: {where}")
    return 0


def _carry_out(root: Path, before: str, after: str, changed: dict[str, bytes]) -> None:
    try:
        (root / after).parent.mkdir(parents=True, exist_ok=True)
        for path, data in changed.items():
            fixes.write(root / path, data)
        (root / before).rename(root / after)
    except OSError as error:
        raise ConfigError(f"{error.filename}: {error.strerror}") from error


def _edited(data: bytes, edits: Any) -> bytes:
    text = decode(data)
    return encode(Text(fixes.apply(text.source, edits), text.encoding))


def _diff(path: str, target: str, before: bytes, after: bytes | None) -> str:
    head = "" if path == target else f"rename from {path}\nrename to {target}\n"
    lines = unified_diff(
        printable(decode(before).source).splitlines(keepends=True),
        printable(decode(before if after is None else after).source).splitlines(keepends=True),
        f"a/{path}",
        f"b/{target}",
    )
    return head + "".join(line if line.endswith("\n") else line + "\n" for line in lines)
