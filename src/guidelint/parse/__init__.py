"""Reading an article the way its site will read it: frontmatter, Markdown, JSX, expressions."""

from __future__ import annotations

from guidelint.model import Article, Frontmatter, Problem
from guidelint.parse import frontmatter as frontmatter_room
from guidelint.parse import inlines
from guidelint.parse.blocks import read_blocks
from guidelint.parse.notices import notices
from guidelint.parse.problems import Fault, said
from guidelint.parse.tree import Tree, tag_names
from guidelint.parse.views import Views
from guidelint.text import BOM, Text

__all__ = ["read"]


def read(
    text: Text, path: str = "article.mdx", engine: str = "mdx", frontmatter: bool = True
) -> Article:
    """Read an article. Never raises: what is wrong is in `problems`, what was not read in `unread`.

    `engine` is ``mdx``, ``next-mdx-remote`` (reads like mdx), ``docusaurus`` (mdx that takes HTML
    comments and ``{#id}`` behind headings) or ``gfm`` (plain Markdown with raw HTML). The first fatal problem is the one at which the official parser stops; the others
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
    faults = body.faults
    unread = [source[start:end] for start, end in body.unread]
    tagged: set[int] = set()
    for node, copy, first, last, offsets, checkable in body.leaves:
        got = inlines.read(
            copy, first, last, body.names, mdx=mdx, first=checkable, copied=offsets is not None
        )
        node.children = got.nodes
        if got.tagged:
            tagged.add(id(node))
        if offsets is not None:
            offsets.move_nodes(got.nodes)
        if got.faults:
            faults.extend(map(offsets.move_fault, got.faults) if offsets else got.faults)
            unread.append(copy[first:last])
    tree = Tree(tagged, body.settled, tag_names(unread))
    tree.match(body.root)
    faults.extend(tree.faults)
    views = Views(source, body.root, body.names, tree)
    views.frontmatter(block)
    views.walk(body.root)
    views.html_comments(faults)
    if engine == "docusaurus":
        faults = [fault for fault in faults if not _taken_by_docusaurus(fault)]
    problems = said(text, faults, (body.too_deep, tree.too_deep))
    problems.extend(
        notices(
            source,
            views.components,
            views.expressions,
            views.esm,
            views.code_blocks,
            {fault.start for fault in faults},
        )
    )
    ordered = (*found, *problems[:1], *sorted(problems[1:], key=lambda p: (p.start, p.end)))
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


def _taken_by_docusaurus(fault: Fault) -> bool:
    return fault.kind == "heading-id-braces" or (fault.kind == "html-comment" and fault.edits != ())
