"""What an article of a kind must say, and must not: disclaimers, disclosures, promises.

`when` says which articles are meant. What must be said is recognised in every form found in
practice (see `parts`) and in many languages (see `statements`). A part that is called a
disclaimer but says nothing of the kind is not one. An article without any text is a stub: what
it lacks is the article, so nothing is asked of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

from guidelint.checks import selectors
from guidelint.checks.conditions import Cause, cause, trouble_with
from guidelint.checks.parts import Part, flat, mended, names, parts, titles
from guidelint.checks.patterns import found, matches, same_words, trouble
from guidelint.checks.statements import (
    announced,
    denied,
    has_words_of_titles,
    languages,
    may_announce,
    said,
    said_under_title,
)
from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Finding
from guidelint.tuples import NamedTuple


class Options(NamedTuple):
    """`when`: which articles are asked; see `conditions`. Empty: all.

    `ask`:

    missing    nothing in the article says it: no part that `parts` select (selectors, see
               `selectors`), no text with one of `says`, none of the ways to make the `statement`,
               none of the numbers for the service `number` in the article's country, no
               frontmatter key of `keys` that is set, no titled part with one of `titles`
    empty      a part whose title announces a `statement` (with ``any``: whichever it announces)
               does not make it, and nothing else in the article does
    forbidden  a passage has one of `says`; not if its sentence, or the one before it, has `unless`

    `within`: where it must stand. `layout`: the page template says it, so nothing is missing.
    """

    ask: Literal["missing", "empty", "forbidden"] = "missing"
    when: dict[str, tuple[str, ...]] = {}
    statement: Literal["", "any", "medical", "legal", "financial", "affiliate"] = ""
    says: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    number: str = ""
    unless: tuple[str, ...] = ()
    within: Literal["anywhere", "before-first-h2", "last-section", "before-cause"] = "anywhere"
    layout: bool = False


_STOP = lazy_pattern(r"[.!?](?=\s|\Z)|[。？！\n]")
_AROUND = 400  # characters of a sentence on each side of what it says
# What a part lacks that announces the statement, as the message says it.
_LACKS = {
    "medical": "that the article is not medical advice, nor a substitute for a doctor",
    "legal": "that the article is not legal advice",
    "financial": "that the article is not financial advice, or that cover and results may differ",
    "affiliate": "that the publisher earns from links",
}
_PLACES = {
    "anywhere": "",
    "before-first-h2": " before the first section",
    "last-section": " in the last section",
    "before-cause": " before the first of them",
}


def mistakes(options: Options) -> str:
    """What is wrong with the options of a rule; "" if nothing is."""
    wrong = trouble((*options.says, *options.titles, *options.keys, *options.unless))
    wrong = wrong or trouble_with(options.when)
    for selector in options.parts:
        try:
            selectors.parse(selector)
        except ValueError as error:
            wrong = wrong or str(error)
    if options.ask == "forbidden" and not options.says:
        wrong = wrong or "ask: forbidden needs `says`, the patterns that must not occur"
    asked = (options.says, options.titles, options.parts, options.keys, options.statement)
    if options.ask == "missing" and not any(asked) and not options.number:
        wrong = wrong or "ask: missing needs a statement, says, titles, parts, keys or a number"
    if options.ask != "empty" and options.statement == "any":
        wrong = wrong or "statement: any is for ask: empty"
    return wrong


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding an article (*missing*), a part (*empty*) or a phrase (*forbidden*)."""
    if options.layout:
        return iter(())
    because = cause(article, local, options.when)
    if because is None:
        return iter(())
    if options.ask == "forbidden":
        return _forbidden(article, local, options)
    if options.ask == "empty":
        return _empty(article, local, options)
    return _missing(article, local, options, because)


# --- missing ---------------------------------------------------------------------------------


def _missing(article: Article, local: Local, options: Options, because: Cause) -> Iterator[Finding]:
    """Values: `because` (what asks for it), `place` (" in the last section"), `number`."""
    if article.unread or not _has_text(article):
        return
    numbers = _numbers(local, options.number) if options.number else ()
    if options.number and not numbers:
        return  # the country, or its number, is not known
    low, high = _place(article, options.within, because)
    says = (*options.says, *(_number_pattern(number) for number in numbers))
    if options.statement:
        spoken = _languages(article, local)
        if not spoken:
            return
        says += said(options.statement, spoken)
    if found(says, _texts(article, local, low, high)) or _provided(
        article, local, options, low, high
    ):
        return
    values = {
        "because": because.words,
        "place": _PLACES[options.within],
        "number": " or ".join(numbers),
    }
    yield Finding(because.start, because.end, values, because.data_path)


def _has_text(article: Article) -> bool:
    return any(passage.kind not in ("heading", "frontmatter") for passage in article.passages)


def _texts(article: Article, local: Local, low: int, high: int) -> str:
    """The article's passages between two offsets, one a line."""
    if (low, high) == (0, len(article.source)):
        whole: str = local.once("prose", lambda a, _: _whole(a, local))
        return whole
    return "\n".join(flat(p.text) for p in article.passages if low <= p.start < high)


def _whole(article: Article, local: Local) -> str:
    text = "\n".join([flat(passage.text) for passage in article.passages])
    same_words(text, (article.source, _mended(local)))
    return text


def _mended(local: Local) -> str:
    text: str = local.once("mended", lambda article, _: mended(article))
    return text


def _languages(article: Article, local: Local) -> tuple[str, ...]:
    whole = _texts(article, local, 0, len(article.source))
    spoken: tuple[str, ...] = local.once("languages", lambda a, s: languages(whole))
    return spoken


def _place(article: Article, within: str, because: Cause) -> tuple[int, int]:
    second = [heading.start for heading in article.headings if heading.depth == 2]
    end = len(article.source)
    if within == "before-first-h2":
        return 0, second[0] if second else end
    if within == "last-section":
        return second[-1] if second else 0, end
    if within == "before-cause" and because.start >= article.content_start:
        return 0, because.start
    return 0, end


def _numbers(local: Local, service: str) -> tuple[str, ...]:
    from guidelint.facts.registry import known, serving

    country = local.settings.country
    if not country:
        return ()
    registry = known(local.settings.numbers)
    return tuple(entry.number for entry in serving(registry, country, service))


def _number_pattern(number: str) -> str:
    """The number as texts write it: ``1577-0199`` also with spaces or dots."""
    digits = [re.escape(group) for group in re.split(r"\D+", number) if group]
    return r"(?<![\w,.₩$€£¥-])" + r"[\s.-]?".join(digits) + r"(?![\d-]|[,.]\d)"


def _provided(article: Article, local: Local, options: Options, low: int, high: int) -> bool:
    """Whether frontmatter, a selected part or a title provides what is asked for."""
    if options.keys and article.frontmatter and article.frontmatter.data:
        for member in article.frontmatter.data.members:
            if found(options.keys, member.key) and member.value.data not in (None, False, ""):
                return True
    for selector in options.parts:
        for selected in selectors.select(article, selectors.parse(selector)):
            if low <= selected.start < high:
                return True
    if options.titles:
        titled = parts(article, lambda title: found(options.titles, title))
        if any(low <= part.start < high for part in titled):
            return True
    for part in _announcing(article, local) if options.statement else ():
        # a component without text brings its own; an empty box is the other rule's
        if low <= part.start < high and announced(part.title) in _counts(part, options.statement):
            return True
    return False


def _counts(part: Part, statement: str) -> tuple[str, ...]:
    return (statement,) if part.text.strip() else (statement, "")


# --- empty -----------------------------------------------------------------------------------


def _announcing(article: Article, local: Local) -> tuple[Part, ...]:
    """The parts whose title announces a statement."""

    def make(article: Article, _: Any) -> tuple[Part, ...]:
        if not has_words_of_titles(article.source) and not _named_so(names(article)):
            rest = _mended(local)
            if not rest or not has_words_of_titles(rest):
                return ()
        if not may_announce(titles(article)):
            return ()
        return parts(article, lambda title: announced(title) is not None)

    found_parts: tuple[Part, ...] = local.once("announcing", make)
    return found_parts


# The names of components: the same in many articles.
_named_so = lru_cache(maxsize=256)(has_words_of_titles)


def _empty(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `title`, `lacks` (what it does not say)."""
    seen: list[tuple[int, int]] = []
    for part in _announcing(article, local):
        name = announced(part.title) or ""
        if not name or options.statement not in ("any", name) or not part.text.strip():
            continue
        if any(start <= part.start < end for start, end in seen):
            continue
        spoken = _languages(article, local)
        if not spoken or _says_under_title(part, name, spoken):
            continue
        if name != "affiliate" and found(denied(name, spoken), part.title):
            continue  # "Not medical advice" is a title that says it all
        elsewhere = _texts(article, local, 0, len(article.source)).replace(flat(part.title), "")
        if found(_elsewhere(name, spoken), elsewhere):
            continue  # said elsewhere: the title is then the smaller trouble
        seen.append((part.start, part.end))
        values = {"title": flat(part.title), "lacks": _LACKS[name]}
        yield Finding(part.start, part.end, values, part.data_path)


def _says_under_title(part: Part, name: str, spoken: tuple[str, ...]) -> bool:
    groups = said_under_title(name, spoken)
    return any(all(found((way,), part.text) for way in group) for group in groups)


def _elsewhere(name: str, spoken: tuple[str, ...]) -> tuple[str, ...]:
    return said(name, spoken) if name == "affiliate" else denied(name, spoken)


# --- forbidden -------------------------------------------------------------------------------


def _forbidden(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """A question promises nothing, and `unless` in the same sentence takes the promise back."""
    if not found(options.says, _texts(article, local, 0, len(article.source))):
        return
    for passage in article.passages:
        for match in matches(options.says, passage.text):
            sentence = _sentence(passage.text, *match.span())
            if sentence.endswith(("?", "？")) or found(options.unless, sentence):
                continue
            start, end = passage.span(*match.span())
            yield Finding(start, end, {"sentence": flat(sentence)}, passage.data_path)


def _sentence(text: str, start: int, end: int) -> str:
    begin, stop = max(0, start - _AROUND), min(len(text), end + _AROUND)
    ends = [match.end() for match in _STOP.finditer(text, begin, stop)]
    low = max((at for at in ends if at <= start), default=begin)
    high = min((at for at in ends if at >= end), default=stop)
    return text[low:high].strip()
