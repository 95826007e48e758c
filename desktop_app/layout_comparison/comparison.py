"""What the window compares, made off the GUI thread. Knows no Qt."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.editing.comparing_layouts import compare_layouts, own_layout
from archive.editing.layout_differences import layout_differences
from archive.editing.paired_layouts import pair_layouts
from archive.errors import ArchiveError

if TYPE_CHECKING:
    from archive.editing.comparing_layouts import LayoutComparison
    from archive.editing.layout_differences import LayoutDifference
    from archive.editing.paired_layouts import PairedLayouts
    from archive.model.page import PageText
    from archive.progress import Progress
    from archive.storage.archive_file import Archive


@dataclass(frozen=True, slots=True)
class Comparison:
    """A page and our layout of it, what differs, and how much they agree."""

    pair: PairedLayouts
    figures: LayoutComparison
    differences: tuple[LayoutDifference, ...]


def compared(here: PageText, there: PageText) -> Comparison:
    """Compare a page with another layout of it."""
    pair = pair_layouts(here, there)
    figures = compare_layouts(pair.here, pair.there)
    return Comparison(pair, figures, tuple(layout_differences(pair)))


def arranged_layout(archive: Archive, page_id: str, progress: Progress) -> PageText:
    """Return how our layout arranges the lines that the page has.

    Raises:
        ArchiveError: If they have no boxes, or the scan cannot be read.
        TaskCancelledError: If ``progress`` says so.
    """
    progress.step(0, 1, "arranging the lines")
    return own_layout(archive, page_id)


def read_layout(archive: Archive, page_id: str, engine: str, progress: Progress) -> PageText:
    """Return what an engine reads on the scan now, arranged; nothing is written.

    Raises:
        ArchiveError: If there is no scan, or it cannot be read.
        TaskCancelledError: If ``progress`` says so.
    """
    from archive.editing.reading_pool import read_all
    from archive.editing.recognising import job_for

    job = job_for(archive, page_id, engine=engine, threads=os.cpu_count() or 1)
    (outcome,) = read_all([job], 1, progress)
    if outcome.recognised is None:
        raise ArchiveError(outcome.error)
    return outcome.recognised.text
