"""The work on many articles, spread over the machine's cores. Results come back in any order."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from guidelint.engine.analyse import Analysis, analyse
from guidelint.engine.asked import Asked
from guidelint.engine.kept import Kept, kept, remade
from guidelint.engine.plan import Plan
from guidelint.lazy import SHELF

_WORTH = 300_000  # bytes: much less than this is read sooner than a pool of processes is up
_CHUNKS = 32  # per process: few enough to cost little, small enough that none waits for another

# Forking shares what is loaded already; where it is not safe, processes start afresh.
_FORKS = sys.platform == "linux"
Article = tuple[str, bytes]  # path and content
Task = tuple[int, Article | None]  # an article's index; the article where it is not inherited

# Set once in each worker process, before its first article.
_plan: Plan | None = None
_asked: Asked | None = None
_articles: Sequence[Article] = ()


def cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def analyses(
    articles: Sequence[Article], plan: Plan, jobs: int
) -> Iterator[tuple[str, Analysis, Kept | None]]:
    """The path and analysis of each article, and the analysis as it can be kept, where it was
    made elsewhere; `jobs` 0 means one process a core."""
    jobs = jobs or cores()
    size = sum(len(data) for _, data in articles)
    if jobs == 1 or len(articles) < 2 or size < _WORTH:
        asked = Asked(plan, "article")
        for path, data in articles:
            yield path, analyse(data, path, plan, asked), None
        return
    yield from _spread(articles, plan, jobs)


def _spread(
    articles: Sequence[Article], plan: Plan, jobs: int
) -> Iterator[tuple[str, Analysis, Kept | None]]:
    import multiprocessing

    context = multiprocessing.get_context("fork" if _FORKS else "spawn")
    jobs = min(jobs, len(articles))
    chunk = max(1, min(16, len(articles) // (jobs * _CHUNKS)))
    # The longest first: what is left at the end is little, and shared out evenly.
    order = sorted(range(len(articles)), key=lambda index: -len(articles[index][1]))
    tasks: Iterable[Task] = ((index, articles[index]) for index in order)
    shared: Sequence[Article] = ()
    if _FORKS:  # what a long one needs is loaded and compiled once for all processes
        path, data = articles[order.pop(len(order) // 4)]  # the longest may be a book
        yield path, analyse(data, path, plan), None
        tasks, shared = ((index, None) for index in order), articles
    pool = context.Pool(jobs, initializer=_start, initargs=(plan, shared))
    try:
        for index, made, crash, fresh in pool.imap_unordered(_one, tasks, chunk):
            path = articles[index][0]
            SHELF.fresh.update(fresh)
            yield path, remade(made)._replace(crash=crash), made
        pool.close()
        pool.join()
    finally:
        pool.terminate()


def _start(plan: Plan, articles: Sequence[Article]) -> None:
    import signal

    global _plan, _asked, _articles  # a worker process does one plan's work all its life
    _plan, _asked, _articles = plan, Asked(plan, "article"), articles
    SHELF.fresh = {}
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle


def _one(task: Task) -> tuple[int, Kept, str, dict[str, tuple[Any, ...]]]:
    """An analysis as it can be kept, for bytes are passed on as they are; how it crashed; and
    what has come onto the shelf."""
    assert _plan is not None
    index, given = task
    path, data = given or _articles[index]
    analysis = analyse(data, path, _plan, _asked)
    fresh, SHELF.fresh = SHELF.fresh, {}
    return index, kept(analysis), analysis.crash, fresh
