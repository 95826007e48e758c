"""Planning an import: every file is looked at and its fate decided; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.editing.record_checks import checked_issue
from archive.errors import ArchiveError, UnreadableFileError
from archive.importers.edition_planning import plan_edition
from archive.importers.grouping import group
from archive.importers.inspecting import EditionFile, ScanFile, TextFile, inspect
from archive.importers.page_planning import PagePlanner
from archive.importers.plan_entries import EntryKind, ImportPlan, PlanEntry
from archive.importers.target import Shelves
from archive.model.catalogue import Issue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from archive.importers.grouping import Group
    from archive.importers.target import ImportTarget
    from archive.progress import Progress
    from archive.storage.archive_file import Archive


@dataclass(frozen=True, slots=True)
class _Within:
    """Reports the steps of looking at one file as the place of that file among all."""

    outer: Progress
    done: int
    total: int

    def step(self, _done: int, _total: int, what: str) -> None:
        """See ``Progress``."""
        self.outer.step(self.done, self.total, what)


def make_plan(
    archive: Archive, files: Sequence[Path], target: ImportTarget, progress: Progress
) -> ImportPlan:
    """Return what importing the files would do.

    Files that cannot be read have an entry that says why; the others do not suffer.

    Raises:
        ArchiveError: If the target names one page but the files make several, or its date cannot
            be right.
        TaskCancelledError: If ``progress`` says so.
    """
    checked_issue(Issue("", target.date))
    entries: list[PlanEntry] = []
    readable: list[ScanFile | TextFile | EditionFile] = []
    seen: dict[str, Path] = {}
    for number, path in enumerate(files):
        progress.step(number, len(files), path.name)
        try:
            file = inspect(path, _Within(progress, number, len(files)))
        except UnreadableFileError as error:
            entries.append(PlanEntry(EntryKind.UNREADABLE, (path,), str(error)))
            continue
        if file.sha256 in seen:
            entries.append(
                _duplicate(path, f"{path.name}: the same file as {seen[file.sha256].name}")
            )
        elif _is_in(archive, file):
            entries.append(_duplicate(path, f"{path.name}: in the archive already"))
        else:
            seen[file.sha256] = path
            readable.append(file)
    shelves = Shelves.of(archive, target)
    entries += _plan_readable(archive, shelves, readable, progress)
    progress.step(len(files), len(files), "")
    place = {path: number for number, path in enumerate(files)}
    entries.sort(key=lambda entry: place[entry.files[0]])
    return ImportPlan(tuple(entries), tuple(shelves.newspapers), tuple(shelves.issues))


def _is_in(archive: Archive, file: ScanFile | TextFile | EditionFile) -> bool:
    """Tell whether the archive has all pages of a file; an import may have stopped half-way."""
    if isinstance(file, ScanFile):
        return archive.catalogue.frames_of(file.sha256) >= set(range(len(file.frames)))
    if isinstance(file, TextFile):
        return len(archive.catalogue.pages_from(file.sha256)) >= file.page_count
    return False  # what is missing of an edition is seen when it has been read


def _plan_readable(
    archive: Archive,
    shelves: Shelves,
    files: list[ScanFile | TextFile | EditionFile],
    progress: Progress,
) -> list[PlanEntry]:
    entries = []
    scans = [file for file in files if isinstance(file, ScanFile)]
    for number, file in enumerate(files):
        if isinstance(file, EditionFile):
            within = _Within(progress, number, len(files))
            try:
                entries.append(plan_edition(archive, shelves, file, scans, within))
            except UnreadableFileError as error:
                entries.append(PlanEntry(EntryKind.UNREADABLE, (file.path,), str(error)))
    used = {path for entry in entries for path in entry.files}  # scans of editions among them
    groups = group(
        [file for file in files if not isinstance(file, EditionFile) and file.path not in used]
    )
    _check_label(shelves.target.page_label, groups)
    return entries + PagePlanner(archive, shelves, groups).plan()


def _check_label(label: str, groups: Sequence[Group]) -> None:
    count = sum(len(one.scan.frames) if one.scan else 1 for one in groups)
    if label and count > 1:
        raise ArchiveError(
            f"the page label {label} names one page, but the files make {count} pages; "
            "import them without it"
        )


def _duplicate(path: Path, message: str) -> PlanEntry:
    return PlanEntry(EntryKind.DUPLICATE, (path,), message)
