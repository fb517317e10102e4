"""Links, images, references and footnotes: all that square brackets can start."""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.model import Node
from guidelint.parse import targets
from guidelint.parse.attention import MAX_HEIGHT, resolve
from guidelint.parse.inline_state import Inlines, Label

_FOOTNOTE = lazy_pattern(r"\[\^((?:[^\[\]\\ \t\r\n]|\\[\[\]\\]|\\(?![\[\]\\]))++)\]")
_TASK = lazy_pattern(r"\[[ \t\r\nxX]\](?=[\r\n]|[ \t]++[^ \t])")


def bracket(state: Inlines, at: int) -> int:
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


def image(state: Inlines, at: int) -> int:
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


def close_label(state: Inlines, at: int) -> int:
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
    if state.delimited:
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
