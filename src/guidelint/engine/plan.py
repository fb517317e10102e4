"""What a run will ask: the rules that are on, at which level, with which options and settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guidelint.checks import CHECKS
from guidelint.checks.options import parse_options
from guidelint.config import Config, ConfigError, Override, where
from guidelint.engine.cache import unpacked
from guidelint.engine.gitignore import matcher
from guidelint.facts.zone import SiteSettings, engine_of
from guidelint.model import Settings
from guidelint.rules import TOPICS, Rule, builtin_rules, load_pages
from guidelint.tuples import NamedTuple


class Change(NamedTuple):
    """What some articles ask of a rule otherwise."""

    level: str = ""  # "" leaves it
    enabled: bool | None = None  # None leaves it
    options: dict[str, Any] = {}

    def of(self, rule: Rule) -> Rule:
        """The rule after the change."""
        return rule._replace(
            level=self.level or rule.level,
            enabled=rule.enabled if self.enabled is None else self.enabled,
            options=unpacked(rule.options)._replace(**self.options),
        )


class Plan(NamedTuple):
    """Everything the work on one article depends on besides the article: picklable."""

    rules: tuple[Rule, ...]  # one that is not enabled is on for some articles only
    settings: Settings  # without the frontmatter schema, which depends on the path
    frontmatter: tuple[tuple[tuple[str, ...], dict[str, Any]], ...]  # (globs, schema)
    per_file_ignores: dict[str, tuple[str, ...]]
    site: SiteSettings
    known: tuple[str, ...] = ()  # the ids of all rules, on or off, and the topics
    narrowed: bool = False  # whether this run asks less than the config would
    overrides: tuple[tuple[tuple[str, ...], dict[str, Change]], ...] = ()  # (globs, by rule id)
    stamp: str = ""  # a digest of all this; "" where none was taken

    def of_scope(self, scope: str) -> tuple[Rule, ...]:
        """The rules whose check looks at one article, or at the site."""
        return tuple(rule for rule in self.rules if CHECKS[rule.check].scope == scope)

    def at(self, path: str, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """Those of the plan's `rules` that are asked of the article at `path`, as they are there."""
        if not self.overrides and not self.per_file_ignores:
            return rules
        overrides, ignored = self.exceptions(path)
        for index in overrides:
            changes = self.overrides[index][1]
            rules = tuple(
                changes[rule.id].of(rule) if rule.id in changes else rule for rule in rules
            )
        return tuple(
            rule for rule in rules if rule.enabled and not ignored & {rule.id, rule.topic, "ALL"}
        )

    def exceptions(self, path: str) -> tuple[tuple[int, ...], frozenset[str]]:
        """What is asked otherwise at `path`: the places of the overrides that fit, and the ids
        and topics that are off. Articles with the same exceptions are asked the same."""
        fitting = [index for index, (globs, _) in enumerate(self.overrides) if _fits(globs, path)]
        return tuple(fitting), self.ignored_at(path)

    @property
    def facts(self) -> frozenset[str]:
        """The kinds of facts that the checks on the site ask records for."""
        return frozenset(k for rule in self.rules for k in CHECKS[rule.check].facts)

    def settings_for(self, path: str) -> Settings:
        """The settings for the article at `path`: its engine, and the first frontmatter schema
        that fits."""
        settings = self.settings._replace(engine=engine_of(path, self.site))
        for globs, schema in self.frontmatter:
            if _fits(globs, path):
                return settings._replace(frontmatter=schema)
        return settings

    def ignored_at(self, path: str) -> frozenset[str]:
        """The ids and topics that `per-file-ignores` turns off for `path`."""
        found: set[str] = set()
        for glob, names in self.per_file_ignores.items():
            if _fits((glob,), path):
                found.update(names)
        return frozenset(found)


def _fits(globs: tuple[str, ...], path: str) -> bool:
    pattern = matcher(globs)
    return bool(pattern and pattern.match(path))


def all_rules(config: Config) -> list[Rule]:
    """The built-in rules and those of the config's own folders. Raises `RuleError`."""
    rules = {rule.id: rule for rule in builtin_rules()}
    for folder in map(Path, config.rule_folders):
        if not folder.is_dir():
            raise ConfigError(
                f"{where(config, 'rule-folders')}: rule-folders: {folder} is not a folder"
            )
        for page in load_pages(folder):
            if page.rule.id in rules:
                raise ConfigError(f"{page.rule.source}: the id {page.rule.id!r} is taken already")
            rules[page.rule.id] = page.rule
    return list(rules.values())


def make_plan(
    config: Config,
    site: SiteSettings,
    rules: Iterable[Rule],
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    extend_select: tuple[str, ...] = (),
) -> Plan:
    """The plan of a run. `select` and the others are ids, topics or ``ALL``; raises `ConfigError`."""
    rules = list(rules)
    known = {rule.id for rule in rules} | set(TOPICS) | {"ALL"}
    for name, keys in _names(config, (*select, *ignore, *extend_select)):
        if name not in known:
            at = f"{where(config, *keys)}: " if keys else ""
            raise ConfigError(at + _unknown(name, known))
    overrides = tuple(_override(entry, rules, config) for entry in config.overrides)
    turned_on = {name for _, changes in overrides for name, c in changes.items() if c.enabled}
    chosen = []
    for rule in rules:
        adjusted = _adjusted(rule, config.rules, config)
        ids = (select or config.select, ignore or config.ignore, extend_select)
        if _selected(adjusted, *ids):
            chosen.append(adjusted._replace(enabled=True))
        elif rule.id in turned_on and _selected(adjusted._replace(enabled=True), *ids):
            chosen.append(adjusted)
    return Plan(
        rules=tuple(chosen),
        settings=Settings(
            country=config.country,
            now=config.now,
            rates=config.rates,
            rates_date=config.rates_date,
            components=config.components,
            ledger=config.ledger,
            numbers=config.numbers,
            paid=_paid(site),
        ),
        frontmatter=tuple((entry.files, entry.schema) for entry in config.frontmatter),
        per_file_ignores=config.per_file_ignores,
        site=site,
        known=tuple(sorted(known)),
        narrowed=bool(select or ignore),
        overrides=overrides,
    )


def _names(config: Config, flags: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rules and topics that are named, each with where the config names it."""
    for name in flags:
        yield name, ()
    for key, names in (("select", config.select), ("ignore", config.ignore)):
        yield from ((name, (key,)) for name in names)
    for name in config.rules:
        yield name, ("rules", name)
    for glob, names in config.per_file_ignores.items():
        yield from ((name, ("per-file-ignores", glob)) for name in names)
    for index, override in enumerate(config.overrides):
        yield from ((name, ("overrides", str(index), "rules", name)) for name in override.rules)


def _paid(site: SiteSettings) -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """The site's own addresses that lead to an affiliate program."""
    if not any(zone.redirects for zone in site.zones):
        return ()
    from guidelint.checks.affiliates import own_ways

    return own_ways(site)


def _adjusted(rule: Rule, said: dict[str, Any], config: Config) -> Rule:
    """The rule with what is `said` of its topic, then of itself."""
    change = _change(rule, said, config)
    return change.of(rule) if change else rule


def _override(
    entry: Override, rules: list[Rule], config: Config
) -> tuple[tuple[str, ...], dict[str, Change]]:
    """The globs of an override, and its changes by rule id."""
    changes = ((rule.id, _change(rule, entry.rules, config)) for rule in rules)
    return entry.files, {name: change for name, change in changes if change}


def _change(rule: Rule, said: dict[str, Any], config: Config) -> Change | None:
    """What is `said` of a rule: of its topic, then of itself."""
    change = Change()
    for name in (rule.topic, rule.id):
        if name not in said:
            continue
        table = said[name] if isinstance(said[name], dict) else {"level": said[name]}
        level = table.get("level")
        if level == "off":
            change = change._replace(enabled=False)
        elif level:
            # a topic's level moves what is on; only its own id turns a rule on
            change = change._replace(level=level)
            if name == rule.id:
                change = change._replace(enabled=True)
        if table.get("options"):
            options = _options(rule, {**change.options, **table["options"]}, config)
            change = change._replace(options=options)
    return change if change != Change() else None


def _options(rule: Rule, changes: dict[str, Any], config: Config) -> dict[str, Any]:
    """The options that change, as the check wants them. Raises `ConfigError`."""

    def fail(keys: tuple[Any, ...], message: str) -> None:
        at = where(config, "rules", rule.id, "options")
        raise ConfigError(f"{at}: rules.{rule.id}.{keys[0]}: {message}")

    options = parse_options(rule.check, {**rule.options._asdict(), **changes}, fail)
    return {name: getattr(options, name) for name in changes}


def _selected(
    rule: Rule, select: tuple[str, ...], ignore: tuple[str, ...], extend: tuple[str, ...]
) -> bool:
    if rule.id in ignore:
        return False
    if rule.id in select or rule.id in extend:
        return True  # named itself: on, even if it is off by default
    if rule.topic in ignore or "ALL" in ignore:
        return False
    if "ALL" in select or "ALL" in extend or rule.topic in extend:
        return True
    return rule.enabled and (not select or rule.topic in select)


def _unknown(name: str, known: set[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]!r}?" if near else f"; topics: {', '.join(TOPICS)}"
    return f"unknown rule or topic {name!r}{hint}"
