"""What an article is once it has been read: plain, immutable, picklable data.

Every `start` and `end` is a 0-based code-point offset into the article's source, half-open.
A *data path* says where a value lives in the article's data: ``frontmatter.readTime``,
``PriceTable[0].items[2].price`` (the first PriceTable, counted from 0 in document order),
``PriceTable[0].children``, or ``body``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from guidelint.text import Position, Text
from guidelint.tuples import NamedTuple

# --- data: frontmatter values and component props, one shape for both ------------------------


class Value:
    """One value of frontmatter or of a prop, with its place in the source.

    `kind` is a JSON Schema type or one of ours:

    ========  =======================================================================
    string    `data` is a str
    number    `data` is an int or a float (JavaScript's number: nan and inf included)
    boolean   `data` is a bool
    null      `data` is None
    array     `items` holds the elements
    object    `members` holds the pairs in source order, duplicates included
    date      `data` is a datetime.date or datetime.datetime (YAML timestamps only)
    source    not a literal: `data` is the source text of the expression
    ========  =======================================================================

    `start` and `end` cover the literal with its quotes or brackets. For a string, `breaks`
    maps the text to the source: see `Passage.breaks`.
    """

    __slots__ = ("breaks", "data", "end", "items", "kind", "members", "start")

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        data: Any = None,
        items: tuple[Value, ...] = (),
        members: tuple[Member, ...] = (),
        breaks: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.data = data
        self.items = items
        self.members = members
        self.breaks = breaks

    def __repr__(self) -> str:
        return f"Value({self.kind}, {self.start}, {self.end}, {self.plain()!r})"

    def plain(self) -> Any:
        """The value as plain Python data; of duplicate keys the last one, as the site reads it.

        An expression that is not a literal becomes ``{"$expr": source}``.
        """
        if self.kind == "array":
            return [item.plain() for item in self.items]
        if self.kind == "object":
            return {member.key: member.value.plain() for member in self.members}
        if self.kind == "source":
            return {"$expr": self.data}
        return self.data

    @property
    def pure(self) -> bool:
        """Whether the value is made of literals only."""
        if self.kind == "array":
            return all(item.pure for item in self.items)
        if self.kind == "object":
            return all(member.value.pure for member in self.members)
        return self.kind != "source"

    def get(self, key: str) -> Value | None:
        """The value of `key` of an object; of duplicates the last."""
        for member in reversed(self.members):
            if member.key == key:
                return member.value
        return None

    def walk(self, path: str = "") -> Iterator[tuple[str, Value]]:
        """This value and all below it in source order, each with its data path."""
        yield path, self
        for index, item in enumerate(self.items):
            yield from item.walk(f"{path}[{index}]")
        for member in self.members:
            yield from member.value.walk(f"{path}.{member.key}" if path else member.key)


class Member(NamedTuple):
    """A key and its value in an object; `start` and `end` cover the key (quotes included)."""

    key: str
    start: int
    end: int
    value: Value


# --- trouble ---------------------------------------------------------------------------------


class Related(NamedTuple):
    """A second place that explains a finding; `path` is empty for the same article.

    A check that speaks of another article gives `first` and `last`; for the article itself
    the engine fills them in.
    """

    start: int
    end: int
    message: str
    path: str = ""
    first: Position = Position(1, 1, 0)
    last: Position = Position(1, 1, 0)


class Edit(NamedTuple):
    """Replace source[start:end] by `text`."""

    start: int
    end: int
    text: str


class Problem(NamedTuple):
    """Something the reader could not read, or read but not as its author meant.

    `kind` is the class of error (kebab-case: ``void-element``, ``unclosed-component`` …) and
    `reason` one sentence in the reader's words. `start` and `end` point at the *cause*.
    `line` and `column` are where the official parser stops (0, 0 when it does not).
    `fatal` problems break the site's build; the others read on but lose or change content.
    """

    kind: str
    reason: str
    start: int
    end: int
    fatal: bool = True
    rule_id: str = ""  # the official parser's rule id, where it has one
    line: int = 0
    column: int = 0
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()  # the certain mend, if there is one


# --- the article -----------------------------------------------------------------------------


class Node:
    """A node of the article's tree; `kind` is mdast's name for it.

    Blocks: root paragraph heading thematicBreak blockquote list listItem code html definition
    footnoteDefinition table tableRow tableCell mdxJsxFlowElement mdxFlowExpression mdxjsEsm.
    Inlines: text emphasis strong delete inlineCode break link image linkReference
    imageReference footnoteReference html mdxJsxTextElement mdxTextExpression.

    `value` holds the text of text, code and inlineCode, the source of expressions and ESM, and
    the raw HTML of html. `index` points into the article's flat view of the same thing
    (components, headings, links, code_blocks, expressions), -1 where there is none. `depth` is
    a heading's level; a list's start number (-1: bullets).
    """

    __slots__ = ("children", "depth", "end", "index", "kind", "start", "value")

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        children: list[Node] | None = None,
        value: str = "",
        index: int = -1,
        depth: int = 0,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.children: list[Node] = [] if children is None else children
        self.value = value
        self.index = index
        self.depth = depth


class Prop(NamedTuple):
    """A prop of a component. `kind`: string | expression | boolean | spread.

    A boolean shorthand has the value true and an empty value span; a spread has no name.
    `start` and `end` cover the whole attribute, `name_end` ends its name.
    """

    name: str
    kind: str
    start: int
    end: int
    name_end: int
    value: Value


class Component(NamedTuple):
    """A JSX element, lower-case HTML elements included.

    `start` to `end` is the whole element, `open_end` the end of its opening tag,
    `close_start` the start of its closing tag (= `end` when it closes itself).
    `ordinal` counts elements of the same name from 0; `parent` is an index into
    `Article.components`, -1 at the top. A fragment has an empty name.
    """

    name: str
    start: int
    end: int
    open_end: int
    close_start: int
    self_closing: bool
    inline: bool
    props: tuple[Prop, ...]
    ordinal: int
    parent: int
    has_children: bool  # anything but white space and comments between the tags

    @property
    def data_path(self) -> str:
        """``PriceTable[0]``."""
        return f"{self.name}[{self.ordinal}]"

    def prop(self, name: str) -> Prop | None:
        """The prop `name`; of duplicates the last, which is the one the site sees."""
        for prop in reversed(self.props):
            if prop.name == name:
                return prop
        return None


class Heading(NamedTuple):
    """A heading; `text` is what rehype-slug reads, `slug` the id it gives."""

    depth: int
    text: str
    slug: str
    start: int
    end: int


class Link(NamedTuple):
    """A URL with its text. `kind`: link | image | definition | autolink | html.

    `link` and `image` cover inline and reference forms alike (`definition` is then the
    reference's URL repeated under its own kind). `html` is a URL attribute of raw HTML
    (engine gfm). URLs in props and frontmatter are found by the facts room.
    `url_start` and `url_end` cover the URL in the source; equal to start and end of the whole
    where a reference has none. `url` is decoded (entities, escapes) but not percent-decoded.
    """

    kind: str
    url: str
    text: str
    start: int
    end: int
    url_start: int
    url_end: int


class CodeBlock(NamedTuple):
    """A fenced (or, in engine gfm, indented) code block; `lang` is None where none is given."""

    lang: str | None
    meta: str | None
    start: int
    end: int


class Expression(NamedTuple):
    """``{…}`` outside tags; `source` without the braces. A comment is an expression too."""

    source: str
    start: int
    end: int


class Comment(NamedTuple):
    """``{/* … */}`` or ``<!-- … -->``; `text` is what stands inside."""

    text: str
    start: int
    end: int


class Passage(NamedTuple):
    """A run of text as a reader sees it, mapped back to the source.

    One paragraph, heading, table cell, string of a prop or of frontmatter. Inline code, images
    and expressions are one U+FFFC each, so that nothing inside them is mistaken for text; a
    soft line break is "\\n". `breaks` are ascending pairs (index in `text`, offset in the
    source); between two of them text and source run one to one.
    """

    kind: str  # paragraph | heading | cell | prop | frontmatter
    text: str
    start: int
    end: int
    breaks: tuple[tuple[int, int], ...]
    data_path: str
    component: int = -1  # the nearest enclosing component, or the one whose prop this is
    section: int = -1  # the last heading before it
    table: int = -1  # ordinal of the table, with row (0 = header) and column
    row: int = -1
    column: int = -1
    item: int = -1  # start offset of the list item it belongs to
    strong: tuple[tuple[int, int], ...] = ()  # bold ranges of `text`
    links: tuple[tuple[int, int], ...] = ()  # linked ranges of `text`
    code: tuple[tuple[int, int], ...] = ()  # source spans of the inline code in it

    def offset(self, index: int, *, end: bool = False) -> int:
        """The source offset of text[index]; with `end`, of the end of text[index - 1]."""
        if end and index > 0:
            return self.offset(index - 1) + 1
        at = bisect_right(self.breaks, (index, 1 << 60)) - 1
        index_at, offset_at = self.breaks[max(at, 0)]
        return offset_at + index - index_at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of text[start:end]."""
        return self.offset(start), self.offset(end, end=True)


class Frontmatter(NamedTuple):
    """The frontmatter block. `data` is an object Value (None when it could not be read).

    `start` to `end` covers both fences; `content_start` is where the body begins.
    `language` is ``yaml`` unless the fence names another (``---js``).
    """

    data: Value | None
    start: int
    end: int
    content_start: int
    language: str = "yaml"


class Article(NamedTuple):
    """An article as the site reads it. The flat views are in document order.

    `problems` hold all that could not be read; what stands in `unread` (source spans) is
    missing from the views, so a rule that found nothing there has proved nothing.
    """

    path: str
    text: Text
    engine: str  # mdx | next-mdx-remote | docusaurus | gfm
    frontmatter: Frontmatter | None
    root: Node
    components: tuple[Component, ...]
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    code_blocks: tuple[CodeBlock, ...]
    esm: tuple[Expression, ...]
    expressions: tuple[Expression, ...]
    comments: tuple[Comment, ...]
    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...]
    unread: tuple[tuple[int, int], ...] = ()

    @property
    def source(self) -> str:
        """The decoded source."""
        return self.text.source

    @property
    def ok(self) -> bool:
        """Whether the site's build accepts the article."""
        return not any(problem.fatal for problem in self.problems)

    @property
    def content_start(self) -> int:
        """Where the body begins."""
        return self.frontmatter.content_start if self.frontmatter else int(self.text.has_bom)

    def meta(self, key: str) -> Value | None:
        """The frontmatter value of `key`."""
        if self.frontmatter is None or self.frontmatter.data is None:
            return None
        return self.frontmatter.data.get(key)


# --- facts and findings ----------------------------------------------------------------------


class Fact(NamedTuple):
    """Something an article states. `kind`: money, phone, short-number, link, heading, date …

    `value` is plain JSON data; its keys depend on the kind. Money:
    ``{low, high, currency, approx, per}`` (null for an open end). `label` is what the fact is
    about (the price *of* what), as near as the article says it.
    """

    kind: str
    start: int
    end: int
    data_path: str
    value: Any
    text: str = ""
    label: str = ""


_EXCERPT = 120  # characters of a long line kept on each side of a finding


class Fix(NamedTuple):
    """How a finding can be mended. `applicability`: safe (--fix) | unsafe (--unsafe-fixes)."""

    applicability: str
    reason: str
    edits: tuple[Edit, ...]


class Finding(NamedTuple):
    """A span, what is wrong with it, and what to write instead.

    A check fills the fields up to `path`; `values` are the words for the rule's message
    template. The engine fills in the rest.
    """

    start: int
    end: int
    values: dict[str, str] = {}
    data_path: str = ""
    edits: tuple[Edit, ...] = ()
    reason: str = ""  # why the edits are right, from what evidence
    safe: bool = False  # whether --fix may apply the edits
    related: tuple[Related, ...] = ()
    path: str = ""  # another article than the one being checked; the engine fills it in
    # --- from here on: the engine ---
    rule: str = ""
    topic: str = ""
    level: str = ""
    message: str = ""
    text: str = ""  # what stands at the span
    first: Position = Position(1, 1, 0)
    last: Position = Position(1, 1, 0)
    fingerprint: str = ""
    fix: Fix | None = None
    excerpt: str = ""  # the first line, or the part of it around the span
    excerpt_column: int = 1  # the column at which the excerpt starts

    def with_excerpt(self, source: str) -> Finding:
        """The finding with its line of `source`: a long line is cut around the span."""
        line_start = self.start - self.first.column + 1
        excerpt, column = excerpt_of(source, self.start, self.end, line_start)
        return self._replace(excerpt=excerpt, excerpt_column=column)


def excerpt_of(source: str, start: int, end: int, line_start: int) -> tuple[str, int]:
    """The line of `source` that starts at `line_start`, cut around the span where it is long, and
    the column at which what is shown starts."""
    line_end = source.find("\n", start)
    if line_end < 0:
        line_end = len(source)
    ended = source.find("\r", start, line_end)
    if ended >= 0:
        line_end = ended
    low = max(line_start, start - _EXCERPT)
    high = min(line_end, max(start, min(end, line_end)) + _EXCERPT)
    return source[low:high], low - line_start + 1


class Declared(NamedTuple):
    """A value that the site's ledger declares to be true of something, in a span of time.

    Entries with one `id` are the history of its values. A statement speaks of it if its words
    have every phrase of `match` and none of `unless`.
    """

    id: str
    what: str
    match: tuple[str, ...]
    unless: tuple[str, ...]
    low: float
    high: float
    currency: str = ""  # ISO 4217, "" for the country's own
    unit: str = ""
    since: str = ""  # ISO 8601 date: the first day it is true, "" when unknown
    until: str = ""  # the last day
    source: str = ""


class Settings(NamedTuple):
    """What the config comes down to for work on one article: plain, picklable data."""

    engine: str = "mdx"  # mdx | next-mdx-remote | docusaurus | gfm
    country: str = ""  # ISO 3166-1 alpha-2, "" when unknown
    now: str = ""  # ISO 8601 date; "" when unknown: checks that need today then stay silent
    rates: dict[str, dict[str, float]] = {}  # rates["KRW"]["USD"] = 1340: one dollar is 1,340 won
    rates_date: str = ""  # ISO 8601: when the rates were looked up
    components: dict[str, Any] = {}  # name -> {"children": bool, "props": JSON Schema, …}
    frontmatter: dict[str, Any] | None = None  # the JSON Schema of this article's frontmatter
    ledger: tuple[Declared, ...] = ()  # by id, then in order of time
    numbers: tuple[Any, ...] = ()  # the site's own numbers to call: `facts.registry.Row`
    # (the site's hosts, an address of its own, the affiliate program it redirects to)
    paid: tuple[tuple[tuple[str, ...], str, str], ...] = ()
