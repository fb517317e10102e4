"""What each rule costs: measured in a pass of its own, so that no other run pays for it."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from guidelint.checks import CHECKS
from guidelint.engine.cache import unpacked
from guidelint.engine.run import Examination, conclude
from guidelint.engine.source import Source
from guidelint.facts import local as local_facts
from guidelint.parse import read
from guidelint.text import decode


def seconds_by_rule(examination: Examination, source: Source) -> list[tuple[str, float]]:
    """Each rule and its seconds on the articles checked, the slowest first; reading as ``(read)``.

    Facts that several rules share are counted for the first of them.
    """
    plan = examination.plan
    spent = dict.fromkeys(["(read)", *(rule.id for rule in plan.rules)], 0.0)
    for path in examination.selection.checked:
        for name, seconds in _article(examination, source, path):
            spent[name] += seconds
    for rule in plan.of_scope("site"):
        started = perf_counter()
        conclude(examination.site, plan._replace(rules=(rule,)), examination.selection.checked)
        spent[rule.id] += perf_counter() - started
    return sorted(spent.items(), key=lambda pair: (-pair[1], pair[0]))


def _article(examination: Examination, source: Source, path: str) -> Iterator[tuple[str, float]]:
    plan = examination.plan
    settings = plan.settings_for(path)
    started = perf_counter()
    try:
        article = read(decode(source.read(path)), path, settings.engine)
    except OSError:
        return
    local = local_facts(article, settings)
    yield "(read)", perf_counter() - started
    for rule in plan.at(path, plan.of_scope("article")):
        started = perf_counter()
        try:
            for _ in CHECKS[rule.check].load().check(article, local, unpacked(rule.options)):
                pass
        except Exception:  # the run itself has told of it
            continue
        yield rule.id, perf_counter() - started
