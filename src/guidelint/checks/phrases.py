"""Phrases that must not be published: left-overs, residue of tools, self-declared examples.

The patterns run over the source once; a match counts where a reader would see it: in a passage
or, if the rule says so, in markup, never in code or comments.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from guidelint.checks.patterns import compiled, found, matches, trouble
from guidelint.facts.local import Local
from guidelint.model import Article, Finding, Passage

# What announces a text that the reader copies and fills in.
_TEMPLATE = re.compile(
    r"(?i)\b(?:templates?|sample|scripts?|say|saying|ask|write|type|messages?|phrases?|e-?mails?|"
    r"subject|dear|fill|replace|format|copy|send|search(?:ing)?|letter|inscri\w+|"
    r"plantilla|mensaje|escrib\w+|diga|correo|busca\w*|asunto|modelo|mensagem|escrev\w+|"
    r"vorlage|nachricht|schreib\w*|betreff|modèle|écri\w+|dites|recherch\w+|objet)\b"
    r"|문구|템플릿|예시|예문|메시지|입력|보내|말하|검색|テンプレ|例文|メッセージ|入力|検索|伝え|件名"
    r"|模板|范本|範本|例句|消息|輸入|输入|搜索|搜尋"
)
_OPENED = re.compile(r"(?<!\w)['‘][^'’]*\Z")
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("«", "»"), ("„", "“"))
_NEAR = 80  # characters around a match in which such a word counts
_SLOT = ("[", "【", "［", "{")
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
    passages = sorted(article.passages, key=lambda passage: passage.start)
    starts = [passage.start for passage in passages]
    for match in hits:
        start, end = match.span("span") if "span" in match.re.groupindex else match.span()
        passage = _passage(passages, starts, start)
        if _hidden(article, passage, start) or _allowed(article, passage, start, end, options):
            continue
        words = {
            "hint": options.hint,
            "phrase": " ".join(article.source[start:end].split()),
            "whole": " ".join(passage.text.split()) if passage else "",
        }
        if options.tag and passage and passage.component >= 0:
            component = article.components[passage.component]
            start, end = component.start, component.open_end
        yield Finding(start, end, words, passage.data_path if passage else "body")


def _hits(article: Article, options: Options) -> Iterator[Any]:
    if not options.components:
        yield from matches(options.patterns, article.source)
        return
    named: dict[str, bool] = {}
    for component in article.components:
        if component.name not in named:
            named[component.name] = found(options.components, component.name)
        if named[component.name]:
            start, end = component.start, component.open_end
            yield from matches(options.patterns, article.source, start, end)


def _is_about(article: Article, about: tuple[str, ...]) -> bool:
    if not about:
        return False
    values = (article.meta(key) for key in ("title", "description", "excerpt"))
    texts = [str(value.data) for value in values if value is not None]
    return any(found(about, text) for text in (article.path, *texts))


def _passage(passages: list[Passage], starts: list[int], offset: int) -> Passage | None:
    """The passage that holds `offset`: the innermost, which starts last."""
    last = bisect_right(starts, offset) - 1
    for at in range(last, max(-1, last - _DEEP), -1):
        if passages[at].start <= offset < passages[at].end:
            return passages[at]
    return None


def _hidden(article: Article, passage: Passage | None, offset: int) -> bool:
    """Whether no reader sees what stands at `offset`: code, comments, imports."""
    if passage and any(start <= offset < end for start, end in passage.code):
        return True
    if passage and passage.kind in ("prop", "frontmatter"):
        return False
    views = (article.comments, article.code_blocks, article.esm)
    return any(one.start <= offset < one.end for view in views for one in view)


def _allowed(
    article: Article, passage: Passage | None, start: int, end: int, options: Options
) -> bool:
    if (passage.kind if passage else "markup") not in options.where:
        return True
    if options.props and not found(options.props, passage.data_path if passage else ""):
        return True
    if passage is None:
        return False
    if options.unless and found(options.unless, passage.text):
        return True
    slot = article.source[start] in _SLOT
    at = _index(passage, article.source[start:end], start)
    if at < 0:  # [text] whose brackets no reader sees is a link
        return slot and "template" in options.silent
    before, after = passage.text[:at], passage.text[at + end - start :]
    if "quotation" in options.silent and _in_quotes(before, after):
        return True
    return slot and "template" in options.silent and _filled_in(article, passage, before, after)


def _index(passage: Passage, text: str, start: int) -> int:
    """Where in the passage's text stands what stands in the source at `start`; -1 if nowhere."""
    at = passage.text.find(text)
    while at >= 0 and passage.offset(at) != start:
        at = passage.text.find(text, at + 1)
    return at


def _in_quotes(before: str, after: str) -> bool:
    if before.count('"') % 2 and '"' in after:
        return True
    if _OPENED.search(before) and ("'" in after or "’" in after):
        return True
    return any(before.rfind(o) > before.rfind(c) and c in after for o, c in _PAIRS)


def _filled_in(article: Article, passage: Passage, before: str, after: str) -> bool:
    """Whether the slot stands in something that the reader is told to fill in."""
    if before[-1:].isalnum() or after[:1].isalnum() or _TEMPLATE.search(before[-_NEAR:]):
        return True
    if passage.section >= 0 and _TEMPLATE.search(article.headings[passage.section].text):
        return True
    above = [other for other in article.passages if other.end <= passage.start]
    return any(
        other.text.rstrip().endswith((":", "：")) and _TEMPLATE.search(other.text)
        for other in above[-3:]
    )
