"""JavaScript's tokens, one ahead of the grammar.

`Parser` holds the token stream and what the grammar has to remember; the grammar itself is
functions over it (js_expressions, js_functions, js_statements, js_jsx). The rules are those of
ES2024 module code. Complaints are raised where acorn 8 raises them, because MDX reports acorn's
position and, for import/export, asks whether acorn had read to the end of the text.
"""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.parse import chars, js_scan
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
from guidelint.parse.js_scan import Fault

__all__ = ["KEYWORDS", "Fault", "Parser", "next_stop"]

KEYWORDS = frozenset(
    [
        "break", "case", "catch", "continue", "debugger", "default", "do", "else", "finally",
        "for", "function", "if", "return", "switch", "throw", "try", "var", "while", "with",
        "null", "true", "false", "instanceof", "typeof", "void", "delete", "new", "in", "this",
        "const", "class", "extends", "export", "import", "super",
    ]
)  # fmt: skip
_EXPRESSION_AFTER = frozenset(
    [
        "case", "default", "do", "else", "return", "throw", "new", "extends", "in",
        "instanceof", "typeof", "void", "delete", "[", "{", "(", ",", ";", ":", "?", "=>",
        "...", "${", "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=",
        "|=", "^=", "&&=", "||=", "??=", "!", "~", "||", "&&", "|", "^", "&", "==", "!=",
        "===", "!==", "<", ">", "<=", ">=", "<<", ">>", ">>>", "+", "-", "%", "*", "/", "**",
        "??",
    ]
)  # fmt: skip
_NEEDS_MORE = _EXPRESSION_AFTER - {";", "return", "++"} | {".", "?."}  # no module ends with these
_BLANK_LINE = lazy_pattern(r"(?:\r\n?+|(?<!\r)\n)(?=[ \t]*(?:[\r\n]|\Z))")
_BLANK = lazy_pattern(rf"(?:[{chars.JS_SPACE}]++|//[^\n\r\u2028\u2029]*+|/\*(?s:.*?)\*/)*+")
_PUNCTUATOR = lazy_pattern(
    r">>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?"
    r"|\?\.(?![0-9])|\+\+|--|\+=|-=|\*=|/=|%=|&=|\|=|\^=|<<|>>|\*\*|[{}()\[\];,<>+\-*/%&|^!~?:=.`]"
)
_DIGIT = lazy_pattern(r"\.?[0-9]")
_TEMPLATE = lazy_pattern(r"(?:[^`\\$]++|\\(?s:.)|\$(?!\{))*+")


def next_stop(source: str, offset: int, limit: int) -> int:
    """Where the line ends that a blank line follows, from `offset` on; else `limit`."""
    found = _BLANK_LINE.search(source, offset, limit)
    return found.start() if found else limit


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
            found = js_scan.LINE_BREAK.search(self.source, self.pos, self.limit)
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
        return js_scan.LINE_BREAK.search(self.source, self.last_end, self.start) is not None

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
        if not js_scan.name_start().match(self.source, offset, self._horizon()):
            return ""
        found = js_scan.name_rest().match(self.source, offset, self._horizon())
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
        self.step()
        if not self.at_end():
            self.token()

    def next_after_block(self) -> None:
        """Go past the bracket that ends a statement or its head: an expression may follow."""
        self.allowed = True
        self.next()

    def template_text(self) -> None:
        """Go to the text of a template, past its backtick or a substitution's brace."""
        self.step()
        if self.at_end(inside=True, space=False):
            return
        found = _TEMPLATE.match(self.source, self.pos, self.far)
        assert found is not None
        closed = self.reach(found.end() + 1) and self.source[found.end()] != "\\"
        if not closed:
            self.pos = self.limit
            raise self.fail(self.start, "Unterminated template")
        self.finish("template", found.group(), found.end())

    def template_mark(self) -> None:
        """Go to the ``${`` or backtick after the text of a template."""
        self.step()
        if self.char(self.pos) == "`":
            self.finish("`", "`", self.pos + 1)
            self.allowed = False
        elif self.source.startswith("${", self.pos, self.limit):
            self.brackets.append(self.pos)
            self.finish("${", "${", self.pos + 2)
        else:
            self.finish("eof", "", self.pos)

    def reread_as_regex(self) -> None:
        """The ``/`` at `start` begins a regular expression."""
        self.finish("regexp", "", js_scan.regex(self.source, self.start, self.limit))

    # --- reading -----------------------------------------------------------------------------

    def step(self) -> None:
        """Leave the current token behind."""
        self.last_start, self.last_end = self.start, self.pos
        self.start = self.pos

    def finish(self, kind: str, value: str, end: int) -> None:
        """Make `kind` the current token, and tell whether an expression may follow it."""
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

    def reach(self, end: int) -> bool:
        """Read on to the first blank line not before `end`; False if the text ends earlier."""
        if self.limit < end and self.limit < self.far:
            self.limit = next_stop(self.source, end, self.far)
        return end <= self.limit

    def at_end(self, *, inside: bool = False, space: bool = True) -> bool:
        """Whether the text ends here; it is read on, if it may, where it cannot end."""
        if space:
            self._skip_space()
        while self.pos >= self.limit:
            if self.limit == self.far or not (inside or self.brackets or self.type in _NEEDS_MORE):
                self.start = self.pos
                self.finish("eof", "", self.pos)
                return True
            self.reach(self.pos + 1)
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
            self.reach(self.far if end == -1 else end + 2)
            if end == -1:
                raise Fault(self.pos, self.limit, "Unterminated comment")

    def token(self) -> None:
        """Read the token at `pos`, which is not the end."""
        source, pos, limit = self.source, self.pos, self.limit
        char = source[pos]
        if (char <= "\x7f" and (char.isalpha() or char in "_$\\")) or (
            char > "\x7f" and js_scan.begins_name(char)
        ):
            word, end, self.escaped = js_scan.name(source, pos, limit)
            self.finish(word if word in KEYWORDS else "name", word, end)
        elif _DIGIT.match(source, pos, limit):
            self.finish("num", "", js_scan.number(source, pos, limit))
        elif char in "'\"":
            self.finish("string", "", js_scan.string(source, pos, limit))
        elif char == "/" and self.allowed:
            self.reread_as_regex()
        elif char == "<" and self.allowed and not source.startswith("<!", pos, limit):
            self.finish("<tag", char, pos + 1)
            self.allowed = False
        elif char in "{}()[]":
            self.bracket()
        elif char == "#":
            self._private()
        else:
            found = _PUNCTUATOR.match(source, pos, limit)
            if found is None:
                raise self.fail(pos, f"Unexpected character '{char}'")
            self.finish(found.group(), found.group(), found.end())

    def bracket(self) -> None:
        """Read the bracket at `pos`."""
        char = self.source[self.pos]
        if char in "{[(":
            self.brackets.append(self.pos)
        elif self.brackets:
            self.brackets.pop()
        self.finish(char, char, self.pos + 1)

    def _private(self) -> None:
        begin = self.pos + 1
        char = self.char(begin)
        if not js_scan.begins_name(char):
            raise Fault(begin, begin, f"Unexpected character '{char}'")
        name, end, self.escaped = js_scan.name(self.source, begin, self.limit)
        self.finish("private", name, end)
