"""Where in the text a proposal would do something. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.operations import (
    Continue,
    JoinStory,
    MarkGap,
    MarkGapBefore,
    MoveLines,
    MovePassages,
    Operation,
    ReplaceInText,
    SetAside,
    SetRole,
    SetText,
    SplitLine,
    StartArticle,
    StartPassage,
)
from desktop_app.reading.text_changes import typed_change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from archive.model.line import Line
    from archive.model.proposal import Proposal

_WHOLE = 1 << 30


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a line's text, from ``start`` to before ``end``."""

    line_id: str
    start: int
    end: int


def places(proposal: Proposal, lines: Mapping[str, Line]) -> list[Place]:
    """Return the stretches of text that a proposal is about; its lines if it says no more."""
    found = [
        place
        for operation in proposal.operations
        for place in _places(operation, lines)
        if place.line_id in lines
    ]
    if not found:
        found = [Place(line_id, 0, _WHOLE) for line_id in proposal.lines if line_id in lines]
    return [_clipped(place, len(lines[place.line_id].text)) for place in dict.fromkeys(found)]


def touched(proposal: Proposal) -> set[str]:
    """Return the lines that a proposal's places may be in."""
    found = set(proposal.lines)
    for operation in proposal.operations:
        for name in ("line", "next_line"):
            found.add(getattr(operation, name, ""))
        found.update(getattr(operation, "lines", ()))
    return found


def _places(operation: Operation, lines: Mapping[str, Line]) -> Iterator[Place]:
    match operation:
        case SetText(line=line_id, text=text) if line_id in lines:
            change = typed_change(lines[line_id].text, text)
            if change is not None:
                yield Place(line_id, change.start, change.start + max(1, change.removed))
        case ReplaceInText(line=line_id, start=start, old=old):
            yield Place(line_id, start, start + max(1, len(old)))
        case Continue(line=line_id, next_line=next_id):
            yield Place(line_id, -1, _WHOLE)
            yield Place(next_id, 0, 1)
        case SplitLine(line=line_id, at=at):
            yield Place(line_id, at - 1, at + 1)
        case _:
            yield from _plain_places(operation)


def _plain_places(operation: Operation) -> Iterator[Place]:
    """Places that follow from the operation alone."""
    match operation:
        case MarkGap(line=line_id):
            yield Place(line_id, -1, _WHOLE)
        case StartPassage(line=line_id) | StartArticle(line=line_id) | MarkGapBefore(line=line_id):
            yield Place(line_id, 0, 1)
        case SetRole(line=line_id) | JoinStory(line=line_id):
            yield Place(line_id, 0, 2)
        case MoveLines(lines=ids) | MovePassages(lines=ids) | SetAside(lines=ids):
            for line_id in ids:
                yield Place(line_id, 0, _WHOLE)


def _clipped(place: Place, length: int) -> Place:
    """Return a place within the text; -1 as its start means the last character."""
    start = length - 1 if place.start < 0 else place.start
    start = max(0, min(start, length))
    return Place(place.line_id, start, max(start, min(place.end, length)))
