"""The rules about damaged text as a user meets them: one defect, one finding; whole repairs only."""

from __future__ import annotations

import pytest

from guidelint import check_text
from guidelint.model import Finding

LOST = "ê°‘ìƒì„\xa0"  # 갑상선 with two bytes dropped: several readings
SIGN = "â‚©"  # ₩


def told(source: str | bytes, **config: object) -> list[Finding]:
    return [f for f in check_text(source, config=config or None) if f.topic in ("encoding", "mdx")]


def safe(source: str) -> list[str]:
    """The damaged texts that --fix would repair."""
    return [f.text for f in told(source) if f.fix and f.fix.applicability == "safe"]


@pytest.mark.parametrize(
    "source",
    [
        f"| Thyroid | {LOST} | {SIGN}90,000 |\n|---|---|---|\n| a | b | c |\n",
        f'<Row nameKo="{LOST}" price="{SIGN}90,000" />\n',
        f'<List items={{[{{ nameKo: "{LOST}", price: "{SIGN}90,000" }}]}} />\n',
        f'---\ntitle: "{SIGN}90,000 a night"\nexcerpt: "The clinic ({LOST}) in Daegu"\n---\n',
    ],
    ids=["cells", "props", "items", "frontmatter"],
)
def test_what_stands_apart_from_a_doubtful_span_is_repaired(source: str) -> None:
    assert safe(source) == [SIGN]
    assert len(told(source)) == 2


def test_one_text_is_repaired_whole_or_not_at_all() -> None:
    source = f"The check of the {LOST} costs {SIGN}90,000 in every clinic.\n"
    assert safe(source) == []
    assert [f.text for f in told(source)] == [LOST, SIGN]


def test_what_stays_doubtful_is_still_told_when_all_else_is_repaired() -> None:
    source = f"| Thyroid | {LOST} | ₩90,000 |\n|---|---|---|\n| a | b | c |\n"
    assert [f.rule for f in told(source)] == ["mojibake"]


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        ("The caf\ufffd by the pier.\n", ["lost-character"]),
        ("Ask for “ë\ufffd°ì½”ë\xa0ˆì\ufffd´í„°” at the desk, they know it.\n", ["mojibake"]),
        ("The tower costs \\11,000 today.\n", ["backslash-for-currency"]),
        ('<Card price={"\\11,000"} />\n', ["backslash-for-currency"]),
        ("It\x92s open.\n", ["control-character"]),
    ],
    ids=["a lost letter", "lost inside mojibake", "in the text", "in code", "a C1 control"],
)
def test_one_defect_is_one_finding(source: str, rules: list[str]) -> None:
    assert [finding.rule for finding in told(source, country="KR")] == rules


def test_a_lost_letter_comes_with_what_it_may_have_been() -> None:
    (finding,) = told("The caf\ufffd by the pier.\n")
    assert "perhaps “café”" in finding.message


def test_old_mac_line_ends_are_named() -> None:
    (finding,) = check_text("---\rtitle: Pier\r---\r# Hello\r")
    assert "CR alone" in finding.message


def test_many_question_marks_are_one_lost_sign() -> None:
    (found,) = told("Lunch is ????5,000 now, really??\n")
    assert found.text == "????5,000"
