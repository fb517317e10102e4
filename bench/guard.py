"""Figures against the ones that are known: printed, recorded or judged, for every guard alike."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

TOLERANCE = {"perf": 0.10, "valgrind": 0.10, "seconds": 0.35}


def recording(about: str | None, file: Path) -> bool:
    """Whether the command line asks for the figures to be written to `file`."""
    parser = argparse.ArgumentParser(description=(about or "").partition("\n")[0])
    parser.add_argument("--record", action="store_true", help=f"write the figures to {file.name}")
    return bool(parser.parse_args().record)


def judged(figures: Mapping[str, float], unit: str, file: Path, *keys: str, record: bool) -> int:
    """Say figures, and write them to `file` or compare them with what stands there under `keys`,
    of which the first is the way of counting. The exit code."""
    known = json.loads(file.read_text("utf-8")) if file.exists() else {}
    place = known
    for key in keys:
        place = place.setdefault(key, {})
    tolerance = TOLERANCE[keys[0]]
    changes = {name: figure / place.get(name, figure) - 1 for name, figure in figures.items()}
    for name, figure in figures.items():
        print(f"{name:20}{figure:9.3f} {unit} ({', '.join(keys)})  {changes[name]:+7.1%}")
    if record:
        place.update({name: round(figure, 3) for name, figure in figures.items()})
        file.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", "utf-8")
        return 0
    worse = max(changes.values()) > tolerance
    if worse:
        print(f"more than {tolerance:.0%} above what {file.name} knows", file=sys.stderr)
    return int(worse)
