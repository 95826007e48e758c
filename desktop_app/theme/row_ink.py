"""The colours in which a delegate writes into a row: others where the row is selected."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

TEXT = QPalette.ColorRole.Text
MUTED = QPalette.ColorRole.PlaceholderText


def row_ink(option: QStyleOptionViewItem, role: QPalette.ColorRole = TEXT) -> QColor:
    """Return the colour of a role in a row; on a selection all is written alike."""
    if QStyle.StateFlag.State_Selected in option.state:
        role = QPalette.ColorRole.HighlightedText
    return option.palette.color(role)
