"""Digits of every script are digits, wherever a text is looked through for them."""

from __future__ import annotations

import re

from guidelint.facts.numerals import DIGIT


def test_the_digits_of_all_scripts_are_found_and_nothing_else() -> None:
    signs = "".join(map(chr, range(0x10000)))
    found = re.findall(f"[{DIGIT}]", signs)
    assert found == [sign for sign in signs if sign.isdecimal()]
