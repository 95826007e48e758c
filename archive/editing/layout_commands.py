"""Edits of where things stand on a page: boxes, regions and the order of reading.

A region is a passage. Each function returns one command, so that each change is undone as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.editing.text_commands import EditText
from archive.errors import StaleOperationError
from archive.model.identifiers import new_id
from archive.model.line import Seam
from archive.model.operations import (
    AddUnplaced,
    Continue,
    JoinPieces,
    MoveLines,
    MovePassages,
    Place,
    SetBox,
    SplitLine,
    StartPassage,
)
from archive.model.reading_direction import half_turned, runs_backwards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.geometry import Box
    from archive.model.operations import Operation
    from archive.model.page import PageText
    from archive.model.passage import Passage

_OF_LINE_INSIDE = 0.5
"""Share of a line's box that must lie in a drawn region for the line to belong to it."""


def set_box(page_id: str, text: PageText, line_id: str, box: Box) -> EditText:
    """Move or resize the box of a line."""
    old = text.line(line_id).box
    expected = old.sides if old is not None else None
    return EditText(page_id, (SetBox(line_id, box.sides, expected),), title="Change box")


def draw_line(page_id: str, text: PageText, box: Box) -> tuple[EditText, str]:
    """Put a new line, as yet without text, where a person drew it; also return its identifier.

    It comes after the line that stands above it (beside it, in vertical text), as a line of the
    same passage; on a page without text it starts the first one.
    """
    vertical = box.height > 1.5 * box.width
    new = new_id()
    operations: list[Operation] = [AddUnplaced(new, box.sides, vertical)]
    above = _line_above(text, box, vertical=vertical)
    if above is None:
        operations.append(Place((new,)))
        first = next(text.placed_lines(), None)
        if first is not None:
            operations.append(MovePassages((new,), before=first.id))
    else:
        operations.append(MoveLines((new,), after=above))
    return EditText(page_id, tuple(operations), title="Draw line"), new


def draw_region(page_id: str, text: PageText, box: Box) -> EditText:
    """Make one passage of the lines in a drawn box, where the first of them stood.

    Raises:
        StaleOperationError: If no line lies in the box.
    """
    placed = [line.id for line in text.placed_lines() if _lies_in(line.box, box)]
    loose = [line.id for line in text.unplaced if _lies_in(line.box, box)]
    if not placed and not loose:
        raise StaleOperationError("no line lies in the box; draw it around lines")
    operations: list[Operation] = []
    if placed:
        # the lines gather behind the first, then the passage is cut on both sides of them
        operations.append(StartPassage(placed[0]))
        rest = (*placed[1:], *loose)
        if rest:
            operations.append(MoveLines(rest, after=placed[0]))
        behind = _next_outside(text, placed)
        if behind is not None:
            operations.append(StartPassage(behind))
    else:
        operations.append(Place(tuple(loose)))
    return EditText(page_id, tuple(operations), title="Draw region")


def split_line(page_id: str, text: PageText, line_id: str, at: int) -> EditText:
    """Cut a line in two at an offset of its text; its box is cut in proportion."""
    return EditText(page_id, (SplitLine(line_id, at, text.line(line_id).text),), title="Split line")


def merge_lines(page_id: str, text: PageText, line_id: str) -> EditText:
    """Join a line with the next one in reading order.

    Pieces of one reading become one line again; other lines run on in one passage, each with what
    was read of it.

    Raises:
        StaleOperationError: If no line follows.
    """
    lines = list(text.placed_lines())
    index = next((i for i, line in enumerate(lines) if line.id == line_id), None)
    if index is None or index + 1 >= len(lines):
        raise StaleOperationError("no line follows with which this one could be merged")
    first, second = lines[index], lines[index + 1]
    operations: list[Operation] = [Continue(first.id, second.id, Seam.JOIN)]
    if first.goes_on_in(second):
        operations = [
            Continue(first.id, second.id, first.seam),
            JoinPieces(first.id, second.id),
        ]
    return EditText(page_id, tuple(operations), title="Merge lines")


def split_region(page_id: str, line_id: str) -> EditText:
    """Let a line start a passage of its own."""
    return EditText(page_id, (StartPassage(line_id),), title="Split passage")


def move_to_article(page_id: str, text: PageText, line_id: str, target_line: str) -> EditText:
    """Move the passage of a line behind the passage of another line, into its article.

    Raises:
        StaleOperationError: If a line is in no passage, or both are in the same one.
    """
    first, target = _home(text, line_id), _home(text, target_line)
    if first is None or target is None:
        raise StaleOperationError("only lines in a passage can be moved to an article")
    if first.id == target.id:
        raise StaleOperationError("choose a line of another passage")
    step = MovePassages((first.lines[0].id,), after=target.lines[-1].id)
    return EditText(page_id, (step,), title="Move passage")


def take_place(page_id: str, text: PageText, line_id: str, target: str) -> EditText:
    """Let the passage of a line be read in the place of another line's; what lies between moves up.

    Lines of one passage change their order in it instead.

    Raises:
        StaleOperationError: If one of them is in no passage.
    """
    home, other = _home(text, line_id), _home(text, target)
    if home is None or other is None:
        raise StaleOperationError("only what is in a passage has a place in the order of reading")
    order = [line.id for line in text.placed_lines()]
    goes_down = order.index(line_id) < order.index(target)
    if home is other:
        moved = (line_id,)
        step: Operation = (
            MoveLines(moved, after=target) if goes_down else MoveLines(moved, before=target)
        )
    else:
        first, anchor = (home.lines[0].id,), other.lines[0].id
        step = (
            MovePassages(first, after=anchor) if goes_down else MovePassages(first, before=anchor)
        )
    return EditText(page_id, (step,), title="Change reading order")


def read_in_order(page_id: str, text: PageText, line_ids: Sequence[str]) -> EditText:
    """Let lines be read in the order given, beginning where the first of them stands.

    Passages follow one another in the order of their first given line; the given lines of one
    passage change places among themselves. Lines in no passage become passages of their own.

    Raises:
        StaleOperationError: If there are fewer than two lines.
    """
    wanted = list(dict.fromkeys(line_ids))
    if len(wanted) < 2:
        raise StaleOperationError("click at least two lines in the order of reading")
    homes = {line_id: _home(text, line_id) for line_id in wanted}
    operations: list[Operation] = [Place((i,)) for i in wanted if homes[i] is None]
    heads = list(dict.fromkeys(h.lines[0].id if (h := homes[i]) else i for i in wanted))
    if len(heads) > 1:
        operations.append(MovePassages(tuple(heads[1:]), after=heads[0]))
    passages = {home.id: home for home in homes.values() if home is not None}
    for passage in passages.values():
        operations += _in_passage(passage, [i for i in wanted if homes[i] is passage])
    return EditText(page_id, tuple(operations), title="Change reading order")


def _in_passage(passage: Passage, wanted: Sequence[str]) -> list[Operation]:
    """Steps that put the wanted lines of a passage, in their order, into the places they hold."""
    now = [line.id for line in passage.lines]
    order = iter(wanted)
    target = [next(order) if line_id in wanted else line_id for line_id in now]
    if target == now:
        return []
    anchor, *rest = target
    steps: list[Operation] = []
    if now[0] != anchor:
        steps.append(MoveLines((anchor,), before=now[0]))
    steps.append(MoveLines(tuple(rest), after=anchor))
    return steps


def _home(text: PageText, line_id: str) -> Passage | None:
    return next((p for p in text.passages() if any(li.id == line_id for li in p.lines)), None)


def _lies_in(inner: Box | None, outer: Box) -> bool:
    if inner is None:
        return False
    return inner.common_area(outer) >= _OF_LINE_INSIDE * max(1, inner.area)


def _next_outside(text: PageText, inside: Sequence[str]) -> str | None:
    """Return the line that follows the first of the lines in its passage and is none of them."""
    home = _home(text, inside[0])
    lines = [line.id for line in home.lines] if home else []
    behind = lines[lines.index(inside[0]) + 1 :] if lines else []
    return next((line_id for line_id in behind if line_id not in inside), None)


def _line_above(text: PageText, box: Box, *, vertical: bool) -> str | None:
    """Return the placed line right before a box in its column: above, or to the right of it."""
    best: tuple[float, str] | None = None
    backwards = runs_backwards(text)
    box = half_turned(box) if backwards else box
    for line in text.placed_lines():
        if line.box is None:
            continue
        other = half_turned(line.box) if backwards else line.box
        if vertical:
            overlaps = other.top < box.bottom and box.top < other.bottom
            distance = other.centre[0] - box.centre[0]
        else:
            overlaps = other.left < box.right and box.left < other.right
            distance = box.centre[1] - other.centre[1]
        if overlaps and distance > 0 and (best is None or distance < best[0]):
            best = (distance, line.id)
    return best[1] if best is not None else None
