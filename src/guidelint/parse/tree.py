"""Which tags belong together: an opening tag, its closing tag, and what stands between.

The official parser does this last, over the whole article: a tag must be closed inside the
block, the emphasis or the link it was opened in. An article's first error here counts only if
there was none before.
"""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern
from guidelint.model import Node
from guidelint.parse import tree_faults
from guidelint.parse.problems import Fault
from guidelint.parse.tags import Tag

_NEAR = 20  # how many open tags are looked at for the one that is meant
MAX_DEPTH = 100  # of elements; what is deeper becomes a sibling of what it is in

_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_LEAVES = ("paragraph", "heading", "tableCell")
_ALT = ("image", "imageReference")
_TAG = lazy_pattern(r"</?([A-Za-z][\w.:\-]*)")
_SPACE = re.compile(r"[ \t\n\f\r]*+")


def tag_names(texts: list[str]) -> set[str]:
    """The names of all that looks like a tag in some texts."""
    return {name for text in texts for name in _TAG.findall(text)}


class Open:
    """An element that waits for its closing tag."""

    __slots__ = ("children", "node", "tag")

    def __init__(self, tag: Tag, node: Node, children: list[Node]) -> None:
        self.tag = tag
        self.node = node
        self.children = children  # the list the node itself stands in


class Tree:
    """Puts elements together; `match` does it for a whole tree.

    The node of an element has the place of its opening tag in `tags` as its `index`; the
    closing tag is at the same place in `closings`.
    """

    def __init__(self, tagged: set[int], settled: set[int], unsure: set[str]) -> None:
        self.tagged = tagged  # ids of the paragraphs, headings and cells that hold tags
        self.settled = settled  # ids of lists without any
        self.unsure = unsure  # names of tags that stand in text that could not be read
        self.tags: list[Tag] = []
        self.closings: list[Tag | None] = []
        self.stack: list[Open] = []
        self.faults: list[Fault] = []
        self.excused: set[int] = set()  # ids of tags whose closing tag was found elsewhere
        self.lost: dict[
            str, list[tuple[Fault, Tag] | None]
        ] = {}  # names of closing tags an error before them explains
        self.too_deep = -1

    def match(self, owner: Node) -> None:
        """Put together what is below `owner`."""
        local: list[Open] = []
        out: list[Node] = []
        into = out
        tagged, settled = self.tagged, self.settled
        for child in owner.children:
            children = child.children
            if not children:
                if isinstance(child, Tag):
                    into = self._tag(child, local, into)
                else:
                    into.append(child)
                continue
            kind = child.kind
            if id(child) in tagged if kind in _LEAVES else id(child) not in settled:
                self.match(child)
                into = self._without_excused(local, into)
            if (
                kind == "paragraph"
                and (len(children) > 1 or children[0].kind != "text")
                and _only_jsx(child.children)
            ):
                into.extend(_raised(child.children))
            else:
                into.append(child)
        for open_ in reversed(local):
            self.stack.pop()
            self._unclosed(open_, owner)
        owner.children = out
        if owner.kind in _ALT:
            owner.children = _flat(out)

    def _tag(self, tag: Tag, local: list[Open], into: list[Node]) -> list[Node]:
        """Take a tag; the list that what follows goes into."""
        if tag.close:
            return self._close(tag, local, into)
        kind = "mdxJsxFlowElement" if tag.flow else "mdxJsxTextElement"
        node = Node(kind, tag.start, tag.end, None, tag.name, len(self.tags))
        self.tags.append(tag)
        self.closings.append(None)
        into.append(node)
        if tag.self_closing:
            return into
        open_ = Open(tag, node, into)
        local.append(open_)
        self.stack.append(open_)
        if len(self.stack) > MAX_DEPTH:
            self.too_deep = tag.start if self.too_deep < 0 else self.too_deep
            return into
        return node.children

    def _close(self, tag: Tag, local: list[Open], into: list[Node]) -> list[Node]:
        if not self.stack:
            if not self._explained(tag):
                self.faults.append(tree_faults.stray(tag))
            return into
        if tag.fault >= 0:
            self.faults.append(
                Fault(
                    "closing-tag-content",
                    tag.fault,
                    tag.start,
                    tag.end,
                    rule="unexpected-attribute",
                    reason=f"A closing tag holds its name only: write {tag.label()}.",
                )
            )
        place = self._place(tag, local)
        if place >= 0:
            if place < len(local) - 1:
                why: tuple[Fault, Tag] | None = self._still_open(local[-1].tag, tag), tag
                self._lose(tag)
                for open_ in reversed(local[place + 1 :]):
                    self.stack.pop()
                    _empty(open_)
                    self._lose(open_.tag, why)
                    why = None
            del local[place + 1 :]
            open_ = local.pop()
            self.stack.pop()
            self.closings[open_.node.index] = tag
            open_.node.end = tag.end
            return open_.children
        last = self.stack[-1]
        if last.tag.name != tag.name:
            if not self._explained(tag):
                self._mismatch(tag, last)
            return into
        self.excused.add(id(last.tag))
        self.stack.pop()
        self.faults.append(tree_faults.other_block(tag, last.tag))
        return into

    def _place(self, tag: Tag, local: list[Open]) -> int:
        """Where among the tags opened in the same block the one is that `tag` closes."""
        for place in range(len(local) - 1, max(len(local) - _NEAR, -1), -1):
            if local[place].tag.name == tag.name:
                return place
        if local and self._misspelt(tag.name, local[-1].tag.name):
            self._mismatch(tag, local[-1])
            return len(local) - 1
        return -1

    def _misspelt(self, name: str, opened: str) -> bool:
        """If a closing tag is meant for a tag of a similar name."""
        return tree_faults.alike(name, opened) and all(
            open_.tag.name != name for open_ in self.stack[-_NEAR:]
        )

    def _still_open(self, opened: Tag, tag: Tag) -> Fault:
        """The element around an open tag is closed."""
        fault = (
            tree_faults.void(opened, tag.start)
            if opened.name in _VOID
            else tree_faults.still_open(opened, tag)
        )
        self.faults.append(fault)
        return fault

    def _lose(self, tag: Tag, why: tuple[Fault, Tag] | None = None) -> None:
        """A closing tag of this name may follow, and is not to be reported again: `why` is the
        fault, and the closing tag that came too early."""
        self.lost.setdefault(tag.name, []).append(why)

    def _explained(self, tag: Tag) -> bool:
        """If an error before it explains that a closing tag has no opening tag."""
        lost = self.lost.get(tag.name)
        if lost:
            why = lost.pop()
            if why:
                tree_faults.cross(*why, tag)
            return True
        return tag.name in self.unsure

    def _mismatch(self, tag: Tag, last: Open) -> None:
        """A closing tag meets the wrong opening tag, `last`."""
        opened = last.tag
        wrong = opened.name in _VOID
        self.faults.append(
            tree_faults.void(opened, tag.start) if wrong else tree_faults.mismatch(tag, opened)
        )

    def _without_excused(self, local: list[Open], into: list[Node]) -> list[Node]:
        """End the elements that were closed, wrongly, further down."""
        while local and id(local[-1].tag) in self.excused:
            open_ = local.pop()
            _empty(open_)
            into = open_.children
        return into

    def _unclosed(self, open_: Open, owner: Node) -> None:
        """A tag is still open at the end of the block it stands in."""
        _empty(open_)
        tag = open_.tag
        if tag.name in _VOID:
            self.faults.append(tree_faults.void(tag, owner.start if owner.kind != "root" else -1))
            return
        self._lose(tag)
        if tag.name not in self.unsure:
            self.faults.append(tree_faults.unclosed(tag, owner))


def _empty(open_: Open) -> None:
    """Take an element that is never closed for one without content."""
    if open_.children is not open_.node.children:
        open_.children.extend(open_.node.children)
        open_.node.children = []


def _only_jsx(children: list[Node]) -> bool:
    """If a paragraph holds elements and expressions and nothing else but white space."""
    seen = False
    for child in children:
        if child.kind in ("mdxJsxTextElement", "mdxTextExpression"):
            seen = True
        elif child.kind != "text" or not _SPACE.fullmatch(child.value):
            return False
    return seen


def _raised(children: list[Node]) -> list[Node]:
    """The elements and expressions of such a paragraph, which disappears."""
    out: list[Node] = []
    for child in children:
        if child.kind == "mdxJsxTextElement":
            child.kind = "mdxJsxFlowElement"
        elif child.kind == "mdxTextExpression":
            child.kind = "mdxFlowExpression"
        else:
            continue
        out.append(child)
    return out


def _flat(children: list[Node]) -> list[Node]:
    """The text of an image's label: elements in it are no elements."""
    out: list[Node] = []
    for child in children:
        if child.kind == "mdxJsxTextElement":
            out.extend(_flat(child.children))
        else:
            out.append(child)
    return out
