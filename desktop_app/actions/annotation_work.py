"""Carries out the actions that write remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.model.geometry import Box
    from desktop_app.main_window import MainWindow
    from desktop_app.panels.annotations_panel import AnnotationsPanel
    from desktop_app.workspace import Workspace


class AnnotationWork(QObject):
    """Begins a remark on what is chosen; the annotations panel takes its words."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        window.scan_view.area_chosen.connect(self._on_area_chosen)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what carries out each action."""
        return {
            "annotation.text": self.annotate_text,
            "annotation.area": self._window.scan_view.choose_area,
            "annotation.article": self.annotate_article,
            "annotation.page": self._begin,
        }

    def annotate_text(self) -> None:
        """Begin a remark on the selected text, or on the chosen line."""
        selection = self._window.reading_pane.caret.chosen
        line_id = self._workspace.line_id
        if selection is not None:
            (start_line, start), (end_line, end) = selection
            self._begin(
                start_line=start_line, start_offset=start, end_line=end_line, end_offset=end
            )
        elif line_id is not None:
            length = len(self._workspace.text.line(line_id).text)
            self._begin(start_line=line_id, end_line=line_id, end_offset=length)
        else:
            self._window.messages.tell(self.tr("Select the text that the remark is on."))

    def annotate_article(self) -> None:
        """Begin a remark on the article at hand."""
        line_id = self._workspace.line_id
        for article in self._workspace.text.articles:
            if any(line.id == line_id for p in article.passages for line in p.lines):
                self._begin(article_id=article.id)
                return
        self._window.messages.tell(self.tr("Choose a line of the article first."))

    def _on_area_chosen(self, box: Box) -> None:
        self._begin(box=box)

    def _begin(self, **target: object) -> None:
        from archive.model.annotation import Annotation

        page = self._workspace.page
        if page is None:
            return
        dock = self._window.docks["annotations"]
        dock.bring_up()
        panel = cast("AnnotationsPanel", dock.content())
        panel.begin(Annotation(page.id, "", **target))  # type: ignore[arg-type]
