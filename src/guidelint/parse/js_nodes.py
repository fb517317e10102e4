"""What the JavaScript grammar has to remember: nodes, cover grammar, scopes."""

from __future__ import annotations


class Node:
    """A piece of the syntax tree, with no more in it than later checks ask for.

    `kind` is ESTree's name, shortened: Identifier, Literal, Template, Array, Object, Property,
    Spread, Member, Chain, Call, Paren, Unary, Assign, Sequence, Arrow, Function, Class, Super,
    Other, and the patterns ArrayPattern, ObjectPattern, AssignPattern, Rest. `name` is an
    identifier's name, an operator, a key's text, or get/set/init. `mark` adds what is left to
    say (computed, method, shorthand, optional, private …).
    """

    __slots__ = ("end", "kids", "kind", "mark", "name", "start")

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        name: str = "",
        kids: list[Node | None] | None = None,
        mark: str = "",
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.name = name
        self.kids: list[Node | None] = [] if kids is None else kids
        self.mark = mark

    def kid(self, index: int) -> Node:
        """The child at `index`, which must not be a hole."""
        node = self.kids[index]
        assert node is not None
        return node


class Cover:
    """Offsets of what is wrong in an expression but right in a pattern, or the other way; -1:
    none. While ``({a = 1})`` is read nobody knows yet whether ``=>`` or ``=`` follows."""

    __slots__ = ("paren_assign", "paren_bind", "proto", "shorthand", "trailing_comma")

    def __init__(self) -> None:
        self.shorthand = -1  # {a = 1}
        self.trailing_comma = -1  # {...a,}
        self.paren_assign = -1  # ([a]) = 1
        self.paren_bind = -1  # ((a)) => 1
        self.proto = -1  # {__proto__: a, __proto__: b}


TOP, FUNCTION, ASYNC, GENERATOR, ARROW = 1, 2, 4, 8, 16
SIMPLE_CATCH, SUPER, DIRECT_SUPER, STATIC_BLOCK, FIELD_INIT = 32, 64, 128, 256, 512
VAR_SCOPE = TOP | FUNCTION | STATIC_BLOCK

# How a name is bound.
NONE, VAR, LEXICAL, CATCH, OUTSIDE = range(5)


class Scope:
    """The names declared in a block or function; `flags` say what it is."""

    __slots__ = ("first", "flags", "lexical", "names")

    def __init__(self, flags: int) -> None:
        self.flags = flags
        self.names: set[str] = set()  # var
        self.lexical: set[str] = set()  # let, const, class, import, function in a block
        self.first = ""  # the first lexical one: the parameter of a simple catch


class Label:
    """A statement label, or an unnamed target of break and continue."""

    __slots__ = ("kind", "name", "start")

    def __init__(self, name: str, kind: str, start: int) -> None:
        self.name = name
        self.kind = kind  # loop, switch or ""
        self.start = start  # where its statement starts


class PrivateNames:
    """The ``#names`` of one class body: declared ones by kind, used ones by offset."""

    __slots__ = ("declared", "used")

    def __init__(self) -> None:
        self.declared: dict[str, str] = {}
        self.used: list[tuple[str, int]] = []


# How an expression is read: in the head of a `for`, `in` is no operator.
PLAIN, FOR, FOR_AWAIT = range(3)
