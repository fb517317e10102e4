"""What is wrong with a pair of tags, said at the one that is to be mended."""

from __future__ import annotations

from guidelint.model import Edit, Node, Related
from guidelint.parse.jsx_faults import amount
from guidelint.parse.problems import Fault
from guidelint.parse.tags import Tag

_RULE = "end-tag-mismatch"
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


def alike(one: str, other: str) -> bool:
    """Whether a name is the other one misspelt: in another case, or with one letter too many,
    too few or wrong."""
    one, other = one.lower(), other.lower()
    if one == other:
        return True
    longest = max(len(one), len(other))
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    tail = longest - same - 1
    return longest > 2 and (not tail or one[-tail:] == other[-tail:])


def stray(tag: Tag) -> Fault:
    """A closing tag, and nothing is open."""
    reason = (
        f"{tag.label()} has no opening tag; it is often left behind when a component was "
        "made self-closing with “/>”."
    )
    rule = "unexpected-closing-slash"
    return Fault("stray-close", tag.slash, tag.start, tag.end, rule=rule, reason=reason)


def void(tag: Tag, offset: int) -> Fault:
    """An element without content that does not say so."""
    mend = "/>" if tag.props and tag.props[-1].end < tag.end - 1 else " />"
    dots = " …" if tag.props else ""
    reason = f"<{tag.name}> must close itself in MDX: write <{tag.name}{dots} />."
    edits = (Edit(tag.end - 1, tag.end, mend),)
    return Fault("void-element", offset, tag.start, tag.end, rule=_RULE, reason=reason, edits=edits)


def mismatch(tag: Tag, last: Tag) -> Fault:
    """A closing tag meets an opening tag of another name, `last`."""
    if last.is_amount:
        return amount(last.start, last.name, tag.start)
    edits: tuple[Edit, ...] = ()
    cure = f"write </{last.name}>, or take {tag.label()} out"
    if tag.name.lower() == last.name.lower():
        wrong, right = (last, tag) if tag.name[:1].isupper() else (tag, last)
        edits = (Edit(wrong.name_end - len(wrong.name), wrong.name_end, right.name),)
        slash = "/" if wrong.close else ""
        cure = f"capital letters count, write <{slash}{right.name}>"
    elif alike(tag.name, last.name):
        cure = f"write </{last.name}>"
    related = (Related(last.start, last.end, "opened here"),)
    reason = f"{last.label()} is closed by {tag.label()}: {cure}."
    return Fault(
        "close-mismatch",
        tag.start,
        tag.start,
        tag.end,
        rule=_RULE,
        reason=reason,
        related=related,
        edits=edits,
    )


def still_open(tag: Tag, closing: Tag) -> Fault:
    """An opening tag is left open where the element around it is closed."""
    if tag.is_amount:
        return amount(tag.start, tag.name, closing.start)
    reason = (
        f"{tag.label()} is never closed: {closing.label()} comes first. Add </{tag.name}> before "
        "it, or end it with “/>” when it has no content."
    )
    related = (Related(closing.start, closing.end, f"</{tag.name}> is missing before this"),)
    return Fault(
        "unclosed-component",
        closing.start,
        tag.start,
        tag.end,
        rule=_RULE,
        reason=reason,
        related=related,
    )


def cross(fault: Fault, closing: Tag, late: Tag) -> None:
    """The tag that was said to be never closed is closed too late: make `fault` say so."""
    if fault.kind != "unclosed-component":
        return
    fault.kind = "close-mismatch"
    fault.related = (
        Related(fault.start, fault.end, "opened here"),
        Related(late.start, late.end, "closed here"),
    )
    fault.start, fault.end = closing.start, closing.end
    fault.reason = (
        f"{closing.label()} comes before {late.label()}: what is opened last is closed first, "
        "so exchange the two."
    )


def other_block(tag: Tag, last: Tag) -> Fault:
    """A closing tag does not stand in the block its opening tag stands in."""
    related = (Related(last.start, last.end, "opened here"),)
    reason = (
        f"{tag.label()} stands in another block than {last.label()}: put it on its own "
        "line after a blank line, indented like the opening tag."
    )
    return Fault(
        "close-in-other-block",
        tag.start,
        tag.start,
        tag.end,
        rule=_RULE,
        reason=reason,
        related=related,
    )


def unclosed(tag: Tag, owner: Node) -> Fault:
    """A tag is still open at the end of the block it stands in, `owner`."""
    offset = owner.start if owner.kind != "root" else -1
    if tag.is_amount:
        return amount(tag.start, tag.name, offset)
    name = tag.name
    if owner.kind == "root":
        kind = "unclosed-component"
        reason = (
            f"{tag.label()} is never closed: add </{name}>, or end it with “/>” when it has no "
            "content."
        )
        return Fault(kind, offset, tag.start, tag.end, rule=_RULE, reason=reason)
    kind = "unclosed-before-block-end"
    block = _BLOCKS.get(owner.kind, "block")
    prose = "" if tag.props else f" If no tag is meant, write &lt;{name}>."
    reason = (
        f"{tag.label()} is opened inside a {block} and not closed there: put the opening and the "
        f"closing tag on lines of their own, or both in the same {block}.{prose}"
    )
    end = max(owner.end, tag.end)
    related = (Related(max(end - 1, tag.start), end, f"the {block} ends here"),)
    return Fault(kind, offset, tag.start, tag.end, rule=_RULE, reason=reason, related=related)
