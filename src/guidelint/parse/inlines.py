"""Text inside a paragraph, heading or cell: code, links, emphasis, tags, expressions.

`read` takes a stretch of text and gives nodes in order. JSX tags come back unmatched, as `Tag`
nodes: which belong together is decided for the whole article at once (see tree.py).

Text nodes are one per run that stands in the source as it is read: an entity, an escape and a
line break with white space around it are text nodes of their own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from guidelint.model import Node
from guidelint.parse import autolinks, targets
from guidelint.parse.attention import MAX_HEIGHT, Delimiter, kind_of, resolve
from guidelint.parse.entities import REFERENCE, decode
from guidelint.parse.html import read_angle
from guidelint.parse.javascript import read_braces
from guidelint.parse.jsx import code_source, js_fault, read_tag
from guidelint.parse.problems import CURES, Fault

_MARKS = r"[\\`*_\[\]<{~]|!(?=\[)|&(?=[#0-9A-Za-z])"
# Line ends that are not read as they stand: with white space around, or (a copy) without prefix.
_SOME_LINES = r"|\r|(?<=[ \t])\n|\n(?=[ \t])"
_ALL_LINES = r"|[\r\n]"
# What may start something: by the line ends that count, and if there are addresses.
_SPECIAL = {
    ("", False): re.compile(_MARKS),
    ("", True): re.compile(f"{autolinks.START}|{_MARKS}"),
    ("some", False): re.compile(_MARKS + _SOME_LINES),
    ("some", True): re.compile(f"{autolinks.START}|{_MARKS}{_SOME_LINES}"),
    ("all", False): re.compile(_MARKS + _ALL_LINES),
    ("all", True): re.compile(f"{autolinks.START}|{_MARKS}{_ALL_LINES}"),
}
MAX_FAULTS = 20  # in one paragraph; what follows is taken for text

_BACKTICKS = re.compile("`+")
_RUN = {char: re.compile(f"[{char}]+") for char in "*_~"}
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_LINE_END = re.compile(r"\r\n?|\n")
_INDENT = re.compile(r"[ \t]*+")
_FOOTNOTE = re.compile(r"\[\^((?:[^\[\]\\ \t\r\n]|\\[\[\]\\]|\\(?![\[\]\\]))++)\]")
_HEADING_ID = re.compile(r"\{#[\w\-.:]+\}")
_TASK = re.compile(r"\[[ \t\r\nxX]\](?=[\r\n]|[ \t]++[^ \t])")


class Label(NamedTuple):
    """An open bracket: the place in the list of nodes, the offset of the `[`."""

    place: int
    start: int  # of `![` or `[`
    inside: int  # where the label's text starts
    image: bool


class Inlines:
    """One stretch of text while it is read; see `read`."""

    def __init__(
        self, source: str, start: int, end: int, names: targets.Names, first: bool
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.names = names
        self.first = first  # if a task list's check box may stand at the start
        self.nodes: list[Node] = []
        self.plain = start  # from here on nothing has been made into a node
        self.labels: list[Label] = []
        self.inactive = 0  # labels below this one cannot become links: there is a link in them
        self.faults: list[Fault] = []
        self.order = ""
        self.tagged = False
        self.titles = targets.Titles()
        self.mdx = True
        self.addresses = False  # if the text may hold bare addresses
        self.trail = [0]
        self.backticks: dict[int, list[int]] | None = None

    def text(self, upto: int) -> None:
        """Make a text node of what was passed over."""
        if upto > self.plain:
            value = self.source[self.plain : upto]
            if "\0" in value:
                value = value.replace("\0", "\ufffd")
            self.nodes.append(Node("text", self.plain, upto, None, value))

    def add(self, node: Node) -> int:
        """Add a node; the offset to read on from."""
        self.text(node.start)
        self.nodes.append(node)
        self.plain = node.end
        return node.end


class Read(NamedTuple):
    """The nodes of a stretch of text, and what went wrong; `tagged`: there are tags in it."""

    nodes: list[Node]
    faults: list[Fault]
    tagged: bool


def read(
    source: str,
    start: int,
    end: int,
    names: targets.Names,
    *,
    mdx: bool = True,
    first: bool = False,
    copied: bool = False,
) -> Read:
    """Read source[start:end], in which no paragraph ends.

    `first`: a task list's check box may stand at the start. `copied`: the source is a copy
    without container prefixes, in which lines must not run together.
    """
    addresses = autolinks.HINT.search(source, start, end) is not None
    lines = source.find("\n", start, end) >= 0 or source.find("\r", start, end) >= 0
    search = _SPECIAL["" if not lines else "all" if copied else "some", addresses].search
    match = search(source, start, end)
    if match is None and not addresses:
        stop = _trimmed(source, start, end)
        value = source[start:stop]
        if "\0" in value:
            value = value.replace("\0", "\ufffd")
        return Read([Node("text", start, stop, None, value)] if value else [], [], False)
    state = Inlines(source, start, end, names, first)
    state.mdx = mdx
    state.addresses = addresses
    while match is not None:
        at = match.start()
        after = _construct(state, at, source[at])
        match = search(source, after, end)
    state.text(_trimmed(source, state.plain, end))
    nodes = state.nodes
    if state.order:
        nodes = resolve(source, nodes, state.order)
    if addresses or source.find("&", start, end) >= 0 or source.find("\\", start, end) >= 0:
        nodes = _late_addresses(nodes)
    return Read(nodes, state.faults, state.tagged)


def _trimmed(source: str, start: int, end: int) -> int:
    """`end`, before the white space that closes a text."""
    while end > start and source[end - 1] in " \t":
        end -= 1
    return end


def _construct(state: Inlines, at: int, char: str) -> int:
    """Read what starts at `at`; the offset to go on from."""
    handler = _HANDLERS.get(char)
    if handler is None or (char == "_" and state.addresses):
        after = _address(state, at)
        if after >= 0:
            return after
    return handler(state, at) if handler is not None else at + 1


def _address(state: Inlines, at: int) -> int:
    """
    > | a https://b.c d@e.f
          ^           ^
    """
    source, start, end = state.source, state.start, state.end
    if state.labels:  # an open bracket goes first
        return -1
    found = autolinks.read_mail(source, at, start, end) or autolinks.read_address(
        source, at, start, end, state.trail
    )
    if found is None:
        return -1
    text = Node("text", found.start, found.end, None, source[found.start : found.end])
    return state.add(Node("autolink", found.start, found.end, [text], found.url))


def _escape(state: Inlines, at: int) -> int:
    r"""
    > | a \* b
          ^
    """
    source, after = state.source, at + 1
    char = source[after] if after < state.end else ""
    if char in _PUNCTUATION:
        return state.add(Node("text", at, at + 2, None, char))
    match = _LINE_END.match(source, after, state.end) if char else None
    if match is None:
        return after
    end = _after_indent(state, match.end())
    return state.add(Node("break", at, end))


def _after_indent(state: Inlines, at: int) -> int:
    match = _INDENT.match(state.source, at, state.end)
    return match.end() if match else at


def _line_end(state: Inlines, at: int) -> int:
    """
    > | a__
           ^
      |    b
    """
    source = state.source
    start = _trimmed(source, state.plain, at)
    size = at - start
    match = _LINE_END.match(source, at, state.end)
    end = _after_indent(state, match.end() if match else at + 1)
    if size > 1 and "\t" not in source[start:at]:
        return state.add(Node("break", start, end))
    return state.add(Node("text", start, end, None, "\n"))


def _reference(state: Inlines, at: int) -> int:
    """
    > | a &amp; b
          ^
    """
    match = REFERENCE.match(state.source, at, state.end)
    value = decode(match.group()) if match else None
    if match is None or value is None:
        return at + 1
    return state.add(Node("text", at, match.end(), None, value))


def _code(state: Inlines, at: int) -> int:
    """
    > | a `b` c
          ^
    """
    match = _BACKTICKS.match(state.source, at, state.end)
    after = match.end() if match else at + 1
    close = _closing_backticks(state, after - at, after)
    if close < 0:
        return after
    value = state.source[after:close]
    if "\n" in value or "\r" in value:
        value = _LINE_END.sub(" ", value)
    if value[:1] == " " == value[-1:] and value.strip(" "):
        value = value[1:-1]
    return state.add(Node("inlineCode", at, close + after - at, None, value))


def _closing_backticks(state: Inlines, size: int, at: int) -> int:
    """The offset of the next run of exactly `size` backticks, -1 if there is none."""
    if state.backticks is None:
        state.backticks = {}
        for match in _BACKTICKS.finditer(state.source, at, state.end):
            state.backticks.setdefault(match.end() - match.start(), []).append(match.start())
        for places in state.backticks.values():
            places.reverse()
    places = state.backticks.get(size, [])
    while places and places[-1] < at:
        places.pop()
    return places[-1] if places else -1


def _delimiter(state: Inlines, at: int) -> int:
    """
    > | a **b** c
          ^  ^
    """
    source, start, end = state.source, state.start, state.end
    char = source[at]
    match = _RUN[char].match(source, at, end)
    after = match.end() if match else at + 1
    if char == "~" and after - at > 2:
        return after
    before_char = source[at - 1] if at > start else ""
    after_char = source[after] if after < end else ""
    before, behind = kind_of(before_char), kind_of(after_char)
    opens = not behind or (behind == 2 and before != 0)
    closes = not before or (before == 2 and behind != 0)
    if char != "~":
        opens = opens or after_char == "~"
        closes = closes or before_char == "~"
    if char == "_":
        opens, closes = opens and (before != 0 or not closes), closes and (behind != 0 or not opens)
    group = "~" if char == "~" else "*"
    if group not in state.order:
        state.order += group
    if not opens and not closes:
        return after
    return state.add(Delimiter(char, at, after, opens, closes))


def _tag(state: Inlines, at: int) -> int:
    """
    > | a <B /> c
          ^
    """
    if not state.mdx:
        node = read_angle(state.source, at, state.end)
        return state.add(node) if node is not None else at + 1
    if len(state.faults) >= MAX_FAULTS:
        return at + 1
    try:
        tag = read_tag(state.source, at, state.end)
    except Fault as fault:
        state.faults.append(fault)
        return at + 1
    if tag is None:
        return at + 1
    state.tagged = True
    return state.add(tag)


def _expression(state: Inlines, at: int) -> int:
    """
    > | a {b} c
          ^
    """
    if not state.mdx or len(state.faults) >= MAX_FAULTS:
        return at + 1
    found = read_braces(state.source, at, state.end, "text")
    if found.error is not None or found.end < 0:
        state.faults.append(_brace_fault(state.source, at, js_fault(found.error, at, state.end)))
        return at + 1
    value = code_source(state.source[at + 1 : found.end - 1])
    return state.add(Node("mdxTextExpression", at, found.end, None, value))


def _brace_fault(source: str, at: int, fault: Fault) -> Fault:
    """An error in braces that perhaps were not meant as code."""
    match = _HEADING_ID.match(source, at)
    if match:
        fault.kind, fault.reason = "heading-id-braces", CURES["heading-id-braces"]
        fault.start, fault.end = match.span()
    else:
        fault.reason = f"{fault.reason.rstrip('.')}. In plain text write \\{{ for “{{”."
    return fault


# --- links -----------------------------------------------------------------------------------


def _bracket(state: Inlines, at: int) -> int:
    """
    > | [ ] a [b](c) d[^e]
        ^     ^       ^
    """
    source, end = state.source, state.end
    if state.first and at == state.start:
        task = _TASK.match(source, at, end)
        if task:
            state.plain = task.end()
            return task.end()
    if source.startswith("[^", at, end):
        match = _FOOTNOTE.match(source, at, end)
        label = match.group(1) if match else ""
        if (
            match
            and len(label) <= targets.LABEL_SIZE
            and targets.identifier(label) in state.names.footnotes
        ):
            return state.add(Node("footnoteReference", at, match.end(), None, label))
    return _open_label(state, at, at + 1, False)


def _image(state: Inlines, at: int) -> int:
    """
    > | a ![b](c) d
          ^
    """
    return _open_label(state, at, at + 2, True)


def _open_label(state: Inlines, start: int, inside: int, image: bool) -> int:
    state.text(start)
    state.plain = start
    state.labels.append(Label(len(state.nodes), start, inside, image))
    # The bracket itself is text until it is closed; a node of its own keeps its place.
    state.nodes.append(Node("text", start, inside, None, state.source[start:inside]))
    state.plain = inside
    return inside


def _close_label(state: Inlines, at: int) -> int:
    """
    > | a [b](c) d
            ^
    """
    if not state.labels:
        return at + 1
    label = state.labels.pop()
    if len(state.labels) < state.inactive:
        state.inactive = len(state.labels)
        if not label.image:
            return at + 1
    node, url = _target(state, label, at)
    if node is not None:
        return _link(state, label, at, node, url)
    if label.image and state.source.startswith("^", label.inside, at):
        return _image_footnote(state, label, at)
    return at + 1


def _target(state: Inlines, label: Label, at: int) -> tuple[Node | None, targets.Span | None]:
    """The link or image whose label closes at `at`, and its URL unless it is a reference.

    > | a [b](c), [b][c], [b][], [b]
            ^       ^       ^      ^
    """
    source, end = state.source, state.end
    kind = "image" if label.image else "link"
    char = source[at + 1] if at + 1 < end else ""
    if char == "(":
        resource = targets.read_resource(source, at + 1, end, state.titles)
        if resource is not None:
            return Node(kind, label.start, resource[0]), resource[1]
    known = _known(state, source[label.inside : at]) if at - label.inside < 2100 else ""
    after = at + 1
    if char == "[":
        full = targets.read_label(source, at + 1, end)
        name = _known(state, full.group(1)) if full else ""
        if full and name:
            return Node(kind + "Reference", label.start, full.end(), None, name), None
        if not source.startswith("]", at + 2, end):
            return None, None
        after = at + 3
    if not known:
        return None, None
    return Node(kind + "Reference", label.start, after, None, known), None


def _known(state: Inlines, label: str) -> str:
    """The identifier of a label that is defined somewhere, else ""."""
    if not state.names.definitions:
        return ""
    name = targets.identifier(label)
    return name if name in state.names.definitions else ""


def _image_footnote(state: Inlines, label: Label, at: int) -> int:
    """
    > | a![^b] c
             ^
    """
    name = targets.identifier(state.source[label.inside + 1 : at])
    if name not in state.names.footnotes:
        return at + 1
    del state.nodes[label.place :]
    state.nodes.append(Node("text", label.start, label.start + 1, None, "!"))
    state.plain = label.start + 1
    return state.add(Node("footnoteReference", label.start + 1, at + 1, None, name))


def _link(state: Inlines, label: Label, at: int, node: Node, url: targets.Span | None) -> int:
    """Make everything since the open bracket the content of `node`."""
    state.text(at)
    inner = state.nodes[label.place + 1 :]
    del state.nodes[label.place :]
    if state.order:
        inner = resolve(state.source, inner, "~*")
    node.children = inner
    node.depth = 1 + max((child.depth for child in inner), default=0)
    if url is not None:
        node.value = state.source[url.start : url.end]
        node.index = url.start
    if node.depth > MAX_HEIGHT:
        node.children = []
        node.depth = MAX_HEIGHT
    if not label.image:
        state.inactive = len(state.labels)
    state.plain = node.start
    return state.add(node)


# --- addresses in the finished text ----------------------------------------------------------


def _late_addresses(nodes: list[Node]) -> list[Node]:
    """Look for addresses in runs of text, but not inside links."""
    out: list[Node] = []
    run: list[Node] = []
    for node in nodes:
        if node.kind == "text":
            run.append(node)
            continue
        out.extend(_linked(run))
        run = []
        if node.kind in ("emphasis", "strong", "delete"):
            node.children = _late_addresses(node.children)
        out.append(node)
    out.extend(_linked(run))
    return out


def _linked(run: list[Node]) -> list[Node]:
    """A run of text nodes with its addresses made into links."""
    text = "".join(node.value for node in run)
    if not autolinks.HINT.search(text):
        return run
    found = autolinks.find_addresses(text)
    if not found:
        return run
    out: list[Node] = []
    length = 0
    pending = list(reversed(found))
    inside: Node | None = None
    stop = 0
    for node in run:
        begin, node_end = length, length + len(node.value)
        length = node_end
        same = node.end - node.start == len(node.value)
        at = begin
        while at < node_end:
            if inside is not None:
                cut = min(stop, node_end)
                _cut(inside.children, node, at - begin, cut - begin, same)
                at = cut
                if at == stop:
                    inside.end = inside.children[-1].end
                    inside = None
                continue
            if pending and pending[-1].start < node_end:
                address = pending.pop()
                _cut(out, node, at - begin, address.start - begin, same)
                at, stop = address.start, address.end
                inside = Node(
                    "autolink", node.start + (at - begin if same else 0), 0, [], address.url
                )
                out.append(inside)
                continue
            _cut(out, node, at - begin, len(node.value), same)
            at = node_end
    return out


def _cut(out: list[Node], node: Node, start: int, end: int, same: bool) -> None:
    """Add the part of a text node from `start` to `end` of its value."""
    if start >= end:
        return
    if start == 0 and end == len(node.value):
        out.append(node)
        return
    value = node.value[start:end]
    if same:
        out.append(Node("text", node.start + start, node.start + end, None, value))
    else:
        out.append(Node("text", node.start, node.end, None, value))


_HANDLERS = {
    "\\": _escape,
    "&": _reference,
    "`": _code,
    "*": _delimiter,
    "_": _delimiter,
    "~": _delimiter,
    "[": _bracket,
    "!": _image,
    "]": _close_label,
    "<": _tag,
    "{": _expression,
    "\n": _line_end,
    "\r": _line_end,
}
