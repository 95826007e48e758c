"""Opening the images of a file, upright and within limits, whatever its suffix says.

Boxes everywhere in the archive are pixels of the upright image, that is, after the orientation
that a camera or scanner noted in the file has been applied.
"""

from __future__ import annotations

import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING

from archive.errors import UnreadableFileError
from archive.imaging import limits
from archive.imaging.deep_pixels import eight_bits, exchanged, white_is_zero
from archive.imaging.formats import Frame, ImageFile, ScanFormat, sniff

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

    from archive.model.geometry import Box

DECODER_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RuntimeError,
    MemoryError,
    struct.error,
)
"""What Pillow's decoders have been seen to raise on damaged files."""

_ORIENTATION = 0x0112
_SIDEWAYS = (5, 6, 7, 8)
_PLAUSIBLE_DPI = (30.0, 4800.0)
_READABLE_MODES = ("L", "RGB")


def probe(path: Path) -> ImageFile:
    """Read what a file contains from its headers, without decoding pixels.

    Raises:
        UnreadableFileError: If the file cannot hold scans, is damaged or is over the limits.
    """
    kind = sniff(path)
    if kind is ScanFormat.PDF:
        from archive.imaging import pdf_pages

        return pdf_pages.probe(path)
    with _opened(path, kind) as image:
        count = getattr(image, "n_frames", 1) if kind is ScanFormat.TIFF else 1
        if count > limits.MAX_FRAMES:
            raise UnreadableFileError(
                f"{path.name}: more than {limits.MAX_FRAMES} images in one file; split the file"
            )
        frames = []
        for number in range(count):
            if number:
                image.seek(number)
            frames.append(_describe(path, image))
    return ImageFile(path, kind, tuple(frames))


def open_frame(path: Path, frame: int = 0) -> Image:
    """Decode one image of a file completely, in the file's own pixel format.

    PDF pages are rendered. The caller owns the image.

    Raises:
        UnreadableFileError: If the file is damaged or over the limits, or has no such frame.
    """
    kind = sniff(path)
    if kind is ScanFormat.PDF:
        from archive.imaging import pdf_pages

        return pdf_pages.render(path, frame)
    with _opened(path, kind) as image:
        if frame:
            image.seek(frame)
        _describe(path, image)
        image.load()
        # the TIFF plugin has turned the image by now, and forgets to say so
        upright = image if kind is ScanFormat.TIFF else _apply_orientation(image)
        if white_is_zero(image):
            return exchanged(image)
        # a copy has no file: plugins keep theirs open for further frames
        upright = upright.copy() if upright is image else upright
        upright.info.pop("exif", None)
        return upright


def for_reading(image: Image) -> Image:
    """Return the image as grey (L) or colour (RGB), upright, for display and recognition.

    Grey of more than 8 bits is scaled by its own range, transparency is laid on white paper.
    """
    image = _apply_orientation(image)
    mode = image.mode
    if mode in _READABLE_MODES:
        return image
    if mode == "1":
        return image.convert("L")
    if mode.startswith("I") or mode == "F":
        return eight_bits(image)
    if mode == "LA" or "A" in mode or "transparency" in image.info:
        return _on_paper(image)
    if mode == "P":
        colours = image.convert("RGB")
        return colours.convert("L") if _palette_is_grey(image) else colours
    return image.convert("RGB")


def open_for_reading(path: Path, frame: int = 0) -> Image:
    """Decode one image as grey or RGB, upright.

    Raises:
        UnreadableFileError: See ``open_frame``.
    """
    return for_reading(open_frame(path, frame))


def crop(path: Path, frame: int, box: Box) -> Image:
    """Decode one image and return the part inside ``box`` as grey or RGB.

    Parts of the box outside the image are left out; an empty box gives a one-pixel image.

    Raises:
        UnreadableFileError: See ``open_frame``.
    """
    return crop_of(open_frame(path, frame), box)


def crop_of(image: Image, box: Box) -> Image:
    """Return the part of an upright image inside ``box``, as grey or RGB."""
    image = _apply_orientation(image)
    left, top = max(0, min(box.left, image.width - 1)), max(0, min(box.top, image.height - 1))
    right, bottom = min(image.width, box.right), min(image.height, box.bottom)
    return for_reading(image.crop((left, top, max(left + 1, right), max(top + 1, bottom))))


@contextmanager
def _opened(path: Path, kind: ScanFormat) -> Iterator[Image]:
    """Open with the one decoder that the content asks for; turn its faults into ours."""
    pillow = limits.pillow()
    # Pillow hands JPEG files with an index of further pictures to its MPO plugin
    wanted = ("JPEG", "MPO") if kind is ScanFormat.JPEG else (str(kind),)
    try:
        # given a name, Pillow would map raw TIFF files into memory and shear those that are
        # stored sideways (seen in Pillow 13.0)
        with path.open("rb") as file, pillow.open(file, formats=wanted) as image:
            yield image
    except (pillow.DecompressionBombError, pillow.DecompressionBombWarning):
        raise _too_large(path) from None
    except EOFError as error:
        raise UnreadableFileError(f"{path.name}: the file has no such page") from error
    except MemoryError:
        raise UnreadableFileError(
            f"{path.name}: not enough memory to open the image; close other programs"
        ) from None
    except DECODER_FAULTS as error:
        raise damaged(path) from error


def damaged(path: Path) -> UnreadableFileError:
    """Return the error that says that a file is damaged."""
    return UnreadableFileError(
        f"{path.name}: the image is damaged or cut off; copy or scan it again"
    )


def _too_large(path: Path) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path.name}: the image has more than {limits.MAX_PIXELS // 1_000_000} megapixels; "
        "scan it at a lower resolution"
    )


def _too_long(path: Path) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path.name}: the image is more than {limits.MAX_SIDE} pixels long; cut it into pieces"
    )


def _describe(path: Path, image: Image) -> Frame:
    width, height = image.size
    if width < 1 or height < 1:
        raise damaged(path)
    if width * height > limits.MAX_PIXELS:
        raise _too_large(path)
    if max(width, height) > limits.MAX_SIDE:
        raise _too_long(path)
    if _is_sideways(image):
        width, height = height, width
    return Frame(width, height, _dpi(image), image.mode)


def _is_sideways(image: Image) -> bool:
    # the TIFF plugin turns the image while loading and reports the turned size at once
    return image.format != "TIFF" and image.getexif().get(_ORIENTATION, 1) in _SIDEWAYS


def _apply_orientation(image: Image) -> Image:
    if not image.info.get("exif") and image.format is None:
        return image
    if image.getexif().get(_ORIENTATION, 1) == 1:
        return image
    from PIL import ImageOps

    return ImageOps.exif_transpose(image)


def _dpi(image: Image) -> float | None:
    try:
        value = float(image.info["dpi"][0])
    except (KeyError, IndexError, TypeError, ValueError, ZeroDivisionError):
        return None
    low, high = _PLAUSIBLE_DPI
    return round(value, 2) if low <= value <= high else None


def _on_paper(image: Image) -> Image:
    grey = image.mode == "LA"
    layered = image.convert("LA" if grey else "RGBA")
    white = 255 if grey else (255, 255, 255)
    paper: Image = limits.pillow().new("L" if grey else "RGB", image.size, white)
    paper.paste(layered.convert(paper.mode), mask=layered.getchannel("A"))
    return paper


def _palette_is_grey(image: Image) -> bool:
    palette = image.getpalette() or []
    return all(
        red == green == blue
        for red, green, blue in zip(palette[::3], palette[1::3], palette[2::3], strict=False)
    )
