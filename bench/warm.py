"""Does a run with nothing to do, or with one changed article (named or not), cost more than it did?

    python -m bench.warm [--record]

All are counted as in `bench.cold`, in instructions where that is possible, and given in multiples
of an interpreter that does nothing, so that machines compare. `warm.json` holds the figures that are
known: more than a tenth above them is exit code 1. ``--record`` writes them anew.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.cold import counter, environment, make_site
from bench.guard import judged, recording

KNOWN = Path(__file__).with_name("warm.json")
ARTICLES = 80
AGE = 86_400  # seconds: the time of a file this old proves that it has not changed
CHECK = "from guidelint.cli import main; main(['check', '-q'])"
NAMED = "from guidelint.cli import main; main(['check', '-q', 'content/walk-3.mdx'])"
# Changes the article in every run, however often it is counted.
CHANGE = f"""
import os, time
with open("content/walk-3.mdx", "a") as file:
    file.write("\\nOne more line.\\n")
os.utime("content/walk-3.mdx", (time.time() - {AGE}, time.time() - {AGE}))
"""


def main() -> int:
    """Measure, compare or record, and say it in a table."""
    record = recording(__doc__, KNOWN)
    way, count = counter()
    return judged(measured(count), "x", KNOWN, way, record=record)


def measured(count: Callable[[list[str], Path], float]) -> dict[str, float]:
    """What the runs cost, in multiples of an interpreter that does nothing."""
    codes = (CHECK, CHANGE + CHECK, CHANGE + NAMED)
    check, changed, named = ([sys.executable, "-c", code] for code in codes)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        os.environ["GUIDELINT_CACHE_DIR"] = str(Path(folder) / "cache")
        make_site(root, ARTICLES)
        for path in root.rglob("*.mdx"):
            aged(path)
        for words in (check, named, check):
            subprocess.run(words, cwd=root, env=environment(), capture_output=True, check=False)
        bare = count([sys.executable, "-c", "pass"], root)
        return {
            "nothing changed": count(check, root) / bare,
            "one article changed": count(changed, root) / bare,
            "the same, named": count(named, root) / bare,
        }


def aged(path: Path) -> None:
    """Give a file a time that is beyond doubt."""
    os.utime(path, (time.time() - AGE, time.time() - AGE))


if __name__ == "__main__":
    sys.exit(main())
