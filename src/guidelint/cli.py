"""The command line: options in, exit code out. The work is done in the rooms to the left."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from guidelint.version import __version__

_CLEAN, _FINDINGS, _TROUBLE = 0, 1, 2
FORMATS = (
    "full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "rdjson",
    "checkstyle", "markdown",
)  # fmt: skip


def main(argv: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage, config or a crash."""
    sys.exit(run(argv))


def run(argv: list[str] | None = None) -> int:
    """`main` without leaving the process: returns the exit code."""
    gc.set_threshold(50_000, 20, 100)  # reading makes trees, not cycles: look for those seldom
    try:
        code = cli.main(argv, prog_name="guidelint", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.Abort:
        return 130
    except KeyboardInterrupt:
        return 130
    except click.ClickException as error:
        error.show(sys.stderr)
        return _TROUBLE
    except BrokenPipeError:
        # whoever read our output has heard enough; Python must not complain at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _CLEAN


class _Trouble(click.ClickException):
    """Our own errors: told in one line, exit code 2."""

    exit_code = _TROUBLE


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="guidelint", message="%(prog)s %(version)s")
def cli() -> None:
    """Validate guide articles: Markdown and MDX, read as the site reads them."""
    _utf8_output()


def _utf8_output() -> None:
    """Findings quote articles: print them whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _config_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--config", "config_path", type=click.Path(path_type=Path), help="Config file to use."
        ),
        click.option("--isolated", is_flag=True, help="Ignore every config file."),
    ):
        command = option(command)
    return command


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--select",
    help="Only these rule ids or topics (comma-separated, or ALL).",
    multiple=True,
    metavar="IDS",
)
@click.option("--ignore", help="Not these rule ids or topics.", multiple=True, metavar="IDS")
@click.option(
    "--extend-select", help="These too, on top of what is on.", multiple=True, metavar="IDS"
)
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: apply unsafe fixes too.")
@click.option(
    "--diff", "show_diff", is_flag=True, help="Show what --fix would change; write nothing."
)
@click.option("--fix-only", is_flag=True, help="Like --fix, but do not report what is left.")
@click.option("--show-fixes", is_flag=True, help="With --fix: list what was changed, and why.")
@click.option("--review", is_flag=True, help="Go through all fixes, one by one: apply, skip, quit.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit 1 if --fix changed a file.")
@click.option("--output-format", type=click.Choice(FORMATS), help="full (default), concise, json …")
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=FILE",
    help="Also write a report to a file; repeatable.",
)
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@click.option("--show-files", is_flag=True, help="List the articles that would be checked.")
@click.option("--show-settings", is_flag=True, help="Say what is configured and inferred, and why.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave these files out.")
@click.option("--force-exclude", is_flag=True, help="Exclude files even if they are named.")
@click.option(
    "--stdin-filename", type=click.Path(path_type=Path), help="Check stdin as if it were this file."
)
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "info", "never")),
    help="What makes the exit code 1.",
)
@click.option("--max-warnings", type=int, help="Exit 1 if there are more warnings.")
@click.option("-e", "--exit-zero", is_flag=True, help="Exit 0 even if there are findings.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), help="Set aside the findings in this file."
)
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Write today's findings to the --baseline file (default: guidelint-baseline.json).",
)
@click.option(
    "--prune-baseline",
    is_flag=True,
    help="Drop the entries of --baseline that no finding needs any more; add none.",
)
@click.option(
    "--add-suppressions",
    is_flag=True,
    help="Write comments (and frontmatter entries) that suppress today's findings.",
)
@click.option("--reason", metavar="TEXT", default="", help="With --add-suppressions: why.")
@click.option(
    "--new-from-rev",
    "revision",
    metavar="REV",
    help="Only findings that this git revision has not.",
)
@click.option("--now", metavar="DATE", help="The date that counts as today (ISO 8601).")
@click.option("-w", "--watch", is_flag=True, help="Check again whenever a file changes.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write the cache.")
@click.option("--cache-dir", type=click.Path(path_type=Path), help="Where the cache is kept.")
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Processes; 0: one a core.")
@click.option("--color", "colour", type=click.Choice(("auto", "always", "never")), default="auto")
@click.option("-q", "--quiet", is_flag=True, help="Findings only: no summary, no progress.")
@click.option("-v", "--verbose", is_flag=True, help="Say what is read and how long it takes.")
@_config_options
def check(paths: tuple[Path, ...], **options: Any) -> int:
    """Check articles and print what is wrong with them."""
    from guidelint.commands.check import check

    if options["watch"]:
        from guidelint.commands.watch import watch

        return _guarded(watch, paths, options, lambda: _guarded(check, paths, options))
    return _guarded(check, paths, options)


@cli.command()
@click.option("--output-format", type=click.Choice(("text", "json")), default="text")
@_config_options
def rules(**options: Any) -> int:
    """List all rules."""
    from guidelint.commands import tools

    return _guarded(tools.rules, options)


@cli.command()
@click.argument("rule")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text")
@_config_options
def explain(rule: str, **options: Any) -> int:
    """Explain a rule: what it looks for, why, with examples."""
    from guidelint.commands import tools

    return _guarded(tools.explain, rule, options)


@cli.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def test(folder: Path | None) -> int:
    """Run the examples in rule files (the built-in ones, or those in FOLDER)."""
    from guidelint.commands import tools

    return _guarded(tools.test, folder)


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--engine", type=click.Choice(("mdx", "next-mdx-remote", "docusaurus", "gfm")), default="mdx"
)
@click.option("--no-frontmatter", is_flag=True, help="Read the whole file as the body.")
@click.option("--output-format", type=click.Choice(("jsonl",)), default="jsonl")
def parse(files: tuple[Path, ...], **options: Any) -> int:
    """Print what is read in articles: one JSON object a file."""
    from guidelint.commands import tools

    return _guarded(tools.parse, files, options)


class _Facts(click.Group):
    """`facts` alone lists; its first word may be the name of another command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in self.commands:
            args = ["list", *args]
        return super().parse_args(ctx, args)


@cli.group(cls=_Facts)
def facts() -> None:
    """Print every fact that articles state; `facts discover` brings like ones together."""


@facts.command("list")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--kind", "kinds", multiple=True, help="Only these kinds: money, phone, link …")
@click.option(
    "--where",
    "wheres",
    multiple=True,
    metavar="CONDITION",
    help="Only facts for which it holds: currency=KRW, low>10000, label~fare, or SQL; repeatable.",
)
@click.option(
    "--sql",
    metavar="SELECT",
    help="Ask the table facts (path, line, column, kind, data_path, text, label, low, high, "
    "currency, per, value).",
)
@click.option("--output-format", type=click.Choice(("table", "json", "csv")), default="table")
@_config_options
def facts_list(paths: tuple[Path, ...], **options: Any) -> int:
    """Print every fact that articles state, with its place.

    See also `guidelint facts discover --help`: what articles state of the same things.
    """
    from guidelint.commands.facts import facts

    return _guarded(facts, paths, options)


@facts.command("discover")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--min-articles",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    help="In how many articles a thing must be stated.",
)
@click.option("--output-format", type=click.Choice(("table", "json", "toml")), default="table")
@_config_options
def facts_discover(paths: tuple[Path, ...], **options: Any) -> int:
    """Bring together what articles state of the same things, ready for guidelint.facts.toml."""
    from guidelint.commands.facts import discover

    return _guarded(discover, paths, options)


@cli.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--diff", is_flag=True, help="Show what would change; write nothing.")
@_config_options
def mv(old: Path, new: Path, **options: Any) -> int:
    """Rename an article and every link to it, and redirect its old address."""
    from guidelint.commands.move import move

    return _guarded(move, old, new, options)


@cli.group()
def schema() -> None:
    """Read schemas of components and frontmatter from what the repo has."""


@schema.command("components")
@click.argument("globs", nargs=-1)
@click.option("--write", "target", type=click.Path(path_type=Path), help="Write them to a file.")
@click.option("--check", "drift", is_flag=True, help="Exit 1 if the file is not what is read now.")
@_config_options
def schema_components(globs: tuple[str, ...], **options: Any) -> int:
    """Component schemas from TSX, Astro, Vue and Svelte sources (GLOBS, else those inferred)."""
    from guidelint.commands import schemas

    return _guarded(schemas.components, globs, options)


@schema.command("frontmatter")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json-schema", is_flag=True, help="Only the JSON Schema, for editors.")
@click.option("--write", "target", type=click.Path(path_type=Path), help="Write it to a file.")
@_config_options
def schema_frontmatter(files: tuple[Path, ...], **options: Any) -> int:
    """Frontmatter schemas from the config, else from content configs (zod …), else from usage."""
    from guidelint.commands import schemas

    return _guarded(schemas.frontmatter, files, options)


@schema.command("infer")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--write", "target", type=click.Path(path_type=Path), help="Write it to a file.")
@_config_options
def schema_infer(paths: tuple[Path, ...], **options: Any) -> int:
    """Component and frontmatter schemas mined from how articles use them."""
    from guidelint.commands import schemas

    return _guarded(schemas.infer, paths, options)


@cli.group()
def cache() -> None:
    """Manage the cache."""


@cache.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@click.option("--cache-dir", type=click.Path(path_type=Path), help="Where the cache is kept.")
def clean(folder: Path, cache_dir: Path | None) -> int:
    """Forget what is known about the site in FOLDER."""
    from guidelint.commands import tools

    return _guarded(tools.clean, folder, cache_dir)


@cli.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite an existing guidelint.toml.")
def init(folder: Path, force: bool) -> int:
    """Write a guidelint.toml with what the repo shows."""
    from guidelint.commands import tools

    return _guarded(tools.init, folder, force)


def _guarded(work: Callable[..., int], *arguments: Any) -> int:
    """Run a command; what a user can mend is told in a line, not as a traceback."""
    from guidelint.config import ConfigError
    from guidelint.engine.discovery import MissingPath
    from guidelint.rules import RuleError

    try:
        return work(*arguments)
    except (ConfigError, RuleError) as error:
        raise _Trouble(str(error)) from error
    except MissingPath as error:
        raise _Trouble(f"{error}: no such file or folder") from error
