"""Rules: sentences in ``rules/<topic>/<id>.yaml``, loaded strictly.

One file is one rule, its page and its tests. Anything unknown, missing or doubled in a rule
file is a `RuleError` that names the file and the line.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guidelint.checks import CHECKS
from guidelint.checks.options import parse_options
from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

TOPICS = (
    "encoding",
    "mdx",
    "frontmatter",
    "components",
    "links",
    "prices",
    "phones",
    "policy",
    "structure",
    "text",
)
LEVELS = ("info", "warning", "error")


class RuleError(Exception):
    """A rule file that cannot be used; says where and what to do."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message


class Rule(NamedTuple):
    """A rule ready to run; `options` is the check's validated `Options`."""

    id: str
    topic: str
    level: str
    enabled: bool
    check: str
    options: Any
    message: str
    fix: str  # safe | unsafe | none
    summary: str
    source: str  # the rule file


class Example(NamedTuple):
    """An example of a rule file: a small site, and what the rule says about it."""

    name: str
    files: dict[str, str]
    config: dict[str, Any]
    flags: tuple[str, ...]  # the flagged texts in order; empty for a good example
    fixed: dict[str, str]  # the files after the rule's fix; empty where none is shown
    line: int
    encoding: str = "utf-8"  # how the files are saved


class RulePage(NamedTuple):
    """A whole rule file: the rule, why, and its examples."""

    rule: Rule
    why: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]


def builtin_folder() -> Path:
    """The folder of the rules that come with guidelint, in a wheel or in a checkout."""
    packaged = Path(__file__).parent / "_rules"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "rules"


def rule_files(folder: Path) -> list[Path]:
    """The rule files below `folder`, sorted by path."""
    return sorted(path for path in folder.glob("*/*.yaml") if path.parent.name != "presets")


def load_pages(folder: Path) -> list[RulePage]:
    """Every rule below `folder` with its examples. Raises `RuleError` at the first bad file."""
    pages: dict[str, RulePage] = {}
    for path in rule_files(folder):
        page = load_page(path)
        if page.rule.id in pages:
            raise RuleError(str(path), 1, f"the id {page.rule.id!r} exists twice")
        pages[page.rule.id] = page
    return sorted(pages.values(), key=lambda page: (TOPICS.index(page.rule.topic), page.rule.id))


def builtin_rules() -> list[Rule]:
    """The rules that come with guidelint, in the order of `load_pages`, without their pages.

    Their examples and patterns were tried when guidelint was tested; only what a run needs is
    read. Raises `RuleError`.
    """
    rules = [_rule(path) for path in rule_files(builtin_folder())]
    return sorted(rules, key=lambda rule: (TOPICS.index(rule.topic), rule.id))


def _rule(path: Path) -> Rule:
    """The rule of a file whose examples are not asked for."""
    import yaml

    try:
        text = path.read_text(encoding="utf-8")
        head = text[: text.index("\nbad:\n") + 1]
        data = yaml.load(head, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return Rule(
            id=data["id"],
            topic=path.parent.name,
            level=data["level"],
            enabled=data.get("enabled", True) is not False,
            check=data["check"],
            options=parse_options(data["check"], data.get("options") or {}, _odd, proven=True),
            message=data["message"].strip(),
            fix=data.get("fix", "none"),
            summary=data["summary"].strip(),
            source=str(path),
        )
    except (OSError, yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError):
        return load_page(path).rule  # says what is wrong with it


def _odd(place: tuple[Any, ...], message: str) -> None:
    raise ValueError(message)


def load_page(path: Path) -> RulePage:
    """One rule file. Raises `RuleError`."""
    file = _RuleFile(path)
    data = file.mapping(
        file.data,
        (),
        required=("id", "summary", "why", "level", "check", "message", "bad", "good"),
        optional=("options", "fix", "enabled"),
    )
    check = file.choice(data, "check", tuple(CHECKS))
    rule = Rule(
        id=file.identifier(data),
        topic=file.topic(),
        level=file.choice(data, "level", LEVELS),
        enabled=data.get("enabled", True) is not False,
        check=check,
        options=parse_options(check, data.get("options") or {}, file.fail),
        message=file.template(data),
        fix=file.choice(data, "fix", ("safe", "unsafe", "none")) if "fix" in data else "none",
        summary=file.text(data, "summary"),
        source=str(path),
    )
    bad = tuple(file.examples(data, "bad"))
    good = tuple(file.examples(data, "good"))
    if rule.fix != "none" and not any(example.fixed for example in bad):
        file.fail(("fix",), "a rule with a fix shows it: give a bad example a `fixed:` text")
    return RulePage(rule, file.text(data, "why"), bad, good)


_ID = lazy_pattern(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_ADVICE = lazy_pattern(r"(no|use|prefer|avoid|disallow|require)-")


class _RuleFile:
    """A rule file being read: its data, and the line of every key and value in it."""

    def __init__(self, path: Path) -> None:
        import yaml

        self.path = path
        self.lines: dict[tuple[Any, ...], int] = {(): 1}
        try:
            text = path.read_text(encoding="utf-8")
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
            try:
                node = loader.get_single_node()
                if not isinstance(node, yaml.MappingNode):
                    self.fail((), "a rule file is a mapping: id, summary, why, level, check …")
                self._index(node, ())
                self.data: dict[str, Any] = loader.construct_document(node)
            finally:
                loader.dispose()
        except (OSError, UnicodeDecodeError) as error:
            raise RuleError(str(path), 1, f"cannot be read: {error}") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            reason = getattr(error, "problem", None) or str(error)
            raise RuleError(str(path), mark.line + 1 if mark else 1, reason) from error

    def _index(self, node: Any, path: tuple[Any, ...]) -> None:
        if node.id == "mapping":
            for key, value in node.value:
                here = (*path, key.value)
                if here in self.lines:
                    self.lines[here] = key.start_mark.line + 1
                    self.fail(here, f"the key {key.value!r} stands here a second time")
                self.lines[here] = key.start_mark.line + 1
                self._index(value, here)
        elif node.id == "sequence":
            for index, value in enumerate(node.value):
                self.lines[(*path, index)] = value.start_mark.line + 1
                self._index(value, (*path, index))

    def fail(self, where: tuple[Any, ...], message: str) -> Any:
        while where and where not in self.lines:
            where = where[:-1]
        raise RuleError(str(self.path), self.lines.get(where, 1), message)

    def mapping(
        self,
        data: Any,
        where: tuple[Any, ...],
        required: tuple[str, ...],
        optional: tuple[str, ...],
    ) -> dict[str, Any]:
        if not isinstance(data, dict):
            self.fail(where, "expected a mapping")
        for key in data:
            if key not in required and key not in optional:
                self.fail(
                    (*where, key),
                    f"unknown key {key!r}; known: {', '.join((*required, *optional))}",
                )
        for key in required:
            if key not in data:
                self.fail(where, f"the key {key!r} is missing")
        return dict(data)

    def text(self, data: dict[str, Any], key: str) -> str:
        value = data[key]
        if not isinstance(value, str) or not value.strip():
            self.fail((key,), f"{key!r} must be a text")
        return str(value).strip()

    def choice(self, data: dict[str, Any], key: str, known: tuple[str, ...]) -> str:
        if data[key] not in known:
            self.fail((key,), f"{key} {data[key]!r} is not one of: {', '.join(known)}")
        return str(data[key])

    def identifier(self, data: dict[str, Any]) -> str:
        name = self.text(data, "id")
        if name != self.path.stem:
            self.fail(("id",), f"the id is the file's name: {self.path.stem!r}, not {name!r}")
        if not _ID.match(name) or _ADVICE.match(name):
            self.fail(
                ("id",), f"{name!r}: an id is kebab-case and names what is wrong, not the advice"
            )
        return name

    def topic(self) -> str:
        topic = self.path.parent.name
        if topic not in TOPICS:
            self.fail((), f"the folder {topic!r} is not a topic: {', '.join(TOPICS)}")
        return topic

    def template(self, data: dict[str, Any]) -> str:
        import string

        template = self.text(data, "message")
        try:
            for _, field, _, _ in string.Formatter().parse(template):
                if field is not None and not field.isidentifier():
                    self.fail(("message",), f"{{{field}}} is not a plain name")
        except ValueError as error:
            self.fail(("message",), f"the message is no template: {error}")
        return template

    def examples(self, data: dict[str, Any], key: str) -> Iterator[Example]:
        entries = data[key]
        if not isinstance(entries, list) or not entries:
            self.fail((key,), f"{key!r} must hold at least one example")
        for index, entry in enumerate(entries):
            yield self._example(entry, (key, index), bad=key == "bad")

    def _example(self, entry: Any, where: tuple[Any, ...], *, bad: bool) -> Example:
        optional = (
            "mdx",
            "files",
            "path",
            "config",
            "encoding",
            *(("flags", "fixed") if bad else ()),
        )
        entry = self.mapping(entry, where, ("name",), optional)
        if ("mdx" in entry) == ("files" in entry):
            self.fail(where, "an example has either `mdx:` or `files:`")
        path = entry.get("path", "article.mdx")
        files = entry.get("files") or {path: entry.get("mdx")}
        fixed = entry.get("fixed") or {}
        fixed = fixed if isinstance(fixed, dict) else {path: fixed}
        flags = entry.get("flags") or []
        if bad and not flags:
            self.fail(where, "a bad example says in `flags:` which texts are flagged")
        if not all(isinstance(text, str) for text in (*files.values(), *fixed.values(), *flags)):
            self.fail(where, "files, flags and fixed hold texts (quote numbers)")
        return Example(
            str(entry["name"]),
            dict(files),
            dict(entry.get("config") or {}),
            tuple(flags),
            dict(fixed),
            self.lines[where],
            self._codec(entry, where),
        )

    def _codec(self, entry: dict[str, Any], where: tuple[Any, ...]) -> str:
        name = str(entry.get("encoding", "utf-8"))
        try:
            return codecs.lookup(name).name
        except LookupError:
            self.fail((*where, "encoding"), f"no encoding {name!r} is known")
            raise  # fail always raises; this tells the type checker
