"""Every setting, as data: the settings dialog and the store are made from this list."""

from __future__ import annotations

from typing import NamedTuple, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP

Value = str | int | bool


class Choice(NamedTuple):
    """One value that a setting may have, and its name for people."""

    value: str
    text: str


class Setting(NamedTuple):
    """One thing a person can set. ``choices`` or ``limits`` say what is allowed."""

    key: str
    group: str
    label: str
    default: Value
    choices: tuple[Choice, ...] = ()
    limits: tuple[int, int] | None = None
    note: str = ""

    def accepts(self, value: object) -> bool:
        """Tell whether a stored or chosen value is allowed."""
        if self.choices:
            return value in {choice.value for choice in self.choices}
        if self.limits is not None:
            low, high = self.limits
            return isinstance(value, int) and low <= value <= high
        return isinstance(value, type(self.default))


def _mark(text: object) -> str:
    return cast("str", text)


LANGUAGE = Setting(
    "language",
    _mark(QT_TRANSLATE_NOOP("Settings", "Appearance")),
    _mark(QT_TRANSLATE_NOOP("Settings", "Language")),
    "system",
    (
        Choice("system", _mark(QT_TRANSLATE_NOOP("Settings", "As the system"))),
        Choice("en", "English"),
        Choice("zh_CN", "简体中文"),
    ),
)
THEME = Setting(
    "theme",
    _mark(QT_TRANSLATE_NOOP("Settings", "Appearance")),
    _mark(QT_TRANSLATE_NOOP("Settings", "Colours")),
    "system",
    (
        Choice("system", _mark(QT_TRANSLATE_NOOP("Settings", "As the system"))),
        Choice("light", _mark(QT_TRANSLATE_NOOP("Settings", "Light"))),
        Choice("dark", _mark(QT_TRANSLATE_NOOP("Settings", "Dark"))),
    ),
)
TEXT_SCALE = Setting(
    "text_scale",
    _mark(QT_TRANSLATE_NOOP("Settings", "Appearance")),
    _mark(QT_TRANSLATE_NOOP("Settings", "Size of the page's text (%)")),
    100,
    limits=(60, 300),
)
REPAIR_AT_ONCE = Setting(
    "repair_at_once",
    _mark(QT_TRANSLATE_NOOP("Settings", "Repair")),
    _mark(QT_TRANSLATE_NOOP("Settings", "Look for breaks when a page is opened")),
    default=True,
)
SURE = Setting(
    "sure_from",
    _mark(QT_TRANSLATE_NOOP("Settings", "Repair")),
    _mark(QT_TRANSLATE_NOOP("Settings", "Least confidence of a sure proposal (%)")),
    90,
    limits=(50, 100),
    note=_mark(QT_TRANSLATE_NOOP("Settings", "Used by “Accept sure proposals”.")),
)

SETTINGS: tuple[Setting, ...] = (LANGUAGE, THEME, TEXT_SCALE, REPAIR_AT_ONCE, SURE)
