"""The catalogue records of the current page, its issue and its newspaper, as forms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from archive.editing.catalogue_commands import SaveIssue, SaveNewspaper, SavePage, SetPageState
from archive.editing.record_checks import date_of
from archive.model.page import PageState
from desktop_app.panels.record_fields import ISSUE, NEWSPAPER, PAGE
from desktop_app.panels.record_form import RecordForm
from desktop_app.panels.tag_words import join_tags, split_tags
from desktop_app.theme import spacing
from desktop_app.translation.titles import state_name

if TYPE_CHECKING:
    from archive.changes import Changes
    from archive.model.catalogue import Issue, Newspaper
    from archive.model.page import Page
    from desktop_app.workspace import Workspace


class RecordPanel(QScrollArea):
    """Three forms, saved within a second of the last keystroke and undoable."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._page: Page | None = None
        self._issue: Issue | None = None
        self._newspaper: Newspaper | None = None
        self._inside = QWidget(self)
        self.page_form = RecordForm(self.tr("Page"), PAGE, self)
        self.issue_form = RecordForm(self.tr("Issue"), ISSUE, self)
        self.newspaper_form = RecordForm(self.tr("Newspaper"), NEWSPAPER, self)
        self.state = QComboBox(self)
        self.state.setAccessibleName(self.tr("State of the page"))
        for state in PageState:
            self.state.addItem(state_name(state), state)
        self.page_form.add_row(self.tr("State"), self.state)
        self._lay_out()
        self.page_form.edited.connect(self._save_page)
        self.issue_form.edited.connect(self._save_issue)
        self.newspaper_form.edited.connect(self._save_newspaper)
        self.state.activated.connect(self._save_state)
        workspace.about_to_write.connect(self._flush_typed)
        workspace.page_selected.connect(self._on_page_selected)
        workspace.changed.connect(self._on_changed)
        workspace.edit_failed.connect(self._on_failed)
        self.setFocusProxy(self.page_form.editors["label"])
        self._show()

    def flush(self) -> None:
        """Save what was typed, now."""
        for form in self._forms():
            form.flush()

    def _flush_typed(self) -> None:
        for form in self._forms():
            if form.is_waiting:
                form.flush()

    def _forms(self) -> tuple[RecordForm, ...]:
        return (self.page_form, self.issue_form, self.newspaper_form)

    def _lay_out(self) -> None:
        inside = self._inside
        column = QVBoxLayout(inside)
        margin = spacing.WIDE
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(spacing.AIRY)
        width = max(form.label_width for form in self._forms())
        for form in self._forms():
            form.set_label_width(width)
            column.addWidget(form)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # -- following ----------------------------------------------------------------------------

    def _on_page_selected(self) -> None:
        self.flush()  # to the records it was typed for
        self._show()

    def _on_changed(self, changes: Changes) -> None:
        if changes.catalogue or changes.tags:
            self._show()

    def _on_failed(self) -> None:
        """Keep what could not be stored in its fields, to be stored with the next attempt."""
        if self._read():
            for form, values in self._values():
                form.take_back(values)

    def _show(self) -> None:
        before = [self._page, self._issue, self._newspaper]
        is_there = self._read()
        self._inside.setEnabled(is_there)
        if not is_there or self._page is None:
            return
        self.state.setCurrentIndex(self.state.findData(self._page.state))
        records = (self._page, self._issue, self._newspaper)
        for old, new, (form, values) in zip(before, records, self._values(), strict=True):
            is_same = old is not None and new is not None and old.id == new.id
            form.show_values(values, is_same_record=is_same)

    def _read(self) -> bool:
        """Read the records of the current page; tell whether there is one."""
        page = self._workspace.page
        self._page = self._issue = self._newspaper = None
        if page is None:
            return False
        catalogue = self._workspace.archive.catalogue
        self._page = page
        self._issue = catalogue.issue(page.issue_id)
        self._newspaper = catalogue.newspaper(self._issue.newspaper_id)
        return True

    def _values(self) -> list[tuple[RecordForm, dict[str, str]]]:
        page, issue, newspaper = self._page, self._issue, self._newspaper
        if page is None or issue is None or newspaper is None:
            return []
        return [
            (
                self.page_form,
                {"label": page.label, "section": page.section, "order": str(page.order)},
            ),
            (
                self.issue_form,
                {
                    "date": issue.date.isoformat() if issue.date else "",
                    "number": issue.number,
                    "edition": issue.edition,
                    "tags": join_tags(issue.tags),
                },
            ),
            (self.newspaper_form, {f.name: getattr(newspaper, f.name) for f in NEWSPAPER}),
        ]

    # -- saving -------------------------------------------------------------------------------

    def _save_page(self, texts: dict[str, str]) -> None:
        if self._page is None:
            return
        page = replace(
            self._page,
            label=texts["label"],
            section=texts["section"],
            order=int(texts["order"]),
        )
        if page != self._page:
            self._page = page
            self._workspace.run(SavePage(page))

    def _save_issue(self, texts: dict[str, str]) -> None:
        if self._issue is None:
            return
        issue = replace(
            self._issue,
            date=date_of(texts["date"]),
            number=texts["number"],
            edition=texts["edition"],
            tags=split_tags(texts["tags"]),
        )
        if issue != self._issue:
            self._issue = issue
            self._workspace.run(SaveIssue(issue))

    def _save_newspaper(self, texts: dict[str, str]) -> None:
        if self._newspaper is None:
            return
        newspaper = replace(self._newspaper, **texts)
        if newspaper != self._newspaper:
            self._newspaper = newspaper
            self._workspace.run(SaveNewspaper(newspaper))

    def _save_state(self) -> None:
        state = PageState(self.state.currentData())
        if self._page is not None and state is not self._page.state:
            self._workspace.run(SetPageState(self._page.id, state))
