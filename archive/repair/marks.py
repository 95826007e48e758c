"""Characters as repair sees them: marks, widths, ends of sentences."""

from __future__ import annotations

import re

from archive.model.script import is_han

SENTENCE_MARKS = "。！？…!?｡"
CLOSERS = "”’」』）)》〉】］]〕"
STRAIGHT_QUOTES = "\"'＂＇"
DASHES = "—–―－─-"

_RINGS = "oO0〇○"
_NUMERALS = "〇零一二三四五六七八九十百千万亿第"
_NARROW = re.compile(r"[A-Za-z0-9.%/+\-<>=&@#$*~^_|\\ÄÖÜäöüßſ]+")
_SLIM = re.compile(r"[a-z]|(?<=[a-z])[./:]|[./:](?=[a-z/])")
_PUNCTUATION = re.compile(r"[，、；：。！？…·,;:!?\"'“”‘’「」『』（）()《》〈〉]")
_TRAILING = CLOSERS + STRAIGHT_QUOTES + " "


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
