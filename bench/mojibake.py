"""Repair of mojibake beside ftfy (if it is installed), on the same lines in one run.

    python bench/mojibake.py [PAIRS.jsonl[.gz]] [--limit N] [--articles FOLDER]

Each line of PAIRS is ``{"damaged": …, "truth": …}``. Prints the share of lines repaired exactly, of
lines changed into something else, and milliseconds a line. Then what clean text costs: articles
of 20,000 characters in English, English with Korean, and Korean, and those of a folder.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from guidelint.mojibake import repair

Mend = Callable[[str], str]

_SIZE = 20_000  # characters: a long article
_CLEAN = {
    "English, ASCII": "The market opens at five. Crab is 80,000 won a plate, rice is free.",
    "English with Korean": "The market (항구 시장) opens at five — crab is ₩80,000 a plate… 🦀",
    "Korean": "항구 시장은 새벽 다섯 시에 문을 열고, 대게는 한 접시에 ₩80,000입니다. 🦀",
}


def main() -> int:
    """Run all repairers on all pairs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path, nargs="?")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--articles", type=Path)
    arguments = parser.parse_args()
    if arguments.pairs:
        pairs = load(arguments.pairs)
        if arguments.limit:
            pairs = pairs[:: max(1, len(pairs) // arguments.limit)]
        print(f"{len(pairs)} lines {'exact':>20}{'wrong':>8}{'ms a line':>11}")
        for name, mend in repairers().items():
            print(f"{name:24} {measured(mend, pairs)}")
    print(f"clean articles {'median ms':>20}{'max ms':>9}")
    for name, texts in clean(arguments.articles).items():
        print(f"{name:24} {costs(texts)}")
    return 0


def clean(folder: Path | None) -> dict[str, list[str]]:
    """Clean articles by kind; those of `folder` too, if they can be read."""
    found = {name: [(line + "\n\n") * (_SIZE // len(line))] * 20 for name, line in _CLEAN.items()}
    if folder:
        paths = [path for path in folder.rglob("*.md*") if path.is_file()]
        found[folder.name] = [path.read_text("utf-8", "replace") for path in paths]
    return found


def costs(texts: list[str]) -> str:
    """A row of the table of clean articles."""
    repair(texts[0])
    spent = []
    for text in texts:
        started = time.process_time()
        repair(text)
        spent.append((time.process_time() - started) * 1000)
    return f"{statistics.median(spent):10.3f}{max(spent):9.2f}"


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
