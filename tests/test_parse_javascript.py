"""Expressions in braces, imports and exports: accepted where the official parser accepts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint.parse.javascript import Braces, JsError, read_braces, read_esm


def read(code: str, mode: str = "value") -> Braces:
    return read_braces(code, 0, len(code), mode)


def error(code: str, mode: str = "value") -> JsError:
    found = read(code, mode)
    assert found.error is not None, code
    assert (found.end, found.value) == (-1, None)
    return found.error


def line(code: str, offset: int) -> int:
    return code.count("\n", 0, offset) + 1


# --- where braces end -------------------------------------------------------------------------

ENDS = [
    ("{1}", 3),
    ("{1}}", 3),
    ("{1} {2}", 3),
    ("{ {a: {b: [{}]}} } }", 18),
    ('{"}"} }', 5),
    ("{'{'}", 5),
    ("{`}`}", 5),
    ("{`${`}`}}`} }", 11),
    ("{/}/} }", 5),
    ("{/[/}]/.test(a)} }", 16),
    ("{a / b} / }", 7),
    ("{1 /* } */} }", 11),
    ("{1 // }\n} }", 9),
    ("{<b>{'}'}</b>} }", 14),
    ('{<b c="}" d={"}"}/>} }', 20),
    ("{() => { return {} }} }", 21),
    ("{class { a = 1 }} }", 17),
    ("{a\n\n}", 5),
    ("{#!/bin/sh\n1}", 13),
]


@pytest.mark.parametrize(("code", "end"), ENDS)
def test_the_brace_that_ends_an_expression(code: str, end: int) -> None:
    assert read(code).end == end


@pytest.mark.parametrize("code", ["{}", "{ \n }", "{/* } */}", "{// }\n}", "{/* a */ /* b */}"])
def test_text_may_hold_a_comment_but_a_prop_needs_a_value(code: str) -> None:
    found = read(code, "text")
    assert (found.end, found.value, found.comment, found.error) == (len(code), None, True, None)
    assert error(code).kind == "empty-expression"
    assert error(code, "spread").kind == "spread"


def test_a_line_comment_must_not_swallow_the_brace() -> None:
    assert error("{// a }", "text").offset == 6
    assert error("{1 // a }").kind == "text-after-value"


def test_nothing_from_the_limit_on_is_looked_at() -> None:
    source = "x {[1,\n2]} y"
    assert read_braces(source, 2, 10, "text").end == 10
    refused = read_braces(source, 2, 9, "text").error
    assert refused is not None
    assert (refused.kind, refused.offset, refused.start) == ("brace-not-closed", 9, 2)


# --- what is valid ----------------------------------------------------------------------------

VALID = r"""
a ? b : c ? d : e
a ?? (b || c)
(a ?? b) && c
a?.b?.[c]?.(d).e
new Foo(...a).b
(-a) ** b ** -c
async () => { for await (const a of b) await a }
({a, b: [c, ...d], ["e"]: f = 1, ...g}) => a
({a = 1, b: {c = 2}} = d)
[a, , b = 1, ...[c]] = d
async ({a}, [b]) => a
async
let_ = yield_
function* f(a, {b} = {}) { yield* a; return yield }
class A extends B { #a = 1; static #b() {} get c() { return #a in this } static { this.d = 1 } }
({ get a() { return 1 }, set a(b) {}, async *c() {}, get: 1, async: 2, static: 3 })
tag`\u{nothing}`
`a${b}c${`d${e}`}`
/(?<year>[0-9]{4})-\k<year>/u.test(a) / 2
/[\]/]+/gi
<></>
<a.b.c d:e="f" g-h='i' {...j} k={l}>m &amp; n {/* o */} <p/>{q}</a.b.c>
<a b=<c/>/>
cond && <a>{b.map((c) => <d key={c}>{c}</d>)}</a>
await a
import("a")
import.meta.url
한글 + ñ + \u0061b
0b11 + 0o17 + 0xF_F + 1_0.5e-3 + .5 + 1n
() => { a: for (;;) { if (b) continue a; else break } }
() => { switch (a) { case 1: let b; default: { let b } } }
() => { try { a } catch { b } finally { c } }
() => { if (a) /b/.c; return <d/> }
""".strip("\n").split("\n")
VALID.append("() => { let a = 1\nb++\nreturn\na }")


@pytest.mark.parametrize("code", VALID)
def test_valid_expressions(code: str) -> None:
    found = read(f"{{{code}}}")
    assert (found.end, found.error) == (len(code) + 2, None)
    assert found.value is not None
    assert (found.value.kind, found.value.data) == ("source", code)


INVALID = r"""
a b
a,
{a: 1
₩5
#intro
1.toString()
017
"\11"
"\8"
`\u{nothing}`
a ?? b || c
-a ** b
a?.b = 1
a?.b`c`
a() = 1
[a + 1] = b
({a: 1} = b)
({a = 1})
({__proto__: a, __proto__: b})
(a, b) = 1
() => {} ()
(a, a) => 1
(a = await b) => 1
async (await) => 1
function f() { let a; var a }
function f(a) { let a }
function f(a = 1) { "use strict" }
function f() { break }
function f() { a: a: ; }
function f() { if (a) function b() {} }
function f() { const a }
function f() { for (let a = 1 of b) ; }
function f() { with (a) b }
function f() { yield a b }
class { constructor() {} constructor() {} }
class { m() { this.#a } }
class { m() { super() } }
class { get a(b) {} }
class { a = arguments }
() => { import a from "b" }
eval = 1
let
enum
package
delete a
new.target
super.a
return
new a?.b
import(a, b)
/(/
/a/gg
/(?<a>.)(?<a>.)/
/[b-a]/
/\k<a>(?<b>.)/
<a>
<a></b>
<a/><b/>
<a b={}/>
<a b=c/>
<a>></a>
<!-- a -->
"a
/* a
""".strip("\n").split("\n")
INVALID.append("([a])\n=> 1")


@pytest.mark.parametrize("code", INVALID)
def test_invalid_expressions(code: str) -> None:
    assert read(f"{{{code}}}").end == -1


SPREADS = [
    "{...a}",
    "{ ...a, }",
    "{...{a: 1}}",
    "{...(a ? b : {})}",
    "{...f(a) /* } */}",
    "{...a // b\n}",
]


@pytest.mark.parametrize("code", SPREADS)
def test_spreads(code: str) -> None:
    found = read(code, "spread")
    assert (found.end, found.error) == (len(code), None)
    assert found.value is not None
    assert found.value.data == code[1:-1]


@pytest.mark.parametrize(
    "code", ["{a}", "{...a, ...b}", "{...a, b}", "{a: 1}", "{...a b}", "{...{a = 1}}", "{...}"]
)
def test_braces_in_a_tag_hold_one_spread(code: str) -> None:
    assert read(code, "spread").end == -1
    assert read(code, "value").end == (3 if code == "{a}" else -1)


# --- values -----------------------------------------------------------------------------------


def test_what_only_the_grammar_can_read_is_still_data() -> None:
    found = read("{[-(1), ((`a`)), {b: +2}]}").value
    assert found is not None
    assert found.pure
    assert found.plain() == [-1, "a", {"b": 2}]


def test_the_texts_in_a_value_that_is_no_literal() -> None:
    code = '{[{ name: "Cut", icon: <Icon/>, ...rest }, more, "x"]}'
    found = read(code).value
    assert found is not None
    assert (found.kind, found.pure, found.plain()) == ("source", False, {"$expr": code[1:-1]})
    texts = [
        (path, code[inner.start : inner.end])
        for path, inner in found.walk("items")
        if inner.kind == "string"
    ]
    assert texts == [("items[0].name", '"Cut"'), ("items[2]", '"x"')]


def test_source_is_what_mdx_hands_to_javascript() -> None:
    found = read("{\n    a\n  }").value
    assert found is not None
    assert found.data == "\n  a\n"


# --- complaints -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "reported"),
    [
        ('{[\n"a",\n"b\n]}\n', 3),  # where the text begins
        ('{[\n{a: "b" c: 1},\n{d: 2}\n]}', 2),
        ("{[\n1,\n2\n}\n\n}", 4),  # the first that does not fit
        ("{f(\n1\n}", 3),
        ("{(\n1\n\n", 4),  # no brace at all: the end
        ("{[1,\n{}\n\ntext", 2),  # up to the last brace
        ("{`a\n}\nb", 1),
        ("{a\n/* } ", 2),
        ("{a =>\n\n}", 3),
    ],
)
def test_the_line_the_official_parser_reports(code: str, reported: int) -> None:
    assert line(code, error(code).offset) == reported


CAUSES = [
    ('{[{a: "x, b: "y"}]}', "string-not-closed", '"x'),
    ('{[{a: x y", b: "z"}]}', "string-not-closed", 'x y"'),
    ('{[{a: ₩5,000", b: "z"}]}', "string-not-closed", '₩5,000"'),
    ('{["a", b", "c"]}', "string-not-closed", 'b"'),
    ('{{a: "x\n}}', "string-not-closed", '"x'),
    ('{[{a: "x”, b: "y"}]}', "smart-quote", "”"),
    ("{[{a: “x”}]}", "smart-quote", "“x”"),
    ('{"price \\11,000"}', "bad-escape", "\\11"),
    ('{["a", "\\u12"]}', "bad-escape", "\\u12"),
    ('{"say "hi" now"}', "text-after-value", "hi"),
    ('{[{a: "x" b: "y"}]}', "text-after-value", "b"),
    ("{a b}", "text-after-value", "b"),
    ("{[`a, b]}", "template-not-closed", "`a, b]"),
    ("{[1, (2]}", "js-syntax", "]"),
    ("{f({a: 1}}", "js-syntax", "("),
    ("{f(() => {a}}", "js-syntax", "("),
    ("{[1, {a: 2}}", "js-syntax", "["),
    ("{(a}", "js-syntax", "("),
    ("{[{a: [1}]}", "js-syntax", "}"),
    ("{a +}", "js-syntax", "+"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "kind", "cause"), CAUSES)
def test_the_cause_is_pointed_at(code: str, kind: str, cause: str) -> None:
    found = error(code)
    assert (found.kind, code[found.start : found.end]) == (kind, cause)


# --- imports and exports ----------------------------------------------------------------------

MODULES = [
    'import a, {b as c, default as d} from "e"',
    'import * as a from "b"; import "c"',
    "export const {a, b: [c]} = d, e = 1",
    "export default function () {}",
    "export default ({children}) => <b>{children}</b>",
    'export * as a from "b"; export {c as "d e"} from "f"',
    'export {a} from "b"',
    "export async function* a() { await 1 }",
    "export class A { static b = 1 }",
]


@pytest.mark.parametrize("code", MODULES)
def test_modules(code: str) -> None:
    found = read_esm(code + "\n\ntext", 0, len(code) + 6)
    assert (found.ok, found.end) == (True, len(code))


@pytest.mark.parametrize(
    "code",
    [
        "export of goods",
        "import the goods",
        "export const a",
        "export {a}",
        "export const a = 1\nalert(a)",
        'import a from "b"\nconst a = 1',
        'import {a, a} from "b"',
        'import {if} from "a"',
        "export default 1\nexport default 2",
        "export {eval}",
        'import a from "b" with {type: "json"}',
        "export const a = 1 as const",
        "export type A = string",
    ],
)
def test_no_modules(code: str) -> None:
    found = read_esm(code, 0, len(code))
    assert not found.ok
    assert found.error is not None
    assert found.error.kind == "esm"


ACROSS_BLANK_LINES = [
    "export const a = {\n\n  b: 1\n\n}",
    "export const a = (\n  <b>\n\n    text\n\n  </b>\n)",
    "export const a = `b\n\nc`",
    "export const a =\n\n1",
    "export const c = 1 /* b\n\n*/",
    'export {a}\n\nimport a from "b"',
    "export function a() {\r\n\r\n  return 1\r\n\r\n}",
    'import a from\n \t\n"b"',
]


@pytest.mark.parametrize("code", ACROSS_BLANK_LINES)
def test_code_goes_on_over_blank_lines_while_it_is_incomplete(code: str) -> None:
    source = f"{code}\n\ntext (here"
    found = read_esm(source, 0, len(source))
    assert (found.ok, found.end) == (True, len(code))


def test_incomplete_means_that_more_lines_may_help() -> None:
    assert read_esm("export const a = [", 0, 18).incomplete
    assert not read_esm("export const a = [b c,", 0, 22).incomplete
    assert not read_esm("export of goods", 0, 15).incomplete


def test_names_are_imported_once_in_an_article() -> None:
    first = read_esm('import a, {b as c} from "d"', 0, 27)
    assert first.names == ("a", "c")
    again = 'import {c} from "e"'
    assert not read_esm(again, 0, len(again), first.names).ok
    assert read_esm("export {c}", 0, 10, first.names).ok


# --- wild input -------------------------------------------------------------------------------

DEEP = ["[", "{a: ", "(", "`${", "<a>", "<a b={", "() => ", "!", "a ? ", "f(", "/(", "a = "]


@pytest.mark.parametrize("piece", DEEP)
@pytest.mark.parametrize("mode", ["text", "value", "spread"])
def test_deep_nesting_is_refused_not_a_crash(piece: str, mode: str) -> None:
    code = "{" + piece * 5000 + "}"
    assert error(code, mode).start >= 0
    assert not read_esm("export default " + piece * 5000, 0, 15 + len(piece) * 5000).ok


@pytest.mark.parametrize("piece", ["a + ", "a.", "a, ", "a || ", "f``\n.", "<a/>, "])
def test_long_chains_are_read(piece: str) -> None:
    assert read("{" + piece * 5000 + "a}").end == len(piece) * 5000 + 3


TOKENS = [
    "a", "await", "async", "yield", "let", "of", "get", "1", '"s"', "`", "${", "'", '"', "/", "/*", "*/", "//", "\n",
    "(", ")", "[", "]", "{", "}", "<", ">", "</", "<a>", "</a>", "=", "=>", "...", ",", ";", ":", "?", "?.", "??", "+",
    "++", "!", "#a", "@", "\\", "\\u0061", "function", "class", "new", "super", "this", "return", "import", "export",
    "for", "in", "if", "else", "“", "₩", "\u2028", "\ufeff", "\ud83d", "한", "😀", "\0", " ",
]  # fmt: skip


@given(st.lists(st.sampled_from(TOKENS), max_size=25), st.sampled_from(["text", "value", "spread"]))
def test_any_text_in_braces_is_read_or_refused(tokens: list[str], mode: str) -> None:
    source = "{" + "".join(tokens) + "}"
    found = read(source, mode)
    if found.error is None:
        assert source[found.end - 1] == "}"
        assert found.comment == (found.value is None)
        assert read_braces(source, 0, found.end, mode).end == found.end  # nothing after it mattered
        return
    assert found.end == -1
    assert 1 <= found.error.offset <= len(source)
    assert 0 <= found.error.start <= found.error.end <= len(source)
    assert found.error.reason


@given(st.lists(st.sampled_from([*TOKENS, "\n\n", " from ", "const "]), max_size=25))
def test_any_text_after_export_is_read_or_refused(tokens: list[str]) -> None:
    source = "export " + "".join(tokens)
    found = read_esm(source, 0, len(source))
    assert found.ok == (found.error is None)
    if found.ok:
        assert source[found.end :].lstrip(" \t")[:1] in ("", "\n", "\r")
        assert read_esm(source, 0, found.end).ok
