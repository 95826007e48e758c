"""The order of the strands: where a piece that stood in the wrong place really belongs.

Every row leads to the next row of the page unless it was found to go on elsewhere. Following that,
the page falls into paths; each path is put behind the strand that stood before its topmost row,
for what was torn out of the middle of a column left the rest of the column behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.repair.row_forms import HEADINGS, Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.paragraphs import Strand
    from archive.repair.rows import Row

_MOVABLE = HEADINGS | {Form.BYLINE}
_TITLE_REACH = 12


def in_order(strands: Sequence[Strand], rows: Sequence[Row]) -> list[Strand]:
    """Return the strands in reading order."""
    head_of = {strand.rows[0]: strand for strand in strands}
    strand_of = {index: strand for strand in strands for index in strand.rows}
    order = _Order()
    for path in _paths(strands, head_of, _title_rows(strands, rows)):
        top = min(index for strand in path for index in strand.rows)
        place = order.last
        if top and order.last is not None:
            place = _place(order, path, strand_of[top - 1], rows)
        for strand in path:
            order.insert(strand, place)
            place = strand
    return order.strands()


class _Order:
    """Strands in an order into which others are inserted; a list would be slow on long pages."""

    def __init__(self) -> None:
        self.first: Strand | None = None
        self.last: Strand | None = None
        self.after: dict[Strand, Strand | None] = {}
        self.before: dict[Strand, Strand | None] = {}

    def insert(self, strand: Strand, place: Strand | None) -> None:
        """Put a strand behind another one, or in front of all."""
        following = self.first if place is None else self.after[place]
        self.after[strand], self.before[strand] = following, place
        if place is None:
            self.first = strand
        else:
            self.after[place] = strand
        if following is None:
            self.last = strand
        else:
            self.before[following] = strand

    def strands(self) -> list[Strand]:
        """Return the strands from first to last."""
        found: list[Strand] = []
        at = self.first
        while at is not None:
            found.append(at)
            at = self.after[at]
        return found


def _title_rows(strands: Sequence[Strand], rows: Sequence[Row]) -> set[int]:
    """Return the first rows of strands that open an article: nothing leads there by its place."""
    titles: set[int] = set()
    before: Strand | None = None
    for strand, following in zip(strands, [*strands[1:], None], strict=False):
        row = rows[strand.rows[0]]
        if strand.form is Form.KICKER:
            titles.add(strand.rows[0])
        elif strand.form is Form.HEADING and (before is None or before.form not in HEADINGS):
            wide = row.column is not None and row.width > row.column + 1
            signed = following is not None and following.form is Form.BYLINE
            closed = before is not None and before.form is Form.SIGN_OFF
            if wide or signed or closed:
                titles.add(strand.rows[0])
        before = strand
    return titles


def _paths(
    strands: Sequence[Strand], head_of: dict[int, Strand], titles: set[int]
) -> list[list[Strand]]:
    """Return the maximal runs of strands that lead to one another, by their topmost row."""
    led_to = {strand.rows[-1] + 1 for strand in strands} & head_of.keys() - titles
    paths: list[list[Strand]] = []
    left = {strand.rows[0] for strand in strands}
    starts = [head for head in head_of if head not in led_to]
    for start in [*starts, *head_of]:
        path: list[Strand] = []
        at = head_of.get(start)
        while at is not None and at.rows[0] in left:
            left.remove(at.rows[0])
            path.append(at)
            following = at.rows[-1] + 1
            at = head_of.get(following) if following in led_to else None
        if path:
            paths.append(path)
    paths.sort(key=lambda path: min(index for strand in path for index in strand.rows))
    return paths


def _place(
    order: _Order, path: Sequence[Strand], before: Strand, rows: Sequence[Row]
) -> Strand | None:
    """Return the strand behind which a path belongs whose topmost row stood below ``before``."""
    head = path[0]
    interrupts = len(before.rows) > 1 and min(head.rows) - 1 != before.rows[-1]
    if len(path) == 1 and head.form in _MOVABLE and interrupts:
        return _place_heading(order, head, before, rows)
    at = before
    if head.form in HEADINGS:
        following = order.after[at]
        while following is not None and following.form not in HEADINGS:
            at, following = following, order.after[following]
    return at


def _place_heading(
    order: _Order, head: Strand, before: Strand, rows: Sequence[Row]
) -> Strand | None:
    """A heading that stands inside a paragraph belongs to the heading above, or to the title."""
    above = order.before[before]
    if above is not None and above.form in HEADINGS | {Form.GIVEN}:
        return above
    length = _length(head, rows)
    strand = above
    for _ in range(_TITLE_REACH):
        if strand is None:
            break
        if strand.form is Form.HEADING and _length(strand, rows) == length:
            return strand
        strand = order.before[strand]
    return before


def _length(strand: Strand, rows: Sequence[Row]) -> int:
    return sum(len(rows[index].text) for index in strand.rows)
