"""What one edit did, by whom and when, and taking it back alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.repair_queue.difference_view import DifferenceView
from desktop_app.theme import spacing
from desktop_app.theme.icons import icon
from desktop_app.translation.titles import edit_title, fate

if TYPE_CHECKING:
    from archive.storage.edits import Edit
    from desktop_app.models.edit_details import EditDetails

_MOST = 12
"""Texts shown of one edit; the others are counted."""


class EditDetail(QScrollArea):
    """Shows a line as OCR read it and as it is, and an edit. Knows no archive."""

    revert_pressed = Signal(object)
    """Carries the ``Edit`` to be taken back."""
    edit_wanted = Signal(object)
    """Carries the number of an edit that the person wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit: Edit | None = None
        self._in_the_way: int | None = None
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QVBoxLayout(inside)
        margin = spacing.WIDE
        self._column.setContentsMargins(margin, spacing.NARROW, margin, spacing.NARROW)
        self._column.setSpacing(spacing.NARROW)
        self.heading = self._label(QPalette.ColorRole.PlaceholderText)
        self.corrected = DifferenceView(self)
        self.title = self._label()
        self.texts: list[DifferenceView] = []
        self._texts = QVBoxLayout()
        self.more = self._label(QPalette.ColorRole.PlaceholderText)
        self.message = self._label()
        self.revert = QPushButton(icon("undo"), self.tr("Take this edit back"), self)
        self.revert.setToolTip(self.tr("Later edits stay as they are"))
        self.show_later = QPushButton(self.tr("Show that edit"), self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.revert)
        buttons.addWidget(self.show_later)
        buttons.addStretch(1)
        for widget in (self.heading, self.corrected, self.title):
            self._column.addWidget(widget)
        self._column.addLayout(self._texts)
        for widget in (self.more, self.message):
            self._column.addWidget(widget)
        self._column.addLayout(buttons)
        self._column.addStretch(1)
        self.revert.clicked.connect(lambda: self.revert_pressed.emit(self._edit))
        self.show_later.clicked.connect(lambda: self.edit_wanted.emit(self._in_the_way))
        self.show_reading("", None)
        self.show_edit(None, None)

    @property
    def edit(self) -> Edit | None:
        """The edit that is shown."""
        return self._edit

    def show_reading(self, heading: str, sides: tuple[str, str] | None) -> None:
        """Show what OCR read and what became of it, or nothing."""
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self.corrected.setVisible(sides is not None)
        if sides is not None:
            self.corrected.show_difference(*sides)

    def show_edit(self, edit: Edit | None, details: EditDetails | None) -> None:
        """Show another edit, or none."""
        self._edit = edit
        self._in_the_way = None
        for view in self.texts:
            self._texts.removeWidget(view)
            view.hide()
            view.deleteLater()
        self.texts = []
        for widget in (self.title, self.more, self.revert):
            widget.setVisible(edit is not None)
        self.message.hide()
        self.show_later.hide()
        if edit is None or details is None:
            return
        parts = (edit_title(edit.title), edit.author, moment(edit.made_at), fate(edit))
        self.title.setText(" · ".join(part for part in parts if part))
        for change in details.texts[:_MOST]:
            view = DifferenceView(self)
            view.show_difference(change.before, change.after)
            self._texts.addWidget(view)
            self.texts.append(view)
        self.more.setText(self._counts(details))
        self.more.setVisible(bool(self.more.text()))
        self.revert.setEnabled(edit.is_in_force)

    def refuse(self, words: str, later: int | None) -> None:
        """Say why the edit cannot be taken back alone, and which one is in the way."""
        self._in_the_way = later
        self.message.setText(words)
        self.message.show()
        self.show_later.setVisible(later is not None)
        self.ensureWidgetVisible(self.message)

    def _label(self, role: QPalette.ColorRole = QPalette.ColorRole.Text) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setForegroundRole(role)
        return label

    def _counts(self, details: EditDetails) -> str:
        rest = max(0, len(details.texts) - _MOST)
        counts = (
            (rest, self.tr("%n more line(s) corrected", "", rest)),
            (details.seams, self.tr("%n seam(s) changed", "", details.seams)),
            (details.moves, self.tr("%n line(s) moved", "", details.moves)),
            (details.passages, self.tr("%n passage(s) changed", "", details.passages)),
        )
        return " · ".join(words for count, words in counts if count)


def moment(made_at: str) -> str:
    """Return a stored moment in full, as people write it here."""
    local = dt.datetime.fromisoformat(made_at).astimezone()
    qt = QDateTime.fromSecsSinceEpoch(int(local.timestamp()))
    return QLocale().toString(qt, QLocale.FormatType.ShortFormat)
