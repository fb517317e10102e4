"""For the tests of reading: a tree written on one line."""

from __future__ import annotations

from guidelint.model import Article, Node
from guidelint.parse import read
from guidelint.text import Text

_SHORT = {
    "paragraph": "p",
    "blockquote": "quote",
    "listItem": "item",
    "thematicBreak": "rule",
    "inlineCode": "code",
    "mdxFlowExpression": "EXPR",
    "mdxTextExpression": "expr",
    "mdxjsEsm": "esm",
    "tableRow": "row",
    "tableCell": "cell",
    "footnoteDefinition": "note",
    "footnoteReference": "noteref",
}


def article(source: str, engine: str = "mdx") -> Article:
    """Read a source without frontmatter."""
    return read(Text(source), engine=engine, frontmatter=False)


def outline(source: str, engine: str = "mdx") -> str:
    """The tree of a source: ``p('a ' em('b'))``; elements as <A …>, block-level as <<A …>>."""
    return " ".join(_node(child) for child in article(source, engine).root.children)


def _node(node: Node) -> str:
    inside = " ".join(_node(child) for child in node.children)
    kind = node.kind
    if kind == "text":
        return repr(node.value)
    if kind == "mdxJsxFlowElement":
        return f"<<{node.value} {inside}>>" if inside else f"<<{node.value}>>"
    if kind == "mdxJsxTextElement":
        return f"<{node.value} {inside}>" if inside else f"<{node.value}>"
    name = _SHORT.get(kind, kind)
    if kind == "heading":
        name = f"h{node.depth}"
    if kind == "list":
        name = "ul" if node.depth < 0 else f"ol{node.depth}"
    if kind in ("code", "inlineCode", "mdxFlowExpression", "mdxTextExpression", "html"):
        return f"{name}={node.value!r}"
    if kind in ("link", "image", "autolink", "linkReference", "imageReference", "definition"):
        name = f"{name}={node.value}"
    return f"{name}({inside})" if inside else name
