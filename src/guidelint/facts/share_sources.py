"""Who says so: the source that a sentence names for what it states.

"According to the Ministry of Health", "a 2024 survey by KHIDI found", "The Tourism Board reports
that", "(Source: Seoul Metro, 2024)". A source without a name ("recent data", "a Korean study")
is none: two such sentences may speak of two studies.
"""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple


class Said(NamedTuple):
    """A source and where the sentence names it. `words` tell one survey of it from another."""

    name: str
    words: tuple[str, ...]
    start: int
    end: int


HINTS = ("ccording to", "eported by", "ource", "urvey", "tudy", "eport", "ound ", "tatistics",
         "ata ", "igures", "hows", "howed", "stimate", "ndicate", "ays ", "aid ", "oll ")  # fmt: skip

_ACRONYM = r"(?:\s?\([A-Z]{2,8}\)[^,;:()%\d]{0,40})?"
_PHRASE = rf"[^,;:()%]{{2,90}}{_ACRONYM}"
_DOCUMENT = (
    "survey|study|report|poll|data|figures|statistics|research|census|analysis|estimates?|numbers"
)
_TOLD = (
    "found|finds|shows?|showed|indicates?|indicated|reports|reported|says|said|estimates?|estimated"
    "|suggests?|suggested|reveals|revealed|states|stated|put|puts"
)
_ACCORDING = lazy_pattern(rf"\b[Aa](?:ccording to|s reported by) ({_PHRASE})(?=[,;:.]|\s*\Z)")
_TELLS = lazy_pattern(rf"\A(?:[^,%]{{1,40}}, )?({_PHRASE}?) (?:{_TOLD})(?: that)? (?!by )")
_CREDIT = lazy_pattern(r"\(?\b[Ss]ources?: ?([^()%;|]{2,80}?)(?:\)|\.?\s*\Z)")
_CODE = lazy_pattern(r"\(([A-Z]{2,8}),? (?=(?:19|20)\d\d\))\d{4}\)")

_NAME = lazy_pattern(
    r"[A-Z][\w&'’.-]*(?:(?: (?:of|for|and|&|on|the|de|du|des|der|für))*(?:,? and)? [A-Z][\w&'’.-]*)*"
)
_LEAD = lazy_pattern(
    rf"\A(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Nn]ew|[Rr]ecent|[Ll]atest|[Oo]fficial|(?:19|20)\d\d|{_DOCUMENT}"
    r"|(?:Data|Figures|Statistics|Survey|Research)(?= (?:from|by|of) )|collected|published|released|conducted|carried out|by|from|of|at)(?: |\Z))+"
)
_BY = lazy_pattern(r"\b(?:by|from|of) (?:the )?\Z")
_DEMONYM = lazy_pattern(r"(?:ean|ian|ican|ese|ish|ern)\Z")
_TIME = lazy_pattern(
    r"January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]"
    r"|Spring|Summer|Autumn|Fall|Winter|Recent|Data|Survey|Research|Official|Study|Figures|Statistics|Report"
)
_WORD = lazy_pattern(r"[^\W\d_]+")
_PLAIN = frozenset(
    f"a an the of by from in for on its new recent latest official collected published released conducted"
    f" carried out at s early mid late studies surveys reports polls {_DOCUMENT.replace('|', ' ')} estimate".split()
)


def source_of(sentence: str) -> Said | None:
    """The one source that a sentence names; None where it names none, or several."""
    found = [
        (match[1], match.start(), match.end(), direct)
        for pattern, direct in ((_ACCORDING, True), (_TELLS, False), (_CREDIT, True), (_CODE, True))
        for match in pattern.finditer(sentence)
    ]
    if len(found) != 1:
        return None
    phrase, start, end, direct = found[0]
    return _said(phrase, start, end, direct)


def credited(text: str) -> Said | None:
    """The source that a field or a cell of its own names: "KHIDI, 2024"."""
    return _said(text, 0, 0, True) if len(text) < 90 and "%" not in text else None


def _said(phrase: str, start: int, end: int, direct: bool) -> Said | None:
    lead = _LEAD.match(phrase)
    at = lead.end() if lead else 0
    names = [match for match in _NAME.finditer(phrase, at) if not _TIME.fullmatch(match[0])]
    short = [match for match in names if phrase[match.start() - 1 : match.start()] == "("]
    names = [match for match in names if match not in short]
    if len(names) != 1 or len(short) > 1:
        return None
    name = names[0][0].removesuffix("'s").removesuffix("’s").rstrip(".")
    if not _is_name(name, phrase[: names[0].start()], direct and names[0].start() == at):
        return None
    rest = phrase[: names[0].start()] + " " + phrase[names[0].end() :]
    for match in short:
        rest = rest.replace(match[0], " ")
    words = tuple(word for word in _WORD.findall(rest.lower()) if word not in _PLAIN)
    return Said(name, words, start, end)


def _is_name(name: str, before: str, direct: bool) -> bool:
    """Whether capitals are a name: several words, an acronym, or what a survey is *by*."""
    if _DEMONYM.search(name):
        return False
    if " " in name or name[1:] != name[1:].lower():
        return len(name) > 1
    return direct or bool(_BY.search(before))


def folded_name(name: str) -> str:
    """A source's name in a form that is equal where the source is."""
    words = (word for word in _WORD.findall(name.lower()) if word not in ("the", "and"))
    return " ".join(words)


def initials(name: str) -> str:
    """The acronym of a name of three words or more: "KTO"; "" of a shorter one."""
    big = [word[0] for word in _WORD.findall(name) if word[:1].isupper()]
    return "".join(big) if len(big) > 2 else ""
