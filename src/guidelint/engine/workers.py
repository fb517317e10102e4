"""The work on many articles, spread over the machine's cores. Results come back in order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence

from guidelint.engine.analyse import Analysis, analyse
from guidelint.engine.asked import Asked
from guidelint.engine.plan import Plan

_WORTH = 400_000  # bytes: less than this is read sooner than a pool of processes is up
_CHUNKS = 8  # per process: small enough to share the long articles out evenly

# Set once in each worker process, before its first article.
_plan: Plan | None = None
_asked: Asked | None = None


def cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def analyses(
    articles: Sequence[tuple[str, bytes]], plan: Plan, jobs: int
) -> Iterator[tuple[str, Analysis]]:
    """Analyse (path, bytes) pairs; `jobs` 0 means one process a core."""
    jobs = jobs or cores()
    size = sum(len(data) for _, data in articles)
    if jobs == 1 or len(articles) < 2 or size < _WORTH:
        asked = Asked(plan, "article")
        for path, data in articles:
            yield path, analyse(data, path, plan, asked)
        return
    yield from _spread(articles, plan, jobs)


def _spread(
    articles: Sequence[tuple[str, bytes]], plan: Plan, jobs: int
) -> Iterator[tuple[str, Analysis]]:
    import multiprocessing

    # Forking shares what is loaded already; where it is not safe, processes start afresh.
    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    chunk = max(1, min(16, len(articles) // (jobs * _CHUNKS)))
    pool = context.Pool(min(jobs, len(articles)), initializer=_start, initargs=(plan,))
    try:
        yield from pool.imap(_one, articles, chunk)
        pool.close()
        pool.join()
    finally:
        pool.terminate()


def _start(plan: Plan) -> None:
    import signal

    global _plan, _asked  # a worker process does one plan's work all its life
    _plan, _asked = plan, Asked(plan, "article")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle


def _one(article: tuple[str, bytes]) -> tuple[str, Analysis]:
    assert _plan is not None
    path, data = article
    return path, analyse(data, path, _plan, _asked)


Worker = Callable[[Sequence[tuple[str, bytes]]], Iterator[tuple[str, Analysis]]]
