"""How text is damaged on its way: for fixtures and tests of its repair.

``python tests/damage.py`` writes the damaged article of fixtures/mojibake from its clean twin.
"""

from __future__ import annotations

import sys
from pathlib import Path

MOJIBAKE = Path(__file__).parents[1] / "fixtures" / "mojibake"
CLEAN = MOJIBAKE / "clean.md"
DAMAGED = MOJIBAKE / "content" / "posts" / "health-check-in-daegu.md"

# Windows-1252 gives these bytes no character: editors and scripts drop them on the way.
UNDEFINED = b"\x81\x8d\x8f\x90\x9d"


def read_as_windows_1252(text: str) -> str:
    """The text after its UTF-8 bytes were taken for Windows-1252, undefined ones dropped."""
    return text.encode().translate(None, UNDEFINED).decode("cp1252")


def main() -> int:
    """Write the damaged article."""
    damaged = read_as_windows_1252(CLEAN.read_text("utf-8"))
    DAMAGED.write_text(damaged, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
