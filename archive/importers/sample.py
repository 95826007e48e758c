"""The sample edition: a fresh archive for somebody who has none yet."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from archive.errors import ArchiveError, UnreadableFileError, reason_of
from archive.formats.edition_json import parse
from archive.imaging.formats import Frame
from archive.importers.inspecting import read_bytes
from archive.importers.plan_entries import (
    EntryKind,
    ImportPlan,
    PageStep,
    PlanEntry,
    ScanSource,
)
from archive.importers.run import run_plan
from archive.model.identifiers import new_id
from archive.progress import NoProgress
from archive.storage.archive_file import SUFFIX, Archive
from archive.storage.scans import sha256_of

if TYPE_CHECKING:
    from archive.formats.edition import EditionPage

# beside the packages in a checkout, an editable install and a wheel alike
RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
SAMPLE: Final = RESOURCES / "sample" / "sample.json"


def create_sample(target: Path) -> None:
    """Make an archive with the sample edition.

    Its scans are not decoded first: they are ours. If anything goes wrong, nothing stays behind.

    Raises:
        ArchiveError: If something is at ``target`` already, or it cannot be written.
    """
    edition = parse(read_bytes(SAMPLE), SAMPLE.name)
    steps = tuple(_step(entry) for entry in edition.pages)
    entry = PlanEntry(
        EntryKind.NEW, (SAMPLE,), f"{len(steps)} pages", steps, sha256=sha256_of(SAMPLE)
    )
    plan = ImportPlan((entry,), edition.newspapers, edition.issues)
    if target.exists():
        raise ArchiveError(f"{target} exists already; choose another name")
    # a half-made sample must never look like an archive
    partial = target.with_name(f".{new_id()}{SUFFIX}")
    try:
        _fill(partial, plan)
        partial.rename(target)
    except OSError as error:
        raise ArchiveError(f"{target} cannot be made: {reason_of(error)}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _fill(path: Path, plan: ImportPlan) -> None:
    with Archive.create(path) as archive:
        report = run_plan(archive, plan, NoProgress())
    if report.errors:
        raise UnreadableFileError(report.errors[0])


def _step(entry: EditionPage) -> PageStep:
    scan = entry.page.scan
    source = None
    if scan is not None:
        source = ScanSource(
            SAMPLE.parent / scan.file,
            scan.sha256,
            scan.frame,
            Frame(scan.width, scan.height, scan.dpi, ""),
            original_name=scan.original_name,
        )
    return PageStep(replace(entry.page, scan=None), is_new=True, scan=source, content=entry)
