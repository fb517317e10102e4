"""JavaScript's tokens, one ahead of the grammar.

`Parser` holds the token stream and what the grammar has to remember; the grammar itself is
functions over it (js_expressions, js_functions, js_statements, js_jsx). The rules are those of
ES2024 module code. Complaints are raised where acorn 8 raises them, because MDX reports acorn's
position and, for import/export, asks whether acorn had read to the end of the text.
"""

from __future__ import annotations

import re
from functools import cache

from guidelint.parse import chars, js_regex
from guidelint.parse.js_nodes import (
    ASYNC,
    FIELD_INIT,
    FUNCTION,
    GENERATOR,
    STATIC_BLOCK,
    VAR_SCOPE,
    Label,
    PrivateNames,
    Scope,
)

KEYWORDS = frozenset(
    "break case catch continue debugger default do else finally for function if return switch "
    "throw try var while with null true false instanceof typeof void delete new in this const "
    "class extends export import super".split()
)
_EXPRESSION_AFTER = frozenset(
    "case default do else return throw new extends in instanceof typeof void delete "
    "[ { ( , ; : ? => ... ${ = += -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??= ! ~ || && "
    "| ^ & == != === !== < > <= >= << >> >>> + - % * / ** ??".split()
)
_NEEDS_MORE = _EXPRESSION_AFTER - {";", "return", "++"} | {".", "?."}  # no module ends with these
_BLANK_LINE = re.compile(r"(?:\r\n?+|(?<!\r)\n)(?=[ \t]*(?:[\r\n]|\Z))")
_WORD = re.compile(rf"[{chars.ID_START_ASCII}][{chars.ID_CONTINUE_ASCII}]*+")
_BLANK = re.compile(rf"(?:[{chars.JS_SPACE}]++|//[^\n\r\u2028\u2029]*+|/\*(?s:.*?)\*/)*+")
_LINE_BREAK = re.compile(r"[\n\r\u2028\u2029]")
_PUNCTUATOR = re.compile(
    r">>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?"
    r"|\?\.(?![0-9])|\+\+|--|\+=|-=|\*=|/=|%=|&=|\|=|\^=|<<|>>|\*\*|[{}()\[\];,<>+\-*/%&|^!~?:=.`]"
)
_DIGIT = re.compile(r"\.?[0-9]")
_RADIX = re.compile(r"0(?:[xX][0-9a-fA-F_]*|[oO][0-7_]*|[bB][01_]*)")
_DECIMAL = re.compile(r"([0-9_]*)(?:(n)|(?:\.([0-9_]*))?(?:[eE][+-]?([0-9_]*))?)")
_BAD_SEPARATOR = re.compile(r"^_|__|_$")
_STRING = {
    '"': re.compile(r'[^"\\\n\r]*+'),
    "'": re.compile(r"[^'\\\n\r]*+"),
}
_ESCAPE = re.compile(
    r"\\(?:\r\n|[^xu0-9]|0(?![0-9])|x[0-9a-fA-F]{2}"
    r"|u(?:[0-9a-fA-F]{4}|\{0*+(?:10[0-9a-fA-F]{4}|[0-9a-fA-F]{1,5})\}))"
)
_TEMPLATE = re.compile(r"(?:[^`\\$]++|\\(?s:.)|\$(?!\{))*+")
_BAD_ESCAPE = re.compile(rf"(?:[^\\]++|{_ESCAPE.pattern})*+\\")
_REGEX = re.compile(
    r"(?:[^\\/\[\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029]"
    r"|\[(?:[^\\\]\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029])*+\])*+/"
)
_JSX_TEXT = re.compile(r"[^<{>}]*+")


class Fault(Exception):
    """Code that is not JavaScript: where it is reported, and how far it had been read."""

    def __init__(self, offset: int, read_to: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.read_to = read_to
        self.message = message


def next_stop(source: str, offset: int, limit: int) -> int:
    """Where the line ends that a blank line follows, from `offset` on; else `limit`."""
    found = _BLANK_LINE.search(source, offset, limit)
    return found.start() if found else limit


@cache
def name_start() -> re.Pattern[str]:
    """The first character of an identifier."""
    return re.compile(f"[{chars.id_start()}]")


@cache
def name_rest() -> re.Pattern[str]:
    """The further characters of an identifier."""
    return re.compile(rf"[{chars.id_continue()}\u200c\u200d]*+")


@cache
def _jsx_name() -> re.Pattern[str]:
    """The further characters of a JSX name."""
    return re.compile(rf"[{chars.jsx_continue()}\u200c\u200d]*+")


class Parser:
    """The token stream of source[pos:limit], one token ahead.

    `type` is the current token: a punctuator or keyword as it is written, or ``name``, ``num``,
    ``string``, ``regexp``, ``private``, ``template``, ``eof``, and within JSX ``<tag``,
    ``tag>``, ``jsx-name``, ``jsx-text``.
    """

    __slots__ = (
        "allowed",
        "arrow_at",
        "arrow_in_for_await",
        "await_at",
        "await_name_at",
        "brackets",
        "escaped",
        "exported",
        "far",
        "imported",
        "labels",
        "last_end",
        "last_start",
        "limit",
        "pos",
        "private_names",
        "scopes",
        "source",
        "start",
        "type",
        "undefined_exports",
        "value",
        "yield_at",
    )

    def __init__(self, source: str, pos: int, limit: int, far: int = -1) -> None:
        self.source = source
        self.pos = pos
        self.limit = limit
        self.far = max(limit, far)  # up to here more paragraphs may be read if they are needed
        self.type = "eof"
        self.value = ""
        self.start = self.last_start = self.last_end = pos
        self.allowed = True  # an expression may begin here: `/` is a regex, `<` is JSX
        self.escaped = False  # the current word holds a \u escape
        self.brackets: list[int] = []  # offsets of those open
        self.arrow_at = -1  # where an arrow function might begin
        self.arrow_in_for_await = False
        self.yield_at = self.await_at = self.await_name_at = -1
        self.labels: list[Label] = []
        self.scopes: list[Scope] = []
        self.private_names: list[PrivateNames] = []
        self.exported: set[str] = set()
        self.imported: list[str] = []
        self.undefined_exports: dict[str, int] = {}

    def skip_hashbang(self) -> None:
        """Go past ``#!…`` at the very start of the text."""
        if self.source.startswith("#!", self.pos, self.limit):
            found = _LINE_BREAK.search(self.source, self.pos, self.limit)
            self.pos = found.start() if found else self.limit

    # --- the grammar's questions -------------------------------------------------------------

    def fail(self, offset: int, message: str) -> Fault:
        """A complaint about `offset`."""
        return Fault(offset, self.pos, message)

    def unexpected(self, offset: int | None = None) -> Fault:
        """A complaint about the current token, or the one at `offset`."""
        return self.fail(self.start if offset is None else offset, "Unexpected token")

    def is_name(self, name: str) -> bool:
        """Whether the current token is the contextual keyword `name`."""
        return self.type == "name" and self.value == name and not self.escaped

    def eat(self, kind: str) -> bool:
        """Go past the current token if it is `kind`."""
        if self.type != kind:
            return False
        self.next()
        return True

    def eat_name(self, name: str) -> bool:
        """Go past the contextual keyword `name` if it stands here."""
        if not self.is_name(name):
            return False
        self.next()
        return True

    def expect(self, kind: str) -> None:
        """Go past the current token, which must be `kind`."""
        if self.type != kind:
            raise self.unexpected()
        self.next()

    def newline_before(self) -> bool:
        """Whether a line ends between the previous token and this one."""
        return _LINE_BREAK.search(self.source, self.last_end, self.start) is not None

    def may_end_statement(self) -> bool:
        """Whether a semicolon may be missing here."""
        return self.type in ("eof", "}") or self.newline_before()

    def semicolon(self) -> None:
        """Go past a semicolon, written or not."""
        if not self.eat(";") and not self.may_end_statement():
            raise self.unexpected()

    def peek(self, offset: int) -> int:
        """The offset after the white space and comments at `offset`."""
        found = _BLANK.match(self.source, offset, self._horizon())
        return found.end() if found else offset

    def peek_word(self, offset: int) -> str:
        """The identifier at `offset`, "" if there is none."""
        if not name_start().match(self.source, offset, self._horizon()):
            return ""
        found = name_rest().match(self.source, offset, self._horizon())
        return found.group() if found else ""

    def char(self, offset: int) -> str:
        """The character at `offset`, "" at the end."""
        return self.source[offset] if offset < self._horizon() else ""

    # --- what the scopes allow ---------------------------------------------------------------

    def var_scope(self) -> Scope:
        """The nearest scope a `var` would go to."""
        flags = VAR_SCOPE | FIELD_INIT | STATIC_BLOCK
        return next(scope for scope in reversed(self.scopes) if scope.flags & flags)

    @property
    def in_generator(self) -> bool:
        """Whether `yield` is an operator here."""
        return bool(self.var_scope().flags & GENERATOR)

    @property
    def in_async(self) -> bool:
        """Whether an async function is the nearest function."""
        return bool(self.var_scope().flags & ASYNC)

    @property
    def can_await(self) -> bool:
        """Whether `await` is an operator here: modules allow it at the top, too."""
        for scope in reversed(self.scopes):
            if scope.flags & (STATIC_BLOCK | FIELD_INIT):
                return False
            if scope.flags & FUNCTION:
                return bool(scope.flags & ASYNC)
        return True

    # --- tokens ------------------------------------------------------------------------------

    def next(self, *, liberal: bool = False) -> None:
        """Go to the next token of code. `liberal`: the current keyword serves as a name."""
        if self.escaped and self.type in KEYWORDS and not liberal:
            raise self.fail(self.start, f"Escape sequence in keyword {self.type}")
        self._step()
        if not self._at_end():
            self._token()

    def next_after_block(self) -> None:
        """Go past the bracket that ends a statement or its head: an expression may follow."""
        self.allowed = True
        self.next()

    def next_in_tag(self, *, closing: bool = False) -> None:
        """Go to the next token inside a JSX tag."""
        self._step()
        if self._at_end(inside=True):
            return
        char = self.source[self.pos]
        if name_start().match(char) and char <= "\uffff":
            found = _jsx_name().match(self.source, self.pos, self.limit)
            assert found is not None
            self._finish("jsx-name", found.group(), found.end())
        elif char == ">":
            self._finish("tag>", char, self.pos + 1)
        elif char in "'\"" and not closing:
            self._jsx_string(char)
        else:
            self._token()

    def next_in_text(self) -> None:
        """Go to the next token between JSX tags."""
        self._step()
        if self._at_end(inside=True, space=False):
            return
        char = self.source[self.pos]
        if char == "<":
            self._finish("<tag", char, self.pos + 1)
            self.allowed = False
            return
        if char == "{":
            self._bracket()
            return
        found = _JSX_TEXT.match(self.source, self.pos, self.far)
        assert found is not None
        self.pos = found.end()
        if not self._reach(self.pos + 1):
            raise self.fail(self.start, "Unterminated JSX contents")
        char = self.source[self.pos]
        if char in ">}":
            entity = "&gt;" if char == ">" else "&rbrace;"
            hint = f'Did you mean `{entity}` or `{{"{char}"}}`?'
            raise self.fail(self.pos, f"Unexpected token `{char}`. {hint}")
        self._finish("jsx-text", "", self.pos)

    def template_text(self) -> None:
        """Go to the text of a template, past its backtick or a substitution's brace."""
        self._step()
        if self._at_end(inside=True, space=False):
            return
        found = _TEMPLATE.match(self.source, self.pos, self.far)
        assert found is not None
        closed = self._reach(found.end() + 1) and self.source[found.end()] != "\\"
        if not closed:
            self.pos = self.limit
            raise self.fail(self.start, "Unterminated template")
        self._finish("template", found.group(), found.end())

    def template_mark(self) -> None:
        """Go to the ``${`` or backtick after the text of a template."""
        self._step()
        if self.char(self.pos) == "`":
            self._finish("`", "`", self.pos + 1)
            self.allowed = False
        elif self.source.startswith("${", self.pos, self.limit):
            self.brackets.append(self.pos)
            self._finish("${", "${", self.pos + 2)
        else:
            self._finish("eof", "", self.pos)

    def reread_as_regex(self) -> None:
        """The current ``/`` turns out to begin a regular expression."""
        self._regex(self.start)

    # --- reading -----------------------------------------------------------------------------

    def _step(self) -> None:
        self.last_start, self.last_end = self.start, self.pos
        self.start = self.pos

    def _finish(self, kind: str, value: str, end: int) -> None:
        previous = self.type
        self.type, self.value, self.pos = kind, value, end
        if kind == "name":
            of = value == "of" and not self.allowed
            self.allowed = previous != "." and (of or (value == "yield" and self.in_generator))
        elif kind not in ("++", "--"):
            self.allowed = kind in _EXPRESSION_AFTER and not (previous == "." and kind in KEYWORDS)

    def _horizon(self) -> int:
        """How far one may look ahead: within brackets the text will be read on."""
        return self.far if self.brackets else self.limit

    def _reach(self, end: int) -> bool:
        """Read on to the first blank line not before `end`; False if the text ends earlier."""
        if self.limit < end and self.limit < self.far:
            self.limit = next_stop(self.source, end, self.far)
        return end <= self.limit

    def _at_end(self, *, inside: bool = False, space: bool = True) -> bool:
        """Whether the text ends here; it is read on, if it may, where it cannot end."""
        if space:
            self._skip_space()
        while self.pos >= self.limit:
            if self.limit == self.far or not (
                inside or self.brackets or self.type in _NEEDS_MORE
            ):
                self.start = self.pos
                self._finish("eof", "", self.pos)
                return True
            self._reach(self.pos + 1)
            if space:
                self._skip_space()
        self.start = self.pos
        return False

    def _skip_space(self) -> None:
        while True:
            found = _BLANK.match(self.source, self.pos, self.limit)
            self.pos = found.end() if found else self.pos
            if not self.source.startswith("/*", self.pos, self.limit):
                return
            end = self.source.find("*/", self.pos + 2, self.far)
            self._reach(self.far if end == -1 else end + 2)
            if end == -1:
                raise Fault(self.pos, self.limit, "Unterminated comment")

    def _token(self) -> None:
        """Read the token at `pos`, which is not the end."""
        found = _WORD.match(self.source, self.pos, self.limit)
        char = self.source[self.pos]
        if found or char == "\\" or (char > "\x7f" and name_start().match(char)):
            self._word(found)
        elif _DIGIT.match(self.source, self.pos, self.limit):
            self._number()
        elif char in "'\"":
            self._string(char)
        elif char == "/" and self.allowed:
            self.pos += 1
            self._regex(self.pos - 1)
        elif char == "<" and self.allowed and self.char(self.pos + 1) != "!":
            self._finish("<tag", char, self.pos + 1)
            self.allowed = False
        elif char in "{}()[]":
            self._bracket()
        elif char == "#":
            self._private()
        else:
            punctuator = _PUNCTUATOR.match(self.source, self.pos, self.limit)
            if punctuator is None:
                raise self.fail(self.pos, f"Unexpected character '{char}'")
            self._finish(punctuator.group(), punctuator.group(), punctuator.end())

    def _bracket(self) -> None:
        char = self.source[self.pos]
        if char in "{[(":
            self.brackets.append(self.pos)
        elif self.brackets:
            self.brackets.pop()
        self._finish(char, char, self.pos + 1)

    def _word(self, found: re.Match[str] | None) -> None:
        self.escaped = False
        after = self.char(found.end()) if found else "\\"
        if found and after != "\\" and after <= "\x7f":
            word, end = found.group(), found.end()
        else:
            word, end = self.read_name()
        self._finish(word if word in KEYWORDS else "name", word, end)

    def read_name(self) -> tuple[str, int]:
        """The identifier at `pos` with its escapes decoded, and its end."""
        self.escaped = False
        parts: list[str] = []
        while True:
            found = name_rest().match(self.source, self.pos, self.limit)
            assert found is not None
            parts.append(found.group())
            self.pos = found.end()
            if self.char(self.pos) != "\\":
                return "".join(parts), self.pos
            self.escaped = True
            escape = _ESCAPE.match(self.source, self.pos, self.limit)
            at = self.pos
            self.pos += 1
            if self.char(self.pos) != "u":
                raise self.fail(self.pos, "Expecting Unicode escape sequence \\uXXXX")
            if escape is None:
                self.pos += 1
                raise self.fail(self.pos, "Bad character escape sequence")
            self.pos = escape.end()
            char = chr(int(escape.group()[2:].strip("{}"), 16))
            rest = name_rest().fullmatch(char) if "".join(parts) else name_start().match(char)
            if not rest:
                raise self.fail(at, "Invalid Unicode escape")
            parts.append(char)

    def _private(self) -> None:
        self.pos += 1
        char = self.char(self.pos)
        if char != "\\" and not name_start().match(char):
            raise self.fail(self.pos, f"Unexpected character '{char}'")
        name, end = self.read_name()
        self._finish("private", name, end)

    def _number(self) -> None:
        found = _RADIX.match(self.source, self.pos, self.limit)
        if found:
            groups = [found.group()[2:]]
            big = self.source.startswith("n", found.end(), self.limit)
            end = found.end() + big
            empty = not groups[0]
        else:
            found = _DECIMAL.match(self.source, self.pos, self.limit)
            assert found is not None
            groups = [group for group in found.group(1, 3, 4) if group]
            end = found.end()
            digits = found.group(1)
            old_octal = len(digits) > 1 and digits[0] == "0"
            empty = old_octal or found.group(4) == ""
        separator = next((group for group in groups if _BAD_SEPARATOR.search(group)), None)
        if empty or separator is not None:
            self.pos = end
            raise self.fail(self.start, "Invalid number")
        after = self.char(end)
        if after and name_start().match(after):
            self.pos = end
            raise self.fail(end, "Identifier directly after number")
        self._finish("num", self.source[self.pos : end], end)

    def _string(self, quote: str) -> None:
        run = _STRING[quote]
        at = self.pos + 1
        while True:
            found = run.match(self.source, at, self.limit)
            at = found.end() if found else at
            char = self.char(at)
            if char == quote:
                break
            if char != "\\":
                self.pos = at
                raise self.fail(self.start, "Unterminated string constant")
            escape = _ESCAPE.match(self.source, at, self.limit)
            if escape is None:
                self._bad_escape(at)
            else:
                at = escape.end()
        self._finish("string", self.source[self.start : at + 1], at + 1)

    def _bad_escape(self, at: int) -> None:
        """Complain about the escape at `at`, where acorn does."""
        self.pos = min(at + 2, self.limit)
        char = self.char(at + 1)
        if not char:
            raise self.fail(self.start, "Unterminated string constant")
        if char in "89":
            raise self.fail(at + 1, "Invalid escape sequence")
        if char.isdigit():
            raise self.fail(at, "Octal literal in strict mode")
        raise self.fail(at + 2, "Bad character escape sequence")

    def _regex(self, slash: int) -> None:
        found = _REGEX.match(self.source, slash + 1, self.limit)
        if found is None:
            line_end = _LINE_BREAK.search(self.source, slash + 1, self.limit)
            self.pos = line_end.start() if line_end else self.limit
            raise self.fail(slash + 1, "Unterminated regular expression")
        self.pos = found.end()
        flags, end = self.read_name()
        if self.escaped:
            raise self.unexpected(found.end())
        problem = js_regex.problem(found.group()[:-1], flags)
        if problem:
            raise self.fail(slash + 1, problem)
        self._finish("regexp", self.source[slash:end], end)

    def _jsx_string(self, quote: str) -> None:
        end = self.source.find(quote, self.start + 1, self.far)
        if end == -1:
            self._reach(self.far)
            self.pos = self.limit
            raise self.fail(self.start, "Unterminated string constant")
        self._reach(end + 1)
        self._finish("string", self.source[self.start : end + 1], end + 1)


def bad_template_escape(text: str) -> bool:
    """Whether the text of a template holds an escape that only a tagged one may hold."""
    return "\\" in text and _BAD_ESCAPE.match(text) is not None
