"""guidelint.toml: found, read strictly, and brought down to plain data.

The model (`model`) is the only definition: it validates, names the unknown key and its
nearest neighbour, and gives the JSON Schema that editors use (`guidelint.schema.json`).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guidelint import ledger
from guidelint.lazy import lazy_pattern
from guidelint.model import Declared
from guidelint.rules import builtin_folder
from guidelint.tuples import NamedTuple

if TYPE_CHECKING:
    from guidelint.facts.registry import Row

_MODEL = lazy_pattern(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*\Z")  # a pydantic model: package.module:Model
NAMES = ("guidelint.toml", ".guidelint.toml", "pyproject.toml")


class ConfigError(Exception):
    """A config that cannot be used; says where, what is wrong and what would be right."""


class FrontmatterSchema(NamedTuple):
    """A JSON Schema and the globs of the articles whose frontmatter it describes."""

    files: tuple[str, ...]
    schema: dict[str, Any]


class Override(NamedTuple):
    """Globs of articles, and what is asked of them: rule id or topic -> as in `Config.rules`."""

    files: tuple[str, ...]
    rules: dict[str, Any]


class Config(NamedTuple):
    """The config, validated, with presets and files read in: plain, picklable data.

    Empty fields are unknown: the engine infers them from the repo.
    """

    path: str = ""  # the config file; "" when there is none
    content: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    engine: str = ""
    country: str = ""
    now: str = ""
    routes: dict[str, str] = {}
    static: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    redirects: dict[str, str] = {}
    component_sources: tuple[str, ...] = ()
    components: dict[str, Any] = {}
    rates: dict[str, dict[str, float]] = {}
    rates_date: str = ""  # ISO 8601: when the rates were looked up
    frontmatter: tuple[FrontmatterSchema, ...] = ()
    rules: dict[str, Any] = {}  # id or topic -> level, "off", or {level, options}
    overrides: tuple[Override, ...] = ()  # the same for some articles; the last that fits counts
    rule_folders: tuple[str, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    max_warnings: int = -1
    ledger: tuple[Declared, ...] = ()  # the declared facts
    numbers: tuple[Row, ...] = ()  # the site's own emergency numbers and helplines
    files: tuple[str, ...] = ()  # every file that was read for this config


def find(start: Path) -> Path | None:
    """The nearest config file, from `start` upwards to the root of the repository."""
    for folder in (start, *start.parents):
        for name in NAMES:
            candidate = folder / name
            if candidate.is_file() and (name != "pyproject.toml" or _in_pyproject(candidate)):
                return candidate
        if (folder / ".git").exists():
            break
    return None


def load(path: Path) -> Config:
    """Read a config file. Raises `ConfigError`."""
    files: list[str] = []
    data = _extended(_read(path, files), path, (), files)
    config = _settled(data, path, files)
    return config._replace(files=tuple(files))


def parse(data: dict[str, Any], path: Path | None = None) -> Config:
    """Bring config data (as in guidelint.toml) down to a `Config`. Raises `ConfigError`.

    Relative paths inside are relative to the folder of `path`, else to the working directory.
    """
    if path is None and "extend" in data:
        data = _extended(data, Path("guidelint.toml"), (), [])
    return _settled(data, path, [])


def _settled(data: dict[str, Any], path: Path | None, files: list[str]) -> Config:
    """Validated data as a `Config`; the files read on the way are added to `files`."""
    checked = _validate(data, path)
    folder = path.parent if path else Path()
    components = checked.get("components") or {}
    links = checked.get("links") or {}
    redirects = links.get("redirects") or {}
    config = Config(
        path=str(path) if path else "",
        content=tuple(item.strip("/") or "." for item in checked.get("content") or ()),
        exclude=tuple(checked.get("exclude") or ()),
        engine=checked.get("engine") or "",
        country=checked.get("country") or "",
        now=str(checked.get("now") or ""),
        routes=checked.get("routes") or {},
        static=tuple(links.get("static") or ()),
        known=tuple(links.get("known") or ()),
        hosts=tuple(links.get("hosts") or ()),
        redirects=redirects,
        component_sources=tuple(components.get("sources") or ()),
        components=_json(components.get("schema"), folder, files),
        rates={
            base: dict(table)
            for base, table in (checked.get("rates") or {}).items()
            if base != "date"
        },
        rates_date=str((checked.get("rates") or {}).get("date") or ""),
        frontmatter=tuple(
            FrontmatterSchema(tuple(entry["files"]), _json(entry["schema"], folder, files))
            for entry in checked.get("frontmatter") or ()
        ),
        rules=checked.get("rules") or {},
        overrides=tuple(
            Override(tuple(entry["files"]), entry.get("rules") or {})
            for entry in checked.get("overrides") or ()
        ),
        rule_folders=tuple(str(folder / item) for item in checked.get("rule-folders") or ()),
        per_file_ignores={
            glob: tuple(ids) for glob, ids in (checked.get("per-file-ignores") or {}).items()
        },
        select=tuple(checked.get("select") or ()),
        ignore=tuple(checked.get("ignore") or ()),
        fail_on=checked.get("fail-on") or "error",
        max_warnings=-1 if checked.get("max-warnings") is None else checked["max-warnings"],
        ledger=_ledger(data.get("fact") or [], path, files),
        numbers=tuple(_row(entry) for entry in checked.get("numbers") or ()),
    )
    return _sound(config)


def presets() -> list[str]:
    """The names of the presets that come with guidelint."""
    return sorted(path.stem for path in (builtin_folder() / "presets").glob("*.toml"))


def _in_pyproject(path: Path) -> bool:
    import tomllib

    try:
        return "guidelint" in tomllib.loads(path.read_text("utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False  # another tool's file: its trouble is not ours


def _read(path: Path, files: list[str]) -> dict[str, Any]:
    import tomllib

    files.append(str(path.resolve()))
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_unreadable(path, str(error))) from error
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("guidelint", {})
    return data


def _unreadable(path: Path, words: str) -> str:
    """The TOML reader's complaint, with its place where editors look for it."""
    found = re.search(r" \(at line (\d+), column (\d+)\)", words)
    if not found:
        return f"{path}: not valid TOML: {words}"
    return f"{path}:{found[1]}:{found[2]}: not valid TOML: {words.replace(found[0], '')}"


def _extended(
    data: dict[str, Any], path: Path, seen: tuple[Path, ...], files: list[str]
) -> dict[str, Any]:
    """`data` laid over the configs it extends, the last named one nearest."""
    below: dict[str, Any] = {}
    names = data.get("extend") or []
    for name in [names] if isinstance(names, str) else names:
        parent = _parent(str(name), path)
        if parent in seen:
            raise ConfigError(f"{path}: extend {name!r} leads back to itself")
        below = _merged(below, _extended(_read(parent, files), parent, (*seen, parent), files))
    own = {key: value for key, value in data.items() if key != "extend"}
    return _merged(below, own)


def _parent(name: str, path: Path) -> Path:
    preset = builtin_folder() / "presets" / f"{name}.toml"
    if "/" not in name and preset.is_file():
        return preset
    parent = path.parent / name
    if parent.is_file():
        return parent
    from guidelint.config.mistakes import place

    raise ConfigError(
        f"{place(path, ['extend'])}: extend {name!r}: no such preset or file; presets: {', '.join(presets())}"
    )


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    out = dict(below)
    for key, value in above.items():
        if isinstance(value, dict) and isinstance(out.get(key), dict):
            out[key] = _merged(out[key], value)
        else:
            out[key] = value
    return out


def _json(schema: Any, folder: Path, files: list[str]) -> dict[str, Any]:
    import json

    if not isinstance(schema, str):
        return schema or {}
    if _MODEL.match(schema):
        return _model_schema(schema, folder)
    path = folder / schema
    files.append(str(path.resolve()))
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}: not valid JSON: {error}") from error
    if not isinstance(data, dict):
        raise ConfigError(f"{path}: expected a JSON object")
    return data


def _row(entry: dict[str, Any]) -> Row:
    """An entry of the registry, from its table."""
    from guidelint.facts.registry import FormerRow, Row

    entry = {key: value for key, value in entry.items() if value is not None}
    former = entry.pop("formerly", None)
    held = tuple(entry.pop("services", ()))
    return Row(**entry, services=held)._replace(
        formerly=FormerRow(tuple(former["services"]), former["until"], former["now"])
        if former
        else None
    )


def _ledger(entries: list[Any], path: Path | None, files: list[str]) -> tuple[Declared, ...]:
    """The facts declared in the config itself, or in the ledger beside it."""
    beside = path.parent / ledger.NAME if path else None
    if beside is not None:
        files.append(str(beside.resolve()))  # also if there is none yet: one may appear
    try:
        if entries:
            text = path.read_text("utf-8-sig") if path else ""
            return ledger.declared({"fact": entries}, str(path or "config"), text)
        if beside is None or not beside.is_file():
            return ()
        return ledger.parse(beside.read_text("utf-8"), str(beside))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{beside}: cannot be read: {error}") from error
    except ledger.LedgerError as error:
        raise ConfigError(str(error)) from error


def _model_schema(reference: str, folder: Path) -> dict[str, Any]:
    from guidelint.schema import model_schema

    try:
        return model_schema(reference, folder)
    except ValueError as error:
        raise ConfigError(str(error)) from error


def _sound(config: Config) -> Config:
    """The config, if its schemas say what guidelint understands."""
    from guidelint.checks.json_schema import schema_problems

    named = [
        (f"frontmatter.{i}.schema", entry.schema) for i, entry in enumerate(config.frontmatter)
    ]
    named += [
        (f"components.schema.{name}.props", entry.get("props") or {})
        for name, entry in config.components.items()
    ]
    for name, schema in named:
        trouble = schema_problems(schema)
        if trouble:
            raise ConfigError(f"{where(config, *name.split('.'))}: {name}: {trouble[0]}")
    return config


def _validate(data: dict[str, Any], path: Path | None) -> dict[str, Any]:
    from guidelint.config.plain import plainly

    plain = plainly(data)
    return _modelled(data, path) if plain is None else plain


def _modelled(data: dict[str, Any], path: Path | None) -> dict[str, Any]:
    from pydantic import ValidationError

    from guidelint.config.mistakes import told
    from guidelint.config.model import model

    try:
        checked = model().model_validate(data)
    except ValidationError as error:
        raise ConfigError(told(error.errors(include_url=False), path)) from error
    dumped: dict[str, Any] = checked.model_dump(by_alias=True, exclude_unset=True)
    return dumped


def where(config: Config, *keys: str) -> str:
    """The config's path, with line and column of a key as far as it stands there."""
    from guidelint.config.mistakes import place

    return place(Path(config.path), keys) if config.path else "config"
