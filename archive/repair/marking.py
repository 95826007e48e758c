"""Which marks of a Han passage to change, and into what.

Works on the clean text of a whole passage, for quotes and brackets pair over lines. Web and mail
addresses, numbers, times and Latin text keep their marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.passage import Role
from archive.model.script import is_han, is_mostly_han
from archive.repair.forms import leading_dash
from archive.repair.quotes import pair_quotes
from archive.repair.rules import Quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.repair.rules import PunctuationPolicy

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_CORNER = {"“": "「", "”": "」", "‘": "『", "’": "』"}
_REST = r"[^\s，。；、）)》”\"]*"
_LINK = rf"(?:https?:?//|www\.){_REST}"
_HOST = r"[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.(?:com|cn|net|org|gov|edu|info)(?![A-Za-z])" + _REST
_WEB = re.compile(f"{_LINK}|{_HOST}")
_ADDRESS = re.compile(rf"{_LINK}|[\w.\-]+@[\w.\-]+|{_HOST}")
_SMALL = re.compile("[,;:?!()\"'.｡﹐﹑﹔﹕﹖﹗＂＇〝〞`´\\-]")
_SMALL_FORMS = {"｡": "。", "﹐": "，", "﹑": "、", "﹔": "；", "﹕": "：", "﹖": "？", "﹗": "！"}
_STOPS = re.compile("[。！？!?]")
_ELLIPSIS = re.compile(r"\.{3,}|。{3,}|·{3,}|(?<!…)…(?!…)")
_DOUBLE_DASH = re.compile(r"--+|(?<!—)—(?=[“《])|――|──")
_CJK_MARKS = "，。、；：？！“”‘’（）《》「」『』…—·【】"


@dataclass(frozen=True, slots=True)
class Change:
    """One mark to change."""

    offset: int
    old: str
    new: str
    sort: str
    """width, quotes, closing, dash, ellipsis or point."""
    confidence: float


def marks_to_change(
    text: str,
    gaps: Sequence[int],
    policy: PunctuationPolicy,
    *,
    role: Role,
    language: str = "",
) -> list[Change]:
    """Return the changes in a passage's text, by offset; none in text of another script."""
    if language[:2] not in {"", "zh"} or not (
        is_mostly_han(text) or (not language and any(map(is_han, text)))
    ):
        return []
    # A mail address is looked for at every character, so only where there can be one.
    addresses = (_ADDRESS if "@" in text else _WEB).finditer(text)
    kept = [match.span() for match in addresses]
    changes = [
        *_dashes(text, role),
        *_ellipses(text),
        *(_widths(text, kept) if policy.full_width else ()),
        *_quotes(text, gaps, policy),
    ]
    taken: set[int] = set()
    result = []
    for change in sorted(changes, key=lambda c: (c.offset, -len(c.old))):
        span = range(change.offset, change.offset + len(change.old))
        if taken.isdisjoint(span) and change.old != change.new:
            taken.update(span)
            result.append(change)
    return result


def _dashes(text: str, role: Role) -> Iterator[Change]:
    lead = leading_dash(text)
    if lead and lead != "——" and role in {Role.SUBTITLE, Role.HEADLINE, Role.SUBHEAD}:
        yield Change(0, lead, "——", "dash", 0.97)
    for match in _DOUBLE_DASH.finditer(text):
        if match.start() or not lead:
            yield Change(match.start(), match[0], "——", "dash", 0.92)


def _ellipses(text: str) -> Iterator[Change]:
    for match in _ELLIPSIS.finditer(text):
        sure = 0.95 if len(match[0]) > 2 else 0.8
        yield Change(match.start(), match[0], "……", "ellipsis", sure)


def _quotes(text: str, gaps: Sequence[int], policy: PunctuationPolicy) -> Iterator[Change]:
    corner = policy.quotes is Quotes.CORNER
    marks, _ = pair_quotes(text, gaps)
    for mark in marks:
        new = _CORNER[mark.new] if corner else mark.new
        misread = mark.old in "'＇`´" and mark.new in "“”"
        sort = "closing" if misread else "quotes"
        yield Change(mark.offset, mark.old, new, sort, 0.96 if mark.sure else 0.91)


def _widths(text: str, kept: Sequence[tuple[int, int]]) -> Iterator[Change]:
    brackets = _bracket_pairs(text)
    for match in _SMALL.finditer(text):
        at, mark = match.start(), match[0]
        if mark in "\"'＂＇〝〞`´-" or any(start <= at < end for start, end in kept):
            continue
        before, after = _neighbour(text, at, -1), _neighbour(text, at, 1)
        if mark in _SMALL_FORMS:
            yield Change(at, mark, _SMALL_FORMS[mark], "width", 0.97)
        elif mark == ".":
            yield from _point(text, at)
        elif mark in "()":
            if _bracket_is_wide(text, at, brackets):
                yield Change(at, mark, _WIDE[mark], "width", 0.97)
        elif _is_wide_place(text, at, before, after):
            yield Change(at, mark, _WIDE[mark], "width", 0.97)


def _neighbour(text: str, at: int, step: int) -> str:
    place = at + step
    while 0 <= place < len(text) and text[place] in " \"'”“’‘＂)(":
        place += step
    return text[place] if 0 <= place < len(text) else ""


def _is_wide_place(text: str, at: int, before: str, after: str) -> bool:
    if text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
        return False
    return (
        any(is_han(c) or (c and c in _CJK_MARKS) for c in (before, after))
        or (not after and (before.isdigit() or before in "%"))
        or (before.isdigit() and not after.isascii())
    )


def _point(text: str, at: int) -> Iterator[Change]:
    if text[at - 1 : at] == "." or text[at + 1 : at + 2] == ".":
        return
    if not is_han(text[at - 1 : at]) and text[at - 1 : at] not in "”）》":
        return
    follower = text[at + 1 : at + 2]
    closes = follower in "\"'" and text.count(follower, 0, at) % 2 == 1
    if not follower or follower in "”’" or closes:
        yield Change(at, ".", "。", "point", 0.95)
    elif is_han(follower) or follower in '“《（"':
        yield _point_inside(text, at)


def _point_inside(text: str, at: int) -> Change:
    """Read a point between clauses: where the sentence has had its pauses, it rather ends there.

    An engine that reads commas half-width also reads them as points.
    """
    sentence = _STOPS.split(text[:at])[-1]
    if "，" in sentence or "," in sentence:
        return Change(at, ".", "。", "point", 0.7)
    return Change(at, ".", "，", "point", 0.9 if "," in text else 0.8)


def _bracket_pairs(text: str) -> dict[int, int]:
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in "(（":
            opened.append(at)
        elif character in ")）" and opened:
            start = opened.pop()
            pairs[start], pairs[at] = at, start
    return pairs


def _bracket_is_wide(text: str, at: int, pairs: dict[int, int]) -> bool:
    other = pairs.get(at)
    start, end = (min(at, other), max(at, other)) if other is not None else (at, at)
    around = text[start - 1 : start] + text[end + 1 : end + 2]
    inside = text[start + 1 : end] if end > start else text[at - 1 : at] + text[at + 1 : at + 2]
    return any(is_han(c) or c in _CJK_MARKS for c in around) or any(is_han(c) for c in inside)
