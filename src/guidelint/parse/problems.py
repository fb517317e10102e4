"""What can be wrong with an article's MDX: the classes of error, said in the reader's words.

A reader that meets an error raises a `Fault`; whoever called it takes it down as a
`model.Problem` and reads on behind it. The official parser stops at its first error; `offset`
is where that would be, `start` to `end` is what the author has to look at.
"""

from __future__ import annotations

from guidelint.model import Edit, Problem, Related
from guidelint.text import Text

# The cure, in one sentence each. Every kind of fault has one.
CURES = {
    "html-comment": "HTML comments do not work in MDX: write {/* … */} instead of <!-- … -->.",
    "doctype-or-cdata": "“<!” and “<?” cannot start anything in MDX: remove it, or put it in a "
    "code block.",
    "merge-conflict": "A merge conflict marker was left in the file: keep one of the two versions.",
    "angle-autolink": "Links in angle brackets do not work in MDX: write [text](https://…) or "
    "the bare address.",
    "lt-before-digit": "“<” directly before a number starts a tag in MDX: write “under 10”, "
    "“&lt;10”, or “< 10” with a space.",
    "lt-before-symbol": "“<” starts a tag in MDX: for a plain “less than” write &lt; or put a "
    "space after it.",
    "garbage-in-tag": "Unexpected character inside a tag: if this is text or code, write &lt; "
    "for “<” or put it in `backticks`; if it is a tag, look at the attribute before it.",
    "closing-tag-content": "A closing tag holds its name only.",
    "comment-in-tag": "Comments are not allowed inside a tag.",
    "comma-in-tag": "Attributes are separated by spaces, not by commas or semicolons.",
    "smart-quote": "A curly quote stands where a straight one (\" or ') is needed.",
    "quote-in-attribute": "A stray quote in the tag: the value before it lost its closing quote, "
    'or contains a bare " (write &quot; there).',
    "unquoted-attribute": 'An attribute value needs quotes or braces: name="text" or name={…}.',
    "attribute-quote-not-closed": "The closing quote of this attribute is missing.",
    "tag-not-finished": "The tag is never finished: “>” or “/>” is missing. (In running text a "
    "tag must end before the paragraph does.)",
    "heading-id-braces": "MDX has no {#id} for headings, “{” starts code: leave it out (ids come "
    "from the text), or write \\{ for a plain brace.",
    "lazy-line": "A tag or expression inside a list or quote continues on a line that is not "
    "indented (or lacks “>”).",
    "void-element": "This tag must close itself in MDX: write <br />, <img … />, <hr />.",
    "unclosed-component": "The tag is never closed: add the closing tag, or end it with “/>” "
    "when it has no content.",
    "unclosed-before-block-end": "The tag is opened inside a paragraph, list item, heading or "
    "cell and not closed there: put the opening and the closing tag on lines of their own, or "
    "both in the same paragraph.",
    "close-in-other-block": "The closing tag stands in another block than its opening tag: put "
    "it on its own line after a blank line, indented like the opening tag.",
    "close-mismatch": "Opening and closing tag do not match: look at spelling, capital letters "
    "and the order of nesting.",
    "stray-close": "A closing tag without an opening tag, often left behind when a component "
    "was made self-closing with “/>”.",
    "nesting-too-deep": "Nested deeper than guidelint reads.",
    "too-many-problems": "Too many errors: the rest of the article was not read.",
    "duplicate-prop": "The prop is given twice; the site sees only the last one.",
    "dollar-brace": "“${…}” shows a dollar sign followed by what is in the braces: write the "
    "amount without braces.",
    "undefined-expression": "The braces are code in MDX, and no such name is known here: in "
    "plain text write \\{ or &#123;.",
}


_SHORT = 60


def shortened(words: str) -> str:
    """Words on one line, for a sentence; long ones lose their end."""
    words = " ".join(words.split())
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"


class Fault(Exception):
    """An error in the source; caught inside the parse room, never seen outside it.

    `more` tells that more text might have mended it: it was met at the end of the text given.
    """

    def __init__(
        self,
        kind: str,
        offset: int,
        start: int,
        end: int,
        *,
        rule: str = "unexpected-character",
        reason: str = "",
        more: bool = False,
        edits: tuple[Edit, ...] = (),
        related: tuple[Related, ...] = (),
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.offset = offset
        self.start = start
        self.end = end
        self.rule = rule
        self.reason = reason or CURES.get(kind, "This cannot be read.")
        self.more = more
        self.edits = edits
        self.related = related


def said(text: Text, faults: list[Fault], too_deep: tuple[int, ...]) -> list[Problem]:
    """The faults as problems, the one the official parser stops at first.

    `too_deep`: where nesting went beyond what is read, -1 where it did not.
    """
    mend = all(fault.kind == "stray-close" for fault in faults)
    problems = [_problem(text, fault, mend) for fault in faults]
    for offset in too_deep:
        if offset >= 0:
            reason = CURES["nesting-too-deep"]
            problems.append(Problem("nesting-too-deep", reason, offset, offset + 1, False))
    return problems


def _problem(text: Text, fault: Fault, mend_strays: bool) -> Problem:
    line = column = 0
    if fault.offset >= 0:
        line, column, _ = text.position(fault.offset)
    edits = fault.edits
    if fault.kind == "stray-close" and mend_strays:
        edits = (_without(text.source, fault.start, fault.end),)
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
        edits,
    )


def _without(source: str, start: int, end: int) -> Edit:
    """Take out a tag, with its line if nothing else stands on it."""
    first, last = start, end
    while first > 0 and source[first - 1] in " \t":
        first -= 1
    while last < len(source) and source[last] in " \t":
        last += 1
    if first > 0 and source[first - 1] not in "\r\n":
        return Edit(start, end, "")
    if source.startswith("\r\n", last):
        return Edit(first, last + 2, "")
    if last == len(source) or source[last] in "\r\n":
        return Edit(first, min(last + 1, len(source)), "")
    return Edit(start, end, "")
