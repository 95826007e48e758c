"""A bug of ours: told in words, and as a report that the person can save and send."""

from __future__ import annotations

import platform
import traceback
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import QSaveFile, Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.theme import spacing


def own_version() -> str:
    """Return the version of this application."""
    try:
        return version("jiaokan")
    except PackageNotFoundError:
        return ""


def write_report(error: BaseException) -> str:
    """Return what a developer needs: versions and the way to the fault, no text of pages."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return (
        f"Jiaokan {own_version()} · Python {platform.python_version()} · Qt {qVersion()} · "
        f"{platform.platform()}\n\n{type(error).__qualname__}\n{frames}"
    )


class ProblemDialog(QDialog):
    """Says that something unexpected happened, shows the report, and saves it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something unexpected happened"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = QLabel(
            self.tr(
                "This is a fault of Jiaokan. Your edits are stored, and you can go on working."
                " The report below holds no text of your pages; save it and send it to the"
                " developers, so that the fault is mended."
            ),
            self,
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(report, self)
        self.report.setReadOnly(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName(self.tr("Report"))
        close = QDialogButtonBox.StandardButton.Close
        buttons = QDialogButtonBox(close, self)
        save = buttons.addButton(self.tr("Save report…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(self._ask_place)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        margin = 2 * spacing.WIDE
        column.setContentsMargins(margin, margin, margin, spacing.WIDE)
        column.setSpacing(spacing.WIDE)
        for widget in (words, self.report, buttons):
            column.addWidget(widget)
        self.resize(spacing.STEP * 160, spacing.STEP * 110)

    def save(self, target: Path) -> bool:
        """Write the report to a file; tell whether it is there."""
        file = QSaveFile(str(target))
        if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
            return False
        file.write(self.report.toPlainText().encode())
        return file.commit()

    def _ask_place(self) -> None:
        dialog = QFileDialog(self, self.tr("Save report"), str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile("jiaokan-report.txt")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()
