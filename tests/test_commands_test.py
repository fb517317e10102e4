"""`guidelint test`: what a rule file's examples promise is tried, fixes too."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidelint.cli import run

RULE = """\
id: one-sign
summary: One end of a price has no sign.
why: Readers stumble.
level: warning
check: price-style
options: {about: half}
message: "write {better}"
fix: safe
bad:
  - {name: with to, mdx: "From 5,000 to ₩6,000.", flags: ["5,000 to ₩6,000"], fixed: "FIXED"}
good:
  - {name: a count, mdx: "Line 2 - ₩1,400."}
"""


@pytest.mark.parametrize(
    ("fixed", "code", "words"),
    [
        ("From ₩5,000 to ₩6,000.", 0, "2 of 2 examples"),
        ("From ₩5,000.", 1, "with to: fixed to 'From ₩5,000 to ₩6,000.', wanted 'From ₩5,000.'"),
    ],
)
def test_a_fix_is_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fixed: str, code: int, words: str
) -> None:
    path = tmp_path / "rules" / "prices" / "one-sign.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE.replace("FIXED", fixed), "utf-8")
    assert run(["test", str(tmp_path / "rules")]) == code
    said = capsys.readouterr()
    assert words in said.out + said.err
