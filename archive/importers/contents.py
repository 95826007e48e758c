"""What a page gets from the files of its step, read when its turn comes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.errors import UnreadableFileError
from archive.importers.inspecting import read_bytes
from archive.model.geometry import Box
from archive.model.line import Break, Line
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.formats.read_page import ReadPage
    from archive.importers.plan_entries import PageStep, TextSource
    from archive.model.annotation import Annotation
    from archive.model.line import Reading


@dataclass(frozen=True, slots=True)
class Content:
    """Text and remarks of one page; ``text`` is None if the page gets none."""

    text: PageText | None = None
    encoding: str = ""
    annotations: tuple[Annotation, ...] = ()


def content_of(step: PageStep) -> Content:
    """Return what a page gets.

    Raises:
        UnreadableFileError: If a file cannot be read any more.
    """
    if step.content is not None:
        return Content(step.content.text, annotations=step.content.annotations)
    if step.text is not None:
        page = _read(step.text)
        size = (step.scan.frame.width, step.scan.frame.height) if step.scan else _size_of(step)
        return Content(_scaled(page, size), page.encoding)
    if step.scan is not None and step.scan.has_text_layer:
        from archive.imaging.pdf_pages import text_layer

        readings = text_layer(step.scan.path, step.scan.number)
        return Content(_as_text(readings) if readings else None)
    return Content()


def _read(source: TextSource) -> ReadPage:
    pages = source.format.load()(read_bytes(source.path), source.path.name)
    if source.number >= len(pages):
        raise UnreadableFileError(
            f"{source.path.name}: changed while it was being imported; import it again"
        )
    return pages[source.number]


def _as_text(readings: Sequence[Reading]) -> PageText:
    """Return the lines as they are: a passage per group of lines, nothing decided."""
    passages, lines = [], []
    for reading in readings:
        lines.append(Line.of(reading))
        if reading.break_after is not Break.LINE:
            passages.append(Passage(Role.PARAGRAPH, tuple(lines)))
            lines = []
    if lines:
        passages.append(Passage(Role.PARAGRAPH, tuple(lines)))
    return PageText((Article(tuple(passages)),))


def _size_of(step: PageStep) -> tuple[int, int] | None:
    scan = step.page.scan
    return (scan.width, scan.height) if scan else None


def _scaled(page: ReadPage, size: tuple[int, int] | None) -> PageText:
    """Return the text with boxes in pixels of the page's scan, if the file had another size."""
    if size is None or not page.width or not page.height or size == (page.width, page.height):
        return page.text
    across, down = size[0] / page.width, size[1] / page.height
    return page.text.with_lines(
        lambda line: replace(line, box=_scaled_box(line.box, across, down)) if line.box else line
    )


def _scaled_box(box: Box, across: float, down: float) -> Box:
    return Box(
        round(box.left * across),
        round(box.top * down),
        round(box.right * across),
        round(box.bottom * down),
    )
