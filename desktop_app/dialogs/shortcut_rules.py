"""Which keys an action may have: nothing that typing or a menu needs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from desktop_app.actions.menus import MENUS
from desktop_app.actions.registry import plain_text
from desktop_app.settings.queue_key_table import PREFIX

_STANDARD = QKeySequence.StandardKey
OF_TEXT = (
    _STANDARD.Copy,
    _STANDARD.Cut,
    _STANDARD.Paste,
    _STANDARD.SelectAll,
    _STANDARD.MoveToNextWord,
    _STANDARD.MoveToPreviousWord,
    _STANDARD.SelectNextWord,
    _STANDARD.SelectPreviousWord,
    _STANDARD.MoveToStartOfDocument,
    _STANDARD.MoveToEndOfDocument,
)
"""Keys that every text needs for itself."""
WALKING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PLAIN = (Qt.KeyboardModifier.NoModifier, _SHIFT)


def refusal(action_id: str, key: QKeySequence) -> str:
    """Return in words why an action cannot have a key; empty if it can."""
    pressed: QKeyCombination = key[0]  # type: ignore[index] # its stub forgets that
    name = key.toString(QKeySequence.SequenceFormat.NativeText)
    if pressed.key() in WALKING:
        words = QCoreApplication.translate(
            "Shortcuts", "{key} moves between the parts of the window; choose another."
        )
    elif any(key in QKeySequence.keyBindings(standard) for standard in OF_TEXT):
        words = QCoreApplication.translate(
            "Shortcuts", "{key} is needed for editing text; choose another."
        )
    elif not action_id.startswith(PREFIX) and _is_typed(pressed):
        words = QCoreApplication.translate(
            "Shortcuts", "{key} alone is for typing; hold Ctrl or Alt with it."
        )
    else:
        return _menu_refusal(pressed, name)
    return words.format(key=name)


def _is_typed(pressed: QKeyCombination) -> bool:
    is_function_key = Qt.Key.Key_F1 <= pressed.key() <= Qt.Key.Key_F35
    return pressed.keyboardModifiers() in _PLAIN and not is_function_key


def _menu_refusal(pressed: QKeyCombination, name: str) -> str:
    for menu in MENUS:
        title = QCoreApplication.translate("Actions", menu.title)
        if QKeySequence.mnemonic(title) == QKeySequence(pressed):
            words = QCoreApplication.translate(
                "Shortcuts", "{key} opens the menu “{menu}”; choose another."
            )
            return words.format(key=name, menu=plain_text(title))
    return ""
