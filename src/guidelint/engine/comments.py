"""Where articles may speak to guidelint: comments of the text, of data, of code and of frontmatter."""

from __future__ import annotations

from collections.abc import Iterator

from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Comment, Value

_IN_CODE = lazy_pattern(
    r"/\*(?P<block>\s*guidelint-(?:[^*]|\*(?!/))*)\*/|//(?P<line>[ \t]*guidelint-[^\r\n]*)"
)
_IN_YAML = lazy_pattern(r"(?:(?<=\n)|(?<=\r)|(?<=[ \t]))#(?P<line>[ \t]*guidelint-[^\r\n]*)")


def comments(article: Article) -> list[Comment]:
    """The comments that may hold directives, in document order.

    Those of the text are all there; those of props, imports and exports (``/* … */``, ``// …``)
    and of YAML frontmatter (``# …``) are if they begin as directives do.
    """
    found = [*article.comments, *_in_frontmatter(article), *_in_code(article)]
    unique = {comment.start: comment for comment in reversed(found)}
    return [unique[at] for at in sorted(unique)]


def _in_frontmatter(article: Article) -> Iterator[Comment]:
    front = article.frontmatter
    if front is None or front.language != "yaml":
        return
    texts = [*_leaves(front.data)] if front.data else []
    for match in _IN_YAML.finditer(article.source, front.start, front.end):
        if not _inside(match.start(), texts):
            yield Comment(match["line"], match.start(), match.end())


def _in_code(article: Article) -> Iterator[Comment]:
    for component in article.components:
        for prop in component.props:
            if prop.kind == "expression":
                yield from _between(article.source, prop.start, prop.end, [*_leaves(prop.value)])
    for node in article.root.children:
        if node.kind == "mdxjsEsm":
            yield from _between(article.source, node.start, node.end, [])


def _between(source: str, start: int, end: int, texts: list[Value]) -> Iterator[Comment]:
    if source.find("guidelint-", start, end) < 0:
        return
    for match in _IN_CODE.finditer(source, start, end):
        if not _inside(match.start(), texts):
            words = match["line"] if match["block"] is None else match["block"]
            yield Comment(words, match.start(), match.end())


def _leaves(value: Value) -> Iterator[Value]:
    """The texts in a value: what stands in them is no comment."""
    return (inner for _, inner in value.walk() if inner.kind == "string")


def _inside(at: int, texts: list[Value]) -> bool:
    return any(text.start <= at < text.end for text in texts)
