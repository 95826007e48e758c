"""How a page is printed: its rows, how wide they are, what is already decided."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.model.line import Break, Seam
from archive.model.operations import SplitLine
from archive.model.reading_direction import as_read
from archive.model.script import is_han
from archive.repair.columns import INDENT, Measured, full_widths
from archive.repair.forms import hanging_tail
from archive.repair.geometry import Shape, shapes
from archive.repair.marks import cells, ends_sentence, is_stray, natural_width, starts_inside
from archive.repair.rows import BLOCK_BREAKS, Piece, Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive.model.page import PageText
    from archive.model.passage import Passage
    from archive.repair.names import NameSense

_MOST_ODDS = 4.0
_SQUEEZES = (0.5, 0.25, 0.0)
_SAMPLE = 40
"""Groups of lines that tell how marks are set."""
_LATIN = re.compile(r"[A-Za-z].*?[A-Za-z].*?[A-Za-z]")
_TOKEN = re.compile(r"[(（《“\"]?[A-Za-z0-9.%:/\-]{2,}")


@dataclass(frozen=True, slots=True)
class _Strip:
    """Pieces of one passage between two blank lines (or other block breaks) of the source."""

    passage: Passage
    passage_index: int
    article_index: int
    pieces: tuple[Piece, ...]
    starts: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a row is typeset."""

    column: float | None
    squeeze: float
    width: float | None
    """Its natural width if that is known."""


def survey(text: PageText, names: NameSense) -> list[Row]:
    """Return the rows of a page in reading order."""
    strips = _strips(as_read(text), names)
    squeeze = _squeeze(strips)
    measured = _measured(strips, squeeze)
    columns = full_widths(measured)[0]
    on_scan = shapes([[p.line for p in strip.pieces] for strip in strips])
    rows: list[Row] = []
    for strip, column, measures in zip(strips, columns, measured, strict=True):
        groups = _printed(strip.pieces, column)
        place = 0
        for index, group in enumerate(groups):
            following = groups[index + 1][0].text if index + 1 < len(groups) else ""
            width = measures[place].width if len(group) == 1 else None
            place += len(group)
            row = _row(
                len(rows),
                group,
                strip,
                _Setting(column, squeeze, width),
                following,
                (strip.starts and index == 0, strip.ends and index == len(groups) - 1),
            )
            rows.append(_in_shape(row, on_scan) if on_scan else row)
    return rows


def _squeeze(strips: Sequence[_Strip]) -> float:
    """Return how narrow this paper sets its marks."""
    sample = strips[:_SAMPLE]
    return max(_SQUEEZES, key=lambda s: full_widths(_measured(sample, s))[1])


def _measured(strips: Sequence[_Strip], squeeze: float) -> list[list[Measured]]:
    return [
        [Measured(natural_width(p.text, squeeze), ends_sentence(p.text)) for p in strip.pieces]
        for strip in strips
    ]


def _strips(text: PageText, names: NameSense) -> list[_Strip]:
    strips: list[_Strip] = []
    passage_index = 0
    for article_index, article in enumerate(text.articles):
        for passage in article.passages:
            pieces = _pieces(passage, names)
            start = 0
            for index, piece in enumerate(pieces):
                last = index == len(pieces) - 1
                if last or piece.break_after in BLOCK_BREAKS:
                    part = tuple(pieces[start : index + 1])
                    strips.append(
                        _Strip(passage, passage_index, article_index, part, start == 0, last)
                    )
                    start = index + 1
            passage_index += 1
    return strips


def _pieces(passage: Passage, names: NameSense) -> list[Piece]:
    pieces = [Piece(line, line.text.strip(), line.id) for line in passage.lines]
    if passage.role_settled:
        return pieces
    cut = hanging_tail([line.text for line in passage.lines], names)
    if cut is None:
        return pieces
    index, at = cut
    line = passage.lines[index]
    if not 0 < at < len(line.text.rstrip()) or line.text_settled:
        return pieces  # the tail has lines of its own
    split = SplitLine(line.id, at, line.text)
    pieces[index : index + 1] = [
        Piece(line, line.text[:at].strip(), line.id, split, tail_cut=True),
        Piece(line, line.text[at:].strip(), split.second_id, split),
    ]
    return pieces


def _printed(pieces: Sequence[Piece], column: float | None) -> list[list[Piece]]:
    """Gather the pieces that stood in one printed line."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and _same_printed_line(groups[-1], piece, column):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _same_printed_line(group: Sequence[Piece], piece: Piece, column: float | None) -> bool:
    before = group[-1]
    if before.break_after is Break.LINE or before.break_after in BLOCK_BREAKS:
        return False
    if before.line.box and piece.line.box:
        return False
    if is_stray(before.text) or is_stray(piece.text):
        return False
    width, wide = sum(cells(p.text) for p in group), cells(piece.text)
    if column is None:
        return width + wide <= 12
    room = column - width - wide
    if room < -2.5:
        return False
    at_digit = not is_han(piece.text[:1]) or not is_han(before.text[-1:])
    if ends_sentence(before.text):
        return False
    return room >= (-2.5 if at_digit else -0.5)


def _row(
    index: int,
    pieces: Sequence[Piece],
    strip: _Strip,
    setting: _Setting,
    following: str,
    borders: tuple[bool, bool],
) -> Row:
    """Return a row; ``borders`` tells whether it starts and whether it ends its passage."""
    starts, ends = borders
    column = setting.column
    text = "".join(p.text for p in pieces)
    width = setting.width
    if width is None:
        width = natural_width(text, setting.squeeze)
    last = pieces[-1]
    return Row(
        index=index,
        pieces=tuple(pieces),
        text=text,
        passage=strip.passage_index,
        article=strip.article_index,
        role=strip.passage.role,
        role_settled=strip.passage.role_settled,
        starts_passage=starts,
        ends_passage=ends,
        gap_before=starts and strip.passage.gap_before,
        column=column,
        width=width,
        first_odds=_first_odds(pieces[0].line.ocr, text, width + _unbreakable(following), column),
        decided_after=last.line.seam_settled
        or (
            not last.tail_cut
            and last.seam is not Seam.SPACE
            and not (ends and last.seam is not Seam.GAP)
        ),
    )


def _unbreakable(following: str) -> float:
    """Return the cells that a line may lack because what follows could not be broken."""
    match = _TOKEN.match(following)
    if match:
        return max(0.0, cells(match[0]) - 0.5)
    return 0.5 if starts_inside(following[1:]) else 0.0


def _in_shape(row: Row, on_scan: Mapping[str, Shape]) -> Row:
    """Return a row with what its box says instead of what its text says."""
    shape = on_scan.get(row.first.line.id)
    if shape is None or len(row.pieces) > 1:
        return row
    return replace(row, column=shape.column, width=shape.width, first_odds=shape.first_odds)


def _first_odds(ocr: str, text: str, width: float, column: float | None) -> float:
    if ocr[:1] == "　" or ocr[:2] in {"  ", "\t"}:
        return _MOST_ODDS
    if column is None:
        return 0.0
    off = width - column
    if off < -INDENT - (1.5 if ends_sentence(text) else 3.0):
        return 0.0  # a short line says nothing of its beginning
    odds = (off**2 - (off + INDENT) ** 2) / (2 * 0.6**2)
    if _LATIN.search(text):
        odds *= 0.4  # Latin letters are of many widths
    return max(-_MOST_ODDS, min(_MOST_ODDS, odds))
