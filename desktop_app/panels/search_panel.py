"""Searching the archive: text, OCR text, tags, annotations and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop_app.models.hits import HIT, HitModel
from desktop_app.panels.hit_delegate import HitDelegate
from desktop_app.theme import spacing
from desktop_app.theme.icons import icon

if TYPE_CHECKING:
    from archive.storage.searching import Hit
    from desktop_app.workspace import Workspace

DELAY_MS = 250
LIMIT = 200


class SearchPanel(QWidget):
    """A query and its hits; choosing a hit shows its place."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._hits = HitModel(workspace, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.search)
        self.query = QLineEdit(self)
        self.query.setPlaceholderText(self.tr("Words to look for"))
        self.query.setAccessibleName(self.tr("Search the archive"))
        self.query.setClearButtonEnabled(True)
        self.query.addAction(
            icon("search", QPalette.ColorRole.PlaceholderText),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self.summary = QLabel(self)
        self.summary.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.list = QListView(self)
        self.list.setModel(self._hits)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Hits"))
        self._lay_out()
        self.query.textEdited.connect(self._timer.start)
        self.query.returnPressed.connect(self._on_return)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        workspace.opened.connect(self.clear)
        workspace.closed.connect(self.clear)
        self.setFocusProxy(self.query)
        self._tell(None)

    @property
    def hits(self) -> list[Hit]:
        """What was found."""
        rows = range(self._hits.rowCount())
        return [self._hits.index(row).data(HIT) for row in rows]

    def search(self) -> None:
        """Look the query up now."""
        self._timer.stop()
        query = self.query.text().strip()
        if not query or not self._workspace.is_open:
            self.clear_hits()
            return
        hits = self._workspace.archive.search(query, limit=LIMIT)
        self._hits.show_hits(hits)
        self._tell(len(hits))

    def clear(self) -> None:
        """Forget query and hits."""
        self.query.clear()
        self.clear_hits()

    def clear_hits(self) -> None:
        """Forget the hits."""
        self._hits.show_hits([])
        self._tell(None)

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        margin = spacing.WIDE
        top.setContentsMargins(margin, spacing.NARROW, margin, spacing.NARROW)
        top.setSpacing(spacing.NARROW)
        top.addWidget(self.query)
        top.addWidget(self.summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)

    def _tell(self, count: int | None) -> None:
        if count is None:
            words = self.tr("Finds text, OCR text, tags, annotations and records.")
        elif count == 0:
            words = self.tr("Nothing was found.")
        elif count >= LIMIT:
            words = self.tr("The first %n hits; add words to narrow it down.", "", count)
        else:
            words = self.tr("%n hit(s)", "", count)
        self.summary.setText(words)

    def _on_return(self) -> None:
        self.search()
        if self._hits.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self._hits.index(0))

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        hit = current.data(HIT)
        if hit is None:
            return
        page_id = hit.page_id or self._first_page(hit.owner)
        page = self._workspace.page
        if page_id is not None and (page is None or page.id != page_id):
            self._workspace.select_page(page_id)
        if hit.lines:
            self._workspace.select_line(hit.lines[0], self)

    def _first_page(self, record_id: str) -> str | None:
        """Return the first page of an issue or a newspaper."""
        catalogue = self._workspace.archive.catalogue
        issues = [i for i in catalogue.issues() if record_id in {i.id, i.newspaper_id}]
        for issue in issues:
            for page in catalogue.pages(issue.id):
                return page.id
        return None
