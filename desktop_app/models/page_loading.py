"""Reading a page for the window, at once with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.model.page import PageText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive.model.page import Page
    from archive.storage.archive_file import Archive


def load_page(
    archive: Archive, page_id: str, known: Mapping[str, PageText]
) -> tuple[Page | None, PageText]:
    """Return a page and its text as they are at one moment; no page if it was removed.

    ``known`` are texts of pages that need not be read.
    """
    with archive.snapshot():
        try:
            page = archive.catalogue.page(page_id)
        except KeyError:  # removed by an edit or an undo
            return None, PageText()
        text = known.get(page_id)
        return page, archive.texts.get(page_id) if text is None else text


def first_page(archive: Archive) -> str | None:
    """Return the first page of an archive."""
    page = archive.catalogue.first_page()
    return page.id if page is not None else None
