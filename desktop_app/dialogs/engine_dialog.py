"""Choosing the engine that reads scans: what is installed, and why something cannot be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from archive.recognition.choosing import EngineChoice, engine_choices
from desktop_app.theme import spacing
from desktop_app.translation.messages import said

if TYPE_CHECKING:
    from archive.progress import Progress
    from archive.storage.archive_file import Archive
    from desktop_app.workspace import Workspace

_BESIDE_BUTTON = spacing.AIRY + spacing.TIGHT
"""Where the words of a button begin."""


class EngineDialog(QDialog):
    """One button an engine; those that are not installed, or not for this page, are greyed."""

    chosen = Signal(str)
    """Carries the name of the engine that is to read from now on."""

    def __init__(self, workspace: Workspace, engine: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Engine for reading scans"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._engine = engine
        self.engines: dict[str, QRadioButton] = {}
        self.reasons: dict[str, QLabel] = {}
        self._note = self._muted(self.tr("Looking what is installed…"))
        buttons = QDialogButtonBox(self)
        self.accept_button = buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        self.accept_button.setEnabled(False)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(spacing.TIGHT)
        words = self.tr("Pages, lines and areas of this archive are read with:")
        column = QVBoxLayout(self)
        margin = 2 * spacing.WIDE
        column.setContentsMargins(margin, margin, margin, spacing.WIDE)
        column.setSpacing(spacing.WIDE)
        column.addWidget(QLabel(words, self))
        column.addLayout(self._rows)
        column.addWidget(self._note)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(spacing.STEP * 120)
        self._look(workspace)

    def accept(self) -> None:
        """Use the engine that is chosen."""
        name = next((n for n, button in self.engines.items() if button.isChecked()), None)
        if name is not None:
            self.chosen.emit(name)
        super().accept()

    def _look(self, workspace: Workspace) -> None:
        """Ask for the engines off the GUI thread: Tesseract is a program that must be started."""
        page = workspace.page

        def work(archive: Archive, progress: Progress) -> list[EngineChoice]:
            progress.step(0, 1, "")
            language = archive.catalogue.language_of_page(page.id) if page is not None else ""
            scan = archive.scans.path(page.scan.file) if page and page.scan else None
            return engine_choices(language, scan)

        task = workspace.read(self.tr("Looking for engines"), work, done=self._show)
        self.finished.connect(task.cancel)

    def _show(self, choices: list[EngineChoice]) -> None:
        self._note.hide()
        for choice in choices:
            button = QRadioButton(self._title(choice), self)
            button.setEnabled(not choice.why_not)
            button.setChecked(choice.name == self._engine and not choice.why_not)
            self.engines[choice.name] = button
            self._rows.addWidget(button)
            button.show()  # a layout gives no room to what is not shown yet
            if choice.why_not:
                why_not = said(choice.why_not)
                reason = self._muted(why_not[:1].upper() + why_not[1:])
                reason.setContentsMargins(_BESIDE_BUTTON, 0, 0, spacing.TIGHT)
                button.setAccessibleDescription(reason.text())
                self.reasons[choice.name] = reason
                self._rows.addWidget(reason)
                reason.show()
        self._make_room()
        self.accept_button.setEnabled(True)
        checked = next((b for b in self.engines.values() if b.isChecked()), None)
        if checked is not None:
            checked.setFocus()

    def _make_room(self) -> None:
        """Grow until no reason is cut off: wrapped labels do not ask for that themselves."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            needed = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))

    def _title(self, choice: EngineChoice) -> str:
        if choice.name == "rapid":
            return self.tr("RapidOCR, for Chinese and Latin letters")
        if choice.name == "text-layer":
            return self.tr("The text layer of the PDF")
        if choice.name == "tesseract":
            words = self.tr("Tesseract, model of the newspaper's language")
            return f"{words} ({choice.model})" if choice.model else words
        return self.tr("Tesseract, model {0}").format(choice.model)

    def _muted(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        label.setWordWrap(True)
        return label
