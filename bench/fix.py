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

from guidelint.commands.mend import diff
from guidelint.config import Config, find, load
from guidelint.engine import run
from guidelint.engine.discovery import find_root, inventory
from guidelint.engine.plan import all_rules
from guidelint.engine.recheck import consequences
from guidelint.engine.source import from_folder
from guidelint.fix.together import fix_together


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
    articles = {name: source.read(name) for name in found.selection.checked}
    started = time.perf_counter()
    after, fixed = fix_together(found, articles, unsafe=given.unsafe)
    seconds = time.perf_counter() - started
    applied = Counter(f.rule for done in fixed.values() for f in done.applied)
    left = Counter((f.rule, why) for done in fixed.values() for f, why in done.refused)
    changed = {name: done.data for name, done in fixed.items() if done.data != articles[name]}
    new = consequences(found, after)
    _, again = fix_together(after, {**articles, **changed}, unsafe=given.unsafe)
    twice = [name for name, done in again.items() if done.applied]
    for name in changed if given.diff else ():
        sys.stdout.write(diff(name, articles[name], changed[name]))
    for finding in new:
        print(f"{finding.path}: a new finding: {finding.rule}: {finding.message}")
    for name in twice:
        print(f"{name}: a second run changes it again: {[f.rule for f in again[name].applied]}")
    for rule, count in applied.most_common():
        print(f"{count:6} applied   {rule}")
    for (rule, why), count in left.most_common():
        print(f"{count:6} left out  {rule}: {why}")
    print(f"{sum(applied.values())} fixes in {len(changed)} articles, {seconds:.2f} s")
    return int(bool(new or twice))


if __name__ == "__main__":
    sys.exit(main())
