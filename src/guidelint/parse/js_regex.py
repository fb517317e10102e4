"""Whether the pattern and flags of a regular expression literal are valid (ES2024, Annex B).

Two things are read leniently: the names in ``\\p{…}``, and set operations under the flag v.
"""

from __future__ import annotations

import re
from functools import cache

from guidelint.lazy import lazy_pattern
from guidelint.parse import chars

_FLAGS = "dgimsuvy"
_HEX4 = r"u[0-9a-fA-F]{4}"
_CODE_POINT = r"u\{0*+(?:10[0-9a-fA-F]{4}|[0-9a-fA-F]{1,5})\}"
_CLASS_ESCAPE = lazy_pattern(r"\\[dDsSwW]|\\[pP]\{[A-Za-z0-9_]+(?:=[A-Za-z0-9_]+)?\}")
_PLAIN_CLASS_ESCAPE = lazy_pattern(r"\\[dDsSwW]")
_UNICODE_ESCAPE = lazy_pattern(
    rf"\\(?:[fnrtv]|c[A-Za-z]|0(?![0-9])|x[0-9a-fA-F]{{2}}|{_HEX4}|{_CODE_POINT}"
    r"|[\^$\\.*+?()\[\]{}|/])"
)
_ESCAPE = lazy_pattern(
    rf"\\(?:[fnrtv]|c[A-Za-z]|x[0-9a-fA-F]{{2}}|{_HEX4}|[0-3][0-7]{{0,2}}|[4-7][0-7]?|[^ck]|k)",
    re.DOTALL,
)
_BACK_REFERENCE = lazy_pattern(r"\\([1-9][0-9]*)")
_QUANTIFIER = lazy_pattern(r"(?:[*+?]|\{([0-9]+)(?:,([0-9]+)?)?\})\??")
_BRACED = lazy_pattern(r"\{[0-9]+(?:,[0-9]*)?\}")
_GROUP_START = lazy_pattern(r"\((?:\?(?:[:=!]|<[=!]|(<)))?")
_CONTROL = {"f": 12, "n": 10, "r": 13, "t": 9, "v": 11}
_ASTRAL = lazy_pattern("[\U00010000-\U0010ffff]")


class _Invalid(Exception):
    """The pattern is not valid; its text says why."""


@cache
def _group_name() -> re.Pattern[str]:
    escape = rf"\\(?:{_HEX4}|{_CODE_POINT})"
    rest = rf"[{chars.id_continue()}\u200c\u200d]"
    return re.compile(rf"<((?:[{chars.id_start()}]|{escape})(?:{rest}|{escape})*+)>")


def problem(pattern: str, flags: str) -> str:
    """What is wrong with ``/pattern/flags``, "" if nothing."""
    if any(flag not in _FLAGS for flag in flags) or {"u", "v"} <= set(flags):
        return "Invalid regular expression flag"
    if len(set(flags)) < len(flags):
        return "Duplicate regular expression flag"
    unicode = "u" in flags or "v" in flags
    if not unicode:
        pattern = _ASTRAL.sub(_surrogates, pattern)
    try:
        named = _Pattern(pattern, unicode, "v" in flags, unicode).check()
        if named and not unicode:  # then \k must refer to a name
            _Pattern(pattern, unicode, False, True).check()
    except _Invalid as invalid:
        return f"Invalid regular expression: {invalid}"
    return ""


def _surrogates(found: re.Match[str]) -> str:
    """Without the flags u and v, JavaScript reads UTF-16 units."""
    code = ord(found.group()) - 0x10000
    return chr(0xD800 + (code >> 10)) + chr(0xDC00 + (code & 0x3FF))


class _Pattern:
    """One reading of a pattern. `unicode`: flag u or v; `named`: ``\\k`` is a reference."""

    def __init__(self, text: str, unicode: bool, sets: bool, named: bool) -> None:
        self.text = text
        self.pos = 0
        self.unicode = unicode
        self.sets = sets
        self.named = named
        self.groups = 0
        self.highest = 0
        self.names: set[str] = set()
        self.references: set[str] = set()

    def check(self) -> bool:
        """Raise `_Invalid` if the pattern is not valid; whether it names a group."""
        self._disjunction()
        if self.pos < len(self.text):
            closing = self.text[self.pos] == ")"
            raise _Invalid("Unmatched ')'" if closing else "Lone quantifier brackets")
        if self.unicode and self.highest > self.groups:
            raise _Invalid("Invalid escape")
        if self.named and not self.references <= self.names:
            raise _Invalid("Invalid named capture referenced")
        return bool(self.names)

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.pos)
        if found:
            self.pos = found.end()
        return found

    def _eat(self, text: str) -> bool:
        if not self.text.startswith(text, self.pos):
            return False
        self.pos += len(text)
        return True

    def _disjunction(self) -> None:
        while self._term() or self._eat("|"):
            pass
        if self._match(_QUANTIFIER):
            raise _Invalid("Nothing to repeat")
        if self.text.startswith("{", self.pos):
            raise _Invalid("Lone quantifier brackets")

    def _term(self) -> bool:
        """Read one term with its quantifier; False where there is none."""
        char = self.text[self.pos : self.pos + 1]
        if char in ("", "|", ")", "*", "+", "?"):
            return False
        if char in ("^", "$") or self.text.startswith(("\\b", "\\B"), self.pos):
            self.pos += 1 if char in "^$" else 2
            return True
        if char == "(":
            if self._group():
                self._quantifier()
            return True
        if char == "[":
            self.pos += 1
            self._class()
        elif char == "\\":
            self._escape()
        elif self.unicode and char in "]{}":
            return False
        elif _BRACED.match(self.text, self.pos):
            raise _Invalid("Nothing to repeat")
        else:
            self.pos += 1
        self._quantifier()
        return True

    def _quantifier(self) -> None:
        found = self._match(_QUANTIFIER)
        if found is None:
            if self.unicode and self.text.startswith("{", self.pos):
                raise _Invalid("Incomplete quantifier")
            return
        low, high = found.groups()
        if high is not None and int(high[:300]) < int(low[:300]):
            raise _Invalid("numbers out of order in {} quantifier")

    def _group(self) -> bool:
        """Read a group or assertion; whether a quantifier may follow."""
        start = self.pos
        found = self._match(_GROUP_START)
        assert found is not None
        kind = found.group()
        if found.group(1):
            self.pos -= 1
            self._name(self.names)
        elif self.text.startswith("?", self.pos):
            raise _Invalid("Invalid group")
        self._disjunction()
        if not self._eat(")"):
            raise _Invalid("Unterminated group")
        self.groups += self.text[start + 1] != "?" or bool(found.group(1))
        if kind in ("(?=", "(?!"):
            return not self.unicode
        return kind not in ("(?<=", "(?<!")

    def _name(self, names: set[str]) -> None:
        found = self._match(_group_name())
        if found is None:
            raise _Invalid("Invalid capture group name")
        name = found.group(1)
        if names is self.names and name in names:
            raise _Invalid("Duplicate capture group name")
        names.add(name)

    def _escape(self) -> None:
        if self.named and self._eat("\\k"):
            if not self.text.startswith("<", self.pos):
                raise _Invalid("Invalid named reference")
            self._name(self.references)
        elif not self.unicode:
            if not self._match(_ESCAPE):
                self.pos += 1  # a backslash before `c` and no letter stands for itself
        elif back := self._match(_BACK_REFERENCE):
            self.highest = max(self.highest, int(back.group(1)[:300]))
        elif not self._match(_CLASS_ESCAPE) and not self._match(_UNICODE_ESCAPE):
            raise _Invalid("Invalid escape")

    def _class(self) -> None:
        """Read a character class up to its bracket; `pos` is after the opening one."""
        self._eat("^")
        while not self._eat("]"):
            if self.pos >= len(self.text):
                raise _Invalid("Unterminated character class")
            if self.sets:
                self._set_operand()
                continue
            left = self._class_atom()
            if self.text.startswith("-", self.pos) and not self.text.startswith("-]", self.pos):
                self.pos += 1
                if self.pos < len(self.text):
                    self._check_range(left, self._class_atom())

    def _check_range(self, left: int, right: int) -> None:
        if self.unicode and min(left, right) < 0:
            raise _Invalid("Invalid character class")
        if 0 <= right < left:
            raise _Invalid("Range out of order in character class")

    def _class_atom(self) -> int:
        """The code of one member of a class, -1 for a set such as ``\\d``."""
        if not self.text.startswith("\\", self.pos):
            self.pos += 1
            return ord(self.text[self.pos - 1])
        if self._match(_CLASS_ESCAPE if self.unicode else _PLAIN_CLASS_ESCAPE):
            return -1
        if self._eat("\\b"):
            return 8
        if self.unicode and self._eat("\\-"):
            return 45
        found = self._match(_UNICODE_ESCAPE if self.unicode else _ESCAPE)
        if found is not None:
            return _code(found.group(), octal=not self.unicode)
        if self.unicode:
            raise _Invalid("Invalid escape")
        self.pos += 1
        return 0x5C

    def _set_operand(self) -> None:
        """Read a piece of a class under the flag v."""
        if self._eat("["):
            self._class()
        elif self._eat("\\q{"):
            end = self.text.find("}", self.pos)
            if end == -1:
                raise _Invalid("Invalid escape")
            self.pos = end + 1
        elif self.text.startswith("\\", self.pos):
            if self.text[self.pos + 1 : self.pos + 2] in tuple("b!#%&,-:;<=>@`~"):
                self.pos += 2
            elif not self._match(_CLASS_ESCAPE) and not self._match(_UNICODE_ESCAPE):
                raise _Invalid("Invalid escape")
        elif self.text[self.pos] in "(){}/|":
            raise _Invalid("Invalid character in character class")
        else:
            self.pos += 1


def _code(escape: str, octal: bool) -> int:
    """The character code an escape stands for."""
    body = escape[1:]
    if body[0] in _CONTROL:
        return _CONTROL[body[0]]
    if len(body) > 1 and body[0] in "xu":
        return int(body[1:].strip("{}"), 16)
    if len(body) > 1 and body[0] == "c":
        return ord(body[1]) % 32
    if octal and body[0] in "01234567":
        return int(body, 8)
    return 0 if body == "0" else ord(body[0])
