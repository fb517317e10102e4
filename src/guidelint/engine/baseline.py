"""Old findings set aside, so that only new ones count.

A finding is known by what it is about: rule, path, data path and text, counted among equals;
never by its line. What stands around it tells equals apart, so that of two the new one is
reported; it may change freely. A file that is gone hands its entries to the same findings in
articles that have none, so a renamed article keeps its baseline; changed text does not.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha1
from pathlib import Path
from typing import Any

from guidelint.config import ConfigError
from guidelint.model import Finding
from guidelint.tuples import NamedTuple

_VERSION = 1


class Entry(NamedTuple):
    """What a set-aside finding was about; `digest` stands for its text, `near` for the text
    around it."""

    rule: str
    path: str
    data_path: str
    digest: str
    near: str = ""


class Compared(NamedTuple):
    """The findings that are new, and how many entries no finding needs any more."""

    new: tuple[Finding, ...]
    known: int
    stale: int
    needed: Counter[Entry]  # the entries that found their finding, with its path of today


def entry(finding: Finding) -> Entry:
    """What a finding is about. Paths are relative to the root of the site."""
    digest = _digest(finding.text or finding.message, 12)
    near = _digest(finding.excerpt, 6) if finding.excerpt else ""
    return Entry(finding.rule, finding.path, finding.data_path, digest, near)


def _digest(text: str, length: int) -> str:
    data = " ".join(text.split()).encode("utf-8", "surrogatepass")
    return sha1(data, usedforsecurity=False).hexdigest()[:length]


def compare(findings: Iterable[Finding], entries: Counter[Entry], paths: Iterable[str]) -> Compared:
    """Set aside the findings that `entries` know. `paths` are the articles there are now."""
    needed: Counter[Entry] = Counter()
    left = Counter(entries)
    unknown = _unmatched(findings, left, needed, lambda key: key)
    left = _merged(left, lambda key: key._replace(near=""))
    unknown = _unmatched(unknown, left, needed, lambda key: key._replace(near=""))
    present = set(paths)
    gone = Counter({key: count for key, count in left.items() if key.path not in present})
    gone = _merged(gone, lambda key: key._replace(path="", near=""))
    own = {key.path for key in entries}
    strangers = [finding for finding in unknown if finding.path not in own]
    still = _unmatched(strangers, gone, needed, lambda key: key._replace(path="", near=""))
    told = {id(finding) for finding in still}
    new = [found for found in unknown if found.path in own or id(found) in told]
    known = sum(needed.values())
    return Compared(tuple(new), known, sum(entries.values()) - known, needed)


def _unmatched(
    findings: Iterable[Finding],
    left: Counter[Entry],
    needed: Counter[Entry],
    reduced: Callable[[Entry], Entry],
) -> list[Finding]:
    """The findings of which `left` has no more; it and `needed` count the others."""
    out = []
    for finding in findings:
        key = entry(finding)
        if left[reduced(key)] > 0:
            left[reduced(key)] -= 1
            needed[key] += 1
        else:
            out.append(finding)
    return out


def _merged(counts: Counter[Entry], reduced: Callable[[Entry], Entry]) -> Counter[Entry]:
    out: Counter[Entry] = Counter()
    for key, count in counts.items():
        out[reduced(key)] += count
    return out


def load(path: Path) -> Counter[Entry]:
    """Read a baseline file. Raises `ConfigError`."""
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["version"] != _VERSION:
            raise ConfigError(f"{path}: a baseline of version {data['version']}; write it again")
        found: Counter[Entry] = Counter()
        for rule, places in data["findings"].items():
            for item in places:
                where = (rule, item["path"], item.get("data_path", ""))
                found[Entry(*where, item["text"], item.get("near", ""))] += item.get("count", 1)
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
        item = {"path": key.path, "data_path": key.data_path, "text": key.digest, "near": key.near}
        data: dict[str, Any] = {name: value for name, value in item.items() if value}
        if counts[key] > 1:
            data["count"] = counts[key]
        rules.setdefault(key.rule, []).append("   " + json.dumps(data, ensure_ascii=False))
    body = ",\n".join(
        f"  {json.dumps(rule)}: [\n" + ",\n".join(lines) + "\n  ]" for rule, lines in rules.items()
    )
    return f'{{\n "version": {_VERSION},\n "findings": {{\n{body}\n }}\n}}\n'
