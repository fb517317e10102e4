"""guidelint.toml: found, read strictly, and brought down to plain data.

The model below is the config's only definition: it validates, names the unknown key and its
nearest neighbour, and gives the JSON Schema that editors use (`guidelint.schema.json`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from guidelint import ledger
from guidelint.lazy import lazy_pattern
from guidelint.model import Declared
from guidelint.rules import builtin_folder

if TYPE_CHECKING:
    from guidelint.facts.registry import Row

_MODEL = lazy_pattern(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*\Z")  # a pydantic model: package.module:Model
NAMES = ("guidelint.toml", ".guidelint.toml", "pyproject.toml")
ENGINES = ("mdx", "next-mdx-remote", "docusaurus", "gfm")


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


def json_schema() -> dict[str, Any]:
    """The JSON Schema of guidelint.toml."""
    schema: dict[str, Any] = _model().model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "guidelint.toml"
    return schema


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
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("guidelint", {})
    return data


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
    raise ConfigError(
        f"{path}: extend {name!r}: no such preset or file; presets: {', '.join(presets())}"
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
    for where, schema in named:
        trouble = schema_problems(schema)
        if trouble:
            raise ConfigError(f"{config.path or 'config'}: {where}: {trouble[0]}")
    return config


def _validate(data: dict[str, Any], path: Path | None) -> dict[str, Any]:
    from pydantic import ValidationError

    try:
        model = _model().model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = [str(part) for part in first["loc"]]
        name = str(path) if path else "config"
        message = _sentence(first, where)
        raise ConfigError(f"{name}{_line(path, where)}: {message}") from error
    dumped: dict[str, Any] = model.model_dump(by_alias=True, exclude_unset=True)
    return dumped


def _sentence(error: Any, where: list[str]) -> str:
    if error["type"] == "extra_forbidden":
        near = _nearest(where[-1], _known_keys(where[:-1]))
        return f"unknown key {'.'.join(where)!r}" + (f"; did you mean {near!r}?" if near else "")
    message = error["msg"].removeprefix("Value error, ")
    return f"{'.'.join(where)}: {message}"


def _known_keys(where: list[str]) -> list[str]:
    schema = json_schema()
    node = schema
    for part in where:
        node = _below(schema, node, part)
    return list(node.get("properties", {}))


def _below(schema: dict[str, Any], node: dict[str, Any], part: str) -> dict[str, Any]:
    nested = node.get("properties", {}).get(part) or node.get("items") or {}
    for option in (nested, *nested.get("anyOf", [])):
        if "$ref" in option:
            nested = schema["$defs"][option["$ref"].rpartition("/")[2]]
    return dict(nested)


def _nearest(word: str, known: list[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, n=1, cutoff=0.5)), "")


def _line(path: Path | None, where: list[str]) -> str:
    """``:12``, the line in the file where the last named key of `where` stands, if it can be told."""
    if path is None or not path.is_file():
        return ""
    lines = path.read_text("utf-8-sig", "replace").splitlines()
    for key in reversed([part for part in where if not part.isdigit()]):
        for number, line in enumerate(lines, 1):
            if line.replace('"', "").lstrip("[ ").startswith(key):
                return f":{number}"
    return ""


@cache
def _model() -> Any:
    """The pydantic model, made on first use: importing pydantic costs more than a warm run."""
    import datetime
    from typing import Annotated, Literal

    from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

    from guidelint.facts.registry import ServiceId

    class Table(BaseModel):
        model_config = ConfigDict(extra="forbid", populate_by_name=True)

    level = Literal["error", "warning", "info", "off"]

    class RuleTable(Table):
        level: Literal["error", "warning", "info", "off"] | None = Field(
            None, description="How bad a finding is; off turns the rule off."
        )
        options: dict[str, Any] = Field({}, description="Options of the rule's check.")

    class Links(Table):
        static: list[str] = Field([], description="Folders served at /.")
        known: list[str] = Field(
            [], description="Addresses that exist besides articles; * matches."
        )
        hosts: list[str] = Field([], description="The site's own host names.")
        redirects: dict[str, str] = Field({}, description="Address -> address it leads to.")

    class Components(Table):
        sources: list[str] = Field([], description="Globs of TSX, Astro, Vue or Svelte files.")
        schema_: dict[str, Any] | str = Field(
            {}, alias="schema", description="name -> {children, props: JSON Schema}, or its file."
        )

    class Frontmatter(Table):
        files: list[str] = Field(description="Globs; the first entry that matches is used.")
        schema_: dict[str, Any] | str = Field(
            alias="schema", description="JSON Schema or its file."
        )

    class Formerly(Table):
        services: list[ServiceId] = Field(description="What it was for.")
        until: str = Field(description="Until when: a year or an ISO date.")
        now: str = Field(description="The number that took over.")

    class Number(Table):
        country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] = Field(
            description="ISO 3166-1 alpha-2."
        )
        number: str = Field(description="As it is usually written.")
        services: list[ServiceId] = Field(
            [], description="What it is for; none: nothing is said about the number."
        )
        source: str = Field("", description="Who says so.")
        verified: Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d\d-\d\d)?$")] = Field(
            "", description="When it was checked; without it the entry only keeps findings away."
        )
        owner: str = Field("", description="Who answers.")
        since: str = Field("", description="Since when.")
        formerly: Formerly | None = Field(None, description="What it was before.")

    class Overrides(Table):
        files: list[str] = Field(description="Globs of articles.")
        rules: dict[str, level | RuleTable] = Field(
            {}, description="Rule id or topic -> level, for these articles."
        )

    class GuidelintToml(Table):
        extend: list[str] | str = Field([], description="Presets or config files to start from.")
        content: list[str] = Field([], description="Folders that hold articles.")
        exclude: list[str] = Field([], description="Globs of files to leave out.")
        engine: Literal["mdx", "next-mdx-remote", "docusaurus", "gfm", ""] = Field(
            "", description="What reads the articles."
        )
        country: Annotated[str, StringConstraints(pattern="^([A-Z]{2})?$")] = Field(
            "", description="Where the articles are about: ISO 3166-1 alpha-2."
        )
        now: datetime.date | str = Field("", description="The date that counts as today.")
        routes: dict[str, str] = Field({}, description="File template -> URL template.")
        links: Links = Field(default_factory=Links)
        components: Components = Field(default_factory=Components)
        rates: dict[str, dict[str, float] | datetime.date] = Field(
            {},
            description="rates.KRW.USD = 1340: one dollar is 1,340 won; rates.date: of which day.",
        )
        frontmatter: list[Frontmatter] = Field([], description="Schemas of frontmatter by file.")
        rules: dict[str, level | RuleTable] = Field({}, description="Rule id or topic -> level.")
        overrides: list[Overrides] = Field(
            [], description="Levels and options for some articles; the last entry that fits counts."
        )
        rule_folders: list[str] = Field(
            [], alias="rule-folders", description="Folders of own rules."
        )
        per_file_ignores: dict[str, list[str]] = Field({}, alias="per-file-ignores")
        select: list[str] = Field([], description="Only these ids or topics.")
        ignore: list[str] = Field([], description="Not these ids or topics.")
        fact: list[dict[str, Any]] = Field(
            [], description="Declared facts, as in guidelint.facts.toml."
        )
        numbers: list[Number] = Field(
            [], description="Emergency numbers and helplines to add, replace or leave alone."
        )
        fail_on: Literal["error", "warning", "info", "never"] = Field("error", alias="fail-on")
        max_warnings: int | None = Field(None, alias="max-warnings", ge=0)

        @field_validator("rates")
        @classmethod
        def _dated(cls, value: Any) -> Any:
            for key, table in value.items():
                if (key == "date") == isinstance(table, dict):
                    raise ValueError(f"{key} is no date" if key == "date" else f"{key} is no table")
            return value

        @field_validator("now")
        @classmethod
        def _date(cls, value: Any) -> str:
            if isinstance(value, str) and value:
                value = datetime.date.fromisoformat(value)
            return str(value)

    return GuidelintToml
