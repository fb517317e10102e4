"""What a run found: the report that the report room turns into text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from guidelint.model import Finding
from guidelint.tuples import NamedTuple

_LEVELS = ("info", "warning", "error")


class About(NamedTuple):
    """What a report says of a rule."""

    topic: str
    level: str
    summary: str


class Report(NamedTuple):
    """The findings of a run, sorted by path, offset and rule; paths relative to the caller."""

    findings: tuple[Finding, ...]
    files: int  # articles checked
    unreadable: int  # articles among them that the site's build would refuse
    crashes: tuple[str, ...] = ()  # what went wrong in guidelint itself
    rules: dict[str, About] = {}  # the rules that were asked, by id

    def count(self, level: str) -> int:
        """How many findings have this level."""
        return sum(finding.level == level for finding in self.findings)

    @property
    def fixable(self) -> int:
        """How many findings `--fix` can mend."""
        return sum(f.fix is not None and f.fix.applicability == "safe" for f in self.findings)

    def fails(self, fail_on: str, max_warnings: int = -1) -> bool:
        """Whether a finding is at or above `fail_on`, or there are too many warnings."""
        if fail_on != "never":
            bar = _LEVELS.index(fail_on)
            if any(_LEVELS.index(finding.level) >= bar for finding in self.findings):
                return True
        return 0 <= max_warnings < self.count("warning")


def fingerprinted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with fingerprints of what they are about: rule, path, data path, text and
    an ordinal among equals; never the line, so that moved text keeps its fingerprint."""
    from hashlib import sha1  # and with it OpenSSL: reports for people need no fingerprints

    seen: Counter[str] = Counter()
    out = []
    for finding in findings:
        text = " ".join((finding.text or finding.message).split())
        key = "\0".join((finding.rule, finding.path, finding.data_path, text))
        seen[key] += 1
        digest = sha1(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass"), usedforsecurity=False)
        out.append(finding._replace(fingerprint=digest.hexdigest()[:16]))
    return tuple(out)
