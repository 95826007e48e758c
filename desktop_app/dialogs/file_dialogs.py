"""Asking for files and folders; each kind of question begins where it was answered last.

The first one begins at home.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


_answered: dict[QFileDialog.FileMode, str] = {}
"""The folder of the last answer to each kind of question."""


def ask_folder(parent: QWidget, title: str, then: Callable[[Path], object]) -> None:
    """Ask for a folder that is there."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def ask_file(parent: QWidget, title: str, then: Callable[[Path], object]) -> None:
    """Ask for one file that is there."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def ask_files(parent: QWidget, title: str, then: Callable[[list[Path]], object]) -> None:
    """Ask for files that are there."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.open()


def ask_new_file(
    parent: QWidget, title: str, kind: str, then: Callable[[Path], object], *, name: str = ""
) -> None:
    """Ask under which name something is saved.

    Args:
        parent: The window that asks.
        title: What is asked.
        kind: The kind of file and its suffix as people see them: ``Table (*.csv)``.
        then: Is called with the place.
        name: What the file is called if nobody says otherwise.
    """
    dialog = _dialog(parent, title, QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(kind.rpartition("*.")[2].removesuffix(")"))
    if name:
        dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def _dialog(parent: QWidget, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title, _answered.get(mode, QDir.homePath()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)

    def note() -> None:
        chosen = dialog.selectedFiles()
        if chosen:
            _answered[mode] = str(Path(chosen[0]).parent)

    dialog.accepted.connect(note)
    return dialog
