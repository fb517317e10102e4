"""All safe fixes on all articles of a folder, in memory: what they change, and whether it holds.

``python bench/fix.py FOLDER [--config FILE] [--unsafe] [--diff]`` reports, per rule, the fixes applied and
left out (and why), every article that a second run would change again or that has a new finding,
and the time. Nothing is written.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from guidelint import fix as fixes
from guidelint.commands.mend import diff
from guidelint.config import Config, find, load
from guidelint.engine import run
from guidelint.engine.discovery import find_root, inventory
from guidelint.engine.plan import all_rules
from guidelint.engine.source import from_folder
from guidelint.fix.together import States


def main() -> int:
    """Fix a folder in memory and report; 1 when a promise is broken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--config", type=Path)
    parser.add_argument("--unsafe", action="store_true")
    parser.add_argument("--diff", action="store_true")
    given = parser.parse_args()
    path = given.config or find(given.folder.resolve())
    config = load(path) if path else Config()
    root = find_root([given.folder], given.folder, config.content)
    source = from_folder(root, inventory(root))
    found = run.examine(source, run.prepare(source, config, all_rules(config), root=root), jobs=0)
    started = time.perf_counter()
    applied: Counter[str] = Counter()
    left: Counter[tuple[str, str]] = Counter()
    changed: dict[str, bytes] = {}
    broken = 0
    for name in found.selection.checked:
        before = source.read(name)
        bench = States(found, name, before).bench()
        if not fixes.offers(fixes.state_of(before, bench), unsafe=given.unsafe):
            continue
        fixed = fixes.fix_article(before, bench, unsafe=given.unsafe)
        applied.update(finding.rule for finding in fixed.applied)
        left.update((finding.rule, why) for finding, why in fixed.refused)
        if fixed.data != before:
            changed[name] = fixed.data
            again = fixes.fix_article(fixed.data, bench, unsafe=given.unsafe)
            if again.data != fixed.data:
                broken += 1
                print(f"{name}: a second run changes it again: {[f.rule for f in again.applied]}")
            if given.diff:
                sys.stdout.write(diff(name, before, fixed.data))
    seconds = time.perf_counter() - started
    for rule, count in applied.most_common():
        print(f"{count:6} applied   {rule}")
    for (rule, why), count in left.most_common():
        print(f"{count:6} left out  {rule}: {why}")
    print(f"{sum(applied.values())} fixes in {len(changed)} articles, {seconds:.2f} s")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
