"""What an amount is the price *of*, as near as the article says it.

A table says it in the head of the row and of the column, a component in a sibling prop, a list
in its bold lead, a sentence before its verb, and failing all that the heading above.
"""

from __future__ import annotations

import re

from guidelint.model import Article, Passage

NAMES = ("name", "label", "feature", "title", "item", "service", "category", "type", "question")
_INDEXED = re.compile(r"\[(\d+)\]\Z|(\d+)\Z")
_HEADS = ("headers", "columns", "options", "heads")

_CLAUSE = re.compile(r"[.!?;:,(\[—–\n|]\s|[(\n]|\A")
_VERB = re.compile(
    r"\s(?:costs?|costing|is|are|was|were|will|can|may|might|should|starts?|starting|runs?|ranges?|ranging|averag\w+"
    r"|charges?|hovers?|goes|sells?|comes|totals?|pric(?:ed|es)|begins?|reach(?:es)?|exceeds?|retails?|now|typically"
    r"|usually|generally)\b"
)
_JOINT = re.compile(
    r"\s(?:from|at|of|for|about|around|approximately|roughly|between|under|over|up to|only|just)\b"
)
_LEADING = re.compile(
    r"(?:(?:and|but|or|so|while|whereas|though|the|an?|your|our|their|this|that|these|most|many|some|each|every"
    r"|expect|also|in|for|with|including|currently|usually|typically|generally|often|sometimes|to|pay|spend|budget"
    r"|about|around|if|when|as|its?|you|they|we|he|she|i|there|only|just|even|now|particularly|compared)\s+)+",
    re.I,
)
_ONLY_ABOUT = re.compile(r"[*_\s]*(?:[a-z~≈.]+\s){0,3}")
_BEHIND = re.compile(r"[ \u00a0]([a-z][\w'-]+(?: (?:of |for )?[a-z][\w'-]+)?)")
_ARTICLE_BEFORE = re.compile(r"\b(?:an?|the|this|that)[ \u00a0][*_]*\Z", re.I)
_SENTENCE_END = re.compile(r"[.!?;]\s")
_DIGIT = re.compile(r"[0-9]")
_GENERIC = re.compile(
    r"(?:(?:average|avg|typical|estimated|base|total|approx|starting|current)\.?\s)*(?:prices?|costs?|fees?|fares?|rates?"
    r"|admission|entry|entrance|budget|price range)(?:\s(?:price|fee|cost|range))?",
    re.I,
)
_SPACE = re.compile(r"\s+")


class Labels:
    """Finds labels for one article; its indexes are made when first needed."""

    __slots__ = ("_article", "_cells", "_siblings")

    def __init__(self, article: Article) -> None:
        self._article = article
        self._cells: dict[tuple[int, int, int], str] | None = None
        self._siblings: dict[str, dict[str, str]] | None = None

    def label(self, at: int, start: int, end: int) -> str:
        """The label of the amount at text[start:end] of passage `at`; "" where nothing names it."""
        passage = self._article.passages[at]
        if passage.table >= 0:
            return self._of_cell(passage)
        if passage.kind in ("prop", "frontmatter"):
            named = self._of_prop(passage)
            short = len(passage.text) - (end - start) < 24
            return named if short and named else (in_text(passage, start, end) or named)
        found = in_text(passage, start, end)
        if found and not _GENERIC.fullmatch(found):
            return found
        return _joined(self._title(at), found)

    def _title(self, at: int) -> str:
        """What a passage stands under: a bold title above it in its list, or the heading."""
        passages = self._article.passages
        section = passages[at].section
        for above in range(at - 1, max(at - 9, -1), -1):
            passage = passages[above]
            if passage.section != section or passage.kind != "paragraph":
                break
            for first, last in passage.strong[:1]:
                if first < 4 and ":" not in passage.text[last - 1 : last + 1]:
                    return passage.text[first:last]
        return self._article.headings[section].text if section >= 0 else ""

    def _of_cell(self, passage: Passage) -> str:
        if self._cells is None:
            self._cells = {
                (p.table, p.row, p.column): p.text for p in self._article.passages if p.table >= 0
            }
        row = self._cells.get((passage.table, passage.row, 0), "") if passage.column > 0 else ""
        column = self._cells.get((passage.table, 0, passage.column), "") if passage.row > 0 else ""
        return _joined(row, column)

    def _of_prop(self, passage: Passage) -> str:
        if self._siblings is None:
            self._siblings = siblings(self._article)
        parent, key = split_path(passage.data_path)
        here = self._siblings.get(parent, {})
        name = next((here[k] for k in NAMES if k in here and k != key), "")
        return _joined(name, self._column(passage.data_path, key))

    def _column(self, path: str, key: str) -> str:
        """The head of the column that ``option2`` stands in, where the component has heads."""
        number = _INDEXED.search(key)
        if not number or self._siblings is None:
            return ""
        component = path.partition(".")[0]
        place = int(number[1] or number[2])
        for heads in _HEADS:
            texts = self._siblings.get(f"{component}.{heads}", {})
            if f"[{place}]" in texts:
                return texts[f"[{place}]"]
        return ""


def siblings(article: Article) -> dict[str, dict[str, str]]:
    """The strings of props and frontmatter by the path of their parent, then by key."""
    found: dict[str, dict[str, str]] = {}
    for passage in article.passages:
        if passage.kind in ("prop", "frontmatter"):
            parent, key = split_path(passage.data_path)
            found.setdefault(parent, {})[key] = passage.text
    return found


def split_path(path: str) -> tuple[str, str]:
    """A data path's parent and last step: ("Prices[0].items[2]", "price"); ("Box[0].pros", "[1]")."""
    dot, bracket = path.rfind("."), path.rfind("[")
    if bracket > dot:
        return path[:bracket], path[bracket:]
    return path[: max(dot, 0)], path[dot + 1 :]


def in_text(passage: Passage, start: int, end: int) -> str:
    """What the words around an amount name: a bold lead, "Entry:", the subject of "costs"."""
    text = passage.text
    lead = text[max(0, start - 110) : start]
    if named := _before_colon(lead):
        return named
    for first, last in reversed(passage.strong):
        if last > start or first > 2 or ":" not in text[last - 1 : last + 1]:
            continue
        between = text[last:start]
        if len(between) < 60 and not _SENTENCE_END.search(between) and not _DIGIT.search(between):
            return _tidy(text[first:last])
    if _ARTICLE_BEFORE.search(lead) and (noun := _BEHIND.match(text, end)):
        return _tidy(noun[1])
    clause = _CLAUSE.split(lead)[-1]
    verb = _VERB.search(" " + clause) or _JOINT.search(" " + clause)
    subject = clause[: max(verb.start() - 1, 0)] if verb else clause
    subject = subject.strip() + " "
    leading = _LEADING.match(subject)
    words = subject[leading.end() if leading else 0 :].split()
    return _tidy(" ".join(words[-6:]))


def _before_colon(lead: str) -> str:
    """The words before a colon that nothing but "about" parts from the amount."""
    colon = lead.rfind(":")
    if colon < 0 or not _ONLY_ABOUT.fullmatch(lead, colon + 1):
        return ""
    end = colon
    if lead[colon - 1 : colon] == ")":  # Botox (3 areas): the brackets belong to the name
        end = max(lead.rfind("(", 0, colon), 0)
    start = max(lead.rfind(stop, 0, end) for stop in ".!?;:(|\n")
    return _tidy(lead[start + 1 : colon]) if 2 < colon - start < 62 else ""


def _joined(first: str, second: str) -> str:
    first, second = _tidy(first), _tidy(second)
    return f"{first} · {second}" if first and second else first or second


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text.strip(" \n\t*_:：-–—•,.\"'“”()\ufffc"))[:80]
