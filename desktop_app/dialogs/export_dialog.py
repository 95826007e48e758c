"""Asks what is exported and in which format; where to is asked next, by a file dialog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from archive.exporters.registry import EXPORT_FORMATS, ExportFormat
from archive.exporters.selection import Selection
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from desktop_app.workspace import Workspace

TITLES = cast(
    "dict[str, str]",
    {
        "json": QT_TRANSLATE_NOOP("Export", "Edition JSON"),
        "txt": QT_TRANSLATE_NOOP("Export", "Plain text"),
        "md": QT_TRANSLATE_NOOP("Export", "Markdown"),
        "html": QT_TRANSLATE_NOOP("Export", "Web page (HTML)"),
        "csv": QT_TRANSLATE_NOOP("Export", "Table of articles (CSV)"),
    },
)


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be exported, and as what."""

    format: ExportFormat
    selection: Selection
    name: str
    """A name for the file, without suffix."""


def format_title(format_: ExportFormat) -> str:
    """Return the name of a format in the language of the window."""
    return QCoreApplication.translate("Export", TITLES.get(format_.id, format_.title))


class ExportDialog(QDialog):
    """A format, and how much: from the article at hand to everything."""

    wished = Signal(object)
    """Carries the ``ExportWish``."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self.format = QComboBox(self)
        for one in EXPORT_FORMATS:
            self.format.addItem(format_title(one), one.id)
        self.article = QRadioButton(self.tr("The &article at hand"), self)
        self.page = QRadioButton(self.tr("This &page"), self)
        self.issue = QRadioButton(self.tr("This &issue"), self)
        self.newspaper = QRadioButton(self.tr("This &newspaper"), self)
        self.everything = QRadioButton(self.tr("The &whole archive"), self)
        self._choices = (self.article, self.page, self.issue, self.newspaper, self.everything)
        self._what = QButtonGroup(self)
        for button in self._choices:
            self._what.addButton(button)
        self.article.setEnabled(self._article_id() is not None)
        for button in (self.page, self.issue, self.newspaper):
            button.setEnabled(workspace.page is not None)
        (self.page if workspace.page is not None else self.everything).setChecked(True)
        self._lay_out()

    def accept(self) -> None:
        """Hand the wish on and close."""
        wanted = next(f for f in EXPORT_FORMATS if f.id == self.format.currentData())
        name = self._name().replace("/", " ")  # labels and numbers, too, may hold a slash
        self.wished.emit(ExportWish(wanted, self._selection(), name))
        super().accept()

    def _selection(self) -> Selection:
        page, article_id = self._workspace.page, self._article_id()
        if self.article.isChecked() and article_id is not None:
            return Selection(articles=(article_id,))
        if self.page.isChecked() and page is not None:
            return Selection(pages=(page.id,))
        if self.issue.isChecked() and page is not None:
            issue = self._workspace.archive.catalogue.pages(page.issue_id)
            return Selection(pages=tuple(one.id for one in issue))
        if self.newspaper.isChecked() and page is not None:
            catalogue = self._workspace.archive.catalogue
            newspaper = catalogue.newspaper_of_page(page.id).id
            tree = catalogue.tree()
            return Selection(pages=tuple(p.page_id for p in tree if p.newspaper_id == newspaper))
        return Selection()

    def _article_id(self) -> str | None:
        """Return the article at the caret, which stands at the top until somebody goes elsewhere."""
        line_id = self._workspace.line_id
        for article in self._workspace.text.articles:
            if line_id is None or any(
                line.id == line_id for p in article.passages for line in p.lines
            ):
                return article.id
        return None

    def _name(self) -> str:
        page, path = self._workspace.page, self._workspace.path
        if self.everything.isChecked() or page is None:
            return path.stem if path else ""
        catalogue = self._workspace.archive.catalogue
        name = catalogue.newspaper_of_page(page.id).name
        if self.newspaper.isChecked():
            return name
        issue = catalogue.issue(page.issue_id)
        date = issue.date.isoformat() if issue.date else issue.number
        if self.issue.isChecked():
            return f"{name} {date}".strip()
        return " ".join(part for part in (date, page.name) if part)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(spacing.NARROW)
        form.addRow(self.tr("&Format"), self.format)
        choices = QVBoxLayout()
        choices.setSpacing(spacing.TIGHT)
        for button in self._choices:
            choices.addWidget(button)
        form.addRow(self.tr("What"), choices)
        save = QDialogButtonBox.StandardButton.Save
        buttons = QDialogButtonBox(save | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.button(save).setText(self.tr("Export…"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        margin = 2 * spacing.WIDE
        column.setContentsMargins(margin, margin, margin, spacing.WIDE)
        column.setSpacing(spacing.WIDE)
        column.addLayout(form)
        column.addWidget(buttons)
