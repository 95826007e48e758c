"""Names the faces that draw Chinese, so that a text is set in one of them.

A font that names no Chinese family leaves it to the machine to find a face for each character;
with several installed that may be another one for every character of a line. Qt asks the families
that a font names in their order, and the machine only for what none of them has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from PySide6.QtWidgets import QApplication

_SYSTEM = QFontDatabase.WritingSystem

SIMPLIFIED = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC"),
    *("Microsoft YaHei UI", "Microsoft YaHei", "微软雅黑"),
    *("PingFang SC", "Hiragino Sans GB", "Heiti SC", "STHeiti"),
    *("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "SimHei", "黑体"),
    *("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "宋体"),
    *("AR PL UMing CN", "AR PL SungtiL GB"),
)
"""Families with the forms of the mainland, the best first; those without serifs before others."""
TRADITIONAL = (
    *("Noto Sans CJK TC", "Source Han Sans TC", "Source Han Sans TW", "Noto Sans TC"),
    *("Microsoft JhengHei UI", "Microsoft JhengHei", "微軟正黑體"),
    *("PingFang TC", "Heiti TC", "Noto Sans CJK HK", "PingFang HK"),
    *("Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", "PMingLiU", "新細明體"),
    *("AR PL UMing TW", "AR PL Mingti2L Big5"),
)
"""Families with traditional forms, the best first."""
_NEIGHBOURS = (
    *("Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Serif CJK JP", "Noto Serif CJK KR"),
    *("Source Han Sans", "Source Han Sans K", "Source Han Serif", "Source Han Serif K"),
)
"""Families that have all of the characters, in the forms of Japan and Korea."""
_RARE = (
    *("HanaMinA", "HanaMinB", "Plangothic P1", "Plangothic P2", "BabelStone Han"),
    *("SimSun-ExtB", "MingLiU-ExtB"),
)
"""Families that are asked for what others have not; they look like no other."""


@dataclass(frozen=True, slots=True)
class Faces:
    """What a machine draws with: the family of its windows, all families, and the Chinese ones."""

    system: str
    installed: AbstractSet[str]
    chinese: AbstractSet[str]

    def families(self, language: str) -> list[str]:
        """Return the families for a language (BCP 47, or Qt's name of one), the first one first.

        Chinese is set in one face with the digits and quotation marks in it. Other languages keep
        the face of the system, and what is Chinese between them is set in a simplified one.
        """
        is_traditional = _is_traditional(language)
        own, other = (TRADITIONAL, SIMPLIFIED) if is_traditional else (SIMPLIFIED, TRADITIONAL)
        found = [family for family in (*own, *other) if family in self.installed]
        if not found:
            found = sorted(self.chinese)[:1]
        found += [family for family in _RARE if family in self.installed]
        if self.system in self.chinese:  # it was chosen with care, if it has the right forms
            comes_first = self.system not in (*other, *_NEIGHBOURS)
        else:
            comes_first = not language.startswith("zh")
        order = [self.system, *found] if comes_first else [*found, self.system]
        return list(dict.fromkeys(order))


def _is_traditional(language: str) -> bool:
    subtags = language.lower().replace("_", "-").split("-")
    if subtags[0] != "zh" or "hans" in subtags:
        return False
    return not {"hant", "tw", "hk", "mo"}.isdisjoint(subtags)


def faces() -> Faces:
    """Return what this machine draws with."""
    chinese = (_SYSTEM.SimplifiedChinese, _SYSTEM.TraditionalChinese)
    return Faces(
        # what is called Sans Serif stands for a family; Qt finds others only beside real ones
        QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).family(),
        frozenset(QFontDatabase.families()),
        frozenset(family for system in chinese for family in QFontDatabase.families(system)),
    )


def register_fonts() -> bool:
    """Register the font that comes along if the machine has no Chinese one; tell whether it did."""
    if QFontDatabase.families(_SYSTEM.SimplifiedChinese):
        return False
    from archive.imaging.fonts import chinese_font

    number = QFontDatabase.addApplicationFontFromData(QByteArray(chinese_font()))
    return bool(QFontDatabase.applicationFontFamilies(number))


def use_fonts(application: QApplication, language: str) -> None:
    """Draw what an application says in one face, in the language of its window."""
    register_fonts()
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setFamilies(faces().families(language))
    if font != application.font():
        application.setFont(font)


def text_font(language: str) -> QFont:
    """Return a font that says only in which families a text in a language is set."""
    font = QFont()
    font.setFamilies(faces().families(language))
    return font
