"""Carries out the actions at the caret and on the proposal at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.settings.catalogue import TEXT_SCALE

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.main_window import MainWindow
    from desktop_app.reading.finding import Finding
    from desktop_app.reading.rearranging import Rearranging
    from desktop_app.repair_queue.queue_commands import QueueCommands
    from desktop_app.settings.store import Settings
    from desktop_app.workspace import Workspace


class TextWork(QObject):
    """Hands actions to the reading pane and the repair queue, and connects the two with the scan."""

    def __init__(self, workspace: Workspace, settings: Settings, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._settings = settings
        self._window, self._pane = window, window.reading_pane
        self._show_scale()
        settings.changed.connect(self._on_setting_changed)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what carries out each action."""
        pane, doubts = self._pane, self._pane.doubts
        return {
            "text.larger": lambda: self._change_scale(pane.setting.enlarge),
            "text.smaller": lambda: self._change_scale(pane.setting.reduce),
            "text.find": self._find(lambda finding: finding.open()),
            "text.replace": self._find(lambda finding: finding.open_replace()),
            "text.find_next": self._find(lambda finding: finding.next()),
            "text.find_previous": self._find(lambda finding: finding.previous()),
            "text.next_doubt": doubts.next,
            "text.previous_doubt": doubts.previous,
            "text.alternatives": doubts.show_here,
            "text.lines": lambda: pane.set_lines_shown(not pane.shows_lines),
            "text.start_article": self._rearrange(lambda passages: passages.start_article()),
            "text.merge_article": self._rearrange(
                lambda passages: passages.merge_with_previous_article()
            ),
            "text.join_passage": self._rearrange(
                lambda passages: passages.join_with_previous_passage()
            ),
            "text.passage_up": self._rearrange(lambda passages: passages.move_passage_up()),
            "text.passage_down": self._rearrange(lambda passages: passages.move_passage_down()),
            "text.article_up": self._rearrange(lambda passages: passages.move_article_up()),
            "text.article_down": self._rearrange(lambda passages: passages.move_article_down()),
            "text.toggle_gap": self._rearrange(lambda passages: passages.toggle_gap_after()),
            "text.set_aside": self._rearrange(lambda passages: passages.set_aside(as_noise=False)),
            "text.mark_noise": self._rearrange(lambda passages: passages.set_aside(as_noise=True)),
            "queue.next": self._queue(lambda commands: commands.next_proposal()),
            "queue.previous": self._queue(lambda commands: commands.previous_proposal()),
            "queue.accept": self._queue(lambda commands: commands.accept()),
            "queue.reject": self._queue(lambda commands: commands.reject()),
            "queue.edit": self._queue(lambda commands: commands.edit()),
            "queue.accept_alike": self._queue(lambda commands: commands.accept_all_alike()),
            "queue.reject_alike": self._queue(lambda commands: commands.reject_all_alike()),
            "queue.accept_as_sure": self._queue(lambda commands: commands.accept_all_as_sure()),
        }

    def _queue(self, do: Callable[[QueueCommands], None]) -> Callable[[], None]:
        """Return what does something with the queue, which may not be made yet."""
        return lambda: do(self._window.repair_queue.commands)

    def _find(self, do: Callable[[Finding], None]) -> Callable[[], None]:
        """Return what does something with the search, which may not be made yet."""
        return lambda: do(self._pane.finding)

    def _rearrange(self, do: Callable[[Rearranging], None]) -> Callable[[], None]:
        """Return what rearranges passages and articles."""
        return lambda: do(self._pane.rearranging)

    def _change_scale(self, change: Callable[[], None]) -> None:
        change()
        self._settings.set(TEXT_SCALE, round(self._pane.setting.scale * 100))

    def _on_setting_changed(self, key: str) -> None:
        if key == TEXT_SCALE.key:
            self._show_scale()

    def _show_scale(self) -> None:
        scale = self._settings.number(TEXT_SCALE) / 100
        if round(self._pane.setting.scale * 100) != round(scale * 100):
            self._pane.setting.set_scale(scale)
