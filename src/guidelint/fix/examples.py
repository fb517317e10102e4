"""The fixes that rule files promise, tried on their examples."""

from __future__ import annotations

from guidelint.engine.examples import examine_example, example_files
from guidelint.fix import edited
from guidelint.rules import Example, Rule
from guidelint.text import printable


def trouble(rule: Rule, example: Example) -> str:
    """How a rule's fixes differ from what its example shows as `fixed`; "" if they do not."""
    if not example.fixed:
        return ""
    files = dict(example_files(example))
    before = examine_example(rule, example, files).findings
    fixable = [finding for finding in before if finding.fix]
    for path, wanted in example.fixed.items():
        files[path] = edited(files[path], [f for f in fixable if f.path == path])
        got = files[path].decode("utf-8", "surrogateescape")
        if got != wanted:
            return f"fixed to {printable(got)!r}, wanted {printable(wanted)!r}"
    if len(examine_example(rule, example, files).findings) > len(before) - len(fixable):
        return "its fix leaves something to find"
    return ""
