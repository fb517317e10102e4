"""What a change of articles brings: the findings there would be if they held something else.

One article can be asked of alone, which costs as much as the article, or with all that follows
from it on the site. Changes of many articles are first made each on its own and then judged
together, once, by `consequences`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from guidelint.checks import CHECKS
from guidelint.engine.analyse import Analysis, in_order
from guidelint.engine.cache import Cache
from guidelint.engine.plan import Plan
from guidelint.engine.run import (
    Examination,
    conclude,
    finished,
    standing,
    suppressions_judged,
    with_quotes,
)
from guidelint.engine.source import Source
from guidelint.facts.site import Record, Site
from guidelint.model import Finding
from guidelint.rules import Rule

Place = tuple[str, str, int, str]


def recheck(
    examination: Examination, path: str, analysis: Analysis, data: bytes, *, alone: bool = False
) -> tuple[Finding, ...]:
    """The findings of one article if it held `data`, of which `analysis` speaks, all else
    unchanged; and those that other articles would have because of it, and have not now.

    `alone` leaves out what only `consequences` tells: other articles, and what follows from the
    facts of all of them.
    """
    plan = examination.plan
    site = examination.site
    if analysis.record is not site.records[path]:
        site = site.replacing(path, analysis.record)
    asked = (
        plan._replace(rules=tuple(r for r in plan.rules if not from_facts(r))) if alone else plan
    )
    there = Source((path,), lambda _: data)
    findings = [*analysis.findings, *with_quotes(conclude(site, asked, (path,)), there)]
    analyses = {path: analysis}
    findings += with_quotes(suppressions_judged((path,), findings, analyses, asked), there)
    kept = [f for f in standing(findings, analyses, plan) if f.path == path]
    if not alone:
        kept += _elsewhere(examination, site, path)
    return tuple(in_order(kept))


def from_facts(rule: Rule) -> bool:
    """Whether a rule concludes from the facts that all articles state."""
    return bool(CHECKS[rule.check].facts)


def changed(examination: Examination, analyses: Mapping[str, Analysis]) -> Examination:
    """The examination with some articles as `analyses` has them; `findings` are as they were."""
    site = examination.site
    for path, analysis in analyses.items():
        site = site.replacing(path, analysis.record)
    return examination._replace(site=site, analyses={**examination.analyses, **analyses})


def consequences(before: Examination, after: Examination) -> list[Finding]:
    """What the checks on the site find in `after` and not in `before`, its articles unchanged
    but for those with another analysis; what such an article holds counts by its words."""
    moved = {path for path, now in after.analyses.items() if before.analyses[path] is not now}

    def placed(found: Finding) -> Place:
        return (found.path, found.rule, -1, found.message) if found.path in moved else _place(found)

    known = Counter(map(placed, _all(before)))
    return _beyond(known, ((placed(found), found) for found in _all(after)))


def reconclude(examination: Examination, source: Source) -> Examination:
    """The examination with the findings that follow from its analyses as they are now."""
    return finished(
        source,
        examination.plan,
        examination.inferred,
        examination.selection,
        examination.analyses,
        Cache(None),
    )


def _all(examination: Examination) -> list[Finding]:
    """What the checks on the site find in all its articles."""
    paths = examination.selection.site
    found = conclude(examination.site, examination.plan, paths)
    return standing(found, examination.analyses, examination.plan)


def _elsewhere(examination: Examination, site: Site, path: str) -> list[Finding]:
    """The findings that other articles have in `site`, where one article changed, and had not."""
    plan = examination.plan
    asked = _rules_on_others(examination.site, site, path, plan)
    if not asked:
        return []
    plan = plan._replace(rules=asked)
    others = [other for other in examination.selection.site if other != path]
    before = Counter(map(_place, conclude(examination.site, plan, others)))
    after = standing(conclude(site, plan, others), examination.analyses, plan)
    return _beyond(before, ((_place(found), found) for found in after))


def _beyond(known: Counter[Place], found: Iterable[tuple[Place, Finding]]) -> list[Finding]:
    """The findings that are not among as many at their places."""
    out = []
    for place, finding in found:
        known[place] -= 1
        if known[place] < 0:
            out.append(finding)
    return out


def _place(found: Finding) -> Place:
    """Where a finding stands in an unchanged article; how it counts other articles may change."""
    return found.path, found.rule, found.start, ""


def _rules_on_others(old: Site, new: Site, path: str, plan: Plan) -> tuple[Rule, ...]:
    """The rules whose findings in other articles may depend on an article's change."""
    rules = plan.of_scope("site")
    if old is new:
        return ()
    if not _same_to_others(old, new, path):
        return rules
    if _stated(old.records[path]) == _stated(new.records[path]):
        return ()
    return tuple(rule for rule in rules if from_facts(rule))


def _stated(record: Record) -> list[tuple[str, str, str]]:
    """What an article states, wherever and in whatever words."""
    return [(f.kind, f.label, repr(f.value)) for facts in record.facts.values() for f in facts]


def _same_to_others(old: Site, new: Site, path: str) -> bool:
    """Whether an article has the addresses and ids it had."""
    before, after = old.records[path], new.records[path]
    if (before.anchors, before.sealed, before.ok) != (after.anchors, after.sealed, after.ok):
        return False
    if before.frontmatter == after.frontmatter and before.title == after.title:
        return True
    names = ("slug", "id", "permalink", "url")
    return (
        before.draft == after.draft
        and all(before.frontmatter.get(key) == after.frontmatter.get(key) for key in names)
        and old.addresses(path) == new.addresses(path)
    )
