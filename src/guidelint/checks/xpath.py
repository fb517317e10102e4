"""XPath on the article: the way out where no other check can ask the question.

XPath 1.0 with EXSLT's regular expressions, on the tree of `facts.xmltree`. There are no other
extension functions, an expression is at most 4,000 characters long, and it has a few seconds on
an article; what takes longer gives no answer, and the rule says so.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from guidelint.checks.patterns import NoAnswer
from guidelint.checks.xpath_language import EXTENSIONS, NAMESPACES, trouble
from guidelint.facts.local import Local
from guidelint.facts.xmltree import Place, Tree, build
from guidelint.model import Article, Finding
from guidelint.tuples import NamedTuple

_PATIENCE = 5.0  # seconds of a clock; an expression has milliseconds to do
KEYS = {"assert": "asserted"}  # a word that Python keeps for itself


class Options(NamedTuple):
    """`when`: only articles for which this is true. `each`: nodes, one after the other the context
    of `assert` and `report`. `assert`: must be true, else the context is a finding. `report`: the
    nodes it selects are findings; if it gives no nodes but is true, the context is.

    An article that could not be read whole (``@complete``) is not asked to `assert` anything.
    """

    when: str = ""
    each: str = "/article"
    asserted: str = ""
    report: str = ""


def mistakes(options: Options) -> str:
    """What is wrong with the options of a rule; "" if nothing is."""
    if bool(options.asserted) == bool(options.report):
        return "give one of `assert` and `report`"
    for key, expression in options._asdict().items():
        wrong = trouble(expression) if expression else ""
        if wrong:
            return f"{'assert' if key == 'asserted' else key}: {wrong}"
    return ""


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """Values: `name` (element or attribute), `value` (its text, shortened), `path` (data path)."""
    tree: Tree = local.once("xml", lambda article, _: build(article))
    if options.when and not _true(_evaluated(options.when, tree.root)):
        return
    if options.asserted and article.unread:
        return
    seen: set[tuple[int, int]] = set()
    for context in _nodes(_evaluated(options.each, tree.root)):
        for node in _found(tree, context, options):
            place = tree.place(node)
            if place is None or (place.start, place.end) in seen:
                continue
            seen.add((place.start, place.end))
            yield Finding(place.start, place.end, _words(node, place), place.data_path)


def _found(tree: Tree, context: Any, options: Options) -> list[Any]:
    if options.asserted:
        return [] if _true(_evaluated(options.asserted, context)) else [context]
    result = _evaluated(options.report, context)
    placed = [node for node in result if tree.place(node)] if isinstance(result, list) else []
    return placed or ([context] if _true(result) else [])


def _nodes(result: Any) -> list[Any]:
    """The elements of a result: only they can be a context."""
    if not isinstance(result, list):
        return []
    return [node for node in result if not isinstance(node, str)]


def _true(result: Any) -> bool:
    """XPath's `boolean()`: nan is false."""
    return bool(result) and result == result


def _words(node: Any, place: Place) -> dict[str, str]:
    if isinstance(node, str):
        name, text = _owner_name(node), str(node)
    else:
        name, text = node.tag, "".join(node.itertext())
    text = " ".join(text.split())
    return {
        "name": str(name),
        "value": text if len(text) <= 60 else text[:59].rstrip() + "…",
        "path": place.data_path,
    }


def _owner_name(node: Any) -> str:
    """The attribute's name, or that of the element in which a text stands."""
    owner = node.getparent()
    if node.is_tail:
        owner = owner.getparent()
    return str(node.attrname or owner.tag)


class _Expression:
    """A compiled expression. `spent` once it ran out of time: its evaluator is still at work."""

    __slots__ = ("run", "spent", "text")

    def __init__(self, text: str) -> None:
        from lxml.etree import XPath

        self.text = text
        self.spent = False
        self.run = XPath(text, namespaces=NAMESPACES, regexp=False, extensions=EXTENSIONS)


@lru_cache(maxsize=256)
def _compiled(expression: str) -> _Expression:
    return _Expression(expression)


def _evaluated(expression: str, context: Any) -> Any:
    """The result of an expression. Raises `NoAnswer`.

    libxml2 cannot be interrupted, but it lets other threads run: one waits, and gives up.
    """
    from lxml.etree import XPathError

    compiled = _compiled(expression)
    if compiled.spent:
        raise NoAnswer(f"the expression {expression!r} ran out of time on an article before this")
    outcome: list[Any] = []

    def work() -> None:
        try:
            outcome.append(compiled.run(context))
        except Exception as error:  # told by the thread that waits
            outcome.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(_PATIENCE)
    if not outcome:
        compiled.spent = True
        raise NoAnswer(
            f"the expression {expression!r} took over {_PATIENCE:.0f} s; simplify it: a predicate "
            "that searches the whole article for every node is the usual cause"
        )
    result = outcome[0]
    if isinstance(result, XPathError):
        raise NoAnswer(f"the expression {expression!r}: {result}")
    if isinstance(result, Exception):
        raise result
    return result
