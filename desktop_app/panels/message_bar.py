"""A line over the page that says in words what went wrong, or for a while what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton

from desktop_app.theme import spacing
from desktop_app.theme.icons import icon
from desktop_app.theme.palette import colours
from desktop_app.translation.messages import said

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

SHOWN_MS = 15_000
_WARNING, _DONE, _GUIDE = "warning", "done", "help"
"""The sign before a message: something went wrong, was done, or can be done."""


class MessageBar(QFrame):
    """Shows one message at a time; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._sign = QLabel(self)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton(self)
        self._close.setIcon(icon("close", QPalette.ColorRole.WindowText))
        self._close.setToolTip(self.tr("Dismiss"))
        self._close.setAccessibleName(self.tr("Dismiss the message"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(spacing.WIDE, spacing.TIGHT, spacing.NARROW, spacing.TIGHT)
        row.setSpacing(spacing.NARROW)
        for widget in (self._sign, self._label, self._close):
            row.addWidget(widget)
        self._sign_name = _WARNING
        self.expiry = QTimer(self)
        """Ends a message that something was done; anything else stays until it is dismissed."""
        self.expiry.setSingleShot(True)
        self.expiry.setInterval(SHOWN_MS)
        self.expiry.timeout.connect(self._expire)
        self.hide()

    @property
    def text(self) -> str:
        """The message that is shown; empty when there is none."""
        return self._label.text() if not self.isHidden() else ""

    def warn(self, message: str) -> None:
        """Say that something went wrong."""
        self._show(said(message), _WARNING)

    def tell(self, message: str) -> None:
        """Say for a while that something was done."""
        self._show(message, _DONE)
        self.expiry.start()

    def guide(self, message: str) -> None:
        """Say what can be done in a mode, until it ends or something else is said."""
        self._show(message, _GUIDE)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == event.Type.ApplicationPaletteChange and not self.isHidden():
            self._dress()
        super().changeEvent(event)

    def _show(self, message: str, sign: str) -> None:
        self._sign_name = sign
        self._label.setText(message)
        self.setAccessibleName(message)
        self._dress()
        self.show()
        self.expiry.stop()

    def _expire(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self.expiry.start()  # it is being read, or copied from
        else:
            self.hide()

    def _dress(self) -> None:
        theme = colours(self.palette())
        palette = QPalette(self.palette())
        is_warning = self._sign_name == _WARNING
        paper = theme.warning_paper if is_warning else theme.selection
        ink = theme.warning if is_warning else theme.selection_text
        palette.setColor(QPalette.ColorRole.Window, paper)
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        self.setPalette(palette)
        self._label.setPalette(palette)
        size = QSize(spacing.ICON, spacing.ICON)
        self._sign.setPixmap(icon(self._sign_name).pixmap(size, self.devicePixelRatio()))
