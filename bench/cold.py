"""Does a cold run cost more than it did? Instructions, not seconds: the same on a busy machine.

    python -m bench.cold [--record]

A run on a few made-up articles and one on ten times as many give what a hundred articles cost and
what the start costs. Both are counted in instructions (by ``perf`` or ``valgrind``; where there is neither,
in seconds) and divided by those of a fixed loop under the same Python, so that the figures of
another machine compare. `cold.json` holds the figures that are known, for the pure and the compiled
reader apart: more than a tenth above them is exit code 1. ``--record`` writes them anew.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.guard import judged, recording

KNOWN = Path(__file__).with_name("cold.json")
FEW, MANY = 8, 80  # articles
LOOP = "sum(len(str(n)) for n in range(1_000_000))"

ARTICLE = (
    """---
title: "Harbour walk {n}: piers, soup and the night tram"
date: 2026-01-{day:02d}
excerpt: "What to see, eat and pay between pier {n} and the fish market."
category: Walks
tags: ["harbour", "food"]
readTime: "6 min"
---

# Harbour walk {n}

The walk starts at **pier {n}** and ends, about *two hours* later, at the fish market. Bring a coat:
the wind there is cold, and the [tram](/walks/walk-{other}#what-it-costs) does not run after eleven.

<Note type="tip" title="Before you go">
  Buy the day pass (₩{pass_price:,}, about ${dollars}) at the kiosk; it covers trams **and** ferries.
</Note>

## What it costs

| What | Price | For |
| --- | ---: | --- |
| Ferry | ₩{ferry:,} | one way |
| Soup at the pier | ₩9,000–₩12,000 | a bowl |
| Lockers | ₩2,000 | four hours |

<PriceTable
  title="Boats"
  items={{[
    {{ name: "Small boat", price: "₩{boat:,}", note: "up to 4 people" }},
    {{ name: "Large boat", price: "₩{large:,}", note: "it's for 12", icon: "⛵" }},
  ]}}
/>

### Where the soup is

1. Leave the station by exit {day} and walk *towards* the water.
2. Pass the `old crane` and the two warehouses; the third door is the kitchen.
   - It is open from 10:00 to 21:30, closed on Mondays.
   - A bowl and rice are ₩{soup:,}; cards are taken.
3. Sit where you like — nobody minds.

> “You can't miss it,” says everyone, and then everyone does. Ask at the kiosk, or call
> +82 51-{n:03d}-{day:04d} before six.

{{/* the crane is painted again in spring */}}

## If something happens

Call 112 for the police and 119 for the fire service. The clinic at pier {n} is open day and night
and treats visitors; a first visit is ₩{clinic:,}. This is no medical advice.

"""
    + "The market began as a row of carts, and some of its stalls still have wheels. " * 12
)


def main() -> int:
    """Measure, compare or record, and say it in a table."""
    record = recording(__doc__, KNOWN)
    way, count = counter()
    build = "compiled" if compiled() else "pure"
    return judged(measured(count), "loops", KNOWN, way, build, record=record)


def measured(count: Callable[[list[str], Path], float]) -> dict[str, float]:
    """What the start and a hundred articles cost, in loops."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        check = [sys.executable, "-m", "guidelint", "check", "-q", "--no-cache", "-j1", "."]
        for name, number in (("few", FEW), ("many", MANY)):
            make_site(root / name, number)
            subprocess.run(check, cwd=root / name, env=environment(), capture_output=True)
        few, many = count(check, root / "few"), count(check, root / "many")
        bare = count([sys.executable, "-c", "pass"], root)
        loop = count([sys.executable, "-c", LOOP], root) - bare
    article = (many - few) / (MANY - FEW)
    return {"start": (few - FEW * article) / loop, "100 articles": 100 * article / loop}


def make_site(root: Path, number: int) -> None:
    """A site of `number` articles."""
    folder = root / "content"
    folder.mkdir(parents=True)
    (root / ".git").mkdir()
    for n in range(1, number + 1):
        text = ARTICLE.format(
            n=n, other=n % number + 1, day=n % 28 + 1, pass_price=9_000 + 100 * n, dollars=7,
            ferry=1_000 * n + 500, boat=30_000 + 1_000 * n, large=90_000 + 1_000 * n,
            soup=9_000 + 50 * n, clinic=20_000 + 500 * n,
        )  # fmt: skip
        (folder / f"walk-{n}.mdx").write_text(text, "utf-8")


def compiled() -> bool:
    """Whether the reader that would run is compiled."""
    said = [sys.executable, "-m", "guidelint", "--version"]
    return "compiled" in subprocess.run(said, capture_output=True, text=True, check=True).stdout


def environment() -> dict[str, str]:
    """As installed: byte code is kept; and the same order of sets in every run."""
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONHASHSEED": "0"}


def counter() -> tuple[str, Callable[[list[str], Path], float]]:
    """The best way there is to measure a command, and its name."""
    if shutil.which("perf"):
        try:
            by_perf([sys.executable, "-c", "pass"], Path.cwd())
        except (ValueError, OSError):
            pass  # a container that may not count
        else:
            return "perf", by_perf
    if shutil.which("valgrind"):
        return "valgrind", by_valgrind
    return "seconds", by_seconds


def by_perf(command: list[str], cwd: Path) -> float:
    """Instructions, as the processor counts them."""
    said = _stderr(["perf", "stat", "-x,", "-e", "instructions:u", *command], cwd)
    return float(said.splitlines()[-1].split(",")[0])


def by_valgrind(command: list[str], cwd: Path) -> float:
    """Instructions, as an emulated processor counts them."""
    tool = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    found = re.search(r"I\s+refs:\s+([\d,]+)", _stderr([*tool, *command], cwd))
    if found is None:
        raise ValueError("valgrind gave no count")
    return float(found[1].replace(",", ""))


def by_seconds(command: list[str], cwd: Path) -> float:
    """The shortest processor time of several runs."""
    return min(_seconds(command, cwd) for _ in range(9))


def _seconds(command: list[str], cwd: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _stderr(command, cwd)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _stderr(command: list[str], cwd: Path) -> str:
    run = subprocess.run(
        command, cwd=cwd, env=environment(), capture_output=True, text=True, check=False
    )
    return run.stderr


if __name__ == "__main__":
    sys.exit(main())
