"""What the first words of a piece say: whether they start a paragraph or go on inside one."""

from __future__ import annotations

import re

from archive.model.script import HAN
from archive.repair.forms import asks, is_numbered, speaker
from archive.repair.marks import SENTENCE_MARKS, starts_inside

_STARTERS = re.compile(
    r"^[“\"]?(\d{1,2}月\d{1,2}日|\d{4}年|近日|日前|近年来|今年以来|今年来|连日来|此外|据了解|据悉|目前|"
    r"与此同时|未来|下一步|为了|在.{1,8}[,，])"
)
_MEASURED = re.compile(r"^\d+(\.\d+|[余多]?[万亿%％℃个名人元吨亩户件所家倍次米斤公里平])")
"""A number with what it counts, as hardly a paragraph starts."""
_LABEL = re.compile(rf"^[{HAN}]{{2,4}}[:：](?=.)")
"""What the text is about, or who speaks: 蔬菜：…"""
_QUOTES = "\"“「'‘"
_CLOSING = "\"”」'’"
_LEADS_TO_SPEECH = "：:，,说道称问答喊"
_INSIDE = 4.0
_SPOKEN = -6.0
_SPEECH = -3.0
_PART = -2.5
_NAMED = -1.5
_STARTS = -1.0
_COUNTS = 1.5


def goes_on_odds(end: str, text: str) -> float:
    """Return the log-odds, from its first words, that a text goes on after another one."""
    if starts_inside(text):
        return _INSIDE
    if asks(speaker(text)):
        return _SPOKEN
    if text[0] in _QUOTES:
        return _SPEECH if _is_speech(text) and not leads_to_speech(end) else _STARTS
    if is_numbered(text):
        return _PART
    if _STARTERS.match(text):
        return _STARTS
    if _LABEL.match(text):
        return _NAMED
    return _COUNTS if is_measured(text) else 0.0


def is_measured(text: str) -> bool:
    """Tell whether a text starts with a number and what it counts, as no paragraph does."""
    return bool(_MEASURED.match(text))


def leads_to_speech(end: str) -> bool:
    """Tell whether a text ends like one that what somebody says comes after."""
    return end[-1:] in _LEADS_TO_SPEECH


def _is_speech(text: str) -> bool:
    """Tell whether a text starts with what somebody says, rather than with a word in quotes."""
    close = next((at for at in range(1, len(text)) if text[at] in _CLOSING), len(text))
    quoted = text[1:close]
    return quoted[-1:] in SENTENCE_MARKS and bool(quoted)
