"""Carrying out an import plan: one edit per page, so that stopping keeps whole pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.editing.catalogue_commands import AttachScan, SaveIssue, SaveNewspaper, SavePage
from archive.errors import StaleOperationError, UnreadableFileError
from archive.importers.contents import content_of
from archive.importers.plan_entries import EntryKind
from archive.importers.readings import readings_of
from archive.importers.renaming import identifiers
from archive.model.page import PageState, PageText, Scan
from archive.storage.annotations import annotation_row
from archive.storage.catalogue import Source, add_source
from archive.storage.page_text_writing import add_readings, save_text

if TYPE_CHECKING:
    from pathlib import Path

    from archive.importers.contents import Content
    from archive.importers.plan_entries import ImportPlan, PageStep, PlanEntry, ScanSource
    from archive.model.page import Page
    from archive.progress import Progress
    from archive.storage.archive_file import Archive, EditInProgress

TITLES = {
    EntryKind.NEW: "Import page",
    EntryKind.TEXT_ADDED: "Import text",
    EntryKind.SCAN_ADDED: "Import scan",
}


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: the pages made or completed, and a line for each file that failed."""

    page_ids: tuple[str, ...]
    errors: tuple[str, ...]
    skipped: tuple[str, ...]
    """A line for each file that was not needed (a duplicate, a second scan of a page)."""
    warnings: tuple[str, ...] = ()
    """A line for each file of which not all could be taken."""


@dataclass(slots=True)
class _Importer:
    """One run of a plan; remembers which files were copied in."""

    archive: Archive
    plan: ImportPlan
    copied: dict[Path, str] = field(default_factory=dict)
    """Name in the scan folder by the path of the file."""

    def carry_out(self, entry: PlanEntry, step: PageStep) -> None:
        """Do what one page needs, as one edit."""
        content = content_of(step)
        scan = self._copy(step.scan) if step.scan else None
        page = step.page
        try:
            with self.archive.edit(TITLES[entry.kind], page_id=page.id) as edit:
                self._check(step, content)
                if step.is_new:
                    self._save_page(edit, page)
                if scan is not None:
                    AttachScan(page.id, scan).carry_out(self.archive, edit)
                if content.text is not None:
                    self._save_text(edit, page, content.text)
                for source in _sources(entry, step, content):
                    add_source(edit.recorder, source)
                for annotation in content.annotations:
                    edit.recorder.insert("annotation", annotation_row(annotation))
        except BaseException:
            if scan is not None:
                self._forget(scan)
            raise

    def _save_page(self, edit: EditInProgress, page: Page) -> None:
        issue = next(i for i in self.plan.issues if i.id == page.issue_id)
        newspaper = next(n for n in self.plan.newspapers if n.id == issue.newspaper_id)
        if edit.recorder.row("newspaper", newspaper.id) is None:
            SaveNewspaper(newspaper, as_found=True).carry_out(self.archive, edit)
        if edit.recorder.row("issue", issue.id) is None:
            SaveIssue(issue, as_found=True).carry_out(self.archive, edit)
        SavePage(page).carry_out(self.archive, edit)

    def _save_text(self, edit: EditInProgress, page: Page, text: PageText) -> None:
        add_readings(edit.recorder, page.id, readings_of(text))
        save_text(edit.recorder, page.id, PageText(), text)
        if page.state is PageState.NEW and next(text.lines(), None) is not None:
            edit.recorder.update("page", page.id, {"state": PageState.RECOGNISED})

    def _check(self, step: PageStep, content: Content) -> None:
        """Make sure that the page is as it was when the plan was made.

        Raises:
            StaleOperationError: If it is not.
        """
        catalogue, page = self.archive.catalogue, step.page
        stale = StaleOperationError(
            f"page {page.name} has changed since the import was planned; import the files again"
        )
        if step.is_new:
            if catalogue.is_taken([page.id]) or (
                step.content and catalogue.is_taken(identifiers([step.content]))
            ):
                raise stale
            return
        try:
            now = catalogue.page(page.id)
        except KeyError:
            raise stale from None
        has_text = self.archive.texts.has_lines(page.id)
        if (step.scan and now.scan) or (content.text is not None and has_text):
            raise stale

    def _copy(self, source: ScanSource) -> Scan:
        name = self.copied.get(source.path)
        if name is None:
            name, sha256 = self.archive.scans.add(source.path)
            if sha256 != source.sha256:
                self._unlink(name, sha256)
                raise UnreadableFileError(
                    f"{source.path.name}: changed while it was being imported; import it again"
                )
            self.copied[source.path] = name
        return Scan(
            file=name,
            sha256=source.sha256,
            width=source.frame.width,
            height=source.frame.height,
            dpi=source.frame.dpi,
            original_name=source.original_name or source.path.name,
            frame=source.number,
        )

    def _forget(self, scan: Scan) -> None:
        """Remove the copy of a scan that no page got."""
        self._unlink(scan.file, scan.sha256)
        self.copied = {path: name for path, name in self.copied.items() if name != scan.file}

    def _unlink(self, name: str, sha256: str) -> None:
        if not self.archive.catalogue.has_content(sha256):
            self.archive.scans.path(name).unlink(missing_ok=True)


def run_plan(archive: Archive, plan: ImportPlan, progress: Progress) -> ImportReport:
    """Import what was planned and report it; files that fail do not stop the others.

    Raises:
        ArchiveError: If the archive cannot be written; the pages that are in it stay.
        TaskCancelledError: If ``progress`` says so; the pages that are in it stay.
    """
    importer = _Importer(archive, plan)
    errors = [entry.message for entry in plan.of_kind(EntryKind.UNREADABLE)]
    skipped = [
        entry.message
        for entry in plan.entries
        if entry.kind in {EntryKind.DUPLICATE, EntryKind.LEFT_OUT}
    ]
    page_ids: list[str] = []
    done, total = 0, plan.page_count
    for entry in plan.entries:
        for number, step in enumerate(entry.steps):
            progress.step(done + number, total, f"{entry.files[0].name}")
            try:
                importer.carry_out(entry, step)
            except (UnreadableFileError, StaleOperationError) as error:
                errors.append(str(error))
                break
            page_ids.append(step.page.id)
        done += len(entry.steps)
    progress.step(total, total, "")
    warnings = tuple(entry.warning for entry in plan.entries if entry.warning)
    return ImportReport(tuple(page_ids), tuple(errors), tuple(skipped), warnings)


def _sources(entry: PlanEntry, step: PageStep, content: Content) -> list[Source]:
    if step.content is not None:
        return [Source(step.page.id, entry.files[0].name, entry.sha256, "UTF-8")]
    if step.text is not None:
        return [Source(step.page.id, step.text.path.name, step.text.sha256, content.encoding)]
    return []
