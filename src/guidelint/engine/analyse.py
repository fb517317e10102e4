"""The work on one article: a pure function of its bytes, its path and the plan.

`analyse` reads the article, runs the checks that look at one article, and keeps the facts
that checks on the whole site conclude from. Its result is picklable, so the work can be
cached, spread over processes, or mapped by a distributed engine.
"""

from __future__ import annotations

from collections.abc import Iterable

from guidelint.checks.patterns import NoAnswer
from guidelint.engine.asked import Asked
from guidelint.engine.plan import Plan
from guidelint.engine.suppressions import Suppression, collect
from guidelint.facts import local as local_facts
from guidelint.facts.record import Record, record
from guidelint.model import Finding, Fix, Related, excerpt_of
from guidelint.parse import read
from guidelint.rules import Rule, RuleError
from guidelint.text import Lines, decode, printable
from guidelint.tuples import NamedTuple

_SHOWN = 60  # characters of a flagged text in a message


class Analysis(NamedTuple):
    """What is known of one article after it has been read on its own."""

    record: Record
    findings: tuple[Finding, ...]
    suppressions: tuple[Suppression, ...]
    readable: bool
    crash: str = ""  # what went wrong in guidelint itself; "" when nothing did


def analyse(data: bytes, path: str, plan: Plan, asked: Asked | None = None) -> Analysis:
    """Read one article and ask it what can be asked of it alone. `asked` are the plan's questions
    to articles, where they are at hand.

    Never raises for an article: if guidelint itself fails on it, that is its finding.
    """
    try:
        return _analysed(data, path, plan, asked or Asked(plan, "article"))
    except RuleError:
        raise
    except Exception as error:
        words = f"{type(error).__name__}: {error}"
        found = Finding(
            0,
            0,
            path=path,
            rule="internal-error",
            topic="mdx",
            level="error",
            message=(
                f"guidelint could not read this article ({words}); this is a bug in guidelint: "
                "please report it with the article, and use --exclude meanwhile"
            ),
        )
        return unread(path, found)._replace(crash=words)


def unread(path: str, found: Finding) -> Analysis:
    """The analysis of a file of which nothing is known but why."""
    lines = Lines([0], 0)
    blank = Record(path, False, "", {}, (), False, (), lines, {})
    return Analysis(blank, (found,), (), readable=False)


def _analysed(data: bytes, path: str, plan: Plan, asked: Asked) -> Analysis:
    settings = plan.settings_for(path)
    article = read(decode(data), path, settings.engine)
    local = local_facts(article, settings)
    findings: list[Finding] = []
    crash = ""
    for rule, check, options in asked.at(path, problems=bool(article.problems)):
        try:
            for found in check(article, local, options):
                findings.append(
                    completed(found, rule, article.path, article.source, article.text.lines)
                )
        except RuleError:
            raise
        except NoAnswer as error:  # the rule file's trouble, not ours
            findings.append(unanswered(article.path, rule, error))
        except Exception as error:  # one article's trouble must not end the run
            crash = crash or f"{rule.id}: {type(error).__name__}: {error}"
            findings.append(crashed(article.path, rule, error))
    return Analysis(
        record(article, local, asked.facts),
        tuple(findings),
        collect(article),
        readable=article.ok,
        crash=crash,
    )


def completed(found: Finding, rule: Rule, path: str, source: str, lines: Lines) -> Finding:
    """A check's finding with its rule, level, message and position."""
    start, end = found.start, found.end
    text = source[start:end] if source else found.text
    first, last = lines.position(start), lines.position(end)
    excerpt, column = excerpt_of(source, start, end, start - first.column + 1)
    related = found.related and tuple(
        other if other.path else _placed(other, lines) for other in found.related
    )
    return Finding(
        start, end, {}, found.data_path, (), found.reason, found.safe, related,
        found.path or path, rule.id, rule.topic, rule.level, _message(rule, found, text),
        printable(text), first, last, found.fingerprint, _fix(found, rule), excerpt, column,
    )  # fmt: skip


def crashed(path: str, rule: Rule, error: Exception) -> Finding:
    """The finding that says guidelint failed on an article: a bug of ours, never silence."""
    return Finding(
        0,
        0,
        path=path,
        rule="internal-error",
        topic=rule.topic,
        level="error",
        message=(
            f"rule {rule.id} failed on this article ({type(error).__name__}: {error}); "
            f"this is a bug in guidelint: please report it, and use --ignore {rule.id} meanwhile"
        ),
    )


def unanswered(path: str, rule: Rule, error: NoAnswer) -> Finding:
    """The finding that says a rule's own pattern gave no answer on an article."""
    return Finding(
        0,
        0,
        path=path,
        rule=rule.id,
        topic=rule.topic,
        level="error",
        message=f"rule {rule.id} ({rule.source}) gave no answer on this article: {error}",
    )


def _placed(other: Related, lines: Lines) -> Related:
    return other._replace(first=lines.position(other.start), last=lines.position(other.end))


def _message(rule: Rule, found: Finding, text: str) -> str:
    words = {"found": shortened(text), **found.values}
    try:
        return printable(rule.message.format_map(words))
    except KeyError as error:
        known = ", ".join(sorted(words))
        raise RuleError(
            rule.source,
            1,
            f"the message names {{{error.args[0]}}}; check {rule.check!r} gives: {known}",
        ) from None


def _fix(found: Finding, rule: Rule) -> Fix | None:
    if not found.edits or rule.fix == "none":
        return None
    safe = found.safe and rule.fix == "safe"
    return Fix("safe" if safe else "unsafe", found.reason, found.edits)


def shortened(text: str, limit: int = _SHOWN) -> str:
    """`text` on one line, cut in the middle of nothing: at most `limit` characters and an …"""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted by path, offset and rule, without doubles."""
    unique = {(f.path, f.start, f.end, f.rule, f.message): f for f in findings}
    return [
        unique[key]
        for key in sorted(unique, key=lambda key: (key[0], key[1], key[3], key[2], key[4]))
    ]
