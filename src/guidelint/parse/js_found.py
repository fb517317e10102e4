"""What reading JavaScript gives: braces, an import/export paragraph, or why it was refused."""

from __future__ import annotations

from guidelint.model import Edit, Value
from guidelint.tuples import NamedTuple


class JsError(NamedTuple):
    """Why code was refused.

    `kind` is the class of error: string-not-closed, template-not-closed, smart-quote,
    bad-escape, text-after-value, brace-not-closed, empty-expression, spread, esm or js-syntax.
    `reason` is one sentence in the reader's words. `offset` is where the official parser
    reports it; `start` and `end` cover the cause, such as the string that lost its quote.
    `edits` are the certain mend, if there is one.
    """

    kind: str
    reason: str
    offset: int
    start: int
    end: int
    edits: tuple[Edit, ...] = ()


class Braces(NamedTuple):
    """What stands between ``{`` and ``}``.

    `end` is the offset after the closing brace, -1 if there is none or the code is refused.
    `value` is None for an empty or comment-only expression and on error. Code that is not a pure
    literal has the kind ``source``, its text as data, and as `items` and `members` what can be
    read of it nevertheless. `comment`: there is nothing but white space and comments.
    """

    end: int
    value: Value | None
    comment: bool
    error: JsError | None


class Esm(NamedTuple):
    """An import/export paragraph.

    `ok`: it is a module up to `end`. `incomplete`: the text ended too early, more lines might
    help; `error` then says what is wrong if there are none. `names` are the names it imports,
    which later paragraphs of the article must not declare again.
    """

    ok: bool
    incomplete: bool
    end: int
    error: JsError | None = None
    names: tuple[str, ...] = ()
