"""The help: pages of the disk in a window beside the work, searchable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.dialogs.help_pages import PAGES, HelpPages
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from desktop_app.settings.shortcuts import Shortcuts

NAME = Qt.ItemDataRole.UserRole
_LEADING = 120
"""Distance of lines, in per cent of what the face has."""


class PageBrowser(QTextBrowser):
    """Shows what it is given and loads nothing."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Refuse: a page is text alone."""
        return None


class HelpWindow(QDialog):
    """A list of pages with a search on the left, the page on the right; not modal."""

    def __init__(self, language: str, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = HelpPages(language, shortcuts)
        self._past: list[str] = []
        self.shown = ""
        self.query = QLineEdit(self)
        self.query.setPlaceholderText(self.tr("Search the help"))
        self.query.setAccessibleName(self.query.placeholderText())
        self.query.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Pages of the help"))
        self.nothing = QLabel(self.tr("No page has these words."), self)
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self.browser = PageBrowser(self)
        self.browser.setOpenLinks(False)
        self.browser.setFrameShape(QTextBrowser.Shape.NoFrame)
        font = self.browser.font()
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self.browser.setFont(font)
        self.browser.setAccessibleName(self.tr("Page"))
        self.browser.document().setDocumentMargin(spacing.AIRY)
        self._lay_out()
        for name in PAGES:
            entry = QListWidgetItem(self._pages.title(name), self.list)
            entry.setData(NAME, name)
        self.query.textChanged.connect(self._search)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.browser.anchorClicked.connect(lambda url: self.follow(url.toString()))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self, self.back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.query.setFocus)
        shortcuts.changed.connect(self._show_again)
        self.show_page("index")

    def _lay_out(self) -> None:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(spacing.WIDE, spacing.WIDE, spacing.WIDE, spacing.WIDE)
        column.setSpacing(spacing.NARROW)
        for part in (self.query, self.nothing, self.list):
            column.addWidget(part)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(side)
        split.addWidget(self.browser)
        split.setStretchFactor(1, 1)
        split.setSizes([spacing.STEP * 65, spacing.STEP * 175])
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(split)
        self.resize(spacing.STEP * 240, spacing.STEP * 170)

    # -- going --------------------------------------------------------------------------------

    def show_page(self, name: str) -> None:
        """Show a page, and remember the one before."""
        if name == self.shown:
            return
        if self.shown:
            self._past.append(self.shown)
        self._turn_to(name)

    def follow(self, link: str) -> None:
        """Go where a link of a page leads."""
        name = link.removesuffix(".md")
        if name in PAGES:
            self.show_page(name)

    def back(self) -> None:
        """Go back to the page before."""
        if self._past:
            self._turn_to(self._past.pop())

    def _turn_to(self, name: str) -> None:
        self.shown = name
        self._set(name)
        self.browser.setTextCursor(QTextCursor(self.browser.document()))
        self._mark_found()
        for row in range(self.list.count()):
            if self.list.item(row).data(NAME) == name:
                self.list.setCurrentRow(row)

    def _show_again(self) -> None:
        self._set(self.shown)
        self._mark_found()

    def _set(self, name: str) -> None:
        """Set a page with air between its lines and paragraphs, which Qt leaves out."""
        self.browser.setMarkdown(self._pages.text(name))
        air = QTextBlockFormat()
        air.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        air.setBottomMargin(spacing.NARROW)
        cursor = QTextCursor(self.browser.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(air)

    def _on_chosen(self, entry: QListWidgetItem | None) -> None:
        if entry is not None:
            self.show_page(entry.data(NAME))

    # -- searching ----------------------------------------------------------------------------

    def _search(self) -> None:
        """List the pages that have the words; go to the first one if the shown one has not."""
        words = self.query.text().casefold().split()
        found = []
        for row in range(self.list.count()):
            entry = self.list.item(row)
            text = self._pages.text(entry.data(NAME)).casefold()
            entry.setHidden(not all(word in text for word in words))
            if not entry.isHidden():
                found.append(entry.data(NAME))
        self.nothing.setVisible(not found)
        if found and self.shown not in found:
            self.show_page(found[0])
        self._mark_found()

    def _mark_found(self) -> None:
        """Select every place of the words on the page, and bring the first one into view."""
        document, marks = self.browser.document(), []
        for word in self.query.text().split():
            cursor = document.find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(self.palette().highlight())
                mark.format.setForeground(self.palette().highlightedText())
                marks.append(mark)
                cursor = document.find(word, cursor)
        self.browser.setExtraSelections(marks)
        if marks:
            first = min(mark.cursor.selectionStart() for mark in marks)
            place = QTextCursor(document)
            place.setPosition(first)
            self.browser.setTextCursor(place)
            self.browser.ensureCursorVisible()
