"""``jiaokan repair``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import click

from archive.cli.terminal import (
    any_path,
    archive_argument,
    counted,
    opened_for_writing,
    page_option,
    progress_bar,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from archive.model.page import Page
    from archive.storage.archive_file import Archive

_BEGINNING: Final = b'{"page": '
"""How the first line of a report begins."""


@click.command()
@archive_argument
@page_option
@click.option(
    "--accept",
    "threshold",
    metavar="0.9",
    type=click.FloatRange(0.0, 1.0),
    help="Accept the proposals of this confidence or more, as one edit.",
)
@click.option(
    "--report",
    metavar="OUT.jsonl",
    type=any_path,
    help="Write every proposal to a file, one JSON object a line; an older report is replaced.",
)
def repair(
    path: Path, labels: tuple[str, ...], threshold: float | None, report: Path | None
) -> None:
    """Look for breaks in the text and propose how to mend them."""
    from archive.editing.command import run
    from archive.editing.repairing import AcceptSure, repair_pages
    from archive.exporters.run import check_place_of_ours
    from archive.exporters.selection import pages_named

    with progress_bar() as progress, opened_for_writing(path, progress) as archive:
        if report is not None:
            check_place_of_ours(report, _BEGINNING)
        pages = archive.catalogue.pages()
        if labels:
            pages = [page for label in labels for page in pages_named(pages, label)]
        page_ids = tuple(page.id for page in pages)
        found = repair_pages(archive, page_ids, progress)
        if threshold is not None:
            run(archive, AcceptSure(page_ids, threshold))
            counts = archive.proposals.count_open()
            still_open = sum(counts.get(page_id, 0) for page_id in page_ids)
        if report is not None:
            _write(report, _records(archive, pages))
    click.echo(f"{counted(found, 'proposal')} for {counted(len(page_ids), 'page')}")
    if threshold is not None:
        click.echo(f"accepted those of {threshold:g} or more; {still_open} open")


def _records(archive: Archive, pages: Sequence[Page]) -> Iterator[dict[str, object]]:
    from archive.model.operations import encode

    for page in pages:
        for proposal in archive.proposals.of_page(page.id):
            yield {
                "page": page.name,
                "page_id": page.id,
                "id": proposal.id,
                "kind": proposal.kind,
                "confidence": round(proposal.confidence, 4),
                "reason": proposal.reason,
                "before": proposal.before,
                "after": proposal.after,
                "state": proposal.state,
                "lines": proposal.lines,
                "operations": json.loads(encode(proposal.operations)),
            }


def _write(target: Path, records: Iterator[dict[str, object]]) -> None:
    from archive.exporters.run import write_file

    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    write_file(target, "".join(lines).encode("utf-8", "replace"), overwrite=True)
