"""Does a run with nothing to do, or with one changed article, cost more than it did?

    python -m bench.warm [--record]

Both are counted as in `bench.cold`, in instructions where that is possible, and given in multiples
of an interpreter that does nothing, so that machines compare. `warm.json` holds the figures that are
known: more than a tenth above them is exit code 1. ``--record`` writes them anew.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.cold import TOLERANCE, counter, environment, make_site

KNOWN = Path(__file__).with_name("warm.json")
ARTICLES = 80
AGE = 86_400  # seconds: the time of a file this old proves that it has not changed
CHECK = "from guidelint.cli import main; main(['check', '-q'])"
# Changes the article in every run, however often it is counted.
CHANGE = f"""
import os, time
with open("content/walk-3.mdx", "a") as file:
    file.write("\\nOne more line.\\n")
os.utime("content/walk-3.mdx", (time.time() - {AGE}, time.time() - {AGE}))
{CHECK}"""


def main() -> int:
    """Measure, compare or record, and say it in a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", action="store_true", help="write the figures to warm.json")
    arguments = parser.parse_args()
    way, count = counter()
    figures = measured(count)
    known = json.loads(KNOWN.read_text("utf-8")) if KNOWN.exists() else {}
    before = known.get(way, {})
    worse = False
    for name, figure in figures.items():
        change = figure / before[name] - 1 if name in before else 0.0
        worse = worse or change > TOLERANCE[way]
        print(f"{name:20}{figure:8.2f} x ({way})  {change:+7.1%}")
    if arguments.record:
        known[way] = {name: round(figure, 2) for name, figure in figures.items()}
        KNOWN.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", "utf-8")
        return 0
    if worse:
        print(f"more than {TOLERANCE[way]:.0%} above what warm.json knows", file=sys.stderr)
    return int(worse)


def measured(count: Callable[[list[str], Path], float]) -> dict[str, float]:
    """What both runs cost, in multiples of an interpreter that does nothing."""
    check, changed = ([sys.executable, "-c", code] for code in (CHECK, CHANGE))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        os.environ["GUIDELINT_CACHE_DIR"] = str(Path(folder) / "cache")
        make_site(root, ARTICLES)
        for path in root.rglob("*.mdx"):
            aged(path)
        for _ in range(2):
            subprocess.run(check, cwd=root, env=environment(), capture_output=True, check=False)
        bare = count([sys.executable, "-c", "pass"], root)
        return {
            "nothing changed": count(check, root) / bare,
            "one article changed": count(changed, root) / bare,
        }


def aged(path: Path) -> None:
    """Give a file a time that is beyond doubt."""
    os.utime(path, (time.time() - AGE, time.time() - AGE))


if __name__ == "__main__":
    sys.exit(main())
