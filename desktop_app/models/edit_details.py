"""What one edit did, as people want to see it: texts before and after, and how much else. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.storage.recorder import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archive.model.line import Line
    from archive.storage.recorder import RowChange

_PLACE = frozenset({"place", "passage_id", "position"})


@dataclass(frozen=True, slots=True)
class TextChange:
    """The text of one line before and after."""

    line_id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EditDetails:
    """What an edit did to a text."""

    texts: tuple[TextChange, ...]
    seams: int
    """Lines that join the next one in another way."""
    moves: int
    """Lines that stand elsewhere."""
    passages: int
    """Passages that began, ended or changed their role."""


def edit_details(changes: Iterable[RowChange], lines: Mapping[str, Line]) -> EditDetails:
    """Sum up the row changes of an edit; ``lines`` are those that are on its page now."""
    texts: list[TextChange] = []
    seams, moves, passages = set(), set(), set()
    for change in changes:
        after = change.after or {}
        if change.table == "passage":
            passages.add(change.row_id)
        elif change.table == "line":
            text = _text(change, lines)
            if text is not None:
                texts.append(text)
            if change.kind is ChangeKind.UPDATE and "seam" in after:
                seams.add(change.row_id)
            if change.kind is ChangeKind.UPDATE and _PLACE & after.keys():
                moves.add(change.row_id)
    return EditDetails(tuple(texts), len(seams), len(moves), len(passages))


def _text(change: RowChange, lines: Mapping[str, Line]) -> TextChange | None:
    before, after = change.before or {}, change.after or {}
    if change.kind is ChangeKind.INSERT:
        line = lines.get(change.row_id)
        words = str(after["text"]) if "text" in after else line.text if line else ""
        return TextChange(change.row_id, "", words)
    if change.kind is ChangeKind.DELETE:
        return TextChange(change.row_id, str(before.get("text", "")), "")
    if "text" not in after:
        return None
    return TextChange(change.row_id, str(before.get("text", "")), str(after["text"]))
