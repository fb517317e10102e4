"""Which tags belong together: an opening tag, its closing tag, and what stands between.

The official parser does this last, over the whole article: a tag must be closed inside the
block, the emphasis or the link it was opened in. An article's first error here counts only if
there was none before.
"""

from __future__ import annotations

import re

from guidelint.model import Edit, Node, Related
from guidelint.parse.problems import Fault
from guidelint.parse.tags import Tag

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
_BLOCKS = {
    "paragraph": "paragraph",
    "heading": "heading",
    "listItem": "list item",
    "blockquote": "quote",
    "tableCell": "table cell",
    "footnoteDefinition": "footnote",
    "link": "link",
    "linkReference": "link",
    "emphasis": "stretch of emphasis",
    "strong": "stretch of bold text",
    "delete": "stretch of struck text",
}
_ALT = ("image", "imageReference")
_TAG = re.compile(r"</?([A-Za-z][\w.:\-]*)")
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

    def __init__(self, tagged: set[int], unsure: set[str]) -> None:
        self.tagged = tagged  # ids of the paragraphs, headings and cells that hold tags
        self.unsure = unsure  # names of tags that stand in text that could not be read
        self.tags: list[Tag] = []
        self.closings: list[Tag | None] = []
        self.stack: list[Open] = []
        self.faults: list[Fault] = []
        self.excused: set[int] = set()  # ids of tags whose closing tag was found elsewhere
        self.lost: dict[str, int] = {}  # names of closing tags an error before them explains
        self.too_deep = -1

    def match(self, owner: Node) -> None:
        """Put together what is below `owner`."""
        local: list[Open] = []
        out: list[Node] = []
        into = out
        for child in owner.children:
            if isinstance(child, Tag):
                into = self._tag(child, local, into)
                continue
            if self._matched_below(child):
                self.match(child)
                into = self._without_excused(local, into)
            if child.kind == "paragraph" and _only_jsx(child.children):
                into.extend(_raised(child.children))
            else:
                into.append(child)
        for open_ in reversed(local):
            self.stack.pop()
            self._unclosed(open_, owner)
        owner.children = out
        if owner.kind in _ALT:
            owner.children = _flat(out)

    def _matched_below(self, node: Node) -> bool:
        """If there is anything to do below a node."""
        if not node.children:
            return False
        if node.kind in ("paragraph", "heading", "tableCell"):
            return id(node) in self.tagged
        return True

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
                self._stray(tag)
            return into
        if tag.fault >= 0:
            self.faults.append(
                Fault(
                    "closing-tag-content",
                    tag.fault,
                    tag.start,
                    tag.end,
                    rule="unexpected-attribute",
                )
            )
        place = self._place(tag, local)
        if place >= 0:
            if place < len(local) - 1:
                self._mismatch(tag, local[-1])
                self._lose(tag)
            for open_ in reversed(local[place + 1 :]):
                self.stack.pop()
                _empty(open_)
                self._lose(open_.tag)
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
        related = (Related(last.tag.start, last.tag.end, "opened here"),)
        reason = (
            f"{tag.label()} stands in another block than {last.tag.label()}: put it on its own "
            "line after a blank line, indented like the opening tag."
        )
        self._fault("close-in-other-block", tag.start, tag, reason, related)
        return into

    def _place(self, tag: Tag, local: list[Open]) -> int:
        """Where among the tags opened in the same block the one is that `tag` closes."""
        for place in range(len(local) - 1, max(len(local) - 20, -1), -1):
            if local[place].tag.name == tag.name:
                return place
        if local and local[-1].tag.name.lower() == tag.name.lower():
            self._mismatch(tag, local[-1])
            return len(local) - 1
        return -1

    def _lose(self, tag: Tag) -> None:
        """A closing tag of this name may follow, and is not to be reported again."""
        self.lost[tag.name] = self.lost.get(tag.name, 0) + 1

    def _explained(self, tag: Tag) -> bool:
        """If an error before it explains that a closing tag has no opening tag."""
        if self.lost.get(tag.name, 0) > 0:
            self.lost[tag.name] -= 1
            return True
        return tag.name in self.unsure

    def _mismatch(self, tag: Tag, last: Open) -> None:
        """A closing tag meets the wrong opening tag, `last`."""
        if last.tag.name in _VOID:
            self._void(last.tag, tag.start)
            return
        related = (Related(last.tag.start, last.tag.end, "this tag is open"),)
        edits: tuple[Edit, ...] = ()
        if tag.name.lower() == last.tag.name.lower():
            edits = (Edit(tag.name_end - len(tag.name), tag.name_end, last.tag.name),)
        reason = (
            f"{tag.label()} does not match {last.tag.label()}: look at spelling, capital letters "
            "and the order of nesting."
        )
        self._fault("close-mismatch", tag.start, tag, reason, related, edits)

    def _stray(self, tag: Tag) -> None:
        """A closing tag, and nothing is open."""
        reason = (
            f"{tag.label()} has no opening tag; it is often left behind when a component was "
            "made self-closing with “/>”."
        )
        self._fault("stray-close", tag.slash, tag, reason, rule="unexpected-closing-slash")

    def _void(self, tag: Tag, offset: int) -> None:
        """An element without content that does not say so."""
        mend = "/>" if tag.props and tag.props[-1].end < tag.end - 1 else " />"
        reason = f"<{tag.name}> must close itself in MDX: write <{tag.name} />."
        edits = (Edit(tag.end - 1, tag.end, mend),)
        self._fault("void-element", offset, tag, reason, edits=edits)

    def _fault(
        self,
        kind: str,
        offset: int,
        tag: Tag,
        reason: str,
        related: tuple[Related, ...] = (),
        edits: tuple[Edit, ...] = (),
        rule: str = "end-tag-mismatch",
    ) -> None:
        self.faults.append(
            Fault(
                kind,
                offset,
                tag.start,
                tag.end,
                rule=rule,
                reason=reason,
                related=related,
                edits=edits,
            )
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
        offset = owner.start if owner.kind != "root" else -1
        if tag.name in _VOID:
            self._void(tag, offset)
            return
        self._lose(tag)
        if tag.name in self.unsure:
            return
        if owner.kind == "root":
            reason = (
                f"{tag.label()} is never closed: add </{tag.name}>, or end it with “/>” when it "
                "has no content."
            )
            self._fault("unclosed-component", offset, tag, reason)
            return
        reason = (
            f"{tag.label()} is opened inside a {_BLOCKS.get(owner.kind, 'block')} and not closed "
            "there: put the opening and the closing tag on lines of their own, or both in the same "
            "paragraph."
        )
        self._fault("unclosed-before-block-end", offset, tag, reason)


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
