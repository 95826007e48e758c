"""The place in the status bar where long work shows how far it is and can be cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from desktop_app.theme import spacing
from desktop_app.theme.icons import icon
from desktop_app.translation.messages import progress_said

if TYPE_CHECKING:
    from desktop_app.tasks.runner import Task
    from desktop_app.workspace import Workspace


class ActivityArea(QWidget):
    """Follows the task that was started last; says how many more wait."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks: list[Task] = []
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(spacing.STEP * 32)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = QToolButton(self)
        self._cancel.setIcon(icon("close"))
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel the work"))
        self._cancel.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, spacing.NARROW, 0)
        row.setSpacing(spacing.NARROW)
        for widget in (self._label, self._bar, self._cancel):
            row.addWidget(widget)
        workspace.task_started.connect(self.follow)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """True while long work runs or waits."""
        return bool(self._tasks)

    @property
    def titles(self) -> list[str]:
        """What runs or waits and would be lost if it were stopped."""
        return [task.title for task in self._tasks if not task.may_be_stopped]

    def follow(self, task: Task) -> None:
        """Show a task until it ends."""
        self._tasks.append(task)
        task.progressed.connect(self._on_progressed)
        task.ended.connect(self._on_ended)
        self._show_first()

    def cancel(self) -> None:
        """Ask the work that runs to stop."""
        if self._tasks:
            self._tasks[0].cancel()
            self._label.setText(self.tr("Stopping…"))

    def _on_progressed(self, done: int, total: int, what: str) -> None:
        if not self._tasks or self.sender() is not self._tasks[0]:
            return
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        title = self._tasks[0].title
        self._label.setText(f"{title} · {progress_said(what)}" if what else title)

    def _on_ended(self) -> None:
        self._tasks = [task for task in self._tasks if task is not self.sender()]
        self._show_first()

    def _show_first(self) -> None:
        self.setVisible(bool(self._tasks))
        if self._tasks:
            waiting = len(self._tasks) - 1
            title = self._tasks[0].title
            more = self.tr("{title} (+{count})").format(title=title, count=waiting)
            self._label.setText(more if waiting else title)
            self._bar.setRange(0, 0)
