"""A config read without its model is what the model would make of it."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from guidelint.config import ConfigError, _modelled
from guidelint.config.model import model
from guidelint.config.plain import plainly

WORDS = st.sampled_from(
    ["", "mdx", "KR", "error", "off", "poison", "2026-02-14", "20260214", "5", "USD\n", "date"]
)
SCALARS = st.one_of(
    WORDS,
    st.integers(-2, 2000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.none(),
    st.just(datetime.date(2026, 2, 14)),
    st.just(datetime.datetime(2026, 2, 14)),
)
KEYS = st.sampled_from(
    ["level", "options", "date", "KRW", "USD", "files", "schema", "rules", "static", "known",
     "country", "number", "services", "verified", "formerly", "until", "now", "a-rule"]
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)
NAMES = st.sampled_from(
    [*(field.alias or name for name, field in model().model_fields.items()), "rule_folders", "odd"]
)
FITTING: dict[str, Any] = {
    "extend": "korea",
    "content": ["posts"],
    "country": "KR",
    "now": "2026-02-14",
    "routes": {"posts/{slug}.md": "/blog/{slug}"},
    "links": {"hosts": ["example.org"], "redirects": {"/a": "/b"}},
    "components": {"schema": {"Card": {}}},
    "rates": {"KRW": {"USD": 1340}, "date": "2026-01-15"},
    "frontmatter": [{"files": ["posts/*"], "schema": {"required": ["title"]}}],
    "rules": {"broken-link": "off", "links": {"level": "info", "options": {"above": 1.5}}},
    "overrides": [{"files": ["*"], "rules": {"links": "off"}}],
    "per-file-ignores": {"*.md": ["links"]},
    "numbers": [{"country": "KR", "number": "1330", "services": ["tourist-hotline"]}],
    "fail-on": "never",
    "max-warnings": 3,
}


def texts(value: Any) -> Any:
    """With the days in it as texts, as the config keeps them."""
    if isinstance(value, dict):
        return {key: texts(item) for key, item in sorted(value.items())}
    if isinstance(value, list):
        return [texts(item) for item in value]
    return str(value) if isinstance(value, datetime.date) else value


@given(st.dictionaries(NAMES, VALUES, max_size=3))
def test_what_is_plain_is_what_the_model_makes_of_it(data: dict[str, Any]) -> None:
    made = plainly(data)
    if made is not None:
        assert repr(texts(made)) == repr(texts(_modelled(data, None)))


@given(st.dictionaries(st.sampled_from(sorted(FITTING)), VALUES, max_size=1))
def test_one_odd_value_is_told_apart(changes: dict[str, Any]) -> None:
    data = {**FITTING, **changes}
    made = plainly(data)
    try:
        known = _modelled(data, None)
    except ConfigError:
        assert made is None
    else:
        assert made is None or repr(texts(made)) == repr(texts(known))


def test_a_usual_config_is_plain() -> None:
    assert plainly(FITTING) is not None
    assert plainly({**FITTING, "now": datetime.date(2026, 2, 14)}) is not None
    assert plainly({**FITTING, "odd": 1}) is None
