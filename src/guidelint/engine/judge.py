"""Whether suppressions are still what they were meant to be: used, in force, and well written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from guidelint.checks import CHECKS
from guidelint.checks.suppressions import Judged
from guidelint.engine.analyse import Analysis, completed
from guidelint.engine.cache import unpacked
from guidelint.engine.plan import Plan
from guidelint.engine.suppressions import Suppression
from guidelint.model import Finding
from guidelint.rules import TOPICS, Rule

_TIMELESS = "dates"  # the check that needs to know today: without a day it finds nothing


def on_suppressions(
    path: str, analysis: Analysis, findings: Iterable[Finding], plan: Plan
) -> Iterator[Finding]:
    """The findings about an article's suppressions, given all its other findings."""
    if not analysis.suppressions:
        return
    asked = plan.at(path, plan.rules)
    judged = list(_judged(path, analysis, list(findings), plan, asked))
    for rule in asked:
        if CHECKS[rule.check].scope != "engine":
            continue
        for found in CHECKS[rule.check].load().check(judged, unpacked(rule.options)):
            yield completed(found, rule, path, "", analysis.record.lines)


def _judged(
    path: str,
    analysis: Analysis,
    findings: Sequence[Finding],
    plan: Plan,
    asked: Sequence[Rule],
) -> Iterator[Judged]:
    now = plan.settings.now
    for entry in analysis.suppressions:
        if entry.wrong:
            yield Judged(entry.at, entry.at_end, "unused", entry.wrong)
        elif not entry.stands(now):
            yield Judged(entry.at, entry.at_end, "expired", entry.until)
        elif any(f.path == path and entry.covers(f) for f in findings):
            continue
        elif entry.rule and entry.rule not in plan.known:
            yield Judged(entry.at, entry.at_end, "unused", _stranger(entry.rule, plan))
        elif analysis.readable and _was_asked(entry, plan, asked):
            where = f" at {entry.data_path}" if entry.data_path else " here"
            what = f"{entry.rule or 'no rule'} finds {'nothing' if entry.rule else 'anything'}"
            words = f"{what}{where}; remove the suppression"
            yield Judged(entry.at, entry.at_end, "unused", words, entry.drop)


def _was_asked(entry: Suppression, plan: Plan, asked: Sequence[Rule]) -> bool:
    """Whether this run would have found what the suppression leaves out."""
    if not entry.rule or entry.rule in TOPICS:
        here = {rule.id for rule in asked}
        return not plan.narrowed and all(r.id in here for r in plan.rules if r.enabled)
    timeless = not plan.settings.now
    return any(r.id == entry.rule and not (timeless and r.check == _TIMELESS) for r in asked)


def _stranger(name: str, plan: Plan) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, plan.known, n=1, cutoff=0.5)
    return f"no rule is called {name}" + (f"; did you mean {near[0]}?" if near else "")
