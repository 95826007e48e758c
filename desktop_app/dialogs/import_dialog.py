"""Planning an import: what each file will become, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from archive.editing.record_checks import date_of
from archive.importers.plan import make_plan
from archive.importers.target import ImportTarget
from desktop_app.models.import_plan import ImportPlanModel
from desktop_app.models.importable import files_in
from desktop_app.panels.record_fields import date_fault, translated
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from archive.importers.plan_entries import ImportPlan
    from archive.progress import Progress
    from archive.storage.archive_file import Archive
    from desktop_app.workspace import Workspace

DELAY_MS = 400


class ImportDialog(QDialog):
    """Asks where files belong and shows the plan; ``accepted_plan`` follows the button.

    Of a folder all that is in it is meant, in folders of it, too.
    """

    accepted_plan = Signal(object)
    """Carries the ``ImportPlan`` to be carried out."""

    def __init__(
        self, workspace: Workspace, paths: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._paths = tuple(paths)
        self._number = 0
        self.plan: ImportPlan | None = None
        self._plan_model = ImportPlanModel(self)
        self.newspaper = self._newspapers()
        self.date = QLineEdit(self)
        self.date.setPlaceholderText("2021-12-15")
        self.label = QLineEdit(self)
        self.label.setPlaceholderText(self.tr("Only for a single page"))
        self.summary = QLabel(self)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.table = self._make_table()
        self.button = QPushButton(self.tr("Import"), self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.replan)
        self._lay_out()
        for editor in (self.date, self.label):
            editor.textEdited.connect(self._timer.start)
        self.newspaper.editTextChanged.connect(self._timer.start)
        self.button.clicked.connect(self.accept)
        self.replan()

    def replan(self) -> None:
        """Make the plan anew; its table appears when it is ready."""
        self._timer.stop()
        self.plan = None
        self.button.setEnabled(False)
        date = self.date.text().strip()
        if date_fault(date):
            self.summary.setText(translated(date_fault(date)))
            return
        target = ImportTarget(
            self.newspaper.currentText().strip(),
            date_of(date),
            self.label.text().strip(),
        )
        self._number += 1
        number = self._number
        self.summary.setText(self.tr("Looking at the files…"))

        def work(archive: Archive, progress: Progress) -> tuple[int, ImportPlan]:
            files = files_in(self._paths, progress)
            return number, make_plan(archive, files, target, progress)

        self._workspace.read(
            self.tr("Planning the import"), work, done=self._on_planned, failed=self._on_failed
        )

    def accept(self) -> None:
        """Hand the plan on and close."""
        if self.plan is not None and self.plan.page_count:
            self.accepted_plan.emit(self.plan)
            super().accept()

    def _on_planned(self, result: tuple[int, ImportPlan]) -> None:
        number, plan = result
        if number != self._number:
            return  # the fields have changed since
        self.plan = plan
        self._plan_model.show_plan(plan)
        self.table.resizeColumnsToContents()
        count = plan.page_count
        self.button.setEnabled(bool(count))
        self.button.setText(self.tr("Import %n page(s)", "", count))
        if count:
            self.summary.setText(self.tr("%n page(s) will be made or completed.", "", count))
        elif not plan.entries:
            self.summary.setText(self.tr("There are no scans or texts in this folder."))
        else:
            self.summary.setText(self.tr("There is nothing new in these files."))

    def _on_failed(self, message: str) -> None:
        self.summary.setText(message)

    def _newspapers(self) -> QComboBox:
        combo = QComboBox(self)
        combo.setEditable(True)
        archive, page = self._workspace.archive, self._workspace.page
        combo.addItems([newspaper.name for newspaper in archive.catalogue.newspapers()])
        combo.setCurrentText("")
        if page is not None:
            issue = archive.catalogue.issue(page.issue_id)
            combo.setCurrentText(archive.catalogue.newspaper(issue.newspaper_id).name)
        return combo

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._plan_model)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setHighlightSections(False)
        table.setAccessibleName(self.tr("Plan of the import"))
        return table

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(spacing.NARROW)
        form.addRow(self.tr("&Newspaper"), self.newspaper)
        form.addRow(self.tr("&Date of the issue"), self.date)
        form.addRow(self.tr("Page &label"), self.label)
        self.summary.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(self.button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.button.setDefault(True)
        column = QVBoxLayout(self)
        margin = 2 * spacing.WIDE
        column.setContentsMargins(margin, margin, margin, spacing.WIDE)
        column.setSpacing(spacing.WIDE)
        column.addLayout(form)
        column.addWidget(self.table, 1)
        column.addWidget(self.summary)
        column.addWidget(buttons)
        self.resize(spacing.STEP * 190, spacing.STEP * 125)
