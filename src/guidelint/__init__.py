"""guidelint validates guide articles: Markdown and MDX, read as the site reads them.

::

    import guidelint

    for finding in guidelint.check_text("Costs 45,000 to ₩60,000."):
        print(finding.rule, finding.message)

Names are loaded when first used, so ``import guidelint`` costs next to nothing.
"""

from __future__ import annotations

import sys

from guidelint.version import __version__

TYPE_CHECKING = False  # as in typing, whose import costs more than all else here
if not TYPE_CHECKING:
    ModuleType = type(sys)
else:
    from types import ModuleType
    from typing import Any

    from guidelint.api import (
        check_paths,
        check_text,
        conclude,
        facts,
        parse,
        prepare,
        site_folder,
    )
    from guidelint.config import ConfigError
    from guidelint.engine.analyse import Analysis, analyse
    from guidelint.engine.discovery import MissingPath
    from guidelint.engine.outcome import Report
    from guidelint.engine.plan import Plan
    from guidelint.engine.prepare import Prepared
    from guidelint.engine.source import Source
    from guidelint.model import Article, Edit, Fact, Finding, Fix
    from guidelint.mojibake import Repair
    from guidelint.mojibake import repair as repair_mojibake
    from guidelint.rules import RuleError

_HOMES = {
    "check_paths": "guidelint.api",
    "check_text": "guidelint.api",
    "conclude": "guidelint.api",
    "prepare": "guidelint.api",
    "site_folder": "guidelint.api",
    "repair_mojibake": "guidelint.mojibake:repair",
    "Repair": "guidelint.mojibake",
    "analyse": "guidelint.engine.analyse",
    "Analysis": "guidelint.engine.analyse",
    "Plan": "guidelint.engine.plan",
    "Prepared": "guidelint.engine.prepare",
    "Source": "guidelint.engine.source",
    "Report": "guidelint.engine.outcome",
    "Article": "guidelint.model",
    "Edit": "guidelint.model",
    "Fact": "guidelint.model",
    "Finding": "guidelint.model",
    "Fix": "guidelint.model",
    "ConfigError": "guidelint.config",
    "RuleError": "guidelint.rules",
    "MissingPath": "guidelint.engine.discovery",
}

__all__ = [
    "Analysis",
    "Article",
    "ConfigError",
    "Edit",
    "Fact",
    "Finding",
    "Fix",
    "MissingPath",
    "Plan",
    "Prepared",
    "Repair",
    "Report",
    "RuleError",
    "Source",
    "__version__",
    "analyse",
    "check_paths",
    "check_text",
    "conclude",
    "facts",
    "parse",
    "prepare",
    "repair_mojibake",
    "site_folder",
]


class _Room(ModuleType):
    """A room that shares its name with a function of the API: calling it calls the function."""

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        from guidelint import api

        return getattr(api, self.__name__.rpartition(".")[2])(*arguments, **named)


class _Package(ModuleType):
    """This package: makes the rooms ``parse`` and ``facts`` callable when they are imported."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in ("parse", "facts") and isinstance(value, ModuleType):
            value.__class__ = _Room
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in ("parse", "facts"):
        return import_module(f"guidelint.{name}")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'guidelint' has no attribute {name!r}")
    module, _, attribute = home.partition(":")
    value = getattr(import_module(module), attribute or name)
    globals()[name] = value
    return value
