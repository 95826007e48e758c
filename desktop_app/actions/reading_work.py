"""Carries out what reads the scan: a page, a line again, or ink that no line covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from archive.recognition.engines import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.editing.reading_again import ReadAgain
    from archive.editing.recognising import RecognitionReport
    from archive.model.geometry import Box
    from archive.model.proposal import Proposal
    from archive.progress import Progress
    from archive.storage.archive_file import Archive
    from desktop_app.main_window import MainWindow
    from desktop_app.repair_queue.repair_queue import RepairQueue
    from desktop_app.settings.store import WindowState
    from desktop_app.workspace import Workspace


class ReadingWork(QObject):
    """Starts recognition in the background and tells what came of it.

    The scan is read in a process of its own; edits that are made meanwhile are written at once.
    """

    def __init__(self, workspace: Workspace, state: WindowState, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._state = state
        self._window = window
        self.engine = DEFAULT
        """Name of the engine that reads; kept for each archive."""
        workspace.opened.connect(self._on_opened)
        window.queue_made.connect(self._on_queue_made)
        self._on_opened()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what carries out each action."""
        return {
            "page.recognise": self.recognise,
            "page.read_line": self.read_line,
            "page.read_area": self.choose_area,
            "page.engine": self.choose_engine,
        }

    def choose_engine(self) -> None:
        """Let the person choose the engine that reads the scans of this archive."""
        from desktop_app.dialogs.engine_dialog import EngineDialog

        dialog = EngineDialog(self._workspace, self.engine, self._window)
        dialog.chosen.connect(self.use_engine)
        dialog.open()

    def use_engine(self, name: str) -> None:
        """Read with another engine from now on, in this archive."""
        self.engine = name
        if self._workspace.path is not None:
            self._state.set_engine(self._workspace.path, name)

    def recognise(self) -> None:
        """Read the scan of the current page, then look for breaks."""
        from archive.editing.recognising import recognise_pages

        page_id = self._page_with_scan()
        if page_id is None:
            return

        engine = self.engine

        def work(archive: Archive, progress: Progress) -> RecognitionReport:
            return recognise_pages(archive, [page_id], progress, engine=engine)

        self._workspace.start(self.tr("Recognising"), work, done=self._on_recognised)

    def choose_area(self) -> None:
        """Let the person draw an area of the scan, and read it again."""
        if self._page_with_scan() is not None:
            self._window.scan_view.choose_area(self.read_area)

    def read_line(self) -> None:
        """Read the selected line again."""
        line_id = self._workspace.line_id
        line = next((li for li in self._workspace.text.lines() if li.id == line_id), None)
        box = line.box if line is not None else None
        if box is None:
            self._window.messages.tell(self.tr("Choose a line that is on the scan first."))
        else:
            self.read_area(box)

    def read_area(self, box: Box) -> None:
        """Read an area of the scan of the current page again."""
        from archive.editing.reading_again import read_again

        page_id = self._page_with_scan()
        if page_id is None:
            return

        engine = self.engine

        def work(archive: Archive, progress: Progress) -> ReadAgain:
            return read_again(archive, page_id, box, progress, engine=engine)

        self._workspace.start(self.tr("Reading again"), work, done=self._on_read_again)

    def read_lost(self, proposal: Proposal) -> None:
        """Read the ink of which a proposal says that no line covers it, and put the line in."""
        from archive.editing.reading_again import read_lost

        page_id = self._page_with_scan()
        if page_id is None:
            return
        if not proposal.is_lost_ink:
            self._window.messages.tell(self.tr("Only ink that no line covers can be read here."))
            return

        engine = self.engine

        def work(archive: Archive, progress: Progress) -> int:
            return read_lost(archive, page_id, proposal, progress, engine=engine)

        self._workspace.start(self.tr("Reading the lost line"), work, done=self._on_read_lost)

    def _on_opened(self) -> None:
        path = self._workspace.path
        self.engine = (self._state.engine(path) if path is not None else "") or DEFAULT

    def _page_with_scan(self) -> str | None:
        page = self._workspace.page
        return page.id if page is not None and page.scan is not None else None

    def _on_queue_made(self, queue: object) -> None:
        commands = cast("RepairQueue", queue).commands
        commands.reading_requested.connect(self.read_lost)
        commands.led.connect(self._on_led)

    def _on_led(self, proposal: object) -> None:
        """Bring the places of the proposal at hand into view; its line comes by itself."""
        if self._page_with_scan() is not None:
            self._window.scan_view.show_places(cast("Proposal", proposal))

    def _on_recognised(self, report: RecognitionReport) -> None:
        if report.errors:
            self._window.messages.warn("\n".join(report.errors))
        page = self._workspace.page
        if page is not None and page.id in report.page_ids:
            self._window.trigger("page.repair")
        for _, count in report.proposed:
            self._tell_proposed(count)

    def _on_read_again(self, done: ReadAgain) -> None:
        if done.changed:
            self._window.messages.tell(self.tr("What was read again is different now."))
        else:
            self._tell_proposed(done.proposed)

    def _on_read_lost(self, count: int) -> None:
        if count == 0:
            self._window.messages.tell(self.tr("Nothing could be read there."))

    def _tell_proposed(self, count: int) -> None:
        if count:
            text = self.tr(
                "The page was worked on: %n difference(s) of the reading proposed.", "", count
            )
        else:
            text = self.tr("The new reading says nothing that is not there already.")
        self._window.messages.tell(text)
