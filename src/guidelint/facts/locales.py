"""Which parts of paths and addresses name a language: ``content/pt-BR/…``, ``/ja/blog/…``."""

from __future__ import annotations

from collections.abc import Iterable

from guidelint.lazy import lazy_pattern

# ISO 639-1, and the three-letter codes that sites use
_CODES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv
    cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr
    ht hu hy hz ia id ie ig ii ik in io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv
    kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr
    nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq
    sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh
    yi yo za zh zu fil ceb yue ckb kmr prs
    """.split()  # noqa: SIM905 - a list of 190 quoted words is harder to read
)
_FORM = lazy_pattern(r"([a-z]{2,3})(?:[-_](?:[A-Za-z]{4}|[A-Za-z]{2}|\d{3})){0,2}\Z")

PARAMETERS = frozenset(("locale", "lang", "language", "lng", "languagecode", "langcode"))


def is_code(word: str) -> bool:
    """Whether a word has the form of a language tag: ``ja``, ``pt-BR``, ``zh-Hans``."""
    found = _FORM.match(word)
    return found is not None and found[1] in _CODES


def folders(paths: Iterable[str], declared: tuple[str, ...] = ()) -> frozenset[str]:
    """The folders among those of `paths` whose name is a language.

    Evidence is a folder with two or more subfolders, four fifths of them named like languages;
    ``us uk ca au`` are markets. Languages that the config declares need no company.
    """
    children: dict[str, set[str]] = {}
    seen: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in seen:
            seen.add(folder)
            parent, _, name = folder.rpartition("/")
            children.setdefault(parent, set()).add(name)
            folder = parent
    found: set[str] = set()
    for parent, names in children.items():
        codes = {name for name in names if is_code(name)}
        if len(codes) < 2 or len(codes) < 0.8 * len(names):
            codes &= set(declared)
        found.update(f"{parent}/{name}" if parent else name for name in codes)
    return frozenset(found)


def without(path: str, known: frozenset[str]) -> tuple[str, str]:
    """A file path without its language folder, and the language ("" if it has none)."""
    at = path.find("/")
    start = 0
    while at != -1:
        if path[:at] in known:
            return path[:start] + path[at + 1 :], path[start:at]
        start = at + 1
        at = path.find("/", start)
    return path, ""
