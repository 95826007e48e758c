"""All proposals that do the same thing, each in its context, accepted or rejected together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from archive.editing.text_commands import DecideOnPages
from desktop_app.contact_sheet.places import AlikePlace, alike_places
from desktop_app.contact_sheet.sheet import Sheet
from desktop_app.reading.occurrence_delegate import OccurrenceDelegate
from desktop_app.reading.occurrence_list import NEW, OCCURRENCE
from desktop_app.reading.occurrences import pages_of
from desktop_app.repair_queue.wording import kind_name, reasons, sureness
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from archive.model.proposal import Proposal
    from desktop_app.tasks.runner import Task
    from desktop_app.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex


class AlikeModel(QAbstractListModel):
    """Proposals that do the same thing, each ticked or not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: Sequence[AlikePlace] = ()
        self._unticked: set[str] = set()

    def show_places(self, places: Sequence[AlikePlace]) -> None:
        """Show other places; what was unticked stays so."""
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    @property
    def ticked(self) -> list[AlikePlace]:
        """The places that are ticked."""
        return [place for place in self._places if place.proposal.id not in self._unticked]

    def tick_all(self, *, ticked: bool) -> None:
        """Tick all, or none."""
        self._unticked = set() if ticked else {place.proposal.id for place in self._places}
        if self._places:
            self.dataChanged.emit(self.index(0), self.index(len(self._places) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else len(self._places)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See Qt."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See Qt."""
        if not index.isValid() or index.row() >= len(self._places):
            return None
        place = self._places[index.row()]
        if role == OCCURRENCE:
            return place
        if role == NEW:
            return place.new
        if role == Qt.ItemDataRole.CheckStateRole:
            is_ticked = place.proposal.id not in self._unticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return place.head + place.found + place.tail
        if role == Qt.ItemDataRole.AccessibleTextRole:
            context = f"{place.head}{place.found}{place.tail}"
            return f"{place.found} → {place.new}, {context}, {place.label}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{reasons(place.proposal)}, {sureness(place.proposal.confidence)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """See Qt."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        proposal_id = self._places[index.row()].proposal.id
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._unticked.discard(proposal_id)
        else:
            self._unticked.add(proposal_id)
        self.dataChanged.emit(index, index)
        return True


class AlikeSheet(Sheet):
    """Enter or A accepts what is ticked, X rejects it; one edit either way."""

    def __init__(
        self,
        workspace: Workspace,
        proposal: Proposal,
        parent: QWidget | None = None,
        *,
        cache_dir: Path | None = None,
    ) -> None:
        super().__init__(workspace, parent, cache_dir=cache_dir)
        self.setWindowTitle(self.tr("All alike"))
        self._proposal = proposal
        self.places = AlikeModel(self)
        self.view.setModel(self.places)
        self.view.setAccessibleName(self.tr("Proposals that do the same"))
        self.view.setItemDelegate(OccurrenceDelegate(self.images, self.view))
        self.reject_ticked = self.foot.add_button("", lambda: self._decide(accepts=False))
        self.accept_ticked = self.foot.add_button("", self.settle)
        self.accept_ticked.setDefault(True)
        self._lay_out(self._heading())
        self.places.dataChanged.connect(self._tell)
        workspace.changed.connect(self._on_changed)
        self.look()
        self.view.setFocus()

    def look(self) -> None:
        """See ``Sheet``."""
        self._give_up()
        page = self._workspace.page
        if page is None:
            self._show([])
            return
        scope, wanted = self.chosen_scope, self._proposal
        task = self._workspace.read(
            self.tr("Finding"),
            lambda archive, progress: alike_places(
                archive, wanted, pages_of(archive, page, scope), progress
            ),
            done=lambda places: self._on_found(task, places),
        )
        self._looking = task
        task.ended.connect(lambda: self._on_ended(task))
        self._tell()

    def settle(self) -> None:
        """Accept what is ticked."""
        self._decide(accepts=True)

    def tick_all(self, *, ticked: bool) -> None:
        """See ``Sheet``."""
        self.places.tick_all(ticked=ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the queue decide here, too."""
        key = event.key() if not event.modifiers() else None
        if key == Qt.Key.Key_A:
            self.settle()
        elif key in (Qt.Key.Key_X, Qt.Key.Key_Delete):
            self._decide(accepts=False)
        else:
            super().keyPressEvent(event)

    # -- inside -------------------------------------------------------------------------------

    def _heading(self) -> QWidget:
        heading = QWidget(self)
        proposal = self._proposal
        title = QLabel(f"{kind_name(proposal.kind)} · {reasons(proposal)}", heading)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        row = QHBoxLayout(heading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.NARROW)
        row.addWidget(title, 1)
        row.addWidget(self.scope)
        return heading

    def _decide(self, *, accepts: bool) -> None:
        ticked = self.places.ticked
        if not ticked or self._is_settling:
            return
        by_page: dict[str, list[Proposal]] = {}
        for place in ticked:
            by_page.setdefault(place.page_id, []).append(place.proposal)
        todo = tuple((page_id, tuple(proposals)) for page_id, proposals in by_page.items())
        self._is_settling = True
        title = "Accept proposals" if accepts else "Reject proposals"
        task = self._workspace.run(DecideOnPages(todo, accepts=accepts, title=title))
        self._workspace.decided.emit({page_id: len(proposals) for page_id, proposals in todo})
        task.succeeded.connect(lambda _changes: self.close())
        task.ended.connect(self._on_settled)
        self._tell()

    def _on_settled(self) -> None:
        self._is_settling = False
        self._tell()

    def _on_changed(self) -> None:
        if not self._is_settling and self._workspace.is_open:
            self.look()

    def _on_found(self, task: Task, places: list[AlikePlace]) -> None:
        if task is self._looking:
            self._looking = None
            self._show(places)

    def _on_ended(self, task: Task) -> None:
        if task is self._looking:  # cancelled or failed
            self._looking = None
        self._tell()

    def _show(self, places: list[AlikePlace]) -> None:
        self.images.forget()
        self.places.show_places(places)
        self._focus_first()
        self._tell()

    def _tell(self) -> None:
        count, ticked = self.places.rowCount(), len(self.places.ticked)
        looking = self.tr("Searching…")
        words = self.tr("%n place(s); Space ticks", "", count)
        told = looking if self._looking is not None else words
        self.foot.tell(told, count=count, ticked=ticked)
        accept, reject = self.tr("Accept %n", "", ticked), self.tr("Reject %n", "", ticked)
        self.accept_ticked.setText(f"{accept}  ⏎")
        self.reject_ticked.setText(f"{reject}  X")
        for button in (self.accept_ticked, self.reject_ticked):
            button.setEnabled(ticked > 0 and not self._is_settling)
