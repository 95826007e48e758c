"""Edits of annotations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.errors import InvalidRecordError, StaleOperationError
from archive.model.passage import fold
from archive.storage.annotations import annotation_row
from archive.storage.archive_file import author

if TYPE_CHECKING:
    from archive.model.annotation import Annotation
    from archive.model.page import PageText
    from archive.storage.archive_file import Archive, EditInProgress


@dataclass(frozen=True, slots=True)
class AddAnnotation:
    """Add a remark; author, time and the quoted text are filled in where they are missing."""

    annotation: Annotation
    title: str = "Add annotation"

    @property
    def page_id(self) -> str:
        """The page of the remark."""
        return self.annotation.page_id

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        given = self.annotation
        if edit.recorder.row("page", given.page_id) is None:
            raise StaleOperationError("the page of the remark is not there any more")
        text = archive.texts.get(given.page_id)
        _check(given, text)
        made = replace(
            given,
            author=given.author or author(),
            created=given.created or dt.datetime.now(dt.UTC),
            quote=given.quote or quoted(given, text),
        )
        edit.recorder.insert("annotation", annotation_row(made))


@dataclass(frozen=True, slots=True)
class ChangeAnnotation:
    """Change the words or the place of a remark; its author and time stay."""

    annotation: Annotation
    title: str = "Change annotation"

    @property
    def page_id(self) -> str:
        """The page of the remark."""
        return self.annotation.page_id

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        _check(self.annotation, archive.texts.get(self.page_id))
        row = annotation_row(self.annotation)
        kept = {"author", "created", "page_id"}
        values = {column: value for column, value in row.items() if column not in kept}
        edit.recorder.update("annotation", self.annotation.id, values)


@dataclass(frozen=True, slots=True)
class RemoveAnnotation:
    """Remove a remark."""

    page_id: str
    annotation_id: str
    title: str = "Remove annotation"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        edit.recorder.delete("annotation", self.annotation_id)


def quoted(annotation: Annotation, text: PageText) -> str:
    """Return the text that a range speaks of, as the edition prints it; empty without a range."""
    if annotation.start_line is None:
        return ""
    end_line = annotation.end_line or annotation.start_line
    for run in (*(p.lines for p in text.passages()), text.unplaced, text.noise):
        ids = [line.id for line in run]
        if annotation.start_line in ids and end_line in ids:
            first, last = ids.index(annotation.start_line), ids.index(end_line)
            folded = fold(run[first : last + 1])
            end = folded.spans[-1][0] + annotation.end_offset
            return folded.text[annotation.start_offset : end]
    return ""


def _check(annotation: Annotation, text: PageText) -> None:
    """Make sure that a remark says something of something that is there.

    Raises:
        InvalidRecordError: If it says nothing.
        StaleOperationError: If its place is not on the page.
    """
    if not annotation.body.strip():
        raise InvalidRecordError("the remark is empty; write something or remove it")
    if annotation.article_id and all(a.id != annotation.article_id for a in text.articles):
        raise StaleOperationError("the article of the remark is not on the page any more")
    lengths = {line.id: len(line.text) for line in text.lines()}
    for line_id, offset in (
        (annotation.start_line, annotation.start_offset),
        (annotation.end_line, annotation.end_offset),
    ):
        if line_id is not None and not 0 <= offset <= lengths.get(line_id, -1):
            raise StaleOperationError("the text of the remark is not on the page any more")
