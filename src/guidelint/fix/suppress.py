"""Today's findings, suppressed in the articles themselves: comments and frontmatter entries.

What is written is proven like a fix: the article reads the same, the findings are gone, and no
new one has appeared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidelint.fix import Bench, State, apply, state_of
from guidelint.fix.proof import objection
from guidelint.model import Article, Edit, Finding, Node
from guidelint.parse import read
from guidelint.text import Text, decode, encode
from guidelint.tuples import NamedTuple


class Suppressed(NamedTuple):
    """An article's new bytes, the number of findings they leave out, and those that still show."""

    data: bytes
    number: int
    left: tuple[Finding, ...]


def suppress(
    data: bytes, findings: Iterable[Finding], bench: Bench, reason: str = ""
) -> Suppressed:
    """Write suppressions for an article's findings: near them, or, where that does not prove
    harmless, one for the whole article."""
    state = state_of(data, bench)
    wanted = tuple(findings)
    for edits in (_near(state.article, wanted, reason), _whole(state.article, wanted, reason)):
        after = _attempt(state, edits, bench)
        if after is None:
            continue
        still = {(f.rule, f.text) for f in after.findings}
        left = tuple(f for f in wanted if (f.rule, f.text) in still)
        if len(left) < len(wanted):
            return Suppressed(after.data, len(wanted) - len(left), left)
    return Suppressed(data, 0, wanted)


def _attempt(state: State, edits: list[Edit], bench: Bench) -> State | None:
    text = state.article.text
    try:
        data = encode(Text(apply(text.source, edits), text.encoding))
    except UnicodeEncodeError:
        return None
    article = read(decode(data), engine=bench.engine)
    if objection(state.article, article, edits):
        return None
    after = State(data, article, bench.check(data))
    known = {(f.rule, f.text) for f in state.findings}
    new = [f for f in after.findings if (f.rule, f.text) not in known]
    return None if new or len(after.findings) >= len(state.findings) else after


def _near(article: Article, findings: tuple[Finding, ...], reason: str) -> list[Edit]:
    """An entry in the frontmatter for what stands there, a comment at each other block."""
    blocks: dict[int, list[Finding]] = {}
    above: list[Finding] = []
    entries: list[Finding] = []
    for found in findings:
        at = next((n for n, b in enumerate(article.root.children) if _holds(b, found)), -1)
        if found.data_path.startswith("frontmatter.") and _writable(article):
            entries.append(found)
        elif at < 0 or found.start < article.content_start:
            above.append(found)
        else:
            blocks.setdefault(at, []).append(found)
    edits = _entries(article, entries, reason) if entries else []
    edits += _whole(article, tuple(above), reason) if above else []
    for at in sorted(blocks):
        edits += _around(article, article.root.children[at], blocks[at], reason)
    return edits


def _holds(block: Node, found: Finding) -> bool:
    return block.start <= found.start and found.start < block.end


def _writable(article: Article) -> bool:
    front = article.frontmatter
    return bool(
        front
        and front.language == "yaml"
        and front.data
        and front.data.kind == "object"
        and front.data.get("guidelint") is None
    )


def _entries(article: Article, findings: list[Finding], reason: str) -> list[Edit]:
    """``guidelint: {ignore: …}`` as the last key of the frontmatter."""
    front = article.frontmatter
    assert front is not None
    block = article.source[front.start : front.end].rstrip()
    at = front.start + max(block.rfind("\n"), block.rfind("\r")) + 1
    paths: dict[str, list[str]] = {}
    for found in findings:
        words = found.data_path + (f" -- {reason}" if reason else "")
        if words not in paths.setdefault(found.rule, []):
            paths[found.rule].append(words)
    end = _line_end(article)
    lines = ["guidelint:", "  ignore:"]
    for rule in sorted(paths):
        lines += [f"    {rule}:", *(f"      - {_quoted(path)}" for path in paths[rule])]
    return [Edit(at, at, "".join(line + end for line in lines))]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _whole(article: Article, findings: tuple[Finding, ...], reason: str) -> list[Edit]:
    """A comment at the top of the body, for the whole article."""
    end = _line_end(article)
    at = article.content_start
    start = "" if not at or article.source[at - 1] in "\r\n\ufeff" else end
    comment = _comment(article, "disable-file", findings, reason)
    return [Edit(at, at, f"{start}{end if at > 1 else ''}{comment}{end}{end if at <= 1 else ''}")]


def _around(article: Article, block: Node, findings: list[Finding], reason: str) -> Iterator[Edit]:
    """A comment before a block, and one behind it if its first line is not all that is meant."""
    source, end = article.source, _line_end(article)
    line = source.rfind("\n", 0, block.start) + 1
    first = source.find("\n", block.start)
    whole = block.kind == "mdxJsxFlowElement" or first < 0
    if whole or all(found.start < first for found in findings):
        comment = _comment(article, "disable-next-line", findings, reason)
        yield Edit(line, line, comment + end + end)
        return
    yield Edit(line, line, _comment(article, "disable", findings, reason) + end + end)
    behind = source.find("\n", max(block.end - 1, block.start))
    behind = len(source) if behind < 0 else behind
    behind -= source[behind - 1 : behind] == "\r"
    yield Edit(behind, behind, end + end + _comment(article, "enable", findings, ""))


def _comment(article: Article, directive: str, findings: Iterable[Finding], reason: str) -> str:
    rules = ", ".join(sorted({found.rule for found in findings}))
    words = f"guidelint-{directive} {rules}" + (f" -- {reason}" if reason else "")
    return f"<!-- {words} -->" if article.engine == "gfm" else f"{{/* {words} */}}"


def _line_end(article: Article) -> str:
    return "\r\n" if "\r\n" in article.source else "\n"
