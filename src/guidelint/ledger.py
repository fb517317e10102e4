"""The ledger: facts that an editor has declared to be true, in ``guidelint.facts.toml``.

    [[fact]]
    id = "harbour-ferry"
    what = "The ferry across the harbour, one way, adult"
    match = ["harbour|harbor", "ferry"]
    not = ["bicycle"]
    value = 5000
    currency = "KRW"
    since = 2025-03-01
    source = "https://ferry.example/fares"

Several entries with one id are the history of its values. The file is loaded strictly: an
error names the file, the line and the key.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from guidelint.lazy import lazy_pattern
from guidelint.model import Declared

NAME = "guidelint.facts.toml"
_TABLE = lazy_pattern(r"\s*\[\[\s*\"?fact\"?\s*\]\]")
_HISTORY = ("what", "match", "not", "currency", "unit")  # said once, by any entry of the id


class LedgerError(ValueError):
    """A ledger that cannot be used; says where, what is wrong and what would be right."""


def parse(text: str, name: str) -> tuple[Declared, ...]:
    """The facts that the text of a ledger declares. `name` is the file's, for errors."""
    import tomllib

    try:
        data = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise LedgerError(f"{name}: not valid TOML: {error}") from error
    return declared(data, name, text)


def declared(data: dict[str, Any], name: str, text: str = "") -> tuple[Declared, ...]:
    """The facts of ``{"fact": [...]}``, sorted by id, then by the day they began to be true."""
    from pydantic import ValidationError

    try:
        entries = _model().model_validate(data).fact
    except ValidationError as error:
        errors = error.errors(include_url=False)
        first = next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])
        where = list(first["loc"])
        raise LedgerError(f"{name}{_line(text, where)}: {_sentence(first, where)}") from error
    raw = [entry.model_dump(by_alias=True) for entry in entries]
    told: dict[str, dict[str, Any]] = {}
    for number, entry in enumerate(raw):
        common = told.setdefault(entry["id"], {})
        for key in _HISTORY:
            said = entry[key]
            if said and common.setdefault(key, said) != said:
                raise LedgerError(
                    f"{name}{_line(text, ['fact', number, key])}: fact {entry['id']!r}: {key} is "
                    f"{said!r} here and {common[key]!r} in an earlier entry; a fact with other "
                    "words is another fact"
                )
    found = []
    for number, entry in enumerate(raw):
        common = told[entry["id"]]
        if not common.get("match"):
            raise LedgerError(
                f"{name}{_line(text, ['fact', number, 'id'])}: fact {entry['id']!r}: no entry says "
                "which words to match"
            )
        found.append(_fact(entry, common))
    return tuple(sorted(found, key=lambda fact: (fact.id, fact.since, fact.until)))


def json_schema() -> dict[str, Any]:
    """The JSON Schema of guidelint.facts.toml."""
    schema: dict[str, Any] = _model().model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = NAME
    return schema


def _fact(entry: dict[str, Any], common: dict[str, Any]) -> Declared:
    value = entry["value"]
    low, high = value if isinstance(value, list) else (value, value)
    return Declared(
        id=entry["id"],
        what=common.get("what") or entry["id"].replace("-", " "),
        match=tuple(common["match"]),
        unless=tuple(common.get("not") or ()),
        low=low,
        high=high,
        currency=common.get("currency") or "",
        unit=common.get("unit") or "",
        since=_day(entry["since"]),
        until=_day(entry["until"]),
        source=entry["source"],
    )


def _day(value: Any) -> str:
    return value.isoformat() if value else ""


def _sentence(error: Any, where: list[Any]) -> str:
    key = str(where[-1])
    at = ".".join(str(part) for part in where if not isinstance(part, int))
    if error["type"] == "extra_forbidden":
        from difflib import get_close_matches

        known = (
            ["fact"]
            if len(where) == 1
            else list(_model().model_json_schema()["$defs"]["Fact"]["properties"])
        )
        near = get_close_matches(key, known, n=1, cutoff=0.4)
        return f"unknown key {at!r}" + (f"; did you mean {near[0]!r}?" if near else "")
    return f"{at}: {error['msg'].removeprefix('Value error, ')}"


def _line(text: str, where: list[Any]) -> str:
    """``:12``, the line of a key of the nth table, or of the table itself."""
    number = next((part for part in where if isinstance(part, int)), None)
    if number is None or not text:
        return ""
    key = re.compile(rf"\s*\"?{re.escape(str(where[2]))}\"?\s*=") if len(where) > 2 else None
    start, seen = 0, -1
    for line, content in enumerate(text.splitlines(), 1):
        if _TABLE.match(content):
            seen += 1
            start = line if seen == number else start
        elif seen == number and key and key.match(content):
            return f":{line}"
    return f":{start}" if start else ""


@cache
def _model() -> Any:
    """The pydantic model, made on first use: a site without a ledger never pays for it."""
    import datetime
    from typing import Annotated

    from pydantic import (
        BaseModel,
        ConfigDict,
        Field,
        StringConstraints,
        field_validator,
        model_validator,
    )

    from guidelint.facts.claims import pattern_of

    phrase = Annotated[str, StringConstraints(min_length=2, strip_whitespace=True)]
    amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]

    class Fact(BaseModel):
        model_config = ConfigDict(extra="forbid", populate_by_name=True)

        id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] = Field(
            description="The fact's name: words-with-hyphens. Entries with one id are its history."
        )
        what: str = Field("", description="What the value is of, in the reader's words.")
        match: list[phrase] | phrase = Field(
            [],
            description="Words that a statement of the fact has, all of them; a|b is either, "
            "/…/ a regular expression.",
        )
        not_: list[phrase] | phrase = Field(
            [], alias="not", description="Words that make a statement one of something else."
        )
        value: amount | Annotated[list[amount], Field(min_length=2, max_length=2)] = Field(
            description="The value, or [lowest, highest]."
        )
        currency: Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")] | None = Field(
            None, description="ISO 4217."
        )
        unit: str = Field("", description="What one value buys: hour, night, person …")
        since: datetime.date | None = Field(None, description="The first day it is true.")
        until: datetime.date | None = Field(None, description="The last day it is true.")
        source: str = Field("", description="Where it is said.")

        @field_validator("match", "not_")
        @classmethod
        def _phrases(cls, value: Any) -> list[str]:
            phrases = [value] if isinstance(value, str) else list(value)
            for item in phrases:
                try:
                    empty = re.compile(pattern_of(item)).match("")
                except re.error as error:
                    raise ValueError(f"{item!r} is not a regular expression: {error}") from error
                if empty:
                    raise ValueError(f"{item!r} matches everything")
            return phrases

        @model_validator(mode="after")
        def _in_order(self) -> Fact:
            if isinstance(self.value, list) and self.value[0] > self.value[1]:
                raise ValueError("value runs from high to low")
            if self.since and self.until and self.since > self.until:
                raise ValueError("since is later than until")
            return self

    class Ledger(BaseModel):
        model_config = ConfigDict(extra="forbid", title=NAME)

        fact: list[Fact] = []

    Ledger.model_rebuild(_types_namespace={"Fact": Fact})
    return Ledger
