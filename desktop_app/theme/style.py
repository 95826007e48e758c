"""Gives the application its palette and the few rules that a palette cannot express."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmapCache

from desktop_app.resource_folder import RESOURCES
from desktop_app.theme import spacing
from desktop_app.theme.palette import DARK, LIGHT, make_palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop_app.theme.palette import Colours

# Borders, paddings and hover are the style sheet's; colours of text and surfaces the palette's.
RULES = Template("""
QToolBar { border: 0; border-bottom: 1px solid $border; spacing: 2px; padding: 3px 8px; }
QToolBar::separator { background: $border; width: 1px; margin: 6px 6px; }
QStatusBar { border-top: 1px solid $border; }
QStatusBar::item { border: 0; }
QMenuBar { border: 0; padding: 2px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: ${radius}px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $paper; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: ${radius}px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selection; color: $selection_text; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QToolButton { border: 1px solid transparent; border-radius: ${radius}px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QPushButton { background: $button; border: 1px solid $border; border-radius: ${radius}px;
    padding: 5px 10px; }
QPushButton:hover { background: $hover; }
QPushButton:flat { background: transparent; border-color: transparent; color: $accent; }
QPushButton:flat:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $disabled; }
QPushButton:default { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton:default:focus { border: 2px solid $text; padding: 4px 9px; }
QPushButton:default:disabled { background: $button; border-color: $border; color: $disabled; }
QLineEdit, QComboBox, QDateEdit, QSpinBox, QPlainTextEdit { background: $paper; border: 1px solid $border;
    border-radius: ${radius}px; padding: 4px 7px; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus, QPlainTextEdit:focus {
    border-color: $accent; }
QSpinBox { padding: 3px 7px; }
QPlainTextEdit { padding: 2px 4px; }
QLineEdit[invalid="true"] { border-color: $warning; }
QComboBox QLineEdit { border: 0; border-radius: 0; padding: 0; background: transparent; }
QComboBox QLineEdit[invalid="true"] { border-bottom: 1px solid $warning; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: url($icons/arrow-down.svg); width: 12px; height: 12px; }
QSpinBox::up-button, QSpinBox::down-button { border: 0; width: 20px; background: transparent; }
QSpinBox::up-arrow { image: url($icons/arrow-up.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: url($icons/arrow-down.svg); width: 10px; height: 10px; }
QCheckBox, QRadioButton { border: 1px solid transparent; border-radius: ${radius}px;
    padding: 2px 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QTableView::indicator, QRadioButton::indicator { width: 14px; height: 14px;
    border: 1px solid $muted; background: $paper; }
QCheckBox::indicator, QTableView::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QTableView::indicator:checked { background: $accent; border-color: $accent;
    image: url($icons/mark-$variant.svg); }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 4px solid $accent;
    background: $on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $disabled; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QDockWidget { titlebar-close-icon: none; }
QDockWidget::title { padding: 6px 10px; background: $window; border: 0; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { border: 0; border-bottom: 2px solid transparent; padding: 6px 9px;
    color: $muted; background: transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }
QMainWindow > QTabBar::tab { padding: 6px 6px; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QHeaderView { background: $window; }
QHeaderView::section { background: $window; border: 0; border-bottom: 1px solid $border;
    padding: 4px 8px; color: $muted; }
QHeaderView::section:vertical { border: 0; padding: 0 8px; }
QTreeView, QListView, QTableView { border: 1px solid transparent; background: $paper; outline: 0; }
QTreeView:focus, QListView:focus, QTableView:focus { border-color: $accent; }
QComboBox QListView { border: 0; }
ScanCanvas, RepairQueue { border: 1px solid transparent; }
ScanCanvas:focus, RepairQueue:focus { border-color: $accent; }
QTreeView::item, QListView::item { padding: 3px 2px; }
QTableView::item { padding: 0 5px; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: $pressed; border: 3px solid transparent; border-radius: 5px;
    background-clip: content; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $pressed; border: 0; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QToolTip { background: $paper; color: $text; border: 1px solid $border; padding: 4px 6px; }
""")


def apply_theme(application: QApplication, choice: str) -> None:
    """Dress the application light, dark, or (``system``) as the desktop is."""
    theme = chosen(application, choice)
    if application.property("theme") == (theme is DARK):
        return
    application.setProperty("theme", theme is DARK)
    QPixmapCache.clear()
    application.setPalette(make_palette(theme))
    application.setStyleSheet(_rules(theme))


def apply_palette(application: QApplication, choice: str) -> None:
    """Give an application its first colours; ``apply_theme`` adds the rules.

    Windows are built faster without rules, which then are applied to each part once.
    """
    if application.property("theme") is None:
        application.setPalette(make_palette(chosen(application, choice)))


def chosen(application: QApplication, choice: str) -> Colours:
    """Return the colours that a choice of theme means now."""
    if choice == "system":
        scheme = application.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def _rules(theme: Colours) -> str:
    names = (
        "window paper text muted border button hover pressed selection selection_text accent "
        "on_accent warning disabled"
    )
    values = {name: getattr(theme, name) for name in names.split()}
    variant = "dark" if theme is DARK else "light"
    icons = (RESOURCES / "icons").as_posix()
    return RULES.substitute(values, radius=spacing.RADIUS, icons=icons, variant=variant)
