"""How fast articles are read: MB/s over a folder, and time on hostile inputs of growing size.

    NODE_PATH=…/node_modules python bench/parse.py FOLDER

Beside our time stands that of the official parser on the same files, if node, @mdx-js/mdx and
remark-gfm are there, and that of the PyPI package mdast (markdown-rs), its JSON decoded, if it
is installed. Without a folder only the hostile inputs are timed.

For each hostile input the last column says by how much the time grew when the size grew
tenfold: about 10 is linear, 100 would be quadratic.
"""

from __future__ import annotations

import gc
import importlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from guidelint.parse import frontmatter, inlines, read
from guidelint.parse.blocks import read_blocks
from guidelint.text import Text, decode, line_index

RUST_OPTIONS = dict.fromkeys(
    (
        *("frontmatter", "gfm_autolink_literal", "gfm_label_start_footnote"),
        *("gfm_footnote_definition", "gfm_strikethrough", "gfm_table", "gfm_task_list_item"),
        *("mdx_esm", "mdx_expression_flow", "mdx_expression_text", "mdx_jsx_flow", "mdx_jsx_text"),
    ),
    True,
) | dict.fromkeys(("autolink", "code_indented", "html_flow", "html_text"), False)
SMALL, LARGE = 2_000, 20_000

HOSTILE = {
    "open brackets": "[",
    "images in images": "![a",
    "links never finished": "[a](b ",
    "titles never finished": "[a](b (",
    "less than": "<",
    "tags in tags": "<a>",
    "tags never finished": "<a b='",
    "comments never finished": "<!-- ",
    "comments never finished, >": "<!-- >",
    "instructions never finished": "a <? ",
    "block tags": "<a>\n",
    "block tags never finished": "<a b=\n",
    "braces": "{",
    "braces on lines": "{\n",
    "braces in props": "<a b={",
    "brackets in braces": "{[",
    "opening emphasis": "*a ",
    "emphasis both ways": "*a** ",
    "underscores": "a_b__c ",
    "tildes": "~a ~~b ",
    "backticks": "`a``b",
    "quotes in quotes": "> ",
    "quotes and text": "> a\n",
    "lists in lists": "- ",
    "deeper lines": "  - a\n",
    "addresses": "https://a.b/",
    "dots": "www.a.b....",
    "mail": "a@b.",
    "entities": "&amp;&",
    "escapes": "\\",
    "pipes": "|",
    "table rows": "| a | b |\n|---|---|\n",
    "dashes": "-",
    "definitions": "[a]: b\n",
    "footnotes": "[^a]: b\n",
    "fences": "```\na\n",
    "closing tags": "</a>",
    "imports": "import a from 'b'\n\n",
    "exports never finished": "export const a = {\n\n",
    "carriage returns": "a\r",
    "zeros": "\0",
    "props": "<a " + "b='c' " * 3 + "/>\n",
    "late addresses": "[ https://a.b c@d.ef ",
    "dollar": "${a} ",
    "conflicts": "```\n<<<<<<< a\n```\n",
}


def seconds(source: str, engine: str = "mdx") -> float:
    """The processor time of one reading."""
    start = time.process_time()
    read(Text(source), engine=engine, frontmatter=False)
    return time.process_time() - start


def folder(path: Path) -> None:
    """Read all articles of a folder in one process, and again as others read them."""
    files = sorted(p for p in path.rglob("*") if p.suffix in (".md", ".mdx") and p.is_file())
    data = [p.read_bytes() for p in files]
    size = sum(map(len, data)) / 1e6
    print(f"{len(files)} files, {size:.1f} MB; processor time in one process")
    ours = _best(lambda: _drop(read(decode(one)) for one in data))
    _say("guidelint", size, ours, ours)
    known = parts(data)
    known["pairs of tags, views"] = ours - sum(known.values())
    for part, used in known.items():
        print(f"    of which {part:26}{used:6.2f} s")
    official = official_parser(files)
    if official is not None:
        _say("@mdx-js/mdx", size, official, ours)
    rust = rust_parser(data)
    if rust is not None:
        _say("mdast (markdown-rs)", size, rust, ours)


def _drop(results: Iterable[object]) -> None:
    """Work one result after the other off, as a linter does, and keep none."""
    for _ in results:
        pass


def _best(work: Callable[[], object]) -> float:
    """The shortest processor time of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _say(name: str, size: float, used: float, ours: float) -> None:
    rate = size / max(used, 1e-9)
    print(f"{name:22}{used:8.2f} s{rate:8.2f} MB/s{used / max(ours, 1e-9):8.1f} times ours")


def parts(data: list[bytes]) -> dict[str, float]:
    """Where the time goes: each stage of `read`, timed on its own."""
    texts = [decode(one) for one in data]
    fronts = _best(lambda: _drop(frontmatter.read(text.source) for text in texts))
    lines = _best(lambda: _drop(line_index(text.source) for text in texts))
    bodies = []
    for text in texts:
        block = frontmatter.read(text.source)[0]
        bodies.append((text.source, block.content_start if block else 0, text.lines.starts))
    blocks = _best(lambda: _drop(read_blocks(*one, mdx=True) for one in bodies))

    read_all = [(one[0], read_blocks(*one, mdx=True)) for one in bodies]

    def all_inlines() -> None:
        for _, body in read_all:
            for leaf in body.leaves:
                copied = leaf.offsets is not None
                inlines.read(leaf.source, leaf.start, leaf.end, body.names, copied=copied)

    texts_read = _best(all_inlines)
    return {
        "decoding": _best(lambda: _drop(decode(one) for one in data)),
        "line index": lines,
        "frontmatter": fronts,
        "blocks, tags and props": blocks,
        "text in paragraphs": texts_read,
    }


def official_parser(files: list[Path]) -> float | None:
    """Seconds that @mdx-js/mdx takes; None where it is not there."""
    node = shutil.which("node")
    if node is None:
        return None
    script = Path(__file__).with_name("parse_mdx.mjs")
    names = "\n".join(str(path.resolve()) for path in files)
    run = subprocess.run([node, script], input=names, capture_output=True, text=True, check=False)
    if run.returncode:
        print("@mdx-js/mdx: not found; set NODE_PATH")
        return None
    return float(json.loads(run.stdout)["milliseconds"]) / 1e3


def rust_parser(data: list[bytes]) -> float | None:
    """Seconds that mdast takes, its JSON decoded; None where it is not installed."""
    try:
        mdast = importlib.import_module("mdast")
    except ImportError:
        return None
    options = mdast.ParseOptions(**RUST_OPTIONS)
    texts = [one.decode("utf-8", "replace") for one in data]

    def work() -> None:
        for text in texts:
            try:
                json.loads(mdast.md_to_json(text, options))
            except BaseException as error:  # it stops at errors, and panics on odd input
                if isinstance(error, KeyboardInterrupt):
                    raise

    return _best(work)


def hostile() -> None:
    """Time hostile inputs of two sizes; the collector of garbage would count the heap, not us."""
    gc.disable()
    for engine in ("mdx", "gfm"):
        for name, piece in HOSTILE.items():
            small = seconds(piece * (SMALL), engine)
            large = seconds(piece * (LARGE), engine)
            print(f"{engine:4}{name:28}{large * 1e3:9.0f} ms{large / max(small, 1e-4):8.1f}")
            gc.collect()


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        folder(Path(argument))
    hostile()
