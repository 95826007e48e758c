"""The running text as it was typed, as words of lines: what each prints, what stands before it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.line import Seam
from desktop_app.reading.text_map import PieceKind

if TYPE_CHECKING:
    from desktop_app.reading.stored_lines import StoredLines
    from desktop_app.reading.text_map import TextMap


@dataclass(slots=True)
class Words:
    """What one line (or a part of it) prints, and what stands before it."""

    line_id: str
    text: str
    is_new: bool
    starts_passage: bool
    seam_before: Seam = Seam.JOIN
    gap_before: bool = False
    gap_after: bool = False


def words_of(typed: TextMap) -> list[Words]:
    """Return the words in order; passages without words are left out."""
    row: list[Words] = []
    starts, gap, seam = True, False, Seam.JOIN
    for start, piece in typed.placed():
        if piece.kind is PieceKind.BREAK:
            if gap and row:
                row[-1].gap_after = True
            starts, gap, seam = True, False, Seam.JOIN
        elif piece.kind is PieceKind.SPACE:
            seam = Seam.SPACE if seam is Seam.JOIN else seam
        elif piece.kind is PieceKind.GAP:
            gap, seam = True, Seam.GAP
        else:
            text = typed.text[start : start + piece.length]
            last = row[-1] if row else None
            if last and not starts and last.line_id == piece.line_id and seam is Seam.JOIN:
                last.text += text
                continue
            is_new = piece.kind is PieceKind.SUPPLIED
            if is_new and not text:
                continue
            row.append(Words(piece.line_id, text, is_new, starts, seam, starts and gap))
            starts, gap, seam = False, False, Seam.JOIN
    if gap and row:
        row[-1].gap_after = True
    return row


def without_empty(words: list[Words]) -> list[Words]:
    """Leave out parts of lines that print nothing, and the borders of passages where they are."""
    result: list[Words] = []
    placed = {entry.line_id for entry in words if entry.text.strip()}
    starts, gap = False, False
    for entry in words:
        if starts and not entry.starts_passage:
            entry.starts_passage = True
            entry.gap_before = gap or entry.seam_before is Seam.GAP
        starts = False
        if entry.text.strip() or entry.line_id not in placed:
            placed.add(entry.line_id)  # a line that prints nothing stays where it is first
            result.append(entry)
        elif entry.starts_passage:
            starts, gap = True, entry.gap_before
        elif result:
            result[-1].gap_after = entry.gap_after or entry.seam_before is Seam.GAP
    return result


def trim_to_seams(words: list[Words], stored: StoredLines) -> None:
    """Make a single space typed between two lines the seam's instead of a line's."""
    for before, after in itertools.pairwise(words):
        if after.starts_passage or after.seam_before is not Seam.JOIN:
            continue
        if before.line_id == after.line_id:
            continue
        if _ends_newly(before, stored, " "):
            before.text, after.seam_before = before.text[:-1], Seam.SPACE
        elif _starts_newly(after, stored, " "):
            after.text, after.seam_before = after.text[1:], Seam.SPACE


def _ends_newly(words: Words, stored: StoredLines, sign: str) -> bool:
    if words.is_new or not words.text.endswith(sign) or words.text.endswith(sign * 2):
        return False
    return not stored.prints(words.line_id).endswith(sign)


def _starts_newly(words: Words, stored: StoredLines, sign: str) -> bool:
    if words.is_new or not words.text.startswith(sign) or words.text.startswith(sign * 2):
        return False
    return not stored.prints(words.line_id).startswith(sign)
