"""What an article of a kind must say, and must not: disclaimers, disclosures, promises.

`when` says which articles are meant. What must be said is recognised in every form found in
practice: a component, a heading with its text, a bold run-in, a quotation, a sentence. A part
that is called a disclaimer but says nothing of the kind is not one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from guidelint.checks.patterns import found, matches
from guidelint.facts.local import Local
from guidelint.model import Article, Component, Finding, Value


class Options(NamedTuple):
    """`when`: a data path (`frontmatter.category`), `path` or `text` -> patterns of which one must
    match (all keys must hold; values are compared whole for frontmatter lists' items).

    `ask`: *missing* (no part says one of `says`), *empty* (a part whose title matches `titles`
    says none of `says`), *forbidden* (a passage says one of `says`).
    `countries` replaces `says` by country (ISO 3166); with it an unknown country is silent.
    `within`: where a part must stand to count. `layout`: the page template provides it.
    """

    when: dict[str, tuple[str, ...]] = {}
    ask: Literal["missing", "empty", "forbidden"] = "missing"
    titles: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    countries: dict[str, tuple[str, ...]] = {}
    unless: tuple[str, ...] = ()
    within: Literal["anywhere", "before-first-h2", "last-section"] = "anywhere"
    layout: bool = False


class Part(NamedTuple):
    """A titled part of an article: a component or a heading, and the text in it."""

    title: str
    text: str
    start: int
    end: int
    data_path: str


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding an article (*missing*), a part (*empty*) or a phrase (*forbidden*)."""
    if options.layout or not meant(article, options.when):
        return
    says = options.countries.get(local.settings.country, ()) if options.countries else options.says
    if not says:
        return
    if options.ask == "forbidden":
        yield from _forbidden(article, says, options.unless)
    elif options.ask == "empty":
        yield from _empty(article, says, options.titles)
    elif not _said(article, says, options):
        yield _missing(article, options)


def meant(article: Article, when: dict[str, tuple[str, ...]]) -> bool:
    """Whether the article is one that `when` describes."""
    return all(_holds(article, key, tuple(patterns)) for key, patterns in when.items())


def _holds(article: Article, key: str, patterns: tuple[str, ...]) -> bool:
    if key == "path":
        return found(patterns, article.path)
    if key == "text":
        return any(found(patterns, passage.text) for passage in article.passages)
    if key == "component":
        return any(found(patterns, component.name) for component in article.components)
    value = article.meta(key.removeprefix("frontmatter."))
    return any(found(patterns, text) for text in _texts(value))


def _texts(value: Value | None) -> list[str]:
    if value is None:
        return []
    if value.kind == "array":
        return [text for item in value.items for text in _texts(item)]
    return [str(value.data)] if value.data is not None else []


def parts(article: Article) -> Iterator[Part]:
    """The titled parts: components with text, headings with what follows up to the next."""
    texts: dict[int, list[str]] = {}
    below: dict[int, list[str]] = {}
    for passage in article.passages:
        if passage.component >= 0:
            texts.setdefault(passage.component, []).append(passage.text)
        if passage.kind != "heading":
            below.setdefault(passage.section, []).append(passage.text)
    for index, component in enumerate(article.components):
        words = texts.get(index)
        if words:
            title = _title(component)
            yield Part(
                title, " ".join(words), component.start, component.open_end, component.data_path
            )
    for index, heading in enumerate(article.headings):
        text = " ".join(below.get(index, ()))
        yield Part(heading.text, text, heading.start, heading.end, "body")
    for passage in article.passages:
        if passage.strong and passage.strong[0][0] == 0 and passage.kind == "paragraph":
            low, high = passage.strong[0]
            yield Part(
                passage.text[low:high], passage.text[high:], passage.start, passage.end, "body"
            )


def _title(component: Component) -> str:
    for name in ("title", "heading", "label"):
        prop = component.prop(name)
        if prop and isinstance(prop.value.data, str):
            return prop.value.data
    return component.name


def _empty(article: Article, says: tuple[str, ...], titles: tuple[str, ...]) -> Iterator[Finding]:
    for part in parts(article):
        if found(titles, part.title) and part.text.strip(" :*") and not found(says, part.text):
            yield Finding(part.start, part.end, {"title": part.title}, part.data_path)


def _said(article: Article, says: tuple[str, ...], options: Options) -> bool:
    low, high = _place(article, options.within)
    for passage in article.passages:
        if low <= passage.start < high and found(says, passage.text):
            return True
    return any(
        found(options.titles, part.title) for part in parts(article) if low <= part.start < high
    )


def _place(article: Article, within: str) -> tuple[int, int]:
    second = [heading.start for heading in article.headings if heading.depth == 2]
    if within == "before-first-h2":
        return 0, second[0] if second else len(article.source)
    if within == "last-section":
        return second[-1] if second else 0, len(article.source)
    return 0, len(article.source)


def _missing(article: Article, options: Options) -> Finding:
    """Stands at the frontmatter value that asks for it, else at the start of the body."""
    for key in options.when:
        name = key.removeprefix("frontmatter.")
        value = article.meta(name)
        if value is not None:
            because = f"{name}: {', '.join(_texts(value))}"
            return Finding(value.start, value.end, {"because": because}, f"frontmatter.{name}")
    start = article.content_start
    return Finding(start, start, {"because": "its subject"}, "body")


def _forbidden(
    article: Article, says: tuple[str, ...], unless: tuple[str, ...]
) -> Iterator[Finding]:
    for passage in article.passages:
        for match in matches(says, passage.text):
            sentence = passage.text[max(0, match.start() - 60) : match.end() + 20]
            if not found(unless, sentence):
                start, end = passage.span(*match.span())
                yield Finding(start, end, {}, passage.data_path)
