"""What becomes of files and folders that are dropped on the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_app.actions.archive_work import ArchiveWork
    from desktop_app.actions.exchange_work import ExchangeWork
    from desktop_app.main_window import MainWindow


class Dropping(QObject):
    """Opens an archive that is dropped; of anything else the import is planned."""

    def __init__(self, archives: ArchiveWork, exchange: ExchangeWork, window: MainWindow) -> None:
        super().__init__(window)
        self._archives = archives
        self._exchange = exchange
        window.files_dropped.connect(self.take)

    def take(self, paths: Sequence[Path]) -> None:
        """Do with paths what a person means who drops them."""
        from desktop_app.models.importable import archive_at  # knows every format; seldom asked

        archive = archive_at(paths[0]) if len(paths) == 1 else None
        if archive is not None:
            self._archives.open(archive)
        elif paths:
            self._exchange.plan_import(paths)
