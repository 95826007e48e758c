"""Straight quotation marks in pairs: which opens, which closes, which was never closed.

Marks alternate, but OCR loses some and reads ' for ". What stands beside a mark says where it
belongs, and the number of marks still to come says whether a single one closes the quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.model.script import is_han

if TYPE_CHECKING:
    from collections.abc import Sequence

_DOUBLE = '"＂〝〞〃'
_SINGLE = "'＇`´"
_ANY = re.compile("[" + _DOUBLE + _SINGLE + "“”‘’「」『』]")
_BEFORE_OPENING = "：:，,、；;。（(《"
_AFTER_CLOSING = "，,。、；;：:？！?!）)》"


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """A straight mark and what it should be."""

    offset: int
    old: str
    new: str
    sure: bool = True


@dataclass(slots=True)
class _State:
    text: str
    marks: list[QuoteMark] = field(default_factory=list)
    opened: int | None = None
    inner: int | None = None


def pair_quotes(text: str, gaps: Sequence[int] = ()) -> tuple[list[QuoteMark], int | None]:
    """Return the straight marks with what they should be, and where a quotation stays open.

    Args:
        text: The clean text of a passage.
        gaps: Offsets at which text is missing; a quotation may end in any gap.
    """
    state = _State(text)
    breaks = sorted(gaps)
    for match in _ANY.finditer(text):
        while breaks and breaks[0] <= match.start():
            if breaks.pop(0) > 0:
                state.opened = state.inner = None
        _take(state, match.start(), match[0])
    if breaks and breaks[-1] >= len(text):
        state.opened = None
    return state.marks, state.opened


def open_quote_at(text: str) -> int | None:
    """Return the offset of a quotation mark that is never closed, or None."""
    return pair_quotes(text)[1]


def _take(state: _State, at: int, mark: str) -> None:
    if mark in "“「":
        state.opened, state.inner = at, None
    elif mark in "”」":
        state.opened = state.inner = None
    elif mark in "‘『":
        state.inner = at
    elif mark in "’』":
        state.inner = None
    elif mark in _DOUBLE:
        _take_double(state, at, mark)
    else:
        _take_single(state, at, mark)


def _take_double(state: _State, at: int, mark: str) -> None:
    before, after = state.text[at - 1 : at], state.text[at + 1 : at + 2]
    if state.opened is None:
        closes = bool(before) and (not after or after in _AFTER_CLOSING) and before not in "：:"
        state.marks.append(QuoteMark(at, mark, "”" if closes else "“", sure=not closes))
        if not closes:
            state.opened = at
        return
    if before in ("：", ":") and after and after not in _AFTER_CLOSING:
        state.marks.append(QuoteMark(at, mark, "“", sure=False))
        state.opened, state.inner = at, None
        return
    state.marks.append(QuoteMark(at, mark, "”"))
    state.opened = state.inner = None


def _take_single(state: _State, at: int, mark: str) -> None:
    before, after = state.text[at - 1 : at], state.text[at + 1 : at + 2]
    if before.isascii() and before.isalnum() and (after.isascii() and after.isalnum()):
        return  # an apostrophe
    if not (is_han(before) or is_han(after) or before in "，。！？、“" or after in "，。！？、”"):
        return
    left = sum(state.text.count(c, at + 1) for c in _DOUBLE)
    if state.inner is not None:
        state.marks.append(QuoteMark(at, mark, "’"))
        state.inner = None
    elif state.opened is not None and left % 2 == 0 and (not after or not _opens(state.text, at)):
        state.marks.append(QuoteMark(at, mark, "”", sure=not after or after in _AFTER_CLOSING))
        state.opened = None
    elif state.opened is None and left % 2 == 1 and before in ("", *_BEFORE_OPENING):
        state.marks.append(QuoteMark(at, mark, "“", sure=False))
        state.opened = at
    else:
        sure = state.text.count(mark, at + 1) % 2 == 1
        state.marks.append(QuoteMark(at, mark, "‘", sure=sure))
        state.inner = at


def _opens(text: str, at: int) -> bool:
    """Tell whether a single mark stands where an inner quotation starts and is closed later."""
    return text[at - 1 : at] not in "。！？，" and text.find(text[at], at + 1) > 0
