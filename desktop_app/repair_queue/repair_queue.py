"""The repair queue: proposals one after another, settled by single keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from archive.model.proposal import ProposalKind
from desktop_app.repair_queue.open_proposals import open_proposals
from desktop_app.repair_queue.proposal_card import ProposalCard
from desktop_app.repair_queue.proposal_list import ProposalList, ProposalModel
from desktop_app.repair_queue.queue_bars import DecisionBar, FilterBar
from desktop_app.repair_queue.queue_keys import QueueKeys
from desktop_app.viewer.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeySequence, QResizeEvent

    from archive.model.proposal import Proposal
    from desktop_app.repair_queue.decided_view import DecidedView
    from desktop_app.settings.shortcuts import Shortcuts
    from desktop_app.workspace import Workspace


class RepairQueue(QWidget):
    """Lists the open proposals of the page and shows the one at hand.

    Deciding moves on at once; the edit is written in the background and can be taken back.
    """

    edit_requested = Signal(object)
    """The person wants to edit at the place of this ``Proposal``; the reading pane goes there."""
    shown = Signal(object)
    """Carries the ``Proposal`` that is at hand now."""
    reading_requested = Signal(object)
    """The person wants the ink of this ``Proposal`` to be read and the line put in."""
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
        self._filters = FilterBar(self)
        self._decisions = DecisionBar(self)
        self._notice = Notice(self)
        self._kind: ProposalKind | None = None
        self._by_kind = False
        self._limits: tuple[float, float] | None = None
        self._decided: DecidedView | None = None
        self._expects_reopened = False
        self._is_refreshing = False
        self._may_lead = workspace.line_id is None  # who began to work elsewhere stays there
        self._keys = QueueKeys(self)
        self._lay_out()
        self._connect()
        self._refresh()
        self._may_lead = True

    def _lay_out(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        scroll = QScrollArea(middle)
        scroll.setWidget(self._card)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(scroll, 1)
        column.addWidget(self._decisions)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.addWidget(middle)
        self._split.addWidget(self._list)
        middle.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        self._list.setMinimumWidth(self.fontMetrics().averageCharWidth() * 20)
        self._split.setStretchFactor(0, 4)
        self._split.setStretchFactor(1, 3)
        self._split.setSizes([400, 300])
        self._split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._filters)
        layout.addWidget(self._split, 1)
        layout.addWidget(self._notice, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self._proposals.changed.connect(self._refresh)
        self._workspace.page_selected.connect(self._refresh)
        self._proposals.current_changed.connect(self._show_current)
        self._list.selectionModel().currentChanged.connect(self._on_row_chosen)
        self._list.doubleClicked.connect(self._on_double_clicked)
        self._filters.kind_chosen.connect(self.set_kind)
        self._filters.order_chosen.connect(self.set_grouped)
        self._filters.sureness_chosen.connect(self.set_sureness)
        self._filters.decided_toggled.connect(self._show_decided)
        bar = self._decisions
        bar.accept_pressed.connect(self.accept)
        bar.reject_pressed.connect(self.reject)
        bar.edit_pressed.connect(self.edit)
        bar.read_pressed.connect(self.read_lost)
        bar.alike_pressed.connect(self.show_all_alike)
        bar.sure_pressed.connect(self.accept_all_as_sure)

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

    def next_proposal(self) -> None:
        """Take the next proposal in hand."""
        self._step(1)

    def previous_proposal(self) -> None:
        """Take the previous proposal in hand."""
        self._step(-1)

    def accept(self) -> None:
        """Accept the proposal at hand and move on."""
        if self.current:
            self._proposals.accept([self.current])

    def reject(self) -> None:
        """Reject the proposal at hand and move on."""
        if self.current:
            self._proposals.reject([self.current])

    def edit(self) -> None:
        """Go to the place of the proposal at hand in the text."""
        if self.current:
            self.edit_requested.emit(self.current)
            self._proposals.edit_requested.emit(self.current)

    def show_all_alike(self) -> None:
        """Show all that do the same as the proposal at hand, to be settled as one edit."""
        from desktop_app.contact_sheet.alike_sheet import AlikeSheet  # seldom opened

        if self.current:
            AlikeSheet(self._workspace, self.current, self.window()).show()

    def read_lost(self) -> None:
        """Have the ink read that the proposal at hand says is lost."""
        if self.current:
            self.reading_requested.emit(self.current)

    def accept_all_alike(self) -> None:
        """Accept the proposal at hand and all that do the same elsewhere, as one edit."""
        if self.current:
            self._proposals.accept(self._proposals.alike(self.current))

    def reject_all_alike(self) -> None:
        """Reject the proposal at hand and all that do the same elsewhere, as one edit."""
        if self.current:
            self._proposals.reject(self._proposals.alike(self.current))

    def accept_all_as_sure(self) -> None:
        """Accept all of this kind that are at least as sure, as one edit."""
        if self.current:
            self._proposals.accept(self._proposals.as_sure(self.current))

    def undo(self) -> None:
        """Take the last edit back; a proposal that it reopens is at hand again."""
        if self._workspace.is_open and self._workspace.undoable():
            self._expects_reopened = True
            self._workspace.undo()

    def set_kind(self, kind: ProposalKind | None) -> None:
        """List only proposals of one kind, or all."""
        self._kind = kind
        self._refresh()

    def set_sureness(self, limits: tuple[float, float] | None) -> None:
        """List only proposals with a confidence from one limit to below the other, or all."""
        self._limits = limits
        self._refresh()

    def show_decided(self, *, shown: bool) -> None:
        """List what was decided on the page instead of what is open."""
        self._filters.show_decided(shown=shown)

    @property
    def decided(self) -> DecidedView | None:
        """The list of what was decided, once it was shown."""
        return self._decided

    def set_grouped(self, grouped: bool) -> None:  # noqa: FBT001 - a slot of signals
        """List proposals kind by kind instead of in the order of the page."""
        self._by_kind = grouped
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

    def _step(self, by: int) -> None:
        row = self._model.row_of(self._proposals.current_id)
        row = max(0, min(self._model.rowCount() - 1, row + by))
        if self._model.rowCount():
            self._proposals.set_current(self._model.ids[row])

    def _refresh(self) -> None:
        """List what is open now, and keep a proposal at hand: the same, or the next in line."""
        before, chosen = list(self._model.ids), self._proposals.current_id
        ids = self._wanted()
        fresh = set(ids) - set(before) if self._expects_reopened else set[str]()
        if fresh:
            self._expects_reopened = False
            chosen = next(i for i in ids if i in fresh)
        elif chosen not in ids:
            chosen = _heir(chosen, before, ids)
        self._choose_quietly(ids, chosen)
        if chosen == self._proposals.current_id:
            self._show_current()
        else:
            self._proposals.set_current(chosen)
        self._filters.set_counts(self._proposals.all(), shown=len(ids))
        self._tell_emptiness(is_empty=not ids)
        self.count_changed.emit(self.count)

    def _wanted(self) -> list[str]:
        items = self._proposals.items()
        if self._kind is not None:
            items = [item for item in items if item[1].kind is self._kind]
        if self._limits is not None:
            low, high = self._limits
            items = [item for item in items if low <= item[1].confidence < high]
        if self._by_kind:
            order = list(ProposalKind)
            items.sort(key=lambda item: order.index(item[1].kind))
        return [proposal_id for proposal_id, _ in items]

    def _choose_quietly(self, ids: list[str], chosen: str | None) -> None:
        self._is_refreshing = True
        self._model.set_ids(ids)
        self._is_refreshing = False
        self._select_row(chosen)

    def _select_row(self, proposal_id: str | None) -> None:
        row = self._model.row_of(proposal_id)
        if row >= 0 and self._list.currentIndex().row() != row:
            index = self._model.index(row)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._list.selectionModel().setCurrentIndex(index, flag)
        self._list.viewport().update()

    def _show_current(self) -> None:
        current = self._proposals.current
        self._select_row(self._proposals.current_id)
        self._card.show_proposal(current)
        self._decisions.set_proposal(
            current,
            alike=len(self._proposals.alike(current)) if current else 0,
            as_sure=len(self._proposals.as_sure(current)) if current else 0,
        )
        if current and current.lines and self._may_lead:
            self._workspace.select_line(current.lines[0], self)
        if current:
            self.shown.emit(current)

    def _on_row_chosen(self, index: QModelIndex) -> None:
        if not self._is_refreshing and index.isValid() and index.row() < len(self._model.ids):
            self._proposals.set_current(self._model.ids[index.row()])

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._on_row_chosen(index)
        self.edit()

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
        elif self._kind is not None or self._limits is not None:
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
        is_wide = self.width() > 1.1 * self.height()
        em = self.fontMetrics().height()
        self._list.setVisible(self.width() > 34 * em if is_wide else self.height() > 30 * em)
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self._split.orientation() is not wanted:
            self._split.setOrientation(wanted)


def _heir(gone: str | None, before: list[str], now: list[str]) -> str | None:
    """Return what follows a proposal that went, or precedes it if it was the last."""
    if not now:
        return None
    if gone not in before:
        return now[0]
    left = set(now)
    place = before.index(gone)
    for proposal_id in (*before[place + 1 :], *reversed(before[:place])):
        if proposal_id in left:
            return proposal_id
    return now[0]
