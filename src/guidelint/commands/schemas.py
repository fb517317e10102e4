"""`guidelint schema`: schemas read from sources and from usage, as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guidelint.commands.given import read_config, say, working_directory
from guidelint.config import Config, ConfigError
from guidelint.engine import run
from guidelint.engine.discovery import MissingPath, articles, find_root, inventory
from guidelint.engine.schemas import from_sources, sources
from guidelint.engine.settings import infer as infer_settings
from guidelint.engine.source import Source, from_folder
from guidelint.model import Article
from guidelint.parse import read
from guidelint.text import decode

_LOCK = "components.lock.json"
_CONFIGS = (
    "content.config.ts", "content.config.mts", "content.config.js", "src/content.config.ts",
    "src/content/config.ts", "src/content/config.js", "velite.config.ts", "velite.config.js",
    "contentlayer.config.ts", "contentlayer.config.js", "keystatic.config.ts",
    "keystatic.config.tsx",
)  # fmt: skip


def components(globs: tuple[str, ...], options: dict[str, Any]) -> int:
    """`guidelint schema components`."""
    root, config, source = _site(Path(), options)
    wanted = globs or config.component_sources
    if not wanted:
        zones = infer_settings(source.inventory, source.text, config).site.zones
        wanted = tuple(glob for zone in zones for glob in zone.components)
    paths = sources(wanted, source.inventory, root)
    if not paths:
        named = ", ".join(wanted) or "no folder named components"
        raise ConfigError(f"no component sources: {named}; name them: 'components/**/*.tsx'")
    return _put(from_sources(paths, root), options, lock=_LOCK)


def frontmatter(files: tuple[Path, ...], options: dict[str, Any]) -> int:
    """`guidelint schema frontmatter`."""
    from guidelint import schema

    root, config, source = _site(Path(), options)
    found: list[dict[str, Any]] = [
        {"name": ", ".join(entry.files), "files": list(entry.files), "schema": entry.schema}
        for entry in config.frontmatter
    ]
    if files or not found:
        paths = [*files] or [
            root / name
            for name in source.inventory
            if any(name == known or name.endswith("/" + known) for known in _CONFIGS)
        ]
        missing = [path for path in paths if not path.is_file()]
        if missing:
            raise MissingPath(str(missing[0]))
        try:
            found = schema.frontmatter(paths, root) if paths else []
        except ModuleNotFoundError as error:
            raise ConfigError(
                f"this needs {error.name}: pip install 'guidelint[schema]'"
            ) from error
    if not found:
        mined = schema.infer_frontmatter(_articles(root, config, source, ()))
        found = [{"name": "usage", "files": ["**"], "schema": mined}]
    if options["json_schema"]:
        only = [entry["schema"] for entry in found]
        return _put(only[0] if len(only) == 1 else {"anyOf": only}, options)
    return _put(found, options)


def infer(paths: tuple[Path, ...], options: dict[str, Any]) -> int:
    """`guidelint schema infer`."""
    from guidelint import schema

    root, config, source = _site(paths[0] if paths else Path(), options)
    read_ones = list(_articles(root, config, source, paths))
    data = {
        "components": schema.infer(read_ones),
        "frontmatter": schema.infer_frontmatter(read_ones),
    }
    return _put(data, options)


def _site(start: Path, options: dict[str, Any]) -> tuple[Path, Config, Source]:
    if not start.exists():
        raise MissingPath(str(start))
    config = read_config(options, start)
    found_here = config.path and not options.get("config_path")
    cwd = working_directory()
    root = (
        Path(config.path).resolve().parent
        if found_here
        else find_root([start], cwd, config.content)
    )
    return root, config, from_folder(root, inventory(root))


def _articles(
    root: Path, config: Config, source: Source, paths: tuple[Path, ...]
) -> Iterator[Article]:
    prepared = run.prepare(source, config, [])
    named = [*paths] or [root]
    choose = run.chooser(named, source.inventory, root, config, force_exclude=False)
    settled = prepared.inferred.config
    for path in choose(articles(source.inventory, settled.content, settled.exclude)).checked:
        try:
            text = decode(source.read(path))
        except OSError as error:
            say(f"{path}: cannot be read: {error.strerror}")
            continue
        yield read(text, path, prepared.plan.settings_for(path).engine)


def _put(data: Any, options: dict[str, Any], *, lock: str = "") -> int:
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    target = options.get("target")
    if options.get("drift"):
        return _drift(text, target or Path(lock))
    if target is None:
        sys.stdout.write(text)
        return 0
    try:
        target.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"{target}: cannot be written: {error.strerror}") from error
    say(f"wrote {target}")
    return 0


def _drift(text: str, target: Path) -> int:
    try:
        if target.read_text("utf-8") == text:
            say(f"{target} is what the sources say")
            return 0
    except FileNotFoundError as error:
        raise MissingPath(str(target)) from error
    say(f"{target} is not what the sources say now; `guidelint schema components --write {target}`")
    return 1
