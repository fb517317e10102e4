"""What a run costs: cold, warm, and after one article has changed (alone named as by a hook, or not),
as CPU time of the process.

    python bench/engine.py SITE [--config FILE] [--articles N]

SITE is copied first. Figures are medians, with the multiple of an interpreter that does nothing;
peak memory is that of the largest process. ``--articles N`` makes a site of N articles out of
templates instead, to see whether twice the articles take twice the time.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

_RUNS = 5
_OLD = 3600  # seconds: files this old are beyond doubt for a cache


def main() -> int:
    """Run the measurements and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, nargs="?")
    parser.add_argument("--config", type=Path)
    parser.add_argument("--articles", type=int, default=0)
    arguments = parser.parse_args()
    base = statistics.median(cpu([sys.executable, "-c", "pass"]) for _ in range(9))
    print(f"python -c pass: {base * 1000:.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        if arguments.articles:
            make_site(root, arguments.articles)
        else:
            shutil.copytree(arguments.site, root)
        flags = ["--config", str(arguments.config.resolve())] if arguments.config else []
        measure(root, flags, Path(folder) / "cache", base)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of a process: {peak:.0f} MB")
    return 0


def measure(root: Path, flags: list[str], cache: Path, base: float) -> None:
    """Cold, warm and one-changed runs on the site at `root`."""
    age(root)
    check = [sys.executable, "-m", "guidelint", "check", "-q", *flags]
    # As installed: byte code is kept from the first run on.
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env = {**kept, "GUIDELINT_CACHE_DIR": str(cache)}
    cpu([*check, "--no-cache"], root, env)
    one = [cpu([*check, "--no-cache", "-j1"], root, env) for _ in range(2)]
    line("cold, one process", one, base)
    started = time.perf_counter()
    line("cold, all cores", [cpu([*check, "--no-cache"], root, env)], base)
    print(f"  wall {time.perf_counter() - started:.2f} s")
    line("cold, fills the cache", [cpu(check, root, env)], base)
    line("warm, nothing changed", [cpu(check, root, env) for _ in range(_RUNS)], base)
    article = sorted(root.rglob("content/**/*.md*"))[3]
    numbers = iter(range(2 * _RUNS))
    line(
        "warm, one changed",
        [cpu(edited(article, n, check), root, env) for n in islice(numbers, _RUNS)],
        base,
    )
    named = [*check, str(article.relative_to(root))]  # as a hook does
    line(
        "warm, changed and named",
        [cpu(edited(article, n, named), root, env) for n in numbers],
        base,
    )


def edited(article: Path, number: int, command: list[str]) -> list[str]:
    """The command, after a line has been added to an article."""
    with article.open("a", encoding="utf-8") as file:
        file.write(f"\n\nOne more line, number {number}.\n")
    then = time.time() - _OLD + number
    os.utime(article, (then, then))
    return command


def line(name: str, seconds: list[float], base: float) -> None:
    """Print the median of some runs."""
    middle = statistics.median(seconds)
    print(f"{name:24} {middle * 1000:8.0f} ms  {middle / base:6.1f} x")


def cpu(command: list[str], cwd: Path | None = None, env: dict[str, str] | None = None) -> float:
    """User and system seconds of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=cwd, env=env, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def age(root: Path) -> None:
    """Make every file old enough that its time proves that it has not changed."""
    then = time.time() - 2 * _OLD
    for path in root.rglob("*"):
        if path.is_file():
            path.chmod(0o644)
            os.utime(path, (then, then))


def make_site(root: Path, count: int) -> None:
    """A site of `count` articles with prices, links, components and a table each."""
    folder = root / "content" / "posts"
    folder.mkdir(parents=True)
    (root / "package.json").write_text('{"dependencies": {"next": "15.0.0"}}', "utf-8")
    for number in range(count):
        other = (number * 7 + 3) % count
        price = 1_000 * (number % 90 + 5)
        text = (
            f'---\ntitle: "Stop {number} of the harbour tram"\ndate: 2026-01-{number % 28 + 1:02d}\n'
            f"excerpt: What to see at stop {number}.\n---\n\n## What it costs\n\n"
            f"A plate is ₩{price:,}; see [stop {other}](/posts/stop-{other}#what-it-costs).\n\n"
            f'<PriceTable items={{[{{ name: "Soup", price: "₩{price:,}" }}]}} />\n\n'
            "| Dish | Price |\n| --- | --- |\n| Stew | ₩9,000 |\n\n"
            + "The tram stops where the old pier ends, and the market begins. " * 20
            + "\n"
        )
        (folder / f"stop-{number}.md").write_text(text, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
