"""The report for people: one entry a fault, short on large sites, true about every fix."""

from __future__ import annotations

from guidelint import check_text
from guidelint.engine.outcome import Report
from guidelint.model import Edit, Finding, Fix, Related
from guidelint.report import human
from guidelint.text import Position


def finding(path: str, line: int, rule: str = "duplicate-word", **more: object) -> Finding:
    made = Finding(0, 7, rule=rule, level="warning", path=path, message=f"{rule} {path} {line}")
    return made._replace(first=Position(line, 1, 0), last=Position(line, 8, 7), **more)  # type: ignore[arg-type]


def full(*findings: Finding) -> str:
    return human.full(Report(findings, len(findings), 0))


def test_few_findings_stand_in_the_order_of_the_files() -> None:
    out = full(*(finding(f"{n}.md", n, f"rule-{n % 3}") for n in range(1, 31)))
    heads = [line for line in out.splitlines() if ": warning" in line]
    assert [head.split(":")[0] for head in heads] == [f"{n}.md" for n in range(1, 31)]


def test_many_findings_are_shown_rule_by_rule_errors_first() -> None:
    warnings = [finding(f"{n:03}.md", 1, "price-truncated") for n in range(700)]
    error = finding("z.md", 1, "mdx-broken", level="error")
    out = full(*warnings, error)
    assert out.startswith("z.md:1:1: error mdx-broken\n")
    assert out.count(": warning price-truncated\n") == 3
    rest = "warning price-truncated: 697 more findings in 697 articles:\n    003.md, line 1\n"
    assert rest in out
    assert "and 694 other articles" in out
    assert len(out.splitlines()) < 30


def test_a_rule_is_not_cut_short_for_a_handful() -> None:
    out = full(*(finding(f"{n}.md", 1, f"rule-{n // 5}") for n in range(45)))
    assert out.count(": warning rule-") == 45
    assert "more finding" not in out


def test_what_is_said_three_times_is_said_once() -> None:
    same = [finding("a.md", n, message="the same") for n in range(1, 9)]
    assert "also in lines 2, 3, 4 and 4 more" in full(*same)
    assert full(*same[:2]).count("the same") == 2


def test_related_places_are_short_in_the_same_article() -> None:
    related = (
        Related(0, 0, "the first", "", Position(3, 2, 9)),
        Related(0, 0, "the same line", "a.md", Position(5, 4, 9)),
        Related(0, 0, "the other article", "b.md", Position(7, 1, 0)),
    )
    out = full(finding("a.md", 5, related=related))
    assert "see line 3: the first" in out
    assert "see line 5, column 4: the same line" in out
    assert "see b.md:7: the other article" in out


def test_a_fix_is_shown_as_what_stands_there_afterwards() -> None:
    fix = Fix("safe", "a reason", (Edit(0, 0, "₩"), Edit(5, 7, "")))
    assert "fix (safe): write “₩5,000” (a reason)" in full(
        finding("a.md", 1, text="5,000 w", fix=fix)
    )
    said = finding("a.md", 1, text="5,000 w", fix=fix, message="write ₩5,000")
    assert "fix (safe): a reason" in full(said)


def test_a_fix_beyond_the_finding_is_told_edit_by_edit() -> None:
    fix = Fix("unsafe", "", (Edit(0, 7, "<Note"), Edit(20, 27, "</Note")))
    assert "fix (unsafe): write “<Note”; write “</Note”" in full(
        finding("a.md", 1, text="<note x", fix=fix)
    )
    blank = Fix("safe", "", (Edit(30, 31, "  "), Edit(40, 40, "\n")))
    assert "fix (safe): write 2 spaces; insert a line break" in full(
        finding("a.md", 1, text="-", fix=blank)
    )


def test_long_lines_are_cut_around_the_span() -> None:
    source = "word " * 60 + "take the the last tram " + "word " * 60
    found = check_text(source, path="a.md")
    out = full(*found)
    frame, carets = out.splitlines()[2:4]
    assert len(frame) < 120
    assert frame[carets.index("^") : carets.rindex("^") + 1] == "the the"


def test_no_control_character_reaches_the_terminal() -> None:
    out = full(finding("a.md", 1, excerpt="a\x1b[31m\u202eb the\u2028the"))
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\u2028" not in out
    assert "<U+001B>[31m<U+202E>b the<U+2028>the" in out


def test_no_message_takes_control_of_the_terminal() -> None:
    risky = finding("a.md", 1, message="write \x1b[2Jx\u202e", related=(Related(0, 0, "\x07"),))
    assert "write <U+001B>[2Jx<U+202E>" in full(risky)
    assert "\x07" not in full(risky)
    assert "\x1b" not in human.concise(Report((risky,), 1, 0))
