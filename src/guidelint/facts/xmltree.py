"""An article as an lxml tree, for XPath: a view, with the way back to the source beside it.

Elements carry no positions: lxml has lines only, and only up to 65,535. A side table gives the
place and the data path of every element, attribute and text. Names that XML does not allow get
``_`` for each character that is wrong (``og:image`` is ``og_image``); what XML cannot hold in a
text (control characters, lone surrogates) is U+FFFD, one for one.

docs/xpath.md lists the names of elements and attributes.
"""

from __future__ import annotations

import re
from typing import Any

from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Component, Node, Value
from guidelint.tuples import NamedTuple

_NAMES = {
    "listItem": "list-item",
    "tableRow": "row",
    "tableCell": "cell",
    "thematicBreak": "thematic-break",
    "inlineCode": "inline-code",
    "footnoteDefinition": "footnote",
    "footnoteReference": "footnote-reference",
    "linkReference": "link",
    "imageReference": "image",
    "autolink": "link",
    "mdxFlowExpression": "expression",
    "mdxTextExpression": "expression",
    "mdxjsEsm": "esm",
}
_ELEMENTS = ("mdxJsxFlowElement", "mdxJsxTextElement")
_VALUED = ("text", "inlineCode", "html", "code", "mdxFlowExpression", "mdxTextExpression",
           "mdxjsEsm", "footnoteReference")  # fmt: skip
_SIMPLE = ("string", "number", "boolean", "null", "date")
_NOT_IN_NAMES = lazy_pattern(r"[^\w.-]")
_NOT_IN_XML = lazy_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Place(NamedTuple):
    """Where something stands in the source, and its data path."""

    start: int
    end: int
    data_path: str


class Tree:
    """The tree of an article: `root` is its ``<article>``; `place` leads back to the source."""

    __slots__ = ("_attributes", "_elements", "_texts", "root")

    def __init__(self, root: Any) -> None:
        self.root = root
        # The elements are kept alive here: lxml makes a new Python object otherwise.
        self._elements: dict[Any, Place] = {}
        self._attributes: dict[tuple[Any, str], Place] = {}
        self._texts: dict[tuple[Any, bool], Place] = {}

    def place(self, node: Any) -> Place | None:
        """The place of an element, or of an attribute or text as XPath returns it; else None."""
        parent = getattr(node, "getparent", None)
        if parent is None:
            return None
        if not isinstance(node, str):
            return self._elements.get(node)
        owner = parent()
        if owner is None:
            return None
        if node.is_attribute:  # type: ignore[attr-defined]
            return self._attributes.get((owner, node.attrname))  # type: ignore[attr-defined]
        return self._texts.get((owner, node.is_tail)) or self._elements.get(owner)  # type: ignore[attr-defined]

    def add(self, parent: Any, name: str, place: Place, **attributes: str) -> Any:
        """A new element under `parent`."""
        from lxml.etree import SubElement

        element = SubElement(parent, name)
        self._elements[element] = place
        for key, text in attributes.items():
            element.set(key, _allowed(text))
        return element

    def set(self, element: Any, name: str, text: str, place: Place) -> None:
        """An attribute with a place of its own."""
        element.set(name, _allowed(text))
        self._attributes[element, name] = place

    def say(self, element: Any, text: str, place: Place) -> None:
        """Text at the end of an element; what follows a text grows it."""
        text = _allowed(text)
        last = next(element.iterchildren(reversed=True), None)  # len() would count them all
        tail = last is not None
        owner = element if last is None else last
        if tail:
            owner.tail = (owner.tail or "") + text
        else:
            owner.text = (owner.text or "") + text
        before = self._texts.get((owner, tail))
        if before:
            place = before._replace(end=place.end)
        self._texts[owner, tail] = place


def build(article: Article) -> Tree:
    """The tree of an article."""
    from lxml.etree import Element

    tree = Tree(Element("article"))
    head = _first_line(article)
    tree._elements[tree.root] = head
    tree.root.set("path", _allowed(article.path))
    tree.root.set("engine", article.engine)
    tree.root.set("complete", "false" if article.unread else "true")
    matter = article.frontmatter
    if matter is not None and matter.data is not None:
        place = Place(matter.data.start, matter.data.end, "frontmatter")
        _members(tree, tree.add(tree.root, "frontmatter", place), matter.data, "frontmatter")
    body = tree.add(tree.root, "body", _first_line(article)._replace(data_path="body"))
    _nodes(tree, article, body)
    return tree


def _first_line(article: Article) -> Place:
    """The title's value, else the first line of the body: where a finding on the whole stands."""
    title = article.meta("title")
    if title is not None:
        return Place(title.start, title.end, "frontmatter.title")
    line = re.compile(r"\S[^\r\n]*").search(article.source, article.content_start)
    return Place(*(line.span() if line else (0, 0)), "body")


# --- the body --------------------------------------------------------------------------------


def _nodes(tree: Tree, article: Article, body: Any) -> None:
    """All below the root, without recursion: quotations may nest without end."""
    stack = [(node, body, "body") for node in reversed(article.root.children)]
    while stack:
        node, parent, path = stack.pop()
        place = Place(node.start, node.end, path)
        if node.kind == "text":
            texts = [node.value]  # all at once: every entity makes a text of its own
            while stack and stack[-1][0].kind == "text" and stack[-1][1] is parent:
                other = stack.pop()[0]
                texts.append(other.value)
                place = place._replace(end=other.end)
            tree.say(parent, "".join(texts), place)
            continue
        if node.kind in _ELEMENTS and node.index >= 0:
            element, path = _component(tree, article.components[node.index], parent)
        else:
            element = tree.add(parent, _NAMES.get(node.kind, node.kind), place)
            _attributes(article, node, element)
            if node.kind in _VALUED:
                tree.say(element, node.value, place)
        stack.extend((child, element, path) for child in reversed(node.children))


def _attributes(article: Article, node: Node, element: Any) -> None:
    kind = node.kind
    if kind == "heading":
        heading = article.headings[node.index]
        element.set("depth", str(heading.depth))
        element.set("id", _allowed(heading.slug))
    elif kind == "list":
        element.set("ordered", "false" if node.depth < 0 else "true")
        if node.depth >= 0:
            element.set("start", str(node.depth))
    elif kind == "code":
        code = article.code_blocks[node.index]
        for name, text in (("lang", code.lang), ("meta", code.meta)):
            if text is not None:
                element.set(name, _allowed(text))
    elif kind.startswith(("link", "image", "autolink", "definition")) and node.index >= 0:
        element.set("url", _allowed(article.links[node.index].url))
        element.set("kind", "reference" if kind.endswith("Reference") else kind)
        if kind.startswith("image"):
            element.set("alt", _allowed(article.links[node.index].text))


def _component(tree: Tree, component: Component, parent: Any) -> tuple[Any, str]:
    """A JSX element: simple props are attributes, the others elements at its start."""
    path = component.data_path
    place = Place(component.start, component.open_end, path)
    element = tree.add(parent, xml_name(component.name) or "fragment", place)
    for prop in component.props:
        value, where = prop.value, f"{path}.{prop.name}"
        if prop.name and value.kind in _SIMPLE:
            spot = (
                (prop.start, prop.name_end) if prop.kind == "boolean" else (value.start, value.end)
            )
            tree.set(element, xml_name(prop.name), text_of(value), Place(*spot, where))
        else:
            _value(tree, element, prop.name or "spread", value, where if prop.name else path)
    return element, f"{path}.children"


# --- data ------------------------------------------------------------------------------------


def _members(tree: Tree, element: Any, value: Value, path: str) -> None:
    for member in value.members:
        _value(tree, element, member.key, member.value, f"{path}.{member.key}")


def _value(tree: Tree, parent: Any, key: str, value: Value, path: str) -> None:
    name = xml_name(key) or "_"
    place = Place(value.start, value.end, path)
    element = tree.add(parent, name, place, type=value.kind)
    if name != key:
        element.set("key", _allowed(key))
    if value.kind == "object":
        _members(tree, element, value, path)
    elif value.kind == "array":
        for index, item in enumerate(value.items):
            _value(tree, element, "item", item, f"{path}[{index}]")
    else:
        tree.say(element, text_of(value), place)


def text_of(value: Value) -> str:
    """A simple value as JavaScript would print it."""
    data = value.data
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, float) and data.is_integer() and abs(data) < 1e21:
        return str(int(data))
    return "null" if data is None else str(data)


def xml_name(name: str) -> str:
    """`name` as XML allows it; "" stays ""."""
    name = _NOT_IN_NAMES.sub("_", name)
    if name and not (name[0].isalpha() or name[0] == "_"):
        name = f"_{name}"
    if not name.isascii() and not _is_xml(name):
        name = re.sub(r"[^\x00-\x7f]", "_", name)
    return name


def _is_xml(name: str) -> bool:
    from lxml.etree import Element

    try:
        Element(name)
    except ValueError:
        return False
    return True


def _allowed(text: str) -> str:
    return text if text.isascii() and text.isprintable() else _NOT_IN_XML.sub("\ufffd", text)
