"""The words of a text, cut once for all who ask whether some are in it.

Of all words that anybody asks for those in the text are kept, with its letters beyond ASCII and
what stands behind its opening brackets.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from guidelint.lazy import lazy_pattern

# ASCII letters in lower case, all else blank.
_LETTERS = bytes(code | 0x20 if chr(code).isalpha() and code < 128 else 32 for code in range(256))
_ASCII = bytes(range(128))
# Letters beyond ASCII that `fold` makes ASCII letters of.
FOLDED_TO_ASCII = "ßİıŉſǰẖẗẘẙẚẞ\u212aﬀﬁﬂﬃﬄﬅﬆ"
_FOLDED_TO_ASCII = lazy_pattern(f"[{FOLDED_TO_ASCII}]")
_SQUARE = lazy_pattern(rb"\[[/A-Za-z]{3}")
_ROUND = lazy_pattern(rb"\([A-Za-z]{3}")
_TEXTS = 4  # that are remembered

Key = bytes | str  # a word, an opening bracket and three letters; a character beyond ASCII


def fold(text: str) -> str:
    """`text` in folded case: texts that differ in case only are one. All four letters i are one,
    as patterns that ignore case have it."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


class Looked:
    """A text that has been looked at; `keys` are all that is asked for and is in it."""

    __slots__ = ("_data", "_low", "_upto", "_words", "beyond", "keys", "text")

    def __init__(self, text: str) -> None:
        data = text.encode("utf-8", "surrogatepass")
        self.text = text
        self.beyond = ""
        if len(data) != len(text):
            beyond = data.translate(None, _ASCII).decode("utf-8", "surrogatepass")
            self.beyond = fold(beyond)
            if _FOLDED_TO_ASCII.search(beyond):
                data = fold(text).encode("utf-8", "surrogatepass")
        self._data = data
        self._words: list[bytes] | None = None
        self._upto = -1
        self._low = b""
        opened = _SQUARE.findall(data) + _ROUND.findall(data)
        self.keys: set[Key] = {*b"\n".join(opened).lower().split(b"\n"), *self.beyond}

    @property
    def words(self) -> list[bytes]:
        """Its runs of ASCII letters, in lower case."""
        if self._words is None:
            self._words = self._data.translate(_LETTERS).split()
        return self._words

    def fresh(self, wanted: set[bytes]) -> Looked:
        """This text, with all of the `wanted` words that are in it among its keys."""
        if self._upto != len(wanted):
            self._upto = len(wanted)
            self.keys.update(wanted.intersection(self.words))
        return self

    def lend(self, keys: set[Key], upto: int) -> None:
        """Tell this text, uncut, the keys of texts that have all its words, and maybe others, of
        the first `upto` that were wanted."""
        self.keys.update(keys)
        self._upto = upto

    @property
    def low(self) -> bytes:
        """The text with its ASCII letters in lower case."""
        self._low = self._low or self._data.lower()
        return self._low


class _Memory:
    """The words that are asked for, and the last texts that were looked at."""

    __slots__ = ("texts", "wanted")

    def __init__(self) -> None:
        self.wanted: set[bytes] = set()
        self.texts: tuple[Looked, ...] = ()

    def look(self, text: str, words: Iterable[bytes] = ()) -> Looked:
        """What is known of a text, `words` from now on as well as all asked for before. The same
        few are asked again and again."""
        self.wanted.update(words)
        for looked in self.texts:
            if looked.text is text:
                return looked.fresh(self.wanted)
        return self._keep(Looked(text)).fresh(self.wanted)

    def look_in(self, text: str, others: Iterable[str]) -> None:
        """Look at a text all of whose words are in `others`: these are cut, and it is not."""
        keys = set[Key]().union(*(self.look(other).keys for other in others))
        self._keep(Looked(text)).lend(keys, len(self.wanted))

    def _keep(self, looked: Looked) -> Looked:
        self.texts = (looked, *self.texts[: _TEXTS - 1])
        return looked


@cache
def memory() -> _Memory:
    """What is kept of the texts of this process."""
    return _Memory()
