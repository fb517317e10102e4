"""Hugo: permalinks, languages, taxonomies, bundles. What its config leaves out is Hugo's default."""

from __future__ import annotations

from typing import Any

from guidelint.facts.repo import Repo, host_of, inside, path_of
from guidelint.facts.zone import Route, Zone
from guidelint.lazy import lazy_pattern

_TOKEN = lazy_pattern(r":(\w+)(?:\[[^\]]*\])?")


def hugo(repo: Repo, root: str, config: str) -> Zone:
    """A Hugo site: permalinks, languages, taxonomies, bundles."""
    data = _hugo_config(repo, root, config)
    languages = data.get("languages")
    languages = languages if isinstance(languages, dict) else {}
    home = str(data.get("contentdir") or "content")
    homes = {inside(root, home): ""}
    for code, settings in languages.items():
        own = _lower_keys(settings).get("contentdir") if isinstance(settings, dict) else None
        if isinstance(own, str):
            homes[inside(root, own)] = str(code)
    codes = tuple(str(code) for code in languages)
    routes: list[Route] = []
    for folder, code in homes.items():
        routes += _hugo_routes(folder, data.get("permalinks"), codes, f"/{code}" if code else "")
    plurals = data.get("taxonomies")
    plurals = list(plurals.values()) if isinstance(plurals, dict) else []
    static = data.get("staticdir") or "static"
    statics = static if isinstance(static, list) else [static]
    themes = repo.folders(root, *(f"themes/{name}/static" for name in _themes(data)))
    return Zone(
        root=root,
        framework="hugo",
        complete=True,
        engine="gfm",
        content=tuple(folder for folder in homes if repo.articles(folder)),
        routes=tuple(routes),
        static=(*(inside(root, str(name)) for name in statics), *themes, inside(root, "assets"), *homes),
        known=tuple(f"/{name}{tail}" for name in ("tags", "categories", *plurals) for tail in ("", "/*")),
        hosts=host_of(data.get("baseurl")),
        base=path_of(data.get("baseurl")) if "/" in str(data.get("baseurl")) else "",
        slash="" if data.get("uglyurls") else "always",
        lists=True,
        locales=codes if len(codes) > 1 else (),
        default_locale=str(data.get("defaultcontentlanguage") or (codes[0] if codes else "")),
        evidence=(f"Hugo: {config}; content in {', '.join(homes)}",),
    )  # fmt: skip


def _hugo_config(repo: Repo, root: str, config: str) -> dict[str, Any]:
    data = _lower_keys(repo.data(config))
    folder = inside(root, "config/_default")
    for path in repo.below(folder):
        name = path[len(folder) + 1 :].partition(".")[0].lower()
        if name in ("permalinks", "languages", "taxonomies") and path.endswith(
            (".toml", ".yaml", ".yml", ".json")
        ):
            data[name] = repo.data(path)
        elif name in ("hugo", "config"):
            data = {**_lower_keys(repo.data(path)), **data}
    return data


def _lower_keys(data: dict[str, Any]) -> dict[str, Any]:
    return {str(key).lower(): value for key, value in data.items()}


def _themes(data: dict[str, Any]) -> list[str]:
    theme = data.get("theme")
    return (
        [str(item) for item in theme] if isinstance(theme, list) else [str(theme)] if theme else []
    )


def _hugo_routes(folder: str, permalinks: Any, codes: tuple[str, ...], prefix: str) -> list[Route]:
    routes = [
        Route(f"{folder}/_index.md", prefix or "/", "hugo"),
        Route(f"{folder}/{{path}}/_index.md", prefix + "/{path}", "hugo"),
    ]
    table = permalinks if isinstance(permalinks, dict) else {}
    table = {**table, **(table["page"] if isinstance(table.get("page"), dict) else {})}
    plain_table = {str(k): v for k, v in table.items() if isinstance(v, str)}
    for code in (*codes, ""):
        ending, start = (f".{code}.md", f"/{code}") if code else (".md", prefix)
        for section, template in plain_table.items():
            url = start + "/" + _TOKEN.sub(r"{\1}", template).strip("/")
            url = url.replace("{sections}", section).replace("{section}", section)
            files = f"{folder}/{section}/{{path}}" if section != "/" else f"{folder}/{{path}}"
            routes.append(Route(files + ending, url, "hugo"))
        routes.append(Route(f"{folder}/{{path}}{ending}", start + "/{path}", "hugo"))
    return routes
