"""What is configured and what the repo shows, settled into one: and both said in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from guidelint.config import Config
from guidelint.facts.zone import SiteSettings, Zone, configured
from guidelint.tuples import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from guidelint.engine.run import Examination


class Inferred(NamedTuple):
    """The config with its gaps filled, and the site's settings it comes down to."""

    config: Config  # settled
    site: SiteSettings
    said: tuple[str, ...]  # where each inferred value comes from, in words


def infer(inventory: Iterable[str], read: Callable[[str], str | None], config: Config) -> Inferred:
    """Fill the config's gaps from the files of the repo. `read` gives a small file's text."""
    from guidelint.facts.frameworks import infer as infer_site
    from guidelint.facts.homeland import country_of_names

    files = tuple(inventory)
    shown = infer_site(files, read)
    said = [words for zone in shown.zones for words in zone.evidence]
    country = config.country or shown.country
    if not country:
        country, why = country_of_names(path for path in files if path.endswith((".md", ".mdx")))
        if country:
            said.append(f"country {country}: {why}")
    site = configured(
        shown,
        content=config.content,
        engine=config.engine,
        routes=config.routes,
        static=config.static,
        known=config.known,
        hosts=config.hosts,
        redirects=config.redirects,
        country=country,
        now=config.now,
    )
    content = config.content or tuple(folder for zone in site.zones for folder in zone.content)
    settled = config._replace(content=content, country=country, engine=site.main.engine)
    return Inferred(settled, site, tuple(said))


def settings_text(examination: Examination, root: Path) -> str:
    """`--show-settings`: every setting, where it comes from, and the rules that are on."""
    inferred = examination.inferred
    config = inferred.config
    plan = examination.plan
    lines = [
        f"root: {root.name or root}",
        f"config: {config.path or 'none'}",
        f"articles: {len(examination.selection.site)} "
        f"({len(examination.selection.checked)} of them checked)",
        f"country: {config.country or 'unknown'}",
        f"now: {config.now or 'not set'}",
        f"components known: {len(config.components)}",
        f"rates: {', '.join(config.rates) or 'none'}",
        f"frontmatter schemas: {len(config.frontmatter)}",
    ]
    for zone in inferred.site.zones:
        lines += ["", *_zone(zone)]
    lines += [
        f"route: {route.files} -> {route.url} ({count} articles)"
        for route, count in examination.site.routes()
    ]
    if inferred.said:
        lines += [
            "",
            "inferred because:",
            *(f"  {words}" for words in dict.fromkeys(inferred.said)),
        ]
    on = sum(rule.enabled for rule in plan.rules)
    lines += ["", f"rules on: {on} (guidelint rules lists them all)"]
    if config.rules:
        lines += ["rules that the config changes:", *map(_changed, config.rules.items())]
    for override in config.overrides:
        lines += [f"in {', '.join(override.files)}:", *map(_changed, override.rules.items())]
    return "\n".join(lines) + "\n"


def _changed(entry: tuple[str, Any]) -> str:
    """A line for a rule or topic whose level or options the config sets."""
    name, setting = entry
    if isinstance(setting, str):
        return f"  {setting:8} {name}"
    options = ", ".join(
        f"{key} = {value!r}" for key, value in (setting.get("options") or {}).items()
    )
    return f"  {setting.get('level') or '':8} {name}" + (f": {options}" if options else "")


def toml_text(examination: Examination) -> str:
    """`guidelint init`: a guidelint.toml with what the repo shows."""
    config = examination.inferred.config
    zone = examination.inferred.site.main
    lines = [
        "# What guidelint read from this repository; change what is wrong.",
        *(f"# {words}" for words in dict.fromkeys(examination.inferred.said)),
        f"content = {_array(config.content)}",
        f'engine = "{config.engine}"',
    ]
    lines.append(
        f'country = "{config.country}"' if config.country else '# country = "KR"  # ISO 3166'
    )
    routes = [
        f'"{route.files}" = "{route.url}"  # {count} articles'
        for route, count in dict(examination.site.routes()).items()
    ]
    if routes:
        lines += ["", "[routes]", *routes]
    links = [("static", zone.static), ("known", zone.known), ("hosts", zone.hosts)]
    if any(values for _, values in links):
        lines += [
            "",
            "[links]",
            *(f"{name} = {_array(values)}" for name, values in links if values),
        ]
    if zone.components:
        lines += ["", "[components]", f"sources = {_array(zone.components)}"]
    return "\n".join(lines) + "\n"


def _zone(zone: Zone) -> list[str]:
    values = [
        ("website", zone.root or "."),
        ("framework", zone.framework or "unknown"),
        ("engine", zone.engine),
        ("content", ", ".join(zone.content) or "every article file"),
        ("static", ", ".join(zone.static) or "none"),
        ("base path", zone.base or "none"),
        ("hosts", ", ".join(zone.hosts) or "none known"),
        ("locales", ", ".join(zone.locales) or "one"),
        ("pages of their own", str(len(zone.pages))),
        ("redirects", str(len(zone.redirects))),
        ("component sources", ", ".join(zone.components) or "none found"),
    ]
    return [f"{name}: {value}" for name, value in values]


def _array(values: Iterable[str]) -> str:
    import json

    return "[" + ", ".join(json.dumps(value, ensure_ascii=False) for value in values) + "]"
