"""Text damaged by wrong decodings: found, explained, repaired.

::

    >>> from guidelint.mojibake import repair
    >>> repair("Lunch is â‚©9,000.").text
    'Lunch is ₩9,000.'

Works for UTF-8 read in 20 single-byte charsets and in CP949, Shift_JIS, GBK or Big5, once or
more often, with bytes lost on the way; and for text in an old charset shown in another. What is
certain is repaired, the rest becomes ranked candidates; clean text in any language is left alone.
"""

from __future__ import annotations

from guidelint.mojibake.repair import Damage, Repair, repair

__all__ = ["Damage", "Repair", "repair"]
