"""The docks beside the page, as data; their content is imported when it is first seen."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_app.workspace import Workspace


class DockSpec(NamedTuple):
    """One dock: ``panel`` is the module and class of its content."""

    id: str
    title: str
    panel: tuple[str, str]

    def name(self) -> str:
        """Return the title in the language of the window."""
        return QCoreApplication.translate("Docks", self.title)

    def maker(self, workspace: Workspace) -> Callable[[QWidget], QWidget]:
        """Return what makes the content."""

        def make(parent: QWidget) -> QWidget:
            module, name = self.panel
            return cast("QWidget", getattr(import_module(module), name)(workspace, parent))

        return make


def _spec(dock_id: object, title: object, class_name: str) -> DockSpec:
    return DockSpec(
        str(dock_id), cast("str", title), (f"desktop_app.panels.{dock_id}_panel", class_name)
    )


DOCKS: tuple[DockSpec, ...] = (
    _spec("articles", QT_TRANSLATE_NOOP("Docks", "Articles"), "ArticlesPanel"),
    _spec("annotations", QT_TRANSLATE_NOOP("Docks", "Annotations"), "AnnotationsPanel"),
    _spec("history", QT_TRANSLATE_NOOP("Docks", "History"), "HistoryPanel"),
    _spec("record", QT_TRANSLATE_NOOP("Docks", "Record"), "RecordPanel"),
    _spec("calendar", QT_TRANSLATE_NOOP("Docks", "Calendar"), "CalendarPanel"),
    _spec("search", QT_TRANSLATE_NOOP("Docks", "Search"), "SearchPanel"),
)
