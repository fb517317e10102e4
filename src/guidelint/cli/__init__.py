"""The command line: words in, exit code out. The work is done in the rooms to the left.

`check` in plain words is answered without click, which costs more than a run that has nothing
to do; whatever else is asked, all help and every mistake is click's to handle (`app`).
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

CLEAN, FINDINGS, TROUBLE = 0, 1, 2
INTERRUPTED = 130


def main(argv: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage, config or a crash."""
    try:
        code = run(argv)
    except Exception as error:
        if os.environ.get("GUIDELINT_TRACEBACK"):
            raise
        sys.stderr.write(
            f"guidelint itself failed ({type(error).__name__}: {error}); this is a bug in guidelint: "
            "please report it with what GUIDELINT_TRACEBACK=1 shows\n"
        )
        code = TROUBLE
    _leave(code)


def _leave(code: int) -> NoReturn:
    """Exit at once: all is written and closed, and taking the process apart object by object
    costs a tenth of a run that has nothing to do."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)
    os._exit(code)


def run(argv: list[str] | None = None) -> int:
    """`main` without leaving the process: returns the exit code."""
    collecting = gc.isenabled()
    gc.set_threshold(200_000, 20, 100)  # reading makes trees, not cycles: look for those seldom
    words = sys.argv[1:] if argv is None else argv
    try:
        code = _check(words) if words[:1] == ["check"] else None
        if code is None:
            from guidelint.cli.app import run_app

            code = run_app(argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read our output has heard enough; Python must not complain at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    finally:
        if collecting:
            gc.unfreeze()
            gc.enable()
    return code


def _check(words: list[str]) -> int | None:
    """`check`, if its words are plain ones; else None."""
    from guidelint.cli.words import plainly

    read = plainly(words[1:])
    if read is None:
        return None
    from guidelint.commands.check import check, is_passive

    paths, options = read
    if is_passive(options):
        gc.disable()  # a short run, most likely; where there is much to read, `gather` enables it
    utf8_output()
    return guarded(lambda: check(paths, options))


def guarded(work: Callable[[], int]) -> int:
    """Run a command; what a user can mend is told in a line, not as a traceback."""
    try:
        return work()
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:
        words = _in_a_line(error)
        if not words:
            raise
        sys.stderr.write(f"Error: {words}\n")
        return TROUBLE


def _in_a_line(error: Exception) -> str:
    from guidelint.config import ConfigError
    from guidelint.engine.discovery import MissingPath
    from guidelint.rules import RuleError

    if isinstance(error, MissingPath):
        hint = "; to check stdin, name it: --stdin-filename FILE" if str(error) == "-" else ""
        return f"{error}: no such file or folder{hint}"
    return str(error) if isinstance(error, (ConfigError, RuleError)) else ""


def utf8_output() -> None:
    """Findings quote articles: print them whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="backslashreplace")
