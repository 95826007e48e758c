"""Which page of the archive a scan and its text become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.importers.grouping import key_of
from archive.importers.labels import number_in, read_stem
from archive.importers.plan_entries import EntryKind, PageStep, PlanEntry, ScanSource, TextSource
from archive.model.page import Page

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from archive.importers.grouping import Group
    from archive.importers.inspecting import ScanFile, TextFile
    from archive.importers.labels import StemFacts
    from archive.importers.target import Shelves
    from archive.model.catalogue import Issue
    from archive.storage.archive_file import Archive


class PagePlanner:
    """Finds or makes the pages of groups of files, one group after another."""

    def __init__(self, archive: Archive, shelves: Shelves, groups: Sequence[Group]) -> None:
        self._archive = archive
        self._groups = groups
        self._sample = next((one.text.sample for one in groups if one.text), "")
        """Text that tells the language of scans alone: the first that is imported with them."""
        self._shelves = shelves
        self._orders: dict[str, set[int]] = {}
        self._completed: set[str] = set()
        self._by_label: dict[str, list[Page]] = {}
        self._by_name: dict[str, list[Page]] = {}
        pages = {page.id: page for page in archive.catalogue.pages()}
        names = [(page, page.scan.original_name) for page in pages.values() if page.scan]
        names += [(pages[s.page_id], s.original_name) for s in archive.catalogue.sources()]
        for page, name in names:
            alike = self._by_name.setdefault(key_of(name), [])
            if page not in alike:
                alike.append(page)
        for page in pages.values():
            self._orders.setdefault(page.issue_id, set()).add(page.order)
            self._by_label.setdefault(page.label, []).append(page)

    def plan(self) -> list[PlanEntry]:
        """Return the entries of all groups, those of each with the main one first."""
        return [entry for group in self._groups for entry in self._entries(group)]

    def _entries(self, group: Group) -> list[PlanEntry]:
        facts = read_stem(group.stem)
        page = self._find(group, facts)
        if page is not None and self._fits(group, page):
            entry = self._completion(group, page)
        else:
            entry = self._new_pages(group, facts)
        winner = group.files[0].name
        return [
            entry,
            *(
                PlanEntry(
                    EntryKind.LEFT_OUT,
                    (file.path,),
                    f"{file.path.name}: left out, the page has {winner} already",
                )
                for file in group.left_out
            ),
        ]

    # -- pages that are there -----------------------------------------------------------------

    def _find(self, group: Group, facts: StemFacts) -> Page | None:
        """Return the page of the archive that the files belong to, if it is beyond doubt."""
        label = self._shelves.target.page_label
        alike = (
            self._by_label.get(label, ())
            if label
            else self._by_name.get(key_of(group.files[0]), ())
        )
        aimed_at = [page for page in alike if self._is_aimed_at(page, facts.date)]
        return aimed_at[0] if len(aimed_at) == 1 else None

    def _is_aimed_at(self, page: Page, date_in_stem: dt.date | None) -> bool:
        """Tell whether the newspaper and date that are known of the files are the page's."""
        target = self._shelves.target
        issue = next(i for i in self._shelves.issues if i.id == page.issue_id)
        name = next(n.name for n in self._shelves.newspapers if n.id == issue.newspaper_id)
        date = target.date or date_in_stem
        return (not target.newspaper or name == target.newspaper.strip()) and (
            date is None or issue.date == date
        )

    def _fits(self, group: Group, page: Page) -> bool:
        """Tell whether the page lacks what the files have to give."""
        if page.id in self._completed:
            return False
        if group.scan and (page.scan is not None or len(group.scan.frames) != 1):
            return False
        return not (group.text and self._archive.texts.has_lines(page.id))

    def _completion(self, group: Group, page: Page) -> PlanEntry:
        self._completed.add(page.id)
        kind = EntryKind.SCAN_ADDED if group.scan else EntryKind.TEXT_ADDED
        has_text = self._archive.texts.has_lines(page.id)
        layer = group.scan is not None and group.scan.is_pdf and not has_text
        step = PageStep(
            page,
            is_new=False,
            scan=_scan_source(group.scan, 0, layer=layer) if group.scan else None,
            text=_text_source(group.text, 0),
        )
        names, label = _names(group), page.name
        if group.scan and group.text:
            message = f"{names}: scan and text of page {label}"
        elif group.scan:
            message = f"{names}: scan of page {label}"
        else:
            message = f"{names}: text of page {label}"
        return PlanEntry(kind, group.files, _with_damage(message, group), (step,))

    # -- new pages ----------------------------------------------------------------------------

    def _new_pages(self, group: Group, facts: StemFacts) -> PlanEntry:
        target = self._shelves.target
        newspaper = self._shelves.newspaper(group.text.sample if group.text else self._sample)
        issue = self._shelves.issue(newspaper, target.date or facts.date)
        count = max(
            len(group.scan.frames) if group.scan else 0, group.text.page_count if group.text else 0
        )
        steps = []
        for number in self._missing(group, count):
            scan = None
            if group.scan and number < len(group.scan.frames):
                scan = _scan_source(group.scan, number, layer=group.scan.is_pdf)
            page = self._new_page(issue, facts if count == 1 else None)
            steps.append(
                PageStep(page, is_new=True, scan=scan, text=_text_source(group.text, number))
            )
        labels = [step.page.label for step in steps]
        if len(steps) == 1:
            message = f"{_names(group)}: new page {labels[0]}"
        else:
            message = f"{_names(group)}: {len(steps)} new pages, {labels[0]} to {labels[-1]}"
        return PlanEntry(EntryKind.NEW, group.files, _with_damage(message, group), tuple(steps))

    def _missing(self, group: Group, count: int) -> list[int]:
        """Return the pages of the files that an import which was stopped left out."""
        catalogue, scan, text = self._archive.catalogue, group.scan, group.text
        done = catalogue.frames_of(scan.sha256) if scan else set()
        first = len(scan.frames) if scan else 0
        if text and text.page_count > first:  # pages of text alone are imported in their order
            done |= set(range(first, len(catalogue.pages_from(text.sha256))))
        return [number for number in range(count) if number not in done]

    def _new_page(self, issue: Issue, facts: StemFacts | None) -> Page:
        label = self._shelves.target.page_label or (facts.label if facts else "")
        taken = self._orders.setdefault(issue.id, set())
        wanted = number_in(label) if label else None
        order = wanted if wanted and wanted not in taken else max(taken, default=0) + 1
        taken.add(order)
        return Page(issue.id, order, label or str(order))


def _scan_source(scan: ScanFile, number: int, *, layer: bool) -> ScanSource:
    return ScanSource(scan.path, scan.sha256, number, scan.frames[number], layer)


def _text_source(text: TextFile | None, number: int) -> TextSource | None:
    if text is None or number >= text.page_count:
        return None
    return TextSource(text.path, text.sha256, text.format, number)


def _names(group: Group) -> str:
    """Return the names of the files, and in which encoding the text was read."""
    names = " + ".join(path.name for path in group.files)
    return f"{names} ({group.text.encoding})" if group.text and group.text.encoding else names


def _with_damage(message: str, group: Group) -> str:
    if group.text and group.text.damaged:
        return f"{message}; {group.text.damaged} characters unreadable"
    return message
