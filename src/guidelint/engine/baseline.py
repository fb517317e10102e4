"""Old findings set aside, so that only new ones count.

A finding is known by what it is about: rule, path, data path and text, counted among equals;
never by its line. A file that is gone hands its entries to the same findings elsewhere, so a
renamed article keeps its baseline; changed text does not.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha1
from pathlib import Path
from typing import NamedTuple

from guidelint.config import ConfigError
from guidelint.model import Finding

_VERSION = 1


class Entry(NamedTuple):
    """What a set-aside finding was about; `digest` stands for its text."""

    rule: str
    path: str
    data_path: str
    digest: str


class Compared(NamedTuple):
    """The findings that are new, and how many entries no finding needs any more."""

    new: tuple[Finding, ...]
    known: int
    stale: int
    needed: Counter[Entry]  # the entries that found their finding, with its path of today


def entry(finding: Finding) -> Entry:
    """What a finding is about. Paths are relative to the root of the site."""
    text = " ".join((finding.text or finding.message).split())
    digest = sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:12]
    return Entry(finding.rule, finding.path, finding.data_path, digest)


def compare(findings: Iterable[Finding], entries: Counter[Entry], paths: Iterable[str]) -> Compared:
    """Set aside the findings that `entries` know. `paths` are the articles there are now."""
    left = Counter(entries)
    unknown = []
    needed: Counter[Entry] = Counter()
    for finding in findings:
        key = entry(finding)
        if left[key] > 0:
            left[key] -= 1
            needed[key] += 1
        else:
            unknown.append(finding)
    present = set(paths)
    moved: Counter[tuple[str, str, str]] = Counter()
    for key, count in left.items():
        if key.path not in present:
            moved[key.rule, key.data_path, key.digest] += count
    new = []
    for finding in unknown:
        key = entry(finding)
        anywhere = (key.rule, key.data_path, key.digest)
        if moved[anywhere] > 0:
            moved[anywhere] -= 1
            needed[key] += 1
        else:
            new.append(finding)
    known = sum(needed.values())
    return Compared(tuple(new), known, sum(entries.values()) - known, needed)


def load(path: Path) -> Counter[Entry]:
    """Read a baseline file. Raises `ConfigError`."""
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["version"] != _VERSION:
            raise ConfigError(f"{path}: a baseline of version {data['version']}; write it again")
        found: Counter[Entry] = Counter()
        for rule, places in data["findings"].items():
            for item in places:
                key = Entry(rule, item["path"], item.get("data_path", ""), item["text"])
                found[key] += item.get("count", 1)
        return found
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f"{path}: not a baseline; --write-baseline writes one") from error


def dump(findings: Iterable[Finding]) -> str:
    """A baseline file for these findings."""
    return dump_entries(Counter(entry(finding) for finding in findings))


def dump_entries(counts: Counter[Entry]) -> str:
    """A baseline file: sorted, one line an entry, made to be merged by git."""
    rules: dict[str, list[str]] = {}
    for key in sorted(counts):
        item = {"path": key.path, "data_path": key.data_path, "text": key.digest}
        if not key.data_path:
            del item["data_path"]
        data = {**item, "count": counts[key]} if counts[key] > 1 else item
        rules.setdefault(key.rule, []).append("   " + json.dumps(data, ensure_ascii=False))
    body = ",\n".join(
        f"  {json.dumps(rule)}: [\n" + ",\n".join(lines) + "\n  ]" for rule, lines in rules.items()
    )
    return f'{{\n "version": {_VERSION},\n "findings": {{\n{body}\n }}\n}}\n'
