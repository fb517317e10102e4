"""How bytes were shown: for every chain of wrong readings, text -> the bytes behind it.

A *channel* is one way UTF-8 text becomes mojibake: its bytes read as Windows-1252, say, or read
as Mac Roman, saved, and read as Windows-1252 again. `images` turns what is seen back into bytes:
``"â"`` is E2 in the first, ``"Ã¢"`` is E2 in ISO-8859-1 twice. Bytes without a character in the
charset are lost, stay as control characters, or turn into ``?`` or U+FFFD.
"""

from __future__ import annotations

from functools import lru_cache

from guidelint.tuples import NamedTuple

C1 = range(0x80, 0xA0)


class Channel(NamedTuple):
    """A chain of misreadings. Costs are in tenths of a nat.

    `prior` is what believing in the chain costs. `lost` maps bytes that leave no trace to the
    cost of assuming one; `holes` are the bytes that ``?`` or U+FFFD may stand for. `leads` and
    `tails` are the first characters of images of bytes that start and continue a UTF-8 sequence.
    """

    label: str
    prior: int
    images: dict[str, tuple[int, ...]]
    width: int  # length of the longest image
    lost: dict[int, int]
    holes: tuple[int, ...]
    leads: frozenset[str]
    tails: frozenset[str]

    shown: dict[int, str]  # the images of bytes: `images` the other way round

    def shows(self, text: str) -> tuple[str, bool]:
        """How `text` looks through the channel, and whether bytes of it leave no trace."""
        image, lost = [], False
        for byte in text.encode():
            shown = self.shown.get(byte, "") if byte > 0x7F else chr(byte)
            lost |= not shown
            image.append(shown)
        return "".join(image), lost


@lru_cache(maxsize=64)
def table(charset: str) -> tuple[str | None, ...]:
    """The characters of bytes 80 to FF; None where the charset has none."""
    read = bytes(range(0x80, 0x100)).decode(charset, "replace")
    return tuple([None if char == "\ufffd" else char for char in read])


def _channel(
    label: str, prior: int, images: dict[str, list[int]], lost: dict[int, int], holes: list[int]
) -> Channel:
    shown = {byte: text for text, found in images.items() for byte in found}
    return Channel(
        label,
        prior,
        {text: tuple(found) for text, found in images.items()},
        max(map(len, images)),
        {byte: cost for byte, cost in lost.items() if byte <= 0xBF},
        tuple(holes),
        frozenset([shown[byte][0] for byte in range(0xC2, 0xF5) if byte in shown]),
        frozenset([shown[byte][0] for byte in range(0x80, 0xC0) if byte in shown]),
        shown,
    )


def _once(charset: str, label: str, prior: int) -> Channel:
    """UTF-8 read as a single-byte charset; undefined bytes are lost or stay controls."""
    images: dict[str, list[int]] = {}
    undefined = []
    for byte, char in enumerate(table(charset), 0x80):
        if char is None:
            undefined.append(byte)
        images.setdefault(char or chr(byte), []).append(byte)
    lost = dict.fromkeys(undefined, 25)
    if "\xad" in images:
        lost[images["\xad"][0]] = 60  # a soft hyphen, cleaned away
    return _channel(label, prior, images, lost, undefined)


def _without_controls() -> Channel:
    """UTF-8 read as ISO-8859-1, and the control characters cleaned away."""
    images = {chr(byte): [byte] for byte in range(0xA0, 0x100)}
    lost = dict.fromkeys(C1, 15)
    return _channel("ISO-8859-1 without its control characters", 130, images, lost, list(C1))


def _again(charsets: tuple[str, ...], label: str, prior: int, *, lossy: bool = False) -> Channel:
    """UTF-8 read as one charset, saved as UTF-8, read as the next, and so on."""
    images: dict[str, list[int]] = {}
    lost: dict[int, int] = {}
    for byte, text in enumerate(_seen(charsets, lossy=lossy), 0x80):
        if text:
            images.setdefault(text, []).append(byte)
        else:
            lost[byte] = 15
    return _channel(label, prior, images, lost, [])


@lru_cache(maxsize=64)
def _seen(charsets: tuple[str, ...], *, lossy: bool) -> list[str]:
    """How bytes 80 to FF look after all readings; what a charset lacks is lost or a control."""
    *before, charset = charsets
    shown = [*map(chr, range(0x80))]
    shown += [
        char or ("" if lossy else chr(byte)) for byte, char in enumerate(table(charset), 0x80)
    ]
    if not before:
        return shown[0x80:]
    earlier = _seen(tuple(before), lossy=lossy)
    return ["".join([shown[one] for one in text.encode()]) for text in earlier]


_ONCE = (
    ("cp1252", "Windows-1252", 0),
    ("latin-1", "ISO-8859-1", 10),
    ("mac_roman", "Mac Roman", 20),
    ("cp437", "code page 437", 20),
    ("cp850", "code page 850", 25),
    ("cp1250", "Windows-1250", 45),
    ("cp1251", "Windows-1251", 20),
    ("iso8859-15", "ISO-8859-15", 80),
    ("cp1254", "Windows-1254", 50),
    ("cp874", "Windows-874", 30),
    ("cp1253", "Windows-1253", 35),
    ("cp1255", "Windows-1255", 50),
    ("cp1256", "Windows-1256", 35),
    ("cp1257", "Windows-1257", 70),
    ("cp1258", "Windows-1258", 80),
    ("koi8-r", "KOI8-R", 35),
    ("cp866", "code page 866", 30),
    ("cp852", "code page 852", 40),
    ("iso8859-2", "ISO-8859-2", 60),
)
_AGAIN = (
    (("cp1252", "cp1252"), "Windows-1252 twice", 10),
    (("latin-1", "latin-1"), "ISO-8859-1 twice", 20),
    (("latin-1", "cp1252"), "ISO-8859-1, then as Windows-1252", 20),
    (("cp1252", "latin-1"), "Windows-1252, then as ISO-8859-1", 30),
    (("mac_roman", "cp1252"), "Mac Roman, then as Windows-1252", 30),
    (("mac_roman", "mac_roman"), "Mac Roman twice", 30),
    (("cp437", "cp437"), "code page 437 twice", 30),
    (("cp850", "cp850"), "code page 850 twice", 30),
    (("cp1251", "cp1251"), "Windows-1251 twice", 30),
    (("cp1250", "cp1250"), "Windows-1250 twice", 30),
    (("cp1252", "cp1252", "cp1252"), "Windows-1252 three times", 30),
    (("latin-1", "latin-1", "latin-1"), "ISO-8859-1 three times", 30),
)


@lru_cache(maxsize=1)
def channels() -> tuple[Channel, ...]:
    """All channels of single-byte charsets, the likeliest first of those that say the same."""
    return (
        *(_once(*row) for row in _ONCE),
        _without_controls(),
        *(_again(*row) for row in _AGAIN),
        _again(("cp1252", "cp1252"), "Windows-1252 twice", 20, lossy=True),
        _again(("cp1252", "cp1252", "cp1252"), "Windows-1252 three times", 40, lossy=True),
    )
