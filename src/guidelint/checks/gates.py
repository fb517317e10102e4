"""Which patterns may match in a text, told by the words of the text: without running any.

A text is cut into words once. Of all words that patterns need (see `literals`) those in the text
are kept, with its letters beyond ASCII and what stands behind its opening brackets. Most patterns
need something that is not among them.
"""

from __future__ import annotations

from guidelint.checks.literals import EDGE, Words, fold, needs_of
from guidelint.lazy import SHELF, lazy_pattern
from guidelint.tuples import NamedTuple

# ASCII letters in lower case, all else blank.
_LETTERS = bytes(code | 0x20 if chr(code).isalpha() and code < 128 else 32 for code in range(256))
_ASCII = bytes(range(128))
# Letters beyond ASCII that `fold` makes ASCII letters of.
FOLDED_TO_ASCII = "ßİıŉſǰẖẗẘẙẚẞ\u212aﬀﬁﬂﬃﬄﬅﬆ"
_FOLDED_TO_ASCII = lazy_pattern(f"[{FOLDED_TO_ASCII}]")
_SQUARE = lazy_pattern(rb"\[[/A-Za-z]{3}")
_ROUND = lazy_pattern(rb"\([A-Za-z]{3}")
_OPENED = lazy_pattern(r"\([a-z]{3}|\[[/a-z]{3}")
_BEYOND = lazy_pattern(r"[^\x00-\x7f]+")
_ONE_WORD = lazy_pattern(r"[^a-z]*[a-z]*[^a-z]*")
_BETWEEN = lazy_pattern(r"[^a-z]+")
_LEAST = 2  # characters: all texts have every sign somewhere
_TRIES = 3  # long texts that are looked for; to look for more is no quicker than to run a pattern
_COMMON = frozenset(
    b"here this that your with have some from than would like want need know".split()
)
_TELLING = 6  # characters that say as much as what follows them

Key = bytes | str  # a word, an opening bracket and three letters; a character beyond ASCII


class Looked:
    """A text that has been looked at; `keys` are those of all gates that are in it."""

    __slots__ = ("_data", "_low", "_upto", "beyond", "keys", "text", "words")

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
        self.words = data.translate(_LETTERS).split()
        self._upto = -1
        self._low = b""
        self.keys: set[Key] = set()

    def fresh(self, wanted: set[bytes]) -> Looked:
        """This text, with all of the `wanted` words that are in it among its keys."""
        if self._upto == len(wanted):
            return self
        if self._upto < 0:
            opened = _SQUARE.findall(self._data) + _ROUND.findall(self._data)
            self.keys.update(b"\n".join(opened).lower().split(b"\n"), self.beyond)
        self._upto = len(wanted)
        self.keys.update(wanted.intersection(self.words))
        return self

    @property
    def low(self) -> bytes:
        """The text with its ASCII letters in lower case."""
        self._low = self._low or self._data.lower()
        return self._low


class _Text(NamedTuple):
    """What must be in a text for it to have one of the texts that a pattern needs."""

    key: Key | None  # the rarest of `keys`
    keys: frozenset[Key]
    beyond: tuple[str, ...]
    low: bytes  # all of it, where that says more than its keys


class _Clause(NamedTuple):
    """Texts of which one must be there."""

    keys: frozenset[Key]  # of each text with keys one
    keyed: tuple[_Text, ...]
    low: tuple[bytes, ...]  # the others

    def holds(self, looked: Looked) -> bool:
        """Whether one of them may be there."""
        keys = looked.keys
        if not self.keys.isdisjoint(keys):
            tries = 0
            for text in self.keyed:
                if not text.keys <= keys:
                    continue
                if text.low:
                    tries += 1
                    if tries > _TRIES or text.low in looked.low:
                        return True
                elif all(run in looked.beyond for run in text.beyond):
                    return True
        return any(low in looked.low for low in self.low)


Gate = tuple[_Clause, ...]


def gate_of(pattern: str, *, scattered: bool = False) -> Gate:
    """What must hold for a text in which `pattern` may match: the quickest and rarest first.
    `scattered`: what needs several words may have them anywhere."""
    return SHELF.have(f"gate {scattered:d} {pattern}", lambda: _gate(pattern, scattered))


def _gate(pattern: str, scattered: bool) -> Gate:
    clauses = [_clause(words, scattered) for words in needs_of(pattern)]
    telling = [clause for clause in clauses if all(len(low) >= _LEAST for low in clause.low)]
    return tuple(sorted(telling, key=_order))


def _order(clause: _Clause) -> tuple[int, int, int]:
    rarest = min((len(text.key or "") for text in clause.keyed), default=0)
    return len(clause.low), -rarest, len(clause.keyed)


def _clause(words: Words, scattered: bool) -> _Clause:
    texts = [_text(word, scattered) for word in sorted(words)]
    keyed = tuple(text for text in texts if text.key is not None)
    keys = frozenset(text.key for text in keyed if text.key is not None)
    return _Clause(keys, keyed, _shared(sorted(text.low for text in texts if text.key is None)))


def _text(text: str, scattered: bool) -> _Text:
    """A run of letters is a word where something stands on both sides of it."""
    words = {word.encode() for word in _BETWEEN.split(text)[1:-1] if len(word) > 1}
    opened = {found.encode() for found in _OPENED.findall(text)}
    beyond = _BEYOND.findall(text)
    ranks: list[Key] = [*sorted(words, key=_rarity), *"".join(beyond), *sorted(opened)]
    whole = text.replace(EDGE, "")
    if not ranks:
        return _Text(None, frozenset(), (), max(whole.split(" "), key=len).encode())
    if scattered:
        return _Text(ranks[-1], frozenset(ranks), (), b"")
    low = "" if beyond or _ONE_WORD.fullmatch(whole) else whole
    return _Text(ranks[-1], frozenset(ranks), tuple(beyond), low.encode())


def _rarity(word: bytes) -> tuple[int, bytes]:
    """Short words are everywhere."""
    return 0 if word in _COMMON else len(word), word


def _shared(texts: list[bytes]) -> tuple[bytes, ...]:
    """What all the sorted `texts` begin with, or neighbours among them, if it says enough."""
    if len(texts) > 1 and len(same := _same(texts[0], texts[-1])) >= _LEAST:
        return (same,)
    shared: list[bytes] = []
    for text in texts:
        same = _same(shared[-1], text) if shared else b""
        if shared and len(same) >= min(_TELLING, len(text)):
            shared[-1] = same
        else:
            shared.append(text)
    return tuple(shared)


def _same(one: bytes, other: bytes) -> bytes:
    """What both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return one[: next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))]


class Gates:
    """The gates of several patterns."""

    __slots__ = ("_always", "_by_key", "_gates", "_keys")

    def __init__(
        self, patterns: tuple[str, ...], wanted: set[bytes], *, scattered: bool = False
    ) -> None:
        self._gates = [gate_of(pattern, scattered=scattered) for pattern in patterns]
        self._by_key: dict[Key, list[int]] = {}
        self._always: list[int] = []
        for number, gate in enumerate(self._gates):
            for clause in gate:
                for text in clause.keyed:
                    wanted.update(key for key in text.keys if isinstance(key, bytes))
            if not gate or gate[0].low:
                self._always.append(number)
                continue
            for key in gate[0].keys:
                self._by_key.setdefault(key, []).append(number)
        self._keys = frozenset(self._by_key)

    def open_for(self, looked: Looked) -> list[int]:
        """The numbers of the patterns that may match in a text, ascending."""
        numbers = set(self._always)
        for key in self._keys & looked.keys:
            numbers.update(self._by_key[key])
        return [
            number
            for number in sorted(numbers)
            if all(clause.holds(looked) for clause in self._gates[number])
        ]
