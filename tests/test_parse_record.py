"""The record of `guidelint parse`: plain JSON, in code points of the original file."""

from __future__ import annotations

import json

from guidelint.parse import read
from guidelint.parse.record import record
from guidelint.text import Text, decode


def test_a_whole_record() -> None:
    source = (
        "---\ntitle: A\ntags: [b]\n---\n\nimport X from 'x'\n\n# Héllo 😀\n\n"
        '<Card price="₩5" list={[1, 2.5]} open {...rest} />\n\n{/* c */}\n\n'
        "[t](u)\n\n```js\n```\n"
    )
    got = record(read(Text(source), "a/b.mdx"))
    assert json.loads(json.dumps(got)) == got
    assert list(got) == [
        "path",
        "ok",
        "error",
        "frontmatter",
        "content_start",
        "components",
        "headings",
        "links",
        "code_blocks",
        "esm",
        "expressions",
    ]
    assert (got["path"], got["ok"], got["error"]) == ("a/b.mdx", True, None)
    assert got["frontmatter"] == {"keys": ["title", "tags"], "data": {"title": "A", "tags": ["b"]}}
    assert got["content_start"]["line"] == 5
    (card,) = got["components"]
    assert card["start"] == {"line": 10, "col": 1, "offset": source.index("<Card")}
    assert card["props"] == [
        {"name": "price", "kind": "string", "value": "₩5", "pure": True},
        {"name": "list", "kind": "expression", "value": [1, 2.5], "pure": True},
        {"name": "open", "kind": "boolean", "value": True, "pure": True},
        {"name": None, "kind": "spread", "value": {"$expr": "...rest"}, "pure": False},
    ]
    assert got["headings"] == [{"depth": 1, "text": "Héllo 😀", "slug": "héllo-", "line": 8}]
    assert got["links"] == [{"kind": "link", "url": "u", "text": "t", "line": 14}]
    assert got["code_blocks"] == [{"start_line": 16, "end_line": 17, "lang": "js"}]
    assert got["esm"] == [{"line": 6}]
    assert got["expressions"] == [{"line": 12, "source": "/* c */"}]


def test_an_error() -> None:
    got = record(read(Text("a\n\nb <5"), "x.mdx"))
    assert got["ok"] is False
    assert (got["error"]["line"], got["error"]["column"]) == (3, 4)
    assert got["error"]["rule"] == "unexpected-character"
    assert got["error"]["related"]["start"] == {"line": 3, "col": 3, "offset": 5}


def test_a_tag_left_open_has_a_place_but_no_line() -> None:
    error = record(read(Text("a\n\n<B>"), "x.mdx"))["error"]
    assert error["line"] is None
    assert error["related"]["start"]["line"] == 3


def test_special_numbers_and_lone_surrogates() -> None:
    got = record(read(Text('<A b={[1e999, -1e999]} c={"\\ud83d"} />'), "x.mdx"))
    values = [prop["value"] for prop in got["components"][0]["props"]]
    assert values == [[{"$number": "Infinity"}, {"$number": "-Infinity"}], "\ud83d"]


def test_bytes_that_are_no_text_are_shown_as_such() -> None:
    got = record(read(decode(b"# A \xff\n\n<B c='\xff' />"), "x.mdx"))
    assert got["headings"][0]["text"] == "A \ufffd"
    assert got["components"][0]["props"][0]["value"] == "\ufffd"
