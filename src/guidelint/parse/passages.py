"""Passages: the text of a paragraph, heading, cell or string, and its way back to the source."""

from __future__ import annotations

from guidelint.model import Node, Passage, Value
from guidelint.parse.targets import identifier

_ELEMENTS = ("mdxJsxTextElement", "mdxJsxFlowElement")
_EMPHASIS = ("strong", "emphasis", "delete")
OBJECT = "\ufffc"  # stands for what is not text: code, an image, an expression


class Gathered:
    """The text of a run of inline nodes while it is put together."""

    __slots__ = ("breaks", "code", "length", "links", "mixed", "parts", "place", "strong")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.breaks: list[tuple[int, int]] = []
        self.place = -1  # the source offset that the next character would have without a break
        self.strong: list[tuple[int, int]] = []
        self.links: list[tuple[int, int]] = []
        self.code: list[tuple[int, int]] = []
        self.mixed = False  # there is more in it than text, emphasis and code

    def add(self, value: str, start: int, end: int) -> None:
        """Add text that stands at `start` to `end` in the source, perhaps otherwise written."""
        if start != self.place:
            self.breaks.append((self.length, start))
        self.parts.append(value)
        self.length += len(value)
        self.place = end if end - start == len(value) else -1

    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)


def gather(nodes: list[Node]) -> Gathered:
    """The text of inline nodes."""
    found = Gathered()
    _gather(nodes, found)
    return found


def _gather(nodes: list[Node], found: Gathered) -> None:
    add = found.add
    for node in nodes:
        kind = node.kind
        if kind == "text":
            add(node.value, node.start, node.end)
        elif kind in _EMPHASIS and node.children:
            begin = found.length
            inner = node.children
            only = inner[0]
            if len(inner) == 1 and only.kind == "text":
                add(only.value, only.start, only.end)
            else:
                _gather(inner, found)
            if kind == "strong":
                found.strong.append((begin, found.length))
        elif kind == "inlineCode":
            found.code.append((node.start, node.end))
            add(OBJECT, node.start, node.end)
        else:
            found.mixed = True
            _gather_other(node, kind, found)


def _gather_other(node: Node, kind: str, found: Gathered) -> None:
    """The text of a node that is not text, emphasis or code."""
    if kind == "html":
        if node.value[:3].lower() == "<br":
            found.add("\n", node.start, node.end)
    elif kind == "break" or (kind in _ELEMENTS and node.value == "br"):
        found.add("\n", node.start, node.end)
    elif node.children and kind not in ("image", "imageReference"):
        begin = found.length
        _gather(node.children, found)
        if kind in _ELEMENTS and node.value in ("strong", "b"):
            found.strong.append((begin, found.length))
        elif kind in ("link", "linkReference", "autolink"):
            found.links.append((begin, found.length))
    else:
        found.add(OBJECT, node.start, node.end)


def plain(nodes: list[Node]) -> str:
    """The text of inline nodes as rehype-slug reads it: code counts, images do not."""
    if len(nodes) == 1 and nodes[0].kind == "text":
        return nodes[0].value
    parts: list[str] = []
    for node in nodes:
        if node.kind in ("text", "inlineCode"):
            parts.append(node.value)
        elif node.kind == "break":
            parts.append("\n")
        elif node.kind not in ("image", "imageReference"):
            parts.append(plain(node.children))
    return "".join(parts)


def footnotes(root: Node) -> dict[str, int]:
    """The number of each footnote, by identifier: in the order in which they are called."""
    found: dict[str, int] = {}
    _footnotes(root, found)
    return found


def _footnotes(node: Node, found: dict[str, int]) -> None:
    for child in node.children:
        if child.kind == "footnoteReference":
            found.setdefault(identifier(child.value), len(found) + 1)
        elif child.kind != "footnoteDefinition":  # those are read last
            _footnotes(child, found)


def with_footnotes(nodes: list[Node], numbers: dict[str, int]) -> str:
    """As `plain`, with the number that stands for each call of a footnote."""
    parts: list[str] = []
    for node in nodes:
        if node.kind == "footnoteReference":
            parts.append(str(numbers.get(identifier(node.value), "")))
        elif node.children and node.kind not in ("image", "imageReference"):
            parts.append(with_footnotes(node.children, numbers))
        else:
            parts.append(plain([node]))
    return "".join(parts)


def texts(
    values: list[tuple[str, Value]],
    kind: str,
    found: list[Passage],
    component: int = -1,
    section: int = -1,
) -> None:
    """Take down the passages of the strings in some values, each given with its data path."""
    new = tuple.__new__  # a quarter of the constructor's time
    for path, value in values:
        if value.kind == "string":
            # fmt: off
            fields = (
                kind, value.data, value.start, value.end, value.breaks, path, component, section,
                -1, -1, -1, -1, (), (), (),
            )
            # fmt: on
            found.append(new(Passage, fields))
            continue
        # Code that is not a literal may hold literals: what can be read of it is looked at too.
        if value.items:
            inner = [(f"{path}[{index}]", item) for index, item in enumerate(value.items)]
            texts(inner, kind, found, component, section)
        if value.members:
            inner = [(f"{path}.{member.key}", member.value) for member in value.members]
            texts(inner, kind, found, component, section)
