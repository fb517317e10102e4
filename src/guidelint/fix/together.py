"""Fixes for many articles: each proven on its own, then all their consequences at once.

What follows from the facts of all articles is costly to ask after every edit. So each article
is first mended as if it were alone; then the site with all changes is compared with the site
before them. Where something new appears, the articles that bring it are found by halving and
mended again with the whole site asked after each edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guidelint import fix as fixes
from guidelint.engine import recheck
from guidelint.engine.analyse import Analysis, analyse
from guidelint.engine.run import Examination
from guidelint.fix import Bench, Fixed
from guidelint.model import Finding


class States:
    """The states of one article, each analysed once."""

    def __init__(self, found: Examination, path: str, data: bytes, *, alone: bool = False) -> None:
        self.found = found
        self.path = path
        self.alone = alone
        self.known = {data: found.analyses[path]}

    def analysis(self, data: bytes) -> Analysis:
        """What is known of the article if it held `data`."""
        if data not in self.known:
            self.known[data] = analyse(data, self.path, self.found.plan)
        return self.known[data]

    def check(self, data: bytes) -> tuple[Finding, ...]:
        """The findings if the article held `data`."""
        analysis = self.analysis(data)
        return recheck.recheck(self.found, self.path, analysis, data, alone=self.alone)

    def bench(self) -> Bench:
        """The bench for attempts on the article."""
        return Bench(self.check, self.found.plan.settings_for(self.path).engine)


def fix_together(
    found: Examination, articles: Mapping[str, bytes], *, unsafe: bool = False
) -> tuple[Examination, dict[str, Fixed]]:
    """What becomes of the articles (path to bytes) when their fixes are applied, and the
    examination with them so; its `findings` are as they were."""
    done: dict[str, Fixed] = {}
    analyses: dict[str, Analysis] = {}
    anew: list[str] = []
    for path, data in articles.items():
        if _entangled(found, path):
            anew.append(path)
            continue
        states = States(found, path, data, alone=True)
        done[path] = fixes.fix_article(data, states.bench(), unsafe=unsafe)
        if done[path].data != data:
            analyses[path] = states.analysis(done[path].data)
    found, doubtful = _harmless(found, analyses)
    for path in sorted((*anew, *doubtful)):
        states = States(found, path, articles[path])
        done[path] = fixes.fix_article(articles[path], states.bench(), unsafe=unsafe)
        found = recheck.changed(found, {path: states.analysis(done[path].data)})
    return found, done


def _entangled(found: Examination, path: str) -> bool:
    """Whether a fix that an article is offered follows from the facts of all articles."""
    rules = {rule.id for rule in found.plan.rules if recheck.from_facts(rule)}
    return any(f.path == path and f.fix and f.rule in rules for f in found.findings)


def _harmless(
    found: Examination, analyses: Mapping[str, Analysis]
) -> tuple[Examination, list[str]]:
    """The examination with those changes that bring nothing new, and the articles of the others."""
    if not analyses:
        return found, []
    after = recheck.changed(found, analyses)
    blamed = _among(analyses, recheck.consequences(found, after))
    if blamed is None:
        return after, []
    if len(blamed) == len(analyses) > 1:
        return _halved(found, analyses)
    found, doubtful = _harmless(found, {p: a for p, a in analyses.items() if p not in blamed})
    return found, [*doubtful, *blamed]


def _halved(found: Examination, analyses: Mapping[str, Analysis]) -> tuple[Examination, list[str]]:
    paths = list(analyses)
    doubtful = []
    for half in (paths[: len(paths) // 2], paths[len(paths) // 2 :]):
        found, left = _harmless(found, {path: analyses[path] for path in half})
        doubtful += left
    return found, doubtful


def _among(analyses: Mapping[str, Analysis], new: Iterable[Finding]) -> list[str] | None:
    """The changed articles that the new findings stand in, else all; None if nothing is new."""
    paths = {finding.path for finding in new}
    if not paths:
        return None
    return [path for path in analyses if path in paths] or list(analyses)
