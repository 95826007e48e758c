"""The repair queue: proposals one after another, settled by single keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from desktop_app.reading.page_faces import PageFaces
from desktop_app.repair_queue.lead import Lead
from desktop_app.repair_queue.open_proposals import open_proposals
from desktop_app.repair_queue.proposal_card import ProposalCard
from desktop_app.repair_queue.proposal_list import ProposalList, ProposalModel
from desktop_app.repair_queue.queue_bars import DecisionBar, FilterBar
from desktop_app.repair_queue.queue_commands import QueueCommands
from desktop_app.repair_queue.queue_keys import QueueKeys
from desktop_app.repair_queue.queue_split import QueueSplit
from desktop_app.repair_queue.wanted import Order, Wanted, heir
from desktop_app.viewer.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeySequence, QResizeEvent

    from archive.model.proposal import Proposal, ProposalKind
    from desktop_app.repair_queue.decided_view import DecidedView
    from desktop_app.settings.shortcuts import Shortcuts
    from desktop_app.workspace import Workspace


class RepairQueue(QWidget):
    """Lists the open proposals of the page and shows the one at hand.

    Deciding moves on at once; the edit is written in the background and can be taken back. The
    text and the scan follow only who works here or asks for a proposal (see ``Lead``).
    """

    count_changed = Signal(int)
    """Carries how many proposals are left on the page."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._proposals = open_proposals(workspace)
        self._model = ProposalModel(self._proposals)
        self._list = ProposalList(self)
        self._list.setModel(self._model)
        self._list.setAccessibleName(self.tr("Open proposals"))
        self._card = ProposalCard(workspace, self)
        PageFaces(workspace, self._list, self._card.difference)
        self._filters = FilterBar(self)
        self._decisions = DecisionBar(self)
        self._notice = Notice(self)
        self._split = QueueSplit(self._card, self._decisions, self._list, self)
        self._wanted = Wanted()
        self._decided: DecidedView | None = None
        self._is_refreshing = False
        self._lead = Lead(self)
        self.commands = QueueCommands(workspace, self._proposals, self._model, self._lead)
        """What can be done with the proposal at hand."""
        self._keys = QueueKeys(self)
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)  # a frame shows the keyboard where no list does
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout.setSpacing(0)
        layout.addWidget(self._filters)
        layout.addWidget(self._split, 1)
        layout.addWidget(self._notice, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self._proposals.changed.connect(self._refresh)
        self._workspace.page_selected.connect(self._refresh)
        self._proposals.current_changed.connect(self._on_current_changed)
        self._list.selectionModel().currentChanged.connect(self._on_row_chosen)
        self._list.doubleClicked.connect(self._on_double_clicked)
        self._filters.kind_chosen.connect(self.set_kind)
        self._filters.order_chosen.connect(self.set_order)
        self._filters.sureness_chosen.connect(self.set_sureness)
        self._filters.decided_toggled.connect(self._show_decided)
        bar, commands = self._decisions, self.commands
        bar.accept_pressed.connect(commands.accept)
        bar.reject_pressed.connect(commands.reject)
        bar.edit_pressed.connect(commands.edit)
        bar.read_pressed.connect(commands.read_lost)
        bar.alike_pressed.connect(commands.show_all_alike)
        bar.sure_pressed.connect(commands.accept_all_as_sure)

    # -- what actions need --------------------------------------------------------------------

    @property
    def current(self) -> Proposal | None:
        """The proposal at hand."""
        return self._proposals.current

    @property
    def card(self) -> ProposalCard:
        """Where the proposal at hand is shown."""
        return self._card

    @property
    def listing(self) -> ProposalList:
        """The list of open proposals."""
        return self._list

    @property
    def notice(self) -> Notice:
        """What is said when nothing is left."""
        return self._notice

    @property
    def count(self) -> int:
        """How many proposals are left on the page."""
        return len(self._proposals.ids)

    def set_kind(self, kind: ProposalKind | None) -> None:
        """List only proposals of one kind, or all."""
        self._wanted.kind = kind
        self._refresh()

    def set_sureness(self, limits: tuple[float, float] | None) -> None:
        """List only proposals with a confidence from one limit to below the other, or all."""
        self._wanted.limits = limits
        self._refresh()

    def show_decided(self, *, shown: bool) -> None:
        """List what was decided on the page instead of what is open."""
        self._filters.show_decided(shown=shown)

    @property
    def decided(self) -> DecidedView | None:
        """The list of what was decided, once it was shown."""
        return self._decided

    def set_order(self, order: Order) -> None:
        """List proposals in another order."""
        self._wanted.order = order
        self._refresh()

    # -- keys ---------------------------------------------------------------------------------

    def use_keys(self, shortcuts: Shortcuts) -> None:
        """Take the single keys that a person chose."""
        self._keys.use(shortcuts)

    def show_keys(self, keys: Mapping[str, QKeySequence]) -> None:
        """Name the keys on the buttons."""
        self._decisions.set_keys(keys)

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts away from the queue's keys."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            is_ours = self._keys.is_composing or self._keys.command(event) is not None
            event.setAccepted(is_ours)
            return is_ours or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle proposals by single keys."""
        button = QApplication.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        command = self._keys.command(event)
        if self._keys.is_composing:
            event.accept()
        elif is_enter and isinstance(button, QAbstractButton) and self.isAncestorOf(button):
            button.click()
        elif command is not None:
            command()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the list if it is there."""
        super().focusInEvent(event)
        if self._list.isVisible():
            self._list.setFocus(event.reason())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While text is being composed anywhere in the queue, keys are not commands."""
        self._keys.follow(event)
        event.accept()

    # -- inside -------------------------------------------------------------------------------

    def _refresh(self) -> None:
        """List what is open now, and keep a proposal at hand: the same, or the next in line."""
        before, chosen = list(self._model.ids), self._proposals.current_id
        places = {line.id: place for place, line in enumerate(self._workspace.text.lines())}
        ids = self._wanted.ids(self._proposals.items(), places)
        reopened = set(ids) - set(before) if self.commands.is_undoing else set[str]()
        if chosen not in ids:
            chosen = heir(chosen, before, ids)
        self._list_quietly(ids)
        if reopened:
            self.commands.take(next(i for i in ids if i in reopened))
        elif chosen == self._proposals.current_id:
            self._show_current()
        else:
            self._proposals.set_current(chosen)
        self._filters.set_counts(self._proposals.all(), shown=len(ids))
        self._tell_emptiness(is_empty=not ids)
        self.count_changed.emit(self.count)

    def _list_quietly(self, ids: list[str]) -> None:
        self._is_refreshing = True
        self._model.set_ids(ids)
        self._is_refreshing = False

    def _on_current_changed(self) -> None:
        self._show_current()
        if self._lead.is_wanted:
            self.commands.lead_there()

    def _show_current(self) -> None:
        current = self._proposals.current
        self._select_row(self._proposals.current_id)
        self._card.show_proposal(current)
        self._decisions.set_proposal(
            current,
            alike=len(self._proposals.alike(current)) if current else 0,
            as_sure=len(self._proposals.as_sure(current)) if current else 0,
        )

    def _select_row(self, proposal_id: str | None) -> None:
        row = self._model.row_of(proposal_id)
        if row >= 0 and self._list.currentIndex().row() != row:
            self._list.choose(self._model.index(row))
        self._list.viewport().update()

    def _on_row_chosen(self, index: QModelIndex) -> None:
        is_listed = index.isValid() and index.row() < len(self._model.ids)
        if self._is_refreshing or not is_listed:
            return
        proposal_id = self._model.ids[index.row()]
        if proposal_id != self._proposals.current_id:  # else the queue itself chose the row
            self.commands.take(proposal_id)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._on_row_chosen(index)
        self.commands.edit()

    def _show_decided(self, shown: bool) -> None:  # noqa: FBT001 - a slot of signals
        if shown and self._decided is None:
            from desktop_app.repair_queue.decided_view import DecidedView  # seldom looked at

            self._decided = DecidedView(self._workspace, self._proposals, self)
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._decided)
        if self._decided is not None:
            self._decided.setVisible(shown)
        self._refresh()
        if shown and self._decided is not None:
            self._decided.setFocus()

    def _tell_emptiness(self, *, is_empty: bool) -> None:
        shows_decided = self._decided is not None and not self._decided.isHidden()
        self._split.setVisible(not is_empty and not shows_decided)
        self._notice.setVisible(is_empty and not shows_decided)
        self._filters.setVisible(self._workspace.page is not None)
        if not is_empty or shows_decided:
            return
        if self._workspace.page is None:
            self._notice.tell(
                self.tr("No page is chosen"), self.tr("Proposals for its repair appear here.")
            )
        elif self._wanted.is_narrowed:
            self._notice.tell(
                self.tr("None of these is left"), self.tr("Others may still be open.")
            )
        else:
            self._notice.tell(
                self.tr("Nothing is left to settle on this page"),
                self.tr("Read it through once more, or go on to the next page that needs you."),
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list beside the proposal, or below it; leave it out where there is no room."""
        super().resizeEvent(event)
        self._split.fit(self.size())
