"""Frontmatter that is not there, not seen, or cut off by a script.

What the site refuses to read is the reader's business (check `mdx`), and whether the values fit
a schema is the check `schema`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from guidelint.facts.local import Local
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Edit, Finding, Heading, Value
from guidelint.parse.slug import slugify
from guidelint.tuples import NamedTuple

_CUT = lazy_pattern(r"(?<![.!?…])(?:\.\.\.|…)\s*\Z")
_DANGLING = lazy_pattern(
    r"(?i)(?:\b(?:a|an|the|and|or|but|of|for|to|in|on|at|by|with|from|as|is|are|was|than|that|which"
    r"|your|our|their|its|into|about|without|vs|via)|(?<= )(?-i:[B-HJ-Z])|'re|’re|,|[-–—:;(&])\Z"
)
# Where a sentence is complete without a full stop: Korean and Japanese endings.
_COMPLETE = lazy_pattern(r"(?:[다요죠까니오음함]|です|ます|ました|ません)\Z")
_FIELD = lazy_pattern(r"(\w[\w-]*):(?:[ \t]+(\S.*?))?[ \t]*\Z")
_SEEN = 60  # passages searched for the uncut text: titles and teasers come from the start


class Options(NamedTuple):
    """`ask`: *ignored* (a block at the top that the site overlooks), *missing* (no frontmatter
    though a schema requires some), *in-body* (lines of it that a line of dashes makes a heading),
    *truncated* (a value of `keys` ends in an ellipsis).

    `at_least`: the length in characters from which a truncated value needs no further proof.
    """

    ask: Literal["ignored", "missing", "in-body", "truncated"]
    keys: tuple[str, ...] = ()
    at_least: int = 50


def check(article: Article, local: Local, options: Options) -> Iterator[Finding]:
    """One finding a block (`reason`, or `line` and `what`), article (`fields`) or value (`end`,
    `hint`)."""
    if options.ask == "ignored":
        return _ignored(article)
    if options.ask == "missing":
        return _missing(article, local)
    if options.ask == "in-body":
        return _in_body(article)
    return _truncated(article, options)


def _ignored(article: Article) -> Iterator[Finding]:
    for problem in article.problems:
        # TOML and JSON are for plain Markdown what its generator makes of them
        foreign = problem.kind == "frontmatter-foreign" and article.engine != "gfm"
        if problem.kind == "frontmatter-ignored" or foreign:
            yield Finding(
                problem.start,
                problem.end,
                {"reason": problem.reason},
                data_path="frontmatter",
                edits=problem.edits,
                reason="the block is lines of keys, and nothing but its fence keeps the site from it",
                safe=bool(problem.edits),
            )


def _missing(article: Article, local: Local) -> Iterator[Finding]:
    schema = local.settings.frontmatter
    required = (schema or {}).get("required") or ()
    if not required or article.frontmatter is not None:
        return
    if any(problem.kind.startswith("frontmatter-") for problem in article.problems):
        return
    first = re.compile(r"[\s\ufeff]*([^\r\n]*)").match(article.source)
    start, end = first.span(1) if first else (0, 0)
    fields = ", ".join(str(field) for field in required)
    yield Finding(start, end, {"fields": fields}, data_path="frontmatter")


def _in_body(article: Article) -> Iterator[Finding]:
    for heading, fields in fields_as_headings(article):
        here = all(_says(article.meta(key), text) for key, text in fields)
        key = fields[0][0]
        what = (
            "delete it and the dashes under it"
            if here
            else "move it above the --- that ends the frontmatter"
        )
        yield Finding(
            heading.start,
            heading.end,
            {"line": f"{key}: …", "what": what},
            data_path="body",
            edits=(Edit(heading.start, heading.end, ""),) if here else (),
            reason="the frontmatter says the same",
        )


def fields_as_headings(article: Article) -> Iterator[tuple[Heading, list[tuple[str, str]]]]:
    """Headings made of lines of frontmatter, each with its keys and the texts behind them.

    Only lines with a key that the article's frontmatter has too: “Note: bring cash” is a heading.
    """
    for heading in article.headings:
        if heading.depth != 2 or article.source[heading.start] == "#":  # not of several lines
            continue
        lines = article.source[heading.start : heading.end].splitlines()
        if len(lines) < 2:
            continue
        found = [_FIELD.match(line) for line in lines[:-1]]
        fields = [(match[1], match[2] or "") for match in found if match]
        if len(fields) == len(lines) - 1 and all(article.meta(key) for key, _ in fields):
            yield heading, fields


def _says(value: Value | None, text: str) -> bool:
    return value is not None and str(value.data) == text.strip("\"'")


def _truncated(article: Article, options: Options) -> Iterator[Finding]:
    for key in options.keys:
        value = article.meta(key)
        if value is None or value.kind != "string":
            continue
        cut = _CUT.search(value.data)
        if cut is None or _COMPLETE.search(value.data, 0, cut.start()):
            continue
        stem = value.data[: cut.start()].rstrip()
        uncut = _uncut(article, stem)
        if len(stem) < options.at_least and not uncut and not _DANGLING.search(stem):
            continue
        hint = f"; the whole may be “{uncut}”" if uncut else ""
        end = " ".join(value.data.split()[-4:])
        yield Finding(*text_span(value), {"end": end, "hint": hint}, data_path=f"frontmatter.{key}")


def _uncut(article: Article, stem: str) -> str:
    """The text that begins with `stem` and goes on: a heading, a paragraph, the file's name."""
    if len(stem) < 12:
        return ""
    for text in (
        *(heading.text for heading in article.headings[:3]),
        *(passage.text for passage in article.passages[:_SEEN] if passage.kind == "paragraph"),
    ):
        plain = " ".join(text.split())
        if plain.startswith(stem) and len(plain) > len(stem) + 3 and plain[len(stem)] not in ".…":
            sentence = re.compile(r".*?[.!?](?=\s|\Z)").match(plain, len(stem))
            return plain[: sentence.end()] if sentence else plain
    name = article.path.rpartition("/")[2].partition(".")[0]
    slug = slugify(stem)
    if name.startswith(f"{slug}-"):
        return f"{stem} {name[len(slug) + 1 :].replace('-', ' ')}"
    return ""


def text_span(value: Value) -> tuple[int, int]:
    """The span of a value without its quotes, where it stands on one line as it is."""
    if value.kind != "string" or len(value.breaks) != 1 or not value.data:
        return value.start, value.end
    start = value.breaks[0][1]
    return start, start + len(value.data)
