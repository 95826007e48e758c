"""Find and replace in the running text: as it is typed, in the page or the article at hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop_app.reading.search import Search
from desktop_app.theme import spacing
from desktop_app.theme.icons import icon


class FindBar(QWidget):
    """Two fields and what they find. Knows no text; hidden until it is asked for."""

    search_changed = Signal(object)
    """Carries the ``Search``."""
    stepped = Signal(int)
    replace_pressed = Signal(str)
    replace_all_pressed = Signal(str)
    preview_pressed = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find, self._by = QLineEdit(self), QLineEdit(self)
        self._find.setPlaceholderText(self.tr("Find"))
        self._by.setPlaceholderText(self.tr("Replace by"))
        self._find.setAccessibleName(self.tr("Find"))
        self._by.setAccessibleName(self.tr("Replace by"))
        self._expression = QCheckBox(self.tr("Expression"), self)
        self._article = QCheckBox(self.tr("This article"), self)
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._replace = QPushButton(self.tr("Replace"), self)
        self._all = QPushButton(self.tr("Replace all"), self)
        self._preview = QPushButton(self.tr("See each…"), self)
        self._preview.setToolTip(
            self.tr("See every place with its image before it is replaced, on other pages, too")
        )
        self._close = QToolButton(self)
        self._close.setObjectName("close_find_bar")
        self._close.setIcon(icon("close"))
        self._close.setText(self.tr("Close"))
        self._close.setToolTip(self.tr("Close the bar (Esc)"))
        for name, words, steps in (
            ("down", self.tr("Next hit (Enter)"), 1),
            ("up", self.tr("Previous hit (Shift+Enter)"), -1),
        ):
            step = self._find.addAction(icon(name), QLineEdit.ActionPosition.TrailingPosition)
            step.setToolTip(words)
            step.triggered.connect(lambda _checked, steps=steps: self.stepped.emit(steps))
        self._lay_out()
        self._close.clicked.connect(self.dismissed)
        self._find.textChanged.connect(self._tell)
        self._expression.toggled.connect(self._tell)
        self._article.toggled.connect(self._tell)
        self._replace.clicked.connect(lambda: self.replace_pressed.emit(self._by.text()))
        self._all.clicked.connect(lambda: self.replace_all_pressed.emit(self._by.text()))
        self._preview.clicked.connect(self.preview_pressed)

    def _lay_out(self) -> None:
        """Two rows: what is looked for, and what comes in its place."""
        layout = QGridLayout(self)
        layout.setContentsMargins(spacing.NARROW, spacing.TIGHT, spacing.NARROW, spacing.TIGHT)
        layout.setSpacing(spacing.TIGHT)
        layout.setColumnStretch(0, 1)
        rows = (
            (self._find, (self._expression, self._article, self._count)),
            (self._by, (self._replace, self._all, self._preview)),
        )
        for number, (field, widgets) in enumerate(rows):
            layout.addWidget(field, number, 0)
            field.installEventFilter(self)
            beside = QHBoxLayout()
            beside.setSpacing(spacing.NARROW)
            for widget in widgets:
                beside.addWidget(widget)
            beside.addStretch(1)
            layout.addLayout(beside, number, 1)
        layout.addWidget(self._close, 0, 2)

    @property
    def search(self) -> Search:
        """What is looked for."""
        return Search(self._find.text(), self._expression.isChecked(), self._article.isChecked())

    @property
    def count_text(self) -> str:
        """How many hits there are, in words."""
        return self._count.text()

    @property
    def find_field(self) -> QLineEdit:
        """Where what is looked for is typed."""
        return self._find

    @property
    def replace_field(self) -> QLineEdit:
        """Where its replacement is typed."""
        return self._by

    def open_with(self, words: str) -> None:
        """Show the bar, looking for some words if there are any."""
        self.show()
        if words:
            self._find.setText(words)
        self._find.selectAll()
        self._find.setFocus()
        self._tell()

    def set_use_expressions(self, *, used: bool) -> None:
        """Take what is looked for as a regular expression."""
        self._expression.setChecked(used)

    def tell_given_up(self) -> None:
        """Say that the expression takes too long."""
        self.show_count(0, 0)
        self._count.setText(self.tr("takes too long"))
        self._count.setToolTip(self.tr("Make the expression simpler"))

    def show_count(self, current: int, total: int | None) -> None:
        """Say which of how many hits is at hand; None while they are searched for."""
        self._count.setToolTip("")
        if self.search.words and self.search.pattern() is None:
            self._count.setText(self.tr("not an expression"))
        elif self.search.words and total is None:
            self._count.setText(self.tr("searching…"))
        elif not self.search.words:
            self._count.clear()
        elif not total:
            self._count.setText(self.tr("nothing found"))
        else:
            self._count.setText(
                self.tr("{current} of {total}").format(current=current, total=total)
            )
        for button in (self._replace, self._all):
            button.setEnabled(bool(total))

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Enter goes to the next hit, with Shift to the one before; Escape closes the bar."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        self.search_changed.emit(self.search)
