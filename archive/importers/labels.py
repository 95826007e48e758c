"""What the name of a file says about its page: the printed label, its number, the date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

_DATE: Final = re.compile(
    r"(?<!\d)(1[5-9]\d\d|20\d\d)([-_.年]?)(0[1-9]|1[0-2]|[1-9](?=\D))\2?月?[-_.]?"
    r"(0[1-9]|[12]\d|3[01]|[1-9](?!\d))日?(?!\d)"
)
_CHINESE_LABEL: Final = re.compile(r"第?\s*([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版")
_WORD_LABEL: Final = re.compile(
    r"(?<![a-z])(?:page|pages|seite|p|pg|s)[-_. ]?(\d{1,4})(?!\d)", re.IGNORECASE
)
_LETTER_LABEL: Final = re.compile(r"(?:^|[-_. ])([A-Za-z]\d{1,3})$")
_NUMBER_LABEL: Final = re.compile(r"(?:^|[-_. ])(\d{1,4})$")
_HAN_DIGITS: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class StemFacts:
    """What was read out of the stem of a file name; empty or None where it says nothing."""

    label: str = ""
    number: int | None = None
    date: dt.date | None = None


def read_stem(stem: str) -> StemFacts:
    """Return what a stem such as ``2021-12-15_第06版`` or ``A1`` says."""
    date, rest = _take_date(stem)
    if match := _CHINESE_LABEL.search(rest):
        digits = match[1].upper()
        return StemFacts(f"第{digits}版", number_in(digits), date)
    for pattern in (_WORD_LABEL, _LETTER_LABEL, _NUMBER_LABEL):
        if match := pattern.search(rest):
            label = match[1].upper()
            return StemFacts(label, number_in(label), date)
    return StemFacts(date=date)


def number_in(label: str) -> int | None:
    """Return the number in a printed label, at least 1; None if it has none."""
    if match := re.search(r"\d+", label):
        return int(match[0][:6]) or None
    han = re.search(r"[一二三四五六七八九十]{1,3}", label)
    return _han_number(han[0]) if han else None


def _han_number(word: str) -> int | None:
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return _HAN_DIGITS[word] if len(word) == 1 else None
    if len(tens) > 1 or len(ones) > 1 or tens == "十":
        return None
    return 10 * (_HAN_DIGITS[tens] if tens else 1) + (_HAN_DIGITS[ones] if ones else 0)


def _take_date(stem: str) -> tuple[dt.date | None, str]:
    for match in _DATE.finditer(stem):
        try:
            date = dt.date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
        return date, f"{stem[: match.start()]} {stem[match.end() :]}".strip(" -_.")
    return None, stem
