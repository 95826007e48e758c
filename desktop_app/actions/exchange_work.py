"""Carries out import and export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from archive.importers.plan_entries import ImportPlan
    from archive.importers.run import ImportReport
    from archive.progress import Progress
    from archive.storage.archive_file import Archive
    from desktop_app.dialogs.export_dialog import ExportWish
    from desktop_app.dialogs.import_dialog import ImportDialog
    from desktop_app.main_window import MainWindow
    from desktop_app.workspace import Workspace

MOST_ERRORS = 5
"""How many files that failed are named in the message."""


class ExchangeWork(QObject):
    """Takes files in and gives editions out."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what carries out each action."""
        return {"archive.import": self.ask_import, "archive.export": self.ask_export}

    # -- import -------------------------------------------------------------------------------

    def ask_import(self) -> None:
        """Ask which files to import."""
        from desktop_app.dialogs.file_dialogs import ask_files  # heavy; seldom asked

        ask_files(self._window, self.tr("Import scans and texts"), self.plan_import)

    def plan_import(self, files: Sequence[Path]) -> ImportDialog | None:
        """Show what importing files, and what is in folders, would do."""
        from desktop_app.dialogs.import_dialog import ImportDialog

        if not self._workspace.is_open:
            self._window.messages.warn(self.tr("Open or make an archive first, then import."))
            return None
        dialog = ImportDialog(self._workspace, files, self._window)
        dialog.accepted_plan.connect(self.carry_out)
        dialog.open()
        return dialog

    def carry_out(self, plan: ImportPlan) -> None:
        """Import what was planned, then show the first page of it."""
        from archive.importers.run import run_plan

        def work(archive: Archive, progress: Progress) -> ImportReport:
            return run_plan(archive, plan, progress)

        self._workspace.start(self.tr("Importing"), work, done=self._on_imported)

    def _on_imported(self, report: ImportReport) -> None:
        if report.page_ids:
            self._workspace.select_page(report.page_ids[0])
        words = self.tr("%n page(s) imported.", "", len(report.page_ids))
        troubles = [*report.errors, *report.warnings]
        if not troubles:
            self._window.messages.tell(words)
            return
        shown = troubles[:MOST_ERRORS]
        rest = len(troubles) - len(shown)
        if rest:
            shown.append(self.tr("and %n more", "", rest))
        self._window.messages.warn("\n".join([words, *shown]))

    # -- export -------------------------------------------------------------------------------

    def ask_export(self) -> None:
        """Ask what to export, as what, and where to."""
        from desktop_app.dialogs.export_dialog import ExportDialog

        self._window.reading_pane.save_now()
        dialog = ExportDialog(self._workspace, self._window)
        dialog.wished.connect(self._ask_place)
        dialog.open()

    def export(self, wish: ExportWish, target: Path) -> None:
        """Write what was wished for to a file that the person agreed to."""
        from archive.exporters.run import export

        def work(archive: Archive, progress: Progress) -> None:
            export(
                archive,
                target,
                wish.format.id,
                wish.selection,
                overwrite=True,  # the file dialog asked
                progress=progress,
            )

        def tell(_result: object) -> None:
            words = self.tr("Exported to {place}").format(place=target)
            self._window.messages.tell(words)

        self._workspace.read(self.tr("Exporting"), work, done=tell)

    def _ask_place(self, wish: ExportWish) -> None:
        from desktop_app.dialogs.export_dialog import format_title
        from desktop_app.dialogs.file_dialogs import ask_new_file

        suffix = wish.format.suffix
        ask_new_file(
            self._window,
            self.tr("Export to"),
            f"{format_title(wish.format)} (*{suffix})",
            lambda place: self.export(wish, place),
            name=wish.name + suffix,
        )
