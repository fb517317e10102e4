"""Phrases that must not be published: left-overs, residue of tools, self-declared examples.

The patterns run over the source once; a match counts where a reader would see it: in a passage
or, if the rule says so, in markup, never in code or comments.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

from guidelint.checks.patterns import compiled, found, matches, matches_of, possible, trouble
from guidelint.checks.quotes import quoted
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Finding, Passage
from guidelint.tuples import NamedTuple

# What announces a text that the reader copies and fills in.
_TEMPLATE = lazy_pattern(
    r"(?i)\b(?:templates?|sample|scripts?|say|saying|ask|write|type|messages?|phrases?|e-?mails?|"
    r"subject|dear|fill|replace|format|copy|send|search(?:ing)?|letter|inscri\w+|"
    r"plantilla|mensaje|escrib\w+|diga|correo|busca\w*|asunto|modelo|mensagem|escrev\w+|"
    r"vorlage|nachricht|schreib\w*|betreff|modèle|écri\w+|dites|recherch\w+|objet)\b"
    r"|문구|템플릿|예시|예문|메시지|입력|보내|말하|검색|テンプレ|例文|メッセージ|入力|検索|伝え|件名"
    r"|模板|范本|範本|例句|消息|輸入|输入|搜索|搜尋"
)
_NEAR = 80  # characters around a match in which such a word counts
_SLOT = ("[", "【", "［", "{")
_SHOWN = 200  # characters of a passage in a message
_AROUND = 2000  # characters of a passage that are looked at
_END = 1 << 60
_DEEP = 50  # passages that may start inside the one that holds a match


class Options(NamedTuple):
    """`patterns` are regular expressions; a match is the finding, or its group `span` if it has
    one. `unless` silences a match whose own passage has one of these; `about` silences articles
    whose title, description or path has one, because they speak of the thing itself.

    `where`: the passages that count, and ``markup`` for what stands in none (tags, link targets).
    `components`: only the opening tags of components whose name has one of these; `props`: only
    props whose data path has one of these. `silent`: *quotation*, a match in quotes
    is silent; *template*, so is a slot (``[Name]``) in a text that the reader fills in.
    `tag`: the finding is the opening tag whose prop holds the match.
    """

    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    where: tuple[Literal["paragraph", "heading", "cell", "prop", "frontmatter", "markup"], ...] = (
        "paragraph",
        "heading",
        "cell",
        "prop",
        "frontmatter",
    )
    silent: tuple[Literal["quotation", "template"], ...] = ()
    tag: bool = False
    hint: str = ""


def mistakes(options: Options) -> str:
    """What is wrong with the options of a rule; "" if nothing is."""
    wrong = trouble((*options.patterns, *options.unless, *options.about))
    wrong = wrong or trouble((*options.components, *options.props))
    if wrong or not options.patterns:
        return wrong or "give `patterns`, the phrases that must not be there"
    for pattern in options.patterns:
        if compiled(pattern).match(""):
            return f"the pattern {pattern!r} matches the empty text, so it matches everywhere"
    return ""


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding a match. Values: `phrase`, `whole` (its passage), `hint`."""
    hits = list(_hits(article, options))
    if not hits or _is_about(article, options.about):
        return
    page = _Page(article)
    for match in hits:
        start, end = match.span("span") if "span" in match.re.groupindex else match.span()
        at = page.passage_at(start)
        passage = page.passages[at] if at >= 0 else None
        if page.hides(passage, start) or _allowed(page, at, start, end, options):
            continue
        words = {
            "hint": options.hint,
            "phrase": " ".join(article.source[start:end].split()),
            "whole": " ".join(passage.text[:_SHOWN].split()) if passage else "",
        }
        if options.tag and passage and passage.component >= 0:
            component = article.components[passage.component]
            start, end = component.start, component.open_end
        yield Finding(start, end, words, passage.data_path if passage else "body")


class _Page:
    """An article ready to be asked, many times, what stands where."""

    __slots__ = ("article", "hidden", "passages", "silenced", "starts")

    def __init__(self, article: Article) -> None:
        self.article = article
        self.passages = sorted(article.passages, key=lambda passage: passage.start)
        self.starts = [passage.start for passage in self.passages]
        views = (article.comments, article.code_blocks, article.esm)
        self.hidden = sorted((one.start, one.end) for view in views for one in view)
        self.silenced: dict[int, bool] = {}  # passage -> whether it has one of `unless`

    def passage_at(self, offset: int) -> int:
        """The number of the passage that holds `offset`: the innermost; -1 if none does."""
        last = bisect_right(self.starts, offset) - 1
        for at in range(last, max(-1, last - _DEEP), -1):
            if self.passages[at].start <= offset < self.passages[at].end:
                return at
        return -1

    def hides(self, passage: Passage | None, offset: int) -> bool:
        """Whether no reader sees what stands at `offset`: code, comments, imports."""
        if passage:
            at = bisect_right(passage.code, (offset, _END)) - 1
            if at >= 0 and offset < passage.code[at][1]:
                return True
            if passage.kind in ("prop", "frontmatter"):
                return False
        at = bisect_right(self.hidden, (offset, _END)) - 1
        return at >= 0 and offset < self.hidden[at][1]


def _hits(article: Article, options: Options) -> Iterator[Any]:
    if not options.components:
        yield from matches(options.patterns, article.source)
        return
    named = _named(options.components, frozenset([part.name for part in article.components]))
    if not named:
        return
    patterns = possible(options.patterns, article.source)
    if not patterns:
        return
    for component in article.components:
        if component.name in named:
            yield from matches_of(patterns, article.source, component.start, component.open_end)


@lru_cache(maxsize=256)
def _named(patterns: tuple[str, ...], names: frozenset[str]) -> frozenset[str]:
    """Those of the names of components that have one of `patterns`."""
    return frozenset(name for name in names if found(patterns, name))


def _is_about(article: Article, about: tuple[str, ...]) -> bool:
    if not about:
        return False
    values = (article.meta(key) for key in ("title", "description", "excerpt"))
    texts = [str(value.data) for value in values if value is not None]
    return any(found(about, text) for text in (article.path, *texts))


def _allowed(page: _Page, at: int, start: int, end: int, options: Options) -> bool:
    passage = page.passages[at] if at >= 0 else None
    if (passage.kind if passage else "markup") not in options.where:
        return True
    if options.props and not found(options.props, passage.data_path if passage else ""):
        return True
    if passage is None:
        return False
    if options.unless:
        if at not in page.silenced:
            page.silenced[at] = found(options.unless, passage.text)
        if page.silenced[at]:
            return True
    text = page.article.source[start:end]
    slot = text[:1] in _SLOT
    index = _index(passage, start)
    if passage.text[index : index + len(text)] != text:  # brackets no reader sees: a link
        return slot and "template" in options.silent
    if "quotation" in options.silent and quoted(passage.text, index, index + len(text)):
        return True
    before = passage.text[max(0, index - _AROUND) : index]
    after = passage.text[index + len(text) : index + len(text) + 1]
    return slot and "template" in options.silent and _filled_in(page, at, before, after)


def _index(passage: Passage, offset: int) -> int:
    """Where in the passage's text stands what stands in the source at `offset`."""
    at = bisect_right(passage.breaks, offset, key=lambda pair: pair[1]) - 1
    index, where = passage.breaks[max(at, 0)]
    return max(0, index + offset - where)


def _filled_in(page: _Page, at: int, before: str, after: str) -> bool:
    """Whether the slot stands in something that the reader is told to fill in."""
    passage = page.passages[at]
    if before[-1:].isalnum() or after[:1].isalnum() or _TEMPLATE.search(before[-_NEAR:]):
        return True
    if passage.section >= 0 and _TEMPLATE.search(page.article.headings[passage.section].text):
        return True
    return any(
        other.text.rstrip().endswith((":", "：")) and _TEMPLATE.search(other.text[-_AROUND:])
        for other in page.passages[max(0, at - 3) : at]
    )
