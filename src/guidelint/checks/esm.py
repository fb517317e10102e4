"""The names that an article's own imports and exports bring in."""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.model import Article
from guidelint.tuples import NamedTuple

_IMPORT = lazy_pattern(r"\bimport\s+(?:type\s+)?([^\"';]*?)\s*\bfrom\s*[\"']([^\"'\n]+)[\"']")
_DECLARED = lazy_pattern(r"\b(?:const|let|var|class|function\s*\*?)\s+([A-Za-z_$][\w$]*)")
_UNPACKED = lazy_pattern(r"\b(?:const|let|var)\s*[{\[]([^}\]=]*)[}\]]\s*=")
_NAME = lazy_pattern(r"[A-Za-z_$][\w$]*")


class Origin(NamedTuple):
    """Where a name comes from: `name` is what the module calls it (``default``, ``*`` or an
    export's name), `module` the import's specifier, "" when the article declares it itself."""

    name: str
    module: str


def own_names(article: Article) -> dict[str, Origin]:
    """Every name that the article imports or declares, by the name it is used under."""
    names: dict[str, Origin] = {}
    for block in article.esm:
        for clause, module in _IMPORT.findall(block.source):
            names.update(_imported(clause, module))
        for name in _DECLARED.findall(block.source):
            names[name] = Origin(name, "")
        for inside in _UNPACKED.findall(block.source):
            names.update((name, Origin(name, "")) for name in _NAME.findall(inside))
    return names


def _imported(clause: str, module: str) -> dict[str, Origin]:
    """``Default, { a, b as c }``, ``* as all``."""
    names: dict[str, Origin] = {}
    before, brace, inside = clause.partition("{")
    for part in before.split(","):
        words = part.split()
        if words[:2] == ["*", "as"] and len(words) == 3:
            names[words[2]] = Origin("*", module)
        elif len(words) == 1:
            names[words[0]] = Origin("default", module)
    for part in inside.rpartition("}")[0].split(",") if brace else ():
        words = [word for word in part.split() if word != "type"]
        if words:
            names[words[-1]] = Origin(words[0], module)
    return names
