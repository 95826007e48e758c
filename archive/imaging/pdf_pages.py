"""PDF pages as images and as lines of text; the only module that knows PyMuPDF.

PyMuPDF is not safe in several threads at once, so one lock guards every use of it.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from archive.errors import UnreadableFileError
from archive.imaging import limits
from archive.imaging.formats import Frame, ImageFile, ScanFormat
from archive.model.geometry import Box
from archive.model.line import Break, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

DEFAULT_DPI = 300.0
_POINTS_PER_INCH = 72.0
_WHOLE_PAGE = 0.9
"""An embedded image that covers this share of the page is the scan of the page."""
_MUPDF_BYTES = 1 << 30
"""The largest picture that MuPDF draws."""
_DPI_RANGE = (72.0, 1200.0)

_lock = threading.RLock()


def probe(path: Path) -> ImageFile:
    """Return the pages of a PDF with the sizes that ``render`` gives them.

    Raises:
        UnreadableFileError: If the PDF is damaged, encrypted or has no or too many pages.
    """
    with _opened(path) as document:
        if document.page_count > limits.MAX_FRAMES:
            raise UnreadableFileError(
                f"{path.name}: more than {limits.MAX_FRAMES} pages in one file; split the file"
            )
        frames = tuple(_frame(document[number]) for number in range(document.page_count))
    return ImageFile(path, ScanFormat.PDF, frames)


def render(path: Path, page: int) -> Image:
    """Return an upright image (L or RGB) of a page, counted from 0.

    The resolution is that of the page's scan if the page is one scanned image, else 300 dpi, and
    lower where the pixel limit asks for it.

    Raises:
        UnreadableFileError: See ``probe``; also if there is no such page.
    """
    import pymupdf

    with _opened(path) as document:
        source = _page(path, document, page)
        zoom = _dpi(source) / _POINTS_PER_INCH
        space = pymupdf.csGRAY if _is_grey(source) else pymupdf.csRGB
        pixmap = source.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), colorspace=space, alpha=False)
        mode = "L" if pixmap.n == 1 else "RGB"
        image: Image = limits.pillow().frombytes(
            mode, (pixmap.width, pixmap.height), pixmap.samples, "raw", mode, pixmap.stride
        )
    image.info["dpi"] = (zoom * _POINTS_PER_INCH, zoom * _POINTS_PER_INCH)
    return image


def text_layer(path: Path, page: int) -> list[Reading]:
    """Return the lines of a page's text layer with boxes in pixels of the rendered page.

    Empty if the page is only an image.

    Raises:
        UnreadableFileError: See ``render``.
    """
    import pymupdf

    with _opened(path) as document:
        source = _page(path, document, page)
        zoom = _dpi(source) / _POINTS_PER_INCH
        # text comes in the coordinates of the page before it was turned
        to_pixels = source.rotation_matrix * pymupdf.Matrix(zoom, zoom)
        readings: list[Reading] = []
        flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
        for part in source.get_text("dict", flags=flags)["blocks"]:
            lines = [line for line in part.get("lines", []) if _text(line).strip()]
            for line in lines:
                rectangle = pymupdf.Rect(line["bbox"]) * to_pixels
                last = line is lines[-1]
                readings.append(
                    Reading(
                        _text(line).strip(),
                        _box(rectangle),
                        break_after=Break.BLOCK if last else Break.LINE,
                        vertical=line["wmode"] == 1,
                    )
                )
    return readings


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    import pymupdf

    with _lock:
        # faults come as exceptions; MuPDF would print them as well
        pymupdf.TOOLS.mupdf_display_errors(on=False)
        pymupdf.TOOLS.mupdf_display_warnings(on=False)
        try:
            with pymupdf.open(path, filetype="pdf") as document:
                if document.needs_pass:
                    raise UnreadableFileError(
                        f"{path.name}: the PDF is protected by a password; "
                        "save a copy without password"
                    )
                if document.page_count < 1:
                    raise _damaged(path)
                yield document
        except MemoryError:
            raise UnreadableFileError(
                f"{path.name}: not enough memory to open the PDF; close other programs"
            ) from None
        except (RuntimeError, ValueError, OSError, pymupdf.mupdf.FzErrorBase) as error:
            raise _damaged(path) from error


def _damaged(path: Path) -> UnreadableFileError:
    return UnreadableFileError(f"{path.name}: the PDF is damaged or cut off; copy it again")


def _page(path: Path, document: Any, number: int) -> Any:
    if not 0 <= number < document.page_count:
        raise UnreadableFileError(f"{path.name}: the PDF has no page {number + 1}")
    return document[number]


def _frame(page: Any) -> Frame:
    import pymupdf

    dpi = _dpi(page)
    zoom = dpi / _POINTS_PER_INCH
    area = (page.rect * pymupdf.Matrix(zoom, zoom)).irect
    return Frame(area.width, area.height, round(dpi, 2), "L" if _is_grey(page) else "RGB")


def _dpi(page: Any) -> float:
    scan = _scan_of(page)
    dpi = DEFAULT_DPI
    if scan is not None:
        across = max(scan["bbox"][2] - scan["bbox"][0], 1.0)
        down = max(scan["bbox"][3] - scan["bbox"][1], 1.0)
        # a turned page shows the image's height across
        pixels = scan["height"] if page.rotation in {90, 270} else scan["width"]
        across = down if page.rotation in {90, 270} else across
        dpi = min(max(pixels / across * _POINTS_PER_INCH, _DPI_RANGE[0]), _DPI_RANGE[1])
    inches = page.rect.width * page.rect.height / _POINTS_PER_INCH**2
    most_pixels = min(limits.MAX_PIXELS, _MUPDF_BYTES / (1 if _is_grey(page) else 3))
    most = (most_pixels / max(inches, 1e-6)) ** 0.5 * 0.999
    longest = max(page.rect.width, page.rect.height) / _POINTS_PER_INCH
    return float(min(dpi, most, (limits.MAX_SIDE - 1) / max(longest, 1e-6)))


def _scan_of(page: Any) -> dict[str, Any] | None:
    """Return the embedded image that is the page, if there is exactly one such."""
    images = page.get_image_info()
    area = max(abs(page.rect), 1e-6)
    large = [
        image
        for image in images
        if (image["bbox"][2] - image["bbox"][0]) * (image["bbox"][3] - image["bbox"][1])
        >= _WHOLE_PAGE * area
    ]
    return large[0] if len(large) == 1 else None


def _is_grey(page: Any) -> bool:
    scan = _scan_of(page)
    return scan is not None and scan["colorspace"] == 1


def _text(line: dict[str, Any]) -> str:
    return "".join(span["text"] for span in line["spans"])


def _box(rectangle: Any) -> Box:
    area = rectangle.normalize().irect
    return Box(area.x0, area.y0, area.x1, area.y1)
