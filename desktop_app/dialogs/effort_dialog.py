"""What correcting has cost: for the person's own eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.theme import spacing

if TYPE_CHECKING:
    from archive.storage.effort import Effort
    from desktop_app.workspace import Workspace

_MINUTE = 60
_INTERVAL_MS = 2000


class EffortDialog(QDialog):
    """Decisions, keystrokes, characters and time on this page and on all pages. Not modal."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Effort spent"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self.numbers: dict[tuple[str, str], QLabel] = {}
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        note = QLabel(self.tr("Counted in this archive only, for you; it is in no export."), self)
        note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        margin = 2 * spacing.WIDE
        column.setContentsMargins(margin, margin, margin, spacing.WIDE)
        column.setSpacing(spacing.WIDE)
        column.addLayout(self._table())
        column.addWidget(note)
        column.addWidget(buttons)
        for signal in (workspace.changed, workspace.page_selected):
            signal.connect(self.reload)
        workspace.closed.connect(self.close)
        timer = QTimer(self)
        timer.setInterval(_INTERVAL_MS)
        timer.timeout.connect(self.reload)
        timer.start()
        self.reload()

    def reload(self) -> None:
        """Read the counts."""
        if not self._workspace.is_open:
            return
        efforts, page = self._workspace.archive.efforts, self._workspace.page
        self._show("total", efforts.total())
        if page is not None:
            self._show("page", efforts.of_page(page.id))

    def _table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(spacing.AIRY)
        table.setVerticalSpacing(spacing.NARROW)
        columns = (("page", self.tr("This page")), ("total", self.tr("All pages")))
        rows = (
            ("decisions", self.tr("Decisions")),
            ("keystrokes", self.tr("Keystrokes")),
            ("characters", self.tr("Characters typed")),
            ("seconds", self.tr("Time")),
        )
        right = Qt.AlignmentFlag.AlignRight
        for column, (_name, text) in enumerate(columns, 1):
            heading = QLabel(text, self)
            heading.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            table.addWidget(heading, 0, column, right)
        for row, (what, text) in enumerate(rows, 1):
            table.addWidget(QLabel(text, self), row, 0)
            for column, (name, heading_text) in enumerate(columns, 1):
                number = QLabel(self)
                number.setAccessibleName(f"{text}, {heading_text}")
                number.setTextInteractionFlags(
                    Qt.TextInteractionFlag.TextSelectableByKeyboard
                    | Qt.TextInteractionFlag.TextSelectableByMouse
                )
                self.numbers[name, what] = number
                table.addWidget(number, row, column, right)
        return table

    def _show(self, name: str, effort: Effort) -> None:
        locale = QLocale()
        for what in ("decisions", "keystrokes", "characters"):
            self.numbers[name, what].setText(locale.toString(int(getattr(effort, what))))
        minutes = round(effort.seconds / _MINUTE)
        self.numbers[name, "seconds"].setText(self.tr("%n minute(s)", "", minutes))
