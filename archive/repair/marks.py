"""Characters as repair sees them: scripts, marks, widths, ends of sentences."""

from __future__ import annotations

import re

HAN = "㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
KANA = "぀-ヿ"
SENTENCE_MARKS = "。！？…!?｡"
CLOSERS = "”’」』）)》〉】］]〕"
STRAIGHT_QUOTES = "\"'＂＇"
DASHES = "—–―－─-"

_RINGS = "oO0〇○"
_NUMERALS = "〇零一二三四五六七八九十百千万亿第"
_HAN = re.compile(f"[{HAN}{KANA}〇々]")
# Runs of characters are joined and measured, which is far quicker than to count one by one.
_HAN_RUN = re.compile(f"[{HAN}{KANA}〇々]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_NARROW = re.compile(r"[A-Za-z0-9.%/+\-<>=&@#$*~^_|\\ÄÖÜäöüßſ]+")
_SLIM = re.compile(r"[a-z]|(?<=[a-z])[./:]|[./:](?=[a-z/])")
_PUNCTUATION = re.compile(r"[，、；：。！？…·,;:!?\"'“”‘’「」『』（）()《》〈〉]")
_TRAILING = CLOSERS + STRAIGHT_QUOTES + " "


def is_han(character: str) -> bool:
    """Tell whether a character is Han (or kana); False for the empty string."""
    # Nearly all are of the first range.
    return "\u4e00" <= character < "\ua000" or bool(_HAN.match(character))


def han_count(text: str) -> int:
    """Return the number of Han characters."""
    return len("".join(_HAN_RUN.findall(text)))


def is_mostly_han(text: str) -> bool:
    """Tell whether more than half of the letters are Han."""
    return 2 * han_count(text) > len("".join(_LETTERS.findall(text)))


def cells(text: str) -> float:
    """Return the printed width in full-width cells; a digit takes half of one, small letters less."""
    narrow = len("".join(_NARROW.findall(text)))
    slim = len(_SLIM.findall(text)) if narrow else 0  # small letters are narrow, too
    return len(text) - (narrow + text.count(" ")) / 2 - slim * 0.1


def natural_width(text: str, squeeze: float) -> float:
    """Return the width in cells with marks as narrow as typesetters set them.

    Args:
        text: A printed line.
        squeeze: Cells that a mark inside the line lacks to a full one. The last mark of a line
            may hang over its edge and always counts half.
    """
    if not text:
        return 0.0
    inside = len(_PUNCTUATION.findall(text, 0, len(text) - 1))
    last = 0.5 if _PUNCTUATION.match(text[-1]) else 0.0
    return cells(text) - squeeze * inside - last


def misread_stop(text: str) -> int:
    """Return where a full stop was read as the letter o, a nought or a ring at a text's end, or -1."""
    at = len(text.rstrip(_TRAILING)) - 1
    if at < 1 or text[at] not in _RINGS or not is_han(text[at - 1]) or text[at - 1] in _NUMERALS:
        return -1
    return at


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a sentence mark, quotes and brackets after it aside.

    A ring that stands for a full stop is one.
    """
    bare = text.rstrip(_TRAILING)
    if not bare:
        return False
    if bare[-1] in SENTENCE_MARKS or (bare[-1] in _RINGS and misread_stop(bare) > 0):
        return True
    return bare[-1] == "." and len(bare) > 1 and not bare[-2].isdigit()


def starts_inside(text: str) -> bool:
    """Tell whether a text starts with a mark that cannot start anything."""
    return bool(text) and text[0] in "，、；：。！？…,;:!?”’」』）)》〉】%％"


def is_stray(text: str) -> bool:
    """Tell whether a piece is a single mark that stands alone for nothing."""
    return len(text) == 1 and text in "><|^~_`\\/.·,、';*+=•■□"
