"""Raw HTML and links in angle brackets, which plain Markdown has and MDX has not."""

from __future__ import annotations

import re
from functools import cache

from guidelint.lazy import lazy_pattern
from guidelint.model import Node
from guidelint.parse.body import Body, Html
from guidelint.parse.containers import Cursor

_BLOCK_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|"
    "header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|"
    "param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_ATTRIBUTES = (
    r"(?:{s}+[A-Za-z:_][\w:.\-]*+(?:{s}*+={s}*+"
    r"(?:\"[^\"{e}]*+\"|'[^'{e}]*+'|[^\s\"'/<=>`]++))?)*+"
)
_ONE_LINE = _ATTRIBUTES.format(s=r"[ \t]", e=r"\r\n")
_ANY_LINES = r"(?:\s++[A-Za-z:_][\w:.\-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<=>`]++))?)*+"
_BASE = re.ASCII | re.IGNORECASE


@cache
def _openings() -> tuple[re.Pattern[str], ...]:
    """How blocks of kind 1 to 7 start."""
    return (
        re.compile(r"<(?:script|pre|style|textarea)(?=[ \t>]|\Z)", _BASE),
        re.compile(r"<!--"),
        re.compile(r"<\?"),
        re.compile(r"<![A-Za-z]"),
        re.compile(r"<!\[CDATA\["),
        re.compile(rf"</?(?:{_BLOCK_NAMES})(?:(?=[ \t>]|\Z)|/>)", _BASE),
        re.compile(
            rf"<(?:[A-Za-z][A-Za-z0-9\-]*+{_ONE_LINE}[ \t]*+/?|/[A-Za-z][A-Za-z0-9\-]*+[ \t]*+)>"
            r"[ \t]*+\Z",
            re.ASCII,
        ),
    )


_ENDINGS = (
    lazy_pattern(r"</(?:script|pre|style|textarea)>", _BASE),
    lazy_pattern(r"-->"),
    lazy_pattern(r"\?>"),
    lazy_pattern(r">"),
    lazy_pattern(r"\]\]>"),
)
ANY_TAG = 7  # the kind of block that any complete tag starts


@cache
def _inline() -> re.Pattern[str]:
    """A tag, comment, instruction, declaration or CDATA in running text."""
    return re.compile(
        rf"<(?:[A-Za-z][A-Za-z0-9\-]*+{_ANY_LINES}\s*+/?>|/[A-Za-z][A-Za-z0-9\-]*+\s*+>"
        r"|!--(?:>|->|(?s:.*?)-->)|\?(?s:.*?)\?>|![A-Za-z][^>]*+>|!\[CDATA\[(?s:.*?)\]\]>)",
        re.ASCII,
    )


# Pieces of HTML that may go on for long: how they start, and what must follow somewhere.
_LONG = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", "?>"))
_URL = lazy_pattern(r"<([A-Za-z][A-Za-z0-9+.\-]{1,31}:[^\x01-\x20<>\x7f]*+)>")
_MAIL = lazy_pattern(
    r"<([A-Za-z0-9.#$%&'*+/=?^_`{|}~\-]++@[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)*+)>"
)


def html_kind(source: str, at: int, end: int, *, complete: bool) -> int:
    """The kind, 1 to 7, of the HTML block that starts at `at`; 0 if none does.

    Without `complete` the seventh kind, any complete tag, does not count: it cannot interrupt
    a paragraph.
    """
    for number, opening in enumerate(_openings(), 1):
        if opening.match(source, at, end):
            return number if number < ANY_TAG or complete else 0
    return 0


def start_html(body: Body, cursor: Cursor, inner: Cursor, end: int, number: int) -> bool:
    """
    > | <div>
        ^
    """
    kind = html_kind(body.source, inner.at, end, complete=True)
    if not kind:
        return False
    node = Node("html", inner.at, end)
    body.parent.children.append(node)
    body.html = Html(node, kind, [])
    _take(body, body.html, cursor.at, inner.at + (1 if kind == 3 else 2), end)
    return True


def html_line(body: Body, cursor: Cursor, end: int) -> None:
    """
      | <div>
    > | a
        ^
    """
    html = body.html
    assert html is not None
    if not body.source[cursor.at : end].strip(" \t"):
        if html.kind > len(_ENDINGS):
            close_html(body)
            return
    else:
        body.last_end = end
    _take(body, html, cursor.at, cursor.at, end)


def _take(body: Body, html: Html, start: int, search: int, end: int) -> None:
    """Add a line, which may be the last."""
    html.parts.append(body.source[start:end])
    html.node.end = end
    if html.kind <= len(_ENDINGS) and _ENDINGS[html.kind - 1].search(body.source, search, end):
        close_html(body)


def close_html(body: Body, end: int = 0) -> None:
    """Close the open block of HTML; one that waits for its own end goes on to `end`."""
    html, body.html = body.html, None
    if html is None:
        return
    html.node.value = "\n".join(html.parts)
    if html.kind <= len(_ENDINGS):
        html.node.end = max(html.node.end, end)


def read_angle(source: str, at: int, limit: int, unended: set[str]) -> Node | None:
    """The link in angle brackets or the piece of HTML whose `<` is source[at].

    `unended` collects what cannot end any more in the text, so that nobody looks again.
    """
    for pattern, prefix in ((_URL, ""), (_MAIL, "mailto:")):
        match = pattern.match(source, at, limit)
        if match:
            text = Node("text", at + 1, match.end() - 1, None, match.group(1))
            return Node("autolink", at, match.end(), [text], prefix + match.group(1))
    for start, ending in _LONG:
        if source.startswith(start, at, limit):
            if ending in unended or source.find(ending, at + 2, limit) < 0:
                unended.add(ending)
                return None
            break
    match = _inline().match(source, at, limit)
    return Node("html", at, match.end(), None, match.group()) if match else None
