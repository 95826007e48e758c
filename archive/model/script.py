"""Which characters are Chinese or Japanese, asked in one place.

Ranges are the blocks that the Unicode property Script calls Han, Hiragana and Katakana (UAX #24,
Scripts.txt), without radicals and half-width forms, which no engine reads. Kana counts with Han:
both are set without spaces and as wide as high, and nothing here depends on the language.
"""

from __future__ import annotations

import re
from typing import Final

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ideographs, also those for compatibility and of the supplementary planes; for character classes."""
KANA: Final = "\u3040-\u30ff"
UNSPACED: Final = f"{HAN}{KANA}\u3000-\u303f\uff00-\uffef"
"""Also their marks and full-width forms: what no space parts from its like."""
_HAN: Final = re.compile(f"[{HAN}{KANA}〇々]")
# Runs of characters are joined and measured, which is far quicker than to count one by one.
_HAN_RUN: Final = re.compile(f"[{HAN}{KANA}〇々]+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def is_han(character: str) -> bool:
    """Tell whether a character is Han (or kana); False for the empty string."""
    # Nearly all are of the first range.
    return "\u4e00" <= character < "\ua000" or bool(_HAN.match(character))


def han_count(text: str) -> int:
    """Return the number of Han characters."""
    return len("".join(_HAN_RUN.findall(text)))


def letter_count(text: str) -> int:
    """Return the number of letters, of whatever script."""
    return len("".join(_LETTERS.findall(text)))


def is_mostly_han(text: str) -> bool:
    """Tell whether more than half of the letters are Han; False for a text without letters."""
    return 2 * han_count(text) > letter_count(text)
