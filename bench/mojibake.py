"""Repair of mojibake beside ftfy (if it is installed), on the same lines in one run.

    python bench/mojibake.py PAIRS.jsonl[.gz] [--limit N]

Each line of PAIRS is ``{"damaged": …, "truth": …}``. Prints the share of lines repaired exactly, of
lines changed into something else, and milliseconds a line.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from guidelint.mojibake import repair

Mend = Callable[[str], str]


def main() -> int:
    """Run all repairers on all pairs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    arguments = parser.parse_args()
    pairs = load(arguments.pairs)
    if arguments.limit:
        pairs = pairs[:: max(1, len(pairs) // arguments.limit)]
    print(f"{len(pairs)} lines {'exact':>20}{'wrong':>8}{'ms a line':>11}")
    for name, mend in repairers().items():
        print(f"{name:24} {measured(mend, pairs)}")
    return 0


def load(path: Path) -> list[tuple[str, str]]:
    """The pairs of a file, compressed or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    rows = [json.loads(line) for line in text.split("\n") if line]
    return [(row["damaged"], row["truth"]) for row in rows]


def repairers() -> dict[str, Mend]:
    """guidelint, and ftfy's two ways where it is installed."""
    found: dict[str, Mend] = {"guidelint": lambda text: repair(text).text}
    try:
        import ftfy
    except ModuleNotFoundError:
        print("(ftfy is not installed: pip install ftfy)")
        return found
    return {**found, "ftfy.fix_encoding": ftfy.fix_encoding, "ftfy.fix_text": ftfy.fix_text}


def measured(mend: Mend, pairs: list[tuple[str, str]]) -> str:
    """A row of the table."""
    exact = wrong = 0
    started = time.process_time()
    for damaged, truth in pairs:
        mended = mend(damaged)
        exact += mended == truth
        wrong += mended not in (truth, damaged)
    spent = (time.process_time() - started) * 1000 / len(pairs)
    return f"{exact / len(pairs):8.3f}{wrong / len(pairs):8.4f}{spent:11.2f}"


if __name__ == "__main__":
    sys.exit(main())
