"""The model of guidelint.toml: what validates it, and the JSON Schema that editors use."""

from __future__ import annotations

from functools import cache
from typing import Any


def json_schema() -> dict[str, Any]:
    """The JSON Schema of guidelint.toml."""
    schema: dict[str, Any] = model().model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "guidelint.toml"
    return schema


@cache
def model() -> Any:
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

    class Rates(BaseModel):
        model_config = ConfigDict(extra="allow")
        __pydantic_extra__: dict[str, dict[str, float]] = Field(init=False)
        date: datetime.date | None = Field(None, description="The day the rates were looked up.")

        @field_validator("date", mode="before")
        @classmethod
        def _date(cls, value: Any) -> Any:
            if isinstance(value, str):
                try:
                    return datetime.date.fromisoformat(value)
                except ValueError:
                    value = None
            if type(value) is datetime.date:
                return value
            raise ValueError("expected a date, as in date = 2026-01-15")

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
        rates: Rates = Field(
            default_factory=Rates,
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

        @field_validator("now")
        @classmethod
        def _date(cls, value: Any) -> str:
            if isinstance(value, str) and value:
                try:
                    value = datetime.date.fromisoformat(value)
                except ValueError:
                    raise ValueError("expected a date, as in 2026-02-14") from None
            return str(value)

    return GuidelintToml
