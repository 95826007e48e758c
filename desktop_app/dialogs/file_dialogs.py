"""Asking for files and folders; all begin at home."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def ask_folder(parent: QWidget, title: str, then: Callable[[Path], object]) -> None:
    """Ask for a folder that is there."""
    dialog = QFileDialog(parent, title, QDir.homePath())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def ask_file(parent: QWidget, title: str, then: Callable[[Path], object]) -> None:
    """Ask for one file that is there."""
    dialog = QFileDialog(parent, title, QDir.homePath())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def ask_files(parent: QWidget, title: str, then: Callable[[list[Path]], object]) -> None:
    """Ask for files that are there."""
    dialog = QFileDialog(parent, title, QDir.homePath())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
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
    dialog = QFileDialog(parent, title, QDir.homePath())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(kind.rpartition("*.")[2].removesuffix(")"))
    if name:
        dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
