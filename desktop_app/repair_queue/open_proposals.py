"""The open proposals of the current page, and the one at hand; shared by all views.

After an edit only the identifiers are read again (a proposal's identifier says what it does), so
that a page with thousands of proposals costs nothing while it is worked on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.tasks.first_picture import first_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.changes import Changes
    from archive.editing.text_commands import AcceptProposals, RejectProposals
    from archive.model.proposal import Proposal
    from desktop_app.tasks.runner import Task
    from desktop_app.workspace import Workspace


def open_proposals(workspace: Workspace) -> OpenProposals:
    """Return the one instance that belongs to a workspace."""
    found = workspace.findChild(OpenProposals)
    return found if isinstance(found, OpenProposals) else OpenProposals(workspace)


class OpenProposals(QObject):
    """Follows the workspace's page. Decisions count at once and are written in the background."""

    changed = Signal()
    """Other proposals are open."""
    current_changed = Signal()
    """Another proposal (or none) is at hand."""
    edit_requested = Signal(object)
    """The person wants to edit the text at the place of this ``Proposal``."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._page_id: str | None = None
        self._known: dict[str, Proposal] = {}
        self._ids: list[str] = []
        self._deciding: dict[str, int] = {}
        self._current: str | None = None
        workspace.page_selected.connect(self._refresh)
        workspace.closed.connect(self._refresh)
        workspace.changed.connect(self._on_changed)
        first_picture.then(self._refresh)

    # -- asking -------------------------------------------------------------------------------

    @property
    def ids(self) -> Sequence[str]:
        """Identifiers of what is open, in the order in which they are to be accepted."""
        return self._ids

    def get(self, proposal_id: str) -> Proposal:
        """Return one proposal.

        Raises:
            KeyError: If it was never open on this page.
        """
        return self._known[proposal_id]

    def all(self) -> list[Proposal]:
        """Return what is open, in the order in which it is to be accepted."""
        return [self._known[proposal_id] for proposal_id in self._ids]

    def items(self) -> list[tuple[str, Proposal]]:
        """Return what is open with its identifiers (to ask a proposal for its own is costly)."""
        return [(proposal_id, self._known[proposal_id]) for proposal_id in self._ids]

    def alike(self, proposal: Proposal) -> list[Proposal]:
        """Return the open proposals that do the same thing elsewhere, and itself."""
        if not proposal.alike or proposal.is_from_scan:  # one reading, but each says its own
            return [proposal]
        return [p for p in self.all() if p.kind is proposal.kind and p.alike == proposal.alike]

    def as_sure(self, proposal: Proposal) -> list[Proposal]:
        """Return the open proposals of the same kind that are at least as sure, itself included."""
        return [
            p for p in self.all() if p.kind is proposal.kind and p.confidence >= proposal.confidence
        ]

    @property
    def current_id(self) -> str | None:
        """Identifier of the proposal at hand."""
        return self._current

    @property
    def current(self) -> Proposal | None:
        """The proposal at hand."""
        return self._known.get(self._current) if self._current else None

    def set_current(self, proposal_id: str | None) -> None:
        """Take another proposal in hand."""
        if proposal_id != self._current:
            self._current = proposal_id
            self.current_changed.emit()

    # -- deciding -----------------------------------------------------------------------------

    def accept(self, proposals: Sequence[Proposal]) -> Task | None:
        """Accept proposals as one edit."""
        from archive.editing.text_commands import AcceptProposals  # heavy; not needed to look

        title = "Accept proposal" if len(proposals) == 1 else "Accept proposals"
        return self._decide(proposals, AcceptProposals, title)

    def reject(self, proposals: Sequence[Proposal]) -> Task | None:
        """Reject proposals as one edit."""
        from archive.editing.text_commands import RejectProposals  # heavy; not needed to look

        title = "Reject proposal" if len(proposals) == 1 else "Reject proposals"
        return self._decide(proposals, RejectProposals, title)

    def _decide(
        self,
        proposals: Sequence[Proposal],
        command: type[AcceptProposals | RejectProposals],
        title: str,
    ) -> Task | None:
        page = self._workspace.page
        if page is None or not proposals:
            return None
        ids = tuple(proposal.id for proposal in proposals)
        for proposal_id in ids:
            self._deciding[proposal_id] = self._deciding.get(proposal_id, 0) + 1
        edit = command(page.id, tuple(proposals), title)
        task = self._workspace.run(edit, shows_first=True)
        task.ended.connect(lambda: self._on_decided(ids))
        self._workspace.decided.emit({page.id: len(ids)})
        gone = set(ids)
        self._set_ids([proposal_id for proposal_id in self._ids if proposal_id not in gone])
        return task

    def _on_decided(self, ids: Sequence[str]) -> None:
        for proposal_id in ids:
            self._deciding[proposal_id] -= 1
            if not self._deciding[proposal_id]:
                del self._deciding[proposal_id]
        self._refresh()

    # -- following ----------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        page = self._workspace.page
        if changes.catalogue or (page is not None and page.id in changes.pages):
            self._refresh()

    def _refresh(self) -> None:
        page = self._workspace.page
        page_id = page.id if page else None
        if page_id != self._page_id:
            self._page_id = page_id
            self._known.clear()
            self.set_current(None)
        if page_id is None or not self._workspace.is_open:
            self._set_ids([])
            return
        stored = self._workspace.archive.proposals
        ids = stored.open_ids(page_id)
        unknown = [proposal_id for proposal_id in ids if proposal_id not in self._known]
        if unknown:
            self._known.update(stored.some(unknown))
        self._set_ids([i for i in ids if i not in self._deciding and i in self._known])

    def _set_ids(self, ids: list[str]) -> None:
        if ids != self._ids:
            self._ids = ids
            self.changed.emit()
