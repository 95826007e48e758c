"""The text layer of a PDF as an engine: what the file itself says, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.errors import ArchiveError, UnreadableFileError
from archive.imaging.formats import ScanFormat, sniff
from archive.imaging.pdf_pages import text_layer

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from archive.model.geometry import Box
    from archive.model.line import Reading
    from archive.progress import Progress
    from archive.recognition.engines import Setting


class TextLayerEngine:
    """Reads one page of one file; the image only tells where its edges are."""

    def __init__(self, file: Path, frame: int) -> None:
        """Read this page of a PDF, counted from 0."""
        self._file = file
        self._frame = frame

    @property
    def name(self) -> str:
        """See ``Engine``."""
        return "text layer of the PDF"

    def recognise(self, image: Image, progress: Progress) -> list[Reading]:
        """See ``Engine``.

        Raises:
            ArchiveError: If the page has no text layer.
        """
        del image
        progress.step(0, 1, "reading the text layer")
        readings = text_layer(self._file, self._frame)
        if not readings:
            raise UnreadableFileError(
                "the page of the PDF is only an image and has no text layer; use another engine"
            )
        return readings

    def recognise_region(self, image: Image, box: Box, progress: Progress) -> list[Reading]:
        """See ``Engine``."""
        readings = self.recognise(image, progress)
        inside = [one for one in readings if one.box and box.contains(*one.box.centre)]
        return sorted(inside, key=lambda one: (one.box.top, one.box.left) if one.box else (0, 0))


def for_setting(setting: Setting) -> TextLayerEngine:
    """Return the engine for a setting.

    Raises:
        ArchiveError: If its scan is no PDF.
    """
    check_is_pdf(setting.scan)
    return TextLayerEngine(setting.scan, setting.frame)


def check_is_pdf(scan: Path) -> None:
    """See that a scan may have a text layer.

    Raises:
        ArchiveError: If it is no PDF.
    """
    if sniff(scan) is not ScanFormat.PDF:
        raise ArchiveError("the scan is no PDF and has no text layer; use another engine")
