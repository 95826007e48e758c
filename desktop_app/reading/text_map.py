"""Which line prints which characters of the page's running text, kept up to date while it is typed.

The running text is that of all passages, one after the other, parted by line feeds; a gap is one
GAP_SIGN. It is a row of pieces: what a line prints, the space of a seam, a gap, the end of a
passage. Typing stretches and shrinks pieces; ``text_operations`` reads the result. Knows no Qt.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from archive.model.identifiers import new_id
from archive.model.line import Seam
from archive.model.passage import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.model.line import Line
    from archive.model.page import PageText
    from archive.model.passage import Passage

GAP_SIGN = "\ufffc"
BREAK = "\n"
_SHOWN = str.maketrans(
    {"\n": " ", "\r": " ", "\u2028": " ", "\u2029": " ", "\x00": "\ufffd", "\ufffc": "\ufffd"}
    | {"\ufdd0": "\ufffd", "\ufdd1": "\ufffd"}  # Qt marks tables with these
)
_ODD = re.compile("[\n\r\u2028\u2029\x00\ufffc\ufdd0\ufdd1]")


class PieceKind(Enum):
    """What a piece of the running text is."""

    LINE = "line"
    SUPPLIED = "supplied"
    """Text typed where no line is; it becomes a supplied line with the piece's ``line_id``."""
    SPACE = "space"
    GAP = "gap"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the running text."""

    kind: PieceKind
    length: int
    line_id: str = ""

    @property
    def is_words(self) -> bool:
        """True for text of a line, false for what stands between lines."""
        return self.kind in (PieceKind.LINE, PieceKind.SUPPLIED)


class TextMap:
    """The running text of a page and its pieces."""

    def __init__(self, pieces: list[Piece], text: str) -> None:
        self.text = text
        self.pieces = pieces
        self._gap_deleted_at: int | None = None
        self._ranges: dict[str, tuple[int, int]] | None = None
        self._starts: list[int] | None = None

    @classmethod
    def of(cls, page: PageText) -> TextMap:
        """Return the running text of a page as it is stored."""
        pieces: list[Piece] = []
        parts: list[str] = []
        for number, passage in enumerate(page.passages()):
            if number:
                pieces.append(Piece(PieceKind.BREAK, 1))
                parts.append(BREAK)
            for piece, words in _pieces(passage):
                pieces.append(piece)
                parts.append(words)
        return cls(pieces, "".join(parts))

    def copy(self) -> TextMap:
        """Return a map that typing into this one leaves alone."""
        return TextMap(list(self.pieces), self.text)

    def has_shape_of(self, other: TextMap) -> bool:
        """Tell whether both consist of the same lines and what stands between them."""
        return len(self.pieces) == len(other.pieces) and all(
            mine is theirs or (mine.kind is theirs.kind and mine.line_id == theirs.line_id)
            for mine, theirs in zip(self.pieces, other.pieces, strict=True)
        )

    # -- asking -------------------------------------------------------------------------------

    def range_of(self, line_id: str) -> tuple[int, int] | None:
        """Return where a line's words stand, first to last piece, or None if it is not shown."""
        if self._ranges is None:
            ranges: dict[str, tuple[int, int]] = {}
            for start, piece in self.placed():
                if piece.is_words:
                    first = ranges.get(piece.line_id, (start, start))[0]
                    ranges[piece.line_id] = (first, start + piece.length)
            self._ranges = ranges
        return self._ranges.get(line_id)

    def position_of(self, line_id: str, offset: int) -> int | None:
        """Return the position of an offset in a line's words."""
        found = self.range_of(line_id)
        return min(found[0] + max(offset, 0), found[1]) if found else None

    def line_at(self, position: int) -> tuple[str, int] | None:
        """Return the line to which a caret belongs, and the offset in its words.

        Between two lines the caret belongs to the one whose character it stands before.
        """
        best: tuple[str, int] | None = None
        for start, piece in self._near(position):
            if piece.is_words and start <= position <= start + piece.length:
                best = (piece.line_id, position - start)
        return best

    def placed(self) -> Iterator[tuple[int, Piece]]:
        """Yield every piece with the position where it starts."""
        return zip(self.starts, self.pieces, strict=True)

    def between(self, start: int, end: int) -> Iterator[tuple[int, Piece]]:
        """Yield the pieces that touch a stretch, with the positions where they start."""
        first = max(0, bisect_left(self.starts, start) - 1)
        last = bisect_right(self.starts, end)
        return zip(self.starts[first:last], self.pieces[first:last], strict=True)

    @property
    def starts(self) -> list[int]:
        """The position where each piece starts."""
        if self._starts is None:
            lengths = [piece.length for piece in self.pieces]
            self._starts = list(itertools.accumulate(lengths, initial=0))[:-1]
        return self._starts

    def _near(self, position: int) -> Iterator[tuple[int, Piece]]:
        """Yield the pieces that start at or before a position, from the last that begins before."""
        first = max(0, bisect_left(self.starts, position) - 1)
        last = bisect_right(self.starts, position)
        return zip(self.starts[first:last], self.pieces[first:last], strict=True)

    def gaps(self) -> list[int]:
        """Return the positions of the gap signs."""
        return [start for start, piece in self.placed() if piece.kind is PieceKind.GAP]

    # -- typing -------------------------------------------------------------------------------

    def replace(self, start: int, removed: int, inserted: str, *, host: str = "") -> None:
        """Put text in the place of ``removed`` characters, as typing, pasting and deleting do.

        ``host`` is the line that the text belongs to when it is typed between two.
        """
        self._ranges = self._starts = None
        gap_was_here = self._gap_deleted_at == start and not removed
        if removed:
            gap_was_here = self._remove(start, start + removed)
        self.text = self.text[:start] + inserted + self.text[start + removed :]
        self._gap_deleted_at = start if gap_was_here and not inserted else None
        if inserted:
            self._insert(start, inserted, host, into_gap=gap_was_here)

    def _remove(self, start: int, end: int) -> bool:
        """Shrink pieces; return whether the text removed was a gap and nothing else."""
        first = max(0, bisect_right(self.starts, start) - 1)
        kept: list[Piece] = self.pieces[:first]
        gone: list[Piece] = []
        for index in range(first, len(self.pieces)):
            at, piece = self.starts[index], self.pieces[index]
            if at >= end:
                kept += self.pieces[index:]
                break
            cut = min(at + piece.length, end) - max(at, start)
            if cut <= 0:
                kept.append(piece)
                continue
            gone.append(piece)
            if piece.is_words:
                kept.append(replace(piece, length=piece.length - cut))
        self.pieces, self._starts = kept, None
        return len(gone) == 1 and gone[0].kind is PieceKind.GAP

    def _insert(self, position: int, inserted: str, owner: str, *, into_gap: bool) -> None:
        index, offset = self._target(position, owner)
        parts = inserted.split(BREAK)
        if into_gap and not self._is_supplied(index):
            index, offset = self._make_room(index, offset, position)
        host = self.pieces[index]
        row = [host.kind, host.line_id]
        lengths = [len(part) for part in parts]
        lengths[0] += offset
        lengths[-1] += host.length - offset
        made: list[Piece] = []
        for number, length in enumerate(lengths):
            if number:
                made.append(Piece(PieceKind.BREAK, 1))
            if length or len(lengths) == 1:
                made.append(Piece(row[0], length, row[1]))  # type: ignore[arg-type]
        if not any(piece.is_words for piece in made):  # a line that was empty stays somewhere
            made.insert(0, host)
        self.pieces[index : index + 1] = made
        self._starts = None

    def _is_supplied(self, index: int) -> bool:
        return self.pieces[index].kind is PieceKind.SUPPLIED

    def _target(self, position: int, owner: str) -> tuple[int, int]:
        """Return the piece that text typed at a position belongs to, and the offset in it."""
        first = max(0, bisect_left(self.starts, position) - 1)
        place = first
        for index in range(first, len(self.pieces)):
            start, piece = self.starts[index], self.pieces[index]
            if start > position:
                break
            is_meant = not owner or piece.line_id == owner
            if piece.is_words and is_meant and position <= start + piece.length:
                return index, position - start
            if start + piece.length <= position:
                place = index + 1
        self.pieces.insert(place, Piece(PieceKind.SUPPLIED, 0, new_id()))
        self._starts = None
        return place, 0

    def _make_room(self, index: int, offset: int, position: int) -> tuple[int, int]:
        """Insert a supplied piece where a gap was."""
        fresh = Piece(PieceKind.SUPPLIED, 0, new_id())
        self._starts = None
        host = self.pieces[index]
        if offset == host.length:
            self.pieces.insert(index + 1, fresh)
            return index + 1, 0
        if offset == 0:
            self.pieces.insert(index, fresh)
            return index, 0
        raise ValueError(f"a gap was inside the words of a line at {position}")


def shown(words: str) -> str:
    """Return words without the few characters that an editor takes for its own signs."""
    return words.translate(_SHOWN) if _ODD.search(words) else words


def printed(line: Line, *, is_last: bool) -> str:
    """Return what a line prints: its text, less the hyphen that its seam drops."""
    words = line.text
    if line.seam is Seam.HYPHEN and not is_last and words and words[-1] in HYPHENS:
        words = words[:-1]
    return words


def _pieces(passage: Passage) -> Iterator[tuple[Piece, str]]:
    if passage.gap_before:
        yield Piece(PieceKind.GAP, 1), GAP_SIGN
    last = len(passage.lines) - 1
    for index, line in enumerate(passage.lines):
        words = shown(printed(line, is_last=index == last))
        yield Piece(PieceKind.LINE, len(words), line.id), words
        if line.seam is Seam.GAP:
            yield Piece(PieceKind.GAP, 1), GAP_SIGN
        elif line.seam is Seam.SPACE and index != last:
            yield Piece(PieceKind.SPACE, 1), " "
