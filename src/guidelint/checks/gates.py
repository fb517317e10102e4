"""Which patterns may match in a text, told by the words of the text: without running any.

Of all words that patterns need (see `literals`) few are in a text (see `facts.words`). Most patterns
need something that is not among them.
"""

from __future__ import annotations

from guidelint.checks.literals import EDGE, Words, needs_of
from guidelint.facts.words import Key, Looked
from guidelint.lazy import SHELF, lazy_pattern
from guidelint.tuples import NamedTuple

_OPENED = lazy_pattern(r"\([a-z]{3}|\[[/a-z]{3}")
_BEYOND = lazy_pattern(r"[^\x00-\x7f]+")
_ONE_WORD = lazy_pattern(r"[^a-z]*[a-z]*[^a-z]*")
_BETWEEN = lazy_pattern(r"[^a-z]+")
_LEAST = 2  # characters: all texts have every sign somewhere
_LEAST_LETTERS = 4  # and most few letters, in longer words
_MOST = 6  # to look for so many is no quicker than to run a pattern
_TRIES = 3  # long texts that are looked for; to look for more is no quicker than to run a pattern
_COMMON = frozenset(
    b"here this that your with have some from than would like want need know".split()
)
_TELLING = 6  # characters that say as much as what follows them


class _Text(NamedTuple):
    """What must be in a text for it to have one of the texts that a pattern needs."""

    key: Key | None  # the rarest of `keys`
    keys: frozenset[Key]
    beyond: tuple[str, ...]
    low: bytes  # all of it, where that says more than its keys


class _Clause(NamedTuple):
    """Texts of which one must be there."""

    keys: frozenset[Key]
    keyed: dict[Key, tuple[_Text, ...]]  # by the rarest of their keys
    low: tuple[bytes, ...]  # those without keys

    def holds(self, looked: Looked) -> bool:
        """Whether one of them may be there."""
        keys = looked.keys
        tries = 0
        for key in self.keys & keys:
            for text in self.keyed[key]:
                if not text.keys <= keys:
                    continue
                if text.low:
                    tries += 1
                    if tries > _TRIES or text.low in looked.low:
                        return True
                elif not text.beyond or all(run in looked.beyond for run in text.beyond):
                    return True
        return bool(self.low) and any(low in looked.low for low in self.low)


Gate = tuple[_Clause, ...]


def gate_of(pattern: str, *, scattered: bool = False) -> Gate:
    """What must hold for a text in which `pattern` may match: the quickest and rarest first.
    `scattered`: what needs several words may have them anywhere."""
    return SHELF.have(f"gate {scattered:d} {pattern}", lambda: _gate(pattern, scattered))


def _gate(pattern: str, scattered: bool) -> Gate:
    clauses = [_clause(words, scattered) for words in needs_of(pattern)]
    return tuple(sorted(filter(_tells, clauses), key=_order))


def _tells(clause: _Clause) -> bool:
    """Whether texts are left in which none of a clause's texts is, and few are looked for."""
    if len(clause.low) > _MOST:
        return False
    return all(len(low) >= (_LEAST_LETTERS if low.isalpha() else _LEAST) for low in clause.low)


def _order(clause: _Clause) -> tuple[int, int, int]:
    rarest = min(map(len, clause.keys), default=0)
    return len(clause.low), -rarest, sum(map(len, clause.keyed.values()))


def _clause(words: Words, scattered: bool) -> _Clause:
    texts = [_text(word, scattered) for word in sorted(words)]
    keyed: dict[Key, tuple[_Text, ...]] = {}
    for text in texts:
        if text.key is not None:
            keyed[text.key] = (*keyed.get(text.key, ()), text)
    for key, several in keyed.items():
        keyed[key] = _as_one(several)
    low = _shared(sorted(text.low for text in texts if text.key is None))
    return _Clause(frozenset(keyed), keyed, low)


def _as_one(texts: tuple[_Text, ...]) -> tuple[_Text, ...]:
    """What several texts with one key begin with, if that is more than a word."""
    lows = sorted(text.low for text in texts)
    same = _same(lows[0], lows[-1])
    if len(texts) == 1 or len(same) < _TELLING or _ONE_WORD.fullmatch(same.decode()):
        return texts
    keys = frozenset.intersection(*(text.keys for text in texts))
    return (texts[0]._replace(keys=keys, beyond=(), low=same),)


def _text(text: str, scattered: bool) -> _Text:
    """A run of letters is a word where something stands on both sides of it."""
    words = {word.encode() for word in _BETWEEN.split(text)[1:-1] if len(word) > 1}
    has_bracket = "(" in text or "[" in text
    opened = {found.encode() for found in _OPENED.findall(text)} if has_bracket else ()
    beyond = () if text.isascii() else _BEYOND.findall(text)
    ranked = sorted(words, key=_rarity) if len(words) > 1 else words
    ranks: list[Key] = [*ranked, *"".join(beyond), *sorted(opened)]
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
                for texts in clause.keyed.values():
                    for text in texts:
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
