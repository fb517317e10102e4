"""Reading an article the way its site will read it: frontmatter, Markdown, JSX, expressions."""

from __future__ import annotations

from guidelint.model import Article, Frontmatter, Problem
from guidelint.parse import frontmatter as frontmatter_room
from guidelint.parse import inlines
from guidelint.parse.blocks import read_blocks
from guidelint.parse.problems import Fault
from guidelint.parse.tree import Tree
from guidelint.parse.views import Views
from guidelint.text import BOM, Text

__all__ = ["read"]


def read(
    text: Text, path: str = "article.mdx", engine: str = "mdx", frontmatter: bool = True
) -> Article:
    """Read an article. Never raises: what is wrong is in `problems`, what was not read in `unread`.

    `engine` is ``mdx``, ``next-mdx-remote`` (reads like mdx) or ``gfm`` (plain Markdown with raw
    HTML). The first fatal problem is the one at which the official parser stops; the others
    follow in the order of the source.
    """
    source = text.source
    block: Frontmatter | None = None
    found: tuple[Problem, ...] = ()
    if frontmatter:
        block, found = frontmatter_room.read(source)
    start = block.content_start if block else 0
    if source.startswith(BOM, start):
        start += 1
    mdx = engine != "gfm"
    body = read_blocks(source, start, text.lines.starts, mdx=mdx)
    text_faults: list[Fault] = []
    tagged: set[int] = set()
    for leaf in body.leaves:
        got = inlines.read(leaf.source, leaf.start, leaf.end, body.names, mdx=mdx, first=leaf.first)
        leaf.node.children = got.nodes
        if got.tagged:
            tagged.add(id(leaf.node))
        if leaf.offsets is not None:
            leaf.offsets.move_nodes(got.nodes)
            for fault in got.faults:
                leaf.offsets.move_fault(fault)
        text_faults.extend(got.faults)
    tree = Tree(tagged)
    tree.match(body.root)
    views = Views(source, body.names, tree)
    views.frontmatter(block)
    views.walk(body.root)
    faults = [*body.faults, *text_faults, *tree.faults]
    problems = [_problem(text, fault) for fault in faults]
    ordered = (*found, *problems[:1], *sorted(problems[1:], key=lambda p: p.start))
    return Article(
        path,
        text,
        engine,
        block,
        body.root,
        tuple(views.components),
        tuple(views.headings),
        tuple(views.links),
        tuple(views.code_blocks),
        tuple(views.esm),
        tuple(views.expressions),
        tuple(views.comments),
        tuple(views.passages),
        ordered,
        tuple(body.unread),
    )


def _problem(text: Text, fault: Fault) -> Problem:
    line = column = 0
    if fault.offset >= 0:
        line, column, _ = text.position(fault.offset)
    return Problem(
        fault.kind,
        fault.reason,
        fault.start,
        fault.end,
        True,
        fault.rule,
        line,
        column,
        fault.related,
        fault.edits,
    )
