"""What the sheets look for and do, off the GUI thread. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.editing.command import run
from archive.editing.confirming import ConfirmPlaces, Place
from desktop_app.reading.text_map import TextMap
from desktop_app.repair_queue.difference import brief
from desktop_app.repair_queue.wording import sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.geometry import Box
    from archive.model.page import Page, PageText, Scan
    from archive.model.proposal import Proposal
    from archive.progress import Progress
    from archive.storage.archive_file import Archive
    from desktop_app.reading.occurrences import Occurrence

_CONTEXT = 12
_MARGIN = 0.16
_MOST_LINES = 2


@dataclass(frozen=True, slots=True, eq=False)
class AlikePlace:
    """An open proposal that does the same thing as another, with its page and image."""

    page_id: str
    label: str
    title: str
    proposal: Proposal
    scan: Scan | None
    boxes: tuple[Box, ...]
    head: str
    found: str
    new: str
    tail: str

    @property
    def line_id(self) -> str:
        """The line to look at."""
        return self.proposal.lines[0] if self.proposal.lines else ""


def alike_places(
    archive: Archive, wanted: Proposal, pages: Sequence[Page], progress: Progress
) -> list[AlikePlace]:
    """Return the open proposals on pages that do what one proposal does.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    by_page = archive.proposals.open_alike(wanted)
    found: list[AlikePlace] = []
    concerned = [page for page in pages if page.id in by_page]
    for number, page in enumerate(concerned):
        progress.step(number, len(concerned), page.label)
        text = archive.texts.get(page.id)
        found += [_alike_place(page, text, proposal) for proposal in by_page[page.id]]
    return found


def confirm(archive: Archive, chosen: Sequence[Occurrence], progress: Progress) -> int:
    """Confirm that what stands at places is right, as one edit; return how many were doubted.

    Raises:
        TaskCancelledError: If ``progress`` says so; nothing is changed then.
    """
    by_page: dict[str, list[Occurrence]] = {}
    for occurrence in chosen:
        by_page.setdefault(occurrence.page_id, []).append(occurrence)
    places: list[Place] = []
    for number, (page_id, todo) in enumerate(by_page.items()):
        progress.step(number, len(by_page), todo[0].label)
        map_ = TextMap.of(archive.texts.get(page_id))
        for one in todo:
            if map_.text == one.hit.text:
                places += _places(page_id, map_, *one.hit.span)
    command = ConfirmPlaces(tuple(places), chosen[0].found if chosen else "")
    doubted = len(command.doubts(archive))
    run(archive, command)
    return doubted


def _places(page_id: str, map_: TextMap, low: int, high: int) -> list[Place]:
    stretches = [
        (piece.line_id, max(low, start) - start, min(high, start + piece.length) - start)
        for start, piece in map_.between(low, high)
        if piece.is_words
    ]
    return [
        Place(page_id, line, start, end) for line, start, end in stretches if line and start < end
    ]


def _alike_place(page: Page, text: PageText, proposal: Proposal) -> AlikePlace:
    before, after = sides(proposal)
    lines = [line for line in text.lines() if line.id in proposal.lines]
    boxes = tuple(
        line.box.grown(round(min(line.box.width, line.box.height) * _MARGIN))
        for line in lines[:_MOST_LINES]
        if line.box
    )
    short = brief(before, after, context=_CONTEXT)
    head, tail = short.head, short.tail
    if before == after or not (short.head or short.tail):
        tail = "".join((" · ", lines[0].text[: 2 * _CONTEXT])) if lines else ""
    label = page.name
    return AlikePlace(
        page.id, label, "", proposal, page.scan, boxes, head, short.removed, short.inserted, tail
    )
