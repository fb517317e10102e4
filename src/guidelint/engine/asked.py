"""What a plan asks of articles, made ready once for many of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from guidelint.checks import CHECKS
from guidelint.engine.cache import unpacked
from guidelint.engine.plan import Plan
from guidelint.model import Finding
from guidelint.rules import Rule
from guidelint.tuples import NamedTuple


class Question(NamedTuple):
    """A rule, its check at hand, and the options it asks with."""

    rule: Rule
    check: Callable[..., Iterator[Finding]]
    options: Any


class Asked:
    """The questions of a plan to articles alone (`article`) or to the site (`site`)."""

    __slots__ = ("_known", "_plan", "_rules", "facts")

    def __init__(self, plan: Plan, scope: str) -> None:
        self._plan = plan
        self._rules = plan.of_scope(scope)
        self.facts = plan.facts
        self._known: dict[Any, list[Question]] = {}

    def at(self, path: str, *, problems: bool = True) -> list[Question]:
        """What the article at `path` is asked, in the order of the rules; without `problems`,
        only what can be said of an article that the reader had none with."""
        here = (self._plan.exceptions(path), problems)
        found = self._known.get(here)
        if found is None:
            rules = self._plan.at(path, self._rules)
            found = self._known[here] = [
                _question(rule) for rule in rules if problems or not CHECKS[rule.check].problems
            ]
        return found


def _question(rule: Rule) -> Question:
    return Question(rule, CHECKS[rule.check].load().check, unpacked(rule.options))
