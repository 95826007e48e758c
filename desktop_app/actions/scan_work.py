"""Carries out the actions on the scan: attaching one, looking at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive.changes import Changes
from archive.recognition.engines import DEFAULT
from desktop_app.viewer.structure_layer import Layer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archive.progress import Progress
    from archive.storage.archive_file import Archive
    from desktop_app.main_window import MainWindow
    from desktop_app.viewer.layout_edits import LayoutEdits
    from desktop_app.viewer.layout_tools import LayoutTools
    from desktop_app.viewer.lost_ink import LostInk
    from desktop_app.viewer.toning import Toning
    from desktop_app.workspace import Workspace


class ScanWork(QObject):
    """Attaches scans and turns the view of them."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._caret: tuple[str, int] | None = None
        self._told = ""
        window.scan_view.attach_requested.connect(self.ask_scan)
        window.scan_view.canvas.area.awaited.connect(self._guide_area)
        workspace.character_selected.connect(self._on_character_selected)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what carries out each action."""
        scan = self._window.scan_view
        return {
            "page.attach_scan": self.ask_scan,
            "scan.zoom_in": scan.zoom_in,
            "scan.zoom_out": scan.zoom_out,
            "scan.actual_size": scan.actual_size,
            "scan.fit_page": scan.fit_page,
            "scan.fit_width": scan.fit_width,
            "scan.rotate_left": scan.rotate_left,
            "scan.rotate_right": scan.rotate_right,
            "scan.frames": scan.set_frames_shown,
            "scan.overview": scan.set_overview_shown,
            "scan.articles": self._switch(Layer.ARTICLES),
            "scan.order": self._switch(Layer.ORDER),
            "scan.confidence": self._switch(Layer.CONFIDENCE),
            "scan.regions": self._switch(Layer.REGIONS),
            "scan.fit_column": scan.fit_column,
            "scan.gaps": lambda shown: scan.layers[2].set_shows_gaps(shows_gaps=shown),
            "scan.ink": lambda shown: self._lost_ink().set_wanted(wanted=shown),
            "scan.adjust": self._adjust,
            "scan.brighter": lambda: self._tone(lambda toning: toning.brighter(1)),
            "scan.darker": lambda: self._tone(lambda toning: toning.brighter(-1)),
            "scan.more_contrast": lambda: self._tone(lambda toning: toning.stronger(1)),
            "scan.less_contrast": lambda: self._tone(lambda toning: toning.stronger(-1)),
            "scan.invert": lambda: self._tone(lambda toning: toning.inverted()),
            "layout.boxes": lambda: self._layout().change_boxes(),
            "layout.order": lambda: self._layout().click_order(),
            "layout.draw_line": lambda: self._layout().draw_line(),
            "layout.draw_region": lambda: self._layout().draw_region(),
            "layout.split_line": lambda: self._edits().split_line(self._caret),
            "layout.merge_lines": lambda: self._edits().merge_lines(),
            "layout.split_region": lambda: self._edits().split_region(),
            "layout.to_article": lambda: self._layout().move_to_article(),
            "layout.compare": self.compare_layouts,
        }

    def compare_layouts(self) -> None:
        """Show the layout of the page beside ours; there is one such window."""
        from desktop_app.actions.reading_work import ReadingWork
        from desktop_app.layout_comparison.comparison_window import LayoutComparisonWindow

        shown = self._window.findChild(LayoutComparisonWindow)
        if not isinstance(shown, LayoutComparisonWindow):
            reading = self._window.findChild(ReadingWork)
            engine = reading.engine if isinstance(reading, ReadingWork) else DEFAULT
            shown = LayoutComparisonWindow(self._workspace, self._window, engine=engine)
        shown.show()
        shown.activateWindow()

    def _layout(self) -> LayoutTools:
        """Return the tools of layout editing, made when they are first used."""
        from desktop_app.viewer.layout_tools import LayoutTools

        scan = self._window.scan_view
        tools = scan.findChild(LayoutTools)
        if tools is None:
            tools = LayoutTools(self._workspace, scan)
            tools.told.connect(self._tell)
            tools.ended.connect(self._untell)
        return tools

    def _tell(self, sentence: str) -> None:
        self._told = sentence
        self._window.messages.guide(sentence)

    def _guide_area(self, awaited: bool) -> None:  # noqa: FBT001 - a slot of awaited
        if not awaited:
            self._untell()
            return
        self._tell(
            self.tr(
                "Drag a rectangle over the scan, or move one by the arrow keys (Shift: far, "
                "Alt: size) and press Enter. Esc ends it."
            )
        )

    def _untell(self) -> None:
        """Take back what was told of a mode, unless something else was said meanwhile."""
        if self._window.messages.text == self._told:
            self._window.messages.hide()

    def _edits(self) -> LayoutEdits:
        return self._layout().edits

    def _on_character_selected(self, line_id: object, offset: int) -> None:
        self._caret = (line_id, offset) if isinstance(line_id, str) else None

    def _tone(self, change: Callable[[Toning], Toning]) -> None:
        picture = self._window.scan_view.layers[0]
        picture.set_toning(change(picture.toning))

    def _adjust(self) -> None:
        from desktop_app.viewer.tone_panel import TonePanel

        scan = self._window.scan_view
        panel = scan.findChild(TonePanel) or TonePanel(scan.layers[0], scan)
        panel.open_in_corner()

    def _lost_ink(self) -> LostInk:
        from desktop_app.viewer.lost_ink import LostInk

        scan = self._window.scan_view
        return scan.findChild(LostInk) or LostInk(self._workspace, scan.layers[1], scan)

    def _switch(self, layer: Layer) -> Callable[[bool], None]:
        return lambda shown: self._window.scan_view.set_layer_shown(layer, shown=shown)

    def ask_scan(self) -> None:
        """Ask for a scan of the current page."""
        from desktop_app.dialogs.file_dialogs import ask_file  # heavy; seldom asked

        ask_file(self._window, self.tr("Attach scan"), self.attach)

    def attach(self, file: Path) -> None:
        """Attach the first image of a file to the current page."""
        page = self._workspace.page
        if page is None:
            return
        page_id = page.id

        def work(archive: Archive, progress: Progress) -> None:
            from archive.editing.catalogue_commands import AttachScan
            from archive.editing.command import run
            from archive.imaging.checking import checked
            from archive.model.page import Scan

            progress.step(0, 2, file.name)
            frame = checked(file, progress).frames[0]
            progress.step(1, 2, file.name)
            name, sha256 = archive.scans.add(file)
            scan = Scan(name, sha256, frame.width, frame.height, frame.dpi, file.name)
            run(archive, AttachScan(page_id, scan))

        self._workspace.start(
            self.tr("Attaching the scan"),
            work,
            done=lambda _result: self._workspace.select_page(page_id),
            changes=Changes(frozenset({page_id}), catalogue=True),
        )
