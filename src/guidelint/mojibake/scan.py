"""Which lines are worth a second look: a cheap sieve, so that clean text costs next to nothing.

ASCII never passes, nor do Korean, kana, emoji or typography on their own. What passes is a line
with a pair of characters that some misreading makes of one, or a letter where no letter stands.
Passing proves nothing: the character model decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidelint.lazy import lazy_pattern
from guidelint.text import Text

if TYPE_CHECKING:
    import re

# Characters that no misreading is made of without leaving others.
_RARE = (
    "\x00\x80-\xa0\xa2\xa6\xa8\xaa\xac-\xaf\xb2-\xb6\xb8-\xba\xbc-\u02ff\u0370-\u1fff\u201a\u201e"
    "\u2020\u2021\u2030\u2039\u203a\u20a7\u2200-\u22ff\u2302\u2310\u2320\u2321\u2500-\u259f"
    "\u2e80-\u2fff\u3130-\u318f\u3400-\u9fff\ue000-\ufaff\uff61-\uffdc\ufffd"
)
_SIGN = "&?–—‘’“”…•·€£¥©™°±«»¡§"  # counts only with what follows
_MAYBE = lazy_pattern(  # the first class, of all that can begin it, makes the search fast
    f"[{_SIGN}{_RARE}](?:(?<![{_SIGN}])|(?<![&?])[À-ÿŒœŠšŽžŸƒ¨©®¬¯¶ªº¤¥£§°±³µ¼½¾†‡]"
    r"|(?<=&)[A-Za-z]+;|(?<=\?)[가-힣]|(?<=[a-z]·)[a-z ])"
)
_ENTITY = lazy_pattern("&[A-Za-z]+;")
_ASKED = lazy_pattern("\\?[가-힣]")
_LEAD = "À-ÿĂăĄąĆćĐđĎďŃńŇňŔŕŘřŢţŮůĞğİıŞşŒœŸČĘĚĹŐŰčęěĺőű√¬ƒ≈∆‡‚„–—“”‘’÷◊⁄€‹›ﬁﬂ·"
_TAIL = (
    "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
    "\u0102-\u017f\u02c7\u02d8-\u02dd"  # Windows-1250, -1257
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü≠ÆØ∞≤≥∂∑∏π∫Ωæø"  # Mac Roman
)
_PAIR = lazy_pattern(  # the lookahead, true of all that follows, makes the search fast
    "(?=[^\x01-%'-\x7f]|.[^\x01-\x7f])(?:"
    f"[{_LEAD}][{_TAIL}\ufffd]"
    f"|[ÂÃÄÅÆÐÑÎÏØÙÚâãð][ ?'\"]"
    "|[a-zà-ÿ][À-ÞŸŠŽŒ‹›†‡•¿¡ˆ˜¨´¸¯¬·‰√∂∑ªº∞∆µ¹²³][a-zà-ÿ]"  # a letter or a sign inside a word
    "|[a-z][ÈÉÊËÀÁÂÃÄÇÌÍÎÏÒÓÔÕÖÙÚÛÜ](?![A-ZÀ-Þ])"
    "|[À-ÿŠšŽžŒœŸƒ¹²³ºª¾½¼¿¡§¨©®°±´µ¶¸»«¤¦¬]{3}"  # a word in another charset
    "|[ƒ‚‰‹’“”•–—„†‡][\x80-\x9f\xa1-\xff@A-Za-z][ƒ‚\x81]"
    "|(?<![A-Za-zÀ-ÿ])[ÈÍÌÎ‡‰·¿ÊÁËÔÓÚÛÙŸ][a-z ]"
    "|[a-zà-ÿ][œšžãþêøìùïòæ¿¹³ºª][a-zà-ÿ]"
    "|[\u2500-\u257fΓΣΦΘΩ≡≈╨╤][^\x00-\x7f\u2500-\u259f\xa0]"
    "|[├┬](?![─┬┼├┤┐│└┘┴])[^\x00-\x7f\xa0]|[a-z][├┬╨╤╬]"
    "|[∞δ╨╤╬αΓφ█Θ][\u2550-\u259f£¥ºªñÑìîòùïÄÅÉÿáíóúçêëèâäàåæÆôöûÖÜ⌐¬½¼¡«»°·∙√ⁿ²■]"
    "|[ВГДЕРСТУвгдерстїІрџ][‚„…†‡€‰‹‘’“”•–—™› ¤¦§©«¬®°±µ¶·»ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇЅѕґіїєј]"
    "|[а-я][ЂЃЉЊЌЋЏЎҐЄЇЅЈ]|Гё|[а-я][‚„…†‡€‰‹‘’“”•–—™›][‚„…†‡€‰‹‘’“”•™›а-яЂЃѓЉЊЌЋЏђљњќћџ]"
    "|[\u0370-\u1fff][\x80-\xbf€‚„†‡ˆ‰‹•˜™›]"
    "|[\u0e00-\u0e7f][^\x00-\x7f\u0e00-\u0e7f]|[a-z][\u0e00-\u0e7f]|[\u0e00-\u0e7f][a-z]|[รยโเใไ][กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟ…‘’“”•–—]"
    "|[\u0600-\u06ff][\x80-\xbf€‚ƒ„…†‡ˆ‰‹Œ‘’“”•–—™›œ]|[\u0590-\u05ff][^\x00-\x7f\u0590-\u05ff]"
    "|[А-яЁё]{4}|&[A-Za-z]+;|[\x00\x80-\x9f\ufffd\ue000-\uf8ff]|\\?[가-힣]"
    "|[“‘’”„–—´¨ˆ˜][À-ÿŒœƒ]|[\"'][ðâ][\"']|[a-z]·[a-z ])"
)
_CJK = lazy_pattern("[?]?[\u3000-\u9fff\uac00-\ud7a3\ue000-\uf8ff\uff00-\uff9f]+[?]*")
_PARTICLE = "은는이가을를의에도로와과만나인"  # a syllable that Korean sets after a foreign word
_LONE = lazy_pattern(  # one Korean syllable in a foreign word, or on its own between others
    f"[가-힣](?:[a-z?]|(?<=[A-Za-z][^{_PARTICLE}])(?![가-힣])|(?<=[ -~][^{_PARTICLE}])(?=[ -~]))"
)
_SYLLABLE = lazy_pattern("[가-힣]")
_HAN = lazy_pattern(
    "[\u2e80-\u2fff\u3400-\u9fff\ue000-\uf8ff\uf900-\ufaff\uff61-\uff9f\ufffd]|\\?[가-힣]|[가-힣]\\?"
)
_SEQUENCE = lazy_pattern(
    rb"[\xc2-\xdf\x1a][\x80-\xbf]|[\xe0-\xef\x1a][\x80-\xbf\x1a]{2}|\xf0[\x90-\xbf\x1a][\x80-\xbf\x1a]{2}"
)
_HIGH = lazy_pattern(rb"[\x80-\xff]")


def suspects(text: str, odd: str | None = None) -> list[tuple[int, int]]:
    """The lines to look at, as (start, end) without their ends; `odd` is `Text.odd` of the text."""
    if odd is None:
        if text.isascii() and "&" not in text and "\0" not in text:
            return []
        odd = Text(text).odd
    found: set[tuple[int, int]] = set()
    for sieve in _sieves(text, odd):
        last = -1
        for match in sieve.finditer(text):
            if match.start() < last:
                continue
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.start())
            last = end = len(text) if end < 0 else end
            line = text[start:end]
            if _PAIR.search(line) or looks_wide(line):
                found.add((start, end))
    return sorted(found)


def _sieves(text: str, odd: str) -> Iterator[re.Pattern[str]]:
    """The patterns that can match in a text, as far as its odd characters tell."""
    korean = _SYLLABLE.search(odd) is not None
    if (
        "·" in odd
        or _MAYBE.search(odd)  # what is side by side in a text is so among its odd characters
        or _any("&", _ENTITY, text)
        or (korean and _any("?", _ASKED, text))
    ):
        yield _MAYBE
    if korean:
        foreign = len(odd.encode("utf-8", "replace")) - len(odd)
        if foreign * 4 < len(text):
            yield _LONE


def _any(char: str, pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern that begins with `char` matches: single characters are found fastest."""
    at = text.find(char)
    while at >= 0:
        if pattern.match(text, at):
            return True
        at = text.find(char, at + 1)
    return False


def looks_wide(line: str) -> bool:
    """Whether Chinese characters or Korean syllables may be the bytes of UTF-8 text.

    Read back as bytes, real text in CP949, GBK and the others has next to no UTF-8 in it;
    misread text has nothing else.
    """
    if not _HAN.search(line):
        lone = "".join(_LONE.findall(line))
        if not lone or len(lone) * 3 < len(_SYLLABLE.findall(line)):
            return False  # Korean, and a word of one syllable in it
        return _share(lone, "cp949") >= 0.3
    if "\ufffd" in line:
        return True
    text = "".join(_CJK.findall(line))
    return any(_share(text, charset) >= 0.6 for charset in ("cp949", "gbk", "cp932", "big5"))


def _share(text: str, charset: str) -> float:
    data = text.encode(charset, "replace").replace(b"?", b"\x1a")
    high = len(_HIGH.findall(data))
    if not high:
        return 0.0
    return sum(map(len, _SEQUENCE.findall(data))) / high
