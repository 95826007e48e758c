"""The contact sheet: every image of one character or word, confirmed or corrected together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from archive.changes import Changes
from desktop_app.contact_sheet.places import confirm
from desktop_app.contact_sheet.sheet import Sheet
from desktop_app.contact_sheet.tile_view import TileDelegate, as_tiles
from desktop_app.reading.occurrence_list import OccurrenceModel
from desktop_app.reading.occurrences import Found, Replaced, Scope, occurrences, pages_of, replace
from desktop_app.reading.search import Search
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.tasks.runner import Task
    from desktop_app.workspace import Workspace

_DELAY_MS = 300


class ContactSheet(Sheet):
    """Enter confirms what is ticked, or corrects it once another text was typed."""

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, *, cache_dir: Path | None = None
    ) -> None:
        super().__init__(workspace, parent, cache_dir=cache_dir)
        self.setWindowTitle(self.tr("Contact sheet"))
        self.places = OccurrenceModel(self)
        self._is_cut = False
        self._result = ""
        self.words, self.by = QLineEdit(self), QLineEdit(self)
        self.words.setPlaceholderText(self.tr("character or word"))
        self.by.setPlaceholderText(self.tr("leave empty to confirm"))
        self.go = self.foot.add_button("", self.settle)
        self.go.setDefault(True)
        self.view.setModel(self.places)
        self.view.setAccessibleName(self.tr("Images of the places"))
        as_tiles(self.view, TileDelegate(self.images, self.view))
        self._lay_out(self._fields())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self.look)
        self.words.textChanged.connect(self._on_words_changed)
        self.words.returnPressed.connect(self._on_words_entered)
        self.by.textChanged.connect(self._on_replacement)
        self.by.returnPressed.connect(self.settle)
        self.places.dataChanged.connect(self._tell)
        workspace.changed.connect(self._on_changed)
        self._tell()

    def look_for(self, words: str, by: str = "") -> None:
        """Show the places of a character or word; ``by`` is only suggested."""
        self.by.setPlaceholderText(
            self.tr("leave empty to confirm; “{other}”?").format(other=by)
            if by
            else self.tr("leave empty to confirm")
        )
        self.by.clear()
        self.words.setText(words)
        self.look()
        if words:
            self.view.setFocus()
        else:
            self.words.setFocus()

    def look(self) -> None:
        """See ``Sheet``."""
        self._timer.stop()
        self._give_up()
        words, page = self.words.text().strip(), self._workspace.page
        self._show(Found(()))
        if not words or page is None:
            return
        scope, wanted = self.chosen_scope, Search(words, keeps_case=True)
        task = self._workspace.read(
            self.tr("Finding"),
            lambda archive, progress: occurrences(
                archive, wanted, pages_of(archive, page, scope), None, progress, beside=1
            ),
            done=lambda found: self._on_found(task, found),
        )
        self._looking = task
        task.ended.connect(lambda: self._on_ended(task))
        self._tell()

    def settle(self) -> None:
        """Confirm what is ticked, or correct it, as one edit."""
        by = self.by.text()
        chosen = self.places.chosen()
        pages = frozenset(occurrence.page_id for occurrence, _new in chosen)
        if not chosen or self._is_settling:
            return
        self._is_settling = True
        self._workspace.decided.emit(Counter(one.page_id for one, _new in chosen))
        changes = Changes(pages, proposals=True, rules=not by)
        if by:
            task = self._workspace.start(
                self.tr("Correcting"),
                lambda archive, progress: replace(archive, chosen, progress),
                done=self._on_corrected,
                changes=changes,
            )
        else:
            places = [occurrence for occurrence, _new in chosen]
            task = self._workspace.start(
                self.tr("Confirming"),
                lambda archive, progress: confirm(archive, places, progress),
                done=lambda doubted: self._on_confirmed(len(places), doubted),
                changes=changes,
            )
        task.ended.connect(self._on_settled)
        self._tell()

    def tick_all(self, *, ticked: bool) -> None:
        """See ``Sheet``."""
        self.places.tick_all(ticked=ticked)

    # -- inside -------------------------------------------------------------------------------

    def _fields(self) -> QWidget:
        fields = QWidget(self)
        row = QHBoxLayout(fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.NARROW)
        for text, field, share in (
            (self.tr("&Show"), self.words, 1),
            (self.tr("&In"), self.scope, 0),
            (self.tr("&Correct to"), self.by, 2),
        ):
            label = QLabel(text, fields)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, share)
        return fields

    def _on_words_changed(self) -> None:
        self._result = ""
        if self.chosen_scope is Scope.ARCHIVE:  # worth an Enter: there may be 10,000 pages
            self._show(Found(()))
        else:
            self._timer.start()
        self._tell()

    def _on_words_entered(self) -> None:
        if self._timer.isActive() or not self.places.rowCount():
            self.look()
        self.view.setFocus()

    def _on_replacement(self) -> None:
        self.places.set_replacement(self.by.text() or None)
        self._tell()

    def _on_changed(self) -> None:
        is_shown = self.places.rowCount() and self.chosen_scope is Scope.PAGE
        if is_shown and not self._is_settling and self._workspace.is_open:
            self._timer.start()

    def _on_found(self, task: Task, found: Found) -> None:
        if task is self._looking:
            self._looking = None
            self._show(found)
            self._focus_first()

    def _on_ended(self, task: Task) -> None:
        if task is self._looking:  # cancelled or failed
            self._looking = None
        self._tell()

    def _on_corrected(self, result: Replaced) -> None:
        self._result = self.tr("%n corrected", "", result.done)
        if result.left:
            left = self.tr("%n had changed meanwhile", "", result.left)
            self._result = f"{self._result}, {left}"

    def _on_confirmed(self, count: int, doubted: int) -> None:
        taken = self.tr("%n proposal(s) rejected", "", doubted)
        confirmed = self.tr("%n confirmed", "", count)
        self._result = f"{confirmed}, {taken}"

    def _on_settled(self) -> None:
        self._is_settling = False
        if self._workspace.is_open:
            self.look()
        self._tell()

    def _show(self, found: Found) -> None:
        self._is_cut = found.is_cut
        self.images.forget()
        self.places.show_occurrences(found.occurrences, is_expression=False)
        self._tell()

    def _tell(self) -> None:
        count, ticked = self.places.rowCount(), self.places.ticked
        words = " · ".join(part for part in (self._result, self._words(count)) if part)
        self.foot.tell(words, count=count, ticked=ticked)
        by = self.by.text()
        text = self.tr("Correct %n", "", ticked) if by else self.tr("Confirm %n", "", ticked)
        self.go.setText(f"{text}  ⏎")
        self.go.setEnabled(ticked > 0 and not self._is_settling)

    def _words(self, count: int) -> str:
        if not self.words.text():
            return self.tr("Every image of a character or word on one screen.")
        if self._looking is not None or self._timer.isActive():
            return self.tr("Searching…")
        if not count and self.chosen_scope is Scope.ARCHIVE:
            return self.tr("Nothing found yet; press Enter to search.")
        if self._is_cut:
            return self.tr("The first %n place(s)", "", count)
        return self.tr("%n place(s); Space ticks", "", count)
