"""Find and replace in an article, a page, an issue or the archive: looked at before it is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from archive.changes import Changes
from desktop_app.reading.occurrence_delegate import OccurrenceDelegate
from desktop_app.reading.occurrence_images import OccurrenceImages
from desktop_app.reading.occurrence_list import OccurrenceModel
from desktop_app.reading.occurrences import Found, Replaced, Scope, occurrences, pages_of, replace
from desktop_app.reading.place_foot import PlaceFoot
from desktop_app.reading.place_leading import PlaceLeading
from desktop_app.reading.search import Search
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QObject

    from desktop_app.tasks.runner import Task
    from desktop_app.workspace import Workspace

_DELAY_MS = 300


class ReplaceDialog(QDialog):
    """Two fields, where to search, and every place found with its image. Blocks nothing."""

    def __init__(
        self,
        workspace: Workspace,
        article: Callable[[], str | None],
        parent: QWidget,
        *,
        cache_dir: Path | None = None,
    ) -> None:
        """``article`` returns the article at the caret."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find and replace"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._article = workspace, article
        self._search: Task | None = None
        self._asked = 0
        self._is_replacing = self._is_cut = False
        self._stuck_on = ""
        self.words, self.by = QLineEdit(self), QLineEdit(self)
        self.expression = QCheckBox(self.tr("Regular &expression"), self)
        self.expression.setToolTip(
            self.tr(r"^ and $ are the ends of a passage; \1 in the replacement is the first group")
        )
        self.scope = QComboBox(self)
        for scope, name in (
            (Scope.ARTICLE, self.tr("This article")),
            (Scope.PAGE, self.tr("This page")),
            (Scope.ISSUE, self.tr("This issue")),
            (Scope.ARCHIVE, self.tr("The whole archive")),
        ):
            self.scope.addItem(name, scope)
        self.scope.setCurrentIndex(1)
        self.places = OccurrenceModel(self)
        self.images = OccurrenceImages(workspace, self, cache_dir=cache_dir)
        self.list = QListView(self)
        self.list.setModel(self.places)
        self.list.setItemDelegate(OccurrenceDelegate(self.images, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Places found"))
        self.foot = PlaceFoot(self)
        self.go = self.foot.add_button("", self.replace_ticked)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._lay_out()
        self._connect()
        self._on_replacement()
        self._tell()

    def look_for(self, words: str, by: str = "", *, is_expression: bool = False) -> None:
        """Fill the fields and search."""
        self.expression.setChecked(is_expression)
        self.by.setText(by)
        self.words.setText(words)
        self.words.selectAll()
        self.words.setFocus()
        self.start_search()

    @property
    def chosen_scope(self) -> Scope:
        """Where is searched."""
        return Scope(self.scope.currentData())

    @property
    def is_busy(self) -> bool:
        """True while something is searched or replaced, or images are missing."""
        is_waiting = self._search is not None or self._timer.isActive()
        return is_waiting or self._is_replacing or not self.images.is_idle

    def start_search(self) -> None:
        """Search now; what is being searched for is given up."""
        self._timer.stop()
        if self._search is not None:
            self._search.cancel()
            self._search = None
        wanted = Search(self.words.text(), self.expression.isChecked())
        page = self._workspace.page
        self._show(Found(()))
        if wanted.pattern() is None or page is None:
            return
        scope = self.chosen_scope
        article = self._article() if scope is Scope.ARTICLE else None
        self._asked += 1
        number = self._asked
        task = self._workspace.read(
            self.tr("Finding"),
            lambda archive, progress: occurrences(
                archive, wanted, pages_of(archive, page, scope), article, progress
            ),
            done=lambda found: self._on_found(number, found),
        )
        self._search = task
        task.ended.connect(lambda: self._on_search_ended(number))
        self._tell()

    def replace_ticked(self) -> None:
        """Replace what is ticked, as one edit that undo takes back."""
        try:
            chosen = self.places.chosen()
        except (re.error, IndexError):
            return
        pages = frozenset(occurrence.page_id for occurrence, _words in chosen)
        if not chosen:
            return
        self._is_replacing = True
        task = self._workspace.start(
            self.tr("Replacing"),
            lambda archive, progress: replace(archive, chosen, progress),
            done=self._on_replaced,
            changes=Changes(pages, proposals=True),
        )
        task.ended.connect(self._on_replacing_ended)
        self._tell()

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(spacing.NARROW)
        form.addRow(self.tr("&Find"), self.words)
        form.addRow(self.tr("&Replace by"), self.by)
        where = QHBoxLayout()
        where.addWidget(self.scope)
        where.addWidget(self.expression)
        where.addStretch(1)
        label = QLabel(self.tr("&In"), self)
        label.setBuddy(self.scope)
        form.addRow(label, where)
        column = QVBoxLayout(self)
        margin = spacing.WIDE
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(spacing.NARROW)
        column.addLayout(form)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
        self.resize(spacing.STEP * 190, spacing.STEP * 160)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.start_search)
        self.words.textChanged.connect(self._on_wish_changed)
        self.expression.toggled.connect(self._on_wish_changed)
        self.scope.currentIndexChanged.connect(self.start_search)
        self.by.textChanged.connect(self._on_replacement)
        self.places.dataChanged.connect(self._tell)
        self.places.modelReset.connect(self._tell)
        self.images.changed.connect(self.list.viewport().update)
        leading = PlaceLeading(self._workspace, self.list, self)
        self.list.activated.connect(leading.go_to)
        self.foot.all_ticked.connect(lambda ticked: self.places.tick_all(ticked=ticked))
        self._workspace.closed.connect(self.close)
        self._workspace.changed.connect(self._on_page_changed)
        self._workspace.page_selected.connect(self._on_page_changed)
        self.words.installEventFilter(self)
        self.by.installEventFilter(self)
        self.finished.connect(self._on_finished)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter searches, and the arrow down goes to the places."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.start_search()
                return True
            if event.key() == Qt.Key.Key_Down and self.places.rowCount():
                self.list.setFocus()
                if not self.list.currentIndex().isValid():
                    self.list.setCurrentIndex(self.places.index(0))
                return True
        return super().eventFilter(watched, event)

    def _on_wish_changed(self) -> None:
        if self.chosen_scope is Scope.ARCHIVE:  # worth an Enter: there may be 10,000 pages
            self._show(Found(()))
        else:
            self._timer.start()
        self._tell()

    def _on_replacement(self) -> None:
        self.places.set_replacement(self.by.text())
        self._tell()

    def _on_page_changed(self) -> None:
        is_small = self.chosen_scope in (Scope.ARTICLE, Scope.PAGE)
        if is_small and not self._is_replacing and self._workspace.is_open:
            self._timer.start()

    def _on_found(self, number: int, found: Found) -> None:
        if number == self._asked and self._search is not None:
            self._search = None
            self._show(found)

    def _on_search_ended(self, number: int) -> None:
        if number == self._asked:  # cancelled or failed
            self._search = None
        self._tell()

    def _on_replaced(self, result: Replaced) -> None:
        self._show(Found(()))
        words = self.tr("%n place(s) replaced.", "", result.done)
        if result.left:
            words += " " + self.tr("%n had changed meanwhile and were left.", "", result.left)
        self.foot.summary.setText(words)

    def _on_replacing_ended(self) -> None:
        self._is_replacing = False
        if self.places.rowCount():  # cancelled or refused: it is all still there
            self._tell()

    def _show(self, found: Found) -> None:
        self._is_cut, self._stuck_on = found.is_cut, found.stuck_on
        self.images.forget()
        self.places.show_occurrences(found.occurrences, is_expression=self.expression.isChecked())

    def _tell(self) -> None:
        count, ticked = self.places.rowCount(), self.places.ticked
        self.foot.tell(self._words(count), count=count, ticked=ticked)
        self.go.setText(self.tr("Replace %n place(s)", "", ticked))
        can_go = ticked > 0 and self._can_replace() and not self._is_replacing
        self.go.setEnabled(can_go)

    def _words(self, count: int) -> str:
        words = self.words.text()
        if not words:
            return self.tr("Every place is shown before it is changed.")
        if Search(words, self.expression.isChecked()).pattern() is None:
            return self.tr("This is not a regular expression.")
        if self._is_replacing:
            return self.tr("Replacing…")
        if self._search is not None:
            return self.tr("Searching…")
        if self._stuck_on:
            words = self.tr("Given up on page {page}: the expression takes too long there.")
            return words.format(page=self._stuck_on)
        if not self._can_replace():
            return self.tr("The replacement names a group that is not there.")
        if not count and self.chosen_scope is Scope.ARCHIVE:
            return self.tr("Nothing found yet; press Enter to search.")
        if self._is_cut:
            return self.tr("The first %n places; replace them and search again.", "", count)
        return self.tr("%n place(s) found", "", count)

    def _can_replace(self) -> bool:
        try:
            self.places.chosen()
        except (re.error, IndexError):
            return False
        return True

    def _on_finished(self) -> None:
        self._timer.stop()
        if self._search is not None:
            self._search.cancel()
            self._search = None
        self.images.close()
