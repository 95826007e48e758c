"""Carries out the actions on the window itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.settings.catalogue import LANGUAGE
from desktop_app.translation.loader import chosen_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.actions.registry import Actions
    from desktop_app.main_window import MainWindow
    from desktop_app.settings.store import Settings
    from desktop_app.workspace import Workspace


class WindowWork(QObject):
    """Moves between panes and panels, and opens the dialogs about the application."""

    def __init__(self, workspace: Workspace, settings: Settings, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._settings = settings
        self._window = window
        self._actions: Actions | None = None

    def use(self, actions: Actions) -> None:
        """Take the actions that the command palette and the list of shortcuts show."""
        self._actions = actions

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what carries out each action."""
        panels = {f"view.{name}": dock.bring_up for name, dock in self._window.docks.items()}
        return {
            **panels,
            "view.next_pane": lambda: self.walk(1),
            "view.previous_pane": lambda: self.walk(-1),
            "view.commands": self.show_commands,
            "application.settings": self.show_settings,
            "application.help": self.show_help,
            "application.shortcuts": self.show_shortcuts,
            "application.about": self.show_about,
            "application.quit": self._window.close,
        }

    def walk(self, steps: int) -> None:
        """Give the keyboard to the next pane."""
        panes = self._window.panes()
        focus = QApplication.focusWidget()
        here = next((i for i, pane in enumerate(panes) if _holds(pane, focus)), -steps)
        if panes:
            _give_keyboard(panes[(here + steps) % len(panes)])

    def show_commands(self) -> None:
        """Open the command palette."""
        from desktop_app.dialogs.command_palette import CommandPalette

        if self._actions is not None:
            CommandPalette(self._actions.all(), self._window).open()

    def show_settings(self) -> None:
        """Open the settings."""
        from desktop_app.dialogs.settings_dialog import SettingsDialog

        if self._actions is not None:
            SettingsDialog(self._settings, self._actions.shortcuts, self._window).open()

    def show_help(self) -> None:
        """Open the help, or bring it to the front."""
        from desktop_app.dialogs.help_window import HelpWindow

        shortcuts = self._actions.shortcuts if self._actions is not None else None
        for help_window in self._window.findChildren(HelpWindow):
            help_window.activateWindow()
            return
        if shortcuts is not None:
            language = chosen_language(self._settings.text(LANGUAGE))
            HelpWindow(language, shortcuts, self._window).show()

    def show_shortcuts(self) -> None:
        """Open the settings where keys are shown and changed."""
        from desktop_app.dialogs.settings_dialog import SettingsDialog

        if self._actions is not None:
            dialog = SettingsDialog(self._settings, self._actions.shortcuts, self._window)
            dialog.show_shortcuts()
            dialog.open()

    def show_about(self) -> None:
        """Say what this is."""
        from desktop_app.dialogs.problem_report import own_version
        from desktop_app.dialogs.reading_dialogs import AboutDialog

        AboutDialog(own_version(), self._window).open()


def _give_keyboard(pane: QWidget) -> None:
    """Focus a pane, or the first thing in it that can be used."""
    reason = Qt.FocusReason.ShortcutFocusReason
    pane.setFocus(reason)
    if _holds(pane, QApplication.focusWidget()):
        return
    for widget in pane.findChildren(QWidget):
        can_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if can_focus and widget.isVisible() and widget.isEnabled():
            widget.setFocus(reason)
            return


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))
