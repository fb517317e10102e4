"""Fragments (``#prices``) that no heading and no element of the target has.

Silent where the target may have ids that its source does not show: those of the page's layout
(single words), of components, of other files it includes. There only a near miss counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from guidelint.facts.addresses import decoded
from guidelint.facts.site import Record, Site
from guidelint.lazy import lazy_pattern
from guidelint.model import Edit, Finding
from guidelint.tuples import NamedTuple

_NEAR = 0.82  # how alike two ids are when one is a slip of the other
_NO_ANCHOR = lazy_pattern(
    r"(?:top|start|main|content|main-content|comments?|L\d+.*|:~:.*|[!/].*|.*=.*)?\Z", re.IGNORECASE
)


class Options(NamedTuple):
    """Nothing to choose."""


def check(record: Record, site: Site, options: Options) -> Iterator[Finding]:
    """The links of an article whose fragment is missing at the target."""
    if record.draft:
        return
    for fact in record.links:
        url = fact.value["url"]
        at = url.find("#")
        if at < 0 or fact.value["role"] != "link" or fact.text.startswith("["):
            continue
        fragment = decoded(url[at + 1 :])
        if _NO_ANCHOR.match(fragment):
            continue
        target = record.path if at == 0 else site.resolve(url, record.path).path
        there = site.records.get(target)
        if there is None or _has(there, fragment):
            continue
        if any(_has(site.records[twin], fragment) for _, twin in site.twins(target)):
            continue
        near = _nearest(there, fragment)
        if near or (
            there.sealed and there.anchors and _means_heading(fragment, fact.value["text"])
        ):
            where = "" if target == record.path else f" in {target}"
            yield Finding(
                fact.start,
                fact.end,
                {"url": url, "anchor": fragment, "where": where, "hint": f"; nearest: #{near}" if near else ""},
                fact.data_path,
                (Edit(fact.start + at, fact.end, "#" + near),) if near and fact.text == url else (),
                "the heading that is nearest" if near else "",
                text=fact.text,
            )  # fmt: skip


def _means_heading(fragment: str, text: str) -> bool:
    """Whether a fragment of several words repeats the link's text, as a heading's id does.

    Others may be ids of the page's layout, which no article shows.
    """
    words = [word for word in re.split(r"[^\w]+", fragment.lower()) if word]
    said = set(re.split(r"[^\w]+", text.lower()))
    return len(words) > 1 and sum(word in said for word in words) >= 0.6 * len(words)


def _has(there: Record, fragment: str) -> bool:
    """Whether the target has the id, in whatever way its framework makes ids from headings."""
    if fragment in there.anchors:
        return True
    bones = _bones(fragment)
    for anchor in there.anchors:
        # ids made from headings are in lower case everywhere, and fragments are compared exactly
        if anchor.lower() != fragment.lower() and bones & _bones(anchor):
            return True
    return False


_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "ı": "i",
                          "ł": "l", "đ": "d", "&": "and"})  # fmt: skip


def _bones(text: str) -> set[str]:
    """Letters and digits alone, in the ways frameworks spell them: they differ in all the rest.

    Some drop a leading number, some drop letters with marks, some write ä as ae.
    """
    low = text.lower()
    spelled = {"".join(sign for sign in low if sign.isalnum())}
    if not low.isascii():
        plain = unicodedata.normalize("NFKD", low)
        spelled.add("".join(sign for sign in plain if sign.isalnum()))
        spelled.add("".join(sign for sign in low.translate(_LETTERS) if sign.isalnum()))
        spelled.add("".join(sign for sign in low if sign.isalnum() and sign.isascii()))
    return (spelled | {bones.lstrip("0123456789") for bones in spelled}) - {""}


def _nearest(there: Record, fragment: str) -> str:
    """The id that the fragment is a slip of; "" when none is near or several are."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, "", fragment.lower(), autojunk=False)
    scored = []
    for anchor in there.anchors:
        matcher.set_seq1(anchor.lower())
        if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
            scored.append((matcher.ratio(), anchor))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < _NEAR or _numbers(scored[0][1]) != _numbers(fragment):
        return ""
    if len(scored) > 1 and scored[1][0] > scored[0][0] - 0.05:
        return ""
    return scored[0][1]


def _numbers(text: str) -> list[str]:
    """``step-2`` is no slip of ``step-3``."""
    return re.findall(r"\d+", text)
