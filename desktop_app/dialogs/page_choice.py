"""Going to a page by a few characters of its date, label or newspaper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.dialogs.quick_choice import NOTE, FittingModel, QuickChoice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from archive.storage.catalogue import Catalogue
    from desktop_app.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex


class PageEntry(NamedTuple):
    """One page: where it is, and in which newspaper."""

    page_id: str
    place: str
    newspaper: str
    words: frozenset[str]
    """What names it as a whole: its label, its number and its date."""


class PageModel(FittingModel):
    """The pages of an archive that hold every word that was typed."""

    def __init__(self, catalogue: Catalogue, here: str | None) -> None:
        super().__init__()
        self._entries = _entries(catalogue)
        self._here = here
        self._shown = self._entries

    def narrow(self, query: str) -> int:
        """Show the pages that fit, those that a whole word names first; without words all."""
        words = query.casefold().split()
        self.beginResetModel()
        found = [
            entry
            for entry in self._entries
            if all(word in f"{entry.newspaper} {entry.place}".casefold() for word in words)
        ]
        found.sort(key=lambda entry: -sum(word in entry.words for word in words))
        self._shown = found
        self.endResetModel()
        rows = (row for row, entry in enumerate(found) if entry.page_id == self._here)
        return 0 if words else next(rows, 0)

    def page_id(self, index: Index) -> str:
        """Return the page of a row."""
        return self._shown[index.row()].page_id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See Qt."""
        if not index.isValid():
            return None
        entry = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.place
        return entry.newspaper if role == NOTE else None


class PageChoice(QuickChoice):
    """Goes to the page that is chosen."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        here = workspace.page.id if workspace.page is not None else None
        self._workspace = workspace
        self._offered = PageModel(workspace.archive.catalogue, here)
        hint = QCoreApplication.translate("PageChoice", "Date, page or newspaper")
        super().__init__(self._offered, "search", hint, parent)
        self.setAccessibleName(self.tr("Go to a page"))

    def take(self, index: QModelIndex) -> None:
        """See ``QuickChoice``."""
        self._workspace.select_page(self._offered.page_id(index))


def _entries(catalogue: Catalogue) -> list[PageEntry]:
    newspapers = {newspaper.id: newspaper.name for newspaper in catalogue.newspapers()}
    issues = {issue.id: issue for issue in catalogue.issues()}
    entries = []
    for page in catalogue.tree():
        issue = issues[page.issue_id]
        date = issue.date.isoformat() if issue.date else ""
        label = page.label or str(page.order)
        place = " · ".join(part for part in (date, issue.number, label) if part)
        names = frozenset(word.casefold() for word in (label, str(page.order), date))
        entries.append(PageEntry(page.page_id, place, newspapers[page.newspaper_id], names))
    return entries
