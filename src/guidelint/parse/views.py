"""The flat views of an article: components, headings, links, code, passages, in order."""

from __future__ import annotations

import re
from collections.abc import Callable

from guidelint.lazy import lazy_pattern
from guidelint.model import (
    CodeBlock,
    Comment,
    Component,
    Expression,
    Frontmatter,
    Heading,
    Link,
    Node,
    Passage,
)
from guidelint.parse.entities import decode_string
from guidelint.parse.passages import (
    OBJECT,
    footnotes,
    gather,
    plain,
    texts,
    with_footnotes,
)
from guidelint.parse.problems import Fault
from guidelint.parse.slug import Slugger
from guidelint.parse.targets import Names
from guidelint.parse.tree import Tree

_COMMENTS = lazy_pattern(r"\s*+(?:/\*(?s:.*?)\*/\s*+)++")
_COMMENT = lazy_pattern(r"/\*((?s:.*?))\*/")
_INFO = lazy_pattern(r"[ \t]*+([^ \t\r\n]*+)[ \t]*+([^\r\n]*)")
_HTML_URL = lazy_pattern(
    r"(?<=[\s\"'])(?:href|src|poster)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>=`]+)", re.IGNORECASE
)
_NONE = -1


class Place:
    """Where in the article the walk is."""

    __slots__ = ("column", "component", "item", "path", "row", "table")

    def __init__(self) -> None:
        self.component = _NONE
        self.path = "body"
        self.item = _NONE
        self.table = _NONE
        self.row = _NONE
        self.column = _NONE


class Views:
    """Collects the views; `walk` goes through the tree once."""

    def __init__(self, source: str, root: Node, names: Names, tree: Tree) -> None:
        self.source = source
        self.root = root
        self.names = names
        self.tree = tree
        self.components: list[Component] = []
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.code_blocks: list[CodeBlock] = []
        self.esm: list[Expression] = []
        self.expressions: list[Expression] = []
        self.comments: list[Comment] = []
        self.passages: list[Passage] = []
        self.slugger = Slugger()
        self.ordinals: dict[str, int] = {}
        self.notes: dict[str, int] | None = None  # numbers of footnotes, counted when needed
        self.tables = 0
        self.place = Place()

    def frontmatter(self, block: Frontmatter | None) -> None:
        """The strings of the frontmatter."""
        if block is None or block.data is None:
            return
        members = block.data.members
        texts([(f"frontmatter.{m.key}", m.value) for m in members], "frontmatter", self.passages)

    def walk(self, node: Node) -> None:
        """Take in all that is below a node."""
        place = self.place
        for child in node.children:
            kind = child.kind
            if kind == "paragraph":
                self._prose("paragraph", child)
            elif kind == "heading":
                self._heading(child)
            elif kind == "listItem":
                outer, place.item = place.item, child.start
                self.walk(child)
                place.item = outer
            elif kind == "list":
                self.walk(child)
            elif kind == "code":
                self._code(child)
            elif kind in ("mdxJsxFlowElement", "mdxJsxTextElement"):
                self._element(child, flow=True)
            elif kind in ("mdxFlowExpression", "mdxTextExpression"):
                self._expression(child)
            elif kind == "mdxjsEsm":
                child.index = len(self.esm)
                self.esm.append(Expression(child.value, child.start, child.end))
            elif kind == "definition":
                self._link(child)
            elif kind == "table":
                self._table(child)
            elif kind == "html":
                self._html(child)
            else:
                self.walk(child)

    def _table(self, table: Node) -> None:
        place = self.place
        outer = place.table, place.row, place.column
        place.table = self.tables
        self.tables += 1
        for place.row, row in enumerate(table.children):
            for place.column, cell in enumerate(row.children):
                self._prose("cell", cell)
        place.table, place.row, place.column = outer

    def _heading(self, node: Node) -> None:
        shown = text = plain(node.children)
        if self.names.footnotes and self.source.find("[^", node.start, node.end) >= 0:
            if self.notes is None:
                self.notes = footnotes(self.root)
            shown = with_footnotes(node.children, self.notes)
        node.index = len(self.headings)
        slug = self.slugger.slug(shown)
        self.headings.append(Heading(node.depth, text, slug, node.start, node.end))
        self._prose("heading", node)

    def _code(self, node: Node) -> None:
        lang: str | None = None
        meta: str | None = None
        if node.index >= 0:  # a fence: its info string starts there
            match = _INFO.match(self.source, node.index)
            if match:
                lang = decode_string(match.group(1)) or None
                meta = decode_string(match.group(2)) or None
        node.index = len(self.code_blocks)
        self.code_blocks.append(CodeBlock(lang, meta, node.start, node.end))

    def _expression(self, node: Node) -> None:
        node.index = len(self.expressions)
        self.expressions.append(Expression(node.value, node.start, node.end))
        if not _COMMENTS.fullmatch(node.value):
            return
        found = list(_COMMENT.finditer(self.source, node.start, node.end))
        for match in found:
            start, end = match.span() if len(found) > 1 else (node.start, node.end)
            self.comments.append(Comment(match.group(1), start, end))

    def _html(self, node: Node) -> None:
        """Comments and URLs in raw HTML."""
        from html import unescape  # 2 ms, and only plain Markdown needs it

        source, at = self.source, node.start
        while True:
            start = source.find("<!--", at, node.end)
            stop = source.find("-->", start + 4, node.end) if start >= 0 else -1
            if stop < 0:
                self._html_urls(at, node.end, unescape)
                return
            self._html_urls(at, start, unescape)
            at = stop + 3
            self.comments.append(Comment(source[start + 4 : stop], start, at))

    def _html_urls(self, start: int, end: int, unescape: Callable[[str], str]) -> None:
        """The URLs in a stretch of raw HTML without comments."""
        for match in _HTML_URL.finditer(self.source, start, end):
            raw, (first, last) = match.group(1), match.span(1)
            if raw[0] in "\"'":
                raw, first, last = raw[1:-1], first + 1, last - 1
            url = unescape(raw).strip()
            self.links.append(Link("html", url, "", match.start(), match.end(), first, last))

    def html_comments(self, faults: list[Fault]) -> None:
        """HTML comments in MDX: errors, and comments all the same."""
        for fault in faults:
            if fault.kind == "html-comment" and fault.edits:
                start, end = fault.start, fault.end
                self.comments.append(Comment(self.source[start + 4 : end - 3], start, end))
        self.comments.sort(key=lambda comment: comment.start)

    def _element(self, node: Node, *, flow: bool = False) -> None:
        tag, closing = self.tree.tags[node.index], self.tree.closings[node.index]
        place = self.place
        ordinal = self.ordinals.get(tag.name, 0)
        self.ordinals[tag.name] = ordinal + 1
        number = node.index = len(self.components)
        self.components.append(
            Component(
                tag.name,
                tag.start,
                node.end,
                tag.end,
                closing.start if closing else node.end,
                tag.self_closing,
                not tag.flow,
                tuple(tag.props),
                ordinal,
                place.component,
                any(map(_is_content, node.children)),
            )
        )
        self._props(number)
        if not node.children:
            return
        outer = place.component, place.path
        place.component, place.path = number, f"{tag.name}[{ordinal}].children"
        if flow and _is_inline(node.children):
            self._prose("paragraph", node)
        elif flow:
            self.walk(node)
        else:
            self._inlines(node.children)
        place.component, place.path = outer

    def _props(self, number: int) -> None:
        component = self.components[number]
        if component.props:
            path = component.data_path
            named = [(f"{path}.{prop.name}", prop.value) for prop in component.props if prop.name]
            texts(named, "prop", self.passages, number, len(self.headings) - 1)

    def _prose(self, kind: str, node: Node) -> None:
        """The passage of a paragraph, heading or cell, and what stands in it."""
        children = node.children
        if not children:
            return
        only = children[0]
        if len(children) == 1 and only.kind == "text":  # as most are
            found = None
            text, start, end = only.value, only.start, only.end
            breaks: tuple[tuple[int, int], ...] = ((0, start),)
        else:
            found = gather(children)
            text, start, end = found.text(), only.start, children[-1].end
            breaks = tuple(found.breaks)
        if found is None or found.code or text.strip(OBJECT + " \t\r\n"):
            place = self.place
            fields = (
                kind,
                text,
                start,
                end,
                breaks,
                place.path,
                place.component,
                len(self.headings) - 1,
                place.table,
                place.row,
                place.column,
                place.item,
                tuple(found.strong) if found else (),
                tuple(found.links) if found else (),
                tuple(found.code) if found else (),
            )
            self.passages.append(tuple.__new__(Passage, fields))  # fast: there are many
        if found is not None and found.mixed:
            self._inlines(children)

    def _inlines(self, nodes: list[Node]) -> None:
        """Links, elements and expressions among inline nodes."""
        for node in nodes:
            kind = node.kind
            if kind == "text":
                continue
            if kind in ("mdxJsxTextElement", "mdxJsxFlowElement"):
                self._element(node)
            elif kind in ("mdxTextExpression", "mdxFlowExpression"):
                self._expression(node)
            elif kind == "html":
                self._html(node)
            elif kind in _LINKS:
                self._link(node)
                if kind in ("link", "linkReference"):
                    self._inlines(node.children)
            elif node.children:
                self._inlines(node.children)

    def _link(self, node: Node) -> None:
        kind = node.kind
        text = plain(node.children)
        start, end = node.start, node.end
        if kind.endswith("Reference"):
            url = self.names.definitions[node.value][0]
            kind = kind.removesuffix("Reference")
        elif kind == "autolink":
            url = node.value
        else:
            url = decode_string(node.value)
            start, end = node.index, node.index + len(node.value)
        node.index = len(self.links)
        self.links.append(Link(kind, url, text, node.start, node.end, start, end))


_LINKS = ("link", "linkReference", "image", "imageReference", "autolink", "definition")
_INLINE = frozenset(
    [
        "text",
        "emphasis",
        "strong",
        "delete",
        "inlineCode",
        "break",
        "link",
        "image",
        "linkReference",
        "imageReference",
        "footnoteReference",
        "autolink",
        "mdxJsxTextElement",
        "mdxTextExpression",
    ]
)


def _is_content(node: Node) -> bool:
    """If a child of an element is more than white space or a comment."""
    if node.kind == "text":
        return bool(node.value.strip())
    if node.kind in ("mdxFlowExpression", "mdxTextExpression"):
        return bool(node.value.strip()) and not _COMMENTS.fullmatch(node.value)
    return True


def _is_inline(nodes: list[Node]) -> bool:
    """If an element's children are running text."""
    return any(node.kind in _INLINE for node in nodes)
