"""The titled parts of an article: whatever announces what it is about to say.

A component with a title, a heading with its section, a bold or italic run-in, a quotation, an
admonition, a line that starts with "Disclaimer:". Writers use them all for the same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice

from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Component, Prop
from guidelint.tuples import NamedTuple

_TITLES = ("title", "heading", "label", "header", "summary", "name")
_HUMPS = lazy_pattern(r"(?<=[a-z0-9])(?=[A-Z])|[_.-]")
# what may stand before a run-in: signs, a GitHub alert, an admonition's fence
_BEFORE = lazy_pattern(r"(?:\[!\w+\]|:{3,}\s*\w+|[^\w\[:]|\ufffc)*\s*\[?")
_RUN_IN = lazy_pattern(r"([^:：\n\]]{3,60}?)\s{0,3}(?:[:：\n\]]|\s[–—-]\s|\Z)")
_MOST = 20  # parts of one form: an article that has more is not an article
_RUN_IN_END = 90  # characters
_FOLLOWING = 2  # passages after a run-in that still belong to it


class Part(NamedTuple):
    """A title and the text under it; `start` and `end` cover the title's own element."""

    title: str
    text: str
    start: int
    end: int
    data_path: str


def parts(article: Article, wanted: Callable[[str], bool]) -> tuple[Part, ...]:
    """The parts of an article whose title is `wanted`: components, then sections, then run-ins;
    of each the first few."""
    ways = (_components, _sections, _run_ins)
    return tuple(part for way in ways for part in islice(way(article, wanted), _MOST))


def titles(article: Article) -> str:
    """All that may be a title in an article, on one line each: for a quick look."""
    words = [heading.text for heading in article.headings]
    words += [name_in_words(name) for name in {part.name for part in article.components}]
    for component in article.components:
        for prop in component.props:
            if prop.name in _TITLES and prop.value.kind == "string":
                words.append(prop.value.data)
    words += [p.text[:_RUN_IN_END] for p in article.passages if p.kind == "paragraph"]
    return "\n".join(words)


def names(article: Article) -> str:
    """The names of an article's components, as words."""
    return _in_words(frozenset([part.name for part in article.components]))


@lru_cache(maxsize=256)
def _in_words(names: frozenset[str]) -> str:
    return "\n".join(sorted(map(name_in_words, names)))


def mended(article: Article) -> str:
    """The headings and passages of an article that may have a word which its source does not have
    in one piece, since markup stood in it."""
    words = []
    source = article.source
    for heading in article.headings:
        if heading.text not in source[heading.start : heading.end]:
            words.append(heading.text)
    for passage in article.passages:
        if len(passage.breaks) > 1:
            text = passage.text
            for index, _ in passage.breaks:
                if text[index - 1 : index].isalnum() and text[index : index + 1].isalnum():
                    words.append(text)
                    break
    return "\n".join(words)


def flat(text: str) -> str:
    """`text` on one line."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # as most are
    return " ".join(text.split())


@lru_cache(maxsize=1024)
def name_in_words(name: str) -> str:
    """``MedicalDisclaimer`` as words."""
    return name if name.islower() else _HUMPS.sub(" ", name)


def _components(article: Article, wanted: Callable[[str], bool]) -> Iterator[Part]:
    titles: dict[int, tuple[str, int]] = {}  # component -> its title, and where that stands
    for number, component in enumerate(article.components):
        title = _title(component)
        words = title.value.data if title else name_in_words(component.name)
        if wanted(words):
            titles[number] = words, title.value.start if title else -1
    if not titles:
        return
    texts: dict[int, list[str]] = {number: [] for number in titles}
    for passage in article.passages:
        at = passage.component
        while at >= 0:  # what stands in a component stands in those around it too
            if at in texts and titles[at][1] != passage.start:
                texts[at].append(flat(passage.text))
            at = article.components[at].parent
    for number, (words, _) in titles.items():
        component = article.components[number]
        text = "\n".join(texts[number])
        yield Part(words, text, component.start, component.open_end, component.data_path)


def _title(component: Component) -> Prop | None:
    named = {prop.name: prop for prop in component.props}  # of duplicates the last
    for name in _TITLES:
        prop = named.get(name)
        if prop and prop.value.kind == "string":
            return prop
    return None


def _sections(article: Article, wanted: Callable[[str], bool]) -> Iterator[Part]:
    headings = article.headings
    for number, heading in enumerate(headings):
        if not wanted(heading.text):
            continue
        deeper = number + 1
        while deeper < len(headings) and headings[deeper].depth > heading.depth:
            deeper += 1
        texts = [
            flat(passage.text)
            for passage in article.passages
            if number <= passage.section < deeper and passage.kind != "heading"
        ]
        yield Part(heading.text, "\n".join(texts), heading.start, heading.end, "body")


def _run_ins(article: Article, wanted: Callable[[str], bool]) -> Iterator[Part]:
    passages = article.passages
    for number, passage in enumerate(passages):
        if passage.kind != "paragraph":
            continue
        before = _BEFORE.match(passage.text)
        match = _RUN_IN.match(passage.text, before.end() if before else 0)
        if not match or not wanted(match[1]):
            continue
        texts = [passage.text[match.end() :]]
        for other in passages[number + 1 : number + 1 + _FOLLOWING]:
            if other.section == passage.section and other.kind == "paragraph":
                texts.append(other.text)
        start, end = passage.span(*match.span(1))
        text = "\n".join(flat(text) for text in texts)
        yield Part(match[1], text, start, end, passage.data_path)
