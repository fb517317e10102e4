"""One stretch of text while its inlines are read."""

from __future__ import annotations

from guidelint.model import Node
from guidelint.parse import targets
from guidelint.parse.everyday import text_node
from guidelint.parse.problems import Fault
from guidelint.tuples import NamedTuple


class Label(NamedTuple):
    """An open bracket: the place in the list of nodes, the offset of the `[`."""

    place: int
    start: int  # of `![` or `[`
    inside: int  # where the label's text starts
    image: bool


class Inlines:
    """One stretch of text while it is read; see `read`."""

    def __init__(
        self,
        source: str,
        start: int,
        end: int,
        names: targets.Names,
        first: bool,
        nodes: list[Node],
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.names = names
        self.first = first  # if a task list's check box may stand at the start
        self.nodes = nodes
        self.plain = start  # from here on nothing has been made into a node
        self.labels: list[Label] = []
        self.inactive = 0  # labels below this one cannot become links: there is a link in them
        self.faults: list[Fault] = []
        self.order = ""  # which runs came first, of `~` and of `*` or `_`
        self.delimited = False  # if runs wait for `resolve`
        self.tagged = False
        self.titles = targets.Titles()
        self.mdx = True
        self.addresses = False  # if the text may hold bare addresses
        self.trail = [0]
        self.unended: set[str] = set()  # ends of HTML that do not follow any more
        self.backticks: dict[int, list[int]] | None = None

    def text(self, upto: int) -> None:
        """Make a text node of what was passed over."""
        if upto > self.plain:
            self.nodes.append(text_node(self.source, self.plain, upto))

    def add(self, node: Node) -> int:
        """Add a node; the offset to read on from."""
        self.text(node.start)
        self.nodes.append(node)
        self.plain = node.end
        return node.end
