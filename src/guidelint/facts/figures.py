"""Which passages of an article may hold a number to call: phones and short numbers alike.

Most passages hold no digits, and most digits are prices, shares and years. All passages are
looked at in one go, so that those who read numbers look at the few that are left.
"""

from __future__ import annotations

from guidelint.facts.local import Once
from guidelint.facts.numerals import DIGIT
from guidelint.facts.registry import known
from guidelint.facts.texts import SHARED, Texts
from guidelint.facts.texts import texts as make_texts
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Settings
from guidelint.tuples import NamedTuple

SIGNS = "Xx×○●□*#_"  # stand for digits that are not told
_ANY = f"{DIGIT}\U00010000-\U0010ffff"  # above the first plane stand more digits, and no words
_WORD = "A-Za-z_À-ɏ"
# Behind the first digit of a short number: of a whole run of digits that is no part of a word, of
# an amount, of a decimal or of a range.
_SHORT = (
    rf"(?<![{_WORD}$€£¥₩₹₱฿+{DIGIT}][{DIGIT}])(?<![{DIGIT}][.,:~–—-][{DIGIT}])"
    rf"[{DIGIT}]++(?![{_WORD}%°℃+]|[.,:][{DIGIT}])"
)
SHORT = lazy_pattern(rf"[{DIGIT}]{_SHORT}")
# A phone has seven digits, or signs for them, with little in between; both are found by their
# first character.
_FIGURE = lazy_pattern(
    rf"[{_ANY}{SIGNS}](?:"
    rf"(?P<long>(?:[ \u00a0.‐-—()-]{{0,5}}+[{_ANY}{SIGNS}]){{6}}|(?<=[{SIGNS}])[{SIGNS}])"
    rf"|(?<=[{DIGIT}]){_SHORT})"
)
_CODE = lazy_pattern(rf"`\s*[#+{_ANY}]")


class Figures(NamedTuple):
    """Indices of passages in order: where a short number may stand, and where a phone's may."""

    short: tuple[int, ...]
    long: tuple[int, ...]


def figures(article: Article, texts: Texts, firsts: frozenset[str]) -> Figures:
    """Where an article may hold numbers to call.

    `firsts` are the runs of digits that a known short number can begin with. Nothing is lost: a
    passage that is left out holds none.
    """
    short: set[int] = set()
    long: set[int] = set()
    for match in _FIGURE.finditer(texts.joined):
        if match.lastgroup:
            long.add(texts.index(match.start()))
        elif match[0] in firsts or not match[0].isascii():
            short.add(texts.index(match.start()))
    short |= long  # which may begin with a short one
    if _CODE.search(article.source):  # a number may stand in code: `119`
        short.update(index for index, passage in enumerate(article.passages) if passage.code)
    return Figures(tuple(sorted(short)), tuple(sorted(long)))


def shared(article: Article, settings: Settings, once: Once | None) -> Figures:
    """`figures` by the registry of the settings, made once an article."""
    if once is None:
        return figures(article, Texts(article), known(settings.numbers).firsts)
    texts = once(SHARED, make_texts)
    found: Figures = once(
        "figures", lambda *_: figures(article, texts, known(settings.numbers).firsts)
    )
    return found
