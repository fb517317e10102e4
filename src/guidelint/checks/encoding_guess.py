"""Which encoding a file that is not UTF-8 was saved in, as far as its text can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidelint.text import Text, encode

if TYPE_CHECKING:
    from guidelint.mojibake.language import Language

# Python's codec and the name people know it by; the order breaks ties.
_CODECS = (
    ("cp949", "CP949 (Korean Windows)"),
    ("shift_jis", "Shift_JIS"),
    ("gb18030", "GB18030 (Chinese)"),
    ("big5", "Big5"),
    ("euc_jp", "EUC-JP"),
    ("cp1252", "Windows-1252"),
    ("cp1251", "Windows-1251 (Cyrillic)"),
    ("cp1250", "Windows-1250 (Central European)"),
    ("cp1253", "Windows-1253 (Greek)"),
    ("cp1254", "Windows-1254 (Turkish)"),
    ("cp1255", "Windows-1255 (Hebrew)"),
    ("cp1256", "Windows-1256 (Arabic)"),
    ("cp1258", "Windows-1258 (Vietnamese)"),
    ("cp874", "Windows-874 (Thai)"),
    ("koi8_r", "KOI8-R"),
    ("iso8859_2", "ISO 8859-2"),
    ("mac_roman", "Mac Roman"),
    ("cp437", "code page 437 (DOS)"),
)
_STRANGE = 130  # tenths of a nat a letter; texts in their true encoding cost 30 to 80
_MOST = 40_000  # bytes are enough to tell


def guessed(text: Text) -> str:
    """The encoding's name; "" when only some bytes of a UTF-8 file are damaged, or none fits."""
    data = encode(text)[:_MOST]
    if data.count(0) * 5 > len(data):
        return "UTF-16 (without a byte order mark)"
    runs = text.invalid()
    bad = sum(run.end - run.start for run in runs)
    asked = sum("?" in text.source[max(run.start - 1, 0) : run.end + 1] for run in runs)
    if asked * 3 > len(runs):
        return ""  # question marks beside the bytes: what a conversion could not read is gone
    good = sum(char > "\x7f" and not "\udc80" <= char <= "\udcff" for char in text.source)
    if good * 2 > bad:
        return ""
    from unicodedata import normalize

    from guidelint.mojibake.language import load

    language = load()
    lines = [line for line in data.splitlines() if not line.isascii()]
    data = b"\n".join(lines)
    best, least, text_read = "", 0.0, ""
    for codec, name in _CODECS:
        try:
            read = data.decode(codec)
        except UnicodeDecodeError:
            read = data.decode(codec, "replace")
            if read.count("\ufffd") * 20 > bad:
                continue
        read = normalize("NFC", read)
        cost = language.text("\n\n", read) / max(len(data), 1)
        if not best or cost < least:
            best, least, text_read = name, cost, read
    return best if best and _reads_well(language, text_read) else ""


def _reads_well(language: Language, read: str) -> bool:
    """Whether the letters beyond ASCII are such as people write: a file whose bytes were lost in
    a conversion decodes too, but to syllables that no word has."""
    spots = [at for at, char in enumerate(read) if char > "\x7f"]
    total = sum(language.cost(read[at - 2 : at] if at > 1 else "\n\n", read[at]) for at in spots)
    return total < _STRANGE * len(spots)
