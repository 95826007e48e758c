"""Sees to it that Chinese can be read on a machine without a Chinese font."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

SYSTEM = QFontDatabase.WritingSystem


def register_fonts() -> bool:
    """Register the font that comes along if the machine has no Chinese one; tell whether it did."""
    if has_chinese_font():
        return False
    from archive.imaging.fonts import chinese_font

    number = QFontDatabase.addApplicationFontFromData(QByteArray(chinese_font()))
    families = QFontDatabase.applicationFontFamilies(number)
    for family in families:
        for script in (QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(),):
            QFont.insertSubstitution(script, family)
    return bool(families)


def has_chinese_font() -> bool:
    """Tell whether the machine can draw simplified Chinese."""
    return bool(QFontDatabase.families(SYSTEM.SimplifiedChinese))
