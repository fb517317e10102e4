"""Kinds of characters: the coarse half of the character model.

A class is a script and a case (``latin-upper``, ``hangul``) or a role in a text (``dash``,
``money``, ``curly-close``). Pairs of classes say what the model has not seen letter by letter:
that a Korean syllable does not follow a low-9 quotation mark, whichever syllable it is.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

_ASCII = (
    ("boundary", " "),  # all of ASCII that is neither letter nor digit, see `plain`
    ("digit", "0"),
    ("lower", "abcdefghijklmnopqrstuvwxyz"),
    ("upper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
)
_MARKS = (
    ("nbsp", "\xa0\u202f"),
    ("inverted", "¡¿"),
    ("money", "¢£¥€₩"),
    ("odd", "¤¦¬¯´¨¸"),
    ("section", "§¶"),
    ("copyright", "©"),
    ("mark", "®™"),
    ("ordinal", "ªº"),
    ("guillemet-open", "«‹"),
    ("guillemet-close", "»›"),
    ("shy", "\xad"),
    ("super", "°²³¹µ"),
    ("math", "±×÷"),
    ("bullet", "·•"),
    ("fraction", "¼½¾"),
    ("curly-open", "‘“"),
    ("curly-close", "’”"),
    ("low-quote", "‚„"),
    ("dash", "–—"),
    ("ellipsis", "…"),
    ("dagger", "†‡"),
    ("permille", "‰"),
    ("modifier", "ˆ˜"),
    ("vs16", "\ufe0f"),
    ("zwj", "\u200d\u200c"),
    ("keycap", "\u20e3"),
    ("replacement", "\ufffd"),
    ("fullwidth-stop", "，。、！？：；（）「」『』《》〈〉【】"),
    ("cyrillic-upper", "Ё"),
    ("cyrillic-lower", "ё"),
    ("swung", "～〜ー"),
    (  # pictures that are text until U+FE0F makes them emoji
        "picture",
        "🅰🅱🅾🅿🌡🌤🌥🌦🌧🌨🌩🌪🌫🌬🌶🍽🎖🎗🎙🎚🎛🎞🎟🏋🏌🏍🏎🏔🏕🏖🏗🏘🏙🏚🏛🏜🏝🏞🏟🏳🏵🏷🐿👁📽🕉🕊🕯🕰🕳🕴🕵"
        "🕶🕷🕸🕹🖇🖊🖋🖌🖍🖐🖥🖨🖱🖲🖼🗂🗃🗄🗑🗒🗓🗜🗝🗞🗡🗣🗨🗯🗳🗺🛋🛍🛎🛏🛠🛡🛢🛣🛤🛥🛩🛰🛳",
    ),
)

# (first code point, name, how): "" = one class; "case" = by case; "mark" = letters and marks apart
_BLOCKS = (
    (0x00, "control", ""),
    (0x80, "c1", ""),
    (0xA0, "latin", "case"),
    (0x180, "latin-rare", ""),
    (0x218, "latin", "case"),
    (0x21C, "latin-rare", ""),
    (0x2B0, "modifier", ""),
    (0x300, "combining", ""),
    (0x370, "greek", "case"),
    (0x3CF, "greek-rare", ""),
    (0x400, "cyrillic-ext", "case"),
    (0x410, "cyrillic", "case"),
    (0x450, "cyrillic-ext", "case"),
    (0x460, "cyrillic-rare", ""),
    (0x490, "cyrillic-ext", "case"),
    (0x492, "cyrillic-rare", ""),
    (0x530, "armenian", "case"),
    (0x590, "hebrew", "mark"),
    (0x600, "arabic", "mark"),
    (0x660, "arabic-digit", ""),
    (0x66A, "arabic-ext", "mark"),
    (0x6F0, "arabic-digit", ""),
    (0x6FA, "arabic-rare", ""),
    (0x900, "devanagari", "mark"),
    (0x980, "bengali", "mark"),
    (0xA00, "gurmukhi", "mark"),
    (0xA80, "gujarati", "mark"),
    (0xB00, "oriya", "mark"),
    (0xB80, "tamil", "mark"),
    (0xC00, "telugu", "mark"),
    (0xC80, "kannada", "mark"),
    (0xD00, "malayalam", "mark"),
    (0xD80, "sinhala", "mark"),
    (0xE00, "thai", "mark"),
    (0xE80, "lao", "mark"),
    (0xF00, "tibetan", "mark"),
    (0x1000, "burmese", "mark"),
    (0x10A0, "georgian", ""),
    (0x1100, "jamo", ""),
    (0x1200, "ethiopic", ""),
    (0x13A0, "letter-rare", ""),
    (0x1780, "khmer", "mark"),
    (0x1800, "letter-rare", ""),
    (0x1DC0, "combining", ""),
    (0x1E00, "latin-rare", ""),
    (0x1EA0, "vietnamese", "case"),
    (0x1F00, "greek-rare", ""),
    (0x2000, "space-rare", ""),
    (0x200B, "format", ""),
    (0x2010, "punctuation", ""),
    (0x2028, "format", ""),
    (0x2030, "punctuation", ""),
    (0x2060, "format", ""),
    (0x2070, "super", ""),
    (0x20A0, "money-rare", ""),
    (0x20D0, "combining", ""),
    (0x2100, "letterlike", ""),
    (0x2150, "fraction", ""),
    (0x2190, "arrow", ""),
    (0x2200, "math", ""),
    (0x2300, "technical", ""),
    (0x2460, "enclosed", ""),
    (0x2500, "box", ""),
    (0x2580, "block", ""),
    (0x25A0, "shape", ""),
    (0x2600, "dingbat", ""),
    (0x27C0, "math", ""),
    (0x27F0, "arrow", ""),
    (0x2800, "symbol", ""),
    (0x2B00, "shape", ""),
    (0x2C00, "letter-rare", ""),
    (0x2E00, "punctuation", ""),
    (0x2E80, "han-rare", ""),
    (0x3000, "fullwidth", ""),
    (0x3041, "hiragana", ""),
    (0x30A0, "katakana", ""),
    (0x3100, "bopomofo", ""),
    (0x3130, "jamo-compat", ""),
    (0x3190, "enclosed", ""),
    (0x3400, "han-rare", ""),
    (0x4DC0, "symbol", ""),
    (0x4E00, "han", ""),
    (0xA000, "letter-rare", ""),
    (0xAC00, "hangul", ""),
    (0xD7B0, "jamo", ""),
    (0xD800, "surrogate", ""),
    (0xE000, "private", ""),
    (0xF900, "han-rare", ""),
    (0xFB00, "letter-rare", ""),
    (0xFE00, "format", ""),
    (0xFE10, "fullwidth", ""),
    (0xFE70, "letter-rare", ""),
    (0xFEFF, "format", ""),
    (0xFF00, "fullwidth", ""),
    (0xFF61, "half-katakana", ""),
    (0xFFA0, "letter-rare", ""),
    (0xFFE0, "fullwidth", ""),
    (0xFFE8, "symbol", ""),
    (0xFFF0, "format", ""),
    (0x10000, "letter-rare", ""),
    (0x1D000, "math-letter", ""),
    (0x1E000, "letter-rare", ""),
    (0x1F000, "tile", ""),
    (0x1F100, "enclosed", ""),
    (0x1F1E6, "flag", ""),
    (0x1F200, "enclosed", ""),
    (0x1F300, "emoji", ""),
    (0x1F3FB, "skin", ""),
    (0x1F400, "emoji", ""),
    (0x1F700, "symbol", ""),
    (0x1F900, "emoji", ""),
    (0x1FB00, "symbol", ""),
    (0x20000, "han-rare", ""),
    (0x32000, "unassigned", ""),
    (0xE0000, "format", ""),
    (0xF0000, "private", ""),
)
_STARTS = tuple(start for start, _, _ in _BLOCKS)


def _names() -> tuple[str, ...]:
    names = [name for name, _ in _ASCII + _MARKS]
    for _, name, how in _BLOCKS:
        if how == "case":
            names += [f"{name}-lower", f"{name}-upper"]
        elif how == "mark":
            names += [name, f"{name}-mark"]
        else:
            names.append(name)
    names += ["hangul-rare", "unassigned"]
    return tuple(dict.fromkeys(names))


CLASSES: tuple[str, ...] = _names()
_NUMBER = {name: number for number, name in enumerate(CLASSES)}
_LISTED = {char: _NUMBER[name] for name, chars in _ASCII + _MARKS for char in chars}

_HANGUL, _HANGUL_RARE = _NUMBER["hangul"], _NUMBER["hangul-rare"]
_HAN, _HAN_RARE = _NUMBER["han"], _NUMBER["han-rare"]
_UNASSIGNED = _NUMBER["unassigned"]


def plain(char: str) -> str:
    """The character as the model counts it: digits are one, and so are boundaries in ASCII.

    White space, ASCII punctuation and the edge of a line are all a space: what they have in
    common, that a word begins or ends, tells more than their differences.
    """
    if char >= "\x80":
        return char
    if char.isdigit():
        return "0"
    return char if char.isalpha() or (char < " " and char not in "\t\n\r") else " "


def classify(char: str) -> int:
    """The class of one character, made `plain` before, as an index into `CLASSES`."""
    listed = _LISTED.get(char)
    if listed is not None:
        return listed
    _, name, how = _BLOCKS[bisect_right(_STARTS, ord(char)) - 1]
    if name == "hangul":
        return _HANGUL if _width(char, "euc_kr") == 2 else _HANGUL_RARE  # 8 bytes: spelt in jamo
    if name == "han":
        return _HAN if is_common_han(char) else _HAN_RARE
    category = unicodedata.category(char)
    if category == "Cn":
        return _UNASSIGNED
    if how == "case":
        return _NUMBER[f"{name}-upper" if category in ("Lu", "Lt") else f"{name}-lower"]
    if how == "mark":
        return _NUMBER[f"{name}-mark" if category[0] == "M" else name]
    return _NUMBER[name]


def is_common_han(char: str) -> bool:
    """Whether a Chinese character is in the everyday half of a national character set."""
    if _width(char, "gb2312") and char.encode("gb2312")[0] < 0xD8:  # level 1: 3,755 characters
        return True
    if _width(char, "shift_jis") and char.encode("shift_jis")[0] < 0x98:  # level 1: 2,965
        return True
    return _width(char, "big5") > 0 and char.encode("big5")[0] < 0xC6  # level 1: 5,401


def _width(char: str, charset: str) -> int:
    try:
        return len(char.encode(charset))
    except UnicodeEncodeError:
        return 0
