"""An edit as a value: what a person asked for, ready to be carried out in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.changes import Changes
    from archive.storage.archive_file import Archive, EditInProgress


class Command(Protocol):
    """One edit. Immutable; holds identifiers and values, never open objects.

    Its inverse is recorded row by row while it is carried out, so no command needs to know how
    to undo itself.
    """

    @property
    def title(self) -> str:
        """What the person sees after "Undo"; English, a key of the translations."""
        ...

    @property
    def page_id(self) -> str | None:
        """The page in whose history the edit is listed, or None."""
        ...

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """Make the edit inside the caller's transaction.

        Raises:
            StaleOperationError: If the place is not as the command expects; nothing changes.
        """
        ...


def only_page(page_ids: Iterable[str]) -> str | None:
    """Return the page in whose history an edit of these pages is listed: None for several."""
    pages = set(page_ids)
    return pages.pop() if len(pages) == 1 else None


def run(archive: Archive, command: Command) -> Changes:
    """Carry a command out as one edit of the history.

    Raises:
        ArchiveError: If it cannot be done; nothing is changed then.
    """
    with archive.edit(command.title, page_id=command.page_id) as edit:
        command.carry_out(archive, edit)
    return edit.changes
