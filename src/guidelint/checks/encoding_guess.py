"""Which encoding a file that is not UTF-8 was saved in, as far as its text can tell."""

from __future__ import annotations

from guidelint.text import Text, encode

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
_MOST = 40_000  # bytes are enough to tell


def guessed(text: Text) -> str:
    """The encoding's name; "" when only some bytes of a UTF-8 file are damaged, or none fits."""
    data = encode(text)[:_MOST]
    if data.count(0) * 5 > len(data):
        return "UTF-16 (without a byte order mark)"
    bad = sum(run.end - run.start for run in text.invalid())
    good = sum(char > "\x7f" and not "\udc80" <= char <= "\udcff" for char in text.source)
    if good * 2 > bad:
        return ""
    from unicodedata import normalize

    from guidelint.mojibake.language import load

    language = load()
    lines = [line for line in data.splitlines() if not line.isascii()]
    data = b"\n".join(lines)
    best, least = "", 0.0
    for codec, name in _CODECS:
        try:
            read = data.decode(codec)
        except UnicodeDecodeError:
            read = data.decode(codec, "replace")
            if read.count("\ufffd") * 20 > bad:
                continue
        cost = language.text("\n\n", normalize("NFC", read)) / max(len(data), 1)
        if not best or cost < least:
            best, least = name, cost
    return best
