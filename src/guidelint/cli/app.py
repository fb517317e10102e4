"""The command line in click: all commands, all help, and every mistake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from guidelint.cli import INTERRUPTED, TROUBLE, guarded, utf8_output
from guidelint.cli.words import CHECK, COUNT, FILE, FLAG, NUMBER, TEXTS, Option
from guidelint.version import __version__


def run_app(argv: list[str] | None = None) -> int:
    """Run the command that the words name: returns the exit code."""
    try:
        return int(cli.main(argv, prog_name="guidelint", standalone_mode=False) or 0)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return TROUBLE


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """The version, and whether the reader is compiled (see hatch_build.py)."""
    if asked:
        from guidelint import model

        compiled = "" if str(model.__file__).endswith(".py") else " (compiled)"
        click.echo(f"guidelint {__version__}{compiled}")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Validate guide articles: Markdown and MDX, read as the site reads them."""
    utf8_output()


def _rule_names(context: click.Context, parameter: click.Parameter, word: str) -> list[str]:
    """Shell completion: the ids of guidelint's own rules."""
    from guidelint.rules import builtin_folder

    names = (path.stem for path in builtin_folder().glob("*/*.yaml"))
    return sorted(name for name in names if name.startswith(word))


def _config_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--config", "config_path", type=click.Path(path_type=Path), help="Config file to use."
        ),
        click.option("--isolated", is_flag=True, help="Ignore every config file."),
    ):
        command = option(command)
    return command


def _as_click(option: Option) -> Callable[[Any], Any]:
    """An option of `check` as click has it."""
    if option.takes == FLAG:
        return click.option(*option.names, option.key, is_flag=True, help=option.help)
    kinds: dict[Any, Any] = {FILE: click.Path(), NUMBER: int, COUNT: click.IntRange(0)}
    kind = click.Choice(option.takes) if isinstance(option.takes, tuple) else None
    return click.option(
        *option.names,
        option.key,
        type=kind or kinds.get(option.takes, str),
        multiple=option.takes == TEXTS,
        default=None if option.takes == TEXTS else option.default,
        metavar=option.metavar,
        help=option.help,
    )


def _check_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(CHECK):
        command = _as_click(option)(command)
    return command


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path())
@_check_options
def check(paths: tuple[str, ...], **options: Any) -> int:
    """Check articles and print what is wrong with them.

    Exit code 0: clean; 1: findings at or above --fail-on (default: error); 2: usage, config or a
    crash.
    """
    from guidelint.commands.check import check

    if options["watch"]:
        from guidelint.commands.anew import with_paths
        from guidelint.commands.watch import watch

        named = tuple(map(Path, paths))
        return _guarded(watch, named, with_paths(options), lambda: check(paths, options))
    return _guarded(check, paths, options)


@cli.command()
@click.option("--output-format", type=click.Choice(("text", "json")), default="text")
@_config_options
def rules(**options: Any) -> int:
    """List all rules."""
    from guidelint.commands import tools

    return _guarded(tools.rules, options)


@cli.command()
@click.argument("rule", shell_complete=_rule_names)
@click.option("--output-format", type=click.Choice(("text", "json")), default="text")
@_config_options
def explain(rule: str, **options: Any) -> int:
    """Explain a rule: what it looks for, why, with examples."""
    from guidelint.commands import tools

    return _guarded(tools.explain, rule, options)


@cli.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def test(folder: Path | None) -> int:
    """Run the examples of rule files.

    Those of guidelint's own rules, or of the files in FOLDER.
    """
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
    """List the prices, phones, links and dates that articles state."""


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
    """Rename an article, with all links to it.

    Its old address is redirected where the site keeps redirects as data.
    """
    from guidelint.commands.move import move

    return _guarded(move, old, new, options)


@cli.group()
def schema() -> None:
    """Read component and frontmatter schemas off the repo."""


@schema.command("components")
@click.argument("globs", nargs=-1)
@click.option("--write", "target", type=click.Path(path_type=Path), help="Write them to a file.")
@click.option("--check", "drift", is_flag=True, help="Exit 1 if the file is not what is read now.")
@_config_options
def schema_components(globs: tuple[str, ...], **options: Any) -> int:
    """Component schemas from their sources.

    Reads TSX, Astro, Vue and Svelte: GLOBS, else the sources that were inferred.
    """
    from guidelint.commands import schemas

    return _guarded(schemas.components, globs, options)


@schema.command("frontmatter")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json-schema", is_flag=True, help="Only the JSON Schema, for editors.")
@click.option("--write", "target", type=click.Path(path_type=Path), help="Write it to a file.")
@_config_options
def schema_frontmatter(files: tuple[Path, ...], **options: Any) -> int:
    """Frontmatter schemas, wherever they are told.

    From the config, else from content configs (zod …), else from usage.
    """
    from guidelint.commands import schemas

    return _guarded(schemas.frontmatter, files, options)


@schema.command("infer")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--write", "target", type=click.Path(path_type=Path), help="Write it to a file.")
@_config_options
def schema_infer(paths: tuple[Path, ...], **options: Any) -> int:
    """Both, mined from how articles use them."""
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
    return guarded(lambda: work(*arguments))
