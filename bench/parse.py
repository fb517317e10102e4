"""How fast articles are read: MB/s over a folder, and time on hostile inputs of growing size.

    python bench/parse.py FOLDER

For each hostile input the last column says by how much the time grew when the size grew
tenfold: about 10 is linear, 100 would be quadratic.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from guidelint.parse import read
from guidelint.text import Text, decode

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
    """Read all articles of a folder in one process."""
    files = sorted(p for p in path.rglob("*") if p.suffix in (".md", ".mdx") and p.is_file())
    data = [p.read_bytes() for p in files]
    start = time.process_time()
    for one in data:
        read(decode(one))
    used = time.process_time() - start
    size = sum(map(len, data)) / 1e6
    print(f"{len(files)} files, {size:.1f} MB, {used:.2f} s, {size / max(used, 1e-9):.1f} MB/s")


def hostile() -> None:
    """Time hostile inputs of two sizes."""
    for engine in ("mdx", "gfm"):
        for name, piece in HOSTILE.items():
            small = seconds(piece * (SMALL), engine)
            large = seconds(piece * (LARGE), engine)
            print(f"{engine:4}{name:28}{large * 1e3:9.0f} ms{large / max(small, 1e-4):8.1f}")


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        folder(Path(argument))
    hostile()
