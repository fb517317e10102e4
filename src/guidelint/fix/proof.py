"""The proof that edits are harmless: the article reads the same wherever they do not reach.

Two readings of an article are compared as the site's build sees them: every node of the tree,
every value of frontmatter and props, every passage, and every problem. What no edit touches
must stand in both, moved by what was written before it; a block that holds an edit must still be
the same block.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate

from guidelint.model import Article, Edit, Node

# Blocks keep their kind and extent when something inside them is edited; inlines may not.
_BLOCKS = frozenset(
    ("paragraph", "heading", "blockquote", "list", "listItem", "code", "html", "definition",
     "footnoteDefinition", "table", "tableRow", "tableCell", "mdxJsxFlowElement",
     "mdxFlowExpression", "mdxjsEsm")
)  # fmt: skip

Part = tuple[str, int, int, str]  # kind, start, end, what it holds


class Moves:
    """Where things stand after edits that do not overlap."""

    __slots__ = ("_ends", "_shifts", "_starts", "after")

    def __init__(self, edits: Iterable[Edit]) -> None:
        edits = sorted(edits, key=lambda edit: (edit.start, edit.end))
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]
        grown = [len(edit.text) - (edit.end - edit.start) for edit in edits]
        self._shifts = [0, *accumulate(grown)]
        self.after = tuple(
            (edit.start + shift, edit.start + shift + len(edit.text))
            for edit, shift in zip(edits, self._shifts, strict=False)
        )

    def moved(self, offset: int) -> int:
        """The offset of what stood at `offset` and was not edited itself."""
        return offset + self._shifts[bisect_right(self._ends, offset)]

    def touch(self, start: int, end: int) -> bool:
        """Whether an edit reaches into the range or meets its border."""
        first = bisect_left(self._ends, start)
        return first < len(self._starts) and self._starts[first] <= end

    def cover(self, start: int, end: int) -> bool:
        """Whether one edit replaces the whole range."""
        first = bisect_left(self._ends, end)
        return first < len(self._starts) and self._starts[first] <= start

    def inside(self, start: int, end: int) -> bool:
        """Whether all edits that touch the range lie within it, its border left alone."""
        first = bisect_left(self._ends, start)
        last = bisect_right(self._starts, end) - 1
        return first <= last and start < self._starts[first] and self._ends[last] < end


def objection(old: Article, new: Article, edits: Iterable[Edit]) -> str:
    """Why `new`, which is `old` after `edits`, does not read as it should; "" if it does."""
    if old.ok and not new.ok:
        return "the article would no longer compile"
    worse = Counter(p.kind for p in new.problems) - Counter(p.kind for p in old.problems)
    if worse and old.ok:
        return f"the article would read worse: {next(iter(worse))}"
    moves = Moves(edits)
    if not _still_there(old, new, moves):
        return "the article would read differently elsewhere"
    if old.ok and not old.unread:
        if not _nothing_new(old, new, moves):
            return "the article would say something new elsewhere"
        if not _same_blocks(old, new, moves):
            return "blocks would be split or joined"
    return ""


def _still_there(old: Article, new: Article, moves: Moves) -> bool:
    """Whether everything the edits leave alone is still there, in its (moved) place."""
    there = {*_parts(new)}
    start = _common_start(old, new, moves)[0]
    for kind, low, high, words in _parts(old):
        if low < start or any(a < high and low < b for a, b in old.unread):
            continue
        if moves.touch(low, high):
            if not (old.ok and kind in _BLOCKS and moves.inside(low, high)):
                continue
            words = ""
        if (kind, moves.moved(low), moves.moved(high), words) not in there:
            return False
    return True


def _nothing_new(old: Article, new: Article, moves: Moves) -> bool:
    """Whether everything outside the edits was there before."""
    start, new_start = _common_start(old, new, moves)
    wanted = {
        (kind, moves.moved(low), moves.moved(high), words)
        for kind, low, high, words in _parts(old)
        if low >= start
    }
    written = moves.after
    return all(
        part in wanted
        for part in _parts(new)
        if part[1] >= new_start
        and not any(low <= part[2] and part[1] <= high for low, high in written)
    )


def _same_blocks(old: Article, new: Article, moves: Moves) -> bool:
    """Whether there are as many blocks of each kind, not counting what is replaced as a whole."""
    start, new_start = _common_start(old, new, moves)
    before = Counter(
        kind for kind, low, high in _blocks(old) if low >= start and not moves.cover(low, high)
    )
    after = Counter(
        kind
        for kind, low, high in _blocks(new)
        if low >= new_start and not any(a <= low and high <= b for a, b in moves.after)
    )
    return before == after


def _blocks(article: Article) -> Iterator[tuple[str, int, int]]:
    stack: list[Node] = list(article.root.children)
    while stack:
        node = stack.pop()
        if node.kind in _BLOCKS:
            yield node.kind, node.start, node.end
            stack.extend(node.children)


def _common_start(old: Article, new: Article, moves: Moves) -> tuple[int, int]:
    """Where the comparison begins, in the old and in the new article: at the start, or, when
    the edits make a block of data frontmatter that was none, behind that block."""
    if (old.frontmatter is None) == (new.frontmatter is None):
        return 0, 0
    new_start = new.content_start
    low, high = 0, len(old.source)
    while low < high:  # the first old offset that now stands at or behind new_start
        middle = (low + high) // 2
        if moves.moved(middle) < new_start:
            low = middle + 1
        else:
            high = middle
    return low, new_start


def _parts(article: Article) -> Iterator[Part]:
    """All that an article consists of, as its readers and its build see it. A block is given
    twice, with what it holds and without, so that it can be compared when it was edited."""
    source = article.source
    stack: list[Node] = list(article.root.children)
    while stack:
        node = stack.pop()
        held = node.value or ("" if node.children else source[node.start : node.end])
        words = f"{node.depth} {held}"
        yield node.kind, node.start, node.end, words
        if node.kind in _BLOCKS:
            yield node.kind, node.start, node.end, ""
        stack.extend(node.children)
    for passage in article.passages:
        yield "passage", passage.start, passage.end, passage.text
    for component in article.components:
        yield "component", component.start, component.open_end, component.name
        for prop in component.props:
            for path, value in prop.value.walk(prop.name):
                if not value.items and not value.members:
                    yield value.kind, value.start, value.end, f"{path} {value.data!r}"
    for code in article.code_blocks:
        yield "fence", code.start, code.end, f"{code.lang} {code.meta}"
    for link in article.links:
        yield "link", link.start, link.end, link.url
    front = article.frontmatter.data if article.frontmatter else None
    for path, value in front.walk() if front else ():
        if not value.items and not value.members:
            yield value.kind, value.start, value.end, f"{path} {value.data!r}"
